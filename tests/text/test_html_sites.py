"""Every page of html_sites through strip: its prose whole and alone, what it says of itself, nothing lost."""
from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from html_pages import page
from html_sites import BODY, COMMENTS, EXCERPTS, SITES, TITLE, ps
from topics.records import CleanArticle, RawArticle
from workers.stages.strip import Strip
from workers.text.html import read
from workers.text.outline import headed

_NAMES = re.compile(r"""\s(?:class|id|role|itemprop|property|aria-labelledby)\s*=\s*(?:"[^"]*"|'[^']*')""")
_TAG = re.compile(r"<(?!meta)[a-zA-Z][^<>]*>")
# What only a name tells: posts, a second article, a consent box, summaries, captions and promotions like paragraphs.
_NAMED = {
    "embedded posts", "a second article below under a lower heading", "a consent box below, longer than the article",
    "drupal 9", "blogger", "a channel whose text has its own class", "captions in paragraphs",
    "an author's box, a newsletter and an app between paragraphs",
}  # fmt: skip


def kept(html: str) -> list[str]:
    return [block.text for block in read(html).blocks if block.reason is None]


def strip(html: str) -> CleanArticle:
    article = RawArticle(url="https://daffa.example/n/1", html=html)
    clean = Strip({}, timedelta(days=7))(article, datetime(2026, 3, 8, tzinfo=UTC))
    assert isinstance(clean, CleanArticle)
    return clean


def said(html: str) -> list[str]:
    return [paragraph.text for paragraph in strip(html).paragraphs]


@pytest.mark.parametrize("name", SITES)
def test_a_site_yields_the_article_whole_and_alone(name):
    assert said(SITES[name].html) == list(SITES[name].kept)


@pytest.mark.parametrize("name", [name for name in SITES if name not in _NAMED])
def test_a_site_is_read_by_its_build_where_it_names_nothing(name):
    html = _TAG.sub(lambda tag: _NAMES.sub("", tag[0]), SITES[name].html)

    assert said(html) == list(SITES[name].kept)


@pytest.mark.parametrize("name", SITES)
def test_a_site_says_what_it_is(name):
    site, about = SITES[name], read(SITES[name].html)

    assert {field: getattr(about, field) for field in site.about} == site.about
    assert tuple(block.embed.kind for block in about.blocks if block.embed) == site.embeds


@pytest.mark.parametrize("name", SITES)
def test_what_a_site_s_article_loses_is_on_record(name):
    """Kept and removed lines together have every word of the blocks that were read."""
    clean = strip(SITES[name].html)
    lines = [paragraph.text for paragraph in clean.paragraphs] + [removed.text for removed in clean.removed]

    blocks = " ".join(block.text for block in read(SITES[name].html).blocks)
    assert sorted(blocks.split()) == sorted(" ".join(lines).split())


def test_prose_set_as_a_heading_is_no_heading():
    assert not any(paragraph.heading for paragraph in strip(SITES["paragraphs in headings"].html).paragraphs[:2])


@pytest.mark.parametrize("line", ["اقرأ أيضًا:", "التعليقات (8)", "12 تعليق", "مواضيع ذات صلة", "عن الكاتبة"])
def test_a_line_says_what_the_box_under_it_is(line):
    box = f"<div><h4>{line}</h4>{ps(EXCERPTS[:3])}</div>"

    mark = headed(line)
    assert mark is not None and mark.strong
    assert kept(page(f"<h1>{TITLE}</h1><div><div>{ps()}</div>{box}</div>", title=TITLE)) == list(BODY)


@pytest.mark.parametrize(
    "line", ["اقرأ أيضا ما كتبه المحرر أمس", "تعليقات الوزير على القرار", "الكاتبة التي فازت بالجائزة"]
)
def test_a_subhead_with_such_words_takes_nothing(line):
    box = f"<section><h3>{line}</h3>{ps(EXCERPTS[:3])}</section>"
    html = page(f"<h1>{TITLE}</h1><div>{ps(BODY[:3])}{box}{ps(BODY[3:])}</div>", title=TITLE)

    assert headed(line) is None
    assert kept(html) == [*BODY[:3], line, *EXCERPTS[:3], *BODY[3:]]


def test_a_furniture_s_name_on_the_first_prose_below_the_title_is_wrong():
    """And right on what follows it: comments, longer than the article."""
    article, comments = ps(BODY[:3], ' class="t"'), ps(COMMENTS * 4)
    boxes = f'<div class="comments-open">{article}</div><div class="comments">{comments}</div>'

    assert kept(page(f"<h1>{TITLE}</h1>{boxes}", title=TITLE)) == list(BODY[:3])
