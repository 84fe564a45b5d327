"""
The flow's speed on one machine: an embedded broker and two workers.

    python -m tests.bench.flow [--articles 6000] [--seconds 30]

Measures articles a second from raw to their outcome, everything sent at once, and the time from sending to reading the
outcome at a steady 60 a second. Articles: ../shared/data/replay.jsonl.gz, or made-up ones where that is absent.
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from contextlib import ExitStack, suppress
from pathlib import Path

from confluent_kafka import Consumer, Producer, TopicPartition

from tests.bench.streams import REPLAY, made_up, replayed_lines
from tests.figures import Figure, table
from topics.catalog import OUTCOMES
from topics.codec import encode
from topics.records import DeadLetter, RawArticle
from workers.kafka import admin
from workers.kafka.broker import EmbeddedBroker
from workers.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def values(count):
    """The raw values, *count* of them."""
    return list(replayed_lines(count)) if REPLAY.exists() else [encode(article) for article in made_up(count)]


def start_worker(settings, log):
    environment = {
        **os.environ, "RASID_BROKER": settings.broker, "RASID_DATA_DIR": str(settings.data_dir), "RASID_WEB_PORT": "0",
        "RASID_PARTITIONS": str(settings.partitions), "RASID_DEDUP_PARTS": str(settings.dedup_parts),
        "PYTHONPATH": str(ROOT)}
    with log.open("wb") as out:
        command = [sys.executable, "-m", "workers.cli", "worker"]
        return subprocess.Popen(command, env=environment, stdout=out, stderr=out)


def port_of(log):
    return log.read_text().partition("probes on port ")[2].partition("\n")[0]


def await_ready(process, log):
    while True:
        assert process.poll() is None, log.read_text()
        with suppress(OSError):
            if urllib.request.urlopen(f"http://127.0.0.1:{port_of(log) or 1}/ready", timeout=5).status == 200:
                return
        time.sleep(0.05)


class Outcomes:
    """Reads the outcomes as they come: when each raw message, by its place, had its own."""

    def __init__(self, settings):
        self.raw = admin.topic_name(settings, RawArticle).encode()
        self.read_at = {}
        self.consumer = Consumer({
            "bootstrap.servers": settings.broker, "group.id": "bench", "enable.auto.commit": False,
            "auto.offset.reset": "earliest"})
        self.consumer.assign([
            TopicPartition(admin.topic_name(settings, record), number, 0)
            for record in OUTCOMES for number in range(admin.partitions_of(settings, record))])
        self.dead = admin.topic_name(settings, DeadLetter)

    def read_until(self, count):
        while len(self.read_at) < count:
            self.poll(0.01)

    def poll(self, seconds):
        """Take what comes within *seconds*: a thousand messages are waited for so long, however early one was there."""
        for message in self.consumer.consume(1000, seconds):
            headers = dict(message.headers())
            if headers.get("rasid.errors.topic") == self.raw:
                place = tuple(int(headers[f"rasid.errors.{part}"]) for part in ("partition", "offset"))
            else:
                place = tuple(int(part) for part in headers["rasid.origin"].split(b"/")[1:])
            self.read_at.setdefault(place, time.time())


def throughput(settings, outcomes, raw):
    producer = Producer({
        "bootstrap.servers": settings.broker, "linger.ms": 5, "queue.buffering.max.messages": 1_000_000})
    began = time.time()
    for value in raw:
        producer.produce(admin.topic_name(settings, RawArticle), value)
    producer.flush()
    outcomes.read_until(len(raw))
    return len(raw) / (time.time() - began)


def latencies(settings, outcomes, raw, rate):
    """Seconds from sending to reading the outcome, for each of *raw*, sent at *rate* a second."""
    producer = Producer({"bootstrap.servers": settings.broker, "linger.ms": 0})
    sent_at = {}
    before = set(outcomes.read_at)
    began = time.time()
    for number, value in enumerate(raw):
        while time.time() < began + number / rate:
            outcomes.poll(0.001)
            producer.poll(0)
        now = time.time()
        producer.produce(
            admin.topic_name(settings, RawArticle), value,
            on_delivery=lambda _, message, now=now: sent_at.__setitem__((message.partition(), message.offset()), now))
    producer.flush()
    outcomes.read_until(len(before) + len(raw))
    return [outcomes.read_at[place] - sent for place, sent in sent_at.items()]


def cpu_seconds(pid):
    """CPU time of a process so far: what holds on a machine that others use, too."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def stage_milliseconds(processes):
    """Mean time of a stage, as the workers' metrics tell it, by name."""
    sums, counts = defaultdict(float), defaultdict(float)
    for _, log in processes:
        page = urllib.request.urlopen(f"http://127.0.0.1:{port_of(log)}/metrics", timeout=10).read().decode()
        for kind, stage, value in re.findall(r'rasid_stage_seconds_(sum|count)\{stage="(\w+)"\} (\S+)', page):
            (sums if kind == "sum" else counts)[stage] += float(value)
    return {stage: 1000 * sums[stage] / counts[stage] for stage in sorted(counts) if counts[stage]}


def main(arguments=None):
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=6000)
    options.add_argument("--seconds", type=int, default=30, help="of the steady part")
    options.add_argument("--rate", type=int, default=60, help="articles a second in the steady part")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--partitions", type=int, default=4)
    options.add_argument("--parts", type=int, default=1, help="of dedup's memory")
    chosen = options.parse_args(arguments)
    steady = chosen.seconds * chosen.rate
    raw = values(chosen.articles + steady)
    with ExitStack() as stack:
        broker = stack.enter_context(EmbeddedBroker())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        processes = []
        for number in range(chosen.workers):
            settings = Settings(
                broker=broker.address, data_dir=folder / str(number), partitions=chosen.partitions,
                dedup_parts=chosen.parts)
            if not processes:
                admin.ensure_topics(settings)
            log = folder / f"{number}.log"
            processes.append((start_worker(settings, log), log))
            stack.callback(processes[-1][0].kill)
        for process, log in processes:
            await_ready(process, log)
        outcomes = Outcomes(settings)
        pids = [*(process.pid for process, _ in processes), broker.processes[1]]
        before = [cpu_seconds(pid) for pid in pids]
        speed = throughput(settings, outcomes, raw[: chosen.articles])
        *own, kafka = (1000 * (cpu_seconds(pid) - old) / chosen.articles for pid, old in zip(pids, before, strict=True))
        stages = stage_milliseconds(processes)
        taken = statistics.quantiles(latencies(settings, outcomes, raw[chosen.articles :], chosen.rate), n=100)
        p50, p99 = taken[49] * 1000, taken[98] * 1000
        print(table(
            ["articles", "workers", "articles/s", "CPU ms each, workers", "CPU ms each, Kafka",
             *(f"{name}, ms" for name in stages), f"p50 at {chosen.rate}/s, ms", "p99, ms"],
            [(f"{chosen.articles:,}", str(chosen.workers), f"{speed:,.0f}", f"{sum(own):.2f}", f"{kafka:.2f}",
              *(f"{took:.2f}" for took in stages.values()), f"{p50:,.0f}", f"{p99:,.0f}")]), flush=True)
        outcomes.consumer.close()
        for process, log in processes:
            process.terminate()
            assert process.wait(60) == 0, log.read_text()
    return [
        Figure("flow", f"articles/s raw to outcome, {chosen.workers} workers", "≥", 300, speed),
        Figure("flow", f"ms p99 at {chosen.rate}/s", "≤", 400, p99),
    ]


if __name__ == "__main__":
    main()
