"""Words that lost the space between them in a crawl: one is parted where both halves are words of the rules."""
from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import compress, count
from typing import Any

import msgspec

from workers.text import actors, places, triggers
from workers.text.grammar import GRAMMAR
from workers.text.normalize import drop_marks, fold
from workers.text.tables import DATA
from workers.text.tokens import Bare, Words, stems
from workers.text.triggers import Entry

SOURCE = DATA / "glued.toml"

_SHORTEST = 8  # letters of two words in one
_LONGEST = 40  # letters of several words in one
_HALF = 3  # letters of the shortest half, and of what is left of a first one without its clitics
_FIRST = 4  # letters of a first half that is on no list
_SECOND = 5  # letters of a second half that is on no list
_LONG = 5  # letters of a first half before a short second one
_LONGER = 7  # letters of one before a second one of two letters
_MOST = 1 << 16  # words in two that are remembered: hostile text has no end of them
_ARTICLE = "ال"


def read(paragraph: str) -> Words:
    """
    Split one paragraph as `tokens.read` does, and such words in two; offsets are those of the paragraph as it came.

    >>> read("وكالة: وذكرتالصحيفة أن").words
    ['وكاله', ':', 'وذكرت', 'الصحيفه', 'ان']
    """
    if len(_PARTED) > _MOST:
        _WORDS.clear()
        _PARTED.clear()
    words, cuts = Words(paragraph, _WORDS), []
    while not _PARTED.keys().isdisjoint(words.words):
        glued = compress(count(), map(_PARTED.__contains__, words.words))
        cuts += [_offset(words, number) for number in glued]
        words = Words(paragraph, _WORDS, cuts)
    return words


def _offset(words: Words, number: int) -> int:
    """Where in the paragraph the second half of a word begins; marks on letters are no letters of it."""
    at, _ = words.span(number, number + 1)
    letters = _PARTED[words.words[number]]
    while letters or not drop_marks(words.text[at]):
        letters -= bool(drop_marks(words.text[at]))
        at += 1
    return at


class _Seen(Bare):
    """Whatever word is met for the first time is looked at: whether it is two."""

    def __missing__(self, piece: str) -> str:
        word = super().__missing__(piece)
        if _SHORTEST <= len(word) <= _LONGEST and word.isalpha() and (letters := _letters(word)):
            _PARTED[word] = letters
        return word


@lru_cache(maxsize=1 << 12)
def _letters(word: str) -> int:
    """The letters of a word's first half, 0 where it is one word."""
    if len(word) < _SHORTEST:
        return 0
    places = [at for at in range(_HALF, len(word) - 1) if _long_enough(word[:at], word[at:])]
    if not places or _known(word):
        return 0
    best = 0
    for at in places:
        first, second = word[:at], word[at:]
        if _ends(first) and _begins(second):
            if second.startswith(_ARTICLE):
                return at  # قال|السفير rather than قالا|لسفير
            best = at  # the longest first half: الجيش|قصف
    return best


def _known(word: str) -> bool:
    """May it be one word, with its clitics, of any table?"""
    names = _vocabulary().names
    return any(stem in names or _listed(clitics, stem) for clitics, stem in stems(word))


def _listed(clitics: str, stem: str) -> bool:
    """Is it a word that may be half of another, with the article where it is listed so?"""
    vocabulary = _vocabulary()
    if stem in vocabulary.forms or stem in vocabulary.words:
        return True
    return clitics.endswith(_ARTICLE) and (
        _ARTICLE + stem in vocabulary.forms or _ARTICLE + stem in vocabulary.words)


def _is_verb(stem: str) -> bool:
    """Is it a form of verbs and nothing else?"""
    vocabulary = _vocabulary()
    entries = vocabulary.forms.get(stem, ()) if stem not in vocabulary.openings else ()
    return bool(entries) and all(entry.form.shape in ("perfect", "imperfect") for entry in entries)


def _ends(first: str) -> bool:
    """May it be a first half, long enough as it is? With an article it is no verb."""
    vocabulary = _vocabulary()
    if len(first) < _FIRST or first in vocabulary.beside:
        return True
    for clitics, stem in stems(first):
        if len(stem) < _HALF or (clitics.endswith(_ARTICLE) and (len(stem) < _FIRST or _is_verb(stem))):
            continue
        if stem.startswith(_ARTICLE) and len(stem) < len(_ARTICLE) + _FIRST:
            continue
        if _listed(clitics, stem):
            return True
    return False


def _long_enough(first: str, second: str) -> bool:
    """May they be halves by their lengths? A short one is listed, the second one behind a long one."""
    if len(first) < _FIRST and not (second.startswith(_ARTICLE) and first in _vocabulary().short_before):
        return False
    if len(second) < _HALF:
        return second in _vocabulary().least_behind and len(first) >= _LONGER
    return len(second) >= _SECOND or (second in _vocabulary().short_behind and len(first) >= _LONG)


def _begins(second: str) -> bool:
    """May it be a second half, long enough as it is? It is no ending."""
    vocabulary = _vocabulary()
    if second in vocabulary.endings:
        return False
    return len(second) < _SECOND or _letters(second) > 0 or any(
        len(stem) >= _FIRST and clitics in ("", "ب", "ل", "ال", "بال", "لال") and _listed(clitics, stem)
        for clitics, stem in stems(second)
    )  # fmt: skip


class _Vocabulary(msgspec.Struct, frozen=True):
    """Folded words; *forms* and *words* may be halves, *names* of people and places may not."""

    forms: Mapping[str, Sequence[Entry]]  # of the event lexicon
    words: frozenset[str]
    openings: frozenset[str]  # of these what opens an actor
    names: frozenset[str]
    short_before: frozenset[str]
    short_behind: frozenset[str]
    least_behind: frozenset[str]
    beside: frozenset[str]
    endings: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    data: dict[str, Any] = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    lists = {name: frozenset(map(fold, words)) for name, words in data.items() if name not in ("takes", "spares")}
    openings, people = actors.openings()
    listed = (lists[name] for name in ("beside", "short_before", "short_behind"))
    return _Vocabulary(
        forms=triggers.lexicon().forms,
        words=openings.union(*listed, *GRAMMAR.values()),
        openings=openings,
        names=people | places.openings(),
        short_before=lists["short_before"], short_behind=lists["short_behind"], least_behind=lists["least_behind"],
        beside=lists["beside"], endings=lists["endings"],
    )  # fmt: skip


_WORDS = _Seen()
_PARTED: dict[str, int] = {}
"""The words met that are two, with the letters of the first."""
