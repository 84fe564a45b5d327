"""What document-level MinHash says of the same articles, in the files that the scorer reads."""
from __future__ import annotations

from pathlib import Path

import msgspec

from tests.bench.dedup import PEERS
from topics.codec import encode
from topics.records import CleanArticle

CLEAN, UNIQUE, DUPLICATE = (f"news.article.{topic}.v1.jsonl" for topic in ("clean", "unique", "duplicate"))


def judged(run: Path, peer: str, output: Path) -> Path:
    """The folder *output*: every clean article of *run* a duplicate of the first one that *peer* finds, or unique."""
    sketch, take = PEERS[peer]()
    output.mkdir()
    with (run / CLEAN).open("rb") as clean, (output / UNIQUE).open("wb") as unique, \
            (output / DUPLICATE).open("wb") as duplicate:
        order: dict[str, int] = {}
        for line in clean:
            article = msgspec.json.decode(line, type=CleanArticle)
            order[article.id] = len(order)
            if found := take(article, sketch(article)):
                duplicate.write(encode({"id": article.id, "duplicate_of": min(found, key=order.__getitem__)}) + b"\n")
            else:
                unique.write(encode({"id": article.id}) + b"\n")
    return output
