"""Words of a paragraph with their offsets, the clitics in front of them, and phrases found by whole words."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress
from typing import Generic, NamedTuple, TypeVar

from workers.text.normalize import Folded, fold, fold_keeping

# A number keeps its separators (10,5 · 1.200 · 20/30), a word its letters; any other mark stands alone.
_TOKEN = re.compile(r"\d+(?:[.,٫٬/:]\d+)*|[^\W\d_]+|[^\w\s]|_")
_ENDS = frozenset(".!?؟؛…")
_CLOSING = frozenset('"»”)')
_ABBREVIATIONS = frozenset({"د", "م", "ا", "س", "ص", "ت", "هـ"})


class Stem(NamedTuple):
    """One reading of a written word: *prefix* are the clitics taken off, with "ال" where the article was."""

    prefix: str
    stem: str


@lru_cache(maxsize=1 << 16)
def stems(word: str) -> tuple[Stem, ...]:
    """
    Every reading of a folded word as clitics and stem, the whole word first. What is left has two letters or more.

    Conjunction (و ف), preposition (ب ك ل), future (س) and article (ال) in that order; للحكومة reads as ل + الحكومة.
    Over-generates on purpose: whoever looks a stem up decides.

    >>> [f"{s.prefix}|{s.stem}" for s in stems("وللحكومه")]
    ['|وللحكومه', 'و|للحكومه', 'ول|لحكومه', 'ول|الحكومه', 'ولال|حكومه']
    """
    readings = [Stem("", word)]
    openings = [("", word)]
    if word[0] in "وف" and len(word) > 2:
        openings.append((word[0], word[1:]))
    for conjunction, rest in openings:
        if conjunction:
            readings.append(Stem(conjunction, rest))
        if rest.startswith("ال") and len(rest) > 3:
            readings.append(Stem(conjunction + "ال", rest[2:]))
        if rest[0] in "بكلس" and len(rest) > 2:
            readings.append(Stem(conjunction + rest[0], rest[1:]))
            if rest.startswith("لل") and len(rest) > 3:
                readings.append(Stem(conjunction + "ل", "ا" + rest[0:1] + rest[2:]))
                readings.append(Stem(conjunction + "لال", rest[2:]))
            elif rest[1:3] == "ال" and len(rest) > 4:
                readings.append(Stem(conjunction + rest[0] + "ال", rest[3:]))
    return tuple(readings)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph read: words and marks in order."""

    folded: Folded
    words: list[str]
    sentences: list[tuple[int, int]]  # word numbers, end-exclusive
    _bounds: list[tuple[int, int]] = field(default_factory=list, repr=False)  # found when first asked for: few are

    @property
    def starts(self) -> list[int]:
        """Where each word begins in the folded text."""
        return [start for start, _ in self._spans()]

    @property
    def ends(self) -> list[int]:
        """Where each word ends in the folded text, end-exclusive."""
        return [end for _, end in self._spans()]

    def _spans(self) -> list[tuple[int, int]]:
        if not self._bounds:
            self._bounds.extend(match.span() for match in _TOKEN.finditer(self.folded.text))
        return self._bounds

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets into the original paragraph of the words *first* up to but not including *last*."""
        spans = self._spans()
        return self.folded.span(spans[first][0], spans[last - 1][1])

    def original(self, first: int, last: int) -> str:
        """The original spelling of the words *first* up to but not including *last*."""
        start, end = self.span(first, last)
        return self.folded.original[start:end]


def read(paragraph: str) -> Words:
    """
    Split one paragraph into words, marks and sentences.

    >>> read("قُتل 12 شخصاً في حلب. وأصيب 3.").words
    ['قتل', '12', 'شخصا', 'في', 'حلب', '.', 'واصيب', '3', '.']
    """
    folded = fold_keeping(paragraph)
    words = _TOKEN.findall(folded.text)
    return Words(folded, words, _sentences(words))


def _sentences(words: Sequence[str]) -> list[tuple[int, int]]:
    sentences = []
    start = 0
    for number in compress(range(len(words)), map(_ENDS.__contains__, words)):
        if words[number] == "." and number > start and words[number - 1] in _ABBREVIATIONS:
            continue
        if number + 1 < len(words) and (words[number + 1] in _ENDS or words[number + 1] in _CLOSING):
            continue
        sentences.append((start, number + 1))
        start = number + 1
    if start < len(words):
        sentences.append((start, len(words)))
    return sentences


_REMEMBERED_WORDS = 1 << 16
Entry = TypeVar("Entry")


class Found(NamedTuple, Generic[Entry]):
    """A phrase at the words *first* up to but not including *last*; *prefix* are the clitics on its first word."""

    first: int
    last: int
    prefix: str
    entry: Entry


class _Branch(Generic[Entry]):
    """The phrases of one first word."""

    __slots__ = ("alone", "longer")

    def __init__(self, rests: dict[tuple[str, ...], Entry]) -> None:
        self.alone = rests.get(())
        self.longer: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}  # by the second word, the longest first
        for rest, entry in sorted(rests.items(), key=lambda item: -len(item[0])):
            if rest:
                self.longer.setdefault(rest[0], []).append((rest, entry))


class PhraseBook(Generic[Entry]):
    """Phrases looked up by whole words: only the first word may carry clitics; the longest phrase at a word wins."""

    def __init__(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        """*phrases*: as written; folded here. The first entry of a phrase stands."""
        tree: dict[str, dict[tuple[str, ...], Entry]] = {}
        for phrase, entry in phrases:
            first, *rest = _TOKEN.findall(fold(phrase))
            tree.setdefault(first, {}).setdefault(tuple(rest), entry)
        self._tree = {first: _Branch(rests) for first, rests in tree.items()}
        # Words recur (Zipf), and most begin no phrase: remember for each what it could begin.
        self._seen: dict[str, tuple[tuple[str, _Branch[Entry]], ...]] = {}
        self._barren: set[str] = set()

    def _opened_by(self, word: str) -> tuple[tuple[str, _Branch[Entry]], ...]:
        seen = self._seen.get(word)
        if seen is None:
            seen = tuple((prefix, self._tree[stem]) for prefix, stem in stems(word) if stem in self._tree)
            if len(self._seen) >= _REMEMBERED_WORDS:
                self._seen.clear()
                self._barren.clear()
            self._seen[word] = seen
            if not seen:
                self._barren.add(word)
        return seen

    def at(self, words: Sequence[str], number: int) -> Found[Entry] | None:
        """The longest phrase that begins with the word *number*, the reading with the fewest clitics first."""
        best: Found[Entry] | None = None
        for prefix, branch in self._opened_by(words[number]):
            if number + 1 < len(words) and words[number + 1] in branch.longer:
                for rest, entry in branch.longer[words[number + 1]]:
                    last = number + 1 + len(rest)
                    if best is not None and last <= best.last:
                        break
                    if tuple(words[number + 1 : last]) == rest:
                        best = Found(number, last, prefix, entry)
                        break
            if best is None and branch.alone is not None:
                best = Found(number, number + 1, prefix, branch.alone)
        return best

    def openings(self, words: Sequence[str]) -> list[int]:
        """The words, by number, that may begin a phrase: `at` finds nothing at any other."""
        barren = self._barren
        return [number for number, word in enumerate(words) if word not in barren]

    def find(self, words: Sequence[str]) -> Iterator[Found[Entry]]:
        """All phrases from left to right that do not overlap."""
        last = 0
        for number in self.openings(words):
            found = self.at(words, number) if number >= last else None
            if found is not None:
                yield found
                last = found.last
