"""What an operator gets: containers, settings, alerts, and a Prometheus that sees the workers' counts."""
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from contextlib import ExitStack
from dataclasses import fields, replace
from pathlib import Path

import pytest
import yaml
from confluent_kafka import Producer

from topics.catalog import CATALOG
from topics.records import RawArticle
from workers.inputs import Inputs
from workers.kafka.admin import MAX_MESSAGE_BYTES, ensure_topics
from workers.kafka.broker import BrokerUnavailable, EmbeddedBroker
from workers.metrics import Metrics
from workers.settings import Settings, variable

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
KNOWN = {variable(setting) for setting in fields(Settings)}


def example_settings():
    lines = (DEPLOY / "settings.env.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_example_names_every_setting_and_can_be_used_as_it_stands():
    assert set(example_settings()) == KNOWN
    assert Settings.read(example_settings()).broker == "kafka:9092"


def test_containers_name_only_settings_that_exist():
    assert set(re.findall(r"RASID_[A-Z_]+", DOCKERFILE)) <= KNOWN


def test_the_workers_meet_kafka_where_it_listens():
    kafka = SERVICES["kafka"]["environment"]
    assert f"INSIDE://{example_settings()['RASID_BROKER']}" in kafka["KAFKA_ADVERTISED_LISTENERS"].split(",")
    assert kafka["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "false"
    assert kafka["KAFKA_MESSAGE_MAX_BYTES"] > MAX_MESSAGE_BYTES


def test_ports_of_the_probes_agree():
    port = int(example_settings()["RASID_WEB_PORT"])
    prometheus = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text(encoding="utf-8"))
    (scrape,) = prometheus["scrape_configs"]

    assert f"EXPOSE {port}\n" in DOCKERFILE
    assert f"RASID_WEB_PORT={port}" in DOCKERFILE
    assert scrape["static_configs"][0]["targets"] == [f"worker-1:{port}", f"worker-2:{port}"]
    assert all(SERVICES[worker]["ports"][0].endswith(f":{port}") for worker in ("worker-1", "worker-2"))


def test_each_worker_has_a_volume_of_its_own_at_its_data_dir():
    volumes = [SERVICES[worker]["volumes"] for worker in ("worker-1", "worker-2")]

    assert {mount.split(":")[1] for mounts in volumes for mount in mounts} == {example_settings()["RASID_DATA_DIR"]}
    assert volumes[0] != volumes[1]
    assert set(COMPOSE["volumes"]) >= {mount.split(":")[0] for mounts in volumes for mount in mounts}


def test_workers_start_after_the_topics_and_the_topics_after_kafka():
    assert SERVICES["topics"]["command"] == ["topics"]
    assert SERVICES["topics"]["depends_on"] == {"kafka": {"condition": "service_healthy"}}
    for worker in ("worker-1", "worker-2"):
        assert SERVICES[worker]["depends_on"] == {"topics": {"condition": "service_completed_successfully"}}


def test_ports_are_open_to_this_machine_only():
    published = [port for service in SERVICES.values() for port in service.get("ports", ())]

    assert all(port.startswith("127.0.0.1:") for port in published)


def test_the_image_is_lean_and_its_worker_is_not_root():
    *_, stage = DOCKERFILE.split("\nFROM ")

    assert "--no-deps --require-hashes -r /build/requirements.lock" in DOCKERFILE
    assert DOCKERFILE.count("FROM python:3.11-slim") == 2
    assert re.search(r"^USER rasid$", stage, re.MULTILINE)
    assert "HEALTHCHECK" in stage
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    assert all((ROOT / name).exists() for names in copied for name in names.split())


def test_alerts_and_dashboards_ask_for_metrics_that_exist():
    exposed = {sample.name for family in Metrics().registry.collect() for sample in family.samples}
    exposed |= {metric.name for metric in Metrics().registry.collect()}
    exposed |= {name + end for name in list(exposed) for end in ("_total", "_bucket", "_sum", "_count", "_info")}
    asked = set()
    for path in [*DEPLOY.glob("prometheus/*.yml"), *DEPLOY.glob("grafana/**/*.json")]:
        asked |= set(re.findall(r"\brasid_[a-z_]+", path.read_text(encoding="utf-8")))

    assert asked
    assert asked <= exposed


@pytest.mark.prometheus
@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
@pytest.mark.parametrize("arguments", [["check", "config", "prometheus.yml"], ["test", "rules", "rules_test.yml"]])
def test_prometheus_itself_accepts_configuration_and_alerts(arguments):
    checked = subprocess.run(
        ["promtool", *arguments], cwd=DEPLOY / "prometheus", capture_output=True, text=True, timeout=60)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetched(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()


def until(says, what, seconds=90):
    """What *says* returns once it is true; failing after *seconds*."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if answer := says():
                return answer
        except OSError:
            pass
        time.sleep(0.3)
    pytest.fail(f"not within {seconds} s: {what}")


class Process:
    """A program that runs until the test is over; its output is kept for when it fails."""

    def __init__(self, log, *command):
        self._log = log
        with log.open("wb") as file:
            self._process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self._process.terminate()
        try:
            self._process.wait(40)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if kind is not None:
            print(self._log.read_text(encoding="utf-8", errors="replace")[-4000:])


@pytest.mark.kafka
@pytest.mark.prometheus
@pytest.mark.skipif(shutil.which("prometheus") is None, reason="prometheus is not installed")
def test_prometheus_sees_every_article_that_two_workers_took(tmp_path):
    """The parts of docker-compose.yml, started natively: Kafka, topics, two workers, Prometheus with our own rules."""
    with ExitStack() as running:
        try:
            broker = running.enter_context(EmbeddedBroker())
        except BrokerUnavailable as error:
            if os.environ.get("RASID_REQUIRE_KAFKA"):
                raise
            pytest.skip(str(error))
        settings = replace(Settings(), broker=broker.address, partitions=2)
        ensure_topics(settings)
        ports = [free_port(), free_port()]
        for number, port in enumerate(ports):
            running.enter_context(Process(
                tmp_path / f"worker-{number}.log", sys.executable, "-m", "workers.cli", "worker",
                "--broker", broker.address, "--partitions", "2", "--web-port", str(port),
                "--data-dir", str(tmp_path / f"worker-{number}")))
        asked = prometheus(running, tmp_path, ports)
        for port in ports:
            until(lambda port=port: "ready" in fetched(f"http://127.0.0.1:{port}/ready"), "worker ready")

        sent = send(broker.address)

        until(lambda: asked('sum(rasid_articles_total{stage="strip"})') == sent, "every article counted by strip")
        outcomes = 'sum(rasid_articles_total{outcome=~"tagged|duplicate|rejected|deadletter"})'
        until(lambda: asked(outcomes) == sent, "every article with an outcome")
        assert asked('count(up{job="rasid"} == 1)') == 2
        assert asked('count(rasid_build_info)') == 2
        until(lambda: asked("sum(rasid_consumer_lag)") == 0, "no lag left")
        assert asked('sum(rasid_end_to_end_seconds_count)') == sent


def send(address):
    """Send our samples as a crawler would."""
    producer = Producer({"bootstrap.servers": address})
    articles = list(Inputs([str(ROOT / "samples")], sys.stdin.buffer))
    for number, (_, value) in enumerate(articles):
        producer.produce(CATALOG[RawArticle].name, key=str(number), value=value)
    assert producer.flush(30) == 0
    return len(articles)


def prometheus(running, folder, ports):
    """Start a Prometheus with the configuration of deploy/ on these workers; returns what asks it."""
    config = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text(encoding="utf-8"))
    config["global"]["scrape_interval"] = "1s"
    config["scrape_configs"][0]["static_configs"][0]["targets"] = [f"127.0.0.1:{port}" for port in ports]
    shutil.copy(DEPLOY / "prometheus" / "rules.yml", folder)
    (folder / "prometheus.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    address = f"127.0.0.1:{free_port()}"
    running.enter_context(Process(
        folder / "prometheus.log", "prometheus", f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'tsdb'}", f"--web.listen-address={address}"))
    until(lambda: fetched(f"http://{address}/-/ready"), "Prometheus ready")

    def asked(query):
        answer = json.loads(fetched(f"http://{address}/api/v1/query?{urllib.parse.urlencode({'query': query})}"))
        results = answer["data"]["result"]
        return float(results[0]["value"][1]) if results else None

    return asked
