"""Names of people, organisations and places: from tables, from the words before them, from the article itself."""
from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, product
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from workers.text.normalize import fold
from workers.text.tables import DATA, rows, several
from workers.text.tokens import Beginnings, Words

Type = Literal["PER", "ORG", "LOC"]
SOURCE = DATA / "entities.toml"
NAMES = DATA / "names.tsv"
_ACTORS = DATA / "actors"
_LONGEST_NAME = 6  # words of a person's name, particles included
_LONGEST_ORGANISATION = 7  # words after the head
_REACH = 6  # words between an office and its holder's name: رئيس لجنة الدفاع في البرلمان X
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
_JOINED = ("لل", "بال", "وال", "فال", "كال", "ولل", "وب", "ول", "لت")


class EntityMention(msgspec.Struct, frozen=True):
    """A name at the words *first* up to but not including *last*; clitics on its first word are inside."""

    first: int
    last: int
    type: Type
    name: str  # as published in the tables, else as the article writes it, without clitics where they are certain
    code: str  # ISO 3166 alpha-3 of a country, code of a group or person in the actors' tables, else ""


class _Known(msgspec.Struct, frozen=True):
    type: Type
    name: str
    code: str


class _Names(msgspec.Struct, frozen=True):
    """Listed names that begin with one word: how many words may follow it, longest first, and which."""

    lengths: tuple[int, ...]
    seconds: frozenset[str]  # the words that may follow at once; empty when the first is a name alone
    by_rest: Mapping[tuple[str, ...], _Known]  # by the folded words after the first


@dataclass(frozen=True, slots=True)
class _Lexicon:
    roles: Mapping[str, str]  # written form, clitics included -> letters: k known, g given, t title, o office, h head …
    known: Mapping[str, _Names]  # by first word with its clitics
    given: frozenset[str]
    names: frozenset[str]  # every word that is part of some person's name
    surnames: frozenset[str]
    not_alone: frozenset[str]  # words that close a name but are none by themselves: الله, الثاني
    common: frozenset[str]  # words and adjectives that are part of no name
    nisba: frozenset[str]  # adjectives of nationality, with article
    words: Mapping[str, frozenset[str]]


def find(words: Words) -> list[EntityMention]:
    """
    The names of one paragraph read alone. See `read` for an article, where full names teach surnames.

    >>> from workers.text.tokens import read as read_words
    >>> words = read_words("استقبل وزير الخارجية القطري محمد العطية وفدا في الدوحة")
    >>> [(words.original(m.first, m.last), m.type) for m in find(words)]
    [('محمد العطية', 'PER'), ('الدوحة', 'LOC')]
    """
    return read([words])[0]


def read(paragraphs: Sequence[Words]) -> list[list[EntityMention]]:
    """
    The names of an article, paragraph by paragraph, in reading order; mentions do not overlap.

    Args:
        paragraphs: The article's title and paragraphs, in order.
    """
    lexicon = _lexicon()
    found = [_scan(lexicon, words.words, _BEGINNINGS.numbers(words)) for words in paragraphs]
    taught: dict[str, EntityMention] = {}
    named: list[list[EntityMention]] = []
    for words, mentions in zip(paragraphs, found, strict=True):
        told = []
        for mention in mentions:
            if not mention.name:
                first, last = mention.first, mention.last
                mention = EntityMention(first, last, mention.type, words.original(first, last), mention.code)
            if mention.type == "PER" and mention.last - mention.first > 1:
                surname = words.words[mention.last - 1]
                if len(surname) > 3 and surname not in lexicon.not_alone:
                    for prefix in ("", "و", "ف", "ل", "ب"):
                        if prefix + surname not in lexicon.common:
                            taught.setdefault(prefix + surname, mention)
            told.append(mention)
        named.append(told)
    if not taught:
        return named
    return [_recall(words.words, told, taught) for words, told in zip(paragraphs, named, strict=True)]


def _recall(
    text: Sequence[str], told: list[EntityMention], taught: Mapping[str, EntityMention]
) -> list[EntityMention]:
    """Add the surnames that stand alone; *taught* by written form, clitics included."""
    if taught.keys().isdisjoint(text):
        return told
    alone = compress(range(len(text)), map(taught.__contains__, text))
    taken = {at for mention in told for at in range(mention.first, mention.last)}
    added = [
        EntityMention(number, number + 1, "PER", taught[text[number]].name, taught[text[number]].code)
        for number in alone
        if number not in taken
    ]
    return sorted([*told, *added], key=lambda mention: mention.first)


def _scan(lexicon: _Lexicon, text: Sequence[str], begins: Iterable[int]) -> list[EntityMention]:
    found: list[EntityMention] = []
    done = 0
    office = -_REACH - 1
    roles = lexicon.roles
    for number in begins:
        if number < done:
            continue
        role = roles[text[number]]
        mention = _known(lexicon, text, number) if role == "k" else _mention(lexicon, text, number, role)
        if mention is not None:
            found.append(mention)
            done = mention.last
            if mention.type != "PER" and mention.first - office <= _REACH:
                holder = _after_body(lexicon, text, mention.last)
                if holder is not None:
                    found.append(holder)
                    done = holder.last
        if "o" in role:
            office = number
    return found


def _mention(lexicon: _Lexicon, text: Sequence[str], number: int, role: str) -> EntityMention | None:
    """What begins at *number*, the surest reading of its *role* first."""
    mention = None
    if "k" in role:
        mention = _known(lexicon, text, number)
    if mention is None and "h" in role:
        mention = _organisation(lexicon, text, number)
    if mention is None and "d" in role:
        mention = _definite_organisation(lexicon, text, number)
    if mention is None and "p" in role:
        mention = _place(lexicon, text, number)
    if mention is None and "t" in role:
        mention = _after_title(lexicon, text, number)
    if mention is None and "o" in role:
        mention = _after_office(lexicon, text, number)
    if mention is None and "x" in role and number + 1 < len(text) and text[number + 1] == "الدين":
        mention = _anchored(lexicon, text, number)
    if mention is None and "w" in role and _opens_name(lexicon, text, number):
        mention = _anchored(lexicon, text, number)
    if mention is None and ("g" in role or "b" in role):
        mention = _person(lexicon, text, number)
    if mention is None and "s" in role:
        mention = EntityMention(number, number + 1, "PER", "", "")
    return mention


def _after_body(lexicon: _Lexicon, text: Sequence[str], at: int) -> EntityMention | None:
    """The holder of an office after the body that it leads: رئيس جامعة سبها، عمران حسين، …"""
    if at >= len(text):
        return None
    if text[at] in ("،", ","):
        return _between_commas(lexicon, text, at + 1)
    if _between(lexicon, text[at]):
        return _after_title(lexicon, text, at)
    return EntityMention(at, at + 2, "PER", "", "") if _two_strangers(lexicon, text, at) else None


def _opens_name(lexicon: _Lexicon, text: Sequence[str], number: int) -> bool:
    """Does a given name that is also a common word open a name here: أمين معلوف, سعد بن أبي وقاص?"""
    if number + 1 >= len(text):
        return False
    following = text[number + 1]
    if following == "بن" or (following in ("عبد", "ابو") and text[number] != "علي"):
        return True
    return text[number] != "علي" and following not in lexicon.not_alone and (
        following in lexicon.given or (following in lexicon.surnames and len(following) > 4)
    )


def _known(lexicon: _Lexicon, text: Sequence[str], number: int) -> EntityMention | None:
    """The longest listed name that begins here; a person's goes on with what is a name too."""
    names = lexicon.known[text[number]]
    if names.seconds and (number + 1 >= len(text) or text[number + 1] not in names.seconds):
        return None
    for length in names.lengths:
        last = number + 1 + length
        entry = names.by_rest.get(tuple(text[number + 1 : last])) if last <= len(text) else None
        if entry is not None:
            if entry.type == "PER" and length and last < len(text) and text[last] in lexicon.surnames:
                last += 1
            outside = entry.type == "ORG" and length and "e" in lexicon.roles[text[number]]  # شركة مايكروسوفت
            first = number + 1 if outside and not text[number].endswith("وكاله") else number
            return EntityMention(first, last, entry.type, entry.name, entry.code)
    return None


# ---- people ---------------------------------------------------------------------------------------------------------


def _person(lexicon: _Lexicon, text: Sequence[str], number: int) -> EntityMention | None:
    """A name that opens with a known given name, nothing said before it."""
    last = _name_end(lexicon, text, number, sure=False)
    if last == number or (last == number + 1 and text[number] not in lexicon.words["alone"]):
        return None
    return EntityMention(number, last, "PER", "", "")


def _after_title(lexicon: _Lexicon, text: Sequence[str], number: int) -> EntityMention | None:
    """`الرئيس الأمريكي السابق جورج بوش`: adjectives between, then the name."""
    at = number + 1
    while at < len(text) and at <= number + 4 and _between(lexicon, text[at]):
        at += 1
    return _anchored(lexicon, text, at)


def _between(lexicon: _Lexicon, word: str) -> bool:
    """May the word stand between a title and the name? An adjective of nationality, field or time, another title."""
    return word in lexicon.nisba or word in lexicon.words["between"] or word in lexicon.words["adjectives"]


def _after_office(lexicon: _Lexicon, text: Sequence[str], number: int) -> EntityMention | None:
    """`رئيس لجنة الدفاع، دونكان هانتر،`: what completes the office, then the name, or the name between commas."""
    for at in range(number + 1, min(len(text), number + 1 + _REACH)):
        word = text[at]
        if word in ("،", ",", "(", ":"):
            return _between_commas(lexicon, text, at + 1)
        if not word[0].isalpha() or (word in lexicon.common and word not in lexicon.words["completes"]):
            return None
        if word in lexicon.given or word in lexicon.surnames:
            return _anchored(lexicon, text, at)
        if at > number + 1 and _between(lexicon, text[at - 1]):
            mention = _anchored(lexicon, text, at)
            if mention is not None:
                return mention
        if at > number + 1 and text[at - 1].startswith("ال") and _two_strangers(lexicon, text, at):
            return EntityMention(at, at + 2, "PER", "", "")
        role = lexicon.roles.get(word, "")
        if "t" in role or "h" in role or "k" in role or "d" in role:
            return None  # that word is read by itself
    return None


def _two_strangers(lexicon: _Lexicon, text: Sequence[str], at: int) -> bool:
    """Two words that no list knows and that a name ends after: رئيس الاتحاد برند جوتشولك عند …"""
    if at + 2 > len(text):
        return False
    for word in text[at : at + 2]:
        if not word[0].isalpha() or word in lexicon.common or word in lexicon.roles or not _looks_like_name(word):
            return False
        if word.startswith(("ال", "ب", "ل", "و")) or word.endswith(("ه", "ا", "ين")):
            return False
    return at + 2 == len(text) or text[at + 2] in lexicon.common or not text[at + 2][0].isalpha()


def _between_commas(lexicon: _Lexicon, text: Sequence[str], at: int) -> EntityMention | None:
    last = _name_end(lexicon, text, at, sure=True)
    closed = last < len(text) and (not text[last][0].isalnum() or text[last] in lexicon.common)
    known = at < len(text) and text[at] in lexicon.names
    return EntityMention(at, last, "PER", "", "") if last > at and (known or (closed and last > at + 1)) else None


def _anchored(lexicon: _Lexicon, text: Sequence[str], at: int) -> EntityMention | None:
    last = _name_end(lexicon, text, at, sure=True)
    return EntityMention(at, last, "PER", "", "") if last > at else None


def _name_end(lexicon: _Lexicon, text: Sequence[str], at: int, sure: bool) -> int:
    """The word after a person's name that begins at *at*; *at* itself when none does. *sure*: a title stands before."""
    last = at
    given_words = lexicon.words["given_words"]
    closed = False  # a known surname ended it: only what is known may follow
    while last < len(text) and last - at < _LONGEST_NAME:
        word = text[last]
        if word in lexicon.words["particles"] or (last == at and _particle(lexicon, word)):
            following = text[last + 1] if last + 1 < len(text) else ""
            abd = word.endswith("عبد")
            if not following or not following[0].isalpha() or (abd and following not in lexicon.words["after_abd"]):
                break
            if not abd and following in lexicon.common and following not in lexicon.words["particles"]:
                break
            closed = word == "ال"
            last += 1 if following in lexicon.words["particles"] else 2
            continue
        bound = last + 1 < len(text) and text[last + 1] in ("الدين", "الله")
        if bound and (word in lexicon.words["bound"] or (word[0] in "وفلب" and word[1:] in lexicon.words["bound"])):
            last += 2
            continue
        if last == at + 1 and word in lexicon.words["regnal"] and text[at] in lexicon.names:
            return last + 1
        if not word[0].isalpha() or word[0].isascii() or word in lexicon.common or word in lexicon.nisba:
            break
        if word in lexicon.names:
            if last == at and (word in lexicon.not_alone or (not sure and word in lexicon.words["given_words"])):
                break
            closed = word in lexicon.surnames and word not in lexicon.given and word not in given_words
            last += 1
            continue
        if closed or word[0] == "و" or _with_clitic(lexicon, word) or not _looks_like_name(word):
            break
        definite = word.startswith("ال")
        if (last == at and (not sure or definite)) or (definite and text[last - 1] not in lexicon.names):
            break
        closed = last > at
        last += 1
    if last == at + 1 and text[at] not in lexicon.names and text[at][0] in "بلكف":
        return at  # one stranger alone that may carry a preposition: للمدرب بنتيجة
    return last


def _particle(lexicon: _Lexicon, word: str) -> bool:
    return word[0] in "وفلب" and word[1:] in lexicon.words["openers"]


def _with_clitic(lexicon: _Lexicon, word: str) -> bool:
    """Is the word a preposition's clitic on a word that is no name: بتشكيل, لحزب, بباريس?"""
    return word[0] in "بلكف" and (word[1:] in lexicon.common or word[1:] in lexicon.roles or word in lexicon.roles)


def _looks_like_name(word: str) -> bool:
    """No name begins with joined clitics or ends like a plural, an adjective of the feminine or a verb's pronoun."""
    if len(word) < 3 or len(word) > 11 or word.startswith(_JOINED):
        return False
    if word.startswith("ال"):
        return len(word) >= 5 and not word.endswith(("يه", "ات", "ون", "ين", "يات"))
    if word.endswith(("يه", "ات", "ها", "هم", "وا", "يين", "ته")) or (word[0] in "يت" and len(word) <= 5):
        return False
    return not (word[0] == "ا" and len(word) >= 6 and word[-2] == "ا")  # ارتفاع, استقبال


# ---- organisations and places ---------------------------------------------------------------------------------------


def _organisation(lexicon: _Lexicon, text: Sequence[str], number: int) -> EntityMention | None:
    """`حزب العدالة والتنمية`, `شركة غوغل`: the construct after the head, and its adjectives."""
    at = number + 1
    if at >= len(text) or not _may_name(lexicon, text[at], "organisation_no_name"):
        return None
    sort = lexicon.roles[text[number]]
    if "e" in sort:  # the name is what follows: شركة غوغل
        word = text[at]
        if "k" in lexicon.roles.get(word, ""):
            known = _known(lexicon, text, at)
            return known if known is not None and known.type == "ORG" else None
        common = word.startswith(("ال", "و", "لا", "با")) or word in lexicon.names or word.endswith("ه")
        if common or not _looks_like_name(word):
            return None
        return EntityMention(at, at + 1, "ORG", "", "")
    last = _construct_end(lexicon, text, at)
    if "m" in sort and last - number < 3:  # لجنة الدفاع is some committee, لجنة حماية الصحفيين one
        return None
    return EntityMention(number, last, "ORG", "", "")


def _definite_organisation(lexicon: _Lexicon, text: Sequence[str], number: int) -> EntityMention | None:
    """`الاتحاد الدولي لكرة القدم`: the head has the article, so an adjective must name it."""
    at = number + 1
    if at >= len(text) or not (text[at] in lexicon.nisba or text[at] in lexicon.words["adjectives"]):
        return None
    if text[at] in lexicon.nisba and text[number].endswith(_NO_NATIONAL):
        return None
    return EntityMention(number, _construct_end(lexicon, text, at), "ORG", "", "")


_NO_NATIONAL = ("الشركه", "الموسسه", "النادي")  # الشركة الفرنسية is some company


def _construct_end(lexicon: _Lexicon, text: Sequence[str], at: int) -> int:
    """The word after a construct from *at* on: indefinite words up to the first definite one, then adjectives."""
    last = at
    end = min(len(text), at + _LONGEST_ORGANISATION)
    open_construct = True
    while last < end:
        word = text[last]
        if not word[0].isalpha():
            break
        definite = word.startswith("ال") and len(word) > 4
        if open_construct:
            if last > at and word in lexicon.common and not definite and word not in lexicon.words["construct"]:
                break
            known = "k" in lexicon.roles.get(word, "")
            if known and (mention := _known(lexicon, text, last)) is not None:
                last = mention.last
                open_construct = False
                continue
            last += 1
            open_construct = not definite and last - at < 2
            if word[0].isascii():
                open_construct = False
            continue
        follows = word.startswith(("وال", "لل")) and len(word) > 5
        adjective = definite and (word in lexicon.nisba or word in lexicon.words["adjectives"] or _agrees(word))
        if not adjective and not (follows and not lexicon.roles.get(word)):
            break
        last += 1
    return last


def _agrees(word: str) -> bool:
    """Does a definite word look like an adjective, so that it belongs to the name before it?"""
    return word.endswith(("يه", "ي")) and len(word) >= 6


def _place(lexicon: _Lexicon, text: Sequence[str], number: int) -> EntityMention | None:
    """`مدينة حلب`: the place is the name; `جبل الشيخ`, `بحر البلطيق`: the head belongs to it."""
    at = number + 1
    if at >= len(text) or not _may_name(lexicon, text[at], "place_no_name"):
        return None
    inside = text[number].lstrip("وبفل") in lexicon.words["inside"] or text[number] in lexicon.words["inside"]
    known = _known(lexicon, text, at) if "k" in lexicon.roles.get(text[at], "") else None
    if known is not None:
        return replace(known, first=number if inside else at, type="LOC") if known.type == "LOC" else None
    word = text[at]
    if word in lexicon.nisba or word in lexicon.words["adjectives"] or word.endswith(("يه", "تين")):
        return None
    return EntityMention(number if inside else at, at + 1, "LOC", "", "")


def _may_name(lexicon: _Lexicon, word: str, no_name: str) -> bool:
    if not word[0].isalpha() or word in lexicon.words[no_name] or len(word) < 3:
        return False
    return word.startswith("ال") or word not in lexicon.common or word in lexicon.words["construct"]


# ---- the lexicon, from data -----------------------------------------------------------------------------------------


@cache
def _lexicon() -> _Lexicon:
    return load(SOURCE, NAMES, _ACTORS)


_BEGINNINGS = Beginnings(written=lambda: _lexicon().roles)


def load(source: Path, names: Path, actors: Path) -> _Lexicon:
    """Read the names and the words around them; KeyError or TableError names what is missing."""
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    lists: dict[str, list[str]] = {"given": [], "given-word": [], "surname": []}
    known: dict[str, dict[tuple[str, ...], _Known]] = {}
    for row in rows(names):
        if row["type"] in lists:
            lists[row["type"]].extend(map(fold, several(row["names"])))
            continue
        for group in several(row["names"]):
            spellings = group.split("=")
            for spelling in spellings:
                _add(known, spelling, row["type"], spellings[0], "")
    words = _word_sets(data)
    told_alone = [name for name in lists["surname"] if len(name) > 3 and name not in words["not_alone"]]
    nisba = _add_actors(known, lists, actors, words)
    words["given_words"] = frozenset(lists["given-word"]) - frozenset(lists["given"])
    common = words["common"] | words["adjectives"] | words["between"]
    given = [name for name in lists["given"] if " " not in name]
    part_of_name = frozenset(given + lists["surname"] + lists["given-word"])
    written = _by_written_word(known)
    roles: dict[str, str] = dict.fromkeys(written, "k")

    def add_role(letter: str, forms: Iterable[str], prefixes: Sequence[str]) -> None:
        for form in forms:
            for prefix in prefixes:
                written = _written(prefix, form)
                spared = written in common or written in part_of_name  # لدينا is with us, not for Dina
                if letter not in roles.get(written, "") and (written == form or not spared):
                    roles[written] = roles.get(written, "") + letter

    conjunctions = ("", "و", "ف")
    add_role("h", words["heads"], _PREFIXES)
    add_role("e", words["empty_heads"], _PREFIXES)
    add_role("m", words["vague_heads"], _PREFIXES)
    add_role("d", words["definite_heads"], _PREFIXES)
    add_role("p", words["place_heads"], _PREFIXES)
    add_role("t", words["titles"], _PREFIXES)
    add_role("o", words["offices"], _PREFIXES)
    add_role("g", sorted(frozenset(given) - common), (*conjunctions, "ل", "ب"))
    add_role("s", [name for name in told_alone if name not in common], (*conjunctions, "ل", "ب"))
    add_role("b", sorted(words["openers"]), (*conjunctions, "ل", "ب"))
    add_role("x", sorted(words["bound"]), (*conjunctions, "ل", "ب"))
    add_role("w", sorted(words["given_words"] - common), ("", "و"))
    given_written = [_written(prefix, form) for form in given for prefix in (*conjunctions, "ل", "ب")]
    return _Lexicon(
        roles, written,
        frozenset(given_written) - common, (part_of_name | frozenset(given_written)) - common,
        frozenset(lists["surname"]) - common, words["not_alone"] | words["after_abd"] | words["regnal"] | common,
        common, nisba, words,
    )  # fmt: skip


_PREFIXES = tuple(conjunction + preposition for conjunction, preposition in product(_CONJUNCTIONS, _PREPOSITIONS))


def _written(prefix: str, form: str) -> str:
    """The folded word with its clitics; ل and the article become لل."""
    return prefix + form[1:] if prefix.endswith("ل") and form.startswith("ال") else prefix + form


def _by_written_word(known: Mapping[str, Mapping[tuple[str, ...], _Known]]) -> dict[str, _Names]:
    """The names by their first word as it is written; of two first words that are written alike the first one's."""
    written: dict[str, _Names] = {}
    for first, by_rest in known.items():
        names = _names(by_rest)
        for prefix in _PREFIXES:
            form = _written(prefix, first)
            other = written.get(form)
            written[form] = names if other is None else _names({**by_rest, **other.by_rest})
    return written


def _names(by_rest: Mapping[tuple[str, ...], _Known]) -> _Names:
    lengths = tuple(sorted({len(rest) for rest in by_rest}, reverse=True))
    return _Names(lengths, frozenset() if 0 in lengths else frozenset(rest[0] for rest in by_rest), by_rest)


def _add(known: dict[str, dict[tuple[str, ...], _Known]], spelling: str, sort: str, name: str, code: str) -> None:
    first, *rest = fold(spelling).split()
    kind: Type = "PER" if sort == "PER" else "ORG" if sort == "ORG" else "LOC"
    known.setdefault(first, {}).setdefault(tuple(rest), _Known(kind, name.strip(), code))


def _add_actors(
    known: dict[str, dict[tuple[str, ...], _Known]],
    lists: dict[str, list[str]],
    actors: Path,
    words: Mapping[str, frozenset[str]],
) -> frozenset[str]:
    """Countries and capitals as places, groups as organisations, people; gives the adjectives of nationality."""
    nisba = []
    for row in rows(actors / "countries.tsv"):
        names = several(row["names"])
        for spelling in names:
            _add(known, spelling, "LOC", names[0], row["code"])
        for spelling in several(row["capital"]):
            _add(known, spelling, "LOC", spelling, "")
        for adjective in several(row["nisba"]):
            folded = fold(adjective).split()[-1]
            endings = ("", "ه", "ين", "ون", "ان", "تين")
            nisba += [article + folded + ending for article in ("ال", "") for ending in endings]
    for row in rows(actors / "groups.tsv"):
        for names in map(several, row["names"].split(";")):
            for spelling in names:
                first, *rest = fold(spelling).split()
                if rest and len(first) > 2 and first not in words["not_organisations"]:
                    _add(known, spelling, "ORG", names[0], row["code"])
    for row in rows(actors / "people.tsv"):
        names = several(row["names"])
        for spelling in names:
            parts = fold(spelling).split()
            if len(parts) > 1 and parts[0] not in words["titles"]:
                _add(known, spelling, "PER", names[0], row["code"])
                lists["surname" if parts[-1] not in words["after_abd"] else "given-word"].append(parts[-1])
                lists["given-word"].append(parts[0])
    return frozenset(nisba)


def _word_sets(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    person, organisation, place = data["person"], data["organisation"], data["place"]
    lists: dict[str, list[str]] = {**person, **organisation, **data["words"]}
    lists |= {"organisation_no_name": organisation["no_name"]}
    lists |= {"place_heads": place["heads"], "inside": place["inside"], "place_no_name": place["no_name"]}
    return {name: frozenset(map(fold, forms)) for name, forms in lists.items()}
