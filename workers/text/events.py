"""The events that a paragraph's words tell: what, how, who, to whom, where, when, how many."""
from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from workers.text import actors, attribution, dates, figures, places, triggers
from workers.text.actors import ActorMention
from workers.text.analyzer import Analyzer
from workers.text.dates import DateMention
from workers.text.figures import Quantity
from workers.text.morphology import Shape
from workers.text.normalize import fold
from workers.text.places import PlaceMention
from workers.text.tokens import Words
from workers.text.triggers import Lexicon, Trigger

Value = TypeVar("Value")


class found_once(Generic[Value]):
    """`functools.cached_property` without the lock that it takes before Python 3.12."""

    def __init__(self, find: Callable[[Any], Value]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __get__(self, instance: Any, owner: type) -> Value:
        value = instance.__dict__[self._find.__name__] = self._find(instance)
        return value


@dataclass(frozen=True)
class Seen:
    """What the finders see in an article; who acts in it is looked for once an event asks, as most tell none."""

    title: Words
    texts: Sequence[Words]  # of its paragraphs
    places: Sequence[Sequence[PlaceMention]]  # of the title, then of each paragraph
    published: datetime | None

    @found_once
    def actors(self) -> Sequence[Sequence[ActorMention]]:
        """Of the title, then of each paragraph."""
        return actors.read([self.title, *self.texts], places.votes(self.places))


class Reading:
    """What the finders see in one paragraph; actors, dates and counts are looked for once an event asks for them."""

    def __init__(self, seen: Seen, paragraph: int) -> None:
        self.paragraph = paragraph
        self.words = seen.texts[paragraph]
        self.places = seen.places[paragraph + 1]
        self._seen = seen

    @property
    def actors(self) -> Sequence[ActorMention]:
        return self._seen.actors[self.paragraph + 1]

    @found_once
    def dates(self) -> Sequence[DateMention]:
        return dates.find(self.words, self._seen.published)

    @found_once
    def quantities(self) -> Sequence[Quantity]:
        return figures.find(self.words)


class Party(NamedTuple):
    """Who takes part, and where the article names them: it may be a paragraph before."""

    paragraph: int
    first: int
    last: int
    prefix: str
    name: str
    code: str
    sector: str
    kind: str
    own: bool  # its own words say whose it is


class Told(NamedTuple):
    """One event told in a paragraph; numbers are word numbers of that paragraph."""

    trigger: Trigger
    sentence: tuple[int, int]
    event: str
    mode: str
    aux: tuple[str, ...]
    actors: tuple[Party, ...]
    guessed: bool  # the actors are the clause's subject: no word of the trigger's own company names them
    recipients: tuple[Party, ...]
    place: PlaceMention | None
    place_in: int  # the paragraph that names it
    date: DateMention | None
    figures: tuple[Quantity, ...]
    confidence: float


Mention = TypeVar("Mention", ActorMention, PlaceMention, DateMention, Quantity)
_first = attrgetter("first")
Group = tuple[Party, ...]
"""Actors named side by side: "الجيش والشرطة"."""

_GRAMMAR = {
    name: frozenset(map(fold, words))
    for name, words in tomllib.loads((triggers.SOURCE / "grammar.toml").read_text(encoding="utf-8")).items()
}
_NEGATIONS = _GRAMMAR["negations"]
_STRONG_NEGATIONS = _GRAMMAR["strong_negations"]
_MAYBE = _GRAMMAR["maybe"]
_VERBAL_NEGATIONS = _GRAMMAR["verbal_negations"]
_FUTURE = _GRAMMAR["future"]
_HYPOTHETICAL = _GRAMMAR["hypothetical"]
_HISTORICAL = _GRAMMAR["historical"]
_SPOKEN_OF = _GRAMMAR["spoken_of"]
_SUFFERED = _GRAMMAR["suffered"]
_CHARGED = _GRAMMAR["charged"]
_ALREADY = _GRAMMAR["already"]
_LED_TO = _GRAMMAR["led_to"]
_OBLIGED = _GRAMMAR["obliged"]
_LOOMING = _GRAMMAR["looming"]
_WAS_DONE = _GRAMMAR["was_done"]
_UNCOUNTED = _GRAMMAR["uncounted"]
_INDEED = _GRAMMAR["indeed"]
_MASCULINE = frozenset({"العراق", "الأردن", "لبنان", "المغرب", "السودان", "اليمن", "جنوب السودان"})
"""Countries that a verb agrees with in the masculine."""
_MEN = _GRAMMAR["masculine"]
_ROOT_IN_T = frozenset({"لفت", "اثبت", "صوت", "مات", "بت"})
"""Verbs in the masculine whose root ends in t."""
_FEMININE = frozenset({"الامم", "الدول", "دول", "البلدان", "بلدان", "الفصائل", "القوي"})
_FOR = frozenset({"ل", "ول", "فل", "لال", "ولال", "فلال"})
"""Clitics with the preposition ل: before an event it is a purpose."""
_AND = frozenset({"و", "ف"})
_SAID_THAT = frozenset({"ان", "بان"})
_THAT_HE = _GRAMMAR["that_he"]
_THAT_WHICH = _SAID_THAT | {":"} | {word for word in _THAT_HE if word.startswith(("ان", "بان"))}
_WHO = _GRAMMAR["who"]
_THAT = _GRAMMAR["that"]
_BY = (
    ("من", "قبل"), ("علي", "يد"), ("علي", "ايدي"), ("علي", "ايادي"), ("من", "جانب"), ("من", "طرف"),
    ("القادمه", "من"), ("المقدمه", "من"), ("المقدم", "من"), ("مقدمه", "من"), ("بتمويل", "من"), ("بدعوه", "من"),
    ("بمبادره", "من"), ("بقرار", "من"), ("بامر", "من"),
)  # fmt: skip
_ANOTHER = _SAID_THAT | {"ثم"}
_BY_ARMS = _GRAMMAR["by_arms"]
_DONE_BY = _GRAMMAR["done_by"]
_LEADS_NOUN = _GRAMMAR["leads_noun"]
_FORM = _GRAMMAR["form"]
_IN_FRONT = _GRAMMAR["in_front"]
_AT = _GRAMMAR["at"]
_NOT_AIMED = _GRAMMAR["not_aimed"]
_BREAKS = _GRAMMAR["breaks"]
_LINKS = _GRAMMAR["links"]
_STATEMENTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
_SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""What is said whether or not it comes to pass."""
_WISHED = frozenset({"REQUEST", "REJECT", "AGREE", "THREATEN"})
_UNREAL = frozenset({
    "RETREAT", "AID", "COOPERATE", "SANCTION", "MOBILIZE", "CONSULT", "CONCEDE", "AGREE", "SUPPORT", "DISPLACE",
    "COERCE",
})  # fmt: skip
"""What is only wished where an appeal, a refusal or a promise stands before it."""
_OF_WHO_MOVES = frozenset({"retreat-disarm", "retreat-withdraw"})
"""Rules whose noun has who does it in the genitive: انشقاق جنود."""
_OF_TWO = frozenset({"AGREE", "COOPERATE"})
"""What two sides may do with each other: اتفاق بين كذا وكذا."""
_FROM = frozenset({"RETREAT", "SANCTION", "REQUEST", "COERCE", "REJECT"})
"""What may be aimed with عن and من: أفرج عن، طلب من، تحرير البلدة من."""
_KEPT_FUTURE = frozenset({
    "CONSULT", "PROTEST", "MOBILIZE", "AID", "AGREE", "SANCTION", "REQUEST", "THREATEN", "REJECT",
})  # fmt: skip
"""What is an event already when it is announced."""
_COUNTED = {
    "ASSAULT": frozenset({"killed", "injured", "missing"}),
    "COERCE": frozenset({"arrested"}),
    "DISPLACE": frozenset({"displaced"}),
    "PROTEST": frozenset({"protesters", "injured"}),
    "RETREAT": frozenset({"released", "surrendered", "fighters"}),
    "CONCEDE": frozenset({"fighters"}),
    "MOBILIZE": frozenset({"fighters"}),
    "AID": frozenset({"money"}),
    "AGREE": frozenset({"money", "fighters"}),
    "SANCTION": frozenset({"money"}),
}  # fmt: skip
_ANY = frozenset({None, "other", "money", "fighters"})
"""Kinds that any event may count: what no verb of loss or flight explains."""
_BESIDE = 3  # the same where the event has a count of its own kind
_WISH = 20  # words that an appeal, a refusal or a denial goes on for, no mark between
_MARCH = 12  # words after a protest in which what it is for is told
_LEADS = 4  # words before a purpose in which what led to it stands
_BACK = 5  # words after a concession in which what it takes back is named
_MEANWHILE = _GRAMMAR["meanwhile"]
_SUM = 12  # the same for a sum of money
_COUNT = 8  # words from its event in which such a count is looked for
_MANAGES = _GRAMMAR["manages"]
_CLAUSE = _GRAMMAR["clause"] | _MANAGES
_FORCES = {
    "ASSAULT": frozenset({"MIL", "REB", "PRM", "COP", "UAF"}),
    "COERCE": frozenset({"MIL", "REB", "PRM", "COP", "UAF", "GOV", "JUD"}),
}
"""Who may be taken for the one who did it when the sentence names a doer only by the way."""
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""Deeds whose doer is seldom the one who speaks of them."""
_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE", "DISPLACE"})
_ARMED = frozenset({"MIL", "COP", "REB", "PRM", "JUD", "UAF"})
_DOERS = _ARMED | {"GOV", "PRM"}
_ENDING = _GRAMMAR["ending"]
_UNTIL = _GRAMMAR["until"]
_IS_DONE = _GRAMMAR["is_done"]
_DASHES = _GRAMMAR["dashes"]
_MARKS = frozenset('"«»“”(')
_DATELINE = 16  # words in which a dateline ends
_SAID_BY = _GRAMMAR["said_by"]
_COMMAS = frozenset({"،", ","})
_ADVERBS = _GRAMMAR["adverbs"]
_OF_PATIENT = _GRAMMAR["of_patient"]
_NO_NOUN = _GRAMMAR["no_noun"] | _IN_FRONT | _THAT | _WHO | _THAT_HE | _CLAUSE | _NEGATIONS | _ADVERBS
_ADJECTIVE = ("ي", "يه", "يا", "يين", "ه", "ات", "ين")
_SOME = _GRAMMAR["some"]
_ATTACKS = _GRAMMAR["attacks"]
_INSTRUMENTS = _GRAMMAR["instruments"]
_MALE_ARMS = _GRAMMAR["male_arms"]
_SENDS = _GRAMMAR["sends"]
_NO_VERBS = _GRAMMAR["no_verbs"]
_TO_IT = _GRAMMAR["to_it"]
_BODIES = _GRAMMAR["bodies"]
_SESSIONS = _GRAMMAR["sessions"]
_BECAUSE = _GRAMMAR["because"]
_NO_OWNER = _BREAKS | _COMMAS | _THAT | _WHO | _CLAUSE | frozenset({"علي", "ضد", "بعد", "قبل", "خلال", "مع", "الي"})
_ISSUED = frozenset({"الصادر", "الصادره", "صادر", "صادره"})
_BEING = frozenset({"كان", "كانت", "تكون", "يكون", "ستكون", "سيكون", "ليست", "ليس", "باتت", "بات"})
_ITS = ("ته", "تها", "تهم")
"""Endings of a noun in teh marbuta with its owner: دعوته."""
_SUFFERS = frozenset({"ضد", "بحق", "لدي"})  # what they lead is not whom a claim is about
_SO_CALLED = frozenset({"ما", "يسمي", "تسمي", "يعرف"})
_OF_PLACE = frozenset({"في", "لدي", "الي", "من", "منطقه", "محافظه", "مدينه", "اقليم", "ولايه", "باسم"})
_DRIVEN = ("شرد", "شريد", "هجر", "هجير", "اعاد", "اعيد", "يعيد", "تعيد")
"""In words of flight and return: others are driven, or brought back."""
_CLOSE = 4  # words between a noun and a relative clause that tells who did it
_MANY = 8  # who take part in a meeting, named
_APART = 6  # words between an office and its holder
_OWNER = 4  # words between a thing and whose it is
_PHRASE = 6  # words of a noun phrase
_SOON = 3  # words between a deed and those it counts
_ONTO = {
    "ASSAULT": frozenset({"علي", "ضد"}),
    "COERCE": frozenset({"علي", "ضد"}),
    "SANCTION": frozenset({"علي", "ضد"}),
    "REQUEST": frozenset({"من"}),
}
"""Prepositions that lead what a deed hits."""
_INTRANSITIVE = frozenset({"assault-blast", "assault-advance", "assault-clash", "assault-suffer"})
"""Rules whose verb has no object."""
_LONGEST = 400  # words read as one sentence; the longest real ones have some 250, what follows is hostile
_HERE = _GRAMMAR["here"]
_COUNTRY = 14  # what a country costs, in words: the more precise place is where it happens (place F1 0.68 -> 0.72)
_UNMARKED = 9  # what a place costs that nothing marks as one
_IN_AID_OF = 6  # what one costs that only "ل" marks: it may be for whose sake
_FAR = 60  # farther than this a place is another story's
_SITES = _GRAMMAR["sites"]
_SITE = 16  # words after an event in which a site that no table knows is looked for
_REACH = 8  # words between those counted and a verb in the plural after them
_GAP = 5  # words that may stand between a verb and its subject: "استقبل اليوم في قصر بعبدا الرئيس"
_OBJECT = 14  # words after its verb in which an object is looked for


def read(
    readings: Iterable[Reading], lexicon: Lexicon, *, soft: bool = False, analyzer: Analyzer | None = None
) -> Iterator[tuple[Reading, Told]]:
    """
    The events of an article in reading order, each with the paragraph that tells it.

    Args:
        readings: Its paragraphs; not its headings.
        soft: The article is of a beat where most triggers are figures of speech: see `Lexicon.soft`.
        analyzer: A second opinion on what part of speech a trigger is.
    """
    before: list[_Sentence] = []
    for reading in readings:
        agrees = None if analyzer is None else _opinion(reading.words, analyzer)
        for begin, end in reading.words.sentences:
            for first in range(begin, end, _LONGEST):
                last = min(end, first + _LONGEST)
                triggers = lexicon.triggers(reading.words, first, last, agrees)
                sentence = _Sentence(reading, first, last, lexicon.nouns, triggers, before)
                before.append(sentence)
                if not soft:
                    yield from ((reading, one) for one in sentence.tell(lexicon))
                elif any(trigger.entry.rule.events[0] in _FORCE for trigger in triggers):
                    yield from ((reading, one) for one in sentence.tell(lexicon) if _hard(one))


def _opinion(words: Words, analyzer: Analyzer) -> Callable[[int, Shape], bool]:
    """May a word, by its number, be of a shape, as it is written?"""
    return lambda number, shape: analyzer.agrees(words.original(number, number + 1), shape)


def _within(mentions: Sequence[Mention], first: int, last: int) -> Sequence[Mention]:
    """The mentions that begin from *first* up to but not including *last*; *mentions* in reading order."""
    begin = bisect_left(mentions, first, key=_first)
    return mentions[begin : bisect_left(mentions, last, lo=begin, key=_first)]


class _Sentence:
    """One sentence with what was seen in it."""

    def __init__(
        self, reading: Reading, first: int, last: int, nouns: frozenset[str], triggers: Sequence[Trigger],
        article: Sequence[_Sentence],
    ) -> None:  # fmt: skip
        """*article*: its sentences up to this one; those that follow may be added."""
        self.triggers = triggers
        self.nouns = nouns
        self.words = reading.words.words
        self.paragraph = reading.paragraph
        self.first, self.last = first, last
        self.reading = reading
        self.article, self.number = article, len(article)
        self.previous: tuple[Group, Group] = (), ()  # those of the trigger before
        self.doing: tuple[int, Group] = self.first, ()  # the verb before, and its subject
        self.told = frozenset(trigger.first for trigger in triggers)

    @found_once
    def actors(self) -> Sequence[Party]:
        inside = {number: p for p in self.places for number in range(p.first + 1, p.last)}
        found = []
        for a in _within(self.reading.actors, self.first, self.last):
            first, place = a.first, inside.get(a.first)
            if place is not None and a.last <= place.last:
                if a.kind != "capital":
                    continue  # منطقة قناة السويس
                first, a = place.first, a._replace(prefix=place.prefix)  # إلى العاصمة العمانية مسقط
            found.append(Party(self.paragraph, first, a.last, a.prefix, a.name, a.code, a.sector, a.kind, a.own))
        return found

    @found_once
    def groups(self) -> Sequence[Group]:
        begin = _dateline_end(self.words, self.first, self.last)
        acting = [a for a in self.actors if a.kind != "nisba" and a.first >= begin]
        meets = any(t.entry.rule.mutual or t.entry.rule.patient == "host" for t in self.triggers)
        return _groups(self.words, _titled(self.words, acting, meets=meets))

    @found_once
    def nisbas(self) -> Sequence[Party]:
        return [a for a in self.actors if a.kind == "nisba" and a.own]

    @found_once
    def places(self) -> Sequence[PlaceMention]:
        return _within(self.reading.places, self.first, self.last)

    @found_once
    def dates(self) -> Sequence[DateMention]:
        return _within(self.reading.dates, self.first, self.last)

    @found_once
    def quantities(self) -> Sequence[Quantity]:
        return _within(self.reading.quantities, self.first, self.last)

    @found_once
    def counts(self) -> dict[int, int]:
        """Words that a count holds after its first, and that first one."""
        return {number: q.first for q in self.quantities for number in range(q.first + 1, q.last)}

    @found_once
    def victims(self) -> Sequence[Group]:
        """Those counted as killed or injured."""
        return [
            group for group in self.groups
            if any(q.kind in ("killed", "injured") and q.first <= group[0].first <= q.last for q in self.quantities)
        ]

    @found_once
    def carried(self) -> Group:
        """Who acted last before it: "كما هاجم"."""
        return self._last_before("leading", "carried") or ()

    @found_once
    def spoken(self) -> Group:
        """Who spoke last before it: "وأضاف", "كما طالب"."""
        return self._last_before("speaking", "spoken") or ()

    @found_once
    def before(self) -> tuple[int, PlaceMention] | None:
        """The place named last before it, and its paragraph: "في المدينة"."""
        place: tuple[int, PlaceMention] | None = self._last_before("named_last", "before")
        return place

    def _last_before(self, own: str, asked: str) -> Any:
        """The nearest earlier sentence's *own*, or what one nearer yet was found to have from before when *asked*."""
        for number in range(self.number - 1, -1, -1):
            earlier = self.article[number]
            if found := getattr(earlier, own):
                return found
            if asked in earlier.__dict__:
                return earlier.__dict__[asked]
        return None

    @found_once
    def leading(self) -> Group:
        """The first that acts here; nobody where a verb of reporting leads on without one: وقال إن الجيش انسحب."""
        says = attribution.reports(self.words[self.first])
        for group in self.groups[:2]:
            if says and any(word in _THAT_WHICH for word in self.words[self.first : group[0].first]):
                break
            if not self._led(group) and group[0].sector != "JRN":
                return group
        return ()

    @found_once
    def speaking(self) -> Group:
        """Who is said to speak here: قال الناطق …، الناطق يؤكد …"""
        words = self.words
        for group in self.groups:
            if group[0].sector == "JRN" or self._led(group):
                continue
            before = words[max(self.first, group[0].first - 2) : group[0].first]
            after = words[group[-1].last : min(self.last, group[-1].last + 1)]
            if any(map(attribution.reports, [*before, *after])) and _THAT_WHICH.isdisjoint(before):
                return group
        return ()

    @found_once
    def named_last(self) -> tuple[int, PlaceMention] | None:
        """The last place that is not a country, and its paragraph."""
        return next(((self.paragraph, self._inmost(p)) for p in reversed(self.places) if p.kind != "country"), None)

    @found_once
    def turns(self) -> frozenset[int]:
        """Words at which a further verb begins a clause after another: …، وهدد بالرد، وأعلنت الوزارة."""
        verbs = {
            trigger.first for trigger in self.triggers
            if trigger.prefix in _AND and trigger.entry.form.shape in ("perfect", "imperfect")
            and not self._noun(trigger)
        }
        others = {
            number for number in range(self.first + 1, self.last)
            if self.words[number][0] == "و"
            and (attribution.reports(self.words[number]) or self._feminine_verb(number))
        }
        return frozenset(verbs | others)

    def _feminine_verb(self, at: int) -> bool:
        """Is the word after a comma a verb in the feminine, by its looks: …، وتسلمت القوات?"""
        word = self.words[at]
        ends = word.endswith("ت") and not word.endswith("ات")
        return ends and self.words[at - 1] in _COMMAS and len(word) > 3 and word not in _NO_VERBS

    def tell(self, lexicon: Lexicon) -> list[Told]:
        told: list[Told] = []
        for number, trigger in enumerate(self.triggers):
            event = trigger.entry.rule.events[0]
            aux = self._aux(trigger)
            if self._unreal(trigger, event, aux, self.triggers[:number]):
                continue
            actors, recipients = self._parties(trigger)
            if not trigger.entry.rule.mutual:
                self.previous = actors, recipients
            if trigger.entry.form.shape in ("perfect", "imperfect") and not self._noun(trigger):
                self.doing = trigger.first, recipients if trigger.entry.rule.patient == "host" else actors
            guessed = bool(actors) and self._noun(trigger) and actors == self._subject(trigger)
            place = self._place(trigger, actors, recipients)
            place_in = self.paragraph
            if place is None and self.before is not None and event in _FORCE and self._here(trigger):
                place_in, place = self.before
            mode = lexicon.mode(event, self.words, trigger, self.first, self.last)
            told.append(
                Told(
                    trigger, (self.first, self.last), event, mode, aux, actors, guessed, recipients, place, place_in,
                    self._date(trigger), (), _confidence(trigger, actors, place),
                )
            )
        done = {one.event for one in told if self._was_done(one.trigger)}
        return [
            one for one in self._count(_merged(told))
            if _concrete(one) or one.event in done or self._opens(one.trigger)
        ]

    # ---- is it told as done? ---------------------------------------------------------------------------------------

    def _aux(self, trigger: Trigger) -> tuple[str, ...]:
        words, at, shape = self.words, trigger.first, trigger.entry.form.shape
        last = words[at - 1] if at > self.first else ""
        second = words[at - 2] if at - 1 > self.first else ""
        clause = words[max(self.first, at - 4) : at]
        found = []
        denied = last in _NEGATIONS or second in _STRONG_NEGATIONS
        if denied or (shape == "perfect" and last in _VERBAL_NEGATIONS):
            found.append("negation")
        if (shape == "imperfect" and trigger.prefix.endswith("س")) or not _FUTURE.isdisjoint(clause):
            found.append("future")
        if not _HYPOTHETICAL.isdisjoint(clause) or (shape == "imperfect" and last in _MAYBE):
            found.append("hypothetical")
        if not _HISTORICAL.isdisjoint(words[self.first : at]):
            found.append("historical")
        return tuple(found)

    def _unreal(self, trigger: Trigger, event: str, aux: tuple[str, ...], before: Sequence[Trigger]) -> bool:
        """Is the trigger no event of its own: denied, supposed, asked for?"""
        if "negation" in aux:
            return True
        if "hypothetical" in aux and event not in _SAID:
            return True
        if "future" in aux and event not in _KEPT_FUTURE:
            return True
        noun = trigger.entry.form.shape == "noun"
        if event != "REQUEST" and self._obliged(trigger):
            return True
        if noun and event in _FORCE and not _LOOMING.isdisjoint(
            self.words[trigger.last : min(self.last, trigger.last + 2)]
        ):
            return True
        if noun and event in _FORCE and any(
            word in _ENDING for word in self.words[max(self.first, trigger.first - 2) : trigger.first]
        ):
            return True  # "لوقف الاعتداءات": what is to end is not told anew
        if noun and (event in _FORCE or event in ("RETREAT", "AID")):
            before_it = self.words[max(self.first, trigger.first - 3) : trigger.first]
            if before_it and before_it[-1] in _SPOKEN_OF:
                return True
            if event in ("ASSAULT", "PROTEST") and not _CHARGED.isdisjoint(before_it):
                return True
        if noun and event not in _STATEMENTS and trigger.first - self.first >= 2:
            until, done = self.words[trigger.first - 2 : trigger.first]
            if done in _IS_DONE and until in _UNTIL:
                return True  # حتى يتم إطلاق سراحه: it is waited for
        purpose = trigger.prefix in _FOR and trigger.entry.form.shape in ("noun", "imperfect")
        if purpose and not _LED_TO.isdisjoint(self.words[max(self.first, trigger.first - _LEADS) : trigger.first]):
            purpose = False  # تعرضت وزارة الدفاع لهجوم إلكتروني
        if purpose and event not in ("REQUEST", "PROTEST"):
            return True
        for earlier in reversed(before):
            away = trigger.first - earlier.last
            other = earlier.entry.rule.events[0]
            if away > _WISH:
                break
            gap = self.words[earlier.last : trigger.first]
            if any(word in _BREAKS for word in gap):
                break
            if earlier.entry.rule.id == "reject-deny" and event != "REJECT":
                return True
            wished = other in _WISHED and event in _UNREAL and trigger.entry.form.shape in ("noun", "imperfect")
            meanwhile = not _ALREADY.isdisjoint(self.words[earlier.last : trigger.first + 1])  # دعا خلال لقائه
            if wished and "،" not in gap and "," not in gap and not meanwhile:
                return True
            if event == "ASSAULT" and noun and (other == "THREATEN" or (other in _WISHED and away <= 2)):
                return True  # دعا إلى استهداف المنشآت
            if noun and other == "CONCEDE" and event in ("COERCE", "SANCTION") and away <= _BACK:
                return True  # رفعت الحكومة الحظر: it is taken back
            marched = other == "PROTEST" and away <= _MARCH
            if marched and event in _STATEMENTS and trigger.entry.form.shape in ("noun", "participle"):
                return True  # "تظاهروا مطالبين": what they march for is no event of its own
        return False

    def _obliged(self, trigger: Trigger) -> bool:
        """Ought it to be done: يجب أن تسحب قواتها?"""
        words, at = self.words, trigger.first
        return at - self.first >= 2 and words[at - 1] == "ان" and words[at - 2] in _OBLIGED

    def _opens(self, trigger: Trigger) -> bool:
        """
        Is it a finite verb of the past that opens a main clause? Such a deed is told, whoever did it: فجر انتحاري نفسه.

        Measured with score.py on ../shared/data: events F1 unchanged, at events-gsr 3 more of 1480 sentences taken for
        ASSAULT (F1 0.404 -> 0.403); a finite verb anywhere in the sentence took 45 more (0.387).
        """
        if trigger.entry.form.shape != "perfect" or trigger.entry.form.bound or self._noun(trigger):
            return False
        before = self.words[trigger.first - 1] if trigger.first > self.first else "."
        return before in _BREAKS or before in _SAID_THAT or before in _INDEED

    def _was_done(self, trigger: Trigger) -> bool:
        """Is a noun told as done, or the lost as many: جرى تعذيبه، مقتل عشرات المدنيين?"""
        if trigger.entry.form.shape != "noun":
            return False
        before = self.words[trigger.first - 1] if trigger.first > self.first else ""
        after = self.words[trigger.last] if trigger.last < self.last else ""
        return before in _WAS_DONE or (trigger.entry.rule.events[0] == "ASSAULT" and after in _UNCOUNTED)

    # ---- who, to whom ----------------------------------------------------------------------------------------------

    def _led(self, group: Group) -> bool:
        """Does a preposition lead the group?"""
        head = group[0]
        if head.prefix.removeprefix("و").removeprefix("ف")[:1] in ("ب", "ل", "ك"):
            return True
        at = self.counts.get(head.first, head.first)  # على أربعة أشخاص
        while at - 2 >= self.first and self._lead(at) in _SOME:  # مع كبار ضباط الشرطة
            at -= 1
        lead = self._lead(at)
        return lead in _IN_FRONT or (lead[:1] == "ب" and lead[1:] in _IN_FRONT)  # بشمال العراق

    def _within_relative(self, group: Group) -> bool:
        """Is the group the subject of a relative clause: قوات كذا، التي تدعمها واشنطن، أعلنت أنها?"""
        at = group[0].first
        return at - 2 >= self.first and not _WHO.isdisjoint(self.words[at - 2 : at])

    def _lead(self, at: int) -> str:
        """The word before, past a mark of quotation; "" at the beginning."""
        number = at - 1
        if number > self.first and self.words[number] in _MARKS:
            number -= 1
        return self.words[number] if number >= self.first else ""

    def _noun(self, trigger: Trigger) -> bool:
        """Is it a noun? "قصف" is one after a preposition and before an adjective: في قصف إسرائيلي."""
        form = trigger.entry.form
        if form.shape != "perfect" or form.bound or form.text not in self.nouns:
            return form.shape == "noun"
        before = self.words[trigger.first - 1] if trigger.first > self.first else ""
        after = self.words[trigger.last] if trigger.last < self.last else ""
        leads = before in _IN_FRONT or before in _LEADS_NOUN
        return leads or after in _FORM or after.startswith("لل") or bool(self._nisba(trigger))  # خطف للنساء

    def _parties(self, trigger: Trigger) -> tuple[Group, Group]:
        rule = trigger.entry.rule
        if rule.mutual:
            return self._mutual(trigger)
        if (rule.events[0] in _OF_TWO or rule.id == "support-ratify") and (both := self._between(trigger)):
            return both, ()
        if self._noun(trigger):
            actors, recipients = self._of_noun(trigger)
        else:
            actors, recipients = self._of_verb(trigger)
        recipients = tuple(r for r in recipients if r not in actors)
        if rule.patient == "host":
            return recipients, actors
        return actors, recipients

    def _between(self, trigger: Trigger) -> Group:
        """The two sides of an agreement: الاتفاق الموقع في العاصمة بين الرئيس وقائد قوات كذا."""
        reach = range(trigger.last, min(self.last, trigger.last + _OBJECT))
        at = next((number for number in reach if self.words[number] == "بين"), None)
        if at is None or any(word in _BREAKS or word in _SAID_THAT for word in self.words[trigger.last : at]):
            return ()
        sides: list[Party] = []
        for group in self._after(at + 1, _OBJECT):
            if sides and not (self._joined(group) and group[0].first - sides[-1].last <= _APART):
                break
            sides.extend(group)
        return tuple(sides) if len(sides) > 1 else ()

    def _nisba(self, trigger: Trigger) -> Group:
        """القصف الروسي، غارات جوية إسرائيلية، العدوان الأميركي البريطاني: the adjectives say whose."""
        whose: list[Party] = []
        for adjective in self.nisbas:
            if adjective.first == whose[-1].last if whose else trigger.last <= adjective.first <= trigger.last + 1:
                whose.append(adjective)
        return tuple(whose)

    def _by(self, trigger: Trigger) -> Group:
        """Who did it when words say so: من قبل الجيش، برصاص الشرطة."""
        words = self.words
        noun = trigger.entry.form.shape == "noun"
        for group in self.groups:
            at = group[0].first
            if trigger.last <= at < trigger.last + 20:
                if not _ANOTHER.isdisjoint(words[trigger.last : at]):
                    return ()  # another clause's
                if at >= 2 and (words[at - 2], words[at - 1]) in _BY:
                    return group
                if at >= 3 and (words[at - 3], words[at - 2]) in _BY:
                    return self._phrase(at - 1)  # على أيدي متشددي كذا
                if group[0].prefix in _FOR and self._attack_before(trigger.first, at):
                    return group  # في هجوم انتحاري لتنظيم كذا
                before = at - 1 - (words[at - 1] in _MARKS)
                if at == trigger.last or before in self.told:
                    continue
                lead = self._lead(at)
                if lead == "من" and at - 2 >= trigger.last and words[at - 2].lstrip("لب") in _ATTACKS:
                    return group  # تعرضت لهجمات من كذا
                near = lead not in ("به", "بها") or at <= trigger.last + 8
                if lead in _BY_ARMS or (near and lead.removeprefix("و") in _DONE_BY):
                    return group
                relative = len(lead) > 4 and lead[0] in "تي" and lead.endswith(("ه", "ها"))
                if noun and relative and at <= trigger.last + _CLOSE:
                    return group  # حصار تفرضه قوات كذا
        return ()

    def _attack_before(self, first: int, at: int) -> bool:
        """Does the noun of an attack stand before the word *at*, its adjectives between?"""
        for number in range(at - 1, max(first, at - 3) - 1, -1):
            if self.words[number] in _ATTACKS:
                return True
            if not self.words[number].endswith(_ADJECTIVE):
                break
        return False

    def _after(self, at: int, reach: int) -> list[Group]:
        found = []
        for group in self.groups:
            if group[0].first < at:
                continue
            if group[0].first - at > reach or any(word in _BREAKS for word in self.words[at : group[0].first]):
                break
            between = range(at + 1, group[0].first)
            resumed = any(self.words[n] in _SAID_THAT and self.words[n - 1] in _COMMAS for n in between)
            if resumed or not self.turns.isdisjoint(between):
                break  # the next clause's, or what was said: قال الوزير، الذي تتوسط بلاده، إن الوفدين …
            found.append(group)
        return found

    def _before(self, at: int) -> Group:
        """The subject that stands before its verb, when one does."""
        words = self.words
        last = at
        if last > self.first and words[last - 1] in ("قد", "وقد", "لن", "لا", "لم", "سوف", "كان", "كانت", "كانوا"):
            last -= 1
        if last > self.first and (words[last - 1] in _THAT_HE or words[last - 1] in _WHO):
            relative = words[last - 1] in _WHO
            groups = [g for g in self.groups if g[-1].last <= last - 1]
            if not groups:
                return () if relative else self.carried
            if relative:
                return groups[-1] if last - 1 - groups[-1][-1].last <= 3 else ()
            for group in reversed(groups):
                if not self._led(group) and not self._within_relative(group):
                    return group
            return groups[-1]
        adjective = next(
            (a for a in self.nisbas
             if last - 2 <= a.first and a.last <= last and _COMMAS.isdisjoint(words[a.last : last])),
            None)
        groups = [g for g in self.groups if g[-1].last <= last]
        if adjective is not None and not (groups and groups[-1][-1].last >= adjective.last):
            return (adjective,)  # طائرة مسيرة إسرائيلية استهدفت
        if groups:
            near = groups[-1]
            for number in range(last - 1, self.first - 1, -1):
                if words[number] in _SAID_THAT:  # أن القوات المتمركزة قرب أسوار المدينة أطلقت
                    near = next((g for g in groups if g[0].first == number + 1), near)
                    if near is not groups[-1]:
                        return near
                    break
                if words[number] in _BREAKS or words[number] in _COMMAS:
                    break
            head = near[0].first
            if near[-1].last == last and head > self.first and self.words[head - 1].lstrip("ال").startswith("تابع"):
                return near  # القوة الصاروخية التابعة للقوات المسلحة استهدفت
            gap = words[near[-1].last : last]
            if gap[:1] == ["("] and ")" in gap:
                gap = gap[gap.index(")") + 1 + (gap[-1] in _COMMAS) :]  # فلان (22 عاما)، فجر
            between = range(near[-1].last, last)
            if not (self.told.isdisjoint(between) and self.turns.isdisjoint(between)):
                return ()  # another deed's
            if gap and gap[-1] in _MARKS and any(g[0].first == at + 1 for g in self.groups):
                return ()  # «قصف سلاح الجو أهدافا»: a clause of its own
            if gap and gap[-1] in _IN_FRONT and gap[-1] not in ("ب", "ل"):
                return ()  # قتل ثلاثة في هجوم: no deed of theirs
            if len(gap) <= 4 and not self._led(near) and not any(word in _BREAKS or word in _THAT for word in gap):
                return near
        return ()

    def _subject(self, trigger: Trigger) -> Group:
        """
        Who a verb or noun that names nobody belongs to: a statement to the sentence's own subject, a deed to that of
        its clause ("قال الناطق إن الجيش تمكن من تحرير البلدة").
        """
        at, event = trigger.first, trigger.entry.rule.events[0]
        allowed = _FORCES.get(event)
        if trigger.entry.rule.genitive and event == "ASSAULT":
            return ()  # who announces a death didn't cause it
        if (own := self._own_turn(at)) and (allowed is None or own[0].sector in allowed):
            return own
        hit = self.previous[1] if event in ("ASSAULT", "REQUEST") else ()
        if event not in _STATEMENTS:
            for number in range(at - 1, self.first - 1, -1):
                if self.words[number] in _CLAUSE:
                    for group in self.groups:
                        if group in self.victims or group == hit:
                            continue
                        if number < group[0].first and group[-1].last <= at and not self._led(group):
                            return group if allowed is None or group[0].sector in allowed else ()
                    if self.words[number] in _MANAGES and (subject := self._before(number)):
                        return subject if allowed is None or subject[0].sector in allowed else ()
                    break
        for group in self.groups:
            if group[-1].last > at:
                break
            source = group[0].sector == "JRN" or (group[0].sector == "UNK" and event not in _STATEMENTS)
            if not self._led(group) and not source and group not in self.victims and group != hit:
                if event == "PROTEST" and group[0].sector in _ARMED:
                    return ()
                return group if allowed is None or group[0].sector in allowed else ()
        if event == "PROTEST":
            return () if self.carried and self.carried[0].sector in _ARMED else self.carried
        if self.carried and allowed is not None and self.carried[0].sector not in allowed:
            return ()
        return (self.spoken if event in _STATEMENTS else ()) or self.carried

    def _of_verb(self, trigger: Trigger) -> tuple[Group, Group]:
        rule, form = trigger.entry.rule, trigger.entry.form
        after = self._after(trigger.last, _OBJECT)
        by = self._by(trigger)
        does = self._before(trigger.first)
        active = bool(does) and does[0].sector in _DOERS and not form.passive  # الشرطة اعتقلت ثلاثة
        happens = rule.patient == "either" and not form.bound and (
            self._leads_off(trigger) or (not active and self._happens(trigger, after)))
        if form.passive or form.text in _SUFFERED or rule.patient == "patient" or happens:
            further = self._counted(trigger) if trigger.prefix in _AND else ()  # … وأصيب سبعة آخرون
            patient = further or self._before(trigger.first)
            if not patient:
                patient = self._after_that(trigger.first) if self._leads_off(trigger) else ()
                patient = patient or self._counted(trigger) or self._counted_before(trigger) or next(
                    (g for g in after if not (by and by[0].first <= g[0].first) and not self._led(g)
                     and g[0].first - trigger.last <= _GAP), ())
            if not patient and not form.bound:
                patient = self._phrase(self._past_time(trigger.last))
            return by, patient
        if by:
            return by, self._object(trigger, [g for g in after if g is not by])
        if form.shape == "participle":
            accused = rule.id == "accuse-blame" and trigger.last < self.last and self.words[trigger.last][0] == "ب"
            if accused and (patient := self._people_before(trigger.first)):
                return (), patient  # أربعة أشخاص متهمين بنقل أسلحة
            beside = next((
                g for g in self.groups
                if all(w in _BEING or w in _MARKS for w in self.words[g[-1].last : trigger.first]) and not self._led(g)
                and g[-1].last <= trigger.first
            ), ())  # fmt: skip
            return beside or self._subject(trigger), self._object(trigger, after)  # واشنطن مستعدة
        goes_on = trigger.prefix in ("و", "ف") and form.shape == "perfect"  # … وهاجمت: what stands before is an object
        subject = () if goes_on else does
        if subject:
            if after and after[0][0].first == trigger.last and self._joined(after[0]) and rule.events[0] in _OF_TWO:
                return (*subject, *after[0]), ()  # اتفق ورئيس المفوضية
            return subject, self._object(trigger, after)
        if trigger.prefix == "" and not form.bound and (subject := self._after_that(trigger.first)):
            return subject, self._object(trigger, after)
        if after and not self._led(after[0]) and (same := self._same_subject(trigger, after)):
            return same, () if form.bound else self._object(trigger, after)
        if rule.id == "accuse-blame" and after and not goes_on and not form.bound and not self.previous[0]:
            end = after[0][-1].last
            charged = after[0][0].first == trigger.last and end < self.last and self.words[end][0] == "ب"
            if charged and not any(g[0].prefix == "" and g[0].first <= end + _GAP for g in after[1:]):
                return (), after[0]  # اتهم الوزير بالتقصير
        near = 1 if form.bound else _GAP
        if form.text.endswith(("وا", "ون")):
            near = -1  # طالبوا الحكومة: a verb in the plural stands after its subject
        elif after and not self._agrees(trigger, after[0]):
            near = -1  # اتهم واشنطن: a masculine verb before a feminine has it for its object
        issued = next((g for g in after if self._issues(g)), ())
        if issued and rule.events[0] in _STATEMENTS:
            return issued, self._object(trigger, [g for g in after if g is not issued])  # البيان الصادر عن كذا
        if rule.events[0] in _STATEMENTS and after and after[0][0].first > trigger.last and near > 0:
            unknown = self._named(trigger.last) if self.words[trigger.last].startswith("ال") else ()
            if unknown and unknown[-1].last <= after[0][0].first:
                return unknown, self._object(trigger, after)  # أدانت الرابطة الدولية قصف الجيش
        close = bool(after) and after[0][0].first - trigger.last <= near
        close = close and self.told.isdisjoint(range(trigger.last, after[0][0].first))
        if close and not self._led(after[0]) and not self._joined(after[0]):
            return after[0], () if form.bound else self._object(trigger, after[1:])  # اتهمته الشرطة
        if rule.id == "accuse-say" or (rule.events[0] in _STATEMENTS and form.shape == "perfect"):
            unknown = self._named(trigger.last)
            if unknown:
                return unknown, self._object(trigger, after)
        if rule.events[0] == "ASSAULT" and form.shape == "perfect" and not form.bound:
            whose = tuple(a for a in self.nisbas if a.first == trigger.last + 1)
            if whose and "ب" + self.words[trigger.last] in _INSTRUMENTS:
                return whose, self._object(trigger, after)  # أصاب صاروخ روسي السيارة
        if rule.events[0] == "PROTEST" and form.shape == "perfect" and not goes_on:
            unknown = self._phrase(self._past_time(trigger.last))
            if unknown and not unknown[0].code:
                return unknown, self._object(trigger, after)  # احتشدت مجموعة من العمال
        states = rule.events[0] in _STATEMENTS and attribution.reports(self.words[self.first])
        if goes_on and not states and (same := self._going_on(trigger.first) or self.previous[0]):
            return same, self.previous[1] if form.bound else self._object(trigger, after)
        return self._subject(trigger), self._object(trigger, after)

    def _going_on(self, at: int) -> Group:
        """The subject of the verb before, one of reporting included: اتهمه بكذا، وقالت الوزارة كذا، وهددت."""
        begin, subject = self.doing
        turn = max((turn for turn in self.turns if turn < at), default=begin)
        return (self._own_turn(at) if turn > begin else ()) or subject

    def _own_turn(self, at: int) -> Group:
        """Who a further verb, no event's own, has for its subject: …، وردت موسكو باستدعاء السفير."""
        turn = max((turn for turn in self.turns if turn < at), default=at)
        if turn == at or turn in self.told:
            return ()
        own = next((g for g in self.groups if turn < g[0].first <= turn + _GAP and g[-1].last <= at), ())
        return () if own and self._led(own) else own

    def _people_before(self, at: int) -> Group:
        """Those named or counted right before a word."""
        named = next((g for g in self.groups if g[-1].last == at), ())
        counted = next((q for q in self.quantities if q.last == at and not figures.counts_things(q.noun)), None)
        return named or (() if counted is None else self._people(counted))

    def _same_subject(self, trigger: Trigger, after: Sequence[Group]) -> Group:
        """
        The subject of the verb before, where a second verb has it too and what follows is its object: … واتهم الضباط
        بكذا، … واعتبرتها قوة احتلال، … واستنكرت تحذيرات الوزارة.
        """
        if trigger.first == self.first or trigger.entry.form.shape == "participle":
            return ()
        goes_on = trigger.prefix in ("و", "ف") or self.words[trigger.first - 1] == "كما"
        if not goes_on:
            return ()
        same = self._subject(trigger)
        head = after[0][0]
        at = self._past_time(trigger.last)
        if at < self.last and self.words[at] in _TO_IT:
            at += 1  # ووافق عليها الوزراء
        if trigger.entry.form.bound:
            single = after[0][-1].last - head.first == 1 and head.kind in ("body", "nisba")
            return same if single and not self.words[head.first].startswith("ال") else ()
        if trigger.entry.rule.id == "accuse-blame":
            end = after[0][-1].last
            return same if end < self.last and self.words[end].startswith("ب") else ()
        owned = head.first > at and head.kind != "person" and not any(w in _COMMAS for w in self.words[at : head.first])
        return self.previous[0] if owned else ()

    def _issues(self, group: Group) -> bool:
        at = group[0].first
        return at - 2 >= self.first and self.words[at - 1] == "عن" and self.words[at - 2] in _ISSUED

    def _joined(self, group: Group) -> bool:
        """Is the group one more of what stands before it: تقصف موقع كذا وثكنة كذا?"""
        return group[0].prefix[:1] == "و"

    def _named(self, at: int) -> Group:
        """A subject that no table knows right after its verb: قال هنغبي، طالب المشاركون."""
        if at >= self.last:
            return ()
        word = self.words[at]
        taken = any(
            m.first <= at < m.last
            for mentions in (self.actors, self.places, self.dates, self.quantities) for m in mentions
        )
        plural = word.startswith("ال") and word.endswith(("ون", "ان"))
        follows = at + 1 < self.last and (self.words[at + 1] in _SAID_THAT or self.words[at + 1] in _MARKS)
        if taken or not word.isalpha() or word in _NO_NOUN:
            return ()
        if word in _SOME or word in _BODIES:  # نفت إحدى الشركتين، دانت لجنة محلية
            some = self._phrase(at)
            return (some[0]._replace(first=at), *some[1:]) if some and some[0].first <= at + 2 else ()
        alone = any(g[0].first == at + 1 and not g[0].prefix for g in self.groups)  # ودعا الكعبي حزب كذا
        if not (plural or follows or (alone and word.startswith("ال"))):
            return self._phrase(at) if word.startswith("ال") else ()  # أكدت الرابطة الدولية
        return (Party(self.paragraph, at, at + 1, "", "", "", "CVL" if plural else "", "thing", False),)

    def _after_that(self, at: int) -> Group:
        """A subject between "that" and its verb that no table knows: أن طائرات حربية أغرقت."""
        for number in range(at - 1, max(self.first, at - 5) - 1, -1):
            if self.words[number] in _SAID_THAT:
                subject = self._phrase(number + 1) if number + 1 < at else ()
                return subject if subject and subject[-1].last == at else ()
        return ()

    def _agrees(self, trigger: Trigger, group: Group) -> bool:
        """May the verb have the group after it for its subject? It agrees in gender with the first named."""
        verb, head = trigger.entry.form.text, group[0]
        oblique = head.kind in ("body", "office", "people", "back") and self.words[head.first].endswith("ين")
        if oblique and head.first == self._past_time(trigger.last):
            return False  # دعا الطرفين
        masculine = verb[0] == "ي" if trigger.entry.form.shape == "imperfect" else not verb.endswith(("ت", "تا"))
        if not masculine and not trigger.entry.form.bound and verb not in _ROOT_IN_T:
            at = self._past_time(trigger.last)
            beside = head.first == at + (at < self.last and self.words[at] in _MARKS)
            return not beside or self.words[head.first].removeprefix("ال") not in _MEN  # دعت المجتمع الدولي
        if not masculine or head.kind == "person" or trigger.entry.form.bound:
            return True
        word = self.words[head.first]
        if head.kind in ("country", "capital"):
            return head.name in _MASCULINE
        return not word.endswith(("ه", "ات")) and word not in _FEMININE

    def _past_time(self, at: int) -> int:
        """The word after what may stand between a verb and its object: "، الجمعة،", "أيضا", "أمس"."""
        words = self.words
        for _ in range(4):
            if at >= self.last:
                break
            if words[at] in _ADVERBS:
                at += 1
                continue
            if words[at].startswith("بال") or words[at] in _INSTRUMENTS:  # تستهدف بمسيرة انقضاضية مقر القيادة
                ends = ("ال",) if words[at].startswith("بال") else ()
                at += 1
                while at < self.last and (words[at].startswith(ends) if ends else words[at].endswith(("ي", "يه"))):
                    at += 1
                continue
            counted = next((q for q in self.quantities if q.first == at and words[at][0] == "ب"), None)
            if counted is not None:  # استهدف بثلاث غارات مقر القيادة
                at = counted.last
                continue
            mark = words[at] in _COMMAS
            date = next((d for d in self.dates if d.first <= at + mark < d.last), None)
            if date is None:
                break
            at = date.last + (mark and date.last < self.last and words[date.last] in _COMMAS)
        return at

    def _phrase(self, at: int) -> Group:
        """
        The noun phrase that begins at a word, an actor's own words where it is one: القواعد الأميركية، مقر الوزارة.
        """
        words = self.words
        if at < self.last and words[at] in _MARKS:
            at += 1
        if at >= self.last:
            return ()
        counted = next((q for q in self.quantities if at <= q.first <= at + _SOON and q.kind != "money"), None)
        if counted is not None and not any(w in _BREAKS or w in _COMMAS for w in words[at : counted.first]):
            return self._people(counted)
        while at + 1 < self.last and words[at] in _SOME and at + 1 not in self.told:  # عدد من الضباط
            at += 1 + (words[at + 1] == "من")
        own = next((g for g in self.groups if g[0].first <= at < g[-1].last), None)
        if own is not None:
            return own
        if figures.read_number(words, at) is not None:
            return ()  # أكثر من مئة قطعة
        head = words[at]
        if not head.isalpha() or len(head) < 3 or head in _NO_NOUN or any(d.first <= at < d.last for d in self.dates):
            return ()
        last = at + 1
        definite = head.startswith("ال")
        inside = next((a for a in self.actors if a.first == at), None)  # أوقفت تونسيا
        while last < self.last and last - at < _PHRASE:
            word = words[last]
            actor = next((a for a in self.actors if a.first <= last < a.last), None)
            if actor is not None and actor.prefix in ("", "ال"):
                inside = inside or actor
                last = actor.last
                continue
            if actor is not None:
                break
            place = next((p for p in self.places if p.first == last), None)
            if place is not None and not place.prefix and word not in _IN_FRONT:
                last = place.last
                continue
            if not word.isalpha() or word in _NO_NOUN or word[0] == "و":
                break
            genitive = last == at + 1 and inside is None
            if word.startswith("ال") and not definite and words[last - 1].endswith(("ي", "يه")) and last > at + 1:
                break  # دانت لجنة محلية القصف
            bare = not definite and not words[last - 1].startswith("ال")  # أمام مقر الولاية مطالبين بالأجور
            if word.startswith("ال") or (bare and (word.endswith(_ADJECTIVE) or genitive)):
                last += 1
                continue
            break
        if inside is None:
            inside = self._owner(last)
            last = inside.last if inside is not None else last
        if inside is None:
            return (Party(self.paragraph, at, last, "", "", "", "", "thing", False),)
        sector = inside.sector
        if inside.kind == "nisba":
            sector = "CVL" if inside.first == at else ""
        return (Party(self.paragraph, at, last, "", inside.name, inside.code, sector, inside.kind, False),)

    def _owner(self, at: int) -> Party | None:
        """Whose the thing is that ends before a word: مستودعا تابعا للجيش، قاعدة للأعداء، واردات من الصين."""
        for group in self.groups:
            head = group[0]
            if head.first >= at:
                between = self.words[at : head.first]
                near = len(between) <= _OWNER and not any(word in _NO_OWNER for word in between)
                owns = head.prefix in _FOR or self._lead(head.first) in ("من", "في", "ل")
                return head if near and owns and head.sector != "JRN" else None
        return None

    def _hit(self, trigger: Trigger, at: int) -> Group:
        """What a deed hits by its place in the clause: right after verb and subject, or after its preposition."""
        rule, words = trigger.entry.rule, self.words
        event = rule.events[0]
        leads = _ONTO.get(event)
        if leads is None:
            return ()
        at = self._past_time(at)
        if event == "ASSAULT" and at < self.last and self._wielded(trigger, at):
            weapon = self._phrase(at)
            at = self._past_time(weapon[-1].last if weapon else at + 1)
        if at >= self.last:
            return ()
        if event == "COERCE" and self._things(at):
            return ()
        if event == "REQUEST":
            if words[at] == "من":
                return self._phrase(at + 1)  # طلبت رسميا من الهيئات
            plain = words[at] in _IN_FRONT or words[at].startswith("ب") or self._noun(trigger)
            return () if plain or trigger.entry.form.bound else self._phrase(at)
        if words[at] not in _IN_FRONT:
            if not self._noun(trigger) and event != "SANCTION" and rule.id not in _INTRANSITIVE:
                deed = trigger.entry.with_ or rule.with_
                if trigger.entry.form.bound:
                    return ()
                if deed is None or not deed.among(words[at : at + 1]):  # شن هجوما: its object is the deed
                    return self._phrase(at)
            if trigger.first + 1 == trigger.last and words[trigger.first] in _OF_PATIENT and self._noun(trigger):
                return self._phrase(at)
        for number in range(at, min(self.last - 1, at + _OBJECT)):
            if words[number] in _BREAKS or words[number] in _SAID_THAT or number in self.told:
                break
            if words[number] in leads and words[number - 1] not in _BECAUSE:
                return self._phrase(number + 1)
        return ()

    def _wielded(self, trigger: Trigger, at: int) -> bool:
        """Is the word right after a verb the weapon that did it: استهدفت طائرة مجهولة المحطة?"""
        word, form = self.words[at], trigger.entry.form
        if at != trigger.last or trigger.prefix in _AND or form.shape != "perfect" or form.bound:
            return False
        if "ب" + word.removeprefix("ال") not in _INSTRUMENTS or self._noun(trigger):
            return False
        return form.text.endswith("ت") == (word.removeprefix("ال") not in _MALE_ARMS)

    def _things(self, at: int) -> bool:
        """Are things counted here: أكثر من مئة قطعة، أربعين شاحنة?"""
        return any(at <= q.first <= at + _SOON and figures.counts_things(q.noun) for q in self.quantities)

    def _object(self, trigger: Trigger, after: Sequence[Group]) -> Group:
        """Who the verb or noun is aimed at, among those named after it."""
        event = trigger.entry.rule.events[0]
        flees = event == "DISPLACE" and trigger.entry.rule.mode in ("flee", "return")
        driven = any(root in self.words[trigger.first] for root in _DRIVEN)
        if event == "MOBILIZE" or (flees and not driven):
            return ()  # who moves does so to nobody
        if event == "AGREE" and trigger.last < self.last and self.words[trigger.last] == "علي":
            return ()  # on what, not with whom: اتفقا على تبادل قوائم المحتجزين
        start = trigger.last
        subject = next((g for g in self.groups if trigger.last <= g[0].first), None)
        if subject is not None and subject not in after and subject[0].first - trigger.last <= _GAP:
            start = subject[-1].last
        hit = self._hit(trigger, start)
        if hit and hit[0].kind != "thing":
            return hit
        if trigger.entry.rule.id == "accuse-say":
            said = range(trigger.last, min(self.last, trigger.last + 20))
            that = next((n for n in said if self.words[n] in _THAT_WHICH), trigger.last)
            after = [g for g in self.groups if that < g[0].first <= that + 2 * _OBJECT]
            return next((g for g in after if self._lead(g[0].first) not in _SUFFERS), ())
        if event == "SUPPORT" and self._noun(trigger) and (thanked := [g for g in after if g[0].prefix in _FOR]):
            return thanked[0]  # أصدق التهاني بالعيد لحكومة كذا
        for group in after:
            lead = self._lead(group[0].first)
            if lead in _NOT_AIMED and not (lead in ("عن", "من") and event in _FROM):
                continue
            if lead == "مع" and event in ("REQUEST", "ACCUSE"):
                continue
            if event in _FORCE and group[0].sector == "JRN" and group[0].kind == "group":
                continue  # an agency that reports it
            if event in _FORCE and group[0].prefix[:2] in ("ب", "با", "وب"):
                continue  # with what, not whom: بالطائرات
            if event == "PROTEST" and lead not in ("ضد", "علي", "مع"):
                continue
            return group
        if event in ("ASSAULT", "COERCE", "DISPLACE", "RETREAT", "AID"):
            counted = self._counted(trigger) or self._counted(trigger, past=start)
            if counted:
                return counted
        if event in ("ASSAULT", "ACCUSE", "COERCE", "SANCTION"):
            whose = self._nisba(trigger)
            for a in self.nisbas:  # what it hits by its owner: القواعد الأميركية
                near = a not in whose and trigger.last < a.first <= trigger.last + 8
                if near and self.words[a.first - 2] not in _NOT_AIMED:
                    return (a._replace(first=a.first - 1),)
        if event == "ASSAULT" and not hit:
            return self.victims[0] if self.victims else ()
        return hit

    def _counted(self, trigger: Trigger, past: int = 0) -> Group:
        """People known by their number alone, right after the trigger or *past* its subject: مقتل أربعة أشخاص."""
        at = max(trigger.last, past)
        for q in self.quantities:
            with_so_many = self.words[q.first][0] == "ب"  # بثلاث غارات
            beside = at <= q.first <= at + _SOON and not with_so_many
            if beside and q.kind not in (None, "money") and q.noun:
                things = trigger.entry.rule.events[0] != "ASSAULT" and figures.counts_things(q.noun)
                return () if things else self._people(q)
        return ()

    def _counted_before(self, trigger: Trigger) -> Group:
        """Those counted before a verb in the plural: أكثر من مئة شخص في المدينة قتلوا."""
        if not trigger.entry.form.text.endswith("وا"):
            return ()
        for q in reversed(self.quantities):
            if q.last <= trigger.first <= q.last + _REACH and q.kind not in (None, "money") and q.noun:
                return self._people(q)
        return ()

    def _people(self, counted: Quantity) -> Group:
        """Those a count counts: its noun's actor, with further ones joined to it."""
        for group in self.groups:
            if counted.first <= group[0].first <= counted.last:
                return group
        last = counted.last
        whole = self._phrase(last + 1) if last + 1 < self.last and self.words[last] == "من" else ()
        if whole:  # مقتل ثمانية من تنظيم كذا
            return (whole[0]._replace(first=counted.first, prefix=""),)
        origin = next((a for a in self.nisbas if counted.first < a.first < last), None)  # ألفي عراقي
        name, code = ("", "") if origin is None else (origin.name, origin.code)
        return (Party(self.paragraph, counted.first, last, "", name, code, "", "people", False),)

    def _leads_off(self, trigger: Trigger) -> bool:
        """Does a preposition follow a verb of killing or wounding, which so has no object: القيادي قتل في غارة?"""
        at = self._past_time(trigger.last)
        plain = not (trigger.entry.form.bound or trigger.entry.rest)
        if at >= self.last or not plain or trigger.entry.rule.events[0] != "ASSAULT":
            return False
        with_what = trigger.entry.form.text.endswith("وا") and self.words[at][0] == "ب"  # مدنيون أصيبوا بشظايا
        return with_what or self.words[at] in _IN_FRONT or self.words[at] in _BY_ARMS

    def _happens(self, trigger: Trigger, after: Sequence[Group]) -> bool:
        """قتل ثلاثة جنود: a count or a civilian right after the verb is who it happened to."""
        at = trigger.last
        if any(at <= q.first <= at + 2 for q in self.quantities):
            return not (after and after[0][0].first < min(q.first for q in self.quantities if q.first >= at))
        if not after:
            return True
        nearest = after[0][0]
        return nearest.first - at <= 2 and nearest.sector in ("CVL", "JRN", "REF") and not self._before(trigger.first)

    def _of_noun(self, trigger: Trigger) -> tuple[Group, Group]:
        rule = trigger.entry.rule
        after = [g for g in self._after(trigger.first + 1, _OBJECT) if not self._describes(trigger, g)]
        by = self._by(trigger)
        nisba = self._nisba(trigger)
        crowd = next((g for g in self.groups if g[0].first == trigger.first), ())
        if crowd and rule.events[0] == "PROTEST":
            return crowd, self._object(trigger, after)  # واقتحمت الحشود الغاضبة
        if rule.genitive == "recipient" or self.words[trigger.first] in _OF_PATIENT:
            own = self._counted(trigger)
            hit = () if own or trigger.entry.form.bound else self._hit(trigger, trigger.last)
            if hit and hit[0].kind != "thing":
                own = hit
            if not own and after and after[0][0].first - trigger.last <= 4 and not (
                after[0] is by or self._lead(after[0][0].first) in _NOT_AIMED - {"عن"}
            ):
                own = after[0]
            own = own or hit
            if trigger.entry.form.bound and not own:  # مقتله، إيقافه: who was spoken of
                return by, self._before(trigger.first) or next(
                    (g for g in self.groups if g[-1].last <= trigger.first and not self._led(g)), self.carried)
            actor = by or (nisba if rule.events[0] != "COERCE" else ())
            if not actor:
                actor = self._subject(trigger)
            return (actor if actor != own else ()), own
        if trigger.entry.rest:
            owned = self.words[trigger.first].endswith(_ITS)  # دعوته لأبناء المحافظة
            within = bool(after) and after[0][0].first < trigger.last
            if within and after[0][0].prefix in _FOR:  # the phrase names for whom: برقية تهنئة للرئيس
                return self._before(trigger.first) or self._subject(trigger), after[0]
            if within and not owned and rule.events[0] != "MOBILIZE":  # the phrase names who: زيارة أردوغان
                return after[0], self._object(trigger, after[1:])
            subject = self._before(trigger.first)
            if not subject and owned:
                beside = [g for g in self.groups if trigger.first - _REACH <= g[-1].last <= trigger.first]
                subject = beside[-1] if beside else ()  # تصريحات الرئيس حول رغبته
            if not subject and (rule.events[0] in _STATEMENTS or owned) and not by:
                subject = self._subject(trigger)
            if subject:
                if owned and within:
                    return subject, after[0]
                return subject, self._object(trigger, [g for g in after if g is not subject])
        if nisba:
            return nisba, self._object(trigger, after)
        if by:
            return by, self._object(trigger, [g for g in after if g is not by])
        named = after[0][0].first - trigger.last if after else _OBJECT
        sent = named < 0 and self.words[trigger.first] in _SENDS  # نشر قوات: who is sent, not who sends
        if named <= 1 and not (sent or trigger.entry.form.bound):
            owns = rule.events[0] == "MOBILIZE" and after[0][0].prefix in _FOR  # تعزيزات للجيش
            if owns or not self._led(after[0]):
                return after[0], self._object(trigger, after[1:])
        if rule.id in _OF_WHO_MOVES and (own := self._counted(trigger)):
            return own, self._object(trigger, [g for g in after if g[0] not in own])  # انشقاق 120 عنصرا من كذا
        same = self.previous[0] if trigger.prefix == "و" else ()  # … وتسليم أنفسهم
        owned = trigger.prefix == "ال" and any(g[-1].last == trigger.first for g in self.groups)  # ضحايا القصف
        before = () if owned else self._before(trigger.first)
        own = after[0] if sent else ()
        return before or same or self._subject(trigger) or own, self._object(trigger, after[len(own) > 0 :])

    def _describes(self, trigger: Trigger, group: Group) -> bool:
        """Is it the noun's adjective rather than a name: هجوم انتحاري?"""
        at = group[0].first
        beside = trigger.first < at <= trigger.last
        return beside and group[0].kind == "body" and self.words[at].endswith(("ي", "يه", "يين"))

    def _mutual(self, trigger: Trigger) -> tuple[Group, Group]:
        """Everyone who takes part: the subject, and those after "مع" and "بين"."""
        sides = "بين" in self.words[trigger.last : min(self.last, trigger.last + 4)]  # اشتباكات عنيفة بين
        unknown = self._after_that(trigger.first)  # إن لجنة فنية ستجتمع
        subject = () if sides else unknown or self._before(trigger.first)
        if any(word.startswith("استقبال") for word in self.words[trigger.first : trigger.last]):
            guest = next((g for g in self._after(trigger.last, _GAP) if g[0].prefix in _FOR), ())
            if guest:  # خلال استقباله للرئيس
                return guest, subject or self._subject(trigger)
        goes_on = trigger.prefix in _AND and trigger.entry.form.shape == "perfect" and not sides
        if goes_on and not trigger.entry.form.text.endswith(("ا", "وا")):
            subject = self._going_on(trigger.first) or subject  # التقاه، وبحث معه كذا
        taking: list[Party] = list(subject)
        reached = trigger.last + 1
        for group in self._after(trigger.first + 1, _OBJECT):
            head = group[0]
            lead = self._lead(head.first)
            between = self.words[reached : head.first]
            if len(taking) > len(subject) and any(word in _WHO or word in _SAID_THAT for word in between):
                break  # محادثات مع نظيره الذي …
            partner = lead in ("مع", "بين", "كل", "ونظيره", "لقائه", "اجتماعه") or head.prefix[-1:] == "ب"
            if head.kind in ("country", "capital") and not partner and lead in _IN_FRONT | {"في"}:
                continue
            if not partner and (self._led(group) or head.first - reached > 4):
                continue
            taking.extend(group)
            reached = group[-1].last
            if len(taking) >= _MANY:
                break
        here = [self.words[p.first] for p in taking if p.paragraph == self.paragraph]
        both = any(word.startswith("ال") and word.endswith("ان") for word in here)
        held = trigger.last < self.last and self.words[trigger.last] in _SESSIONS  # تعقد الجلسة: who meets is not said
        if len(taking) < 2 and not sides and not both and not (held or unknown):
            more = self._subject(trigger)
            taking = [*(a for a in more if a not in taking), *taking]
        if not taking:
            taking = list(self._nisba(trigger))
        if trigger.entry.rule.events[0] == "ASSAULT":
            crowd = tuple(p for p in taking if p.sector in ("CVL", "REF"))
            force = tuple(p for p in taking if p.sector in _ARMED)
            if crowd and force:
                return crowd, force
        return tuple(dict.fromkeys(taking)), ()

    # ---- where, when, how many -------------------------------------------------------------------------------------

    def _place(self, trigger: Trigger, actors: Group, recipients: Group) -> PlaceMention | None:
        """Where: the nearest place that a preposition or its own noun marks as one, the most precise of a nest."""
        best: PlaceMention | None = None
        lowest = _FAR
        force = trigger.entry.rule.events[0] in _FORCE
        targets = [r for r in recipients if r.kind == "thing" and force]  # قصفت قاعدة كذا: there it happens
        parties = [p for p in (*actors, *recipients) if p not in targets]
        for place in self.places:
            behind = trigger.first - place.last
            away = place.first - trigger.last if behind < 0 else 2 * behind + 6
            lead = self._lead(place.first)
            target = any(t.first <= place.first < t.last for t in targets)
            marked = target or lead in _AT or place.prefix[-1:] in ("ب", "ل") or bool(place.noun)
            party = any(p.first < place.last and place.first < p.last for p in parties)
            if not marked and (party or any(a.first <= place.first and place.last <= a.last for a in self.actors)):
                continue  # who, not where: وزارة الخارجية السورية
            if lead in _SAID_BY:
                continue
            cost = away + (0 if marked else _UNMARKED) + (5 if party else 0)
            cost += _COUNTRY if place.kind == "country" else 0
            if target:
                cost = 0
            elif place.prefix[-1:] == "ل" and not place.noun:
                cost += _IN_AID_OF  # دعما لغزة
            if cost < lowest:
                best, lowest = place, cost
        if best is None or best.kind == "country" or self.words[best.first] in _HERE:
            return self._site(trigger) or best
        return self._inmost(self._first_of_list(best))

    def _first_of_list(self, place: PlaceMention) -> PlaceMention:
        """The first of places named side by side: حي كذا ودوار كذا."""
        every = self.reading.places
        at = every.index(place)
        while at and every[at].prefix[:1] == "و" and every[at - 1].last == every[at].first >= self.first:
            at -= 1
        return every[at] if every[at].kind != "country" else place

    def _inmost(self, place: PlaceMention) -> PlaceMention:
        """The place named right before that lies in this one: "حي الأشرفية بمدينة حلب"."""
        every = self.reading.places
        for _ in range(2):
            at = every.index(place)
            inner = every[at - 1] if at else None
            if inner is None or inner.within != at or inner.first < self.first or inner.kind == "country":
                break
            place = inner
        return place

    def _site(self, trigger: Trigger) -> PlaceMention | None:
        """A site that no table knows: "في ديوان المجلس"; it has no coordinates."""
        words = self.words
        for at in range(trigger.last, min(self.last, trigger.last + _SITE)):
            if words[at] in _BREAKS or words[at] in _SAID_THAT:
                break
            joined = words[at][0] == "ب" and words[at][1:] in _SITES
            if at in self.told or (not joined and (words[at] not in _SITES or words[at - 1] not in _AT)):
                continue
            phrase = self._phrase(at)
            last = phrase[-1].last if phrase and phrase[0].first == at else at + 1
            outer = next((p for p in self.places if p.first == last and p.prefix == "ب"), None)
            last = last if outer is None else outer.last
            if last - at > 1:
                name = self.reading.words.original(at, last)[joined:]
                country = outer.country if outer is not None else ""
                noun = words[at][joined:]
                return PlaceMention(
                    at, last, "ب" * joined, name, "", country, None, None, None, "site", noun, None)
        return None

    def _here(self, trigger: Trigger) -> bool:
        """Does the place named before go on? It does within a paragraph, and with "في المدينة"."""
        assert self.before is not None
        near = self.words[max(self.first, trigger.first - 10) : min(self.last, trigger.last + 15)]
        return self.before[0] == self.paragraph or any(word in _HERE for word in near)

    def _date(self, trigger: Trigger) -> DateMention | None:
        if not self.dates:
            return None
        return min(self.dates, key=lambda d: (d.date is None, abs(d.first - trigger.first)))

    def _count(self, told: list[Told]) -> list[Told]:
        """Give each count to the nearest event that counts its kind."""
        if not told or not self.quantities:
            return told
        owned: dict[int, list[Quantity]] = {}
        counted = {
            number for number, one in enumerate(told)
            if any(q.kind in _COUNTED.get(one.event, ()) and q.kind not in _ANY for q in self.quantities)
        }
        for quantity in self.quantities:
            if quantity.last - quantity.first == 1 and quantity.noun.startswith("ال"):
                continue  # الزعيمان: two known already
            if self._says_who(quantity) and self._hit_by_another(quantity, told):
                continue
            takers = [
                (_away(one.trigger, quantity), number)
                for number, one in enumerate(told)
                if quantity.kind in _COUNTED.get(one.event, ())
            ]
            if not takers and quantity.kind in _ANY and not self._says_who(quantity):
                reach = _COUNT if quantity.kind != "money" else _SUM
                takers = [
                    (away, number)
                    for number, one in enumerate(told)
                    if (away := _away(one.trigger, quantity)) <= (_BESIDE if number in counted else reach)
                    and _MEANWHILE.isdisjoint(self.words[one.trigger.last : quantity.first])
                ]
            if takers:
                taker = min(takers)[1]
                if quantity.kind == "other" and _moves(told[taker]) and self._of_people(quantity):
                    quantity = quantity._replace(kind="displaced")
                owned.setdefault(taker, []).append(quantity)
        return [one._replace(figures=tuple(owned.get(number, ()))) for number, one in enumerate(told)]


    def _of_people(self, quantity: Quantity) -> bool:
        return any(quantity.first <= a.first < quantity.last for a in self.actors)

    def _says_who(self, quantity: Quantity) -> bool:
        """Is it a dual of people, who they are rather than how many: محققان?"""
        return quantity.last - quantity.first == 1 and self._of_people(quantity) and (
            quantity.kind in ("other", "arrested"))

    def _hit_by_another(self, quantity: Quantity, told: Sequence[Told]) -> bool:
        """Does a deed of another sort stand right before those counted: اعتقلت لصفعها جنديين?"""
        nearest = min(told, key=lambda one: _away(one.trigger, quantity))
        beside = 0 <= quantity.first - nearest.trigger.last <= 1
        return beside and quantity.kind not in _COUNTED.get(nearest.event, ())


def _away(trigger: Trigger, quantity: Quantity) -> int:
    """How many words away the count is; a verb before it is nearer than one after it."""
    return max(quantity.first - trigger.last, trigger.first - quantity.first, 0)


def _moves(one: Told) -> bool:
    """Are people moved: نقلت 300 مهاجر، رحلت نحو ألف لاجئ?"""
    return one.event == "DISPLACE" or one.mode in ("deport", "evacuate")


def _concrete(one: Told) -> bool:
    """
    Is force or protest told as something that happened, not as a matter spoken of ("ملف الاغتيالات")?

    Measured with score.py events on ../shared/data: precision 0.835 -> 0.845 at no less recall; events-gsr ASSAULT F1
    0.35 -> 0.46; with a count, place or day for a noun 0.871 -> 0.873 and PROTEST F1 0.30 -> 0.35.
    """
    told = bool(one.figures) or one.place is not None or one.date is not None
    noun = one.trigger.entry.form.shape == "noun"
    if not told and (one.event == "PROTEST" or (noun and one.event == "ASSAULT")):
        return False  # a protest, an attack by its noun, asks for a count, a place or a day to be told
    parties = min(2, len(one.actors)) if one.trigger.entry.rule.mutual else bool(one.actors)
    parties += bool(one.recipients)
    if one.event == "ASSAULT":
        return bool(one.figures) or parties >= 2 or (one.place is not None and parties == 1)
    if one.event == "COERCE":
        return bool(one.figures) or parties > 0 or one.place is not None
    if noun and one.trigger.prefix.endswith("ال"):
        if one.event == "PROTEST":
            return bool(one.figures) or one.place is not None
        if one.event == "THREATEN":
            return parties == 2
    return True


def _hard(one: Told) -> bool:
    """Do soldiers, police, courts or armed men take part in an act of force or law?"""
    return one.event in _FORCE and any(party.sector in _ARMED for party in (*one.actors, *one.recipients))


def _merged(told: list[Told]) -> list[Told]:
    """One event for several words of one sentence that tell it: the same label, and nobody else who acts."""
    kept: list[Told] = []
    for one in told:
        for number, other in enumerate(kept):
            if other.event != one.event:
                continue
            say = one.trigger.entry.rule.id == "accuse-say" or other.trigger.entry.rule.id == "accuse-say"
            alike = not other.mode or not one.mode or other.mode == one.mode
            unsure = one.guessed != other.guessed and one.event in _DEEDS
            named = bool(one.actors) and bool(other.actors)
            together = one.event == "CONSULT" or other.actors == one.actors or not named or unsure
            if say or (alike and together):
                best, rest = (one, other) if one.confidence > other.confidence else (other, one)
                known = any(party.kind != "thing" for party in rest.recipients)
                better = known and all(party.kind == "thing" for party in best.recipients)
                recipients = rest.recipients if better else best.recipients or rest.recipients
                actors = rest.actors if best.guessed and rest.actors else best.actors or rest.actors
                kept[number] = best._replace(
                    mode=best.mode or rest.mode, actors=actors, guessed=best.guessed and rest.guessed,
                    recipients=recipients, place=best.place or rest.place,
                    place_in=best.place_in if best.place else rest.place_in)
                break
        else:
            kept.append(one)
    return kept


def _dateline_end(words: Sequence[str], first: int, last: int) -> int:
    """The word after a dateline: "دبي، الإمارات العربية المتحدة (CNN) --" names nobody who acts."""
    if first == 0:
        for number in range(min(last, _DATELINE)):
            if words[number] in _DASHES and "(" in words[:number]:
                return number + 1
    return first


def _groups(words: Sequence[str], actors: Sequence[Party]) -> list[Group]:
    """Actors named side by side, joined by "و" or a comma and a further one; an office and its holder are one."""
    groups: list[list[Party]] = []
    whole = 0  # how many of the last group's actors are known to belong together
    for actor in actors:
        if groups:
            before = groups[-1][-1]
            between = words[before.last : actor.first]
            conjoined = actor.prefix.startswith("و") and len(between) == 0
            listed = 0 < len(between) <= 2 and all(word in _LINKS for word in between) and between != ["الي"]
            if listed and between[0] in _COMMAS and not actor.prefix:
                whole_name = any(word in _COMMAS for word in words[before.first : before.last])  # رئيس الوزراء، فلان
                if "person" in (before.kind, actor.kind) and not whole_name and _apposed(before, actor):
                    groups[-1][-1] = _one(before, actor)
                    continue
                listed = before.kind == actor.kind
            if conjoined or listed:
                groups[-1].append(actor)
                if actor.prefix.startswith("و") or between[0] not in _COMMAS:
                    whole = len(groups[-1])
                continue
            groups[-1:] = _closed(groups[-1], whole)
        groups.append([actor])
        whole = 1
    if groups:
        groups[-1:] = _closed(groups[-1], whole)
    return [tuple(group) for group in groups]


def _closed(group: list[Party], whole: int) -> list[list[Party]]:
    """A list ends with "and": what a comma adds after it is another's, دعا فلان، الحكومة إلى كذا."""
    return [group[:whole], *([actor] for actor in group[whole:])]


def _titled(words: Sequence[str], actors: Sequence[Party], *, meets: bool) -> list[Party]:
    """
    An office and its holder in one, and men and whose they are: سفير اليمن لدى موسكو، أحمد كذا; مسلحون من كذا.

    A person's office may follow without a comma, unless the sentence *meets* two: استقبل أحمد كذا وزير الخارجية.
    """
    found: list[Party] = []
    for actor in actors:
        if found and actor.prefix in ("", "ال"):
            before = found[-1]
            between = words[before.last : actor.first]
            people = before.kind in ("office", "body")
            if people and between == ["من"] and actor.kind in ("group", "body") and before.sector != "GOV":
                found[-1] = actor._replace(first=before.first, prefix=before.prefix)
                continue
            alike = before.code == actor.code or not (before.code and actor.code and before.own and actor.own)
            if not between and before.kind == "office" and actor.kind in ("office", "person") and alike:
                found[-1] = _one(before, actor)
                continue
            if not (between or meets) and before.kind == "person" and actor.kind == "office" and alike:
                found[-1] = _one(before, actor)  # الأمير محمد بن كذا وزير الداخلية
                continue
            if actor.kind == "person":
                back = 2 if len(found) > 1 and not people and found[-2].kind in ("office", "body") else 1
                office = found[-back]
                inner = range(before.first, before.last) if back == 2 else range(0)
                between = [words[n] for n in range(office.last, actor.first) if n not in inner]
                near = 0 < len(between) <= _APART - len(inner) and all(map(_leads_on, between))
                if near and (office.kind == "office" or (office.kind == "body" and between[-1] in _COMMAS)):
                    del found[-back:]
                    actor = _one(office, actor)
        found.append(actor)
    return found


def _leads_on(word: str) -> bool:
    return word in _COMMAS or word in _OF_PLACE or word in _SO_CALLED or word.startswith(("ال", "لل", "بال", "ب", "ل"))


def _apposed(before: Party, after: Party) -> bool:
    """May the second, after a comma, be the first again: a person's office, an office's holder?"""
    if before.kind == after.kind or {before.kind, after.kind} & {"country", "capital", "group"}:
        return False
    if before.kind != "person":
        return True
    return after.kind == "office" and (not before.sector or after.sector in ("", before.sector))


def _one(before: Party, after: Party) -> Party:
    """An office and its holder, whichever comes first: أسعد الشيباني، وزير الخارجية السوري."""
    person = before if before.kind == "person" else after
    other = after if person is before else before
    return person._replace(
        first=before.first, last=after.last, prefix=before.prefix, code=person.code or other.code,
        sector=person.sector or other.sector)


def _confidence(trigger: Trigger, actors: Group, place: PlaceMention | None) -> float:
    """How sure: a plain word 0.5, a phrase or a word in its company more, known parties more."""
    rule = trigger.entry.rule
    sure = 0.5 + 0.15 * bool(trigger.entry.rest or trigger.entry.with_ or rule.with_) + 0.05 * (rule.near is not None)
    return round(min(0.95, sure + 0.15 * bool(actors) + 0.1 * (place is not None)), 2)
