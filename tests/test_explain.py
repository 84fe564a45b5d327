"""Journeys are for people, and article text is from strangers: it must not command their terminal."""
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from topics.records import (
    CleanArticle, DeadLetter, Duplicate, Event, Paragraph, Rejected, Removed, Reuse, TaggedArticle, Trigger,
)  # fmt: skip
from workers.explain import Journey, arabic, visible

RLM, RLI, PDI = "\N{RIGHT-TO-LEFT MARK}", "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
PROSE = (Paragraph(text="تظاهر مئات العمال في صفاقس"), Paragraph(text="وطالبوا برفع الأجور"))
CLEAN = CleanArticle(
    id="b", source="feed", title="عمال يتظاهرون", paragraphs=PROSE,
    removed=(Removed(text="اقرأ أيضاً: أخبار أخرى", reason="related-link", rule="read-also", line=3),))


def told(*records):
    return "\n".join(Journey(80).tell(records))


def test_what_went_is_told_with_its_reason_rule_and_line():
    copy = Duplicate(id="b", duplicate_of="a", story_id="a", kind="near", resemblance=0.9, containment=0.95)

    text = told(CLEAN, copy)

    assert "2 paragraphs kept, 1 piece removed" in text
    assert "related-link · rule read-also · line 3" in text
    assert "near copy" in text
    assert "95% of this one stands there" in text


def test_what_was_seen_before_is_named_by_its_title():
    journey = Journey(80)
    list(journey.tell((TaggedArticle(id="a", title="الخبر الأول", story_id="a", relation="new", paragraphs=PROSE),)))

    reuse = Reuse(article_id="a", containment=0.5, resemblance=0.3, paragraphs=((0, 1), (2, 3)))
    later = TaggedArticle(id="b", story_id="a", relation="partial", novelty=0.5, paragraphs=PROSE, reuse=(reuse,))
    text = "\n".join(journey.tell((CLEAN, later)))

    assert "partial, 50% of its words are new" in text
    assert "0←1, 2←3" in text
    assert "الخبر الأول" in text


def test_what_happened_is_told_with_the_rule_that_fired():
    event = Event(
        id="e", article_id="b", event="PROTEST", mode=("demonstrate",), quad_code=3, paragraph=0, text=PROSE[0].text,
        rule="protest-demonstrate", trigger=Trigger(text="تظاهر", start=0, end=5), confidence=0.9, date="2026-11-12")

    text = told(CLEAN, TaggedArticle(id="b", story_id="b", relation="new", paragraphs=PROSE, events=(event,)))

    assert "PROTEST (demonstrate), confidence 0.90" in text
    assert "rule protest-demonstrate" in text
    assert "when 2026-11-12" in text


def test_refusals_and_failures_are_told():
    assert "Rejected: not_arabic" in told(Rejected(id="x", reason="not_arabic", detail="3% Arabic"))

    letter = told(DeadLetter(
        topic="t", partition=0, offset=0, stage="strip", error_class="DecodeError", message="$.id", time="",
        value=b"{\x1b"))
    assert "stage strip failed with DecodeError" in letter
    assert "\\x1b" in letter


@pytest.mark.parametrize("hostile", [
    "\x1b[2J\x1b]0;title\x07", "\x9b31m", "\r\x08", "\u202eمقلوب", "\u2066\u2069\u2069", "a\u2028b", "\ud800",
    "\U000e0041",
])
def test_article_text_can_not_command_the_terminal(hostile):
    title = f"خبر {hostile} عاجل"

    for line in told(Rejected(id=hostile, title=title, url=hostile, source=hostile, reason="no_body")).splitlines():
        assert hostile not in line
        line.encode()


@given(st.text(max_size=300), st.integers(20, 110))
def test_every_arabic_line_is_isolated_and_no_wider_than_the_terminal(text, width):
    for line in arabic(text, width):
        assert line.startswith(RLM)
        assert (line.count(RLI), line.count(PDI)) == (1, 1)
        assert cell_len(line[line.index(RLI) + 1 : line.index(PDI)]) <= width - 4
        assert all(unicodedata.category(letter) != "Cc" for letter in line)


def test_a_word_without_end_is_cut_in_linear_time():
    assert len(list(arabic("و" * 2_000_000, 84))) == 25_000


@given(st.text(max_size=300))
def test_no_word_is_lost_by_wrapping(text):
    isolated = "".join(line[line.index(RLI) + 1 : line.index(PDI)] for line in arabic(text, 40))

    assert isolated.replace(" ", "") == "".join(visible(text).split())
