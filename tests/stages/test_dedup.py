"""What dedup says of copies, briefs, mixes, revisions, forms and furniture, and that it says the same again."""
from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from topics.codec import encode
from topics.records import CleanArticle, Duplicate, Paragraph, UniqueArticle
from workers.stages.dedup import Dedup

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
WEEK = timedelta(days=7)

FLOOD = [
    "غمرت مياه الأمطار صباح السبت أحياء واسعة من مدينة المرفأ الجديد، واضطر مئات من سكانها إلى قضاء الليل في المدارس.",
    "وقالت البلدية إن منسوب النهر ارتفع مترين خلال ست ساعات، وإن فرق الطوارئ أخلت 340 منزلاً تقع على ضفته الشرقية.",
    "وأوضح رئيس البلدية سامر الخطيب في مؤتمر صحفي أن المضخات تعمل بكامل طاقتها، غير أن شبكة التصريف القديمة لا تحتمل.",
    "وتوقعت هيئة الأرصاد أن تتراجع حدة الأمطار مساء الأحد، ودعت السائقين إلى تجنب الطريق الساحلي حتى إشعار آخر.",
    "ويشكو أهالي الحي القديم منذ سنوات من تأخر مشروع القناة البديلة الذي أقره المجلس المحلي قبل خمسة أعوام ولم يبدأ.",
]
FACTORY = [
    "افتتح وزير الصناعة مصنعاً لتدوير البطاريات في المنطقة الحرة شمال العاصمة، وهو الأول من نوعه في البلاد.",
    "ويوفر المصنع نحو 420 فرصة عمل، ويعالج اثني عشر ألف طن سنوياً بعد اكتمال خطه الثاني في الربيع المقبل.",
    "وذكرت الشركة المشغلة أنها وقعت عقوداً مع أربعة مستوردين في جنوب أوروبا لشراء الليثيوم المستخلص.",
    "وأشار خبراء بيئيون إلى أن نجاح المشروع مرهون بجمع البطاريات من البيوت، وهو ما لا تنظمه لائحة حتى اليوم.",
]


def article(paragraphs: list[str], id: str = "a", at: datetime | None = AT, title: str | None = None) -> CleanArticle:
    return CleanArticle(
        id=id, title=title, published_at=at, paragraphs=tuple(Paragraph(text=text) for text in paragraphs))


def made_up(seed: int, paragraphs: int = 5, words: int = 40) -> list[str]:
    """Paragraphs of made-up words: no two seeds share a sentence."""
    dice = random.Random(seed)
    letters = "ابتجحخدرسشصضطعغفقكلمنهوي"
    def word() -> str:
        return "".join(dice.choices(letters, k=dice.randint(3, 7)))

    return [" ".join(word() for _ in range(words)) for _ in range(paragraphs)]


@pytest.fixture
def dedup() -> Dedup:
    return Dedup({}, WEEK)


def test_an_article_nobody_had_is_new_and_starts_its_story(dedup):
    said = dedup(article(FLOOD), AT)

    assert isinstance(said, UniqueArticle)
    assert (said.relation, said.story_id, said.novelty, said.reuse) == ("new", "a", 1.0, ())


def test_a_copy_under_another_id_is_an_exact_duplicate(dedup):
    dedup(article(FLOOD, "first"), AT)

    said = dedup(article(FLOOD, "second", title="عنوان آخر"), AT)

    assert isinstance(said, Duplicate)
    assert (said.duplicate_of, said.story_id, said.kind, said.resemblance) == ("first", "first", "exact", 1.0)


@pytest.mark.parametrize("change", [
    lambda text: text.replace("ا", "ا\N{ARABIC TATWEEL}"),
    lambda text: text.replace("ر", "ر\N{ARABIC FATHA}"),
    lambda text: "\N{RIGHT-TO-LEFT MARK}" + text.replace(" ", " \N{RIGHT-TO-LEFT MARK}"),
    lambda text: text.replace("،", "").replace(".", " !"),
    lambda text: text.replace("أ", "ا").replace("إ", "ا").replace("ة", "ه").replace("ى", "ي"),
    lambda text: text.translate({ord(str(digit)): chr(0x660 + digit) for digit in range(10)}),
], ids=["tatweel", "diacritics", "bidi marks", "punctuation", "hamza", "digits"])
def test_another_way_of_writing_the_same_words_changes_nothing(dedup, change):
    dedup(article(FLOOD, "first"), AT)

    said = dedup(article([change(text) for text in FLOOD], "second"), AT)

    assert isinstance(said, Duplicate) and said.kind == "exact"


def test_paragraphs_split_anew_are_the_same_article(dedup):
    dedup(article(FLOOD, "first"), AT)

    said = dedup(article([" ".join(FLOOD[:2]), " ".join(FLOOD[2:])], "second"), AT)

    assert isinstance(said, Duplicate) and said.kind == "exact"


@settings(max_examples=20, deadline=None)
@given(st.permutations(FLOOD))
def test_paragraphs_in_another_order_are_still_a_copy(paragraphs):
    dedup = Dedup({}, WEEK)
    dedup(article(FLOOD, "first"), AT)

    assert isinstance(dedup(article(paragraphs, "second"), AT), Duplicate)


def test_a_copy_with_words_changed_here_and_there_is_a_near_duplicate(dedup):
    dedup(article(FLOOD, "first"), AT)
    edited = [text.replace("وقالت", "وذكرت").replace("صباح", "فجر").replace("خلال", "في") for text in FLOOD]

    said = dedup(article(edited, "second"), AT)

    assert isinstance(said, Duplicate) and said.kind == "near"
    assert 0.8 < said.containment < 1


def test_a_paragraph_cut_from_a_story_leaves_a_near_duplicate(dedup):
    dedup(article(FLOOD, "first"), AT)

    said = dedup(article(FLOOD[:-1], "second"), AT)

    assert isinstance(said, Duplicate) and said.kind == "near" and said.containment == 1.0


def test_a_brief_of_a_longer_story_is_linked_and_not_merged(dedup):
    dedup(article(FLOOD + made_up(1), "story"), AT)

    said = dedup(article(FLOOD[:2], "brief"), AT)

    assert isinstance(said, UniqueArticle)
    assert (said.relation, said.story_id, said.novelty) == ("partial", "story", 0.0)
    assert said.reuse[0].paragraphs == ((0, 0), (1, 1))


def test_the_longer_story_after_its_brief_is_linked_too(dedup):
    dedup(article(FLOOD[:2], "brief"), AT)

    said = dedup(article(FLOOD + made_up(1), "story"), AT)

    assert isinstance(said, UniqueArticle)
    assert said.relation == "partial" and said.reuse[0].article_id == "brief"
    assert said.novelty > 0.7


def test_a_brief_of_twenty_words_is_found_again(dedup):
    dedup(article(FLOOD[:1], "first"), AT)

    assert isinstance(dedup(article(FLOOD[:1], "second"), AT), Duplicate)


def test_a_story_put_together_from_two_names_both_strongest_first_with_its_paragraphs(dedup):
    dedup(article(FLOOD, "flood"), AT)
    dedup(article(FACTORY, "factory"), AT)

    said = dedup(article([FACTORY[1], *FLOOD[1:4], FACTORY[2]], "mix"), AT)

    assert isinstance(said, UniqueArticle) and said.relation == "partial"
    assert [(reuse.article_id, reuse.paragraphs) for reuse in said.reuse] == [
        ("flood", ((1, 1), (2, 2), (3, 3))), ("factory", ((0, 1), (4, 2)))]
    assert said.novelty == 0.0


def test_a_copy_of_a_linked_article_belongs_to_the_first_ones_story(dedup):
    dedup(article(FLOOD, "first"), AT)
    dedup(article(FLOOD[:2] + made_up(2), "second"), AT)

    said = dedup(article([FLOOD[0][:10], *made_up(2)], "third"), AT)

    assert said.story_id == "first"


def test_what_a_near_duplicate_added_is_remembered(dedup):
    added = made_up(3, paragraphs=1, words=40)
    dedup(article(FLOOD, "first"), AT)
    dedup(article(FLOOD + added, "copy"), AT)

    said = dedup(article(added + made_up(4), "later"), AT)

    assert isinstance(said, UniqueArticle) and [reuse.article_id for reuse in said.reuse] == ["copy"]


def test_the_same_id_with_a_new_body_is_a_revision_and_counts(dedup):
    dedup(article(FLOOD), AT)

    second = dedup(article(FLOOD + made_up(5, 1)), AT)
    third = dedup(article(FLOOD + made_up(6, 1)), AT)

    assert [(said.relation, said.revision, said.story_id, said.reuse) for said in (second, third)] == [
        ("revision", 1, "a", ()), ("revision", 2, "a", ())]


def test_a_copy_that_gets_a_body_of_its_own_is_a_revision_too(dedup):
    dedup(article(FLOOD, "first"), AT)
    dedup(article(FLOOD, "second"), AT)

    said = dedup(article(FACTORY, "second"), AT)

    assert isinstance(said, UniqueArticle)
    assert (said.relation, said.revision, said.story_id) == ("revision", 1, "first")


def test_an_older_body_again_is_a_repeat_and_gets_its_first_answer(dedup):
    first = dedup(article(FLOOD), AT)
    dedup(article(FACTORY), AT)

    assert dedup(article(FLOOD), AT) == first


def test_market_reports_with_other_prices_are_no_reuse(dedup):
    form = ("أغلق مؤشر سوق المرفأ عند {} نقطة بارتفاع {} نقاط وسط تداولات بلغت {} مليون سهم بقيمة {} مليون درهم، "
            "وارتفعت أسهم {} شركات وتراجعت أسهم {} شركات، وجاء سهم المطاحن في الصدارة بنسبة {} في المئة عند {} درهم.")
    dedup(article([form.format(4210, 12, 88, 310, 41, 30, 6, 17)], "monday"), AT)

    said = dedup(article([form.format(4188, 22, 61, 255, 19, 52, 3, 29)], "tuesday"), AT)

    assert isinstance(said, UniqueArticle) and said.relation == "new" and said.reuse == ()


def test_a_toll_that_rose_is_the_same_story(dedup):
    dedup(article([*FLOOD, "وبلغ عدد المصابين 12 شخصاً نقلوا إلى المستشفى."], "morning"), AT)

    said = dedup(article([*FLOOD, "وبلغ عدد المصابين 19 شخصاً نقلوا إلى المستشفى."], "evening"), AT)

    assert isinstance(said, Duplicate) and said.duplicate_of == "morning"


def test_a_set_phrase_that_many_articles_share_becomes_a_formula(dedup):
    phrase = ("وتقضي المادة السابعة من القانون بأن يعرض القرار على الهيئة العليا خلال ثلاثين يوماً من تاريخ نشره في "
              "الجريدة الرسمية ويصبح نافذاً إذا لم تعترض عليه بأغلبية أعضائها الحاضرين وتبلغ به الجهات المختصة كافة")
    for number in range(5):
        dedup(article([*made_up(100 + number, 6), phrase], f"a{number}"), AT)

    said = dedup(article([*made_up(200, 6), phrase], "later"), AT)

    assert isinstance(said, UniqueArticle) and said.relation == "new"


def test_a_redelivered_article_gets_the_same_answer_and_changes_nothing(dedup):
    """After a crash Kafka sends it again, and later articles have been seen by then."""
    store: dict[bytes, bytes] = {}
    dedup = Dedup(store, WEEK)
    stream = [article(FLOOD, "one"), article(FLOOD[:2] + FACTORY[:2], "two"), article(FLOOD, "three"),
              article(FACTORY, "four"), article(FACTORY + FLOOD, "one")]
    first = [encode(dedup(each, AT)) for each in stream]
    kept = dict(store)

    again = [encode(dedup(each, AT)) for each in stream]
    after_a_crash = [encode(Dedup(dict(kept), WEEK)(each, AT)) for each in stream]

    assert again == first == after_a_crash
    assert store == kept


def test_a_restart_goes_on_as_if_nothing_had_happened():
    """RocksDB gives records in the order of their keys, not of their arrival."""
    store: dict[bytes, bytes] = {}
    before = Dedup(store, WEEK)
    stream = [article(made_up(number % 30)[: 1 + number % 5] + made_up(1000 + number % 7), f"a{number}",
                      AT + timedelta(hours=5 * number)) for number in range(120)]
    for each in stream[:70]:
        before(each, AT)

    after = Dedup(dict(sorted(store.items())), WEEK)

    assert (after.articles, after.articles > 0) == (before.articles, True)
    assert [after(each, AT) for each in stream] == [before(each, AT) for each in stream]


def test_each_article_writes_one_record(dedup):
    class Counted(dict):
        writes = 0

        def __setitem__(self, key, value):
            self.writes += 1
            super().__setitem__(key, value)

    store = Counted()
    dedup = Dedup(store, WEEK)
    for number in range(20):
        dedup(article(made_up(number % 10), f"a{number}"), AT)

    assert store.writes == 20


def test_an_archive_of_2015_finds_its_copies_as_todays_stream_does():
    then = datetime(2015, 7, 21, 8, tzinfo=UTC)
    dedup = Dedup({}, WEEK)
    dedup(article(FLOOD, "first", then), AT)

    said = dedup(article(FLOOD, "second", then + timedelta(days=2)), AT)

    assert isinstance(said, Duplicate)


def test_a_late_article_finds_the_original_that_is_dated_after_it(dedup):
    dedup(article(FLOOD, "first", AT), AT)

    said = dedup(article(FLOOD, "late", AT - timedelta(days=3)), AT)

    assert isinstance(said, Duplicate) and said.duplicate_of == "first"


@pytest.mark.parametrize("paragraphs", [[], [""], ["،؛ ..."], ["خبر"], ["\ud800 نص"], ["a" * 50_000]])
def test_odd_bodies_are_answered(dedup, paragraphs):
    said = dedup(article(paragraphs), AT)

    assert isinstance(said, UniqueArticle) and dedup(article(paragraphs), AT) == said


def test_two_articles_without_words_are_not_copies_of_each_other(dedup):
    dedup(article([], "a"), AT)

    assert isinstance(dedup(article([], "b"), AT), UniqueArticle)


def test_the_size_of_memory_is_told(dedup):
    empty = dedup.bytes
    dedup(article(FLOOD), AT)

    assert dedup.articles == 1 and dedup.bytes > empty
