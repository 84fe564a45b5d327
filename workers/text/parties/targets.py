"""To whom it is done: the object of a verb or a noun, by its place in the clause, its preposition or its count."""
from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from workers.text import figures
from workers.text.grammar import BREAKS, COMMAS, FOR, GRAMMAR, IN_FRONT, NO_NOUN, SAID_THAT, SOME, THAT_WHICH
from workers.text.parties import subjects
from workers.text.parties.clause import GAP, OBJECT, Clause, joined
from workers.text.sentence import SOON, Group, Party
from workers.text.triggers import FORCE

_NOT_AIMED = GRAMMAR["not_aimed"]
_OF_PATIENT = GRAMMAR["of_patient"]
_ATTACKS = GRAMMAR["attacks"]
_MANNERS = GRAMMAR["manners"]
_OF_POSTS = frozenset({
    "حدودي", "عسكري", "للجيش", "للشرطه", "امني", "للقوات", "عسكريه", "نووي", "للحشد", "تابع", "متقدم",
})  # fmt: skip
"""After موقع: it is a post, no site on the net."""
_BECAUSE = GRAMMAR["because"]
_ONTO = {
    "ASSAULT": frozenset({"علي", "ضد", "بحق"}),
    "COERCE": frozenset({"علي", "ضد", "بحق"}),
    "SANCTION": frozenset({"علي", "ضد"}),
    "REQUEST": frozenset({"من"}),
}
"""Prepositions that lead what a deed hits."""
_FROM = frozenset({"RETREAT", "SANCTION", "REQUEST", "COERCE", "REJECT"})
"""What may be aimed with عن and من: أفرج عن، طلب من، تحرير البلدة من."""
_INTRANSITIVE = frozenset({"assault-blast", "assault-advance", "assault-clash", "assault-suffer"})
"""Rules whose verb has no object."""
_NAME_TARGETS = frozenset({
    "assault-hit", "assault-sink", "assault-intercept", "assault-neutralise", "assault-kill", "assault-captive",
    "assault-crowd", "coerce-arrest", "coerce-catch", "coerce-deport", "coerce-drive-out", "coerce-enter",
    "coerce-hack", "coerce-pursue", "coerce-restrict", "coerce-seize", "coerce-seize-vessel", "coerce-transfer",
})  # fmt: skip
"""Rules whose company says what is hit, not what is done: أسقط الدفاع الجوي مسيرة."""
_SENTENCES = frozenset({"بسجن", "بحبس", "باعدام", "بمعاقبه", "بتغريم", "بادانه"})
"""Before whom a court's sentence hits."""
_CHARGES = frozenset({"accuse-direct", "accuse-file"})
"""Rules of charges that are brought against someone."""
_HOLDS = frozenset({"اعتبر", "اعتبرت", "يعتبر", "تعتبر", "معتبرا", "معتبره"})
_OF_HIM = frozenset({"منه", "منها", "منهم", "منهما", "اليه", "اليها", "اليهم"})
_TO_DO = frozenset({"الي", "علي", "ان"})
"""After whom one appeals to: what is asked for follows."""
_SUFFERS = frozenset({"ضد", "بحق", "لدي"})  # what they lead is not whom a claim is about
_NAMED_AFTER = subjects.BODIES | {"نقابه", "نقابات", "بلدان", "دول", "اتحاد", "جمعيه", "منظمه"}
"""Bodies whose name goes on with a definite noun."""
_MEETS = frozenset({"اجتماع", "جلسه", "قمه", "انعقاد"})
_LEADS_TO_DO = {"request-call": "الي", "request-urge": "علي"}
"""What leads what is asked for, by the rule of the verb."""
_AT_PROTEST = frozenset({"ضد", "علي", "مع"})
"""What a protest is against, or whom it clashes with, stands behind them."""
_WITH_THEM = frozenset({"تضامنا", "للتضامن", "التضامن", "تزامنا", "بالتزامن"})
_ACTS = frozenset({
    "سياسه", "سياسات", "قرار", "قرارات", "حكم", "زياره", "تصريحات", "خطه", "خطط", "ممارسات", "قانون", "اداره", "نظام",
})  # fmt: skip
_NO_TARGET = {
    "مع": frozenset({"REQUEST", "ACCUSE"}),
    "الي": frozenset({"ASSAULT", "COERCE", "SANCTION"}),
    "امام": frozenset({"ACCUSE"}),
}
"""Prepositions that lead to no target of these: رفع دعوى أمام المحكمة."""
_HELPED = frozenset({
    "باسناد", "بدعم", "بمسانده", "بمشاركه", "بالتعاون", "بالتنسيق", "بالاشتراك", "بمساعده", "مدعومه", "مدعوما",
})  # fmt: skip
"""Before who acts along."""
_DRIVEN = ("شرد", "شريد", "هجر", "هجير", "اعاد", "اعيد", "يعيد", "تعيد")
"""In words of flight and return: others are driven, or brought back."""
_COUNTED = frozenset({"ASSAULT", "COERCE", "DISPLACE", "RETREAT", "AID"})
"""What people known by their number alone suffer or are given."""
_OF_OWNER = frozenset({"ACCUSE", "THREATEN"})
"""What is said of a thing and means its owner, whoever is named behind it."""
_BY_OWNER = frozenset({"ASSAULT", "ACCUSE", "COERCE", "SANCTION"})
"""What hits a thing by its owner: القواعد الأميركية."""
_SAYING = 20  # words behind a verb of saying in which "that" stands
_REACH = 8


def aimed_at(clause: Clause, after: Sequence[Group], subject: Group = ()) -> Group:
    """Who the verb or noun is aimed at, among those named *after* it; *subject* where no table knows who does it."""
    if _aims_at_nobody(clause):
        return ()
    start, first = _past_subject(clause, after)
    if subject and subject[0].first >= clause.last:
        start = subject[-1].last
    subject = subject or first
    if clause.event == "REQUEST" and not (clause.noun or clause.bound) and (to_do := _to_do(clause, start)):
        asked = [g for g in after if start <= g[0].first and 0 <= to_do - g[-1].last <= SOON and not clause.led(g)]
        return (asked[-1] if asked else ()) or right_behind(clause, start) or _meeting(clause, to_do, after)
    own = clause.rule.mode == "evacuate" and start < clause.sentence.last
    if own and clause.words[start].endswith(("ها", "هم")):
        return clause.sentence.phrase(start)  # أجلت فرنسا رعاياها
    hit = right_behind(clause, start)
    if hit and (hit[0].kind != "thing" or _is_direct(clause, hit, start)):
        return hit
    if _claims(clause):
        return _said_of(clause)
    if clause.event == "SUPPORT" and clause.noun and (thanked := [g for g in after if g[0].prefix in FOR]):
        return thanked[0]  # أصدق التهاني بالعيد لحكومة كذا
    if clause.rule.id == "accuse-blame" and (blamed := _unknown_blamed(clause, start)):
        return blamed
    if clause.event in _OF_OWNER and (owner := _whose_thing(clause, start, subject)):
        return owner
    if clause.rule.mode == "visit" and clause.words[start : start + 1] == ["العاصمه"]:
        return clause.sentence.phrase(start)
    if clause.event == "AID" and (reached := _reached(clause, after)):
        return reached
    for group in after:
        if not any(excuse(clause, group) for excuse in _EXCUSES) and not _apposed(clause, group, start, subject):
            return group
    if clause.event in _COUNTED and (people := counted(clause) or counted(clause, past=start)):
        return people
    if hit:
        return hit
    if clause.event in _BY_OWNER and (owner := _owner(clause, clause.last)):
        return owner
    victims = clause.sentence.victims
    return victims[0] if clause.event == "ASSAULT" and victims else ()


def _whose_thing(clause: Clause, at: int, subject: Group) -> Group:
    """Another's thing right behind *at* means its owner: ندد بالسياسات الأميركية تجاه كذا، هدد بقصف قواعد أميركية."""
    owner = _owner(clause, at, 2)
    if not owner or clause.words[owner[0].first - 1] in IN_FRONT:
        return ()
    return owner if not subject or subject[0].code != owner[0].code else ()


def _reached(clause: Clause, after: Sequence[Group]) -> Group:
    """Whom arms or ships that are sent reach: أرسلت كندا مدرعات إلى كذا."""
    sent = bool(after) and after[0][0].kind == "body" and after[0][0].sector in ("MIL", "") and not clause.led(after[0])
    return next((g for g in after[1:] if g[0].prefix in FOR or clause.lead(g) == "الي"), ()) if sent else ()


def _aims_at_nobody(clause: Clause) -> bool:
    """Who moves or resigns does so to nobody; on what two agree is no party: اتفقا على تبادل قوائم المحتجزين."""
    if clause.rule.mode == "resign":
        return True
    flees = clause.event == "DISPLACE" and clause.rule.mode in ("flee", "return")
    driven = any(root in clause.words[clause.first] for root in _DRIVEN)
    on_what = clause.event == "AGREE" and clause.follower == "علي"
    return clause.event == "MOBILIZE" or (flees and not driven) or on_what


def _past_subject(clause: Clause, after: Sequence[Group]) -> tuple[int, Group]:
    """The word behind the trigger or, where it stands behind that, behind its subject; and who stands first behind."""
    first = next((g for g in clause.sentence.groups if clause.last <= g[0].first), ())
    if first and first not in after and first[0].first - clause.last <= GAP:
        return _past_apposition(clause, first), first
    return clause.last, first


def _past_apposition(clause: Clause, subject: Group) -> int:
    """The word behind the subject, an adjective that "and" adds, and offices between two commas: …، نائب الرئيس، …"""
    words, sentence, at = clause.words, clause.sentence, subject[-1].last
    if subject[-1].last - subject[-1].first == 1 and words[at - 1] in _NAMED_AFTER:
        while at < sentence.last and words[at].startswith("ال") and words[at] not in NO_NOUN:
            at += 1  # نقابة المحامين
    if at < sentence.last and words[at][0] == "و" and at not in sentence.told and words[at - 1].endswith(("يه", "ي")):
        more = words[at].endswith("يه") == words[at - 1].endswith("يه") and words[at].endswith(("يه", "ي"))
        at += more and not any(g[0].first == at for g in sentence.groups)  # منظمات محلية ودولية
    if subject[0].kind != "person" or words[at : at + 1] == [] or words[at] not in COMMAS:
        return at
    office = any(g[0].kind == "office" and g[0].first == at + 1 for g in sentence.groups)
    reach = range(at + 1, min(sentence.last, at + OBJECT))
    return next((n + 1 for n in reach if words[n] in COMMAS), at) if office else at


def right_behind(clause: Clause, at: int) -> Group:
    """What a deed hits by its place: at the word *at*, right behind verb and subject, or behind its preposition."""
    leads = frozenset({"ضد"}) if clause.rule.id in _CHARGES else _ONTO.get(clause.event)
    if leads is None:
        return ()
    at = clause.past_weapon(at)
    if at >= clause.sentence.last or (clause.event == "COERCE" and _counts_things(clause, at)):
        return ()
    if clause.event == "REQUEST":
        return _asked(clause, at)
    if any(t.first == at and t.entry.rule.events[0] == clause.event for t in clause.sentence.triggers):
        return _led_by(clause, at + 1, leads)  # يستعيد السيطرة على البلدة
    word = clause.words[at]
    if clause.noun and at > clause.last and word.startswith("ل") and len(word) > SOON:
        return clause.sentence.phrase(at)  # قصف الميليشيا لمنازلهم
    if word not in IN_FRONT:
        if not clause.noun and clause.event != "SANCTION" and clause.rule.id not in _INTRANSITIVE:
            if clause.bound:
                return ()
            if not _names_deed(clause, at) and (word not in COMMAS or clause.event != "COERCE"):
                return clause.sentence.phrase(at)  # but سيطر الجيش، وفق الناطق، على البلدة
        if clause.first + 1 == clause.last and clause.words[clause.first] in _OF_PATIENT and clause.noun:
            return clause.sentence.phrase(at)
    return _led_by(clause, at, leads)


def _asked(clause: Clause, at: int) -> Group:
    """Whom an appeal at the word *at* is for: طلبت رسميا من الهيئات، يناشد المنظمات."""
    word = clause.words[at]
    if word in _OF_HIM:
        before = [g for g in clause.sentence.groups if g[-1].last <= clause.first and clause.led(g)]
        return before[-1] if before else clause.referred(clause.before)  # وجه رسالة إلى الوزير يطلب منه العفو
    if word == "من":
        return clause.sentence.phrase(at + 1)
    plain = word in IN_FRONT or word.startswith("ب") or clause.noun
    return () if plain or clause.bound else clause.sentence.phrase(at)


def _meeting(clause: Clause, at: int, after: Sequence[Group]) -> Group:
    """Who is to meet, where a meeting is asked for: دعت إلى جلسة طارئة للبرلمان."""
    if _MEETS.isdisjoint(clause.words[at + 1 : at + SOON]):
        return ()
    return next((g for g in after if g[0].prefix in FOR and 0 < g[0].first - at <= GAP), ())


def _to_do(clause: Clause, at: int) -> int:
    """The word, from *at* on, that leads what is asked for, whom one asks before it: دعا الوزير النقابات إلى الحوار."""
    if clause.rule.id == "request-demand":
        plain = at < clause.sentence.last and clause.words[at][0] == "ب" and at not in clause.sentence.named
        return at if plain else 0  # يطالبان بفتح المعابر
    lead = _LEADS_TO_DO.get(clause.rule.id)
    reach = range(at, min(clause.sentence.last, at + OBJECT)) if lead else range(0)
    return next((n for n in reach if clause.words[n] == lead), 0)


def _names_deed(clause: Clause, at: int) -> bool:
    """Is the object the deed itself: شن هجوما، ارتكب ست مجازر?"""
    words = clause.words
    deed = None if clause.rule.id in _NAME_TARGETS else clause.trigger.entry.with_ or clause.rule.with_
    if deed is None or deed.among(words[at : at + 1]):
        return deed is not None
    several = words[at] in SOME or figures.read_number(words, at) is not None
    behind = words[at + 1 : at + SOON]
    return deed.among(words[at : at + SOON]) and (several or not deed.among(behind))  # يستعيد السيطرة على كذا


def _led_by(clause: Clause, at: int, leads: frozenset[str]) -> Group:
    """What stands, from the word *at* on, behind a preposition that leads what is hit: شن هجوما على القرى."""
    words = clause.words
    for number in range(at, min(clause.sentence.last - 1, at + OBJECT)):
        if words[number] in BREAKS or words[number] in SAID_THAT or number in clause.sentence.told:
            break
        if words[number] in _SENTENCES and clause.event == "SANCTION":
            return clause.sentence.phrase(number + 1)  # قضت المحكمة بسجن صحفي
        if words[number] in leads and words[number - 1] not in _BECAUSE and not _manner(words[number + 1 : number + 3]):
            return clause.sentence.phrase(number + 1)
    return ()


def _manner(words: Sequence[str]) -> bool:
    """Do they say how, or where something is published: على موقع تويتر; but على موقع حدودي?"""
    return words[0] in _MANNERS and not (words[0] == "موقع" and words[-1] in _OF_POSTS)


def _counts_things(clause: Clause, at: int) -> bool:
    """Are things counted here: أكثر من مئة قطعة، أربعين شاحنة?"""
    return any(at <= q.first <= at + SOON and figures.counts_things(q.noun) for q in clause.sentence.quantities)


def _is_direct(clause: Clause, hit: Group, start: int) -> bool:
    """Does it stand right behind *start*, so that even what no table knows is hit: الهجوم على القرى?"""
    begins = clause.past_weapon(start)
    onto = begins < clause.sentence.last and clause.words[begins] in _ONTO.get(clause.event, ())
    direct = hit[0].first == begins + (onto and clause.noun)
    if clause.event == "REQUEST":  # نطالب الجهات المعنية بالتحقيق، طالب جميع الأطراف
        direct = direct or all(word in SOME for word in clause.words[begins : hit[0].first])
        then = clause.words[hit[-1].last : hit[-1].last + 1] if direct else []
        return bool(then) and (then[0] in _TO_DO or then[0][0] == "ب")
    return direct and clause.event in ("ASSAULT", "COERCE")


def _unknown_blamed(clause: Clause, at: int) -> Group:
    """Whom no table knows, what he is blamed for right behind him: اتهمت أنقرة كوتشيرا بدعم كذا."""
    words, end = clause.words, min(clause.sentence.last, at + SOON + 1)
    if clause.noun or clause.bound or any(g[0].first == at for g in clause.sentence.groups):
        return ()
    for last in range(at, end):
        if words[last][0] == "ب" and len(words[last]) > SOON:
            return (Party(clause.sentence.paragraph, at, last, "", "", "", "", "thing", False),) if last > at else ()
        if not words[last].isalpha() or words[last] in NO_NOUN or last in clause.sentence.told:
            return ()
    return ()


def _claims(clause: Clause) -> bool:
    """Is something said of someone: اعتبر الوزير أن المحكمة غير شرعية?"""
    if clause.rule.id == "accuse-say":
        return True
    holds = clause.rule.id == "accuse-describe" and clause.form.text in _HOLDS
    return holds and not SAID_THAT.isdisjoint(clause.words[clause.last : clause.last + _REACH])


def _said_of(clause: Clause) -> Group:
    """Whom what is said is about: the first behind "that"."""
    said = range(clause.last, min(clause.sentence.last, clause.last + _SAYING))
    that = next((n for n in said if clause.words[n] in THAT_WHICH), None)
    if that is None:  # أشار تقرير اللجنة إلى تورط مسؤولين
        that = next((n for n in said if clause.words[n] in ("الي", "عن")), clause.last)
    about = (g for g in clause.sentence.groups if that < g[0].first <= that + 2 * OBJECT)
    return next((g for g in about if clause.lead(g) not in _SUFFERS), ())


def _led_elsewhere(clause: Clause, group: Group) -> bool:
    """Is it behind a preposition that leads to no target: في المدينة، وفق الناطق، تهريب أسلحة إلى كذا?"""
    lead = clause.lead(group)
    if lead == "لدي" and clause.event == "ACCUSE":
        return not clause.form.text.lstrip("يتا").startswith("حتج")  # احتجت بكين لدى طوكيو
    if lead in _NOT_AIMED:
        return not (lead in ("عن", "من") and clause.event in _FROM)
    if clause.event == "PROTEST":
        beside = clause.words[group[0].first - 2] in _WITH_THEM
        return (lead not in _AT_PROTEST or beside) and not _acts_of(clause, group)
    if lead == "مع" and group[0].first == clause.last:
        return False  # التحقيق مع الموقوفين
    if lead == "الي" and clause.rule.mode == "discontinue":
        return False  # أوقفت مساعداتها إلى كذا
    return clause.event in _NO_TARGET.get(lead, ())


def _acts_of(clause: Clause, group: Group) -> bool:
    """Is it their policies, decisions, words that something is against: ضد سياسة الرئيس?"""
    at, words = group[0].first, clause.words
    return at - 2 >= clause.sentence.first and words[at - 1] in _ACTS and words[at - 2] in ("ضد", "علي")


def _of_relative_clause(clause: Clause, group: Group) -> bool:
    """حملت الحكومة التي يقودها فلان كذا المسؤولية."""
    return group[0].first - clause.last > 2 and subjects.within_relative(clause.sentence, group)


def _agency(clause: Clause, group: Group) -> bool:
    """Who reports an act of force."""
    reports = group[0].sector == "UNK" or (group[0].sector == "JRN" and group[0].kind == "group")
    return clause.event in FORCE and reports


def _means(clause: Clause, group: Group) -> bool:
    """With what, not whom: بالطائرات."""
    return clause.event in FORCE and group[0].prefix[:2] in ("ب", "با", "وب")


def _helps(clause: Clause, group: Group) -> bool:
    """Who lends a hand: سيطرت القوات، بإسناد من كذا، على المنطقة."""
    at = group[0].first - 1
    return at > clause.last and clause.words[at] in ("من", "مع") and clause.words[at - 1] in _HELPED


def _where(clause: Clause, group: Group) -> bool:
    """Where someone is received: استقبل الملك في قصره بالرياض رئيس كذا."""
    return clause.rule.patient == "host" and group[0].kind in ("country", "capital") and clause.led(group)


def _denied(clause: Clause, group: Group) -> bool:
    """Whom what is denied would hit: نفى الناطق قصف مواقع للمتمردين."""
    return clause.rule.id == "reject-deny" and any(
        t.entry.rule.events[0] in FORCE and clause.last <= t.first < group[0].first for t in clause.sentence.triggers)


_EXCUSES = (_led_elsewhere, _of_relative_clause, _agency, _means, _helps, _where, _denied)
"""Why a group is not whom it is aimed at."""


def _apposed(clause: Clause, group: Group, start: int, subject: Group) -> bool:
    """Is it the subject's office after a comma: أشاد فلان، نائب الرئيس السابق، بكذا?"""
    if not subject or subject[0].kind != "person":
        return False
    opens = group[0].first == start + 1 and start < clause.sentence.last and clause.words[start] in COMMAS
    return (opens and group[0].kind == "office") or subject[-1].last < group[0].first < start


def counted(clause: Clause, past: int = 0) -> Group:
    """People known by their number alone, right after the trigger or *past* its subject: مقتل أربعة أشخاص."""
    at = max(clause.last, past)
    for q in clause.sentence.quantities:
        with_so_many = clause.words[q.first][0] == "ب"  # بثلاث غارات
        beside = at <= q.first <= at + SOON and not with_so_many
        if beside and q.kind not in (None, "money") and q.noun:
            raids = q.noun in _ATTACKS  # شنت مقاتلات كذا أربع غارات
            things = raids or (clause.event != "ASSAULT" and figures.counts_things(q.noun))
            return () if things else clause.sentence.people(q)
    return ()


def counted_before(clause: Clause) -> Group:
    """Those counted before a verb in the plural: أكثر من مئة شخص في المدينة قتلوا."""
    if not clause.form.text.endswith("وا"):
        return ()
    for q in reversed(clause.sentence.quantities):
        if q.last <= clause.first <= q.last + _REACH and q.kind not in (None, "money") and q.noun:
            return clause.sentence.people(q)
    return ()


def _owner(clause: Clause, at: int, reach: int = _REACH) -> Group:
    """What it hits, from the word *at* on, by its owner: القواعد الأميركية، الاتهامات التركية واليونانية."""
    nisbas = clause.sentence.nisbas
    for a in nisbas:
        near = a not in clause.whose and at < a.first <= at + reach
        near = near and not any(a.first < g[-1].last and g[0].first < a.first for g in clause.sentence.groups)
        town = any(p.last == a.first for p in clause.sentence.places)  # في مدينة الموصل العراقية
        if near and not town and clause.words[a.first - 2] not in _NOT_AIMED:
            further = [n for n in nisbas if n.first == a.last and joined((n,))]
            return (replace(a, first=a.first - 1), *further[:1])
    return ()


def with_more(clause: Clause, group: Group) -> Group:
    """The group with those that a count or "a number of" joins to it: المرشد وأربعة آخرين، الوزير وعدد من مساعديه."""
    sentence = clause.sentence
    if not group or group[-1].paragraph != sentence.paragraph or not sentence.first <= group[-1].last < sentence.last:
        return group
    end, word = group[-1].last, sentence.words[group[-1].last]
    more = next((q for q in sentence.quantities if q.first == end and word[0] == "و"), None)
    if more is not None and not figures.counts_things(more.noun):
        return (*group, *(p for p in sentence.people(more) if p not in group))
    if word[0] == "و" and word[1:] in SOME and sentence.words[end + 1 : end + 2] == ["من"]:
        return (*group, *(p for p in sentence.phrase(end + 2) if p not in group))
    return group
