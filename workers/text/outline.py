"""A page as lines of text with their place in the page: one pass over the parsed tree, bounded in depth and size."""
from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from selectolax.lexbor import LexborHTMLParser

from topics.records import Reason
from workers.text.tables import DATA

MAX_CHARS = 4_000_000  # the longest page read; the rest is cut. A 5 MB page is data, not prose
MAX_NODES = 200_000  # elements and texts visited; the largest page of the labelled sets has 6,800
MAX_DEPTH = 256  # open elements; browsers stop at 512, the deepest labelled page has 40
MAX_TAG = 32_768  # characters in one tag: the parser compares each attribute with all before it

_INLINE = frozenset("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span "
                    "strike strong sub sup time tt u var wbr".split())  # fmt: skip
_SKIPPED = frozenset("script style noscript template svg math iframe object embed select textarea button input head title "
                     "audio video canvas map datalist progress meter dialog".split())  # fmt: skip
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


@dataclass(frozen=True, slots=True)
class Mark:
    """What an element's name says of its content."""

    reason: Reason
    rule: str
    strong: bool  # furniture whatever it holds; else only where it holds no prose


@dataclass(slots=True, eq=False)
class Element:
    """An element of the page, and what stands in it."""

    tag: str
    attributes: dict[str, str | None]
    parent: Element | None
    block: Element = field(init=False)  # the nearest element around a text that is no inline one
    depth: int
    skipped: bool
    linked: bool  # inside <a href>
    mark: Mark | None  # its own
    marked: Element | None = None  # the nearest element with a mark, itself included
    embed: Element | None = None  # the embed it belongs to
    prose: int = 0  # characters inside in lines that read as prose
    main: int = 0  # lines inside that carry the article
    void: bool = False  # its mark is wrong: the article itself stands inside

    def __post_init__(self) -> None:
        self.block = self

    def within(self) -> Iterator[Element]:
        """Itself and the elements around it, inner first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


@dataclass(slots=True, eq=False)
class Line:
    """A run of text between two block boundaries."""

    text: str
    element: Element  # the block it stands in
    links: int  # characters inside links
    strong: int = 0  # characters in bold
    prose: bool = False  # reads as a sentence, not as a label
    mark: Mark | None = None  # what the names around it say of it, where they are right
    main: bool = False  # carries the article


@dataclass(frozen=True, slots=True)
class Outline:
    """A parsed page."""

    tree: LexborHTMLParser
    elements: tuple[Element, ...]  # in document order: parents before children
    lines: tuple[Line, ...]
    visited: int  # nodes


def _hints() -> tuple[dict[str, Mark], str]:
    source = (DATA / "html.toml").read_text(encoding="utf-8")
    words: dict[str, Mark] = {}
    for hint in tomllib.loads(source)["hint"]:
        for strength in ("strong", "weak"):
            for word in hint[strength]:
                if word in words:
                    raise ValueError(f"html.toml: {word!r} stands twice; leave it under one hint")
                words[word] = Mark(cast(Reason, hint["reason"]), hint["id"], strength == "strong")
    return words, source


_WORDS, SOURCE = _hints()
_LONGEST = 3  # words of a name that may make one of ours: `author-bio-box`
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_PART = re.compile("[a-z0-9]+")

_TAG_MARKS = {
    "nav": Mark("navigation", "html-navigation", True),
    "footer": Mark("copyright", "html-copyright", True),
    "aside": Mark("related-link", "html-related", True),
    "figcaption": Mark("caption", "html-caption", True),
    "figure": Mark("caption", "html-caption", True),
    "menu": Mark("navigation", "html-navigation", True),
    "address": Mark("byline", "html-byline", True),
}
_HIDDEN = Mark("navigation", "html-hidden", True)
_STYLE_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_ROLES = {"navigation": "nav", "banner": "nav", "contentinfo": "footer", "complementary": "aside", "search": "nav"}
_EMBEDS = re.compile(r"\b(?:(twitter)-(?:tweet|video)|(instagram)-media|(tiktok)-embed|(fb|facebook)-(?:post|video)|(telegram)-post)\b")


@lru_cache(maxsize=16_384)
def named(names: str) -> Mark | None:
    """What class and id *names* say of a part: the first strong word in them, else the first weak one."""
    parts = _PART.findall(_CAMEL.sub("-", names[:300]).lower())
    weak = None
    for width in range(min(_LONGEST, len(parts)), 0, -1):
        for start in range(len(parts) - width + 1):
            mark = _WORDS.get("".join(parts[start : start + width]))
            if mark is not None:
                if mark.strong:
                    return mark
                weak = weak or mark
    return weak


def outline(html: str) -> Outline:
    """Parse *html* and cut its visible text into lines."""
    tree = LexborHTMLParser(guarded(html))
    elements: dict[int, Element] = {}
    lines: list[Line] = []
    parts: list[str] = []
    block: Element | None = None
    links = strong = visited = 0

    def flush() -> None:
        nonlocal links, strong
        text = " ".join("".join(parts).split())
        parts.clear()
        if text and block is not None:
            lines.append(Line(text, block, min(links, len(text)), min(strong, len(text))))
        links = strong = 0

    root = tree.root
    if root is None:
        return Outline(tree, (), (), 0)
    for node in root.traverse(include_text=True):
        visited += 1
        if visited > MAX_NODES:
            break
        over = node.parent
        parent = elements.get(over.mem_id) if over is not None else None
        if node.is_text_node:
            if parent is None or parent.skipped:
                continue
            text = node.text_content or ""
            if text.isspace():
                if parts:
                    parts.append(" ")
                continue
            if parent.block is not block:
                flush()
                block = parent.block
            parts.append(text)
            if parent.linked or parent.tag in ("b", "strong"):
                length = len(text.strip())
                if parent.linked:
                    links += length
                else:
                    strong += length
            continue
        tag = node.tag or ""
        if tag[0] == "-":
            continue
        element = _element(tag, node.attributes if tag not in ("br", "b", "strong", "em", "i", "u") else {}, parent)
        elements[node.mem_id] = element
        if element.block is element:
            flush()
            block = None
    flush()
    return Outline(tree, tuple(elements.values()), tuple(lines), visited)


def _element(tag: str, attributes: dict[str, str | None], parent: Element | None) -> Element:
    mark = None
    if attributes and tag not in ("html", "body"):
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if len(names) > 1:
            mark = named(names)
        style = attributes.get("style")
        if "hidden" in attributes or attributes.get("aria-hidden") == "true" or (style and _STYLE_HIDDEN.search(style)):
            mark = _HIDDEN
        role = attributes.get("role")
        if role in _ROLES:
            mark = _TAG_MARKS[_ROLES[role]]
    if mark is None or not mark.strong:
        mark = _TAG_MARKS.get(tag, mark)
    inline = tag in _INLINE
    if inline and mark is not None and not mark.strong:
        mark = None
    element = Element(
        tag=tag, attributes=attributes, parent=parent, depth=parent.depth + 1 if parent else 0,
        skipped=tag in _SKIPPED or (parent is not None and parent.skipped),
        linked=(tag == "a" and "href" in attributes) or (parent is not None and parent.linked), mark=mark)
    if parent is not None:
        if inline and mark is None:
            element.block = parent.block
        element.marked = element if mark else parent.marked
        element.embed = parent.embed
    if tag in ("blockquote", "div", "section") and element.embed is None and _EMBEDS.search(attributes.get("class") or ""):
        element.embed = element
    return element


_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})([^>]*)>")
_BOUNDED = 3000  # "<" in a page that needs no look at its nesting: the parser's worst case stays under 0.1 s


def guarded(html: str) -> str:
    """
    *html* cut to what the parser reads in linear time: at most MAX_CHARS characters, MAX_DEPTH open elements
    and MAX_TAG characters a tag.

    The parser looks through all open elements at every <div> and through all attributes at every attribute, so
    100,000 of either take it half a minute.
    """
    html = html[:MAX_CHARS]
    return html
