"""A page as lines of text with their place in the page: one pass over the parsed tree, bounded in depth and size."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import cast

from selectolax.lexbor import LexborHTMLParser, LexborNode

from topics.records import Reason
from workers.text.normalize import fold
from workers.text.tables import DATA

MAX_CHARS = 4_000_000  # the longest page read; the rest is cut. A 5 MB page is data, not prose
MAX_NODES = 60_000  # elements and texts visited; the largest page of the labelled sets has 6,800

# How a node takes part; what isn't listed is a block of its own.
_BLOCK, _BREAK, _LIST, _PASSED, _BOLD, _INLINE, _LINK, _TEXT = range(8)
_UNREAD, _META, _SCRIPT, _TITLE, _HEAD = range(8, 13)  # nothing in these is text to read
_UNREAD_TAGS = """
    style noscript template svg math iframe object embed select textarea button input audio video canvas map datalist
    progress meter dialog nav -comment
"""
_PASSED_TAGS = """
    abbr acronym bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp strike sub sup tt u var
    wbr img
"""
_KINDS = {
    **dict.fromkeys(_UNREAD_TAGS.split(), _UNREAD),
    **dict.fromkeys(_PASSED_TAGS.split(), _PASSED),
    **dict.fromkeys(("span", "time", "small"), _INLINE),  # apart where the name says that it is furniture
    **dict.fromkeys(("b", "strong"), _BOLD),
    **dict.fromkeys(("br", "hr"), _BREAK),
    **dict.fromkeys(("meta", "link"), _META),
    "-text": _TEXT,
    "ul": _LIST,
    "a": _LINK,
    "script": _SCRIPT,
    "title": _TITLE,
    "head": _HEAD,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What an element's name says of its content."""

    reason: Reason
    rule: str
    strong: bool  # furniture whatever it holds; else only where it holds no prose
    network: str | None = None  # the social network whose post it shows, as Embed's kind


class Element:
    """A block of the page: any element that isn't plainly inline."""

    __slots__ = (
        "attributes",
        "depth",
        "embed",
        "first",
        "last",
        "main",
        "mark",
        "parent",
        "prose",
        "said",
        "tag",
        "void",
    )

    def __init__(self, tag: str, parent: Element | None, line: int) -> None:
        self.tag = tag
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.first = line  # its first line's number
        self.last = line - 1  # its last line's number; less than `first` when it has none

    def describe(self, attributes: dict[str, str | None], mark: Mark | None, embed: int) -> None:
        """Set the rest, for an element that has lines."""
        self.attributes = attributes
        self.mark = mark  # what its own name says
        self.embed = embed  # number of the embed it belongs to; 0 when none
        self.prose = 0  # characters inside in lines that read as prose
        self.main = 0  # lines inside that carry the article
        self.void = False  # its mark is wrong: the article itself stands inside
        self.said: Mark | None = None  # what the marks around it say together

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
    strong: int  # characters in bold
    prose: bool = False  # reads as a sentence, not as a label
    main: bool = False  # carries the article

    @property
    def mark(self) -> Mark | None:
        """What the names around it say of it, where they are right."""
        return self.element.said


@dataclass(slots=True)
class Shown:
    """A post of a social network, as its own markup embeds it."""

    kind: str  # "tweet", "instagram", "tiktok", "facebook", "telegram", "bluesky"
    url: str | None


@dataclass(slots=True)
class Outline:
    """A parsed page."""

    elements: list[Element] = field(default_factory=list)  # in document order: parents before children
    lines: list[Line] = field(default_factory=list)
    metas: list[dict[str, str | None]] = field(default_factory=list)  # attributes of <meta> and <link>
    scripts: list[str] = field(default_factory=list)  # JSON-LD
    items: list[dict[str, str | None]] = field(default_factory=list)  # attributes of what has an itemprop or a property
    times: list[tuple[int, str]] = field(default_factory=list)  # each <time>: number of its line, what it says it is
    embeds: list[Shown] = field(default_factory=list)  # number n of an element stands at n - 1
    articles: list[Element] = field(default_factory=list)  # <article>
    bodies: list[Element] = field(default_factory=list)  # what the page names as an article's body (schema.org, RDFa)
    title: str | None = None  # <title>
    language: str | None = None  # <html lang>
    visited: int = 0  # nodes


def letters(text: str) -> str:
    """*text* folded, its words alone: for comparing what templates punctuate differently."""
    return " ".join(_LETTERS.findall(fold(text)))


def _hints() -> tuple[dict[str, Mark], dict[str, Mark], str]:
    source = (DATA / "html.toml").read_text(encoding="utf-8")
    words: dict[str, Mark] = {}
    headings: dict[str, Mark] = {}
    for hint in tomllib.loads(source)["hint"]:
        mark = Mark(cast(Reason, hint["reason"]), hint["id"], True)
        headings.update((letters(heading), mark) for heading in hint.get("headings", ()))
        for strength in ("strong", "weak"):
            for word in hint[strength]:
                if word in words:
                    raise ValueError(f"html.toml: {word!r} stands twice; leave it under one hint")
                words[word] = Mark(cast(Reason, hint["reason"]), hint["id"], strength == "strong")
    return words, headings, source


_LETTERS = re.compile(r"\w+")
_WORDS, _HEADINGS, SOURCE = _hints()
_MAX_STEPS = 16  # from a text to the one before it in the same block
_LONGEST = 3  # words of a name that may make one of ours: `author-bio-box`
_COUNT = re.compile(r"^\d+ | \d+$")  # 12 comments
_ASIDE = frozenset(("has", "no", "not", "with", "without"))  # what such a word goes before stands beside the part
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_PART = re.compile("[a-z0-9]+")

_TAG_MARKS = {
    "footer": Mark("copyright", "html-copyright", True),
    "aside": Mark("related-link", "html-related", True),
    "figcaption": Mark("caption", "html-caption", True),
    "figure": Mark("caption", "html-caption", True),
    "menu": Mark("navigation", "html-navigation", True),
    "address": Mark("byline", "html-byline", True),
}
_HIDDEN = Mark("navigation", "html-hidden", True)
_STYLE_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_ROLES = {
    "navigation": "menu", "banner": "menu", "contentinfo": "footer", "complementary": "aside", "search": "menu",
    "dialog": "menu", "alertdialog": "menu",
}  # fmt: skip
_EMBEDS = re.compile(
    r"\b(?:(?P<tweet>twitter-(?:tweet|video))|(?P<instagram>instagram-media)|(?P<tiktok>tiktok-embed)|"
    r"(?P<facebook>(?:fb|facebook)-(?:post|video))|(?P<telegram>telegram-post)|(?P<bluesky>bluesky-embed))\b"
)


@lru_cache(maxsize=16_384)
def named(names: str) -> Mark | None:
    """What class and id *names* say of a part: the first strong word in them, else the first weak one."""
    if (social := _EMBEDS.search(names)) is not None:
        return Mark("social-embed", "html-embed", True, social.lastgroup)
    parts = _PART.findall(_CAMEL.sub("-", names[:300]).lower())
    weak = None
    for width in range(min(_LONGEST, len(parts)), 0, -1):
        for start in range(len(parts) - width + 1):
            if start and parts[start - 1] in _ASIDE:
                continue
            mark = _WORDS.get("".join(parts[start : start + width]))
            if mark is not None:
                if mark.strong:
                    return mark
                weak = weak or mark
    return weak


def headed(text: str) -> Mark | None:
    """What *text*, the first line of a part of the page, says of that part."""
    return _HEADINGS.get(_COUNT.sub("", letters(text)))


def _mark(tag: str, attributes: dict[str, str | None]) -> Mark | None:
    """What *tag* and *attributes* say of an element's content."""
    names, identifier = attributes.get("class"), attributes.get("id")
    rest = len(attributes)
    mark = None
    if identifier:
        rest -= 1
        if names:
            rest -= 1
            names = f"{names} {identifier}"
        else:
            names = identifier
        mark = named(names)
    elif names:
        rest -= 1
        mark = named(names)
    if rest:
        style = attributes.get("style")
        if (style and ("none" in style or "hidden" in style) and _STYLE_HIDDEN.search(style)) or (
            "hidden" in attributes or attributes.get("aria-hidden") == "true"
        ):
            return _HIDDEN
        role = attributes.get("role")
        if role in _ROLES:
            return _TAG_MARKS[_ROLES[role]]
    if mark is None or not mark.strong:
        return _TAG_MARKS.get(tag, mark)
    return mark


def outline(html: str) -> Outline:
    """Parse *html* and cut its visible text into lines; see MAX_CHARS and MAX_NODES for what is read."""
    page = Outline()
    root = LexborHTMLParser(guarded(html)).root
    if root is None:
        return page
    attributes = root.attributes
    page.language = attributes.get("lang") or attributes.get("xml:lang")
    blocks = _walk(page, root)
    for number, line in enumerate(page.lines):
        line.element.last = number
    for element, _ in reversed(blocks):
        if element.parent is not None and element.last > element.parent.last:
            element.parent.last = element.last
    for element, node in blocks:
        if element.last >= element.first:  # a third of a page's blocks hold no text, and their names nothing to say
            _name(page, element, node)
            page.elements.append(element)
    return page


def _walk(page: Outline, root: LexborNode) -> list[tuple[Element, LexborNode]]:
    """Cut what stands in *root* into the *page*'s lines; the blocks that were met, nameless yet, with their nodes."""
    lines = page.lines
    blocks: list[tuple[Element, LexborNode]] = []
    above: list[tuple[Iterator[LexborNode], Element, bool, bool]] = []
    nodes, inside, linked, in_bold = root.iter(include_text=True, skip_empty=True), Element("", None, 0), False, False
    inside.describe({}, None, 0)
    parts: list[str] = []
    block: Element | None = None  # the one that *parts* stand in
    links = bold = visited = 0
    while True:
        for node in nodes:
            visited += 1
            if visited > MAX_NODES:
                above.clear()
                nodes = iter(())
                break
            tag = node.tag or ""
            kind = _KINDS.get(tag, _BLOCK)
            if kind == _TEXT:
                if not (text := node.text_content):
                    continue
                if inside is not block:
                    if parts:
                        _add(lines, parts, block, links, bold)
                        links = bold = 0
                    block = inside
                elif parts and not text[0].isspace() and not parts[-1][-1].isspace() and _parted(node):
                    parts.append(" ")
                parts.append(text)
                if linked:
                    links += len(text)
                if in_bold:
                    bold += len(text)
                continue
            if kind >= _UNREAD:
                if kind > _UNREAD:
                    _note(page, node, kind)
                continue
            if kind == _INLINE:
                attributes = node.attributes
                if tag == "time" and (said := attributes.get("datetime")):
                    page.times.append((len(lines), said))
                if "itemprop" in attributes or "property" in attributes:
                    page.items.append(attributes)
                if attributes and (mark := _mark(tag, attributes)) is not None and mark.strong:
                    kind = _BLOCK
            elif kind == _LIST:
                mark = _mark(tag, node.attributes)
                if mark is not None and mark.strong and mark.reason == "navigation":  # a menu
                    continue
                kind = _BLOCK
            if kind <= _BREAK:
                if parts:
                    _add(lines, parts, block, links, bold)
                    links = bold = 0
                block = None
            if node.first_child is None:
                continue
            above.append((nodes, inside, linked, in_bold))
            nodes = node.iter(include_text=True, skip_empty=True)
            if kind == _BLOCK:
                if inside.depth >= MAX_DEPTH and inside.parent is not None:
                    inside = inside.parent
                inside = Element(tag, inside, len(lines))
                blocks.append((inside, node))
            elif kind == _LINK:
                linked = linked or "href" in node.attributes
            elif kind == _BOLD:
                in_bold = True
            break
        else:
            if not above:
                break
            nodes, inside, linked, in_bold = above.pop()
    if parts:
        _add(lines, parts, block, links, bold)
    page.visited = visited
    return blocks


def _note(page: Outline, node: LexborNode, kind: int) -> None:
    """Keep what an unseen *node* says of the page."""
    if kind == _META:
        page.metas.append(node.attributes)
    elif kind == _SCRIPT:
        if (node.attributes.get("type") or "").strip().lower() == "application/ld+json":
            page.scripts.append(node.text(deep=True))
    elif kind == _TITLE:
        if page.title is None:
            page.title = node.text(deep=True)
    else:  # _HEAD
        for inner in islice(node.iter(), MAX_NODES):
            if (kind := _KINDS.get(inner.tag or "", _BLOCK)) > _UNREAD:
                _note(page, inner, kind)


def _name(page: Outline, element: Element, node: LexborNode) -> None:
    """Read *element*'s attributes: what they say of its content, and of the page."""
    attributes, tag = node.attributes, element.tag
    mark = _mark(tag, attributes) if attributes else _TAG_MARKS.get(tag)
    embed = element.parent.embed if element.parent is not None else 0
    if mark is not None and mark.network and not embed:
        url = attributes.get("cite") or attributes.get("data-instgrm-permalink") or attributes.get("data-href")
        page.embeds.append(Shown(mark.network, url or _last_link(node)))
        embed = len(page.embeds)
    element.describe(attributes, mark if tag != "body" else None, embed)
    if tag == "article":
        page.articles.append(element)
    if "itemprop" in attributes or "property" in attributes:
        page.items.append(attributes)
        if "articlebody" in f"{attributes.get('itemprop')} {attributes.get('property')}".lower():
            page.bodies.append(element)


def _last_link(node: LexborNode) -> str | None:
    """Where the last link in an embedded post leads: to the post."""
    link = None
    for inner in islice(node.traverse(), MAX_NODES):
        if inner.tag == "a":
            link = inner.attributes.get("href") or link
    return link


def _parted(node: LexborNode) -> bool:
    """Does white space, which the walk passes over, stand between the text *node* and the text before it?"""
    for _ in range(_MAX_STEPS):
        before = node.prev
        if before is None:
            if node.parent is None:
                return False
            node = node.parent
            continue
        while before.last_child is not None:
            before = before.last_child
        if before.is_text_node:
            return bool(before.is_empty_text_node)
        node = before  # a picture or a comment
    return False


def _add(lines: list[Line], parts: list[str], block: Element | None, links: int, bold: int) -> None:
    text = " ".join("".join(parts).split())
    parts.clear()
    if text and block is not None:
        lines.append(Line(text, block, links and min(links, len(text)), bold and min(bold, len(text))))


_TAG = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9:-]*)|!--)")
_REST = r"""[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+"""  # a tag up to its end; a ">" in quotes doesn't end it
_TAG_REST = re.compile(_REST)
_WHOLE_TAG = re.compile(("<[a-zA-Z]" + _REST).encode())
_FORMATTING = re.compile(
    rb"<(?:[bius]|font|em|strong|small|big|code|tt|strike|nobr|[BIUS]|FONT|EM|STRONG|SMALL|BIG|TT)\s[^<>]*>(?!</)"
)  # not icons
# They are closed by their like or have no end, so however many there are, they don't nest.
_ENDED_BY_THEIR_LIKE = frozenset(
    """p li dd dt option optgroup tr td th thead tbody tfoot colgroup html head body area base br col embed hr img input
    link meta param source track wbr""".split()  # noqa: SIM905
)
_FORMATTED = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
_RAW = frozenset(("script", "style", "textarea", "title", "xmp"))
_STRETCH = 4_096  # characters that may hold no end of a tag before the tag in them is looked at
_LARGE = 300_000  # bytes: of a larger page every tag is looked at, quotes and all
_FEW = 8_000  # "<" in a page: below, nested blocks cost the parser under 0.2 s
_FEW_COPIES = 300_000  # formatting elements times "<": below, the parser makes no more nodes than that of them
MAX_TAGS = 60_000  # tags read of a page that isn't plainly harmless
MAX_DEPTH = 256  # open elements in such a page; browsers stop at 512, the deepest labelled page has 40
MAX_FORMATTING = 8  # open formatting elements in it: the parser repeats them in each paragraph
MAX_TAG = 1_024  # characters of a tag in it, else its attributes are dropped; and separators in any tag of any page


def guarded(html: str) -> bytes:
    """
    *html* in UTF-8, cut to what the parser reads in linear time: MAX_CHARS characters; and where its tags are many or
    long, MAX_TAGS of MAX_TAG characters each, MAX_DEPTH of them open at a time.

    The parser looks through all open elements at every <div>, through all attributes at every attribute, and copies
    the open formatting elements into every paragraph: 100,000 of each take it half a minute or all memory.
    """
    html = html[:MAX_CHARS]
    source = html.encode("utf-8", errors="replace")  # a lone surrogate out of JSON is no character
    tags = source.count(b"<")
    if (
        tags <= _FEW
        and (tags < 1600 or tags * len(_FORMATTING.findall(source)) <= _FEW_COPIES)
        and not _flooded(source)
    ):
        return source
    return "".join(_shallow(html)).encode("utf-8", errors="replace")


def _flooded(source: bytes) -> bool:
    """Has the page a tag with so many attributes that the parser would take long over it?"""
    if len(source) > _LARGE:
        return any(_floods(tag) for tag in _WHOLE_TAG.findall(source) if len(tag) > MAX_TAG)
    # In a smaller page an attacker can hide a few seconds' worth behind quoted brackets; plain floods are found.
    at, end = 0, len(source)
    while end - at > _STRETCH:
        last = source.rfind(b">", at, at + _STRETCH)
        if last < 0:
            last = source.find(b">", at + _STRETCH)
            last = end if last < 0 else last
            if (start := source.find(b"<", at, last)) >= 0 and _floods(source[start + 1 : last]):
                return True
        at = last + 1
    return False


def _floods(tag: bytes) -> bool:
    """May *tag* have a thousand attributes? They are parted by one of these."""
    return not tag.startswith(b"!") and len(tag) - len(tag.translate(None, b" \n\t\r\f/\"'")) > MAX_TAG


def _shallow(html: str) -> Iterator[str]:
    """The pieces of *html* that stay: everything but start tags too deep, too long or too many."""
    opened: list[str] = []
    formatting = 0
    counts: dict[str, int] = {}
    done = tags = 0  # characters yielded, tags seen
    found = _TAG.search(html)
    while found is not None:
        if tags > MAX_TAGS:
            yield html[done : found.start()]
            return
        name = (found[2] or "").lower()
        if name:
            rest = _TAG_REST.match(html, found.end())
            end = rest.end() if rest is not None else len(html)
        else:
            end = html.find("-->", found.end()) + 2
        if not found.end() <= end < len(html) or html[end] != ">":  # cut off in the middle of a tag or a comment
            yield html[done : found.start()]
            return
        end += 1
        if name and end - found.start() > MAX_TAG:
            yield html[done : found.end()] + ">"
            done = end
        if not name or name in _ENDED_BY_THEIR_LIKE:
            pass
        elif name in _RAW:
            if not found[1] and (close := html.find("</" + html[found.start() + 1 : found.end()], end)) > 0:
                end = close
        elif found[1]:
            if counts.get(name):
                while opened:
                    last = opened.pop()
                    counts[last] -= 1
                    formatting -= last in _FORMATTED
                    if last == name:
                        break
        elif len(opened) >= MAX_DEPTH or (name in _FORMATTED and formatting >= MAX_FORMATTING):
            yield html[done : found.start()]
            done = max(end, done)
            tags -= 1
        else:
            opened.append(name)
            counts[name] = counts.get(name, 0) + 1
            formatting += name in _FORMATTED
        tags += 1
        found = _TAG.search(html, end)
    yield html[done:]
