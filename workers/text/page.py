"""What a web page says once its furniture is told from its article."""

from __future__ import annotations

from dataclasses import dataclass

from topics.records import Embed, Reason


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the article's region in reading order: kept prose, or something foreign with the reason why."""

    text: str  # one line, white space collapsed, original spelling, never empty
    heading: bool = False
    reason: Reason | None = None  # None: the article's own prose
    rule: str | None = None  # id of the rule that took it; None exactly when the reason is None
    embed: Embed | None = None  # what a `social-embed` block showed


@dataclass(frozen=True, slots=True)
class Page:
    """One web page read: what it says of itself, and the blocks of its article."""

    title: str | None = None
    description: str | None = None  # the page's own abstract
    author: str | None = None
    section: str | None = None
    url: str | None = None  # canonical, as the page names it; absolute or None
    published_at: str | None = None  # RFC 3339, or YYYY-MM-DD when no time is said
    language: str | None = None  # BCP 47
    blocks: tuple[Block, ...] = ()
