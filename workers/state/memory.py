"""What dedup remembers: one compact record an article in a store, and an index in memory that follows from it."""
from __future__ import annotations

import struct
from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import xxhash
from numpy.typing import NDArray

from workers.state.clock import Clock, Moment
from workers.state.index import Postings
from workers.text.shingles import Codes, Landmarks, landmarks, shingles

POPULAR = 8
"""Articles a landmark is kept for. One in more articles than this is a formula, and leads nowhere."""

KEPT = 50_000
"""Articles that are remembered however old: a thin stream, or an archive of years, costs little and links far back."""

_FORGET_AT_ONCE = 2  # records of a forgotten bucket that one article deletes: no article waits for a whole day's
_HEAD = struct.Struct("<IIiB")  # sequence, clock, bucket, flags
_KINDS = ("new", "partial", "revision", "exact", "near")
_DATED, _LEAPT, _LISTED = 0x40, 0x80, 0x20
_ENDLESS = 0x7FFFFFFF
_HEX = b"0123456789abcdef"
_NAMED = np.arange(2)  # an article's id and its words as one number stand before its landmarks


class Shared(NamedTuple):
    """One earlier article that an answer names."""

    article_id: str
    containment: float
    resemblance: float
    paragraphs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of an article, whole: a redelivered one gets it again."""

    kind: str  # new partial revision exact near
    story_id: str
    duplicate_of: str = ""
    revision: int = 0
    novelty: float = 1.0
    resemblance: float = 0.0
    containment: float = 0.0
    reuse: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Remembered:
    """An article's record, read."""

    sequence: int  # the order of arrival: stores do not keep it
    moment: Moment
    limits: tuple[int, int]  # first and last bucket remembered when it came
    article_id: str
    answer: Answer
    posted: Codes  # a byte a landmark: 1 where it was posted
    lengths: tuple[int, ...]
    codes: Codes  # empty when it is not listed: its original has them


def key_of(article_id: str, digest: bytes) -> bytes:
    """The store's key for one body of one article, 12 bytes."""
    return xxhash.xxh3_128_digest(article_id.encode(errors="surrogatepass") + b"\0" + digest)[:12]


@dataclass(frozen=True, slots=True)
class Look:
    """What memory holds about an article that comes in."""

    common: list[int]  # landmarks in common with each article found, most first; id and whole text count for more
    keys: list[bytes]  # of those found
    records: list[bytes]  # of those found
    places: Landmarks  # what it will be found by itself
    posted: Codes  # a byte a place: 1 where it is posted, 0 where too many are


def window(words: int) -> int:
    """
    Landmarks' window for an article of *words* words: the fewer words, the denser.

    A copied passage of window + 4 words has a landmark in both articles; 2 / (window + 1) of all shingles are kept.
    """
    return 6 if words <= 80 else 10 if words <= 160 else 20 if words <= 320 else 32


def _places(codes: Codes, article_id: str) -> tuple[Landmarks, NDArray[np.int64]]:
    """
    What an article is looked for by: its id, all its words together, and its landmarks; below 2**32. And which of
    these it is found by: it is looked for with a window narrow enough for what shorter articles posted.
    """
    wide = window(len(codes))
    dense, among = landmarks(shingles(codes), max(6, wide // 2), wide)
    named = np.array((_identity(article_id), whole(codes)), dtype=np.uint32)
    return np.concatenate((named, dense)), np.concatenate((_NAMED, among + len(_NAMED)))


def whole(codes: Codes) -> int:
    """All words of an article as one number below 2**32."""
    return xxhash.xxh3_64_intdigest(codes.tobytes(), 1) >> 32


def _identity(article_id: str) -> int:
    return xxhash.xxh3_64_intdigest(article_id.encode(errors="surrogatepass"), 2) >> 32


def _by_id(article_id: str) -> Landmarks:
    return np.array([_identity(article_id)], dtype=np.uint32)


class Memory:
    """The articles of the last days of stream time, found by landmarks, words and id."""

    def __init__(self, store: MutableMapping[bytes, bytes], seconds: int) -> None:
        """Read *store* and go on where it ends; *seconds* of stream time are remembered."""
        self._store = store
        self._clock = Clock(seconds)
        self._postings = Postings()
        self._keys: list[bytes | None] = []  # by article number
        self._free: list[int] = []
        self._buckets: dict[int, array[int]] = {}
        self._forgotten: deque[bytes] = deque()
        self.sequence = 0  # articles that came before, in all
        self._stored = self._count = 0
        self._low, self._high = 0, _ENDLESS  # buckets outside these are forgotten, whatever the store still holds
        self._restore()

    def __len__(self) -> int:
        return self._count

    @property
    def nbytes(self) -> int:
        """Bytes of records, keys and index."""
        return self._stored + self._postings.nbytes + 12 * len(self._keys)

    def answered(self, key: bytes) -> Answer | None:
        """What was said of this body of this article, if it is remembered."""
        record = self.recalled(key)
        return record.answer if record is not None else None

    def recalled(self, key: bytes) -> Remembered | None:
        """The record of this body of this article, if it is remembered."""
        value = self._store.get(key)
        if value is None or not self._remembers(_HEAD.unpack_from(value)[2]):
            return None
        return read(value)

    def advance(self, date: int | None, arrived: int) -> Moment:
        """Let stream time pass for the next article, and forget what it leaves behind, bucket by bucket."""
        moment = self._clock.place(date, arrived)
        if moment.bucket not in self._buckets or moment.leapt:
            if moment.bucket >= 0 and not self._low <= moment.bucket <= self._high:
                while self._forgotten:  # else the limits would take back in what is forgotten
                    self._drop(self._forgotten.popleft())
                self._low, self._high = min(self._low, moment.bucket), max(self._high, moment.bucket)
            self._forget(list(self._past()))
        return moment

    def _remembers(self, bucket: int) -> bool:
        return self._low <= bucket <= self._high or self._clock.strays >= bucket < 0

    def _past(self) -> Iterator[int]:
        """Buckets to be forgotten, farthest from stream time first."""
        first, last = self._clock.window
        yield from (bucket for bucket in self._buckets if self._clock.strays < bucket < 0)
        count = self._count
        times = sorted(bucket for bucket in self._buckets if bucket >= 0) if count > KEPT else []
        for bucket in reversed(times):
            if bucket <= last or count <= KEPT:
                break
            count -= len(self._buckets[bucket])
            self._high = bucket - 1
            yield bucket
        for bucket in times:
            if bucket >= first or count <= KEPT:
                break
            count -= len(self._buckets[bucket])
            self._low = bucket + 1
            yield bucket

    def look(self, codes: Codes, article_id: str, most: int) -> Look:
        """Search for up to *most* articles with landmarks in common, most landmarks first, and the id's versions."""
        wanted, own_places = _places(codes, article_id)
        positions, numbers = self._postings.find(wanted)
        rows = positions.tolist()
        hits = Counter(numbers.tolist())
        named = len(own_places) + len(wanted) - 2  # more than landmarks alone can give
        for number, row in zip(numbers.tolist(), rows, strict=True):
            if row < len(_NAMED):
                hits[number] += named
        ranked = hits.most_common() if len(hits) <= most else sorted(
            hits.items(), key=lambda hit: (-hit[1], self._keys[hit[0]] or b""))[: most + rows.count(0)]
        common, keys, records = [], [], []
        for number, count in ranked:
            other = self._keys[number]
            value = self._store.get(other) if other is not None else None
            if other is not None and value is not None:
                common.append(count)
                keys.append(other)
                records.append(value)
        posted = (np.bincount(positions, minlength=len(wanted)).take(own_places) < POPULAR).view(np.uint8)
        posted[0] = 1  # under its id however many versions there are
        return Look(common, keys, records, wanted[own_places], posted)

    def remember(self, key: bytes, moment: Moment, article_id: str, answer: Answer,
                 lengths: tuple[int, ...], codes: Codes, look: Look | None) -> None:
        """Write the article's record, once; it is found again by what *look* saw, or by its id alone when None."""
        posted = look.posted if look is not None else codes[:0]
        self.sequence += 1
        value = write(Remembered(
            self.sequence, moment, (self._low, self._high), article_id, answer, posted,
            lengths if look is not None else (), codes if look is not None else codes[:0]))
        before = self._store.get(key) if self._forgotten else None  # may be there still, forgotten
        self._store[key] = value
        self._stored += len(key) + len(value) - (len(key) + len(before) if before is not None else 0)
        self._take(key, moment.bucket, look.places[posted > 0] if look is not None else _by_id(article_id))
        for _ in range(min(_FORGET_AT_ONCE, len(self._forgotten))):
            self._drop(self._forgotten.popleft())

    def contents(self) -> list[tuple[int, bytes]]:
        """Every (landmark, key of an article) in the index, ascending: equal before and after a restart."""
        return sorted((landmark, self._keys[number] or b"") for landmark, number in self._postings.contents())

    def _take(self, key: bytes, bucket: int, places: Landmarks) -> None:
        if self._free:
            number = self._free.pop()
            self._keys[number] = key
        else:
            number = len(self._keys)
            self._keys.append(key)
        self._buckets.setdefault(bucket, array("I")).append(number)
        self._count += 1
        self._postings.add(places, number)

    def _forget(self, buckets: list[int]) -> None:
        gone = np.zeros(len(self._keys), dtype=bool)
        for bucket in buckets:
            self._count -= len(self._buckets[bucket])
            for number in self._buckets.pop(bucket):
                gone[number] = True
                key = self._keys[number]
                if key is not None:
                    self._forgotten.append(key)
                self._keys[number] = None
                self._free.append(number)
        if buckets:
            self._postings.remove(gone)

    def _drop(self, key: bytes) -> None:
        value = self._store.get(key)
        if value is not None and not self._remembers(_HEAD.unpack_from(value)[2]):
            del self._store[key]
            self._stored -= len(key) + len(value)

    def _restore(self) -> None:
        heads = []
        for key, value in self._store.items():
            self._stored += len(key) + len(value)
            heads.append((_sequence(value), key, _moment(value)))
        heads.sort()
        if not heads:
            return
        self.sequence = heads[-1][0]
        self._low, self._high = read(self._store[heads[-1][1]]).limits
        self._clock.restore([(sequence, moment) for sequence, _, moment in heads])
        for _, key, moment in heads:
            if not self._remembers(moment.bucket):
                self._forgotten.append(key)
                continue
            record = read(self._store[key])
            if len(record.posted):
                wanted, own_places = _places(record.codes, record.article_id)
                self._take(key, moment.bucket, wanted[own_places[record.posted > 0]])
            else:
                self._take(key, moment.bucket, _by_id(record.article_id))


def _sequence(value: bytes) -> int:
    return int(_HEAD.unpack_from(value)[0])


def _moment(value: bytes) -> Moment:
    _, clock, bucket, flags = _HEAD.unpack_from(value)
    (ago,), _ = _read_numbers(value, _HEAD.size, 1)
    return _moment_of(clock, bucket, flags, ago)


def _moment_of(clock: int, bucket: int, flags: int, ago: int) -> Moment:
    return Moment(clock - (ago >> 1 ^ -(ago & 1)), clock, bucket, bool(flags & _DATED), bool(flags & _LEAPT))


def write(record: Remembered) -> bytes:
    """A record's bytes."""
    answer, moment = record.answer, record.moment
    flags = (_KINDS.index(answer.kind) | _DATED * moment.dated | _LEAPT * moment.leapt
             | _LISTED * bool(len(record.posted)))
    out = bytearray(_HEAD.pack(record.sequence, moment.clock, moment.bucket, flags))
    ago = moment.clock - moment.time
    low, high = record.limits
    _write_numbers(out, (
        ago << 1 if ago >= 0 else ~(ago << 1), low, _ENDLESS - high, answer.revision, _share(answer.novelty),
        _share(answer.resemblance), _share(answer.containment)))
    own = record.article_id
    _write_text(out, own)
    _write_text(out, "" if answer.story_id == own else answer.story_id)
    _write_text(out, "" if answer.duplicate_of == answer.story_id else answer.duplicate_of)
    _write_numbers(out, (len(answer.reuse),))
    for shared in answer.reuse:
        _write_text(out, "" if shared.article_id == answer.story_id else shared.article_id)
        _write_numbers(out, (_share(shared.containment), _share(shared.resemblance), len(shared.paragraphs)))
        for pair in shared.paragraphs:
            _write_numbers(out, pair)
    if len(record.posted):
        _write_numbers(out, (len(record.posted),))
        out += np.packbits(record.posted).tobytes()
        _write_numbers(out, (len(record.lengths),))
        if max(record.lengths, default=0) < 0x80:  # as _write_numbers would, all at once
            out += bytes(record.lengths)
        else:
            _write_numbers(out, record.lengths)
        out += record.codes.tobytes()
    return bytes(out)


def read(value: bytes) -> Remembered:
    """The record of some bytes that `write` gave."""
    sequence, clock, bucket, flags = _HEAD.unpack_from(value)
    (ago, low, high, revision, novelty, resemblance, containment), at = _read_numbers(value, _HEAD.size, 7)
    own, at = _read_text(value, at)
    story, at = _read_text(value, at)
    original, at = _read_text(value, at)
    story = story or own
    (count,), at = _read_numbers(value, at, 1)
    reuse = []
    for _ in range(count):
        article_id, at = _read_text(value, at)
        (contained, resembling, pairs), at = _read_numbers(value, at, 3)
        paragraphs, at = _read_numbers(value, at, 2 * pairs)
        reuse.append(Shared(article_id or story, contained / 10_000, resembling / 10_000,
                            tuple(zip(paragraphs[0::2], paragraphs[1::2], strict=True))))
    kind = _KINDS[flags & 0x07]
    answer = Answer(kind, story, (original or story) if kind in ("exact", "near") else "", revision, novelty / 10_000,
                    resemblance / 10_000, containment / 10_000, tuple(reuse))
    posted = np.empty(0, dtype=np.uint8)
    lengths: list[int] = []
    if flags & _LISTED:
        (bits,), at = _read_numbers(value, at, 1)
        posted = np.unpackbits(np.frombuffer(value, np.uint8, (bits + 7) // 8, at), count=bits)
        at += (bits + 7) // 8
        (count,), at = _read_numbers(value, at, 1)
        if (few := value[at : at + count]).isascii():
            lengths.extend(few)
            at += count
        else:
            lengths, at = _read_numbers(value, at, count)
    else:
        at = len(value)
    codes = np.frombuffer(value, np.uint8, len(value) - at, at) if at < len(value) else np.empty(0, dtype=np.uint8)
    moment = _moment_of(clock, bucket, flags, ago)
    return Remembered(sequence, moment, (low, _ENDLESS - high), own, answer, posted, tuple(lengths), codes)


def rounded(share: float) -> float:
    """A share as records keep it, to four places: an answer is the same when it is read back."""
    return _share(share) / 10_000


def _share(share: float) -> int:
    return round(min(1.0, max(0.0, share)) * 10_000)


def _write_numbers(out: bytearray, numbers: Iterable[int]) -> None:
    for number in numbers:
        while number > 0x7F:
            out.append(number & 0x7F | 0x80)
            number >>= 7
        out.append(number)


def _read_numbers(value: bytes, at: int, count: int) -> tuple[list[int], int]:
    """So many numbers from *at* on, and where they end."""
    numbers = []
    for _ in range(count):
        number = value[at]
        at += 1
        if number > 0x7F:
            number &= 0x7F
            shift = 7
            while (part := value[at]) > 0x7F:
                number |= (part & 0x7F) << shift
                shift += 7
                at += 1
            number |= part << shift
            at += 1
        numbers.append(number)
    return numbers, at


def _write_text(out: bytearray, text: str) -> None:
    """Twice the length, and one more where hexadecimal digits are packed in halves: ids are SHA-256 mostly."""
    plain = text.encode(errors="surrogatepass")
    if plain and len(plain) % 2 == 0 and not plain.translate(None, _HEX):
        _write_numbers(out, (len(plain) + 1,))
        out += bytes.fromhex(text)
    else:
        _write_numbers(out, (2 * len(plain),))
        out += plain


def _read_text(value: bytes, at: int) -> tuple[str, int]:
    (length,), at = _read_numbers(value, at, 1)
    end = at + length // 2
    return (value[at:end].hex() if length % 2 else value[at:end].decode(errors="surrogatepass")), end
