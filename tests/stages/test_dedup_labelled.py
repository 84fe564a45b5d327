"""The labelled pairs of ../shared, where they are: what dedup says of them is not to get worse."""
from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from topics.codec import decode, encode
from topics.records import Duplicate, RawArticle, Rejected
from workers.stages.dedup import Dedup
from workers.stages.strip import Strip

SCORE = Path(__file__).resolve().parents[3] / "shared" / "score"
WEEK = timedelta(days=7)
AT = datetime(2026, 11, 21, tzinfo=UTC)

pytestmark = [
    pytest.mark.labelled,
    pytest.mark.skipif(not SCORE.exists(), reason="the labelled sets are not beside the project"),
]


@pytest.mark.parametrize(("name", "accuracy", "merge", "any_relation"), [
    ("dedup-generated", 0.97, 0.985, 0.985),
    ("dedup-natural", 0.93, 0.97, 0.97),
])
def test_copies_and_reuse_are_told_apart(name, accuracy, merge, any_relation, tmp_path):
    prepared = tmp_path / "raw.jsonl"
    subprocess.run([sys.executable, SCORE / "prepare.py", name, prepared], check=True, capture_output=True)
    strip, dedup = Strip({}, WEEK), Dedup({}, WEEK)
    with (tmp_path / "news.article.unique.v1.jsonl").open("wb") as unique, \
            (tmp_path / "news.article.duplicate.v1.jsonl").open("wb") as duplicate:
        for line in prepared.read_bytes().splitlines():
            clean = strip(decode(line, RawArticle), AT)
            if not isinstance(clean, Rejected):
                said = dedup(clean, AT)
                (duplicate if isinstance(said, Duplicate) else unique).write(encode(said) + b"\n")

    scored = subprocess.run([sys.executable, SCORE / "score.py", name, tmp_path], check=True, capture_output=True)

    figures = json.loads(scored.stdout)
    assert figures["accuracy"] >= accuracy
    assert figures["merge"]["f1"] >= merge
    assert figures["any_relation"]["f1"] >= any_relation
    for label in ("hard_negative", "residue_only_overlap"):
        assert "merge" not in figures["by_label"].get(label, {})
