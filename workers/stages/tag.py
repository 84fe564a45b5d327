"""Tag: the events an article reports, with who, to whom, where, when, how many, and who says so."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import xxhash

from topics.records import Actor, Event, EventLocation, Figure, TaggedArticle, Trigger, UniqueArticle
from workers.text import actors, dates, events, figures, triggers
from workers.text.events import Party, Reading, Told
from workers.text.tokens import Words, read

MAX_WORDS = 20_000
"""Words of an article that are read: the longest real ones have some 12,000; what follows is hostile."""

_FIELDS = UniqueArticle.__struct_fields__


class Tag:
    """Reads an article's paragraphs for events."""

    version: str
    """Digest of the lexicon that decides."""

    def __init__(self) -> None:
        self.lexicon = triggers.lexicon()
        self.version = self.lexicon.version

    def __call__(self, article: UniqueArticle, at: datetime) -> TaggedArticle:
        """Tag *article*; *at*, when it came in, stands in for a missing time of publication."""
        texts = [read(paragraph.text) for paragraph in article.paragraphs]
        readings = _read(article, texts, article.published_at or at)
        found: list[Event] = []
        carried: events.Group = ()
        soft = self.lexicon.soft(words.words for words in texts)
        for number, reading in enumerate(readings):
            if reading is None:
                continue
            told, carried = events.read(reading, self.lexicon, carried, soft=soft)
            found.extend(_event(article, number, texts, one) for one in told)
        return TaggedArticle(**{name: getattr(article, name) for name in _FIELDS}, events=tuple(found))


def _read(article: UniqueArticle, texts: Sequence[Words], published: datetime) -> list[Reading | None]:
    """What each paragraph says; None for headings."""
    title = read(article.title or "")
    named = actors.read([title, *texts])[1:]
    readings: list[Reading | None] = []
    for number, (paragraph, words, acting) in enumerate(zip(article.paragraphs, texts, named, strict=True)):
        if paragraph.heading:
            readings.append(None)
            continue
        readings.append(Reading(number, words, acting, (), dates.find(words, published), figures.find(words)))
    return readings


def _event(article: UniqueArticle, paragraph: int, texts: Sequence[Words], told: Told) -> Event:
    words = texts[paragraph]
    rule = told.trigger.entry.rule
    start, end = words.span(told.trigger.first, told.trigger.last)
    return Event(
        id=xxhash.xxh3_128_hexdigest(f"{article.id}\n{told.event}\n{paragraph}\n{start}".encode()),
        article_id=article.id, story_id=article.story_id, url=article.url, source=article.source,
        published_at=article.published_at,
        event=told.event, mode=(told.mode,) if told.mode else (), quad_code=triggers.QUADS[told.event], aux=told.aux,
        actor=tuple(_actor(texts, one) for one in told.actors),
        recipient=tuple(_actor(texts, one) for one in told.recipients),
        event_loc=_location(words, paragraph, told.place),
        date=told.date.date if told.date else None,
        date_text=words.original(told.date.first, told.date.last) if told.date else None,
        figures=tuple(
            Figure(kind=q.kind or "other", value=q.value, qualifier=q.qualifier, text=words.original(q.first, q.last),
                   paragraph=paragraph, start=words.span(q.first, q.last)[0], end=words.span(q.first, q.last)[1])
            for q in told.figures),
        trigger=Trigger(text=words.original(told.trigger.first, told.trigger.last), start=start, end=end),
        paragraph=paragraph, text=words.original(*told.sentence), rule=rule.id, confidence=told.confidence,
    )  # fmt: skip


def _actor(texts: Sequence[Words], one: Party) -> Actor:
    words = texts[one.paragraph]
    start, end = words.span(one.first, one.last)
    return Actor(
        text=words.original(one.first, one.last), name=one.name, code=one.code, sector=one.sector,
        paragraph=one.paragraph, start=start, end=end)


def _location(words: Words, paragraph: int, place: events.PlaceMention | None) -> EventLocation | None:
    if place is None:
        return None
    start, end = words.span(place.first, place.last)
    return EventLocation(
        text=words.original(place.first, place.last), name=place.name, country=place.country, lat=place.lat,
        lon=place.lon, geonames_id=place.geonames_id, paragraph=paragraph, start=start, end=end)
