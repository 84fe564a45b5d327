"""A worker is ready when it would work on an article at once, and not before."""
import asyncio
import time
from dataclasses import replace

import pytest
from confluent_kafka.admin import AdminClient

from topics.records import Rejected
from workers.kafka import admin
from workers.kafka.consumer import WorkerFailed
from workers.kafka.worker import Worker
from workers.metrics import Metrics
from workers.rehearsal import rehearse
from workers.topology import flow

from ordinals import STEPS
from running import until, until_published, working


def test_a_worker_is_ready_once_the_stages_of_its_partitions_stand(cluster):
    """Not before its first assignment, nor while an index is still to be built over what was recovered."""

    async def run():
        worker = Worker(cluster.settings, Metrics())
        starting = asyncio.ensure_future(worker.start())
        try:
            while worker.not_ready():  # noqa: ASYNC110
                await asyncio.sleep(0)
            return {channel.step.name: len(channel.stages()) for channel in worker.app.channels}
        finally:
            await starting
            await worker.stop()

    assert asyncio.run(run()) == {"strip": 2, "dedup": 1, "tag": 2}


def test_a_worker_that_is_left_without_partitions_is_ready_and_takes_over(settings, news):
    """With one partition a second worker has nothing to do but to stand by."""
    settings = replace(settings, partitions=1, topic_prefix=f"{settings.topic_prefix}one.")
    admin.ensure_topics(settings, STEPS)

    def assigned(worker):
        changelogs = worker.app.tables.changelog_topics
        return [tp for tp in worker.app.consumer.assignment() if tp.topic not in changelogs]

    async def run():
        async with working(settings, STEPS, "b") as standby:
            async with working(settings, STEPS, "a") as other:
                workers = (standby, other)
                await until(lambda: sorted(len(assigned(worker)) for worker in workers) == [0, 1])
                await until(lambda: not any(worker.not_ready() for worker in workers))
            await until(lambda: len(assigned(standby)) == 1 and not standby.not_ready())

    asyncio.run(run())


def test_what_a_stage_loads_at_its_first_article_is_loaded_by_the_rehearsal(settings):
    """Each step must see an article: a page that strip rejects would leave the lexicon on disk."""
    reached = []

    def seen(step):
        def build(store):
            stage = step.build(store)

            def decide(article, at):
                record = stage(article, at)
                reached.append((step.name, type(record)))
                return record

            decide.version = stage.version
            return decide

        return replace(step, build=build)

    versions = rehearse([seen(step) for step in flow(settings)])

    assert reached == [(step.name, step.gives[0]) for step in flow(settings)]
    assert versions == {step.name: step.build({}).version for step in flow(settings)}


def test_a_memory_ahead_of_its_topic_is_an_error_with_the_next_step(cluster, news):
    """Topics that were deleted and made anew on the same cluster leave a folder that knows what Kafka does not."""
    settings = cluster.settings
    admin.ensure_topics(settings, STEPS)

    async def remember():
        async with working(settings, STEPS):
            await until_published(cluster, 20, Rejected)

    async def start_again():
        async with working(settings, STEPS) as worker, asyncio.timeout(60):
            await worker.failed()

    cluster.send(news(20))
    asyncio.run(remember())
    changelog = admin.changelog(settings, STEPS[0])
    client = AdminClient({"bootstrap.servers": settings.broker})
    client.delete_topics([changelog])[changelog].result()
    deadline = time.monotonic() + 30
    while changelog in client.list_topics(timeout=10).topics:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    admin.ensure_topics(settings, STEPS)

    with pytest.raises(WorkerFailed, match="remove that folder and start the worker again"):
        asyncio.run(start_again())
