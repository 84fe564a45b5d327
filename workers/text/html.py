"""From a news page to its article: metadata, and the article's blocks told from what stands between them."""
from __future__ import annotations

import re

from topics.records import Embed
from workers.text.charset import decode
from workers.text.outline import Element, Line, Mark, outline
from workers.text.page import Block, Page

__all__ = ["decode", "read"]

_SENTENCE = re.compile(r"[.؟!؛:…»\"”)\]]\s*$")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def read(html: str) -> Page:
    """Read one page. A page without an article, such as a list of headlines, has no blocks."""
    page = outline(html)
    lines = page.lines
    scores = [_score(line) for line in lines]
    start, end = _best(lines, scores)
    if start == end:
        return Page()
    blocks = []
    for line in lines[start:end]:
        blocks.append(_block(line))
    return Page(blocks=tuple(blocks))


def _mark(element: Element) -> Mark | None:
    marked = element.marked
    weak = None
    while marked is not None:
        if marked.mark.strong:
            return marked.mark
        weak = weak or marked.mark
        marked = marked.parent.marked if marked.parent else None
    return weak


def _is_prose(line: Line) -> bool:
    return 2 * line.links < len(line.text) and (len(line.text) >= 80 or (len(line.text) >= 25 and _SENTENCE.search(line.text) is not None))


def _score(line: Line) -> float:
    mark = _mark(line.element)
    if mark is not None and mark.strong:
        return -25
    if line.element.embed is not None:
        return -5
    if _is_prose(line):
        return min(len(line.text), 1500) - 2 * line.links
    if 2 * line.links > len(line.text):
        return -40
    return -10


def _distance(a: Element, b: Element) -> int:
    climbed = 0
    while a is not b:
        if a.depth >= b.depth:
            a = a.parent
        else:
            b = b.parent
        climbed += 1
        if a is None or b is None:
            break
    return climbed


def _best(lines, scores) -> tuple[int, int]:
    best = total = 0.0
    start = 0
    span = (0, 0)
    before = None
    for i, (line, score) in enumerate(zip(lines, scores, strict=True)):
        if score > 0:
            if before is not None:
                total -= 20 * max(0, _distance(before.element, line.element) - 4)
            before = line
        if total <= 0:
            total, start = 0.0, i
        total += score
        if total > best:
            best, span = total, (start, i + 1)
    return span if best >= 60 else (0, 0)


def _block(line: Line) -> Block:
    heading = line.element.tag in _HEADINGS
    if line.element.embed is not None:
        return Block(line.text, reason="social-embed", rule="html-embed", embed=Embed(kind="tweet", text=line.text))
    mark = _mark(line.element)
    if mark is not None and (mark.strong or not _is_prose(line)):
        return Block(line.text, heading, mark.reason, mark.rule)
    if 2 * line.links > len(line.text) :
        return Block(line.text, heading, "related-link", "html-links")
    return Block(line.text, heading)
