"""Lines of a text, each with its number, its folded form and its bare form."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workers.text.normalize import fold, fold_keeping

# What decorates a line's ends and says nothing: bullets, quotes, dashes, bars, dots, brackets, arrows, list marks.
_DECORATION = (
    " *•▪●■□◆◇►◄▶◀➤⬅➡←→«»\"'“”„‘’`-–—_|:>.…،,؛;!؟?/\\()[]{}<~=+^¤§†‡·×✦★☆"
    "👇👈👉🔴🔵⚫⚪🔗📌📍📲📱📷📸🎥🎬📹📺📰🗞️✅❗‼ℹ️⚡🔥✍🖊📝🔻🔺🔹🔸\u200d\ufe0f")
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"  # that end a line for str.splitlines, besides \n
_TERMINALS = (".", "!", "؟", "?", "…")
_CLOSERS = "\"'»”’)] "


class Line(NamedTuple):
    """A line that has something on it."""

    number: int  # 1-based, blank lines counted
    start: int  # where *text* starts in the line as it came
    text: str  # as it came, without the white space around it
    folded: str
    bare: str  # folded, without decoration at its ends
    words: list[str]  # of the folded text, between blanks


def split(text: str) -> list[Line]:
    """The lines of *text* that are not blank (line ends as `str.splitlines` knows them)."""
    if any(mark in text for mark in _BREAKS):
        text = "\n".join(text.splitlines())
    originals = text.split("\n")  # much faster than splitlines
    folded = fold(text).split("\n")
    if len(folded) != len(originals):  # an end of text that is nothing but marks folds to no line
        folded = [fold(line) for line in originals]
    return _lines(originals, folded)


def numbered(texts: Sequence[str]) -> list[Line]:
    """A line for each of *texts*, white space collapsed; none of them is blank."""
    texts = [" ".join(text.split()) for text in texts]
    return _lines(texts, [fold(text) for text in texts])


def _lines(originals: Sequence[str], folded: Sequence[str]) -> list[Line]:
    lines = []
    for number, (original, plain) in enumerate(zip(originals, folded, strict=True), 1):
        stripped = original.strip()
        if stripped:
            plain = plain.strip()
            start = 0 if original[0] == stripped[0] else original.index(stripped)
            lines.append(Line(number, start, stripped, plain, plain.strip(_DECORATION), plain.split()))
    return lines


def offset(line: Line, position: int) -> int:
    """Where in the text of *line* its folded character at *position* stands."""
    if len(line.text) == len(line.folded):
        return position
    folded = fold_keeping(line.text)
    blanks = len(folded.text) - len(folded.text.lstrip())  # behind a mark that was dropped
    return folded.offset(position + blanks)


def ends_sentence(text: str) -> bool:
    """Does *text* end with a full stop or its like, quotes and brackets behind it aside?"""
    return text.rstrip(_CLOSERS).endswith(_TERMINALS) if text[-1:] in _CLOSERS else text.endswith(_TERMINALS)


def bare(text: str) -> str:
    """*text* folded, without decoration at its ends."""
    return fold(text).strip(_DECORATION)
