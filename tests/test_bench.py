"""The benches run, small: a bench that broke unseen would be found on the day its figure is asked for."""
import importlib

import pytest

from tests.figures import Figure, against_targets


@pytest.mark.parametrize(("bench", "arguments"), [
    ("strip", ["--articles", "20"]),
    ("dedup", ["--articles", "20", "40", "--replay", "--peers"]),
    ("tag", ["--articles", "20"]),
])
def test_a_bench_prints_its_table_and_gives_its_figures(bench, arguments, capsys):
    figures = importlib.import_module(f"tests.bench.{bench}").main(arguments)

    heading, rule, row, *_ = printed = capsys.readouterr().out.splitlines()
    assert heading.count("|") == rule.count("|") == row.count("|")
    assert all(line[:1] == line[-1:] == "|" for line in printed if line)
    assert figures
    assert all(figure.measured > 0 and figure.target > 0 for figure in figures)


def test_a_figure_that_misses_its_target_is_marked():
    fast, slow = (Figure("strip", "pages/s", "≥", 200, speed) for speed in (317, 150))
    large = Figure("tag", "MB", "≤", 300, 301.2)

    *_, first, second, third = against_targets("part", [fast, slow, large]).splitlines()

    assert first == "| strip | pages/s | ≥ 200 | 317 |"
    assert second == "| strip | pages/s | ≥ 200 | 150 **(missed)** |"
    assert third == "| tag | MB | ≤ 300 | 301 **(missed)** |"
