"""Whom a pronoun points back to: اتهمته الشرطة، البلدة التي يحاصرها الجيش، إطلاق سراحه."""
from __future__ import annotations

from workers.text.grammar import NO_NOUN, TO_IT, WHO
from workers.text.sentence import SOON, Group, Party, Sentence
from workers.text.triggers import Trigger

MASCULINE = frozenset({"العراق", "الأردن", "لبنان", "المغرب", "السودان", "اليمن", "جنوب السودان"})
"""Countries that a verb agrees with in the masculine."""
PRONOUNS = ("هما", "هم", "ها", "ه")
_OWNED = ("سراح", "سبيل", "عليه")
_WHOM = {"الذي": ("ه",), "التي": ("ها",), "الذين": ("هم",)}
"""Relative pronouns, and what an object that means the same ends in."""
UPON_HIM = frozenset({"عليه", "عليها", "عليهم"})
"""Beside a measure: it is imposed upon who was named."""
OFF_HIM = frozenset({"عنه", "عنها", "عنهم", "عنهما"})
"""Right behind a verb of releasing: who is released was named before."""
_AGAINST_HIM = frozenset({"ضده", "ضدها", "ضدهم", "بحقه", "بحقها", "بحقهم"})
_OF_THINGS = frozenset({"REJECT", "AID", "MOBILIZE", "DISPLACE"})
"""What is done to things, or to nobody: a pronoun after it seldom means who takes part."""
_AUTHORITIES = frozenset({"GOV", "JUD", "MIL", "COP"})
_RELATIVE = 5  # words between a relative pronoun and the deed


def antecedent(sentence: Sentence, trigger: Trigger) -> Group:
    """The noun that a verb with a pronoun tells of: البلدة التي يحاصرها الجيش."""
    at = trigger.first
    who, words = at - 1, sentence.words
    if who <= sentence.first:
        return ()
    if words[who] not in WHO:  # جماعات كردية تعتبرها أنقرة
        near = next((g for g in sentence.groups if g[-1].last == at), ())
        plain = trigger.prefix == "" and near and not words[near[0].first].startswith("ال") and near[0].kind == "body"
        return near if plain and any(g[0].first == trigger.last for g in sentence.groups) else ()
    if not any(words[at].endswith(p) for p in _WHOM.get(words[who], PRONOUNS)):
        return ()  # الاتفاق الذي منعها
    if named := next((g for g in sentence.groups if g[-1].last == who), ()):
        return named
    place = next((p for p in sentence.places if p.last == who), None)
    first = who - 1 if place is None else place.first
    if place is None:
        while first > sentence.first and words[first].startswith("ال") and words[first - 1].startswith("ال"):
            first -= 1
    if not words[first].isalpha() or words[first] in NO_NOUN:
        return ()
    if place is None and trigger.entry.rule.events[0] != "COERCE":
        return ()  # الانتصار الذي حققه
    return (Party(sentence.paragraph, first, who, "", "", "", "", "thing", False),)


def points_back(sentence: Sentence, trigger: Trigger) -> bool:
    """Is whom it hits a pronoun: اتهمته الشرطة، إطلاق سراحه، القبض عليها?"""
    if trigger.first > sentence.first and sentence.words[trigger.first - 1] in WHO:
        return False  # الاتفاق الذي منعها
    if trigger.entry.form.bound and not trigger.entry.rest:
        onto = not sentence.noun(trigger) or trigger.entry.rule.genitive == "recipient"
        counts = any(q.first == trigger.last for q in sentence.quantities)  # طردها ستين دبلوماسيا
        onto = onto and not counts and trigger.entry.rule.events[0] not in _OF_THINGS
        return onto and sentence.words[trigger.first].endswith(PRONOUNS)
    last = sentence.words[trigger.last] if trigger.last < sentence.last else ""
    if trigger.entry.rule.id == "retreat-release" and last in OFF_HIM:
        return True  # أفرج عنها
    if last.startswith("ايا") and last.endswith(PRONOUNS):
        return True  # متهما إياه
    near = sentence.words[max(sentence.first, trigger.first - SOON) : min(sentence.last, trigger.last + SOON)]
    upon = not UPON_HIM.isdisjoint(sentence.words[max(sentence.first, trigger.first - 2) : trigger.first])
    against = trigger.entry.rule.events[0] in ("ACCUSE", "SANCTION", "COERCE") and (
        upon or not _AGAINST_HIM.isdisjoint(near))  # فرضت عليه الإقامة الجبرية، صدر ضده حكم
    charged = trigger.entry.rule.id == "accuse-blame" and sentence.words[trigger.first].startswith("بته")
    return against or charged or any(
        w.startswith(_OWNED) and w.endswith(PRONOUNS) for w in (sentence.words[trigger.last - 1], last))


def referred(sentence: Sentence, trigger: Trigger, actors: Group) -> Group:
    """Whom a pronoun at the trigger points back to: the first named here that it fits, else who was spoken of."""
    words = sentence.words
    ends = [trigger.last - 1]
    if trigger.last < sentence.last and words[trigger.last] in TO_IT:
        ends.append(trigger.last)  # ألقي القبض عليه
    pronoun = next((p for end in ends for p in PRONOUNS if words[end].endswith(p)), "")
    before = [g for g in sentence.groups if g[-1].last <= trigger.first]
    for number in range(trigger.first - 1, max(sentence.first, trigger.first - _RELATIVE) - 1, -1):
        if words[number] in WHO:  # فلان، الذي صدر ضده حكم
            near = [g for g in before if g[-1].last <= number <= g[-1].last + 1]
            if near and not set(near[-1]) & set(actors):
                return near[-1]
            break
    same = words[trigger.first].startswith("بته") or words[trigger.last : trigger.last + 1] == ["اياهم"]
    if same and sentence.previous[1]:
        return sentence.previous[1]  # اعتقل ناشطا بتهمة التجسس
    named = [g for g in before if not sentence.led(g)] + [g for g in before if sentence.led(g)]
    if pronoun == "ها":
        named.sort(key=lambda group: group[0].kind == "person")  # هدد ترامب الجمهورية والآن يدعوها
    others = any(not set(group) & set(actors) for group in named)
    for group in named if others else (sentence.carried,):
        outlet = group and group[0].sector == "JRN" and group[0].kind in ("group", "body")
        holds = group and trigger.entry.rule.events[0] in ("COERCE", "RETREAT")  # the authorities are not arrested
        outlet = outlet or (holds and group[0].kind in ("country", "capital"))
        outlet = outlet or (holds and group[0].kind == "body" and group[0].sector in _AUTHORITIES)
        if group and not outlet and not set(group) & set(actors) and fits(sentence, group, pronoun):
            return group
    return ()


def fits(sentence: Sentence, group: Group, pronoun: str) -> bool:
    """May the pronoun mean the group, by gender and number?"""
    head, word = group[0], sentence.head(group[0])
    several = len(group) > 1 or head.kind in ("people", "others") or word.endswith(("ون", "ين", "ات"))
    if pronoun in ("هم", "هما"):
        return several or head.kind in ("body", "group")
    if several:
        return pronoun == "ها" and word.endswith("ات")  # القوات
    place = head.kind in ("country", "capital")
    feminine = head.name not in MASCULINE if place else word.endswith("ه")
    return head.kind in ("person", "group") or feminine == (pronoun == "ها")
