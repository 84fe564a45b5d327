"""When a page says it was published: from its machine-readable forms and from the way people write dates in Arabic."""

from __future__ import annotations

import re
from datetime import date, datetime

from workers.text.months import GREGORIAN
from workers.text.normalize import fold

_ENGLISH = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sep sept", "october oct", "november nov", "december dec",
)  # fmt: skip
_NUMBER = {**GREGORIAN, **{name: number for number, names in enumerate(_ENGLISH, 1) for name in names.split()}}
_NAMES = "|".join(sorted((re.escape(name).replace(r"\ ", r"\s+") for name in _NUMBER), key=len, reverse=True))

_MACHINE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
# 24 آب / أغسطس 2020: the second month names the first again.
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s*(?:من\s+)?[-/،,]?\s*({_NAMES})(?:\s*[/(-]\s*(?:{_NAMES})\)?)?\s*[-/،,]?\s*(\d{{4}})(?!\d)"
)
_MONTH_FIRST = re.compile(rf"(?<!\w)({_NAMES})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\s*[,،]?\s+(\d{{4}})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[/.]\s*(\d{1,2})\s*[/.]\s*(\d{1,2})(?!\d)")
_SLASHES = re.compile(r"(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*((?:19|20)\d{2})(?!\d)")
_MAX_TEXT = 300  # characters looked at: a date line is short


def when(text: str) -> str | None:
    """
    The date, and the time when its zone is said, that *text* gives.

    A time without a zone is left out rather than guessed: newsrooms write their own. Of 03/04/2020 the day is taken
    first, as Arabic newspapers write it, unless that isn't a date.

    Returns:
        RFC 3339 `YYYY-MM-DDThh:mm:ss±hh:mm`, or `YYYY-MM-DD`; None when there is no date.

    >>> when("الإثنين، ٢٤ آب / أغسطس ٢٠٢٠ 09:23 ص")
    '2020-08-24'
    >>> when("2026-01-08T11:42:50Z")
    '2026-01-08T11:42:50+00:00'
    """
    folded = fold(text[:_MAX_TEXT])
    if found := _MACHINE.search(folded):
        return _machine(found)
    if found := _DAY_FIRST.search(folded):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.search(folded):
        return _day(found[3], _month(found[1]), found[2])
    if found := _YEAR_FIRST.search(folded):
        return _day(found[1], found[2], found[3])
    if found := _SLASHES.search(folded):
        return _day(found[3], found[2], found[1]) or _day(found[3], found[1], found[2])
    return None


def _month(name: str) -> int:
    return _NUMBER[" ".join(name.split())]


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _machine(found: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = found.groups()
    if hour is None or zone is None or not any(map(int, (hour, minute, second or 0))):  # midnight: no time is known
        return _day(year, month, day)
    zone = "+00:00" if zone in "zZ" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    try:
        moment = datetime.fromisoformat(
            f"{year}-{int(month):02}-{int(day):02}T{int(hour):02}:{minute}:{second or '00'}{zone}"
        )
    except ValueError:
        return _day(year, month, day)
    return moment.isoformat()
