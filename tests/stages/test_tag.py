"""Tag: the stage as the flow calls it."""
from __future__ import annotations

import importlib
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

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


def test_an_article_without_a_time_of_its_own_leaves_relative_dates_open(tag):
    """An archive comes in years after its news: the day it came in is not the day it tells of."""
    told = "اعتقلت الشرطة التركية خمسة أشخاص في أنقرة أمس."

    [undated] = tag(article(told), AT).events
    [fetched] = tag(article(told, fetched_at=AT), AT).events

    assert (undated.date, undated.date_text) == (None, "أمس")
    assert fetched.date == "2026-05-06"


def test_an_event_in_reused_text_names_the_article_that_had_it_first(tag):
    reuse = (Reuse(article_id="old", containment=0.5, resemblance=0.4, paragraphs=((1, 7),)),)
    unique = article("هددت إيران بإغلاق المضيق.", "اعتقلت الشرطة التركية خمسة أشخاص.", reuse=reuse)

    told = {event.event: event.first_reported_in for event in tag(unique, AT).events}

    assert told == {"THREATEN": None, "COERCE": "old"}


def test_who_says_so_is_told_outermost_first(tag):
    text = "قالت رويترز نقلا عن وزارة الدفاع الروسية إن مسلحين قصفوا قاعدة في درعا."

    event = tag(article(text), AT).events[0]

    assert event.attribution[:2] == ("رويترز", "وزارة الدفاع الروسية")


def test_what_a_speaker_says_in_other_words_is_another_event(tag):
    first = "اتهم الوزير الكندي الحكومة الروسية برشوة الشهود في الجزيرة."
    told = tag(article(first, "واتهم الوزير الكندي الحكومة الروسية بتعطيل سفن الصيد عند المضيق."), AT).events
    again = tag(article(first, "وكان الوزير الكندي اتهم الحكومة الروسية برشوة الشهود في الجزيرة."), AT).events

    assert [event.event for event in told] == ["ACCUSE", "ACCUSE"]
    assert [(event.event, event.mentions) for event in again] == [("ACCUSE", (1,))]


def test_what_a_town_hall_asks_of_its_customers_is_no_news_of_politics(tag):
    """The same sentence tells a request where ministers and soldiers stand around it."""
    asks = "دعت المديرية السكان إلى ترك الوادي."
    services = "تبدأ البلدية مشروع الخدمات الجديد، وتستقبل طلبات التوظيف والتسجيل من الطلاب والمعلمين."
    politics = "قالت الحكومة إن وزير الدفاع والجيش والشرطة ومجلس الوزراء تابعوا القصف على العاصمة."

    assert not tag(article(services, asks), AT).events
    assert [event.event for event in tag(article(politics, asks), AT).events if event.paragraph == 1] == ["REQUEST"]


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


SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.labelled
@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
def test_the_labelled_articles_are_tagged_as_readers_tag_them(tag, tmp_path):
    """The floors lie a little under what was measured when they were set; see the README for the figures."""
    rows = [json.loads(line) for line in (SHARED / "data" / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    sys.path.insert(0, str(SHARED / "score"))
    gold = importlib.import_module("gold")
    with (tmp_path / "news.article.tagged.v1.jsonl").open("wb") as out:
        for row in rows:
            published = gold.iso(row.get("published"))
            unique = UniqueArticle(
                id=row["id"], title=row.get("title"), story_id=row["id"], relation="new",
                published_at=datetime.fromisoformat(published) if published else None,
                paragraphs=tuple(Paragraph(text=line) for line in row["lines"] if line.strip()))
            out.write(msgspec.json.encode(tag(unique, AT)) + b"\n")

    said = subprocess.run(
        [sys.executable, str(SHARED / "score" / "score.py"), "events", str(tmp_path)], capture_output=True, check=True)

    figures = json.loads(said.stdout)
    assert figures["event"]["f1"] >= 0.80
    assert figures["event"]["precision"] >= 0.80
    floors = {"actor": 0.63, "actor_country": 0.82, "recipient": 0.55, "place": 0.68, "mode": 0.85, "date": 0.82}
    reached = {name: figures["slots"][name]["f1"] for name in floors}
    assert {name: f1 for name, f1 in reached.items() if f1 < floors[name]} == {}
