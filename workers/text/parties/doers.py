"""Who does it, where words around the trigger say so, and whose the clause is where none do."""
from __future__ import annotations

from collections.abc import Iterable

from workers.text.grammar import (
    ADJECTIVE, BREAKS, CLAUSE, COMMAS, FOR, GRAMMAR, IN_FRONT, MANAGES, MARKS, SAID_THAT, WHO,
)  # fmt: skip
from workers.text.parties import subjects
from workers.text.sentence import SOON, Group, Sentence, overlap
from workers.text.triggers import STATEMENTS, Trigger

ARMED = frozenset({"MIL", "COP", "REB", "PRM", "JUD", "UAF"})
"""Sectors of those who use force, or the law's."""
POWERS = ARMED | {"GOV", "PRM"}
"""Sectors of those who may arrest, ban and attack."""
_FORCES = {
    "ASSAULT": frozenset({"MIL", "REB", "PRM", "COP", "UAF"}),
    "COERCE": frozenset({"MIL", "REB", "PRM", "COP", "UAF", "GOV", "JUD"}),
}
"""Who may be taken for the one who did it when the sentence names a doer only by the way."""
_BY = (
    ("من", "قبل"), ("علي", "يد"), ("علي", "ايدي"), ("علي", "ايادي"), ("من", "جانب"), ("من", "طرف"),
    ("القادمه", "من"), ("المقدمه", "من"), ("المقدم", "من"), ("مقدمه", "من"), ("بتمويل", "من"), ("بدعوه", "من"),
    ("بمبادره", "من"), ("بقرار", "من"), ("بامر", "من"),
)  # fmt: skip
_BY_HIM = frozenset({("من", "قبل"), ("علي", "يد"), ("علي", "ايدي"), ("من", "جانب")})
_ANOTHER = SAID_THAT | {"ثم", "فيما", "بينما", "حين", "لكن", "ولكن"}
_BY_ARMS = GRAMMAR["by_arms"]
_DONE_BY = GRAMMAR["done_by"]
_ATTACKS = GRAMMAR["attacks"]
_CARRIES_OUT = GRAMMAR["carries_out"]
_FACES = GRAMMAR["faces"]
_FACED = frozenset(verb + "ها" for verb in _FACES | {"تلقت", "تتلقا", "يتلقا", "تلقا"})
_DOING = frozenset({"قيام", "بقيام", "وقيام", "لقيام", "اقدام", "باقدام", "لاقدام"})
_GOES_ABOUT = MANAGES | GRAMMAR["goes_on"]
_ISSUED = frozenset({"الصادر", "الصادره", "صادر", "صادره"})
_LOADS = frozenset({"دفعه", "شحنه", "عدد", "عددا", "مجموعه", "كميه", "كميات"})
"""Before what a giver gives, and not the giver: دفعة من الدبابات."""
_FAR = 20  # words behind a deed in which who did it is said
_NEAR = 8  # the same, where only "by it" says so
_CLOSE = 4  # words between a noun and a relative clause that tells who did it
_REACH = 8  # words before a noun in which the verb that carries it out stands
_GAP = 5  # words between a verb and its subject


def by(sentence: Sentence, trigger: Trigger) -> Group:
    """Who did it when words say so: من قبل الجيش، برصاص الشرطة."""
    words = sentence.words
    unknown = _unknown_by(sentence, trigger)
    for group in sentence.groups:
        at = group[0].first
        if unknown and at >= unknown[0].first:
            break
        if not trigger.last <= at < trigger.last + _FAR:
            continue
        if not _ANOTHER.isdisjoint(words[trigger.last : at]):
            return ()  # another clause's
        if at >= 2 and (words[at - 2], words[at - 1]) in _BY:
            return group
        if at >= 3 and (words[at - 3], words[at - 2]) in _BY:
            return sentence.phrase(at - 1)  # على أيدي متشددي كذا
        if _leads_attack(sentence, trigger, group):
            return group
        before = at - 1 - (words[at - 1] in MARKS)
        another = before in sentence.told and words[before] not in _BY_ARMS
        if at != trigger.last and not another and _behind_act(sentence, trigger, group):
            return group
    return unknown


def _unknown_by(sentence: Sentence, trigger: Trigger) -> Group:
    """Who did it by the words for that, known to no table but by an adjective: استُهدف من قبل مسيرة تركية."""
    reach = range(trigger.last, min(sentence.last - 2, trigger.last + _NEAR))
    at = next((n + 2 for n in reach if (sentence.words[n], sentence.words[n + 1]) in _BY_HIM), None)
    phrase = () if at is None else sentence.phrase(at)
    return phrase if phrase and phrase[0].kind == "nisba" and phrase[0].first == at else ()


def _leads_attack(sentence: Sentence, trigger: Trigger, group: Group) -> bool:
    """Is the attack the group's: في هجوم انتحاري لتنظيم كذا?"""
    fights = group[0].sector in POWERS or group[0].kind in ("country", "nisba")
    return fights and group[0].prefix in FOR and _attack_before(sentence, trigger.first, group[0].first)


def _attack_before(sentence: Sentence, first: int, at: int) -> bool:
    """Does the noun of an attack stand before the word *at*, its adjectives between?"""
    for number in range(at - 1, max(first, at - 3) - 1, -1):
        if sentence.words[number] in _ATTACKS:
            return True
        if sentence.words[number] in IN_FRONT or not sentence.words[number].endswith(ADJECTIVE):
            break  # غارات على تعزيزات للمتمردين: upon theirs
    return False


def _behind_act(sentence: Sentence, trigger: Trigger, group: Group) -> bool:
    """Does the group stand behind what it did or did it with: برصاص الشرطة، هجمات من كذا، حصار تفرضه قوات كذا?"""
    words, at = sentence.words, group[0].first
    lead = sentence.lead(at)
    if lead == "من" and at - 2 >= trigger.last and words[at - 2].lstrip("لب") in _ATTACKS:
        return True  # تعرضت لهجمات من كذا
    noun = trigger.entry.form.shape == "noun"
    who = at - 2 - (words[at - 1] in MARKS)
    if not noun and words[who] in WHO and any(g[-1].last == who for g in sentence.groups):
        return False  # الحكومة التي يقودها الوزير
    near = lead not in ("به", "بها") or at <= trigger.last + _NEAR
    if lead in _BY_ARMS or (near and lead.removeprefix("و") in _DONE_BY):
        return True
    relative = len(lead) > 4 and lead[0] in "تي" and lead.endswith(("ه", "ها"))
    return noun and relative and at <= trigger.last + _CLOSE  # حصار تفرضه قوات كذا


def of_clause(sentence: Sentence, trigger: Trigger) -> Group:
    """
    Who a verb or noun that names nobody belongs to: a statement to the sentence's own subject, a deed to that of
    its clause ("قال الناطق إن الجيش تمكن من تحرير البلدة").
    """
    event = trigger.entry.rule.events[0]
    if trigger.entry.rule.genitive and event == "ASSAULT" and sentence.noun(trigger):
        return undertaking(sentence, trigger.first)  # who announces a death didn't cause it
    if _for_their_deed(sentence, trigger):
        return sentence.previous[1]
    if (own := own_turn(sentence, trigger.first)) and _able(event, own):
        return own
    because = trigger.first > sentence.first and sentence.words[trigger.first - 1] in ("بسبب", "جراء")
    if event == "PROTEST" and because and sentence.noun(trigger):
        return ()  # ألغى الرئيس زيارته بسبب أعمال الشغب
    if condemned(sentence, trigger):
        return ()  # أدانت الحكومة اعتقال الناشط
    hit = sentence.previous[1] if event in ("ASSAULT", "REQUEST") else ()
    clause = None if event in STATEMENTS else _of_inner_clause(sentence, trigger.first, hit)
    if clause is None:
        clause = _of_sentence(sentence, trigger, hit)
    if clause is not None:
        return clause if _able(event, clause) else ()
    carried = sentence.carried
    if event == "PROTEST":
        return () if carried and carried[0].sector in ARMED else carried
    if carried and not _able(event, carried):
        return ()
    return (sentence.spoken if event in STATEMENTS else ()) or carried


def _for_their_deed(sentence: Sentence, trigger: Trigger) -> bool:
    """Is someone thanked or blamed for it: شكر ألمانيا على تزويد بلاده بكذا?"""
    at, other = trigger.first, sentence.previous[1]
    beside = bool(other) and other[-1].paragraph == sentence.paragraph and other[-1].last == at - 1
    led = at > sentence.first and sentence.words[at - 1] in ("علي", "في")  # بجهود مصر في استقبال الجرحى
    return sentence.noun(trigger) and beside and led and any(
        t.entry.rule.events[0] in ("SUPPORT", "ACCUSE") and 0 < at - t.last <= _REACH for t in sentence.triggers)


def condemned(sentence: Sentence, trigger: Trigger) -> bool:
    """Is it the noun of a deed that the trigger right before it condemns: أدان المجلس الهجوم على السفارة?"""
    before = [t for t in sentence.triggers if t.last <= trigger.first]
    if not before or before[-1].entry.rule.events[0] != "ACCUSE" or trigger.entry.rule.events[0] not in _FORCES:
        return False
    gap = sentence.words[before[-1].last : trigger.first]
    return len(gap) <= _REACH and COMMAS.isdisjoint(gap) and sentence.noun(trigger)


def _able(event: str, group: Group) -> bool:
    """May the group be taken for who did it: only the armed attack, only the armed and those who rule arrest."""
    forces = _FORCES.get(event)
    return not group or forces is None or group[0].sector in forces


def _of_inner_clause(sentence: Sentence, at: int, hit: Group) -> Group | None:
    """The first named in the clause that a word such as "that" opens, or who manages to do it; nobody *hit* before."""
    for number in range(at - 1, sentence.first - 1, -1):
        if sentence.words[number] in CLAUSE:
            inside = (g for g in sentence.groups if number < g[0].first and g[-1].last <= at)
            for group in inside:
                if group not in sentence.victims and not overlap(group, hit) and not sentence.led(group):
                    return group
            if sentence.words[number] in MANAGES:
                return subjects.before(sentence, number) or None
            return None
    return None


def _of_sentence(sentence: Sentence, trigger: Trigger, hit: Group) -> Group | None:
    """The first named in the sentence, no source and nobody *hit* before."""
    event = trigger.entry.rule.events[0]
    for group in sentence.groups:
        if group[-1].last > trigger.first:
            break
        source = group[0].sector == "JRN" or (group[0].sector == "UNK" and event not in STATEMENTS)
        if not sentence.led(group) and not source and group not in sentence.victims and not overlap(group, hit):
            return () if event == "PROTEST" and group[0].sector in ARMED else group
    return None


def undertaking(sentence: Sentence, at: int) -> Group:
    """Who stands between "the doing" and the deed: قيام الجيش بقتل الأسرى، إقدام السلطات على اعتقال كذا."""
    at -= sentence.words[at - 1] == "علي"
    doer = next((g for g in sentence.groups if g[-1].last == at and g[0].first > sentence.first), ())
    return doer if doer and sentence.words[doer[0].first - 1] in _DOING else ()


def proceeding(sentence: Sentence, trigger: Trigger) -> Group:
    """Who goes about the deed, where its noun has whom it hits for its genitive: يستمر الجيش بقصف المدنيين."""
    if trigger.prefix not in ("ب", "وب") or trigger.entry.rest or trigger.entry.form.bound:
        return ()
    for number in range(trigger.first - 1, max(sentence.first, trigger.first - _GAP) - 1, -1):
        if sentence.words[number].removeprefix("و") in _GOES_ABOUT:
            near = (g for g in sentence.groups if number < g[0].first and g[-1].last <= trigger.first)
            return next((g for g in near if not sentence.led(g)), ()) or subjects.before(sentence, number)
        if number in sentence.told or sentence.words[number] in BREAKS:
            break
    return undertaking(sentence, trigger.first)


def own_turn(sentence: Sentence, at: int) -> Group:
    """Who a further verb, no event's own, has for its subject: …، وردت موسكو باستدعاء السفير."""
    turn = max((turn for turn in sentence.turns if turn < at), default=at)
    if turn == at or turn in sentence.told:
        return ()
    own = next((g for g in sentence.groups if turn < g[0].first <= turn + _GAP and g[-1].last <= at), ())
    return () if own and sentence.led(own) else own


def going_on(sentence: Sentence, at: int) -> Group:
    """The subject of the verb before, one of reporting included: اتهمه بكذا، وقالت الوزارة كذا، وهددت."""
    begin, subject = sentence.doing
    turn = max((turn for turn in sentence.turns if turn < at), default=begin)
    return (own_turn(sentence, at) if turn > begin else ()) or subject


def wages(sentence: Sentence, trigger: Trigger) -> Group:
    """The subject of a verb that carries out what the noun tells: شنت الحركة حملة اعتقالات."""
    for number in range(trigger.first - 1, max(sentence.first, trigger.first - _REACH) - 1, -1):
        word = sentence.words[number]
        if word.removeprefix("و") in _CARRIES_OUT:
            near = (g for g in sentence.groups if number < g[0].first and g[-1].last <= trigger.first)
            return next((g for g in near if not sentence.led(g)), ()) or subjects.before(sentence, number)
        if word in COMMAS or word in BREAKS or number in sentence.told:
            break
    return ()


def facing(sentence: Sentence, trigger: Trigger) -> Group:
    """Who faces what the noun tells: خمسة أشخاص يواجهون اتهامات، يواجه الوزير السجن."""
    for number in range(trigger.first - 1, max(sentence.first, trigger.first - _GAP) - 1, -1):
        if sentence.words[number] in _FACES:
            between = (g for g in sentence.groups if number < g[0].first and g[-1].last <= trigger.first)
            return next(between, ()) or subjects.people_before(sentence, number) or subjects.before(sentence, number)
    for number in range(trigger.last, min(sentence.last, trigger.last + SOON)):
        if sentence.words[number] in _FACED:  # الانتقادات التي تواجهها الحكومة
            return next((g for g in sentence.groups if g[0].first == number + 1), ())
    return ()


def issuing(sentence: Sentence, groups: Iterable[Group]) -> Group:
    """Who issues what is told: البيان الصادر عن كذا."""
    for group in groups:
        at = group[0].first
        if at - 2 >= sentence.first and sentence.words[at - 1] == "عن" and sentence.words[at - 2] in _ISSUED:
            return group
    return ()


def giver(sentence: Sentence, groups: Iterable[Group]) -> Group:
    """Whom something is received from: تسلمت مصر مساعدات من الصين."""
    led = (g for g in groups if sentence.lead(g[0].first) == "من")
    return next((g for g in led if sentence.words[g[0].first - 2] not in _LOADS), ())
