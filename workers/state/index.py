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
_LOOK, _FURTHER = 32, 128  # slots looked at together: four cache lines at first, more where a cluster goes on
_SPARE = 2048  # slots behind the last home, so that no probe wraps around
_SHIFT, _NUMBER = np.uint64(32), np.uint64(0xFFFFFFFF)


class Postings:
    """A multimap from landmarks (unsigned, below 2**32) to article numbers (below 2**32)."""

    def __init__(self) -> None:
        self._live = self._used = self._size = 0
        self._slots: Hashes
        self._windows: Hashes  # every _LOOK slots in a row, without copying
        self._wide: Hashes  # every _FURTHER slots in a row
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
        windows = self._windows
        found_rows, found_numbers = [rows[:0]], [wanted[:0]]
        while len(rows):
            slots = windows[at]
            match = ((slots >> _SHIFT) == wanted[:, None]).ravel().nonzero()[0]
            if len(match):
                found_rows.append(rows[match // slots.shape[1]])
                found_numbers.append(slots.ravel()[match])
            on = np.logical_and.reduce(slots, axis=1).nonzero()[0]  # no empty slot: the cluster may go on
            rows, wanted, at = rows[on], wanted[on], at[on] + slots.shape[1]
            windows = self._wide
        numbers = np.concatenate(found_numbers) & _NUMBER
        return np.concatenate(found_rows), numbers.astype(np.int64)

    def add(self, landmarks: Hashes, number: int) -> None:
        """Post article *number* under each of *landmarks*."""
        if self._used + len(landmarks) > _FULL * self._size:
            self._resize(self._slots[self._slots > _GONE])
        entries = (_tags(landmarks) << _SHIFT) | np.uint64(number)
        at = self._homes(entries >> _SHIFT)
        windows = self._windows
        while len(entries):
            free = windows[at] <= _GONE
            slot = at + free.argmax(axis=1)
            open_ = self._slots[slot] <= _GONE
            if int(at.max()) >= len(self._slots) - 4 * _FURTHER:  # the last cluster runs into the end
                self._resize(self._slots[self._slots > _GONE])
                at, windows = self._homes(entries >> _SHIFT), self._windows
                continue
            taken = self._slots[slot[open_]] == _EMPTY
            self._slots[slot[open_]] = entries[open_]  # of those that want one slot, the last gets it
            placed = self._slots[slot] == entries
            self._used += int(np.count_nonzero(taken & placed[open_]))
            self._live += int(np.count_nonzero(placed))
            on = (~placed).nonzero()[0]
            entries, at = entries[on], np.where(open_[on], at[on], at[on] + free.shape[1])
            windows = self._wide

    def remove(self, gone: NDArray[np.bool_]) -> None:
        """Take out every posting of the articles whose number is marked in *gone*."""
        for start in range(0, len(self._slots), 1 << 20):
            part = self._slots[start : start + (1 << 20)]
            taken = np.flatnonzero(part > _GONE)
            taken = taken[gone[(part[taken] & _NUMBER).astype(np.int64)]]
            part[taken] = _GONE
            self._live -= len(taken)
        if self._live < self._used // 4:
            self._resize(self._slots[self._slots > _GONE])

    def contents(self) -> list[tuple[int, int]]:
        """Every (landmark, number), ascending: what is in the table, wherever it stands."""
        taken = np.sort(self._slots[self._slots > _GONE])
        return [(int(entry >> _SHIFT), int(entry & _NUMBER)) for entry in taken]

    def _homes(self, tags: Hashes) -> Numbers:
        """A slot by the size of the hash: sorted entries then stand in slot order, and growing is one pass."""
        homes: NDArray[Any] = (tags * np.uint64(self._size)) >> _SHIFT
        return homes.astype(np.int64)

    def _resize(self, entries: Hashes) -> None:
        entries.sort()
        size = max(1 << 12, int(len(entries) / _ROOMY))
        self._size = size
        at = self._homes(entries >> _SHIFT)
        order = np.arange(len(entries))
        at -= order
        np.maximum.accumulate(at, out=at)
        at += order  # each behind the one before it
        last = int(at[-1]) if len(at) else 0
        self._slots = np.zeros(max(size + _SPARE, last + _SPARE), dtype=np.uint64)
        self._slots[at] = entries
        self._windows = np.lib.stride_tricks.sliding_window_view(self._slots, _LOOK)
        self._wide = np.lib.stride_tricks.sliding_window_view(self._slots, _FURTHER)
        self._live = self._used = len(entries)


def _tags(landmarks: Hashes) -> Hashes:
    return np.maximum(landmarks, np.uint64(1))
