"""Postings in memory: which articles have a landmark. Eight bytes a posting, open addressing, no Python objects."""
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]

_EMPTY, _GONE = np.uint64(0), np.uint64(1)
_FULL = 0.85  # share of used slots at which the table grows: probes then look at 22 slots on average (Knuth 6.4)
_ROOMY = 0.68  # and what it grows to
_LOOK = 16  # slots looked at together: two cache lines
_SPARE = 1024  # slots behind the last home, so that no probe wraps around
_SHIFT = np.uint64(32)


class Postings:
    """A multimap from landmarks (unsigned, below 2**32) to article numbers (below 2**32)."""

    def __init__(self) -> None:
        self._live = self._used = 0
        self._slots: Hashes
        self._resize(np.empty(0, dtype=np.uint64))

    def __len__(self) -> int:
        return self._live

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self._slots.nbytes

    def find(self, landmarks: Hashes) -> tuple[Numbers, Numbers]:
        """Every posting of *landmarks*: positions in *landmarks*, and the articles' numbers."""
        wanted = _tags(landmarks)
        at = self._homes(wanted)
        rows = np.arange(len(wanted))
        found_rows, found_numbers = [], []
        while len(rows):
            slots = self._slots[at[:, None] + np.arange(_LOOK)]
            row, column = np.nonzero((slots >> _SHIFT) == wanted[rows][:, None])
            found_rows.append(rows[row])
            found_numbers.append(slots[row, column])
            on = (slots != _EMPTY).all(axis=1) & (at + 2 * _LOOK <= len(self._slots))
            rows, at = rows[on], at[on] + _LOOK
        if not found_rows:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        numbers = np.concatenate(found_numbers) & np.uint64(0xFFFFFFFF)
        return np.concatenate(found_rows), numbers.astype(np.int64)

    def add(self, landmarks: Hashes, number: int) -> None:
        """Post article *number* under each of *landmarks*, which are distinct."""
        if self._used + len(landmarks) > _FULL * (len(self._slots) - _SPARE):
            self._resize(self._slots[self._slots > _GONE])
        entries = (_tags(landmarks) << _SHIFT) | np.uint64(number)
        at = self._homes(entries >> _SHIFT)
        while len(entries):
            beyond = at + _LOOK > len(self._slots)
            if beyond.any():  # the last cluster ran into the end: spread everything anew, then go on
                self._resize(self._slots[self._slots > _GONE])
                at = self._homes(entries >> _SHIFT)
            free = self._slots[at[:, None] + np.arange(_LOOK)] <= _GONE
            column = free.argmax(axis=1)
            slot = at + column
            _, first = np.unique(slot, return_index=True)  # of those that want one slot, one gets it
            placed = np.zeros(len(entries), dtype=bool)
            placed[first] = free[first, column[first]]
            self._used += int((self._slots[slot[placed]] == _EMPTY).sum())
            self._slots[slot[placed]] = entries[placed]
            self._live += int(placed.sum())
            at = np.where(free.any(axis=1), at, at + _LOOK)[~placed]
            entries = entries[~placed]

    def remove(self, gone: NDArray[np.bool_]) -> None:
        """Take out every posting of the articles whose number is marked in *gone*."""
        for start in range(0, len(self._slots), 1 << 20):
            part = self._slots[start : start + (1 << 20)]
            taken = np.flatnonzero(part > _GONE)
            taken = taken[gone[(part[taken] & np.uint64(0xFFFFFFFF)).astype(np.int64)]]
            part[taken] = _GONE
            self._live -= len(taken)
        if self._live < self._used // 4:
            self._resize(self._slots[self._slots > _GONE])

    def contents(self) -> list[tuple[int, int]]:
        """Every (landmark, number), ascending: what is in the table, wherever it stands."""
        taken = np.sort(self._slots[self._slots > _GONE])
        return [(int(entry >> _SHIFT), int(entry & np.uint64(0xFFFFFFFF))) for entry in taken]

    def _homes(self, tags: Hashes) -> Numbers:
        """A slot by the size of the hash: sorted entries then stand in slot order, and growing is one pass."""
        homes: NDArray[Any] = (tags * np.uint64(len(self._slots) - _SPARE)) >> _SHIFT
        return homes.astype(np.int64)

    def _resize(self, entries: Hashes) -> None:
        entries.sort()
        size = max(1 << 12, int(len(entries) / _ROOMY))
        while True:
            self._slots = np.zeros(size + _SPARE, dtype=np.uint64)
            at = self._homes(entries >> _SHIFT)
            order = np.arange(len(entries))
            at -= order
            np.maximum.accumulate(at, out=at)
            at += order  # each behind the one before it
            if not len(at) or at[-1] < len(self._slots) - _LOOK:
                break
            size += size // 8
        self._slots[at] = entries
        self._live = self._used = len(entries)


def _tags(landmarks: Hashes) -> Hashes:
    return np.maximum(landmarks, np.uint64(1))
