"""When: what Arabic news calls a day, a month or a year, resolved against the day of publication."""
from __future__ import annotations

import json
import tomllib
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

from workers.text import dates
from workers.text.tokens import read

LABELLED = Path(__file__).parents[3] / "shared" / "data" / "events.jsonl"
EXAMPLES: list[dict[str, Any]] = tomllib.loads(dates.SOURCE.read_text(encoding="utf-8"))["example"]
PUBLISHED = date(2026, 11, 19)  # a Thursday


def told(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    words = read(text)
    return [(words.original(mention.first, mention.last), mention.date) for mention in dates.find(words, published)]


def test_days_before_something_else_are_not_counted_from_today() -> None:
    assert told("قبل يومين من الاقتراع") == [("قبل يومين", None)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("اليوم", "2026-11-19"), ("صباح اليوم", "2026-11-19"),
        ("أمس", "2026-11-18"), ("يوم أمس الأربعاء", "2026-11-18"),
        ("أول أمس", "2026-11-17"), ("أمس الأول", "2026-11-17"), ("أول من أمس", "2026-11-17"), ("غدا", "2026-11-20"),
        ("الخميس", "2026-11-19"), ("الخميس الماضي", "2026-11-12"), ("مساء السبت", "2026-11-14"),
        ("يوم الأحد المقبل", "2026-11-22"), ("الثلاثاء القادم", "2026-11-24"), ("اليوم (الخميس)", "2026-11-19"),
        ("الأربعاء، 18 نوفمبر", "2026-11-18"), ("قبل يومين", "2026-11-17"), ("منذ عشرة أيام", "2026-11-09"),
        ("بعد 3 أيام", "2026-11-22"), ("قبل شهرين", "2026-09"), ("قبل خمسة أعوام", "2021"),
        ("10 مارس الماضي", "2026-03-10"), ("15 آذار/مارس 2024", "2024-03-15"), ("١٥ آذار ٢٠٢٤", "2024-03-15"),
        ("15 من مارس (آذار) 2024", "2024-03-15"), ("الخامس والعشرين من كانون الثاني/يناير", "2026-01-25"),
        ("الحادي عشر من سبتمبر/أيلول 2001", "2001-09-11"), ("25 من شهر يوليو الماضي", "2026-07-25"),
        ("27 ديسمبر", "2025-12-27"), ("5 ديسمبر", "2026-12-05"), ("9 من الشهر الماضي", "2026-10-09"),
        ("15 من الجاري", "2026-11-15"), ("شباط/فبراير", "2026-02"), ("كانون الأول الماضي", "2025-12"),
        ("13 جانفي 2011", "2011-01-13"), ("20 غشت 2019", "2019-08-20"), ("2024/3/15", "2024-03-15"),
        ("15/3/2024", "2024-03-15"), ("2024-03-15", "2024-03-15"), ("15.03.2024", "2024-03-15"),
        ("12 رمضان 1445 ه", "2024-03-22"), ("صباح غد الجمعة", "2026-11-20"),
        ("الأحد قبل الماضي", "2026-11-08"), ("قبل نحو ثلاثة أشهر", "2026-08"), ("ليل الأحد - الاثنين", "2026-11-15"),
        ("3 من هذا الشهر", "2026-11-03"), ("2 نوفمبر تشرين الثاني", "2026-11-02"), ("عام 2015", "2015"),
        ("العام الماضي", "2025"), ("الشهر الماضي", "2026-10"),
        ("الشهر الجاري", "2026-11"), ("هذا العام", "2026"), ("أكتوبر عام 2014", "2014-10"), ("1973م", "1973"),
    ],
)  # fmt: skip
def test_a_date_is_told_whole_and_resolved(text: str, says: str) -> None:
    assert told(text) == [(text, says)]


@pytest.mark.parametrize(
    "text", ["الأسبوع الماضي", "الأسابيع القليلة الماضية", "قبل أيام", "منذ أسبوعين", "اليومين الماضيين"]
)
def test_vague_times_are_mentions_without_a_date(text: str) -> None:
    assert told(text) == [(text, None)]


@pytest.mark.parametrize(
    "text",
    [
        "القرار 2254", "قتل 2015 شخصا", "اليوم العالمي للمياه", "في اليوم الثالث من المعارك", "صلاة الجمعة",
        "حرب أكتوبر", "مارس ضغوطا على الحكومة", "سافر مع أب وأم", "العام والخاص", "بعد يومين من الهجوم",
        "31 فبراير 2020", "99/99/2020",
        "فاز 3-1 في المباراة", "قبل كل شيء", "الأمين العام للأمم المتحدة", "علاقة متوترة بين الاثنين", "ميدان 25 يناير",
    ],
)  # fmt: skip
def test_look_alikes_are_no_dates(text: str) -> None:
    assert told(text) == []


def test_without_a_publication_date_relative_days_stay_open_and_full_dates_do_not() -> None:
    assert told("وصل أمس بعد توقيع اتفاق 15 آذار 2024", None) == [("أمس", None), ("15 آذار 2024", "2024-03-15")]


def test_the_named_weekday_corrects_a_publication_time_after_midnight() -> None:
    assert told("اليوم الأربعاء") == [("اليوم الأربعاء", "2026-11-18")]


def test_one_named_weekday_settles_today_for_the_whole_article() -> None:
    article = [read("قال اليوم إن الوضع هادئ"), read("وكان قد وصل اليوم الأربعاء")]

    assert dates.day_of_telling(article, PUBLISHED) == date(2026, 11, 18)


def test_a_publication_date_of_another_age_leaves_relative_dates_open() -> None:
    assert told("أمس", date(1, 1, 1)) == [("أمس", None)]


def test_a_time_of_publication_counts_by_its_own_day() -> None:
    assert dates.find(read("أمس"), datetime(2026, 11, 19, 0, 5)) == dates.find(read("أمس"), PUBLISHED)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("منذ هجمات 11 سبتمبر", "2001-09-11"), ("هجوم السابع من أكتوبر", "2023-10-07"),
        ("هجوم 7 أكتوبر الماضي", "2026-10-07"), ("منذ 7 أكتوبر 2025", "2025-10-07"),
    ],
)  # fmt: skip
def test_days_that_the_world_names_without_their_year_have_it(text: str, on: str) -> None:
    assert [date for _, date in told(text)] == [on]


def test_a_weekday_announced_for_later_lies_ahead() -> None:
    assert told("من المقرر أن يجتمع المجلس يوم السبت") == [("يوم السبت", "2026-11-21")]


def test_a_line_of_nothing_but_openings_is_read_in_time() -> None:
    assert isinstance(dates.find(read("قبل منذ اليوم أمس 15 من شهر يوم " * 4000 + "2024-03-" * 4000), PUBLISHED), list)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["why"] for example in EXAMPLES])
def test_each_example_of_the_grammar_is_told_and_its_look_alike_spared(example: dict[str, Any]) -> None:
    published = date.fromisoformat(example["published"]) if "published" in example else None

    assert told(example["text"], published) == [tuple(row) for row in example["says"]]
    assert [told(text, published) for text in example["spares"]] == [[] for _ in example["spares"]]


@pytest.mark.labelled
@pytest.mark.skipif(not LABELLED.exists(), reason="the labelled sets are not here")
def test_dates_agree_with_the_labels() -> None:
    """Dated rows of articles with a publication date: the mention at the labelled words has the labelled date."""
    right = rows = 0
    for article in map(json.loads, LABELLED.read_text(encoding="utf-8").splitlines()):
        published = published_on(article["published"])
        for event in article["events"]:
            want = event.get("date", {})
            if published is None or "date" not in want:
                continue
            found = [on for text, on in told(article["lines"][event["line"] - 1], published) if want["text"] in text]
            rows += 1
            right += any((on or "").startswith(want["date"]) for on in found)

    assert right / rows >= 0.95


def published_on(written: str | None) -> date | None:
    for parse in (datetime.fromisoformat, parsedate_to_datetime, lambda text: datetime.strptime(text, "%d/%m/%Y")):
        try:
            return parse(written or "").date()
        except ValueError:
            continue
    return None
