"""Memory keeps what it must, forgets whole buckets, and is the same again after a restart."""
from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.state import memory as memory_module
from workers.state.clock import Moment
from workers.state.memory import Answer, Memory, Remembered, Shared, key_of, read, write
from workers.text.shingles import fingerprint

DAY = 86_400
WEEK = 7 * DAY
NOW = 20 * 365 * DAY
TEXT = st.text(max_size=80)
SHARE = st.integers(0, 10_000).map(lambda parts: parts / 10_000)


def body(seed: int, words: int = 60) -> list[str]:
    dice = random.Random(seed)
    return [" ".join("".join(dice.choices("ابتجدرسعفقلمنهوي", k=5)) for _ in range(words))]


def take(memory: Memory, number: int, date: int | None) -> bytes:
    """Let article *number* come in, as the stage does."""
    own = fingerprint(body(number))
    key = key_of(f"a{number}", own.digest)
    moment = memory.advance(date, NOW)
    look = memory.look(own.codes, f"a{number}", 8)
    memory.remember(key, moment, f"a{number}", Answer("new", f"a{number}"), own.lengths, own.codes, look)
    return key


@pytest.fixture
def few_kept(monkeypatch):
    """Forgetting by time begins at 20 articles instead of many thousands."""
    monkeypatch.setattr(memory_module, "KEPT", 20)


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, 2**32 - 1), st.integers(0, 2**31), st.integers(0, 2**31), st.integers(-9, 40_000), st.booleans(),
    TEXT, st.builds(
        Answer, st.sampled_from(["new", "partial", "revision"]), TEXT.filter(bool), st.just(""),
        st.integers(0, 9_000), SHARE, SHARE, SHARE, st.lists(st.builds(
            Shared, TEXT.filter(bool), SHARE, SHARE,
            st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=4).map(tuple)),
            max_size=3).map(tuple)),
    st.lists(st.integers(0, 400), max_size=6).map(tuple), st.binary(max_size=60))
def test_a_record_is_read_as_it_was_written(sequence, time, clock, bucket, flag, own, answer, lengths, codes):
    record = Remembered(
        sequence, Moment(time, clock, bucket, flag, not flag), (3, 0x7FFFFFFF), own or "x", answer,
        np.ones(9, dtype=np.uint8), lengths, np.frombuffer(codes, np.uint8))

    again = read(write(record))

    assert (again.sequence, again.moment, again.limits, again.article_id, again.answer, again.lengths) == (
        record.sequence, record.moment, record.limits, record.article_id, record.answer, record.lengths)
    assert again.codes.tobytes() == codes and again.posted.tolist() == record.posted.tolist()


def test_an_id_in_hexadecimal_takes_half_its_length():
    answer = Answer("new", "ab" * 32)

    plain, packed = (len(write(Remembered(
        1, Moment(NOW, NOW, 1, True, False), (0, 0x7FFFFFFF), own, answer, np.empty(0, np.uint8), (),
        np.empty(0, np.uint8)))) for own in ("zz" * 32, "ab" * 32))

    assert plain - packed > 32


def test_buckets_that_stream_time_left_behind_are_forgotten_whole(few_kept):
    store: dict[bytes, bytes] = {}
    memory = Memory(store, WEEK)
    first = [take(memory, number, NOW + number) for number in range(30)]
    assert len(memory) == 30

    for day in range(1, 9):
        take(memory, 100 + day, NOW + day * DAY)

    assert memory.answered(first[0]) is None
    assert len(memory) == 8
    for number in range(200, 220):
        take(memory, number, NOW + 8 * DAY)
    assert not set(first) & set(store)


def test_a_thin_stream_is_remembered_beyond_seven_days():
    memory = Memory({}, WEEK)
    first = take(memory, 0, NOW)
    for week in range(1, 20):
        take(memory, week, NOW + week * WEEK // 2)

    assert memory.answered(first) is not None


def test_one_date_years_ahead_forgets_nothing(few_kept):
    memory = Memory({}, WEEK)
    first = [take(memory, number, NOW + number) for number in range(30)]
    take(memory, 99, NOW + 5_000 * DAY)
    take(memory, 100, NOW + 40)

    assert all(memory.answered(key) for key in first)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([None, 0, 1, 2, 3, 5, 8, 9, 10, 11, 20, 21, 22, 400, 401, -30]), max_size=90),
       st.integers(0, 90))
def test_a_restart_at_any_moment_gives_the_same_contents(days, cut):
    """Late, early, undated articles and leaps: the index and what is remembered follow from the store alone."""
    kept, memory_module.KEPT = memory_module.KEPT, 10
    try:
        store: dict[bytes, bytes] = {}
        before = Memory(store, WEEK)
        for number, day in enumerate(days[:cut]):
            take(before, number, None if day is None else NOW + day * DAY + number)
        after = Memory(dict(sorted(store.items())), WEEK)
        assert after.contents() == before.contents() and len(after) == len(before)

        for number, day in enumerate(days[cut:], 1_000):
            for memory in (before, after):
                take(memory, number, None if day is None else NOW + day * DAY + number)
        assert after.contents() == before.contents() and len(after) == len(before)
    finally:
        memory_module.KEPT = kept


def test_a_landmark_of_many_articles_is_posted_for_the_first_of_them_only():
    memory = Memory({}, WEEK)
    own = fingerprint(body(1))
    for number in range(memory_module.POPULAR + 5):
        look = memory.look(own.codes, f"a{number}", 50)
        memory.remember(key_of(f"a{number}", own.digest), memory.advance(NOW, NOW), f"a{number}",
                        Answer("new", f"a{number}"), own.lengths, own.codes, look)

    assert len(memory.look(own.codes, "later", 50).records) == memory_module.POPULAR
