"""Who takes part in what several do together: those who meet or clash, the two sides of an agreement."""
from __future__ import annotations

from workers.text.grammar import BREAKS, FOR, GRAMMAR, IN_FRONT, SAID_THAT, WHO
from workers.text.parties import doers, referents, subjects
from workers.text.parties.clause import GAP, OBJECT, Clause, Parties, groups_after, joined
from workers.text.parties.doers import ARMED
from workers.text.sentence import APART, Group, Party

_SESSIONS = GRAMMAR["sessions"]
_PARTNERS = frozenset({"مع", "بين", "كل", "ونظيره", "لقائه", "اجتماعه"})
"""Before one more who takes part."""
_NO_PARTNER = IN_FRONT | {"في"}
_LOST = frozenset({"قتلي", "جرحي", "القتلي", "الجرحي", "ضحايا", "مصابين", "مصابون"})
"""What a clash costs, no side of it."""
_MANY = 8  # who take part in a meeting, named
_BETWEEN_FAR = 8  # the same, a relative clause between: المحادثات التي جرت في الدوحة بين الطرفين
_BETWEEN = 4  # words behind the trigger in which "between" stands


def read(clause: Clause) -> Parties:
    """Everyone who takes part: the subject, and those after "مع" and "بين"; a crowd and who disperses it are two."""
    if guest := _guest(clause):
        return guest, _host(clause) or clause.subject
    return _sides(tuple(dict.fromkeys(_taking_part(clause))), clause)


def _between_sides(clause: Clause) -> bool:
    """اشتباكات عنيفة بين كذا وكذا."""
    behind = clause.words[clause.last : min(clause.sentence.last, clause.last + _BETWEEN_FAR)]
    return "بين" in (behind if behind[:1] and behind[0] in WHO else behind[:_BETWEEN])


def _unknown(clause: Clause) -> Group:
    """إن لجنة فنية ستجتمع."""
    return subjects.after_that(clause.sentence, clause.first)


def _host(clause: Clause) -> Group:
    return () if _between_sides(clause) else _unknown(clause) or clause.before


def _guest(clause: Clause) -> Group:
    """Whom someone receives, told by a phrase: خلال استقباله للرئيس."""
    if not any(word.startswith("استقبال") for word in clause.words[clause.first : clause.last]):
        return ()
    near = groups_after(clause.sentence, clause.last, GAP)
    return next((g for g in near if g[0].prefix in FOR or clause.adjacent(g)), ())


def _first_side(clause: Clause) -> Group:
    """Who stands before it, goes on from the verb before, or is meant by its pronoun."""
    subject = _host(clause)
    if clause.goes_on and not _between_sides(clause) and not clause.form.text.endswith(("ا", "وا")):
        subject = doers.going_on(clause.sentence, clause.first) or subject  # التقاه، وبحث معه كذا
    if clause.bound and referents.points_back(clause.sentence, clause.trigger):
        subject = clause.referred() or subject  # حيث التقاه مسؤولون
    return subject


def _taking_part(clause: Clause) -> list[Party]:
    subject = _first_side(clause)
    taking = [*subject, *_partners(clause, len(subject))]
    sentence, sides = clause.sentence, _between_sides(clause)
    here = [clause.words[p.first] for p in taking if p.paragraph == sentence.paragraph]
    both = any(word.startswith("ال") and word.endswith("ان") for word in here)
    held = clause.follower in _SESSIONS  # تعقد الجلسة: nobody says who
    if len(taking) < 2 and not sides and not both and not (held or _unknown(clause)):
        taking = [*(a for a in clause.subject if a not in taking), *taking]
    return taking or list(clause.whose)


def _partners(clause: Clause, known: int) -> list[Party]:
    """Those behind it who take part with the *known*: التقى الرئيس مع نظيره، محادثات بين كذا وكذا."""
    taking: list[Party] = []
    reached = clause.last + 1
    for group in groups_after(clause.sentence, clause.first + 1):
        if group in clause.sentence.victims or clause.words[group[0].first] in _LOST:
            break  # معارك بين كذا وكذا خلفت قتلى
        head, lead = group[0], clause.lead(group)
        between = clause.words[reached : head.first]
        if taking and any(word in WHO or word in SAID_THAT for word in between):
            break  # محادثات مع نظيره الذي …
        partner = lead in _PARTNERS or head.prefix[-1:] == "ب"
        if clause.rule.id == "cooperate-exchange" and not partner and known + len(taking) > 1 and not joined(group):
            break  # تبادلت الحكومة والمتمردون مئات الأسرى
        where = head.kind in ("country", "capital") and lead in _NO_PARTNER
        if not partner and (where or clause.led(group) or head.first - reached > 4):
            continue
        if clause.event == "COOPERATE" and any(q.first <= head.first < q.last for q in clause.sentence.quantities):
            continue  # تبادلت روسيا وأوكرانيا 190 أسيرا
        taking.extend(group)
        reached = group[-1].last
        if known + len(taking) >= _MANY:
            break
    return taking


def _sides(taking: Group, clause: Clause) -> Parties:
    """Of those who clash a crowd is one side, and who uses force the other."""
    if clause.event == "ASSAULT":
        crowd = tuple(p for p in taking if p.sector in ("CVL", "REF"))
        force = tuple(p for p in taking if p.sector in ARMED)
        if crowd and force:
            return crowd, force
    return taking, ()


def agreed(clause: Clause) -> Group:
    """The two sides of an agreement: الاتفاق الموقع في العاصمة بين الرئيس وقائد قوات كذا."""
    sentence, words = clause.sentence, clause.words
    reach = range(clause.first + 1, min(sentence.last, clause.last + OBJECT))
    at = next((number for number in reach if words[number] == "بين"), None)
    if at is None or any(word in BREAKS or word in SAID_THAT for word in words[clause.first : at]):
        return ()
    sides: list[Party] = []
    for group in groups_after(sentence, at + 1):
        if sides and not (joined(group) and group[0].first - sides[-1].last <= APART):
            break
        sides.extend(group)
    more = bool(sides) and words[sides[-1].last :][:1] and words[sides[-1].last][0] == "و"
    return tuple(sides) if len(sides) > 1 or more else ()
