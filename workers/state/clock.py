"""Stream time: what the articles' own dates say, with one article never believed against all others."""
from __future__ import annotations

from collections import deque
from typing import NamedTuple

AHEAD = 86_400
"""Seconds that one article may move stream time on; the contract drops dates more than a day in the future."""

STRAYS = 50_000
"""Articles dated outside memory that are remembered at least, the latest; up to twice as many are."""

_WITNESSES = 32  # of the last so many articles, two agree on a leap ahead, or all on a leap back
_BUCKETS = 7  # the memory's parts that are forgotten together: a day each with the default of seven days


class Moment(NamedTuple):
    """Where an article stands in stream time; all that a restart needs to know."""

    time: int  # seconds since 1990: its own date, else stream time
    clock: int  # stream time after it
    bucket: int  # what it is forgotten with: a time's, or below zero the strays'
    dated: bool  # stream time is from dates, not from arrivals
    leapt: bool  # it moved stream time by more than its own date may


class Clock:
    """
    Stream time is the latest date seen. A date more than AHEAD beyond it, or older than *memory*, is a stray's: it
    moves nothing until another of the last articles agrees (forwards) or 32 in a row do (backwards: an archive sent
    newest first). Strays are forgotten by their number. While no article had a date, the time of arrival serves.
    """

    def __init__(self, memory: int) -> None:
        """*memory*: seconds."""
        self.now: int | None = None
        self._memory = memory
        self._width = max(1, memory // _BUCKETS)
        self._dated = False
        self._strays = 0
        self._recent: deque[int | None] = deque(maxlen=_WITNESSES)

    def place(self, date: int | None, arrived: int) -> Moment:
        """Take the next article's date (None: it has none) and time of arrival, seconds since 1990."""
        leapt = False
        if self.now is None or (date is not None and not self._dated):
            leapt = self.now is not None
            self.now = date if date is not None else arrived
            self._dated = date is not None
        time = date if date is not None else max(self.now, arrived) if not self._dated else self.now
        stray = not self.now - self._memory <= time <= self.now + AHEAD and self._dated
        if stray and (agreed := self._agreed(time)) is not None:
            self.now, stray, leapt = agreed, False, True
        if leapt:
            self._recent.clear()
        else:
            self._recent.append(time if stray else None)
        if not stray:
            self.now = max(self.now, time)
            return Moment(time, self.now, time // self._width, self._dated, leapt)
        self._strays += 1
        return Moment(time, self.now, -1 - (self._strays - 1) // STRAYS, True, leapt)

    def _agreed(self, time: int) -> int | None:
        assert self.now is not None
        if time > self.now:
            others = [other for other in self._recent
                      if other is not None and other > self.now + AHEAD and abs(other - time) <= self._memory]
            return max(*others, time) if others else None
        behind = [other for other in self._recent if other is not None and other < self.now]
        return max(*behind, time) if len(behind) == _WITNESSES else None

    @property
    def window(self) -> tuple[int, int]:
        """First and last bucket that stream time says to remember."""
        now = self.now or 0
        return (now - self._memory) // self._width, (now + self._memory + AHEAD) // self._width

    @property
    def strays(self) -> int:
        """The oldest bucket of strays that is remembered; older ones have greater numbers."""
        return min(-1, 0 - (self._strays - 1) // STRAYS)

    def restore(self, moments: list[tuple[int, Moment]]) -> None:
        """Go on from *moments* with their sequence numbers, ascending, none of them forgotten when last seen."""
        if not moments:
            return
        self.now = moments[-1][1].clock
        self._dated = moments[-1][1].dated
        latest = min((moment.bucket for _, moment in moments if moment.bucket < 0), default=0)
        if latest:
            members = sum(moment.bucket == latest for _, moment in moments)
            self._strays = (-1 - latest) * STRAYS + members
        last = moments[-1][0]
        recent: dict[int, int | None] = {}
        for number, moment in moments[-_WITNESSES:]:
            if moment.leapt:
                recent.clear()
            else:
                recent[number] = moment.time if moment.bucket < 0 else None
        first = max(min(recent, default=last + 1), last + 1 - _WITNESSES)
        self._recent.extend(recent.get(number) for number in range(first, last + 1))
