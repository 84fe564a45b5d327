"""Strip: from what a crawler sent to the article's own prose, every removal on record."""
from __future__ import annotations

from collections.abc import MutableMapping
from datetime import datetime, timedelta

from topics.records import CleanArticle, Paragraph, RawArticle, Rejected
from workers.state.recurrence import Recurrence
from workers.text.boilerplate import Boilerplate, Reading
from workers.text.identity import article_id, host, trusted_time
from workers.text.language import SAMPLE_LINES, arabic
from workers.text.segment import Line, bare, ends_sentence, split

_FEWEST_WORDS = 8  # of prose: a headline alone is no article
_HEADING_WORDS = 14
_HEADING_LETTERS = 100


class Strip:
    """The first stage; one instance a partition, with that partition's memory of what recurs on each site."""

    def __init__(self, store: MutableMapping[bytes, bytes], memory: timedelta) -> None:
        self._rules = Boilerplate()
        self._recurrence = Recurrence(store, memory)
        self.version = self._rules.version

    def __call__(self, article: RawArticle, at: datetime) -> CleanArticle | Rejected:
        """Decide one article that came in at *at*."""
        flags = []
        published_at, flag = trusted_time(article.published_at, "published_at", at)
        flags.append(flag)
        fetched_at, flag = trusted_time(article.fetched_at, "fetched_at", at)
        flags.append(flag)
        name = article.id or article_id(article.url or "")
        source = article.source or host(article.url)
        title = article.title

        def rejected(reason: str, detail: str) -> Rejected:
            return Rejected(id=name, url=article.url, source=source, title=title, published_at=published_at,
                            reason=reason, detail=detail)  # type: ignore[arg-type]

        text = article.text or ""
        lines = split(text)
        if not lines:
            return rejected("no_body", "no line of text")
        is_arabic, detail = arabic(text, [word for line in lines[:SAMPLE_LINES] for word in line.words])
        if not is_arabic:
            return rejected("not_arabic", detail)
        reading = self._rules.read(lines, bare(title or ""))
        if reading.date and published_at is None:
            published_at, flag = trusted_time(reading.date, "published_at", at)
            if published_at and flag:  # a day has no zone
                flag = None
            flags.append(flag)
        self._recurring(reading, name, source, published_at, title, article.description)
        kept = [index for index in range(len(lines)) if index not in reading.whole]
        texts = {index: reading.rest(index) for index in kept}
        prose = sum(len(lines[index].words) for index in kept)
        if prose < _FEWEST_WORDS:
            return rejected("no_body" if not prose else "too_short", f"{prose} words of prose, {_FEWEST_WORDS} are wanted")
        return CleanArticle(
            id=name, url=article.url, source=source, title=title or _title(reading),
            published_at=published_at, fetched_at=fetched_at, extra=article.extra,
            summary=reading.summary or article.description,
            paragraphs=tuple(Paragraph(text=texts[index], heading=_is_heading(lines, kept, place)) for place, index in enumerate(kept)),
            removed=tuple(reading.removed()), embeds=tuple(reading.embeds), flags=tuple(flag for flag in flags if flag))

    def _recurring(
        self, reading: Reading, name: str, source: str, time: datetime | None, title: str | None, abstract: str | None
    ) -> None:
        """What only the site's other articles can tell."""
        places = [index for index in range(len(reading.lines)) if index not in reading.whole]
        openings = [bare(opening) if opening else "" for opening in (title or _title(reading), abstract)]
        cut = {part.line for part in reading.parts}
        said = [bare(reading.rest(index)) if index in cut else reading.lines[index].bare for index in places]
        for index, verdict in zip(places, self._recurrence.judge(name, source, time, openings, said), strict=True):
            if verdict is not None:
                reading.take(index, verdict, "recurs" if verdict == "learned" else "opens-another-article")


def _title(reading: Reading) -> str | None:
    return None if reading.title is None else reading.lines[reading.title].text


def _is_heading(lines: list[Line], kept: list[int], place: int) -> bool:
    """A short line that ends no sentence and has a longer one below it."""
    line = lines[kept[place]]
    if len(line.text) > _HEADING_LETTERS or place + 1 == len(kept) or ends_sentence(line.folded.rstrip("؟?!")):
        return False
    if line.folded.endswith((":", "،", ",")) or len(line.folded.split()) > _HEADING_WORDS:
        return False
    return len(lines[kept[place + 1]].text) > len(line.text)
