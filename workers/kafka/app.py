"""
Each step of the flow as one Faust agent.

What Faust does for us: the consumer group, rebalancing, recovery of tables, the producer. What it does not: see
`consumer.py` for what is read and committed, `tables.py` for what is remembered.
"""
from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import faust
from faust.types.tuples import Message as FaustMessage
from mode.utils.queues import FlowControlEvent, ThrowableQueue

from workers.agents import Message, Outgoing, carry
from workers.kafka import admin
from workers.kafka.consumer import InOrder, WorkerFailed
from workers.kafka.tables import Memory, Partition
from workers.metrics import Metrics
from workers.settings import Settings
from workers.topology import Stage, Step

log = logging.getLogger("rasid.worker")

_BATCH = 500  # messages an agent takes at most before it publishes and acknowledges
_BATCH_BYTES = 32 * 1024 * 1024
_QUEUE = 1024  # messages that wait for an agent at most
_QUEUE_BYTES = 64 * 1024 * 1024
_TURN_SECONDS = 0.02  # a batch gives way to the producer, the probes and the other agents this often
_COMMIT_SECONDS = 1.0
_SESSION_SECONDS = 6.0  # a killed worker's partitions move on after this
_PUBLISH_SECONDS = 60.0  # a publish that Kafka does not take for so long stops the worker


class _Flow(FlowControlEvent):
    """Faust's flow control; resuming what flows must not throw away what waits."""

    def resume(self) -> None:
        if not self.is_active():
            super().resume()


class _Queue(ThrowableQueue):
    """Messages that wait for an agent: bounded in bytes too, for a flood of the largest ones."""

    _bytes = 0

    def _put(self, item: Any) -> None:
        self._bytes += len(item.message.value or b"")
        super()._put(item)

    def _get(self) -> Any:
        item = super()._get()
        self._bytes -= len(item.message.value or b"")
        return item

    def clear(self) -> None:
        self._bytes = 0
        super().clear()

    def full(self) -> bool:
        return self._bytes >= _QUEUE_BYTES or super().full()


class App(faust.App):
    """Faust's app with a consumer that commits in order and agents that finish the batch in hand."""

    consumer: InOrder
    tables: Any

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.channels: list[KafkaChannel] = []
        self.flow_control = _Flow(loop=self.loop)

    def _new_transport(self) -> Any:
        transport = super()._new_transport()
        transport.Consumer = InOrder
        return transport

    def FlowControlQueue(self, maxsize: int | None = None, *, clear_on_resume: bool = False) -> ThrowableQueue:
        return _Queue(maxsize=maxsize or 0, flow_control=self.flow_control, clear_on_resume=clear_on_resume)

    async def _consumer_wait_empty(self, consumer: Any, logger: Any) -> None:
        """Before partitions go and before the end: finish what is in hand and commit it, and start nothing new."""
        await asyncio.gather(*(channel.idle.wait() for channel in self.channels))
        await consumer.commit()


class KafkaChannel:
    """One step's topic as its agent sees it, with the stages and the memory of the partitions at hand."""

    def __init__(self, app: App, step: Step, settings: Settings, memory: Memory | None) -> None:
        self.step = step
        self.idle = asyncio.Event()
        self.idle.set()
        self._app = app
        self._settings = settings
        self._memory = memory
        self._stream: Any = None
        self._stages: dict[int, tuple[Partition | None, Stage]] = {}
        self._here: Collection[int] = ()  # partitions
        self._stored: list[tuple[int, Awaitable[Any]]] = []
        self._taken: list[FaustMessage] = []
        self._turned = time.monotonic()

    def on(self, stream: Any) -> KafkaChannel:
        """Take messages from this stream."""
        self._stream = stream
        return self

    async def batches(self) -> AsyncIterator[Sequence[Message]]:
        """
        Whatever waits, up to a batch.

        Straight from the stream's queue: Stream.noack_take waits for its timeout at every hop, switches tasks for every
        message, and keeps those of a former assignment.
        """
        queue = self._stream.channel.queue
        while True:
            try:
                taken = [(await queue.get()).message]
            except StopAsyncIteration:  # how Faust tells a stream to end
                return
            size = len(taken[0].value or b"")
            while len(taken) < _BATCH and size < _BATCH_BYTES and not queue.empty():
                taken.append(queue.get_nowait().message)
                size += len(taken[-1].value or b"")
            # Between two assignments nothing is begun: the messages come again to whoever has the partition then.
            if not self._app.flow_control.is_active():
                continue
            taken = [message for message in taken if message.generation_id == self._app.consumer_generation_id]
            if not taken:
                continue
            self._taken = taken
            self.idle.clear()
            try:
                yield [_message(message) for message in taken]
            finally:
                self.idle.set()

    def stage(self, partition: int) -> Stage:
        """The stage over this partition's memory; built anew when that came from elsewhere."""
        over = self._memory.partition(partition) if self._memory is not None else None
        if partition in self._stages and self._stages[partition][0] is over:
            return self._stages[partition][1]
        stage = self.step.build(over if over is not None else {})
        self._stages[partition] = (over, stage)
        return stage

    def stages(self) -> list[Stage]:
        """The stages at hand."""
        return [stage for _, stage in self._stages.values()]

    async def publish(self, outgoing: Outgoing) -> Awaitable[object]:
        await self._take_turns()
        return await self._app.producer.send(
            admin.topic_name(self._settings, type(outgoing.record)), outgoing.key, outgoing.value,
            outgoing.partition, None, list(outgoing.headers))

    async def written(self) -> Iterable[Awaitable[object]]:
        await self._take_turns()
        receipts: list[Awaitable[object]] = []
        if self._memory is not None:
            for number, (memory, _) in self._stages.items():
                for key, value in memory.unsent() if memory is not None else ():
                    receipt = await self._app.producer.send(
                        self._memory.changelog_topic_name, key, value, number, None, None)
                    self._stored.append((number, receipt))
                    receipts.append(receipt)
        return receipts

    def acknowledge(self, batch: Sequence[Message]) -> None:
        stored, self._stored = self._stored, []
        offsets: dict[int, int] = {}
        for number, receipt in stored:
            offsets[number] = max(offsets.get(number, -1), receipt.result().offset)  # type: ignore[attr-defined]
        for number, offset in offsets.items():
            memory, _ = self._stages[number]
            assert memory is not None
            memory.persist(offset)
        self._app.consumer.done(self._taken)

    def keep(self, partitions: Collection[int]) -> None:
        """Only these are here; the others went elsewhere."""
        self._here = partitions
        self._stages = {number: kept for number, kept in self._stages.items() if number in partitions}

    def prepare(self) -> None:
        """Build the stages over what was recovered: an index over many articles takes its time."""
        for number in self._here:
            self.stage(number)

    async def _take_turns(self) -> None:
        now = time.monotonic()
        if now - self._turned > _TURN_SECONDS:
            await asyncio.sleep(0)
            self._turned = time.monotonic()

def build(
    settings: Settings, metrics: Metrics, steps: Sequence[Step], folder: Path, failed: Callable[[BaseException], None]
) -> App:
    """
    The Faust app: one agent a step.

    Args:
        settings: Where and how wide.
        metrics: Counts what agents do.
        steps: The flow.
        folder: Of the tables; this worker's own, for this cluster.
        failed: Called with the error when an agent or a memory can't go on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    app = App(
        admin.app_id(settings),
        broker=[f"aiokafka://{address}" for address in settings.broker.split(",")],
        datadir=str(folder / "faust"),
        key_serializer="raw",
        value_serializer="raw",
        web_enabled=False,
        topic_disable_leader=True,
        topic_allow_declare=False,
        processing_guarantee="at_least_once",
        table_standby_replicas=0,
        broker_commit_interval=_COMMIT_SECONDS,
        broker_session_timeout=_SESSION_SECONDS,
        broker_heartbeat_interval=1.0,
        broker_max_poll_records=_BATCH,
        broker_check_crcs=False,
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=4 * 1024 * 1024,
        stream_buffer_maxsize=_QUEUE,
        stream_wait_empty=False,
        stream_recovery_delay=0.0,
        producer_linger=0.005,
        producer_max_batch_size=262_144,
        producer_max_request_size=admin.MAX_MESSAGE_BYTES + 1024 * 1024,
        producer_request_timeout=_PUBLISH_SECONDS,
    )
    for step in steps:
        memory = None
        if step.remembers:
            memory = Memory(app, step.name, admin.partitions_of(settings, step.takes), folder / step.name, failed)
            app.tables.add(memory)
        channel = KafkaChannel(app, step, settings, memory)
        app.channels.append(channel)
        _agent(app, channel, settings, metrics, failed)
    return app


def _agent(
    app: App, channel: KafkaChannel, settings: Settings, metrics: Metrics, failed: Callable[[BaseException], None]
) -> None:
    step = channel.step
    topic = app.topic(
        admin.topic_name(settings, step.takes), key_type=bytes, value_type=bytes, allow_empty=True,
        partitions=admin.partitions_of(settings, step.takes))  # fmt: skip

    async def work(stream: Any) -> None:
        try:
            await carry(step, channel.on(stream), metrics, source=f"{admin.app_id(settings)}/{step.name}")
        except Exception as error:
            log.error("%s can't go on: %r", step.name, error)
            failed(WorkerFailed(f"{step.name} can't go on: {error!r}"))
            # Faust would start the agent anew behind our back; the whole worker stops instead.
            await asyncio.Event().wait()

    app.agent(topic, name=step.name, concurrency=1)(work)


def _message(message: FaustMessage) -> Message:
    return Message(
        message.topic, message.partition, message.offset, message.timestamp, message.key, message.value,
        tuple(message.headers or ()))  # fmt: skip
