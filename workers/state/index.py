"""Postings in memory: which articles have a landmark. Eight bytes a posting in buckets, no Python objects."""
from __future__ import annotations

import mmap

import numpy as np
from numpy.typing import NDArray

from workers.text.shingles import Landmarks

Numbers = NDArray[np.int64]
Entries = NDArray[np.uint64]

_WIDE = 32  # postings that a bucket holds: its landmarks fill two cache lines
_FULL = 0.65  # share of slots in use; with two buckets to choose from, one posting in 25,000 then finds both full
_SPLIT = 128  # buckets split together, so that no article waits for more than a millisecond
_FIRST = 256  # buckets of an empty table, a power of two
_PART = 1 << 12  # buckets looked through together
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_HALF, _LAST, _LOWER = np.uint64(32), np.uint64(1), np.uint64(0xFFFFFFFF)
_LEAST, _ONE = np.uint32(1), np.uint8(1)


class Postings:
    """
    A multimap from landmarks (unsigned, below 2**32) to article numbers (below 2**32).

    A posting stands in the emptier of two buckets, and the table grows by splitting buckets in turn, so that growing
    takes no time of its own at any size. Sources: Litwin 1980, "Linear hashing"; Azar, Broder, Karlin, Upfal 1999,
    "Balanced allocations".
    """

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._buckets = _FIRST
        # A bucket's number is the lower bits of an address: those below _low, and one more where it was split already.
        self._low, self._mask = np.uint64(_FIRST), np.uint64(2 * _FIRST - 1)
        self._live = 0
        self._crowded: dict[int, list[int]] = {}  # landmark -> articles that found both buckets full
        self._bytes = [_zeros(width * _FIRST) for width in (4 * _WIDE, 4 * _WIDE, 1)]
        self._view()

    def __len__(self) -> int:
        return self._live + sum(map(len, self._crowded.values()))

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self._buckets * (8 * _WIDE + 1)

    def find(self, landmarks: Landmarks) -> tuple[Numbers, Numbers]:
        """Every posting of *landmarks*: positions in *landmarks*, and the articles' numbers."""
        tags = _tags(landmarks)
        buckets = self._addresses(tags)
        same = self._tags.take(buckets, axis=0).reshape(2, -1, _WIDE) == tags[:, None]
        at = same.ravel().nonzero()[0]
        rows = at // _WIDE
        positions = rows % len(tags) if len(at) else rows
        numbers = self._numbers.ravel().take(buckets.take(rows) * _WIDE + at % _WIDE).astype(np.int64)
        if self._crowded and not self._crowded.keys().isdisjoint(listed := tags.tolist()):
            more = [(row, number) for row, tag in enumerate(listed) for number in self._crowded.get(tag, ())]
            positions = np.concatenate((positions, [row for row, _ in more]))
            numbers = np.concatenate((numbers, [number for _, number in more]))
        return positions, numbers

    def add(self, landmarks: Landmarks, number: int) -> None:
        """Post article *number* under each of *landmarks*."""
        tags = _tags(landmarks)
        self._add(tags, np.full(len(tags), number, dtype=np.uint32))

    def remove(self, gone: NDArray[np.bool_]) -> None:
        """Take out every posting of the articles whose number is marked in *gone*."""
        for first in range(0, self._buckets, _PART):
            entries = self._entries(first, min(_PART, self._buckets - first))
            taken = entries > 0
            taken[taken] = gone[entries[taken] & _LOWER]
            if taken.any():
                self._live -= int(np.count_nonzero(taken))
                self._put(first, np.where(taken, 0, entries))
        for tag, numbers in [*self._crowded.items()]:
            numbers[:] = [number for number in numbers if not gone[number]]
            if not numbers:
                del self._crowded[tag]
        if self._buckets > _FIRST and self._live < _FULL / 4 * _WIDE * self._buckets:
            tags, left = self._all()
            self._start()
            for first in range(0, len(tags), _PART):
                self._add(tags[first : first + _PART], left[first : first + _PART])

    def contents(self) -> list[tuple[int, int]]:
        """Every (landmark, number), ascending: what is in the table, wherever it stands."""
        tags, numbers = self._all()
        return sorted(zip(tags.tolist(), numbers.tolist(), strict=True))

    def _all(self) -> tuple[Landmarks, Landmarks]:
        entries = self._entries(0, self._buckets)
        more = [(tag << 32) | number for tag, numbers in self._crowded.items() for number in numbers]
        entries = np.concatenate((entries[entries > 0], np.array(more, dtype=np.uint64)))
        return (entries >> _HALF).astype(np.uint32), (entries & _LOWER).astype(np.uint32)

    def _addresses(self, tags: Landmarks) -> Numbers:
        """Each landmark's one bucket, then each one's other, which is never the same: they differ in the last bit."""
        wide = tags.astype(np.uint64)
        buckets = np.concatenate((wide, _other(wide)))
        buckets &= self._mask
        buckets -= (buckets >= self._buckets) * self._low  # not split yet
        return buckets.view(np.int64)

    def _add(self, tags: Landmarks, numbers: Landmarks) -> None:
        while self._live + len(tags) > _FULL * _WIDE * self._buckets:
            self._split()
        one, other = self._addresses(tags).reshape(2, -1)
        all_tags, all_numbers = self._tags.ravel(), self._numbers.ravel()
        while len(tags):
            used, others = self._used.take(one), self._used.take(other)
            buckets, used = np.where(others < used, other, one), np.minimum(used, others)
            if _WIDE in used.tobytes():
                open_ = used < _WIDE
                for tag, number in zip(tags[~open_].tolist(), numbers[~open_].tolist(), strict=True):
                    self._crowded.setdefault(tag, []).append(number)
                tags, numbers, one, other = tags[open_], numbers[open_], one[open_], other[open_]
                continue
            slots = buckets * _WIDE + used
            all_tags[slots] = tags  # of those that want one slot, the last gets it
            all_numbers[slots] = numbers
            self._used[buckets] = used + _ONE
            placed = len(set(slots.tolist()))
            self._live += placed
            if placed == len(tags):
                break
            lost = (all_tags[slots] != tags) | (all_numbers[slots] != numbers)
            tags, numbers, one, other = tags[lost], numbers[lost], one[lost], other[lost]

    def _split(self) -> None:
        """Part the next buckets' postings between them and as many new ones, by the next bit of their addresses."""
        low = int(self._low)
        first = self._buckets - low
        count = min(_SPLIT, low - first)
        self._reserve(self._buckets + count)
        entries = self._entries(first, count)
        tags = entries >> _HALF
        here = (tags & (self._mask >> _LAST)) == np.arange(first, first + count, dtype=np.uint64)[:, None]
        moves = (np.where(here, tags, _other(tags)) & self._low) > 0
        self._put(first, np.where(moves, 0, entries))
        self._put(self._buckets, np.where(moves, entries, 0))
        self._buckets += count
        if self._buckets == 2 * low:
            self._low *= np.uint64(2)
            self._mask = self._low * np.uint64(2) - np.uint64(1)

    def _entries(self, first: int, count: int) -> Entries:
        """Landmark and number of each slot of some buckets as one, zero where it is free."""
        tags, numbers = self._tags[first : first + count], self._numbers[first : first + count]
        return (tags.astype(np.uint64) << _HALF) | numbers

    def _put(self, first: int, entries: Entries) -> None:
        """Fill buckets from *first* on; free slots come last."""
        entries = np.sort(entries, axis=1)[:, ::-1]
        self._tags[first : first + len(entries)] = entries >> _HALF
        self._numbers[first : first + len(entries)] = entries & _LOWER
        self._used[first : first + len(entries)] = np.count_nonzero(entries, axis=1)

    def _reserve(self, buckets: int) -> None:
        """Make the arrays longer where they stand: nothing is copied, and what is not used yet takes no memory."""
        if buckets > len(self._used):
            del self._tags, self._numbers, self._used
            self._bytes = [_doubled(held) for held in self._bytes]
            self._view()

    def _view(self) -> None:
        tags, numbers, used = self._bytes
        self._tags: Landmarks = np.frombuffer(tags, dtype=np.uint32).reshape(-1, _WIDE)
        self._numbers: Landmarks = np.frombuffer(numbers, dtype=np.uint32).reshape(-1, _WIDE)
        self._used: NDArray[np.uint8] = np.frombuffer(used, dtype=np.uint8)


def _zeros(size: int) -> mmap.mmap:
    """Memory of its own: given back whole, where what the heap gets back would stay among the articles' records."""
    return mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)


def _doubled(held: mmap.mmap) -> mmap.mmap:
    try:
        held.resize(2 * len(held))
    except SystemError:  # how Python says that a system cannot: only Linux grows memory where it stands
        longer = _zeros(2 * len(held))
        longer.write(held)
        return longer
    return held


def _other(tags: Entries) -> Entries:
    """The other address of landmarks, by multiply-shift hashing (Dietzfelbinger et al. 1997)."""
    others = tags * _SPREAD
    others >>= _HALF
    others |= _LAST
    others ^= tags
    return others


def _tags(landmarks: Landmarks) -> Landmarks:
    return np.maximum(landmarks, _LEAST)
