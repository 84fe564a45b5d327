"""The articles that the benches feed: real ones where ../shared is there, and made-up ones, always the same."""
from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import msgspec

from topics.records import RawArticle

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
REPLAY = SHARED / "replay.jsonl.gz"
AT = datetime(2026, 11, 21, tzinfo=UTC)
START = datetime(2026, 1, 1, tzinfo=UTC)
_LETTERS = "ابتجحخدرزسشصضطعغفقكلمنهوي"
_SITES = 40


def replayed_lines(count: int | None = None) -> Iterator[bytes]:
    """The first *count* values of the replay, as they are sent."""
    with gzip.open(REPLAY, "rb") as lines:
        yield from (line.rstrip(b"\n") for line in islice(lines, count))


def replayed(count: int | None = None) -> Iterator[RawArticle]:
    """The first *count* articles of the replay."""
    return (msgspec.json.decode(line, type=RawArticle) for line in replayed_lines(count))


def made_up(count: int) -> Iterator[RawArticle]:
    """*count* articles of 1,800 characters, a minute apart: made-up words between the lines that sites put there."""
    dice = random.Random(1)
    words = ["".join(dice.choices(_LETTERS, k=dice.randint(3, 8))) for _ in range(20_000)]
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
            id=f"{number:064x}", source=f"site{number % _SITES}", title=sentence(60)[:-1], text="\n".join(lines),
            published_at=(START + number * timedelta(minutes=1)).isoformat())
