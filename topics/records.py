"""The records that travel, as the contract names them. Times are aware UTC; offsets are code points, end-exclusive."""
from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A value of the stream: immutable, equal when its fields are equal."""


class RawArticle(Record, frozen=True, kw_only=True):
    """What a crawler sends: `url` or `id`, and `html` or `text`; unknown fields are ignored."""

    id: str | None = None
    url: str | None = None
    html: str | None = None
    text: str | None = None
    source: str | None = None  # site or feed name; else the URL's host
    title: str | None = None
    description: str | None = None  # the page's own abstract
    published_at: str | None = None  # RFC 3339, not yet trusted
    fetched_at: str | None = None  # RFC 3339, not yet trusted
    language: str | None = None  # a hint
    extra: dict[str, Any] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        if not (self.id or self.url):
            raise ValueError("`id` or `url` is missing: send at least one")
        if self.html is None and self.text is None:
            raise ValueError("`html` or `text` is missing: send at least one")


class Paragraph(Record, frozen=True, kw_only=True):
    """A paragraph of the article's own prose, in its original spelling, never empty."""

    text: str
    heading: bool = False


Reason = Literal[
    "masthead", "byline", "caption", "related-link", "advertisement", "social-embed", "comment-prompt", "share-bar",
    "newsletter", "app-promo", "navigation", "tags", "copyright", "dateline", "wire-credit", "summary",
    "crawl-metadata", "repeated-title", "teaser", "separator", "disclaimer", "learned",
]  # fmt: skip


class Removed(Record, frozen=True, kw_only=True):
    """A piece that strip took out, and why."""

    text: str  # as it stood
    reason: Reason
    rule: str  # id of the rule that took it
    line: int  # 1-based, in the input's lines of text
    start: int | None = None  # where in the line a part was taken out; None when the whole line went


class Embed(Record, frozen=True, kw_only=True):
    """A tweet or the like that stood between the paragraphs."""

    kind: str  # "tweet", "video", "image" …
    text: str
    author: str | None = None
    url: str | None = None
    date: str | None = None  # YYYY-MM-DD when it could be read


class CleanArticle(Record, frozen=True, kw_only=True):
    """An article reduced to its own prose."""

    id: str  # the given id, else hex SHA-256 of the canonical URL; the Kafka key
    url: str | None = None
    source: str = ""
    title: str | None = None
    author: str | None = None
    section: str | None = None
    language: str = "ar"  # BCP 47
    published_at: datetime | None = None
    fetched_at: datetime | None = None
    extra: dict[str, Any] = msgspec.field(default_factory=dict)
    summary: str | None = None  # an abstract that stood before the body
    paragraphs: tuple[Paragraph, ...]  # reading order
    removed: tuple[Removed, ...] = ()  # everything taken out, in order
    embeds: tuple[Embed, ...] = ()
    flags: tuple[str, ...] = ()  # what was repaired or not trusted, such as "published_at_in_future"


class Reuse(Record, frozen=True, kw_only=True):
    """What an article shares with one earlier article."""

    article_id: str
    containment: float  # 0..1, share of my words found there
    resemblance: float  # 0..1, Jaccard
    paragraphs: tuple[tuple[int, int], ...] = ()  # (mine, theirs), 0-based


class Find(Record, frozen=True, kw_only=True):
    """An earlier article that a part of dedup's memory found."""

    key: bytes  # 12, of these words under that article's id
    common: int  # landmarks in common
    lengths: tuple[int, ...]  # words of each paragraph
    codes: bytes  # one a word


class Found(Record, frozen=True, kw_only=True):
    """A clean article that every part of dedup's memory has seen: fit to be judged."""

    id: str
    article: CleanArticle
    lengths: tuple[int, ...]  # words of each paragraph
    codes: bytes  # one a word
    digest: bytes  # 16, of the words
    found: tuple[Find, ...] = ()  # most in common first


class Probe(Found, frozen=True, kw_only=True):
    """A clean article on its way past the parts of dedup's memory."""

    part: int  # that sees it next, 0-based: the partition


class UniqueArticle(CleanArticle, frozen=True, kw_only=True):
    """A clean article that is news, in whole or in part."""

    story_id: str  # id of the first article of this chain of related articles
    relation: Literal["new", "partial", "revision"]
    revision: int = 0  # counts from 1 for the same id with a changed body
    novelty: float = 1.0  # 0..1, share of its words that no earlier article in memory had
    reuse: tuple[Reuse, ...] = ()  # strongest first


class Duplicate(Record, frozen=True, kw_only=True):
    """A copy of an earlier article: it stops here, and says of what."""

    id: str
    url: str | None = None
    source: str = ""
    title: str | None = None
    published_at: datetime | None = None
    duplicate_of: str
    story_id: str
    kind: Literal["exact", "near"]
    resemblance: float
    containment: float


class Rejected(Record, frozen=True, kw_only=True):
    """Unfit input: expected, with a reason."""

    id: str
    url: str | None = None
    source: str = ""
    title: str | None = None
    published_at: datetime | None = None
    reason: Literal["not_arabic", "too_short", "no_body"]
    detail: str = ""  # for people: what was found and what was wanted


class Actor(Record, frozen=True, kw_only=True):
    """Who did it, or to whom; offsets into the paragraph."""

    text: str
    name: str = ""  # canonical name, Arabic
    code: str = ""  # ISO 3166 alpha-3, or EUU, UNO, NATO, ARL …
    sector: str = ""  # GOV MIL COP REB …
    paragraph: int
    start: int
    end: int


class EventLocation(Record, frozen=True, kw_only=True):
    """Where it happened; coordinates in degrees, WGS 84."""

    text: str
    name: str = ""
    country: str = ""  # ISO 3166 alpha-2
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    paragraph: int
    start: int
    end: int


class Figure(Record, frozen=True, kw_only=True):
    """How many."""

    kind: str  # killed injured displaced arrested surrendered released missing fighters protesters money other
    value: float
    qualifier: Literal["exact", "about", "more_than", "less_than"] = "exact"
    text: str
    paragraph: int
    start: int
    end: int


class Trigger(Record, frozen=True, kw_only=True):
    """The words that told the event; offsets into the paragraph."""

    text: str
    start: int
    end: int


class Event(Record, frozen=True, kw_only=True):
    """One event in PLOVER's terms: what, how, why, who, to whom, where, when, how many, and who says so."""

    id: str  # hex digest of article id, event, paragraph and trigger
    article_id: str
    story_id: str = ""
    url: str | None = None
    source: str = ""
    published_at: datetime | None = None
    event: str  # one of the 17 labels
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    quad_code: int  # 1..4
    aux: tuple[str, ...] = ()  # historical, future, hypothetical, negation
    actor: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    event_loc: EventLocation | None = None
    date: str | None = None  # YYYY-MM-DD, or YYYY-MM when no day is said
    date_text: str | None = None
    figures: tuple[Figure, ...] = ()
    attribution: tuple[str, ...] = ()  # outermost first
    trigger: Trigger
    paragraph: int  # 0-based
    text: str  # the sentence
    mentions: tuple[int, ...] = ()  # other paragraphs of the article that tell the same event
    rule: str  # lexicon entry that fired
    confidence: float  # 0..1
    first_reported_in: str | None = None  # the earlier article's id when the paragraph is reused text


class Entity(Record, frozen=True, kw_only=True):
    """A named entity; offsets into the paragraph."""

    paragraph: int
    start: int
    end: int
    text: str
    type: Literal["PER", "ORG", "LOC"]
    name: str = ""
    code: str = ""


class Place(Record, frozen=True, kw_only=True):
    """A resolved place and how often it was named."""

    name: str
    name_en: str = ""
    country: str = ""  # ISO 3166 alpha-2
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    mentions: int = 1


class MediaTopic(Record, frozen=True, kw_only=True):
    """An IPTC Media Topic."""

    code: str  # "medtop:16000000"
    name: str = ""  # preferred label, English
    score: float  # 0..1


class Processing(Record, frozen=True, kw_only=True):
    """What made this record."""

    versions: dict[str, str] = msgspec.field(default_factory=dict)  # rules and lexicon -> content digest
    seconds: dict[str, float] = msgspec.field(default_factory=dict)  # stage -> time spent deciding


class TaggedArticle(UniqueArticle, frozen=True, kw_only=True):
    """A unique article with the events it reports."""

    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    topics: tuple[MediaTopic, ...] = ()
    processing: Processing = msgspec.field(default_factory=Processing)


class DeadLetter(Record, frozen=True, kw_only=True):
    """What we failed on: the record as it came, and why. On Kafka the fields but key and value travel as headers."""

    topic: str
    partition: int
    offset: int
    stage: str
    error_class: str = msgspec.field(name="class")
    message: str  # for people; names the field at fault
    time: str  # RFC 3339: the failed record's own timestamp, so that a repeat says the same
    key: bytes | None = None
    value: bytes | None = None
    headers: tuple[tuple[str, bytes], ...] = ()  # as received
