"""Tag: the events an article reports, with who, to whom, where, when and how many."""
from __future__ import annotations

from datetime import datetime

import msgspec

from topics.records import TaggedArticle, UniqueArticle

_FIELDS = UniqueArticle.__struct_fields__


class Tag:
    """Reads an article's paragraphs for events."""

    version: str
    """Digest of the lexicon that decides."""

    def __init__(self) -> None:
        self.version = "0"

    def __call__(self, article: UniqueArticle, at: datetime) -> TaggedArticle:
        """Tag *article*; *at* is when it came in."""
        return msgspec.convert({name: getattr(article, name) for name in _FIELDS}, TaggedArticle)
