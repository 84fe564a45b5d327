"""Dedup's memory in several parts, shared by workers: what one part would say, also when a worker is killed."""
import asyncio
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from topics.catalog import OUTCOMES
from topics.records import Duplicate, Probe, TaggedArticle
from workers.agents import Message
from workers.inprocess import Queues
from workers.kafka import admin, feed
from workers.settings import SettingsError
from workers.topology import flow

sys.path.insert(0, str(Path(__file__).parent))
from test_flow_on_kafka import work


@pytest.fixture
def settings(settings):
    """One partition of raw, so that the order of articles is that of sending; three parts of dedup's memory."""
    return replace(settings, partitions=1, dedup_parts=3)


def mixed(news):
    """300 articles in random words, and a little behind every third a copy, behind every fifth one that adds news."""
    words = [word for _, value in news(20) for word in orjson.loads(value)["text"].split()]
    dice = random.Random(3)
    texts = [[" ".join(dice.choices(words, k=40)) for _ in range(4)] for _ in range(300)]
    for number, text in enumerate(texts):
        yield article(f"a{number}", text)
        if number % 3 == 2:
            yield article(f"copy{number}", texts[number - dice.randrange(3)])
        if number % 5 == 4:
            before = texts[number - dice.randrange(5)]
            yield article(f"more{number}", [*before[:2], " ".join(dice.choices(words, k=80))])


def article(id, text):
    return None, orjson.dumps({"id": id, "text": "\n".join(text), "published_at": "2026-11-20T08:00:00Z"})


def verdicts(values):
    """What dedup said, by article: one answer, however often it was said."""
    said = {}
    for value in values:
        record = orjson.loads(value)
        said.setdefault(record["id"], set()).add(orjson.dumps([record.get(name) for name in (
            "story_id", "relation", "kind", "duplicate_of", "novelty", "containment", "resemblance", "reuse")]))
    return said


def test_two_workers_with_a_part_of_memory_each_and_a_kill_say_what_one_memory_says(cluster, news):
    raw = list(mixed(news))
    alone = Queues(replace(cluster.settings, dedup_parts=1))
    asyncio.run(alone.run(
        Message("raw", 0, number, time.time(), key, value) for number, (key, value) in enumerate(raw)))
    workers = {name: cluster.start_worker(name) for name in ("one", "two")}
    for worker in workers.values():
        worker.await_ready()
    assert all(any((cluster.settings.data_dir.parent / name).glob("*/look/*")) for name in workers)
    cluster.send(raw)
    cluster.await_published(len(raw) // 3)
    workers["one"].kill()
    cluster.start_worker("one")

    cluster.await_outcomes(len(raw))

    outcomes = cluster.outcomes()
    assert len(outcomes) == len(raw) and all(len(kinds) == 1 for kinds in outcomes.values())
    assert {message.partition for message in cluster.read(Probe)} == {0, 1, 2}
    said = verdicts(message.value for kind in (TaggedArticle, Duplicate) for message in cluster.read(kind))
    assert said == verdicts(outgoing.value for kind in OUTCOMES for outgoing in alone.published[kind])
    assert {len(answers) for answers in said.values()} == {1}


class Broken:
    """Fails on one article, at its second part."""

    version = "test"

    def __init__(self, inner):
        self.inner = inner

    def __call__(self, probe, at):
        if (probe.id, probe.part) == ("a1", 1):
            raise ZeroDivisionError("the stage is broken")
        return self.inner(probe, at)


def test_a_dead_letter_goes_back_to_the_part_it_failed_on(cluster, news):
    cluster.send(news(3))
    work(cluster, 3, tuple(
        replace(step, build=lambda store, step=step: Broken(step.build(store))) if step.name == "look" else step
        for step in flow(cluster.settings)))

    assert asyncio.run(feed.replay_dead_letters(cluster.settings)) == 1
    work(cluster, 4)

    assert {message.key for message in cluster.read(TaggedArticle)} == {b"a0", b"a1", b"a2"}
    assert sorted(message.partition for message in cluster.read(Probe) if message.key == b"a1") == [0, 1, 1, 2]


def test_another_number_of_parts_is_an_error_with_the_next_step(settings):
    admin.ensure_topics(settings)

    with pytest.raises(SettingsError, match=r"probe\.v1 has 3 partitions.*set RASID_DEDUP_PARTS"):
        admin.ensure_topics(replace(settings, dedup_parts=4))
