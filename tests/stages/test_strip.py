# ruff: noqa: E501  Arabic texts keep their lines
"""What strip keeps, takes and says of it: cases, provenance, ids, times, languages, pages."""
from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from topics.codec import encode
from topics.records import CleanArticle, RawArticle, Rejected
from workers.stages.strip import Strip
from workers.text.boilerplate import load

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
CASES = Path(__file__).parents[1] / "cases" / "strip"
PROSE = [
    "أعلنت لجنة المياه في المحافظة أمس أنها ستوسع شبكة الري في القرى الشرقية خلال الأشهر الستة المقبلة.",
    "وقال رئيس اللجنة إن العمل يبدأ من السد القديم ويمتد إلى الحقول المحاذية للنهر، وإن المزارعين يشاركون فيه.",
]


def cases(name: str) -> list[dict]:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def strip(**fields: object) -> CleanArticle | Rejected:
    return Strip({}, WEEK)(RawArticle(**{"id": "a"} | fields), AT)


def outcome(case: dict) -> list[list[str | None]]:
    """The case's lines, each with the reason it was taken for, or None."""
    article = strip(text="\n".join(text for text, _ in case["lines"]), title=case["title"])
    taken = {removed.line: removed.reason for removed in article.removed if removed.start is None}
    return [[text, taken.get(number)] for number, (text, _) in enumerate(case["lines"], 1)]


@pytest.mark.parametrize("case", [*cases("wild"), *cases("negative")], ids=lambda case: case["name"])
def test_the_prose_stays_and_the_rest_goes_with_its_reason(case):
    assert outcome(case) == case["lines"]


@pytest.mark.parametrize("case", cases("known-failures"), ids=lambda case: case["name"])
def test_a_known_failure_still_fails(case):
    """Once it passes it belongs among the others."""
    assert outcome(case) != case["lines"]


def rebuilt(text: str, article: CleanArticle) -> str:
    """Kept and removed put back in order, without white space."""
    whole = {removed.line: removed.text for removed in article.removed if removed.start is None}
    parts: dict[int, list[tuple[int, str]]] = {}
    for removed in article.removed:
        if removed.start is not None:
            parts.setdefault(removed.line, []).append((removed.start, removed.text))
    kept = iter(paragraph.text for paragraph in article.paragraphs)
    out = []
    for number, line in enumerate(text.splitlines(), 1):
        if number in whole:
            out.append(whole[number])
        elif line.strip():
            paragraph = next(kept)
            place = line.index(paragraph)
            out.extend(piece for start, piece in parts.get(number, []) if start < place)
            out.append(paragraph)
            out.extend(piece for start, piece in parts.get(number, []) if start > place)
    assert next(kept, None) is None
    return "".join("".join(out).split())


FURNITURE = [line for rule in load()[0] for line in (*rule.removes, *rule.spares)]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(
    st.sampled_from(FURNITURE), st.sampled_from(PROSE), st.just(""), st.just("  "),
    st.text(alphabet="ابتثوي .،:()/-|@#1٢\u200f\u0640\xa0\u2028\r\n\x0b", max_size=40)), max_size=14), st.sampled_from(["\n", "\r\n"]))
def test_kept_and_removed_give_back_what_came(lines, ends):
    text = ends.join([PROSE[0], *lines, PROSE[1]])

    article = strip(text=text)

    assert isinstance(article, CleanArticle)
    assert rebuilt(text, article) == "".join(text.split())
    assert all(paragraph.text for paragraph in article.paragraphs)


def test_part_of_a_line_goes_and_the_rest_stays():
    line = "القاهرة (رويترز) - قالت وزارة النقل إن الجسر الجديد يفتح أمام السيارات يوم الأحد. اقرأ أيضا.. إغلاق الطريق الساحلي"

    article = strip(text=f"{line}\n{PROSE[1]}")

    assert article.paragraphs[0].text == "قالت وزارة النقل إن الجسر الجديد يفتح أمام السيارات يوم الأحد."
    assert [(piece.reason, piece.line) for piece in article.removed] == [("dateline", 1), ("related-link", 1)]
    assert all(line[piece.start :].startswith(piece.text) for piece in article.removed)


def test_a_line_number_counts_blank_lines():
    article = strip(text=f"{PROSE[0]}\n\n\nإعلان\n\n{PROSE[1]}")

    assert [(piece.line, piece.rule) for piece in article.removed] == [(4, "advertisement")]


def test_a_post_leaves_the_prose_and_keeps_who_when_and_where():
    case = cases("wild")[2]

    posts = strip(text="\n".join(text for text, _ in case["lines"]), title=case["title"]).embeds

    assert [(post.author, post.url, post.date) for post in posts] == [
        ("هيئة الأرصاد (@arsad_office)", "https://pic.twitter.com/Ab12Cd34", "2026-03-06"),
        ("سلطة الموانئ (@mawani_office)", None, "2026-03-07")]
    assert posts[1].text == "سنعيد فتح الموانئ حين تسمح الرؤية."


def test_a_crawlers_line_gives_day_and_summary():
    case = cases("wild")[4]

    article = strip(text="\n".join(text for text, _ in case["lines"]))

    assert article.published_at == datetime(2026, 3, 9, tzinfo=UTC)
    assert article.summary == "اتفق الطرفان على هدنة في الوادي. - الهدنة تبدأ فجر الثلاثاء."
    assert article.title == "هدنة في الوادي تبدأ فجر الثلاثاء"


def test_a_time_that_was_sent_wins_over_the_crawlers_line():
    article = strip(text=f"date 2026-03-09 - خلاصة\n{PROSE[0]}", published_at="2026-03-01T10:00:00+03:00")

    assert article.published_at == datetime(2026, 3, 1, 7, tzinfo=UTC)


@pytest.mark.parametrize(("sent", "flag"), [
    ("1970-01-01T00:00:00Z", "published_at_before_1990"),
    ("2026-11-23T00:00:00Z", "published_at_in_future"),
    ("قبل يومين", "published_at_unreadable"),
    ("0001-01-01T00:00:00+14:00", "published_at_unreadable"),
])
def test_a_time_that_cannot_be_is_dropped_and_flagged(sent, flag):
    article = strip(text="\n".join(PROSE), published_at=sent)

    assert (article.published_at, article.flags) == (None, (flag,))


def test_a_time_within_a_day_ahead_is_a_wrong_zone_and_stays():
    assert strip(text="\n".join(PROSE), published_at="2026-11-22T11:00:00Z").published_at is not None


@pytest.mark.parametrize(("text", "reason"), [
    ("وزیر نیرو گفت که این طرح تا پایان سال اجرا می‌شود و آب شرب روستاها را تأمین می‌کند و برای کشاورزان نیز مفید است.", "not_arabic"),
    ("پانی کی کمی کے باعث کسانوں نے حکومت سے مطالبہ کیا ہے کہ نہر کی صفائی جلد مکمل کی جائے اور ان کی مدد کی جائے۔", "not_arabic"),
    ("د اوبو وزارت وایي چې نوی بند به د کلیو خلکو ته د څښاک پاکې اوبه ورکړي او د کرنې ځمکې به هم خړوبې شي.", "not_arabic"),
    ("وەزارەتی ئاو ڕایگەیاند کە بەنداوە نوێیەکە ئاوی خواردنەوە بۆ گوندەکان دابین دەکات و کشتوکاڵیش سوودی لێ دەبینێت.", "not_arabic"),
    ("The water board said on Monday that the new dam would serve the villages in the east of the province.", "not_arabic"),
    ("خبر عاجل من المدينة", "too_short"),
    ("", "no_body"),
    (" \n\u200f\n", "no_body"),
])
def test_unfit_input_is_rejected_with_its_reason(text, reason):
    article = strip(text=text)

    assert isinstance(article, Rejected)
    assert article.reason == reason
    assert article.detail


def test_arabic_about_persian_names_is_arabic():
    text = "قال وزير الخارجية گلبدين پژمان إن بلاده تدرس الاقتراح الذي قدمه الوسطاء في الجولة الأخيرة من المحادثات.\n" + PROSE[0]

    assert isinstance(strip(text=text), CleanArticle)


def test_a_page_wins_over_the_text_when_it_yields_a_body():
    page = f"<html><body><article><h1>توسيع شبكة الري في القرى</h1>{''.join(f'<p>{text}</p>' for text in PROSE * 2)}</article></body></html>"

    from_page = strip(html=page, text="نص آخر لا علاقة له بالصفحة ولا يصل إلى القارئ في هذه الحالة أبدا.")
    from_text = strip(html="<html><body></body></html>", text="\n".join(PROSE))

    assert [paragraph.text for paragraph in from_page.paragraphs if not paragraph.heading] == PROSE * 2
    assert [paragraph.text for paragraph in from_text.paragraphs] == PROSE


def test_an_id_is_the_given_one_or_the_canonical_urls_digest():
    one = strip(id=None, url="https://News.example:443/a?b=2&a=1&utm_source=x#top", text="\n".join(PROSE))
    other = strip(id=None, url="https://news.example/a?a=1&b=2", text="\n".join(PROSE))

    assert one.id == other.id != strip(text="\n".join(PROSE)).id
    assert (len(one.id), one.source) == (64, "news.example")


def test_what_was_sent_along_travels_on():
    article = strip(text="\n".join(PROSE), extra={"desk": 7}, description="خلاصة الصفحة.", source="الساحل")

    assert (article.extra, article.summary, article.source) == ({"desk": 7}, "خلاصة الصفحة.", "الساحل")


def test_hostile_texts_come_back():
    """Work is bounded in one line of a million letters, in a hundred thousand lines, in brackets, in links."""
    for text in ("ا" * 1_000_000, "ا\n" * 100_000, "(" * 500_000, "اقرأ أيضا: " * 100_000, "— (@a" * 100_000, f"{PROSE[0]}\n(رويترز) - قال\n" * 5_000):
        assert strip(text=text).id == "a"


def test_the_same_article_gives_the_same_bytes():
    text = "\n".join(text for case in cases("wild") for text, _ in case["lines"])

    assert encode(strip(text=text)) == encode(strip(text=text))
