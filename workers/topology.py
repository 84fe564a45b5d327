"""
The whole flow on one screen.

    raw ──► strip ──► clean ──► dedup ──► unique ──► tag ──► tagged + event
              │                   │                   │
              ▼                   ▼                   │
           rejected           duplicate               │
              └──── any stage that fails: deadletter ─┘

With dedup's memory in several parts, `clean ──► dedup` becomes

    clean ──► read ──► probe ──► look, part by part ──► found ──► dedup
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from topics.records import (
    CleanArticle, Duplicate, Event, Found, Probe, RawArticle, Record, Rejected, TaggedArticle, UniqueArticle,
)  # fmt: skip
from workers.settings import Settings, SettingsError
from workers.stages.dedup import Dedup
from workers.stages.parts import Judge, Part, Read
from workers.stages.strip import Strip
from workers.stages.tag import Tag
from workers.text import analyzer

Store = MutableMapping[bytes, bytes]
"""What a stage remembers: compact records by key, kept by whoever runs the stage."""


class Stage(Protocol):
    """A decision: one record in, one record out."""

    version: str  # digest of the rules and data that decide

    def __call__(self, record: Any, at: datetime, /) -> Record:
        """Decide; *at* is when the article came in (the raw message's timestamp, UTC), the only clock there is."""


def _nothing(_: Any) -> Iterable[Record]:
    return ()


@dataclass(frozen=True)
class Step:
    """One stage in the flow: it becomes one agent on the topic of what it takes."""

    name: str
    takes: type[Record]
    build: Callable[[Store], Stage]  # one instance a partition, over that partition's store
    gives: tuple[type[Record], ...]
    also: Callable[[Any], Iterable[Record]] = _nothing  # parts of what it gave that have a topic of their own
    remembers: bool = False  # has a table


def flow(settings: Settings) -> tuple[Step, ...]:
    """
    The steps, in order; any of them may give a DeadLetter.

    Raises:
        SettingsError: A morphology database is there and can't be used.
    """
    memory = timedelta(days=settings.memory_days)
    opinion = _second_opinion(settings)
    return (
        Step("strip", RawArticle, lambda store: Strip(store, memory), gives=(CleanArticle, Rejected), remembers=True),
        *_dedup(settings.dedup_parts, memory),
        Step("tag", UniqueArticle, lambda _: Tag(opinion), gives=(TaggedArticle,), also=_events),
    )


def _dedup(parts: int, memory: timedelta) -> tuple[Step, ...]:
    said = (UniqueArticle, Duplicate)
    if parts == 1:
        return (Step("dedup", CleanArticle, lambda store: Dedup(store, memory), gives=said, remembers=True),)
    return (
        Step("read", CleanArticle, lambda _: Read(), gives=(Probe,)),
        Step("look", Probe, lambda store: Part(store, memory, parts), gives=(Probe, Found), remembers=True),
        Step("dedup", Found, lambda store: Judge(store, memory), gives=said, remembers=True),
    )


def _second_opinion(settings: Settings) -> analyzer.Analyzer | None:
    """Read before a worker joins its group: seconds in which it could answer nobody."""
    try:
        return analyzer.load(Path(settings.cameltools_data)) if settings.cameltools_data else None
    except analyzer.AnalyzerError as error:
        raise SettingsError(f"CAMELTOOLS_DATA={settings.cameltools_data}: {error}") from error


def _events(article: TaggedArticle) -> tuple[Event, ...]:
    return article.events
