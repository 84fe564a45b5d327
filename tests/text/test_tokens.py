"""Words: offsets, sentences, clitics, phrases; and our folding held against camel-tools' normalisers."""
from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.normalize import fold, fold_keeping
from workers.text.tokens import PhraseBook, read, stems

ARABIC = st.text(alphabet="اأإآٱبةتثجحخدذرزسشصضطظعغفقكلمنهويىؤئء ًٌٍَُِّْـ،.؟0١٢abZ\u200f", max_size=80)


def test_words_lead_back_to_the_original():
    text = "أعلنَـت وزارةُ الخارجيّة، اليوم، عن ١٢ اتفاقًا."
    words = read(text)

    assert words.words[:3] == ["اعلنت", "وزاره", "الخارجيه"]
    assert words.original(0, 3) == "أعلنَـت وزارةُ الخارجيّة"


@given(ARABIC)
def test_the_words_cover_every_letter_in_order(text):
    words = read(text)

    spans = [words.span(number, number + 1) for number in range(len(words.words))]

    assert "".join(words.words) == "".join(fold(text).split())
    assert [fold(text[start:end]) for start, end in spans] == words.words
    assert spans == sorted(spans)


@pytest.mark.parametrize("text", ["كتاباً جديدًا", "\u200fحلب\u200f،", "12\u200f/3", "بـ\u200d حلب", " \u064b وَ هُم"])
def test_marks_belong_to_their_word_and_layout_to_none(text):
    words = read(text)

    spelled = [words.original(number, number + 1) for number in range(len(words.words))]

    assert [fold(word) for word in spelled] == words.words
    assert all(not word.startswith("\u200f") and not word.endswith(("\u200f", "\u200d", " ")) for word in spelled)


@given(ARABIC)
def test_sentences_part_the_words_without_gap_or_overlap(text):
    words = read(text)

    assert [number for first, last in words.sentences for number in range(first, last)] == list(range(len(words.words)))


def test_a_decimal_point_ends_no_sentence():
    assert len(read("بلغ النمو 3.5 في المئة. وقال د. سامي إنه جيد!").sentences) == 2


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("وقال", ("و", "قال")), ("فالحكومه", ("فال", "حكومه")), ("بالمدينه", ("بال", "مدينه")),
        ("للجيش", ("لال", "جيش")),
        ("سيقصف", ("س", "يقصف")), ("وللقوات", ("ولال", "قوات")), ("كالعاده", ("كال", "عاده")),
    ],
)  # fmt: skip
def test_clitics_come_off_in_their_order(word, reading):
    assert reading in stems(word)


def test_the_whole_word_is_always_its_first_reading():
    assert stems("وزاره")[0] == ("", "وزاره")


def test_a_phrase_is_found_under_clitics_and_the_longest_wins():
    book = PhraseBook([("مجلس", 1), ("مجلس الأمن", 2), ("مجلس الأمن الدولي", 3)])

    [found] = book.find(read("دعا وفد إلى اجتماع لمجلس الأمن الدولي").words)

    assert (found.first, found.last, found.prefix, found.entry) == (4, 7, "ل", 3)


def test_a_phrase_is_not_found_inside_a_word():
    assert list(PhraseBook([("حلب", 1)]).find(["يحلبون", "حلبه"])) == []


@pytest.fixture(scope="module")
def camel():
    dediac = pytest.importorskip("camel_tools.utils.dediac")
    normalize = pytest.importorskip("camel_tools.utils.normalize")

    def normalised(text: str) -> str:
        for step in (
            dediac.dediac_ar, normalize.normalize_alef_ar, normalize.normalize_alef_maksura_ar,
            normalize.normalize_teh_marbuta_ar,
        ):  # fmt: skip
            text = step(text)
        return text

    return normalised


@given(text=st.text(alphabet="اأإآٱبةتثجحخدذرزسشصضطظعغفقكلمنهويىء \u064b\u064e\u064f\u0650\u0651\u0652", max_size=60))
def test_folding_equals_camel_tools_where_both_fold(camel, text):
    """
    Marks, alef, alef maqsura and teh marbuta: there camel-tools' normalisers are the reference. We fold tatweel, hamza
    on waw and yeh, Persian letters, digits and case as well, which they leave.
    """
    assert fold(text) == camel(text)


def test_camel_tools_reads_the_same_words(camel):
    tokenize = pytest.importorskip("camel_tools.tokenizers.word")
    text = "قصفت المدفعية، فجر الأحد، مواقع في الريف؛ وأُصيب 12 شخصا."

    assert read(text).words == tokenize.simple_word_tokenize(camel(text))


@given(ARABIC)
def test_folded_letters_keep_their_place(text):
    folded = fold_keeping(text)

    for found in re.finditer(r"\S", folded.text):
        start, end = folded.span(found.start(), found.end())
        assert fold(text[start:end]) == found.group()
