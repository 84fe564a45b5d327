"""Floors on the labelled pages, each measured with `python -m tests.bench.strip_html` and set a hair below."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from workers.text.html import read
from workers.text.normalize import fold

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
pytestmark = [pytest.mark.labelled, pytest.mark.skipif(not DATA.exists(), reason="the labelled sets are not at hand")]

_NAMES = re.compile(r"""\s(?:class|id|role|itemprop|property)\s*=\s*(?:"[^"]*"|'[^']*')""")
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<(?!meta)[a-zA-Z][^<>]*>")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def score(file: str, nameless: bool) -> tuple[float, float, int]:
    """Mean token F1, the worst page's, and how many forbidden strings are left; the title's words count neither way."""
    scores, leaks = [], 0
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        html = _TAG.sub(lambda tag: _NAMES.sub("", tag[0]), _SCRIPT.sub("", page["html"])) if nameless else page["html"]
        kept = words("\n".join(block.text for block in read(html).blocks if block.reason is None))
        got, want, title = Counter(kept), Counter(words(page["gold_text"])), Counter(words(page["gold_title"]))
        got -= Counter({word: min(count, title[word]) for word, count in (got - want).items()})
        scores.append(2 * (got & want).total() / (got.total() + want.total()))
        leaks += sum(" ".join(words(string)) in " ".join(kept) for string in page["must_not"])
    return sum(scores) / len(scores), min(scores), leaks


@pytest.mark.parametrize(("file", "nameless", "mean", "worst", "left"), [
    ("html_real.jsonl", False, 0.997, 0.990, 1),
    ("html_gold.jsonl", False, 0.998, 0.985, 2),
    # Without any class, id, role or itemprop: what is left is how pages are built, and that is what other sites share.
    ("html_real.jsonl", True, 0.995, 0.985, 1),
    ("html_gold.jsonl", True, 0.995, 0.970, 2),
])  # fmt: skip
def test_labelled_pages_hold_their_floor(file, nameless, mean, worst, left):
    figures = score(file, nameless)

    assert figures[0] >= mean
    assert figures[1] >= worst
    assert figures[2] <= left
