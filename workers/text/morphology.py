"""The written forms of an Arabic verb or noun, folded and without clitics, from its principal parts."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from workers.text.normalize import fold

Shape = Literal["perfect", "imperfect", "participle", "noun"]

_OBJECTS = ("ه", "ها", "هم", "هما", "نا", "ني", "كم")
_POSSESSORS = ("ه", "ها", "هم", "هما", "نا", "كم", "ي")


class Form(msgspec.Struct, frozen=True):
    """One written form."""

    text: str  # folded
    shape: Shape
    passive: bool = False  # only where writing tells: أُصيب, not قُتل
    bound: bool = False  # carries an attached pronoun: its object or owner


def verb_forms(parts: str) -> Iterator[Form]:
    """
    Every form of a verb in the third person and the first plural, with object pronouns.

    Args:
        parts: Principal parts in their own spelling, third person masculine singular, a space between them: perfect,
            imperfect, passive perfect, passive imperfect. Only the perfect is needed where the others follow from it:
            the imperfect of derived verbs drops the perfect's opening alef (انسحب ينسحب), the passive of most verbs is
            written as the active.

    Raises:
        ValueError: If there are no parts, or more than four.

    >>> [form.text for form in verb_forms("دعا يدعو") if not form.bound][:4]
    ['دعا', 'دعت', 'دعوا', 'دعتا']
    >>> [form.text for form in verb_forms("بدأ") if not form.bound][:4]
    ['بدا', 'بدات', 'بداوا', 'بداتا']
    """
    written = parts.split()
    given = [fold(part) for part in written]
    if not 1 <= len(given) <= 4:
        raise ValueError(f"verb {parts!r}: give one to four principal parts")
    perfect = given[0]
    imperfect = given[1] if len(given) > 1 else imperfect_of(perfect)
    hamza = written[0].endswith("أ")  # folded, بدأ ends as دعا does
    yield from _perfect(perfect, passive=False, kept=written[0].endswith("ي"), hamza=hamza)
    yield from _imperfect(imperfect, passive=False, hamza=hamza)
    passive = given[2] if len(given) > 2 else passive_of(perfect)
    if passive:
        yield from _perfect(passive, passive=True)
    if len(given) > 3:
        yield from _imperfect(given[3], passive=True)
    participle = active_participle(perfect, imperfect)
    if participle:
        for ending in ("ا", "ه", "ين", "ون", "ات", ""):
            yield Form(participle + ending, "participle")


def imperfect_of(perfect: str) -> str:
    """
    The imperfect that a regular perfect has, both folded.

    >>> imperfect_of("استهدف"), imperfect_of("قصف"), imperfect_of("تظاهر")
    ('يستهدف', 'يقصف', 'يتظاهر')
    """
    stem = perfect[1:] if perfect.startswith("ا") and len(perfect) > 3 else perfect
    return "ي" + (stem[:-1] + "ي" if stem.endswith("ا") and len(stem) > 3 else stem)


def passive_of(perfect: str) -> str:
    """
    The passive perfect where its letters are others than the active's, both folded; else "".

    >>> passive_of("حاصر"), passive_of("تبادل"), passive_of("اقتاد"), passive_of("قتل")
    ('حوصر', 'تبودل', 'اقتيد', '')
    """
    if len(perfect) == 4 and perfect[1] == "ا" and perfect[0] not in "او":  # ووصل is "and arrived"
        return perfect[0] + "و" + perfect[2:]
    if len(perfect) == 5 and perfect[0] == "ت" and perfect[2] == "ا":
        return perfect[:2] + "و" + perfect[3:]
    if len(perfect) > 3 and perfect[0] == "ا" and perfect[-2] == "ا":
        return perfect[:-2] + "ي" + perfect[-1]
    return ""


def active_participle(perfect: str, imperfect: str) -> str:
    """
    The active participle without ending; "" where it can't be told from the parts.

    >>> active_participle("طالب", "يطالب"), active_participle("قتل", "يقتل")
    ('مطالب', 'قاتل')
    """
    if len(perfect) == 3:
        weak = perfect[1] in "اوي" or perfect[2] in "اوي" or perfect[0] == "ا"
        return "" if weak else perfect[0] + "ا" + perfect[1:]
    if len(perfect) < 3:
        return ""
    return "م" + imperfect[1:]


def _perfect(stem: str, passive: bool, kept: bool = False, hamza: bool = False) -> Iterator[Form]:
    """*kept*: the perfect ends in a yeh that stays: بقي بقيت, but قضى قضت. *hamza*: in one on alef: لجأ لجأت."""
    base = stem[:-1] if stem[-1] in "اي" and not hamza else stem
    masculine, feminine, plural = stem, base + "ت", base + "وا"
    if kept:
        feminine = stem + "ت"
    for text in (masculine, feminine, plural, feminine + "ا", base + "ا" if base == stem else base + "يا", base + "نا"):
        yield Form(text, "perfect", passive)
    if passive:
        return
    onto = stem[:-1] + "ا" if stem[-1] in "اي" else stem
    if hamza:
        yield Form(stem[:-1] + "ووا", "perfect")  # لجؤوا
    for pronoun in _OBJECTS:
        if len(stem) > 3 or pronoun != "ه":  # دفعه is written as دفعة, a noun of one time, and far rarer
            yield Form(onto + pronoun, "perfect", bound=True)
        yield Form(feminine + pronoun, "perfect", bound=True)
        yield Form(base + "و" + pronoun, "perfect", bound=True)


def _imperfect(stem: str, passive: bool, hamza: bool = False) -> Iterator[Form]:
    rest = stem[1:]
    base = rest[:-1] if rest[-1] in "وي" and len(rest) > 1 and not hamza else rest
    for person in "يتنا":
        yield Form(person + rest, "imperfect", passive)
    for person in "يت":
        for ending in ("ون", "وا", "ان"):
            yield Form(person + base + ending, "imperfect", passive)
    if hamza and rest[-1] == "ا":
        yield Form("ي" + rest[:-1] + "وون", "imperfect")  # يلجؤون
    if passive:
        return
    for person in "يتن":
        for pronoun in _OBJECTS:
            yield Form(person + rest + pronoun, "imperfect", bound=True)
    for pronoun in _OBJECTS:
        yield Form("ي" + base + "ون" + pronoun, "imperfect", bound=True)
        yield Form("ي" + base + "و" + pronoun, "imperfect", bound=True)
        yield Form("ي" + base + "ان" + pronoun, "imperfect", bound=True)


def noun_forms(parts: str) -> Iterator[Form]:
    """
    Forms of a noun: singular, indefinite accusative, dual, sound plurals, and with possessive pronouns.

    Args:
        parts: Singular, then any broken plural, a space between them.

    >>> [form.text for form in noun_forms("غارة") if not form.bound]
    ['غاره', 'غارتان', 'غارتين', 'غارتا', 'غارتي', 'غارات']
    """
    for part in parts.split():
        word = fold(part)
        yield Form(word, "noun")
        if word.endswith("ه") and part.endswith("ة"):
            stem = word[:-1] + "ت"
            for ending in ("ان", "ين", "ا", "ي"):
                yield Form(stem + ending, "noun")
            yield Form(word[:-1] + "ات", "noun")
            for pronoun in _POSSESSORS:
                yield Form(stem + pronoun, "noun", bound=True)
                yield Form(word[:-1] + "ات" + pronoun, "noun", bound=True)
        else:
            if not word.endswith("ات"):
                for ending in ("ا", "ان", "ين", "ون", "ات"):
                    yield Form(word + ending, "noun")
            for pronoun in _POSSESSORS:
                yield Form(word + pronoun, "noun", bound=True)
                if word.endswith("ء"):  # لقائه، لقاؤه
                    yield Form(word[:-1] + "ي" + pronoun, "noun", bound=True)
                    yield Form(word[:-1] + "و" + pronoun, "noun", bound=True)
