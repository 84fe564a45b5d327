"""
HTML to prose on one core: ours against trafilatura, resiliparse and jusText, on the same pages in the same run.

    python -m tests.bench.strip_html [--rounds 5]

With the labelled pages of ../shared it also tells token F1 (per page, averaged; the title's words count neither way),
the worst page, and how many of the strings that must be gone are still there. Without them it times our own pages. Each
page's time is the best of --rounds in seconds of this process on a core, the tools taking turns round by round, so that
what else runs on the machine hits all alike.
"""
from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import justext
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from tests.bench.streams import SHARED
from tests.figures import Figure, table
from tests.text.html_pages import BODY, EXPECTED, PAGES, TITLE
from workers.text.html import read
from workers.text.normalize import fold

_WORD = re.compile(r"\w+")
_STOPLIST = justext.get_stoplist("Arabic")
PEER = "trafilatura, precision"


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
    parts = justext.justext(html.encode(), _STOPLIST, encoding="utf-8")
    return "\n".join(part.text for part in parts if not part.is_boilerplate)


TOOLS: dict[str, Callable[[str], str]] = {
    "rasid": ours, PEER: precise, "trafilatura": default, "resiliparse": resiliparse, "jusText": just}


def score(text: str, page: dict[str, Any]) -> tuple[float, int]:
    """Token F1 of *text* against the page's gold text, and how many of its forbidden strings it still has."""
    got, want, title = (Counter(words(part)) for part in (text, page["gold_text"], page["gold_title"]))
    got -= Counter({word: min(count, title[word]) for word, count in (got - want).items()})
    both = (got & want).total()
    flat = " ".join(words(text))
    leaks = sum(" ".join(words(string)) in flat for string in page["must_not"])
    return 2 * both / (got.total() + want.total()) if both else 0.0, leaks


def sets() -> dict[str, list[dict[str, Any]]]:
    """The labelled pages; our own where they are not at hand."""
    found = {"strip-real": SHARED / "html_real.jsonl", "strip-html": SHARED / "html_gold.jsonl"}
    if all(path.exists() for path in found.values()):
        return {name: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
                for name, path in found.items()}
    return {"own pages": [
        {"html": html, "gold_title": TITLE, "gold_text": "\n".join(EXPECTED.get(name, BODY)), "must_not": []}
        for name, html in PAGES.items()]}


def measure(pages: Sequence[dict[str, Any]], rounds: int) -> dict[str, tuple[float, float, float, int]]:
    """Tool -> mean F1, worst F1, forbidden strings left, pages a second."""
    best = {name: [float("inf")] * len(pages) for name in TOOLS}
    scores: dict[str, list[tuple[float, int]]] = {name: [] for name in TOOLS}
    for turn in range(rounds):
        for name, tool in TOOLS.items():
            for number, page in enumerate(pages):
                begun = time.process_time()
                text = tool(page["html"])
                best[name][number] = min(best[name][number], time.process_time() - begun)
                if turn == 0:
                    scores[name].append(score(text, page))
    return {
        name: (sum(f1 for f1, _ in told) / len(pages), min(f1 for f1, _ in told), sum(leaks for _, leaks in told),
               len(pages) / sum(best[name]))
        for name, told in scores.items()}


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args(arguments).rounds
    rows, figures = [], []
    for name, pages in sets().items():
        told = measure(pages, rounds)
        forbidden = sum(len(page["must_not"]) for page in pages)
        pace, slow = told["rasid"][3], told[PEER][3]
        rows += [
            (name, tool, f"{f1:.4f}", f"{worst:.4f}", f"{leaks} of {forbidden}", f"{speed:,.0f}", f"{speed / slow:.1f}")
            for tool, (f1, worst, leaks, speed) in told.items()]
        if name != "strip-html":  # whose 49 pages are made of eight
            figures += [Figure(f"strip, {name}", "pages/s", "≥", 200, pace),
                        Figure(f"strip, {name}", f"times as fast as {PEER}", "≥", 8, pace / slow)]
    print(table(["pages", "tool", "F1", "worst page", "leaked", "pages/s", "times as fast"], rows), flush=True)
    return figures


if __name__ == "__main__":
    main()
