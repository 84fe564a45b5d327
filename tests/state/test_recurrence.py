# ruff: noqa: E501  Arabic texts keep their lines
"""What a site's articles tell of each other: furniture, teasers, and what must never be learned away."""
from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from topics.codec import encode
from topics.records import CleanArticle, RawArticle
from workers.stages.strip import Strip
from workers.state import recurrence

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
START = datetime(2026, 3, 1, 8, tzinfo=UTC)
WEEK = timedelta(days=7)
FURNITURE = "تجدون كل صباح موجزا لما فاتكم من حكايات البلد في ركن القهوة المرة"
LETTERS = "ابتجحخدرسشصضطعغفقكلمنهي"


def prose(seed: int) -> str:
    """A sentence of made-up words with a function word here and there: no two seeds share one."""
    dice = random.Random(seed)
    words = ["".join(dice.choices(LETTERS, k=dice.randint(4, 8))) for _ in range(14)]
    return f"{' '.join(words[:6])} في {' '.join(words[6:])} التي كانت من قبل."


def article(number: int, *more: str, hours: float | None = None, source: str = "site", text: str | None = None) -> RawArticle:
    when = START + timedelta(hours=number if hours is None else hours)
    return RawArticle(
        id=f"a{number}", source=source, title=prose(1000 + number)[:38].strip(), published_at=when.isoformat(),
        text=text or "\n".join([prose(10 * number), prose(10 * number + 1), prose(10 * number + 2), *more]))


def taken(record: CleanArticle) -> list[tuple[str, str]]:
    return [(removed.reason, removed.text) for removed in record.removed]


@pytest.fixture
def strip() -> Strip:
    return Strip({}, WEEK)


def test_a_paragraph_that_comes_back_on_different_matters_is_furniture(strip):
    seen = [taken(strip(article(number, FURNITURE), AT)) for number in range(8)]

    assert seen[:4] == [[]] * 4
    assert seen[4:] == [[("learned", FURNITURE)]] * 4


def test_what_recurs_on_one_site_says_nothing_of_another(strip):
    for number in range(8):
        strip(article(number, FURNITURE, source="site"), AT)

    assert taken(strip(article(20, FURNITURE, source="other"), AT)) == []


def test_a_paragraph_is_forgotten_after_the_memory_in_event_time(strip):
    for number in range(6):
        strip(article(number, FURNITURE), AT)

    assert taken(strip(article(20, FURNITURE, hours=24 * 9), AT)) == []


def test_background_of_follow_ups_is_never_learned(strip):
    """Paragraphs about the article's own matter come back as long as the matter is in the news."""
    background = f"تعود القضية إلى {prose(5)}"
    for number in range(8):
        text = "\n".join([prose(10 * number), f"القضية {' '.join(prose(5).split()[2:9])} {prose(40 + number)}", background])
        assert taken(strip(article(number, text=text), AT)) == []


def test_a_paragraph_that_goes_on_with_the_news_is_never_learned(strip):
    for number in range(8):
        assert taken(strip(article(number, f"وتعتبر الحكومة {prose(7)}"), AT)) == []


def test_a_stock_phrase_is_never_learned(strip):
    for number in range(8):
        assert taken(strip(article(number, "والله من وراء القصد"), AT)) == []


def test_a_wire_story_that_several_articles_carry_is_never_learned(strip):
    story = "\n".join(prose(seed) for seed in range(90, 96))
    for number in range(8):
        assert taken(strip(article(number, text=f"{prose(500 + number)}\n{story}"), AT)) == []


def test_revisions_of_one_article_are_no_witnesses(strip):
    for edition in range(8):
        revised = RawArticle(
            id="one", source="site", title="خبر", published_at=(START + timedelta(hours=edition)).isoformat(),
            text="\n".join([prose(3), prose(4), FURNITURE, prose(600 + edition)]))
        assert taken(strip(revised, AT)) == []


def test_openings_of_other_articles_listed_at_the_end_are_teasers(strip):
    strip(article(1), AT)
    strip(article(2), AT)
    teasers = [prose(10), prose(20)]

    assert taken(strip(article(3, *teasers), AT)) == [("teaser", text) for text in teasers]


def test_a_teaser_may_be_the_other_articles_abstract(strip):
    for number in (1, 2):
        abstract = RawArticle(
            id=f"b{number}", source="site", description=prose(700 + number), published_at=START.isoformat(),
            text=f"{prose(800 + number)}\n{prose(900 + number)}")
        strip(abstract, AT)

    found = strip(article(3, prose(701), prose(702)), AT)

    assert [reason for reason, _ in taken(found)] == ["teaser", "teaser"]


def test_one_opening_at_the_end_is_the_background_of_a_follow_up(strip):
    """Two reports of one site share paragraphs: the later one repeats how the earlier began."""
    strip(article(1), AT)

    assert taken(strip(article(2, prose(10), prose(11)), AT)) == []


def test_a_round_up_of_the_day_keeps_its_news(strip):
    """It opens like one article, goes on like the next: the list is the article."""
    for number in range(1, 5):
        strip(article(number), AT)
    round_up = "\n".join(prose(10 * number) for number in range(1, 5))

    assert taken(strip(article(9, text=round_up), AT)) == []


def test_another_articles_title_between_the_paragraphs_is_a_teaser(strip):
    strip(article(1), AT)
    title = prose(1001)[:38].strip()
    text = "\n".join([prose(50), prose(51), title, prose(52)])

    assert taken(strip(article(5, text=text), AT)) == [("teaser", title)]


def test_an_article_that_comes_again_gets_the_answer_it_got(strip):
    """Kafka redelivers after a crash, and what came in between must not change the answer by a byte."""
    first = [encode(strip(article(number, FURNITURE, prose(10 * (number - 1))), AT)) for number in range(1, 9)]

    again = [encode(strip(article(number, FURNITURE, prose(10 * (number - 1))), AT)) for number in range(1, 9)]

    assert again == first


def test_memory_recovered_in_any_order_answers_alike():
    """A table comes back in the order of its keys, not in the order of writing."""
    store: dict[bytes, bytes] = {}
    strip = Strip(store, WEEK)
    for number in range(6):
        strip(article(number, FURNITURE, prose(10 * (number - 1))), AT)
    shuffled = dict(sorted(store.items(), key=lambda item: item[1]))

    recovered = Strip(shuffled, WEEK)

    for number in (2, 5, 7, 8):
        assert encode(recovered(article(number, FURNITURE), AT)) == encode(strip(article(number, FURNITURE), AT))


def test_an_article_writes_once_and_a_repeat_not_at_all():
    class Counting(dict[bytes, bytes]):
        writes = 0

        def __setitem__(self, key: bytes, value: bytes) -> None:
            self.writes += 1
            super().__setitem__(key, value)

    store = Counting()
    strip = Strip(store, WEEK)
    for _ in range(2):
        for number in range(5):
            strip(article(number, FURNITURE), AT)

    assert store.writes == 5


def test_the_ring_overwrites_the_oldest(monkeypatch):
    monkeypatch.setattr(recurrence, "CAPACITY", 4)
    store: dict[bytes, bytes] = {}
    strip = Strip(store, timedelta(days=90))
    for number in range(12):
        strip(article(number, FURNITURE), AT)

    assert len(store) == 4
    assert encode(Strip(dict(store), timedelta(days=90))(article(30, FURNITURE), AT)) == encode(strip(article(30, FURNITURE), AT))


def test_one_site_holds_no_more_than_its_share(monkeypatch):
    monkeypatch.setattr(recurrence, "_PER_SITE", 3)
    strip = Strip({}, WEEK)
    found = [taken(strip(article(number, FURNITURE), AT)) for number in range(10)]

    assert found == [[]] * 10  # three witnesses are one too few


def test_an_article_without_a_time_counts_as_the_sites_latest(strip):
    for number in range(5):
        strip(article(number, FURNITURE), AT)
    timeless = RawArticle(id="x", source="site", text=f"{prose(77)}\n{prose(78)}\n{FURNITURE}")

    assert taken(strip(timeless, AT)) == [("learned", FURNITURE)]
