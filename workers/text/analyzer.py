"""A second opinion on a word's part of speech: camel-tools' analyzer over a database that the operator has."""
from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import xxhash

from workers.text.morphology import Shape
from workers.text.normalize import MARKS
from workers.text.tokens import remember

CATALOGUE = "catalogue.json"
"""What camel-tools looks for in its data folder when it is imported, and downloads where it is absent."""

_NOMINAL = frozenset({"noun", "noun_num", "noun_quant", "adj", "adj_comp", "adj_num", "adv"})
_PARTS = {
    "perfect": frozenset({"verb"}), "imperfect": frozenset({"verb"}), "participle": _NOMINAL, "noun": _NOMINAL,
}  # fmt: skip
"""camel-tools' parts of speech that each shape of the lexicon may be; a name (noun_prop) is none of them."""
_LONGEST = 40  # letters and marks of a word that is looked up; real ones have some 30 with every mark
_VOWELS = "\N{ARABIC FATHA}\N{ARABIC DAMMA}\N{ARABIC KASRA}\N{ARABIC SUKUN}"
_SPELLING = "\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}"
_WORD = re.compile(f"[ء-غف-ي{_SPELLING}]+")
_LETTER = re.compile(f"[ء-غف-ي]([{_SPELLING}]*)")
_LAYOUT = re.compile(f"(?![{_SPELLING}])[{MARKS}]")


class AnalyzerError(ValueError):
    """A database that can't be used; the message names it and what to mend."""


class Analyzer:
    """Which parts of speech a written word may be."""

    version: str
    """Digest of the database: it decides with the lexicon."""

    def __init__(self, database: Path) -> None:
        """
        Read a database: a published one takes seconds and hundreds of megabytes.

        Args:
            database: In camel-tools' format.

        Raises:
            AnalyzerError: It can't be read, or camel-tools' analyzer can't be imported.
        """
        try:  # here, not above: the import wants its data folder, and only those who have a database need it
            from camel_tools.morphology.analyzer import Analyzer as Lookup
            from camel_tools.morphology.database import MorphologyDB
            from camel_tools.morphology.errors import DatabaseParseError
        except (ImportError, OSError) as error:
            raise AnalyzerError(f"camel-tools' analyzer can't be imported ({error}); install what is locked") from error
        try:
            entries = MorphologyDB(str(database))
            self.version = xxhash.xxh3_64_hexdigest(database.read_bytes())
        except (DatabaseParseError, LookupError, OSError, TypeError, ValueError) as error:
            raise AnalyzerError(f"{database}: is no morphology database ({error}); take it away or mend it") from error
        if not {"diac", "pos"} <= entries.defines.keys() or not entries.stem_hash:
            raise AnalyzerError(f"{database}: has no stems with 'diac' and 'pos'; take it away or mend it")
        self._lookup = Lookup(entries)
        self._known: dict[str, frozenset[str]] = {}

    def agrees(self, word: str, shape: Shape) -> bool:
        """
        May *word* be of the part of speech that the lexicon takes it for?

        Args:
            word: As written: its marks tell ثَمَن (price) from ثَمَّن (he praised), its hamza what folding loses.
            shape: The lexicon's reading.

        Returns:
            Yes as well when the database doesn't know the word.
        """
        parts = self._known.get(word)
        if parts is None:
            parts = self._parts(word)
            remember(self._known, word, parts)
        return not parts or not parts.isdisjoint(_PARTS[shape])

    def _parts(self, word: str) -> frozenset[str]:
        """The parts of speech of a written word; none of one that is unknown, too long or not Arabic."""
        spelled = _LAYOUT.sub("", word)
        if len(spelled) > _LONGEST or not _WORD.fullmatch(spelled):
            return frozenset()
        analyses: list[dict[str, Any]] = self._lookup.analyze(spelled)
        # Marks that fit no analysis are a slip, or another school's: then they say nothing.
        fitting = [one for one in analyses if not _contradicts(spelled, one["diac"])] or analyses
        return frozenset(one["pos"] for one in fitting)


def find(folder: Path) -> Path | None:
    """
    The database in camel-tools' data folder: its catalogue's default where that is installed, else the first `*.db` by
    path; None without.

    Raises:
        AnalyzerError: There is a database and no catalogue: camel-tools would go to the network for it.
    """
    databases = sorted(folder.rglob("*.db"))
    if not databases:
        return None
    catalogue = folder / CATALOGUE
    empty = '{"version": "1.6.0", "packages": {}, "components": {}}'
    try:
        component = json.loads(catalogue.read_text(encoding="utf-8"))["components"].get("MorphologyDB")
        if component is None:
            return databases[0]
        default = folder / "data" / component["datasets"][component["default"]]["path"] / "morphology.db"
    except FileNotFoundError as error:
        raise AnalyzerError(f"{catalogue} is missing, camel-tools would download it; write {empty} there") from error
    except (AttributeError, KeyError, OSError, TypeError, ValueError) as error:
        raise AnalyzerError(f"{catalogue} is no catalogue ({error!r}); write {empty} there") from error
    return default if default in databases else databases[0]


@cache
def load(folder: Path) -> Analyzer | None:
    """The analyzer over the database in camel-tools' data folder, read once; None where there is none."""
    database = find(folder)
    return None if database is None else Analyzer(database)


def _contradicts(written: str, analysed: str) -> bool:
    """
    Does a letter that *written* marks have another vowel in *analysed*, or differ in doubling? The last letter says
    nothing: its vowel is its case.
    """
    mine, theirs = _LETTER.findall(written), _LETTER.findall(analysed)
    return len(mine) == len(theirs) and any(
        ("\N{ARABIC SHADDA}" in one) != ("\N{ARABIC SHADDA}" in other) or len(_vowels(one) | _vowels(other)) > 1
        for one, other in zip(mine[:-1], theirs[:-1], strict=True)
        if one
    )


def _vowels(marks: str) -> set[str]:
    return {mark for mark in marks if mark in _VOWELS}
