"""What an article is about: IPTC Media Topics, the top two levels, by the words that speak for each."""
from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import msgspec

from workers.text.normalize import fold
from workers.text.tokens import Beginnings, Words

SOURCE = Path(__file__).with_name("data") / "media_topics.toml"
# Measured with `pytest tests/text/test_media_topics.py -m labelled` on sections of real outlets.
MIN_POINTS = 6.0  # fewer points for a topic are chance
MIN_SCORE = 0.12  # share of all points that a topic must hold to be named
SOFT_SCORE = 0.34  # share from which an article belongs to a section in which events of politics are rare
HARD_SHARE = 0.5  # conflict and politics together may hold no more than this part of what the soft topic holds
_REPEATS = 4  # a word counts no more often than this: one name all over a page says no more
_STRONG = 3.0


class Topic(msgspec.Struct, frozen=True):
    """A Media Topic: *code* as `medtop:16000000`, its English label, and its share of the article's points, 0 to 1."""

    code: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class _Lexicon:
    codes: tuple[tuple[str, str], ...]  # code and name; number in the list is how the rest names a topic
    parents: tuple[int, ...]  # the topic of a subtopic, itself for a topic
    words: Mapping[str, tuple[tuple[int, float], ...]]  # written form, clitics included -> topics and points
    pairs: Mapping[str, Mapping[str, tuple[tuple[int, float], ...]]]  # first and second word
    soft: Mapping[str, str]  # code -> name of the section
    hard: frozenset[str]


def classify(paragraphs: Iterable[Words]) -> tuple[Topic, ...]:
    """
    The topics of an article, best first, each top-level topic before its best subtopic.

    Args:
        paragraphs: The title and each paragraph.

    Returns:
        At most four topics of the top level and one subtopic for each; empty when nothing speaks clearly.

    >>> from workers.text.tokens import read
    >>> text = "فاز الفريق على ضيفه بهدفين في الشوط الثاني من المباراة ليتصدر الدوري"
    >>> [topic.name for topic in classify([read(text)])]
    ['sport', 'sport event']
    """
    lexicon = _lexicon()
    points = _points(lexicon, paragraphs)
    tops = {number: value for number, value in points.items() if lexicon.parents[number] == number}
    total = sum(tops.values())
    named = sorted(tops.items(), key=lambda item: (-item[1], item[0]))[:4]
    topics: list[Topic] = []
    for number, value in named:
        if value < MIN_POINTS or value < MIN_SCORE * total:
            break
        topics.append(_topic(lexicon, number, value / total))
        subs = [(-points[sub], sub) for sub in points if lexicon.parents[sub] == number != sub]
        if subs and -min(subs)[0] >= _STRONG:
            topics.append(_topic(lexicon, min(subs)[1], min(1.0, -min(subs)[0] / total)))
    return tuple(topics)


def soft_section(topics: Sequence[Topic]) -> str | None:
    """
    The section (sport, technology, health, culture, economy, weather) that the article is clearly of, else None.

    Verbs of violence mean something else there: a striker attacks, a phone explodes on the market, a film kills.
    An article that speaks of war or politics nearly as much belongs to none.

    >>> from workers.text.tokens import read
    >>> text = "فاز الفريق على ضيفه بهدفين في الشوط الثاني من المباراة ليتصدر الدوري"
    >>> soft_section(classify([read(text)]))
    'sport'
    """
    lexicon = _lexicon()
    if not topics or topics[0].score < SOFT_SCORE:
        return None
    section = lexicon.soft.get(topics[0].code)
    hard = sum(topic.score for topic in topics if topic.code in lexicon.hard)
    return section if section and hard <= HARD_SHARE * topics[0].score else None


def _topic(lexicon: _Lexicon, number: int, score: float) -> Topic:
    code, name = lexicon.codes[number]
    return Topic(f"medtop:{code}", name, round(score, 3))


def _points(lexicon: _Lexicon, paragraphs: Iterable[Words]) -> dict[int, float]:
    """Points of every topic; a word's own repetitions count up to `_REPEATS` times."""
    words, pairs = lexicon.words, lexicon.pairs
    said: list[str] = []
    in_pairs: list[tuple[str, str]] = []
    for paragraph in paragraphs:
        text = paragraph.words
        for number in _BEGINNINGS.numbers(paragraph):
            word = text[number]
            if word in words:
                said.append(word)
            if word in pairs and number + 1 < len(text) and text[number + 1] in pairs[word]:
                in_pairs.append((word, text[number + 1]))
    weighed = [(words[word], times) for word, times in Counter(said).items()]
    weighed += [(pairs[first][second], times) for (first, second), times in Counter(in_pairs).items()]
    points: dict[int, float] = {}
    for weights, times in weighed:
        counted = min(times, _REPEATS)
        for topic, weight in weights:
            points[topic] = points.get(topic, 0.0) + weight * counted
    return points


@cache
def _lexicon() -> _Lexicon:
    return load(SOURCE)


_BEGINNINGS = Beginnings(written=lambda: _lexicon().words.keys() | _lexicon().pairs.keys())


def load(path: Path) -> _Lexicon:
    """Read the topics and their words from the TOML file; KeyError names what is missing."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    codes: list[tuple[str, str]] = []
    parents: list[int] = []
    single: dict[str, dict[int, float]] = {}
    double: dict[str, dict[str, dict[int, float]]] = {}

    def add(row: Mapping[str, Any], parent: int) -> None:
        number = len(codes)
        codes.append((row["code"], row["name"]))
        parents.append(number if parent < 0 else parent)
        for weight, phrases in ((1.0, row["words"]), (_STRONG, row["strong"])):
            for phrase in phrases:
                first, *second = fold(phrase).split()[:2]
                for form in _forms(first):
                    seconds = double.setdefault(form, {}) if second else single
                    entry = seconds.setdefault(second[0] if second else form, {})
                    for topic in (number, parents[number]):
                        entry[topic] = max(entry.get(topic, 0.0), weight)

    for row in data["topic"]:
        top = len(codes)
        add(row, -1)
        for sub in row["sub"]:
            add(sub, top)
    words = {form: tuple(sorted(entry.items())) for form, entry in single.items()}
    pairs = {
        first: {second: tuple(sorted(entry.items())) for second, entry in seconds.items()}
        for first, seconds in double.items()
    }
    soft = {f"medtop:{row['code']}": row["soft"] for row in data["topic"] if "soft" in row}
    hard = frozenset({"medtop:16000000", "medtop:11000000"})
    return _Lexicon(tuple(codes), tuple(parents), words, pairs, soft, hard)


def _forms(word: str) -> list[str]:
    """The word with its clitics; a word listed with the article is looked for with and without a preposition."""
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else None
    forms = []
    for conjunction, preposition in product(("", "و", "ف"), ("", "ب", "ل", "ك")):
        if bare is None:
            forms.append(conjunction + preposition + word)
            forms.append(conjunction + ("لل" + word if preposition == "ل" else preposition + "ال" + word))
        else:
            forms.append(conjunction + ("لل" + bare if preposition == "ل" else preposition + word))
    return forms
