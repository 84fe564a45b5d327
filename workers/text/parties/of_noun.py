"""
Who does what a noun tells, and to whom.

`WAYS` are the ways to read such a clause, tried in order: the first that the clause is of its kind says who and whom.
"""
from __future__ import annotations

import re
from collections.abc import Sequence

from workers.text.grammar import COMMAS, FOR, GRAMMAR, IN_FRONT, NO_NOUN, SAID_THAT, WHO
from workers.text.parties import doers, referents, subjects, targets
from workers.text.parties.clause import GAP, OBJECT, Clause, Parties, Way, first_of, joined
from workers.text.sentence import SOON, Group, overlap

_VOICED = frozenset({"ACCUSE", "AGREE", "SUPPORT", "THREATEN"})
"""What comes from someone: انتقادات من، تعهد من."""
_DEEDS = frozenset({"ASSAULT", "COERCE"})
_CROWDS = frozenset({"CVL", "REF", "OPP"})
_FROM = frozenset({"RETREAT", "SANCTION", "REQUEST", "COERCE", "REJECT"})
"""What may be aimed with عن and من: أفرج عن، طلب من، تحرير البلدة من."""
_OF_WHO_MOVES = frozenset({"retreat-disarm", "retreat-withdraw"})
"""Rules whose noun has who does it in the genitive: انشقاق جنود."""
_NOT_AIMED = GRAMMAR["not_aimed"] - {"عن"}
_OF_PATIENT = GRAMMAR["of_patient"]
_SUFFERED = GRAMMAR["suffered"]
_OF_AGENT = GRAMMAR["of_agent"]
_SENDS = GRAMMAR["sends"]
_ONTO_WHAT = frozenset({"عن", "علي"})
_ONTO = frozenset({"علي", "ضد", "بحق"})
_TRIED = ("مثل", "يمثل", "تمثل", "مثول")
"""First words of phrases whose subject stands trial."""
_APPEALS = frozenset({"مطالبه", "مناشده", "حث"})
_JAILS = frozenset({"سجن", "اسر"})
"""First words of phrases that name whom it is done to."""
_CONTROL = ("سيطرت", "استيلاء")
_NO_SUBJECT = IN_FRONT | {"لا", "ولا", "غير"}
"""A phrase that begins with one says nothing of who stands right before it."""
_BY_ARMS = GRAMMAR["by_arms"]
_RESTRAINTS = frozenset({
    "حل", "حظر", "اغلاق", "تجميد", "سجن", "اسر", "اعتقال", "حبس", "توقيف", "منع", "ترحيل", "احتجاز", "عزل",
    "طرد", "طردت", "ابعاد", "ابعدت", "اقاله", "اقال", "اعفاء",
})  # fmt: skip
_SUMMONS = ("استدع", "ستدع", "طرد", "سحب", "ابعد")
_ITS = ("ته", "تها", "تهم")
"""Endings of a noun in teh marbuta with its owner: دعوته."""
_LED = GRAMMAR["done_by"] - {"به", "بها", "دعا", "دعت"}
_ADVERBIAL = re.compile("م.{2,4}(?:ا|ه)")
"""A participle in the accusative: مؤكدا, مؤكدة."""
_ON_A = frozenset({"في", "ضمن", "خلال"})
_CLOSE = 4  # words between a deed and what it was done with
_REACH = 8  # words between a noun with "his" and whose it is


def read(clause: Clause) -> Parties:
    """Who does what the noun tells, and to whom."""
    return first_of(WAYS, clause) or _by_the_way(clause)


def _aim(clause: Clause) -> Group:
    """Whom it is aimed at, among those behind it."""
    return targets.aimed_at(clause, clause.after)


# What words beside it say.


def _means(clause: Clause) -> Parties | None:
    """What the deed right before was done with has that one's parties: فرقت الشرطة المتظاهرين بالغاز المسيل للدموع."""
    arms = clause.words[clause.first] in _BY_ARMS  # مقتل فتى برصاص الجيش
    means = clause.prefix in ("ب", "وب") or clause.words[clause.first][0] == "ب"  # توعد إسرائيل برد قاس
    with_it = means and not (clause.by or clause.whose)
    if not clause.trigger.entry.phrase or not (arms or with_it):
        return None
    previous = clause.sentence.previous
    return previous if previous[0] and clause.follows(clause.event, range(1, _CLOSE + 1)) else None


def _voiced(clause: Clause) -> Parties | None:
    """What comes "from" someone: بعد اتهامه من الوزير، انتقادات من كذا."""
    if clause.event not in _VOICED or clause.follower != "من":
        return None
    voices = clause.sentence.phrase(clause.last + 1)
    if not voices or not (voices[0].kind != "thing" or clause.bound):
        return None
    if clause.bound:
        return voices, clause.referred(voices)
    return voices, targets.aimed_at(clause, [g for g in clause.after if g[0].first >= voices[-1].last])


def _faced(clause: Clause) -> Parties | None:
    """Whom it awaits: يواجه الوزير السجن، الانتقادات التي تواجهها الحكومة."""
    if clause.event not in ("ACCUSE", "SANCTION") or not (facing := doers.facing(clause.sentence, clause.trigger)):
        return None
    return (clause.by if clause.by != facing else ()), facing


def _tried(clause: Clause) -> Parties | None:
    """Who stands trial, and before whom: أربعة موظفين مثلوا أمام محكمة."""
    if clause.event != "ACCUSE" or not clause.trigger.entry.rest or not clause.words[clause.first].startswith(_TRIED):
        return None
    court = next((g for g in clause.after if g[0].sector == "JUD"), ())
    behind = (g for g in clause.after if g is not court and not clause.led(g))
    tried = clause.before or next(behind, ()) or clause.sentence.previous[1] or clause.subject
    return court, tried if tried != court else ()


def _stirred(clause: Clause) -> Parties | None:
    """What a verb before says was stirred up: أثار القرار انتقادات الأطباء."""
    stirs = clause.event == "ACCUSE" and any(
        t.entry.rule.id == "accuse-stir" and 0 <= clause.first - t.last <= _CLOSE for t in clause.sentence.triggers)
    return clause.sentence.previous if stirs else None


def _accused(clause: Clause) -> Parties | None:
    """Who is accused of what: سجن الناشط بعد اتهامه بالتحريض، اتهام الشركة بالرشوة."""
    if clause.rule.id != "accuse-blame" or clause.trigger.entry.rest:
        return None
    if clause.bound:
        return (clause.by, clause.referred(clause.by)) if clause.follower[:1] == "ب" else None
    accused = clause.after[0] if clause.after and clause.adjacent(clause.after[0]) else ()
    with_what = clause.words[accused[-1].last : accused[-1].last + 1] if accused else []
    return (clause.by, accused) if with_what and with_what[0][0] == "ب" else None


def _crowd(clause: Clause) -> Parties | None:
    """The noun is who protests: واقتحمت الحشود الغاضبة."""
    crowd = next((g for g in clause.sentence.groups if g[0].first == clause.first), ())
    protests = bool(crowd) and crowd[0].sector in _CROWDS and clause.event == "PROTEST"
    return (crowd, _aim(clause)) if protests else None


def _suffered(clause: Clause) -> Parties | None:
    """What someone suffers has them for its patient: تعرضت ناقلة يونانية لهجوم."""
    if clause.event != "ASSAULT" or clause.prefix not in FOR or not clause.follows("ASSAULT", range(_REACH)):
        return None
    verb = next(t for t in reversed(clause.sentence.triggers) if t.last <= clause.first)
    suffers = verb.entry.form.text in _SUFFERED and not clause.sentence.noun(verb)
    return (clause.by or clause.whose, clause.sentence.previous[1]) if suffers else None


def _let_go(clause: Clause) -> Parties | None:
    """Whom a phrase lets go by a pronoun, nobody says who: فلان الذي أطلق سراحه، قبل أن يطلق سراحهم."""
    last = clause.words[clause.last - 1]
    if clause.event != "RETREAT" or not last.startswith(("سراح", "سبيل")) or not last.endswith(("ه", "ها", "هم")):
        return None
    return clause.by, (clause.before if clause.after_who else clause.referred(clause.by)) or clause.before


def _proceeding(clause: Clause) -> Parties | None:
    """Who goes about it: يستمر الجيش بقصف المدنيين، قيام السلطات باعتقال كذا."""
    if clause.event not in _DEEDS or not (doer := doers.proceeding(clause.sentence, clause.trigger)):
        return None
    return doer, targets.right_behind(clause, clause.last) or clause.sentence.phrase(clause.last)


# Nouns whose genitive is whom it is done to.


def _of_patient(clause: Clause) -> bool:
    return clause.rule.genitive == "recipient" or clause.words[clause.first] in _OF_PATIENT


def _of_doer_and_whom(clause: Clause) -> Parties | None:
    """Doer and patient of one noun: إفراج الحكومة عن الموقوفين، سيطرة الجيش على البلدة."""
    after = clause.after
    if not _of_patient(clause) or clause.prefix.endswith("ال") or clause.form.text not in _OF_AGENT:
        return None
    if not after or not clause.adjacent(after[0]) or clause.led(after[0]):
        return None
    end = after[0][-1].last
    reach = range(end, min(clause.sentence.last, end + OBJECT))
    onto = next((n for n in reach if clause.words[n] in _ONTO_WHAT), None)
    if onto is None:
        return None
    hit = next((g for g in after[1:] if clause.lead(g) in _ONTO_WHAT), ())
    return after[0], hit or clause.sentence.phrase(onto + 1)


def _doer_then_object(clause: Clause) -> Parties | None:
    """The genitive is who does it where an object follows: اقتحام القوات مجمع الفندق، اعتقال السلطات لناشط."""
    after, plainly = clause.after, not (clause.bound or clause.prefix.endswith("ال") or clause.trigger.entry.rest)
    if not after or not plainly or not _of_patient(clause):
        return None
    doer, end = after[0], after[0][-1].last
    acts = doer[0].kind in ("body", "group", "country", "capital") and clause.adjacent(doer) and len(doer) == 1
    if not acts or clause.led(doer) or end >= clause.sentence.last or doer[0].sector in ("CVL", "REF", "JRN", "PTY"):
        return None
    word = clause.words[end]
    counted = any(q.first == end and word[0] != "و" for q in clause.sentence.quantities)
    plain = word.isalpha() and word not in NO_NOUN and not word.startswith(("ال", "و", "ب", "ف")) and len(word) > SOON
    whom = clause.sentence.phrase(end) if counted or plain else ()
    return (doer, whom) if whom else None


def _whom_they_seize(clause: Clause) -> Parties | None:
    """الشبان الذين يلقى القبض عليهم."""
    if not _of_patient(clause) or not clause.after_who or clause.follower not in referents.UPON_HIM:
        return None
    return clause.by, clause.before


def _their_control(clause: Clause) -> Parties | None:
    """يبسطون سيطرتهم على البلدة."""
    if not _of_patient(clause) or not clause.bound or not clause.form.text.startswith(_CONTROL):
        return None
    owner = clause.before or clause.referred()
    if clause.words[clause.first - 2] in WHO:
        owner = subjects.before(clause.sentence, clause.first - 1) or owner
    return clause.by or owner, targets.right_behind(clause, clause.last)


def _held(clause: Clause) -> Parties | None:
    """الناشط قيد الحبس."""
    if clause.words[clause.first] != "قيد" or not _of_patient(clause):
        return None
    held = [g for g in clause.sentence.groups if g[-1].last <= clause.first <= g[-1].last + 1]
    return clause.by or clause.subject, held[-1] if held else ()


def _patient(clause: Clause) -> Parties | None:
    """اعتقال ناشط، الاغتيال الإسرائيلي لكذا، مقتله."""
    if not _of_patient(clause):
        return None
    patient = _genitive(clause)
    if clause.bound and not patient:
        actor = _doer_of_his(clause)
        return actor, clause.referred(actor)
    actor = clause.by or tuple(a for a in clause.whose if a.prefix == "ال" == clause.prefix[-2:]) or _beside(clause)
    actor = actor or doers.wages(clause.sentence, clause.trigger) or clause.subject
    return (actor if actor != patient else ()), patient


def _genitive(clause: Clause) -> Group:
    """Whom the noun has in the genitive: مقتل أربعة أشخاص، القبض على السياسيين والموظفين."""
    if clause.trigger.entry.rest and clause.form.text in _JAILS:
        return clause.sentence.phrase(clause.last - 1)  # سجن صحفي كردي
    beside = clause.after[0] if clause.after and not clause.bound and clause.adjacent(clause.after[0]) else ()
    if beside and clause.event == "ASSAULT" and not clause.led(beside):
        return targets.with_more(clause, beside)  # مقتل امرأة وإصابة ثلاثة أشخاص
    frees = clause.event == "RETREAT" and clause.trigger.entry.rest and not (beside or clause.bound)
    if frees and (released := clause.sentence.phrase(clause.last)):
        return released  # أخلت سبيل القس الأميركي
    patient = targets.counted(clause)
    hit = () if patient or clause.bound else targets.right_behind(clause, clause.last)
    if hit and hit[0].kind != "thing":
        return hit
    if not patient and clause.after and clause.after[0] is not clause.by and _completes(clause, clause.after[0]):
        patient = clause.after[0]
    if hit and patient and patient[0].first == hit[-1].last and joined(patient):
        return (*hit, *patient)
    return patient or hit


def _completes(clause: Clause, group: Group) -> bool:
    """Does the group complete the noun, by its place and what leads it; but باعتقالهم، لكن الأهالي?"""
    if referents.points_back(clause.sentence, clause.trigger):
        return False
    gap = clause.words[clause.last : group[0].first]
    freed_from = clause.event in _FROM and gap == ["من"]  # تحريرها من كذا
    near = 0 if clause.bound and clause.event != "RETREAT" else SOON + 1
    aimed = freed_from or clause.lead(group) not in _NOT_AIMED
    return aimed and group[0].first - clause.last <= near and COMMAS.isdisjoint(gap)  # حصار البلدة، قالت المنظمة


def _doer_of_his(clause: Clause) -> Group:
    """Who does to "him" what the noun tells: أمر القاضي بحبسه."""
    if doer := clause.by or doers.wages(clause.sentence, clause.trigger):
        return doer
    ordered = clause.follows("REQUEST", range(1, SOON + 1))
    return (clause.sentence.previous[0] if ordered else ()) or clause.subject


def _beside(clause: Clause) -> Group:
    """Who stands right before the noun, or before its relative pronoun: ألقت الشرطة القبض."""
    groups = clause.sentence.groups if clause.prefix == "" else ()
    told = any(clause.follows(event, range(GAP + 1)) for event in ("ACCUSE", "REJECT", "REQUEST"))
    speaks = clause.sentence.previous[0] if told else ()  # استنكر الحزب اعتقال زعيمه
    doer = next((g for g in groups if g[-1].last == clause.first and not clause.led(g) and g != speaks), ())
    return () if _did_not(clause, doer) else doer or (clause.before if clause.after_who else ())


# Phrases.


def _owned(clause: Clause) -> bool:
    """Does a phrase say "his": دعوته لأبناء المحافظة، خلال زيارته العاصمة?"""
    words, last = clause.words, clause.last
    return words[clause.first].endswith(_ITS) or (words[last - 2] in IN_FRONT and words[last - 1].endswith(_ITS))


def _within(clause: Clause) -> Group:
    """Whom a phrase names itself, or right behind "each of": زيارة أردوغان، اعتراف كل من كذا وكذا."""
    each = clause.words[clause.last - 2 : clause.last] == ["كل", "من"]
    named = bool(clause.after) and clause.after[0][0].first < clause.last + each
    return clause.after[0] if named and clause.trigger.entry.rest else ()


def _phrase_whose(clause: Clause) -> Parties | None:
    """Its adjective says whose: الاعتداءات الإسرائيلية."""
    whose = tuple(a for a in clause.whose if a.first < clause.last) if clause.trigger.entry.rest else ()
    return (whose, _aim(clause)) if whose else None


def _visit_of(clause: Clause) -> Parties | None:
    """زيارة رسمية للرئيس إلى كذا."""
    visitor = clause.after[0] if clause.rule.mode == "visit" and clause.after else ()
    if not visitor or not clause.adjacent(visitor) or visitor[0].prefix not in FOR:
        return None
    return visitor, targets.aimed_at(clause, clause.after[1:])


def _visits(clause: Clause) -> Parties | None:
    """Who stands right before "on a visit": وصل وزير كذا في زيارة رسمية."""
    if clause.rule.mode != "visit" or clause.bound or clause.words[clause.first - 1] not in _ON_A:
        return None
    visitor = next((g for g in clause.sentence.groups if g[-1].last == clause.first - 1 and not clause.led(g)), ())
    return (visitor, _aim(clause)) if visitor else None


def _phrase_for(clause: Clause) -> Parties | None:
    """It names for whom: برقية تهنئة للرئيس."""
    within = _within(clause)
    return (clause.before or clause.subject, within) if within and within[0].prefix in FOR else None


def _phrase_on(clause: Clause) -> Parties | None:
    """It names on whom: عقوبات على مسؤولين."""
    within = _within(clause)
    return (clause.before or clause.subject, within) if within and clause.lead(within) in _ONTO else None


def _phrase_hits(clause: Clause) -> Parties | None:
    """Whom it restrains stands right behind it: تجميد أصول الشركة."""
    after = clause.after
    if not clause.trigger.entry.rest or clause.event != "COERCE" or not after:
        return None
    if not clause.adjacent(after[0]) or clause.led(after[0]):
        return None
    return clause.by or _beside(clause) or clause.subject, after[0]  # قررت سويسرا تجميد أصول الشركة


def _summons(clause: Clause) -> Parties | None:
    """استدعت السفير الهندي، طردت السفير."""
    within = _within(clause)
    if not within or not clause.words[clause.first].lstrip("وبت").startswith(_SUMMONS):
        return None
    return clause.before or clause.subject, within


def _phrase_restrains(clause: Clause) -> Parties | None:
    """It names whom the law restrains: أمرت المحكمة بحل حزب كذا."""
    within = _within(clause) if clause.event in ("COERCE", "SANCTION") else ()
    if not within or clause.words[clause.first].lstrip("وبل") not in _RESTRAINTS:
        return None
    ordered = clause.follows("REQUEST", range(GAP + 1))
    actor = clause.by or (clause.sentence.previous[0] if ordered else ()) or clause.before or clause.subject
    return actor, within


def _phrase_of(clause: Clause) -> Parties | None:
    """It names who: زيارة أردوغان."""
    within = _within(clause)
    if not within or _owned(clause) or clause.event == "MOBILIZE":
        return None
    return within, targets.aimed_at(clause, clause.after[1:])


def _phrase_before(clause: Clause) -> Parties | None:
    """Who stands before it, or is meant by "his": تصريحات الرئيس حول رغبته في كذا."""
    if not clause.trigger.entry.rest:
        return None
    if clause.words[clause.first - 1] in COMMAS and _ADVERBIAL.fullmatch(clause.words[clause.first]):
        return clause.subject, _aim(clause)  # قال الوزير إن القضاء مستقل، مؤكدا التزام بلاده
    if clause.words[clause.first] in SAID_THAT:
        return clause.subject, _aim(clause)  # قال فلان، الذي يرأسه فلان، إن على الحكومة
    led = clause.words[clause.first] in _NO_SUBJECT  # شدد الوزير، خلال لقاء مع كذا، على ضرورة
    owned, subject = _owned(clause), () if led else clause.before
    if not subject and owned:
        near = [g for g in clause.sentence.groups if clause.first - _REACH <= g[-1].last <= clause.first]
        subject = near[-1] if near else ()
    if not subject and (clause.statement or owned) and not clause.by:
        subject = clause.subject
    if not subject:
        return None
    if owned and (within := _within(clause)):
        return subject, within
    return subject, targets.aimed_at(clause, clause.others(subject))


# Nouns whose genitive is who does it.


def _organised(clause: Clause) -> Parties | None:
    """A relative clause says who calls out or leads it, known to no table: احتجاجات نظمها عشرات العاطلين."""
    if clause.event not in ("PROTEST", "ASSAULT"):
        return None
    reach = range(clause.last, min(clause.sentence.last, clause.last + SOON))
    at = next((number for number in reach if clause.words[number] in _LED), None)
    if at is None or not (organisers := clause.sentence.phrase(at + 1)):
        return None
    return organisers, targets.aimed_at(clause, [g for g in clause.after if g[0].first >= organisers[-1].last])


def _whose(clause: Clause) -> Parties | None:
    """القصف الروسي للقرية."""
    return (clause.whose, _aim(clause)) if clause.whose else None


def _by(clause: Clause) -> Parties | None:
    """هجوم شنه مسلحون على القرية."""
    return (clause.by, targets.aimed_at(clause, clause.others(clause.by))) if clause.by else None


def _comes_to_appeal(clause: Clause) -> Parties | None:
    """جاء لمطالبة الشركة بكذا."""
    if clause.prefix not in FOR or clause.form.text not in _APPEALS or not clause.after:
        return None
    group = clause.after[0]
    return (clause.before or clause.subject, group) if clause.adjacent(group) and not clause.led(group) else None


def _sent(clause: Clause) -> Sequence[Group]:
    """Who is sent, not who sends: نشر قوات."""
    sent = bool(clause.after) and clause.after[0][0].first < clause.last and clause.words[clause.first] in _SENDS
    return clause.after[:1] if sent else ()


def _doer(clause: Clause) -> Parties | None:
    """قصف الجيش للقرية، تعزيزات للجيش."""
    if not clause.after or clause.after[0][0].first - clause.last > 1 or clause.bound or _sent(clause):
        return None
    group = clause.after[0]
    if not clause.sentence.told.isdisjoint(range(clause.last, group[0].first)):
        return None  # إطلاق نار استهدف دورية
    owns = clause.event == "MOBILIZE" and group[0].prefix in FOR
    return (group, targets.aimed_at(clause, clause.after[1:])) if owns or not clause.led(group) else None


def _called_out(clause: Clause) -> Parties | None:
    """Who calls for a protest protests: دعا العمال إلى إضراب."""
    called = clause.event == "PROTEST" and clause.follows("REQUEST", range(2))
    caller = clause.sentence.previous[0] if called else ()
    return (caller, ()) if caller else None


def _movers(clause: Clause) -> Parties | None:
    """انشقاق 120 عنصرا من كذا."""
    if clause.rule.id not in _OF_WHO_MOVES or not (movers := targets.counted(clause)):
        return None
    return movers, targets.aimed_at(clause, [g for g in clause.after if g[0] not in movers])


def _did_not(clause: Clause, before: Group) -> bool:
    """Was who stands before an attack hit by the deed before, or does he condemn this one?"""
    actors, hit = clause.sentence.previous
    if clause.event == "ASSAULT" and overlap(before, hit):
        return True  # أصيب ثلاثة من رجال الشرطة بانفجار لغم
    return doers.condemned(clause.sentence, clause.trigger) and overlap(before, actors)


def _denied(clause: Clause) -> Parties | None:
    """Whom others accuse denies it: نفت الشركة اتهامات البنك."""
    denies = clause.event == "ACCUSE" and clause.follows("REJECT", range(SOON + 1))
    denier = clause.sentence.previous[0] if denies else ()
    if not denier or not clause.after or not clause.adjacent(clause.after[0]) or clause.led(clause.after[0]):
        return None
    return clause.after[0], denier


def _by_the_way(clause: Clause) -> Parties:
    """Who stands before the noun, acts in the deed "and" joins it to, or carries it out: … وتسليم أنفسهم."""
    same = clause.sentence.previous[0] if clause.prefix == "و" else ()
    if clause.prefix == "وال" and clause.follows(clause.event, range(OBJECT)) and clause.sentence.previous[0]:
        return clause.sentence.previous[0], _aim(clause)  # قضت محكمة بإعدام 17 شخصا والسجن المؤبد 19
    owned = clause.prefix == "ال" and any(g[-1].last == clause.first for g in clause.sentence.groups)  # ضحايا القصف
    before = () if owned or _did_not(clause, clause.before) else clause.before
    if clause.bound:
        before = same or before  # تقدم الجيش، وسيطرتهم
    if clause.event == "ASSAULT":
        before = doers.wages(clause.sentence, clause.trigger) or before  # شنت اليونان وعدد من حلفائها حملة
    sent = _sent(clause)
    actors = before or same or clause.subject or (sent[0] if sent else ())
    return actors, targets.aimed_at(clause, clause.after[len(sent) :])


WAYS: tuple[Way, ...] = (
    _means, _voiced, _faced, _tried, _stirred, _accused, _crowd, _suffered, _let_go, _proceeding,
    _of_doer_and_whom, _doer_then_object, _whom_they_seize, _their_control, _held, _patient,
    _phrase_whose, _visits, _visit_of, _phrase_for, _phrase_on, _phrase_hits, _phrase_restrains, _summons,
    _phrase_of, _phrase_before,
    _whose, _by, _organised, _comes_to_appeal, _denied, _doer, _called_out, _movers,
)  # fmt: skip
