"""Who acts in an article: countries, offices, institutions, armed groups, parties, organisations, people and crowds."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress, count, repeat
from typing import Literal

import msgspec

from workers.text.normalize import fold
from workers.text.places import PlaceMention, country_code, votes
from workers.text.tables import DATA, rows, several
from workers.text.tokens import Beginnings, Found, PhraseBook, Words

Kind = Literal["country", "capital", "nisba", "people", "office", "person", "body", "group", "back"]

_TABLES = DATA / "actors"
_LONGEST = 12  # words of one mention after its first phrase: hostile text ends somewhere
_SUFFIXES = ("", "ه", "ون", "ين", "ان", "ات", "ا", "تان", "تين", "و")
_PLURAL = ("ون", "ين", "ات", "و")
_BEFORE_SURNAMES = ("", "و", "ف", "ب", "ل", "ك", "ول", "وب")
_COMMAS = frozenset({"،", ","})
_COMMA = [[comma] for comma in sorted(_COMMAS)]
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "REB", "OPP", "PRM", "IGO", "NGO"})
"""Sectors of bodies in which an office is held."""
_OPENING = frozenset('("«“”')
_CLOSING = frozenset(')"»“”')
_QUOTES = frozenset('"«»“”')
_ADJECTIVES = ("ي", "يه", "يون", "يين")
_ALSO_VERBS = frozenset({"طالب", "قاتل"})
_SUBJECTS = frozenset({"office", "body", "group", "country", "person"})
_INNER: frozenset[Kind] = frozenset({"body", "group", "office", "back"})
_OWNERS: Mapping[Kind, tuple[Kind, ...]] = {"office": ("body", "group"), "body": ("body",), "group": (), "back": ()}
"""What a head's last word may begin in its stead: رئيس حكومة كذا, but not وزارة الدفاع الوطني."""


class ActorMention(msgspec.Struct, frozen=True):
    """One actor named in a paragraph, office and name in one; *first* and *last* are word numbers, end-exclusive."""

    first: int
    last: int
    prefix: str  # clitics on the first word
    name: str  # canonical, Arabic
    code: str  # ISO 3166 alpha-3, or EUU UNO NATO ARL …; "" when unknown or no country's
    sector: str  # GOV MIL COP REB …; "" for a country as such
    kind: Kind  # nisba: an adjective of nationality that stands alone; back: a bare noun such as الحركة
    own: bool  # its own words or its name say the code; else it was taken from the article
    plural: bool = False  # several people: demonyms and crowds


class _Entry(msgspec.Struct, frozen=True):
    kind: Kind
    name: str
    code: str
    sector: str
    how: str = ""  # flags of heads.tsv
    noun: str = ""  # what the article may call it by afterwards: الحركة
    plural: bool = False


_Hits = Mapping[int, Found[_Entry]]
"""A paragraph's phrases by the number of their first word."""


class _Line(msgspec.Struct, frozen=True):
    """A paragraph as it is read for actors."""

    text: Sequence[str]
    hits: _Hits
    sites: Mapping[int, PlaceMention]  # places named with nothing before them, by the number of their first word


class _Draft(msgspec.Struct):
    """A mention being read; its code may still come from the article."""

    first: int
    last: int
    prefix: str
    name: str
    code: str
    sector: str
    kind: Kind
    noun: str
    plural: bool = False
    surname: str = ""  # by which the article may call this person afterwards
    how: str = ""
    own: bool = True
    definite: bool = False
    named: tuple[int, int] | None = None  # the words of the name, where no table gives it


class _Vocabulary(msgspec.Struct, frozen=True):
    book: PhraseBook[_Entry]
    nisba: Mapping[str, _Entry]  # folded adjective, for words that are also a country's name: سورية
    modifiers: Mapping[str, str]  # folded adjective without article -> sector it gives, "" for none
    portfolios: PhraseBook[str]
    given: Mapping[str, bool]  # folded given name -> may open a name without a title before it
    particles: frozenset[str]  # folded words that tie a name to the next: بن
    common: frozenset[str]  # folded words that are no part of a name
    doubtful: frozenset[str]  # folded names of countries that are also common words
    before: frozenset[str]  # folded words after which they are countries
    loyal: frozenset[str]  # folded words between a body and whose it is: الموالية ل
    facilities: frozenset[str]  # folded nouns that make a title part of a building's name: مستشفى الملك خالد
    seated: frozenset[str]  # folded heads, clitics included, that a place completes: محافظ تعز, أهالي تعز
    people: frozenset[str]  # folded surnames that stand alone in a table
    construct: frozenset[str]  # folded words that begin what an organisation is named after: رابطة أمهات المفقودين


def find(words: Words) -> list[ActorMention]:
    """The actors of one paragraph read alone. See `read` for an article, where later mentions lean on earlier ones."""
    return read([words])[0]


def read(paragraphs: Sequence[Words], located: Sequence[Sequence[PlaceMention]] = ()) -> list[list[ActorMention]]:
    """
    The actors of an article, paragraph by paragraph, in reading order; mentions don't overlap.

    A name learnt beside its office ("وزير الخارجية السوري أسعد الشيباني") gives code and sector to the surname alone,
    a group's own noun ("حركة حماس") to the noun alone ("الحركة"), and what names no country ("الشرطة") takes the
    country the article speaks of most.

    Args:
        paragraphs: The article's title and paragraphs, in order.
        located: The places named in each of them. They complete offices ("محافظ عدن") and vote for their country.
    """
    vocabulary = _vocabulary()
    drafts = [
        _scan(words, vocabulary, found) for words, found in zip(paragraphs, located or repeat(()), strict=False)
    ]
    for words, found in zip(paragraphs, drafts, strict=True):
        for draft in found:
            if not draft.name:
                first, last = draft.named or (draft.first, draft.last)
                draft.name = words.original(first, last)
    people: dict[str, tuple[str, _Draft]] = {}
    for found in drafts:
        for draft in found:
            if draft.surname and draft.surname not in people:
                for prefix in _BEFORE_SURNAMES:
                    people.setdefault(prefix + draft.surname, (prefix, draft))
    drafts = [_recall(words, found, people) for words, found in zip(paragraphs, drafts, strict=True)]
    _take_countries(drafts, votes(located))
    return [
        [
            ActorMention(d.first, d.last, d.prefix, d.name, d.code, d.sector, d.kind, d.own, d.plural)
            for d in found
            if (d.kind != "back" or d.code or d.sector) and not (d.kind == "office" and not d.sector and not d.own)
        ]
        for found in drafts
    ]


def seats(word: str) -> bool:
    """Does a place after the folded *word* say whose it is: محافظ تعز, أهالي تعز?"""
    return word in _vocabulary().seated


def _take_countries(drafts: Sequence[Sequence[_Draft]], places: Mapping[str, float]) -> None:
    """Give a code to what its own words leave open: that of the same noun before it, else the main country."""
    votes = dict(places)
    for number, found in enumerate(drafts):
        for draft in found:
            if draft.own and draft.code and draft.code not in _ORGANISATIONS and draft.how != "agency":
                votes[draft.code] = votes.get(draft.code, 0.0) + (3.0 if number < 2 else 1.0)
    main = min(votes, key=lambda code: (-votes[code], code), default="")
    nouns: dict[str, _Draft] = {}
    for found in drafts:
        for draft in found:
            if not draft.own:
                before = nouns.get(draft.noun)
                if before is not None and draft.kind in ("back", "body", "office") and draft.definite:
                    draft.code, draft.sector, draft.name = before.code, before.sector, before.name
                elif draft.kind != "back" or draft.sector:
                    draft.code = "" if "stateless" in draft.how else main
            elif draft.noun and draft.kind != "nisba":
                nouns[draft.noun] = draft


def _recall(words: Words, found: list[_Draft], people: Mapping[str, tuple[str, _Draft]]) -> list[_Draft]:
    """Add the surnames that stand alone; *people* by surname with any clitics, and those clitics."""
    if people.keys().isdisjoint(words.words):
        return found
    numbers = compress(count(), map(people.__contains__, words.words))
    taken = {number for draft in found for number in range(draft.first, draft.last) if draft.kind != "nisba"}
    added = []
    for number in numbers:
        if number not in taken:
            prefix, known = people[words.words[number]]
            first, lead = number, words.words[number - 1] if number else ""
            if not prefix and lead in _HOUSES:
                first, prefix = number - 1, lead.removesuffix(_HOUSE)
            again = _Draft(first, number + 1, prefix, known.name, known.code, known.sector, "person", known.noun)
            again.own = bool(known.code)
            added.append(again)
    if not added:
        return found
    over = {draft.first for draft in added}
    return sorted([d for d in found if d.first not in over] + added, key=lambda draft: draft.first)


_HOUSE = "ال"  # before the name of a house: آل خليفة, folded
_HOUSES = frozenset(prefix + _HOUSE for prefix in ("", "و", "ب", "ل"))
_ON = "على"  # the preposition as written: folded it is Ali's name


def _scan(words: Words, vocabulary: _Vocabulary, located: Sequence[PlaceMention]) -> list[_Draft]:
    text = words.words
    begins = list(_BEGINNINGS.numbers(words))
    ali = [number for number in begins if text[number] == "علي"]  # a given name, so it begins one
    if ali:
        text = text.copy()
        for number in ali:
            if words.original(number, number + 1).endswith("ى"):
                text[number] = _ON
    found: list[_Draft] = []
    hits = vocabulary.book.hits(text, begins)
    line = _Line(text, hits, {place.first: place for place in located if not place.prefix})
    last = 0
    for number in begins:
        if number < last:
            continue
        draft = _begin(line, number, vocabulary, 0) if number in hits else None
        if draft is None:
            beside = bool(found) and found[-1].kind == "person" and last == number and text[number][0] == "و"
            draft = _person(text, number, vocabulary, beside=beside)
        if draft is None:
            continue
        if found:
            _join_apposition(text, found[-1], draft)
        found.append(draft)
        last = draft.last
    return found


def _join_apposition(text: Sequence[str], person: _Draft, office: _Draft) -> None:
    """Give "علي القحوم، عضو المكتب السياسي لأنصار الله" its office's code: the person came first."""
    if person.kind != "person" or person.code:
        return
    if office.kind != "office" or not office.code or office.prefix[:1] not in ("", "ا"):
        return
    gap = office.first - person.last
    if gap == 0 or (gap == 1 and text[person.last] in {"،", ",", "("}):
        person.code, person.sector, person.own = office.code, office.sector, True


def _begin(line: _Line, number: int, vocabulary: _Vocabulary, depth: int) -> _Draft | None:
    """The mention that begins with the phrase at the word *number*, if any."""
    text, hits = line.text, line.hits
    hit = hits[number]
    entry, prefix, last = hit.entry, hit.prefix, hit.last
    bare, single = text[number].removeprefix(prefix), last == number + 1
    if single and depth == 0 and bare in vocabulary.doubtful:
        likely = prefix in ("ب", "ل") or (number > 0 and text[number - 1] in vocabulary.before)
        if not likely:
            return None
    definite = prefix.endswith("ال")
    follower = text[last] if last < len(text) else ""
    if single and not definite and _other_word(bare, entry, hits.get(last), follower, vocabulary):
        return None
    if definite and entry.kind in ("country", "capital", "person"):
        other = vocabulary.nisba.get(bare) if single else None
        if other is None:
            return None
        entry = other
    if "void" in entry.how:
        return None
    if "title" in entry.how and number and text[number - 1] in vocabulary.facilities:
        return None
    if "whole" in entry.how and number and text[number - 1].startswith("ال"):
        return None  # المدن الرئيسة السورية
    if single and entry.kind == "group":
        if definite and not text[number].endswith(_ADJECTIVES):
            return None  # الحماس is zeal
        qualifier = follower.removeprefix("ال")
        qualified = qualifier in vocabulary.nisba or qualifier in vocabulary.modifiers
        if qualified and text[number].endswith("القاعده"):
            return None  # القاعدة الأميركية، القاعدة العسكرية
    draft = _Draft(
        number, last, prefix, entry.name, entry.code, entry.sector, entry.kind, entry.noun, entry.plural, how=entry.how
    )
    if draft.kind == "back":
        draft.sector = ""
    draft.definite = definite or bare.startswith("ال") or text[number].startswith("لل")
    if entry.kind == "person":
        known = last - number > 1 and len(text[last - 1]) > 2 and text[last - 1] not in vocabulary.common
        draft.surname = text[last - 1] if known else ""  # مون جيه إن، ليز تراس
        draft.last = _past_fathers(text, last)
        return draft
    if entry.kind in ("country", "capital", "nisba", "people"):
        return draft
    _take_longer(hits, draft)
    if "name" in draft.how and not _take_name(line, draft, entry.sector, vocabulary):
        return None
    _extend(line, draft, vocabulary, depth)
    _take_alias(text, hits, draft)
    draft.own = bool(draft.code) or draft.how == "known"
    if draft.kind == "office":
        _name_after(line, draft, vocabulary)
        draft.own = bool(draft.code)
    return None if "whole" in entry.how and draft.last == last else draft


def _other_word(
    bare: str, entry: _Entry, following: Found[_Entry] | None, follower: str, vocabulary: _Vocabulary
) -> bool:
    """Is a noun alone another word, by what follows it?"""
    if bare in _ALSO_VERBS:  # طالب المشاركون، طالب رئيس الحزب: a verb before its subject
        before_subject = following is not None and following.entry.kind in _SUBJECTS
        if before_subject or follower.startswith(("ال", "ب")) or follower.endswith("ون"):
            return True
    if follower == "عن" and "of" in entry.how:
        return True  # كانت مسؤولة عن
    unowned = following is None and follower.startswith("ال") and follower[2:] not in vocabulary.modifiers
    return unowned and "source" in entry.how  # مصادر النيران


def _take_longer(hits: _Hits, draft: _Draft) -> None:
    """Take a body whose first word ends the head: رئيس حكومة الوحدة الوطنية."""
    inner = hits.get(draft.last - 1) if draft.last - draft.first > 1 else None
    if inner is not None and inner.last > draft.last and inner.entry.kind in _OWNERS[draft.kind]:
        draft.last = inner.last
        draft.code = draft.code or inner.entry.code


def _take_name(line: _Line, draft: _Draft, sector: str, vocabulary: _Vocabulary) -> bool:
    """
    Take what an organisation is named after: رابطة أمهات المفقودين, المرصد الكيني لحقوق الإنسان.

    False where it has no name but needs one: a commission is some commission, هيئة الانتخابات is one that acts.
    """
    text, hits = line.text, line.hits
    number, end = draft.last, min(len(text), draft.last + _LONGEST)
    described = False
    if draft.definite and draft.kind != "back" and "needs" not in draft.how:
        return True  # الجيش الكيني لحماية الحدود
    if draft.definite:  # an adjective, then what it is for
        while number < end and _describes(text[number], vocabulary):
            number, described = number + 1, True
        purpose = text[number][1:] if described and number < end and text[number][0] == "ل" else ""
    else:
        purpose = text[number] if number < end else ""
    last = number
    owner = hits.get(last) if described else None
    owns = owner is not None and owner.entry.kind in ("body", "group") and not owner.entry.plural
    if owner is not None and owns and owner.prefix == "لال":  # المكتب الإعلامي للجيش
        draft.last, draft.kind = owner.last, "body"
        draft.code, draft.sector = owner.entry.code, owner.entry.sector
        return True
    if purpose in vocabulary.construct:  # حقوق الإنسان, تنمية وإعمار العراق
        last += 1
        while last < end and text[last][0] == "و" and text[last][1:] in vocabulary.construct:
            last += 1
        purpose = text[last] if last < end else ""
        known = hits.get(last)
        if known is not None and known.entry.kind == "country":
            purpose = _NAMED
    elif draft.definite:
        purpose = "ا" + purpose if purpose[:1] == "ل" else ""  # للانتخابات
    if purpose != _NAMED:
        known = hits.get(last)
        other = known is not None and not (known.entry.plural or known.entry.kind == "nisba")
        people = known is not None and known.entry.plural
        if not purpose.startswith("ال") or len(purpose) < 5 or (other and not draft.definite):
            return "needs" not in draft.how
        if not draft.definite and not people and _describes(purpose, vocabulary):
            return "needs" not in draft.how  # منظمة الدولية
    last += 1
    if last < end and text[last].startswith("وال") and (last not in hits or hits[last].entry.plural):
        last += 1  # حزب العدل والتنمية
    while last < end:
        word, known = text[last].removeprefix("و"), hits.get(last)
        if known is not None and known.entry.kind in ("nisba", "people"):
            break  # whose it is
        feminine = draft.definite and word.startswith("ال") and word.endswith("يه") and len(word) > 5
        if not (_describes(word, vocabulary) or (feminine and (known is None or known.entry.plural))):
            break
        last += 1
    if draft.definite:
        nisba = [hits[n].entry.code for n in range(draft.last, number) if n in hits and hits[n].entry.kind == "nisba"]
        draft.code = draft.code or (nisba[0] if nisba else "")
        draft.kind, draft.sector = "body", sector
        if not _WORLDWIDE.isdisjoint(text[draft.last : number]):
            draft.how += " stateless"
            draft.sector = "NGO" if sector == "NGO" else "IGO"
    draft.last = last
    return True


_WORLDWIDE = frozenset({"الدوليه", "الدولي", "العالميه", "العالمي"})


def _describes(word: str, vocabulary: _Vocabulary) -> bool:
    """Is it an adjective with the article: الوطنية, الكينية?"""
    bare = word[2:]
    return word.startswith("ال") and (bare in vocabulary.modifiers or bare in vocabulary.nisba)


_NAMED = "ال"  # a purpose that needs no article


def _extend(line: _Line, draft: _Draft, vocabulary: _Vocabulary, depth: int) -> None:
    """Take the words that say whose office, body or group it is."""
    text, hits, sites = line.text, line.hits, line.sites
    end = min(len(text), draft.last + _LONGEST)
    if "portfolio" in draft.how:
        while draft.last < end:
            field = vocabulary.portfolios.at(text, draft.last)
            if field is None or field.prefix not in ("", "ال", "و", "وال"):
                break
            draft.last = field.last
    number = draft.last
    while number < end:
        word = text[number]
        bare = word[2:] if word.startswith("ال") else word
        if word in _QUOTES and number + 1 < end and draft.kind == "body" and not draft.code:
            quoted = hits.get(number + 1)
            if quoted is None or quoted.entry.kind != "group":
                break
            _become(draft, quoted.entry)
            number = quoted.last + (quoted.last < end and text[quoted.last] in _QUOTES)
            continue
        hit = hits.get(number)
        sector = vocabulary.modifiers.get(bare)
        apart = hit is not None and hit.entry.kind == "office" and hit.last > number + 1  # القائم بالأعمال
        role = hit is not None and hit.entry.kind in ("office", "people") and bare == word[2:] and draft.definite
        if sector is not None and role and text[number - 1].endswith("ه") and not bare.endswith("ه"):
            break  # اعتقلت الشرطة الصحفي
        indefinite = bare == word and text[number - 1].startswith("ال")  # الحكومة محافظ المدينة
        if sector is not None and not (word.startswith("و") or apart or indefinite):
            if sector and draft.how != "known":
                draft.sector = sector
            number += 1
            continue
        site = sites.get(number) or sites.get(number - 1)  # "بلدية" may be counted to the place
        if site is not None and site.last > number and site.kind != "country" and text[number - 1] in vocabulary.seated:
            if draft.how != "known":
                draft.code = draft.code or country_code(site)
            number = site.last
            break
        if word.isdecimal() and number == draft.first + 1 and draft.sector == "MIL":
            number += 1  # اللواء 101
            continue
        if hit is None:
            break
        entry, prefix = hit.entry, hit.prefix
        if entry.kind == "country" and prefix == "ال" and hit.last == number + 1:
            entry = vocabulary.nisba.get(bare, entry)
        if prefix in ("", "ال") and (entry.kind == "nisba" or (entry.kind == "people" and draft.kind != "group")):
            namesake = draft.sector == "PTY" and draft.kind == "group" and number == draft.last
            if (not draft.code and draft.how != "known") or namesake:  # الحزب الديمقراطي الكوبي
                draft.code = entry.code
            number = hit.last
        elif entry.kind in ("country", "capital") and prefix in ("", "ل") and draft.how != "known":
            if draft.code or (not prefix and "portfolio" in draft.how and text[number - 1].startswith("ال")):
                break  # حمل وزير الدفاع رواندا المسؤولية
            draft.code = entry.code
            number = hit.last
        elif (
            entry.kind in _INNER
            and draft.how != "known"
            and draft.kind in ("office", "body")
            and prefix in ("", "ال", "ل", "لال", "ب", "بال")
            and not draft.code
            and depth < 3
            and (entry.kind != "office" or ("of" in draft.how and not text[number].endswith("ا")))  # قتل مسلح جنديا
            and _may_own(text, number, draft, prefix)
            and not (prefix == "ال" and text[number - 1] in vocabulary.modifiers)  # منظمات محلية السلطات
        ):
            inner = _begin(line, number, vocabulary, depth + 1)
            if inner is None:
                break
            draft.code = inner.code
            if draft.kind == "body" and inner.kind == "group":
                draft.how, draft.name = "known", inner.name
            if "of" in draft.how or not draft.sector:
                draft.sector = inner.sector
            number = inner.last
            if inner.kind == "office":
                draft.last = number
                return
            if inner.definite and draft.kind == "body":
                break  # وحدات الحرس الوطني: what follows is another's
        else:
            break
    if number + 1 < end and text[number] == "في" and not draft.code and draft.kind == "office" and depth < 3:
        hit = hits.get(number + 1)
        if hit is not None and hit.entry.kind in ("body", "group") and hit.prefix in ("", "ال"):
            inner = _begin(line, number + 1, vocabulary, depth + 1)
            if inner is not None and inner.sector in _OFFICIAL:  # مسؤول في وزارة الخارجية
                draft.code = inner.code
                if draft.sector == "" or draft.sector == "GOV":
                    draft.sector = inner.sector
                number = inner.last
    if number + 1 < end and text[number] in vocabulary.loyal and draft.kind == "body" and depth < 3:
        hit = hits.get(number + 1)
        if hit is not None and hit.prefix in ("ل", "لال"):
            inner = _begin(line, number + 1, vocabulary, depth + 1)
            if inner is not None and inner.code:  # القوات الموالية للرئيس هادي
                draft.code, draft.how, number = inner.code, "known", inner.last
    if number + 1 < end and text[number] == "في" and draft.kind in ("body", "group"):
        hit = hits.get(number + 1)
        if hit is not None and hit.entry.kind in ("country", "capital") and not hit.prefix:
            own = hit.entry.code == draft.code and draft.kind == "group" and hit.entry.kind == "country"
            if own or (not draft.code and draft.how != "known"):  # حزب الله في لبنان
                draft.code = hit.entry.code
                number = hit.last
    draft.last = number


def _take_alias(text: Sequence[str], hits: _Hits, draft: _Draft) -> None:
    """Take the group's other name in brackets or quotes: قوات سوريا الديمقراطية (قسد)، قوى الأمن “الأسايش”."""
    at = draft.last
    if draft.kind not in ("group", "body") or at + 2 >= len(text) or text[at] not in _OPENING:
        return
    alias = hits.get(at + 1)
    if alias is None or alias.prefix or alias.entry.kind != "group" or alias.last >= len(text):
        return
    if text[alias.last] not in _CLOSING or (draft.kind == "group" and alias.entry.name != draft.name):
        return
    if draft.kind == "body":
        _become(draft, alias.entry)
    draft.last = alias.last + 1


def _become(draft: _Draft, group: _Entry) -> None:
    """A noun before a group's own name is that group: تنظيم "داعش"."""
    draft.name, draft.code, draft.sector, draft.how = group.name, group.code, group.sector, "known"


def _may_own(text: Sequence[str], number: int, draft: _Draft, prefix: str) -> bool:
    """May what begins at *number* complete the draft? After a definite body it is its own: "اعتقلت الشرطة متظاهرين"."""
    if draft.kind == "body" and text[number - 1].startswith("ال"):
        return False  # اعتقلت قوات الأمن متظاهرين
    if not draft.definite:
        single = draft.sector in ("CVL", "JRN", "REF", "UAF") and text[number - 1].endswith("ا")
        return not (text[number - 1].endswith("ون") or single)  # مسلحون، تسعون ناشطا: such a form owns nothing
    return draft.kind == "office" and (prefix[:1] in ("ل", "ب") or text[number - 1] == "باسم")


def _name_after(line: _Line, draft: _Draft, vocabulary: _Vocabulary) -> None:
    """Take the person's name that follows the office, titles between them included."""
    text, hits = line.text, line.hits
    if not draft.definite and text[draft.first].endswith(("ون", "ين")):
        return  # اعتقل عسكريون فلانا
    number = _past_posting(line, draft)
    for _ in range(4):
        if number >= len(text):
            return
        hit = hits.get(number)
        if hit is not None and not hit.prefix and hit.entry.kind == "person":
            draft.last, draft.kind = _past_fathers(text, hit.last), "person"
            draft.name, draft.named = hit.entry.name, None
            known = draft.last if text[draft.last - 2] == _HOUSE else hit.last
            draft.surname = text[known - 1] if known - number > 1 and len(text[known - 1]) > 2 else ""
            if not draft.code:
                draft.code = hit.entry.code
            if not draft.sector or hit.entry.sector == "IGO":  # المبعوث الدولي
                draft.sector = hit.entry.sector
            return
        if hit is None or "title" not in hit.entry.how or hit.prefix not in ("", "ال"):
            break
        number = hit.last
    last = _name_end(text, number, vocabulary, titled=True)
    whole = draft.definite or draft.last - draft.first > 1
    several = text[draft.last - 1].endswith(("ين", "ون"))  # الناشطين، وأطلقت سراحهم،
    if last is None and number == draft.last and whole and text[number : number + 1] in _COMMA and not several:
        number += 1
        last = _between_commas(text, number, vocabulary)
    if last is not None:
        draft.last, draft.kind, draft.named = last, "person", (number, last)
        draft.surname = text[last - 1] if last - number > 1 and len(text[last - 1]) > 3 else ""


def _past_posting(line: _Line, draft: _Draft) -> int:
    """The word after where an envoy is sent, when a name follows: سفير مدغشقر لدى الهند …"""
    text, hits, sites = line.text, line.hits, line.sites
    number = draft.last + 1
    if number >= len(text) or text[draft.last] not in _SENT_TO:
        return draft.last
    hit, site = hits.get(number), sites.get(number)
    sent = hit is not None and hit.entry.kind in ("country", "capital", "group") and not hit.prefix
    last = site.last if site is not None else hit.last if hit is not None and sent else draft.last
    if text[draft.last] == "في":  # التقى السفير في بيروت فلانا: only one known to be the same side's
        holder = hits.get(last)
        sides = {draft.code} if draft.code else {hit.entry.code if hit is not None else ""}
        sure = bool(draft.code) or text[draft.last - 1].startswith("ال")  # اتهم مسؤول في روما البابا
        if holder is None or holder.entry.kind != "person" or holder.entry.code not in sides or not sure:
            return draft.last
    return last


_SENT_TO = frozenset({"الي", "لدي", "في"})


def _past_fathers(text: Sequence[str], last: int) -> int:
    """The word after a known name's fathers and house: محمد بن نايف بن عبد العزيز آل سعود."""
    for _ in range(3):
        if last + 1 >= len(text) or text[last] not in _SONS or not text[last + 1].isalpha():
            break
        last += 2
        last += text[last - 1] == "عبد" and last < len(text)
    if last + 1 < len(text) and text[last] == _HOUSE and text[last + 1].isalpha():
        last += 2
    return last


def _between_commas(text: Sequence[str], number: int, vocabulary: _Vocabulary) -> int | None:
    """Where a name of two to four words ends that commas set off: وزير الداخلية، هيربرت كيكل، """
    last = number
    while last < len(text) and last - number < 4 and _name_like(text[last], vocabulary):
        last += 1
    closed = last < len(text) and text[last] in _COMMAS
    return last if closed and last - number >= 2 and not text[number].startswith("ال") else None


def _person(text: Sequence[str], number: int, vocabulary: _Vocabulary, *, beside: bool) -> _Draft | None:
    """A person's name that no title introduces; *beside*: another's stands before it: زاهي فلان ورضا فلان."""
    prefix = text[number][0] if text[number] not in vocabulary.given and text[number][0] in _JOINED else ""
    given = text[number].removeprefix(prefix)
    follower = text[number + 1] if number + 1 < len(text) else ""
    of_god = (given == _ABD and _ABD + follower in vocabulary.given) or follower == "الدين"
    if not (vocabulary.given.get(given) or (given in vocabulary.given and (of_god or beside))):
        return None
    last = _name_end([given, *text[number + 1 : number + 7]], 0, vocabulary, titled=False)
    if last is None or last < 2 + of_god:
        return None
    last += number
    surname = text[last - 1] if len(text[last - 1]) > 3 else ""
    draft = _Draft(number, last, prefix, "", "", "", "person", "", surname=surname, own=False)
    draft.named = number, last
    return draft


_ABD = "عبد"


_SONS = frozenset({"بن", "ابن"})
_NEGATIONS = frozenset({"لا", "لو"})  # inside a foreign name an article
_OF_GOD = frozenset({"الدين", "الله", "الاسلام"})  # ends a given name of two words
_SON_OF = frozenset({"بن", "ابن", "بنت", "عبد", "ابو", "ابي", "ام"})  # whatever follows is part of the name


def _name_end(text: Sequence[str], number: int, vocabulary: _Vocabulary, *, titled: bool) -> int | None:
    """Where the name that begins at *number* ends, or None when no name begins there."""
    end = min(len(text), number + 7)
    last = number
    plain = 0  # words taken that are no given name: a surname is one or two of them
    while last < end and plain < 2:
        word = text[last]
        if word in _SON_OF and last + 1 < end and text[last + 1].isalpha():
            last += 2
        elif plain and (vocabulary.given.get(word) or word in vocabulary.people):
            break  # التقى فلان الفلاني زياد
        elif word in vocabulary.given or (last > number and word in _OF_GOD):
            last += 1
        elif _ties(text, last, end, last > number, vocabulary):
            last += 2
            plain += 1
        elif last - number > 1 and not word.startswith("ال") and _looks_like_deed(word) and (
            word not in vocabulary.people
        ):
            break  # أسامة ربيع تراجع
        elif last > number and _name_like(word, vocabulary) and not (plain and word[0] in "اوبلفك"):
            last += 1
            plain += 1 + word.startswith("ال")
        else:
            break
    return last if last > number and (titled or last - number > 1) else None


def _ties(text: Sequence[str], number: int, end: int, inside: bool, vocabulary: _Vocabulary) -> bool:
    """Is this a particle that ties the next word to the name?"""
    word = text[number]
    tying = word in vocabulary.particles and (inside or word not in _NEGATIONS)
    return tying and number + 1 < end and _name_like(text[number + 1], vocabulary)


def _looks_like_deed(word: str) -> bool:
    """Does it look like a verb, a verbal noun or an object: يبحث, تراجع, انتشار, عقدا?"""
    return (word[0] in "يت" and len(word) < 6) or (word[0] == "ا" and word[-2:-1] == "ا") or word[-1] == "ا"


_POSSESSED = ("ها", "هم", "هما")  # no name ends in a pronoun


def _name_like(word: str, vocabulary: _Vocabulary) -> bool:
    if len(word) < 3 or not word.isalpha() or word in vocabulary.common or word == _ON:
        return False
    if len(word) > 4 and word.endswith(_POSSESSED):
        return False
    if word.startswith("ال") and word[2:] in vocabulary.modifiers:
        return False  # مطار الملك خالد الدولي
    bare = word[1:] if word[0] in "وفبكل" else word
    if bare != word and (bare in vocabulary.common or (bare.startswith("ال") and len(bare) > 4)):
        return False
    hit = vocabulary.book.at([word], 0)
    return hit is None or hit.entry.kind == "person" or (hit.entry.kind == "nisba" and hit.prefix == "ال")


def openings() -> tuple[frozenset[str], frozenset[str]]:
    """First words, folded, of what may be an actor: of offices, bodies, peoples and countries; of people and groups."""
    vocabulary = _vocabulary()
    kinds = {word: {entry.kind for entry in rests.values()} for word, rests in vocabulary.book.tree.items()}
    common = frozenset(word for word, found in kinds.items() if found - {"person", "group", "capital"})
    return common, frozenset(kinds).difference(common).union(vocabulary.given)


@cache
def _vocabulary() -> _Vocabulary:
    phrases: list[tuple[str, _Entry]] = []
    nisba: dict[str, _Entry] = {}
    surnames: set[str] = set()
    for row in rows(_TABLES / "people.tsv"):
        entry = _Entry("person", several(row["names"])[0], row["code"], row["sector"])
        phrases += [(name, entry) for name in several(row["names"])]
        surnames |= {fold(name) for name in several(row["names"]) if " " not in name}
    for row in rows(_TABLES / "groups.tsv"):
        how = "agency" if row["sector"] == "JRN" else "known"
        for names in map(several, row["names"].split(";")):
            entry = _Entry("group", names[0], row["code"], row["sector"], how, fold(row["noun"]))
            phrases += [(form, entry) for name in names for form in _forms(name)]
    for row in rows(_TABLES / "countries.tsv"):
        names, code = several(row["names"]), row["code"]
        country = _Entry("country", names[0], code, "")
        phrases += [(form, country) for name in names for form in (name, "جمهورية " + name)]
        phrases += [(name, _Entry("capital", names[0], code, "GOV")) for name in several(row["capital"])]
        for people in several(row["people"]):
            citizens = _Entry("people", names[0], code, "CVL", plural=True)
            phrases += [(people, citizens), (people.replace(" ", " ال"), citizens)]
        for stem in several(row["nisba"]):
            for suffix in _SUFFIXES:
                plural = suffix in _PLURAL
                form = " ".join(fold(word) + suffix for word in stem.split())
                entry = _Entry("people" if plural else "nisba", names[0], code, "CVL" if plural else "", plural=plural)
                phrases += [(form, entry), (form.replace(" ", " ال"), entry)]  # الكوري الشمالي
                nisba.setdefault(form, entry)
    for row in rows(_TABLES / "heads.tsv"):
        for name in several(row["forms"]):
            for form in _forms(name):
                kind: Kind = row["kind"]  # type: ignore[assignment]
                noun = form.split()[0].removeprefix("ال")
                many = "plural" in row["how"]
                head = _Entry(kind, "", row["code"], row["sector"], row["how"], noun, many)
                phrases.append((form, head))
                if " " not in form and len(form) > 2 and form[-1] not in "اهيون" and not form.startswith("ال"):
                    phrases.append((form + "ا", head))  # accusative: طلابا
    modifiers: dict[str, str] = {}
    portfolios: list[tuple[str, str]] = []
    given: dict[str, bool] = {}
    particles: set[str] = set()
    doubtful: set[str] = set()
    before: set[str] = set()
    loyal: set[str] = set()
    facilities: set[str] = set()
    seated: set[str] = set()
    construct: set[str] = set()
    common: set[str] = set()
    for row in rows(_TABLES / "words.tsv"):
        for word in several(row["words"]):
            for form in _forms(word):
                match row["sort"]:
                    case "modifier":
                        for suffix in ("", "ه", "ين", "ون", "ات"):
                            modifiers.setdefault(form + suffix, row["sector"])
                    case "portfolio":
                        portfolios.append((form, form))
                    case "given":
                        given.setdefault(form, True)
                    case "given-titled":
                        given.setdefault(form, False)
                    case "particle":
                        particles.add(form)
                    case "doubtful":
                        doubtful.add(form)
                    case "before":
                        before.add(form)
                    case "loyal":
                        loyal.add(form)
                    case "facility":
                        facilities |= {form, "ب" + form, "ل" + form, "و" + form}
                    case "seated":
                        seated |= {prefix + form for prefix in _BEFORE_SURNAMES}
                    case "construct":
                        construct.add(form)
                    case _:
                        common.add(form)
                        common.add("ال" + form)
    common -= {"علي"}
    for row in rows(DATA / "names.tsv"):
        if row["type"] in ("given", "given-word"):
            for name in map(fold, several(row["names"])):
                given.setdefault(name, row["type"] == "given" and len(name) > 3 and " " not in name)
    given = {name: alone for name, alone in given.items() if name not in common}  # آن folds as أن
    return _Vocabulary(
        PhraseBook(phrases), nisba, modifiers, PhraseBook(portfolios), given, frozenset(particles), frozenset(common),
        frozenset(doubtful), frozenset(before), frozenset(loyal),
        frozenset(facilities), frozenset(seated), frozenset(surnames), frozenset(construct),
    )  # fmt: skip


def _forms(word: str) -> list[str]:
    """A phrase folded; one in ~ with the sound plural and dual endings of its last word, one in + only these."""
    folded = fold(word)
    if folded.endswith("+"):
        return [folded.removesuffix("+") + suffix for suffix in ("ون", "ين", "ان", "و")]
    if not folded.endswith("~"):
        return [folded]
    stem = folded.removesuffix("~")
    return [stem + suffix for suffix in ("", "ون", "ين", "ان", "ه", "ات", "و", "ي", "ا")]


def _openings() -> list[str]:
    """Words that may open a name: خالد, and وخالد and لخالد where that is no name itself."""
    vocabulary = _vocabulary()
    given = vocabulary.given
    joined = [clitic + name for name in given for clitic, least in _JOINED.items() if len(name) >= least]
    return [*given, *(form for form in joined if form not in given and form not in vocabulary.common)]


_JOINED = {"و": 3, "ل": 5}  # clitics before a name, and its letters at least: لدينا is with us
_BEGINNINGS = Beginnings(written=_openings, bare=lambda: _vocabulary().book.stems)
_ORGANISATIONS = frozenset({"EUU", "UNO", "NATO", "ARL", "AFU", "GCC", "IGO", "IMF", "WBK"})
