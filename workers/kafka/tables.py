"""
What stages remember, on Kafka: a Faust table whose store is one RocksDB a partition.

Faust's own stores find the partition of a key through the message in hand, which a worker that takes many messages at a
time does not have; and they write to disk before the changelog has the write. Here a partition is a mapping of its own.
A write is seen at once, sent to the changelog in the order it was made, and reaches the disk, with the changelog's
offset and in one stroke, when the changelog has it: what survives a crash is always a prefix of what was decided.
"""
from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from pathlib import Path
from typing import Any

import faust
from faust.stores import base
from faust.types import TP, EventT, StoreT
from rocksdict import DBCompressionType, Options, Rdict, WriteBatch

_OFFSET = b"\0offset"  # the changelog's offset up to which the disk has it; no stage's key starts with a zero byte


class Partition(MutableMapping[bytes, bytes]):
    """One partition's memory: what is on disk, and over it what the changelog does not have yet."""

    def __init__(self, folder: Path) -> None:
        self._disk = Rdict(str(folder), options=_options())
        self._ahead: dict[bytes, bytes | None] = {}  # None: deleted
        self._unsent: list[tuple[bytes, bytes | None]] = []

    def __getitem__(self, key: bytes) -> bytes:
        value = self._ahead[key] if key in self._ahead else self._disk.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key: bytes, value: bytes) -> None:
        self._write(key, value)

    def __delitem__(self, key: bytes) -> None:
        if key not in self:
            raise KeyError(key)
        self._write(key, None)

    def __iter__(self) -> Iterator[bytes]:
        ahead = dict(self._ahead)
        stored: Iterable[bytes] = self._disk.keys()
        for key in stored:
            if key != _OFFSET and key not in ahead:
                yield key
        yield from (key for key, value in ahead.items() if value is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def unsent(self) -> list[tuple[bytes, bytes | None]]:
        """The writes since the last call, in order, for the changelog."""
        unsent, self._unsent = self._unsent, []
        return unsent

    def persist(self, offset: int) -> None:
        """The changelog has everything, up to *offset*: so may the disk."""
        self._put(self._ahead, offset)
        self._ahead = {}

    def recover(self, events: Iterable[EventT]) -> bool:
        """Take over what the changelog says; True when that was news."""
        changes: dict[bytes, bytes | None] = {}
        offset = -1
        for event in events:
            changes[event.message.key] = event.message.value
            offset = max(offset, event.message.offset)
        news = any(self.get(key) != value for key, value in changes.items())
        self._put(changes, offset)
        return news

    def offset(self) -> int | None:
        """The changelog's offset of the last write on disk."""
        stored = self._disk.get(_OFFSET)
        return None if stored is None else int(stored)

    def close(self) -> None:
        """Leave the disk to whoever opens it next."""
        self._disk.close()

    def _write(self, key: bytes, value: bytes | None) -> None:
        self._ahead[key] = value
        self._unsent.append((key, value))

    def _put(self, changes: dict[bytes, bytes | None], offset: int) -> None:
        batch = WriteBatch(raw_mode=True)
        for key, value in changes.items():
            if value is None:
                batch.delete(key)
            else:
                batch.put(key, value)
        batch.put(_OFFSET, str(offset).encode())
        self._disk.write(batch)


class Partitions(base.Store):
    """The partitions of one table that this worker has, as Faust recovers and rebalances them."""

    table: Memory

    def __init__(self, url: str, app: faust.App, table: Memory, **options: Any) -> None:
        super().__init__(url, app, table, **options)
        self.folder = table.folder
        self._changelog = table.changelog_topic_name
        self._open: dict[int, Partition] = {}
        self._void: set[int] = set()  # open ones whose contents are no longer what a stage was built over

    def partition(self, number: int) -> Partition:
        """The memory of a partition; another object whenever it may hold something else than what was read from it."""
        if number in self._void:
            self._close(number)
        return self._opened(number)

    def persisted_offset(self, tp: TP) -> int | None:
        return self._opened(tp.partition).offset()

    def set_persisted_offset(self, tp: TP, offset: int) -> None:
        """Nothing: the offset goes to disk with the writes it stands for."""

    def apply_changelog_batch(self, batch: Iterable[EventT], to_key: object, to_value: object) -> None:
        by_partition: defaultdict[int, list[EventT]] = defaultdict(list)
        for event in batch:
            by_partition[event.message.partition].append(event)
        for number, events in by_partition.items():
            try:
                if self._opened(number).recover(events):
                    self._void.add(number)
            except Exception as error:  # Faust would log it and go on without what these events say
                self.table.failed(error)
                raise

    async def on_rebalance(
        self, assigned: set[TP], revoked: set[TP], newly_assigned: set[TP], generation_id: int = 0
    ) -> None:
        for tp in revoked | newly_assigned:
            if tp.topic == self._changelog:
                self._close(tp.partition)

    async def backup_partition(self, tp: TP | int, flush: bool = True, purge: bool = False, keep: int = 1) -> None:
        """Nothing: the changelog is the backup."""

    def restore_backup(self, tp: TP | int, latest: bool = True, backup_id: int = 0) -> None:
        """Nothing: the changelog is the backup."""

    async def on_stop(self) -> None:
        for number in list(self._open):
            self._close(number)

    def reset_state(self) -> None:
        for number in list(self._open):
            self._close(number)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _opened(self, number: int) -> Partition:
        if number not in self._open:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._open[number] = Partition(self.folder / str(number))
        return self._open[number]

    def _close(self, number: int) -> None:
        self._void.discard(number)
        partition = self._open.pop(number, None)
        if partition is not None:
            partition.close()


class Memory(faust.Table):
    """The memory of one step. Its changelog is declared with the other topics, not by Faust."""

    def __init__(
        self, app: faust.App, name: str, partitions: int, folder: Path, failed: Callable[[BaseException], None]
    ) -> None:
        self.folder = folder
        self.failed = failed
        super().__init__(app, name=name, partitions=partitions, key_type=bytes, value_type=bytes)

    def _new_store(self) -> StoreT:
        return Partitions("memory://", self.app, self, table_name=self.name, loop=self.loop)

    def partition(self, number: int) -> Partition:
        """The memory of one partition."""
        return self.data.partition(number)

    async def on_start(self) -> None:
        await self.add_runtime_dependency(self.data)


def _options() -> Options:
    options = Options(raw_mode=True)
    options.create_if_missing(True)
    options.set_compression_type(DBCompressionType.lz4())
    options.set_write_buffer_size(8 * 1024 * 1024)  # a worker has tens of these, mostly of small records
    options.set_max_write_buffer_number(2)
    options.set_max_open_files(64)
    return options
