"""Who says so: the sources of a reported event, outermost first."""
from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from operator import attrgetter

import msgspec

from workers.text.actors import ActorMention
from workers.text.morphology import verb_forms
from workers.text.normalize import fold
from workers.text.tables import DATA
from workers.text.tokens import Words, stems

SOURCE = DATA / "events" / "attribution.toml"
_GAP = 2  # words that may stand between a verb of reporting and who reports: وقال بدوره الناطق
_LONGEST = 3  # sources in a chain
_first = attrgetter("first")


class _Lexicon(msgspec.Struct, frozen=True):
    verbs: frozenset[str]
    reports: frozenset[str]  # the same, a conjunction before them or not
    leads: Mapping[str, Sequence[tuple[str, ...]]]  # by their last word
    carried: tuple[tuple[str, ...], ...]  # leads whose last word is a clitic: وفقا ل


@cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    never = frozenset(map(fold, data["never"]))
    verbs = frozenset(form.text for parts in data["verbs"] for form in verb_forms(parts) if not form.bound) - never
    reports = frozenset(conjunction + verb for conjunction in ("", "و", "ف") for verb in verbs)
    leads: dict[str, list[tuple[str, ...]]] = {}
    for phrase in data["sources"]:
        lead = tuple(fold(phrase).split())
        leads.setdefault(lead[-1], []).append(lead)
    carried = tuple(lead[:-1] for lead in leads.pop("ل"))
    return _Lexicon(verbs, reports, leads, carried)


def find(words: Words, actors: Sequence[ActorMention], first: int, last: int) -> list[ActorMention]:
    """
    The sources named in the sentence from *first* up to but not including *last*, in reading order.

    >>> from workers.text import actors
    >>> from workers.text.tokens import read
    >>> words = read("قالت رويترز نقلا عن مصادر أمنية إن انفجارا هز المدينة")
    >>> [words.original(a.first, a.last) for a in find(words, actors.find(words), 0, len(words.words))]
    ['رويترز', 'مصادر أمنية']
    """
    lexicon = _lexicon()
    text = words.words
    found = []
    spoken = first  # the word after the last one named: a verb of reporting before it has its subject
    for actor in actors[bisect_left(actors, first, key=_first) :]:
        if actor.first >= last:
            break
        if actor.kind == "nisba":
            continue
        says, spoken = _says(lexicon, text, actor, spoken), actor.last
        if says or _led(lexicon, text, actor, first):
            found.append(actor)
            if len(found) == _LONGEST:
                break
    return found


def reports(word: str) -> bool:
    """Is the folded word a verb of reporting, a conjunction before it or not: قال، وأضاف?"""
    return word in _lexicon().reports


def _says(lexicon: _Lexicon, text: Sequence[str], actor: ActorMention, first: int) -> bool:
    return not lexicon.reports.isdisjoint(text[max(first, actor.first - 1 - _GAP) : actor.first])


def _led(lexicon: _Lexicon, text: Sequence[str], actor: ActorMention, first: int) -> bool:
    at = actor.first
    if actor.prefix in ("ل", "لال"):
        return any(at - len(lead) >= first and tuple(text[at - len(lead) : at]) == lead for lead in lexicon.carried)
    for lead in lexicon.leads.get(text[at - 1], ()) if at > first else ():
        if lead == ("عن",):  # نقلت رويترز عن مصادر: only after a verb of reporting
            before = text[max(first, at - 8) : at - 1]
            if any(stem in lexicon.verbs for word in before for _, stem in stems(word)):
                return True
        elif at - len(lead) >= first and tuple(text[at - len(lead) : at]) == lead:
            return True
    return False
