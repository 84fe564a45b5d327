"""
Tag's speed and memory on one core, and what each part of it takes.

    .venv/bin/python tests/bench/tag.py [--replay ../shared/data/replay.jsonl.gz] [--articles 2000]

Articles a second are of processor time, so that neighbours on the machine don't count; the first tenth warms up.
"""
from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from topics.records import Paragraph, UniqueArticle
from workers.stages.tag import Tag

AT = datetime(2026, 11, 21, tzinfo=UTC)


def article(row: dict) -> UniqueArticle:
    lines = [line for line in row["text"].splitlines() if line.strip()]
    return UniqueArticle(
        id=row["id"], title=row.get("title"), story_id=row["id"], relation="new",
        paragraphs=tuple(Paragraph(text=line) for line in lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replay", type=Path, default=Path("../shared/data/replay.jsonl.gz"))
    parser.add_argument("--articles", type=int, default=2000)
    args = parser.parse_args()

    began = time.process_time()
    tag = Tag()
    tag(article({"id": "warm", "text": "قصف الجيش بلدة حدودية أمس وقتل 3 أشخاص."}), AT)
    loaded = time.process_time() - began
    with gzip.open(args.replay, "rt", encoding="utf-8") as lines:
        articles = [article(json.loads(line)) for line in islice(lines, args.articles)]
    cold, warm = articles[: len(articles) // 10], articles[len(articles) // 10 :]
    for one in cold:
        tag(one, AT)
    began = time.process_time()
    events = sum(len(tag(one, AT).events) for one in warm)
    seconds = time.process_time() - began
    characters = sum(len(p.text) for one in warm for p in one.paragraphs) / len(warm)
    print(json.dumps({
        "articles": len(warm),
        "characters_an_article": round(characters),
        "articles_a_second": round(len(warm) / seconds),
        "articles_of_1800_characters_a_second": round(len(warm) / seconds * characters / 1800),
        "events_an_article": round(events / len(warm), 2),
        "load_seconds": round(loaded, 2),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }, indent=1))  # fmt: skip


if __name__ == "__main__":
    main()
