"""What an article is about, and whether it belongs to a section where words of violence mean something else."""
from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from workers.text import media_topics
from workers.text.tokens import read

REPLAY = Path(__file__).parents[3] / "shared" / "data" / "replay.jsonl.gz"
ROWS: list[dict[str, Any]] = tomllib.loads(media_topics.SOURCE.read_text(encoding="utf-8"))["topic"]
CODES = [row["code"] for top in ROWS for row in (top, *top["sub"])]


def topics_of(*paragraphs: str) -> tuple[media_topics.Topic, ...]:
    return media_topics.classify([read(paragraph) for paragraph in paragraphs])


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_each_topic_takes_its_example_and_spares_its_look_alike(row: dict[str, Any]) -> None:
    taken, spared = topics_of(row["takes"]), topics_of(row["spares"])

    assert taken[0].code == f"medtop:{row['code']}"
    assert f"medtop:{row['code']}" not in [topic.code for topic in spared]


def test_codes_are_the_two_upper_levels_and_none_stands_twice() -> None:
    assert len(ROWS) == 17
    assert sorted(row["code"] for row in ROWS) == [f"{number:02}000000" for number in range(1, 18)]
    assert all(re.fullmatch(r"2000\d{4}", row["code"]) for top in ROWS for row in top["sub"])
    assert len(CODES) == len(set(CODES))


def test_scores_are_shares_and_the_best_topic_stands_first() -> None:
    topics = topics_of(*(row["takes"] for row in ROWS[:3]))
    tops = [topic for topic in topics if topic.code.endswith("000000")]

    assert all(0 < topic.score <= 1 for topic in topics)
    assert [topic.score for topic in tops] == sorted((topic.score for topic in tops), reverse=True)


def test_a_match_report_is_soft_and_a_raid_on_a_stadium_is_not() -> None:
    match = topics_of("هاجم الفريق مرمى ضيفه وسجل هدفين في الشوط الأول من المباراة", "وأشاد المدرب باللاعبين")
    raid = topics_of("قصفت الطائرات الملعب فسقط قتلى وجرحى", "واتهم الجيش مسلحين بإطلاق صواريخ خلال الاشتباكات")

    assert media_topics.soft_section(match) == "sport"
    assert media_topics.soft_section(raid) is None


def test_an_article_that_says_nothing_clear_has_no_topic() -> None:
    assert topics_of("كان ذلك في الصباح الباكر", "") == ()
    assert media_topics.soft_section(()) is None


def test_the_order_of_paragraphs_does_not_matter() -> None:
    paragraphs = [row["takes"] for row in ROWS[3:7]]

    assert topics_of(*paragraphs) == topics_of(*reversed(paragraphs))


@pytest.mark.labelled
@pytest.mark.skipif(not REPLAY.exists(), reason="the labelled sets are not here")
def test_sections_of_real_outlets_are_told_apart() -> None:
    """Ids carry the outlet's own section; soft sections found, and politics and war not taken for one."""
    soft: dict[str, Counter[str | None]] = {}
    with gzip.open(REPLAY, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 10:
                continue
            article = json.loads(line)
            section = re.match(r"[A-Z]{2}-(\w+)-", article["id"])
            if section:
                topics = topics_of(article.get("title") or "", *article["text"].split("\n"))
                soft.setdefault(section[1], Counter())[media_topics.soft_section(topics)] += 1

    def share(section: str, *names: str | None) -> float:
        return sum(soft[section][name] for name in names) / soft[section].total()

    assert share("sport", "sport") >= 0.93
    assert share("technology", "technology", "health") >= 0.65
    assert share("culture", "culture") >= 0.6
    assert share("economy", "economy") >= 0.5
    assert share("middleEast", None) >= 0.93
    assert share("internationalNews", None) >= 0.87
