"""The lean install: what is locked is all that is used, and nothing says where it came from."""
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
# What camel-tools declares beside what its text utilities and its analyzer import, and what that would bring along.
LEFT_OUT = {
    "torch", "transformers", "scikit-learn", "pandas", "scipy", "dill", "camel-kenlm", "editdistance", "future",
    "tabulate", "huggingface-hub", "tokenizers",
}  # fmt: skip
USED = (
    "camel_tools.utils.charmap", "camel_tools.utils.charsets", "camel_tools.utils.dediac",
    "camel_tools.utils.normalize", "camel_tools.tokenizers.word", "camel_tools.morphology.analyzer",
    "camel_tools.morphology.database", "aiohttp.web", "aiokafka.admin", "faust",
    "rich.progress", "warcio.archiveiterator",
)  # fmt: skip


def locked(name):
    """Package names of a lock."""
    return set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def modules():
    """Every module of ours."""
    paths = [path for package in ("topics", "workers") for path in (ROOT / package).rglob("*.py")]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths]
    return sorted(name for name in names if not name.endswith("__main__"))


def test_everything_used_imports_with_nothing_but_what_is_locked(tmp_path):
    """
    In a process of its own, where no other package can be imported, be it installed (for tests) or not. camel-tools'
    analyzer gets a catalogue, else it would download one while it is imported.
    """
    catalogue = {"version": "1.6.0", "packages": {}, "components": {}}
    (tmp_path / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    environment = os.environ | {"CAMELTOOLS_DATA": str(tmp_path)}
    program = f"""
import importlib, importlib.metadata, sys

allowed = {locked("requirements.lock") | {"rasid"}!r}
owners = importlib.metadata.packages_distributions()

class Absent:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in owners and not allowed & {{owner.lower().replace("_", "-") for owner in owners[top]}}:
            raise ModuleNotFoundError(f"{{name}} is not in requirements.lock", name=name)

sys.meta_path.insert(0, Absent())
for name in {(*USED, *modules())!r}:
    importlib.import_module(name)
"""
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)

    assert ran.returncode == 0, ran.stderr


def test_the_lock_does_not_name_what_is_left_out():
    assert not locked("requirements.lock") & LEFT_OUT


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_a_hash_for_everything_and_the_address_of_nothing(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()

    line = re.compile(r"[a-z0-9.-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [other for other in lines if not line.fullmatch(other)] == []
    assert len(locked(name)) >= 50


@pytest.mark.parametrize("name", LOCKS[1:])
def test_the_locks_agree_on_versions(name):
    def versions(lock):
        text = (ROOT / lock).read_text(encoding="utf-8")
        return set(re.findall(r"^([a-z0-9.-]+==\S+(?: ; [^\\]+)?)", text, re.MULTILINE))

    assert versions("requirements.lock") <= versions(name)


def test_the_lock_holds_every_dependency_that_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]

    def names(requirements):
        return {re.match(r"[A-Za-z0-9.-]+", requirement)[0].lower() for requirement in requirements}

    assert names(project["dependencies"]) <= locked("requirements.lock")
    assert names(extras["dev"]) <= locked("requirements-dev.lock")
    assert names(extras["bench"]) <= locked("requirements-bench.lock")
