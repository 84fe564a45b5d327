"""One memory in several parts, so that no part needs to hold them all: every part is asked, one part remembers."""
from __future__ import annotations

from collections.abc import MutableMapping, Sequence

from workers.state.clock import Moment
from workers.state.memory import Answer, Look, Memory, whole
from workers.text.shingles import Codes


class Shards:
    """
    A Memory over several stores. An article lives in the part that owns the hash range of its words; a search goes to
    every part and the best finds of all are merged, so the fan-out is the number of parts and the verdict is the same.

    Source: partitioning by document, Barroso, Dean, Hölzle 2003, "Web Search for a Planet".
    """

    def __init__(self, stores: Sequence[MutableMapping[bytes, bytes]], seconds: int) -> None:
        """One part a store; *seconds* of stream time are remembered."""
        self._parts = [Memory(store, seconds) for store in stores]

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    @property
    def nbytes(self) -> int:
        """Bytes of records, keys and indexes."""
        return sum(part.nbytes for part in self._parts)

    def home(self, codes: Codes) -> int:
        """The part that remembers an article of these words: copies live together."""
        return whole(codes) * len(self._parts) >> 32

    def answered(self, key: bytes) -> Answer | None:
        """What was said of this body of this article, if it is remembered."""
        answers = (part.answered(key) for part in self._parts)
        return next((answer for answer in answers if answer is not None), None)

    def advance(self, date: int | None, arrived: int) -> Moment:
        """Let stream time pass for the next article, in every part alike."""
        *_, moment = [part.advance(date, arrived) for part in self._parts]
        return moment

    def look(self, codes: Codes, article_id: str, most: int) -> Look:
        """Search every part; of all they found up to *most*, those with most landmarks in common first."""
        looks = [part.look(codes, article_id, most) for part in self._parts]
        found = sorted((one for look in looks for one in look.found), key=lambda one: (-one[0], one[1].sequence))
        versions = sum(other.article_id == article_id for _, other in found)
        home = looks[self.home(codes)]
        return Look(found[: most + versions], home.places, home.posted)

    def remember(self, key: bytes, moment: Moment, article_id: str, answer: Answer,
                 lengths: tuple[int, ...], codes: Codes, look: Look | None) -> None:
        """Write the article's record in its part."""
        home = self._parts[self.home(codes)]
        home.sequence = max(part.sequence for part in self._parts)
        home.remember(key, moment, article_id, answer, lengths, codes, look)
