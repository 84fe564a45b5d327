"""Names of people, organisations and places, and the words that must not be taken for names."""
from __future__ import annotations

import tomllib
from itertools import pairwise
from typing import Any

import pytest

from tests.text import labelled_entities
from workers.text import entities
from workers.text.tokens import read

EXAMPLES: list[dict[str, Any]] = tomllib.loads(entities.SOURCE.read_text(encoding="utf-8"))["example"]


def named(text: str) -> list[tuple[str, str]]:
    words = read(text)
    return [(words.original(mention.first, mention.last), mention.type) for mention in entities.find(words)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["why"] for example in EXAMPLES])
def test_each_example_is_found_and_its_look_alike_spared(example: dict[str, Any]) -> None:
    assert named(example["text"]) == [tuple(row) for row in example["says"]]
    assert [named(text) for text in example["spares"]] == [[] for _ in example["spares"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وصل الرئيس السابق سعد الدين الهلالي", [("سعد الدين الهلالي", "PER")]),
        ("أكد أبو بكر العامري أن الطريق مفتوح", [("أبو بكر العامري", "PER")]),
        ("افتتح الملك حسين الثاني المعرض", [("حسين الثاني", "PER")]),
        ("عين رئيس لجنة حماية المستهلك، برندان كولتير، نائبا له",
         [("لجنة حماية المستهلك", "ORG"), ("برندان كولتير", "PER")]),
        ("انتقل من فرنسا إلى ألمانيا وليبيا", [("فرنسا", "LOC"), ("ألمانيا", "LOC"), ("وليبيا", "LOC")]),
        ("تعاقدت مع شركة تسلاريون", [("تسلاريون", "ORG")]),
        ("قرر الاتحاد الأوروبي تمديد المهلة", [("الاتحاد الأوروبي", "ORG")]),
        ("نظمت جامعة القاهرة مؤتمرا", [("جامعة القاهرة", "ORG")]),
    ],
)  # fmt: skip
def test_names_are_found_whole(text: str, names: list[tuple[str, str]]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "قال إن لدينا ما يكفي على المدى البعيد", "شكل مجلسا جديدا وأقر خطة", "زار قرية صغيرة قرب الساحل",
        "ارتفع سعر النفط بعد قرار خفض الإنتاج", "قال المتحدث باسم الحكومة إن الوضع هادئ", "شركة كبيرة وأخرى صغيرة",
    ],
)  # fmt: skip
def test_common_words_are_no_names(text: str) -> None:
    assert named(text) == []


def test_a_full_name_teaches_the_surname_for_the_whole_article() -> None:
    article = [read("استقالت الوزيرة ماتيلدا فورستين أمس"), read("وقالت فورستين إنها تعبت")]

    first, second = entities.read(article)

    assert [mention.name for mention in second] == ["ماتيلدا فورستين"] == [mention.name for mention in first]


def test_a_country_carries_its_code() -> None:
    (mention,) = entities.find(read("في الأردن"))

    assert (mention.type, mention.code) == ("LOC", "JOR")


def test_mentions_do_not_overlap_and_stay_inside_the_paragraph() -> None:
    words = read("رئيس جامعة القاهرة محمد عبد الله بن سالم في مدينة مدينة نصر حزب العدالة وزير الخارجية الأردن وزير")
    mentions = entities.find(words)

    assert all(left.last <= right.first for left, right in pairwise(mentions))
    assert all(0 <= mention.first < mention.last <= len(words.words) for mention in mentions)


@pytest.mark.parametrize("end", range(1, 14))
def test_a_paragraph_may_end_anywhere_in_a_name(end: int) -> None:
    text = "قال وزير خارجية الولايات المتحدة الأمريكية السابق عبد الله بن الملك في شبه جزيرة سيناء"
    words = read(" ".join(text.split()[:end]))

    assert all(mention.last <= len(words.words) for mention in entities.find(words))


def test_a_line_of_nothing_but_openings_is_read_in_time() -> None:
    assert isinstance(entities.find(read("رئيس حزب مدينة عبد الرئيس أبو بن محمد " * 4000)), list)


# Floors a little under what was measured on 2026-11-21: ANERcorp 0.61 0.57 0.82, AQMAR 0.54 0.62 0.75.
FLOORS = {"ner_anercorp": {"PER": 0.57, "ORG": 0.53, "LOC": 0.78}, "ner_aqmar": {"PER": 0.5, "ORG": 0.57, "LOC": 0.7}}


@pytest.mark.labelled
@pytest.mark.skipif(not labelled_entities.DATA.exists(), reason="the labelled sets are not here")
@pytest.mark.parametrize("corpus", FLOORS)
def test_names_agree_with_the_labels_word_for_word(corpus: str) -> None:
    """F1 of exact spans and types."""
    reached = labelled_entities.agreement(corpus)

    assert {kind: f1 for kind, f1 in reached.items() if f1 < FLOORS[corpus][kind]} == {}
