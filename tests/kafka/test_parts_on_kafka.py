"""Dedup's memory in several parts, shared by workers: what one part would say, also when a worker is killed."""
import asyncio
import time
from dataclasses import replace

import orjson
import pytest

from topics.catalog import OUTCOMES
from topics.records import Duplicate, Probe, RawArticle, TaggedArticle
from workers.agents import Message
from workers.inprocess import Queues
from workers.kafka import admin
from workers.settings import SettingsError


@pytest.fixture
def settings(settings):
    """One partition of raw, so that the order of articles is that of sending; three parts of dedup's memory."""
    return replace(settings, partitions=1, dedup_parts=3)


def mixed(news):
    """600 articles; of every third a copy under another id comes a little later, of every tenth one that adds news."""
    for number, (key, value) in enumerate(news(600)):
        yield key, value
        if number >= 5 and number % 3 == 0:
            yield key, again(news, number - 5, f"copy{number}")
        if number >= 5 and number % 10 == 0:
            more = "\n".join(orjson.loads(one)["text"] for _, one in news(1, start=2000 + number))
            yield key, again(news, number - 4, f"more{number}", more)


def again(news, number, id, more=""):
    (_, value), = news(1, start=number)
    article = orjson.loads(value)
    return orjson.dumps({**article, "id": id, "text": article["text"] + "\n" + more})


def verdicts(records):
    """What dedup said, by article."""
    return {record["id"]: (record["story_id"], record.get("relation"), record.get("kind"), record.get("reuse"))
            for record in records}


def test_two_workers_with_a_part_of_memory_each_and_a_kill_say_what_one_memory_says(cluster, news):
    raw = list(mixed(news))
    alone = Queues(replace(cluster.settings, dedup_parts=1))
    asyncio.run(alone.run(
        Message("raw", 0, number, time.time(), key, value) for number, (key, value) in enumerate(raw)))
    workers = {name: cluster.start_worker(name) for name in ("one", "two")}
    for worker in workers.values():
        worker.await_ready()
    cluster.send(raw)
    victims = ["one", "two"]

    def kill(stand):
        if victims and stand >= len(raw) // (1 + len(victims)):
            name = victims.pop()
            workers[name].kill()
            workers[name] = cluster.start_worker(name)

    cluster.await_outcomes(len(raw), seconds=200, each=kill)

    assert not victims
    outcomes = cluster.outcomes()
    assert len(outcomes) == len(raw) and all(len(kinds) == 1 for kinds in outcomes.values())
    assert {message.partition for message in cluster.read(Probe)} == {0, 1, 2}
    said = [orjson.loads(message.value) for kind in (TaggedArticle, Duplicate) for message in cluster.read(kind)]
    expected = verdicts(
        orjson.loads(outgoing.value) for kind in OUTCOMES for outgoing in alone.published[kind])
    assert verdicts(said) == expected
    assert {record["id"]: record for record in said if record["id"].startswith("copy")}
    repeated = {}
    for record in said:
        record.pop("processing", None)
        assert repeated.setdefault(record["id"], record) == record


def test_another_number_of_parts_is_an_error_with_the_next_step(settings):
    admin.ensure_topics(settings)

    with pytest.raises(SettingsError, match=r"probe\.v1 has 3 partitions.*set RASID_DEDUP_PARTS"):
        admin.ensure_topics(replace(settings, dedup_parts=4))
