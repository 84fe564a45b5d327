"""The labelled pairs of ../shared, where they are: what dedup says of them is not to get worse."""
from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from tests.quality.labelled import SHARED, prepare, score
from topics.codec import decode, encode
from topics.records import Duplicate, RawArticle, Rejected
from workers.stages.dedup import Dedup
from workers.stages.parts import Judge, Part, Read
from workers.stages.strip import Strip

WEEK = timedelta(days=7)
AT = datetime(2026, 11, 21, tzinfo=UTC)

pytestmark = [
    pytest.mark.labelled,
    pytest.mark.skipif(not SHARED.exists(), reason="the labelled sets are not beside the project"),
]


@pytest.mark.parametrize(("name", "accuracy", "merge", "any_relation"), [
    ("dedup-generated", 0.97, 0.985, 0.985),
    ("dedup-natural", 0.93, 0.97, 0.97),
])
def test_copies_and_reuse_are_told_apart(name, accuracy, merge, any_relation, tmp_path):
    strip, dedup = Strip({}, WEEK), Dedup({}, WEEK)
    with (tmp_path / "news.article.unique.v1.jsonl").open("wb") as unique, \
            (tmp_path / "news.article.duplicate.v1.jsonl").open("wb") as duplicate:
        for line in prepare(name, tmp_path).read_bytes().splitlines():
            clean = strip(decode(line, RawArticle), AT)
            if not isinstance(clean, Rejected):
                said = dedup(clean, AT)
                (duplicate if isinstance(said, Duplicate) else unique).write(encode(said) + b"\n")

    figures = score(name, tmp_path)

    assert figures["accuracy"] >= accuracy
    assert figures["merge"]["f1"] >= merge
    assert figures["any_relation"]["f1"] >= any_relation
    for label in ("hard_negative", "residue_only_overlap"):
        assert "merge" not in figures["by_label"].get(label, {})


@pytest.mark.parametrize("name", ["dedup-generated", "dedup-natural", "replay"])
def test_four_parts_agree_with_one_memory(name, tmp_path):
    """At least 99.5 % with the same kind, sources and story."""
    if name == "replay":
        with gzip.open(SHARED / "data" / "replay.jsonl.gz") as replay:
            lines = list(islice(replay, 3000))
    else:
        lines = prepare(name, tmp_path).read_bytes().splitlines()
    strip, one, judge = Strip({}, WEEK), Dedup({}, WEEK), Judge({}, WEEK)
    parts = [Part({}, WEEK, 4) for _ in range(4)]
    agreed = []
    for line in lines:
        clean = strip(decode(line, RawArticle), AT)
        if not isinstance(clean, Rejected):
            probe = Read()(clean, AT)
            for part in parts:
                probe = part(probe, AT)
            agreed.append(verdict(judge(probe, AT)) == verdict(one(clean, AT)))

    assert sum(agreed) >= 0.995 * len(agreed)


def verdict(said):
    if isinstance(said, Duplicate):
        return said.kind, said.duplicate_of, said.story_id
    return said.relation, {reuse.article_id for reuse in said.reuse}, said.story_id
