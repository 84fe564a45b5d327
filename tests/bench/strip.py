"""
Articles a second that strip takes in as text, on one core, and where the time goes.

    python -m tests.bench.strip [--articles 5000]

Made-up articles of 1,800 characters with a dateline, a link, a heading, a byline, a share bar, as sites have them; and,
where ../shared is there, those of the replay that are 1,300 to 2,400 characters long. Folding alone is timed beside it,
so that runs on different machines compare. Seconds are of this process on a core, the best of three rounds.
"""
from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

from tests.bench.streams import AT, REPLAY, made_up, replayed
from tests.figures import Figure, table
from topics.records import RawArticle
from workers.stages.strip import Strip
from workers.text.normalize import fold


def seconds(articles: Sequence[RawArticle]) -> tuple[float, float]:
    """Of stripping one article, and of folding its text alone."""
    best = fastest_fold = float("inf")
    for _ in range(3):
        strip = Strip({}, timedelta(days=7))
        began = time.process_time()
        for article in articles:
            strip(article, AT)
        best = min(best, time.process_time() - began)
        began = time.process_time()
        for article in articles:
            fold(article.text or "")
        fastest_fold = min(fastest_fold, time.process_time() - began)
    return best / len(articles), fastest_fold / len(articles)


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000)
    count = parser.parse_args(arguments).articles
    streams = {"made-up": list(made_up(count))}
    if REPLAY.exists():
        middling = (article for article in replayed() if 1300 < len(article.text or "") < 2400)
        streams["replay"] = list(islice(middling, count))
    rows, figures = [], []
    for name, articles in streams.items():
        stripping, folding = seconds(articles)
        letters = sum(len(article.text or "") for article in articles) / len(articles)
        rows.append((name, f"{len(articles):,}", f"{letters:,.0f}", f"{1 / stripping:,.0f}", f"{stripping * 1e6:.0f}",
                     f"{folding * 1e6:.0f}", f"{stripping / folding:.1f}"))
        unit = f"{name} articles of {letters:,.0f} characters/s"
        figures.append(Figure("strip, text", unit, "≥", 4000, 1 / stripping))
    columns = ["", "articles", "characters", "articles/s", "µs each", "µs to fold", "times folding"]
    print(table(columns, rows), flush=True)
    return figures


if __name__ == "__main__":
    main()
