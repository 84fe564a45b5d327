"""Who stands before a verb as its subject, known to a table or not."""
from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from workers.text import figures
from workers.text.grammar import (
    BREAKS, COMMAS, GRAMMAR, IN_FRONT, MARKS, NO_NOUN, SAID_THAT, SOME, THAT, THAT_HE, TO_IT, WHO,
)  # fmt: skip
from workers.text.parties import referents
from workers.text.sentence import SOON, Group, Party, Sentence

BODIES = GRAMMAR["bodies"]
"""Nouns of bodies that no table knows."""
_OWN_FORCES = GRAMMAR["own_forces"]
_HIS_COUNTRY = frozenset({"بلاده", "بلادها"})
_ATTACKS = GRAMMAR["attacks"]
_FAR = 10  # words between "had" and its verb
_AUXILIARIES = frozenset({"قد", "وقد", "لن", "لا", "لم", "سوف", "كان", "كانت", "كانوا"})
"""Between a subject and its verb."""
_HAD = frozenset({"كان", "كانت", "وكان", "وكانت"})
_ASIDE = 16  # words between "had" and its verb, two commas among them


def before(sentence: Sentence, at: int) -> Group:
    """The subject that stands before its verb, when one does."""
    words = sentence.words
    last = at
    if last > sentence.first and words[last - 1] == "قد" and (had := _who_had(sentence, last - 1)):
        return had
    while last > sentence.first and words[last - 1] in _AUXILIARIES:
        last -= 1
    if last > sentence.first and (words[last - 1] in THAT_HE or words[last - 1] in WHO):
        relative = words[last - 1] in WHO
        groups = [g for g in sentence.groups if g[-1].last <= last - 1]
        if not groups:
            return () if relative else sentence.carried
        if relative:
            nearer = {word.removeprefix("ال") for word in words[groups[-1][-1].last : last - 1]}
            return groups[-1] if len(nearer) <= 3 and _ATTACKS.isdisjoint(nearer) else ()  # ضحايا الغارة التي استهدفت
        if words[last - 1].removeprefix("و") in _HIS_COUNTRY:  # لافتا إلى أن بلاده رحبت
            return next((g for g in groups if g[0].kind in ("person", "office") and not sentence.led(g)), groups[-1])
        pronoun = "هم" if words[last - 1].endswith("هم") else words[last - 1][-2:].lstrip("نكو")
        named = [g for g in reversed(groups) if not sentence.led(g) and not within_relative(sentence, g)]
        fitting = (g for g in named if pronoun not in referents.PRONOUNS or referents.fits(sentence, g, pronoun))
        return next(fitting, named[0] if named else groups[-1])  # قال الوزير إن روسيا تدخلت، لكنه نفى
    if last > sentence.first and words[last - 1] in _OWN_FORCES:
        return _own_forces(sentence, last - 1)
    adjective = next(
        (a for a in sentence.nisbas
         if last - 2 <= a.first and a.last <= last and COMMAS.isdisjoint(words[a.last : last])),
        None)
    groups = [g for g in sentence.groups if g[-1].last <= last]
    if adjective is not None and not (groups and groups[-1][-1].last >= adjective.last):
        return (adjective,)  # طائرة مسيرة إسرائيلية استهدفت
    if groups:
        near = groups[-1]
        for number in range(last - 1, sentence.first - 1, -1):
            if words[number] in SAID_THAT:  # أن القوات المتمركزة قرب أسوار المدينة أطلقت
                near = next((g for g in groups if g[0].first == number + 1), near)
                if near is not groups[-1]:
                    return near
                break
            if words[number] in BREAKS or words[number] in COMMAS:
                break
        if near[-1].last == last and (whole := _with_relative(sentence, near, groups)):
            return whole
        head = near[0].first
        if near[-1].last == last and head > sentence.first and sentence.words[head - 1].lstrip("ال").startswith("تابع"):
            return near  # القوة الصاروخية التابعة للقوات المسلحة استهدفت
        gap = words[near[-1].last : last]
        if gap[:1] == ["("] and ")" in gap:
            gap = gap[gap.index(")") + 1 + (gap[-1] in COMMAS) :]  # فلان (22 عاما)، فجر
        between = range(near[-1].last, last)
        if not (sentence.told.isdisjoint(between) and sentence.turns.isdisjoint(between)):
            return ()  # another deed's
        closes = head > sentence.first and words[head - 1] in MARKS  # "العفو الدولية" تطالب تونس
        if gap and gap[-1] in MARKS and not closes and any(g[0].first == at + 1 for g in sentence.groups):
            return ()  # «قصف سلاح الجو أهدافا»: a clause of its own
        if gap and gap[-1] in IN_FRONT and gap[-1] not in ("ب", "ل"):
            return ()  # قتل ثلاثة في هجوم: no deed of theirs
        if len(gap) <= 4 and not sentence.led(near) and not any(word in BREAKS or word in THAT for word in gap):
            return near
    return ()


def _with_relative(sentence: Sentence, inner: Group, groups: Sequence[Group]) -> Group:
    """Whose relative clause ends with its own subject: القوات التي تدعمها تركيا سيطرت."""
    at = inner[0].first
    who = next((n for n in range(at - 1, max(sentence.first, at - 3), -1) if sentence.words[n] in WHO), None)
    if who is None or who == at - 1:
        return ()
    return next((g for g in groups if who - 1 <= g[-1].last <= who and not sentence.led(g)), ())


def _own_forces(sentence: Sentence, at: int) -> Group:
    """Somebody's own men right before their verb: قال الجنرال إن قواته قتلت."""
    owner = next((g for g in sentence.groups if g[-1].last <= at and g[0].code), sentence.carried)
    name, code = (owner[0].name, owner[0].code) if owner else ("", "")
    return (Party(sentence.paragraph, at, at + 1, "", name, code, "MIL", "body", False),)


def _who_had(sentence: Sentence, at: int) -> Group:
    """The subject right after "had", whatever two commas insert: وكانت القوات، بدعم جوي، قد دخلت."""
    for number in range(at - 1, max(sentence.first, at - _ASIDE) - 1, -1):
        if sentence.words[number] in BREAKS or number in sentence.told:
            break
        if sentence.words[number] in _HAD:
            named = next((g for g in sentence.groups if g[0].first == number + 1), ())
            return named or (sentence.phrase(number + 1) if sentence.words[number + 1].startswith("ال") else ())
    return ()


def within_relative(sentence: Sentence, group: Group) -> bool:
    """Is the group the subject of a relative clause: قوات كذا، التي تدعمها واشنطن، أعلنت أنها?"""
    at = group[0].first
    return at - 2 >= sentence.first and not WHO.isdisjoint(sentence.words[at - 2 : at])


def people_before(sentence: Sentence, at: int) -> Group:
    """Those named or counted right before a word."""
    named = next((g for g in sentence.groups if g[-1].last == at), ())
    counted = next((q for q in sentence.quantities if q.last == at and not figures.counts_things(q.noun)), None)
    return named or (() if counted is None else sentence.people(counted))


def noun_before(sentence: Sentence, at: int) -> Group:
    """The noun with adjectives, both without article, that ends before a word: خلية إجرامية متهمة."""
    words, first = sentence.words, at
    while first > sentence.first and at - first < SOON and words[first - 1].isalpha():
        if words[first - 1] in NO_NOUN or words[first - 1].startswith("ال") or first - 1 in sentence.told:
            break
        first -= 1
    if first == at or first == sentence.first:
        return ()
    return (Party(sentence.paragraph, first, at, "", "", "", "", "thing", False),)


def several_before(sentence: Sentence, at: int) -> Group:
    """Men in the plural without article, right before a verb in the plural: مع ملثمين خربوا."""
    words, first = sentence.words, at
    while first > sentence.first and words[first - 1].endswith(("ين", "ون")) and not words[first - 1].startswith("ال"):
        first -= 1
    known = any(g[0].first < at and first < g[-1].last for g in sentence.groups)
    if first == at or known or words[first] in NO_NOUN:
        return ()
    return (Party(sentence.paragraph, first, at, "", "", "", "", "thing", False),)


def place_before(sentence: Sentence, at: int) -> Group:
    """A place that stands right before its verb: مدينة تعرضت لقصف."""
    place = next((p for p in sentence.places if p.last == at), None)
    return () if place is None else (Party(sentence.paragraph, place.first, at, "", "", "", "", "thing", False),)


def named(sentence: Sentence, at: int) -> Group:
    """A subject that no table knows right after its verb: قال هنغبي، طالب المشاركون."""
    if at >= sentence.last:
        return ()
    word = sentence.words[at]
    taken = any(
        m.first <= at < m.last
        for mentions in (sentence.actors, sentence.places, sentence.dates, sentence.quantities) for m in mentions
    )
    plural = word.startswith("ال") and word.endswith(("ون", "ان"))
    follows = at + 1 < sentence.last and (sentence.words[at + 1] in SAID_THAT or sentence.words[at + 1] in MARKS)
    if taken or not word.isalpha() or word in NO_NOUN:
        return ()
    if word in SOME or word in BODIES:  # نفت إحدى الشركتين، دانت لجنة محلية
        some = sentence.phrase(at)
        return (replace(some[0], first=at), *some[1:]) if some and some[0].first <= at + 2 else ()
    alone = any(g[0].first == at + 1 and not g[0].prefix for g in sentence.groups)  # ودعا الكعبي حزب كذا
    if not (plural or follows or (alone and word.startswith("ال"))):
        return sentence.phrase(at) if word.startswith("ال") else ()  # أكدت الرابطة الدولية
    return (Party(sentence.paragraph, at, at + 1, "", "", "", "CVL" if plural else "", "thing", False),)


def after_that(sentence: Sentence, at: int) -> Group:
    """A subject between "that" and its verb that no table knows: أن طائرات حربية أغرقت."""
    done = at > sentence.first and sentence.words[at - 1] == "قد"
    at -= done
    for number in range(at - 1, max(sentence.first, at - _FAR) - 1, -1):
        word = sentence.words[number]
        if word in COMMAS or word in BREAKS or number in sentence.told:
            break
        if word in SAID_THAT or word in _HAD:
            verbal = sentence.words[number + 1][0] == "ي"  # بأن يعيد ضبط كذا
            subject = sentence.phrase(number + 1) if number + 1 < at and not verbal else ()
            whole = done and word in _HAD  # وكانت أعلى محكمة في البلاد قد رفضت
            rest = sentence.words[subject[-1].last : at] if subject else ["…"]
            begins = subject[-1].last if subject else at
            inside = {n for p in sentence.places for n in range(p.first, p.last)}
            passed = all(
                word in TO_IT or word == "من" or begins + n in inside for n, word in enumerate(rest))
            return subject if whole or passed else ()  # الفرق التابعة لها ضبطت، إن شابا من حيفا لقي
    return ()
