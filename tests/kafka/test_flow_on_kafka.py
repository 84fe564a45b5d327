"""The flow on a real Kafka, with workers in this process and steps of the tests' own where a stage has to fail."""
import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from topics.catalog import CATALOG, OUTCOMES
from topics.records import CleanArticle, DeadLetter, Duplicate, Event, RawArticle, TaggedArticle, UniqueArticle
from workers import inprocess
from workers.kafka import feed
from workers.kafka.broker import EmbeddedBroker
from workers.kafka.consumer import WorkerFailed
from workers.metrics import Metrics
from workers.settings import Settings, SettingsError
from workers.topology import flow

from running import until_published, working


def work(cluster, count, steps=None):
    """Run one worker until *count* outcomes stand there."""

    async def run():
        async with working(cluster.settings, steps) as worker:
            await until_published(cluster, count, *OUTCOMES)
            return worker

    return asyncio.run(run())


def test_every_hostile_message_becomes_a_dead_letter_as_it_came_and_the_stream_goes_on(cluster, hostile, news):
    own = [("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), ("x", None), ("x", b"\xff")]
    good = list(news(4))
    cluster.send([*good[:2], *((key, value, own) for key, value in hostile), *good[2:]])

    work(cluster, len(hostile) + len(good))

    letters = cluster.read(DeadLetter)
    assert sorted((letter.key or b"", letter.value) for letter in letters) == sorted(
        (key or b"", value) for key, value in hostile)
    for letter in letters:
        assert list(letter.headers[: len(own)]) == own
        headers = dict(letter.headers)
        assert headers["rasid.errors.topic"].decode() == cluster.topic(RawArticle)
        assert headers["rasid.errors.stage"] == b"strip"
        assert headers["rasid.errors.class"] and headers["rasid.errors.message"]
    assert len(cluster.read(TaggedArticle)) == len(good)


def test_a_tombstone_becomes_a_dead_letter(cluster):
    cluster.send([(b"gone", None)])

    work(cluster, 1)

    (letter,) = cluster.read(DeadLetter)
    assert (letter.key, letter.value) == (b"gone", None)


class Hostile:
    """Fails on some, and answers with what it must not on others."""

    version = "test"

    def __init__(self, inner):
        self.inner = inner

    def __call__(self, article, at):
        if article.id == "a1":
            raise ZeroDivisionError("the stage is broken")
        if article.id == "a2":
            return RawArticle(id="a2", text="")
        return self.inner(article, at)


def broken(settings, name):
    return tuple(
        replace(step, build=lambda store, step=step: Hostile(step.build(store))) if step.name == name else step
        for step in flow(settings))


@pytest.mark.parametrize("stage", ["strip", "dedup", "tag"])
def test_an_exception_inside_a_stage_costs_that_article_only(cluster, news, stage):
    cluster.send(news(4))

    work(cluster, 4, broken(cluster.settings, stage))

    errors = {dict(letter.headers)["rasid.errors.class"]: dict(letter.headers) for letter in cluster.read(DeadLetter)}
    assert set(errors) == {b"ZeroDivisionError", b"TypeError"}
    assert errors[b"ZeroDivisionError"]["rasid.errors.message"] == b"the stage is broken"
    assert errors[b"ZeroDivisionError"]["rasid.errors.stage"] == stage.encode()
    assert {message.key for message in cluster.read(TaggedArticle)} == {b"a0", b"a3"}


def test_dead_letters_go_through_again_from_where_they_failed(cluster, news):
    cluster.send(news(4))
    work(cluster, 4, broken(cluster.settings, "dedup"))

    assert asyncio.run(feed.replay_dead_letters(cluster.settings)) == 2
    work(cluster, 6)

    assert {message.key for message in cluster.read(TaggedArticle)} == {b"a0", b"a1", b"a2", b"a3"}
    again = [message for message in cluster.read(CleanArticle) if message.key == b"a1"]
    assert len(again) == 2
    assert again[0].headers == again[1].headers
    assert again[0].value == again[1].value


def test_a_redelivered_article_overwrites_what_came_of_it(cluster, news):
    article, other = news(2)
    cluster.send([article, other, article])

    work(cluster, 3)

    assert cluster.read(Duplicate) == []
    first, again = (message for message in cluster.read(UniqueArticle) if message.key == b"a0")
    assert first.value == again.value


def test_records_carry_cloudevents_headers_and_the_trace_they_came_with(cluster, news):
    trace = ("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
    ((key, value),) = news(1)
    cluster.send([(key, value, [trace])])

    work(cluster, 1)

    (tagged,) = cluster.read(TaggedArticle)
    assert trace in tagged.headers
    headers = dict(tagged.headers)
    assert headers["ce_type"].decode() == CATALOG[TaggedArticle].name
    assert headers["ce_source"].decode() == f"{cluster.settings.topic_prefix}rasid/tag"
    assert {"ce_specversion", "ce_id", "ce_time", "content-type"} <= set(headers)


def drained(drain, settings, raw):
    delivered, progress = {}, []

    def deliver(kind, message):
        value = message.value if kind is DeadLetter else _without_seconds(message.value)
        delivered.setdefault(kind, []).append((message.key, value))

    asyncio.run(drain(settings, iter(raw), deliver, lambda sent, done: progress.append((sent, done)), Metrics()))
    return {kind: sorted(some, key=repr) for kind, some in delivered.items()}, progress[-1]


def _without_seconds(value):
    """How long it took is all that may differ."""
    record = orjson.loads(value)
    record.get("processing", {}).pop("seconds", None)
    return record


def test_kafka_and_memory_deliver_the_same_of_the_same_input(cluster, news, hostile):
    raw = [*news(60), *hostile, *news(10, start=55)]
    settings = replace(cluster.settings, partitions=1, topic_prefix=f"{cluster.settings.topic_prefix}one.")

    on_kafka, progress = drained(feed.drain, settings, raw)
    in_memory, _ = drained(inprocess.drain, settings, raw)

    assert progress == (len(raw), len(raw))
    assert set(on_kafka) >= {CleanArticle, UniqueArticle, TaggedArticle, Event, DeadLetter}
    assert on_kafka == in_memory


def test_a_drain_leaves_other_senders_messages_alone(cluster, news):
    cluster.send(news(20, start=100))

    delivered, progress = drained(feed.drain, cluster.settings, list(news(20)))

    assert progress == (20, 20)
    assert {key for key, _ in delivered[TaggedArticle]} == {f"a{number}".encode() for number in range(20)}


def test_a_range_of_raw_goes_through_again_with_its_timestamps(cluster, news):
    cluster.send(news(5))
    now = datetime.now(UTC)

    assert asyncio.run(feed.replay_raw(cluster.settings, now - timedelta(minutes=5), now + timedelta(minutes=1))) == 5
    assert asyncio.run(feed.replay_raw(cluster.settings, now + timedelta(minutes=1), now + timedelta(minutes=5))) == 0
    values = [message.value for message in cluster.read(RawArticle)]
    assert len(values) == 10
    assert len(set(values)) == 5


def test_a_publish_that_fails_stops_the_worker_and_nothing_is_acknowledged(cluster, news):
    cluster.send(news(3))

    async def run():
        async with working(cluster.settings) as worker:
            producer = worker.app.producer

            async def refuse(*arguments, **options):
                raise OSError("no room")

            producer.send = refuse
            cluster.send(news(3, start=3))
            with pytest.raises(WorkerFailed, match="no room"):
                await asyncio.wait_for(worker.failed(), 30)

    asyncio.run(run())
    before = cluster.outcomes()
    work(cluster, 6)
    assert len(cluster.outcomes()) == 6 > len(before)


def test_a_worker_that_is_behind_and_does_nothing_stops(cluster, news, monkeypatch):
    """A consumer may die quietly; then nothing is read, and nothing complains."""
    monkeypatch.setattr("workers.kafka.worker._WATCH_SECONDS", 0.2)
    monkeypatch.setattr("workers.kafka.worker._STUCK_SECONDS", 1.0)

    async def run():
        async with working(cluster.settings) as worker:
            worker.app.consumer.pause_partitions(worker.app.consumer.assignment())
            cluster.send(news(3))
            with pytest.raises(WorkerFailed, match="3 messages behind and nothing done"):
                await asyncio.wait_for(worker.failed(), 30)

    asyncio.run(run())


def test_a_kafka_that_goes_away_while_a_worker_starts_is_one_that_does_not_answer(tmp_path):
    """It answered when the topics were declared; it is gone when the stages are built."""
    with EmbeddedBroker() as broker:
        settings = Settings(broker=broker.address, data_dir=tmp_path, web_port=0)

        def gone(store, step):
            broker.stop()
            return step.build(store)

        first, *rest = flow(settings)
        steps = (replace(first, build=lambda store: gone(store, first)), *rest)

        async def run():
            async with working(settings, steps):
                pass

        with pytest.raises(ConnectionError, match="set RASID_BROKER"):
            asyncio.run(run())


def test_a_data_folder_is_one_workers_own(cluster):
    async def run():
        async with working(cluster.settings):
            with pytest.raises(SettingsError, match=r"RASID_DATA_DIR=.*in use by another worker"):
                async with working(cluster.settings):
                    pass

    asyncio.run(run())


def test_a_port_is_one_workers_own(cluster, tmp_path):
    async def run():
        async with working(cluster.settings) as worker:
            taken = replace(cluster.settings, data_dir=tmp_path / "other", web_port=worker.web_port)
            with pytest.raises(SettingsError, match=r"RASID_WEB_PORT=.*is taken"):
                async with working(taken):
                    pass

    asyncio.run(run())

