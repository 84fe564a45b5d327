# ruff: noqa: E501  templates keep their markup on one line
"""Reading pages: metadata, embeds, removals with their reasons, pages without an article, hostile pages."""
from __future__ import annotations

import json
import tomllib

import pytest

from html_pages import BODY, COMMENTS, EXCERPTS, EXPECTED, FOOTER, HEADLINES, NAV, PAGES, TITLE, cards, links, page, paragraphs
from workers.text.charset import decode
from workers.text.html import read
from workers.text.outline import MAX_CHARS, MAX_DEPTH, MAX_NODES, SOURCE, guarded, named, outline
from workers.text.published import when


def kept(html: str) -> list[str]:
    return [block.text for block in read(html).blocks if block.reason is None]


def reasons(html: str) -> dict[str, str | None]:
    return {block.text: block.reason for block in read(html).blocks}


def article(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle"} | fields, ensure_ascii=False)}</script>'


@pytest.mark.parametrize("name", PAGES)
def test_the_article_is_kept_whole_and_alone(name):
    assert kept(PAGES[name]) == list(EXPECTED.get(name, BODY))


def test_json_ld_tells_who_when_and_where():
    head = article(headline=TITLE, datePublished="2026-03-04T10:20:00+03:00", author=[{"@type": "Person", "name": "سامي العلي"}],
                   articleSection="محليات", inLanguage="ar", url="https://marfa.example/n/77", description="خطة لثلاث سنوات.")

    about = read(page(f"<h1>{TITLE}</h1>{paragraphs()}", head))

    assert (about.title, about.author, about.section, about.language) == (TITLE, "سامي العلي", "محليات", "ar")
    assert about.published_at == "2026-03-04T10:20:00+03:00"
    assert (about.url, about.description) == ("https://marfa.example/n/77", "خطة لثلاث سنوات.")


def test_open_graph_speaks_where_json_ld_is_silent():
    head = ('<link rel="canonical" href="https://marfa.example/n/78"><meta property="article:published_time" content="2026-03-04T07:20:00Z">'
            '<meta property="article:section" content="محليات"><meta name="author" content="هدى ناصر"><meta property="og:description" content="ملخص &quot;قصير&quot;">')

    about = read(page(f"<h1>{TITLE}</h1>{paragraphs()}", head))

    assert (about.url, about.published_at, about.section) == ("https://marfa.example/n/78", "2026-03-04T07:20:00+00:00", "محليات")
    assert (about.author, about.description) == ("هدى ناصر", 'ملخص "قصير"')


def test_broken_json_ld_costs_the_page_nothing():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "' + "[" * 5000 + "</script>"

    assert kept(page(f"<h1>{TITLE}</h1>{paragraphs()}", head)) == list(BODY)


def test_a_visible_date_is_read_where_the_page_names_none():
    html = page(f"<h1>{TITLE}</h1><div>نشر الأربعاء ٤ آذار / مارس ٢٠٢٦</div><div>{paragraphs()}</div>")

    assert read(html).published_at == "2026-03-04"


@pytest.mark.parametrize(("text", "day"), [
    ("٤ مارس ٢٠٢٦", "2026-03-04"), ("الأربعاء 4 آذار / مارس 2026 - 09:22 مساء", "2026-03-04"), ("04 كانون الثاني 2026", "2026-01-04"),
    ("4 جانفي 2026", "2026-01-04"), ("4 تشرين الأول، 2025", "2025-10-04"), ("12/03/2026 10:15", "2026-03-12"), ("2026/3/4", "2026-03-04"),
    ("March 4, 2026", "2026-03-04"), ("2026-03-04T10:20:00+0300", "2026-03-04T10:20:00+03:00"), ("31/02/2026", None), ("القرار 2254", None),
    ("مارس 2026", None),
])  # fmt: skip
def test_dates_are_read_in_every_month_series_and_digit(text, day):
    assert when(text) == day


def test_a_page_that_scripts_fill_in_yields_its_json_ld_body():
    html = page('<div id="root"></div><p>يرجى تفعيل جافاسكربت لعرض الصفحة.</p>', article(headline=TITLE, articleBody="\n".join(BODY)))

    assert kept(html) == list(BODY)


def test_a_tweet_becomes_an_embed_with_author_date_and_address():
    tweet = ('<blockquote class="twitter-tweet" data-lang="ar"><p lang="ar" dir="rtl">الأعمال تبدأ الأحد المقبل بإذن الله.</p>&mdash; بلدية المرفأ (@marfa_city) '
             '<a href="https://twitter.com/marfa_city/status/1?ref_src=twsrc">4 مارس، 2026</a></blockquote>')
    blocks = read(page(f"<article><h1>{TITLE}</h1>{paragraphs(BODY[:3])}{tweet}{paragraphs(BODY[3:])}</article>")).blocks

    [embed] = [block.embed for block in blocks if block.embed]
    assert (embed.kind, embed.text, embed.author) == ("tweet", "الأعمال تبدأ الأحد المقبل بإذن الله.", "بلدية المرفأ (@marfa_city)")
    assert (embed.date, embed.url) == ("2026-03-04", "https://twitter.com/marfa_city/status/1?ref_src=twsrc")
    assert [block.text for block in blocks if block.reason is None] == list(BODY)


def test_what_stands_between_the_paragraphs_is_removed_with_its_reason():
    said = reasons(PAGES["wordpress"])

    assert said["أعمال حفر سابقة في أحد الأحياء الشرقية للمدينة."] == "caption"
    assert said[HEADLINES[0]] == "related-link"
    assert said["شارك هذا الموضوع:"] == "share-bar"
    assert said[COMMENTS[0]] == "comment-prompt" if COMMENTS[0] in said else True
    assert said[TITLE] == "repeated-title" if TITLE in said else True


@pytest.mark.parametrize("html", [
    page(f"{NAV}<main><h1>أخبار محلية</h1>{cards('card')}</main>{FOOTER}", title="أخبار محلية"),
    page(f"{NAV}<main><h1>أخبار محلية</h1>{links()}{links()}</main>{FOOTER}", title="أخبار محلية"),
    page(NAV), "", "<html>", "نص", "<!--", "\x00<p>\x00",
], ids=["cards", "headlines", "navigation only", "empty", "tag only", "a word", "open comment", "nul"])  # fmt: skip
def test_a_page_without_an_article_has_no_body(html):
    assert kept(html) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_truncated_page_keeps_what_arrived(name, share):
    html = PAGES[name][: int(len(PAGES[name]) * share)]

    assert {text for text in kept(html) if text in EXCERPTS or text in HEADLINES} == set()


def test_reading_twice_says_the_same():
    assert all(read(html) == read(html) for html in PAGES.values())


HOSTILE = {
    "100,000 nested boxes": "<div>" * 100_000 + paragraphs() + "</div>" * 100_000,
    "a million attributes": "<div " + " ".join(f"a{number}=1" for number in range(1_000_000)) + f">{paragraphs()}</div>",
    "open fonts repeated in each paragraph": "<p>" + "".join(f"<font a={number}>" for number in range(20_000)) + "<p>x" * 100_000,
    "attributes behind quoted brackets": "<div " + " ".join(f'a{number}=">"' for number in range(200_000)) + f">{paragraphs()}",
    "a lone surrogate": f"<h1>{TITLE}</h1><p>\ud800</p>{paragraphs()}",
    "nested tables": "<table><tr><td>" * 50_000 + paragraphs(),
    "only opening brackets": "<" * 3_000_000,
    "five megabytes": "<p>خبر.</p>" * 600_000,
    "furniture all the way": f'<h1>{TITLE}</h1>' + f'<div class="share">{paragraphs(BODY[:2])}</div>' * 8_000,
    "labels all the way": f'<h1>{TITLE}</h1>' + f'<div><b>اقرأ أيضا</b>{paragraphs(BODY[:2])}' * 8_000,
    "deep JSON-LD": '<script type="application/ld+json">' + "[" * 900_000 + "</script>" + paragraphs(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_within_bounds(name):
    seen = outline(HOSTILE[name])

    assert seen.visited <= MAX_NODES + 1
    assert max((element.depth for element in seen.elements), default=0) <= MAX_DEPTH + 1
    assert len(guarded(HOSTILE[name]).decode()) <= MAX_CHARS
    read(HOSTILE[name])


def test_nested_boxes_are_cut_and_not_their_text():
    assert kept(HOSTILE["100,000 nested boxes"]) == list(BODY)


def test_a_common_page_reaches_the_parser_as_it_is():
    assert all(guarded(html) == html.encode() for html in PAGES.values())


TEXT = f'<html><head><meta charset="%s"></head><body><h1>{TITLE}</h1>{paragraphs()}</body></html>'


@pytest.mark.parametrize(("encoding", "label", "header"), [
    ("utf-8", "utf-8", None), ("utf-8", "windows-1256", "text/html; charset=windows-1256"), ("cp1256", "windows-1256", None),
    ("cp1256", "utf-8", "text/html; charset=utf-8"), ("cp1256", "iso-8859-1", "text/html"), ("iso8859-6", "iso-8859-6", None),
    ("utf-16", "utf-8", None), ("utf-8-sig", "windows-1256", None), ("cp1256", "no-such-charset", "text/html; charset=hex"),
])  # fmt: skip
def test_a_page_is_decoded_by_its_content_where_its_label_lies(encoding, label, header):
    html = (TEXT % label).replace("،", "-") if encoding == "iso8859-6" else TEXT % label

    assert decode(html.encode(encoding), header) == html


@pytest.mark.parametrize("label", ["utf-8", "windows-1256"])
def test_a_damaged_utf8_page_stays_utf8(label):
    html = TEXT % label
    damaged = html.encode()[:-40] + b"\xd8\xff\xfe" + html.encode()[-40:]

    assert BODY[0] in decode(damaged)


def test_names_match_whole_words():
    assert named("share-buttons").reason == "share-bar"
    assert named("relatedNews box").reason == "related-link"
    assert named("shareholders-report") is None
    assert named("adaptive reader") is None


def test_a_hint_never_wins_over_the_article_it_holds():
    html = page(f'<div class="comments related share"><h1>{TITLE}</h1>{paragraphs()}</div>{FOOTER}')

    assert kept(html) == list(BODY)


def test_paragraphs_that_all_stand_differently_get_a_second_opinion():
    """No way of standing carries the article and no title says where it is: trafilatura is asked."""
    html = page(f'<article><div class="a"><p>{BODY[0]}</p></div><section class="b"><div><div>{BODY[1]}</div></div></section>'
                f'<div class="c"><ul class="x"><li><p>{BODY[3]}</p></li></ul></div><section><section><section class="q"><p>{BODY[4]}</p>'
                "</section></section></section></article>", title="نشرة")

    assert kept(html) == [BODY[0], BODY[1], BODY[3], BODY[4]]


def test_the_hints_tell_their_source():
    assert "Licence:" in SOURCE and "Date:" in SOURCE


@pytest.mark.parametrize("hint", tomllib.loads(SOURCE)["hint"], ids=lambda hint: hint["id"])
def test_each_hint_takes_its_examples_and_spares_its_look_alikes(hint):
    for name in hint["takes"]:
        mark = named(name)
        assert mark is not None and (mark.rule, mark.strong) == (hint["id"], True), name
    for name in hint["spares"]:
        mark = named(name)
        assert mark is None or not mark.strong, name
