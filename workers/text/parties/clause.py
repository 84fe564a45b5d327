"""A trigger in its sentence, and what stands around it: each looked for once, when first asked for."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from workers.text import attribution
from workers.text.grammar import (
    ADVERBS, AND, BREAKS, COMMAS, GRAMMAR, SAID_THAT, SOME, WHO,
)  # fmt: skip
from workers.text.parties import doers, referents, subjects
from workers.text.sentence import SOON, Group, Sentence, found_once
from workers.text.triggers import STATEMENTS, Trigger

Parties = tuple[Group, Group]
"""Who does it, and to whom."""
Way = Callable[["Clause"], Parties | None]
"""One way to read a clause: who does it to whom, or None where the clause is none of its kind."""

_OF_ARMS = frozenset({"موجهه", "مسيره", "ثقيله", "دقيقه", "محظوره", "حديثه", "حاده", "مفخخه", "ناسفه", "موجه", "ثقيل"})
"""Adjectives of weapons that end as nouns do."""
_BESIDE = frozenset({"بعد", "عقب", "اثر", "خلال", "اثناء", "وسط", "قبل", "غداه", "جراء", "بسبب"})
"""Before the noun of another deed, which went before or along."""
_WHILE = frozenset({"فيما", "بينما"})
_ROOT_IN_T = frozenset({"لفت", "اثبت", "صوت", "مات", "بت"})
"""Verbs in the masculine whose root ends in t."""
_FEMININE = frozenset({"الامم", "الدول", "دول", "البلدان", "بلدان", "الفصائل", "القوي"})
_MEN = GRAMMAR["masculine"]
_MEN_IN_H = GRAMMAR["men_in_h"]
_MALE_ARMS = GRAMMAR["male_arms"]
INSTRUMENTS = GRAMMAR["instruments"]
"""With what, between a verb and its object."""
OF_TWO = frozenset({"AGREE", "COOPERATE"})
"""What two sides may do with each other: اتفاق بين كذا وكذا."""
OBJECT = 14  # words after its verb in which an object is looked for
GAP = 5  # words that may stand between a verb and its subject: "استقبل اليوم في قصر بعبدا الرئيس"


def first_of(ways: Iterable[Way], clause: Clause) -> Parties | None:
    """What the first of the *ways* says that fits."""
    for way in ways:
        if (found := way(clause)) is not None:
            return found
    return None


class Clause:
    """A trigger, what its rule asks and what its sentence has around it; numbers are word numbers of the paragraph."""

    def __init__(self, sentence: Sentence, trigger: Trigger) -> None:
        self.sentence, self.trigger = sentence, trigger
        self.words = sentence.words
        self.first, self.last, self.prefix = trigger.first, trigger.last, trigger.prefix
        self.rule, self.form = trigger.entry.rule, trigger.entry.form
        self.event = self.rule.events[0]
        self.bound = self.form.bound
        self.statement = self.event in STATEMENTS
        self.noun = sentence.noun(trigger)

    @found_once
    def after(self) -> Sequence[Group]:
        """Those named behind it, in its own clause; not a noun's adjective: هجوم انتحاري."""
        if self.noun:
            return [g for g in groups_after(self.sentence, self.first + 1) if not self._describes(g)]
        return groups_after(self.sentence, self.last)

    @found_once
    def by(self) -> Group:
        """Who did it when words say so: من قبل الجيش، برصاص الشرطة."""
        return () if self.rule.id == "accuse-say" and not self.noun else doers.by(self.sentence, self.trigger)

    @found_once
    def before(self) -> Group:
        """Who stands before it as a subject does."""
        return subjects.before(self.sentence, self.first)

    @found_once
    def subject(self) -> Group:
        """Who it belongs to, where no word of its own company says so."""
        return doers.of_clause(self.sentence, self.trigger)

    @found_once
    def whose(self) -> Group:
        """The adjectives behind a noun that say whose: القصف الروسي."""
        return self.sentence.nisba(self.trigger)

    @found_once
    def goes_on(self) -> bool:
        """Is it a verb that "and" joins to one before: … وهاجمت? What stands before is then that one's object."""
        return self.prefix in AND and self.form.shape == "perfect"

    @property
    def follower(self) -> str:
        """The word behind it; "" at the sentence's end."""
        return self.words[self.last] if self.last < self.sentence.last else ""

    @property
    def after_who(self) -> bool:
        """Is it right behind a relative pronoun: الموقف الذي رفض?"""
        return self.first > self.sentence.first and self.words[self.first - 1] in WHO

    def follows(self, event: str, gap: range) -> bool:
        """Does it stand behind a trigger of an *event*, so many words between?"""
        return any(t.entry.rule.events[0] == event and self.first - t.last in gap for t in self.sentence.triggers)

    def led(self, group: Group) -> bool:
        return self.sentence.led(group)

    def lead(self, group: Group) -> str:
        """The word before the group."""
        return self.sentence.lead(group[0].first)

    def adjacent(self, group: Group) -> bool:
        """Is the group right behind the trigger?"""
        return group[0].first == self.last

    def others(self, group: Group) -> Sequence[Group]:
        """Those behind it but this group."""
        return [g for g in self.after if g is not group]

    def referred(self, actors: Group = ()) -> Group:
        """Whom its pronoun points back to, not being one of the *actors*."""
        return referents.referred(self.sentence, self.trigger, actors)

    def agrees(self, group: Group) -> bool:
        """May the verb have the group after it for its subject? It agrees in gender with the first named."""
        verb, head = self.form.text, group[0]
        word = self.words[head.first]
        bare = word.removeprefix("ال")
        oblique = head.kind in ("body", "office", "people", "back") and word.endswith("ين") and bare not in _MEN
        if oblique and head.first == self.past_time(self.last):
            return False  # دعا الطرفين
        masculine = verb[0] == "ي" if self.form.shape == "imperfect" else not verb.endswith(("ت", "تا"))
        if not masculine and not self.bound and verb not in _ROOT_IN_T:
            return bare not in _MEN and bare not in _MEN_IN_H  # دعت المجتمع الدولي، حثت قادة الجيش
        if not masculine or head.kind == "person" or self.bound:
            return True
        if word in SOME or bare in _MEN_IN_H:
            return True  # اقتحم مئات المتظاهرين المبنى، اخترق قراصنة الشبكة
        if head.kind in ("country", "capital"):
            return head.name in referents.MASCULINE or bare in _MEN  # رفض الكرملين
        return not word.endswith(("ه", "ات")) and word not in _FEMININE

    def agrees_with(self, before: Group) -> bool:
        """May a verb in the masculine have the one group before it for its subject: … الشرطة ويطالب ناشطون?"""
        form = self.form
        masculine = form.text[0] == "ي" if form.shape == "imperfect" else (
            not form.text.endswith(("ت", "تا", "وا", "نا")))
        counted = len(before) == 1 and before[0].first in self.sentence.counts
        if counted and before[0].last == self.first and form.text.endswith("ت") and form.shape == "perfect":
            return False  # بعد مقتل اثني عشر محتجا اعتذرت الحكومة
        single = len(before) == 1 and masculine and not form.bound
        if not single or form.text.endswith(("ون", "ان")) or form.text in _ROOT_IN_T:
            return True
        head = before[0]
        if head.last == self.first and self.prefix not in AND:
            return True
        return head.kind != "body" or not self.sentence.head(head).endswith(("ه", "ات"))

    def past_time(self, at: int) -> int:
        """The word after what may stand between a verb and its object: "، الجمعة،", "أيضا", "أمس"."""
        sentence, words = self.sentence, self.words
        for _ in range(4):
            if at >= sentence.last:
                break
            if words[at] in ADVERBS:
                at += 1
                continue
            if words[at].startswith("بال") or words[at] in INSTRUMENTS:
                at = self._past_manner(at)
                continue
            counted = next((q for q in sentence.quantities if q.first == at and words[at][0] == "ب"), None)
            if counted is not None:  # استهدف بثلاث غارات مقر القيادة
                at = counted.last
                continue
            mark = words[at] in COMMAS
            date = next((d for d in sentence.dates if d.first <= at + mark < d.last), None)
            if date is None:
                break
            at = date.last + (mark and date.last < sentence.last and words[date.last] in COMMAS)
        return at

    def _past_manner(self, at: int) -> int:
        """The word after a weapon or a manner with its adjectives: تستهدف بمسيرة انقضاضية مقر القيادة."""
        definite = self.words[at].startswith("بال")
        at += 1
        while at < self.sentence.last and (
            self.words[at].startswith("ال") if definite
            else self.words[at].endswith(("ي", "يه")) or self.words[at] in _OF_ARMS
        ):
            at += 1
        return at

    def past_weapon(self, at: int) -> int:
        """The word at which the object of a deed may begin: after times, manners, and the weapon that did it."""
        sentence, words = self.sentence, self.words
        at = self.past_time(at)
        if self.noun:  # العدوان الإسرائيلي المتواصل على القطاع
            adjectives = {a.first for a in sentence.nisbas}
            definite = self.prefix.endswith("ال")
            while at < sentence.last - 1 and at < self.last + SOON and (
                at in adjectives or (definite and words[at].startswith("ال") and at not in sentence.named)
            ):
                at += 1
        if at < sentence.last and words[at][0] == "و" and words[at][1:] in SOME:
            at = self._past_phrase(at)  # شنت اليونان وعدد من حلفائها
        if self.event == "ASSAULT" and at < sentence.last and self.wielded(at):
            at = self._past_phrase(at)
        return at

    def _past_phrase(self, at: int) -> int:
        phrase = self.sentence.phrase(at)
        return self.past_time(phrase[-1].last if phrase else at + 1)

    def wielded(self, at: int) -> bool:
        """Is the word right after a verb the weapon that did it: استهدفت طائرة مجهولة المحطة?"""
        weapon = self.words[at].removeprefix("ال")
        if at != self.last or self.prefix in AND or self.form.shape != "perfect" or self.bound:
            return False
        if "ب" + weapon not in INSTRUMENTS or self.noun:
            return False
        if any(g[-1].last == self.first and not self.led(g) for g in self.sentence.groups):
            return False  # إسرائيل استهدفت الطائرة
        return self.form.text.endswith("ت") == (weapon not in _MALE_ARMS)

    def _describes(self, group: Group) -> bool:
        """Is it the noun's adjective rather than a name: هجوم انتحاري?"""
        at = group[0].first
        if not self.first < at <= self.last or group[0].kind != "body":
            return False
        return self.words[at].endswith(("ي", "يه", "يين")) or self.words[at] in ("مسلح", "مسلحه")


def joined(group: Group) -> bool:
    """Is the group one more of what stands before it: تقصف موقع كذا وثكنة كذا?"""
    return group[0].prefix[:1] == "و"


def groups_after(sentence: Sentence, at: int, reach: int = OBJECT) -> list[Group]:
    """Those named from a word on, up to where another's clause begins."""
    found = []
    for group in sentence.groups:
        if group[0].first < at:
            continue
        if group[0].first - at > reach or any(word in BREAKS for word in sentence.words[at : group[0].first]):
            break
        if _another_begins(sentence, at, group):
            break
        found.append(group)
    return found


def _another_begins(sentence: Sentence, at: int, group: Group) -> bool:
    """Does another's clause begin between the word *at* and the group, or with it?"""
    words, head = sentence.words, group[0].first
    if any(words[n - 1] in COMMAS and attribution.reports(words[n]) for n in range(at, head)):
        return True  # وبعد حصار البلدة، قالت المنظمة
    between = range(at + 1, head)
    if any((words[n] in SAID_THAT or words[n] in _WHILE) and words[n - 1] in COMMAS for n in between):
        return True  # قال الوزير، الذي تتوسط بلاده، إن الوفدين …
    if any(n in sentence.told and words[n - 1] in _BESIDE for n in between):
        return True  # سيطر المسلحون على البلدة بعد معارك مع الجيش
    return _opens_clause(sentence, group) or not sentence.turns.isdisjoint(between)


def _opens_clause(sentence: Sentence, group: Group) -> bool:
    """Is it, after "and", the subject of a verb of its own: …، والجيش في الجنوب يقصف?"""
    plain = group[0].prefix in ("", "ال") and not sentence.led(group)
    if not (plain or joined(group)) or sentence.words[group[0].first - 1] not in COMMAS:
        return False
    end = group[-1].last
    return any(
        t.entry.form.shape in ("perfect", "imperfect") and not t.entry.form.bound and not sentence.noun(t)
        for t in sentence.triggers if t.prefix == "" and end <= t.first <= end + SOON * joined(group)
    )
