"""Who does it to whom: the parties of what a trigger tells, from the order and the forms of its sentence's words."""
from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from workers.text import attribution, figures, referents, subjects
from workers.text.grammar import (
    ADJECTIVE, ADVERBS, AND, BREAKS, CLAUSE, COMMAS, FOR, GRAMMAR, IN_FRONT, MANAGES, MARKS, SAID_THAT,
    SOME, THAT_WHICH, TO_IT, WHO,
)  # fmt: skip
from workers.text.sentence import APART, SOON, Group, Party, Sentence
from workers.text.triggers import FORCE, STATEMENTS, Trigger

_SUFFERED = GRAMMAR["suffered"]
_COSTS = GRAMMAR["costs"]
_MEN = GRAMMAR["masculine"]
_ROOT_IN_T = frozenset({"لفت", "اثبت", "صوت", "مات", "بت"})
"""Verbs in the masculine whose root ends in t."""
_FEMININE = frozenset({"الامم", "الدول", "دول", "البلدان", "بلدان", "الفصائل", "القوي"})
_BY = (
    ("من", "قبل"), ("علي", "يد"), ("علي", "ايدي"), ("علي", "ايادي"), ("من", "جانب"), ("من", "طرف"),
    ("القادمه", "من"), ("المقدمه", "من"), ("المقدم", "من"), ("مقدمه", "من"), ("بتمويل", "من"), ("بدعوه", "من"),
    ("بمبادره", "من"), ("بقرار", "من"), ("بامر", "من"),
)  # fmt: skip
_ANOTHER = SAID_THAT | {"ثم"}
_BY_ARMS = GRAMMAR["by_arms"]
_DONE_BY = GRAMMAR["done_by"]
_NOT_AIMED = GRAMMAR["not_aimed"]
_OF_WHO_MOVES = frozenset({"retreat-disarm", "retreat-withdraw"})
"""Rules whose noun has who does it in the genitive: انشقاق جنود."""
_OF_TWO = frozenset({"AGREE", "COOPERATE"})
"""What two sides may do with each other: اتفاق بين كذا وكذا."""
_FROM = frozenset({"RETREAT", "SANCTION", "REQUEST", "COERCE", "REJECT"})
"""What may be aimed with عن and من: أفرج عن، طلب من، تحرير البلدة من."""
_FORCES = {
    "ASSAULT": frozenset({"MIL", "REB", "PRM", "COP", "UAF"}),
    "COERCE": frozenset({"MIL", "REB", "PRM", "COP", "UAF", "GOV", "JUD"}),
}
"""Who may be taken for the one who did it when the sentence names a doer only by the way."""
ARMED = frozenset({"MIL", "COP", "REB", "PRM", "JUD", "UAF"})
"""Sectors of those who use force, or the law's."""
_DOERS = ARMED | {"GOV", "PRM"}
_OF_PATIENT = GRAMMAR["of_patient"]
_CARRIES_OUT = GRAMMAR["carries_out"]
_FACES = GRAMMAR["faces"]
_FACED = frozenset(verb + "ها" for verb in _FACES | {"تلقت", "تتلقا", "يتلقا", "تلقا"})
_MANNERS = GRAMMAR["manners"]
_OF_AGENT = GRAMMAR["of_agent"]
_ONTO_WHAT = frozenset({"عن", "علي"})
_ATTACKS = GRAMMAR["attacks"]
_INSTRUMENTS = GRAMMAR["instruments"]
_MALE_ARMS = GRAMMAR["male_arms"]
_SENDS = GRAMMAR["sends"]
_SESSIONS = GRAMMAR["sessions"]
_BECAUSE = GRAMMAR["because"]
_ISSUED = frozenset({"الصادر", "الصادره", "صادر", "صادره"})
_BEING = frozenset({"كان", "كانت", "تكون", "يكون", "ستكون", "سيكون", "ليست", "ليس", "باتت", "بات"})
_OF_HIM = frozenset({"منه", "منها", "منهم", "منهما", "اليه", "اليها", "اليهم"})
_AGAINST = frozenset({"accuse-direct", "accuse-file"})
"""Rules of charges that are brought against someone."""
_WHILE = frozenset({"فيما", "بينما"})
_THANKS = frozenset({"شكر", "شكرت", "هنا", "هنات"})
_TO_DO = frozenset({"الي", "علي", "ان"})
"""After whom one appeals to: what is asked for follows."""
_VOICED = frozenset({"ACCUSE", "AGREE", "SUPPORT", "THREATEN"})
"""What comes from someone: انتقادات من، تعهد من."""
_HOLDS = frozenset({"اعتبر", "اعتبرت", "يعتبر", "تعتبر", "معتبرا", "معتبره"})
_NO_OBJECT = IN_FRONT | {"اثر", "جراء", "نتيجه", "بسبب", "عقب", "حرقا", "متاثرا", "اثناء", "عندما"}
"""After a verb of killing: those killed stand before it."""
_HITTING = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
_ITS = ("ته", "تها", "تهم")
"""Endings of a noun in teh marbuta with its owner: دعوته."""
_ACTS = frozenset({
    "سياسه", "سياسات", "قرار", "قرارات", "حكم", "زياره", "تصريحات", "خطه", "خطط", "ممارسات", "قانون", "اداره", "نظام",
})  # fmt: skip
_SUFFERS = frozenset({"ضد", "بحق", "لدي"})  # what they lead is not whom a claim is about
_DRIVEN = ("شرد", "شريد", "هجر", "هجير", "اعاد", "اعيد", "يعيد", "تعيد")
"""In words of flight and return: others are driven, or brought back."""
_CLOSE = 4  # words between a noun and a relative clause that tells who did it
_MANY = 8  # who take part in a meeting, named
_ONTO = {
    "ASSAULT": frozenset({"علي", "ضد", "بحق"}),
    "COERCE": frozenset({"علي", "ضد", "بحق"}),
    "SANCTION": frozenset({"علي", "ضد"}),
    "REQUEST": frozenset({"من"}),
}
"""Prepositions that lead what a deed hits."""
_DOING = frozenset({"قيام", "بقيام", "وقيام", "لقيام", "اقدام", "باقدام", "لاقدام"})
_GOES_ABOUT = MANAGES | GRAMMAR["goes_on"]
_INTRANSITIVE = frozenset({"assault-blast", "assault-advance", "assault-clash", "assault-suffer"})
"""Rules whose verb has no object."""
_REACH = 8  # words between those counted and a verb in the plural after them
_GAP = 5  # words that may stand between a verb and its subject: "استقبل اليوم في قصر بعبدا الرئيس"
_OBJECT = 14  # words after its verb in which an object is looked for


def find(sentence: Sentence, trigger: Trigger) -> tuple[Group, Group]:
    """Who acts and to whom. Asked of a sentence's triggers in order: a later one may go on with an earlier one's."""
    rule = trigger.entry.rule
    actors, recipients = _parties(sentence, trigger)
    if not rule.mutual:
        sentence.previous = actors, recipients
    if trigger.entry.form.shape in ("perfect", "imperfect") and not sentence.noun(trigger):
        sentence.doing = trigger.first, recipients if rule.patient == "host" else actors
    return actors, recipients


def guessed(sentence: Sentence, trigger: Trigger, actors: Group) -> bool:
    """Are the *actors* found the clause's subject, as no word of the trigger's own company names them?"""
    return bool(actors) and sentence.noun(trigger) and actors == _subject(sentence, trigger)


def _parties(sentence: Sentence, trigger: Trigger) -> tuple[Group, Group]:
    rule = trigger.entry.rule
    if rule.mutual:
        return _mutual(sentence, trigger)
    if (rule.events[0] in _OF_TWO or rule.id == "support-ratify") and (both := _between(sentence, trigger)):
        return both, ()
    if sentence.noun(trigger):
        actors, recipients = _of_noun(sentence, trigger)
    else:
        actors, recipients = _of_verb(sentence, trigger)
    recipients = tuple(r for r in recipients if r not in actors)
    if not recipients and referents.points_back(sentence, trigger):
        recipients = referents.referred(sentence, trigger, () if sentence.noun(trigger) else actors)
        actors = tuple(a for a in actors if a not in recipients)  # النائب، الذي صدر ضده حكم
    if rule.patient == "host":
        return recipients or _giver(sentence, trigger), actors
    return actors, _and_more(sentence, recipients) if rule.events[0] in _HITTING else recipients


def _with_what(sentence: Sentence, trigger: Trigger) -> bool:
    """Is it what the deed right before it was done with, and is that one's doer known?"""
    event = trigger.entry.rule.events[0]
    return bool(sentence.previous[0]) and any(
        t.entry.rule.events[0] == event and 0 < trigger.first - t.last <= _CLOSE for t in sentence.triggers)


def _giver(sentence: Sentence, trigger: Trigger) -> Group:
    """Whom something is received from: تسلمت مصر مساعدات من الصين."""
    if trigger.entry.rule.events[0] != "AID":
        return ()
    return next((g for g in _after(sentence, trigger.last, _OBJECT) if sentence.lead(g[0].first) == "من"), ())


def _and_more(sentence: Sentence, group: Group) -> Group:
    """The group with those that a count or "a number of" joins to it: المرشد وأربعة آخرين، الوزير وعدد من مساعديه."""
    if not group or group[-1].paragraph != sentence.paragraph or not sentence.first <= group[-1].last < sentence.last:
        return group
    end, word = group[-1].last, sentence.words[group[-1].last]
    counted = next((q for q in sentence.quantities if q.first == end and word[0] == "و"), None)
    if counted is not None and not figures.counts_things(counted.noun):
        return (*group, *(p for p in sentence.people(counted) if p not in group))
    if word[0] == "و" and word[1:] in SOME and sentence.words[end + 1 : end + 2] == ["من"]:
        return (*group, *(p for p in sentence.phrase(end + 2) if p not in group))
    return group


def _between(sentence: Sentence, trigger: Trigger) -> Group:
    """The two sides of an agreement: الاتفاق الموقع في العاصمة بين الرئيس وقائد قوات كذا."""
    reach = range(trigger.first + 1, min(sentence.last, trigger.last + _OBJECT))
    at = next((number for number in reach if sentence.words[number] == "بين"), None)
    if at is None or any(word in BREAKS or word in SAID_THAT for word in sentence.words[trigger.first : at]):
        return ()
    sides: list[Party] = []
    for group in _after(sentence, at + 1, _OBJECT):
        if sides and not (_joined(group) and group[0].first - sides[-1].last <= APART):
            break
        sides.extend(group)
    more = bool(sides) and sentence.words[sides[-1].last :][:1] and sentence.words[sides[-1].last][0] == "و"
    return tuple(sides) if len(sides) > 1 or more else ()


def _by(sentence: Sentence, trigger: Trigger) -> Group:
    """Who did it when words say so: من قبل الجيش، برصاص الشرطة."""
    words = sentence.words
    noun = trigger.entry.form.shape == "noun"
    for group in sentence.groups:
        at = group[0].first
        if trigger.last <= at < trigger.last + 20:
            if not _ANOTHER.isdisjoint(words[trigger.last : at]):
                return ()  # another clause's
            if at >= 2 and (words[at - 2], words[at - 1]) in _BY:
                return group
            if at >= 3 and (words[at - 3], words[at - 2]) in _BY:
                return sentence.phrase(at - 1)  # على أيدي متشددي كذا
            fights = group[0].sector in _DOERS or group[0].kind in ("country", "nisba")
            if fights and group[0].prefix in FOR and _attack_before(sentence, trigger.first, at):
                return group  # في هجوم انتحاري لتنظيم كذا
            before = at - 1 - (words[at - 1] in MARKS)
            if at == trigger.last or before in sentence.told:
                continue
            lead = sentence.lead(at)
            if lead == "من" and at - 2 >= trigger.last and words[at - 2].lstrip("لب") in _ATTACKS:
                return group  # تعرضت لهجمات من كذا
            who = at - 2 - (words[at - 1] in MARKS)
            if not noun and words[who] in WHO and any(g[-1].last == who for g in sentence.groups):
                continue  # الحكومة التي يقودها الوزير
            near = lead not in ("به", "بها") or at <= trigger.last + 8
            if lead in _BY_ARMS or (near and lead.removeprefix("و") in _DONE_BY):
                return group
            relative = len(lead) > 4 and lead[0] in "تي" and lead.endswith(("ه", "ها"))
            if noun and relative and at <= trigger.last + _CLOSE:
                return group  # حصار تفرضه قوات كذا
    return ()


def _attack_before(sentence: Sentence, first: int, at: int) -> bool:
    """Does the noun of an attack stand before the word *at*, its adjectives between?"""
    for number in range(at - 1, max(first, at - 3) - 1, -1):
        if sentence.words[number] in _ATTACKS:
            return True
        if not sentence.words[number].endswith(ADJECTIVE):
            break
    return False


def _after(sentence: Sentence, at: int, reach: int) -> list[Group]:
    found = []
    for group in sentence.groups:
        if group[0].first < at:
            continue
        if group[0].first - at > reach or any(word in BREAKS for word in sentence.words[at : group[0].first]):
            break
        between = range(at, group[0].first)
        if any(sentence.words[n - 1] in COMMAS and attribution.reports(sentence.words[n]) for n in between):
            break  # وبعد حصار البلدة، قالت المنظمة
        between = range(at + 1, group[0].first)
        resumed = any(sentence.words[n] in SAID_THAT and sentence.words[n - 1] in COMMAS for n in between)
        resumed = resumed or any(sentence.words[n] in _WHILE and sentence.words[n - 1] in COMMAS for n in between)
        resumed = resumed or _opens_clause(sentence, group)
        if resumed or not sentence.turns.isdisjoint(between):
            break  # the next clause's, or what was said: قال الوزير، الذي تتوسط بلاده، إن الوفدين …
        found.append(group)
    return found


def _opens_clause(sentence: Sentence, group: Group) -> bool:
    """Is it, after "and", the subject of a verb of its own: …، والجيش في الجنوب يقصف?"""
    plain = group[0].prefix in ("", "ال") and not sentence.led(group)
    if not (plain or _joined(group)) or sentence.words[group[0].first - 1] not in COMMAS:
        return False
    end = group[-1].last
    return any(
        t.entry.form.shape in ("perfect", "imperfect") and not t.entry.form.bound and not sentence.noun(t)
        for t in sentence.triggers if t.prefix == "" and end <= t.first <= end + SOON * _joined(group)
    )


def _subject(sentence: Sentence, trigger: Trigger) -> Group:
    """
    Who a verb or noun that names nobody belongs to: a statement to the sentence's own subject, a deed to that of
    its clause ("قال الناطق إن الجيش تمكن من تحرير البلدة").
    """
    at, event = trigger.first, trigger.entry.rule.events[0]
    allowed = _FORCES.get(event)
    if trigger.entry.rule.genitive and event == "ASSAULT":
        return _undertakes(sentence, at)  # who announces a death didn't cause it
    if (own := _own_turn(sentence, at)) and (allowed is None or own[0].sector in allowed):
        return own
    hit = sentence.previous[1] if event in ("ASSAULT", "REQUEST") else ()
    if event not in STATEMENTS:
        for number in range(at - 1, sentence.first - 1, -1):
            if sentence.words[number] in CLAUSE:
                for group in sentence.groups:
                    if group in sentence.victims or group == hit:
                        continue
                    if number < group[0].first and group[-1].last <= at and not sentence.led(group):
                        return group if allowed is None or group[0].sector in allowed else ()
                if sentence.words[number] in MANAGES and (subject := subjects.before(sentence, number)):
                    return subject if allowed is None or subject[0].sector in allowed else ()
                break
    for group in sentence.groups:
        if group[-1].last > at:
            break
        source = group[0].sector == "JRN" or (group[0].sector == "UNK" and event not in STATEMENTS)
        if not sentence.led(group) and not source and group not in sentence.victims and group != hit:
            if event == "PROTEST" and group[0].sector in ARMED:
                return ()
            return group if allowed is None or group[0].sector in allowed else ()
    if event == "PROTEST":
        return () if sentence.carried and sentence.carried[0].sector in ARMED else sentence.carried
    if sentence.carried and allowed is not None and sentence.carried[0].sector not in allowed:
        return ()
    return (sentence.spoken if event in STATEMENTS else ()) or sentence.carried


def _undertakes(sentence: Sentence, at: int) -> Group:
    """Who stands between "the doing" and the deed: قيام الجيش بقتل الأسرى، إقدام السلطات على اعتقال كذا."""
    at -= sentence.words[at - 1] == "علي"
    doer = next((g for g in sentence.groups if g[-1].last == at and g[0].first > sentence.first), ())
    return doer if doer and sentence.words[doer[0].first - 1] in _DOING else ()


def _proceeds(sentence: Sentence, trigger: Trigger) -> Group:
    """Who goes about the deed, where its noun has whom it hits for its genitive: يستمر الجيش بقصف المدنيين."""
    if trigger.prefix not in ("ب", "وب") or trigger.entry.rest or trigger.entry.form.bound:
        return ()
    for number in range(trigger.first - 1, max(sentence.first, trigger.first - _GAP) - 1, -1):
        if sentence.words[number].removeprefix("و") in _GOES_ABOUT:
            near = (g for g in sentence.groups if number < g[0].first and g[-1].last <= trigger.first)
            return next((g for g in near if not sentence.led(g)), ()) or subjects.before(sentence, number)
        if number in sentence.told or sentence.words[number] in BREAKS:
            break
    return _undertakes(sentence, trigger.first)


def _of_verb(sentence: Sentence, trigger: Trigger) -> tuple[Group, Group]:
    rule, form = trigger.entry.rule, trigger.entry.form
    after = _after(sentence, trigger.last, _OBJECT)
    by = () if rule.id == "accuse-say" else _by(sentence, trigger)
    does = subjects.before(sentence, trigger.first)
    state = bool(does) and does[0].kind in ("country", "capital")
    active = bool(does) and (state or does[0].sector in _DOERS) and not form.passive  # الشرطة اعتقلت ثلاثة
    happens = rule.patient == "either" and not form.bound and (
        _leads_off(sentence, trigger) or (not active and _happens(sentence, trigger, after)))
    if form.passive or form.text in _SUFFERED or rule.patient == "patient" or happens:
        if form.text in _COSTS:
            return by, _counted(sentence, trigger)  # أسفرت غارة أميركية عن مقتل ثلاثة: what costs lives loses none
        further = _counted(sentence, trigger) if trigger.prefix in AND else ()  # … وأصيب سبعة آخرون
        patient = further or subjects.before(sentence, trigger.first)
        if not patient:
            patient = subjects.after_that(sentence, trigger.first) if _leads_off(sentence, trigger) else ()
            beside = after[0] if happens and after and after[0][0].first == trigger.last else ()  # قتل ضابط وجنديان
            patient = patient or beside or _counted(sentence, trigger) or _counted_before(sentence, trigger) or next(
                (g for g in after if not (by and by[0].first <= g[0].first) and not sentence.led(g)
                 and g[0].first - trigger.last <= _GAP
                 and SAID_THAT.isdisjoint(sentence.words[trigger.last : g[0].first])), ())
        if not patient and not form.bound:
            at = _past_time(sentence, trigger.last)
            suffers = at < sentence.last and sentence.words[at][0] == "ل" and form.text in _SUFFERED
            patient = subjects.place_before(sentence, trigger.first) if suffers else sentence.phrase(at)
        return by, patient
    if form.bound and (hit := referents.antecedent(sentence, trigger)):
        subject = next((g for g in after if not sentence.led(g) and g[0].first - trigger.last <= _GAP), ())
        return by or subject or sentence.phrase(_past_time(sentence, trigger.last)), hit  # البلدة التي يحاصرها الجيش
    if by:
        return by, _object(sentence, trigger, [g for g in after if g is not by])
    if form.shape == "participle":
        accused = rule.id == "accuse-blame" and trigger.last < sentence.last and sentence.words[trigger.last][0] == "ب"
        if accused and (patient := subjects.people_before(sentence, trigger.first)):
            return (), patient  # أربعة أشخاص متهمين بنقل أسلحة
        if accused and not form.text.endswith("ا") and (patient := subjects.noun_before(sentence, trigger.first)):
            return (), patient  # شبكة متهمة بالتهريب
        beside = next((
            g for g in sentence.groups
            if all(w in _BEING or w in MARKS for w in sentence.words[g[-1].last : trigger.first])
            and not sentence.led(g) and g[-1].last <= trigger.first
        ), ())  # fmt: skip
        return beside or _subject(sentence, trigger), _object(sentence, trigger, after)  # واشنطن مستعدة
    several = subjects.several_before(sentence, trigger.first) if form.text.endswith("وا") else ()
    if several and trigger.prefix == "":
        return several, _object(sentence, trigger, after)
    goes_on = trigger.prefix in ("و", "ف") and form.shape == "perfect"  # … وهاجمت: what stands before is an object
    subject = () if goes_on or not _agrees_with(sentence, trigger, does) else does
    if rule.events[0] == "ASSAULT" and not (subject or form.bound) and _strikes(sentence, trigger):
        return (), _object(sentence, trigger, after)  # انفجار استهدف موكب الوزير، استهدفت قنبلة موكبه
    if subject:
        if after and after[0][0].first == trigger.last and _joined(after[0]) and rule.events[0] in _OF_TWO:
            return (*subject, *after[0]), ()  # اتفق ورئيس المفوضية
        return subject, _object(sentence, trigger, after)
    if trigger.prefix == "" and not form.bound and (subject := subjects.after_that(sentence, trigger.first)):
        return subject, _object(sentence, trigger, after)
    if after and not sentence.led(after[0]) and (same := _same_subject(sentence, trigger, after)):
        return same, () if form.bound else _object(sentence, trigger, after)
    if rule.id == "accuse-blame" and after and not goes_on and not form.bound and not sentence.previous[0]:
        end = after[0][-1].last
        charged = after[0][0].first == trigger.last and end < sentence.last and sentence.words[end][0] == "ب"
        if charged and not any(g[0].prefix == "" and g[0].first <= end + _GAP for g in after[1:]):
            return (), after[0]  # اتهم الوزير بالتقصير
    if rule.id == "accuse-blame" and not form.bound and (blamed := _burdened(sentence, trigger, after)):
        blames = _going_on(sentence, trigger.first) if goes_on else does
        return blames or _subject(sentence, trigger), blamed  # … وحمل الحكومة مسؤولية كذا
    near = 1 if form.bound else _GAP
    if form.shape == "imperfect" and form.text[0] == "ن":
        near = -1  # نشكر الحكومة: who speaks does
    if form.text.endswith(("وا", "ون")):
        near = -1  # طالبوا الحكومة: a verb in the plural stands after its subject
    elif after and not _agrees(sentence, trigger, after[0]):
        near = -1  # اتهم واشنطن: a masculine verb before a feminine has it for its object
    issued = next((g for g in after if _issues(sentence, g)), ())
    if issued and rule.events[0] in STATEMENTS:
        return issued, _object(sentence, trigger, [g for g in after if g is not issued])  # البيان الصادر عن كذا
    if rule.events[0] in STATEMENTS and after and after[0][0].first > trigger.last and near > 0:
        unknown = subjects.named(sentence, trigger.last) if sentence.words[trigger.last].startswith("ال") else ()
        if unknown and unknown[-1].last <= after[0][0].first:
            return unknown, _object(sentence, trigger, after)  # أدانت الرابطة الدولية قصف الجيش
    who = trigger.first > sentence.first and sentence.words[trigger.first - 1] in WHO
    owned = bool(after) and after[0][0].first == trigger.last and not does  # الإجراءات التي هدد الوزير بها
    resumes = trigger.last < sentence.last and sentence.words[trigger.last] in TO_IT
    if who and not (owned or form.bound or resumes):
        return _subject(sentence, trigger), _object(sentence, trigger, after)  # الموقف الذي رفض الإجراءات
    close = bool(after) and after[0][0].first - trigger.last <= near
    close = close and sentence.told.isdisjoint(range(trigger.last, after[0][0].first))
    lead = sentence.lead(after[0][0].first) if close and after[0][0].first > trigger.last else ""
    close = close and not (lead.startswith("بم") and lead.endswith("ه"))  # وقضت بمعاقبة المتهمين
    if close and goes_on and form.text in _THANKS and sentence.words[after[0][-1].last :][:1] == ["علي"]:
        return _going_on(sentence, trigger.first) or _subject(sentence, trigger), after[0]  # وشكر الوزير على كذا
    site = bool(after) and after[0][0].kind == "body" and not after[0][0].sector  # تستهدف مواقع عسكرية
    site = site and "ب" + sentence.head(after[0][0]) not in _INSTRUMENTS  # but شنت طائرات التحالف
    if close and not sentence.led(after[0]) and not _joined(after[0]) and not (site and rule.events[0] == "ASSAULT"):
        return after[0], () if form.bound else _object(sentence, trigger, after[1:])  # اتهمته الشرطة
    if rule.id == "accuse-say" or (rule.events[0] in STATEMENTS and form.shape == "perfect"):
        unknown = () if rule.id == "accuse-direct" else subjects.named(sentence, trigger.last)  # وجهت الاتهامات
        if unknown:
            return unknown, _object(sentence, trigger, after)
    if rule.events[0] == "ASSAULT" and form.shape == "perfect" and not form.bound:
        whose = tuple(a for a in sentence.nisbas if a.first == trigger.last + 1)
        if whose and "ب" + sentence.words[trigger.last] in _INSTRUMENTS:
            return whose, _object(sentence, trigger, after)  # أصاب صاروخ روسي السيارة
    if rule.events[0] == "PROTEST" and form.shape == "perfect" and not goes_on:
        unknown = sentence.phrase(_past_time(sentence, trigger.last))
        if unknown and not unknown[0].code:
            return unknown, _object(sentence, trigger, after)  # احتشدت مجموعة من العمال
    states = rule.events[0] in STATEMENTS and attribution.reports(sentence.words[sentence.first])
    if goes_on and not states and (same := _going_on(sentence, trigger.first) or sentence.previous[0]):
        return same, sentence.previous[1] if form.bound else _object(sentence, trigger, after)
    return _subject(sentence, trigger), _object(sentence, trigger, after)


def _burdened(sentence: Sentence, trigger: Trigger, after: Sequence[Group]) -> Group:
    """Whom a verb of blaming has for its one party, responsibility right behind: … وحملت الحكومة مسؤولية كذا."""
    named = bool(after) and after[0][0].first == trigger.last
    blamed = after[0] if named else sentence.phrase(trigger.last)
    if not blamed:
        return ()
    end = blamed[-1].last
    rest = [word.removeprefix("ال") for word in sentence.words[end : end + 2]]
    burden = rest[:1] in (["كامل"], ["كامله"]) or any(word.startswith(("مسوولي", "مسيولي")) for word in rest[:1])
    passed_on = any(g[0].prefix in FOR and 0 <= g[0].first - end <= _GAP for g in after)  # حمل الحزب المسؤولية للوزير
    return blamed if burden and not passed_on else ()


def _going_on(sentence: Sentence, at: int) -> Group:
    """The subject of the verb before, one of reporting included: اتهمه بكذا، وقالت الوزارة كذا، وهددت."""
    begin, subject = sentence.doing
    turn = max((turn for turn in sentence.turns if turn < at), default=begin)
    return (_own_turn(sentence, at) if turn > begin else ()) or subject


def _own_turn(sentence: Sentence, at: int) -> Group:
    """Who a further verb, no event's own, has for its subject: …، وردت موسكو باستدعاء السفير."""
    turn = max((turn for turn in sentence.turns if turn < at), default=at)
    if turn == at or turn in sentence.told:
        return ()
    own = next((g for g in sentence.groups if turn < g[0].first <= turn + _GAP and g[-1].last <= at), ())
    return () if own and sentence.led(own) else own


def _same_subject(sentence: Sentence, trigger: Trigger, after: Sequence[Group]) -> Group:
    """
    The subject of the verb before, where a second verb has it too and what follows is its object: … واتهم الضباط
    بكذا، … واعتبرتها قوة احتلال، … واستنكرت تحذيرات الوزارة.
    """
    if trigger.first == sentence.first or trigger.entry.form.shape == "participle":
        return ()
    goes_on = trigger.prefix in ("و", "ف") or sentence.words[trigger.first - 1] == "كما"
    if not goes_on:
        return ()
    same = _subject(sentence, trigger)
    head = after[0][0]
    at = _past_time(sentence, trigger.last)
    if at < sentence.last and sentence.words[at] in TO_IT:
        at += 1  # ووافق عليها الوزراء
    if trigger.entry.form.bound:
        single = after[0][-1].last - head.first == 1 and head.kind in ("body", "nisba")
        return same if single and not sentence.words[head.first].startswith("ال") else ()
    if trigger.entry.rule.id == "accuse-blame":
        end = after[0][-1].last
        return same if end < sentence.last and sentence.words[end].startswith("ب") else ()
    owned = head.first > at and head.kind != "person" and not any(w in COMMAS for w in sentence.words[at : head.first])
    return sentence.previous[0] if owned else ()


def _issues(sentence: Sentence, group: Group) -> bool:
    at = group[0].first
    return at - 2 >= sentence.first and sentence.words[at - 1] == "عن" and sentence.words[at - 2] in _ISSUED


def _joined(group: Group) -> bool:
    """Is the group one more of what stands before it: تقصف موقع كذا وثكنة كذا?"""
    return group[0].prefix[:1] == "و"


def _agrees(sentence: Sentence, trigger: Trigger, group: Group) -> bool:
    """May the verb have the group after it for its subject? It agrees in gender with the first named."""
    verb, head = trigger.entry.form.text, group[0]
    oblique = head.kind in ("body", "office", "people", "back") and sentence.words[head.first].endswith("ين")
    if oblique and head.first == _past_time(sentence, trigger.last):
        return False  # دعا الطرفين
    masculine = verb[0] == "ي" if trigger.entry.form.shape == "imperfect" else not verb.endswith(("ت", "تا"))
    if not masculine and not trigger.entry.form.bound and verb not in _ROOT_IN_T:
        return sentence.words[head.first].removeprefix("ال") not in _MEN  # دعت المجتمع الدولي
    if not masculine or head.kind == "person" or trigger.entry.form.bound:
        return True
    word = sentence.words[head.first]
    if word in SOME:
        return True  # اقتحم مئات المتظاهرين المبنى
    if head.kind in ("country", "capital"):
        return head.name in referents.MASCULINE
    return not word.endswith(("ه", "ات")) and word not in _FEMININE


def _agrees_with(sentence: Sentence, trigger: Trigger, before: Group) -> bool:
    """May a verb in the masculine have the one group before it for its subject: … الشرطة ويطالب ناشطون?"""
    form = trigger.entry.form
    masculine = form.text[0] == "ي" if form.shape == "imperfect" else not form.text.endswith(("ت", "تا", "وا", "نا"))
    if len(before) != 1 or not masculine or form.bound or form.text.endswith(("ون", "ان")) or form.text in _ROOT_IN_T:
        return True
    head, adjacent = before[0], before[-1].last == trigger.first
    if adjacent and trigger.prefix not in AND:
        return True
    return head.kind != "body" or not sentence.head(head).endswith(("ه", "ات"))


def _past_time(sentence: Sentence, at: int) -> int:
    """The word after what may stand between a verb and its object: "، الجمعة،", "أيضا", "أمس"."""
    words = sentence.words
    for _ in range(4):
        if at >= sentence.last:
            break
        if words[at] in ADVERBS:
            at += 1
            continue
        if words[at].startswith("بال") or words[at] in _INSTRUMENTS:  # تستهدف بمسيرة انقضاضية مقر القيادة
            ends = ("ال",) if words[at].startswith("بال") else ()
            at += 1
            while at < sentence.last and (words[at].startswith(ends) if ends else words[at].endswith(("ي", "يه"))):
                at += 1
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


def _hit(sentence: Sentence, trigger: Trigger, at: int) -> Group:
    """What a deed hits by its place in the clause: right after verb and subject, or after its preposition."""
    rule, words = trigger.entry.rule, sentence.words
    event = rule.events[0]
    leads = frozenset({"ضد"}) if rule.id in _AGAINST else _ONTO.get(event)
    if leads is None:
        return ()
    at = _past_weapon(sentence, trigger, at)
    if at >= sentence.last:
        return ()
    if event == "COERCE" and _things(sentence, at):
        return ()
    if event == "REQUEST":
        if words[at] in _OF_HIM:
            return _spoken_to(sentence, trigger)
        if words[at] == "من":
            return sentence.phrase(at + 1)  # طلبت رسميا من الهيئات
        plain = words[at] in IN_FRONT or words[at].startswith("ب") or sentence.noun(trigger)
        return () if plain or trigger.entry.form.bound else sentence.phrase(at)
    if sentence.noun(trigger) and at > trigger.last and words[at].startswith("ل") and len(words[at]) > SOON:
        return sentence.phrase(at)  # قصف الميليشيا لمنازلهم
    if words[at] not in IN_FRONT:
        if not sentence.noun(trigger) and event != "SANCTION" and rule.id not in _INTRANSITIVE:
            deed = trigger.entry.with_ or rule.with_
            if trigger.entry.form.bound:
                return ()
            several = words[at] in SOME or figures.read_number(words, at) is not None
            many = SOON if several else 1  # مجموعة من الهجمات، ارتكب ست مجازر
            plain = deed is None or not deed.among(words[at : at + many])  # but شن هجوما: its object is the deed
            if plain and (words[at] not in COMMAS or event != "COERCE"):  # سيطر الجيش، وفق الناطق، على البلدة
                return sentence.phrase(at)
        if trigger.first + 1 == trigger.last and words[trigger.first] in _OF_PATIENT and sentence.noun(trigger):
            return sentence.phrase(at)
    for number in range(at, min(sentence.last - 1, at + _OBJECT)):
        if words[number] in BREAKS or words[number] in SAID_THAT or number in sentence.told:
            break
        if words[number] in leads and words[number - 1] not in _BECAUSE and words[number + 1] not in _MANNERS:
            return sentence.phrase(number + 1)
    return ()


def _past_weapon(sentence: Sentence, trigger: Trigger, at: int) -> int:
    """The word at which the object of a deed may begin: after times, manners, and the weapon that did it."""
    at = _past_time(sentence, at)
    if sentence.noun(trigger):  # العدوان الإسرائيلي المتواصل على القطاع
        adjectives = {a.first for a in sentence.nisbas}
        definite = trigger.prefix.endswith("ال")
        while at < sentence.last - 1 and at < trigger.last + SOON and (
            at in adjectives or (definite and sentence.words[at].startswith("ال") and at not in sentence.named)
        ):
            at += 1
    if at < sentence.last and sentence.words[at][0] == "و" and sentence.words[at][1:] in SOME:
        more = sentence.phrase(at)  # شنت اليونان وعدد من حلفائها
        at = _past_time(sentence, more[-1].last if more else at + 1)
    if trigger.entry.rule.events[0] == "ASSAULT" and at < sentence.last and _wielded(sentence, trigger, at):
        weapon = sentence.phrase(at)
        at = _past_time(sentence, weapon[-1].last if weapon else at + 1)
    return at


def _spoken_to(sentence: Sentence, trigger: Trigger) -> Group:
    """Whom a pronoun after an appeal points back to: وجه رسالة إلى الوزير يطلب منه العفو."""
    before = [g for g in sentence.groups if g[-1].last <= trigger.first and sentence.led(g)]
    return before[-1] if before else referents.referred(sentence, trigger, subjects.before(sentence, trigger.first))


def _strikes(sentence: Sentence, trigger: Trigger) -> bool:
    """Is the subject of a verb of force an attack or a weapon that nobody is named with?"""
    words, at = sentence.words, trigger.first
    near = words[max(sentence.first, at - 2) : at]
    plain = {word.removesuffix("ا") for word in near}  # إن انفجارا استهدف
    struck = not _ATTACKS.isdisjoint(plain) or any("ب" + w.removeprefix("ال") in _INSTRUMENTS for w in plain)
    if struck and trigger.prefix == "" and COMMAS.isdisjoint(near):
        return True
    begins = _past_time(sentence, trigger.last)
    whose = any(a.first == begins + 1 for a in sentence.nisbas) or any(g[0].first == begins for g in sentence.groups)
    return begins < sentence.last and not whose and _wielded(sentence, trigger, begins)


def _wielded(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Is the word right after a verb the weapon that did it: استهدفت طائرة مجهولة المحطة?"""
    word, form = sentence.words[at], trigger.entry.form
    if at != trigger.last or trigger.prefix in AND or form.shape != "perfect" or form.bound:
        return False
    if "ب" + word.removeprefix("ال") not in _INSTRUMENTS or sentence.noun(trigger):
        return False
    if any(g[-1].last == trigger.first and not sentence.led(g) for g in sentence.groups):
        return False  # إسرائيل استهدفت الطائرة
    return form.text.endswith("ت") == (word.removeprefix("ال") not in _MALE_ARMS)


def _things(sentence: Sentence, at: int) -> bool:
    """Are things counted here: أكثر من مئة قطعة، أربعين شاحنة?"""
    return any(at <= q.first <= at + SOON and figures.counts_things(q.noun) for q in sentence.quantities)


def _object(sentence: Sentence, trigger: Trigger, after: Sequence[Group]) -> Group:
    """Who the verb or noun is aimed at, among those named after it."""
    event = trigger.entry.rule.events[0]
    flees = event == "DISPLACE" and trigger.entry.rule.mode in ("flee", "return")
    driven = any(root in sentence.words[trigger.first] for root in _DRIVEN)
    if event == "MOBILIZE" or (flees and not driven):
        return ()  # who moves does so to nobody
    if event == "AGREE" and trigger.last < sentence.last and sentence.words[trigger.last] == "علي":
        return ()  # on what, not with whom: اتفقا على تبادل قوائم المحتجزين
    start = trigger.last
    subject = next((g for g in sentence.groups if trigger.last <= g[0].first), None)
    if subject is not None and subject not in after and subject[0].first - trigger.last <= _GAP:
        start = subject[-1].last
    hit = _hit(sentence, trigger, start)
    begins = _past_weapon(sentence, trigger, start)
    onto = begins < sentence.last and sentence.words[begins] in _ONTO.get(event, ())
    direct = bool(hit) and hit[0].first == begins + (onto and sentence.noun(trigger))  # الهجوم على القرى
    if event == "REQUEST":  # نطالب الجهات المعنية بالتحقيق
        then = sentence.words[hit[-1].last : hit[-1].last + 1] if direct else []
        direct = bool(then) and (then[0] in _TO_DO or then[0][0] == "ب")
    elif event not in ("ASSAULT", "COERCE"):
        direct = False
    if hit and (direct or hit[0].kind != "thing"):
        return hit
    claims = trigger.entry.rule.id == "accuse-describe" and trigger.entry.form.text in _HOLDS
    claims = claims and not SAID_THAT.isdisjoint(sentence.words[trigger.last : trigger.last + _REACH])
    if trigger.entry.rule.id == "accuse-say" or claims:  # اعتبر الوزير أن المحكمة غير شرعية
        said = range(trigger.last, min(sentence.last, trigger.last + 20))
        that = next((n for n in said if sentence.words[n] in THAT_WHICH), trigger.last)
        after = [g for g in sentence.groups if that < g[0].first <= that + 2 * _OBJECT]
        return next((g for g in after if sentence.lead(g[0].first) not in _SUFFERS), ())
    if event == "SUPPORT" and sentence.noun(trigger) and (thanked := [g for g in after if g[0].prefix in FOR]):
        return thanked[0]  # أصدق التهاني بالعيد لحكومة كذا
    for group in after:
        lead = sentence.lead(group[0].first)
        if lead in _NOT_AIMED and not (lead in ("عن", "من") and event in _FROM):
            continue
        if lead == "مع" and event in ("REQUEST", "ACCUSE") and group[0].first > trigger.last:
            continue  # but التحقيق مع الموقوفين
        if group[0].first - trigger.last > 2 and subjects.within_relative(sentence, group):
            continue  # حملت الحكومة التي يقودها فلان كذا المسؤولية
        person = subject is not None and subject[0].kind == "person"
        if person and group[0].kind == "office" and group[0].first == start + 1 and sentence.words[start] in COMMAS:
            continue  # أشاد فلان، نائب الرئيس السابق، بكذا
        if event in FORCE and group[0].sector == "JRN" and group[0].kind == "group":
            continue  # an agency that reports it
        ended = trigger.entry.rule.mode == "discontinue"  # أوقفت مساعداتها إلى كذا
        if lead in ("الي", "الى") and event in ("ASSAULT", "COERCE", "SANCTION") and not ended:
            continue  # تهريب أسلحة إلى كذا
        if lead == "امام" and event == "ACCUSE":
            continue  # رفع دعوى أمام المحكمة
        if event in FORCE and group[0].prefix[:2] in ("ب", "با", "وب"):
            continue  # with what, not whom: بالطائرات
        if event == "PROTEST" and lead not in ("ضد", "علي", "مع") and not _acts_of(sentence, group):
            continue
        return group
    if event in ("ASSAULT", "COERCE", "DISPLACE", "RETREAT", "AID"):
        counted = _counted(sentence, trigger) or _counted(sentence, trigger, past=start)
        if counted:
            return counted
    if event in ("ASSAULT", "ACCUSE", "COERCE", "SANCTION") and not hit:
        whose = sentence.nisba(trigger)
        for a in sentence.nisbas:  # what it hits by its owner: القواعد الأميركية
            near = a not in whose and trigger.last < a.first <= trigger.last + 8
            if near and sentence.words[a.first - 2] not in _NOT_AIMED:
                further = [n for n in sentence.nisbas if n.first == a.last and n.prefix[:1] == "و"]
                return (replace(a, first=a.first - 1), *further[:1])  # الاتهامات التركية واليونانية
    if event == "ASSAULT" and not hit:
        return sentence.victims[0] if sentence.victims else ()
    return hit


def _acts_of(sentence: Sentence, group: Group) -> bool:
    """Is it their policies, decisions, words that something is against: ضد سياسة الرئيس?"""
    at = group[0].first
    return at - 2 >= sentence.first and sentence.words[at - 1] in _ACTS and sentence.words[at - 2] in ("ضد", "علي")


def _counted(sentence: Sentence, trigger: Trigger, past: int = 0) -> Group:
    """People known by their number alone, right after the trigger or *past* its subject: مقتل أربعة أشخاص."""
    at = max(trigger.last, past)
    for q in sentence.quantities:
        with_so_many = sentence.words[q.first][0] == "ب"  # بثلاث غارات
        beside = at <= q.first <= at + SOON and not with_so_many
        if beside and q.kind not in (None, "money") and q.noun:
            things = trigger.entry.rule.events[0] != "ASSAULT" and figures.counts_things(q.noun)
            return () if things else sentence.people(q)
    return ()


def _counted_before(sentence: Sentence, trigger: Trigger) -> Group:
    """Those counted before a verb in the plural: أكثر من مئة شخص في المدينة قتلوا."""
    if not trigger.entry.form.text.endswith("وا"):
        return ()
    for q in reversed(sentence.quantities):
        if q.last <= trigger.first <= q.last + _REACH and q.kind not in (None, "money") and q.noun:
            return sentence.people(q)
    return ()


def _leads_off(sentence: Sentence, trigger: Trigger) -> bool:
    """Does a preposition follow a verb of killing or wounding, which so has no object: القيادي قتل في غارة?"""
    at = _past_time(sentence, trigger.last)
    plain = not (trigger.entry.form.bound or trigger.entry.rest)
    held = trigger.entry.rule.events[0] == "COERCE" and sentence.words[trigger.first - 1] in WHO  # الذي اعتقل في
    if at >= sentence.last or not plain or not (held or trigger.entry.rule.events[0] == "ASSAULT"):
        return False
    with_what = trigger.entry.form.text.endswith("وا") and sentence.words[at][0] == "ب"  # مدنيون أصيبوا بشظايا
    return with_what or sentence.words[at] in _NO_OBJECT or sentence.words[at] in _BY_ARMS


def _happens(sentence: Sentence, trigger: Trigger, after: Sequence[Group]) -> bool:
    """قتل ثلاثة جنود: a count or a civilian right after the verb is who it happened to."""
    at = trigger.last
    counted = next((q.first for q in sentence.quantities if at <= q.first <= at + 2), None)
    if not after or (counted is not None and after[0][0].first >= counted):
        return True
    nearest = after[0][0]
    if nearest.first == at and trigger.prefix in ("", "و") and _stands_alone(sentence, after):
        return True  # قتل فلان، العميد في الجيش، بعد مواجهات
    civil = nearest.first - at <= 2 and nearest.sector in ("CVL", "JRN", "REF")
    return civil and not subjects.before(sentence, trigger.first)


def _stands_alone(sentence: Sentence, after: Sequence[Group]) -> bool:
    """Is it one or some of them, and nobody whom they could have killed behind: قتل ضابط وجنديان بنيران مسلحين?"""
    words, group = sentence.words, after[0]
    several = group[0].kind in ("country", "capital", "group") or words[group[0].first].startswith("ال")
    if several and group[0].kind not in ("person", "office"):
        return False  # قتلت القوات، في غارة، قياديا
    end = group[-1].last
    apposed = len(after) > 1 and words[end] in COMMAS and after[1][0].first == end + 1
    end = after[1][-1].last if apposed else end
    if end >= sentence.last or words[end] in BREAKS or end in sentence.told or words[end][1:] in _SUFFERED:
        return True  # قتل جندي وأصيب ثلاثة
    further = next((number for number in sorted(sentence.told) if number >= end), sentence.last)
    if any(end <= q.first < further and q.kind in ("killed", "injured") for q in sentence.quantities):
        return False
    return words[end] in _NO_OBJECT or words[end] in _BY_ARMS or words[end] in _INSTRUMENTS


def _of_noun(sentence: Sentence, trigger: Trigger) -> tuple[Group, Group]:
    rule = trigger.entry.rule
    after = [g for g in _after(sentence, trigger.first + 1, _OBJECT) if not _describes(sentence, trigger, g)]
    by = _by(sentence, trigger)
    nisba = sentence.nisba(trigger)
    if trigger.entry.phrase and trigger.prefix in ("ب", "وب") and not (by or nisba) and _with_what(sentence, trigger):
        return sentence.previous  # فرقت الشرطة المتظاهرين بالغاز المسيل للدموع
    if rule.events[0] in _VOICED and sentence.words[trigger.last :][:1] == ["من"]:
        voices = sentence.phrase(trigger.last + 1)  # بعد اتهامه من الوزير، انتقادات من كذا
        if voices and (voices[0].kind != "thing" or trigger.entry.form.bound):
            bound = trigger.entry.form.bound
            return voices, referents.referred(sentence, trigger, voices) if bound else _object(
                sentence, trigger, [g for g in after if g[0].first >= voices[-1].last])
    if rule.events[0] in ("ACCUSE", "SANCTION") and (facing := _facing(sentence, trigger)):
        return (by if by != facing else ()), facing
    crowd = next((g for g in sentence.groups if g[0].first == trigger.first), ())
    if crowd and crowd[0].sector in ("CVL", "REF", "OPP") and rule.events[0] == "PROTEST":
        return crowd, _object(sentence, trigger, after)  # واقتحمت الحشود الغاضبة
    if rule.events[0] in _FORCES and (doer := _proceeds(sentence, trigger)):
        return doer, _hit(sentence, trigger, trigger.last) or sentence.phrase(trigger.last)
    if rule.genitive == "recipient" or sentence.words[trigger.first] in _OF_PATIENT:
        does = bool(after) and after[0][0].first == trigger.last and not sentence.led(after[0])
        if does and trigger.prefix[-2:] != "ال" and trigger.entry.form.text in _OF_AGENT:
            reach = range(after[0][-1].last, min(sentence.last, after[0][-1].last + _OBJECT))
            onto = next((n for n in reach if sentence.words[n] in _ONTO_WHAT), None)
            hit = next((g for g in after[1:] if sentence.lead(g[0].first) in _ONTO_WHAT), ())
            if onto is not None:  # إفراج الحكومة عن الموقوفين، سيطرة الجيش على البلدة
                return after[0], hit or sentence.phrase(onto + 1)
        if trigger.entry.form.bound and trigger.entry.form.text.startswith(("سيطرت", "استيلاء")):  # يبسطون سيطرتهم
            owner = subjects.before(sentence, trigger.first) or referents.referred(sentence, trigger, ())
            if sentence.words[trigger.first - 2] in WHO:
                owner = subjects.before(sentence, trigger.first - 1) or owner
            return by or owner, _hit(sentence, trigger, trigger.last)
        if sentence.words[trigger.first] == "قيد":
            held = [g for g in sentence.groups if g[-1].last <= trigger.first <= g[-1].last + 1]
            return by or _subject(sentence, trigger), held[-1] if held else ()  # الناشط قيد الحبس
        own = _counted(sentence, trigger)
        hit = () if own or trigger.entry.form.bound else _hit(sentence, trigger, trigger.last)
        if hit and hit[0].kind != "thing":
            own = hit
        bound = trigger.entry.form.bound and rule.events[0] != "RETREAT"  # باعتقالهم، لكن الأهالي
        near = 0 if bound else SOON + 1
        if not own and after and after[0] is not by and not referents.points_back(sentence, trigger):
            first = after[0][0].first
            freed_from = rule.events[0] in _FROM and sentence.words[trigger.last : first] == ["من"]  # تحريرها من كذا
            aimed = freed_from or sentence.lead(first) not in _NOT_AIMED - {"عن"}
            parted = not COMMAS.isdisjoint(sentence.words[trigger.last : first])  # حصار البلدة، قالت المنظمة
            own = after[0] if aimed and first - trigger.last <= near and not parted else ()
        if hit and own and hit[0].kind == "thing" and own[0].first == hit[-1].last and _joined(own):
            own = (*hit, *own)  # القبض على السياسيين والموظفين
        own = own or hit
        if trigger.entry.form.bound and not own:  # مقتله، إيقافه: who was spoken of
            ordered = any(t.entry.rule.events[0] == "REQUEST" and 0 < trigger.first - t.last <= SOON
                          for t in sentence.triggers)  # أمر القاضي بحبسه
            actor = by or _wages(sentence, trigger) or (sentence.previous[0] if ordered else ())
            actor = actor or _subject(sentence, trigger)
            return actor, referents.referred(sentence, trigger, actor)
        actor = by or tuple(a for a in nisba if a.prefix == "ال" == trigger.prefix[-2:])  # الاغتيال الإسرائيلي
        if not actor:
            bare = trigger.prefix == ""
            beside = (g for g in sentence.groups if bare and g[-1].last == trigger.first and not sentence.led(g))
            who = trigger.first > sentence.first and sentence.words[trigger.first - 1] in WHO
            actor = next(beside, ()) or (subjects.before(sentence, trigger.first) if who else ())  # ألقت الشرطة القبض
            actor = actor or _wages(sentence, trigger) or _subject(sentence, trigger)
        return (actor if actor != own else ()), own
    if trigger.entry.rest and (whose := tuple(a for a in nisba if a.first < trigger.last)):
        return whose, _object(sentence, trigger, after)  # الاعتداءات الإسرائيلية
    if rule.mode == "visit" and after and after[0][0].first == trigger.last and after[0][0].prefix in FOR:
        return after[0], _object(sentence, trigger, after[1:])  # زيارة رسمية للرئيس إلى كذا
    if trigger.entry.rest:
        words, last = sentence.words, trigger.last
        owned = words[trigger.first].endswith(_ITS)  # دعوته لأبناء المحافظة
        owned = owned or (words[last - 2] in IN_FRONT and words[last - 1].endswith(_ITS))  # خلال زيارته العاصمة
        each = words[last - 2 : last] == ["كل", "من"]  # اعتراف كل من كذا وكذا
        within = bool(after) and after[0][0].first < last + each
        if within and after[0][0].prefix in FOR:  # the phrase names for whom: برقية تهنئة للرئيس
            return subjects.before(sentence, trigger.first) or _subject(sentence, trigger), after[0]
        if rule.events[0] == "COERCE" and after and after[0][0].first == trigger.last and not sentence.led(after[0]):
            return by or _subject(sentence, trigger), after[0]  # تجميد أصول الشركة
        if within and words[trigger.first].lstrip("وبت").startswith(("استدع", "ستدع")):  # استدعت السفير الهندي
            return subjects.before(sentence, trigger.first) or _subject(sentence, trigger), after[0]
        if within and not owned and rule.events[0] != "MOBILIZE":  # the phrase names who: زيارة أردوغان
            return after[0], _object(sentence, trigger, after[1:])
        led = words[trigger.first] in IN_FRONT  # شدد الوزير، خلال لقاء مع كذا، على ضرورة
        subject = () if led else subjects.before(sentence, trigger.first)
        if not subject and owned:
            nearby = [g for g in sentence.groups if trigger.first - _REACH <= g[-1].last <= trigger.first]
            subject = nearby[-1] if nearby else ()  # تصريحات الرئيس حول رغبته
        if not subject and (rule.events[0] in STATEMENTS or owned) and not by:
            subject = _subject(sentence, trigger)
        if subject:
            if owned and within:
                return subject, after[0]
            return subject, _object(sentence, trigger, [g for g in after if g is not subject])
    if nisba:
        return nisba, _object(sentence, trigger, after)
    if by:
        return by, _object(sentence, trigger, [g for g in after if g is not by])
    named = after[0][0].first - trigger.last if after else _OBJECT
    appeal = trigger.prefix in FOR and trigger.entry.form.text in ("مطالبه", "مناشده", "حث")
    if named == 0 and appeal and not sentence.led(after[0]):
        actor = subjects.before(sentence, trigger.first) or _subject(sentence, trigger)
        return actor, after[0]  # جاء لمطالبة الشركة بكذا
    sent = named < 0 and sentence.words[trigger.first] in _SENDS  # نشر قوات: who is sent, not who sends
    if named <= 1 and not (sent or trigger.entry.form.bound):
        owns = rule.events[0] == "MOBILIZE" and after[0][0].prefix in FOR  # تعزيزات للجيش
        if owns or not sentence.led(after[0]):
            return after[0], _object(sentence, trigger, after[1:])
    called = rule.events[0] == "PROTEST" and any(
        t.entry.rule.events[0] == "REQUEST" and 0 <= trigger.first - t.last <= 1 for t in sentence.triggers)
    if called and sentence.previous[0]:
        return sentence.previous[0], ()  # دعا العمال إلى إضراب
    if rule.id in _OF_WHO_MOVES and (own := _counted(sentence, trigger)):
        return own, _object(sentence, trigger, [g for g in after if g[0] not in own])  # انشقاق 120 عنصرا من كذا
    same = sentence.previous[0] if trigger.prefix == "و" else ()  # … وتسليم أنفسهم
    owned = trigger.prefix == "ال" and any(g[-1].last == trigger.first for g in sentence.groups)  # ضحايا القصف
    before = () if owned else subjects.before(sentence, trigger.first)
    own = after[0] if sent else ()
    if trigger.entry.form.bound:
        before = same or before  # تقدم الجيش، وسيطرتهم
    if rule.events[0] == "ASSAULT":
        before = _wages(sentence, trigger) or before  # شنت اليونان وعدد من حلفائها حملة
    return before or same or _subject(sentence, trigger) or own, _object(sentence, trigger, after[len(own) > 0 :])


def _wages(sentence: Sentence, trigger: Trigger) -> Group:
    """The subject of a verb that carries out what the noun tells: شنت الحركة حملة اعتقالات."""
    for number in range(trigger.first - 1, max(sentence.first, trigger.first - _REACH) - 1, -1):
        word = sentence.words[number]
        if word.removeprefix("و") in _CARRIES_OUT:
            near = (g for g in sentence.groups if number < g[0].first and g[-1].last <= trigger.first)
            return next((g for g in near if not sentence.led(g)), ()) or subjects.before(sentence, number)
        if word in COMMAS or word in BREAKS or number in sentence.told:
            break
    return ()


def _facing(sentence: Sentence, trigger: Trigger) -> Group:
    """Who faces what the noun tells: خمسة أشخاص يواجهون اتهامات، يواجه الوزير السجن."""
    for number in range(trigger.first - 1, max(sentence.first, trigger.first - _GAP) - 1, -1):
        if sentence.words[number] in _FACES:
            between = (g for g in sentence.groups if number < g[0].first and g[-1].last <= trigger.first)
            return next(between, ()) or subjects.people_before(sentence, number) or subjects.before(sentence, number)
    for number in range(trigger.last, min(sentence.last, trigger.last + SOON)):
        if sentence.words[number] in _FACED:  # الانتقادات التي تواجهها الحكومة
            return next((g for g in sentence.groups if g[0].first == number + 1), ())
    return ()


def _describes(sentence: Sentence, trigger: Trigger, group: Group) -> bool:
    """Is it the noun's adjective rather than a name: هجوم انتحاري?"""
    at = group[0].first
    if not trigger.first < at <= trigger.last or group[0].kind != "body":
        return False
    return sentence.words[at].endswith(("ي", "يه", "يين")) or sentence.words[at] in ("مسلح", "مسلحه")


def _mutual(sentence: Sentence, trigger: Trigger) -> tuple[Group, Group]:
    """Everyone who takes part: the subject, and those after "مع" and "بين"."""
    sides = "بين" in sentence.words[trigger.last : min(sentence.last, trigger.last + 4)]  # اشتباكات عنيفة بين
    unknown = subjects.after_that(sentence, trigger.first)  # إن لجنة فنية ستجتمع
    subject = () if sides else unknown or subjects.before(sentence, trigger.first)
    if any(word.startswith("استقبال") for word in sentence.words[trigger.first : trigger.last]):
        guest = next((
            g for g in _after(sentence, trigger.last, _GAP) if g[0].prefix in FOR or g[0].first == trigger.last), ())
        if guest:  # خلال استقباله للرئيس
            return guest, subject or _subject(sentence, trigger)
    goes_on = trigger.prefix in AND and trigger.entry.form.shape == "perfect" and not sides
    if goes_on and not trigger.entry.form.text.endswith(("ا", "وا")):
        subject = _going_on(sentence, trigger.first) or subject  # التقاه، وبحث معه كذا
    if trigger.entry.form.bound and referents.points_back(sentence, trigger):
        subject = referents.referred(sentence, trigger, ()) or subject  # حيث التقاه مسؤولون
    taking: list[Party] = list(subject)
    reached = trigger.last + 1
    for group in _after(sentence, trigger.first + 1, _OBJECT):
        head = group[0]
        lead = sentence.lead(head.first)
        between = sentence.words[reached : head.first]
        if len(taking) > len(subject) and any(word in WHO or word in SAID_THAT for word in between):
            break  # محادثات مع نظيره الذي …
        partner = lead in ("مع", "بين", "كل", "ونظيره", "لقائه", "اجتماعه") or head.prefix[-1:] == "ب"
        if head.kind in ("country", "capital") and not partner and lead in IN_FRONT | {"في"}:
            continue
        if not partner and (sentence.led(group) or head.first - reached > 4):
            continue
        taking.extend(group)
        reached = group[-1].last
        if len(taking) >= _MANY:
            break
    here = [sentence.words[p.first] for p in taking if p.paragraph == sentence.paragraph]
    both = any(word.startswith("ال") and word.endswith("ان") for word in here)
    held = trigger.last < sentence.last and sentence.words[trigger.last] in _SESSIONS  # تعقد الجلسة: nobody says who
    if len(taking) < 2 and not sides and not both and not (held or unknown):
        more = _subject(sentence, trigger)
        taking = [*(a for a in more if a not in taking), *taking]
    if not taking:
        taking = list(sentence.nisba(trigger))
    if trigger.entry.rule.events[0] == "ASSAULT":
        crowd = tuple(p for p in taking if p.sector in ("CVL", "REF"))
        force = tuple(p for p in taking if p.sector in ARMED)
        if crowd and force:
            return crowd, force
    return tuple(dict.fromkeys(taking)), ()
