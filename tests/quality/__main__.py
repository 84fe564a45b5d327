"""
Every labelled set of ../shared through `rasid run`: what was measured beside what was asked for, as Markdown.

    python -m tests.quality [strip-real strip-html … events-gsr]

Copies are also judged by datasketch and rensa, MinHash of word 5-grams (128 permutations, Jaccard 0.5), on the same
cleaned articles and with the same scorer. HTML's peers: `python -m tests.bench strip_html`.
"""
from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from pathlib import Path

from tests.bench.dedup import PEERS
from tests.figures import Figure, against_targets, table
from tests.quality import labelled, peers
from tests.text.labelled_entities import CORPORA, agreement

_NAMES_ASKED_FOR = {"PER": 0.45, "ORG": 0.45, "LOC": 0.60}


def controls_touched(run: Path) -> int:
    """Spliced articles that came without any boilerplate and lost something."""
    articles = map(json.loads, (run / peers.CLEAN).read_text(encoding="utf-8").splitlines())
    return sum(bool(article["removed"]) for article in articles if article["id"].startswith("a2c-"))


def copies(name: str, scored: dict[str, object], run: Path, folder: Path) -> list[tuple[str, ...]]:
    """A row for each who judged the pairs of the set *name*: us, as *scored*, and the peers."""
    judged = {"rasid": scored}
    for peer in PEERS:
        judged[peer] = labelled.score(name, peers.judged(run, peer, folder / f"{name}-{peer}"))
    places = ("accuracy", "merge.f1", "any_relation.f1")
    return [(name, who, *(f"{labelled.number(said, place):.4f}" for place in places)) for who, said in judged.items()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="*", choices=[[], *labelled.TARGETS], metavar="SET")
    chosen = parser.parse_args().set
    if not labelled.SHARED.exists():
        print("quality: the labelled sets are not there; they lie in ../shared, beside the project", file=sys.stderr)
        return 2
    missing = [peer for peer in PEERS if importlib.util.find_spec(peer) is None]
    if missing and any(name.startswith("dedup") for name in chosen or labelled.TARGETS):
        print(f"quality: {', '.join(missing)} not installed: run `make quality`, or name other sets", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    beside: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = Path(name_of_folder)
        for name in chosen or labelled.TARGETS:
            print(f"quality: {name}", file=sys.stderr, flush=True)
            run = labelled.run(labelled.prepare(name, folder), folder / name)
            scored = labelled.score(name, run)
            figures += labelled.figures(name, scored)
            if name == "strip-spliced":
                figures.append(Figure(name, "clean controls touched", "≤", 0, controls_touched(run)))
            if name.startswith("dedup"):
                beside += copies(name, scored, run, folder)
    for corpus in () if chosen else CORPORA:
        figures += [Figure(corpus, f"{kind} F1, exact spans", "≥", _NAMES_ASKED_FOR[kind], f1)
                    for kind, f1 in agreement(corpus).items()]
    print(against_targets("set", figures))
    if beside:
        print("\n" + table(["pairs", "judged by", "accuracy", "merge F1", "any relation F1"], beside))
    return 0


if __name__ == "__main__":
    sys.exit(main())
