"""
Articles a second that strip takes in as text, on one core, and where the time goes.

    .venv/bin/python tests/bench/strip.py [--articles 5000] [--replay FILE.jsonl[.gz]]

Articles are made up, 1,800 characters each: six paragraphs of made-up words, a dateline, a link, a heading, a byline, a
share bar, as sites have them. With --replay: the first articles of a file of RawArticle lines that are 1,300 to 2,400
characters long. Folding alone is timed beside it, so that runs on different machines compare.
"""
from __future__ import annotations

import argparse
import gzip
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from topics.records import RawArticle
from workers.stages.strip import Strip
from workers.text.normalize import fold

AT = datetime(2026, 11, 21, tzinfo=UTC)
START = datetime(2026, 1, 1, tzinfo=UTC)
LETTERS = "ابتجحخدرزسشصضطعغفقكلمنهوي"
SITES = 40


def made_up(count: int) -> Iterator[RawArticle]:
    """*count* articles of SITES sites, a minute apart, the same ones every time."""
    dice = random.Random(1)
    words = ["".join(dice.choices(LETTERS, k=dice.randint(3, 8))) for _ in range(20_000)]
    words += ["في", "من", "على", "أن", "التي"] * 900

    def sentence(letters: int) -> str:
        drawn = " ".join(dice.choices(words, k=letters // 5))
        return drawn[:letters].strip() + "."

    for number in range(count):
        lines = [
            "كتب: سامي العلي", "نشر في: 12 مارس 2025 - 10:30 م", "الدوحة (رويترز) - " + sentence(280), sentence(300),
            "اقرأ أيضا: " + sentence(50)[:-1], sentence(280), sentence(40)[:-1], sentence(300), sentence(280),
            sentence(200), "شارك عبر فيسبوك تويتر واتساب",
        ]  # fmt: skip
        yield RawArticle(
            id=f"{number:064x}", source=f"site{number % SITES}", title=sentence(60)[:-1], text="\n".join(lines),
            published_at=(START + number * timedelta(minutes=1)).isoformat())


def replayed(path: Path, count: int) -> Iterator[RawArticle]:
    """The first *count* articles of *path* that are about 1,800 characters long."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            article = msgspec.json.decode(line, type=RawArticle)
            if article.text is not None and 1300 < len(article.text) < 2400:
                yield article
                count -= 1
                if not count:
                    return


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--replay", type=Path)
    args = parser.parse_args()
    articles = list(replayed(args.replay, args.articles) if args.replay else made_up(args.articles))
    texts = [article.text or "" for article in articles]
    best = fastest_fold = float("inf")
    for _ in range(3):
        strip = Strip({}, timedelta(days=7))
        began = time.process_time()
        for article in articles:
            strip(article, AT)
        best = min(best, (time.process_time() - began) / len(articles))
        began = time.process_time()
        for text in texts:
            fold(text)
        fastest_fold = min(fastest_fold, (time.process_time() - began) / len(articles))
    letters = sum(map(len, texts)) / len(texts)
    print(f"{'articles':>9} {'characters':>11} {'articles/s':>11} {'µs each':>8} {'fold µs':>8} {'times fold':>11}")
    print(f"{len(articles):>9,} {letters:>11,.0f} {1 / best:>11,.0f} {best * 1e6:>8.0f} {fastest_fold * 1e6:>8.0f} "
          f"{best / fastest_fold:>11.1f}")


if __name__ == "__main__":
    main()
