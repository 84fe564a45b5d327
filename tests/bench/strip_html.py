"""
HTML to prose on one core: ours against trafilatura, resiliparse and jusText, on the same pages in the same run.

    python tests/bench/strip_html.py [--data ../shared/data] [--rounds 5]

With the labelled pages (`html_real.jsonl`, `html_gold.jsonl` in --data) it also tells token F1 (per page, averaged; the
title's words count neither way), the worst page, and how many of the strings that must be gone are still there. Without
them it times our own pages. Each page's time is the best of --rounds in seconds of this process on a core, the tools
taking turns round by round, so that what else runs on the machine hits all alike.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import justext
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "text")]

from html_pages import BODY, EXPECTED, PAGES, TITLE  # noqa: E402

from workers.text.html import read  # noqa: E402
from workers.text.normalize import fold  # noqa: E402

_WORD = re.compile(r"\w+")
_STOPLIST = justext.get_stoplist("Arabic")


def words(text: str) -> list[str]:
    """Folded words of *text*."""
    return _WORD.findall(fold(text))


def ours(html: str) -> str:
    return "\n".join(block.text for block in read(html).blocks if block.reason is None)


def precise(html: str) -> str:
    return trafilatura.extract(html, favor_precision=True, include_comments=False) or ""


def default(html: str) -> str:
    return trafilatura.extract(html, include_comments=False) or ""


def resiliparse(html: str) -> str:
    return str(extract_plain_text(html, main_content=True))


def just(html: str) -> str:
    return "\n".join(
        part.text for part in justext.justext(html.encode(), _STOPLIST, encoding="utf-8") if not part.is_boilerplate
    )


TOOLS: dict[str, Callable[[str], str]] = {
    "rasid": ours,
    "trafilatura, precision": precise,
    "trafilatura": default,
    "resiliparse": resiliparse,
    "jusText": just,
}


def score(text: str, page: dict[str, object]) -> tuple[float, int]:
    """Token F1 of *text* against the page's gold text, and how many of its forbidden strings it still has."""
    got, want, title = (
        Counter(words(text)),
        Counter(words(str(page["gold_text"]))),
        Counter(words(str(page["gold_title"]))),
    )
    got -= Counter({word: min(count, title[word]) for word, count in (got - want).items()})
    both = (got & want).total()
    flat = " ".join(words(text))
    leaks = sum(" ".join(words(string)) in flat for string in page["must_not"])  # type: ignore[attr-defined]
    return 2 * both / (got.total() + want.total()) if both else 0.0, leaks


def sets(data: Path) -> dict[str, list[dict[str, object]]]:
    """The labelled pages; our own where they are not at hand."""
    found = {name: data / file for name, file in (("strip-real", "html_real.jsonl"), ("strip-html", "html_gold.jsonl"))}
    if all(path.exists() for path in found.values()):
        return {
            name: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
            for name, path in found.items()
        }
    return {
        "own pages": [
            {"html": html, "gold_title": TITLE, "gold_text": "\n".join(EXPECTED.get(name, BODY)), "must_not": []}
            for name, html in PAGES.items()
        ]
    }


def measure(pages: list[dict[str, object]], rounds: int) -> dict[str, tuple[float, float, float, int]]:
    """Tool -> pages a second, mean F1, worst F1, forbidden strings left."""
    best = {name: [float("inf")] * len(pages) for name in TOOLS}
    scores: dict[str, list[tuple[float, int]]] = {name: [] for name in TOOLS}
    for turn in range(rounds):
        for name, tool in TOOLS.items():
            for number, page in enumerate(pages):
                begun = time.process_time()
                text = tool(str(page["html"]))
                best[name][number] = min(best[name][number], time.process_time() - begun)
                if turn == 0:
                    scores[name].append(score(text, page))
    return {
        name: (
            len(pages) / sum(best[name]),
            sum(f1 for f1, _ in scores[name]) / len(pages),
            min(f1 for f1, _ in scores[name]),
            sum(leaks for _, leaks in scores[name]),
        )
        for name in TOOLS
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    for name, pages in sets(args.data).items():
        forbidden = sum(len(page["must_not"]) for page in pages)  # type: ignore[arg-type]
        size = sum(len(str(page["html"])) for page in pages) / len(pages) / 1000
        print(f"\n{name}: {len(pages)} pages, {size:.0f} thousand characters each")
        print(
            f"| {'tool':22} | F1 | worst | left of {forbidden} | pages/s | times as fast |\n|---|---|---|---|---|---|"
        )
        figures = measure(pages, args.rounds)
        slowest = figures["trafilatura, precision"][0]
        for tool, (speed, f1, worst, leaks) in figures.items():
            print(f"| {tool:22} | {f1:.4f} | {worst:.4f} | {leaks} | {speed:.0f} | {speed / slowest:.1f} |")


if __name__ == "__main__":
    main()
