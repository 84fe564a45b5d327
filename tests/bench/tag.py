"""
Tag's speed and memory on one core.

    python -m tests.bench.tag [--articles 2000]

Articles of the replay, made-up ones where ../shared is absent. Articles a second are of processor time, so that
neighbours on the machine don't count; the first tenth warms up.
"""
from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Sequence

from tests.bench.streams import AT, REPLAY, made_up, replayed
from tests.figures import Figure, table
from topics.records import Paragraph, RawArticle, UniqueArticle
from workers.stages.tag import Tag


def unique(raw: RawArticle) -> UniqueArticle:
    lines = [line for line in (raw.text or "").splitlines() if line.strip()]
    return UniqueArticle(
        id=raw.id, title=raw.title, story_id=raw.id, relation="new",
        paragraphs=tuple(Paragraph(text=line) for line in lines))


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    count = parser.parse_args(arguments).articles
    began = time.process_time()
    tag = Tag()
    tag(unique(RawArticle(id="warm", text="قصف الجيش بلدة حدودية أمس وقتل 3 أشخاص.")), AT)
    loaded = time.process_time() - began
    articles = [unique(raw) for raw in (replayed(count) if REPLAY.exists() else made_up(count))]
    cold, warm = articles[: len(articles) // 10], articles[len(articles) // 10 :]
    for article in cold:
        tag(article, AT)
    began = time.process_time()
    events = sum(len(tag(article, AT).events) for article in warm)
    speed = len(warm) / (time.process_time() - began)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    letters = sum(len(paragraph.text) for article in warm for paragraph in article.paragraphs) / len(warm)
    columns = ["articles", "characters", "articles/s", "of 1,800 characters/s", "events each", "load, s", "memory, MB"]
    print(table(columns, [
        (f"{len(warm):,}", f"{letters:,.0f}", f"{speed:,.0f}", f"{speed * letters / 1800:,.0f}",
         f"{events / len(warm):.2f}", f"{loaded:.2f}", f"{memory:.0f}")]), flush=True)
    return [
        Figure("tag", f"articles of {letters:,.0f} characters/s", "≥", 1500, speed),
        Figure("tag", "the same as articles of 1,800 characters/s", "≥", 1500, speed * letters / 1800),
        Figure("tag", "seconds to load", "≤", 1, loaded),
        Figure("tag", "MB of memory", "≤", 300, memory),
    ]


if __name__ == "__main__":
    main()
