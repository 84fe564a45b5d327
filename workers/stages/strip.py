"""Strip: from what a crawler sent to the article's own prose, every removal on record."""
from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from topics.records import CleanArticle, Embed, Paragraph, RawArticle, Rejected
from workers.state.recurrence import Recurrence
from workers.text import html
from workers.text.boilerplate import Cut, Reading, standard
from workers.text.identity import article_id, host, trusted_time
from workers.text.language import arabic
from workers.text.page import Page
from workers.text.segment import Line, bare, ends_sentence, numbered, split

_FEWEST_WORDS = 8  # of prose: a headline alone is no article
_HEADING_WORDS = 14
_HEADING_LETTERS = 100


@dataclass
class _Body:
    """What there is to read: the lines of a page's article or of a text, and what the page said of itself."""

    page: Page
    lines: list[Line]
    gone: dict[int, Cut] = field(default_factory=dict)  # by index of the line: what the mark-up told
    headings: frozenset[int] = frozenset()
    embeds: list[Embed] = field(default_factory=list)


class Strip:
    """The first stage; one instance a partition, with that partition's memory of what recurs on each site."""

    def __init__(self, store: MutableMapping[bytes, bytes], memory: timedelta) -> None:
        self._rules = standard()
        self._recurrence = Recurrence(store, memory)
        self.version = self._rules.version

    def __call__(self, article: RawArticle, at: datetime) -> CleanArticle | Rejected:
        """Decide one article that came in at *at*."""
        body = _body(article)
        page = body.page
        url = article.url or page.url
        name = article.id or article_id(article.url or "")
        source = article.source or host(url)
        title = article.title or page.title
        published_at, published_flag = _published(article.published_at, page.published_at, at)
        fetched_at, fetched_flag = trusted_time(article.fetched_at, "fetched_at", at)

        def rejected(reason: Literal["not_arabic", "too_short", "no_body"], detail: str) -> Rejected:
            return Rejected(id=name, url=url, source=source, title=title, published_at=published_at,
                            reason=reason, detail=detail)

        if not any(line.bare for line in body.lines):
            return rejected("no_body", "no line of text")
        is_arabic, detail = arabic(body.lines)
        if not is_arabic:
            return rejected("not_arabic", detail)
        abstract = article.description or page.description
        heading = bare(title or "")
        reading = self._rules.read(body.lines, heading, body.gone)
        if published_at is None and reading.date:
            published_at, _ = _published(None, reading.date, at)
        if not title and reading.title is not None:
            heading = body.lines[reading.title].bare
        self._recurring(reading, name, source, published_at, (heading, bare(abstract or "")))
        kept = [index for index in range(len(body.lines)) if index not in reading.whole]
        words = sum([len(body.lines[index].words) for index in kept])
        if words < _FEWEST_WORDS:
            return rejected("too_short" if words else "no_body", f"{words} words of prose; {_FEWEST_WORDS} are wanted")
        return CleanArticle(
            id=name, url=url, source=source, title=title or _title(reading), author=page.author, section=page.section,
            published_at=published_at, fetched_at=fetched_at, extra=article.extra,
            summary=reading.summary or abstract, paragraphs=tuple([
                Paragraph(
                    text=reading.rest(index), heading=index in body.headings or _is_heading(body.lines, kept, place))
                for place, index in enumerate(kept)]),
            removed=tuple(reading.removed()), embeds=(*body.embeds, *reading.embeds),
            flags=tuple(flag for flag in (published_flag, fetched_flag) if flag))

    def _recurring(
        self, reading: Reading, name: str, source: str, time: datetime | None, openings: Sequence[str]
    ) -> None:
        """What only the site's other articles can tell."""
        places = [index for index in range(len(reading.lines)) if index not in reading.whole]
        said = [bare(reading.rest(index)) if index in reading.parts else reading.lines[index].bare for index in places]
        for index, verdict in zip(places, self._recurrence.judge(name, source, time, openings, said), strict=True):
            if verdict is not None:
                reading.take(index, verdict, "recurs" if verdict == "learned" else "opens-another-article")


def _body(article: RawArticle) -> _Body:
    """The page's article where there is a page that yields one, else the text."""
    page = html.read(article.html) if article.html else Page()
    if any(block.reason is None for block in page.blocks):
        lines = numbered([block.text for block in page.blocks])
        gone = {index: Cut(index, block.reason, block.rule or "") for index, block in enumerate(page.blocks)
                if block.reason is not None}
        headings = frozenset(index for index, block in enumerate(page.blocks) if block.heading)
        return _Body(page, lines, gone, headings, [block.embed for block in page.blocks if block.embed is not None])
    return _Body(page, split(article.text or ""))


def _published(sent: str | None, written: str | None, at: datetime) -> tuple[datetime | None, str | None]:
    """The time that was sent, else the one that the page or text itself says, which may be a day without a zone."""
    moment, flag = trusted_time(sent, "published_at", at)
    if moment is None and written:
        found, doubt = trusted_time(written, "published_at", at)
        if found is not None:
            return found, flag
        flag = flag or doubt
    return moment, flag


def _title(reading: Reading) -> str | None:
    return None if reading.title is None else reading.lines[reading.title].text


def _is_heading(lines: Sequence[Line], kept: Sequence[int], place: int) -> bool:
    """A short line that ends no sentence and has a longer one below it."""
    line = lines[kept[place]]
    if len(line.text) > _HEADING_LETTERS or len(line.words) > _HEADING_WORDS or place + 1 == len(kept):
        return False
    if line.folded.endswith((":", "،", ",")) or ends_sentence(line.folded.rstrip("؟?!")):
        return False
    return len(lines[kept[place + 1]].text) > len(line.text)
