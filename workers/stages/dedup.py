"""CleanArticle -> UniqueArticle | Duplicate: what was copied, from whom, which paragraphs, and how much is news."""
from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import numpy as np
import xxhash
from msgspec.structs import asdict

from topics.records import CleanArticle, Duplicate, Find, Reuse, UniqueArticle
from workers.state.memory import Answer, Look, Memory, Remembered, Shared, key_of, read, rounded
from workers.text.shingles import Aligner, Alignment, Fingerprint, Sieve, fingerprint, pairs

SAME = 0.90
"""Share of one article's words that shared passages must hold for two to be one story, a paragraph cut or added …"""

MOST = 0.57
"""… and of the other's: below it the other is a brief of a longer story, or adds news to an old one. Where the labelled
cuts and additions (least 0.571) and briefs (most 0.569) meet: python -m tests.bench.dedup --shares ../shared/data."""

EDITED = 0.80
"""Or of both, when each was edited on its own: edits keep 0.85 or more, heavy reuse 0.75 or less (the same command)."""

LINK_WORDS = 24
"""Words that must stand in both for a reuse, each phrase counted once: names and set phrases stay below."""

PASSAGE = 16
"""Words of the longest shared passage, from which it is a sentence and not phrases here and there: reuse has 19 or more
in the labelled pairs, styles and titles of office up to 18 (python -m tests.bench.dedup --shares ../shared/data)."""

FORMULA = 5
"""Earlier articles that say the same words, and little else in common, before these words are a formula."""

FORM_NUMBERS = 3
"""Numbers in the shared passages from which two articles can be one form filled in twice …"""

FORM_SAME = 0.34
"""… and the share of them that agrees, below which they are: in a story told again nearly all do (same command)."""

RELATIVES = 16
"""Earlier articles compared word by word."""

VERSIONS = 3
"""And of its own id's earlier bodies so many, the latest."""

_LITTLE = 0.30
_EPOCH = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST = 0x7FFFFFFF  # seconds since: the year 2058


class _Compared(NamedTuple):
    other: Remembered
    shared: Alignment
    containment: float  # of my words
    back: float  # of theirs
    mine: float  # my words within shared passages
    theirs: float

    @property
    def resemblance(self) -> float:
        both = (self.shared.mine + self.shared.theirs) / 2
        return both / max(1.0, len(self.shared.covered) + len(self.other.codes) - both)

    @property
    def merges(self) -> bool:
        less, more = sorted((self.mine, self.theirs))
        return less >= EDITED or (more >= SAME and less >= MOST)

    @property
    def form(self) -> bool:
        """Prices, prayer times, scores: the same words around other numbers."""
        return (self.shared.numbers >= FORM_NUMBERS
                and self.shared.same_numbers < FORM_SAME * self.shared.numbers)


class Dedup:
    """Compares each article with those in memory; remembers what it said of it in *store*."""

    version = xxhash.xxh3_64_hexdigest(
        repr((SAME, MOST, EDITED, LINK_WORDS, PASSAGE, FORMULA, FORM_NUMBERS, FORM_SAME, RELATIVES)).encode())

    def __init__(self, store: MutableMapping[bytes, bytes], memory: timedelta) -> None:
        """Go on where *store* ends; an article is remembered for *memory* of stream time."""
        self._memory = Memory(store, int(memory.total_seconds()))

    @property
    def articles(self) -> int:
        """Articles in memory."""
        return len(self._memory)

    @property
    def bytes(self) -> int:
        """Size of memory, its index included."""
        return self._memory.nbytes

    def __call__(self, article: CleanArticle, at: datetime) -> UniqueArticle | Duplicate:
        """Decide; the same body under the same id gets the same answer as before, and changes nothing."""
        return self.decide(article, fingerprint([paragraph.text for paragraph in article.paragraphs]), at)

    def decide(
        self, article: CleanArticle, own: Fingerprint, at: datetime, found: Sequence[Find] | None = None
    ) -> UniqueArticle | Duplicate:
        """As called; *found*: what the parts found that keep fingerprints in place of this memory, None: it has all."""
        key = key_of(article.id, own.digest)
        answer = self._memory.answered(key)
        if answer is None:
            date = article.published_at
            moment = self._memory.advance(seconds(date) if date is not None else None, seconds(at))
            look = self._memory.look(own.codes, article.id, RELATIVES)
            relatives = _relatives(own, look) if found is None else self._best(article.id, look, found)
            copied = [other for other in relatives if _unique(other) and self._equal(own, other)]
            answer = _judged(article.id, own, relatives, copied)
            kept = found is None and _listed(answer, len(own))
            self._memory.remember(key, moment, article.id, answer, own.lengths, own.codes, look if kept else None)
        return _told(article, answer)

    def _best(self, article_id: str, look: Look, found: Sequence[Find]) -> list[Remembered]:
        """Of what is here and what the parts found the best; what was not judged yet does not exist."""
        best = dict(zip(look.keys, zip(look.common, map(read, look.records), strict=True), strict=True))
        for find in found:
            other = self._memory.recalled(find.key)
            if other is not None and _listed(other.answer, len(find.codes)):
                codes = np.frombuffer(find.codes, np.uint8)
                best[find.key] = find.common, replace(other, lengths=find.lengths, codes=codes)
        ranked = sorted(best.values(), key=lambda one: (-one[0], one[1].sequence))
        versions = sum(other.article_id == article_id for _, other in ranked)
        return [other for _, other in ranked[: RELATIVES + versions]]

    def _equal(self, own: Fingerprint, other: Remembered) -> bool:
        """The same words: a byte a word says so nearly, and the key that the other then has for certain."""
        return (len(own) > 0 and own.codes.tobytes() == other.codes.tobytes()
                and self._memory.answered(key_of(other.article_id, own.digest)) is not None)


def _relatives(own: Fingerprint, look: Look) -> list[Remembered]:
    """Of those found the ones that may share a passage: who has but one landmark in common has it by chance mostly."""
    chance = [record for record, common in zip(look.records, look.common, strict=True) if common == 1]
    near = iter(Sieve(own.codes)(chance) if chance else ())
    return [read(record) for record, common in zip(look.records, look.common, strict=True) if common > 1 or next(near)]


def seconds(moment: datetime) -> int:
    """Since 1990, as memories count."""
    return min(_LATEST, max(0, int((moment - _EPOCH).total_seconds())))


def _judged(article_id: str, own: Fingerprint, relatives: list[Remembered], copied: list[Remembered]) -> Answer:
    versions = [other for other in relatives if other.article_id == article_id]
    if copied and not versions:
        first = min(copied, key=lambda other: other.sequence)
        return Answer("exact", first.answer.story_id, first.article_id, novelty=0.0, resemblance=1.0, containment=1.0)
    latest = sorted(versions, key=lambda other: -other.sequence)[:VERSIONS]
    compared = _compared(own, [other for other in relatives if other.article_id != article_id or other in latest])
    if not compared and not versions:
        return Answer("new", article_id)
    others = sorted(
        (one for one in compared if one.other.article_id != article_id and not one.form),
        key=lambda one: (-min(one.mine, one.theirs), -one.containment, one.other.sequence))
    best = next((one for one in others if one.merges and _unique(one.other)), None)
    if best is not None and not versions and not _mixes(best, others):
        return _near(best, _novelty(compared))
    formula = _formula(others)
    reuse = [one for one in others
             if one.shared.longest >= PASSAGE and int((one.shared.told & ~formula).sum()) >= LINK_WORDS]
    reuse.sort(key=lambda one: (-one.containment, -one.resemblance, one.other.sequence))
    if versions:
        first = min(versions, key=lambda other: other.sequence)
        kind, story = "revision", first.answer.story_id
    else:
        kind, story = ("partial", reuse[0].other.answer.story_id) if reuse else ("new", article_id)
    return Answer(
        kind, story, revision=1 + max(other.answer.revision for other in versions) if versions else 0,
        novelty=_novelty(compared),
        reuse=tuple(
            Shared(one.other.article_id, rounded(one.containment), rounded(one.resemblance),
                   pairs(one.shared, own.lengths, one.other.lengths))
            for one in reuse))


def _listed(answer: Answer, words: int) -> bool:
    """Is an article of so many words found by them? A duplicate only if it added something."""
    return answer.kind not in ("exact", "near") or answer.novelty * words >= LINK_WORDS


def _unique(other: Remembered) -> bool:
    return other.answer.kind not in ("exact", "near")


def _compared(own: Fingerprint, others: list[Remembered]) -> list[_Compared]:
    """Those of *others* that have a passage in common with *own*."""
    if not others:
        return []
    aligner, mine = Aligner(own.codes), len(own)
    compared = []
    for other in others:
        if (shared := aligner(other.codes)) is not None:
            theirs = len(other.codes)
            compared.append(_Compared(
                other, shared, shared.mine / mine, shared.theirs / theirs, shared.my_passages / mine,
                shared.their_passages / theirs))
    return compared


def _mixes(best: _Compared, others: list[_Compared]) -> bool:
    """Is what *best* does not have from another article? Then mine is no copy but put together from several."""
    rest = ~best.shared.covered
    if int(rest.sum()) < LINK_WORDS:
        return False
    return any(int((one.shared.told & rest).sum()) >= LINK_WORDS for one in others if _unique(one.other))


def _novelty(compared: list[_Compared]) -> float:
    """Share of my words that no earlier article has in a run with others."""
    if not compared:
        return 1.0
    return rounded(1 - float(np.logical_or.reduce([one.shared.covered for one in compared]).mean()))


def _near(best: _Compared, novelty: float) -> Answer:
    return Answer(
        "near", best.other.answer.story_id, best.other.article_id, novelty=novelty,
        resemblance=rounded(best.resemblance), containment=rounded(best.containment))


def _formula(others: list[_Compared]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """My words that many earlier articles have which share little else with mine."""
    little = [one.shared.covered for one in others if max(one.containment, one.back) < _LITTLE]
    if not others:
        return np.zeros(0, dtype=bool)
    if len(little) < FORMULA:
        return np.zeros(len(others[0].shared.covered), dtype=bool)
    said: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.sum(little, axis=0) >= FORMULA
    return said


def _told(article: CleanArticle, answer: Answer) -> UniqueArticle | Duplicate:
    if answer.kind in ("exact", "near"):
        return Duplicate(
            id=article.id, url=article.url, source=article.source, title=article.title,
            published_at=article.published_at, duplicate_of=answer.duplicate_of, story_id=answer.story_id,
            kind="exact" if answer.kind == "exact" else "near", resemblance=answer.resemblance,
            containment=answer.containment)
    last = len(article.paragraphs)  # fewer than the answer's when the same words come again in fewer paragraphs
    return UniqueArticle(
        **asdict(article),
        story_id=answer.story_id,
        relation="new" if answer.kind == "new" else "partial" if answer.kind == "partial" else "revision",
        revision=answer.revision, novelty=answer.novelty,
        reuse=tuple(
            Reuse(article_id=shared.article_id, containment=shared.containment, resemblance=shared.resemblance,
                  paragraphs=tuple(pair for pair in shared.paragraphs if pair[0] < last))
            for shared in answer.reuse))
