"""The labelled names of ../shared, for measuring; absent in a plain checkout."""
from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from workers.text import entities
from workers.text.tokens import read

DATA = Path(__file__).parents[3] / "shared" / "data"
CORPORA = ("ner_anercorp", "ner_aqmar")
KINDS = ("PER", "ORG", "LOC")


def agreement(corpus: str) -> dict[str, float]:
    """F1 of exact spans, by type; fifteen sentences in a row stand for an article."""
    sentences = [json.loads(line) for line in (DATA / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines()]
    hits: Counter[str] = Counter()
    said: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for start in range(0, len(sentences), 15):
        article = sentences[start : start + 15]
        texts = [read(" ".join(row["tokens"])) for row in article]
        for row, words, mentions in zip(article, texts, entities.read(texts), strict=True):
            owner = [number for number, token in enumerate(row["tokens"]) for _ in range(len(token) + 1)]
            spans = [(words.span(m.first, m.last), m.type) for m in mentions]
            found = {(owner[first], owner[last - 1] + 1, kind) for (first, last), kind in spans}
            gold = {(e["start"], e["end"], e["type"]) for e in row["entities"] if e["type"] in KINDS}
            hits.update(kind for *_, kind in found & gold)
            said.update(kind for *_, kind in found)
            wanted.update(kind for *_, kind in gold)
    return {kind: 2 * hits[kind] / (said[kind] + wanted[kind]) for kind in KINDS}
