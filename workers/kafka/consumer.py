"""
What is read of Kafka and when it counts as done.

Faust's own bookkeeping of acknowledged messages counts messages that it skipped, and one that follows an unfinished one
(faust#606), so that a crash could lose them. Here a partition is worked through in order, and its committed offset is
simply the one after the last message whose results are stored (`InOrder`).
"""
from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Consumer
from faust.types import TP
from faust.types.tuples import Message as FaustMessage

_FETCH_WAIT_MS = 50
_ASK_AGAIN_SECONDS = 0.1


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
