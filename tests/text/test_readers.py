"""What holds for every reader of a paragraph: mentions lie inside it, in order, and are the same twice."""
from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from workers.text import dates, entities, figures, media_topics
from workers.text.tokens import read

_MIXED = """
قتل مقتل أصيب ألف آلاف مليون ونصف ثلاثة عشر وعشرين مئة واحد قتيلان شخصا بينهم من بين أكثر نحو الـ 12 1.5 1,200 ٣٤ ²
اليوم أمس أول الثلاثاء الماضي المقبل قبل منذ بعد أيام شهر الشهر الجاري عام 2024 1445 31 مارس آذار كانون الثاني / ( )
- 2024-03-15 10/5/2024 10:30 رمضان هـ غد ليل رئيس وزير الخارجية القطري محمد بن عبد الله أبو آل الدين نصر صلاح حزب
جامعة شركة مدينة الولايات المتحدة في إلى على و ال لل « » ، . % $ Kafka
"""
_TEXTS = st.lists(st.sampled_from(_MIXED.split()), max_size=14).map(" ".join) | st.text(max_size=40)


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.none() | st.dates())
def test_mentions_lie_inside_the_paragraph_in_order_and_reading_twice_gives_the_same(
    text: str, published: date | None
) -> None:
    words = read(text)
    for find in (figures.find, entities.find, lambda paragraph: dates.find(paragraph, published)):
        mentions = find(words)  # type: ignore[operator]
        edges = [edge for mention in mentions for edge in (mention.first, mention.last)]

        assert all(mention.first < mention.last <= len(words.words) for mention in mentions)
        assert edges == sorted(edges)
        assert mentions == find(words)  # type: ignore[operator]


@settings(max_examples=100, deadline=None)
@given(st.lists(_TEXTS, max_size=4))
def test_topics_hold_shares_of_one(paragraphs: list[str]) -> None:
    topics = media_topics.classify([read(paragraph) for paragraph in paragraphs])

    assert all(0 < topic.score <= 1 for topic in topics)


def test_counts_are_positive_and_finite() -> None:
    quantities = figures.find(read("قتل " + "مليار " * 50 + "و0 شخص و" + "9" * 30 + " قتل 3 أشخاص"))

    assert quantities
    assert all(0 < quantity.value < 1e16 for quantity in quantities)
