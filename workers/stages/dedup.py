"""CleanArticle -> UniqueArticle | Duplicate: what was copied, from whom, and how much of it is news."""
from __future__ import annotations

from collections.abc import MutableMapping
from datetime import datetime, timedelta

import xxhash

from topics.records import CleanArticle, Duplicate, UniqueArticle
from workers.text.normalize import fold


class Dedup:
    """Finds exact copies; remembers one record an article in *store*."""

    version = "0"

    def __init__(self, store: MutableMapping[bytes, bytes], memory: timedelta) -> None:
        self._store = store
        self._memory = memory

    @property
    def articles(self) -> int:
        """Articles in memory."""
        return len(self._store)

    @property
    def bytes(self) -> int:
        """Size of memory."""
        return sum(len(value) for value in self._store.values())

    def __call__(self, article: CleanArticle, at: datetime) -> UniqueArticle | Duplicate:
        words = " ".join(" ".join(fold(paragraph.text).split()) for paragraph in article.paragraphs)
        key = xxhash.xxh3_128_digest(words.encode(errors="surrogatepass"))
        first = self._store.setdefault(key, article.id.encode(errors="surrogatepass")).decode(errors="surrogatepass")
        if first != article.id:
            return Duplicate(
                id=article.id, url=article.url, source=article.source, title=article.title,
                published_at=article.published_at, duplicate_of=first, story_id=first, kind="exact",
                resemblance=1.0, containment=1.0)
        fields = {name: getattr(article, name) for name in CleanArticle.__struct_fields__}
        return UniqueArticle(**fields, story_id=article.id, relation="new")
