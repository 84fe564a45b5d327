"""What was measured beside what was asked for: what `make bench` and `make quality` tell."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple


class Figure(NamedTuple):
    """A measured figure and its target."""

    of: str  # the set, or the part that was timed
    name: str  # with its unit
    bound: Literal["≥", "≤"]
    target: float
    measured: float

    @property
    def holds(self) -> bool:
        return self.measured >= self.target if self.bound == "≥" else self.measured <= self.target


def table(columns: Sequence[str], rows: Iterable[Sequence[str | float]]) -> str:
    """
    A Markdown table.

    >>> print(table(["set", "F1"], [["strip-real", 0.99971]]))
    | set | F1 |
    |---|---|
    | strip-real | 0.9997 |
    """
    lines = [columns, *([_written(value) for value in row] for row in rows)]
    told = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join([told[0], "|" + "---|" * len(columns), *told[1:]])


def against_targets(of: str, figures: Iterable[Figure]) -> str:
    """A Markdown table of *figures*, those that miss their target marked; *of* heads the column that says of what."""
    return table([of, "figure", "target", "measured"], [
        (figure.of, figure.name, f"{figure.bound} {_written(figure.target)}",
         _written(figure.measured) + ("" if figure.holds else " **(missed)**"))
        for figure in figures])


def _written(value: str | float) -> str:
    if isinstance(value, str):
        return value
    if value == int(value) or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.4f}".rstrip("0") if value < 1 else f"{value:.2f}"
