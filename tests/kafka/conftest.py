"""One real Kafka for all tests here; each test has topics of its own behind a prefix."""
import itertools
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, replace
from pathlib import Path

import orjson
import pytest
from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition

from topics.catalog import OUTCOMES
from topics.records import RawArticle
from workers.cli import NO_BROKER
from workers.kafka import admin
from workers.kafka.broker import BrokerUnavailable, EmbeddedBroker
from workers.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
_numbers = itertools.count()


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.kafka)


@pytest.fixture(scope="session")
def broker():
    embedded = EmbeddedBroker()
    try:
        embedded.start()
    except BrokerUnavailable as error:
        if os.environ.get("RASID_REQUIRE_KAFKA") == "1":
            raise
        pytest.skip(str(error))
    yield embedded
    embedded.stop()


@pytest.fixture
def settings(broker, tmp_path):
    """Of topics that no other test knows, two partitions wide."""
    prefix = f"t{next(_numbers)}."
    return Settings(broker=broker.address, data_dir=tmp_path / "state", web_port=0, partitions=2, topic_prefix=prefix)


@pytest.fixture
def cluster(settings):
    cluster = Cluster(settings)
    admin.ensure_topics(settings)
    yield cluster
    cluster.stop()


@dataclass(frozen=True)
class Read:
    """A message as confluent-kafka reads it."""

    key: bytes | None
    value: bytes | None
    headers: tuple
    partition: int
    offset: int


class Cluster:
    """Kafka through a client that is not ours, and workers as processes of their own."""

    def __init__(self, settings):
        self.settings = settings
        self.workers = []

    def topic(self, record):
        return admin.topic_name(self.settings, record)

    def send(self, messages, record=RawArticle):
        """Send (key, value) or (key, value, headers); all are stored when this returns."""
        producer = Producer({
            "bootstrap.servers": self.settings.broker, "message.max.bytes": 17_000_000, "linger.ms": 5,
            "queue.buffering.max.messages": 1_000_000})
        failures = []
        for key, value, *headers in messages:
            producer.produce(
                self.topic(record), value, key, headers=headers[0] if headers else None,
                on_delivery=lambda error, _: failures.append(error) if error else None)
            producer.poll(0)
        producer.flush()
        assert not failures

    def read(self, record):
        """Everything that stands on the topic of *record* now."""
        consumer = Consumer({
            "bootstrap.servers": self.settings.broker, "group.id": "test", "enable.auto.commit": False,
            "auto.offset.reset": "earliest", "fetch.message.max.bytes": 20_000_000})
        try:
            partitions = range(admin.partitions_of(self.settings, record))
            tps = [TopicPartition(self.topic(record), number, 0) for number in partitions]
            wanted = sum(_end(consumer, tp) for tp in tps)
            consumer.assign(tps)
            messages = []
            while len(messages) < wanted:
                message = consumer.poll(30)
                assert message is not None, f"{len(messages)} of {wanted} read"
                if message.error():
                    assert message.error().retriable() or not message.error().fatal(), message.error()
                    continue
                messages.append(Read(
                    message.key(), message.value(), tuple(message.headers() or ()), message.partition(),
                    message.offset()))
            return messages
        finally:
            consumer.close()

    def count(self, *records):
        """How many messages stand on the topics of *records*."""
        consumer = Consumer({"bootstrap.servers": self.settings.broker, "group.id": "test"})
        try:
            return sum(
                _end(consumer, TopicPartition(self.topic(record), number))
                for record in records for number in range(admin.partitions_of(self.settings, record)))
        finally:
            consumer.close()

    def outcomes(self):
        """Which raw message came to what: (partition, offset) in raw -> the outcomes' names, each named once."""
        came = {}
        for record in OUTCOMES:
            for message in self.read(record):
                headers = dict(message.headers)
                if headers.get("rasid.errors.topic") == self.topic(RawArticle).encode():
                    origin = tuple(int(headers[f"rasid.errors.{part}"]) for part in ("partition", "offset"))
                else:
                    origin = tuple(int(part) for part in headers["rasid.origin"].decode().split("/")[1:])
                came.setdefault(origin, set()).add(record.__name__)
        return came

    def await_outcomes(self, count, seconds=300):
        """Wait until *count* raw messages have an outcome."""
        self._await(count, seconds, lambda: self.count(*OUTCOMES) >= count and len(self.outcomes()) >= count)

    def await_published(self, count, seconds=300):
        """Wait until about *count* outcomes stand there: quicker to tell, and repeats count again."""
        self._await(count, seconds, lambda: self.count(*OUTCOMES) >= count)

    def _await(self, count, seconds, reached):
        deadline = time.monotonic() + seconds
        while not reached():
            assert time.monotonic() < deadline, (
                f"{len(self.outcomes())} of {count} after {seconds} s: {[worker.log() for worker in self.workers]}")
            for worker in self.workers:
                worker.expect_running()
            time.sleep(0.05)

    def start_worker(self, name="state", program=("-m", "workers.cli", "worker")):
        """A worker with a data folder of this name, which outlives it."""
        worker = Process(replace(self.settings, data_dir=self.settings.data_dir.parent / name), program)
        self.workers.append(worker)
        return worker

    def stop(self):
        for worker in self.workers:
            worker.kill()


def _end(consumer, tp):
    """The end of a partition; a broker that was just started may not lead it for a moment."""
    for _ in range(100):
        try:
            return consumer.get_watermark_offsets(tp, timeout=10)[1]
        except KafkaException:
            time.sleep(0.1)
    raise AssertionError(f"{tp} has no leader")


class Process:
    """A `rasid worker`, or another program that takes its settings from the environment."""

    def __init__(self, settings, program):
        self._command = [sys.executable, *program]
        self._environment = {
            **os.environ, "RASID_BROKER": settings.broker, "RASID_DATA_DIR": str(settings.data_dir),
            "RASID_WEB_PORT": "0", "RASID_PARTITIONS": str(settings.partitions),
            "RASID_DEDUP_PARTS": str(settings.dedup_parts),
            "RASID_TOPIC_PREFIX": settings.topic_prefix, "PYTHONPATH": str(ROOT)}
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        self._log = settings.data_dir.with_suffix(".log")
        self.killed = False
        self._run()

    def _run(self):
        self._start = self._log.stat().st_size if self._log.exists() else 0
        with self._log.open("ab") as out:
            self.process = subprocess.Popen(
                self._command, env=self._environment, stdout=out, stderr=out, cwd=ROOT)

    def log(self):
        return self._log.read_text()[self._start:]

    def expect_running(self):
        """One that gave up on a Kafka that was away for long starts anew, as it would under any supervisor."""
        if not self.killed and self.process.poll() == NO_BROKER:
            self._run()
        assert self.killed or self.process.poll() is None, f"a worker ended by itself: {self.log()}"

    def await_ready(self, seconds=180):
        deadline = time.monotonic() + seconds
        while self.get("ready")[0] != 200:
            self.expect_running()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.05)

    def get(self, page):
        """Status and text of a page of its probes; 0 while there is none, or it takes long on a busy machine."""
        port = self.log().partition("probes on port ")[2].partition("\n")[0]
        if not port:
            return 0, ""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def kill(self):
        """SIGKILL."""
        self.killed = True
        self.process.kill()
        self.process.wait()

    def terminate(self):
        """SIGTERM; the exit code."""
        self.killed = True
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


_OPENINGS = (
    "أعلنت وزارة النقل", "قال متحدث باسم البلدية", "افتتح محافظ المدينة", "ناقش مجلس الإدارة", "أطلقت جمعية محلية")
_OBJECTS = (
    "مشروعا لتوسعة الميناء", "خطة لترميم الجسر القديم", "مبادرة لزراعة الأشجار", "معرضا للحرف اليدوية",
    "دورة لتدريب المعلمين")
_PLACES = ("في حي الزهور", "قرب السوق المركزي", "على ضفاف النهر", "في الضاحية الشرقية", "عند مدخل البلدة")
_ENDS = (
    "خلال الأسبوع المقبل", "بتمويل من المجلس البلدي", "بحضور عدد من الأهالي", "بعد أشهر من التحضير",
    "واتهمت الشرطة الكينية الحكومة بالتقصير")


def articles(count, start=0):
    """Made-up news, each article unlike the others: a number in words of its own makes every sentence differ."""
    for number in range(start, start + count):
        sentences = []
        for line in range(6):
            mix = number * 7 + line * 3
            words = " ".join(f"{_NAMES[(number // 12 ** place + line) % 12]}" for place in range(4))
            sentences.append(
                f"{_OPENINGS[mix % 5]} {words} {_OBJECTS[(mix + line) % 5]} رقم {number * 11 + line} "
                f"{_PLACES[(number + line) % 5]} {_ENDS[(number // 5 + line) % 5]}.")
        yield None, orjson.dumps({
            "id": f"a{number}", "url": f"https://akhbar.example/{number}", "source": "akhbar.example",
            "title": f"خبر رقم {number}", "text": "\n".join(sentences), "published_at": "2026-11-20T08:00:00Z"})


_NAMES = ("سالم", "هدى", "مروان", "ليلى", "نادر", "سعاد", "كريم", "رانيا", "طارق", "منى", "بسام", "عبير")

HOSTILE = (
    (b"malformed", b'{"id": "x", "text": "'),
    (b"wrong-type", '{"id": "x", "text": ["نص"]}'.encode()),
    (b"missing", b'{"title": "x"}'),
    (b"not-utf8", b'{"id": "x", "text": "\xd9\xff"}'),
    (b"not-object", b"[1, 2]"),
    (None, b""),
    (b"deep", b"[" * 100_000),
    (b"five-megabytes", orjson.dumps({"id": "x", "text": "نص " * 1_000_000})),
)
"""What each becomes a dead letter, as (key, value)."""


@pytest.fixture
def hostile():
    return HOSTILE


@pytest.fixture
def news():
    return articles


@pytest.fixture
def maven_and_java():
    if not (shutil.which("java") and shutil.which("mvn")):
        pytest.skip("Java or Maven is missing")
