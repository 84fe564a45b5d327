"""One spelling for many: fold Arabic text for comparison, and keep the way back to the original's offsets."""
from __future__ import annotations

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
# One letter for several, as (folded, spellings). A chain of replacements: str.translate takes four times as long.
_LETTERS = (
    ("ا", "أإآٱ"), ("ي", "ىئیے"), ("ه", "ةہۀھ"), ("و", "ؤ"), ("ك", "ک"),
    (" ", "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{CHARACTER TABULATION}"),
    ("i", "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"),
    *((str(digit), chr(0x660 + digit) + chr(0x6F0 + digit)) for digit in range(10)),
)  # fmt: skip
_FOLD = tuple((spelling, letter) for letter, spellings in _LETTERS for spelling in spellings)


def fold_letters(text: str) -> str:
    """Fold letter by letter and leave the marks: the length stays."""
    for spelling, letter in _FOLD:
        text = text.replace(spelling, letter)
    return text.lower()


def fold(text: str) -> str:
    """
    Fold *text* for comparison: no marks, one alef, yeh for alef maqsura and its hamza, heh for teh marbuta,
    waw for its hamza, ASCII digits, lower-case Latin. Folding twice equals folding once.

    على (on) and علي (Ali) collide once folded: match on folded text, publish the original.

    >>> fold("أعلنَـت وزارة الخارجيّة عام ٢٠٢٦")
    'اعلنت وزاره الخارجيه عام 2026'
    """
    return fold_letters(drop_marks(text))


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
    cuts: list[int] = []
    shifts: list[int] = []
    dropped = 0
    for run in _DROPPED.finditer(text):
        cuts.append(run.start() - dropped)
        dropped += run.end() - run.start()
        shifts.append(dropped)
    stripped = _DROPPED.sub("", text) if cuts else text
    return Folded(fold_letters(stripped), text, tuple(cuts), tuple(shifts))
