"""
Dedup over a memory in several parts: an article goes from part to part, and is judged when all have seen it.

    clean ──► read ──► probe 0 ──► look ──► probe 1 ──► look ── … ──► found ──► judge ──► unique | duplicate

Every part sees every article, in one order, and keeps the fingerprints of those that are its own by the hash range of
their words, of copies too: what an article is, nobody knows yet. Whoever judges remembers what was said of each, and is
the only one who does: an article that was not judged yet does not exist, whatever part has kept it.

Source: partitioning by document, Barroso, Dean, Hölzle 2003, "Web Search for a Planet".
"""
from __future__ import annotations

from collections.abc import MutableMapping
from datetime import datetime, timedelta

import numpy as np

from topics.records import CleanArticle, Duplicate, Find, Found, Probe, UniqueArticle
from workers.stages.dedup import RELATIVES, VERSIONS, Dedup, seconds
from workers.state.memory import Answer, Look, Memory, key_of, read, whole
from workers.text.shingles import Fingerprint, fingerprint

CARRIED = 3 * RELATIVES
"""Finds that travel on with an article, the best of all parts so far: a third is compared, the rest may be copies."""


class Read:
    """Fingerprints each article."""

    version = Dedup.version

    def __call__(self, article: CleanArticle, at: datetime) -> Probe:
        """Send it to the first part."""
        own = fingerprint([paragraph.text for paragraph in article.paragraphs])
        return Probe(id=article.id, article=article, lengths=own.lengths, codes=own.codes.tobytes(), digest=own.digest,
                     part=0)


class Part:
    """Looks for relatives among the articles of its own hash range, and remembers those."""

    version = Dedup.version

    def __init__(self, store: MutableMapping[bytes, bytes], memory: timedelta, parts: int) -> None:
        """Go on where *store* ends; there are so many *parts* in all."""
        self._memory = Memory(store, int(memory.total_seconds()))
        self._parts = parts

    @property
    def bytes(self) -> int:
        """Size of this part of memory, its index included."""
        return self._memory.nbytes

    def __call__(self, probe: Probe, at: datetime) -> Probe | Found:
        """Add what is found here, look before keep; an article that is its own, and new to it, is kept."""
        codes = np.frombuffer(probe.codes, np.uint8)
        key = key_of(probe.id, probe.digest)
        # Stream time is that of its own articles, none twice: foreign ones and repeats change nothing here.
        moment = None
        if whole(codes) * self._parts >> 32 == probe.part and self._memory.answered(key) is None:
            date = probe.article.published_at
            moment = self._memory.advance(seconds(date) if date is not None else None, seconds(at))
        look = self._memory.look(codes, probe.id, RELATIVES)
        if moment is not None:
            self._memory.remember(key, moment, probe.id, Answer("new", probe.id), probe.lengths, codes, look)
        found = sorted((*probe.found, *_finds(probe.id, key, look)), key=lambda find: (-find.common, find.key))
        on = Found(id=probe.id, article=probe.article, lengths=probe.lengths, codes=probe.codes, digest=probe.digest,
                   found=tuple(found[:CARRIED]))
        if probe.part + 1 == self._parts:
            return on
        return Probe(**{name: getattr(on, name) for name in Found.__struct_fields__}, part=probe.part + 1)


class Judge:
    """Dedup whose relatives are found elsewhere: it remembers what it said, and no fingerprints."""

    version = Dedup.version

    def __init__(self, store: MutableMapping[bytes, bytes], memory: timedelta) -> None:
        """Go on where *store* ends, also where Dedup by itself left it."""
        self._dedup = Dedup(store, memory)

    @property
    def articles(self) -> int:
        """Articles in memory, in all parts."""
        return self._dedup.articles

    @property
    def bytes(self) -> int:
        """Size of what was said, its index included."""
        return self._dedup.bytes

    def __call__(self, found: Found, at: datetime) -> UniqueArticle | Duplicate:
        """Decide as Dedup does."""
        own = Fingerprint(np.frombuffer(found.codes, np.uint8), found.lengths, found.digest)
        return self._dedup.decide(found.article, own, at, found.found)


def _finds(article_id: str, key: bytes, look: Look) -> list[Find]:
    found = [(common, read(record), at) for common, record, at in zip(look.common, look.records, look.keys, strict=True)
             if at != key]
    versions = sorted(other.sequence for _, other, _ in found if other.article_id == article_id)[-VERSIONS:]
    return [Find(key=at, common=common, lengths=other.lengths, codes=other.codes.tobytes())
            for common, other, at in found if other.article_id != article_id or other.sequence in versions]
