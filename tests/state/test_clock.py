"""Stream time follows the articles, and no single article rules it."""
from __future__ import annotations

from workers.state.clock import AHEAD, STRAYS, Clock

DAY = 86_400
WEEK = 7 * DAY
NOW = 20 * 365 * DAY


def test_stream_time_is_the_latest_date_seen():
    clock = Clock(WEEK)

    assert [clock.place(date, 0).clock for date in (NOW, NOW - DAY, NOW + 60)] == [NOW, NOW, NOW + 60]


def test_an_article_without_a_date_takes_the_streams_time():
    clock = Clock(WEEK)
    clock.place(NOW, 0)

    assert clock.place(None, NOW + 900 * DAY).time == NOW


def test_without_any_dates_the_time_of_arrival_serves_until_one_comes():
    clock = Clock(WEEK)

    assert clock.place(None, NOW).clock == NOW
    assert clock.place(NOW - 4000 * DAY, NOW).clock == NOW - 4000 * DAY


def test_one_article_dated_years_ahead_moves_nothing():
    clock = Clock(WEEK)
    clock.place(NOW, 0)

    stray = clock.place(NOW + 3000 * DAY, 0)

    assert stray.bucket < 0 and clock.now == NOW


def test_two_that_agree_move_it():
    clock = Clock(WEEK)
    for date in (NOW, NOW + 3000 * DAY, NOW + 10):
        clock.place(date, 0)

    assert clock.place(NOW + 3001 * DAY, 0).leapt and clock.now == NOW + 3001 * DAY


def test_two_that_disagree_do_not():
    clock = Clock(WEEK)
    for date in (NOW, NOW + 3000 * DAY, NOW + 9000 * DAY):
        clock.place(date, 0)

    assert clock.now == NOW


def test_an_archive_between_todays_articles_does_not_turn_time_back():
    clock = Clock(WEEK)
    for number in range(200):
        clock.place(NOW + number if number % 20 == 0 else NOW - 3000 * DAY + number, 0)

    assert clock.now == NOW + 180


def test_an_archive_sent_newest_first_turns_time_back_with_it():
    clock = Clock(WEEK)
    for number in range(400):
        clock.place(NOW - number * DAY, 0)

    assert clock.now is not None and NOW - 400 * DAY <= clock.now <= NOW - 330 * DAY


def test_strays_are_forgotten_by_their_number():
    clock = Clock(WEEK)
    clock.place(NOW, 0)
    for number in range(2 * STRAYS + 1):
        last = clock.place(NOW - 3000 * DAY, 0)
        if number % 10 == 0:
            clock.place(NOW, 0)

    assert last.bucket == -3 and clock.strays == -2


def test_a_restart_remembers_where_time_stood_and_who_had_asked_to_move_it():
    before = Clock(WEEK)
    dates = [NOW, None, NOW + 50, NOW - 2000 * DAY, NOW + 3000 * DAY, NOW + AHEAD]
    moments = [(number, before.place(date, 0)) for number, date in enumerate(dates, 1)]
    after = Clock(WEEK)

    after.restore(moments)

    later = [NOW + 3001 * DAY, None, NOW]
    assert [after.place(date, 0) for date in later] == [before.place(date, 0) for date in later]
