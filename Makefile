# Everything a newcomer needs: each target does its own set-up. Needs Python 3.11 or newer; for Kafka also Java 17 and Maven.
.DEFAULT_GOAL := run
.PHONY: setup run test test-long lint kafka bench quality lock schemas clean

PYTHON ?= $(firstword $(foreach name,python3.11 python3 python3.12 python3.13 python3.14,$(shell \
	$(name) -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(name))))
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet --no-deps

setup: .venv/.dev

run: .venv/.run
	$(BIN)/rasid run samples --output out

test: .venv/.dev
	$(BIN)/pytest -m "not long"

test-long: .venv/.dev
	$(BIN)/pytest -m long

lint: .venv/.dev
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

kafka: .venv/.run
	$(BIN)/python -m workers.kafka.broker

# Every part's speed and the whole flow's, beside other libraries; make bench LONG=--long feeds dedup a million articles.
bench: .venv/.dev .venv/.bench
	$(BIN)/python -m tests.bench $(LONG)

# The labelled sets of ../shared through `rasid run`: what was measured beside what was asked for.
quality: .venv/.dev .venv/.bench
	$(BIN)/python -m tests.quality

# The locks carry hashes and no addresses; any index that serves the same files will do. Needs uv.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate
lock:
	$(LOCK) pyproject.toml deploy/build-requirements.in --output-file requirements.lock
	$(LOCK) pyproject.toml deploy/build-requirements.in --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	$(LOCK) pyproject.toml deploy/build-requirements.in --extra bench --constraint requirements.lock --output-file requirements-bench.lock

schemas: .venv/.run
	$(BIN)/python -m topics.schemas

clean:
	rm -rf .venv out

# A stamp for each lock: an unchanged lock is never installed twice.
.venv/.run: requirements.lock pyproject.toml | .venv/bin/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-build-isolation --editable .
	touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	$(INSTALL) --require-hashes -r requirements-dev.lock
	touch $@

.venv/.bench: requirements-bench.lock .venv/.run
	$(INSTALL) --require-hashes -r requirements-bench.lock
	touch $@

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "make: found no Python 3.11 or newer with venv; install it (Debian: python3 and python3-venv) or say PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv .venv
