"""The same agents on queues in memory: for tests, `explain`, rule authors, and machines without Java."""
from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence

from topics.catalog import CATALOG, Topic
from topics.records import RawArticle, Record
from workers.agents import Message, Outgoing, carry
from workers.metrics import Metrics
from workers.settings import Settings
from workers.topology import Stage, Step, Store, flow

_BATCH = 256
_END = None


class Queues:
    """Every topic as one partition in memory; what is published stays in `published`, in order."""

    def __init__(self, settings: Settings, metrics: Metrics | None = None) -> None:
        self.metrics = metrics or Metrics()
        self.published: dict[type[Record], list[Outgoing]] = defaultdict(list)
        self.stores: dict[str, Store] = {}
        self._steps = flow(settings)
        self._queues: dict[type[Record], asyncio.Queue[Message | None]] = {}

    async def run(self, raw: Iterable[Message]) -> None:
        """Send *raw* through every step until the last queue is empty; may be called again, memories are kept."""
        self._queues = {step.takes: asyncio.Queue(maxsize=2 * _BATCH) for step in self._steps}
        async with asyncio.TaskGroup() as tasks:
            for step, following in zip(self._steps, (*self._steps[1:], None), strict=True):
                tasks.create_task(self._carry(step, following))
            first = self._queues[RawArticle]
            for message in raw:
                await first.put(message)
            await first.put(_END)

    async def _carry(self, step: Step, following: Step | None) -> None:
        await carry(step, _Channel(self, step), self.metrics, source="rasid/in-process")
        if following is not None:
            await self._queues[following.takes].put(_END)

    async def _publish(self, outgoing: Outgoing) -> None:
        kind = type(outgoing.record)
        self.published[kind].append(outgoing)
        if kind in self._queues:
            offset = len(self.published[kind]) - 1
            came = dict(outgoing.headers)["ce_time"].decode()
            await self._queues[kind].put(_message(CATALOG[kind], offset, came, outgoing))


def _message(topic: Topic, offset: int, came: str, outgoing: Outgoing) -> Message:
    from datetime import datetime

    return Message(
        topic.name, 0, offset, datetime.fromisoformat(came).timestamp(), outgoing.key, outgoing.value, outgoing.headers)


class _Channel:
    """One step's view of the queues."""

    def __init__(self, queues: Queues, step: Step) -> None:
        self._queues = queues
        self._queue = queues._queues[step.takes]
        self._stage: Stage = step.build(queues.stores.setdefault(step.name, {}))

    async def batches(self) -> AsyncIterator[Sequence[Message]]:
        while (message := await self._queue.get()) is not _END:
            yield (message,)

    def stage(self, partition: int) -> Stage:
        return self._stage

    async def publish(self, outgoing: Outgoing) -> Awaitable[object]:
        await self._queues._publish(outgoing)
        return _stored()

    def written(self) -> Iterable[Awaitable[object]]:
        return ()

    def acknowledge(self, batch: Sequence[Message]) -> None:
        """Queues deliver once."""


async def _stored() -> None:
    """Memory needs no receipt."""
