"""Bytes in, records out, and errors that name the field at fault."""
import msgspec
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from topics.codec import DecodeError, decode, encode
from topics.records import CleanArticle, Paragraph, RawArticle, Reuse, UniqueArticle


def test_what_is_encoded_decodes_to_the_same_record():
    article = UniqueArticle(
        id="a", story_id="a", relation="partial", extra={"desk": {"names": ["محليات", None, 1.5]}},
        paragraphs=(Paragraph(text="نصّ الخبر", heading=True),),
        reuse=(Reuse(article_id="b", containment=0.5, resemblance=0.25, paragraphs=((0, 3), (2, 4))),))

    assert decode(encode(article), UniqueArticle) == article


def test_arabic_is_written_as_utf_8_and_not_escaped():
    assert "أخبار".encode() in encode(RawArticle(id="1", text="أخبار"))


def test_encoded_records_are_one_line():
    assert b"\n" not in encode(RawArticle(id="1", text="سطر\nوسطر\r\nوسطر"))


def test_unknown_fields_are_ignored():
    assert decode(b'{"id": "1", "text": "x", "crawler_build": 7}', RawArticle) == RawArticle(id="1", text="x")


@pytest.mark.parametrize(("value", "names"), [
    (None, "tombstone"),
    (b"", "JSON"),
    (b"{", "JSON"),
    ("خبر".encode("windows-1256"), "UTF-8"),
    (b'{"id": "\xff", "text": "x"}', "UTF-8"),
    (b"[]", "object"),
    (b'{"id": 5, "text": "x"}', "$.id"),
    (b'{"id": "5", "text": ["x"]}', "$.text"),
    (b'{"id": "5", "text": "x", "extra": []}', "$.extra"),
    (b'{"text": "x"}', "`id` or `url`"),
    (b'{"id": "5"}', "`html` or `text`"),
    (b"[" * 100_000, "JSON"),
    (b'{"id": "5", "text": "x", "extra": {"a": NaN}}', "JSON"),
])
def test_bytes_that_are_no_article_are_refused_with_the_fault_named(value, names):
    with pytest.raises(DecodeError, match="RawArticle") as refused:
        decode(value, RawArticle)

    assert names in str(refused.value)


@given(st.binary(max_size=200))
def test_any_bytes_decode_or_are_refused(value):
    try:
        assert isinstance(decode(value, RawArticle), RawArticle)
    except DecodeError as refused:
        assert str(refused)


@given(st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text() | st.integers(-(2**53), 2**53),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=8))
def test_extra_passes_through_untouched(value):
    """Whatever JSON a crawler hangs on its article comes out the same."""
    sent = orjson.dumps({"id": "1", "text": "x", "extra": {"v": value}})

    read = decode(sent, RawArticle)

    assert orjson.loads(encode(read))["extra"] == orjson.loads(sent)["extra"]


def test_records_are_immutable():
    with pytest.raises(AttributeError):
        RawArticle(id="1", text="x").id = "2"  # type: ignore[misc]


def test_a_clean_article_without_paragraphs_is_refused():
    with pytest.raises(msgspec.ValidationError, match="paragraphs"):
        msgspec.convert({"id": "1"}, CleanArticle)
