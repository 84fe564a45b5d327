"""Canonical URLs, article ids, times that can be believed."""
from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.identity import article_id, canonical_url, host, trusted_time

AT = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.mark.parametrize("url", [
    "https://news.example/a/1?id=7&page=2",
    "HTTPS://News.Example:443/a/1?page=2&id=7#comments",
    "https://news.example/a/1?utm_source=feed&id=7&fbclid=Xy&page=2",
    "  https://user:secret@news.example/a/1?id=7&page=2&  ",
])
def test_the_spellings_of_one_page_are_one(url):
    assert canonical_url(url) == "https://news.example/a/1?id=7&page=2"


@pytest.mark.parametrize(("one", "other"), [
    ("https://news.example/خبر", "https://news.example/%d8%ae%D8%A8%d8%b1"),
    ("https://أخبار.example/", "https://xn--igbicxr.example/"),
    ("https://news.example", "https://news.example/"),
])
def test_arabic_is_one_encoded_or_not(one, other):
    assert article_id(one) == article_id(other)


@pytest.mark.parametrize(("one", "other"), [
    ("https://news.example/a", "http://news.example/a"),
    ("https://news.example/a", "https://www.news.example/a"),
    ("https://news.example/a", "https://news.example/A"),
    ("https://news.example/a?id=1", "https://news.example/a?id=2"),
    ("https://news.example/a%2Fb", "https://news.example/a/b"),
    ("https://news.example:8080/a", "https://news.example/a"),
    ("https://news.example/a?tag=1&tag=2", "https://news.example/a?tag=2&tag=1"),
])
def test_what_may_be_another_page_stays_another(one, other):
    assert article_id(one) != article_id(other)


@given(st.text(max_size=60), st.text(alphabet="abc%2fF?&=#اب:@[]/. ", max_size=60))
def test_canonical_is_canonical(free, path):
    for url in (free, f"https://a.example/{path}"):
        assert canonical_url(canonical_url(url)) == canonical_url(url)
        assert len(article_id(url)) == 64
        assert isinstance(host(url), str)


@pytest.mark.parametrize(("value", "moment", "flag"), [
    ("2026-01-09T10:00:00+02:00", datetime(2026, 1, 9, 8, tzinfo=UTC), None),
    ("2026-01-09T10:00:00Z", datetime(2026, 1, 9, 10, tzinfo=UTC), None),
    ("Fri, 09 Jan 2026 10:00:00 GMT", datetime(2026, 1, 9, 10, tzinfo=UTC), None),
    ("2026-01-09T10:00:00", datetime(2026, 1, 9, 10, tzinfo=UTC), "t_without_zone"),
    ("1989-12-31T23:59:59Z", None, "t_before_1990"),
    ("1990-01-01T00:00:00Z", datetime(1990, 1, 1, tzinfo=UTC), None),
    ("2026-11-22T00:00:00Z", datetime(2026, 11, 22, tzinfo=UTC), None),
    ("2026-11-22T00:00:01Z", None, "t_in_future"),
    ("9999-12-31T23:59:59-14:00", None, "t_unreadable"),
    ("أمس", None, "t_unreadable"),
    ("", None, None),
    (None, None, None),
])
def test_a_time_is_believed_within_reason(value, moment, flag):
    assert trusted_time(value, "t", AT) == (moment, flag)
