"""
Tag's speed and memory on one core, and what each finder takes.

    python -m tests.bench.tag [--articles 2000]

Articles of the replay, made-up ones where ../shared is absent. Articles a second are of processor time, so that
neighbours on the machine don't count; the first tenth warms up. Neighbours do slow the memory down, though: the same
time is told in rounds of a plain loop, too, measured before and after.
"""
from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence

from tests.bench.streams import AT, REPLAY, made_up, replayed
from tests.figures import Figure, table
from topics.records import Paragraph, RawArticle, UniqueArticle
from workers.rehearsal import lasting
from workers.stages.tag import Tag
from workers.text import actors, dates, entities, figures, media_topics, places, triggers
from workers.text.tokens import Words, read

Finder = Callable[[list[Words]], object]


def unique(raw: RawArticle) -> UniqueArticle:
    lines = [line for line in (raw.text or "").splitlines() if line.strip()]
    return UniqueArticle(
        id=raw.id, title=raw.title, story_id=raw.id, relation="new",
        paragraphs=tuple(Paragraph(text=line) for line in lines))


def loop_seconds() -> float:
    """Processor time of one round of a fixed loop of plain Python, the least of five."""

    def once() -> float:
        began, seen = time.process_time(), {}
        for number in range(200_000):
            seen[number & 1023] = number * 3
        return (time.process_time() - began) / 200_000

    return min(once() for _ in range(5))


def parts(articles: Sequence[UniqueArticle]) -> list[tuple[str, float]]:
    """Each finder by itself over *articles*, in seconds an article, the dearest first."""
    lexicon = triggers.lexicon()
    texts = [[read(article.title or ""), *(read(p.text) for p in article.paragraphs)] for article in articles]
    finders: dict[str, Finder] = {
        "words": lambda words: [read(one.text) for one in words],
        "topics": lambda words: media_topics.classify(words),
        "beat": lambda words: lexicon.beat(words, False),
        "places": places.read,
        "actors": actors.read,
        "entities": entities.read,
        "triggers": lambda words: [lexicon.triggers(w, *span) for w in words for span in w.sentences],
        "dates of every paragraph": lambda words: [dates.find(one, AT) for one in words],
        "figures of every paragraph": lambda words: [figures.find(one) for one in words],
    }
    taken = []
    for name, find in finders.items():
        began = time.process_time()
        for words in texts:
            find(words)
        taken.append((name, (time.process_time() - began) / len(texts)))
    return sorted(taken, key=lambda part: -part[1])


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    count = parser.parse_args(arguments).articles
    began = time.process_time()
    with lasting():  # as a worker loads it
        tag = Tag()
        tag(unique(RawArticle(id="warm", text="قصف الجيش بلدة حدودية أمس وقتل 3 أشخاص.")), AT)
    loaded = time.process_time() - began
    articles = [unique(raw) for raw in (replayed(count) if REPLAY.exists() else made_up(count))]
    cold, warm = articles[: len(articles) // 10], articles[len(articles) // 10 :]
    for article in cold:
        tag(article, AT)
    loop = loop_seconds()
    began = time.process_time()
    events = sum(len(tag(article, AT).events) for article in warm)
    speed = len(warm) / (time.process_time() - began)
    loop = min(loop, loop_seconds())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    letters = sum(len(paragraph.text) for article in warm for paragraph in article.paragraphs) / len(warm)
    row = {
        "articles": f"{len(warm):,}", "characters": f"{letters:,.0f}", "articles/s": f"{speed:,.0f}",
        "of 1,800 characters/s": f"{speed * letters / 1800:,.0f}", "loop rounds each": f"{1 / speed / loop:,.0f}",
        "events each": f"{events / len(warm):.2f}", "load, s": f"{loaded:.2f}", "memory, MB": f"{memory:.0f}",
    }  # fmt: skip
    print(table(list(row), [list(row.values())]), flush=True)
    taken = [(name, f"{1e6 * seconds:,.0f}") for name, seconds in parts(warm[:500])]
    print(table(["finder", "µs an article"], taken), flush=True)
    return [
        Figure("tag", f"articles of {letters:,.0f} characters/s", "≥", 1500, speed),
        Figure("tag", "the same as articles of 1,800 characters/s", "≥", 1500, speed * letters / 1800),
        Figure("tag", "seconds to load", "≤", 1, loaded),
        Figure("tag", "MB of memory", "≤", 300, memory),
    ]


if __name__ == "__main__":
    main()
