"""Into Kafka and out again: a run's input until all of it has an outcome, and messages that go through once more."""
from __future__ import annotations

import asyncio
import tempfile
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.structs import ConsumerRecord

from topics.catalog import CATALOG, OUTCOMES, TOPICS
from topics.records import DeadLetter, RawArticle, Record
from workers.agents import ERRORS, ORIGIN, Message
from workers.kafka import admin
from workers.kafka.worker import Worker
from workers.metrics import Metrics
from workers.settings import Settings

_AHEAD = 2_000  # messages sent and without an outcome, at most
_AHEAD_BYTES = 128 * 1024 * 1024
_REMEMBERED = 50_000  # finished messages whose late repeats are recognised
_POLL_MS = 500


class _Ledger:
    """Which raw messages are ours, and what came of each so far."""

    def __init__(self, raw_topic: str) -> None:
        self.sent = 0
        self.done = 0
        self._raw_topic = raw_topic
        self._open: dict[str, _Account] = {}
        self._closed: OrderedDict[str, _Account] = OrderedDict()
        self._early: dict[str, list[tuple[type[Record], Message]]] = {}  # came before the receipt said whose it is
        self._bytes = 0

    @property
    def full(self) -> bool:
        return self.sent - self.done >= _AHEAD or self._bytes >= _AHEAD_BYTES

    def send(self, size: int) -> None:
        """A message of so many bytes is on its way."""
        self.sent += 1
        self._bytes += size

    def stored(self, origin: str, size: int) -> list[tuple[type[Record], Message]]:
        """A message has its place in the raw topic; what already came of it."""
        self._open[origin] = _Account(size)
        early = self._early.pop(origin, [])
        if len(self._open) == self.sent - self.done:
            self._early.clear()  # whatever is left is of other senders
        return early

    def takes(self, kind: type[Record], message: Message) -> bool:
        """True when this came of one of ours, for the first time."""
        origin = _origin(message, self._raw_topic)
        account = self._open.get(origin) or self._closed.get(origin)
        if account is None:
            if len(self._open) < self.sent - self.done:
                self._early.setdefault(origin, []).append((kind, message))
            return False
        seen = (kind, message.key) if kind not in OUTCOMES else (Record, b"")
        if seen in account.seen:
            return False
        account.seen.add(seen)
        if kind in OUTCOMES:
            self._close(origin)
        return True

    def _close(self, origin: str) -> None:
        account = self._open.pop(origin)
        self.done += 1
        self._bytes -= account.size
        self._closed[origin] = account
        if len(self._closed) > _REMEMBERED:
            self._closed.popitem(last=False)


class _Account:
    """What came of one raw message."""

    __slots__ = ("seen", "size")

    def __init__(self, size: int) -> None:
        self.size = size
        self.seen: set[tuple[type[Record], bytes | None]] = set()


async def drain(
    settings: Settings, raw: Iterable[tuple[bytes | None, bytes]], deliver: Callable[[type[Record], Message], None],
    progress: Callable[[int, int], None], metrics: Metrics,
) -> None:  # fmt: skip
    """
    Send *raw* through Kafka, in order, with a worker in this process, until every message has its outcome.

    Other workers of the same prefix may share the work. What they make of other senders' messages is left alone.

    Args:
        settings: Where; the worker's memory is kept in a temporary folder under data_dir, its probes on a free port.
        raw: Key and value of each raw message; read as the flow takes them.
        deliver: Called once with the record's type and the message for everything that comes of them.
        progress: Called with how many were sent and how many have their outcome.
        metrics: The worker counts here.

    Raises:
        ConnectionError: No Kafka answers.
        SettingsError: The topics differ from the settings.
        WorkerFailed: The worker could not go on.
    """
    await admin.declare(settings)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="run-", dir=settings.data_dir) as state:
        worker = Worker(replace(settings, data_dir=Path(state), web_port=0), metrics)
        async with _reader(settings, [kind for kind in CATALOG if kind is not RawArticle]) as reader:
            try:
                await worker.start()
                moving = asyncio.ensure_future(_move(settings, reader, raw, deliver, progress))
                failing = asyncio.ensure_future(worker.failed())
                try:
                    await asyncio.wait({moving, failing}, return_when=asyncio.FIRST_COMPLETED)
                    await (moving if moving.done() else failing)
                finally:
                    moving.cancel()
                    failing.cancel()
            finally:
                await worker.stop()


async def replay_dead_letters(settings: Settings) -> int:
    """
    Send every dead letter that stands there now back to the topic it failed on: key, value and headers as they came.

    Returns:
        How many were sent.
    """
    await admin.declare(settings)
    sent = 0
    parted = {admin.topic_name(settings, kind) for kind, topic in TOPICS.items() if topic.part}
    async with _reader(settings, [DeadLetter], from_start=True) as reader, _sender(settings) as send:
        async for record in _up_to_now(reader):
            headers = list(record.headers)
            reasons = {name: value.decode(errors="replace") for name, value in headers if name.startswith(ERRORS)}
            topic = reasons.get(ERRORS + "topic") or admin.topic_name(settings, RawArticle)
            own = [header for header in headers if not header[0].startswith(ERRORS)]
            partition = int(reasons[ERRORS + "partition"]) if topic in parted else None
            await send(topic, record.key, record.value, None, own, partition)
            sent += 1
    return sent


async def replay_raw(settings: Settings, start: datetime, end: datetime) -> int:
    """
    Send the raw messages of a time range through again, with their timestamps; ids make a repeat overwrite.

    Args:
        settings: Where.
        start: First timestamp taken, aware.
        end: First timestamp no longer taken, aware.

    Returns:
        How many were sent.
    """
    await admin.declare(settings)
    sent = 0
    first, last = int(start.timestamp() * 1000), int(end.timestamp() * 1000)
    topic = admin.topic_name(settings, RawArticle)
    async with _reader(settings, [RawArticle], from_start=True) as reader, _sender(settings) as send:
        for tp, found in (await reader.offsets_for_times(dict.fromkeys(reader.assignment(), first))).items():
            if found is not None:
                reader.seek(tp, found.offset)
            else:
                await reader.seek_to_end(tp)
        async for record in _up_to_now(reader):
            if first <= record.timestamp < last:
                await send(topic, record.key, record.value, record.timestamp, list(record.headers), None)
                sent += 1
    return sent


async def _move(
    settings: Settings, reader: AIOKafkaConsumer, raw: Iterable[tuple[bytes | None, bytes]],
    deliver: Callable[[type[Record], Message], None], progress: Callable[[int, int], None],
) -> None:  # fmt: skip
    kinds = {admin.topic_name(settings, kind): kind for kind in CATALOG}
    ledger = _Ledger(admin.topic_name(settings, RawArticle))
    room = asyncio.Event()
    all_sent = False

    def take(kind: type[Record], message: Message) -> None:
        if ledger.takes(kind, message):
            deliver(kind, message)

    def read(records: dict[TopicPartition, list[ConsumerRecord]]) -> None:
        for some in records.values():
            for record in some:
                take(kinds[record.topic], _message(record))
        if not ledger.full:
            room.set()
        progress(ledger.sent, ledger.done)

    async def send() -> None:
        nonlocal all_sent
        receipts: set[asyncio.Task[None]] = set()
        async with _producer(settings) as producer:
            for key, value in raw:
                while ledger.full:
                    room.clear()
                    await room.wait()
                ledger.send(len(value))
                receipt = await producer.send(admin.topic_name(settings, RawArticle), value, key=key)
                task = asyncio.create_task(place(receipt, len(value)))
                receipts.add(task)
                task.add_done_callback(receipts.discard)
                await asyncio.sleep(0)
            await asyncio.gather(*receipts)
        all_sent = True

    async def place(receipt: Awaitable[object], size: int) -> None:
        stored = await receipt
        for kind, message in ledger.stored(f"{stored.topic}/{stored.partition}/{stored.offset}", size):  # type: ignore[attr-defined]
            take(kind, message)

    sending = asyncio.create_task(send())
    try:
        while not (all_sent and ledger.done == ledger.sent):
            read(await reader.getmany(timeout_ms=_POLL_MS))
            if sending.done():
                sending.result()
        # Whatever stands before an outcome was stored before it: the rest lies between here and the present ends.
        async for record in _up_to_now(reader):
            take(kinds[record.topic], _message(record))
        progress(ledger.sent, ledger.done)
    finally:
        sending.cancel()


async def _up_to_now(reader: AIOKafkaConsumer) -> AsyncIterator[ConsumerRecord]:
    """From where the reader stands to the ends of its partitions as they are at this moment."""
    ends = await reader.end_offsets(reader.assignment())
    behind = {tp for tp in ends if await reader.position(tp) < ends[tp]}
    while behind:
        for tp, records in (await reader.getmany(*behind, timeout_ms=_POLL_MS)).items():
            for record in records:
                if record.offset < ends[tp]:
                    yield record
        behind = {tp for tp in behind if await reader.position(tp) < ends[tp]}


@asynccontextmanager
async def _reader(
    settings: Settings, kinds: Iterable[type[Record]], from_start: bool = False
) -> AsyncIterator[AIOKafkaConsumer]:
    """Reads every partition of the topics of *kinds*, in no group, from their present ends or from the start."""
    reader = AIOKafkaConsumer(
        bootstrap_servers=settings.broker.split(","), enable_auto_commit=False, auto_offset_reset="earliest",
        max_partition_fetch_bytes=4 * 1024 * 1024, fetch_max_wait_ms=100, check_crcs=False)  # fmt: skip
    await reader.start()
    try:
        tps = [
            TopicPartition(admin.topic_name(settings, kind), partition)
            for kind in kinds
            for partition in range(admin.partitions_of(settings, kind))
        ]
        reader.assign(tps)
        if from_start:
            await reader.seek_to_beginning(*tps)
        else:  # seek_to_end would find the end only when it is first read from, and miss what came until then
            for tp, end in (await reader.end_offsets(tps)).items():
                reader.seek(tp, end)
        yield reader
    finally:
        await reader.stop()


@asynccontextmanager
async def _producer(settings: Settings) -> AsyncIterator[AIOKafkaProducer]:
    producer = AIOKafkaProducer(
        bootstrap_servers=settings.broker.split(","), linger_ms=5, max_batch_size=262_144,
        max_request_size=admin.MAX_MESSAGE_BYTES + 1024 * 1024)  # fmt: skip
    await producer.start()
    try:
        yield producer
    finally:
        await producer.stop()


_Send = Callable[[str, bytes | None, bytes | None, int | None, list[tuple[str, bytes]], int | None], Awaitable[None]]


@asynccontextmanager
async def _sender(settings: Settings) -> AsyncIterator[_Send]:
    """Sends many, waits for the receipts of a thousand at a time, and for all at the end."""
    receipts: list[Awaitable[object]] = []
    async with _producer(settings) as producer:

        async def send(
            topic: str, key: bytes | None, value: bytes | None, timestamp_ms: int | None,
            headers: list[tuple[str, bytes]], partition: int | None,
        ) -> None:  # fmt: skip
            receipts.append(await producer.send(topic, value, key, partition, timestamp_ms, headers))
            if len(receipts) >= 1_000:
                await asyncio.gather(*receipts)
                receipts.clear()

        yield send
        await asyncio.gather(*receipts)


def _message(record: ConsumerRecord) -> Message:
    return Message(
        record.topic, record.partition, record.offset, record.timestamp / 1000, record.key, record.value,
        tuple(record.headers))  # fmt: skip


def _origin(message: Message, raw_topic: str) -> str:
    """Which raw message it came of; for what failed on the raw topic itself, where it failed."""
    headers = dict(message.headers)
    if headers.get(ERRORS + "topic") == raw_topic.encode():
        return "/".join(headers[ERRORS + part].decode() for part in ("topic", "partition", "offset"))
    return headers[ORIGIN].decode() if ORIGIN in headers else ""
