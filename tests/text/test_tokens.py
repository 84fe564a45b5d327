"""Words: offsets, sentences, clitics, phrases; and our folding held against camel-tools' normalisers."""
from __future__ import annotations

import re

import pytest
from camel_tools.tokenizers.word import simple_word_tokenize
from camel_tools.utils.charsets import AR_CHARSET, AR_DIAC_CHARSET
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import (
    normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar, normalize_unicode,
)  # fmt: skip
from hypothesis import given
from hypothesis import strategies as st

from workers.text.normalize import fold, fold_keeping, fold_letters
from workers.text.tokens import Beginnings, Found, PhraseBook, read, stems

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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("استشهاد 12 فلسطينياًوإصابة العشرات", ["استشهاد", "12", "فلسطينيا", "واصابه", "العشرات"]),
        ("جُرح عشرون مدنيًاونُقلوا", ["جرح", "عشرون", "مدنيا", "ونقلوا"]),
        ("بناءًعلى طلبه", ["بناء", "علي", "طلبه"]), ("حجز سيارةًأخرى", ["حجز", "سياره", "اخري"]),
        ("كان قاضياًاستقال", ["كان", "قاضيا", "استقال"]),
        ("أعلنت الوزارةمقتل سبعة", ["اعلنت", "الوزاره", "مقتل", "سبعه"]), ("دعا إلىحوار", ["دعا", "الي", "حوار"]),
        ("أكد أنّالحكومة لكنّها", ["اكد", "ان", "الحكومه", "لكنها"]), ("لكنّالوفد غادر", ["لكن", "الوفد", "غادر"]),
    ],
)  # fmt: skip
def test_what_ends_a_word_parts_words_that_lost_their_space(text, words):
    found = read(text)

    assert found.words == words
    assert [fold(found.original(number, number + 1)) for number in range(len(words))] == words


@pytest.mark.parametrize("word", [
    "جزءًا", "مثلًا", "جدًّا", "هدىً", "مساءً", "أيًّا", "عصاً", "وتٌعد", "واحًدا",
    "أنّهم", "وإنّما", "لأنّني", "شىء", "الأعلى", "كبيرةٌ",
])  # fmt: skip
def test_what_stands_inside_a_word_parts_nothing(word):
    assert len(read(word).words) == 1


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

    words = read("دعا وفد إلى اجتماع لمجلس الأمن الدولي").words

    assert book.hits(words, [4]) == {4: Found(4, 7, "ل", 3)}
    assert book.at(words, 5) is None


def test_a_phrase_is_not_found_inside_a_word():
    book = PhraseBook([("حلب", 1)])

    assert [book.at([word], 0) for word in ("يحلبون", "حلبه")] == [None, None]


def camel(text: str) -> str:
    """*text* as camel-tools' normalisers fold it."""
    return normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(text))))


# What both fold or both leave; of camel-tools' letters that is all but tatweel and hamza on waw and yeh.
BOTH = "".join(sorted((AR_CHARSET | AR_DIAC_CHARSET) - set("\N{ARABIC TATWEEL}ؤئ"))) + " \n.,:;!?()،؛؟%-/0123456789abz"
ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(BOTH + "\N{ARABIC TATWEEL}ؤئ٠۹"), max_size=60)
HAMZA = "\N{ARABIC MADDAH ABOVE}\N{ARABIC HAMZA ABOVE}\N{ARABIC HAMZA BELOW}"


@given(text=st.text(BOTH, max_size=60))
def test_folding_equals_camel_tools_where_both_fold(text):
    """
    Marks, alef, alef maqsura and teh marbuta: there camel-tools' normalisers are the reference. We fold tatweel, hamza
    on waw and yeh, Persian letters, digits and case as well, which they leave.
    """
    assert fold(text) == camel(text)


@given(text=ANY)
def test_whatever_camel_tools_takes_for_one_spelling_folds_to_one(text):
    """Of any text: their normalisers tell nothing apart that we don't, and leave folded text as it is."""
    assert fold(camel(text)) == fold(text)
    assert camel(fold(text)) == fold(text)


@given(text=st.text("".join(sorted(AR_CHARSET)) + HAMZA + " ", max_size=60))
def test_a_letter_with_its_sign_apart_folds_as_one_that_has_it(text):
    """Hamza and madda also come as marks of their own; camel-tools puts them together."""
    assert fold(normalize_unicode(text, compatibility=False)) == fold(text)


@given(text=ANY)
def test_folding_twice_equals_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("folding", [fold, fold_letters])
@given(text=ANY)
def test_a_rare_character_changes_nothing_else(folding, text):
    """Text of the usual characters alone is folded another way."""
    assert folding(text + "\N{ROCKET}") == folding(text) + "\N{ROCKET}"


def test_camel_tools_reads_the_same_words():
    text = "قصفت المدفعية، فجر الأحد، مواقع في الريف؛ وأُصيب 12 شخصا."

    assert read(text).words == simple_word_tokenize(camel(text))


@pytest.mark.parametrize(("text", "end"), [("كتاباً جديدا", 6), ("حلب\u200f، حمص", 3), ("مدرسةٌ\u200f", 6)])
def test_a_span_takes_the_marks_on_its_last_letter_and_no_layout(text, end):
    folded = fold_keeping(text)

    assert folded.span(0, len(folded.text.split()[0].rstrip("،"))) == (0, end)


@given(ARABIC)
def test_folded_letters_keep_their_place(text):
    folded = fold_keeping(text)

    for found in re.finditer(r"\S", folded.text):
        start, end = folded.span(found.start(), found.end())
        assert fold(text[start:end]) == found.group()


def test_a_hashtag_is_words() -> None:
    words = read("أعلنت #وزارة_الصحة في #صنعاء_ أن")

    assert words.words == ["اعلنت", "وزاره", "الصحه", "في", "صنعاء", "ان"]
    assert [words.original(1, 3), words.original(4, 5)] == ["وزارة_الصحة", "صنعاء"]


def test_any_number_of_finders_share_a_text_also_those_made_after_it_was_read():
    words = read("وصل الوفد إلى عدن مساء أمس")
    finders = {}
    for word in words.words:
        for sort in ("written", "bare"):
            finders[word, sort] = Beginnings(**{sort: lambda own=word: [own]})
            assert all(words.words.index(own) in found.numbers(words) for (own, _), found in finders.items())

    assert [list(finders[word, "written"].numbers(words)) for word in words.words] == [[n] for n in range(6)]


def test_a_finder_begins_at_words_as_written_at_words_without_clitics_and_at_digits():
    words = read("عدن ولعدن وعدن 5 و 7 عدنا")

    def begun(**lists):
        return list(Beginnings(**lists).numbers(words))

    assert begun(written=lambda: ["عدن"]) == [0]
    assert begun(bare=lambda: ["عدن"]) == [0, 1, 2]
    assert begun(written=lambda: ["عدنا"], digits=True) == [3, 5, 6]
    assert begun() == []
