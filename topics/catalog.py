"""Record type -> topic: the type is the address."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from topics.records import (
    CleanArticle, DeadLetter, Duplicate, Event, Found, Probe, RawArticle, Record, Rejected, TaggedArticle,
    UniqueArticle,
)  # fmt: skip


@dataclass(frozen=True)
class Topic:
    """A topic as it is declared; the prefix, the number of partitions and of replicas are settings."""

    name: str
    key: str | None  # field of the record; None: as received
    retention_days: int
    compacted: bool  # kept by key as well: a repeat overwrites
    ordered: bool = False  # one partition unless the flow is built for more
    part: str | None = None  # field of the record that is its partition; None: by key


CATALOG: Mapping[type[Record], Topic] = MappingProxyType({
    RawArticle: Topic("news.article.raw.v1", key=None, retention_days=7, compacted=False),
    CleanArticle: Topic("news.article.clean.v1", key="id", retention_days=7, compacted=False, ordered=True),
    UniqueArticle: Topic("news.article.unique.v1", key="id", retention_days=7, compacted=False),
    TaggedArticle: Topic("news.article.tagged.v1", key="id", retention_days=30, compacted=True),
    Event: Topic("news.event.v1", key="id", retention_days=30, compacted=True),
    Duplicate: Topic("news.article.duplicate.v1", key="id", retention_days=30, compacted=True),
    Rejected: Topic("news.article.rejected.v1", key="id", retention_days=30, compacted=True),
    DeadLetter: Topic("news.article.deadletter.v1", key=None, retention_days=90, compacted=False),
})

BETWEEN: Mapping[type[Record], Topic] = MappingProxyType({
    Probe: Topic("news.dedup.probe.v1", key="id", retention_days=7, compacted=False, part="part"),
    Found: Topic("news.dedup.found.v1", key="id", retention_days=7, compacted=False, ordered=True),
})
"""What only steps read, and only where dedup's memory is in several parts."""

TOPICS: Mapping[type[Record], Topic] = MappingProxyType({**CATALOG, **BETWEEN})

OUTCOMES: tuple[type[Record], ...] = (TaggedArticle, Duplicate, Rejected, DeadLetter)
"""Every raw message ends as exactly one of these."""
