"""One spelling for many: fold Arabic text for comparison, and keep the way back to the original's offsets."""
from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass

# Marks that carry no letter: Quranic signs, tashkeel, superscript alef, tatweel, zero-width and bidi controls, byte
# order mark, soft hyphen.
MARKS = (
    "\N{SOFT HYPHEN}\u0610-\u061a\N{ARABIC LETTER MARK}\N{ARABIC TATWEEL}\u064b-\u065f"
    "\N{ARABIC LETTER SUPERSCRIPT ALEF}"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
)
"""All of them, as they stand between the brackets of a regular expression."""
CONTROLS = "\N{SOFT HYPHEN}\N{ARABIC LETTER MARK}\u180e\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)))
)
"""Those that steer the layout and belong to no letter, one by one."""
_DROPPED = re.compile(f"[{MARKS}]+")
# One letter for several, as (folded, spellings).
_LETTERS = (
    ("ا", "أإآٱ"), ("ي", "ىئیے"), ("ه", "ةہۀھ"), ("و", "ؤ"), ("ك", "ک"),
    (" ", "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{CHARACTER TABULATION}"),
    ("i", "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"),
    *((str(digit), chr(0x660 + digit) + chr(0x6F0 + digit)) for digit in range(10)),
)  # fmt: skip
_FOLD = tuple((spelling, letter) for letter, spellings in _LETTERS for spelling in spellings)


def _one_by_one(text: str) -> str:
    """Any text, a chain of replacements: str.translate takes four times as long."""
    for spelling, letter in _FOLD:
        text = text.replace(spelling, letter)
    return text.lower()


# What nearly all Arabic news is written with, as a code page of 256: a text that has nothing else is folded by way of
# bytes, a look-up for each character, three times as fast. 99.6 % of ../shared/data/replay.jsonl.gz has nothing else.
_PAGE = "\0" + "".join(map(chr, (
    *b"\t\n\r", *range(0x20, 0x7F), *range(0xA0, 0xC0), 0xD7, *map(ord, "çéèü"),  # ASCII, Latin-1
    0x60C, 0x61B, 0x61C, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x656), *range(0x660, 0x66D), 0x670, 0x671,
    *map(ord, "پچژڤکگھۀہۃیے"), *range(0x6F0, 0x6FA),  # of Persian and Urdu
    *range(0x200B, 0x2010), 0x2013, 0x2014, *range(0x2018, 0x201F), 0x2022, 0x2026, *range(0x202A, 0x2030), 0x2033,
    0x2039, 0x203A, 0xFEF5, 0xFEF7, 0xFEF9, 0xFEFB, 0xFEFF,  # punctuation, layout, lam with alef
))).ljust(255, "\ufffe")  # U+FFFE: no character
_CODES = codecs.charmap_build(_PAGE)
_PAGE_FOLDED = "".join(map(_one_by_one, _PAGE))
_MARK_CODES = bytes(code for code, character in enumerate(_PAGE) if _DROPPED.match(character))


def fold_letters(text: str) -> str:
    """Fold letter by letter and leave the marks: the length stays."""
    try:
        coded, _ = codecs.charmap_encode(text, "strict", _CODES)
    except UnicodeEncodeError:
        return _one_by_one(text)
    return codecs.charmap_decode(coded, "strict", _PAGE_FOLDED)[0]


def fold(text: str) -> str:
    """
    Fold *text* for comparison: no marks, one alef, yeh for alef maqsura and its hamza, heh for teh marbuta,
    waw for its hamza, ASCII digits, lower-case Latin. Folding twice equals folding once.

    على (on) and علي (Ali) collide once folded: match on folded text, publish the original.

    >>> fold("أعلنَـت وزارة الخارجيّة عام ٢٠٢٦")
    'اعلنت وزاره الخارجيه عام 2026'
    """
    try:
        coded, _ = codecs.charmap_encode(text, "strict", _CODES)
    except UnicodeEncodeError:
        return _one_by_one(_DROPPED.sub("", text))
    return codecs.charmap_decode(coded.translate(None, _MARK_CODES), "strict", _PAGE_FOLDED)[0]


def drop_marks(text: str) -> str:
    """*text* without the marks that carry no letter."""
    return _DROPPED.sub("", text)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and the way back to the original it came from."""

    text: str
    original: str
    _cuts: tuple[int, ...]  # folded positions before which marks were dropped
    _shifts: tuple[int, ...]  # marks dropped up to and including each cut

    def offset(self, position: int) -> int:
        """Position in the original of the folded character at *position*."""
        if not self._cuts:
            return position
        cut = bisect_right(self._cuts, position)
        return position + (self._shifts[cut - 1] if cut else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span for the folded one, marks on its last letter included."""
        if not self._cuts:
            return start, end
        first = self.offset(start)
        if end <= start:
            return first, first
        last = self.offset(end - 1) + 1
        return first, last + len(self.original[last : self.offset(end)].rstrip(CONTROLS))


def fold_keeping(text: str) -> Folded:
    """
    Fold *text* as `fold` does and keep the offsets.

    >>> folded = fold_keeping("قُتِلَ ١٢")
    >>> folded.text, folded.span(0, 3)
    ('قتل 12', (0, 6))
    """
    folded = fold(text)
    if len(folded) == len(text):
        return Folded(folded, text, (), ())
    cuts: list[int] = []
    shifts: list[int] = []
    dropped = 0
    for run in _DROPPED.finditer(text):
        cuts.append(run.start() - dropped)
        dropped += run.end() - run.start()
        shifts.append(dropped)
    return Folded(folded, text, tuple(cuts), tuple(shifts))
