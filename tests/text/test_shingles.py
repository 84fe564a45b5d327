"""Fingerprints and alignment: what counts as a word, what two articles share, and where."""
from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.text.normalize import fold
from workers.text.shingles import NUMERIC, WIDTH, Aligner, Sieve, fingerprint, landmarks, pairs, shingles

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


@given(st.lists(st.integers(0, 2**32 - 1), max_size=200), st.integers(1, 20), st.integers(0, 20))
def test_landmarks_of_a_wide_window_are_told_among_those_of_a_narrow_one(values, narrow, more):
    hashes = np.array(values, dtype=np.uint32)
    wide = narrow + min(more, narrow)

    found, among = landmarks(hashes, narrow, wide)

    assert found.tolist() == smallest(values, narrow)
    assert found[among].tolist() == smallest(values, wide)


def smallest(values: list[int], window: int) -> list[int]:
    """By definition: the least of every so many values, spread as landmarks are."""
    windows = [values[start : start + window] for start in range(max(1, len(values) - window + 1)) if values]
    return sorted({min(each) * 0x9E3779B1 % 2**32 for each in windows})


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(6, 32))
def test_two_texts_with_a_long_enough_run_in_common_share_a_landmark(before, after, window):
    run = words(window + WIDTH - 1, 1_000)
    one, other = (shingles(fingerprint([text]).codes) for text in (
        f"{words(before)} {run} {words(after, 200)}", f"{words(after, 400)} {run} {words(before, 600)}"))

    assert set(landmarks(one, window, window)[0].tolist()) & set(landmarks(other, window, window)[0].tolist())


def shared(mine: list[str], theirs: list[str]):
    return Aligner(fingerprint(mine).codes)(fingerprint(theirs).codes)


def paragraph_pairs(mine: list[str], theirs: list[str]):
    return pairs(shared(mine, theirs), fingerprint(mine).lengths, fingerprint(theirs).lengths)


def test_a_passage_in_another_place_is_found_with_its_paragraphs():
    mine, theirs = [words(30), words(30, 100)], [words(20, 300), words(30, 100), words(30)]
    alignment = shared(mine, theirs)

    assert paragraph_pairs(mine, theirs) == ((0, 2), (1, 1))
    assert (alignment.mine, alignment.theirs) == (60, 60)


def test_small_edits_inside_a_passage_belong_to_it_but_do_not_count_as_shared():
    mine = words(60).split()
    mine[20], mine[40] = "غير", "سوى"

    alignment = shared([" ".join(mine)], [words(60)])

    assert (alignment.my_passages, alignment.mine, alignment.longest) == (60, 58, 60)


def test_a_name_in_common_is_no_passage():
    name = "رئيس مجلس الوزراء عبد الرحمن"

    assert shared([f"{words(30)} {name}"], [f"{name} {words(30, 500)}"]) is None


@pytest.mark.parametrize("paragraphs", [[], [""], ["كلمة"], ["كلمة واحدة"]])
def test_texts_too_short_for_a_run_share_nothing_and_break_nothing(paragraphs):
    assert shared(paragraphs, paragraphs) is None
    assert shared(paragraphs, [words(40)]) is None


@settings(max_examples=50, deadline=None)
@given(st.lists(ARABIC, max_size=4), st.lists(ARABIC, max_size=4))
def test_shares_stay_within_the_articles(mine, theirs):
    alignment = shared(mine, theirs)
    if alignment is None:
        return

    assert alignment.mine <= alignment.my_passages <= len(alignment.covered)
    assert alignment.same_numbers <= alignment.numbers
    assert all(a < len(mine) and b < len(theirs) for a, b in paragraph_pairs(mine, theirs))


@st.composite
def relatives(draw) -> tuple[list[int], list[list[int]]]:
    """An article's codes, and those of others that hold pieces of it, in any order and with words between."""
    code = st.integers(0, draw(st.sampled_from([1, 5, 223])))
    own = draw(st.lists(code, max_size=80))
    piece = st.tuples(st.integers(0, 80), st.integers(0, 9), st.lists(code, max_size=16))
    return own, [
        [word for start, length, between in pieces for word in (*own[start : start + length], *between)]
        for pieces in draw(st.lists(st.lists(piece, max_size=6), max_size=5))]


@settings(max_examples=400, deadline=None)
@given(relatives(), st.binary(min_size=20, max_size=40))
def test_what_the_sieve_leaves_out_shares_no_passage(articles, head):
    own, others = articles
    aligner = Aligner(np.array(own, dtype=np.uint8))

    near = Sieve(np.array(own, dtype=np.uint8))([head + bytes(other) for other in others])

    for other, may in zip(others, near, strict=True):
        assert may or aligner(np.array(other, dtype=np.uint8)) is None


@pytest.mark.parametrize(("mine", "theirs", "near"), [
    ("رئيس مجلس الوزراء عبد الرحمن", "رئيس مجلس الوزراء عبد الرحمن", False),
    ("رئيس مجلس الوزراء عبد الرحمن زار المدينة امس", "رئيس مجلس الوزراء عبد الرحمن زار المدينة امس", True),
    ("رئيس مجلس الوزراء عبد الرحمن زار المدينة امس", "رئيس مجلس الوزراء عبد الكريم زار المدينة امس", False),
    ("رئيس مجلس الوزراء عبد الرحمن زار سوق المدينة امس", "رئيس مجلس الوزراء عبد الكريم زار سوق المدينة امس", True),
], ids=["a landmark", "a passage", "less than a passage in two runs", "a passage in two runs"])
def test_the_sieve_lets_passages_through_and_not_a_landmark_in_common(mine, theirs, near):
    one = fingerprint([f"{words(60)} {mine} {words(30, 200)} رئيس مجلس الوزراء"])
    other = fingerprint([f"{words(40, 500)} {theirs} {words(70, 700)}"])

    assert Sieve(one.codes)([bytes(20) + other.codes.tobytes()]) == [near]
    assert (Aligner(one.codes)(other.codes) is not None) == near


def test_the_sieve_tells_each_of_many_records_by_itself():
    one = fingerprint([words(60)]).codes
    records = [bytes(20) + fingerprint([words(60, start)]).codes.tobytes() for start in (100, 30, 300, 59, 0)]

    assert Sieve(one)(records) == [False, True, False, False, True]
    assert Sieve(one)([]) == []


def test_the_sieve_lets_every_passage_of_a_long_article_through():
    """In 3,000 words runs come again, and others have their hash."""
    dice = np.random.default_rng(5)
    own = dice.integers(0, 200, 3_000).astype(np.uint8)
    own[1_000:1_200] = own[200:400]
    aligner = Aligner(own)
    texts = [np.concatenate((dice.integers(0, 200, 30), own[start : start + 8], dice.integers(0, 200, 30)))
             for start in range(0, 2_990, 3)]
    texts += [np.concatenate((own[start : start + 4], dice.integers(0, 200, 12), own[start + 16 : start + 20],
                              dice.integers(0, 200, 30))) for start in range(0, 2_980, 11)]
    texts += [own[start : start + count] for start in range(0, 2_990, 29) for count in (4, 5, 7)]
    others = [text.astype(np.uint8) for text in texts]

    near = Sieve(own)([bytes(20) + other.tobytes() for other in others])

    shares = [aligner(other) is not None for other in others]
    assert sum(shares) > 1_500 and all(may for may, does in zip(near, shares, strict=True) if does)
