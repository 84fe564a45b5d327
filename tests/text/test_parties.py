"""Who does it to whom: sentences with each of their events and the words that the names of its parties begin with."""
from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from topics.records import Paragraph, UniqueArticle
from workers.stages.tag import Tag

CASES = json.loads((Path(__file__).parents[1] / "cases" / "events" / "parties.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tag() -> Tag:
    return Tag()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_says_who_did_it_to_whom(tag, case):
    paragraphs = tuple(Paragraph(text=text) for text in case["text"].split("|"))
    published = datetime(2026, 5, 6, tzinfo=UTC)
    article = UniqueArticle(
        id="a", story_id="a", relation="new", published_at=published, paragraphs=paragraphs)

    said = [
        (event.event, [actor.text for actor in event.actor], [actor.text for actor in event.recipient])
        for event in tag(article, published).events
    ]

    assert [label for label, _, _ in said] == [event["event"] for event in case["events"]]
    for (_, who, whom), event in zip(said, case["events"], strict=True):
        assert _named(who, event["who"]), who
        assert _named(whom, event["whom"]), whom


def _named(said: list[str], wanted: list[str]) -> bool:
    return len(said) == len(wanted) and all(map(str.startswith, said, wanted))
