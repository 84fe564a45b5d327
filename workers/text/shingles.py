"""Fingerprints of an article: one byte a word, landmarks to find relatives by, and the alignment of two articles."""
from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import sub
from typing import Any, NamedTuple

import numpy as np
import xxhash
from numpy.typing import NDArray

from workers.text.normalize import fold

Codes = NDArray[np.uint8]
Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Landmarks = NDArray[np.uint32]

WIDTH = 5
"""Words a landmark spans: Broder's w-shingling; 5 is what the labelled pairs' own figures use."""

NUMERIC = 224
"""Codes from here on are numbers in digits: two articles that differ only in these are one form filled twice."""

MAX_WORDS = 20_000
"""Words that are looked at; a longer article is compared by its first ones."""

_RUN = 3  # words in a row that must agree before an alignment starts: two are too common, four miss light edits
_SLACK = 12  # words that an edit may put between two agreeing runs of one passage
_REACH = _SLACK + _RUN  # words from the start of one agreeing run to the next one's of the same passage
_LEAST = 8  # agreeing words that make a passage; names and set phrases are shorter
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_MULTIPLIER = np.uint64(_BASE)
_ABOVE = np.uint64(64 - 8 * WIDTH)
_EIGHT, _HALVES, _QUARTERS = np.dtype("<u8"), np.dtype("<u4"), np.dtype("<u2")
_SPREAD = np.uint32(0x9E3779B1)
_BYTE = np.uint32(8)
_SIEVE, _SIEVED = 1 << 15, np.uint32(32 - 15)  # hashes that a sieve tells apart: 64 KB, what a core's own cache holds
_PLACES = np.arange(1, MAX_WORDS + 1, dtype=np.int16)
_MANY = 64  # runs of mine close together in another article, from which the sieve asks no further: this bounds its work
_GAP, _DROP, _ZERO = 0, 1, np.uint16(ord("0"))


def _folding() -> NDArray[np.uint16]:
    """For each code point below 0x10000 its folded letter, _GAP between words, _DROP where nothing is left."""
    points = [chr(point) if point != 0x0A and not 0xD800 <= point < 0xE000 else " " for point in range(0x10000)]
    table = np.full(0x10000, _GAP, dtype=np.uint16)
    for point, folded in enumerate(fold("\n".join(points)).split("\n")):
        if not folded:
            table[point] = _DROP
        elif folded[0].isalnum():
            table[point] = ord(folded[0])
    return table


def _powers(base: int, count: int) -> Hashes:
    powers = np.full(count, base, dtype=np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers)


_FOLDING = _folding()
_KEPT = 1 << 15
_UP, _DOWN = _powers(_BASE, _KEPT), _powers(pow(_BASE, -1, 1 << 64), _KEPT)


def _scrambled(values: Hashes) -> Hashes:
    """Spread every bit over all others (the finalizer of MurmurHash3, public domain)."""
    values = (values ^ (values >> np.uint64(33))) * _MIX
    return values ^ (values >> np.uint64(29))


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """An article as far as comparison goes."""

    codes: Codes  # one a word: 0..223 a word's hash, NUMERIC.. a number's
    lengths: tuple[int, ...]  # words of each paragraph
    digest: bytes  # 16 bytes: equal for equal words in equal order, wherever the paragraphs break

    def __len__(self) -> int:
        return len(self.codes)


def fingerprint(paragraphs: Sequence[str]) -> Fingerprint:
    """
    Read the words of *paragraphs*: folded runs of letters and digits; marks, tatweel and punctuation are nothing.

    >>> a, b = fingerprint(["قُتـل ١٢ شخصاً."]), fingerprint(["قتل 12", "شخصا"])
    >>> a.digest == b.digest, a.lengths, b.lengths
    (True, (3,), (2, 1))
    """
    ends = list(accumulate([len(paragraph) + 1 for paragraph in paragraphs]))
    text = "\n".join(("", *paragraphs, ""))  # begins and ends with a gap
    letters = _FOLDING.take(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32), mode="clip")
    dropped = (letters == _DROP).nonzero()[0]
    if len(dropped):
        ends = (ends - dropped.searchsorted(ends)).tolist()
        letters = letters[letters != _DROP]
    inside = letters.astype(bool)
    turns = (inside[1:] != inside[:-1]).nonzero()[0]
    befores, lasts = turns[0::2][:MAX_WORDS], turns[1::2][:MAX_WORDS]  # the gap before a word, and its last letter
    if not len(lasts):
        return Fingerprint(np.empty(0, dtype=np.uint8), (0,) * len(paragraphs), xxhash.xxh3_128_digest(b""))
    words = _scrambled(_word_hashes(letters[: lasts[-1] + 1], befores, lasts))
    spread = words.view(_QUARTERS)[2::4].astype(np.uint32)
    codes = ((spread * np.uint32(NUMERIC)) >> np.uint32(16)).astype(np.uint8)
    numbers = (letters[1:][befores] - _ZERO < 10).nonzero()[0]
    codes[numbers] = NUMERIC + (spread[numbers] & np.uint32(255 - NUMERIC))
    bounds = [0, *befores.searchsorted(ends).tolist()]
    lengths = tuple(end - start for start, end in pairwise(bounds))
    return Fingerprint(codes, lengths, xxhash.xxh3_128_digest(words.data))


def _word_hashes(letters: NDArray[np.uint16], befores: Numbers, lasts: Numbers) -> Hashes:
    """Polynomial hash modulo 2**64 of each word, from prefix sums: Karp and Rabin 1987."""
    count = len(letters)
    up, down = (_UP, _DOWN) if count <= _KEPT else (_powers(_BASE, count), _powers(pow(_BASE, -1, 1 << 64), count))
    sums: Hashes = letters * up[:count]
    hashes: Hashes = sums.cumsum(out=sums)[lasts]
    hashes[1:] -= hashes[:-1].copy()  # gaps are nothing: each sum is that of the words before, and the word
    hashes *= down[1:][befores]
    return hashes


def shingles(codes: Codes) -> Landmarks:
    """
    Hash every run of WIDTH words; n - WIDTH + 1 unsigned hashes below 2**32 in reading order, none when n < WIDTH.

    Source: Dietzfelbinger et al. 1997, multiply-shift hashing.

    >>> len(shingles(fingerprint(["أعلنت الوزارة عن خطة جديدة للتعليم"]).codes))
    2
    """
    count = len(codes) - WIDTH + 1
    if count < 1:
        return np.empty(0, dtype=np.uint32)
    padded = codes.tobytes() + bytes(8 - WIDTH)
    hashes: Hashes = np.ndarray(count, _EIGHT, padded, strides=(1,)).copy()  # eight bytes from each word on
    hashes <<= _ABOVE
    hashes *= _MULTIPLIER
    return hashes.view(_HALVES)[1::2]


def landmarks(hashes: Landmarks, narrow: int, wide: int) -> tuple[Landmarks, Numbers]:
    """
    The smallest hash of every *narrow* hashes in a row, each once, spread anew over all values below 2**32, ascending;
    and where those of *wide* hashes in a row, 2 * narrow at most, are among them.

    Two articles that share window + WIDTH - 1 words in a row share a landmark of that window.
    Source: Schleimer, Wilkerson, Aiken 2003, "Winnowing".
    """
    if not len(hashes):
        return hashes, np.empty(0, dtype=np.int64)
    narrow, wide = min(narrow, len(hashes)), min(wide, len(hashes))
    smallest, reach = hashes, 1
    while reach * 2 <= narrow:  # minima over 2, 4, 8 … hashes from minima over half as many
        smallest = np.minimum(smallest[:-reach], smallest[reach:])
        reach *= 2
    if rest := narrow - reach:
        smallest = np.minimum(smallest[:-rest], smallest[rest:])
    # Minima are small numbers: a table would have them all in one place.
    places = smallest[_changes(smallest)] * _SPREAD
    places.sort()
    places = places[_changes(places)]
    if not (rest := wide - narrow):
        return places, np.arange(len(places))
    smallest = np.minimum(smallest[:-rest], smallest[rest:])
    among = np.zeros(len(places), dtype=bool)
    among[places.searchsorted(smallest[_changes(smallest)] * _SPREAD)] = True
    return places, among.nonzero()[0]


def _changes(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a value differs from the one before it."""
    changes = np.empty(len(values), dtype=bool)
    changes[:1] = True
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes


class Alignment(NamedTuple):
    """What two articles have in common, word by word."""

    mine: int  # my words that stand there, in runs
    theirs: int  # their words that stand here
    my_passages: int  # my words within shared passages, small edits inside them included
    their_passages: int
    longest: int  # words of the longest passage
    numbers: int  # numbers within my shared passages
    same_numbers: int  # of these, those that stand there too
    covered: NDArray[np.bool_]  # my words that stand there
    told: NDArray[np.bool_]  # of these, a phrase that I say again and again only the first time
    here: Numbers  # where runs of my words start that stand there, ascending
    there: Numbers  # and where there


class Sieve:
    """
    One article made ready to tell, of many others at once, which of them cannot share a passage with it.

    A table by the hashes of its runs finds where these stand in the others; a passage needs several that lie near each
    other both here and there. A tenth of an alignment's work, which few need then.
    """

    def __init__(self, codes: Codes) -> None:
        self._least = max(_RUN + 1, min(_LEAST, len(codes)))
        self._runs = _runs(codes.tobytes())
        hashes = _sieved(self._runs)
        places = _PLACES[: len(hashes)]
        self._places = np.zeros(_SIEVE, dtype=np.int16)  # where a run of mine with this hash starts, from 1 on
        self._places[hashes] = places
        kept = self._places.take(hashes)
        lost = (kept != places).nonzero()[0]
        self._several = np.zeros(len(hashes) + 1, dtype=bool)
        self._others: dict[int, list[int]] = {}  # for such a place all those with its hash, where there are several
        if len(lost):
            kept = kept[lost]
            self._several[kept] = True
            for one, other in zip(kept.tolist(), places[lost].tolist(), strict=True):
                self._others.setdefault(one, [one]).append(other)

    def __call__(self, records: Sequence[bytes]) -> list[bool]:
        """
        Which of *records* may share a passage with me: of the others an `Aligner` says None.

        A record ends with its article's codes. What stands before them is taken for words too, which can only make a
        passage seem possible where there is none.
        """
        near = [False] * len(records)
        theirs = _runs(b"".join(records))
        here = self._places.take(_sieved(theirs))
        there = (here > 0).nonzero()[0]
        here = here.take(there)
        agreeing = self._runs.take(here - 1) == theirs.take(there)
        agreeing |= self._several.take(here)
        here, there = here[agreeing], there[agreeing]
        if not len(here):
            return near
        ends = [*accumulate(map(len, records))]
        mine, at = here.tolist(), there.tolist()
        first = 0
        for last in (*(there[1:] - there[:-1] > _REACH).nonzero()[0].tolist(), len(at) - 1):
            if last > first:  # runs there from which the next is near
                one, other = bisect(ends, at[first]), bisect(ends, at[last])
                # Of fewer words than _LEAST less is a passage, and they stand at the end.
                if not near[other] and (
                        one < other or ends[one] - at[last - 1] < _LEAST or self._may(mine[first : last + 1])):
                    near[one : other + 1] = [True] * (other + 1 - one)
            first = last + 1
        return near

    def _may(self, places: list[int]) -> bool:
        """May these runs of mine, which stand near each other there, be a passage?"""
        if len(places) * _RUN < self._least:
            return False
        if not self._others.keys().isdisjoint(places):
            ones, places = places, []
            for one in ones:
                places += self._others.get(one, (one,))
                if len(places) > _MANY:
                    return True
        places.sort()
        words = _RUN
        for step in map(sub, places[1:], places):
            words = words + min(step, _RUN) if step <= _REACH else _RUN
            if words >= self._least:
                return True
        return False


def _sieved(runs: Landmarks) -> NDArray[np.int64]:
    return ((runs * _SPREAD) >> _SIEVED).astype(np.int64)


class Aligner:
    """One article made ready to be compared with others: its runs of words, sorted."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._numeric = codes >= NUMERIC
        self._runs = _runs(codes.tobytes())
        order = self._runs.argsort()
        ranked = self._runs[order]
        changes = _changes(ranked)
        self._sorts = ranked[changes]  # each sort of run once, ascending
        self._sort = np.empty(len(order), dtype=np.int64)  # of the run at each of my words
        self._sort[order] = changes.cumsum() - 1

    def __call__(self, theirs: Codes) -> Alignment | None:
        """
        The passages I share with *theirs*, wherever they stand: runs that agree, chained over small edits.

        Returns:
            None when there is none.
        """
        here, there = self._agreeing(theirs)
        if not len(here):
            return None
        steps, shifts = here[1:] - here[:-1], there[1:] - there[:-1]
        # A passage goes on while the next agreeing run is near in both articles; else another one starts.
        broken = ((steps > _REACH) | (shifts <= 0) | (shifts > _REACH)).nonzero()[0]
        firsts, lasts = np.concatenate(([0], broken + 1)), np.concatenate((broken, [len(here) - 1]))
        agreeing = np.zeros(len(here), dtype=np.int64)
        np.minimum(steps, _RUN).cumsum(out=agreeing[1:])
        least = max(_RUN + 1, min(_LEAST, len(self._codes), len(theirs)))
        passing = agreeing[lasts] - agreeing[firsts] + _RUN >= least
        passages = passing.nonzero()[0]
        if not len(passages):
            return None
        if len(passages) < len(passing):
            kept = np.repeat(passing, lasts - firsts + 1)
            firsts, lasts = firsts[passages], lasts[passages]
        spans = here[firsts], here[lasts], there[firsts], there[lasts]
        if len(passages) < len(passing):
            here, there = here[kept], there[kept]
        mine, back = np.zeros(len(self._codes), dtype=bool), np.zeros(len(theirs), dtype=bool)
        longest = 0
        for first, last, their_first, their_last in zip(*map(np.ndarray.tolist, spans), strict=True):
            mine[first : last + _RUN] = True
            back[their_first : their_last + _RUN] = True
            longest = max(longest, last + _RUN - first)
        numeric = self._numeric & mine
        covered = told = _within(here, len(self._codes))
        if len(self._sorts) < len(self._runs):
            sorts = self._sort[here]
            first_said = np.empty(len(self._sorts), dtype=np.int64)
            first_said[sorts[::-1]] = here[::-1]  # of several of one sort, the last one written: the first
            told = _within(here[first_said[sorts] == here], len(covered))
        return Alignment(
            int(np.count_nonzero(covered)), int(np.count_nonzero(_within(there, len(theirs)))),
            int(np.count_nonzero(mine)), int(np.count_nonzero(back)), longest, int(np.count_nonzero(numeric)),
            int(np.count_nonzero(numeric & covered)), covered, told, here, there)

    def _agreeing(self, theirs: Codes) -> tuple[Numbers, Numbers]:
        """Where runs of _RUN words agree: my positions ascending, and for each the one there that continues best."""
        their_runs = _runs(theirs.tobytes())
        if not len(their_runs) or not len(self._sorts):
            return _NOTHING, _NOTHING
        order = their_runs.argsort()
        sorts = np.empty(len(order), dtype=np.int64)
        sorts[order] = self._sorts.searchsorted(their_runs[order])  # in order: three times as fast
        agreeing = (self._sorts.take(sorts, mode="clip") == their_runs).nonzero()[0]
        firsts = np.full(len(self._sorts), -1, dtype=np.int64)
        firsts[sorts[agreeing[::-1]]] = agreeing[::-1]  # of several places there, the last one written: the first
        there = firsts[self._sort]
        here = (there >= 0).nonzero()[0]
        there = there[here]
        if np.count_nonzero(firsts >= 0) < len(agreeing):
            # A run that stands there several times: take the place that goes on from the run before it.
            for place in (((here[1:] - here[:-1]) == 1) & (there[1:] - there[:-1] != 1)).nonzero()[0].tolist():
                wanted = there[place] + 1
                if wanted < len(their_runs) and their_runs[wanted] == self._runs[here[place + 1]]:
                    there[place + 1] = wanted
        return here, there


_NOTHING = np.empty(0, dtype=np.int64)


def _within(starts: Numbers, count: int) -> NDArray[np.bool_]:
    """Which of *count* words are in a run that starts at one of *starts*."""
    first = np.zeros(count, dtype=bool)
    first[starts] = True
    within = first.copy()
    for offset in range(1, _RUN):
        within[offset:] |= first[:-offset]
    return within


def _runs(words: bytes) -> Landmarks:
    """Every run of _RUN words as a number, which is theirs alone."""
    count = max(0, len(words) - _RUN + 1)
    runs: Landmarks = np.ndarray(count, _HALVES, words + b"\0", strides=(1,)).copy()  # four bytes from each word on
    runs <<= _BYTE
    return runs


def pairs(
    alignment: Alignment, my_lengths: Sequence[int], their_lengths: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """Paragraphs (mine, theirs), 0-based, in my order, that have at least half of the shorter one's words in common."""
    my_paragraph = np.repeat(np.arange(len(my_lengths)), my_lengths)
    their_paragraph = np.repeat(np.arange(len(their_lengths)), their_lengths)
    partners = np.empty(len(alignment.covered), dtype=np.int64)  # the word there that each of my covered words is
    for offset in range(_RUN - 1, -1, -1):
        partners[alignment.here + offset] = alignment.there + offset
    covered = alignment.covered.nonzero()[0]
    joint = np.sort(my_paragraph[covered] * len(their_lengths) + their_paragraph[partners[covered]])
    firsts = np.flatnonzero(_changes(joint)).tolist()
    found = []
    for first, last in zip(firsts, (*firsts[1:], len(joint)), strict=True):
        mine, theirs = divmod(int(joint[first]), len(their_lengths))
        if 2 * (last - first) >= min(my_lengths[mine], their_lengths[theirs]):
            found.append((mine, theirs))
    return tuple(found)
