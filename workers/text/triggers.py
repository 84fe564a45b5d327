"""The event lexicon: which words, in which company, tell of which event."""
from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import compress, count
from pathlib import Path
from typing import Any

import msgspec
import xxhash

from workers.text.grammar import GRAMMAR, IN_FRONT, WHO
from workers.text.morphology import Form, Shape, noun_forms, verb_forms
from workers.text.normalize import fold
from workers.text.tables import DATA, rows, several
from workers.text.tokens import Beginnings, Words, remember, stems

SOURCE = DATA / "events"
_FILES = ("violence.toml", "words.toml", "deeds.toml")
_MODES = "modes.toml"
_DOMAINS = "domains.toml"
_FIELDS = frozenset({
    "id", "event", "mode", "why", "verbs", "nouns", "participles", "phrases", "with", "with_for", "with_before",
    "with_after", "until", "near", "needs", "unless", "before_not", "reach", "subject", "genitive", "mutual", "never",
    "around", "takes", "spares",
})  # fmt: skip
_NATIONALS = "@nationals"  # in a company: people named by their country and counted, آلاف الأفغان
_AROUND = 5  # words on either side in which a rule's `unless` is looked for
_REACH = 6  # words after the trigger in which a rule's `with` is looked for
_SUBJECT = 4  # words before a verb in the plural in which its subject may be its company
_INSERTED = 5  # words that two commas may set off between a trigger and its company
_MODE_REACH = 15  # words on either side in which a mode's word is looked for
_SENTENCE = 25  # words on either side that count as the same sentence: some outlets write without a full stop
_SOFT_LEAST = 4  # words of a soft beat that make an article one of it
_SOFT_SHARE = 0.015  # of all its words
_SOFT, _HARD, _MISHAP, _ARMS, _TRADE = 1, 2, 4, 8, 16  # bits of the domains
_MISHAP_LEAST = 3  # words of accidents and disasters that make an article one of them
_SOFT_HINT = 2  # such words in an article whose topics say the same

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4, "DISPLACE": 4,
}  # fmt: skip
"""PLOVER's quad class of each event: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE", "DISPLACE"})
"""Events of force, of law and of the street."""
STATEMENTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
"""Events that are said rather than done."""

Modes = Mapping[str, Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]]
"""Event -> a mode phrase's first word -> mode and the phrase's other words."""

_FINITE = ("perfect", "imperfect")
_LEAD_NOUNS = GRAMMAR["lead_nouns"]
_MANY = GRAMMAR["many"]
_NAMES = frozenset(tuple(name.split()) for name in GRAMMAR["names"])
_OF_NAMES = frozenset(word for name in _NAMES for word in name)
_CLITICS: Mapping[str, frozenset[str]] = {
    "perfect": frozenset({"", "و", "ف"}),
    "imperfect": frozenset({"", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل"}),
    "participle": frozenset({"", "و", "ف"}),
    "noun": frozenset(
        conjunction + preposition + article
        for conjunction in ("", "و", "ف") for preposition in ("", "ب", "ك", "ل") for article in ("", "ال")
    ),
}  # fmt: skip


class LexiconError(ValueError):
    """A rule that can't be used; the message names file, rule and what to mend."""


class Company:
    """
    Words of which one must, or must not, stand near a trigger; clitics before them don't matter.

    They are written out with their clitics when first asked for: all at once took a tenth of the time to load.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._listed: list[str] = []  # single words
        self._several: dict[str, list[tuple[str, ...]]] = {}  # first word -> phrases
        self._clitics: set[str] = set()
        self._nationals: frozenset[str] = frozenset()
        for word in words:
            if word == _NATIONALS:
                self._nationals = _nationals()
            elif word.endswith("+"):
                self._clitics.add(word[:-1])
            elif " " in word:
                phrase = tuple(fold(word).split())
                self._several.setdefault(phrase[0], []).append(phrase)
            else:
                self._listed.append(word)

    @cached_property
    def _single(self) -> Set[str]:
        return {form for word in self._listed for form in _with_clitics(fold(word))}

    @cached_property
    def _begin(self) -> Set[str]:
        more = self._several.keys() | self._nationals
        return self._single | more if more else self._single

    @cached_property
    def surely(self) -> Set[str] | None:
        """Where none of these stands, none of its words does; None where the words alone don't tell."""
        return None if self._clitics else self._begin

    def among(self, words: Sequence[str]) -> bool:
        """Is one of them among *words*?"""
        if not self._begin.isdisjoint(words) and (
            (not self._single.isdisjoint(words) and self._outside_names(words))
            or any(
                tuple(words[number : number + len(phrase)]) == phrase
                for number in compress(count(), map(self._several.__contains__, words))
                for phrase in self._several[words[number]]
            )
            or (self._nationals and self._counted(words))
        ):
            return True
        if self._clitics:
            for word in words:
                if word[0] in self._clitics and len(word) > 3:
                    return True
        return False

    def _outside_names(self, words: Sequence[str]) -> bool:
        """Is one of the single words more than half of a name: الدعم, but not of الدعم السريع?"""
        if _OF_NAMES.isdisjoint(words):
            return True
        return any(
            word in self._single
            and tuple(words[number : number + 2]) not in _NAMES
            and tuple(words[max(0, number - 1) : number + 1]) not in _NAMES
            for number, word in enumerate(words)
        )

    def _counted(self, words: Sequence[str]) -> bool:
        """Do people of a country stand among *words* behind a number: 900 إريتري?"""
        return any(
            words[number] in self._nationals and (words[number - 1] in _MANY or words[number - 1][0].isdigit())
            for number in range(1, len(words))
        )


@cache
def _nationals() -> frozenset[str]:
    """What people are called by their country, folded, as it stands behind a number: إريتري، إريتريا، الإريتريين."""
    forms: set[str] = set()
    for row in rows(DATA / "actors" / "countries.tsv"):
        forms.update(fold(people) for people in several(row["people"]))
        for stem in map(fold, several(row["nisba"])):
            if " " not in stem:
                forms.update(stem + ending for ending in ("", "ا", "ين", "ون"))
    return frozenset(article + form.removeprefix("ال") for form in forms for article in ("", "ال"))


@cache
def _with_clitics(word: str) -> tuple[str, ...]:
    """The folded word as written with each clitic; a word without article also with it."""
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    definite = ("ال", "بال", "كال", "لل")
    fronts = definite if bare != word else ("", "ب", "ك", "ل", *definite)
    return tuple([conjunction + front + bare for conjunction in ("", "و", "ف") for front in fronts])


class _Reading(msgspec.Struct, frozen=True):
    """An entry that a written word may begin, and what can be said of it before its sentence is read."""

    prefix: str
    entry: Entry
    finite: bool  # a verb without clitics
    asked: Set[str] | None  # where none of these stands near it is denied at once, as nearly all are
    reach: int  # words after it in which one must stand
    behind: bool  # one may stand before it, too: it may be behind its subject


class _Begun(msgspec.Struct, frozen=True):
    """What a written word may begin: what would win over the others first."""

    alone: Sequence[_Reading]
    longer: Mapping[str, Sequence[_Reading]]  # by the second word: phrases, then *alone*


class _Readings(dict[str, _Begun]):
    """What each word seen may begin; filled as words come."""

    def __init__(self, forms: Mapping[str, Sequence[Entry]]) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, word: str) -> _Begun:
        begun = self._begun(word)
        remember(self, word, begun)
        return begun

    def _begun(self, word: str) -> _Begun:
        # an article makes another word of a phrase's first: مدفعية الاحتلال بلدة كذا is no احتلال بلدة
        readings = [
            _reading(prefix, entry)
            for prefix, stem in stems(word)
            for entry in _told_apart(self._forms.get(stem, ()))
            if prefix in _CLITICS[entry.form.shape]
            and not (entry.phrase and entry.rest and prefix.endswith("ال") and entry.rest[0] not in IN_FRONT)
        ]
        readings.sort(key=lambda reading: (-len(reading.entry.rest), -reading.entry.strength))
        alone = [reading for reading in readings if not reading.entry.rest]
        longer: dict[str, list[_Reading]] = {}
        for reading in readings:
            if reading.entry.rest:
                longer.setdefault(reading.entry.rest[0], []).append(reading)
        return _Begun(alone, {second: [*phrases, *alone] for second, phrases in longer.items()})


def _told_apart(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Of a rule's entries that are written alike the first."""
    first: dict[tuple[str, Shape, tuple[str, ...]], Entry] = {}
    for entry in entries:
        first.setdefault((entry.rule.id, entry.form.shape, entry.rest), entry)
    return first.values()


def _reading(prefix: str, entry: Entry) -> _Reading:
    condition = None if entry.rest else _condition(entry)
    return _Reading(
        prefix, entry, not prefix and entry.form.shape in _FINITE, None if condition is None else condition.surely,
        entry.rule.reach + _INSERTED + 1, _behind_subject(entry))


def _condition(entry: Entry) -> Company | None:
    """The company that a word asks for, its own before its rule's."""
    if entry.free:
        return None
    return entry.with_ if entry.with_ is not None else entry.rule.with_


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of the lexicon; the fields are explained in data/events/README.md."""

    id: str
    events: tuple[str, ...]
    mode: str
    patient: str  # what `subject` says: "", "patient" or "either"
    genitive: str
    mutual: bool
    needs: str  # "recipient": told only of a party that is named
    reach: int
    around: int
    with_: Company | None
    until: frozenset[str]  # where the words in which `with` is looked for end
    with_before: Company | None
    with_after: Company | None
    near: Company | None
    unless: Company | None
    before_not: Company | None
    takes: tuple[str, ...]
    spares: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True):
    """A written form, or the first word of a phrase, that may trigger a rule."""

    rule: Rule
    form: Form
    rest: tuple[str, ...]  # the phrase's other words
    with_: Company | None  # this word's own condition
    free: bool  # this word needs no company
    strength: int  # how much the conditions ask: of two rules the stricter fires
    phrase: bool = False  # listed as written, with no part of speech
    verbal: bool = False  # such a phrase that begins with a verb


class Trigger(msgspec.Struct, frozen=True):
    """A rule that fired on the words *first* up to but not including *last*."""

    first: int
    last: int
    prefix: str
    entry: Entry


class Beat(msgspec.Struct, frozen=True):
    """What an article's words say of it as a whole."""

    soft: bool  # of a beat of no politics: sport, arts, technology, health, services and business
    mishap: bool  # of an accident or a disaster, whose dead nobody attacked
    trade: bool  # of services or business, where companies and offices sign, support and demand


class Lexicon:
    """Every form of every rule, by its first word."""

    def __init__(
        self, rules: Sequence[Rule], forms: Mapping[str, Sequence[Entry]], modes: Modes,
        of_itself: Mapping[tuple[str, str], str],
        domains: Mapping[int, Iterable[str]], version: str,
    ) -> None:  # fmt: skip
        self.rules = tuple(rules)
        self.forms = forms  # folded form, or a phrase's first word -> what it may trigger
        self.version = version  # digest of the files
        self._modes = modes
        self._of_itself = of_itself  # event and the trigger's word -> its mode where no other word tells one
        self._readings = _Readings(forms)
        self._beginnings = Beginnings(bare=lambda: forms)
        self._domains: dict[str, int] = {}  # written word -> the domains it is of
        for domain, listed in domains.items():
            for form in {form for word in listed for form in _with_clitics(word)}:
                self._domains[form] = self._domains.get(form, 0) | domain
        self._of_domain = Beginnings(written=lambda: self._domains)
        self.nouns = frozenset(
            text for text, entries in forms.items() for e in entries if e.form.shape == "noun" and not e.rest
        )
        """Forms that are an event noun too: قصف is "he shelled" and "shelling"."""

    def triggers(
        self, paragraph: Words, first: int, last: int, agrees: Callable[[int, Shape], bool] | None = None
    ) -> list[Trigger]:
        """
        The rules that fire in the words from *first* up to but not including *last*, in order, one a word.

        Args:
            agrees: A second opinion: may the word of this number be of this shape? What it denies does not fire.
        """
        found: list[Trigger] = []
        words = paragraph.words
        done = first
        for number in self._beginnings.numbers(paragraph, first, last):
            if number < done:
                continue
            second = number + 1
            begun = self._readings[words[number]]
            readings = begun.alone
            if begun.longer and second < last:
                readings = begun.longer.get(words[second], readings)
            for reading in readings:
                asked = reading.asked
                if asked is not None and asked.isdisjoint(words[second : second + reading.reach]) and not (
                    reading.behind and not asked.isdisjoint(words[max(first, number - _SUBJECT) : number])
                ):
                    continue
                entry = reading.entry
                end = second + len(entry.rest)
                if len(entry.rest) > 1 and (end > last or tuple(words[second:end]) != entry.rest):
                    continue
                if agrees is not None and not entry.phrase and not agrees(number, entry.form.shape):
                    continue
                if reading.finite and number > first and words[number - 1] in _LEAD_NOUNS:
                    continue  # في صد هجوم
                if _fits(entry, words, number, end, first, last):
                    found.append(Trigger(number, end, reading.prefix, entry))
                    done = end
                    break
        return found

    def beat(self, texts: Sequence[Words], section: bool) -> Beat:
        """
        What sort of article this is, by the words of `domains.toml`.

        Args:
            section: Its topics say that it is of a soft beat: then the beat's words need only match those of politics.
        """
        counts = Counter(
            self._domains.get(words.words[number], 0) for words in texts for number in self._of_domain.numbers(words)
        )
        soft, hard, mishap, arms, trade = (
            sum(count for domains, count in counts.items() if domains & domain)
            for domain in (_SOFT, _HARD, _MISHAP, _ARMS, _TRADE)
        )
        least = max(_SOFT_LEAST - 1, _SOFT_SHARE * sum(len(words.words) for words in texts), hard)
        is_soft = soft >= _SOFT_HINT and soft >= hard if section else soft > least
        return Beat(is_soft, mishap >= _MISHAP_LEAST and mishap > arms, trade > least)

    def mode(self, event: str, words: Sequence[str], trigger: Trigger, first: int, last: int) -> str:
        """
        The trigger's mode: the rule's own, else that of the nearest mode word of its sentence, else what the trigger
        means of itself; "" without.
        """
        if trigger.entry.rule.mode:
            return trigger.entry.rule.mode
        table = self._modes.get(event)
        if table is None:
            return ""
        best, nearest = "", 1000
        # what is said stands behind the word, who says it before
        said = event in STATEMENTS and trigger.entry.form.shape != "noun"
        begin = trigger.last if said else max(first, trigger.first - _MODE_REACH)
        near = words[begin : min(last, trigger.last + _MODE_REACH)]
        for number in compress(count(begin), map(table.__contains__, near)):
            away = trigger.first - number + 3 if number < trigger.first else max(0, number - trigger.last + 1)
            for mode, rest in table[words[number]]:
                if away < nearest and tuple(words[number + 1 : number + 1 + len(rest)]) == rest:
                    best, nearest = mode, away
                    break
        return best or self._of_itself.get((event, words[trigger.first]), "")


def _fits(entry: Entry, words: Sequence[str], number: int, end: int, first: int, last: int) -> bool:
    """Do the conditions of the entry's rule hold for the trigger from *number* to *end*?"""
    rule = entry.rule
    if entry.rest:
        if rule.with_before is not None or rule.with_after is not None:
            before = rule.with_before is not None and rule.with_before.among(words[max(first, number - 4) : number])
            after = rule.with_after is not None and rule.with_after.among(words[end : min(last, end + 3)])
            if not (before or after):
                return False
    else:
        condition = _condition(entry)
        if condition is not None:
            follow = words[end : min(last, end + rule.reach)]
            stop = None
            if not rule.until.isdisjoint(follow):
                stop = next(at for at, word in enumerate(follow) if word in rule.until)
            if not condition.among(follow[:stop]) and (
                stop is not None or not condition.among(_past_inserted(words, end, end + rule.reach, last))
            ) and not (_behind_subject(entry) and condition.among(_subject(words, first, number))):
                return False
    if rule.near is not None and not (
        rule.near.among(words[end : min(last, end + _SENTENCE)])
        or rule.near.among(words[max(first, number - _SENTENCE) : number if not entry.rest else end])
    ):
        return False
    if rule.unless is not None and rule.unless.among(
        words[max(first, number - rule.around) : min(last, end + rule.around)]
    ):
        return False
    return rule.before_not is None or number == first or not rule.before_not.among(words[number - 1 : number])


def _behind_subject(entry: Entry) -> bool:
    """May it stand behind its subject? A verb in the plural does, one in the feminine may: قوات الأمن انتشرت."""
    form = entry.form
    feminine = form.shape == "perfect" and not form.bound and form.text.endswith("ت")
    return feminine or (form.shape in _FINITE and form.text.endswith(("وا", "ون")))


def _subject(words: Sequence[str], first: int, number: int) -> Sequence[str]:
    """
    The words before a verb in which its subject may be its company; none before a relative clause's, or before "and"
    behind a comma: … مسؤولية الهجوم، وأعلنت إرسال كذا.
    """
    if number > first and words[number][0] == "و" and words[number - 1] == "،":
        return ()
    if number > first and words[number - 1] in WHO:
        return () if words[number].endswith("ت") else words[max(first, number - _SUBJECT) : number]
    return words[max(first, number - _SUBJECT) : number]


def _past_inserted(words: Sequence[str], end: int, reach: int, last: int) -> Sequence[str]:
    """The words within reach once what two commas set off is left out: "فرض الاتحاد، الجمعة، عقوبات"."""
    follow = words[end : min(last, reach + _INSERTED)]
    if follow.count("،") < 2:
        return ()
    opens = end + follow.index("،")
    closes = words.index("،", opens + 1)
    if opens >= reach or closes - opens > _INSERTED:
        return ()
    return words[closes : min(last, reach + closes - opens + 1)]


def load(folder: Path = SOURCE) -> Lexicon:
    """
    Read the rules and expand their forms.

    Raises:
        LexiconError: If a rule lacks a field, has an unknown one or an unknown event, or spares nothing.
    """
    digest = xxhash.xxh3_64()
    rules: list[Rule] = []
    forms: dict[str, list[Entry]] = {}
    for name in (*_FILES, _MODES, _DOMAINS):
        digest.update((folder / name).read_bytes())
    rows = [
        (name, row) for name in _FILES for row in tomllib.loads((folder / name).read_text(encoding="utf-8"))["rule"]
    ]
    perfects = _perfects(row for _, row in rows)
    for name, row in rows:
        rule = _rule(f"{name}: rule {row.get('id')!r}", row)
        rules.append(rule)
        for entry in _entries(rule, row, perfects):
            forms.setdefault(entry.form.text, []).append(entry)
    modes: dict[str, dict[str, list[tuple[str, tuple[str, ...]]]]] = {}
    of_itself: dict[tuple[str, str], str] = {}
    for row in tomllib.loads((folder / _MODES).read_text(encoding="utf-8"))["mode"]:
        table = modes.setdefault(row["event"], {})
        for word in row.get("of_itself", ()):
            of_itself.update({(row["event"], form): row["mode"] for form in _with_clitics(fold(word))})
        for phrase in row["words"]:
            word, *rest = fold(phrase).split()
            for form in _with_clitics(word) if row["event"] in FORCE else (word, "و" + word, "ف" + word):
                hit = (row["mode"], tuple(rest))
                if hit not in (hits := table.setdefault(form, [])):
                    hits.append(hit)
    for table in modes.values():
        for hits in table.values():
            hits.sort(key=lambda hit: -len(hit[1]))
    domains = tomllib.loads((folder / _DOMAINS).read_text(encoding="utf-8"))
    listed = {
        domain: frozenset(fold(word) for words in domains[name].values() for word in words)
        for domain, name in (
            (_SOFT, "soft"), (_HARD, "hard"), (_MISHAP, "mishap"), (_ARMS, "arms"), (_TRADE, "trade"))
    }
    return Lexicon(rules, forms, modes, of_itself, listed, digest.hexdigest())


def _rule(where: str, row: Mapping[str, Any]) -> Rule:
    unknown = sorted(row.keys() - _FIELDS)
    if unknown:
        raise LexiconError(f"{where}: unknown field {unknown[0]!r}; take one of README.md")
    for field in ("id", "event", "why", "takes", "spares"):
        if not row.get(field):
            raise LexiconError(f"{where}: {field!r} is missing; add it")
    events = (row["event"],) if isinstance(row["event"], str) else tuple(row["event"])
    for event in events:
        if event not in QUADS:
            raise LexiconError(f"{where}: unknown event {event!r}; take one of {', '.join(QUADS)}")

    def company(field: str) -> Company | None:
        return Company(row[field]) if row.get(field) else None

    return Rule(
        row["id"], events, row.get("mode", ""), row.get("subject", ""), row.get("genitive", ""),
        row.get("mutual", False), row.get("needs", ""), row.get("reach", _REACH), row.get("around", _AROUND),
        company("with"), frozenset(map(fold, row.get("until", ()))), company("with_before"), company("with_after"),
        company("near"), company("unless"), company("before_not"),
        tuple(row["takes"]), tuple(row["spares"]),
    )  # fmt: skip


def _perfects(rows: Iterable[Mapping[str, Any]]) -> set[str]:
    """The verbs' perfect forms that are no nouns too: a phrase that begins with one tells what was done."""
    verbs: set[str] = set()
    nouns: set[str] = set()
    for row in rows:
        nouns.update(form.text for parts in row.get("nouns", ()) for form in _noun_forms(parts))
        for parts in row.get("verbs", ()):
            verbs.update(form.text for form in _verb_forms(parts) if form.shape == "perfect" and not form.bound)
    return verbs - nouns


@cache
def _noun_forms(parts: str) -> tuple[Form, ...]:
    return tuple(noun_forms(parts))


@cache
def _verb_forms(parts: str) -> tuple[Form, ...]:
    return tuple(form for form in verb_forms(parts) if form.shape != "participle")


def _entries(rule: Rule, row: Mapping[str, Any], perfects: set[str]) -> Iterator[Entry]:
    own = row.get("with_for", {})
    never = frozenset(map(fold, row.get("never", ())))
    for parts in row.get("verbs", ()):
        asked = _asked(rule, own, parts)
        for form in _verb_forms(parts):
            if form.text not in never:
                yield Entry(rule, form, (), *asked)
    for parts in row.get("nouns", ()):
        asked = _asked(rule, own, parts)
        for form in _noun_forms(parts):
            if form.text not in never:
                yield Entry(rule, form, (), *asked)
    for word in row.get("participles", ()):
        yield Entry(rule, Form(fold(word), "participle"), (), *_asked(rule, own, word))
    for phrase in row.get("phrases", ()):
        first, *rest = fold(phrase).replace("ـ", "").split()
        shape: Shape = "participle" if first == "ان" else "noun"  # وأن, but كان is another word
        yield Entry(
            rule, Form(first, shape), tuple(rest), *_asked(rule, {}, phrase), phrase=True, verbal=first in perfects)


def _asked(rule: Rule, own: Mapping[str, Sequence[str]], parts: str) -> tuple[Company | None, bool, int]:
    """A word's `with_`, `free` and `strength`; *own*: the companies of words by themselves."""
    words = own.get(parts.split()[0])
    with_ = Company(words) if words else None
    strength = 2 * (with_ is not None or rule.with_ is not None) + (rule.near is not None)
    return with_, words is not None and with_ is None, strength


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships, loaded once."""
    return load()
