"""The same agents on queues in memory: for tests, `explain`, rule authors, and machines without Java."""
from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from datetime import datetime

from topics.catalog import CATALOG, OUTCOMES, TOPICS
from topics.records import DeadLetter, RawArticle, Record
from workers.agents import Message, Outgoing, carry
from workers.metrics import Metrics
from workers.settings import Settings
from workers.topology import Stage, Step, Store, flow

_BATCH = 256


class Queues:
    """
    Every topic in memory, one partition each but for the parts of dedup's memory; what is published stays in
    `published`, in order.
    """

    def __init__(
        self, settings: Settings, metrics: Metrics | None = None,
        deliver: Callable[[type[Record], Message], None] | None = None,
    ) -> None:  # fmt: skip
        """
        Args:
            settings: Of the flow.
            metrics: Count here.
            deliver: Called with every message that is published; then nothing stays in `published`.
        """
        self.metrics = metrics or Metrics()
        self.published: dict[type[Record], list[Outgoing]] = defaultdict(list)
        self.stores: dict[tuple[str, int], Store] = {}
        self._deliver = deliver
        # In the order of the flow: each sends only to those behind it.
        self._agents = [
            (step, partition) for step in flow(settings)
            for partition in range(settings.dedup_parts if TOPICS[step.takes].part else 1)]
        self._stages: dict[tuple[str, int], Stage] = {}
        self._queues: dict[tuple[type[Record], int], asyncio.Queue[Message | None]] = {}
        self._offsets: dict[tuple[type[Record], int], int] = defaultdict(int)

    async def run(self, raw: Iterable[Message]) -> None:
        """Send *raw* through every step until the last queue is empty; may be called again, memories are kept."""
        self._queues = {
            (step.takes, partition): asyncio.Queue(maxsize=2 * _BATCH) for step, partition in self._agents}
        queues = list(self._queues.values())
        async with asyncio.TaskGroup() as tasks:
            for agent, queue, following in zip(self._agents, queues, (*queues[1:], None), strict=True):
                tasks.create_task(self._carry(*agent, queue, following))
            first = queues[0]
            for message in raw:
                await first.put(message)
            await first.put(None)

    def stage(self, step: Step, partition: int) -> Stage:
        """The stage of *step* for a partition, over its memory."""
        at = step.name, partition
        if at not in self._stages:
            self._stages[at] = step.build(self.stores.setdefault(at, {}))
        return self._stages[at]

    async def publish(self, outgoing: Outgoing) -> None:
        """Hand a message over: to whoever takes it next, and to whoever asked for all."""
        kind = type(outgoing.record)
        at = kind, outgoing.partition or 0
        message = _message(TOPICS[kind].name, self._offsets[at], outgoing)
        self._offsets[at] += 1
        if kind in CATALOG:  # what else travels is between the steps
            if self._deliver is None:
                self.published[kind].append(outgoing)
            else:
                self._deliver(kind, message)
        if at in self._queues:
            await self._queues[at].put(message)

    async def _carry(
        self, step: Step, partition: int, queue: asyncio.Queue[Message | None],
        following: asyncio.Queue[Message | None] | None,
    ) -> None:  # fmt: skip
        await carry(step, _Channel(self, step, partition, queue), self.metrics, source="rasid/in-process")
        if following is not None:
            await following.put(None)


async def drain(
    settings: Settings, raw: Iterable[tuple[bytes | None, bytes]], deliver: Callable[[type[Record], Message], None],
    progress: Callable[[int, int], None], metrics: Metrics,
) -> None:  # fmt: skip
    """
    Send *raw* through the flow, in order, until every message has its outcome.

    Args:
        settings: Of the flow; its broker is not used.
        raw: Key and value of each raw message; read as the flow takes them.
        deliver: Called with the record's type and the message for everything that comes of them.
        progress: Called with how many were sent and how many have their outcome.
        metrics: Count here.
    """
    sent = done = 0

    def pull() -> Iterable[Message]:
        nonlocal sent
        for key, value in raw:
            yield Message(CATALOG[RawArticle].name, 0, sent, time.time(), key, value)
            sent += 1
            progress(sent, done)

    def give(kind: type[Record], message: Message) -> None:
        nonlocal done
        deliver(kind, message)
        if kind in OUTCOMES:
            done += 1
            progress(sent, done)

    await Queues(settings, metrics, give).run(pull())


def _message(topic: str, offset: int, outgoing: Outgoing) -> Message:
    if isinstance(outgoing.record, DeadLetter):  # its headers are the sender's own
        came = outgoing.record.time
    else:
        came = next(value for name, value in outgoing.headers if name == "ce_time").decode()
    timestamp = datetime.fromisoformat(came).timestamp()
    return Message(topic, outgoing.partition or 0, offset, timestamp, outgoing.key, outgoing.value, outgoing.headers)


class _Channel:
    """One step's view of the queues, for one partition."""

    def __init__(self, queues: Queues, step: Step, partition: int, queue: asyncio.Queue[Message | None]) -> None:
        self._queues = queues
        self._queue = queue
        self._stage = queues.stage(step, partition)

    async def batches(self) -> AsyncIterator[Sequence[Message]]:
        while (message := await self._queue.get()) is not None:
            yield (message,)

    def stage(self, partition: int) -> Stage:
        return self._stage

    async def publish(self, outgoing: Outgoing) -> Awaitable[object]:
        await self._queues.publish(outgoing)
        return _stored()

    async def written(self) -> Iterable[Awaitable[object]]:
        return ()

    def acknowledge(self, batch: Sequence[Message]) -> None:
        """Queues deliver once."""


async def _stored() -> None:
    """Memory needs no receipt."""
