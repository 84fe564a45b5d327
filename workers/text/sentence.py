"""What a sentence holds: actors, places, dates and counts, its phrases, and what it goes on with from those before."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec
from msgspec.structs import replace

from workers.text import actors, attribution, dates, figures
from workers.text.actors import ActorMention
from workers.text.dates import DateMention
from workers.text.figures import Quantity
from workers.text.grammar import (
    ADJECTIVE, AND, BREAKS, CLAUSE, COMMAS, FOR, GRAMMAR, IN_FRONT, MARKS, NO_NOUN, SAID_THAT, SOME, THAT, THAT_WHICH,
    WHO,
)  # fmt: skip
from workers.text.places import PlaceMention
from workers.text.tokens import Words
from workers.text.triggers import Trigger

_Value = TypeVar("_Value")
_Mention = TypeVar("_Mention", ActorMention, PlaceMention, DateMention, Quantity)
_first = attrgetter("first")
_LEADS_NOUN = GRAMMAR["leads_noun"]
_FORM = GRAMMAR["form"]
_LINKS = GRAMMAR["links"]
_DASHES = GRAMMAR["dashes"]
_DATELINE = 16  # words in which a dateline ends
_NO_VERBS = GRAMMAR["no_verbs"]
_NO_OWNER = BREAKS | COMMAS | THAT | WHO | CLAUSE | frozenset({"علي", "ضد", "بعد", "قبل", "خلال", "مع", "الي"})
_SO_CALLED = frozenset({"ما", "يسمي", "تسمي", "يعرف"})
_OF_PLACE = frozenset({"في", "لدي", "الي", "من", "منطقه", "محافظه", "مدينه", "اقليم", "ولايه", "باسم"})
_PARTS = SOME | {"كل", "كلا"}
_BEFORE_NOUNS = frozenset({"عن", "في", "الي", "حول", "بشان", "خلال", "مع", "اثر", "عقب", "بسبب", "رغم", "منذ"})
_BEFORE_VERBS = frozenset({"بعد", "منذ", "قبل", "الي", "حتي", "سبق", "ما", "دون", "الا", "عقب", "لولا", "بمجرد"})
"""Before "that" and a verb of the past."""
_DEFINITE = frozenset({"country", "capital", "group", "person"})
_DECIDES = frozenset({"قرر", "قررت", "قرروا", "يقرر", "تقرر"})
_ABOUT = frozenset({"من", "ما", "لا", "يقل", "عن", "يزيد", "يربو", "علي", "مقتل", "اصابه"})
APART = 6  # words between an office and its holder
_OTHERS = frozenset({"اخرون", "اخرين"})  # جرح سبعة آخرون: a count that says nothing of who they are
_BELONGING = GRAMMAR["belonging"]
_OWNER = 4  # words between a thing and whose it is
_WITH_WHAT = GRAMMAR["by_arms"] | GRAMMAR["instruments"]
_SHORT = 4  # letters of words such as بالغ, in which a clitic may be the root's
_ROOT = 3  # letters of a verb that is written as its noun is: قتل، طلب، شن
_PHRASE = 6  # words of a noun phrase
SOON = 3  # words between a deed and those it counts


class found_once(Generic[_Value]):
    """`functools.cached_property` without the lock that it takes before Python 3.12."""

    def __init__(self, find: Callable[[Any], _Value]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __get__(self, instance: Any, owner: type) -> _Value:
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
        return actors.read([self.title, *self.texts], self.places)


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

    def word(self, paragraph: int, number: int) -> str:
        """A word of any of the article's paragraphs."""
        return self._seen.texts[paragraph].words[number]

    @found_once
    def dates(self) -> Sequence[DateMention]:
        return dates.find(self.words, self._seen.published)

    @found_once
    def quantities(self) -> Sequence[Quantity]:
        return figures.find(self.words)


class Party(msgspec.Struct, frozen=True):
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


Group = tuple[Party, ...]
"""Actors named side by side: "الجيش والشرطة"."""


def overlap(one: Group, other: Group) -> bool:
    """Do the two name someone by the same words: مقاتلين and ثلاثة مقاتلين?"""
    return any(a.paragraph == b.paragraph and a.first < b.last and b.first < a.last for a in one for b in other)


class Sentence:
    """
    One sentence with what was seen in it, each looked for when first asked for; numbers are word numbers of its
    paragraph.

    Its triggers are told in reading order; `previous` and `doing` are what `parties.find` keeps of those already told.
    """

    def __init__(
        self, reading: Reading, first: int, last: int, nouns: frozenset[str], triggers: Sequence[Trigger],
        article: Sequence[Sentence],
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
        self.told = frozenset(trigger.first for trigger in triggers)  # words that triggers begin with

    @found_once
    def actors(self) -> Sequence[Party]:
        """Actors, adjectives among them; not those inside a place's name: منطقة قناة السويس."""
        inside = {number: p for p in self.places for number in range(p.first + 1, p.last)}
        found = []
        for a in _within(self.reading.actors, self.first, self.last):
            first, place = a.first, inside.get(a.first)
            if place is not None and a.last <= place.last:
                if a.kind != "capital":
                    continue  # منطقة قناة السويس
                first, a = place.first, replace(a, prefix=place.prefix)  # إلى العاصمة العمانية مسقط
            found.append(Party(self.paragraph, first, a.last, a.prefix, a.name, a.code, a.sector, a.kind, a.own))
        return found

    @found_once
    def groups(self) -> Sequence[Group]:
        """Those who may act, after the dateline: side by side in one group, an office and its holder in one."""
        begin = _dateline_end(self.words, self.first, self.last)
        acting = [a for a in self.actors
                  if a.first >= begin and not (self._qualifies(a) or self._counts_others(a))]
        meets = any(t.entry.rule.mutual or t.entry.rule.patient == "host" for t in self.triggers)
        return _groups(self.words, _titled(self.words, _each_with_its_own(self.words, acting), meets=meets))

    def _counts_others(self, actor: Party) -> bool:
        """Does it only say how many of those who follow: عشرات الآلاف من المدنيين?"""
        head = self.words[actor.first] if actor.last - actor.first == 1 else ""
        return head in SOME and self.words[actor.last : actor.last + 1] == ["من"]

    def _qualifies(self, actor: Party) -> bool:
        """Is it the adjective of the definite noun before it: الوضع الحقوقي?"""
        if actor.last - actor.first > 1 or actor.prefix != "ال" or actor.kind not in ("body", "office"):
            return False
        before = self.words[actor.first - 1] if actor.first > self.first else ""
        return self.words[actor.first].endswith(("ي", "يه")) and before.startswith("ال") and before.isalpha()

    @found_once
    def nisbas(self) -> Sequence[Party]:
        """Adjectives that say whose: الروسي."""
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
    def named(self) -> frozenset[int]:
        """Words at which those who may act, or places, begin."""
        return frozenset({g[0].first for g in self.groups} | {p.first for p in self.places})

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
            if says and any(word in THAT_WHICH for word in self.words[self.first : group[0].first]):
                break
            if not self.led(group) and group[0].sector != "JRN":
                return group
        return ()

    @found_once
    def speaking(self) -> Group:
        """Who is said to speak here: قال الناطق …، الناطق يؤكد …"""
        words = self.words
        for group in self.groups:
            if group[0].sector == "JRN" or self.led(group):
                continue
            before = words[max(self.first, group[0].first - 2) : group[0].first]
            after = words[group[-1].last : min(self.last, group[-1].last + 1)]
            if any(map(attribution.reports, [*before, *after])) and THAT_WHICH.isdisjoint(before):
                return group
        return ()

    @found_once
    def named_last(self) -> tuple[int, PlaceMention] | None:
        """The last place that is not a country, and its paragraph."""
        return next(((self.paragraph, self.inmost(p)) for p in reversed(self.places) if p.kind != "country"), None)

    @found_once
    def turns(self) -> frozenset[int]:
        """Words at which a further verb begins a clause after another: …، وهدد بالرد، وأعلنت الوزارة."""
        verbs = {
            trigger.first for trigger in self.triggers
            if trigger.prefix in AND and trigger.entry.form.shape in ("perfect", "imperfect")
            and not self.noun(trigger)
        }
        others = {
            number for number, word in enumerate(self.words[self.first + 1 : self.last], self.first + 1)
            if word[0] == "و" and (attribution.reports(word) or self._feminine_verb(number))
        }
        return frozenset(verbs | others)

    @found_once
    def _verbs(self) -> frozenset[int]:
        """Words that triggers begin with as verbs."""
        return frozenset(
            trigger.first for trigger in self.triggers
            if trigger.entry.form.shape in ("perfect", "imperfect") and not self.noun(trigger)
        )

    def _feminine_verb(self, at: int) -> bool:
        """Is the word after a comma a verb in the feminine, by its looks: …، وتسلمت القوات?"""
        word = self.words[at]
        ends = word.endswith("ت") and not word.endswith("ات")
        return ends and self.words[at - 1] in COMMAS and len(word) > 3 and word not in _NO_VERBS

    def led(self, group: Group) -> bool:
        """Does a preposition lead the group?"""
        head = group[0]
        if head.prefix.removeprefix("و").removeprefix("ف")[:1] in ("ب", "ل", "ك"):
            return True
        at = self.counts.get(head.first, head.first)  # على أربعة أشخاص
        while at - 2 >= self.first and self.lead(at) in SOME:  # مع كبار ضباط الشرطة
            at -= 1
        lead = self.lead(at)
        if lead[:1] == "و" and lead[1:] in IN_FRONT:
            return True  # وفي طهران، رفض
        return lead in IN_FRONT or (lead[:1] == "ب" and lead[1:] in IN_FRONT)  # بشمال العراق

    def lead(self, at: int) -> str:
        """The word before, past a mark of quotation; "" at the beginning."""
        number = at - 1
        if number > self.first and self.words[number] in MARKS:
            number -= 1
        if number - 2 >= self.first and self.words[number] == "من" and self.words[number - 1] in _PARTS:
            number -= 2  # اتهم كلا من كذا وكذا، فر الآلاف من كذا
        return self.words[number] if number >= self.first else ""

    def head(self, party: Party) -> str:
        """The first word of who takes part, also in an earlier paragraph, without the clitics before its article."""
        word = self.reading.word(party.paragraph, party.first)
        return word.removeprefix(party.prefix.removesuffix("ال"))

    def noun(self, trigger: Trigger) -> bool:
        """Is it a noun? "قصف" is one after a preposition and before an adjective: في قصف إسرائيلي."""
        form = trigger.entry.form
        before = self.words[trigger.first - 1] if trigger.first > self.first else ""
        if form.shape == "perfect" and not form.bound and trigger.prefix == "" and before in _BEFORE_NOUNS:
            return True  # عن توصل الطرفين
        if form.shape != "perfect" or form.bound:
            return form.shape == "noun"
        if trigger.prefix == "" and len(form.text) <= _ROOT and (
            self._is_object(trigger.first) or self._behind_that(trigger.first)
        ):
            return True
        if form.text not in self.nouns:
            return False
        after = self.words[trigger.last] if trigger.last < self.last else ""
        for number in range(trigger.first - 1, max(self.first, trigger.first - _OWNER) - 1, -1):
            if self.words[number] in _DECIDES and trigger.prefix == "":
                return True  # قررت النيابة حبس الوزير
            if self.words[number] in COMMAS or self.words[number] in THAT_WHICH:
                break
        leads = before in IN_FRONT or before in _LEADS_NOUN
        return leads or after in _FORM or after.startswith("لل") or bool(self.nisba(trigger))  # خطف للنساء

    def _is_object(self, at: int) -> bool:
        """Does a verb with its subject, known by its own right, end at the word: رفضت كندا طلب اللاجئين?"""
        subject = next((g for g in self.groups if g[-1].last == at and not self.led(g)), None)
        if subject is None or (subject[0].kind not in _DEFINITE and not self.words[subject[0].first].startswith("ال")):
            return False  # اعتقلت الشرطة شابا قتل والده
        return any(
            t.entry.form.shape in ("perfect", "imperfect") and not t.entry.form.bound and t.last == subject[0].first
            for t in self.triggers)

    def _behind_that(self, at: int) -> bool:
        """Is it right behind "that", which leads no verb: إن حكم المحكمة يعني; but بعد أن قتل?"""
        if at - 2 < self.first or self.words[at - 1] not in SAID_THAT:
            return False
        return self.words[at - 2].removeprefix("و") not in _BEFORE_VERBS

    def nisba(self, trigger: Trigger) -> Group:
        """القصف الروسي، غارات جوية إسرائيلية، العدوان الأميركي البريطاني: the adjectives say whose."""
        whose: list[Party] = []
        for adjective in self.nisbas:
            if adjective.first == whose[-1].last if whose else trigger.first < adjective.first <= trigger.last + 1:
                whose.append(adjective)
        return tuple(whose)

    def phrase(self, at: int) -> Group:
        """
        The noun phrase that begins at a word, an actor's own words where it is one: القواعد الأميركية، مقر الوزارة.
        """
        words = self.words
        if at < self.last and words[at] in MARKS:
            at += 1
        if at >= self.last or at in self._verbs:
            return ()
        counted = next((q for q in self.quantities if at <= q.first <= at + SOON and q.kind != "money"), None)
        if counted is not None and all(w in SOME or w in _ABOUT for w in words[at : counted.first]):
            return self.people(counted)  # not المدير وسبعة آخرون
        while at + 1 < self.last and words[at] in SOME and at + 1 not in self.told:  # عدد من الضباط
            at += 1 + (words[at + 1] == "من")
        if at < self.last and words[at] in MARKS:
            at += 1  # العديد من "مقاتلي العدو"
        own = next((g for g in self.groups if g[0].first <= at < g[-1].last), None)
        if own is not None:
            return own
        if figures.read_number(words, at) is not None:
            return ()  # أكثر من مئة قطعة
        head = words[at]
        if not head.isalpha() or len(head) < 3 or head in NO_NOUN or any(d.first <= at < d.last for d in self.dates):
            return ()
        last = at + 1
        definite = head.startswith("ال")
        inside = next((a for a in self.actors if a.first == at), None)  # أوقفت تونسيا
        while last < self.last and last - at < _PHRASE:
            word = words[last]
            if any(d.first == last for d in self.dates):
                break  # المسجد الأقصى الأحد
            actor = next((a for a in self.actors if a.first <= last < a.last), None)
            if actor is not None and actor.prefix in ("", "ال"):
                inside = inside or actor
                last = actor.last
                continue
            if actor is not None:
                break
            place = next((p for p in self.places if p.first == last), None)
            if place is not None and not place.prefix and word not in IN_FRONT:
                last = place.last
                continue
            if not word.isalpha() or word in NO_NOUN or word[0] == "و" or last in self._verbs:
                break
            if word in _WITH_WHAT or (word.startswith(("بال", "لل")) and len(word) > _SHORT):
                break  # فتى برصاص الجيش، المدير بالتبرع
            genitive = last == at + 1 and inside is None
            if word.startswith("ال") and not definite and words[last - 1].endswith(("ي", "يه")) and last > at + 1:
                break  # دانت لجنة محلية القصف
            bare = not definite and not words[last - 1].startswith("ال")  # أمام مقر الولاية مطالبين بالأجور
            if word.startswith("ال") or (bare and (word.endswith(ADJECTIVE) or genitive)):
                last += 1
                continue
            break
        more: Group = ()
        owned = last == at + 1 and head.endswith(("ها", "هم"))  # رعاياها من كذا
        if inside is None and not owned and (owners := self._owners(last)):
            inside, *others = owners
            last, more = inside.last, tuple(others)  # واردات من الصين والهند
        if inside is None:
            return (Party(self.paragraph, at, last, "", "", "", "", "thing", False),)
        sector = "" if inside.kind == "capital" else inside.sector  # كنيسة في باماكو
        if inside.kind == "nisba":
            sector = "CVL" if inside.first == at else ""
        return (Party(self.paragraph, at, last, "", inside.name, inside.code, sector, inside.kind, False), *more)

    def _owners(self, at: int) -> Group:
        """Whose the thing is that ends before a word: مستودعا تابعا للجيش، قاعدة للأعداء، واردات من الصين."""
        for group in self.groups:
            head = group[0]
            if head.first >= at:
                between = self.words[at : head.first]
                near = len(between) <= _OWNER and not any(word in _NO_OWNER for word in between)
                near = near and self.told.isdisjoint(range(at, head.first))  # قصفت القرية وقتلت طفلا
                owns = head.prefix in FOR or self.lead(head.first) in ("من", "في", "ل")
                owns = owns or (len(between) == 1 and between[0][0] == "و")  # مواقع وتعزيزات الميليشيا
                return group if near and owns and head.sector != "JRN" else ()
        return ()

    def people(self, counted: Quantity) -> Group:
        """Those a count counts: its noun's actor, with further ones joined to it."""
        for group in self.groups:
            if counted.first <= group[0].first <= counted.last:
                some = group[0].first - counted.first > 1 and self.words[group[0].first - 1] == "من"
                return (replace(group[0], first=counted.first, prefix=""), *group[1:]) if some else group
        last = counted.last
        origin = next((a for a in self.nisbas if counted.first < a.first <= last), None)  # ألفي عراقي، أربع سفن يونانية
        partly = origin is None and last + 1 < self.last and self.words[last] == "من"
        whole = self.phrase(last + 1) if partly else ()
        if whole and (whole[0].kind != "thing" or not counted.noun):  # ثمانية من تنظيم كذا; but ألف مدني من البلدة
            return (replace(whole[0], first=counted.first, prefix=""),)
        if origin is not None and not origin.prefix:
            last = max(last, origin.last)
        name, code = ("", "") if origin is None else (origin.name, origin.code)
        kind = "others" if self.words[last - 1] in _OTHERS else "people"
        sector = "" if origin is None else "CVL"
        return (Party(self.paragraph, counted.first, last, "", name, code, sector, kind, False),)

    def inmost(self, place: PlaceMention) -> PlaceMention:
        """The place named right before that lies in this one: "حي الأشرفية بمدينة حلب"."""
        every = self.reading.places
        for _ in range(2):
            at = every.index(place)
            inner = every[at - 1] if at else None
            if inner is None or inner.within != at or inner.first < self.first or inner.kind == "country":
                break
            place = inner
        return place


def _within(mentions: Sequence[_Mention], first: int, last: int) -> Sequence[_Mention]:
    """The mentions that begin from *first* up to but not including *last*; *mentions* in reading order."""
    begin = bisect_left(mentions, first, key=_first)
    return mentions[begin : bisect_left(mentions, last, lo=begin, key=_first)]


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
            if listed and between[0] in COMMAS and not actor.prefix:
                whole_name = any(word in COMMAS for word in words[before.first : before.last])  # رئيس الوزراء، فلان
                if "person" in (before.kind, actor.kind) and not whole_name and _apposed(before, actor):
                    groups[-1][-1] = _one(before, actor)
                    continue
                listed = before.kind == actor.kind
            if conjoined or listed:
                groups[-1].append(actor)
                if actor.prefix.startswith("و") or between[0] not in COMMAS:
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
        if found and actor.kind == "group" and _belongs(words, found[-1], actor):
            found[-1] = replace(actor, first=found[-1].first, prefix=found[-1].prefix)
            continue
        if found and actor.prefix in ("", "ال"):
            before = found[-1]
            between = words[before.last : actor.first]
            people = before.kind in ("office", "body")
            several = words[before.last - 1].endswith(("ين", "ون")) and not words[before.first].startswith("ال")
            belong = before.sector != "GOV" or (several and actor.kind == "group")  # مسؤولون من حركة كذا
            belong = belong and (several or not words[before.first].startswith("ال"))  # طلب المدعي العام من المحكمة
            if people and between == ["من"] and actor.kind in ("group", "body") and belong:
                found[-1] = replace(actor, first=before.first, prefix=before.prefix)
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
                near = (back == 2 or bool(between)) and len(between) <= APART and all(map(_leads_on, between))
                if near and (office.kind == "office" or (office.kind == "body" and between and between[-1] in COMMAS)):
                    del found[-back:]
                    actor = _one(office, actor)
        found.append(actor)
    return found


def _each_with_its_own(words: Sequence[str], actors: Sequence[Party]) -> list[Party]:
    """
    The actors that are no adjectives, and those who share the noun of the one before: الجيشان المصري والسعودي، وزيرا
    الداخلية المغربي محمد كذا والإسباني خوان كذا.
    """
    found: list[Party] = []
    shared: Party | None = None  # the adjective right before, and
    head: Party | None = None  # who has the noun
    for actor in actors:
        if actor.kind == "nisba":
            head = found[-1] if found else None
            joins = actor.own and actor.prefix[:1] == "و" and head is not None and head.last == actor.first
            shared = actor if joins else None
            if head is not None and joins and head.kind in ("office", "body") and _alike(words, head, actor):
                found.append(replace(head, first=actor.first, last=actor.last, prefix=actor.prefix, code=actor.code))
            continue
        named = shared is not None and actor.kind == "person" and not actor.prefix and actor.first == shared.last
        if shared is not None and head is not None and named:
            if found[-1].first == shared.first:
                found.pop()
            actor = replace(
                actor, first=shared.first, prefix=shared.prefix, code=actor.code or shared.code,
                sector=actor.sector or head.sector)
        found.append(actor)
        shared = None
    return found


def _alike(words: Sequence[str], head: Party, adjective: Party) -> bool:
    """Does the adjective end as the last word of the *head* does, an adjective of another country?"""
    last, other = words[head.last - 1], words[adjective.last - 1]
    ending = next((ending for ending in ("يه", "يين", "يان", "ي") if other.endswith(ending)), "")
    definite = adjective.prefix.endswith("ال") == last.startswith("ال")
    return bool(ending) and last.endswith(ending) and definite and head.code not in ("", adjective.code)


def _belongs(words: Sequence[str], men: Party, group: Party) -> bool:
    """Are they said to be the group's men: مسلحون يشتبه في انتمائهم لجماعة كذا، مقاتلين موالين لتنظيم كذا?"""
    between = words[men.first + 1 : group.first]
    several = men.kind in ("office", "body") and words[men.first].endswith(("ين", "ون", "ان"))
    return several and 0 < len(between) <= _OWNER and all(word in _BELONGING for word in between)


def _leads_on(word: str) -> bool:
    return word in COMMAS or word in _OF_PLACE or word in _SO_CALLED or word.startswith(("ال", "لل", "بال", "ب", "ل"))


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
    surer = other if other.own and not person.own else person
    return replace(
        person, first=before.first, last=after.last, prefix=before.prefix, code=surer.code or person.code or other.code,
        sector=person.sector or other.sector, own=person.own or other.own)
