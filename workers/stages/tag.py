"""Tag: the events an article reports, with who, to whom, where, when, how many, and who says so."""
from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from itertools import islice

import msgspec
import xxhash

from topics.records import (
    Actor, Entity, Event, EventLocation, Figure, MediaTopic, TaggedArticle, Trigger, UniqueArticle,
)  # fmt: skip
from workers.text import attribution, entities, events, figures, media_topics, places, triggers
from workers.text.analyzer import Analyzer
from workers.text.events import Told
from workers.text.normalize import fold
from workers.text.places import PlaceMention
from workers.text.sentence import Party, Reading, Seen
from workers.text.tables import DATA
from workers.text.glued import read
from workers.text.tokens import Words

MAX_CHARACTERS = 200_000
"""Characters of an article that are read: the longest real ones have some 60,000; what follows is hostile."""

MAX_EVENTS = 300
"""Events of an article: the most in 20,000 real articles are some 60; what says more says the same."""

_SOFT = ("sport", "culture", "technology", "health")
"""Sections in which most triggers are figures of speech; in economy they seldom are: tariffs, sanctions."""
_TRADE = "economy"
_FIELDS = UniqueArticle.__struct_fields__
_TABLES = (
    "actors", "events", "gazetteer", "dates.toml", "entities.toml", "glued.toml", "media_topics.toml", "names.tsv",
    "numbers.toml",
)  # fmt: skip


class Tag:
    """Reads an article's paragraphs for events."""

    version: str
    """Digest of the lexicon, tables, grammars and the database that decide."""

    def __init__(self, analyzer: Analyzer | None = None) -> None:
        """*analyzer*: a second opinion on triggers, where the operator has a database for it."""
        self.lexicon = triggers.lexicon()
        self.analyzer = analyzer
        self.version = _digest() if analyzer is None else f"{_digest()}-{analyzer.version}"

    def __call__(self, article: UniqueArticle, at: datetime) -> TaggedArticle:
        """Tag *article*. Relative dates need its own time: *at* is no stand-in, an archive comes in years later."""
        texts = _words(article)
        title = read((article.title or "")[:MAX_CHARACTERS])
        topics = media_topics.classify([title, *texts])
        section = media_topics.soft_section(topics)
        beat = self.lexicon.beat(texts, section in _SOFT)
        located = places.read([title, *texts])
        seen = Seen(title, texts, located, article.published_at or article.fetched_at)
        prose = (Reading(seen, number) for number, paragraph in enumerate(article.paragraphs) if not paragraph.heading)
        trade = beat.trade or section == _TRADE
        told = events.read(
            prose, self.lexicon, soft=beat.soft, mishap=beat.mishap, trade=trade, analyzer=self.analyzer)
        return TaggedArticle(
            **{name: getattr(article, name) for name in _FIELDS},
            events=_told_once([_event(article, texts, reading, one) for reading, one in islice(told, MAX_EVENTS)]),
            places=places.resolve(located),
            entities=_entities(title, texts),
            topics=tuple(MediaTopic(code=topic.code, name=topic.name, score=topic.score) for topic in topics),
        )


def _digest() -> str:
    digest = xxhash.xxh3_64()
    for name in _TABLES:
        path = DATA / name
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _words(article: UniqueArticle) -> list[Words]:
    """The words of each paragraph, as many as MAX_CHARACTERS allows."""
    left = MAX_CHARACTERS
    texts = []
    for paragraph in article.paragraphs:
        texts.append(read(paragraph.text[:left]))
        left = max(0, left - len(paragraph.text))
    return texts


def _event(article: UniqueArticle, texts: Sequence[Words], reading: Reading, told: Told) -> Event:
    paragraph, words = reading.paragraph, reading.words
    rule = told.trigger.entry.rule
    start, end = words.span(told.trigger.first, told.trigger.last)
    sources = attribution.find(words, reading.actors, *told.sentence)
    acting = {(party.first, party.last) for party in told.actors}
    return Event(
        id=xxhash.xxh3_128_hexdigest(f"{article.id}\n{told.event}\n{paragraph}\n{start}".encode()),
        article_id=article.id, story_id=article.story_id, url=article.url, source=article.source,
        published_at=article.published_at,
        event=told.event, mode=(told.mode,) if told.mode else (), quad_code=triggers.QUADS[told.event], aux=told.aux,
        actor=tuple(_actor(texts, one) for one in told.actors),
        recipient=tuple(_actor(texts, one) for one in told.recipients),
        event_loc=_location(texts, told.place_in, told.place),
        date=told.date.date if told.date and told.date.date and len(told.date.date) > 4 else None,
        date_text=words.original(told.date.first, told.date.last) if told.date else None,
        figures=tuple(_figure(words, paragraph, quantity) for quantity in told.figures),
        attribution=tuple(words.original(s.first, s.last) for s in sources if (s.first, s.last) not in acting),
        trigger=Trigger(text=words.original(told.trigger.first, told.trigger.last), start=start, end=end),
        paragraph=paragraph, text=words.original(*told.sentence), rule=rule.id, confidence=told.confidence,
        first_reported_in=_first_reported(article, paragraph),
    )  # fmt: skip


def _first_reported(article: UniqueArticle, paragraph: int) -> str | None:
    """The earlier article that had this paragraph, when dedup found one."""
    for reuse in article.reuse:
        if any(mine == paragraph for mine, _ in reuse.paragraphs):
            return reuse.article_id
    return None


def _told_once(found: Sequence[Event]) -> tuple[Event, ...]:
    """One Event with several mentions where a later paragraph tells the same and adds nothing."""
    kept: list[Event] = []
    for event in found:
        for number, earlier in enumerate(kept):
            if earlier.paragraph != event.paragraph and _same(earlier, event):
                mentions = dict.fromkeys((*earlier.mentions, event.paragraph))
                kept[number] = msgspec.structs.replace(earlier, mentions=tuple(mentions))
                break
        else:
            kept.append(event)
    return tuple(kept)


def _same(earlier: Event, later: Event) -> bool:
    if earlier.event != later.event:
        return False
    if fold(earlier.text) == fold(later.text):
        return earlier.rule == later.rule and fold(earlier.trigger.text) == fold(later.trigger.text)
    if later.event in triggers.STATEMENTS and not _alike(earlier.text, later.text):
        return False  # whoever accuses, demands or refuses twice says two things
    return bool(
        later.actor
        and earlier.rule == later.rule
        and {a.name or a.text for a in later.actor} == {a.name or a.text for a in earlier.actor}
        and {a.name or a.text for a in later.recipient} == {a.name or a.text for a in earlier.recipient}
        and {(f.kind, f.value) for f in later.figures} <= {(f.kind, f.value) for f in earlier.figures}
        and (later.event_loc is None or (earlier.event_loc and later.event_loc.name == earlier.event_loc.name))
        and (later.date is None or later.date == earlier.date)
        and (not later.mode or later.mode == earlier.mode)
    )


def _alike(one: str, other: str) -> bool:
    """Do two sentences share most words of the shorter?"""
    first, second = set(fold(one).split()), set(fold(other).split())
    return 2 * len(first & second) > min(len(first), len(second))


def _clitics(text: str, prefix: str) -> int:
    """How many characters of the words as written are a conjunction or preposition joined on: وتركيا، بحلب."""
    taken = 0
    for letter in prefix.removesuffix("ال"):
        while taken < len(text) and unicodedata.combining(text[taken]):
            taken += 1
        if not text.startswith(letter, taken) or (letter == "ل" and text.startswith("لل", taken)):
            break
        taken += 1
    while taken and taken < len(text) and (unicodedata.combining(text[taken]) or text[taken] == "ـ"):
        taken += 1
    return taken


def _actor(texts: Sequence[Words], one: Party) -> Actor:
    words = texts[one.paragraph]
    start, end = words.span(one.first, one.last)
    text = words.original(one.first, one.last)
    clitics = _clitics(text, one.prefix)
    start, text = start + clitics, text[clitics:]
    return Actor(
        text=text, name=one.name, code=one.code, sector=one.sector,
        paragraph=one.paragraph, start=start, end=end)


def _figure(words: Words, paragraph: int, quantity: figures.Quantity) -> Figure:
    start, end = words.span(quantity.first, quantity.last)
    return Figure(
        kind=quantity.kind or "other", value=quantity.value, qualifier=quantity.qualifier,
        text=words.original(quantity.first, quantity.last), paragraph=paragraph, start=start, end=end)


def _location(texts: Sequence[Words], paragraph: int, place: PlaceMention | None) -> EventLocation | None:
    if place is None:
        return None
    words = texts[paragraph]
    start, end = words.span(place.first, place.last)
    text = words.original(place.first, place.last)
    clitics = _clitics(text, place.prefix)
    start, text = start + clitics, text[clitics:]
    return EventLocation(
        text=text, name=place.name, country=place.country, lat=place.lat,
        lon=place.lon, geonames_id=place.geonames_id, paragraph=paragraph, start=start, end=end)


def _entities(title: Words, texts: Sequence[Words]) -> tuple[Entity, ...]:
    found = []
    for number, (words, mentions) in enumerate(zip(texts, entities.read([title, *texts])[1:], strict=True)):
        for mention in mentions:
            start, end = words.span(mention.first, mention.last)
            found.append(
                Entity(paragraph=number, start=start, end=end, text=words.text[start:end],
                       type=mention.type, name=mention.name, code=mention.code))
    return tuple(found)
