"""
Who does what a verb tells, and to whom.

`WAYS` are the ways to read such a clause, tried in order: the first that the clause is of its kind says who and whom.
"""
from __future__ import annotations

from workers.text import attribution
from workers.text.grammar import AND, BREAKS, COMMAS, FOR, GRAMMAR, IN_FRONT, MARKS, SAID_THAT, SOME, TO_IT
from workers.text.parties import doers, referents, subjects, targets
from workers.text.parties.clause import GAP, INSTRUMENTS, OF_TWO, Clause, Parties, Way, first_of, joined
from workers.text.sentence import Group, Party, overlap

_SUFFERED = GRAMMAR["suffered"]
_COSTS = GRAMMAR["costs"]
_ATTACKS = GRAMMAR["attacks"]
_BY_ARMS = GRAMMAR["by_arms"]
_NO_OBJECT = IN_FRONT | {"اثر", "جراء", "نتيجه", "بسبب", "عقب", "حرقا", "متاثرا", "اثناء", "عندما"}
"""After a verb of killing: those killed stand before it."""
_BEING = frozenset({"كان", "كانت", "تكون", "يكون", "ستكون", "سيكون", "ليست", "ليس", "باتت", "بات"})
_STIRS = 6  # words behind a verb in which what it stirs up stands, and behind that in whom
_IN_IT = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
"""Behind the verb of a relative clause whose noun is no party of it: اليوم الذي رفض فيه الوزير."""
_WOMEN = frozenset({"نساء", "النساء", "بنات", "نسوه"})
_THANKS = frozenset({"شكر", "شكرت", "هنا", "هنات"})


def read(clause: Clause) -> Parties:
    """Who does what the verb tells, and to whom."""
    return first_of(WAYS, clause) or (clause.subject, _aim(clause))


def _aim(clause: Clause) -> Group:
    """Whom it is aimed at, among those behind it."""
    return targets.aimed_at(clause, clause.after)


# What its subject undergoes.


def _costs_lives(clause: Clause) -> Parties | None:
    """What costs lives loses none: أسفرت غارة أميركية عن مقتل ثلاثة."""
    if clause.form.text in _COSTS and (_passive(clause) or _happens(clause)):
        return clause.by, targets.counted(clause)
    return None


def _by_own_men(clause: Clause) -> Parties | None:
    """Who is not named kills those counted: بعد أن قتلت قواتها نحو ستين متظاهرا."""
    own = clause.follower.isalpha() and clause.follower.endswith(("ها", "هم")) and clause.follower not in TO_IT
    if clause.rule.patient != "either" or not own or clause.bound:
        return None
    counted = (q for q in clause.sentence.quantities if clause.last < q.first <= clause.last + GAP and q.noun)
    people = next(counted, None)
    if people and clause.after and clause.after[0][0].first < people.first:
        return None
    whose = (g for g in reversed(clause.sentence.groups) if g[-1].last <= clause.first and not clause.led(g))
    return (next(whose, ()), clause.sentence.people(people)) if people else None


def _undergone(clause: Clause) -> Parties | None:
    """Its subject undergoes it: قتل ثلاثة جنود، اعتُقل الناشط، تعرضت المدينة لقصف، … وأصيب سبعة آخرون."""
    happens = _happens(clause)
    if not (happens or _passive(clause)):
        return None
    further = targets.counted(clause) if clause.prefix in AND else ()
    patient = further or clause.before or _undergoing(clause, happens)
    if not patient and not clause.bound:
        at = clause.past_time(clause.last)
        place = at < clause.sentence.last and clause.words[at][0] == "ل" and clause.form.text in _SUFFERED
        patient = subjects.place_before(clause.sentence, clause.first) if place else clause.sentence.phrase(at)
    return clause.by, patient


def _passive(clause: Clause) -> bool:
    return clause.form.passive or clause.form.text in _SUFFERED or clause.rule.patient == "patient"


def _happens(clause: Clause) -> bool:
    """Does a verb of either voice tell what happened to its subject: قتل ثلاثة جنود، القيادي قتل في غارة?"""
    if clause.rule.patient != "either" or clause.bound or _goes_on_to(clause) or _feminine_to_men(clause):
        return False
    return _leads_off(clause) or not (_active(clause) or _acts(clause))


def _goes_on_to(clause: Clause) -> bool:
    """Has a second verb whom it hits right behind it, known by "his": داهمت الشرطة المنزل واعتقلت نجله?"""
    if not clause.goes_on or clause.after or not clause.sentence.doing[1] or clause.follower in TO_IT:
        return False
    written = clause.sentence.reading.words.original(clause.last, clause.last + 1) if clause.follower.isalpha() else ""
    return len(written) > 3 and written.endswith(("ه", "ها", "هم"))  # but واعتقلت طالبة


def _feminine_to_men(clause: Clause) -> bool:
    """Is a verb in the feminine before a count of men, who are so its object: … وقتلت تسعة مهاجمين?"""
    behind = (q.noun for q in clause.sentence.quantities if clause.last <= q.first <= clause.last + 2)
    feminine = clause.form.shape == "perfect" and clause.form.text.endswith("ت") and clause.form.text not in _SUFFERED
    noun = next(behind, "")
    return feminine and bool(noun) and not noun.endswith(("ه", "ات")) and noun not in _WOMEN


def _active(clause: Clause) -> bool:
    """Does a country or a power stand before it: الشرطة اعتقلت ثلاثة?"""
    if clause.form.passive or not clause.before:
        return False
    return clause.before[0].kind in ("country", "capital") or clause.before[0].sector in doers.POWERS


def _acts(clause: Clause) -> bool:
    """Is who stands behind it the one who does it: no count, no civilian, nobody alone?"""
    at, after = clause.last, clause.after
    counted = next((q.first for q in clause.sentence.quantities if at <= q.first <= at + 2), None)
    if not after or (counted is not None and after[0][0].first >= counted):
        return False
    if clause.adjacent(after[0]) and clause.prefix in ("", "و") and _stands_alone(clause):
        return False  # قتل فلان، العميد في الجيش، بعد مواجهات
    civil = after[0][0].first - at <= 2 and after[0][0].sector in ("CVL", "JRN", "REF")
    return not civil or bool(clause.before)


def _leads_off(clause: Clause) -> bool:
    """Does a preposition follow a verb of killing or wounding, which so has no object: القيادي قتل في غارة?"""
    at = clause.past_time(clause.last)
    plain = not (clause.bound or clause.trigger.entry.rest)
    powers = bool(clause.before) and clause.before[0].sector in doers.POWERS  # الشرطة اعتقلت بعد المواجهات شابا
    held = clause.event == "COERCE" and (clause.after_who or not powers)  # الذي اعتقل في، الكاتب اعتقل بعد عودته
    if at >= clause.sentence.last or not plain or not (held or clause.event == "ASSAULT"):
        return False
    with_what = clause.form.text.endswith("وا") and clause.words[at][0] == "ب"  # مدنيون أصيبوا بشظايا
    return with_what or clause.words[at] in _NO_OBJECT or clause.words[at] in _BY_ARMS


def _stands_alone(clause: Clause) -> bool:
    """Is it one or some of them, and nobody whom they could have killed behind: قتل ضابط وجنديان بنيران مسلحين?"""
    words, sentence, after = clause.words, clause.sentence, clause.after
    head = after[0][0]
    several = head.kind in ("country", "capital", "group") or words[head.first].startswith("ال")
    if several and head.kind not in ("person", "office"):
        return False  # قتلت القوات، في غارة، قياديا
    if head.kind == "body" and head.sector in doers.POWERS and len(after) > 1:
        return False  # سجنت محكمة في ميونخ الناشط
    end = after[0][-1].last
    apposed = len(after) > 1 and words[end] in COMMAS and after[1][0].first == end + 1
    end = after[1][-1].last if apposed else end
    if end >= sentence.last or words[end] in BREAKS or end in sentence.told or words[end][1:] in _SUFFERED:
        return True  # قتل جندي وأصيب ثلاثة
    further = next((number for number in sorted(sentence.told) if number >= end), sentence.last)
    if any(end <= q.first < further and q.kind in ("killed", "injured") for q in sentence.quantities):
        return False
    return words[end] in _NO_OBJECT or words[end] in _BY_ARMS or words[end] in INSTRUMENTS


def _undergoing(clause: Clause, happens: bool) -> Group:
    """Who undergoes it: unknown between "that" and the verb, right behind it, known by number, or named behind."""
    unknown = subjects.after_that(clause.sentence, clause.first) if _leads_off(clause) else ()
    beside = clause.after[0] if happens and clause.after and clause.adjacent(clause.after[0]) else ()
    return unknown or beside or targets.counted(clause) or targets.counted_before(clause) or next(
        (g for g in clause.after if not (clause.by and clause.by[0].first <= g[0].first) and not clause.led(g)
         and g[0].first - clause.last <= GAP
         and SAID_THAT.isdisjoint(clause.words[clause.last : g[0].first])), ())


# What words beside it say of its doer.


def _relative(clause: Clause) -> Parties | None:
    """Its pronoun means the noun before: البلدة التي يحاصرها الجيش."""
    if not clause.bound or not (hit := referents.antecedent(clause.sentence, clause.trigger)):
        return None
    near = (g for g in clause.after if not clause.led(g) and g[0].first - clause.last <= GAP)
    return clause.by or next(near, ()) or clause.sentence.phrase(clause.past_time(clause.last)), hit


def _by(clause: Clause) -> Parties | None:
    """Words say who did it: قُتل برصاص الشرطة، استُهدف من قبل الجيش."""
    return (clause.by, targets.aimed_at(clause, clause.others(clause.by))) if clause.by else None


def _let_go(clause: Clause) -> Parties | None:
    """Who is released, the pronoun right behind the verb: السجين الذي أفرج عنه; but الجيش أفرج عنه."""
    if clause.rule.id != "retreat-release" or clause.follower not in referents.OFF_HIM or clause.form.text != "افرج":
        return None
    before = clause.before
    if before and before[0].sector in doers.POWERS:
        return before, clause.referred(before)
    return clause.by, before or clause.referred()


def _accused(clause: Clause) -> Parties | None:
    """Those accused by nobody named: أربعة أشخاص متهمين بنقل أسلحة، شبكة متهمة بالتهريب."""
    if clause.form.shape != "participle" or clause.rule.id != "accuse-blame" or clause.follower[:1] != "ب":
        return None
    patient = subjects.people_before(clause.sentence, clause.first)
    if not patient and not clause.form.text.endswith("ا"):
        patient = subjects.noun_before(clause.sentence, clause.first)
    return ((), patient) if patient else None


def _participle(clause: Clause) -> Parties | None:
    """A participle tells of who stands right before it: واشنطن مستعدة."""
    if clause.form.shape != "participle":
        return None
    beside = (
        g for g in clause.sentence.groups
        if all(w in _BEING or w in MARKS for w in clause.words[g[-1].last : clause.first])
        and not clause.led(g) and g[-1].last <= clause.first
    )
    return next(beside, ()) or clause.subject, _aim(clause)


def _stirs(clause: Clause) -> Parties | None:
    """What an act stirred up, in whom: أثارت تصريحات الوزير غضب النقابة، لقي القرار انتقادات من الأطباء."""
    deed = clause.trigger.entry.with_ or clause.rule.with_
    if clause.rule.id != "accuse-stir" or deed is None:
        return None
    reach = range(clause.last, min(clause.sentence.last, clause.last + _STIRS))
    at = next((n for n in reach if deed.among(clause.words[n : n + 1])), clause.last)
    whose = (g for g in clause.after if g[0].first > at and (clause.lead(g) == "من" or not clause.led(g)))
    about = (g for g in clause.after if g[0].first < at and not clause.led(g))
    return next((g for g in whose if g[0].first <= at + _STIRS), ()), next(about, ()) or clause.before


# Its subject before it.


def _several_before(clause: Clause) -> Parties | None:
    """Men in the plural before a verb in the plural: مع ملثمين خربوا."""
    if clause.prefix or not clause.form.text.endswith("وا"):
        return None
    several = subjects.several_before(clause.sentence, clause.first)
    return (several, _aim(clause)) if several else None


def _weapon(clause: Clause) -> Parties | None:
    """An attack or a weapon does it, and nobody is named: انفجار استهدف موكب الوزير، استهدفت قنبلة موكبه."""
    if clause.event != "ASSAULT" or clause.bound or _subject_before(clause):
        return None
    words = clause.words
    near = words[max(clause.sentence.first, clause.first - 2) : clause.first]
    plain = {word.removesuffix("ا") for word in near}  # إن انفجارا استهدف
    struck = not _ATTACKS.isdisjoint(plain) or any("ب" + w.removeprefix("ال") in INSTRUMENTS for w in plain)
    if struck and clause.prefix == "" and COMMAS.isdisjoint(near):
        return (), _aim(clause)
    at, sentence = clause.past_time(clause.last), clause.sentence
    whose = any(a.first == at + 1 for a in sentence.nisbas) or any(g[0].first == at for g in sentence.groups)
    if at >= sentence.last or whose or not clause.wielded(at):
        return None
    owner = next((g for g in clause.after if g[0].first == at + 1 and g[0].prefix == "ال"), ())
    return owner, targets.aimed_at(clause, clause.others(owner), owner)  # قصفت مروحيات الجيش القرية


def _subject_before(clause: Clause) -> Group:
    """Who stands before it and agrees with it; what stands before "and attacked" is an object."""
    before = clause.before
    if clause.form.text.endswith("وا") and len(before) == 1 and clause.words[before[0].first].endswith("ه"):
        one = before[0].kind in ("body", "country") and before[0].paragraph == clause.sentence.paragraph
        if one and before[0].last - before[0].first == 1:
            return ()  # المسلحون الذين هاجموا المدرسة خطفوا
    return () if clause.goes_on or not clause.agrees_with(before) else before


def _before(clause: Clause) -> Parties | None:
    """الجيش يقصف القرية، الوزير اتفق ورئيس المفوضية."""
    if not (subject := _subject_before(clause)):
        return None
    after = clause.after
    if after and clause.adjacent(after[0]) and joined(after[0]) and clause.event in OF_TWO:
        return (*subject, *after[0]), ()
    return subject, _aim(clause)


def _after_that(clause: Clause) -> Parties | None:
    """A subject between "that" and its verb that no table knows: أن طائرات حربية أغرقت."""
    if clause.prefix or clause.bound or not (subject := subjects.after_that(clause.sentence, clause.first)):
        return None
    return subject, _aim(clause)


def _arrives(clause: Clause) -> Parties | None:
    """Who arrives, however far behind: وصل إلى العاصمة، الأربعاء، وزير كذا."""
    if clause.rule.id != "consult-arrive" or clause.bound or clause.goes_on:
        return None
    who = next((g for g in clause.after if not clause.led(g)), ())
    return (who, targets.aimed_at(clause, clause.others(who))) if who else None


# Its subject is that of the verb before.


def _same_subject(clause: Clause) -> Parties | None:
    """
    A second verb's subject is the first one's, and what follows is its object: … واتهم الضباط بكذا، … واعتبرتها قوة
    احتلال، … واستنكرت تحذيرات الوزارة.
    """
    if not clause.after or clause.led(clause.after[0]) or not (same := _shared(clause)):
        return None
    return same, () if clause.bound else _aim(clause)


def _shared(clause: Clause) -> Group:
    """The subject of the verb before, where what is named behind this one is no subject."""
    sentence, words, group = clause.sentence, clause.words, clause.after[0]
    joins = clause.prefix in AND or (clause.first > sentence.first and words[clause.first - 1] == "كما")
    if clause.first == sentence.first or clause.form.shape == "participle" or not joins:
        return ()
    head, end = group[0], group[-1].last
    if clause.bound:
        single = end - head.first == 1 and head.kind in ("body", "nisba")
        return clause.subject if single and not words[head.first].startswith("ال") else ()
    if clause.rule.id == "accuse-blame":
        return clause.subject if end < sentence.last and words[end].startswith("ب") else ()
    at = clause.past_time(clause.last)
    if at < sentence.last and words[at] in TO_IT:
        at += 1  # ووافق عليها الوزراء
    owned = head.first > at and head.kind != "person" and not any(w in COMMAS for w in words[at : head.first])
    return sentence.previous[0] if owned else ()


# Its subject behind it.


def _only_charged(clause: Clause) -> Parties | None:
    """Nobody charges whom stands behind the verb: اتهم الوزير بالتقصير."""
    if clause.rule.id != "accuse-blame" or not clause.after or clause.goes_on or clause.bound:
        return None
    group, end = clause.after[0], clause.after[0][-1].last
    charged = clause.adjacent(group) and end < clause.sentence.last and clause.words[end][0] == "ب"
    if clause.sentence.previous[0] or not charged:
        return None
    another = any(g[0].prefix == "" and g[0].first <= end + GAP for g in clause.after[1:])
    return None if another else ((), group)


def _burdens(clause: Clause) -> Parties | None:
    """Whom a verb of blaming has for its one party, responsibility right behind: … وحملت الحكومة مسؤولية كذا."""
    if clause.rule.id != "accuse-blame" or clause.bound:
        return None
    named = bool(clause.after) and clause.adjacent(clause.after[0])
    blamed = clause.after[0] if named else clause.sentence.phrase(clause.last)
    if not blamed:
        return None
    end = blamed[-1].last
    rest = [word.removeprefix("ال") for word in clause.words[end : end + 1]]
    burden = rest in (["كامل"], ["كامله"]) or any(word.startswith(("مسوولي", "مسيولي")) for word in rest)
    passed_on = any(g[0].prefix in FOR and 0 <= g[0].first - end <= GAP for g in clause.after)
    if not burden or passed_on:  # حمل الحزب المسؤولية للوزير
        return None
    blames = doers.going_on(clause.sentence, clause.first) if clause.goes_on else clause.before
    return blames or clause.subject, blamed


def _reach(clause: Clause) -> int:
    """How many words behind the verb its subject may stand; -1 where none follows it."""
    if clause.form.shape == "imperfect" and clause.form.text[0] == "ن":
        return -1  # نشكر الحكومة: who speaks does
    if clause.form.text.endswith(("وا", "ون")):
        return -1  # طالبوا الحكومة: a verb in the plural stands after its subject
    if clause.after and not clause.agrees(clause.after[0]):
        return -1  # اتهم واشنطن: a masculine verb before a feminine has it for its object
    return 1 if clause.bound else GAP


def _issued(clause: Clause) -> Parties | None:
    """Who issues what is said: استنكر البيان الصادر عن كذا."""
    issuing = doers.issuing(clause.sentence, clause.after) if clause.statement else ()
    return (issuing, targets.aimed_at(clause, clause.others(issuing))) if issuing else None


def _unknown_body(clause: Clause) -> Parties | None:
    """A body that no table knows right behind a verb of saying: أدانت الرابطة الدولية قصف الجيش."""
    after = clause.after
    if not clause.statement or not after or after[0][0].first <= clause.last or _reach(clause) <= 0:
        return None
    if not clause.words[clause.last].startswith("ال") and clause.words[clause.last] not in subjects.BODIES:
        return None
    unknown = subjects.named(clause.sentence, clause.last)
    if not unknown or unknown[-1].last > after[0][0].first:
        return None
    return unknown, targets.aimed_at(clause, after, unknown)


def _in_relative(clause: Clause) -> Parties | None:
    """A relative clause tells of the noun before: الموقف الذي رفض الإجراءات; but الإجراءات التي هدد الوزير بها."""
    after = clause.after
    owned = bool(after) and clause.adjacent(after[0]) and not clause.before
    if not clause.after_who or owned or clause.bound or clause.follower in TO_IT or clause.follower in _IN_IT:
        return None
    return clause.subject, _aim(clause)


def _right_behind(clause: Clause) -> Group:
    """Who stands near enough behind the verb to be its subject, no other deed between."""
    if not clause.after:
        return ()
    group, head = clause.after[0], clause.after[0][0].first
    if head - clause.last > _reach(clause) or not clause.sentence.told.isdisjoint(range(clause.last, head)):
        return ()
    lead = clause.lead(group) if head > clause.last else ""
    return () if lead.startswith("بم") and lead.endswith("ه") else group  # وقضت بمعاقبة المتهمين


def _thanks(clause: Clause) -> Parties | None:
    """Whom a second verb thanks: … وشكر الوزير على كذا."""
    if clause.form.text not in _THANKS or not clause.goes_on or not (group := _right_behind(clause)):
        return None
    if clause.words[group[-1].last :][:1] != ["علي"]:
        return None
    return doers.going_on(clause.sentence, clause.first) or clause.subject, group


def _its_victim(clause: Clause) -> Parties | None:
    """Whom a second verb of killing hits stands alone behind it: قصفت الطائرات المنزل وقتلت امرأة."""
    doer = clause.sentence.doing[1]
    if clause.rule.patient != "either" or not clause.goes_on or clause.bound or not doer or not clause.after:
        return None
    victim, head = clause.after[0], clause.after[0][0]
    alone = clause.adjacent(victim) and head.prefix == "" and not clause.words[head.first].startswith("ال")
    civil = head.sector in ("CVL", "REF", "JRN") and doer[0].sector in doers.ARMED
    return (doer, victim) if alone and civil and not overlap(doer, victim) else None


def _calls_on(clause: Clause) -> Parties | None:
    """Whom a second verb, no comma before it, calls on to do something: … ودعا الجيش إلى حماية المدنيين."""
    if clause.event != "REQUEST" or not clause.goes_on or clause.words[clause.first - 1] in COMMAS:
        return None
    group, same = _right_behind(clause), doers.going_on(clause.sentence, clause.first)
    if not group or not same or not clause.adjacent(group) or clause.led(group):
        return None
    return (same, group) if clause.words[group[-1].last :][:1] == ["الي"] else None


def _behind(clause: Clause) -> Parties | None:
    """اتهمته الشرطة، قصفت طائرات التحالف مواقع; but تستهدف مواقع عسكرية."""
    group = _right_behind(clause)
    if not group or clause.led(group) or joined(group):
        return None
    site = group[0].kind == "body" and not group[0].sector
    if site and clause.event == "ASSAULT" and "ب" + clause.sentence.head(group[0]) not in INSTRUMENTS:
        return None
    return group, () if clause.bound else targets.aimed_at(clause, clause.after[1:])


def _unknown_speaker(clause: Clause) -> Parties | None:
    """Who speaks right behind the verb, known to no table: طالب المشاركون; but وجهت الاتهامات."""
    speaks = clause.rule.id == "accuse-say" or (clause.statement and clause.form.shape == "perfect")
    if not speaks or clause.rule.id == "accuse-direct":
        return None
    unknown = subjects.named(clause.sentence, clause.last)
    return (unknown, targets.aimed_at(clause, clause.after, unknown)) if unknown else None


def _whose_weapon(clause: Clause) -> Parties | None:
    """أصاب صاروخ روسي السيارة."""
    if clause.event != "ASSAULT" or clause.form.shape != "perfect" or clause.bound:
        return None
    whose = tuple(a for a in clause.sentence.nisbas if a.first == clause.last + 1)
    return (whose, _aim(clause)) if whose and "ب" + clause.words[clause.last] in INSTRUMENTS else None


def _fleeing(clause: Clause) -> Parties | None:
    """Those counted or unknown right behind a verb of flight flee: نزحت أكثر من 300 أسرة، فر المئات."""
    if clause.event != "DISPLACE" or clause.rule.mode == "evacuate" or clause.bound:
        return None
    at = clause.past_time(clause.last)
    some = at < clause.sentence.last and clause.words[at] in SOME
    counted = targets.counted(clause)
    fleeing = counted if counted and (counted[0].sector or some) else ()
    fleeing = fleeing or (clause.sentence.phrase(at) if some else ())
    if some and (not fleeing or fleeing[0].kind == "thing"):  # ونزح المئات من القرى
        fleeing = (Party(clause.sentence.paragraph, at, at + 1, "", "", "", "CVL", "people", False),)
    return (fleeing, ()) if fleeing else None


def _unknown_crowd(clause: Clause) -> Parties | None:
    """احتشدت مجموعة من العمال."""
    if clause.event != "PROTEST" or clause.form.shape != "perfect" or clause.goes_on:
        return None
    crowd = clause.sentence.phrase(clause.past_time(clause.last))
    if not crowd or crowd[0].code:
        return None
    site = any(p.first == crowd[0].first for p in clause.sentence.places)
    return () if site else crowd, _aim(clause)  # شهدت المدينة احتجاجات


def _going_on(clause: Clause) -> Parties | None:
    """Who did what the verb before tells: قصف الجيش القرية ودمر مدرسة."""
    states = clause.statement and attribution.reports(clause.words[clause.sentence.first])
    if not clause.goes_on or states:
        return None
    same = doers.going_on(clause.sentence, clause.first) or clause.sentence.previous[0]
    return (same, clause.sentence.previous[1] if clause.bound else _aim(clause)) if same else None


WAYS: tuple[Way, ...] = (
    _costs_lives, _by_own_men, _undergone,
    _let_go, _stirs, _relative, _by, _accused, _participle, _fleeing,
    _several_before, _weapon, _before, _after_that, _arrives,
    _same_subject, _only_charged, _burdens,
    _issued, _unknown_body, _in_relative, _thanks, _calls_on, _its_victim, _behind, _unknown_speaker,
    _whose_weapon, _unknown_crowd,
    _going_on,
)  # fmt: skip
