"""Where an article's events happen: countries, regions, cities, quarters and local names, told apart by context."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log10

import msgspec
from msgspec.structs import replace

from topics.records import Place
from workers.text.normalize import fold
from workers.text.tables import DATA, rows, several
from workers.text.tokens import Beginnings, Found, PhraseBook, Words, stems

_TABLES = DATA / "gazetteer"
_SAME_PLACE_DEGREES = 0.7  # a written coordinate and GeoNames' for one city differ by less
_ACROSS_A_LINE_DEGREES = 0.1  # the same for a city that the two count to different countries: Jerusalem
_CITY = 100_000  # people; a name of a smaller place counts only where the article speaks of its country
_VOTED = 0.1  # share of an article's country votes from which a country is spoken of
_SIDES = frozenset({"الشرقيه", "الغربيه", "الشماليه", "الجنوبيه", "الوسطي"})
_THIS_COUNTRY = "بلاد"  # البلاد is the country spoken of, whatever town bears the name
_VALLEY = "وادي"  # وأدى, and it led to, folds alike
_QUOTES = frozenset('"«»“”')
_DESCRIBES = ("ه", "ي", "يه")
_CITY_NOUN = "مدينه"  # what any city is called afterwards
_KINGDOM = "مملكه"  # what a kingdom spoken of is called: المملكة
_GOVERNORATE = "محافظه"
_OF_CITY = 0.4  # how much a city named is its governorate: في مأرب … في المحافظة
_AREA = "منطقه"  # المنطقة is more often the whole region than an area named before
_JUST_NAMED = 1.0  # in this paragraph
_FADES = 0.5  # how much a place is still spoken of a paragraph later
_BEFORE_NAMES = frozenset({"", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل"})  # clitics that a name may carry
_BEFORE_NOUNS = _BEFORE_NAMES | {"ال", "وال", "بال", "لال", "وبال", "فال"}
_TOWNS = frozenset({"قريه", "بلده", "مدينه", "مخيم", "جزيره"})  # nouns that few common words follow
_DEEPEST = 3  # nouns before one name: شمال غرب مدينة
_LAST_NAMED = 4  # words of a local name at most


class PlaceMention(msgspec.Struct, frozen=True):
    """A place named in a paragraph with the noun before it; *first* and *last* are word numbers, end-exclusive."""

    first: int
    last: int
    prefix: str  # clitics on the first word
    name: str  # canonical, Arabic; for a name no table knows, the words
    name_en: str
    country: str  # ISO 3166 alpha-2, "" when unknown or several
    lat: float | None  # degrees, WGS 84; None when no table knows it
    lon: float | None
    geonames_id: int | None
    kind: str  # country region area city local camp crossing site water mountain
    noun: str  # folded head noun, "" for a bare name
    within: int | None  # number of the mention in this paragraph it is said to lie in


class _Place(msgspec.Struct, frozen=True):
    name: str
    name_en: str
    country: str
    lat: float
    lon: float
    geonames_id: int | None
    population: int
    kind: str
    written: bool  # in the table written by hand, so known to be in the news
    needs_noun: bool


class _Entry(msgspec.Struct, frozen=True):
    """What a phrase may be: places of that name, a noun before one, a nationality."""

    places: tuple[_Place, ...] = ()
    noun: str = ""  # noun region opens side
    country: str = ""  # of a nationality


_Hits = Mapping[int, Found[_Entry]]
"""A paragraph's phrases by the number of their first word."""


class _Hit(msgspec.Struct):
    first: int
    last: int
    prefix: str
    places: tuple[_Place, ...]  # none for a local name
    noun: str
    sort: str
    near: bool  # a word before it makes a place likely
    named: int  # word number where the name proper begins
    distinct: bool = True  # no common word, and long enough to be no accident
    common: bool = False  # a word with a meaning of its own: الشهداء
    within: int | None = None
    place: _Place | None = None
    country: str = ""


class _SpokenOf:
    """The places an article spoke of, by the noun that points back to them: المدينة is the last spoken of most."""

    def __init__(self) -> None:
        self.country: _Place | None = None
        self.kingdom: _Place | None = None
        self._by_noun: dict[str, dict[str, tuple[float, PlaceMention]]] = {}

    def fade(self) -> None:
        """A paragraph ends."""
        for named in self._by_noun.values():
            for name, (weight, mention) in named.items():
                named[name] = weight * _FADES, mention

    def add(self, noun: str, mention: PlaceMention, much: float = 1.0) -> None:
        named = self._by_noun.setdefault(noun, {})
        weight, _ = named.pop(mention.name, (0.0, mention))  # the latest stands last
        named[mention.name] = weight + much, mention

    def of(self, noun: str) -> PlaceMention | None:
        """The place that *noun* with the article is, the later of two spoken of alike."""
        named = [*self._by_noun.get(noun, {}).values()]
        if noun == _AREA:
            named = [weighed for weighed in named if weighed[0] >= _JUST_NAMED]
        return max(reversed(named), key=lambda weighed: weighed[0])[1] if named else None


class _Gazetteer(msgspec.Struct, frozen=True):
    book: PhraseBook[_Entry]
    openers: frozenset[str]
    near: frozenset[str]
    common: frozenset[str]  # words that are no name of a place alone
    void: frozenset[str]  # words that are no local name after a noun
    back: frozenset[str]  # nouns that with the article point back: المدينة
    sees: frozenset[str]  # verbs before such a noun: شهدت المدينة
    kingdoms: frozenset[str]  # countries called المملكة
    land: frozenset[str]  # nouns that with a nationality are the country: الأراضي العراقية
    countries: Mapping[str, _Place]
    alpha3: Mapping[str, str]


def find(words: Words) -> list[PlaceMention]:
    """The places of one paragraph read alone. See `read` for an article, whose countries decide between namesakes."""
    return read([words])[0]


def read(paragraphs: Sequence[Words]) -> list[list[PlaceMention]]:
    """
    The places of an article, paragraph by paragraph, in reading order; mentions don't overlap.

    A name that several places bear is the one in a country the article speaks of, or in the place it is said to lie in
    ("حي الأشرفية بمدينة حلب"); a small place counts only where the article speaks of its country. After a noun such as
    قرية a name that no table knows is a place too, in the country of what it lies in, without coordinates.
    """
    gazetteer = _gazetteer()
    votes: Counter[str] = Counter()
    hits = [_scan(words, gazetteer, votes) for words in paragraphs]
    for found in hits:
        for hit in found:
            countries = {place.country for place in hit.places}
            if len(countries) == 1 and (hit.noun or any(_stands_alone(p, hit) for p in hit.places)):
                votes[hit.places[0].country] += 1
    total = sum(votes.values()) or 1
    shares = {country: count / total for country, count in votes.items() if country}
    main = min(shares, key=lambda country: (-shares[country], country), default="")
    spoken = _SpokenOf()
    spoken.country = gazetteer.countries.get(main)
    kingdom = max(gazetteer.kingdoms & shares.keys(), key=lambda country: (shares[country], country), default="")
    if kingdom:
        spoken.kingdom = gazetteer.countries[kingdom]
    return [_resolved(words, found, shares, main, spoken) for words, found in zip(paragraphs, hits, strict=True)]


def country_code(mention: PlaceMention) -> str:
    """Where a place lies, as ISO 3166 alpha-3; "" when that isn't known."""
    return _gazetteer().alpha3.get(mention.country, "")


def votes(mentions: Iterable[Sequence[PlaceMention]]) -> dict[str, float]:
    """How often an article's places lie in each country, by ISO 3166 alpha-3."""
    counts: Counter[str] = Counter()
    for found in mentions:
        counts.update(filter(None, map(country_code, found)))
    return {code: float(count) for code, count in counts.items()}


def resolve(mentions: Iterable[Sequence[PlaceMention]]) -> tuple[Place, ...]:
    """The places of an article that a table knows, the most named first."""
    counts: Counter[tuple[str, str, str, float | None, float | None, int | None]] = Counter()
    for found in mentions:
        counts.update(
            (m.name, m.name_en, m.country, m.lat, m.lon, m.geonames_id) for m in found if m.lat is not None
        )
    return tuple(
        Place(name=key[0], name_en=key[1], country=key[2], lat=key[3], lon=key[4], geonames_id=key[5], mentions=count)
        for key, count in counts.most_common()
    )


def _scan(words: Words, gazetteer: _Gazetteer, votes: Counter[str]) -> list[_Hit]:
    text = words.words
    found: list[_Hit] = []
    last = 0
    hits = gazetteer.book.hits(text, _BEGINNINGS.numbers(words))
    for number, phrase in hits.items():
        if number < last:
            continue
        entry, prefix = phrase.entry, phrase.prefix
        if entry.noun == "idiom":
            last = phrase.last
            continue
        if text[number] in _SIDES and phrase.last == number + 1 and number and text[number - 1].startswith("ال"):
            continue  # السواحل الشرقية: an adjective, not the governorate
        if text[number] == _VALLEY and "أ" in words.original(number, number + 1):
            continue
        hit: _Hit | None = None
        if entry.country:
            votes[entry.country] += 1
        elif entry.noun and prefix in _BEFORE_NOUNS:
            hit = _after_noun(text, hits, phrase.first, phrase.last, prefix, entry, gazetteer)
            if hit is None and prefix.endswith("ال") and phrase.last == number + 1:
                noun = text[number].removeprefix(prefix)
                if noun in gazetteer.back and _points_back(text, number, noun, prefix, gazetteer):
                    hit = _Hit(number, phrase.last, prefix, (), noun, "back", True, number)
        if hit is None and entry.places and prefix in _BEFORE_NAMES:
            near = prefix[-1:] in ("ب", "ل") or _is_near(text, number, gazetteer)
            near = near or (prefix == "و" and bool(found) and found[-1].last == number and found[-1].near)
            common = phrase.last == number + 1 and _is_common(text[number], gazetteer)
            distinct = phrase.last > number + 1 or (not common and _is_long(text[number], prefix))
            hit = _Hit(number, phrase.last, prefix, entry.places, "", "", near, number, distinct, common)
        if hit is None:
            last = phrase.last if entry.country else number + 1
            continue
        if found:
            _nest(text, found, hit)
        found.append(hit)
        last = hit.last
    return found


def _points_back(text: Sequence[str], number: int, noun: str, prefix: str, gazetteer: _Gazetteer) -> bool:
    """Is a noun with the article at *number* a place named before: في المدينة، شهدت المحافظة?"""
    if noun == _AREA and number + 1 < len(text) and text[number + 1].startswith("ال"):
        return False  # المنطقة العربية
    return prefix != "ال" or text[max(number - 1, 0)] in gazetteer.sees or _is_near(text, number, gazetteer)


def _is_near(text: Sequence[str], number: int, gazetteer: _Gazetteer) -> bool:
    """Does a word stand before that makes a place likely, a quotation mark between them or not?"""
    if number > 1 and not text[number - 1].isalnum():
        number -= 1
    return number > 0 and (text[number - 1] in gazetteer.near or text[number - 1].removeprefix("و") in gazetteer.near)


def _is_long(word: str, prefix: str) -> bool:
    """Is a name long enough to be no accident?"""
    return len(word) - len(prefix) >= (5 if prefix[:1] in ("و", "ف") else 4)


def _is_common(word: str, gazetteer: _Gazetteer) -> bool:
    return not gazetteer.common.isdisjoint([stem for _, stem in stems(word)])


def _nest(text: Sequence[str], found: list[_Hit], hit: _Hit) -> None:
    """Note that the place before lies in this one: "قرية كذا في محافظة إدلب", "بريف حلب"."""
    before = found[-1]
    between = text[before.last : hit.first]
    sure = bool(before.noun) or before.distinct  # not the alliance: للتحالف العربي قرب الحديدة
    while sure and between and len(between) < 4 and between[0].startswith("ال") and between[0].endswith(_DESCRIBES):
        between = between[1:]  # قاعدة كذا الاستراتيجية في لحج
    if between[:1] == ["،"] and between[1:] and between[1] in ("في", "من"):
        between = between[1:]  # حي كذا، في وسط مدينة كذا
    joined = not between and hit.prefix in ("ب", "") and bool(hit.prefix or hit.sort)
    if joined or (len(between) == 1 and between[0] in ("في", "من", "(") and not hit.prefix):
        before.within = len(found)


def _after_noun(
    text: Sequence[str], hits: _Hits, first: int, start: int, prefix: str, entry: _Entry, gazetteer: _Gazetteer,
    depth: int = 0,
) -> _Hit | None:  # fmt: skip
    """The place that a noun at *first* introduces, its name from *start* on; *depth* nouns stand before this one."""
    noun = text[start - 1]
    bare = noun.removeprefix(prefix)
    if prefix.endswith("ال") and start < len(text) and text[start] in _SIDES:
        return None
    if bare in gazetteer.land and start < len(text):
        owner = hits.get(start)
        nation = _nation(owner)
        if owner is not None and nation and not _named_at(hits, owner.last):
            country = gazetteer.countries[nation]
            return _Hit(first, owner.last, prefix, (country,), bare, "land", True, first)
    if entry.noun == "embassy" and start < len(text):
        owner = hits.get(start)
        if owner is not None and (_nation(owner) or (owner.entry.places and not owner.prefix)):
            return _Hit(first, owner.last, prefix, (), noun, "opens", True, first)
        return None
    if start >= len(text) or (prefix.endswith("ال") and entry.noun != "noun"):
        return None
    if entry.noun == "side" and text[start] == "ال" + _THIS_COUNTRY:
        return _Hit(first, start + 1, prefix, (), _THIS_COUNTRY, "back", True, first)
    points = text[start][:2] == "ال" and text[start][2:] in gazetteer.back and text[start][2:] != _AREA
    if points and not prefix.endswith("ال") and not "".join(text[start + 1 : start + 2]).startswith("ال"):
        return _Hit(first, start + 1, prefix, (), text[start][2:], "back", True, first)  # مطار المدينة، شمال البلدة
    number = start
    inner = hits.get(number)
    if inner is not None and _nation(inner) and inner.last < len(text):  # العاصمة اليمنية صنعاء
        number = inner.last
        inner = hits.get(number)
        if inner is None or not inner.entry.places:
            return None
    if inner is not None and not inner.prefix:
        if inner.entry.noun and depth < _DEEPEST and not (inner.entry.places and entry.noun in ("opens", "region")):
            below = _after_noun(text, hits, number, inner.last, "", inner.entry, gazetteer, depth + 1)
            if below is not None and entry.noun in ("side", "noun"):
                noun = below.noun if below.sort == "back" else noun
                return _Hit(first, below.last, prefix, below.places, noun, below.sort, True, below.named)
        if inner.entry.places:
            places = inner.entry.places
            if entry.noun == "region":
                places = tuple(place for place in places if place.kind == "region") or places
            return _Hit(first, inner.last, prefix, places, noun, entry.noun, True, number)
    if entry.noun not in ("opens", "region") or number != start or (prefix and "ال" in prefix):
        return None
    likely = depth > 0 or prefix[-1:] in ("ب", "ل") or _is_near(text, first, gazetteer)
    sure = text[start] in _QUOTES or text[start] in gazetteer.openers
    town = bare in _TOWNS  # هاجموا قرية كذا قرب كذا
    if not (likely or sure or town) and not text[start].startswith("ال"):
        return None
    noun_follows = inner is not None and inner.entry.noun and not text[start].startswith("ال")
    if noun_follows and text[start] not in gazetteer.openers:
        return None  # نهر بمدينة كذا، معسكر سهل كذا
    last = _local_name_end(text, start, gazetteer, ("يه",) if bare.endswith("ه") else ("ي", "يه"))
    if last is None or (town and not (likely or sure or text[start].startswith("ال") or _lies(text, last, hits))):
        return None
    return _Hit(first, last, prefix, (), noun, entry.noun, True, start + (text[start] in _QUOTES))


def _lies(text: Sequence[str], number: int, hits: _Hits) -> bool:
    """Does the word say where what stands before lies: "قرب", "في محافظة كذا"?"""
    at = number + (text[number : number + 1] == ["في"])
    found = hits.get(at)
    return found is not None and (found.entry.noun in ("side", "noun", "region", "opens") or (
        at > number and bool(found.entry.places)))


def _nation(hit: Found[_Entry] | None) -> str:
    """The country of a nationality; السورية is one too, though سورية is the country."""
    if hit is None:
        return ""
    countries = [place.country for place in hit.entry.places if place.kind == "country"]
    return hit.entry.country or (countries[0] if countries and hit.prefix.endswith("ال") else "")


def _named_at(hits: _Hits, number: int) -> bool:
    hit = hits.get(number)
    return hit is not None and bool(hit.entry.places) and not hit.prefix


def _local_name_end(
    text: Sequence[str], start: int, gazetteer: _Gazetteer, adjective: tuple[str, ...]
) -> int | None:
    """The word after a name that no table knows; *adjective*: how one that agrees with the noun before would end."""
    if text[start] in _QUOTES:
        for last in range(start + 2, min(start + _LAST_NAMED + 2, len(text))):
            if text[last] in _QUOTES:
                return last + 1
        return None
    last = start
    while last < len(text) and last - start < _LAST_NAMED and text[last] in gazetteer.openers:
        last += 1
    if last >= len(text):
        return None
    word = text[last]
    plain = word.isalpha() and len(word) > 2 and word.removesuffix("ا") not in gazetteer.void
    plain = plain and not word.endswith("ها")  # قرية يسكنها
    clitics = "وفل" if last == start else "وفلبك"  # حي براي is no opinion
    plain = plain and not any(
        stem in gazetteer.void for prefix, stem in stems(word) if not prefix.removesuffix("ال").strip(clitics)
    )
    if not plain or word.startswith(("لل", "بال", "وال", "كال", "فال")):
        return last if last - start > 1 else None
    if last == start and not word.startswith("ال") and word.endswith(adjective):
        return None  # منطقة سكنية, but مدينة كوي
    found = gazetteer.book.at([word], 0)
    return None if found is not None and found.entry.country and last == start else last + 1


def _stands_alone(place: _Place, hit: _Hit) -> bool:
    """May the name stand without a noun, whatever the article is about?"""
    if place.needs_noun:
        return place.kind == "country" and hit.near
    if place.written:
        return True
    return place.population >= _CITY and hit.distinct


def _score(place: _Place, shares: Mapping[str, float], outer: str) -> tuple[float, float]:
    """How likely the place is meant: the country spoken of first, then size; a written entry is in the news."""
    size = log10(place.population + 10) / 10
    spoken = shares.get(place.country, 0.0) if place.country else 0.3
    return (4 * (outer != "" and place.country == outer) + 3 * spoken + 0.4 * place.written + size, -place.lat)


def _resolved(
    words: Words, found: list[_Hit], shares: Mapping[str, float], main: str, spoken: _SpokenOf
) -> list[PlaceMention]:
    """The hits that are places; *spoken* is kept up to date here."""
    spoken.fade()
    for hit in reversed(found):  # what lies in a later place waits for it
        outer = found[hit.within].country if hit.within is not None else ""
        candidates = [p for p in hit.places if _counts(p, hit, shares, outer)]
        if candidates:
            hit.place = max(candidates, key=lambda place: _score(place, shares, outer))
            hit.country = hit.place.country
        elif not hit.places:
            hit.country = outer or main
    kept: list[PlaceMention] = []
    numbers: dict[int, int] = {}
    for number, hit in enumerate(found):
        p = hit.place
        mention: PlaceMention | None = None
        if hit.sort == "back":
            if hit.noun == _KINGDOM:
                p = spoken.kingdom
            elif hit.noun == _THIS_COUNTRY:
                p = spoken.country
            elif (before := spoken.of(hit.noun)) is not None:
                mention = replace(before, first=hit.first, last=hit.last, prefix=hit.prefix, within=hit.within)
        elif p is None and not hit.places:
            name = words.original(hit.named, hit.last - (words.words[hit.last - 1] in _QUOTES))
            kind = "local" if hit.sort == "opens" else "region"
            mention = PlaceMention(
                hit.first, hit.last, hit.prefix, name, "", hit.country, None, None, None, kind, hit.noun, hit.within
            )
        if p is not None:
            mention = PlaceMention(
                hit.first, hit.last, hit.prefix, p.name, p.name_en, p.country, p.lat, p.lon, p.geonames_id, p.kind,
                hit.noun, hit.within,
            )  # fmt: skip
        if mention is None:
            continue
        numbers[number] = len(kept)
        kept.append(mention)
        if hit.noun and not (hit.noun == _AREA and mention.kind == "area"):  # منطقة الخليج
            spoken.add(hit.noun, mention)
        landmark = hit.sort == "side" and number and found[number - 1].within == number
        silent = not (hit.near or hit.noun) and p is not None  # أنقرة that acts is no place to point back to
        by_other_noun = hit.noun == _CITY_NOUN or hit.sort in ("region", "opens")
        if mention.kind == "city" and not (by_other_noun or landmark or silent):
            spoken.add(_CITY_NOUN, mention)
            spoken.add(_GOVERNORATE, mention, _OF_CITY)
    return [
        mention if mention.within is None else replace(mention, within=numbers.get(mention.within)) for mention in kept
    ]


def _counts(place: _Place, hit: _Hit, shares: Mapping[str, float], outer: str) -> bool:
    """Is the place meant at all? *outer* is the country of what it is said to lie in."""
    if hit.noun and (place.written or hit.sort != "side" or place.population >= _CITY):
        return True
    if outer and place.country == outer and (hit.noun or hit.near or not hit.common):  # not الشهداء في غزة
        return True
    if _stands_alone(place, hit):
        return True
    if shares.get(place.country, 0.0) < _VOTED:
        return False
    if place.needs_noun:
        return hit.near
    return hit.distinct and (hit.near or hit.last - hit.first > 1)


@cache
def _gazetteer() -> _Gazetteer:
    places: dict[str, list[_Place]] = {}
    entries: dict[str, _Entry] = {}
    lands: dict[str, _Entry] = {}
    alpha3: dict[str, str] = {}
    nationalities: dict[str, str] = {}
    common: set[str] = set()
    void: set[str] = set()
    doubtful: set[str] = set()
    kingdoms: set[str] = set()
    countries: dict[str, _Place] = {}
    for row in rows(DATA / "actors" / "words.tsv"):
        for word in several(row["words"]):
            form = fold(word)
            common |= {form, "ال" + form}
            if row["sort"] in ("common", "modifier"):
                void |= {form, form + "ه"}
            elif row["sort"] == "doubtful":
                doubtful.add(form)
    sorts: dict[str, set[str]] = {
        "opener": set(), "near": set(), "void": set(), "back": set(), "sees": set(), "land": set(),
    }  # fmt: skip
    for row in rows(_TABLES / "nouns.tsv"):
        for word in several(row["words"]):
            if row["sort"] == "plain":
                common.add(fold(word))
            elif row["sort"] == "kingdom":
                kingdoms.add(word)
            elif row["sort"] in sorts:
                sorts[row["sort"]].add(fold(word))
                if row["sort"] == "land":
                    lands.setdefault(fold(word), _Entry(noun="land"))
            else:
                entries.setdefault(fold(word), _Entry(noun=row["sort"]))
    for row in rows(DATA / "actors" / "countries.tsv"):
        names = several(row["names"])
        alpha3[row["alpha2"]] = row["code"]
        identifier = int(row["geonames_id"]) if row["geonames_id"] else None
        lat, lon = float(row["lat"]), float(row["lon"])
        country = _Place(
            names[0], row["name_en"], row["alpha2"], lat, lon, identifier, 10_000_000, "country", True, False
        )
        for name in names:
            countries[row["alpha2"]] = country
            wary = replace(country, needs_noun=fold(name) in doubtful)
            places.setdefault(fold(name), []).append(wary)
        for stem in several(row["nisba"]):
            for suffix in ("", "ه", "ون", "ين", "ان", "ات", "تين", "تان"):
                nationalities.setdefault(" ".join(fold(word) + suffix for word in stem.split()), row["alpha2"])
    for row in rows(_TABLES / "local.tsv"):
        names = several(row["names"])
        place = _Place(
            names[0], row["name_en"], row["country"], float(row["lat"]), float(row["lon"]), None, 0, row["kind"],
            True, bool(row["need"]),
        )  # fmt: skip
        for name in names:
            places.setdefault(fold(name), []).append(place)
    for row in rows(_TABLES / "cities.tsv"):
        names = several(row["names"])
        city = _Place(
            names[0], row["name_en"], row["country"], float(row["lat"]), float(row["lon"]), int(row["geonames_id"]),
            int(row["population"]), "city", False, False,
        )  # fmt: skip
        for name in map(fold, names):
            bare = name.removeprefix("ال")
            if bare not in entries and bare != _THIS_COUNTRY:  # no town is called what المدينة points back with
                _add(places.setdefault(name, []), city)
    for word, entry in lands.items():
        entries.setdefault(word, entry)
    for name, group in places.items():
        noun = entries[name].noun if name in entries else ""
        entries[name] = _Entry(tuple(group), noun)
    for form, nationality in nationalities.items():
        entries.setdefault(form, _Entry(country=nationality))
    void |= {form + suffix for form in sorts["void"] for suffix in ("", "ه", "ات")}
    return _Gazetteer(
        PhraseBook(entries.items()), frozenset(sorts["opener"]), frozenset(sorts["near"]), frozenset(common),
        frozenset(void), frozenset(sorts["back"]), frozenset(sorts["sees"]), frozenset(kingdoms),
        frozenset(sorts["land"]), countries, alpha3,
    )  # fmt: skip


def _add(group: list[_Place], city: _Place) -> None:
    """Add GeoNames' city, or give its id and size to the written entry that is the same place."""
    for number, place in enumerate(group):
        apart = max(abs(place.lat - city.lat), abs(place.lon - city.lon))
        close = apart < (_SAME_PLACE_DEGREES if place.country == city.country else _ACROSS_A_LINE_DEGREES)
        if place.kind == "city" and close:
            if place.written and (place.geonames_id is None or place.population < city.population):
                group[number] = replace(place, geonames_id=city.geonames_id, population=city.population)
            return
    group.append(city)


def openings() -> frozenset[str]:
    """First words, folded, of the names of places."""
    return frozenset(_gazetteer().book.stems)


_BEGINNINGS = Beginnings(bare=lambda: _gazetteer().book.stems)
