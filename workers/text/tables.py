"""Read the tables under data/: tab-separated, comment lines first, then one line of column names."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


class TableError(ValueError):
    """A table that can't be read; the message names file, line and what to mend."""


def rows(path: Path) -> Iterator[dict[str, str]]:
    """
    Each line of a table as column name -> cell, cells stripped.

    Raises:
        TableError: If a line has another number of cells than the head has columns.
    """
    columns: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.startswith("#") or not line.strip():
                continue
            cells = [cell.strip() for cell in line.rstrip("\n").split("\t")]
            if not columns:
                columns = cells
            elif len(cells) != len(columns):
                raise TableError(f"{path}:{number}: {len(cells)} cells for {len(columns)} columns, one tab between")
            else:
                yield dict(zip(columns, cells, strict=True))


def several(cell: str) -> list[str]:
    """
    The spellings in a cell, separated by a bar.

    >>> several("داعش | تنظيم الدولة")
    ['داعش', 'تنظيم الدولة']
    """
    return [part for part in (piece.strip() for piece in cell.split("|")) if part]
