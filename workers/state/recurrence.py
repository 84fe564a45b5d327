"""What recurs on a site: lines that stood in several of its articles, and lines that open another of them."""
from __future__ import annotations

import struct
from array import array
from collections import deque
from collections.abc import Iterator, MutableMapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal

import msgspec
import xxhash

Verdict = Literal["learned", "teaser"] | None
"""`learned`: furniture, it stood in enough different articles. `teaser`: it opens another article of the site."""

_VERDICTS: tuple[Verdict, ...] = (None, "learned", "teaser")

CAPACITY = 50_000
"""Articles remembered, a partition: a ring of slots, so that forgetting is overwriting and costs no further write."""

_PER_SITE = 8_000  # articles of one site among them: a flood from one source can't push out the others' memory
_LINES = 40  # lines of one article that are remembered: the first quarter of them from its top, the rest from its end
# Earlier articles on different matters that must have shown a line before it is furniture. Background paragraphs come
# back in follow-ups too, four times and more a week in ../shared/data/corpus_syria_stream.jsonl.gz; their titles tell.
_LEARNED_AFTER = 4
_LEAD_LETTERS = 48  # that make two openings the same, eight words or so: abstracts are cut off, but later
_TITLE_WORDS = 4  # a shorter title is a phrase that any article may use for a heading
_FURNITURE_WORDS = 6  # a shorter line is a stock phrase, a name, a heading
# Share of a line's words that the rest of its article uses: background is about the article's matter, furniture is not.
_FOREIGN = 0.34
_TITLE_STEMS = 8  # of a title that tell its matter
_HEAD = struct.Struct("<BQqQQHHH")  # form of the record, sequence, time (s), site, article, openings, stems, lines
# A paragraph that begins with "and" goes on with the news; these few words only look like it.
_AND = ("وكال", "وزار", "وزير", "واتس", "وقت", "وسوم", "وظا", "وظي", "وطن", "وساي", "وحد", "ولاي", "وثا", "وثي", "وصل")
_FORM = 1


class _Article(msgspec.Struct, frozen=True, eq=False, gc=False):  # gc: numbers alone, and there are many
    """One remembered article: hashes only."""

    sequence: int
    time: int  # event time, seconds since 1970
    site: int
    article: int
    key: int
    openings: tuple[int, ...]
    stems: tuple[int, ...]  # of its title
    lines: tuple[int, ...]
    verdicts: bytes  # of all its lines, by place


class _Site:
    __slots__ = ("articles", "clock", "lines", "openings")

    def __init__(self) -> None:
        self.articles: deque[_Article] = deque()
        self.clock = 0  # latest event time seen
        self.lines: dict[int, tuple[_Article, ...]] = {}  # in the order they came; most have stood in one article
        self.openings: dict[int, tuple[_Article, ...]] = {}


class Recurrence:
    """
    The memory of one partition.

    Each article writes one record, once: its lines' hashes, its event time, a sequence number, and what was decided.
    Records come back in any order after a recovery; the sequence number restores it. An article that comes again
    unchanged gets the answer it got, whatever came in between.
    """

    def __init__(self, store: MutableMapping[bytes, bytes], memory: timedelta) -> None:
        """*store*: what was kept; *memory*: how long a line counts, in event time."""
        self._store = store
        self._memory = int(memory.total_seconds())
        self._sites: dict[int, _Site] = {}
        self._slots: dict[int, _Article] = {}
        self._known: dict[int, _Article] = {}
        self._sequence = 0
        for article in sorted(map(_unpacked, list(store.values())), key=lambda article: article.sequence):
            self._remember(article)
            self._sequence = article.sequence + 1

    def judge(
        self, article_id: str, source: str, time: datetime | None, openings: Sequence[str], lines: Sequence[str]
    ) -> tuple[Verdict, ...]:
        """
        Say which lines recur, and remember the article.

        Args:
            article_id: Whose lines they are; an article is no witness against itself, nor are its revisions.
            source: The site.
            time: Event time; None when the article has none to trust: then it counts as the site's latest.
            openings: How the article begins where others mention it: title and abstract, bare.
            lines: What the rules left of it, in order, bare.

        Returns:
            One verdict a line.
        """
        site_hash, identity = _hash(source), _hash(article_id)
        hashes = list(map(_hash, lines))
        leads = [_hash(line[:_LEAD_LETTERS]) if len(line) >= _LEAD_LETTERS else None for line in lines]
        begins = _opening_hashes(openings, leads)
        key = xxhash.xxh3_64_intdigest(array("Q", (site_hash, identity, *begins, 0, *hashes)).tobytes())
        known = self._known.get(key)
        if known is not None:
            return tuple(_VERDICTS[verdict] for verdict in known.verdicts)
        site = self._sites.setdefault(site_hash, _Site())
        moment = site.clock if time is None else int(time.timestamp())
        verdicts = bytes(self._verdicts(site, identity, moment, frozenset(begins), lines, hashes, leads))
        article = _Article(
            self._sequence, moment, site_hash, identity, key, begins, _stems(openings, lines), tuple(_outer(hashes)),
            verdicts)
        self._sequence += 1
        self._store[_slot(article.sequence)] = _packed(article)
        self._remember(article)
        return tuple(_VERDICTS[verdict] for verdict in verdicts)

    def _verdicts(
        self, site: _Site, identity: int, moment: int, own: frozenset[int], lines: Sequence[str], hashes: Sequence[int],
        leads: Sequence[int | None],
    ) -> list[int]:
        verdicts = [0] * len(lines)
        if site.lines.keys().isdisjoint(hashes) and site.openings.keys().isdisjoint((*hashes, *leads)):
            return verdicts  # as most articles have nothing in common with another
        # Articles that share the upper half of this one are versions or copies of it: no witnesses.
        upper = hashes[: max(1, len(hashes) // 2)]
        shared: dict[int, int] = {}
        for value in upper:
            for other in {seen.article for seen in site.lines.get(value, ())}:
                shared[other] = shared.get(other, 0) + 1
        versions = {identity, *(other for other, count in shared.items() if 2 * count >= len(upper))}

        def witnesses(articles: Sequence[_Article]) -> Iterator[_Article]:
            return (seen for seen in articles
                    if seen.article not in versions and abs(seen.time - moment) <= self._memory)

        owners: dict[int, int] = {}  # place -> the article that the line opens, or the line where it was a teaser once
        seen_before: dict[int, Sequence[_Article]] = {}
        for place in range(1, len(lines)):
            value, lead = hashes[place], leads[place]
            if value in site.lines and any(True for _ in witnesses(site.lines[value])):
                seen_before[place] = site.lines[value]
            if value in site.openings and value not in own and any(True for _ in witnesses(site.openings[value])):
                verdicts[place] = 2  # another article's title
            elif lead is not None and lead not in own:
                opened = next(witnesses(site.openings.get(lead, ())), None)
                if opened is not None:
                    owners[place] = opened.article
                elif any(_was_teaser(article, value) for article in witnesses(seen_before.get(place, ()))):
                    owners[place] = value
        if len(set(owners.values())) >= 2:
            begins_elsewhere = len(lines) > 1 and leads[0] is not None and any(
                other.article != identity and hashes[1] not in other.lines  # where it goes on alike it is a version
                for other in site.openings.get(leads[0], ()))
            self._teasers(lines, owners, seen_before, verdicts, begins_elsewhere)
        for place, articles in seen_before.items():
            if not verdicts[place] and _is_furniture(lines[place]) and _different(witnesses(articles)) and (
                    _foreign(place, lines)):
                verdicts[place] = 1
        return verdicts

    def _teasers(
        self, lines: Sequence[str], owners: dict[int, int], seen_before: dict[int, Sequence[_Article]],
        verdicts: list[int], begins_elsewhere: bool,
    ) -> None:
        """
        Teasers stand together at the end, each of another article. One opening alone may be the background of a
        follow-up; two openings of different articles are a list. A line between them, or after them, is one as well.
        A round-up of the day is such a list from its first line on: that is its news, and stays.
        """
        place = len(lines) - 1
        block: list[int] = []
        gap: list[int] = []
        while place > 0:
            again = place in seen_before and len(lines[place]) >= _LEAD_LETTERS
            if place in owners or verdicts[place] == 2 or again:
                block.extend(gap)
                block.append(place)
                gap = []
            elif len(gap) < 1:
                gap.append(place)
            else:
                break
            place -= 1
        while block and block[-1] not in owners and verdicts[block[-1]] != 2:
            block.pop()  # above the first known teaser, what was seen before is background
        if begins_elsewhere and 2 * len(block) >= len(lines):
            return
        if len({owners[member] for member in block if member in owners}) >= 2:
            for member in block:
                verdicts[member] = 2

    def _remember(self, article: _Article) -> None:
        slot = article.sequence % CAPACITY
        while slot in self._slots:
            self._forget_oldest(self._sites[self._slots[slot].site])
        site = self._sites.setdefault(article.site, _Site())
        site.clock = max(site.clock, article.time)
        while site.articles and (
                len(site.articles) >= _PER_SITE or site.articles[0].time < site.clock - self._memory):
            self._forget_oldest(site)
        self._slots[slot] = article
        self._known[article.key] = article
        site.articles.append(article)
        for index, hashes in ((site.lines, article.lines), (site.openings, article.openings)):
            for value in hashes:
                articles = index.get(value, ())
                if not articles or articles[-1] is not article:
                    index[value] = (*articles, article)

    def _forget_oldest(self, site: _Site) -> None:
        """The oldest of a site is the first of every line that it had."""
        article = site.articles.popleft()
        self._slots.pop(article.sequence % CAPACITY, None)
        if self._known.get(article.key) is article:
            del self._known[article.key]
        for index, hashes in ((site.lines, article.lines), (site.openings, article.openings)):
            for value in hashes:
                articles = index.get(value, ())
                if articles and articles[0] is article:
                    if len(articles) == 1:
                        del index[value]
                    else:
                        index[value] = articles[1:]


def _hash(text: str) -> int:
    return xxhash.xxh3_64_intdigest(text.encode("utf-8", "replace"))


def _opening_hashes(openings: Sequence[str], leads: Sequence[int | None]) -> tuple[int, ...]:
    """Whole titles, and the first words of title, abstract and first line."""
    found = [_hash(opening) for opening in openings[:1] if len(opening.split()) >= _TITLE_WORDS]
    found += [_hash(opening[:_LEAD_LETTERS]) for opening in openings if len(opening) >= _LEAD_LETTERS]
    return (*found, *(lead for lead in leads[:1] if lead is not None))


def _outer(hashes: Sequence[int]) -> Sequence[int]:
    if len(hashes) <= _LINES:
        return hashes
    return (*hashes[: _LINES // 4], *hashes[len(hashes) - _LINES + _LINES // 4 :])


def _was_teaser(article: _Article, line: int) -> bool:
    verdicts = _outer(article.verdicts)
    return any(line == other and verdict == 2 for other, verdict in zip(article.lines, verdicts, strict=True))


def _different(articles: Iterator[_Article]) -> bool:
    """Are enough of them different? Versions begin alike, follow-ups share half of a title's words, and count once."""
    counted: list[_Article] = []
    begun: set[int] = set()
    for article in articles:
        signs = {article.article, *article.openings, *article.lines[:1]}
        if begun.isdisjoint(signs) and not any(_same_matter(article, other) for other in counted):
            counted.append(article)
            if len(counted) == _LEARNED_AFTER:
                return True
        begun |= signs
    return False


def _same_matter(article: _Article, other: _Article) -> bool:
    shared = sum(stem in other.stems for stem in article.stems)
    return 2 * shared >= min(len(article.stems), len(other.stems)) > 0


def _is_furniture(line: str) -> bool:
    return len(line.split()) >= _FURNITURE_WORDS and (line[0] != "و" or line.startswith(_AND))


def _stems(openings: Sequence[str], lines: Sequence[str]) -> tuple[int, ...]:
    """Hashes of what the title, or else the first line, is about."""
    title = next((text for text in (*openings[:1], *lines[:1]) if text), "")
    stems = dict.fromkeys(_stem_hash(word) for word in title[:200].split() if len(word) > 3)
    return tuple(stems)[:_TITLE_STEMS]


def _foreign(place: int, lines: Sequence[str]) -> bool:
    """Is the line about something else than the article?"""
    rest = {_stem(word) for other, line in enumerate(lines) if other != place for word in line.split()}
    words = [_stem(word) for word in lines[place].split() if len(word) > 3]
    return sum(word in rest for word in words) <= _FOREIGN * len(words)


def _stem(word: str) -> str:
    return word.strip("\"'«»،.:؟!()").removeprefix("و").removeprefix("ال")[:5]


@lru_cache(maxsize=1 << 15)
def _stem_hash(word: str) -> int:
    return _hash(_stem(word))


def _slot(sequence: int) -> bytes:
    return struct.pack(">I", sequence % CAPACITY)


def _packed(article: _Article) -> bytes:
    head = _HEAD.pack(_FORM, article.sequence, article.time, article.site, article.article,
                      len(article.openings), len(article.stems), len(article.lines))
    hashes = array("Q", (article.key, *article.openings, *article.stems, *article.lines))
    return head + hashes.tobytes() + article.verdicts


def _unpacked(record: bytes) -> _Article:
    form, sequence, time, site, identity, openings, stems, lines = _HEAD.unpack_from(record)
    if form != _FORM:
        raise ValueError(f"strip's memory holds a record of form {form}, not {_FORM}: start with an empty table")
    hashes = array("Q")
    end = _HEAD.size + 8 * (1 + openings + stems + lines)
    hashes.frombytes(record[_HEAD.size : end])
    return _Article(sequence, time, site, identity, hashes[0], tuple(hashes[1 : 1 + openings]),
                    tuple(hashes[1 + openings : 1 + openings + stems]), tuple(hashes[1 + openings + stems :]),
                    record[end:])
