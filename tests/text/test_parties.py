"""Who does it to whom: sentences with each of their events and the words that name its parties."""
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
        {"event": event.event, "who": [a.text for a in event.actor], "whom": [a.text for a in event.recipient]}
        for event in tag(article, published).events
    ]

    assert said == case["events"]
