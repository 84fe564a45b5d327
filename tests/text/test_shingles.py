"""Fingerprints and alignment: what counts as a word, what two articles share, and where."""
from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.text.normalize import fold
from workers.text.shingles import NUMERIC, WIDTH, align, fingerprint, landmarks, shingles

ARABIC = st.text(st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Nd", "Mn", "Zs", "Po", "Cf")), max_size=80)


def words(count: int, start: int = 0) -> str:
    return " ".join(f"كلمه{chr(0x627 + (number * 7) % 26)}{number}خ" for number in range(start, start + count))


@given(ARABIC)
def test_folding_first_changes_no_fingerprint(text):
    assert fingerprint([text]).digest == fingerprint([fold(text)]).digest


@given(st.lists(ARABIC, max_size=5))
def test_the_words_are_those_of_the_paragraphs_however_these_are_joined(paragraphs):
    apart, joined = fingerprint(paragraphs), fingerprint([" ".join(paragraphs)])

    assert apart.digest == joined.digest and apart.codes.tolist() == joined.codes.tolist()
    assert sum(apart.lengths) == len(apart) and len(apart.lengths) == len(paragraphs)


def test_each_paragraph_has_its_own_words_also_where_marks_are_dropped():
    dressed = fingerprint(["قُتِلَ ثلاثةُ", "", "فِي حَلَب \N{ARABIC LETTER MARK}أمسِ ."])

    assert dressed.lengths == (2, 0, 3)


def test_numbers_are_told_from_words_in_every_script_of_digits():
    codes = fingerprint(["قتل 12 و١٢ و ۱۲ شخصا"]).codes

    assert (codes >= NUMERIC).tolist() == [False, True, False, False, True, False]
    assert codes[1] == codes[4]


def test_a_very_long_article_is_read_as_fast_as_its_length():
    assert len(fingerprint(["كلمة " * 400_000])) == 20_000


@given(st.lists(st.integers(0, 2**32 - 1), max_size=200), st.integers(1, 12), st.integers(1, 30))
def test_landmarks_of_a_wide_window_are_among_those_of_a_narrow_one(values, narrow, more):
    hashes = np.array(values, dtype=np.uint64)

    assert set(landmarks(hashes, narrow + more).tolist()) <= set(landmarks(hashes, narrow).tolist())


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(6, 32))
def test_two_texts_with_a_long_enough_run_in_common_share_a_landmark(before, after, window):
    run = words(window + WIDTH - 1, 1_000)
    one, other = (shingles(fingerprint([text]).codes) for text in (
        f"{words(before)} {run} {words(after, 200)}", f"{words(after, 400)} {run} {words(before, 600)}"))

    assert set(landmarks(one, window).tolist()) & set(landmarks(other, window).tolist())


def shared(mine: list[str], theirs: list[str]):
    one, other = fingerprint(mine), fingerprint(theirs)
    return align(one.codes, one.lengths, other.codes, other.lengths)


def test_a_passage_in_another_place_is_found_with_its_paragraphs():
    alignment = shared([words(30), words(30, 100)], [words(20, 300), words(30, 100), words(30)])

    assert alignment.pairs == ((0, 2), (1, 1))
    assert (alignment.mine, alignment.theirs) == (60, 60)


def test_small_edits_inside_a_passage_belong_to_it_but_do_not_count_as_shared():
    mine = words(60).split()
    mine[20], mine[40] = "غير", "سوى"

    alignment = shared([" ".join(mine)], [words(60)])

    assert (alignment.my_passages, alignment.mine, alignment.longest) == (60, 58, 60)


def test_a_name_in_common_is_no_passage():
    name = "رئيس مجلس الوزراء عبد الرحمن"

    assert shared([f"{words(30)} {name}"], [f"{name} {words(30, 500)}"]).mine == 0


@pytest.mark.parametrize("paragraphs", [[], [""], ["كلمة"], ["كلمة واحدة"]])
def test_texts_too_short_for_a_run_share_nothing_and_break_nothing(paragraphs):
    assert shared(paragraphs, paragraphs).mine == 0
    assert shared(paragraphs, [words(40)]).mine == 0


@settings(max_examples=50, deadline=None)
@given(st.lists(ARABIC, max_size=4), st.lists(ARABIC, max_size=4))
def test_shares_stay_within_the_articles(mine, theirs):
    alignment = shared(mine, theirs)

    assert alignment.mine <= alignment.my_passages <= len(alignment.covered)
    assert alignment.same_numbers <= alignment.numbers
    assert all(a < len(mine) and b < len(theirs) for a, b in alignment.pairs)
