"""The labelled articles of ../shared, for measuring; absent in a plain checkout."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[3] / "shared" / "data" / "events.jsonl"
_LIGHT = {"في", "من", "علي", "و", "ال", "حي", "مدينه", "محافظه", "وزير", "رييس", "قوات", "وزاره"}


def articles() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def share_a_word(said: list[str], gold: list[str]) -> bool:
    """Do two folded phrases share a word that carries meaning?"""

    def heavy(words: list[str]) -> set[str]:
        return {word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words} - _LIGHT

    return bool(heavy(said) & heavy(gold)) or said == gold
