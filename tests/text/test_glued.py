"""Words that lost the space between them: parted where both halves are rules' words, with the offsets as they came."""
from __future__ import annotations

import tomllib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text import glued, tokens
from workers.text.normalize import drop_marks

DATA = tomllib.loads(glued.SOURCE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", DATA["takes"], ids=lambda example: example["parts"])
def test_two_words_in_one_are_parted(example: dict[str, str]) -> None:
    assert glued.read(f"ثم {example['word']} ذلك").words == tokens.read(f"ثم {example['parts']} ذلك").words


@pytest.mark.parametrize("word", DATA["spares"])
def test_a_long_word_stays_whole(word: str) -> None:
    assert len(glued.read(word).words) == 1


def test_offsets_are_those_of_the_paragraph_as_it_came() -> None:
    words = glued.read("  «وذكرتِالصحيفةُ» أنّ، أمسِالخميس")

    assert words.words == ["«", "وذكرت", "الصحيفه", "»", "ان", "،", "امس", "الخميس"]
    assert [words.original(n, n + 1) for n in (1, 2, 6, 7)] == ["وذكرتِ", "الصحيفةُ", "أمسِ", "الخميس"]


def test_a_hostile_word_is_left_alone() -> None:
    assert len(glued.read("وذكرت" * 20_000).words) == 1


PARTS = ["وذكرت", "الصحيفة", "أعلنت", "السودان", "الذي", "قَصفت", "حكومة", "ـ", "\u064b", "، "]


@given(st.lists(st.sampled_from(PARTS), max_size=6))
def test_nothing_of_a_paragraph_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    words = glued.read(text)

    spans = [words.span(number, number + 1) for number in range(len(words.words))]
    kept = "".join(text[start:end] for start, end in spans)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
    assert drop_marks(kept) == drop_marks(text).replace(" ", "")
