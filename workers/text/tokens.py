"""Words of a paragraph with their offsets, the clitics in front of them, and phrases found by whole words."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress, count
from typing import Generic, TypeVar

import msgspec

from workers.text.normalize import CONTROLS, MARKS, drop_marks, fold, fold_letters

# A number keeps its separators (10,5 · 1.200 · 20/30), a word its letters and their marks; any other sign stands alone.
# Each takes the blanks after it along, so that lengths add up to offsets. First comes a plain Arabic word before
# another, as nearly all are: to say it apart halves the time.
# The signs of a hashtag part words as blanks do: #الأمم_المتحدة.
_HASHTAG = "#_"
_LAYOUT = CONTROLS + _HASHTAG  # what may end a piece and belongs to no word
_PIECE = re.compile(
    rf"[ء-غف-ي][ء-\N{{ARABIC SUKUN}}]*+(?: (?![\s{MARKS}#_])|(?![^\W\d_]|[\s{MARKS}#_]))"
    rf"|(?:[^\W\d_{MARKS}](?:[^\W\d_]|[{MARKS}])*+"
    rf"|\d[\d{MARKS}]*+(?:[.,٫٬/:][{MARKS}]*+\d[\d{MARKS}]*+)*+|[^\w\s{MARKS}#])[\s{MARKS}#_]*+"
)
# A teh marbuta ends a word, and so do إلى and على, the shadda of أنّ where no pronoun follows, the tanwin of an
# accusative and the alef that carries it: what follows is the next word, its space lost in the crawl, mostly where a
# link began or ended. Elsewhere tanwin is often a slip for another vowel: وتٌعد, واحًدا.
_GLUED = re.compile(
    "[\N{ARABIC FATHATAN}-\N{ARABIC KASRATAN}\N{ARABIC SHADDA}ةى](?:"
    "(?<=[ء-ي]ة)(?=[ء-غف-ي]{2})"  # الروسية|بمقتل
    "|(?<=[إع]لى)(?=[ء-غف-ي]{3})"  # إلى|إصابة
    "|(?:(?<=[أإ]نّ)|(?<=لكنّ))(?=[ء-غف-ي]{3})(?!ه|(?:ني|نا|ما)(?![ء-ي]))"  # أنّ|الحكومة, not أنّهم
    "|"
    "(?<=[ء-ي](?:ا\N{ARABIC FATHATAN}|ى\N{ARABIC FATHATAN}|ة.))(?=[ء-غف-ي]{2})"  # فلسطينياً|وإصابة
    "|(?<=[ء-ي]ء\N{ARABIC FATHATAN})(?=[ء-ئب-غف-وي][ء-غف-ي])"  # بناءً|على
    "|(?<=[ء-ي][ء-ئبت-وي\N{ARABIC SHADDA}]\N{ARABIC FATHATAN})[اى](?=[ء-غف-ي]{2})"  # فلسطينيًا|وإصابة
    ")"
)
_BLANKS = re.compile(rf"[\s{MARKS}#_]*+")
_ENDS = frozenset(".!?؟؛…")
_CLOSING = frozenset('"»”)')
_ABBREVIATIONS = frozenset({"د", "م", "ا", "س", "ص", "ت", "هـ"})


Stem = tuple[str, str]
"""One reading of a written word: the clitics taken off, with "ال" where the article was, and what is left."""


def stems(word: str) -> Sequence[Stem]:
    """
    Every reading of a folded word as clitics and stem, the whole word first. What is left has two letters or more.

    Conjunction (و ف), preposition (ب ك ل), future (س) and article (ال) in that order; للحكومة reads as ل + الحكومة.
    Over-generates on purpose: whoever looks a stem up decides.

    >>> [f"{prefix}|{stem}" for prefix, stem in stems("وللحكومه")]
    ['|وللحكومه', 'و|للحكومه', 'ول|لحكومه', 'ول|الحكومه', 'ولال|حكومه']
    """
    first = word[0]
    if first not in "وفبكلسا" or len(word) < 3 or (first == "ا" and word[1] != "ل"):
        return (("", word),)
    readings = [("", word)]
    conjunction, rest = "", word
    if first in "وف":
        conjunction, rest = first, word[1:]
        readings.append((conjunction, rest))
        first = rest[0]
    if first == "ا":
        if rest[1] == "ل" and len(rest) > 3:
            readings.append((conjunction + "ال", rest[2:]))
    elif first in "بكلس" and len(rest) > 2:
        readings.append((conjunction + first, rest[1:]))
        if first == "ل" == rest[1] and len(rest) > 3:
            readings.append((conjunction + "ل", "ال" + rest[2:]))
            readings.append((conjunction + "لال", rest[2:]))
        elif rest[1:3] == "ال" and len(rest) > 4:
            readings.append((conjunction + first + "ال", rest[3:]))
    return readings


class Words:
    """A paragraph read: words and marks in order, folded, and where they stand in it."""

    __slots__ = ("_pieces", "_starts", "_tested", "sentences", "text", "words")

    def __init__(self, text: str, known: Mapping[str, str], cuts: Sequence[int] = ()) -> None:
        """
        Args:
            text: The paragraph.
            known: Its pieces as words.
            cuts: Offsets at which further words begin, their space lost.
        """
        self.text = text
        self._pieces = _pieces(text, cuts)  # words and marks, each with the blanks after it
        self._starts: list[int] = []  # found when first asked for
        self.words = list(map(known.__getitem__, self._pieces))
        self.sentences = _sentences(self.words)  # word numbers, end-exclusive
        self._tested: dict[tuple[int, int], bytes] = {}  # by the table's key

    def tested(self, table: _Tested) -> bytes:
        """For each word the bits of the table's tests that it passes."""
        bits = self._tested.get(table.key)
        if bits is None:
            bits = self._tested[table.key] = bytes(map(table.__getitem__, self.words))
        return bits

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets into the paragraph of the words *first* up to but not including *last*."""
        if not self._starts:
            blanks = _BLANKS.match(self.text)
            self._starts = list(accumulate(map(len, self._pieces), initial=blanks.end() if blanks else 0))
        word = self._pieces[last - 1].split(None, 1)[0].rstrip(_LAYOUT)
        return self._starts[first], self._starts[last - 1] + len(word)

    def original(self, first: int, last: int) -> str:
        """The original spelling of the words *first* up to but not including *last*."""
        start, end = self.span(first, last)
        return self.text[start:end]


def _pieces(text: str, further: Sequence[int] = ()) -> list[str]:
    folded = fold_letters(text)
    cuts = [glued.end() for glued in _GLUED.finditer(text)]
    if further:
        cuts = sorted({*cuts, *further})
    if not cuts:
        return _PIECE.findall(folded)
    parts = zip([0, *cuts], [*cuts, len(folded)], strict=True)
    return [piece for first, last in parts for piece in _PIECE.findall(folded[first:last])]


class Bare(dict[str, str]):
    """Pieces of text as words without marks and blanks; few words make up most of any text (Zipf)."""

    def __missing__(self, piece: str) -> str:
        word = drop_marks(piece.split(None, 1)[0]).rstrip(_HASHTAG)
        remember(self, piece, word)
        return word


def read(paragraph: str) -> Words:
    """
    Split one paragraph into words, marks and sentences.

    >>> read("قُتل 12 شخصاً في حلب. وأصيب 3.").words
    ['قتل', '12', 'شخصا', 'في', 'حلب', '.', 'واصيب', '3', '.']
    """
    return Words(paragraph, _WORDS)


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


class Beginnings:
    """
    The words at which a finder may find something, told by the word alone; most words begin nothing.

    Made once for a finder: what a word may begin is kept for eight of them in one table, so that one look-up serves.
    """

    def __init__(
        self, *, written: Callable[[], Iterable[str]] = tuple, bare: Callable[[], Iterable[str]] = tuple,
        digits: bool = False,
    ) -> None:  # fmt: skip
        """
        Both lists of folded words are asked for when the first word is looked up.

        Args:
            written: Words that begin something as they are written.
            bare: Words that do with any clitics before them.
            digits: Whatever begins with a digit does, too.
        """
        if not _TABLES or len(_TABLES[-1].lists) == 8:
            _TABLES.append(_Tested(len(_TABLES)))
        self._table = _TABLES[-1]
        bit = self._table.add(written, bare, digits)
        self._chosen = bytes(byte >> bit & 1 for byte in range(256))

    def numbers(self, words: Words, first: int = 0, last: int | None = None) -> Iterator[int]:
        """The numbers of such words from *first* up to but not including *last*, by default all of the paragraph."""
        return compress(count(first), words.tested(self._table)[first:last].translate(self._chosen))


class _Tested(dict[str, int]):
    """A bit for each of at most eight finders that may begin at a word."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.key = number, 0  # the table's number and how many finders it has
        self.lists: list[tuple[Callable[[], Iterable[str]], Callable[[], Iterable[str]]]] = []
        self._digits = 0
        self._bits: tuple[dict[str, int], dict[str, int]] | None = None  # of words as written, of words without clitics

    def add(self, written: Callable[[], Iterable[str]], bare: Callable[[], Iterable[str]], digits: bool) -> int:
        """The bit of a further finder."""
        number, bit = self.key
        self.lists.append((written, bare))
        self.key = number, bit + 1
        self._digits |= digits << bit
        self._bits = None
        self.clear()
        return bit

    def _listed(self) -> tuple[dict[str, int], dict[str, int]]:
        self._bits = {}, {}
        for bit, lists in enumerate(self.lists):
            for bits, words in zip(self._bits, lists, strict=True):
                for word in words():
                    bits[word] = bits.get(word, 0) | 1 << bit
        return self._bits

    def __missing__(self, word: str) -> int:
        written, bare = self._bits or self._listed()
        passed = written.get(word, 0)
        for _, stem in stems(word):
            passed |= bare.get(stem, 0)
        if "0" <= word[0] <= "9":
            passed |= self._digits
        remember(self, word, passed)
        return passed


Entry = TypeVar("Entry")
Known = TypeVar("Known")


class Found(msgspec.Struct, Generic[Entry], frozen=True):  # made three times as fast as a named tuple
    """A phrase at the words *first* up to but not including *last*; *prefix* are the clitics on its first word."""

    first: int
    last: int
    prefix: str
    entry: Entry


class _Opening(msgspec.Struct, Generic[Entry], frozen=True):
    """What a written word may begin, over all its readings, the one with the fewest clitics first."""

    alone: tuple[str, Entry] | None  # prefix and entry of a phrase of this word alone
    longer: dict[str, list[tuple[tuple[str, ...], str, Entry]]]  # second word -> words after the first, prefix, entry


class _Openings(dict[str, _Opening[Entry]]):
    """The openings of the words met that begin a phrase."""

    def __init__(self, tree: dict[str, dict[tuple[str, ...], Entry]]) -> None:
        super().__init__()
        self._tree = tree

    def __missing__(self, word: str) -> _Opening[Entry]:
        tree = self._tree
        opening = _opening([(prefix, tree[stem]) for prefix, stem in stems(word) if stem in tree])
        remember(self, word, opening)
        return opening


def _opening(readings: Sequence[tuple[str, dict[tuple[str, ...], Entry]]]) -> _Opening[Entry]:
    alone = next(((prefix, rests[()]) for prefix, rests in readings if () in rests), None)
    longer: dict[str, list[tuple[tuple[str, ...], str, Entry]]] = {}
    for prefix, rests in readings:
        for rest, entry in rests.items():
            if rest:
                longer.setdefault(rest[0], []).append((rest, prefix, entry))
    for phrases in longer.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return _Opening(alone, longer)


class PhraseBook(Generic[Entry]):
    """Phrases looked up by whole words: only the first word may carry clitics; the longest phrase at a word wins."""

    def __init__(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        """*phrases*: as written; folded here. The first entry of a phrase stands."""
        tree: dict[str, dict[tuple[str, ...], Entry]] = {}
        for phrase, entry in phrases:
            plain = phrase.replace(" ", "").isalpha()  # as nearly all are
            first, *rest = fold(phrase).split() if plain else map(_WORDS.__getitem__, _pieces(phrase))
            tree.setdefault(first, {}).setdefault(tuple(rest), entry)
        self._openings = _Openings(tree)
        self.tree = tree  # first word -> the words after it -> entry
        self.stems = tree.keys()
        """What a word must be once clitics are off, that a phrase may begin with it."""

    def at(self, words: Sequence[str], number: int) -> Found[Entry] | None:
        """The longest phrase that begins with the word *number*, the reading with the fewest clitics first."""
        return self.hits(words, (number,)).get(number)

    def hits(self, words: Sequence[str], numbers: Iterable[int]) -> dict[int, Found[Entry]]:
        """What `at` finds at words that begin a phrase, by their *numbers*; such phrases may overlap."""
        openings, end = self._openings, len(words)
        found: dict[int, Found[Entry]] = {}
        for number in numbers:
            opening = openings[words[number]]
            second = number + 1
            phrases = opening.longer.get(words[second], ()) if opening.longer and second < end else ()
            for rest, prefix, entry in phrases:
                last = second + len(rest)
                if len(rest) == 1 or tuple(words[second:last]) == rest:
                    found[number] = Found(number, last, prefix, entry)
                    break
            else:
                if opening.alone is not None:
                    prefix, entry = opening.alone
                    found[number] = Found(number, second, prefix, entry)
        return found


_REMEMBERED = 1 << 17  # words: 2,000 articles have some 80,000, and most of them once
_LONGEST_REMEMBERED = 40  # letters


def remember(known: dict[str, Known], word: str, what: Known) -> None:
    """Keep *what* of *word* in *known*, which begins anew when it is full; of a hostile word keep nothing."""
    if len(word) <= _LONGEST_REMEMBERED:
        if len(known) >= _REMEMBERED:
            known.clear()
        known[word] = what


_WORDS = Bare()
_TABLES: list[_Tested] = []
