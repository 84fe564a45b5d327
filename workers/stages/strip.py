"""Strip: from what a crawler sent to the article's own prose, every removal on record."""
from __future__ import annotations

from collections.abc import MutableMapping
from datetime import datetime, timedelta

from topics.records import CleanArticle, Paragraph, RawArticle, Rejected
from workers.text.identity import article_id, host, trusted_time


class Strip:
    """The first stage; one instance a partition, with that partition's memory of what recurs on each site."""

    version = "0"

    def __init__(self, store: MutableMapping[bytes, bytes], memory: timedelta) -> None:
        self._store = store
        self._memory = memory

    def __call__(self, article: RawArticle, at: datetime) -> CleanArticle | Rejected:
        """Decide one article that came in at *at*."""
        published_at, published_flag = trusted_time(article.published_at, "published_at", at)
        fetched_at, fetched_flag = trusted_time(article.fetched_at, "fetched_at", at)
        name = article.id or article_id(article.url or "")
        source = article.source or host(article.url)
        lines = [line.strip() for line in (article.text or "").splitlines() if line.strip()]
        if not lines:
            return Rejected(id=name, url=article.url, source=source, title=article.title, published_at=published_at,
                            reason="no_body", detail="no line of text")
        return CleanArticle(
            id=name, url=article.url, source=source, title=article.title, published_at=published_at,
            fetched_at=fetched_at, extra=article.extra, paragraphs=tuple(Paragraph(text=line) for line in lines),
            flags=tuple(flag for flag in (published_flag, fetched_flag) if flag))
