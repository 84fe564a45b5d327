"""A worker inside the test's own loop, and waiting for what it does."""
import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace

from workers.kafka.worker import Worker
from workers.metrics import Metrics


@asynccontextmanager
async def working(settings, steps=None, name=None):
    """A worker that runs; with *name*, on a data folder of that name, which outlives it."""
    if name is not None:
        settings = replace(settings, data_dir=settings.data_dir.parent / name)
    worker = Worker(settings, Metrics(), steps)
    try:
        await worker.start()
        yield worker
    finally:
        await worker.stop()


async def until(condition, seconds=120):
    """Wait for *condition* of a worker here; it is asked in the loop, as all that the worker does is done there."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def until_published(cluster, count, *records, seconds=120):
    """Wait for *count* messages on the topics of *records*; to ask Kafka takes a while, and the worker goes on."""
    async with asyncio.timeout(seconds):
        while await asyncio.to_thread(cluster.count, *records) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
