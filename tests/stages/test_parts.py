"""Dedup's memory in several parts: the verdicts of one memory, whatever comes twice or is not judged."""
from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime, timedelta

import msgspec
import orjson

from topics.catalog import CATALOG, OUTCOMES
from topics.codec import encode
from topics.records import CleanArticle, Duplicate, Found, Paragraph, Probe, Processing, Record, TaggedArticle
from workers.agents import Message
from workers.inprocess import Queues
from workers.settings import Settings
from workers.stages.dedup import Dedup
from workers.stages.parts import CARRIED, Judge, Part, Read

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
WEEK = timedelta(days=7)

VOCABULARY = (
    "المدينة النهر الجسر الوزير البلدية السوق المدرسة الطريق الميناء المصنع العمال السكان الحي الشتاء الخريف أعلنت "
    "افتتحت ناقشت أكدت زار وصل غادر بدأ انتهى استمر خلال بعد قبل أمام قرب جديدة قديمة كبيرة صغيرة واسعة مساء صباح "
    "اليوم أمس الأسبوع المشروع الخطة الاتفاق اللجنة المجلس الرئيس المدير المهندس الطبيب المعلم الفلاح التاجر البحر"
)


def passage(seed: int, words: int = 40) -> str:
    dice = random.Random(seed)
    return " ".join(dice.choices(VOCABULARY.split(), k=words)) + "."


def stream(count: int) -> list[CleanArticle]:
    """New articles, copies, edited copies, briefs, mixes and revisions, each soon after what it was made from."""
    dice = random.Random(count)
    bodies = [[passage(10 * number + line) for line in range(4)] for number in range(count)]
    made = []
    for number in range(count):
        id, body = f"a{number}", bodies[number]
        base = bodies[max(0, number - dice.randint(1, 8))]
        match dice.randrange(8):
            case 0:
                body = base
            case 1:
                body = [text.replace("المدينة", "العاصمة").replace("خلال", "في") for text in base]
            case 2:
                body = base[:1]
            case 3:
                body = [*base[:2], *body[:2]]
            case 4:
                id = f"a{max(0, number - 5)}"
        bodies[number] = body
        made.append(CleanArticle(id=id, published_at=AT + timedelta(minutes=20 * number), title=f"خبر {number}",
                                 paragraphs=tuple(Paragraph(text=text) for text in body)))
    return made


class Flow:
    """Read, parts and judge over stores of their own; each can be started anew from its store."""

    def __init__(self, parts: int) -> None:
        self.stores: list[dict[bytes, bytes]] = [{} for _ in range(parts)]
        self.judged: dict[bytes, bytes] = {}
        self.restart()

    def restart(self) -> None:
        self.parts = [Part(store, WEEK, len(self.stores)) for store in self.stores]
        self.judge = Judge(self.judged, WEEK)

    def found(self, article: CleanArticle) -> Found:
        probe: Probe | Found = Read()(article, AT)
        for part in self.parts:
            assert isinstance(probe, Probe)
            probe = part(probe, AT)
        return probe

    def __call__(self, article: CleanArticle) -> Record:
        return self.judge(self.found(article), AT)


def test_several_parts_say_what_one_memory_says():
    flow, one = Flow(4), Dedup({}, WEEK)
    articles = stream(200)

    said = [flow(each) for each in articles]

    assert said == [one(each, AT) for each in articles]
    assert {type(each).__name__ for each in said} == {"UniqueArticle", "Duplicate"}
    assert sum(map(len, flow.stores)) == len(flow.judged) == one.articles and all(flow.stores)


def test_a_flow_of_four_parts_in_memory_ends_as_one_of_one_part():
    """Each part is an agent of its own here, with articles under way between them."""
    raw = [
        Message("raw", 0, number, AT.timestamp(), None, orjson.dumps({
            "id": each.id, "text": "\n".join(paragraph.text for paragraph in each.paragraphs),
            "published_at": (AT - timedelta(hours=100 - number)).isoformat()}))
        for number, each in enumerate(stream(100))]
    one, four = (Queues(Settings(dedup_parts=parts)) for parts in (1, 4))
    asyncio.run(one.run(raw))
    asyncio.run(four.run(raw))

    assert ends(four) == ends(one)
    assert sum(map(len, ends(four).values())) == len(raw)
    assert ends(four)[Duplicate] and set(four.published) <= set(CATALOG)


def ends(queues: Queues) -> dict[type[Record], list[Record]]:
    """The outcomes, but for the times that stages took."""
    return {kind: [msgspec.structs.replace(outgoing.record, processing=Processing())
                   if isinstance(outgoing.record, TaggedArticle) else outgoing.record
                   for outgoing in queues.published[kind]] for kind in OUTCOMES}


def test_an_article_that_is_read_again_finds_what_it_found_and_changes_no_part():
    flow = Flow(3)
    for each in stream(60):
        found = flow.found(each)
        kept = [dict(store) for store in flow.stores]

        assert flow.found(each) == found
        assert flow.stores == kept
        flow.judge(found, AT)


def test_whatever_is_read_again_after_a_crash_gets_the_answer_it_had():
    """Every hop goes back and starts anew from its store, again and again."""
    dice = random.Random(7)

    def read_with_crashes(count: int) -> list[int]:
        order: list[int] = []
        at = 0
        while at < count:
            to = min(count, at + dice.randint(1, 12))
            order.extend(range(at, to))
            at = to if to == count else max(0, to - dice.randint(0, 6))
        return order

    flow, articles = Flow(3), stream(120)
    messages = [Read()(article, AT) for article in articles]
    for number in range(3):
        following = []
        for at in read_with_crashes(len(messages)):
            if dice.random() < 0.05:
                flow.restart()
            following.append(flow.parts[number](messages[at], AT))
        messages = following
    said: dict[bytes, set[bytes]] = {}
    for at in read_with_crashes(len(messages)):
        if dice.random() < 0.05:
            flow.restart()
        article = messages[at].article
        said.setdefault(encode(article), set()).add(encode(flow.judge(messages[at], AT)))

    one = Dedup({}, WEEK)
    assert len(messages) > 2 * len(articles)
    assert said == {encode(article): {encode(one(article, AT))} for article in articles}


def test_what_was_kept_and_never_judged_does_not_exist():
    """It became a dead letter on its way; it must not be named as anyone's original."""
    flow = Flow(2)
    lost, copy, again = (
        CleanArticle(id=id, paragraphs=(Paragraph(text=passage(1)), Paragraph(text=passage(2))))
        for id in ("lost", "copy", "again"))
    flow.found(lost)

    said = flow(copy), flow(again), flow(lost)

    assert [each.story_id for each in said] == ["copy", "copy", "copy"]
    assert [type(each).__name__ for each in said] == ["UniqueArticle", "Duplicate", "Duplicate"]


def test_a_memory_that_was_in_one_part_goes_on_in_several():
    flow, one = Flow(3), Dedup({}, WEEK)
    articles = stream(120)
    before = Dedup(flow.judged, WEEK)
    for article in articles[:60]:
        assert before(article, AT) == one(article, AT)

    flow.restart()

    assert [flow(article) for article in articles[60:]] == [one(article, AT) for article in articles[60:]]
    assert [flow(article) for article in articles] == [one(article, AT) for article in articles]


def test_what_an_article_carries_is_bounded():
    flow = Flow(8)
    common = passage(1, 60)
    bodies = [common, *(f"{passage(number, 30)} {common} {passage(-number, 30)}" for number in range(2, 200))]
    for number, body in enumerate(bodies):
        flow(CleanArticle(id=f"a{number % 150}", paragraphs=(Paragraph(text=body),)))

    found = flow.found(CleanArticle(id="a0", paragraphs=(Paragraph(text=common),))).found

    assert 8 <= len(found) <= CARRIED
    assert [find.common for find in found] == sorted((find.common for find in found), reverse=True)
