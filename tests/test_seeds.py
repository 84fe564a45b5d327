"""The five seed articles, from the command line to the files, as their labels say."""
import json
from pathlib import Path

import pytest

from topics.catalog import CATALOG
from topics.records import CleanArticle, TaggedArticle
from workers.cli import OK, main

SHARED = Path(__file__).resolve().parents[2] / "shared"
LABELS = SHARED / "data" / "boiler_seed_lines.jsonl"

pytestmark = [
    pytest.mark.labelled,
    pytest.mark.skipif(not LABELS.exists(), reason="the labelled sets are not beside the project"),
]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    assert main(["run", str(SHARED / "seeds"), "--output", str(folder), "--in-process"]) == OK

    def read(kind):
        lines = (folder / f"{CATALOG[kind].name}.jsonl").read_text(encoding="utf-8").splitlines()
        return {article["id"]: article for article in map(json.loads, lines)}

    return read


def test_all_five_are_tagged(outcome):
    assert set(outcome(TaggedArticle)) == {path.stem for path in (SHARED / "seeds").glob("*.txt")}


def test_exactly_the_labelled_lines_are_kept_and_removed(outcome):
    clean = outcome(CleanArticle)
    for labelled in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()):
        article = clean[labelled["path"].removesuffix(".txt")]
        kept = [paragraph["text"] for paragraph in article["paragraphs"]]
        content = [line["text"].strip() for line in labelled["lines"] if line["label"] == "content"]
        assert kept == content
        boilerplate = sum(line["label"] == "boilerplate" for line in labelled["lines"])
        assert len({removed["line"] for removed in article["removed"]}) == boilerplate


def test_the_crawlers_date_the_summary_and_the_tweets_are_read(outcome):
    (article,) = [article for name, article in outcome(TaggedArticle).items() if name.startswith("003")]

    assert article["published_at"].startswith("2026-01-09")
    assert article["summary"]
    assert [embed["kind"] for embed in article["embeds"]] == ["tweet", "tweet"]


def test_the_second_reuses_eleven_paragraphs_of_the_first(outcome):
    (article,) = [article for name, article in outcome(TaggedArticle).items() if name.startswith("001")]

    assert article["relation"] == "partial"
    assert article["reuse"][0]["article_id"].startswith("000")
    assert len(article["reuse"][0]["paragraphs"]) == 11
