"""When: relative and absolute dates of Arabic news, resolved against the day of publication."""
from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hijridate import Gregorian, Hijri
import msgspec
from msgspec.structs import replace

from workers.text.figures import read_number
from workers.text.normalize import fold
from workers.text.tokens import Beginnings, Words

SOURCE = Path(__file__).with_name("data") / "dates.toml"
_COMING_DAYS = 31  # a day and month without a year up to so many days ahead is to come; else it is past
_PREFIXES = tuple(conjunction + preposition for conjunction in ("", "و", "ف") for preposition in ("", "ب", "ل", "ك"))
_NUMERIC = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})")
_ENDS_OF_YEAR = ((1, frozenset({"مطلع", "بدايه", "اوائل"})), (12, frozenset({"نهايه", "اواخر", "اخر"})))
"""A month and the words before a year that mean it."""
_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1343, 1501)  # what hijridate's Umm al-Qura tables hold


class DateMention(msgspec.Struct, frozen=True):
    """
    A date told at the words *first* up to but not including *last*.

    *date*: "YYYY-MM-DD", "YYYY-MM" or "YYYY", as precise as the words; None when they are vague (`الأسبوع الماضي`) or
    relative and the day of publication is not known.
    """

    first: int
    last: int
    date: str | None


class _Month(msgspec.Struct, frozen=True):
    number: int
    last: int
    hijri: bool
    sure: bool  # its name is no other word


class _MonthName(msgspec.Struct, frozen=True):
    rest: tuple[str, ...]  # the words after its first
    number: int
    hijri: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class _Grammar:
    starts: Mapping[str, tuple[str, str]]  # written form, clitics included -> sort of opening and the bare word
    weekdays: Mapping[str, int]
    not_after: frozenset[str]
    months: Mapping[str, tuple[_MonthName, ...]]  # by first word
    units: Mapping[str, tuple[str, int]]  # unit word -> days|months|years and how many
    duals: Mapping[str, tuple[str, int]]
    day_words: Mapping[tuple[str, ...], int]  # ordinals of the days of a month
    famous: Mapping[tuple[int, int], int]  # month and day -> year
    words: Mapping[str, frozenset[str]]


def find(words: Words, published: datetime | date | None) -> list[DateMention]:
    """
    The dates of a paragraph in reading order.

    Args:
        words: One paragraph, read.
        published: When the article came out; its day counts as it stands. None leaves relative dates open.

    Returns:
        Mentions that do not overlap; the day's part, its weekday and their order of telling are inside the mention.

    >>> from workers.text.tokens import read
    >>> find(read("قُتل مساء الثلاثاء الماضي وفق بيان 3 آذار/مارس 2024"), date(2024, 3, 6))
    [DateMention(first=1, last=4, date='2024-03-05'), DateMention(first=6, last=11, date='2024-03-03')]
    """
    grammar = _grammar()
    text = words.words
    openings = list(_BEGINNINGS.numbers(words))
    if not openings:
        return []
    reader = _Reader(grammar, text, _day_of(published))
    found: list[DateMention] = []
    done = 0
    for number in openings:
        if number >= done and (mention := reader.read(number)) is not None:
            first = reader.with_day_part(mention, done)
            done = mention.last
            found.append(DateMention(first, done, mention.date))
    return found


def day_of_telling(paragraphs: Iterable[Words], published: datetime | date | None) -> date | None:
    """
    The day that the article's own words call today: the publication's, unless `اليوم السبت` or `أمس الجمعة` say that
    midnight or a time zone lies between. Pass it to `find` as *published* for all of the article's paragraphs.

    >>> from workers.text.tokens import read
    >>> day_of_telling([read("وصل الوفد اليوم السبت")], date(2018, 8, 19))
    datetime.date(2018, 8, 18)
    """
    today = _day_of(published)
    if today is None:
        return None
    grammar = _grammar()
    for words in paragraphs:
        for number, word in enumerate(words.words[:-1]):
            sort = grammar.starts.get(word, ("", ""))[0]
            if sort not in ("today", "yesterday"):
                continue
            opened = words.words[number + 1] == "(" and number + 2 < len(words.words)
            named = grammar.weekdays.get(words.words[number + 1 + opened])
            if named is not None:
                off = (named - today.weekday() + (sort == "yesterday") + 3) % 7 - 3
                return today + timedelta(off) if abs(off) <= 1 else today
    return today


def _day_of(published: datetime | date | None) -> date | None:
    """The day to count from; None when no clock of our age shows it."""
    day = published.date() if isinstance(published, datetime) else published
    return day if day is not None and day.year in _YEARS else None


class _Reader:
    """Reads one paragraph's dates; every method takes a word number and looks a bounded way ahead."""

    def __init__(self, grammar: _Grammar, text: Sequence[str], today: date | None) -> None:
        self.grammar = grammar
        self.words = grammar.words
        self.text = text
        self.today = today

    def word(self, number: int) -> str:
        return self.text[number] if 0 <= number < len(self.text) else ""

    def read(self, number: int) -> DateMention | None:
        """The date that begins with the word *number*."""
        word = self.text[number]
        if "0" <= word[0] <= "9":
            return self._numeric(number) or self._of_month(number, number) or self._bare_year(number)
        sort, bare = self.grammar.starts[word]
        if sort == "weekday":
            return self._weekday(number, bare)
        if sort == "today":
            return self._today(number, word)
        if sort == "yesterday":
            return self._yesterday(number)
        if sort == "before-yesterday":
            return self._before_yesterday(number)
        if sort == "tomorrow":
            return self._tomorrow(number, bare)
        if sort == "month":
            return self._bare_month(number, bare)
        if sort == "ordinal":
            return self._of_month(number, number)
        if sort == "year":
            return self._year(number)
        if sort == "distance":
            return self._distance(number, -1 if bare in self.words["ago"] else 1)
        return self._period(number, bare)

    def with_day_part(self, mention: DateMention, floor: int) -> int:
        """The mention's first word with `مساء`, `بعد ظهر` or, before a day's name, `يوم`; never before *floor*."""
        first = mention.first
        named = self.grammar.starts.get(self.text[first], ("", ""))[0] not in ("", "ordinal", "month")
        while first > floor:
            before = _stripped(self.word(first - 1))
            of_day = before in ("منتصف", "قبل", "بعد") and self.word(first) in self.words["day_parts"]
            if not (before in self.words["day_parts"] or of_day or (named and before in self.words["day"])):
                break
            first -= 1
        return first

    # ---- days named from today -----------------------------------------------------------------------------------

    def _today(self, number: int, word: str) -> DateMention | None:
        following = self.word(number + 1)
        if word.startswith(("لل", "ولل")) or following in self.words["not_today"] or self.word(number - 1) == "منذ":
            return None
        if following in self.words["past"]:  # الليلة الماضية began the day before
            return DateMention(number, number + 2, _iso(self.today - timedelta(1)) if self.today else None)
        return self._with_weekday(number, number + 1, 0)

    def _yesterday(self, number: int) -> DateMention | None:
        if self.word(number + 1) == "الاول":
            return self._with_weekday(number, number + 2, -2)
        return self._with_weekday(number, number + 1, -1)

    def _before_yesterday(self, number: int) -> DateMention | None:
        last = number + 1 + (self.word(number + 1) == "من")
        return self._with_weekday(number, last + 1, -2) if self.word(last) in self.words["yesterday"] else None

    def _tomorrow(self, number: int, bare: str) -> DateMention | None:
        """`غدا`; `غد` only beside another word of time (صباح غد, بعد غد, غد الأحد): it is a party's name too."""
        before = _stripped(self.word(number - 1))
        if before == "بعد":
            return self._with_weekday(number, number + 1, 2)
        named = before in self.words["day_parts"] or before in self.words["day"]
        if bare in ("غد", "الغد") and not named and self.word(number + 1) not in self.grammar.weekdays:
            return None
        return self._with_weekday(number, number + 1, 1)

    def _with_weekday(self, number: int, last: int, days: int) -> DateMention:
        """`اليوم (الأحد)`: the weekday, when told, settles what midnight and time zones left open."""
        day = self.today + timedelta(days) if self.today else None
        opened = self.word(last) == "("
        named = self.grammar.weekdays.get(self.word(last + opened))
        if named is not None and (not opened or self.word(last + 2) == ")"):
            last += 3 if opened else 1
            if day is not None:
                off = (named - day.weekday() + 3) % 7 - 3
                day += timedelta(off) if abs(off) == 1 else timedelta()
        exact = self._after_weekday(last)
        if exact is not None:
            return DateMention(number, exact.last, exact.date)
        return DateMention(number, last, _iso(day))

    def _after_weekday(self, last: int) -> DateMention | None:
        """`الأربعاء، 15 مارس`, `اليوم الموافق 3 نيسان`: the day of the month after the weekday."""
        at = last + (self.word(last) in ("،", ",", "(", "الموافق"))
        at += self.word(at) == "الموافق"
        if not self.word(at)[:1].isdigit() and self.word(at) not in self.grammar.starts:
            return None
        exact = self._numeric(at) or self._of_month(at, at)
        if exact is None:
            return None
        closed = self.word(last) == "(" and self.word(exact.last) == ")"
        return DateMention(at, exact.last + closed, exact.date)

    def _weekday(self, number: int, bare: str) -> DateMention | None:
        before = _stripped(self.word(number - 1))
        if before in self.grammar.not_after :
            return None
        weekday = self.grammar.weekdays[bare]
        last = number + 1
        modifier = self.word(last)
        exact = self._after_weekday(last)
        if exact is not None:
            return DateMention(number, exact.last, exact.date)
        day = None
        if before in ("ليل", "ليله") and (night := self._night_to(last, weekday)):
            last = night
        if modifier == "قبل" and self.word(last + 1) in self.words["past"]:
            last += 2
            day = self._before(weekday, self.today - timedelta(8)) if self.today else None
        elif modifier in self.words["past"]:
            last += 1
            day = self._before(weekday, self.today - timedelta(1)) if self.today else None
        elif modifier in self.words["future"]:
            last += 1
            day = self._before(weekday, self.today + timedelta(7)) if self.today else None
        elif self.today:
            ahead = any(word in self.words["to_come"] for word in self.text[max(0, number - 8) : number])
            day = self._before(weekday, self.today + timedelta(7 if ahead else 0))
            last += modifier in self.words["current"]
        return DateMention(number, last, _iso(day))

    def _night_to(self, last: int, weekday: int) -> int:
        """The word after the second day of `ليل الأحد - الاثنين`, the night that began on the first; 0 when none."""
        at = last + (self.word(last) in ("-", "–", "/"))
        return at + 1 if self.grammar.weekdays.get(self.word(at)) == (weekday + 1) % 7 else 0

    @staticmethod
    def _before(weekday: int, latest: date) -> date:
        return latest - timedelta((latest.weekday() - weekday) % 7)

    # ---- days and months by name ---------------------------------------------------------------------------------

    def _numeric(self, number: int) -> DateMention | None:
        """`2024/3/15`, `15.3.2024`, `2024-03-15`: year first or last, else the day first as Arabic writes it."""
        word = self.text[number]
        match = _NUMERIC.fullmatch(word)
        last = number + 1
        if match:
            parts = [int(part) for part in match.groups()]
        elif self.word(number + 1) == "-" and self.word(number + 3) == "-" and word.isdecimal() and len(word) <= 4:
            pieces = [word, self.word(number + 2), self.word(number + 4)]
            if not all(piece.isdecimal() and len(piece) <= 4 for piece in pieces):
                return None
            parts, last = [int(piece) for piece in pieces], number + 5
        else:
            return None
        year, month, day = parts if parts[0] > 31 else reversed(parts)
        if month > 12 >= day:
            month, day = day, month
        if year in _YEARS:
            exact = _date(year, month, day)
        elif year in _HIJRI_YEARS:
            exact = _from_hijri(year, month, day)
        else:
            return None
        return DateMention(number, last, _iso(exact)) if exact else None

    def _of_month(self, number: int, first: int) -> DateMention | None:
        """`15 من شهر آذار/مارس الماضي`, `الخامس عشر من الشهر الجاري`."""
        day, last = self._day(number)
        if not 1 <= day <= 31:
            return None
        last += self.word(last) == "من"
        if self.word(last) in ("هذا", "هذه") and self.word(last + 1) in self.words["month"]:
            return DateMention(first, last + 2, self._day_of_this_month(day, 0))
        if self.word(last) in self.words["current"] and self.word(last - 1) == "من":
            return DateMention(first, last + 1, self._day_of_this_month(day, 0))
        if self.word(last) in self.words["month"]:
            modifier = self.word(last + 1)
            if modifier in self.words["current"] or modifier in self.words["past"] or modifier in self.words["future"]:
                shift = -1 if modifier in self.words["past"] else 1 if modifier in self.words["future"] else 0
                return DateMention(first, last + 2, self._day_of_this_month(day, shift))
            last += 1
        month = self._month(last)
        if month is not None and (year := self._famous(number, month, day)):
            return DateMention(first, month.last, f"{year}-{month.number:02}-{day:02}")
        if month is None or (self._names_something(number) and not self._year_after(month.last)[0]):
            return None
        year, last = self._year_after(month.last)
        return self._resolved(first, last, year, month, day)

    def _famous(self, number: int, month: _Month, day: int) -> int:
        """The year of a day that the world calls by day and month alone (هجمات 11 سبتمبر), 0 for any other."""
        year = self.grammar.famous.get((month.number, day), 0)
        if not year or month.hijri or self.today is None or self.today.year <= year:
            return 0
        if self._year_after(month.last)[0] or self.word(month.last) in self.words["past"] | self.words["current"]:
            return 0
        before = self.text[max(0, number - 2) : number]
        return year if any(_stripped(word) in self.words["famous"] for word in before) else 0

    def _day(self, number: int) -> tuple[int, int]:
        """The day of the month at a word, 0 when there is none, and the word after it."""
        word = self.text[number] if number < len(self.text) else ""
        if word.isdecimal():
            return (int(word), number + 1) if len(word) <= 2 else (0, number)
        bare = self.grammar.starts.get(word, ("", word))[1]
        for length in (2, 1):
            day = self.grammar.day_words.get((bare, *self.text[number + 1 : number + length]))
            if day is not None:
                return day, number + length
        return 0, number

    def _bare_month(self, number: int, bare: str) -> DateMention | None:
        month = self._month(number, bare)
        if month is None or month.hijri or self.word(number - 1).isdecimal():
            return None  # a day before it that did not fit: ميدان 25 يناير, 31 فبراير
        year, last = self._year_after(month.last)
        modified = self.word(last) in self.words["past"] | self.words["future"] | self.words["current"]
        told = year or modified or _stripped(self.word(number - 1)) in self.words["month"] or last > number + 2
        if (not month.sure and not told) or (self._names_something(number) and not told):
            return None
        return self._resolved(number, last, year, month, 0)

    def _month(self, number: int, bare: str = "") -> _Month | None:
        """A month's name, its other name along when that follows: ديسمبر/ كانون الأول, يوليو (تموز)."""
        first = self._month_name(number, bare or self.word(number))
        if first is None:
            return None
        last = first.last
        parted = self.word(last) in ("/", "-", "(", "–")
        if parted or self.word(last) in self.grammar.months:
            other = self._month_name(last + parted, self.word(last + parted))
            if other is not None and other.number == first.number and not other.hijri:
                closed = self.word(last) == "(" and self.word(other.last) == ")"
                return replace(first, last=other.last + closed, sure=True)
        return first

    def _month_name(self, number: int, word: str) -> _Month | None:
        for name in self.grammar.months.get(word, ()):
            last = number + 1 + len(name.rest)
            if tuple(self.text[number + 1 : last]) == name.rest:
                return _Month(name.number, last, name.hijri, name.sure)
        return None

    def _year_after(self, last: int) -> tuple[int, int]:
        """The year after a month, 0 when none is told, and the word after it."""
        at = last
        if self.word(at) in ("،", ",", "من", "/") and (self.word(at + 1) in self.words["year"] or self.word(at) == "/"):
            at += 1
        at += self.word(at) in self.words["year"]
        word = self.word(at)
        if len(word) == 4 and word.isdecimal() and (int(word) in _YEARS or int(word) in _HIJRI_YEARS):
            return int(word), at + 1 + (self.word(at + 1) in ("م", "هـ", "ه", "ميلادي", "ميلاديه", "هجري", "هجريه"))
        if at > last and self.today and word in self.words["past"]:
            return self.today.year - 1, at + 1
        if at > last and self.today and word in self.words["current"]:
            return self.today.year, at + 1
        if at > last and self.today and word in self.words["future"]:
            return self.today.year + 1, at + 1
        return 0, last

    def _resolved(self, first: int, last: int, year: int, month: _Month, day: int) -> DateMention | None:
        """A mention of *day* (0: the whole month) of *month*, in *year* or (0) the one that the words point to."""
        modifier = self.word(last)
        if modifier in self.words["past"] or modifier in self.words["future"] or modifier in self.words["current"]:
            last += 1
        else:
            modifier = ""
        if month.hijri:
            return self._resolved_hijri(first, last, year, month, day)
        if year:
            if year not in _YEARS or (day and _date(year, month.number, day) is None):
                return None
        elif self.today is None:
            return DateMention(first, last, None)
        else:
            year = self._likely_year(self.today, month.number, day, modifier)
            if day and _date(year, month.number, day) is None:
                return None
        return DateMention(first, last, f"{year:04}-{month.number:02}" + (f"-{day:02}" if day else ""))

    def _likely_year(self, today: date, month: int, day: int, modifier: str) -> int:
        """The year of a month told without one: `الماضي` before this month, `المقبل` after it, else the nearest."""
        year = today.year
        if modifier in self.words["past"]:
            return year - (month >= today.month if not day else (month, day) >= (today.month, today.day))
        if modifier in self.words["future"]:
            return year + (month < today.month)
        if modifier in self.words["current"]:
            return year
        if not day:
            return year - (month > today.month)
        this_year = _date(year, month, day)
        next_year = _date(year + 1, month, day)
        if this_year is None:
            return year - 1
        if this_year > today + timedelta(_COMING_DAYS):
            return year - 1
        if next_year is not None and next_year <= today + timedelta(_COMING_DAYS):
            return year + 1
        return year

    def _resolved_hijri(self, first: int, last: int, year: int, month: _Month, day: int) -> DateMention | None:
        last += self.word(last) in ("هـ", "ه")
        if not day:
            return None
        if not year:
            if not month.sure and self.word(first).isalpha():
                return None
            if self.today is None:
                return DateMention(first, last, None)
            year = Gregorian(self.today.year, self.today.month, self.today.day).to_hijri().year
            latest = self.today + timedelta(_COMING_DAYS)
            exact = _from_hijri(year, month.number, day)
            if exact is not None and exact > latest:
                exact = _from_hijri(year - 1, month.number, day)
        else:
            exact = _from_hijri(year, month.number, day)
        return DateMention(first, last, _iso(exact)) if exact else None

    def _day_of_this_month(self, day: int, shift: int) -> str | None:
        if self.today is None:
            return None
        months = self.today.year * 12 + self.today.month - 1 + shift
        return _iso(_date(months // 12, months % 12 + 1, day))

    def _names_something(self, number: int) -> bool:
        return _stripped(self.word(number - 1)) in self.words["names_before"]

    # ---- years, periods, distances -------------------------------------------------------------------------------

    def _year(self, number: int) -> DateMention | None:
        word = self.word(number + 1)
        if len(word) == 4 and word.isdecimal():
            last = number + 2 + (self.word(number + 2) in ("م", "ميلادي", "ميلاديه"))
            if self.word(last) in ("هـ", "ه", "هجري", "هجريه") or int(word) in _HIJRI_YEARS:
                return None
            return DateMention(number, last, word) if int(word) in _YEARS else None
        shift = self._shift(number)
        if shift == 0 and self.word(number + 1) not in self.words["current"]:  # هذا العام
            return DateMention(number - 1, number + 1, f"{self.today.year:04}" if self.today else None)
        if shift is None or not _stripped(self.text[number]).startswith("ال"):
            return None
        part = next((f"-{month:02}" for month, words in _ENDS_OF_YEAR if _stripped(self.word(number - 1)) in words), "")
        first = number - bool(part)  # مطلع العام الجاري
        return DateMention(first, number + 2, f"{self.today.year + shift:04}{part}" if self.today else None)

    def _bare_year(self, number: int) -> DateMention | None:
        word = self.text[number]
        if len(word) != 4 or not word.isdecimal() or int(word) not in _YEARS:
            return None
        if self.word(number + 1) == "م":
            return DateMention(number, number + 2, word)
        before, after = _stripped(self.word(number - 1)), self.word(number + 1)
        alone = not after or not after[0].isalpha() or after in self.words["before_years"] or after[0] in "و"
        return DateMention(number, number + 1, word) if before in self.words["before_years"] and alone else None

    def _shift(self, number: int) -> int | None:
        """-1, 0 or 1 for what `الماضي`, `الحالي` or `المقبل` after the word says, None when none follows."""
        modifier = self.word(number + 1)
        if modifier in self.words["past"]:
            return -1
        if modifier in self.words["future"]:
            return 1
        if modifier in self.words["current"] or self.word(number - 1) in ("هذا", "هذه"):
            return 0
        return None

    def _period(self, number: int, bare: str) -> DateMention | None:
        """`الشهر الماضي`, `اليومين الماضيين`, `الأسابيع القليلة الماضية`: a month when it is one, else no day."""
        first, last = number, number + 2
        shift = self._shift(number)
        if shift is None and self.word(number + 1) in ("القليله", "القليل", "الثلاثه", "الاربعه", "الخمسه", "العشره"):
            shift, last = self._shift(number + 1), number + 3
        elif shift == 0 and self.word(number + 1) not in self.words["current"]:  # هذا الشهر
            first, last = number - 1, number + 1
        if shift is None:
            return None
        if bare in self.words["month"] and self.today is not None:
            months = self.today.year * 12 + self.today.month - 1 + shift
            return DateMention(first, last, f"{months // 12:04}-{months % 12 + 1:02}")
        return DateMention(first, last, None)

    def _distance(self, number: int, sign: int) -> DateMention | None:
        """`قبل ثلاثة أيام`, `منذ يومين`, `بعد أسبوع`; exact for days, the month for months, the year for years."""
        start = self._after_about(number + 1)
        following = self.word(start)
        unit = self.grammar.duals.get(following)
        count, last = 2, start + 1
        if unit is None:
            unit = self.grammar.units.get(following)
            count = 1
        if unit is None and following:
            read = read_number(self.text[: start + 7], start)
            if read is None or read.value != int(read.value) or not 1 <= read.value <= 1000:
                return None
            count, last = int(read.value), read.last + 1
            unit = self.grammar.units.get(self.word(read.last))
        elif self.word(last)[:1].isdigit():
            return None  # منذ عام 2011
        elif following in _VAGUE_UNITS:
            count = 0  # قبل أيام says no number
        if unit is None or (sign > 0 and self.word(last) in ("من", "علي")):
            return None
        if self.word(last) == "من" and _stripped(self.word(number)) == "قبل":
            return DateMention(number, last, None)  # قبل يومين من الاقتراع
        last += self.word(last) in ("مضت", "خلت", "واحد", "واحده")
        if start > number + 1 and unit[0] == "days":
            count = 0  # منذ نحو عشرة أيام names no day
        scale, size = unit
        if self.today is None or count == 0 or size == 7:
            return DateMention(number, last, None)
        if scale == "days":
            return DateMention(number, last, _iso(self.today + timedelta(sign * count)))
        if scale == "months":
            months = self.today.year * 12 + self.today.month - 1 + sign * count
            return DateMention(number, last, f"{months // 12:04}-{months % 12 + 1:02}")
        return DateMention(number, last, f"{self.today.year + sign * count:04}")


    def _after_about(self, number: int) -> int:
        """The word after `نحو` or `أكثر من`, *number* itself when neither stands there."""
        if self.word(number) in self.words["about"]:
            return number + 1 + (self.word(number + 1) == "من")
        return number


_VAGUE_UNITS = frozenset({"ايام", "اسابيع", "اشهر", "شهور", "سنوات", "اعوام"})


def _stripped(word: str) -> str:
    """The word without the conjunction or preposition in front."""
    for prefix in ("وب", "ول", "و", "ف", "ب", "ل"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2 and word not in ("ليل", "ليله", "فجر"):
            return word[len(prefix) :]
    return word


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_hijri(year: int, month: int, day: int) -> date | None:
    """The civil day of a Hijri one (Umm al-Qura), None when there is no such day."""
    try:
        civil = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(civil.year, civil.month, civil.day)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


# ---- the grammar, from data ------------------------------------------------------------------------------------------


@cache
def _grammar() -> _Grammar:
    return load(SOURCE)


_BEGINNINGS = Beginnings(written=lambda: _grammar().starts, digits=True)


def load(path: Path) -> _Grammar:
    """Read the dates' grammar from its TOML file; KeyError names what is missing."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {name: frozenset(map(fold, forms)) for name, forms in data["words"].items()}
    weekdays = {fold(name): number for number, name in enumerate(data["weekdays"]["names"])}
    months: dict[str, list[_MonthName]] = {}
    for table in ("month", "hijri"):
        for row in data[table]:
            for name in row["names"]:
                first, *rest = fold(name).split()
                sure = fold(name) not in words["ambiguous_months"]
                months.setdefault(first, []).append(
                    _MonthName(tuple(rest), row["number"], table == "hijri", sure)
                )
    units: dict[str, tuple[str, int]] = {}
    duals: dict[str, tuple[str, int]] = {}
    for row in data["unit"]:
        scale = next(name for name in ("days", "months", "years") if name in row)
        units.update((fold(word), (scale, row[scale])) for word in row["words"])
        duals.update((fold(word), (scale, row[scale])) for word in row["dual"])
    periods = [form for unit in units for form in ("ال" + unit,) if unit not in ("عام", "سنه")] + list(duals)
    day_words = _day_words(data["days"])
    openings: list[tuple[str, Iterable[str]]] = [
        ("weekday", weekdays), ("today", words["today"]), ("yesterday", words["yesterday"]),
        ("before-yesterday", ["اول"]), ("tomorrow", words["tomorrow"]), ("month", months),
        ("ordinal", [key[0] for key in day_words]),
        ("year", words["year"]), ("distance", words["ago"] | words["ahead"]), ("period", periods),
    ]  # fmt: skip
    starts: dict[str, tuple[str, str]] = {}
    for sort, forms in openings:
        for form in forms:
            for prefix in _PREFIXES:
                bare = form if not (prefix.endswith("ل") and form.startswith("ال")) else form[1:]
                starts.setdefault(prefix + bare, (sort, form))
    return _Grammar(
        starts, weekdays, frozenset(map(fold, data["weekdays"]["not_after"])),
        {first: tuple(sorted(rows, key=lambda row: -len(row.rest))) for first, rows in months.items()},
        units, duals, day_words, {(row["month"], row["day"]): row["year"] for row in data["famous"]}, words,
    )  # fmt: skip


def _day_words(days: Mapping[str, Any]) -> dict[tuple[str, ...], int]:
    """الأول is 1, الحادي عشر 11, الخامس والعشرون 25."""
    units, tens = [fold(unit) for unit in days["units"]], [fold(ten) for ten in days["tens"]]
    eleventh, ten = fold(days["eleventh"]), fold(days["ten"])
    spelled: dict[tuple[str, ...], int] = {(unit,): number for number, unit in enumerate(units, 1)}
    spelled[eleventh, ten] = 11
    spelled.update(((unit, ten), number + 10) for number, unit in enumerate(units, 1) if 2 <= number <= 9)
    for word, value in zip(tens, days["tens_values"], strict=True):
        spelled[word,] = int(value)
        spelled[eleventh, "و" + word] = int(value) + 1
        spelled.update(((unit, "و" + word), int(value) + number) for number, unit in enumerate(units, 1) if number < 10)
    return spelled
