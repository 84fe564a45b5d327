"""How many, and of whom or what: numbers in digits and words, their qualifier, and the kind the words around say."""
from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

import msgspec

from workers.text.normalize import fold
from workers.text.tables import DATA, rows, several
from workers.text.tokens import Beginnings, Words

Qualifier = Literal["exact", "about", "more_than", "less_than"]
SOURCE = DATA / "numbers.toml"
MOST = 10.0**15  # a number above this is an account, a telephone or a mistake
_REACH_BEFORE = 14  # words that a verb may stand before its count: `pytest tests/text/test_figures.py -m labelled`
_JOINED = 3  # words after a comma in which a list of counts goes on: قتل 3 جنود، ونحو 5 مدنيين
_TALLY = 30  # words that a tally may stand before its count
_CASES = frozenset({"حاله", "حالات"})
_TO = frozenset({"الي"})
_IN_BRACKETS = 3  # words before a sum told again in another currency: (أي نحو
_LISTED = 8  # words from a noun of loss to a count that "and" joins to it: 11 قتيلا من الجيش و19 من المسلحين
_REACH_AFTER = 8  # words that a relative clause may stand after the counted noun: the same command
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")


_FATE_OPEN = frozenset({"person", "fighter", "protester"})
_STATUS = frozenset({"displaced", "surrendered", "released", "missing"})  # a verb right before tells more
_OF_STATUS = 5  # words from such a verb to its count, a qualifier between: مقتل ما لا يقل عن خمسة نازحين
_MOVED = frozenset({"released", "displaced", "arrested", "saved"})
_UNNAMED = frozenset({"abducted", "saved"})  # what became of people that the ontology has no kind for
_LOSSES = frozenset({"killed", "injured", "missing"})
_THINGS = frozenset({"money", "thing", "site"})
_WHO = frozenset({"الذين", "الذي", "التي", "اللذين", "اللواتي"})
_FEW = range(3, 11)  # what is counted by so many stands in the plural
_THEIRS = ("هم", "ها", "ه")  # pronouns on a noun that "of" leads: ثلاثة من مرافقيه
_SHORT = 4  # letters of a word with the article that is too short for a people's name
_QUALIFIED = 4  # words of a qualifier at most: ما لا يقل عن
_MISSED = "فقد"  # or a particle: so
_RATES = frozenset({"للدولار", "لليورو", "للبرميل", "للطن", "للاونصه"})  # after a sum: what one of something costs
_STATES = frozenset({"دول", "بلدان"})
_AMONG = frozenset({"من", "في", "بين", "مع", "الي"})
_HAPPENS_TO_PEOPLE = frozenset({"killed", "injured", "arrested", "abducted"})  # trains leave too: خروج 3 قطارات


class Quantity(msgspec.Struct, frozen=True):
    """A count at the words *first* up to but not including *last*, its noun among them when it has one."""

    first: int
    last: int
    value: float
    qualifier: Qualifier
    kind: str | None  # killed injured displaced arrested surrendered released missing fighters protesters money other
    noun: str  # the counted noun, folded, "" when there is none


@dataclass(frozen=True, slots=True)
class _Noun:
    group: str  # person fighter protester money attack thing site measure, or the kind that the noun says by itself
    kind: str
    dual: bool


@dataclass(frozen=True, slots=True)
class _Grammar:
    numbers: Mapping[str, float]  # every written form of a number word below 1000
    scales: Mapping[str, float]
    scale_duals: Mapping[str, float]
    plurals: frozenset[str]  # scale words that are no number by themselves
    parts_of_one: Mapping[str, float]
    teens: Mapping[tuple[str, str], float]
    one: frozenset[str]  # "one", which follows its noun
    ordinals: frozenset[str]
    labels: frozenset[str]  # what a number after it numbers: الفرقة 25
    percent: frozenset[tuple[str, ...]]
    breakdown: frozenset[str]
    breaks: frozenset[str]
    tally: frozenset[str]
    bare: frozenset[str]
    nouns: Mapping[str, _Noun]
    duals: Mapping[str, _Noun]  # forms that mean two by themselves, clitics included
    signs: Mapping[str, str]  # written form, clitics included -> kind
    verbs_after: Mapping[str, str]
    before: Mapping[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]  # by the phrase's last word
    after: Mapping[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]  # by the phrase's first word
    starts: frozenset[str]  # every word at which a count can begin


def find(words: Words) -> list[Quantity]:
    """
    The counts of a paragraph in reading order, those that count people, money or things of an event.

    Years, lengths, ages, shares and ranks are left out; so are `عشرات` and its like, which give no number, and the
    breakdown after a count (`بينهم طفلان`). `kind` is None when nothing around the number says what is counted.

    Args:
        words: One paragraph, read.

    Returns:
        Quantities that do not overlap.

    >>> from workers.text.tokens import read
    >>> [(q.value, q.kind, q.qualifier) for q in find(read("قُتل 3 جنود وأصيب نحو عشرين مدنياً"))]
    [(3.0, 'killed', 'exact'), (20.0, 'injured', 'about')]
    """
    grammar = _grammar()
    text = words.words
    candidates = list(_BEGINNINGS.numbers(words))
    if not candidates:
        return []
    found: list[Quantity] = []
    done = 0
    sentence = 0
    for number in candidates:
        if number < done:
            continue
        while words.sentences[sentence][1] <= number:
            sentence += 1
        quantity = _quantity(grammar, text, number, *words.sentences[sentence])
        if quantity is not None:
            done = quantity.last
            between = text[found[-1].last : number] if found and found[-1].kind == "money" else []
            converted = between[:1] == ["("] and len(between) <= _IN_BRACKETS
            if quantity.value > 0 and not converted:  # مليونا يورو (2.3 مليون دولار) is one sum
                found.append(quantity)
    return found


def counts_things(noun: str) -> bool:
    """
    Is a counted noun, folded, one of things?

    >>> [counts_things(noun) for noun in ("شاحنه", "جنود")]
    [True, False]
    """
    known = _noun_at(_grammar(), noun) if noun else None
    return known is not None and known.group in ("thing", "site")


def counts_places(noun: str) -> bool:
    """
    Is a counted noun, folded, one of places?

    >>> [counts_places(noun) for noun in ("قريتين", "شاحنتين")]
    [True, False]
    """
    grammar = _grammar()
    known = grammar.duals.get(noun) or _noun_at(grammar, noun) if noun else None
    return known is not None and known.group == "site"


class Number(msgspec.Struct, frozen=True):
    """A number read at a word: its value and the word after its last."""

    value: float
    last: int


def read_number(text: Sequence[str], number: int) -> Number | None:
    """
    The number that begins with the folded word *number*, in digits or words with their scale.

    >>> read_number("ثلاثه ملايين ونصف دولار".split(), 0)
    Number(value=3500000.0, last=3)
    """
    return _read_number(_grammar(), text, number, MOST)


def _read_number(grammar: _Grammar, text: Sequence[str], number: int, below: float) -> Number | None:
    """Read one number whose value is less than *below*; what follows with "و" is smaller each time, so this ends."""
    word = text[number]
    end = len(text)
    last = number + 1
    dual = grammar.scale_duals.get(word)
    if "0" <= word[0] <= "9":
        scaled = last < end and text[last] in grammar.scales
        digits = _digits(word, scaled)
        if digits is None:
            return None
        value = digits
        if last + 1 < end and text[last] == "ر" and word.isdecimal() and text[last + 1].isdecimal():
            value, last = float(f"{text[last + 1]}.{word}"), last + 2  # 3ر1 مليون, as agencies set 1.3
    elif dual is not None:
        return _added(grammar, text, Number(dual, last), dual)
    elif last < end and (teen := grammar.teens.get((word, text[last]))) is not None:
        value, last = teen, last + 1
    elif word in grammar.numbers:
        hundreds = _below_thousand(grammar, text, number)
        value, last = hundreds.value, hundreds.last
        if last < end and text[last][0] in "0123456789" and _digits(text[last], True) == value:
            last += 1  # the same number again in digits
        elif last + 2 < end and text[last] == "(" and text[last + 2] == ")" and _digits(text[last + 1], True) == value:
            last += 3
    elif word in grammar.parts_of_one and last < end and text[last] in grammar.scales:
        value = grammar.parts_of_one[word]
    elif word in grammar.scales and word not in grammar.plurals:
        scale = grammar.scales[word]
        return _added(grammar, text, Number(scale, last), scale)
    else:
        return None
    if value >= below:
        return None
    scale = 0.0
    while last < end and text[last] in grammar.scales:
        scale = grammar.scales[text[last]]
        value = round(value * scale, 3)  # 4.1 مليارات is no 4099999999.9999995
        last += 1
        if value > MOST:
            return None
    if last < end and value < 100 and (dual := grammar.scale_duals.get(text[last])) is not None and not scale:
        return Number(value, last)
    return _added(grammar, text, Number(value, last), scale) if scale else Number(value, last)


def _added(grammar: _Grammar, text: Sequence[str], so_far: Number, scale: float) -> Number:
    """What follows with "و" and is smaller than the scale: مليون و200 ألف, ثلاثة ملايين ونصف."""
    last = so_far.last
    if last >= len(text) or text[last][0] != "و":
        return so_far
    word = text[last]
    if word[1:] in grammar.parts_of_one:
        follows = last + 1 < len(text) and text[last + 1] in grammar.scales
        return so_far if follows else Number(so_far.value + grammar.parts_of_one[word[1:]] * scale, last + 1)
    if word == "و":
        if last + 1 >= len(text) or not text[last + 1][0].isdigit():
            return so_far
        more = _read_number(grammar, text, last + 1, scale)
    else:
        more = _read_number(grammar, [word[1:], *text[last + 1 : last + 10]], 0, scale)
        more = more and Number(more.value, last + more.last)
    if more is None or more.value >= scale:
        return so_far
    return Number(so_far.value + more.value, more.last)


def _below_thousand(grammar: _Grammar, text: Sequence[str], number: int) -> Number:
    """Units, teens, tens and hundreds: مئة وخمسة وعشرون."""
    value = grammar.numbers[text[number]]
    last = number + 1
    smallest = value
    while last < len(text):
        word = text[last]
        if word in grammar.numbers and grammar.numbers[word] == 10 and 3 <= smallest <= 9:
            value, smallest, last = value + 10, 10, last + 1
            continue
        if word in grammar.numbers and grammar.numbers[word] == 100 and 3 <= smallest == value <= 9:
            value, smallest, last = value * 100, 100, last + 1
            continue
        more = grammar.numbers.get(word[1:]) if word[0] == "و" else None
        if more is None:
            break
        if (smallest <= 9 and 20 <= more <= 90) or (smallest >= 100 and more < 100):
            value, smallest, last = value + more, more, last + 1
            continue
        break
    return Number(value, last)


def _digits(word: str, scaled: bool) -> float | None:
    """Digits with their marks; a dot before three digits parts thousands unless a scale word follows."""
    if word.isdecimal():
        return float(word) if len(word) <= 15 else None
    if "/" in word or ":" in word or len(word) > 24:
        return None
    marks = [mark for mark in word if not mark.isdigit()]
    pieces = word.replace("٬", ",").replace("٫", "\x00").replace(".", "\x00").replace("\x00", ",").split(",")
    thousands = all(len(piece) == 3 for piece in pieces[1:]) and 1 <= len(pieces[0]) <= 3 and pieces[0] != "0"
    if len(marks) > 1:
        if thousands:
            return float("".join(pieces))
        *whole, decimals = pieces
        whole_parted = all(mark in ",٬" for mark in marks[:-1]) and all(len(piece) == 3 for piece in whole[1:])
        if marks[-1] in ".٫" and whole_parted:
            return float("".join(whole) + "." + decimals)
        return None
    if thousands and marks[0] != "٫" and not (scaled and marks[0] in ".,"):
        return float("".join(pieces))
    return float(f"{pieces[0]}.{pieces[1]}")


def _quantity(grammar: _Grammar, text: list[str], number: int, begin: int, end: int) -> Quantity | None:
    word = text[number]
    dual = grammar.duals.get(word)
    if dual is not None:
        return _of_dual(grammar, text, number, dual, begin, end)
    if word in grammar.one:
        return _of_one(grammar, text, number, begin, end)
    prefix = ""
    value = _read_number(grammar, text, number, MOST)
    if value is None:
        for prefix in _PREFIXES:
            if len(word) <= len(prefix) + 1 or not word.startswith(prefix):
                continue
            value = _read_number(grammar, [word[len(prefix) :], *text[number + 1 : min(end, number + 12)]], 0, MOST)
            if value is not None:
                value = Number(value.value, number + value.last)
                break
        if value is None:
            return None
        if prefix.endswith("ال"):
            return _after_noun(grammar, text, number, value, begin, end)
    if number > begin and text[number - 1] in grammar.ordinals:
        return None
    if number > begin and text[number - 1] in ("ال", "لل"):
        counted = _before_noun(grammar, text, number, value, begin, end)
        about = "exact" if counted is None else _qualifier(grammar, text, number - 1, counted.last, begin, end)
        if counted is not None and about != "exact":
            return msgspec.structs.replace(counted, first=number - 1, qualifier=about)  # ما يقارب الـ100 ألف شخص
        return _after_noun(grammar, text, number, value, begin, end)
    return _before_noun(grammar, text, number, value, begin, end)


_PREFIXES = tuple(  # clitics that may stand before a number word, the article's first
    conjunction + preposition + article
    for article, conjunction, preposition in product(("ال", ""), _CONJUNCTIONS, _PREPOSITIONS)
    if conjunction + preposition + article
)


def _before_noun(
    grammar: _Grammar, text: list[str], number: int, value: Number, begin: int, end: int
) -> Quantity | None:
    """The common order: qualifier, number, noun."""
    last = value.last
    if last < end and (text[last] in ("-", "–", "و", "او", "الي") or text[last][0] == "و"):
        ranged = _range(grammar, text, number, value, begin, end)
        if ranged is not None:
            return ranged
    if _percent(grammar, text, last, end) or (number > begin and text[number - 1] in "-/" and text[number - 1]):
        return None
    noun, at = _noun(grammar, text, value, end)
    twice = number > begin and grammar.numbers.get(text[number]) == 2 and text[number - 1].endswith(("ين", "ان"))
    told_before = _noun_at(grammar, text[number - 1][:-2]) if twice and at == last else None
    if told_before is not None and told_before.kind:  # مسلحين اثنين
        return _of_dual(grammar, text, number - 1, told_before, begin, end)
    year = text[number].isdecimal() and 1900 <= value.value < 2100
    if year and at > last and text[at - 1].startswith("ال"):
        return None  # في 2015 السوريون
    if year and noun is None:
        return None  # معتقل منذ 2016
    if noun is not None and noun.group == "money" and (
        (at < end and text[at] in _RATES) or (number > begin and text[number - 1].endswith("سعر"))
    ):
        return Quantity(number, at, 0.0, "exact", None, "")
    if last + 2 < end and text[last] == "من" and text[last + 1] == "كل":
        return Quantity(number, last + 3, 0.0, "exact", None, "")  # أربعة من كل خمسة
    if noun is None and last < end and value.value >= 100 and not year and _one_of_a_people(text[last]):
        noun, at = _PEOPLE, last + 1
    qualifier = _qualifier(grammar, text, number, at, begin, end)
    if noun is None:
        noun = _noun_of_list(grammar, text, last, end)
    if noun is not None and not noun.kind:
        return Quantity(number, max(at, last), 0.0, "exact", None, "")
    if number > begin and text[number - 1] in grammar.labels:
        return None  # الفرقة 25, القرار 2254
    if noun is None and number > begin and (before := _noun_at(grammar, text[number - 1])) and not before.kind:
        return None  # عام 2015, الكيلو 16
    kind = _kind(grammar, text, number, at, noun, begin, end)
    if noun is None and kind is None:
        return None
    led = text[number - 1] if number > begin else ""
    composed = kind == "other" and noun is not None and noun.group == "person" and led == "من" and qualifier == "exact"
    from_states = text[at - 1] in _STATES and led in _AMONG
    if composed or from_states or _is_breakdown(grammar, text, number, begin):
        return Quantity(number, at, 0.0, "exact", None, "")  # عائلة من 6 أفراد، وزراء من خمس دول
    return Quantity(number, at, value.value, qualifier, kind, text[at - 1] if at > last else "")


def _range(
    grammar: _Grammar, text: list[str], number: int, value: Number, begin: int, end: int
) -> Quantity | None:
    """`بين 20 و30 قتيلا`, `من 5 إلى 7 جنود`: at least the lower end."""
    opener = text[number - 1] if number > begin else ""
    joint = text[value.last]
    if joint not in ("-", "–", "او", "الي") and not (joint[0] == "و" and opener == "بين"):
        return None
    after = value.last + 1 if text[value.last] in ("-", "–", "و", "او", "الي") else value.last
    if after >= end:
        return None
    rest = text[after:min(end, after + 12)]
    if after == value.last:
        rest[0] = rest[0][1:]
    if rest[0] and rest[0] in ("الي", "نحو"):
        after, rest = after + 1, rest[1:]
    upper = _read_number(grammar, rest, 0, MOST) if rest and rest[0] else None
    if upper is None:
        return None
    lower = value.value
    if upper.value >= 1000 and lower < 1000:  # من 3 إلى 5 آلاف
        lower *= max((scale for scale in (1.0, 1e3, 1e6, 1e9, 1e12) if lower * scale < upper.value), default=1.0)
    if not 0 < lower < upper.value:
        return None
    noun, at = _noun(grammar, text, Number(upper.value, after + upper.last), end)
    if noun is None or not noun.kind or _percent(grammar, text, after + upper.last, end):
        return Quantity(number, at, 0.0, "exact", None, "")
    kind = _kind(grammar, text, number, at, noun, begin, end)
    return Quantity(number, at, lower, "more_than", kind, text[at - 1])


def _after_noun(
    grammar: _Grammar, text: list[str], number: int, value: Number, begin: int, end: int
) -> Quantity | None:
    """A number after its noun (الرهائن الـ27, الرجال الثلاثة): people known already; their noun or a clause tells."""
    at = number - 1
    if at > begin and text[at] in ("ال", "لل"):
        at -= 1
    if at < begin:
        return None
    noun = _noun_at(grammar, text[at])
    if noun is None or not noun.kind or noun.group in _THINGS:
        return None
    kind = _sign_after(grammar, text, value.last, end) or noun.kind
    if noun.group == "person" and kind == "other":
        return None  # الوزراء الثلاثة
    return Quantity(at, value.last, value.value, "exact", _told(kind), text[at])


def _of_dual(grammar: _Grammar, text: list[str], number: int, noun: _Noun, begin: int, end: int) -> Quantity | None:
    if not noun.kind or _is_breakdown(grammar, text, number, begin):
        return None
    kind = _kind(grammar, text, number, number + 1, noun, begin, end)
    qualifier = _qualifier(grammar, text, number, number + 1, begin, end)
    return Quantity(number, number + 1, 2.0, qualifier, kind, text[number])


def _of_one(grammar: _Grammar, text: list[str], number: int, begin: int, end: int) -> Quantity | None:
    """`مقتل شخص واحد`: counted only where a verb says what became of that one."""
    noun = grammar.nouns.get(text[number - 1]) if number > begin else None
    if noun is None or noun.group in _THINGS or not noun.kind or _is_breakdown(grammar, text, number, begin):
        return None
    kind = _kind(grammar, text, number - 1, number + 1, noun, begin, end)
    near = _sign_before(grammar, text, number - 1, max(begin, number - 4))[0] is not None
    near = near or _sign_after(grammar, text, number + 1, end) is not None
    of_one = number > begin + 1 and text[number - 2] == "من"  # من عائلة واحدة
    if of_one or (noun.group in ("person", "fighter", "protester") and not near):
        return None
    qualifier = _qualifier(grammar, text, number - 1, number + 1, begin, end)
    return Quantity(number - 1, number + 1, 1.0, qualifier, kind, text[number - 1])


def _percent(grammar: _Grammar, text: list[str], last: int, end: int) -> bool:
    return last < end and (
        (text[last],) in grammar.percent or (last + 1 < end and (text[last], text[last + 1]) in grammar.percent)
    )


def _noun(grammar: _Grammar, text: list[str], number: Number, end: int) -> tuple[_Noun | None, int]:
    """The counted noun after a number, and the word after it; `من` and a mark of quotation may part them."""
    at = last = number.last
    while at < end and at < last + 2 and text[at] in ("من", '"', "«", "“", "("):
        at += 1
    if at + 1 < end and text[at] in _CASES and _noun_at(grammar, text[at + 1]) is not None:
        at += 1  # 12 حالة وفاة
    if at >= end:
        return None, last
    noun = _noun_at(grammar, text[at]) or _any_person(text[at], at == last and number.value in _FEW)
    if noun is None and at > last:
        noun = next((_noun_at(grammar, text[at].removesuffix(end)) for end in _THEIRS if text[at].endswith(end)), None)
        if noun is None and text[last] == "من" and text[at].startswith("ال") and len(text[at]) > _SHORT:
            noun = _PEOPLE  # سبعة من البلوش
    return (noun, at + 1) if noun is not None else (None, last)


def _noun_of_list(grammar: _Grammar, text: list[str], last: int, end: int) -> _Noun | None:
    """The noun at the end of a list of numbers: 18 و20 و29 عاما."""
    for _ in range(4):
        if last + 1 >= end or text[last] not in ("و", "،", ",") or not text[last + 1].isdecimal():
            return None
        last += 2
        if last < end and (noun := _noun_at(grammar, text[last])) is not None:
            return noun
    return None


def _noun_at(grammar: _Grammar, word: str) -> _Noun | None:
    noun = grammar.nouns.get(word)
    if noun is None and word.startswith("ال"):
        noun = grammar.nouns.get(word[2:])
    return noun


_PEOPLE = _Noun("person", "other", False)


def _any_person(word: str, few: bool) -> _Noun | None:
    """
    People by origin or trade that no list holds: سوريا after a number is Syrians, فلسطينيين Palestinians; after a *few*
    any sound plural (مترجمين), which a plural such as قوانين is not.
    """
    shortest = 4 if word.endswith("يا") else 5
    if len(word) < shortest or word[0] == "و":
        return None
    if word.endswith(("يين", "يون", "يا")):
        return _PEOPLE
    if not few or len(word) < 6 or not word.endswith(("ين", "ون")):
        return None
    led = word.startswith(("ال", "بال", "لل")) or (word[0] in "يت" and word.endswith("ون"))  # 3 يعملون
    return None if led or (len(word) == 6 and word[2] == "ا") else _PEOPLE


def _one_of_a_people(word: str) -> bool:
    """May the word be a people's singular, as after a hundred and more: ألفي عراقي، 300 فلسطيني?"""
    return len(word) > 3 and word.endswith("ي") and word[0] not in "وفبلا"


def _qualifier(grammar: _Grammar, text: list[str], number: int, at: int, begin: int, end: int) -> Qualifier:
    before = number - 1
    if before >= begin and text[before] in ("ال", "ب", "ل", "(", "و"):
        before -= 1
    if before >= begin:
        for phrase, qualifier in grammar.before.get(text[before], ()):
            start = before + 1 - len(phrase)
            if start >= begin and tuple(text[start + 1 : before + 1]) == phrase[1:] and _opens(text[start], phrase[0]):
                return qualifier
    for position in range(at, min(end, at + 2)):
        for phrase, qualifier in grammar.after.get(text[position], ()):
            if tuple(text[position : position + len(phrase)]) == phrase:
                return qualifier
    return "exact"


def _opens(word: str, phrase_word: str) -> bool:
    return word == phrase_word or (word.endswith(phrase_word) and word[: -len(phrase_word)] in _PREFIXES)


def _is_breakdown(grammar: _Grammar, text: list[str], number: int, begin: int) -> bool:
    """Is the count a part of one before it: بينهم ثلاثة أطفال، هم سيدتان وأربعة أطفال?"""
    for position in range(number - 1, max(begin, number - 7) - 1, -1):
        word = text[position]
        among = word in grammar.signs and text[max(position - 2, 0) : position] == ["من", "بين"]  # من بين القتلى 13
        if among or word in grammar.breakdown:
            return True
        if word in grammar.signs or word in "،,.:؛":
            return False
    return False


def _kind(
    grammar: _Grammar, text: list[str], number: int, at: int, noun: _Noun | None, begin: int, end: int
) -> str | None:
    """What became of those counted: the noun itself, else the nearest verb or event noun of the same statement."""
    if noun is not None and noun.group not in _FATE_OPEN:
        if noun.group in _STATUS:  # مقتل خمسة نازحين, but 7 قتلى وأربعة مفقودين
            joined = text[number][0] == "و" or (number > begin and text[number - 1][0] == "و")
            verb = None if joined else _sign_before(grammar, text, number, max(begin, number - _OF_STATUS))[0]
            return _told(verb or noun.kind)
        if noun.group != "injured":
            return noun.kind
        among = text[at - 1].startswith("ال")  # وفاة ثلاثة من المصابين
        verb = _sign_before(grammar, text, number, max(begin, number - (3 if among else 2)))[0]
        moved = verb if among or verb in _MOVED else None  # إجلاء 20 جريحا
        after = _sign_after(grammar, text, at, end) if among else None
        return _told(after or moved or noun.kind)
    if noun is None and at + 1 < end and text[at] in grammar.tally and text[at + 1] in grammar.signs:
        return grammar.signs[text[at + 1]]  # يرتفع إلى 90 عدد القتلى
    before, distance = _sign_before(grammar, text, number, begin)
    after = _sign_after(grammar, text, at, end)
    kind = after if after is not None and (before is None or distance > 3) else before
    if before is None and after is None:
        kind = _tallied(grammar, text, number, begin) or _listed(grammar, text, number, begin)
        if kind is not None:
            return kind
    if noun is None:
        if before is None:
            return None
        if distance > _QUALIFIED and text[number - 1] in grammar.before:
            distance -= _QUALIFIED  # فر ما لا يقل عن 100 ألف
        near = distance <= 3 or _has_tally(grammar, text, number, begin)
        follower = text[at] if at < end else "."
        bare = follower in grammar.bare or not follower[0].isalnum() or follower[0] == "و"
        many = text[at - 1] in grammar.scales  # فر نحو 40 ألفا عبر النهر
        if not near or not (bare or (distance <= 2 and (many or before in _HAPPENS_TO_PEOPLE))):
            return None
        kind = before
    elif kind is None:
        kind = noun.kind
    return _told(kind)


def _told(kind: str | None) -> str | None:
    return "other" if kind in _UNNAMED else kind


def _sign_before(grammar: _Grammar, text: list[str], number: int, begin: int) -> tuple[str | None, int]:
    """The nearest sign before the count in its statement, and how many words away (qualifiers count)."""
    comma = False
    inside = False  # a clause on somebody: القبض على الذين اعتدوا على سائحتين
    for position in range(number - 1, max(begin, number - _REACH_BEFORE) - 1, -1):
        word = text[position]
        if word in grammar.breaks and text[position - 1] != "لا":  # ما لا يقل عن breaks nothing
            break
        if comma and word.isdecimal():
            break  # قتل 30، وتجري تحقيقات مع 100
        comma = comma or (word in "،," and number - position > _JOINED)
        sign = grammar.signs.get(word)
        if word == _MISSED and number - position > 2:
            sign = None  # فقد وصف ثلاثة
        if sign is not None and (not inside or sign in ("killed", "injured")):
            return sign, number - position
        inside = inside or word in _WHO
    return None, 0


def _tallied(grammar: _Grammar, text: list[str], number: int, begin: int) -> str | None:
    """What is counted far before "to" in a rising tally: يرتفع عدد القتلى الذين … إلى 90 شخصا."""
    if _TO.isdisjoint(text[max(begin, number - 3) : number]):
        return None
    for position in range(number - 1, max(begin, number - _TALLY) - 1, -1):
        if text[position] in grammar.tally:
            return next((grammar.signs[word] for word in text[position : position + 3] if word in grammar.signs), None)
    return None


def _listed(grammar: _Grammar, text: list[str], number: int, begin: int) -> str | None:
    """What the count before says, to which "and" joins this one: 11 قتيلا من الجيش و19 من المسلحين."""
    first = number - (text[number][0] != "و")
    if first <= begin or text[first][0] != "و":
        return None
    for position in range(first - 1, max(begin, first - _LISTED), -1):
        word = text[position]
        if word in grammar.breaks or word in "،,":
            return None
        noun = grammar.nouns.get(word)
        if noun is not None and noun.group in _LOSSES:
            return noun.kind
    return None


def _sign_after(grammar: _Grammar, text: list[str], at: int, end: int) -> str | None:
    limit = at + _REACH_AFTER
    inserted = any(word in grammar.breakdown for word in text[at : min(end, at + 2)])
    if inserted:  # 21 عسكريا، من بينهم 9 أجانب، قتلوا
        limit += _REACH_AFTER
    for position in range(at, min(end, limit)):
        word = text[position]
        if word in grammar.breaks or word in ".؛" or (word.isdecimal() and not inserted):
            return None
        kind = grammar.verbs_after.get(word)
        if kind is not None:
            return kind
    return None


def _has_tally(grammar: _Grammar, text: list[str], number: int, begin: int) -> bool:
    return any(word in grammar.tally for word in text[max(begin, number - 10) : number])


# ---- the grammar, from data ------------------------------------------------------------------------------------------


def _expand(forms: Iterable[str], articles: Sequence[str] = ("", "ال")) -> list[str]:
    """Folded forms with every clitic that may stand before them."""
    expanded = []
    for form in forms:
        folded = fold(form)
        for conjunction, preposition, article in product(_CONJUNCTIONS, _PREPOSITIONS, articles):
            if preposition == "ل" and article:
                expanded.append(conjunction + "لل" + folded)
            else:
                expanded.append(conjunction + preposition + article + folded)
    return expanded


def _duals(singular: str, sound_plural: bool) -> list[str]:
    stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
    return [stem + "ان"] if sound_plural else [stem + "ان", stem + "ين"]


def _phrases(data: Mapping[str, Any], side: str) -> dict[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    for qualifier in data["qualifier"]:
        for text in qualifier[side]:
            phrase = tuple(fold(text).split())
            last = phrase[-1] if side == "before" else phrase[0]
            keys = _expand([last], ("",)) if side == "before" and len(phrase) == 1 else [last]
            for key in keys:
                found.setdefault(key, []).append((phrase if len(phrase) > 1 else (key,), qualifier["id"]))
    return {key: tuple(sorted(phrases, key=lambda item: -len(item[0]))) for key, phrases in found.items()}


@cache
def _grammar() -> _Grammar:
    return load(SOURCE)


_BEGINNINGS = Beginnings(written=lambda: _grammar().starts, digits=True)


def load(path: Path) -> _Grammar:
    """Read the numbers' grammar from its TOML file; KeyError names what is missing."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    numbers = {fold(word): float(row["value"]) for row in data["number"] for word in row["words"]}
    scales = {fold(word): float(row["value"]) for row in data["scale"] for word in row["words"]}
    scale_duals = {fold(word): 2.0 * row["value"] for row in data["scale"] for word in row["dual"]}
    nouns: dict[str, _Noun] = {}
    duals: dict[str, _Noun] = {}
    names = set(_expand(data["words"]["names"], ("",)))
    groups = [(row["id"], row["id"], row["nouns"]) for row in data["kind"]]
    groups += [(row["id"], row["kind"], row["nouns"]) for row in data["counted"]]
    for group, kind, listed_nouns in groups:
        noun = _Noun(group, kind, False)
        for row in listed_nouns:
            singular, *plurals = (fold(form).split()[0] for form in row)
            sound = any(plural.endswith(("ين", "ون")) for plural in plurals)
            owned = [plural[:-1] for plural in plurals if plural.endswith("ين")]  # من مسلحي كذا
            for form in (singular, singular + "ا", *plurals, *owned):
                nouns.setdefault(form, noun)
            if plurals and group not in ("measure", "attack") and len(fold(row[0]).split()) == 1:
                for form in _expand(_duals(singular, sound), ("",) if group == "thing" else ("", "ال")):
                    if form not in plurals and form not in names:  # بلدان: countries, seldom two of them
                        duals.setdefault(form, _Noun(group, kind, True))
    people = _Noun("person", "other", False)
    for country in rows(DATA / "actors" / "countries.tsv"):
        for nisba in map(fold, several(country["nisba"])):
            for ending in ("", "ا", "ين", "ون", "ات"):
                nouns.setdefault(nisba + ending, people)
    for row in next(row for row in data["counted"] if row["id"] == "measure")["nouns"]:
        for form in _expand(_duals(fold(row[0]), False)):
            duals.pop(form, None)
    signs: dict[str, str] = {}
    verbs_after: dict[str, str] = {}
    for row in data["kind"]:
        for sign in row["signs"]:
            word = fold(sign).split()[-1]
            for form in _expand([word]):
                signs.setdefault(form, row["id"])
        for verb in row["verbs_after"]:
            verbs_after.setdefault(fold(verb), row["id"])
    parts = {fold(word): float(row["value"]) for row in data["part"] for word in row["words"]}
    teens = {
        (parts_[0], parts_[1]): float(value)
        for phrase, value in zip(data["words"]["teens"], data["words"]["teen_values"], strict=True)
        for parts_ in [fold(phrase).split()]
    }
    listed = {name: frozenset(_expand(data["words"][name], ("",))) for name in ("parts", "breaks", "tally")}
    starts = {
        form
        for form in _expand([*numbers, *scales, *scale_duals, *parts, *(first for first, _ in teens)])
        if not form.endswith("الاثنين")  # Monday
    }
    return _Grammar(
        numbers, scales, scale_duals,
        frozenset(fold(word) for row in data["scale"] for word in row["plural"]), parts, teens,
        frozenset(map(fold, data["words"]["one"])), frozenset(_expand(data["words"]["ordinals"], ("",))),
        frozenset(_expand(data["words"]["labels"], ("",))),
        frozenset(tuple(fold(phrase).split()) for phrase in data["words"]["percent"]),
        listed["parts"], listed["breaks"], listed["tally"], frozenset(map(fold, data["words"]["bare"])),
        nouns, duals, signs, verbs_after, _phrases(data, "before"), _phrases(data, "after"),
        frozenset(starts | duals.keys() | set(map(fold, data["words"]["one"]))),
    )  # fmt: skip
