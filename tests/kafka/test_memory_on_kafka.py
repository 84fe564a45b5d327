"""A stage's memory is restored exactly: from disk, from the changelog, and when a partition comes back."""
import asyncio
from pathlib import Path

import orjson
import pytest

from topics.records import Rejected
from workers.kafka import admin

from ordinals import STEPS
from running import until, until_published, working


@pytest.fixture
def numbered(cluster):
    admin.ensure_topics(cluster.settings, STEPS)
    return cluster


def contents(worker):
    """What the worker remembers, by partition."""
    memory = worker.app.tables["ordinals"]
    changelog = memory.changelog_topic_name
    return {tp.partition: dict(memory.partition(tp.partition)) for tp in worker.app.consumer.assignment()
            if tp.topic == changelog}


def ready(worker, partitions):
    """Does the worker work on so many partitions? Only then may their contents be read."""
    return not worker.not_ready() and len(contents(worker)) == partitions


def numbers(cluster):
    """The numbers that were given, by raw partition: id -> every number it ever got."""
    given = {}
    for message in cluster.read(Rejected):
        record = orjson.loads(message.value)
        partition = int(dict(message.headers)["rasid.origin"].decode().split("/")[1])
        given.setdefault(partition, {}).setdefault(record["id"], set()).add(int(record["detail"]))
    return given


def assert_numbered(cluster, count):
    given = numbers(cluster)
    assert sum(len(ids) for ids in given.values()) == count
    for ids in given.values():
        assert sorted(number for all_numbers in ids.values() for number in all_numbers) == list(range(len(ids)))


def test_memory_is_the_same_after_a_restart_on_its_disk_and_on_another(numbered, news):
    async def run():
        async with working(numbered.settings, STEPS, "a") as worker:
            numbered.send(news(120))
            await until_published(numbered, 120, Rejected)
            before = contents(worker)
        async with working(numbered.settings, STEPS, "a") as worker:
            await until(lambda: ready(worker, 2))
            from_disk = contents(worker)
        async with working(numbered.settings, STEPS, "b") as worker:
            await until(lambda: ready(worker, 2))
            from_changelog = contents(worker)
            numbered.send(news(40, start=120))
            await until_published(numbered, 160, Rejected)
        return before, from_disk, from_changelog

    before, from_disk, from_changelog = asyncio.run(run())

    assert sum(len(memory) for memory in before.values()) == 120
    assert before == from_disk == from_changelog
    assert_numbered(numbered, 160)


def test_a_partition_that_moves_away_and_comes_back_brings_what_happened_meanwhile(numbered, news):
    async def run():
        async with working(numbered.settings, STEPS, "a") as first:
            numbered.send(news(60))
            await until_published(numbered, 60, Rejected)
            async with working(numbered.settings, STEPS, "b") as second:
                await until(lambda: ready(first, 1) and ready(second, 1))
                numbered.send(news(60, start=60))
                await until_published(numbered, 120, Rejected)
                apart = {**contents(first), **contents(second)}
            await until(lambda: ready(first, 2))
            together = contents(first)
            numbered.send(news(60, start=120))
            await until_published(numbered, 180, Rejected)
        return apart, together

    apart, together = asyncio.run(run())

    assert apart == together
    assert_numbered(numbered, 180)


def test_what_survives_kills_of_two_workers_is_a_prefix_of_what_was_decided(numbered, news):
    """Each outcome that anyone saw has its number in memory, so that no number is given twice or skipped."""
    program = (str(Path(__file__).with_name("ordinals.py")),)
    workers = {name: numbered.start_worker(name, program) for name in ("a", "b")}
    for worker in workers.values():
        worker.await_ready()
    for round_ in range(4):
        seen = numbered.count(Rejected)
        numbered.send(news(500, start=500 * round_))
        victim = "ab"[round_ % 2]
        numbered.await_published(seen + 1)
        workers[victim].kill()
        workers[victim] = numbered.start_worker(victim, program)

    numbered.await_outcomes(2000)

    assert_numbered(numbered, 2000)
