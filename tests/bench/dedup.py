"""
Dedup's memory and speed as it fills, beside datasketch's MinHashLSH and rensa, on one core.

    .venv/bin/python tests/bench/dedup.py [--articles 10000 100000 1000000] [--peers 10000] [--replay FILE]

Articles are made up: words of a made-up vocabulary in the frequencies of a language, 1,800 to 3,200 characters, one in
ten a copy and one in twenty a part of an earlier one. Only lookups and inserts are timed, in seconds of one core. Bytes
are what the process grew by, all in: records, keys, dict, index. datasketch needs scipy, which nothing else here does.

    .venv/bin/python tests/bench/dedup.py --shares ../shared/data

tells instead, for each label of the labelled pairs, the shares and passages that the thresholds were set by.
"""
from __future__ import annotations

import argparse
import gc
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from topics.records import CleanArticle, Paragraph
from workers.stages.dedup import Dedup
from workers.text.shingles import align, fingerprint

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
START = datetime(2026, 1, 1, tzinfo=UTC)
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


def replay(path: Path) -> Iterator[CleanArticle]:
    """The articles of a file of RawArticle lines, as they are."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            yield CleanArticle(
                id=raw["id"], published_at=datetime.fromisoformat(raw["published_at"]),
                paragraphs=tuple(Paragraph(text=text) for text in raw["text"].split("\n") if text.strip()))


def resident() -> int:
    """Bytes of this process in memory."""
    with Path("/proc/self/statm").open() as numbers:
        return int(numbers.read().split()[1]) * 4096


def rasid() -> Callable[[CleanArticle], object]:
    dedup = Dedup({}, timedelta(days=7))
    return lambda article: dedup(article, START)


def datasketch() -> Callable[[CleanArticle], object]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)

    def insert(article: CleanArticle) -> object:
        sketch = MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in _shingles(article)])
        found = index.query(sketch)
        index.insert(article.id, sketch, check_duplication=False)
        return found

    return insert


def rensa() -> Callable[[CleanArticle], object]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    count = 0

    def insert(article: CleanArticle) -> object:
        nonlocal count
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(_shingles(article))
        found = index.query(sketch)
        index.insert(count, sketch)
        count += 1
        return found

    return insert


def _shingles(article: CleanArticle) -> list[str]:
    words = " ".join(paragraph.text for paragraph in article.paragraphs).split()
    return [" ".join(words[start : start + 5]) for start in range(len(words) - 4)]


def measure(name: str, take: Callable[[CleanArticle], object], stream: Iterator[CleanArticle], at: list[int]) -> None:
    """Feed *stream* and tell speed and growth each time a size of *at* is reached."""
    take(next(stream))
    gc.collect()
    before, spent, since, slowest = resident(), 0.0, 0.0, 0.0
    for done, article in enumerate(stream, 2):
        began = time.process_time()
        take(article)
        took = time.process_time() - began
        spent += took
        slowest = max(slowest, took)
        if done + LAST in at:
            since = spent
        if done in at:
            last = LAST / (spent - since) if done > LAST else done / spent
            grown = (resident() - before) / done
            print(f"{name:<12}{done:>12,}{done / spent:>14,.0f}{last:>16,.0f}{grown:>12,.0f}{slowest:>12.2f}",
                  flush=True)


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
        shared = align(one.codes, one.lengths, other.codes, other.lengths)
        less, more = sorted((shared.my_passages / len(one), shared.their_passages / len(other)))
        told[label].append((less, more, shared.longest, int(np.count_nonzero(shared.told)),
                            shared.same_numbers / shared.numbers if shared.numbers >= 3 else 1.0))
    for label, rows in sorted(told.items()):
        print(f"{label}: {len(rows)} pairs")
        for name, column in zip(("less", "more", "longest", "words", "numbers"), zip(*rows, strict=True), strict=True):
            ranked = sorted(column)
            print(f"  {name:<8}", *(f"{ranked[(len(ranked) - 1) * tenth // 10]:8.3g}" for tenth in (0, 1, 5, 9, 10)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--peers", type=int, nargs="*", default=[10_000])
    parser.add_argument("--replay", type=Path)
    parser.add_argument("--shares", type=Path)
    options = parser.parse_args()
    if options.shares:
        shares(options.shares)
        return
    print(f"{'':<12}{'articles':>12}{'articles/s':>14}{'the last 2,000':>16}{'bytes each':>12}{'longest, s':>12}")
    if options.articles:
        measure("rasid", rasid(), articles(max(options.articles)), options.articles)
    if options.replay:
        measure("rasid, real", rasid(), replay(options.replay), [5_000, 10_000, 20_000])
    for name, peer in (("datasketch", datasketch), ("rensa", rensa)):
        if options.peers:
            measure(name, peer(), articles(max(options.peers)), options.peers)


if __name__ == "__main__":
    main()
