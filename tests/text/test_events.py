"""Events: every rule fires on its examples and spares its look-alikes; a sentence gives its parties, place, figures."""
from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from topics.records import Paragraph, TaggedArticle, UniqueArticle
from workers.stages.tag import Tag
from workers.text.morphology import active_participle, imperfect_of, noun_forms, verb_forms
from workers.text.tokens import read
from workers.text.triggers import QUADS, LexiconError, lexicon, load

RULES = lexicon().rules
CASES = Path(__file__).parents[1] / "cases" / "events"
TAKEN = [pytest.param(rule.id, text, id=f"{rule.id}-{n}") for rule in RULES for n, text in enumerate(rule.takes)]
SPARED = [pytest.param(rule.id, text, id=f"{rule.id}-{n}") for rule in RULES for n, text in enumerate(rule.spares)]


def fired(text: str) -> list[str]:
    words = read(text)
    return [
        trigger.entry.rule.id
        for first, last in words.sentences
        for trigger in lexicon().triggers(words, first, last)
    ]


@pytest.fixture(scope="module")
def tag() -> Tag:
    return Tag()


def tagged(tag: Tag, *paragraphs: str, title: str | None = None) -> TaggedArticle:
    article = UniqueArticle(
        id="a", story_id="a", relation="new", title=title, published_at=datetime(2026, 5, 6, tzinfo=UTC),
        paragraphs=tuple(Paragraph(text=text) for text in paragraphs))
    return tag(article, datetime(2026, 5, 7, tzinfo=UTC))


def cases(name: str) -> list[dict]:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def holds(case: dict, article: TaggedArticle) -> bool:
    """Is everything said that the case wants, and nothing that it spares?"""
    if {event.event for event in article.events} & set(case.get("spared", ())):
        return False
    return all(
        any(
            event.event == want["event"]
            and (not want.get("mode") or want["mode"] in event.mode)
            and set(want.get("actors", ())) <= {actor.code for actor in event.actor}
            and set(want.get("recipients", ())) <= {actor.code for actor in event.recipient}
            and {tuple(figure) for figure in want.get("figures", ())} <= {(f.kind, f.value) for f in event.figures}
            for event in article.events
        )
        for want in case.get("events", ())
    )


@pytest.mark.parametrize(("rule", "text"), TAKEN)
def test_a_rule_fires_on_its_example(rule, text):
    assert rule in fired(text)


@pytest.mark.parametrize(("rule", "text"), SPARED)
def test_a_rule_spares_its_look_alike(rule, text):
    assert rule not in fired(text)


@pytest.mark.parametrize("case", cases("wild"), ids=lambda case: case["text"][:40])
def test_a_sentence_of_the_news_gives_its_event(tag, case):
    assert holds(case, tagged(tag, case["text"]))


@pytest.mark.parametrize("case", cases("negative"), ids=lambda case: case["text"][:40])
def test_a_look_alike_gives_none(tag, case):
    assert holds(case, tagged(tag, case["text"]))


@pytest.mark.parametrize("case", cases("known-failures"), ids=lambda case: case["text"][:40])
def test_a_known_failure_still_fails(tag, case):
    """Once it passes it belongs among the others."""
    assert not holds(case, tagged(tag, case["text"]))


def test_a_disaster_attacks_nobody(tag):
    flood = "غمرت السيول أحياء المدينة بعد أمطار غزيرة وانهيار جسر."

    assert not tagged(tag, flood, "وأكد الحاكم مقتل 31 شخصا في مدينة تشيناي.").events
    assert tagged(tag, flood, "وأكد الحاكم مقتل 31 شخصا برصاص مسلحين في مدينة تشيناي.").events


def test_all_seventeen_labels_have_a_rule():
    assert {rule.events[0] for rule in RULES} == set(QUADS)


@pytest.mark.parametrize("inserted", ["", "، صباح ذلك اليوم الماطر،"])
def test_a_rules_company_may_stand_at_the_end_of_its_reach_and_no_farther(inserted):
    [rule] = (rule for rule in RULES if rule.id == "assault-wage")

    def fires(words):
        text = read(f"شن {'جيران ' * words} {inserted} هجوما")
        return any(found.entry.rule is rule for found in lexicon().triggers(text, 0, len(text.words)))

    assert [fires(rule.reach - 1), fires(rule.reach)] == [True, False]


def test_only_a_verb_in_the_plural_has_its_company_before_it():
    assert "displace-arrive" in fired("المهاجرون ظلوا يصلون تباعا عبر البحر")
    assert "displace-arrive" not in fired("المهاجرون قالوا إنه يصل تباعا عبر البحر")


def test_a_rule_without_a_look_alike_is_refused(tmp_path):
    for file in Path(__file__).parents[2].joinpath("workers/text/data/events").glob("*.toml"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "deeds.toml").write_text(
        '[[rule]]\nid = "x"\nevent = "AID"\nwhy = "y"\nverbs = ["قدم"]\ntakes = ["قدم العون"]\nspares = []\n',
        encoding="utf-8")

    with pytest.raises(LexiconError, match="'spares' is missing"):
        load(tmp_path)


def test_a_rule_with_an_unknown_label_is_refused(tmp_path):
    for file in Path(__file__).parents[2].joinpath("workers/text/data/events").glob("*.toml"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "deeds.toml").write_text(
        '[[rule]]\nid = "x"\nevent = "WAR"\nwhy = "y"\ntakes = ["a"]\nspares = ["b"]\n', encoding="utf-8")

    with pytest.raises(LexiconError, match="unknown event 'WAR'"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("قصف", {"قصفت", "قصفوا", "يقصف", "تقصف", "يقصفون", "قصفها", "يقصفه"}),
        ("استهدف", {"استهدفت", "يستهدف", "تستهدف", "استهدفوا", "استهدفهم"}),
        ("دعا يدعو", {"دعا", "دعت", "دعوا", "يدعو", "تدعو", "يدعون"}),
        ("اغتال يغتال اغتيل يغتال", {"اغتال", "اغتيل", "اغتيلت", "يغتال"}),
        ("التقى يلتقي", {"التقي", "التقت", "التقوا", "يلتقي", "تلتقي", "التقاه"}),
    ],
)
def test_a_verb_is_written_in_all_its_persons(parts, expected):
    assert expected <= {form.text for form in verb_forms(parts)}


def test_a_derived_verb_needs_only_its_perfect():
    perfects = ("انسحب", "هدد", "تظاهر", "قتل")
    assert [imperfect_of(perfect) for perfect in perfects] == ["ينسحب", "يهدد", "يتظاهر", "يقتل"]
    assert active_participle("حذر", "يحذر") == "حاذر"
    assert active_participle("استنكر", "يستنكر") == "مستنكر"


def test_a_noun_in_teh_marbuta_keeps_its_dual_and_plural():
    assert {"غاره", "غارتين", "غارات", "غاراتها"} <= {form.text for form in noun_forms("غارة")}


def test_offsets_lead_back_to_the_original(tag):
    """Marks and tatweel are dropped for matching; what is published stands in the paragraph as written."""
    text = "قُتِلَ ثلاثة جنود برصـاص مسلّحين في مدينة الموصل أمس."
    event = tagged(tag, text).events[0]

    assert text[event.trigger.start : event.trigger.end] == event.trigger.text
    for part in (*event.actor, *event.recipient, *event.figures):
        assert text[part.start : part.end] == part.text
    assert event.event_loc is not None
    assert text[event.event_loc.start : event.event_loc.end] == event.event_loc.text


def test_a_definite_noun_is_no_purpose(tag):
    """The article ends in the letter of the preposition: السيطرة is no للسيطرة."""
    done = tagged(tag, "تمكن الجيش الليبي من السيطرة على مواقع شرق مدينة درنة.")
    meant = tagged(tag, "يستعد الجيش الليبي للسيطرة على مواقع شرق مدينة درنة.")

    assert [event.event for event in done.events] == ["COERCE"]
    assert "COERCE" not in {event.event for event in meant.events}


def test_what_goes_on_without_a_name_belongs_to_who_spoke_last(tag):
    """ "وطالب" names nobody: it goes on with the speaker of the paragraph before."""
    article = tagged(tag, "قال الرئيس الفرنسي إيمانويل ماكرون إن الوضع خطير.", "وطالب بوقف القتال فورا.")

    [event] = [event for event in article.events if event.event == "REQUEST"]
    assert [(actor.code, actor.paragraph) for actor in event.actor] == [("FRA", 0)]


def test_the_same_event_in_two_paragraphs_is_one_with_two_mentions(tag):
    text = "اعتقلت الشرطة اليونانية تسعة مهربين قرب الحدود."
    article = tagged(tag, text, "وقال مسؤول إن التحقيق مستمر معهم جميعا.", text)

    [event] = [event for event in article.events if event.event == "COERCE"]
    assert event.paragraph == 0
    assert event.mentions == (2,)


def test_a_suppressed_sport_report_keeps_what_the_police_did(tag):
    """In football an attack is no attack; an arrest by the police is an arrest."""
    article = tagged(
        tag,
        "شن الفريق هجوما كاسحا على مرمى المنتخب الضيف في الشوط الثاني من مباراة كأس الأبطال وسجل المهاجم هدف الفوز.",
        "واعتقلت الشرطة الإيطالية ثلاثة مشجعين قرب الملعب بعد المباراة.",
        title="الفريق يهزم ضيفه في نهائي الدوري")

    assert [event.event for event in article.events] == ["COERCE"]


def figures_of(article: TaggedArticle, label: str) -> list[tuple[str, float]]:
    return [(figure.kind, figure.value) for event in article.events if event.event == label for figure in event.figures]


def test_a_count_that_no_verb_explains_belongs_to_the_nearest_event(tag):
    article = tagged(tag, "فرضت كندا عقوبات على 9 شركات قبل أن تصادر الشرطة شحنة الأسلحة في المرفأ الشمالي.")

    assert figures_of(article, "SANCTION") == [("other", 9)]


def test_two_known_already_are_no_count(tag):
    article = tagged(tag, "بحث الوزيران في اجتماع مغلق ملف المياه المشتركة بين البلدين.")

    assert figures_of(article, "CONSULT") == []


def test_at_least_stands_between_a_verb_and_its_count(tag):
    article = tagged(tag, "قُتل ما لا يقل عن 23 شخصا في قصف استهدف سوقا شعبية في مدينة تعز.")

    assert ("killed", 23) in figures_of(article, "ASSAULT")


def test_a_sum_may_stand_farther_from_its_event_than_a_count(tag):
    article = tagged(tag, "اعتقلت الشرطة الألمانية تاجرا في ميونخ ومعه حقائب فيها نحو 90 ألف يورو.")

    assert ("money", 90_000) in figures_of(article, "COERCE")


def test_a_count_of_what_goes_on_beside_an_event_is_not_its_own(tag):
    article = tagged(tag, "تظاهر محامون في تونس في وقت نقل سبعة من القضاة.")

    assert figures_of(article, "PROTEST") == []


def test_those_whom_another_deed_hits_are_not_counted_as_arrested(tag):
    article = tagged(tag, "اعتقلت الشرطة الإسرائيلية الفتاة الفلسطينية بعد أن ضربت جنديين في الخليل.")

    assert ("arrested", 2) not in figures_of(article, "COERCE")


@pytest.mark.parametrize(
    ("text", "label", "told"),
    [
        ("قضت محكمة في تونس بسجن 14 ناشطا بتهمة التآمر.", "SANCTION", [("other", 14)]),
        ("أدين محاميان بالتخابر مع دولة أجنبية أمام محكمة في الجزائر.", "SANCTION", [("other", 2)]),
        ("هاجم نحو 200 مسلح قاعدة للجيش في موزمبيق.", "ASSAULT", [("fighters", 200)]),
        ("قصفت الطائرات منزل حاكم محلي في قريتين شمالي مالي.", "ASSAULT", []),
        ("التقى الوزير المصري نظراءه من خمس دول في القاهرة.", "CONSULT", []),
        ("قصفت طائرات الجيش السوري سوقا شعبيا في تعز. ونقل إلى المستشفى 15 جريحا وثماني جثث.", "ASSAULT",
         [("injured", 15), ("killed", 8)]),
        ("قصفت طائرات الجيش السوري سوقا فقتلت 9 مدنيين. وفي المشرحة 12 جثة.", "ASSAULT", [("killed", 9)]),
        ("أنقذت البحرية التونسية 7 مهاجرين قبالة جزيرة جربة.", "AID", [("other", 7)]),
        ("طالبت منظمة حقوقية بالإفراج عن 30 صحفيا معتقلا في مصر.", "REQUEST", [("released", 30)]),
    ],
)  # fmt: skip
def test_a_count_is_told_of_those_it_is_about(tag, text, label, told):
    assert figures_of(tagged(tag, text), label) == told


PARTIES = [
    # an office and its holder, whatever stands between them
    ("اتهم سفير كندا لدى الرباط، جون تايلور، جماعة الحوثي بعرقلة المحادثات.", "ACCUSE", ["جون تايلور"], ["الحوثي"]),
    # men and whose they are
    ("هاجم مسلحون من تنظيم داعش حاجزا للجيش العراقي قرب كركوك.", "ASSAULT", ["تنظيم داعش"], ["للجيش العراقي"]),
    # the noun's genitive is whom it hits, the attacker follows elsewhere
    ("تبنت حركة طالبان استهداف موكب وزير الداخلية الأفغاني في كابول.", "ASSAULT", ["طالبان"], ["موكب وزير الداخلية"]),
    # after the noun of an attack "ل" leads who attacked; the dead are nobody's attackers
    ("مقتل ثلاثة جنود أتراك في هجوم لتنظيم داعش قرب الباب.", "ASSAULT", ["تنظيم داعش"], ["جنود أتراك"]),
    # the count is of whom the police arrest, not the police
    ("أكد الناطق أن الشرطة التونسية اعتقلت أربعة من قادة الحزب.", "COERCE", ["الشرطة"], ["أربعة من قادة"]),
    # a thing takes whose it is
    ("قصفت الطائرات الروسية مستودعا تابعا لجبهة النصرة في إدلب.", "ASSAULT", ["الطائرات"], ["لجبهة النصرة"]),
    # with what stands between verb and object
    ("استهدفت القوات الأوكرانية بصواريخ دقيقة قاعدة الإمداد قرب خيرسون.", "ASSAULT", ["القوات"], ["قاعدة الإمداد"]),
    # sanctions hit who follows "على"
    ("فرضت أستراليا، الخميس، عقوبات مالية على خمسة قادة من ميانمار.", "SANCTION", ["أستراليا"], ["قادة"]),
    # what two commas insert is not counted between verb and sanctions
    ("فرض الاتحاد الأوروبي، مساء الجمعة، عقوبات على ثلاثة مصارف في بيلاروسيا.", "SANCTION", ["الاتحاد الأوروبي"], []),
    # مسلحون owns nothing: what follows is an object
    ("هاجم مسلحون قاعدة للجيش العراقي فجر الأحد.", "ASSAULT", ["مسلحون"], ["قاعدة للجيش العراقي"]),
    # a definite noun after a verb of saying speaks, known or not
    ("أدانت الرابطة الدولية للناشرين قصف الجيش الروسي مكتبة المدينة.", "ACCUSE", ["الرابطة الدولية"], []),
    # a verb is no student
    ("وطالب المشاركون الحكومة الأردنية بالإفراج عن المعتقلين.", "REQUEST", ["المشاركون"], ["الحكومة الأردنية"]),
    # who is set off by commas after an office
    ("دعا وزير الداخلية النمساوي، هيربرت هوفمان، إلى إغلاق الحدود.", "REQUEST", ["هيربرت هوفمان"], []),
    # whose the words after "on the hands of" are, known or not
    ("أعدم ثلاثة عمال على أيدي متشددي تنظيم داعش قرب تكريت.", "ASSAULT", ["متشددي تنظيم داعش"], ["عمال"]),
    # a verb that leads another has its own subject before it
    ("قال مسؤولون إن القوات الليبية تمكنت من السيطرة على الميناء.", "COERCE", ["القوات الليبية"], []),
    # two adjectives, two countries
    ("استهدف قصف أميركي بريطاني مواقع في الحديدة.", "ASSAULT", ["أميركي", "بريطاني"], []),
    # who is killed in a raid led none
    ("أكدت الجماعة أن القيادي في طالبان قتل في غارة قرب قندهار.", "ASSAULT", [], ["طالبان"]),
    # the subject of a relative clause is not that of the main one
    ("أعلنت حركة طالبان، التي تدعمها باكستان، أنها هاجمت قاعدة للجيش الأفغاني.", "ASSAULT", ["طالبان"], []),
    # a verb in the feminine has a man for its object
    ("رحبت الوزارة بالقرار، ودعت المجتمع الدولي إلى التحرك.", "REQUEST", ["الوزارة"], ["المجتمع الدولي"]),
    ("ودعا إيران إلى الكف عن دعم الميليشيات.", "REQUEST", [], ["إيران"]),
    # for whom a telegram is, not whose
    ("بعث ملك البحرين ببرقية تهنئة للرئيس التونسي قيس سعيد.", "SUPPORT", ["ملك البحرين"], ["قيس سعيد"]),
    # the second verb of one subject, with its object
    ("ألقى الرئيس المصري باللوم على الحكومة، واتهم ضباط الشرطة بالتقصير.", "ACCUSE", ["الرئيس المصري"], []),
    # who calls is who owns the call
    ("جدد وزير الخارجية الأردني دعوته لأبناء السودان إلى الحوار.", "REQUEST", ["وزير الخارجية"], ["لأبناء السودان"]),
    # an agreement's two sides, far from its noun
    ("ينص الاتفاق الموقع في جوبا بين الرئيس السوداني وقائد قوات الدعم السريع على الدمج.", "SUPPORT",
     ["الرئيس السوداني", "قائد قوات الدعم السريع"], []),
    # who imposes it, in a clause after the noun
    ("يعاني الأهالي في تعز من حصار تفرضه ميليشيات الحوثي منذ سنوات.", "COERCE", ["ميليشيات الحوثي"], []),
    # wounded by something, not wounding
    ("قال شهود إن مدنيين أصيبوا بشظايا في قصف للجيش السوري على إدلب.", "ASSAULT", ["للجيش السوري"], ["مدنيين"]),
    # host and guest
    ("شدد الرئيس المصري خلال استقباله لوزير الدفاع اليوناني على وقف التصعيد.", "CONSULT",
     ["وزير الدفاع اليوناني"], ["الرئيس المصري"]),
    # whose statement it is
    ("وأوضح البيان الصادر عن الجيش اللبناني أن إسرائيل ارتكبت انتهاكات.", "ACCUSE", ["الجيش اللبناني"], ["إسرائيل"]),
    # who sends the aid
    ("وصلت إلى غزة المساعدات الإنسانية المقدمة من قطر.", "AID", ["قطر"], []),
    # attacks by, after the attacked
    ("تعرضت القرية لهجمات من ميليشيا الجنجويد قرب نيالا.", "ASSAULT", ["ميليشيا الجنجويد"], []),
    # the court's judgment, softened later by another
    ("وحكمت عليه المحكمة العليا بالسجن، ثم أعفي من العقوبة من قبل الرئيس التونسي.", "SANCTION", ["المحكمة العليا"], []),
    # an unknown name right before a known one
    ("ودعا الكوكي حركة النهضة إلى الانسحاب من الحكومة.", "REQUEST", ["الكوكي"], ["حركة النهضة"]),
    # a participle's subject, a word of being between
    ("قال بوتين إن روسيا ستكون مستعدة لتقديم القمح إلى الصومال.", "AGREE", ["روسيا"], []),
    # what quotation marks open is a clause of its own
    ("وقال المتحدث باسم الجيش المصري «قصف سلاح الجو مواقع الإرهابيين في رفح».", "ASSAULT", ["سلاح الجو"], []),
    # an age in brackets after a name
    ("وكان سليم حمدان (30 عاما)، قد فجر نفسه في سوق بمدينة الرمادي.", "ASSAULT", ["سليم حمدان"], []),
    # strikes on a regime are not its own
    ("شنت الدول الغربية ضربات استهدفت مواقع للنظام السوري قرب حمص.", "ASSAULT", ["الدول الغربية"], []),
    # a further verb goes on with the first one's subject, not its object
    ("اتهم رئيس البعثة عمر الصالحي الحوثيين بعرقلة القافلة، وهدد بوقف التفاوض.", "THREATEN", ["عمر الصالحي"], []),
    ("اتهمت وزارة الداخلية التونسية المهربين بذلك، وأعلنت نشر قوات على الحدود.", "MOBILIZE", ["وزارة الداخلية"], []),
    ("استقبل ملك الأردن رئيس الوزراء العراقي، ورحب بإعادة فتح المعبر.", "SUPPORT", ["ملك الأردن"], []),
    ("اتهمت كينيا أوغندا بالتجسس، وقالت وزارة الخارجية الأوغندية إنها لم تعلم، وهددت بالرد.", "THREATEN",
     ["وزارة الخارجية الأوغندية"], []),
    ("ناقش المجلس الخطة، ووافق عليها وزراء الطاقة الأوروبيون.", "AGREE", ["وزراء الطاقة"], []),
    # who reports goes on speaking; a feminine verb after a comma has its own subject
    ("ذكرت مفوضية اللاجئين أن مئات الإثيوبيين عبروا الحدود إلى جيبوتي، ودعت المانحين إلى دعمهم.", "REQUEST",
     ["مفوضية اللاجئين"], ["المانحين"]),
    ("نفذت الهند تجربة صاروخية، واحتجت باكستان رسميا وطلبت اجتماعا عاجلا لمجلس الأمن.", "REQUEST", ["باكستان"], []),
    ("التقى الوسيط القطري في نجامينا قادة الفصائل، وبحث معهم وقف القتال.", "CONSULT", ["الوسيط القطري", "قادة"], []),
    # whom a summons is for
    ("طردت النرويج دبلوماسيين روسيين، وردت موسكو باستدعاء السفير النرويجي.", "ACCUSE", ["موسكو"], ["السفير النرويجي"]),
    # those who are driven out, not those who flee
    ("شردت ميليشيا الجنجويد أكثر من 800 أسرة من قرى دارفور.", "DISPLACE", ["ميليشيا الجنجويد"], ["800 أسرة"]),
    # a list ends with "and"; what follows a name between commas does not go on with it
    ("ودعا رئيس الجمعية، طلال العتيبي، البلدية إلى تأجيل الهدم.", "REQUEST", ["طلال العتيبي"], ["البلدية"]),
    ("طالبت فرنسا، ألمانيا وبولندا بفرض رسوم.", "REQUEST", ["فرنسا", "ألمانيا", "بولندا"], []),
    # the weapon is not what it hits, unless it is
    ("أصابت قذيفة مجهولة، مساء الاثنين، خزان الوقود قرب صنعاء.", "ASSAULT", [], ["خزان الوقود"]),
    ("هاجم الجيش السوداني مهبط المطار، ودمر طائرة قرب نيالا.", "ASSAULT", ["الجيش السوداني"], []),
    # between "that" and the verb
    ("قال وزير المياه السوداني إن لجنة فنية ستجتمع في عطبرة الشهر المقبل.", "CONSULT", ["لجنة فنية"], []),
    # one of two, a body that no table knows
    ("ورفضت إحدى الجامعتين هذا الطلب.", "REJECT", ["إحدى الجامعتين"], []),
    ("واستنكرت شبكة مدنية الغارة على السوق.", "ACCUSE", ["شبكة مدنية"], []),
    # the accused stand before the participle
    ("حاكمت تونس ثلاثة ضباط متهمين بتهريب السلاح إلى مالطا.", "ACCUSE", [], ["ضباط"]),
    # a plural or dual in the oblique case is no subject
    ("أشاد مبعوثها المقيم بالهدنة، ودعا الجانبين إلى إطلاق سراح الأسرى.", "REQUEST", ["مبعوثها المقيم"], ["الجانبين"]),
    ("ثم دعا المدرسون الوزارة إلى الحوار.", "REQUEST", ["المدرسون"], ["الوزارة"]),
    # congratulations go to whom "ل" leads
    ("أعرب ملك الأردن عن أصدق التهاني بالعيد لحكومة المغرب وشعبها.", "SUPPORT", ["ملك الأردن"], ["حكومة المغرب"]),
    # accused by nobody named
    ("اتهم وزير الداخلية العراقي بالتقصير بعد الهجوم.", "ACCUSE", [], ["وزير الداخلية العراقي"]),
    # an office "so called", and who held it
    ("أقرت الحركة بمقتل رئيس ما يسمى بالمجلس الأعلى، صالح الصماد، في غارة للتحالف العربي قرب الحديدة.", "ASSAULT",
     [], ["صالح الصماد"]),
    # with how many raids is not whom
    ("استهدفت طائرات أميركية بثلاث غارات مقر القيادة في الحديدة.", "ASSAULT", [], ["مقر القيادة"]),
    # a crowd that no table knows
    ("احتشدت ثلة من المتقاعدين أمام البرلمان في تونس.", "PROTEST", ["ثلة"], []),
    # whom a pronoun means: the first named that it fits
    ("كان النائب الكيني عاد من لندن، واعتقلته الشرطة في المطار.", "COERCE", ["الشرطة"], ["النائب الكيني"]),
    ("عاد الصحفي المغربي إلى بلاده، وألقي القبض عليه في فاس.", "COERCE", [], ["الصحفي"]),
    # what a relative clause tells is done to the noun before it
    ("دخلت القافلة بلدة تلبيسة التي تحاصرها القوات السورية.", "COERCE", ["القوات السورية"], ["بلدة تلبيسة"]),
    # two sides of a deal named inside the trigger's own phrase
    ("جرى ذلك في إطار اتفاق بين كولومبيا وبيرو على ضبط الحدود.", "AGREE", ["كولومبيا", "بيرو"], []),
    # whom an appeal in a letter is addressed to
    ("وجه الأسير رسالة إلى الرئيس الأوغندي يطلب منه العفو.", "REQUEST", [], ["الرئيس الأوغندي"]),
    # who is convicted, accused by nobody named
    ("أدين ضابط كولومبي في قضية الرشوة.", "ACCUSE", [], ["ضابط كولومبي"]),
    ("فككت الشرطة خلية صغيرة متهمة بتهريب السلاح.", "ACCUSE", [], ["خلية"]),
    # the noun's genitive does it, what follows its preposition suffers it
    ("رحبت لندن بعد إفراج كينيا عن الصحفيين الثلاثة.", "RETREAT", ["كينيا"], ["الصحفيين"]),
    # who is freed has an adjective, which did not free him
    ("أكدت وزارة الدفاع إطلاق سراح رهينة سويدية في مالي.", "RETREAT", ["وزارة الدفاع"], ["رهينة"]),
    # each of several
    ("اتهم مستشار البلدية كلا من قبرص ومالطا بالتجسس.", "ACCUSE", ["مستشار"], ["قبرص", "مالطا"]),
    # a verb in the masculine is not the police's
    ("تنتشر شرطة مدريد في الساحات ويطالب ناشطون بالهدوء.", "REQUEST", ["ناشطون"], []),
    # a subject that no table knows, between "had" and its verb
    ("وكانت أعلى هيئة قضائية في البلاد قد رفضت طعن النائب الغاني.", "REJECT", ["هيئة قضائية"], []),
    # who speaks in the first person
    ("وقال الوزير الغاني: نشكر أفراد الطاقم على جهدهم.", "SUPPORT", ["الوزير الغاني"], ["أفراد الطاقم"]),
    # who visits, and whom
    ("قال الوزير النيجيري خلال زيارته تشاد إن الحدود آمنة.", "CONSULT", ["الوزير النيجيري"], ["تشاد"]),
    # who charges a pronoun follows with "من"
    ("حضر النائب الغاني الجلسة بعد اتهامه من وزير العدل بالتزوير.", "ACCUSE", ["وزير العدل"], ["النائب الغاني"]),
    # from whom a place is freed
    ("زار الرئيس الصومالي المدينة بعد تحريرها من حركة الشباب.", "COERCE", [], ["حركة الشباب"]),
    # men of a group
    # who carries out what the noun tells
    ("نفذت حركة الشباب حملة خطف طالت صيادين قرب مركة.", "ASSAULT", ["حركة الشباب"], ["صيادين"]),
    ("ألقت كينيا القبض على القيادي في حركة الشباب في مومباسا.", "COERCE", ["كينيا"], ["القيادي"]),
    # the adjective inside the phrase says whose
    ("توسعت الاعتداءات الإسرائيلية على القرى اللبنانية أمس.", "ASSAULT", ["الإسرائيلية"], ["القرى اللبنانية"]),
    # two commas between "had" and its verb
    ("وكانت القوات الكينية، بدعم من طائرات فرنسية، قد هاجمت المتمردين في كيسمايو.", "ASSAULT", ["القوات الكينية"],
     ["المتمردين"]),
    # a thing right after the verb is hit, whoever is named behind
    ("استهدف هجوم انتحاري برج الساعة قرب وزارة النقل في أنقرة.", "ASSAULT", [], ["برج الساعة"]),
    # whom charges await
    ("تحدثت الإذاعة عن أربعة ضباط كينيين يواجهون اتهامات بالفساد.", "ACCUSE", [], ["ضباط كينيين"]),
    # who is put through it
    ("تعرض مزارعون في الجليل للضرب على أيدي مستوطنين.", "ASSAULT", ["مستوطنين"], ["مزارعون"]),
    # those killed and those wounded
    ("قتل أربعة جنود وأصيب عشرون مدنيا في الهجوم على مقديشو.", "ASSAULT", [], ["جنود", "مدنيا"]),
    # who is thanked for something
    ("التقى وزير الصحة الغاني نظيره الهندي، وشكر الوزير الهندي على الدعم.", "SUPPORT", [], ["الوزير الهندي"]),
    # a pronoun of the main clause's subject, by gender
    ("أكد الوزير القبرصي أنه قرأ التقرير بأن مالطا تدخلت، لكنه نفى وجود خلاف.", "REJECT", ["الوزير القبرصي"], []),
    # whom the relative clause before a charge tells of
    ("كان بين الحضور النائب الغاني، الذي صدر ضده حكم بالسجن.", "SANCTION", [], ["النائب الغاني"]),
    ("تحدثت الإذاعة عن الصحفي الكندي الذي اعتقل في هراري بتهمة التجسس.", "COERCE", [], ["الصحفي الكندي"]),
    # whom one appeals to, known or not
    ("وقال السفير الهندي: نطالب الجهات المعنية بالتحرك عبر مجلس الأمن.", "REQUEST", ["السفير"], ["الجهات المعنية"]),
    ("سيطرت قوات الجيش الكيني على كامل بلدة تساليت في الشمال.", "COERCE", ["الجيش الكيني"], ["تساليت"]),
    # the relative clause's subject is not blamed
    ("وحملت الحكومة الكينية التي يقودها وليام روتو حركة الشباب المسؤولية عن الهجوم.", "ACCUSE", ["الحكومة الكينية"],
     ["حركة الشباب"]),
    # whom a relative clause's own verb hits
    ("تراقب النرويج كوبا التي تدعم الرئيس الفنزويلي عسكريا منذ سنوات.", "SUPPORT", ["كوبا"], ["الرئيس الفنزويلي"]),
    # whom one comes to appeal to
    ("وصل وزير العدل الغاني إلى لاهاي لمطالبة الادعاء بتحقيق سريع.", "REQUEST", ["وزير العدل"], ["الادعاء"]),
    # upon whom it was imposed
    ("عاد النائب الكندي إلى هراري حيث فرضت عليه الإقامة الجبرية.", "COERCE", [], ["النائب الكندي"]),
    # what belongs to a body that no table knows
    ("أضاف البيان أن فرق الرقابة التابعة لها ضبطت مهربين في طنجة.", "COERCE", ["فرق الرقابة"], ["مهربين"]),
    # from whom it comes
    ("رحبت المفوضية بتعهد من أستراليا بتمويل المشروع.", "AGREE", ["أستراليا"], []),
    # two adjectives say against whom
    ("نفت كوبا الاتهامات الكندية والأسترالية بالتجسس.", "REJECT", ["كوبا"], []),
    # who wages a campaign, joined to others
    ("شنت اليونان وعدد من الدول الأوروبية حملة عسكرية ضد القراصنة في خليج عدن.", "ASSAULT", ["اليونان"], ["القراصنة"]),
    # a country arrests
    ("قال الناطق إن كينيا أوقفت نحو ستين مهربا قرب الحدود.", "COERCE", ["كينيا"], ["مهربا"]),
    # a place under fire
    ("قال السكان إن بيدوا تعرضت أمس لغارات جوية كثيفة.", "ASSAULT", [], ["بيدوا"]),
    # who is summoned stands in the phrase
    ("وكانت أستراليا قد استدعت السفير الهندي لديها احتجاجا.", "ACCUSE", ["أستراليا"], ["السفير الهندي"]),
    # whom criticism reaches
    ("تحدث التقرير عن الانتقادات التي تواجهها كينيا من قبل الاتحاد الأفريقي.", "ACCUSE", [], ["كينيا"]),
    # agent and patient of a noun, by genitive and "ل"
    ("نزح العشرات بسبب قصف الجيش الكيني لمنازلهم في غاريسا.", "ASSAULT", ["الجيش الكيني"], ["منازلهم"]),
    # "had", then "already"
    ("وذلك أن البرلمان الأوروبي كان قد طالب مالطا بالتحقيق.", "REQUEST", ["البرلمان الأوروبي"], ["مالطا"]),
    # with whom one is questioned, of whom one claims
    ("أكد وزير العدل الكيني أن التحقيق مع الموقوفين مستمر.", "ACCUSE", [], ["الموقوفين"]),
    ("واعتبر السفير الكيني، أن المحكمة الجنائية الدولية منحازة وغير شرعية.", "ACCUSE", ["السفير"], ["المحكمة"]),
    # a dual and a person who are killed, not who kill
    ("وأوضحت الإذاعة أن العنصرين قتلا إثر غارة جوية في كيسمايو.", "ASSAULT", [], ["العنصرين"]),
    ("قتل محمود فريد، قائد الشرطة في كيسمايو، بعد مواجهات مع مهربين.", "ASSAULT", [], ["محمود فريد"]),
    # adjectives before the preposition that leads the target
    ("بعد القصف الروسي المتواصل على بلدة خاركيف، أعلنت وزارة الصحة مقتل ستة.", "ASSAULT", ["الروسي"], ["خاركيف"]),
    # what is decided is a noun
    ("وكانت النيابة الكينية قد قررت الأحد حبس السفير أربعة أيام.", "COERCE", ["النيابة الكينية"], ["السفير"]),
    # what is struck is no weapon once who strikes stands before
    ("قالت الوكالة إن كينيا استهدفت الطائرة في أجواء الصومال.", "ASSAULT", ["كينيا"], ["الطائرة"]),
    # those joined by a count, or as a number of
    ("قضت محكمة كينية بالسجن على مدير المصرف وسبعة آخرين.", "SANCTION", ["محكمة كينية"], ["مدير المصرف", "سبعة"]),
    ("فرضت الهند رسوما على واردات من الصين واليابان الجمعة.", "SANCTION", ["الهند"], ["الصين", "اليابان"]),
    # a deed counted is the object, "against" leads whom it hits
    ("قالت المنظمة إن الميليشيا ارتكبت ثلاث مجازر بحق العائلات في دارفور.", "ASSAULT", ["الميليشيا"], ["العائلات"]),
    # those punished do not judge
    ("نظرت محكمة غانية في القضية أمس، وقضت بمعاقبة المتهمين بالسجن.", "SANCTION", ["محكمة غانية"], ["المتهمين"]),
    # a republic is a country
    ("بعث السلطان بأصدق التهاني لحكومة وشعب جمهورية بنما.", "SUPPORT", [], ["جمهورية بنما"]),
    # planes of a body that has no sector of its own
    ("نفذت طائرات التحالف غارات متتالية على معسكر للحوثيين قرب حرض.", "ASSAULT", ["طائرات التحالف"], ["للحوثيين"]),
    # the authorities arrest, whoever the pronoun means
    ("خشي المقاتلون أن تسمع السلطات بهم وتقوم باعتقالهم في كوستي.", "COERCE", ["السلطات"], ["المقاتلون"]),
    # hundreds of men storm, whatever the gender of "hundreds"
    ("وفي المساء اقتحم مئات المتظاهرين الحواجز أمام مقر البرلمان في كوستي.", "ASSAULT", ["المتظاهرين"], ["الحواجز"]),
    # "and in" leads no subject
    ("وفي لندن، رفض محمود فريد، قائد الشرطة الكينية، قرار المحكمة.", "REJECT", ["محمود فريد"], []),
    # an adjective without article ends whose they are
    ("ناشدت ثلاث منظمات غير ربحية السلطات المالطية الأربعاء بالتدخل.", "REQUEST", ["منظمات"], ["السلطات المالطية"]),
    ("قالت الإذاعة إن مسؤولين من حركة طالبان التقوا وفدا باكستانيا.", "CONSULT", ["حركة طالبان"], []),
    # upon troops of somebody, who did not do it
    ("وقال الناطق إن طائرات التحالف شنت ست غارات على قوافل للحوثيين.", "ASSAULT", ["طائرات التحالف"], ["للحوثيين"]),
    # they shell each other
    ("تبادلت إريتريا وإثيوبيا القصف المدفعي في محيط بلدة بادمي.", "ASSAULT", ["إريتريا", "إثيوبيا"], []),
    # two nationalities of one body
    ("شنت مقاتلات صومالية وكينية غارة على معسكر قرب كيسمايو.", "ASSAULT", ["مقاتلات صومالية", "كينية"], ["معسكر"]),
    # what one suffers is done by nobody named
    ("تعرضت ناقلة غاز قبرصية لهجوم في خليج عدن.", "ASSAULT", [], ["ناقلة غاز قبرصية"]),
    # they flee, whoever tells of it
    ("وحذر قائد الشرطة الكينية السكان. ونزح المئات من القرى المجاورة.", "DISPLACE", ["المئات"], []),
    # a second verb without a comma has whom it calls on behind it
    ("وأعلن زعيم المعارضة الكينية دعمه للقرار ودعا الجيش إلى حماية المحتجين.", "REQUEST", ["زعيم المعارضة"], ["الجيش"]),
    # the accusative tells of who speaks, not of whom he speaks
    ("ورد الوزير النرويجي بأن القضاء مستقل، مؤكدا التزام بلاده بالاتفاق.", "AGREE", ["الوزير النرويجي"], []),
    # men said to be of a group
    ("خطف مسلحون يشتبه في انتمائهم لحركة الشباب ثلاثة مهندسين.", "ASSAULT", ["لحركة الشباب"], ["مهندسين"]),
    # all who are asked
    ("وطالبت بعثة الاتحاد الأوروبي جميع الأطراف بوقف إطلاق النار.", "REQUEST", ["بعثة الاتحاد"], ["الأطراف"]),
    # a host, where he receives, and his guest
    ("استقبل الملك عبدالله، في قصره بعمان، رئيسة وزراء الدنمارك.", "CONSULT", ["رئيسة وزراء"], ["الملك عبدالله"]),
    # an organiser that no table knows
    ("شهدت مدينة سوسة احتجاجات نظمها عشرات المعطلين عن العمل.", "PROTEST", ["المعطلين"], []),
    # an unknown name before a verb of arrest without object
    ("وقالت المنظمة إن الكاتب اعتقل بعد عودته إلى مدينة دوشنبه.", "COERCE", [], ["الكاتب"]),
    # two things joined, and whose they are
    ("أفاد المراسل بأن الطائرات استهدفت مواقع وتحصينات للحركة الانفصالية.", "ASSAULT", [], ["للحركة"]),
    ("وأضاف أن المقاتلات استهدفت مخازن وتعزيزات ميليشيا الحوثي شرق البيضاء.", "ASSAULT", [], ["ميليشيا الحوثي"]),
    # who arrives, however far behind, on a visit
    ("وصل إلى العاصمة الكينية، السبت، وزير الخارجية القطري في زيارة رسمية.", "CONSULT", ["وزير الخارجية القطري"], []),
    # shots are nobody's, and those killed by them did not fire
    ("قتل شرطي في إطلاق نار استهدف دورية أمنية في مدينة صفاقس.", "ASSAULT", [], ["دورية أمنية"]),
    # what a clash costs is no side of it
    ("وقيل إن المعارك بين الجيش الصومالي ومقاتلي حركة الشباب خلفت قتلى.", "ASSAULT", ["الجيش", "الشباب"], []),
    # who ought to do it by whom the head says so, not by whom a relative clause names
    ("قال أمين الرابطة، التي يرأسها بيتر كيماني، إن على الحكومة الكينية الإنصات.", "REQUEST", [], ["الحكومة الكينية"]),
    # who lends a hand is not hit
    ("سيطرت القوات الصومالية، بإسناد من القوات الإثيوبية، على بلدة حدودية.", "COERCE", ["القوات الصومالية"], []),
    # the first of those killed stands right behind
    ("أدى القصف على بلدة كوستي إلى مقتل امرأة وإصابة أربعة شبان.", "ASSAULT", [], ["امرأة"]),
]


@pytest.mark.parametrize(("text", "label", "actors", "recipients"), PARTIES, ids=lambda value: str(value)[:30])
def test_grammar_tells_who_and_whom(tag, text, label, actors, recipients):
    found = [event for event in tagged(tag, text).events if event.event == label]
    acting = " | ".join(actor.text for event in found for actor in event.actor)
    hit = " | ".join(actor.text for event in found for actor in event.recipient)

    assert all(name in acting for name in actors), acting
    assert all(name in hit or name.removeprefix("ل") in hit for name in recipients), hit


NO_PARTIES = [
    # where someone goes or meets is nobody who does
    ("وصل رئيس الوزراء الماليزي إلى الدوحة مساء الأحد.", "CONSULT", ["الدوحة"], []),
    ("التقى وزيرا الدفاع في العاصمة الكينية نيروبي مساء الأحد.", "CONSULT", ["نيروبي"], []),
    ("يزور وزير النقل الياباني منطقة قناة السويس غدا.", "CONSULT", [], ["قناة"]),
    # the first verb's victims did not do what the second tells
    ("جُرح أربعة صيادين وقُتل عشرة آخرون في غارة على ميناء الحديدة.", "ASSAULT", ["صيادين"], []),
    ("شيع أهالي تعز ضحايا الهجوم الذي قتل فيه سبعة قرب سوق المدينة.", "ASSAULT", ["ضحايا"], []),
    # things are counted, not aimed at
    ("صادرت الجمارك المغربية أكثر من سبعين رزمة كانت في حافلة.", "COERCE", [], ["سبعين"]),
    ("وصلت إلى الخرطوم قافلة مساعدات من عشرين شاحنة.", "AID", [], ["شاحنة"]),
    # on what they agree, not with whom
    ("وقال الوسيط إن الوفدين اتفقا على إعادة جثامين الجنود.", "AGREE", [], ["الجنود"]),
    # what was said begins after the relative clause
    ("قال وزير الخارجية القطري، الذي التقى نظيره الكيني، إن الحوثيين غابوا.", "CONSULT", ["الحوثيين"], []),
    # another one's speaker does not meet
    ("قال وزير المياه السوداني إن لجنة فنية ستجتمع في عطبرة الشهر المقبل.", "CONSULT", ["وزير المياه"], []),
    # who moves does so to nobody
    ("نزحت مئات العائلات من ريف تعز إلى مناطق الحكومة اليمنية.", "DISPLACE", [], ["الحكومة اليمنية"]),
    ("أرسلت اليونان تعزيزات إلى الحدود بعد تصريحات وزير الدفاع التركي.", "MOBILIZE", [], ["وزير الدفاع"]),
    # the next clause is another's
    ("سحبت هولندا جنودها من مالي، وتسلمت القوات المالية ثكناتهم.", "RETREAT", [], ["القوات المالية"]),
    ("نزح نحو ألفي شخص من قراهم، وأكدت المتحدثة باسم الهلال الأحمر أن الخيام كافية.", "DISPLACE", [], ["المتحدثة"]),
    ("انسحب الجيش الكولومبي من البلدة، وقالت الأمم المتحدة إنها تراقب.", "RETREAT", [], ["الأمم المتحدة"]),
    ("نفت كولومبيا الاتهامات، فيما استهجنت وزارة الدفاع البيروفية الحملة.", "REJECT", [], ["وزارة الدفاع"]),
    ("قتل جنديان في غارات جوية، والجيش في الجنوب يقصف التلال.", "ASSAULT", [], ["الجيش"]),
    # for whom a deed is meant did not do it
    ("نفت النقابة في غزة قيام أعضائها بعملية تصفية لأسرى حوثيين.", "REJECT", ["أسرى"], []),
    # where things are smuggled is not whom the police hit
    ("أعلنت السلطات الألبانية تفكيك شبكة تنقل المهاجرين إلى كندا.", "COERCE", [], ["كندا"]),
    # what is refused refuses nothing
    ("أشاد الوزير بالموقف الذي رفض الإجراءات الجديدة.", "REJECT", ["الإجراءات"], []),
    # sites attack nobody
    ("أطلق المقاتلون عشرات القذائف أمس في حلب، تستهدف مواقع عسكرية تركية.", "ASSAULT", ["مواقع"], []),
    # a further office of the subject
    ("أشاد رئيس الوزراء أحمد داود، وزير المالية السابق، بالقوات المغربية.", "SUPPORT", [], ["وزير المالية"]),
    # what an explosion hits did not explode, nor did who spoke before
    ("قال وزير النقل إن انفجارا استهدف موكب رئيس الوزراء الصومالي في بيدوا.", "ASSAULT", ["رئيس الوزراء"], []),
    # whom one arrests is not who the next clause is about
    ("وقامت السلطات باعتقالهم، لكن الأهالي يخشون المزيد في كوستي.", "COERCE", [], ["الأهالي"]),
    # a verb is no surname
    ("ترأس ملك ماليزيا اجتماعا مع وزيرة الخارجية البريطانية ليز تراس في لندن.", "CONSULT", ["ترأس"], []),
    # a manner is not hit, nor whom another clause names
    ("فر المتهمون الذين تم سجن رفاقهم على غرار النائب الغاني.", "COERCE", [], ["غرار"]),
    ("قبض على السائق وتمكن الضباط من إلقاء القبض عليه ونقله إلى مركز الشرطة في كوستي.", "COERCE", [], ["الشرطة"]),
    # a base is not the group that is named like one
    ("استهدفت صواريخ القاعدة الأميركية في كوستي فجر الأحد.", "ASSAULT", ["القاعدة"], []),
    # who says so is not bombed
    ("بعد قصف كوستي أمس، قالت منظمة الصحة العالمية إن ستة عمال قتلوا.", "ASSAULT", [], ["منظمة الصحة"]),
    # a fighter plane does not fight
    ("قال الوزير إن قوات بلاده أسقطت مقاتلة سورية فوق البحر.", "ASSAULT", ["مقاتلة"], []),
    # a conjunction is no Korean
    ("أعلن الرئيس الكوري مون جيه إن أن المحادثات مع اليابان بدأت.", "CONSULT", ["أن"], []),
]


@pytest.mark.parametrize(("text", "label", "actors", "recipients"), NO_PARTIES, ids=lambda value: str(value)[:30])
def test_who_is_named_beside_an_event_takes_no_part(tag, text, label, actors, recipients):
    found = [event for event in tagged(tag, text).events if event.event == label]
    acting = " | ".join(actor.text for event in found for actor in event.actor)
    hit = " | ".join(actor.text for event in found for actor in event.recipient)

    assert found
    assert not [name for name in actors if name in acting], acting
    assert not [name for name in recipients if name in hit], hit


def test_a_session_is_not_held_by_who_spoke_last(tag):
    article = tagged(
        tag, "اتهم وزير العدل الليبي ميليشيا محلية بعرقلة المحاكمة.",
        "ومن المقرر أن تعقد الجلسة الثانية الأحد في سبها.")

    assert [event.actor for event in article.events if event.event == "CONSULT"] == [()]


SOURCES = [
    ("قال مسؤول في المستشفى إن بين الجرحى طفلة وصيادين أصيبوا برصاص الجيش الليبي في سرت.", ("مسؤول",)),
    ("أكدت وزارة الصحة المغربية، التي تشرف على القافلة بين القبائل، مقتل سبعة جنود في غارة على وجدة.",
     ("وزارة الصحة المغربية",)),
    ("أبلغت الشرطة العراقية أهالي الحي بمقتل ثلاثة جنود برصاص مسلحين في كركوك.", ("الشرطة العراقية",)),
    ("نقلت رويترز عن الشرطة الهندية أن مسلحين قتلوا أربعة جنود في سريناغار.", ("رويترز", "الشرطة الهندية")),
]


@pytest.mark.parametrize(("text", "sources"), SOURCES, ids=lambda value: str(value)[:30])
def test_who_says_so_is_the_subject_of_a_verb_of_reporting(tag, text, sources):
    assert {event.attribution for event in tagged(tag, text).events} == {sources}


def test_clitics_stay_out_of_a_party(tag):
    [event] = tagged(tag, "بحث وزير الخارجية العراقي مع إيران وتركيا ملف المياه.").events

    assert "تركيا" in [actor.text for actor in event.actor]


def test_who_spoke_is_not_who_was_named_last(tag):
    article = tagged(
        tag, "قال المبعوث الأممي غير بيدرسن إن الوضع خطير.", "وتمر قوات تركية قرب إدلب.", "ودعا إيران إلى ضبط النفس.")

    [event] = [event for event in article.events if event.event == "REQUEST"]
    assert [actor.name for actor in event.actor] == ["غير بيدرسن"]


def test_who_reports_a_deed_did_not_do_it(tag):
    [event] = tagged(tag, "أفادت مصادر محلية بانشقاق 40 جنديا من الجيش الوطني الليبي في سرت.").events

    assert [actor.name for actor in event.actor] == ["الجيش الوطني الليبي"]


def test_whoever_spoke_before_goes_on_where_a_verb_of_saying_names_nobody(tag):
    article = tagged(
        tag, "قال وزير الدفاع اليمني محسن الداعري إن المعركة مستمرة.",
        "وأضاف أن الحوثيين لا يحترمون الهدنة.", "وطالب الأمم المتحدة بالضغط عليهم.")

    [event] = [event for event in article.events if event.event == "REQUEST"]
    assert [actor.name for actor in event.actor] == ["محسن الداعري"]


def test_a_verb_after_and_goes_on_with_the_subject(tag):
    article = tagged(tag, "طالبت وزارة الخارجية السورية القوات التركية بالانسحاب واعتبرتها قوة احتلال.")

    [event] = [event for event in article.events if event.event == "ACCUSE"]
    assert ([a.code for a in event.actor], [a.code for a in event.recipient]) == (["SYR"], ["TUR"])


def test_a_site_that_no_table_knows_is_a_place(tag):
    [event] = tagged(tag, "تظاهر مئات الطلاب أمام مبنى العمادة احتجاجا على رفع الرسوم.").events

    assert event.event_loc is not None
    assert (event.event_loc.text, event.event_loc.lat) == ("مبنى العمادة", None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("اعتصم موظفون أمام مقر النقابة وسط العاصمة عمان.", "مقر النقابة وسط العاصمة عمان"),
        ("وقع الهجوم الدموي الذي استهدف متحف «الواحة» بمدينة صفاقس.", "متحف «الواحة» بمدينة صفاقس"),
        ("نفذت الشرطة عملية اقتحام لمصنع النسيج في قابس.", "مصنع النسيج في قابس"),
        ("فتحت ليبيا المعبر الحدودي مع تونس أمام المسافرين.", "المعبر الحدودي مع تونس"),
        ("نشر الجيش تعزيزات على طول الحدود مع السودان.", "الحدود مع السودان"),
        ("قتل 12 شخصا في برلين عندما دهس رجل حشدا في سوق مزدحمة.", "برلين"),  # one of many
        ("قضت محكمة في أوغندا أمس بسجن سبعة ضباط.", "أوغندا"),  # a jailing, no jail
        ("قطع محتجون الكهرباء في صفاقس على طريق تحقيق مطالبهم.", "صفاقس"),  # no road
        ("فر آلاف المدنيين من مالي إلى ولاية تيلابيري.", "مالي"),  # where from
        ("سقطت قذيفة في محيط السفارة الأميركية بالمنطقة الخضراء.", "السفارة الأميركية"),
        ("زار المستشار الألماني كييف وبحث هناك دعم أوكرانيا.", "كييف"),  # whom one visits is where
        ("أعلنت الإكوادور حالة الطوارئ بعد أعمال شغب.", "الإكوادور"),  # at home
        ("قالت النيابة إن توقيف العامل وقع في النرويج وكان يملك متجرا في سردينيا.", "النرويج"),
        ("دخل مئات المهاجرين إيطاليا على متن قوارب من ليبيا.", "إيطاليا"),  # where they come to
    ],
)
def test_a_site_is_where_it_happens_and_what_it_lies_in_is_told_with_it(tag, text, place):
    [event, *_] = tagged(tag, text).events

    assert event.event_loc is not None and event.event_loc.text == place


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("أعلنت الشرطة التونسية، السبت، أن مسلحين قتلوا شرطيا في صفاقس الخميس.", "2026-04-30"),  # not the report's
        ("قالت الشرطة التونسية السبت إن مسلحين قتلوا شرطيا في صفاقس.", "2026-05-02"),  # which is all there is
        ("قتل مسلحون شرطيا في صفاقس الخميس، وفق ما قالت الشرطة التونسية السبت.", "2026-04-30"),
    ],
)
def test_the_day_of_a_report_is_not_the_day_of_what_it_tells(tag, text, day):
    assert day in [event.date for event in tagged(tag, text).events]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("قصف الجيش السوري أحياء سكنية في حلب.", ("heavy-weapons",)),
        ("قصفت مقاتلات الجيش السوري أحياء سكنية في حلب.", ("aerial",)),
    ],
)
def test_shelling_is_with_heavy_weapons_where_nothing_else_is_told(tag, text, mode):
    [event] = tagged(tag, text).events

    assert event.mode == mode


def test_a_deed_without_a_place_is_where_its_sentence_tells_of_a_site(tag):
    article = tagged(
        tag, "ساد الهدوء وسط البصرة.",
        "واندلعت مواجهات بين المحتجين وقوات الأمن قرب مبنى البلدية، بعد مقتل متظاهر برصاص قوات الأمن.")

    assert {event.event_loc and event.event_loc.text for event in article.events} == {"مبنى البلدية"}


def test_no_talks_are_where_the_war_is_that_they_are_about(tag):
    [event] = tagged(tag, "أجرى الرئيس التونسي اتصالا هاتفيا مع نظيره الجزائري بحثا خلاله الأزمة في ليبيا.").events

    assert (event.event, event.event_loc) == ("CONSULT", None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("استهدفت طائرات مسيرة قاعدة الوطية دعما لطرابلس.", "قاعدة الوطية"),  # the target, not for whose sake
        ("اندلعت في حي القصبة ودوار الحرية اشتباكات بين الشرطة ومحتجين.", "القصبة"),  # the first of two
        ("اعتقلت الشرطة 20 نازحا من حيي الأشرفية والشيخ مقصود في مدينة حلب.", "الأشرفية"),  # the more precise
    ],
)
def test_an_event_is_where_its_target_lies_and_first_named(tag, text, place):
    [event, *_] = tagged(tag, text).events

    assert event.event_loc is not None and event.event_loc.name == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("أطلق مسلحون من درنة صاروخا سقط في بنغازي وقصف الجيش الليبي بنغازي.", "بنغازي"),  # not where from
        ("سيطرت القوات الحكومية في محافظة لحج جنوب اليمن على مدينة الحوطة.", "الحوطة"),  # what is seized
        ("دارت معارك بين الجيش الليبي ومسلحين في درنة وانتهت بانسحاب المسلحين نحو سرت.", "درنة"),  # not where to
        ("في صفاقس (جنوب تونس) اعتقلت الشرطة 3 عمال.", "صفاقس"),
        ("داهم مسلحون المستشفى واعتقلوا طبيبين.", "المستشفى"),
        ("في صنعاء، قصفت طائرات مواقع للمسلحين في محيط مخيم الروضة شرق المدينة.", "الروضة"),  # not the scene
        ("ذكر بيان صدر في قرطاج أن ليبيا شهدت هجمات أوقعت 20 قتيلا.", "ليبيا"),  # what saw it
        ("تظاهر عمال في صفاقس رفضا للحرب في اليمن.", "صفاقس"),  # not where the war is
        ("قصفت طائرات التحالف العربي في اليمن معقلا للمسلحين شمال غربي تعز.", "تعز"),  # not whose name it is in
        ("ذكر مصدر تونسي في باريس أنه اعتقل 4 عمال قرب قابس في تونس.", "قابس"),
        ("قالت الشرطة الليبية في طرابلس إن الجنود اعتقلوا 4 عمال قرب سبها.", "سبها"),  # not where it is said
    ],
)
def test_an_event_is_at_its_target(tag, text, place):
    assert place in [event.event_loc.name for event in tagged(tag, text).events if event.event_loc is not None]


def test_who_takes_part_in_a_protest_is_counted_as_protesters(tag):
    [event] = tagged(tag, "نظم 70 نائبا اعتصاما في ساحة البلدية بمدينة صفاقس.").events

    assert [(figure.kind, figure.value) for figure in event.figures] == [("protesters", 70)]


@pytest.mark.parametrize(
    "text",
    ["تعرض عامل للضرب على يد 9 شبان في تونس.", "كان 70 جنديا في المسجد لحظة تفجير استهدف سبها في ليبيا.",
     "كلفت الهجمات على سبها ليبيا 40 مليون دولار."],
)
def test_who_does_it_and_what_it_costs_is_no_figure_of_an_assault(tag, text):
    assert [event.figures for event in tagged(tag, text).events if event.figures] == []


def test_sums_of_a_further_statement_are_no_aid(tag):
    article = tagged(tag, "منحت قطر تونس قرضا بقيمة 3 ملايين دولار، مشيرة إلى أن عجز الموازنة بلغ 90 مليون دولار.")

    assert {figure.value for event in article.events for figure in event.figures} <= {3_000_000}


def test_several_unnamed_areas_are_no_site(tag):
    [event] = tagged(tag, "سيطرت قوات الحكومة على مناطق شاسعة بعد معارك عنيفة.").events

    assert event.event_loc is None


def test_a_sentence_to_prison_is_no_site(tag):
    article = tagged(tag, "قضت محكمة كينية بسجن رئيس بلدية سابق عامين.")

    assert [event.event_loc for event in article.events if event.event == "SANCTION"] == [None]


def test_an_indefinite_adjective_ends_a_definite_phrase(tag):
    article = tagged(tag, "اعتصم عمال أمام مقر البلدية مطالبين بزيادات.")

    [event] = [event for event in article.events if event.event == "PROTEST"]
    assert event.event_loc is not None
    assert event.event_loc.text == "مقر البلدية"


def test_an_eastern_coast_is_no_governorate(tag):
    article = tagged(tag, "شن الجيش الليبي غارات على مواقع المسلحين قرب السواحل الشرقية.", "وقصف طرابلس أيضا.")

    assert all(event.event_loc is None or event.event_loc.country != "EG" for event in article.events)


@pytest.mark.parametrize(("text", "events"), [
    ("حضر النائب التظاهرة في ساحة الحرية بمدينة صفاقس وصافح المنظمين", []),
    ("التظاهرات في مدينة صفاقس مستمرة رغم المطر", ["PROTEST"]),
    ("شارك في التظاهرة بمدينة صفاقس نحو ثلاثين ألف متظاهر", ["PROTEST"]),
])
def test_a_protest_spoken_of_by_its_article_is_known_already_unless_it_opens_the_clause(tag, text, events):
    assert [event.event for event in tagged(tag, text).events] == events


@pytest.mark.parametrize(("text", "events"), [
    ("اتهمت بغداد الشركة بتقديم الدعم المالي والأسلحة للمسلحين", ["ACCUSE"]),
    ("قدمت بغداد الدعم المالي والأسلحة للمقاتلين", ["AID"]),
    ("قال السفير إن هذه الزيارة مهمة للبلدين", []),
    ("بدأ الوزير الفرنسي زيارة إلى مسقط مساء الأحد", ["CONSULT"]),
])
def test_what_is_charged_or_pointed_back_to_is_no_news_of_its_own(tag, text, events):
    assert [event.event for event in tagged(tag, text).events] == events


def test_the_country_of_who_speaks_stands_for_the_speaker(tag):
    article = tagged(tag, "وأضاف الرئيس التونسي أن بلاده تعتزم زيادة تجارتها مع الجزائر")
    assert [[actor.text for actor in event.actor] for event in article.events] == [["الرئيس التونسي"]]


def test_who_flees_is_not_who_tells_of_it(tag):
    article = tagged(tag, "قال المسؤول إن 20 ألف سوري عبروا الحدود إلى تركيا هربا من القصف")
    [event] = [event for event in article.events if event.event == "DISPLACE"]
    assert [actor.code for actor in event.actor] == ["SYR"]


@pytest.mark.parametrize(("text", "whom"), [
    ("قتل ضابط وجنديان بنيران قناصة في ضواحي عدن", ["ضابط"]),
    ("قتل شرطي في انفجار عبوة ناسفة بالموصل", ["شرطي"]),
    ("قتل جندي وأصيب ثلاثة في كمين قرب تكريت", ["جندي"]),
    ("قتل قيادي في التنظيم بغارة أميركية جنوب مأرب", ["قيادي"]),
    ("قتل مسلحون سائقا قرب كركوك", ["سائقا"]),
    ("قتل مسلح جنديا في العريش", ["جنديا"]),
    ("نفذ الجيش عملية ثانية قرب غاو قتل فيها العديد من «عناصر الجماعة»", ["عناصر الجماعة"]),
    ("قتلت الشرطة في طرابلس ثلاثة مسلحين", ["مسلحين"]),
])
def test_who_is_killed_with_nobody_behind_did_not_kill(tag, text, whom):
    events = [event for event in tagged(tag, text).events if event.event == "ASSAULT"]
    killers = {actor.text for event in events for actor in event.actor}
    assert {one.text for event in events for one in event.recipient} >= set(whom)
    assert not killers & {"ضابط", "شرطي", "جندي", "قيادي", "سائقا"}


@pytest.mark.parametrize(("text", "who"), [
    ("فر عشرات الآلاف من المدنيين من البلدة بعد القصف", "المدنيين"),
    ("نزح الآلاف من سكان القرى إلى العاصمة بعد المعارك", "سكان"),
])
def test_many_of_them_are_they(tag, text, who):
    [event] = [event for event in tagged(tag, text).events if event.event == "DISPLACE"]
    assert [actor.text for actor in event.actor] == [who]


def test_whom_it_is_for_is_not_where_it_is(tag):
    [event] = tagged(tag, "اعتذر رئيس الوزراء للصين عن الزيارة").events
    assert event.event_loc is None


@pytest.mark.parametrize(("text", "whom"), [
    ("أسفرت غارة جوية فرنسية عن مقتل زعيم الفصيل في شمال مالي", "زعيم الفصيل"),
    ("أسفر هجوم انتحاري عن مقتل 12 شخصا في قندهار", "شخصا"),
    ("مقتل ناشط في غارة تركية على العراق", "ناشط"),
])
def test_what_costs_lives_loses_none(tag, text, whom):
    recipients = [one.text for event in tagged(tag, text).events for one in event.recipient]
    assert [one for one in recipients if one.startswith(whom)] == recipients != []


@pytest.mark.parametrize(("text", "who"), [
    ("طالب متظاهرون في بغداد باستقالة الحكومة", "متظاهرون في بغداد"),
    ("طالب وزير النفط الليبي الحكومة بصرف الرواتب", "وزير النفط الليبي"),
])
def test_a_verb_before_its_subject_is_no_student(tag, text, who):
    [event] = tagged(tag, text).events
    assert [actor.text for actor in event.actor] == [who]


def test_a_league_that_acts_is_no_site(tag):
    [event] = tagged(tag, "علقت الجامعة العربية عضوية ليبيا").events
    assert event.event_loc is None


def test_who_receives_relief_gets_it_from_the_giver(tag):
    [event] = tagged(tag, "تسلمت مصر دفعة من المساعدات الطبية من الصين").events
    assert [one.code for one in event.actor] == ["CHN"]
    assert [one.code for one in event.recipient] == ["EGY"]
    assert event.event_loc is None


def test_what_a_crowd_is_dispersed_with_is_the_same_event(tag):
    [event] = tagged(tag, "فرقت الشرطة الكينية متظاهرين بالغاز المسيل للدموع").events
    assert ([one.text for one in event.actor], [one.text for one in event.recipient]) == (
        ["الشرطة الكينية"], ["متظاهرين"])


def test_the_wounded_on_their_way_are_not_about_so_many(tag):
    article = tagged(tag, "ودان المجلس القصف، وطالب بفتح طرق آمنة لإجلاء الجرحى نحو مدينة ربك")
    assert "ASSAULT" not in {event.event for event in article.events}


def test_others_are_counted_but_name_nobody_whom_it_hit(tag):
    [event] = tagged(tag, "قتل ثلاثة جنود وأصيب سبعة آخرون في هجوم بقذائف الهاون قرب مدينة الموصل").events
    assert [one.text for one in event.recipient] == ["جنود"]
    assert [(one.kind, one.value) for one in event.figures] == [("killed", 3), ("injured", 7)]


def test_what_is_said_of_next_week_does_not_put_off_what_stands_behind_the_comma(tag):
    article = tagged(tag, "ودعا اتحاد العمال إلى إضراب عام الأسبوع المقبل، محملا الحكومة التونسية مسؤولية الأزمة")
    assert "ACCUSE" in {event.event for event in article.events}


def test_a_state_that_summons_someone_to_protest_does_not_demonstrate(tag):
    article = tagged(tag, "استدعت الخارجية التشادية السفير السوداني في نجامينا أمس للاحتجاج على عبور مسلحين الحدود")
    assert [event.event for event in article.events] == ["ACCUSE"]


def test_a_denial_ends_where_its_speaker_goes_on_to_say_something_else(tag):
    article = tagged(tag, "ونفى الجيش الإثيوبي استهداف مدنيين، وقال إنه قصف معسكرا للمتمردين قرب مدينة ميكيلي")
    assert [event.event for event in article.events] == ["REJECT", "ASSAULT"]


def test_who_does_away_with_fighters_did_not_perish(tag):
    [event] = tagged(tag, "أعلن الناطق أن قوات الأمن المصرية قضت على تسعة عناصر إرهابية قرب مدينة رفح").events
    assert ([one.code for one in event.actor], [one.text for one in event.recipient]) == (["EGY"], ["عناصر إرهابية"])


@pytest.mark.parametrize(("text", "event", "recipients"), [
    ("نفى الناطق باسم الجيش الإثيوبي قصف مواقع للمتمردين.", "REJECT", []),
    ("استقال رئيس وزراء هايتي تحت ضغط العصابات المسلحة.", "RETREAT", []),
    ("سيطر المتمردون على مدينة غوما بعد معارك مع الجيش الكونغولي.", "COERCE", ["مدينة غوما"]),
    ("أجلت فرنسا رعاياها من النيجر على متن ثلاث طائرات عسكرية.", "DISPLACE", ["رعاياها"]),
])  # fmt: skip
def test_what_stands_beside_a_deed_is_not_whom_it_hits(tag, text, event, recipients):
    told = next(one for one in tagged(tag, text).events if one.event == event)

    assert [party.text for party in told.recipient] == recipients
    assert not told.figures


@pytest.mark.parametrize(("text", "event", "actors", "recipients"), [
    ("استنكر حزب المؤتمر الهندي اعتقال زعيمه.", "COERCE", [], ["زعيمه"]),
    ("الجيش السوداني يستعيد السيطرة على القصر الجمهوري.", "COERCE", ["الجيش السوداني"], ["القصر الجمهوري"]),
    ("حزب الله يستهدف بصواريخ موجهة موقع الراهب.", "ASSAULT", ["حزب الله"], ["موقع الراهب"]),
    ("مقتل فتى برصاص الجيش الإسرائيلي في الخليل.", "ASSAULT", ["الجيش الإسرائيلي"], ["فتى"]),
    ("تبادلت روسيا وأوكرانيا 190 أسيرا.", "COOPERATE", ["روسيا", "أوكرانيا"], []),
    ("المسلحون الذين هاجموا المدرسة في زامفارا خطفوا 80 طالبة.", "ASSAULT", ["المسلحون"], ["المدرسة", "طالبة"]),
    ("قال قائد الجيش الأوغندي إن قواته قتلت 40 متمردا.", "ASSAULT", ["قواته"], ["متمردا"]),
    ("تسلم الجيش اللبناني شحنة أسلحة من البرازيل.", "AID", ["البرازيل"], ["الجيش اللبناني"]),
    ("أبلغت إثيوبيا مجلس الأمن رفضها أي وساطة.", "REJECT", ["إثيوبيا"], ["مجلس الأمن"]),
    ("كانت المحادثات التي جرت في الدوحة بين حماس وإسرائيل إيجابية.", "CONSULT", ["حماس", "إسرائيل"], []),
    ("أعلنت الشرطة النيجرية أنها داهمت المخبأ وقتلت تسعة مهاجمين.", "ASSAULT", ["الشرطة النيجرية"], ["مهاجمين"]),
    ("رد الوزير الهندي على اتهامات كندا بالقول إنها سخيفة ولا أساس لها.", "REJECT", ["الوزير الهندي"], []),
    ("احتجت بكين لدى طوكيو على زيارة الوزراء الضريح.", "ACCUSE", ["بكين"], ["طوكيو"]),
    ("أشار تقرير لجنة التحقيق إلى تورط مسؤولين كبار في الفساد.", "ACCUSE", [], ["مسؤولين"]),
    ("أشادت منظمة الصحة العالمية بجهود مصر في استقبال الجرحى.", "AID", ["مصر"], []),
    ("توعد المرشد الإيراني إسرائيل برد قاس.", "THREATEN", ["المرشد الإيراني"], ["إسرائيل"]),
    ("ألغى ماكرون زيارته إلى ألمانيا بسبب أعمال الشغب.", "PROTEST", [], []),
    ("هاجمت طائرات مسيرة يمنية سفينة بريطانية.", "ASSAULT", ["طائرات مسيرة يمنية"], ["سفينة بريطانية"]),
    ("نددت السلطات بالمسيرة واعتقلت 200 محتج.", "COERCE", ["السلطات"], ["محتج"]),
    ("ندد الحزب باقتحام القوات مجمع الفندق.", "ASSAULT", ["القوات"], ["مجمع الفندق"]),
    ("أدى اعتقال السلطات المصرية لناشط بارز إلى احتجاجات.", "COERCE", ["السلطات المصرية"], ["ناشط بارز"]),
    ("واتهمت تركيا كوتيش بدعم حزب العمال.", "ACCUSE", ["تركيا"], ["كوتيش"]),
    ("قال المزارع إن مسلحي بوكو حرام جاؤوا ليلا وقتلوا 43 شخصا.", "ASSAULT", ["مسلحي بوكو حرام"], ["شخصا"]),
    ("أكد الوزير الهندي أن بلاده طردت السفير الكندي.", "SANCTION", ["الوزير الهندي"], ["السفير الكندي"]),
    ("قضت محكمة كينية بإعدام 17 شخصا والسجن المؤبد 19.", "SANCTION", ["محكمة كينية"], ["شخصا"]),
])  # fmt: skip
def test_a_phrase_ends_where_what_it_was_done_with_begins(tag, text, event, actors, recipients):
    told = next(one for one in tagged(tag, text).events if one.event == event)

    assert [[party.text for party in side] for side in (told.actor, told.recipient)] == [actors, recipients]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("احتجزت قوات الدعم السريع عشرين مدنيا في ود البخيت.", "COERCE"),
        ("أرسلت قوات الدعم السريع تعزيزات إلى ود البخيت.", "MOBILIZE"),
        ("لجأت أربعمئة عائلة إلى قرى الجوار هربا من القتال.", "DISPLACE"),
        ("وصل نحو 700 إريتري إلى الحدود السودانية.", "DISPLACE"),
        ("عبر آلاف الأفغان معبر الحدود مع باكستان.", "DISPLACE"),
        ("حوصرت البلدة من قبل الجيش ثلاثة أيام.", "COERCE"),
        ("هوجمت دورية للشرطة قرب الرباط وقتل شرطيان.", "ASSAULT"),
        ("وقال الشهود إن قوات الأمن انتشرت أمس في شوارع البلدة.", "MOBILIZE"),
    ],
)
def test_words_of_a_name_and_other_forms_of_a_verb_tell_the_event(tag, text, label):
    assert label in {event.event for event in tagged(tag, text).events}


@pytest.mark.parametrize(
    "text",
    ["وصل خبير إريتري إلى الحدود السودانية.", "أرسلت قوات الدعم السريع وفدا إلى الحوار.",
     "وصل ثلاثة آلاف سائح إلى الجزيرة عبر الميناء."],
)
def test_a_citizen_alone_and_a_name_s_words_tell_none(tag, text):
    assert not {event.event for event in tagged(tag, text).events} & {"DISPLACE", "AID"}


def test_a_body_right_before_a_title_and_its_holder_s_name_ends_no_article(tag):
    (event,) = tagged(tag, "التقى الوفد خادم الحرمين الشريفين الملك سلمان بن عبد العزيز في جدة.").events

    assert (event.event, event.actor[0].text) == ("CONSULT", "الوفد")


def test_what_companies_agree_on_in_an_article_of_business_is_no_event(tag):
    market = "ارتفع سهم الشركة في البورصة وصعد مؤشر السوق وزادت الأرباح والمبيعات وتراجع سعر الدولار وأسعار الذهب"
    bought = "وقالت الشركة إن توقيع عقد البيع مع المجموعة المالكة للمصنع تم أمس بعد إبرام اتفاقية تمويل"
    assert [event.event for event in tagged(tag, market, bought).events] == []

    public = "ووقع وزير النفط الكويتي أمس اتفاقية مع نظيره العراقي"
    assert [event.event for event in tagged(tag, market, public).events] == ["SUPPORT"]


def test_charges_that_are_refused_were_brought_before(tag):
    refused = "ورفضت الحكومة البنغالية الاتهامات بالتقصير في حماية السكان"
    article = tagged(tag, f"{refused}، وأمرت الجيش بحماية الأسواق في مدينة سيلهيت")
    assert [event.event for event in article.events] == ["REJECT", "REQUEST"]


def test_a_clause_beside_is_not_wished_for(tag):
    article = tagged(tag, "قرر مجلس الوزراء السريلانكي دعم المزارعين فيما فرضت الشرطة أمس حظرا للتجول في مدينة كاندي")
    assert "COERCE" in {event.event for event in article.events}


def test_whom_something_is_sold_to_is_not_where_it_is_answered(tag):
    [event] = tagged(tag, "فرضت السلطات الصينية عقوبات على أربع شركات أميركية ردا على بيع أسلحة لتايوان").events
    assert (event.event, event.event_loc) == ("SANCTION", None)


def test_whom_a_pronoun_says_is_let_go_did_not_let_go(tag):
    article = tagged(tag, "وقال إن المعارض الأوغندي، الذي أطلق سراحه في أيار الماضي، عاد إلى كمبالا")
    [event] = [event for event in article.events if event.event == "RETREAT"]
    assert ([one.code for one in event.actor], [one.code for one in event.recipient]) == ([], ["UGA"])


def test_a_site_lies_where_its_town_does(tag):
    [event] = tagged(tag, "قتل خمسة أشخاص في انفجار داخل سوق شعبية في مدينة الموصل العراقية").events
    assert [one.text for one in event.recipient] == ["أشخاص"]
    assert event.event_loc is not None
    assert (event.event_loc.country, round(event.event_loc.lat or 0), round(event.event_loc.lon or 0)) == ("IQ", 36, 43)


def test_a_strike_at_schools_is_news_though_what_offices_ask_is_not(tag):
    schools = "وقال مدير التعليم إن المدارس تستقبل الطلاب والطالبات، وإن قبول المعلمين والمعلمات والتسجيل مستمر"
    strike = "تظاهر آلاف المعلمين أمس أمام وزارة التعليم في العاصمة الكينية مطالبين برفع الأجور"
    asked = "وطالبت إدارة المدرسة الطلاب بإكمال التسجيل"
    assert [event.event for event in tagged(tag, schools, asked).events] == []
    assert "PROTEST" in {event.event for event in tagged(tag, schools, strike, asked).events}
