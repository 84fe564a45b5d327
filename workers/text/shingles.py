"""Fingerprints of an article: one byte a word, landmarks to find relatives by, and the alignment of two articles."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import xxhash
from numpy.typing import NDArray

from workers.text.normalize import fold

Codes = NDArray[np.uint8]
Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint64]

WIDTH = 5
"""Words a landmark spans: Broder's w-shingling; 5 is what the labelled pairs' own figures use."""

NUMERIC = 224
"""Codes from here on are numbers in digits: two articles that differ only in these are one form filled twice."""

MAX_WORDS = 20_000
"""Words that are looked at; a longer article is compared by its first ones."""

_RUN = 3  # words in a row that must agree before an alignment starts: two are too common, four miss light edits
_SLACK = 12  # words that an edit may put between two agreeing runs of one passage
_LEAST = 8  # agreeing words that make a passage; names and set phrases are shorter
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)
_ABOVE = np.uint64(64 - 8 * WIDTH)
_SPREAD, _BELOW = np.uint64(0x9E3779B1), np.uint64(0xFFFFFFFF)
_DROP, _GAP, _DIGITS = 0, 1, range(ord("0"), ord("9") + 1)


def _folding() -> NDArray[np.uint32]:
    """For each code point below 0x10000 its folded letter, _GAP between words, _DROP where nothing is left."""
    points = [chr(point) if point != 0x0A and not 0xD800 <= point < 0xE000 else " " for point in range(0x10000)]
    table = np.full(0x10000, _GAP, dtype=np.uint32)
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
    ends = np.cumsum([len(paragraph) + 1 for paragraph in paragraphs] or [0])
    raw = np.frombuffer("\n".join(paragraphs).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letters = _FOLDING.take(raw, mode="clip")
    dropped = letters == _DROP
    if np.count_nonzero(dropped):
        ends = ends - np.concatenate(([0], np.cumsum(dropped), [0]))[np.minimum(ends, len(raw))]
        letters = letters[~dropped]
    inside = np.zeros(len(letters) + 2, dtype=bool)
    np.not_equal(letters, _GAP, out=inside[1:-1])
    turns = (inside[1:] != inside[:-1]).nonzero()[0]
    starts, stops = turns[0::2][:MAX_WORDS], turns[1::2][:MAX_WORDS]
    if not len(starts):
        return Fingerprint(np.empty(0, dtype=np.uint8), (0,) * len(paragraphs), xxhash.xxh3_128_digest(b""))
    words = _scrambled(_word_hashes(letters[: stops[-1]], starts, stops))
    first = letters[starts]
    numeric = (first >= _DIGITS[0]) & (first <= _DIGITS[-1])
    spread = (words >> _HALF) & np.uint64(0xFFFF)
    codes = np.where(
        numeric, NUMERIC + (spread & np.uint64(255 - NUMERIC)), (spread * np.uint64(NUMERIC)) >> np.uint64(16))
    bounds = np.searchsorted(starts, ends)
    bounds[1:] -= bounds[:-1].copy()  # as numpy.diff, at a fifth of its time
    lengths = bounds.tolist()
    return Fingerprint(codes.astype(np.uint8), tuple(lengths), xxhash.xxh3_128_digest(words.tobytes()))


def _word_hashes(letters: NDArray[np.uint32], starts: Numbers, stops: Numbers) -> Hashes:
    """Polynomial hash modulo 2**64 of each word, from prefix sums: Karp and Rabin 1987."""
    count = len(letters) + 1
    up, down = (_UP, _DOWN) if count <= _KEPT else (_powers(_BASE, count), _powers(pow(_BASE, -1, 1 << 64), count))
    sums = np.zeros(count, dtype=np.uint64)
    np.cumsum(letters * up[: count - 1], out=sums[1:])
    hashes: Hashes = (sums[stops] - sums[starts]) * down[starts]
    return hashes


def shingles(codes: Codes) -> Hashes:
    """
    Hash every run of WIDTH words; n - WIDTH + 1 unsigned hashes below 2**32 in reading order, none when n < WIDTH.

    Source: Dietzfelbinger et al. 1997, multiply-shift hashing.

    >>> len(shingles(fingerprint(["أعلنت الوزارة عن خطة جديدة للتعليم"]).codes))
    2
    """
    count = len(codes) - WIDTH + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    padded = codes.tobytes() + bytes(8 - WIDTH)
    runs = np.ndarray(count, dtype="<u8", buffer=padded, strides=(1,))  # eight bytes from each word on
    return ((runs << _ABOVE) * np.uint64(_BASE)) >> _HALF


def landmarks(hashes: Hashes, window: int) -> Hashes:
    """
    The smallest hash of every *window* hashes in a row, each once, spread anew over all values below 2**32, ascending.

    Two articles that share window + WIDTH - 1 words in a row share a landmark, and the landmarks of a wide window are
    among those of a narrow one. Source: Schleimer, Wilkerson, Aiken 2003, "Winnowing".
    """
    if not len(hashes):
        return hashes
    views = [hashes]
    reach = 1
    while reach * 2 <= min(window, len(hashes)):  # minima over 2, 4, 8 … hashes from minima over half as many
        views.append(np.minimum(views[-1][:-reach], views[-1][reach:]))
        reach *= 2
    rest = min(window, len(hashes)) - reach
    smallest = np.minimum(views[-1][: len(views[-1]) - rest], views[-1][rest:])
    places = (smallest * _SPREAD) & _BELOW  # minima are small numbers: a table would have them all in one place
    return distinct(places[_changes(places)])


def distinct(hashes: Hashes) -> Hashes:
    """The values of *hashes*, each once, ascending: for some dozens much faster than numpy.unique."""
    hashes = hashes.copy()
    hashes.sort()
    return hashes[_changes(hashes)]


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
    pairs: tuple[tuple[int, int], ...]  # paragraphs (mine, theirs), 0-based, in my order


def align(mine: Codes, my_lengths: Sequence[int], theirs: Codes, their_lengths: Sequence[int]) -> Alignment:
    """Find the passages two articles share, wherever they stand: runs that agree, chained over small edits."""
    here, there = _agreeing(mine, theirs)
    steps, shifts = here[1:] - here[:-1], there[1:] - there[:-1]
    # A passage goes on while the next agreeing run is near in both articles; else another one starts.
    broken = (steps > _SLACK + _RUN) | (shifts <= 0) | (shifts > _SLACK + _RUN)
    words = np.cumsum(np.minimum(steps, _RUN))
    least = min(_LEAST, len(mine), len(theirs))
    my_passages, their_passages = np.zeros(len(mine), dtype=bool), np.zeros(len(theirs), dtype=bool)
    kept = np.zeros(len(here), dtype=bool)
    longest = first = 0
    for last in (*np.flatnonzero(broken).tolist(), len(here) - 1):
        agreeing = _RUN + (int(words[last - 1] - (words[first - 1] if first else 0)) if last > first else 0)
        if last >= first and agreeing >= least:
            kept[first : last + 1] = True
            my_passages[here[first] : here[last] + _RUN] = True
            their_passages[there[first] : there[last] + _RUN] = True
            longest = max(longest, int(here[last] - here[first]) + _RUN)
        first = last + 1
    here, there = here[kept], there[kept]
    partner = np.full(len(mine), -1, dtype=np.int64)  # the word there that is mine
    back = np.zeros(len(theirs), dtype=bool)
    for offset in range(_RUN - 1, -1, -1):
        partner[here + offset] = there + offset
        back[there + offset] = True
    covered = partner >= 0
    told = np.zeros(len(mine), dtype=bool)
    first_said = _first_said(mine, here)
    for offset in range(_RUN):
        told[first_said + offset] = True
    numeric = (mine >= NUMERIC) & my_passages
    return Alignment(
        int(np.count_nonzero(covered)), int(np.count_nonzero(back)), int(np.count_nonzero(my_passages)),
        int(np.count_nonzero(their_passages)), longest, int(np.count_nonzero(numeric)),
        int(np.count_nonzero(numeric & covered)), covered, told,
        _pairs(np.flatnonzero(covered), partner[covered], my_lengths, their_lengths) if longest else ())


def _agreeing(mine: Codes, theirs: Codes) -> tuple[Numbers, Numbers]:
    """Where runs of _RUN words agree: my positions ascending, and for each the position there that continues best."""
    if len(mine) < _RUN or len(theirs) < _RUN:
        nothing = np.empty(0, dtype=np.int64)
        return nothing, nothing
    my_runs, their_runs = _runs(mine), _runs(theirs)
    order = np.argsort(their_runs, kind="stable")
    ranked = their_runs[order]
    first = np.searchsorted(ranked, my_runs)
    here = np.flatnonzero(ranked[np.minimum(first, len(ranked) - 1)] == my_runs)
    there = order[first[here]]
    # A run that stands there several times: take the place that goes on from the run before it.
    for place in (np.flatnonzero((here[1:] - here[:-1] == 1) & (there[1:] - there[:-1] != 1)) + 1).tolist():
        wanted = there[place - 1] + 1
        if wanted < len(their_runs) and their_runs[wanted] == my_runs[here[place]]:
            there[place] = wanted
    return here, there


def _first_said(codes: Codes, starts: Numbers) -> Numbers:
    """Of the runs at *starts* the first of each sort."""
    if not len(starts):
        return starts
    runs = _runs(codes)[starts]
    order = np.argsort(runs, kind="stable")
    return starts[order[_changes(runs[order])]]


def _runs(codes: Codes) -> NDArray[np.int32]:
    wide = codes.astype(np.int32)
    return (wide[:-2] << 16) | (wide[1:-1] << 8) | wide[2:]


def _pairs(
    here: Numbers, there: Numbers, my_lengths: Sequence[int], their_lengths: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """Paragraphs that have at least half of the shorter one's words in common."""
    my_paragraph = np.repeat(np.arange(len(my_lengths)), my_lengths)
    their_paragraph = np.repeat(np.arange(len(their_lengths)), their_lengths)
    joint = np.sort(my_paragraph[here] * len(their_lengths) + their_paragraph[there])
    firsts = np.flatnonzero(_changes(joint)).tolist()
    pairs = []
    for first, last in zip(firsts, (*firsts[1:], len(joint)), strict=True):
        mine, theirs = divmod(int(joint[first]), len(their_lengths))
        if 2 * (last - first) >= min(my_lengths[mine], their_lengths[theirs]):
            pairs.append((mine, theirs))
    return tuple(pairs)
