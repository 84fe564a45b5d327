"""The events that a paragraph's words tell: which triggers are told as done, and what each tells."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from workers.text import circumstances, parties
from workers.text.analyzer import Analyzer
from workers.text.dates import DateMention
from workers.text.figures import Quantity
from workers.text.grammar import BREAKS, COMMAS, FOR, GRAMMAR, MANAGES, NEGATIONS, SAID_THAT, THAT, WHO
from workers.text.morphology import Shape
from workers.text.parties import ARMED
from workers.text.places import PlaceMention
from workers.text.sentence import SOON, Group, Party, Reading, Sentence, overlap
from workers.text.tokens import Words
from workers.text.triggers import FORCE, STATEMENTS, Lexicon, Trigger

_STRONG_NEGATIONS = GRAMMAR["strong_negations"]
_MAYBE = GRAMMAR["maybe"]
_VERBAL_NEGATIONS = GRAMMAR["verbal_negations"]
_FUTURE = GRAMMAR["future"]
_HYPOTHETICAL = GRAMMAR["hypothetical"]
_HISTORICAL = GRAMMAR["historical"]
_SPOKEN_OF = GRAMMAR["spoken_of"]
_CHARGED = GRAMMAR["charged"]
_ALREADY = GRAMMAR["already"]
_LED_TO = GRAMMAR["led_to"]
_LED_ELSEWHERE = GRAMMAR["led_elsewhere"]
_OBLIGED = GRAMMAR["obliged"]
_LOOMING = GRAMMAR["looming"]
_WAS_DONE = GRAMMAR["was_done"]
_UNCOUNTED = GRAMMAR["uncounted"]
_INDEED = GRAMMAR["indeed"]
_WHILE = frozenset({"فيما", "بينما"})
"""A clause beside begins with them."""
_SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""What is said whether or not it comes to pass."""
_WISHED = frozenset({"REQUEST", "REJECT", "AGREE", "THREATEN"})
_UNREAL = frozenset({
    "RETREAT", "AID", "COOPERATE", "SANCTION", "MOBILIZE", "CONSULT", "CONCEDE", "AGREE", "SUPPORT", "DISPLACE",
    "COERCE",
})  # fmt: skip
"""What is only wished where an appeal, a refusal or a promise stands before it."""
_KEPT_FUTURE = frozenset({
    "CONSULT", "PROTEST", "MOBILIZE", "AID", "AGREE", "SANCTION", "REQUEST", "THREATEN", "REJECT",
})  # fmt: skip
"""What is an event already when it is announced."""
_WISH = 20  # words that an appeal, a refusal or a denial goes on for, no mark between
_CALL = 6  # words between an appeal or threat and the protest it is for
_WISHES = 40  # words that a list of what is wished goes on for
_FURTHER = frozenset({("بالاضافه", "الي"), ("اضافه", "الي"), ("فضلا", "عن"), ("علاوه", "علي")})
"""Before one more of a list."""
_MARCH = 12  # words after a protest in which what it is for is told
_LOSSES = frozenset({"killed", "injured", "missing"})
_LEADS = 4  # words before a purpose in which what led to it stands
_CHARGE = 8  # words after an accusation in which what the accused did is named
_OBJECT = 5  # words between a verb and its object, a noun written as a verb
_BACK = 5  # words after a concession in which what it takes back is named
_NEWS = 5  # words before a noun in which it may be said that nothing was heard of it
_LIST = 14  # words before a noun that "and" joins to others in which what they are all wished for by stands
_ASKED = frozenset({"طلب", "طلبا", "دعوه", "دعوات", "مطالب", "مطالبه"})
"""What is refused where a refusal stands right before it."""
_CHARGES = frozenset({"ACCUSE", "AID", "SUPPORT", "REQUEST", "AGREE", "COOPERATE", "CONSULT", "THREATEN"})
"""What is a charge and no news of its own where someone is accused of it."""
_TAKEN_BACK = frozenset({"COERCE", "SANCTION", "ACCUSE", "REQUEST", "REJECT", "THREATEN"})
"""What a concession takes back or yields to."""
_CALLS = _WISHED - {"REJECT"}
"""What a protest is called for or threatened with by."""
_ORDERS = frozenset({"request-order", "request-instruct"})
"""Rules of orders: a judge who orders an inquiry opens it."""
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "DISPLACE"})
"""Deeds whose doer is seldom the one who speaks of them."""
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD"})
"""Who lodges a protest and takes no part in any: استدعت الوزارة السفير للاحتجاج."""
_VOICED = frozenset({"AID", "REJECT"})
"""What a light verb and its noun tell together."""
_PUBLIC = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "PRM", "IGO", "REF", "NGO"})
"""Sectors of those whose dealings are news beyond business."""
_DEALS = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "REQUEST"})
"""What companies do with each other, too."""
_FIGHT = frozenset({"GOV", "MIL", "REB", "PRM", "COP", "UAF"})
"""Sectors that clash with each other: two of them are two sides."""
_HITS = frozenset({"ASSAULT", "COERCE"})
"""Deeds told in several words of one sentence, each with those whom it hits."""
_UNPEOPLED = frozenset({"thing", "country", "capital"})
"""Kinds of those hit that yield to people: مقتل ناشط في غارة على البلاد."""
_UNDERGOES = frozenset({"تتعرض", "يتعرض", "تعرضت", "تعرض", "تشهده", "يشهده"})
"""In a relative clause: who undergoes what the noun tells."""
_ENDING = GRAMMAR["ending"]
_UNTIL = GRAMMAR["until"]
_IS_DONE = GRAMMAR["is_done"]
_THIS = GRAMMAR["this"]
_UNHEARD = GRAMMAR["unheard"]
_LIGHT_NOUNS = GRAMMAR["light_nouns"]
_WISH_LISTS = _HYPOTHETICAL | GRAMMAR["wish_lists"]
_BINDS = THAT | WHO | frozenset({"ما", "قد", "ثم"})
"""Words that lead a clause with a verb of its own."""
_LONGEST = 400  # words read as one sentence; the longest real ones have some 250, what follows is hostile


class Told(msgspec.Struct, frozen=True):
    """One event told in a paragraph; numbers are word numbers of that paragraph."""

    trigger: Trigger
    sentence: tuple[int, int]
    event: str
    mode: str
    aux: tuple[str, ...]
    actors: tuple[Party, ...]
    guessed: bool  # the actors are the clause's subject: no word of the trigger's own company names them
    recipients: tuple[Party, ...]
    place: PlaceMention | None
    place_in: int  # the paragraph that names it
    date: DateMention | None
    figures: tuple[Quantity, ...]
    confidence: float


def read(
    readings: Iterable[Reading], lexicon: Lexicon, *, soft: bool = False, mishap: bool = False, trade: bool = False,
    analyzer: Analyzer | None = None,
) -> Iterator[tuple[Reading, Told]]:
    """
    The events of an article in reading order, each with the paragraph that tells it.

    Args:
        readings: Its paragraphs; not its headings.
        soft: The article is of a beat where most triggers are figures of speech: see `Beat`.
        mishap: It is of an accident or a disaster: see `Beat`.
        trade: It is of services or business: see `Beat`.
        analyzer: A second opinion on what part of speech a trigger is.
    """
    before: list[Sentence] = []
    for reading in readings:
        agrees = None if analyzer is None else _opinion(reading.words, analyzer)
        kept: list[Told] = []  # of the paragraph
        attack: int | None = None  # the number of the one in *kept* that the sentence before told last
        for begin, end in reading.words.sentences:
            for first in range(begin, end, _LONGEST):
                last = min(end, first + _LONGEST)
                triggers = lexicon.triggers(reading.words, first, last, agrees)
                sentence = Sentence(reading, first, last, lexicon.nouns, triggers, before)
                before.append(sentence)
                hard = not soft or any(trigger.entry.rule.events[0] in FORCE for trigger in triggers)
                own = [
                    one for one in (_tell(sentence, lexicon) if triggers and hard else ())
                    if (not soft or _hard(one)) and not (mishap and _suffered(one)) and not (trade and _private(one))
                ]
                attacks = [number for number, one in enumerate(own, len(kept)) if one.event == "ASSAULT"]
                if attack is not None and not attacks:
                    kept[attack] = _with_toll(kept[attack], sentence)
                attack = attacks[-1] if attacks else None
                kept += own
        for one in kept:
            yield reading, one


def _with_toll(attack: Told, sentence: Sentence) -> Told:
    """An attack with the losses that the sentence after it counts: قصفت الطائرات السوق. ونقل 20 جريحا إلى المستشفى."""
    counted = {quantity.kind for quantity in attack.figures}
    losses = [q for q in sentence.quantities if q.kind in _LOSSES and q.kind not in counted]
    return replace(attack, figures=(*attack.figures, *losses)) if losses else attack


def _opinion(words: Words, analyzer: Analyzer) -> Callable[[int, Shape], bool]:
    """May a word, by its number, be of a shape, as it is written?"""
    return lambda number, shape: analyzer.agrees(words.original(number, number + 1), shape)


def _tell(sentence: Sentence, lexicon: Lexicon) -> list[Told]:
    """The events of one sentence, in the order of their triggers."""
    told: list[Told] = []
    for number, trigger in enumerate(sentence.triggers):
        event = trigger.entry.rule.events[0]
        aux = _aux(sentence, trigger)
        if _unreal(sentence, trigger, event, aux, sentence.triggers[:number]):
            continue
        if event in _VOICED and _is_company(sentence, trigger, sentence.triggers[:number]):
            continue
        actors, recipients = parties.find(sentence, trigger)
        if trigger.entry.rule.needs == "recipient" and all(party.kind == "thing" for party in recipients):
            continue
        guessed = parties.guessed(sentence, trigger, actors)
        beside = told[-1].place if told else None
        place_in, place = circumstances.where(sentence, trigger, actors, recipients, beside)
        mode = lexicon.mode(event, sentence.words, trigger, sentence.first, sentence.last)
        told.append(
            Told(
                trigger, (sentence.first, sentence.last), event, mode, aux, actors, guessed, recipients,
                place, place_in, circumstances.when(sentence, trigger), (), _confidence(trigger, actors, place),
            )
        )
    done = {one.event for one in told if _was_done(sentence, one.trigger) or _opens(sentence, one.trigger)}
    told = _merged(told)
    counts = circumstances.how_many(sentence, [one.trigger for one in told], [one.mode for one in told])
    told = [replace(one, figures=own) if own else one for one, own in zip(told, counts, strict=True)]
    return [one for one in told if _concrete(sentence, one) or one.event in done]


def _is_company(sentence: Sentence, trigger: Trigger, before: Sequence[Trigger]) -> bool:
    """Is it the noun that an earlier verb of the same event goes with: أبلغت إثيوبيا المجلس رفضها، تسلم شحنة أسلحة?"""
    if trigger.entry.form.shape != "noun" and not trigger.entry.form.bound:
        return False
    own = sentence.words[trigger.first : trigger.last]
    for earlier in before:
        rule = earlier.entry.rule
        company = earlier.entry.with_ if earlier.entry.with_ is not None else rule.with_
        near = 0 <= trigger.first - earlier.last < rule.reach and earlier.entry.form.shape != "noun"
        if near and company is not None and rule.events[0] == trigger.entry.rule.events[0] and company.among(own):
            return BREAKS.isdisjoint(sentence.words[earlier.last : trigger.first])
    return False


def _aux(sentence: Sentence, trigger: Trigger) -> tuple[str, ...]:
    words, at, shape = sentence.words, trigger.first, trigger.entry.form.shape
    last = words[at - 1] if at > sentence.first else ""
    second = words[at - 2] if at - 1 > sentence.first else ""
    clause = words[_behind_mark(sentence, max(sentence.first, at - 4), at) : at]
    found = []
    denied = last in NEGATIONS or second in _STRONG_NEGATIONS
    if denied or (shape == "perfect" and last in _VERBAL_NEGATIONS) or _never_heard_of(sentence, trigger):
        found.append("negation")
    if (shape == "imperfect" and trigger.prefix.endswith("س")) or not _FUTURE.isdisjoint(clause):
        found.append("future")
    if not _HYPOTHETICAL.isdisjoint(clause) or (shape == "imperfect" and last in _MAYBE):
        found.append("hypothetical")
    if not _HISTORICAL.isdisjoint(words[sentence.first : at]):
        found.append("historical")
    return tuple(found)


def _behind_mark(sentence: Sentence, first: int, last: int) -> int:
    """The word from *first* on with no mark between it and *last*: "يوم الخميس المقبل، محملا" charges today."""
    return next((at + 1 for at in range(last - 1, first - 1, -1) if sentence.words[at] in COMMAS), first)


def _never_heard_of(sentence: Sentence, trigger: Trigger) -> bool:
    """Is it a noun of what was not reported: لم ترد أنباء عن وقوع قتلى?"""
    if trigger.entry.form.shape != "noun":
        return False
    words = sentence.words
    return any(
        words[at] in _UNHEARD and words[at - 1] in NEGATIONS
        for at in range(max(sentence.first + 1, trigger.first - _NEWS), trigger.first)
    )


def _unreal(sentence: Sentence, trigger: Trigger, event: str, aux: tuple[str, ...], before: Sequence[Trigger]) -> bool:
    """Is the trigger no event of its own: denied, supposed, asked for?"""
    if "negation" in aux:
        return True
    if "hypothetical" in aux and event not in _SAID:
        return True
    if "future" in aux and event not in _KEPT_FUTURE:
        return True
    if trigger.entry.form.shape == "participle" and any(q.first <= trigger.first < q.last for q in sentence.quantities):
        return True  # إعدام 75 متهما: who they are
    noun = trigger.entry.form.shape == "noun"
    joined = noun and trigger.prefix.startswith("و") and trigger.entry.form.text not in _WAS_DONE
    if joined and event not in STATEMENTS and _wished_with_others(sentence, trigger):
        return True
    if noun and trigger.first > sentence.first and sentence.words[trigger.first - 1] in _THIS:
        return True  # خلال هذه الزيارة: it was told before
    if event != "REQUEST" and _obliged(sentence, trigger):
        return True
    if noun and event in FORCE and not _LOOMING.isdisjoint(
        sentence.words[trigger.last : min(sentence.last, trigger.last + 2)]
    ):
        return True
    if noun and event in FORCE and any(
        word in _ENDING for word in sentence.words[max(sentence.first, trigger.first - 2) : trigger.first]
    ):
        return True  # "لوقف الاعتداءات": what is to end is not told anew
    if noun and (event in FORCE or event in ("RETREAT", "AID")):
        before_it = sentence.words[max(sentence.first, trigger.first - 3) : trigger.first]
        if before_it and before_it[-1] in _SPOKEN_OF:
            return True
        if event in ("ASSAULT", "PROTEST") and not _CHARGED.isdisjoint(before_it):
            return True
    if noun and event not in STATEMENTS and trigger.first - sentence.first >= 2:
        until, done = sentence.words[trigger.first - 2 : trigger.first]
        if done in _IS_DONE and until in _UNTIL:
            return True  # حتى يتم إطلاق سراحه: it is waited for
    purpose = trigger.prefix in FOR and trigger.entry.form.shape in ("noun", "imperfect")
    if noun and event not in STATEMENTS and _led_by_purpose(sentence, trigger):
        return True
    if purpose and not _LED_TO.isdisjoint(sentence.words[max(sentence.first, trigger.first - _LEADS) : trigger.first]):
        purpose = False  # تعرضت وزارة الدفاع لهجوم إلكتروني
    if purpose and event not in ("REQUEST", "PROTEST"):
        return True
    return _depends(sentence, trigger, event, before)


def _depends(sentence: Sentence, trigger: Trigger, event: str, before: Sequence[Trigger]) -> bool:
    """Is it what an earlier trigger of the sentence wishes for, denies, charges, takes back or marches for?"""
    noun = trigger.entry.form.shape == "noun"
    charge = noun and event in _CHARGES and sentence.words[trigger.first].startswith("ب")
    for earlier in reversed(before):
        away = trigger.first - earlier.last
        other = earlier.entry.rule.events[0]
        if away > _WISHES:
            break
        gap = sentence.words[earlier.last : trigger.first]
        if any(word in BREAKS or word in _WHILE for word in gap):
            break
        further = trigger.first + (sentence.words[trigger.first - 1] in COMMAS)  # …، وأمرت بتوقيف كذا
        same_clause = sentence.turns.isdisjoint(range(earlier.last, further))
        if earlier.entry.rule.id == "reject-deny" and event != "REJECT" and same_clause:
            return True  # but: ونفى الناطق ذلك، وقال إن الطائرات قصفت
        if other in _WISHED and event in _UNREAL and same_clause and _listed(sentence, trigger, earlier.last):
            return True
        if away > _WISH:
            continue
        named = noun or _no_verb(trigger, gap)
        wished = other in _WISHED and event in _UNREAL and (named or trigger.entry.form.shape == "imperfect")
        meanwhile = not _ALREADY.isdisjoint(sentence.words[earlier.last : trigger.first + 1])  # دعا خلال لقائه
        meanwhile = meanwhile or (event == "CONSULT" and sentence.words[earlier.last] == "في")  # دعا في اتصال هاتفي
        asked = len(gap) > 1 and gap[-1] == "الي" and gap[-2] not in _LED_ELSEWHERE  # دعا النواب، أمس، إلى توقيع
        if wished and (asked or ("،" not in gap and "," not in gap)) and not meanwhile:
            return True
        if event == "ASSAULT" and sentence.noun(trigger) and (other == "THREATEN" or (other in _WISHED and away <= 2)):
            return True  # دعا إلى استهداف المنشآت
        if event == "REQUEST" and other == "REJECT" and away <= SOON and sentence.words[trigger.first] in _ASKED:
            return True  # رفض البرلمان طلب الحكومة
        assaults = noun and event == "ASSAULT" and trigger.prefix == "ب" and earlier.entry.rule.id == "accuse-blame"
        if assaults and away <= _CHARGE and not _counted_behind(sentence, trigger):
            return True  # اتهمت واشنطن موسكو بقصف المستشفى; so many dead are told
        if noun and event == "ACCUSE" and other == "REJECT" and away <= _LEADS and trigger.prefix.endswith("ال"):
            return True  # رفضت الحكومة الاتهامات: they were told before
        if charge and other == "ACCUSE" and away <= _CHARGE:
            return True  # اتهم بتقديم الدعم: what someone is said to have done is the charge
        if noun and other == "CONCEDE" and event in _TAKEN_BACK and away <= _BACK:
            return True  # رفعت الحكومة الحظر: it is taken back
        if named and other == "REJECT" and event in STATEMENTS and away < _BACK and not trigger.prefix:
            return True  # رفضت الحركة طلب الوسيط: it was told before
        asks = other == "REQUEST" and earlier.entry.rule.id not in _ORDERS
        if noun and asks and event == "ACCUSE" and away < _CHARGE:
            return True  # طالبوا بفتح تحقيق
        marched = other == "PROTEST" and away <= _MARCH and not _called_for(earlier, before)
        if marched and event in STATEMENTS and trigger.entry.form.shape in ("noun", "participle"):
            return True  # "تظاهروا مطالبين": what they march for is no event of its own
    return False


def _called_for(protest: Trigger, before: Sequence[Trigger]) -> bool:
    """Is the protest what someone calls for or threatens with, so that what follows is said by them: دعا إلى إضراب?"""
    return any(
        trigger.entry.rule.events[0] in _CALLS and 0 < protest.first - trigger.last <= _CALL for trigger in before)


def _counted_behind(sentence: Sentence, trigger: Trigger) -> bool:
    """Does a count follow it closely: بقتل 12 مدنيا?"""
    return any(trigger.last <= q.first <= trigger.last + SOON for q in sentence.quantities)


def _listed(sentence: Sentence, trigger: Trigger, begin: int) -> bool:
    """Is it a noun that goes on with the list that begins there: طالبوا ببناء مستشفى، وتوفير الوقود، إضافة إلى كذا?"""
    words, at = sentence.words, trigger.first
    joined = trigger.prefix.startswith("و") or tuple(words[at - 2 : at]) in _FURTHER
    if trigger.entry.form.shape != "noun" or not joined:
        return False
    return all(
        words[number + 1][0] == "و" or tuple(words[number + 1 : number + 3]) in _FURTHER
        for number in range(begin, at - 1) if words[number] in COMMAS
    )


def _no_verb(trigger: Trigger, gap: Sequence[str]) -> bool:
    """Is a bare perfect, bound by no word to the verb before it, a noun: طلبت عقد جلسة، رفضت عرض الوسيط?"""
    form = trigger.entry.form
    if form.shape != "perfect" or form.bound or trigger.prefix or form.text.endswith(("ت", "وا", "تا")):
        return False
    return len(gap) <= _OBJECT and _BINDS.isdisjoint(gap)


def _wished_with_others(sentence: Sentence, trigger: Trigger) -> bool:
    """Does "and" join it to what is aimed at or waited for: حتى دحر الغزاة وعودة اللاجئين?"""
    before = sentence.words[max(sentence.first, trigger.first - _LIST) : trigger.first]
    for word in reversed(before[:-1] if before and before[-1] in COMMAS else before):
        if word in BREAKS or word in COMMAS:
            return False
        if word in _WISH_LISTS:
            return True
    return False


def _led_by_purpose(sentence: Sentence, trigger: Trigger) -> bool:
    """Is it led by a noun that is itself a purpose or spoken of: لاستعادة السيطرة، سبل تعزيز وصول المساعدات?"""
    if trigger.first == sentence.first:
        return False
    lead = sentence.words[trigger.first - 1]
    if lead in _LIGHT_NOUNS:
        return trigger.first - 2 >= sentence.first and sentence.words[trigger.first - 2] in _SPOKEN_OF
    bare = lead.removeprefix("و")
    return bare.startswith("ل") and bare[1:] in _LIGHT_NOUNS


def _obliged(sentence: Sentence, trigger: Trigger) -> bool:
    """Ought it to be done: يجب أن تسحب قواتها?"""
    words, at = sentence.words, trigger.first
    return at - sentence.first >= 2 and words[at - 1] == "ان" and words[at - 2] in _OBLIGED


def _opens(sentence: Sentence, trigger: Trigger) -> bool:
    """
    Is it a finite verb of the past that opens a main clause? Such a deed is told, whoever did it: فجر انتحاري نفسه.

    Measured with score.py on ../shared/data: events F1 unchanged, at events-gsr 3 more of 1480 sentences taken for
    ASSAULT (F1 0.404 -> 0.403); a finite verb anywhere in the sentence took 45 more (0.387).
    """
    verb = trigger.entry.form.shape == "perfect" and not trigger.entry.form.bound and not sentence.noun(trigger)
    if not verb and not trigger.entry.verbal:
        return False
    return _opens_clause(sentence, trigger)


def _opens_clause(sentence: Sentence, trigger: Trigger) -> bool:
    """Does it stand at a sentence's or a clause's beginning, or right behind "that"?"""
    before = sentence.words[trigger.first - 1] if trigger.first > sentence.first else "."
    return before in BREAKS or before in SAID_THAT or before in _INDEED


def _was_done(sentence: Sentence, trigger: Trigger) -> bool:
    """Is a noun told as done, or the lost as many: جرى تعذيبه، شرع الجيش بهدم، مقتل عشرات المدنيين?"""
    if trigger.entry.form.shape != "noun":
        return False
    before = sentence.words[trigger.first - 1] if trigger.first > sentence.first else ""
    after = sentence.words[trigger.last] if trigger.last < sentence.last else ""
    if trigger.prefix.endswith("ب") and not MANAGES.isdisjoint(
        sentence.words[max(sentence.first, trigger.first - _BACK) : trigger.first]
    ):
        return True
    definite = trigger.prefix.endswith("ال")  # الجرحى نحو المدينة: towards it
    hits = trigger.entry.rule.events[0] == "ASSAULT" or trigger.entry.rule.genitive == "recipient"
    many = hits and after in _UNCOUNTED and not definite
    return before in _WAS_DONE or trigger.entry.form.text in _WAS_DONE or many


def _concrete(sentence: Sentence, one: Told) -> bool:
    """
    Is force or protest told as something that happened, not as a matter spoken of ("ملف الاغتيالات")?

    Measured with score.py events on ../shared/data: precision 0.835 -> 0.845 at no less recall; events-gsr ASSAULT F1
    0.35 -> 0.46; with a count, place or day for a noun 0.871 -> 0.873 and PROTEST F1 0.30 -> 0.35; without nouns that
    refer back 0.890 -> 0.888, ASSAULT F1 0.423 -> 0.437, PROTEST F1 0.359 -> 0.398.
    """
    placed = circumstances.is_named(one.place)
    told = bool(one.figures) or placed or one.date is not None
    noun = one.trigger.entry.form.shape == "noun" and not one.trigger.entry.verbal
    if not told and (one.event == "PROTEST" or (noun and one.event == "ASSAULT")):
        return False  # a protest, an attack by its noun, asks for a count, a place or a day to be told
    named = bool(one.actors) and not one.guessed
    again = one.event in ("PROTEST", "ASSAULT") and _refers_back(sentence, one.trigger)
    if again and not one.figures and not named and (one.date is None or not placed):
        return False
    lodged = one.event == "PROTEST" and one.trigger.prefix in FOR and bool(one.actors)
    if lodged and all(party.sector in _OFFICIAL for party in one.actors):
        return False
    fought = len({party.sector for party in one.actors} & _FIGHT) > 1  # معارك بين الجيش والمتمردين خلفت قتلى
    sides = min(2, len(one.actors)) if one.trigger.entry.rule.mutual or fought else bool(one.actors)
    sides += bool(one.recipients)
    if one.event == "ASSAULT":
        return bool(one.figures) or sides >= 2 or (placed and (sides == 1 or one.date is not None))
    if one.event == "COERCE":
        return bool(one.figures) or sides > 0 or placed
    if one.event == "THREATEN" and noun and one.trigger.prefix.endswith("ال"):
        return sides == 2
    return True


def _refers_back(sentence: Sentence, trigger: Trigger) -> bool:
    """Is it a noun with its article that opens no clause, an act the reader knows of: شارك في التظاهرة?"""
    if trigger.entry.form.shape != "noun" or not trigger.prefix.endswith("ال"):
        return False
    near = sentence.words[trigger.last : min(sentence.last, trigger.last + SOON + 1)]
    if not _UNDERGOES.isdisjoint(near) and not WHO.isdisjoint(near):
        return False  # القصف الكثيف الذي تتعرض له البيوت
    return not _opens_clause(sentence, trigger)


def _hard(one: Told) -> bool:
    """Do soldiers, police, courts or armed men take part in an act of force or law?"""
    return one.event in FORCE and any(party.sector in ARMED for party in (*one.actors, *one.recipients))


def _private(one: Told) -> bool:
    """Is it said or agreed with no state, party or organisation of states taking part?"""
    parties = (*one.actors, *one.recipients)
    public = any(party.sector in _PUBLIC or party.kind in ("country", "capital", "nisba") for party in parties)
    return one.event in _DEALS and not public


def _suffered(one: Told) -> bool:
    """Were people killed or houses ravaged with no arms and by no armed side?"""
    armed = any(party.sector in ARMED for party in one.actors)
    return one.event == "ASSAULT" and one.mode in ("", "destroy") and not armed


def _merged(told: list[Told]) -> list[Told]:
    """One event for several words of one sentence that tell it: the same label, and nobody else who acts."""
    kept: list[Told] = []
    for one in told:
        for number, other in enumerate(kept):
            if other.event != one.event:
                continue
            say = one.trigger.entry.rule.id == "accuse-say" or other.trigger.entry.rule.id == "accuse-say"
            alike = not other.mode or not one.mode or other.mode == one.mode
            unsure = one.guessed != other.guessed and one.event in _DEEDS
            named = bool(one.actors) and bool(other.actors)
            together = one.event == "CONSULT" or other.actors == one.actors or not named or unsure
            if say or (alike and together):
                best, rest = (one, other) if one.confidence > other.confidence else (other, one)
                known = any(party.kind not in _UNPEOPLED for party in rest.recipients)
                better = known and all(party.kind in _UNPEOPLED for party in best.recipients)
                recipients = rest.recipients if better else best.recipients or rest.recipients
                if one.event in _HITS and one.actors == other.actors and not better:  # قتل ثلاثة وأصيب سبعة
                    further = (party for party in one.recipients if not overlap((party,), other.recipients))
                    both = dict.fromkeys((*other.recipients, *further))
                    known = any(party.kind != "others" for party in both)  # … وأصيب سبعة آخرون
                    recipients = tuple(
                        party for party in both if party not in one.actors and not (known and party.kind == "others"))
                sides = one.event == "CONSULT" and not any(party.code for party in best.actors)  # عقد الجانبان
                from_rest = bool(rest.actors) and (best.guessed or not best.actors or sides)
                actors = rest.actors if from_rest else best.actors
                guessed = rest.guessed if from_rest else best.guessed
                if guessed:  # قتل شرطي في انفجار عبوة: a guess yields to who is said to be hit
                    hit = (*recipients, *rest.recipients)
                    actors = tuple(party for party in actors if party not in hit)
                placed = rest if circumstances.is_within(rest.place, best.place) else best
                if one.event == "CONSULT":  # a visit and a meeting: the host is visited
                    actors = tuple(party for party in actors if party not in recipients)
                kept[number] = replace(
                    best, mode=best.mode or rest.mode, actors=actors, guessed=guessed,
                    recipients=recipients, place=placed.place, place_in=placed.place_in)
                break
        else:
            kept.append(one)
    return kept


def _confidence(trigger: Trigger, actors: Group, place: PlaceMention | None) -> float:
    """How sure: a plain word 0.5, a phrase or a word in its company more, known parties more."""
    rule = trigger.entry.rule
    sure = 0.5 + 0.15 * bool(trigger.entry.rest or trigger.entry.with_ or rule.with_) + 0.05 * (rule.near is not None)
    return round(min(0.95, sure + 0.15 * bool(actors) + 0.1 * (place is not None)), 2)
