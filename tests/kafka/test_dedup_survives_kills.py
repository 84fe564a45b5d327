"""Dedup's memory on RocksDB and Kafka: what was remembered before a SIGKILL decides after it as if nothing had been."""
import asyncio
from dataclasses import replace

import orjson

from topics.records import Duplicate, UniqueArticle
from workers import inprocess
from workers.kafka import admin
from workers.metrics import Metrics


def stream(news, count):
    """*count* articles; after each third comes an exact copy, a cut one, and one that adds news to an earlier one."""
    own = [orjson.loads(value) for _, value in news(count)]
    added = [orjson.loads(value) for _, value in news(count // 3, start=10 * count)]
    for number, article in enumerate(own):
        yield article
        if number % 3 == 2:
            earlier = own[number - number // 2]
            lines = earlier["text"].split("\n")
            yield {**article, "id": f"copy{number}", "url": f"https://nashra.example/{number}"}
            yield {**earlier, "id": f"cut{number}", "url": f"https://mawqi.example/{number}",
                   "text": "\n".join(lines[:-1])}
            yield {**added[number // 3], "id": f"more{number}", "url": f"https://sahifa.example/{number}",
                   "text": "\n".join([*lines[:3], *added[number // 3]["text"].split("\n")[:3]])}


GIVES = (UniqueArticle, Duplicate)
SAID = ("story_id", "relation", "revision", "novelty", "reuse", "duplicate_of", "kind", "resemblance", "containment")


def verdict(kind, message):
    """The raw message's offset, and what dedup said of it."""
    record = orjson.loads(message.value)
    offset = int(dict(message.headers)["rasid.origin"].rpartition(b"/")[2])
    return offset, (kind.__name__, *(record.get(field) for field in SAID))


def undisturbed(settings, raw):
    """Each offset's verdict in a run that nothing interrupts."""
    verdicts = {}

    def deliver(kind, message):
        if kind in GIVES:
            offset, said = verdict(kind, message)
            verdicts[offset] = said

    asyncio.run(inprocess.drain(settings, iter(raw), deliver, lambda sent, done: None, Metrics()))
    return verdicts


def test_verdicts_after_kills_are_those_of_a_run_without(cluster, news):
    """Killed three times; the third time its disk is gone too, and the memory comes back from the changelog."""
    cluster.settings = replace(cluster.settings, partitions=1, topic_prefix=f"{cluster.settings.topic_prefix}one.")
    admin.ensure_topics(cluster.settings)
    raw = [(None, orjson.dumps(article)) for article in stream(news, 150)]
    wanted = undisturbed(cluster.settings, raw)
    quarter = len(raw) // 4
    worker = cluster.start_worker("a")
    for number, disk in enumerate(("a", "a", "b")):
        cluster.send(raw[number * quarter : (number + 1) * quarter])
        cluster.await_published(number * quarter + quarter // 2)
        worker.kill()
        worker = cluster.start_worker(disk)
    cluster.send(raw[3 * quarter :])

    cluster.await_outcomes(len(raw))

    assert len(wanted) == len(raw)
    words = {word for said in wanted.values() for word in said if isinstance(word, str)}
    assert {"new", "partial", "exact", "near"} <= words
    for kind in GIVES:
        for message in cluster.read(kind):
            offset, said = verdict(kind, message)
            assert said == wanted[offset]
