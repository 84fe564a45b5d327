"""
Every bench, each in a process of its own, one after the other; then what was measured beside what was asked for.

    python -m tests.bench [--long] [strip strip_html dedup tag flow]

--long feeds dedup a million articles, which takes a quarter of an hour.
"""
from __future__ import annotations

import argparse
import importlib
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.figures import Figure, against_targets

ARGUMENTS: dict[str, list[str]] = {"strip": [], "strip_html": [], "dedup": [], "tag": [], "flow": []}
LONG = {"dedup": ["--articles", "10000", "100000", "1000000"], "flow": ["--articles", "15000", "--seconds", "60"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", nargs="*", choices=[[], *ARGUMENTS])
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    benches = ARGUMENTS | (LONG if options.long else {})
    figures: list[Figure] = []
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"), max_tasks_per_child=1) as one_at_a_time:
        for name in options.bench or benches:
            # What others run slows whatever is timed.
            print(f"\n### {name} (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)\n", flush=True)
            bench = importlib.import_module(f"tests.bench.{name}").main
            figures += one_at_a_time.submit(bench, benches[name]).result()
    print("\n### all\n")
    print(against_targets("part", figures), flush=True)


if __name__ == "__main__":
    main()
