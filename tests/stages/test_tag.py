"""Tag: the stage as the flow calls it."""
from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from topics.records import Paragraph, Reuse, TaggedArticle, UniqueArticle
from workers.stages.tag import MAX_CHARACTERS, Tag

AT = datetime(2026, 5, 7, tzinfo=UTC)


@pytest.fixture(scope="module")
def tag() -> Tag:
    return Tag()


def article(*paragraphs: str, **fields) -> UniqueArticle:
    return UniqueArticle(
        id="a1", story_id="s1", relation="new", url="https://example.org/a1", source="example.org",
        paragraphs=tuple(Paragraph(text=text) for text in paragraphs), **fields)


def test_everything_the_unique_article_had_travels_on(tag):
    unique = article("اعتقلت الشرطة التركية خمسة أشخاص في أنقرة.", title="اعتقالات", extra={"feed": 3}, flags=("x",))

    tagged = tag(unique, AT)

    assert isinstance(tagged, TaggedArticle)
    assert all(getattr(tagged, name) == getattr(unique, name) for name in UniqueArticle.__struct_fields__)


def test_the_same_article_gives_the_same_events_twice(tag):
    """Kafka redelivers: ids are functions of the input, so a repeat overwrites and never doubles."""
    unique = article("قصف الجيش مواقع المسلحين في محيط البلدة.", "وطالبت الأمم المتحدة بوقف القتال.")

    first, again = tag(unique, AT), Tag()(unique, AT)

    assert msgspec.json.encode(first) == msgspec.json.encode(again)
    assert len({event.id for event in first.events}) == len(first.events) > 1


def test_an_event_carries_its_article(tag):
    [event] = tag(article("اعتقلت الشرطة التركية خمسة أشخاص في أنقرة.", published_at=AT), AT).events

    assert (event.article_id, event.story_id, event.url, event.source, event.published_at, event.quad_code) == (
        "a1", "s1", "https://example.org/a1", "example.org", AT, 4)
    assert event.text == "اعتقلت الشرطة التركية خمسة أشخاص في أنقرة."
    assert event.event_loc is not None
    assert event.event_loc.country == "TR"


def test_an_event_in_reused_text_names_the_article_that_had_it_first(tag):
    reuse = (Reuse(article_id="old", containment=0.5, resemblance=0.4, paragraphs=((1, 7),)),)
    unique = article("هددت إيران بإغلاق المضيق.", "اعتقلت الشرطة التركية خمسة أشخاص.", reuse=reuse)

    told = {event.event: event.first_reported_in for event in tag(unique, AT).events}

    assert told == {"THREATEN": None, "COERCE": "old"}


def test_a_missing_time_of_publication_is_when_the_article_came_in(tag):
    [event] = tag(article("اعتقلت الشرطة التركية خمسة أشخاص أمس."), AT).events

    assert event.date == "2026-05-06"


def test_who_says_so_is_told_outermost_first(tag):
    text = "قالت رويترز نقلا عن وزارة الدفاع الروسية إن مسلحين قصفوا قاعدة في درعا."

    event = tag(article(text), AT).events[0]

    assert event.attribution[:2] == ("رويترز", "وزارة الدفاع الروسية")


def test_a_heading_tells_no_event(tag):
    unique = UniqueArticle(
        id="a", story_id="a", relation="new",
        paragraphs=(Paragraph(text="قصف الجيش بلدة حدودية", heading=True), Paragraph(text="كان الطقس صحوا ذلك اليوم.")))

    assert tag(unique, AT).events == ()


@pytest.mark.parametrize(
    "text",
    [
        "قصف " * 40_000,
        "قصف الجيش بلدة " * 15_000,
        "،" * 100_000,
        "و" * 100_000,
        "12 قتيلا " * 20_000,
        "\N{RIGHT-TO-LEFT MARK}" * 50_000 + "قصف",
        "",
    ],
    ids=["one word", "one sentence", "marks", "one long word", "figures", "invisible", "nothing"],
)
def test_a_hostile_paragraph_is_read_to_its_bound(tag, text):
    """What stands beyond the bound is not read; nothing raises, and the offsets stay inside."""
    tagged = tag(article(text), AT)

    assert all(event.trigger.end <= min(len(text), MAX_CHARACTERS) for event in tagged.events)
