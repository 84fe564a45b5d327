"""
The roof on Kafka: each step of the flow becomes one Faust agent; one process is one worker.

What Faust does for us: the consumer group, rebalancing, recovery of tables, the producer. What it does not: its own
bookkeeping of acknowledged messages counts messages that it skipped, and one that follows an unfinished one
(faust#606), so that a crash could lose them. Here a partition is worked through in order, and its committed offset is
simply the one after the last message whose results are stored (`InOrder`).
"""
from __future__ import annotations

import asyncio
import contextlib
import fcntl
import gc
import logging
import os
import signal
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import IO, Any

import faust
import uvloop
from aiohttp import web
from aiokafka.errors import KafkaConnectionError
from faust.exceptions import ConsistencyError
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Consumer
from faust.types import TP
from faust.types.tuples import Message as FaustMessage
from mode.utils.queues import FlowControlEvent, ThrowableQueue
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from workers.agents import Message, Outgoing, carry
from workers.kafka import admin
from workers.kafka.tables import Memory, Partition
from workers.metrics import Metrics
from workers.rehearsal import rehearse
from workers.settings import Settings, SettingsError
from workers.topology import Stage, Step, flow

log = logging.getLogger("rasid.worker")

_BATCH = 500  # messages an agent takes at most before it publishes and acknowledges
_BATCH_BYTES = 32 * 1024 * 1024
_QUEUE = 1024  # messages that wait for an agent at most
_QUEUE_BYTES = 64 * 1024 * 1024
_TURN_SECONDS = 0.02  # a batch gives way to the producer, the probes and the other agents this often
_FETCH_WAIT_MS = 50
_ASK_AGAIN_SECONDS = 0.1
_COMMIT_SECONDS = 1.0
_SESSION_SECONDS = 6.0  # a killed worker's partitions move on after this
_PUBLISH_SECONDS = 60.0  # a publish that Kafka does not take for so long stops the worker
_WATCH_SECONDS = 10.0
_ASK_SECONDS = 10.0
_STUCK_SECONDS = 120.0  # lag and no progress for so long stops the worker
_STOP_SECONDS = 30.0
_YOUNG = 20_000  # objects made between two looks for garbage; Python's 700 cost a tenth of the stages' time


class WorkerFailed(RuntimeError):
    """The worker can't go on; nothing is lost: what it did not acknowledge comes again after a restart."""


class _ConsumerThread(AIOKafkaConsumerThread):
    """Faust's, with fetches that wait less than its fixed 1.5 s."""

    def _create_worker_consumer(self, transport: Any) -> Any:
        consumer = super()._create_worker_consumer(transport)
        # One fetch is under way at a time, for the partitions of which nothing was at hand when it was sent: while it
        # waits for those, the others wait for it (hops of 1.3 to 1.7 s at 60 articles a second).
        consumer._fetch_max_wait_ms = _FETCH_WAIT_MS
        return consumer


class InOrder(Consumer):
    """
    Commits, for each partition, the offset after the last message that is done.

    Every message that was read has to be done, in the order of its partition. One that was not, because it got lost
    between the fetcher and the agent, stops the worker: a later one's offset would bury it.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        # All of the present assignment only.
        self._read: dict[TP, int] = {}  # offset read last
        self._jumps: dict[TP, set[int]] = defaultdict(set)  # offsets before which the topic itself has a gap
        self._due: dict[TP, int] = {}  # offset from which on nothing is done yet
        self._done: dict[TP, int] = {}  # the same, once something is done: what may be committed
        self.done_at = time.monotonic()

    def read(self, tp: TP, offset: int) -> None:
        """This came from Kafka."""
        last = self._read.get(tp)
        if last is None:
            self._due[tp] = offset
        elif offset > last + 1:  # transaction markers, or what compaction took
            self._jumps[tp].add(offset)
        self._read[tp] = max(offset, last or 0)

    def done(self, messages: Iterable[FaustMessage]) -> None:
        """
        These are done, in this order.

        Raises:
            WorkerFailed: A message before them was read and is not done.
        """
        self.done_at = time.monotonic()
        for message in messages:
            tp, offset = message.tp, message.offset
            if message.generation_id != self.app.consumer_generation_id:
                continue  # of a former assignment: it comes again, to whoever has the partition now
            due = self._due.get(tp, offset)
            if offset > due and offset not in self._jumps[tp]:
                raise WorkerFailed(f"{tp.topic}/{tp.partition}: {due}..{offset - 1} were read and never worked on")
            self._jumps[tp].discard(offset)
            if offset >= due:
                self._due[tp] = self._done[tp] = offset + 1

    def position_of(self, tp: TP) -> int | None:
        """Offset of the next message to be done; None when nothing was done or committed yet."""
        return self._done.get(tp) or self._committed_offset.get(tp)

    def _new_consumer_thread(self) -> AIOKafkaConsumerThread:
        return _ConsumerThread(self, loop=self.loop, beacon=self.beacon)

    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        await super().on_partitions_revoked(revoked)
        self._forget()

    async def on_partitions_assigned(self, assigned: set[TP], generation_id: int = 0) -> None:
        self._forget()
        await super().on_partitions_assigned(assigned, generation_id)

    def ack(self, message: FaustMessage) -> bool:
        """Nothing: Faust acknowledges what it skips."""
        return False

    def _forget(self) -> None:
        # Faust writes the offset it was at once more after a revocation, and would then skip up to it what comes again.
        for of_assignment in (self._read, self._jumps, self._due, self._done, self._read_offset):
            of_assignment.clear()

    async def _wait_next_records(self, timeout: float) -> Any:  # noqa: ASYNC109
        # Faust looks a second later when nothing may be fetched yet; by then the first articles of an assignment wait.
        while not self._get_active_partitions() and not self.should_stop:
            await self.sleep(_FETCH_WAIT_MS / 1000)
        return await super()._wait_next_records(timeout)

    async def _getmany(self, active_partitions: set[TP] | None, timeout: float) -> Any:  # noqa: ASYNC109
        generation = self.app.consumer_generation_id
        # A copy: Faust changes the set meanwhile, between recovery and work to an empty one, which to aiokafka means
        # all; it would then drop what it got and go on behind it. What is resumed meanwhile waits for the timeout.
        active = set(active_partitions) if active_partitions else active_partitions
        records = await super()._getmany(active, min(timeout, _ASK_AGAIN_SECONDS))
        if generation == self.app.consumer_generation_id:
            for tp, some in records.items():
                for record in some:
                    self.read(tp, record.offset)
        return records

    def _filter_tps_with_pending_acks(self, topics: Any = None) -> Iterable[TP]:
        return [tp for tp in self._done if topics is None or tp in topics or tp.topic in topics]

    def _new_offset(self, tp: TP) -> int | None:
        return self._done.get(tp)

    async def _add_gap(self, tp: TP, offset_from: int, offset_to: int) -> None:
        """Nothing: a gap is seen where it is read."""


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


class Worker:
    """One worker: the Faust app over the steps, its probes and its watchdog."""

    def __init__(self, settings: Settings, metrics: Metrics, steps: Sequence[Step] | None = None) -> None:
        self.settings = settings
        self.metrics = metrics
        self.steps = flow(settings) if steps is None else steps
        self.app: App | None = None
        self.web_port = 0  # of the probes once started
        self.folder = settings.data_dir  # of the memory: this cluster's, once that is known
        self._failure: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._assigned = False
        self._prepared = False  # memory and stages of what is assigned
        self._lock: IO[str] | None = None
        self._web: web.AppRunner | None = None
        self._watchdog: asyncio.Task[None] | None = None
        self._lags: dict[TP, int] = {}

    async def start(self) -> None:
        """
        Load what stages need, declare the topics, join the group; recovery follows (`not_ready`).

        Raises:
            SettingsError: The data folder or the port is in use, or the topics differ from the settings.
            ConnectionError: No Kafka answers.
        """
        self._lock = _locked(self.settings.data_dir)
        await self._serve_web()
        await admin.declare(self.settings, self.steps)
        self.folder = self.settings.data_dir / await admin.cluster_id(self.settings)
        self.app = build(self.settings, self.metrics, self.steps, self.folder, self._failed)
        self.app.on_partitions_assigned.connect(self._on_assigned)
        self.app.on_rebalance_complete.connect(self._on_recovered)
        gc.set_threshold(_YOUNG)
        self.metrics.build.info(await asyncio.to_thread(rehearse, self.steps))
        # Rules and lexicon stay: looking through them for garbage took 150 to 300 ms each time.
        gc.collect()
        gc.freeze()
        self.app.finalize()
        try:
            await self._or_failure(self.app.start())
        except KafkaConnectionError as error:  # it answered a moment ago, and went away since
            raise admin.no_answer(self.settings, error) from error
        self._watchdog = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Finish the batch in hand, commit, leave the group."""
        if self._watchdog is not None:
            self._watchdog.cancel()
        try:
            if self.app is not None:
                await asyncio.wait_for(self.app.stop(), _STOP_SECONDS)
        except TimeoutError:
            log.error("the worker did not stop within %.0f s; what it did not acknowledge comes again", _STOP_SECONDS)
        finally:
            if self._web is not None:
                await self._web.cleanup()
            if self._lock is not None:
                self._lock.close()
            if not self._failure.done():
                self._failure.cancel()

    async def failed(self) -> None:
        """
        Wait until the worker can't go on.

        Raises:
            WorkerFailed: Why.
        """
        assert self.app is not None
        crashed = asyncio.ensure_future(self.app._crashed.wait())
        try:
            await asyncio.wait({crashed, self._failure}, return_when=asyncio.FIRST_COMPLETED)
            if self._failure.done():
                self._failure.result()
            reason = self.app._crash_reason
            if isinstance(reason, ConsistencyError):
                raise WorkerFailed(
                    f"The memory in {self.folder} knows more than its topic on Kafka, which was deleted and made anew, "
                    "or lost its end: remove that folder and start the worker again; it takes over what the topic has"
                ) from reason
            raise WorkerFailed(f"Faust stopped: {reason!r}") from reason
        finally:
            crashed.cancel()

    def not_ready(self) -> str:
        """Why this worker does not process yet; empty when it does."""
        app = self.app
        if app is None or not app.started:
            return "starting"
        if not self._assigned:
            return "no partitions assigned yet"
        if app.rebalancing:
            return "rebalancing"
        if not self._prepared or app.in_recovery or not app.tables.recovery.completed.is_set():
            return "recovering its memory"
        if app._producer is None or not app.producer.started:
            return "producer not up"
        if self._failure.done():
            return "failed"
        return ""

    def _failed(self, error: BaseException) -> None:
        if not self._failure.done():
            self._failure.set_exception(error)

    async def _or_failure(self, start: Awaitable[object]) -> None:
        starting = asyncio.ensure_future(start)
        failing = asyncio.ensure_future(self.failed())
        await asyncio.wait({starting, failing}, return_when=asyncio.FIRST_COMPLETED)
        try:
            if failing.done() and not starting.done():
                starting.cancel()
                failing.result()
            await starting
        finally:
            failing.cancel()

    async def _on_assigned(self, app: App, assigned: set[TP], **_: Any) -> None:
        self._assigned = True  # of nothing, too, when there are more workers than partitions
        self._prepared = False
        for channel in app.channels:
            topic = admin.topic_name(self.settings, channel.step.takes)
            here = {tp.partition for tp in assigned if tp.topic == topic}
            channel.keep(here)

    async def _on_recovered(self, app: App, **_: Any) -> None:
        for channel in app.channels:
            channel.prepare()
        self._prepared = True

    async def _watch(self) -> None:
        """A consumer may die quietly (faust#175): ask Kafka itself how far behind we are, and whether we move."""
        assert self.app is not None
        consumer = self.app.consumer
        behind_since: float | None = None
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            tps = [tp for tp in consumer.assignment() if tp.topic not in self.app.tables.changelog_topics]
            try:
                async with asyncio.timeout(_ASK_SECONDS):
                    starts, ends = await consumer.earliest_offsets(*tps), await consumer.highwaters(*tps)
            except Exception as error:  # Kafka is away: its return is not ours to force
                log.warning("the end of the topics is unknown: %r", error)
                behind_since = None
                continue
            # What retention took away is not ours to do any more.
            stands = {tp: max(consumer.position_of(tp) or 0, starts.get(tp) or 0) for tp in tps}
            self._lags = {tp: max(0, (ends.get(tp) or 0) - stands[tp]) for tp in tps}
            now = time.monotonic()
            if not any(self._lags.values()):
                behind_since = None
            elif behind_since is None or consumer.done_at > behind_since:
                behind_since = now
            elif now - behind_since > _STUCK_SECONDS:
                self._failed(WorkerFailed(
                    f"{sum(self._lags.values()):,} messages behind and nothing done for {_STUCK_SECONDS:.0f} s "
                    f"({self.not_ready() or 'ready'}); restart the worker"))  # fmt: skip

    async def _serve_web(self) -> None:
        server = web.Application()
        server.router.add_get("/metrics", self._metrics)
        server.router.add_get("/healthz", self._healthz)
        server.router.add_get("/ready", self._ready)
        self._web = web.AppRunner(server, access_log=None)
        await self._web.setup()
        site = web.TCPSite(self._web, port=self.settings.web_port)
        try:
            await site.start()
        except OSError as error:
            raise SettingsError(
                f"RASID_WEB_PORT={self.settings.web_port} is taken ({error.strerror}); give each worker its own, or 0"
            ) from error
        self.web_port = self._web.addresses[0][1]
        log.info("metrics and probes on port %d", self.web_port)

    async def _metrics(self, _: web.Request) -> web.Response:
        self._measure()
        return web.Response(
            body=generate_latest(self.metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.Response(text="turning\n")

    async def _ready(self, _: web.Request) -> web.Response:
        why = self.not_ready()
        return web.Response(text=f"{why or 'ready'}\n", status=503 if why else 200)

    def _measure(self) -> None:
        """Gauges are taken when asked for."""
        self.metrics.consumer_lag.clear()
        if self.app is None or not self._assigned:
            return
        consumer = self.app.consumer
        for tp in consumer.assignment():
            if tp.topic in self.app.tables.changelog_topics:
                continue
            end, position = consumer.highwater(tp), consumer.position_of(tp)
            lag = self._lags.get(tp, 0) if end is None or position is None else max(0, end - position)
            self.metrics.consumer_lag.labels(tp.topic, str(tp.partition)).set(lag)
        stages = {channel.step.name: channel.stages() for channel in self.app.channels}
        judges, parts = stages.get("dedup", []), stages.get("look", [])
        self.metrics.dedup_articles.set(sum(stage.articles for stage in judges))  # type: ignore[attr-defined]
        self.metrics.dedup_bytes.set(sum(stage.bytes for stage in judges + parts))  # type: ignore[attr-defined]


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


def _locked(folder: Path) -> IO[str]:
    """
    A folder of one worker's own.

    Raises:
        SettingsError: Another worker has it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = (folder / "lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        holder = lock.read().strip()
        lock.close()
        raise SettingsError(
            f"RASID_DATA_DIR={folder} is in use by another worker (process {holder}); give each worker its own"
        ) from None
    lock.truncate(0)
    lock.write(f"{os.getpid()}\n")
    lock.flush()
    return lock


async def serve(settings: Settings, steps: Sequence[Step] | None = None) -> None:
    """
    Work until SIGTERM or SIGINT.

    Raises:
        SettingsError: What the operator set can't be.
        ConnectionError: No Kafka answers.
        WorkerFailed: A publish failed for good, Faust stopped, or nothing moved.
    """
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    worker = Worker(settings, Metrics(), steps)
    stopping = asyncio.ensure_future(stopped.wait())
    running = asyncio.ensure_future(_run(worker))
    try:
        await asyncio.wait({stopping, running}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
    finally:
        stopping.cancel()
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await running
        await worker.stop()


async def _run(worker: Worker) -> None:
    await worker.start()
    log.info("ready: %s on %s", admin.app_id(worker.settings), worker.settings.broker)
    await worker.failed()


def main(settings: Settings, steps: Sequence[Step] | None = None) -> int:
    """Run one worker; the exit code: 0 after SIGTERM or SIGINT, 1 when it could not go on, 2 settings, 3 no broker."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for noisy in ("faust", "mode", "aiokafka", "workers.kafka"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("faust.agents").setLevel(logging.CRITICAL)  # an agent that fails says so itself, once
    uvloop.install()  # Faust's consumer thread makes its own loop from the policy, too
    try:
        asyncio.run(serve(settings, steps))
    except (SettingsError, ConnectionError, WorkerFailed) as error:
        log.error("%s", error)
        return 2 if isinstance(error, SettingsError) else 3 if isinstance(error, ConnectionError) else 1
    return 0
