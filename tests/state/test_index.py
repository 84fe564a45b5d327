"""Postings hold what was put in, whatever the table has to do for it."""
from __future__ import annotations

import mmap
from collections import defaultdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.state.index import Postings

LANDMARK = st.integers(0, 2**32 - 1)


def hashes(*landmarks: int) -> np.ndarray:
    return np.array(landmarks, dtype=np.uint32)


def found(postings: Postings, *landmarks: int) -> set[tuple[int, int]]:
    positions, numbers = postings.find(hashes(*landmarks))
    return set(zip(positions.tolist(), numbers.tolist(), strict=True))


def test_an_article_is_found_under_each_of_its_landmarks_and_no_other():
    postings = Postings()
    postings.add(hashes(7, 4_000_000_000), 12)

    assert found(postings, 7, 8, 4_000_000_000) == {(0, 12), (2, 12)}


def test_many_articles_share_a_landmark():
    postings = Postings()
    for number in range(300):
        postings.add(hashes(99), number)

    assert found(postings, 99) == {(0, number) for number in range(300)}


def test_landmarks_at_both_ends_of_the_range_are_found_when_they_crowd():
    postings = Postings()
    for number in range(5_000):
        postings.add(hashes(number, 2**32 - 1 - number), number)

    assert found(postings, 4_321, 2**32 - 1 - 4_321) == {(0, 4_321), (1, 4_321)}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(LANDMARK, unique=True, max_size=40), max_size=200), st.integers(0, 2**32))
def test_what_is_removed_is_gone_and_the_rest_stays(articles, seed):
    postings, expected = Postings(), defaultdict(set)
    for number, landmarks in enumerate(articles):
        postings.add(hashes(*(max(1, landmark) for landmark in landmarks)), number)
    gone = np.random.default_rng(seed).random(len(articles)) < 0.5
    postings.remove(gone)
    for number, landmarks in enumerate(articles):
        if not gone[number]:
            for landmark in landmarks:
                expected[max(1, landmark)].add(number)

    assert postings.contents() == sorted((landmark, number) for landmark in expected for number in expected[landmark])


def test_a_table_that_grew_a_hundredfold_still_holds_everything():
    postings = Postings()
    random = np.random.default_rng(3)
    rows = [np.unique(random.integers(1, 2**32, 30, dtype=np.uint32)) for _ in range(10_000)]
    for number, row in enumerate(rows):
        postings.add(row, number)

    assert len(postings) == sum(map(len, rows)) == len(postings.contents())
    assert all((np.arange(len(rows[number])).tolist() == sorted(
        position for position, other in zip(*map(np.ndarray.tolist, postings.find(rows[number])), strict=True)
        if other == number)) for number in range(0, 10_000, 500))
    assert postings.nbytes < 8.1 * len(postings) / 0.64


def test_articles_beyond_what_two_buckets_hold_are_found_and_removed_too():
    """One id may have any number of versions."""
    postings = Postings()
    for number in range(200):
        postings.add(hashes(99, 1_000 + number), number)
    gone = np.arange(200) % 2 == 0

    before = found(postings, 7, 99)
    postings.remove(gone)

    assert before == {(1, number) for number in range(200)}
    assert found(postings, 7, 99) == {(1, number) for number in range(1, 200, 2)}
    assert len(postings) == len(postings.contents()) == 200


def test_a_table_that_lost_nearly_everything_gives_its_memory_back():
    postings = Postings()
    random = np.random.default_rng(5)
    rows = [np.unique(random.integers(1, 2**32, 30, dtype=np.uint32)) for _ in range(3_000)]
    for number, row in enumerate(rows):
        postings.add(row, number)
    full = postings.nbytes

    postings.remove(np.arange(3_000) % 10 > 0)

    assert postings.nbytes < full / 4
    assert postings.contents() == sorted((int(landmark), number) for number in range(0, 3_000, 10)
                                         for landmark in rows[number])


class Fixed(mmap.mmap):
    """Memory as systems other than Linux have it."""

    def resize(self, _):
        raise SystemError("mmap: resizing not available--no mremap()")


def test_a_table_grows_by_copying_where_memory_cannot_be_made_longer(monkeypatch):
    longer = Postings()
    for number in range(3000):
        longer.add(landmarks_of(number), number)
    monkeypatch.setattr("workers.state.index.mmap.mmap", Fixed)
    copied = Postings()
    for number in range(3000):
        copied.add(landmarks_of(number), number)

    assert copied.contents() == longer.contents()


def landmarks_of(number):
    return np.arange(20 * number, 20 * number + 20, dtype=np.uint32) * np.uint32(2654435761)
