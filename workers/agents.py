"""The one agent body: attempt, publish, acknowledge, in that order, for many messages at a time."""
from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterable, Awaitable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

import msgspec
import xxhash

from topics.catalog import OUTCOMES, TOPICS
from topics.codec import DecodeError, decode, encode
from topics.records import (
    DeadLetter, Duplicate, Event, Processing, RawArticle, Record, Rejected, TaggedArticle, UniqueArticle,
)  # fmt: skip
from workers.metrics import Metrics
from workers.topology import Stage, Step

MAX_BYTES = 4 * 1024 * 1024
"""Largest message a stage looks at; a larger one is dead-lettered, whole."""

MAX_PUBLISHED_BYTES = 15 * 1024 * 1024
"""Largest value that is published: a topic takes 16 MiB, key and headers included."""

ERRORS = "rasid.errors."
"""Prefix of the headers that say why a message was dead-lettered."""

ORIGIN = "rasid.origin"
"""Header that says which raw message a record came of: topic/partition/offset."""

PROCESSING = "rasid.processing"
"""Header that gathers versions and stage times on the way, for TaggedArticle.processing."""

Headers = Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it was read: bytes, because a value that can't be decoded must still be kept."""

    topic: str
    partition: int
    offset: int
    timestamp: float  # seconds since 1970, from Kafka
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to be published on the topic of its record."""

    record: Record
    key: bytes | None
    value: bytes | None
    headers: Headers
    partition: int | None = None  # None: by key


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one message."""

    record: Record
    outgoing: tuple[Outgoing, ...]  # the record's own first
    at: datetime  # when the article came in
    seconds: float  # time spent deciding


class Channel(Protocol):
    """What carries messages: Kafka, or queues in memory."""

    def batches(self) -> AsyncIterable[Sequence[Message]]:
        """Messages as they come, in the order of each partition."""

    def stage(self, partition: int) -> Stage:
        """The stage that decides for this partition, its memory recovered."""

    async def publish(self, outgoing: Outgoing) -> Awaitable[object]:
        """Hand over one message; what is returned resolves when it is stored."""

    async def written(self) -> Iterable[Awaitable[object]]:
        """Hand over what stages wrote to their memory since the last call, in order; the receipts."""

    def acknowledge(self, batch: Sequence[Message]) -> None:
        """These are done: never deliver them again."""


async def carry(step: Step, channel: Channel, metrics: Metrics, source: str) -> None:
    """
    Run *step* for as long as *channel* has messages.

    A message that the stage fails on becomes a DeadLetter and the stream goes on. A publish that fails raises,
    with nothing of its batch acknowledged: the worker stops, and the batch comes again. Memory and parts (events) are
    stored before the record itself is sent: who sees an article's outcome can rely on the rest being there.
    """
    async for batch in channel.batches():
        receipts: list[Awaitable[object]] = []
        attempts: list[Attempt] = []
        for message in batch:
            tried = attempt(step, channel.stage(message.partition), message, source)
            receipts.extend(await channel.written())
            receipts.extend([await channel.publish(part) for part in tried.outgoing[1:]])
            attempts.append(tried)
        await asyncio.gather(*receipts)
        await asyncio.gather(*[await channel.publish(tried.outgoing[0]) for tried in attempts])
        channel.acknowledge(batch)
        _count(step, attempts, metrics)


def attempt(step: Step, stage: Stage, message: Message, source: str) -> Attempt:
    """Decide one message: the stage's record and what else it publishes, or the DeadLetter it became."""
    began = time.perf_counter()
    at = datetime.fromtimestamp(0, UTC)
    try:
        at = _came_in(message, step)
        record = stage(_decoded(message, step), at)
        if type(record) not in step.gives:
            raise TypeError(f"stage {step.name} gave {type(record).__name__}, which is not among what it gives")
        seconds = time.perf_counter() - began
        gathered = _gathered(message, step, stage, seconds)
        if isinstance(record, TaggedArticle):
            record = msgspec.structs.replace(record, processing=gathered)
        origin = _origin(message, step)
        outgoing = tuple(
            _outgoing(published, message, at, source, gathered, origin) for published in (record, *step.also(record)))
        return Attempt(record, outgoing, at, seconds)
    except Exception as error:  # whatever a hostile article provokes: it must not stop the stream
        letter = _dead_letter(step, message, error)
        return Attempt(letter, (_dead(letter, at, source),), at, time.perf_counter() - began)


def _came_in(message: Message, step: Step) -> datetime:
    """When the article came in: Kafka's timestamp of the raw message, which travels on as ce_time."""
    if step.takes is not RawArticle:
        for name, value in message.headers:
            if name == "ce_time":
                return datetime.fromisoformat(value.decode())
    return datetime.fromtimestamp(message.timestamp, UTC)


def _origin(message: Message, step: Step) -> bytes:
    if step.takes is not RawArticle:
        for name, value in message.headers:
            if name == ORIGIN:
                return value
    return f"{message.topic}/{message.partition}/{message.offset}".encode()


def _decoded(message: Message, step: Step) -> Record:
    if message.value is not None and len(message.value) > MAX_BYTES:
        raise DecodeError(
            f"{step.takes.__name__}: {len(message.value):,} bytes, at most {MAX_BYTES:,} are taken; send the article's "
            "own page or text without embedded media")
    return decode(message.value, step.takes)


def _gathered(message: Message, step: Step, stage: Stage, seconds: float) -> Processing:
    before = next((value for name, value in message.headers if name == PROCESSING), None)
    so_far = decode(before, Processing) if before else Processing()
    return Processing(
        versions={**so_far.versions, step.name: stage.version},
        seconds={**so_far.seconds, step.name: round(so_far.seconds.get(step.name, 0.0) + seconds, 6)})


def _outgoing(
    record: Record, message: Message, at: datetime, source: str, gathered: Processing, origin: bytes
) -> Outgoing:
    value = encode(record)
    if len(value) > MAX_PUBLISHED_BYTES:
        raise ValueError(f"{type(record).__name__}: {len(value):,} bytes, at most {MAX_PUBLISHED_BYTES:,} can be sent")
    topic = TOPICS[type(record)]
    key = getattr(record, topic.key or "").encode()
    headers = _cloud_event(type(record), f"{key.decode()}#{xxhash.xxh3_64_hexdigest(message.value or b'')}", at, source)
    headers.append((ORIGIN, origin))
    headers.extend(header for header in message.headers if header[0] in ("traceparent", "tracestate"))
    if type(record) not in OUTCOMES and not isinstance(record, Event):
        headers.append((PROCESSING, encode(gathered)))
    return Outgoing(record, key, value, headers, getattr(record, topic.part) if topic.part else None)


def _cloud_event(kind: type[Record], ce_id: str, at: datetime, source: str) -> list[tuple[str, bytes]]:
    """CloudEvents 1.0, Kafka protocol binding, binary mode."""
    return [
        ("ce_specversion", b"1.0"),
        ("ce_id", ce_id.encode()),
        ("ce_source", source.encode()),
        ("ce_type", TOPICS[kind].name.encode()),
        ("ce_time", at.isoformat().encode()),
        ("content-type", b"application/json; charset=utf-8"),
    ]


def _dead_letter(step: Step, message: Message, error: Exception) -> DeadLetter:
    return DeadLetter(
        topic=message.topic, partition=message.partition, offset=message.offset, stage=step.name,
        error_class=type(error).__name__, message=str(error)[:2000] or type(error).__name__,
        time=_rfc3339(message.timestamp), key=message.key, value=message.value,
        headers=tuple((name, value) for name, value in message.headers if not name.startswith(ERRORS)))


def _rfc3339(timestamp: float) -> str:
    try:
        return datetime.fromtimestamp(timestamp, UTC).isoformat()
    except (ValueError, OverflowError, OSError):  # a client may write any timestamp
        return datetime.fromtimestamp(0, UTC).isoformat()


def _dead(letter: DeadLetter, at: datetime, source: str) -> Outgoing:
    """The record as it came, with the reasons in headers beside its own."""
    own = {name for name, _ in letter.headers}
    reasons = {
        "topic": letter.topic, "partition": letter.partition, "offset": letter.offset, "stage": letter.stage,
        "class": letter.error_class, "message": letter.message, "time": letter.time,
    }  # fmt: skip
    place = f"{letter.topic}/{letter.partition}/{letter.offset}"
    cloud_event = [header for header in _cloud_event(DeadLetter, place, at, source)[:-1] if header[0] not in own]
    errors = [(ERRORS + name, str(value).encode(errors="replace")) for name, value in reasons.items()]
    return Outgoing(letter, letter.key, letter.value, [*letter.headers, *cloud_event, *errors])


def _count(step: Step, attempts: Sequence[Attempt], metrics: Metrics) -> None:
    now = time.time()
    for tried in attempts:
        record = tried.record
        outcome = type(record).__name__.removesuffix("Article").lower()
        metrics.articles.labels(step.name, outcome, _reason(record)).inc()
        metrics.stage_seconds.labels(step.name).observe(tried.seconds)
        if type(record) in OUTCOMES:
            metrics.end_to_end_seconds.observe(max(0.0, now - tried.at.timestamp()))
        for outgoing in tried.outgoing:
            if isinstance(outgoing.record, Event):
                metrics.events.labels(outgoing.record.event).inc()


def _reason(record: Record) -> str:
    match record:
        case Rejected():
            return record.reason
        case Duplicate():
            return record.kind
        case DeadLetter():
            return record.error_class
        case TaggedArticle():
            return ""
        case UniqueArticle():
            return record.relation
    return ""
