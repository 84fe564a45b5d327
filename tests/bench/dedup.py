"""
Dedup's memory and speed as it fills, beside datasketch's MinHashLSH and rensa, on one core.

    python -m tests.bench.dedup [--articles 10000 100000] [--replay 20000] [--peers 10000]

Articles are made up: words of a made-up vocabulary in the frequencies of a language, 1,800 to 3,200 characters, one in
ten a copy and one in twenty a part of an earlier one; and, where ../shared is there, those of the replay as they are.
What is timed, in seconds of one core, is reading the text (words and landmarks, or permutations of shingles) and, apart
from it, look-up and insert: finding what is like it, for Rasid also aligning and judging, and keeping it. Bytes are
what the process grew by, all in: records, keys, dict, index. datasketch needs scipy, which nothing else here does.

    python -m tests.bench.dedup --shares ../shared/data

tells instead, for each label of the labelled pairs, the shares and passages that the thresholds were set by.
"""
from __future__ import annotations

import argparse
import gc
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tests.bench.streams import REPLAY, START, replayed
from tests.figures import Figure, table
from topics.records import CleanArticle, Paragraph
from workers.stages.dedup import Dedup
from workers.text.shingles import Aligner, fingerprint

Sketch = Callable[[CleanArticle], Any]
Take = Callable[[CleanArticle, Any], object]

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
REAL = "rasid, replay"
LAST = 2_000  # articles at the end of each size whose speed is told


def vocabulary(size: int = 60_000) -> list[str]:
    """Made-up words of three to eight letters, the first ones shorter, as common words are."""
    random = np.random.default_rng(1)
    lengths = np.minimum(8, 2 + random.poisson(1 + np.log10(np.arange(1, size + 1))))
    return ["".join(LETTERS[letter] for letter in random.integers(0, len(LETTERS), length)) for length in lengths]


def articles(count: int) -> Iterator[CleanArticle]:
    """*count* articles over seven days of stream time, the same ones every time."""
    words = vocabulary()
    shares = np.cumsum(1 / np.arange(1, len(words) + 1))
    step = timedelta(days=7) / max(count, 1)

    def written(number: int) -> tuple[float, int, list[str]]:
        random = np.random.default_rng((2, number))
        kind, back, length = random.random(), int(random.integers(1, 5_000)), int(random.integers(1_800, 3_200))
        drawn = np.searchsorted(shares, random.random(length // 5) * shares[-1])
        text = " ".join([words[word] for word in drawn.tolist()])[:length]
        return kind, back, [text[cut : cut + 300] for cut in range(0, length, 300)]

    for number in range(count):
        kind, back, paragraphs = written(number)
        if number >= back and kind < 0.15:
            _, _, earlier = written(number - back)
            half = len(paragraphs) // 2
            paragraphs = earlier if kind < 0.10 else earlier[:half] + paragraphs[half:]
        yield CleanArticle(
            id=f"{number:064x}", published_at=START + number * step,
            paragraphs=tuple(Paragraph(text=paragraph) for paragraph in paragraphs if paragraph.strip()))


def real() -> Iterator[CleanArticle]:
    """The articles of the replay, as they are."""
    for raw in replayed():
        yield CleanArticle(
            id=raw.id or "", published_at=datetime.fromisoformat(raw.published_at or ""),
            paragraphs=tuple(Paragraph(text=text) for text in (raw.text or "").split("\n") if text.strip()))


def resident() -> int:
    """Bytes of this process in memory."""
    with Path("/proc/self/statm").open() as numbers:
        return int(numbers.read().split()[1]) * 4096


def rasid() -> tuple[Sketch, Take]:
    dedup = Dedup({}, timedelta(days=7))
    return (
        lambda article: fingerprint([paragraph.text for paragraph in article.paragraphs]),
        lambda article, own: dedup.decide(article, own, START),
    )


def datasketch() -> tuple[Sketch, Callable[[CleanArticle, Any], list[str]]]:
    """Sketches an article; gives the ids that its index has for it, and keeps it."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)

    def sketch(article: CleanArticle) -> MinHash:
        made = MinHash(num_perm=128)
        made.update_batch([shingle.encode() for shingle in _shingles(article)])
        return made

    def take(article: CleanArticle, made: MinHash) -> list[str]:
        found = index.query(made)
        index.insert(article.id, made, check_duplication=False)
        return found

    return sketch, take


def rensa() -> tuple[Sketch, Callable[[CleanArticle, Any], list[str]]]:
    """The same with rensa, whose index numbers the articles."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    ids: list[str] = []

    def sketch(article: CleanArticle) -> RMinHash:
        made = RMinHash(num_perm=128, seed=1)
        made.update(_shingles(article))
        return made

    def take(article: CleanArticle, made: RMinHash) -> list[str]:
        found = index.query(made)
        index.insert(len(ids), made)
        ids.append(article.id)
        return [ids[number] for number in found]

    return sketch, take


PEERS = {"datasketch": datasketch, "rensa": rensa}


def _shingles(article: CleanArticle) -> list[str]:
    words = " ".join(paragraph.text for paragraph in article.paragraphs).split()
    return [" ".join(words[start : start + 5]) for start in range(len(words) - 4)]


class Row(NamedTuple):
    """How it stood once it held so many articles."""

    name: str
    articles: int
    speed: float  # articles a second, all of them, read, looked up and inserted
    last: float  # the last ones
    kept: float  # the last ones, look-up and insert alone
    size: float  # bytes an article
    longest: float  # seconds of one article


def measure(name: str, sketch: Sketch, take: Take, stream: Iterator[CleanArticle], at: Sequence[int]) -> Iterator[Row]:
    """Feed *stream* and tell speed and growth each time a size of *at* is reached."""
    first = next(stream)
    take(first, sketch(first))
    gc.collect()
    before, read, kept, slowest = resident(), 0.0, 0.0, 0.0
    so_far = 0, read, kept
    for done, article in enumerate(stream, 2):
        began = time.process_time()
        made = sketch(article)
        sketched = time.process_time()
        take(article, made)
        ended = time.process_time()
        read += sketched - began
        kept += ended - sketched
        slowest = max(slowest, ended - began)
        if done + LAST in at:
            so_far = done, read, kept
        if done in at:
            last, read_last, kept_last = done - so_far[0], read - so_far[1], kept - so_far[2]
            yield Row(name, done, done / (read + kept), last / (read_last + kept_last), last / kept_last,
                      (resident() - before) / done, slowest)


def filled(name: str, sizes: Sequence[int]) -> list[Row]:
    """What *name* is like at each of *sizes*."""
    stream = real() if name == REAL else articles(max(sizes))
    return list(measure(name, *PEERS.get(name, rasid)(), stream, sizes))


def shares(data: Path) -> None:
    """Least, tenth, middle, ninth and greatest of what the pairs of each label share."""
    texts: dict[str, str] = {}
    pairs: list[tuple[str, str, str]] = []
    with (data / "dedup_gen_docs.jsonl").open(encoding="utf-8") as lines:
        texts.update((row["id"], row["text"]) for row in map(json.loads, lines))
    with (data / "dedup_gen_pairs.jsonl").open(encoding="utf-8") as lines:
        pairs.extend((row["label"], row["a"], row["b"]) for row in map(json.loads, lines))
    with (data / "dedup_natural_pairs.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            texts.update((side["id"], side["text"]) for side in (row["a"], row["b"]))
            pairs.append(("natural " + row["label"], row["a"]["id"], row["b"]["id"]))
    told: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for label, a, b in pairs:
        one, other = (fingerprint(texts[side].split("\n")) for side in (a, b))
        if (shared := Aligner(one.codes)(other.codes)) is None:
            told[label].append((0, 0, 0, 0, 1.0))
            continue
        less, more = sorted((shared.my_passages / len(one), shared.their_passages / len(other)))
        told[label].append((less, more, shared.longest, int(np.count_nonzero(shared.told)),
                            shared.same_numbers / shared.numbers if shared.numbers >= 3 else 1.0))
    for label, rows in sorted(told.items()):
        print(f"{label}: {len(rows)} pairs")
        for name, column in zip(("less", "more", "longest", "words", "numbers"), zip(*rows, strict=True), strict=True):
            ranked = sorted(column)
            print(f"  {name:<8}", *(f"{ranked[(len(ranked) - 1) * tenth // 10]:8.3g}" for tenth in (0, 1, 5, 9, 10)))


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 50_000])
    parser.add_argument("--replay", type=int, nargs="*", default=[10_000, 20_000] if REPLAY.exists() else [])
    parser.add_argument("--peers", type=int, nargs="*", default=[10_000])
    parser.add_argument("--shares", type=Path, metavar="DATA")
    options = parser.parse_args(arguments)
    if options.shares:
        shares(options.shares)
        return []
    # Each in a process of its own: memory that one gave back would hide what the next one takes.
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"), max_tasks_per_child=1) as apart:
        ours = apart.submit(filled, "rasid", options.articles).result()
        rows = list(ours)
        if options.replay:
            rows += apart.submit(filled, REAL, options.replay).result()
        for peer in PEERS if options.peers else ():
            rows += apart.submit(filled, peer, options.peers).result()
    head = ["", "articles", "articles/s", f"the last {LAST:,}, /s", "look-up and insert alone, /s", "bytes each",
            "longest, s"]
    print(table(head, [
        (row.name, f"{row.articles:,}", f"{row.speed:,.0f}", f"{row.last:,.0f}", f"{row.kept:,.0f}",
         f"{row.size:,.0f}", f"{row.longest:.2f}") for row in rows]), flush=True)
    most = ours[-1]
    of = f"dedup, {most.articles:,} articles"
    return [
        Figure(of, f"looked up and inserted/s, the last {LAST:,}", "≥", 3000, most.kept),
        Figure(of, f"read, looked up and inserted/s, the last {LAST:,}", "≥", 3000, most.last),
        Figure(of, "bytes an article", "≤", 1024, most.size),
        Figure(of, f"times as slow as at {ours[0].articles:,}", "≤", 2, ours[0].last / most.last),
    ]


if __name__ == "__main__":
    main()
