"""The months' names, which dates, datelines and pages share; they stand in data/dates.toml."""
from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from workers.text.normalize import fold

_TABLES = tomllib.loads((Path(__file__).with_name("data") / "dates.toml").read_text(encoding="utf-8"))


def _numbers(table: str) -> Mapping[str, int]:
    return {fold(name): month["number"] for month in _TABLES[table] for name in month["names"]}


GREGORIAN = _numbers("month")
"""Folded name -> 1 to 12, in the series of Egypt and the Gulf, the Levant and Iraq, Tunisia and Algeria, Morocco."""

HIJRI = _numbers("hijri")
"""The same of the lunar year."""
