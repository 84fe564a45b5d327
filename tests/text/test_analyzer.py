"""The second opinion: camel-tools' analyzer over a database made here."""
from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from topics.records import Paragraph, UniqueArticle
from workers.cli import USAGE, main
from workers.settings import Settings, SettingsError
from workers.stages.tag import Tag
from workers.text import analyzer, tokens
from workers.text.analyzer import Analyzer, AnalyzerError, find
from workers.topology import flow

pytestmark = pytest.mark.filterwarnings("ignore:invalid escape sequence:DeprecationWarning")  # docopt's own
AT = datetime(2026, 5, 7, tzinfo=UTC)
EMPTY = {"version": "1.6.0", "packages": {}, "components": {}}
# Stem without marks, category, stem with marks, part of speech.
STEMS = (
    ("سجن", "PV", "سَجَن", "verb"), ("سجن", "N", "سِجْن", "noun"),
    ("قتل", "PV", "قَتَل", "verb"), ("قتل", "N", "قَتْل", "noun"),
    ("ثمن", "PV", "ثَمَّن", "verb"), ("ثمن", "N", "ثَمَن", "noun"),
    ("خطف", "N", "خَطْف", "noun_prop"),
    ("روساء", "N", "رُوساء", "noun_prop"), ("امهلت", "N", "أَمْهَلَت", "noun_prop"),
    ("شرطه", "N", "شُرْطَة", "noun"),
)  # fmt: skip


def written(path: Path) -> Path:
    """A small database of our own in camel-tools' format, version 1.6."""
    stems = "\n".join(f"{bare}\t{kind}\tdiac:{marked} lex:{marked} pos:{part}" for bare, kind, marked, part in STEMS)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"""\
###DEFINES###
DEFINE diac diac:*open*
DEFINE lex lex:*open*
DEFINE pos pos:verb pos:noun pos:noun_prop pos:digit pos:punc pos:foreign
###DEFAULTS###
DEFAULT pos:verb diac:* lex:*
DEFAULT pos:noun diac:* lex:*
DEFAULT pos:noun_prop diac:* lex:*
DEFAULT pos:digit diac:* lex:*
DEFAULT pos:punc diac:* lex:*
DEFAULT pos:latin diac:* lex:*
###ORDER###
ORDER diac lex pos
###TOKENIZATIONS###
###STEMBACKOFF###
###PREFIXES###
\tP0\tdiac:
و\tP0\tdiac:وَ
ال\tP1\tdiac:ال#
###SUFFIXES###
\tS0\tdiac:
###STEMS###
{stems}
###TABLE AB###
P0 PV
P0 N
P1 N
###TABLE BC###
PV S0
N S0
###TABLE AC###
P0 S0
P1 S0
""",
        encoding="utf-8",
    )
    return path


def installed(folder: Path, catalogue: object = EMPTY) -> Path:
    """A data folder of camel-tools with the small database in it."""
    written(folder / "data" / "morphology_db" / "small" / "morphology.db")
    (folder / analyzer.CATALOGUE).write_text(json.dumps(catalogue), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """camel-tools reads the variable by itself when it is first imported."""
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    return installed(tmp_path)


@pytest.fixture
def small(folder) -> Analyzer:
    opinion = analyzer.load(folder)
    assert opinion is not None
    return opinion


@pytest.mark.parametrize(
    ("word", "verb", "noun"),
    [
        ("سجن", True, True), ("سِجْن", False, True), ("سَجَنَ", True, False), ("وسِجن", False, True),
        ("ثَمَن", False, True), ("ثمّن", True, False), ("ثَمنَ", True, True), ("السجن", False, True),
        ("خطف", False, False), ("الشُّرطة", False, True),
    ],
)  # fmt: skip
def test_a_word_is_what_its_letters_and_marks_allow(small, word, verb, noun):
    assert (small.agrees(word, "perfect"), small.agrees(word, "noun")) == (verb, noun)
    assert (small.agrees(word, "imperfect"), small.agrees(word, "participle")) == (verb, noun)


def test_a_name_is_neither_a_verb_nor_an_event(small):
    assert not any(small.agrees("خطف", shape) for shape in ("perfect", "imperfect", "participle", "noun"))


def test_what_folding_loses_tells_words_apart(small):
    """رؤساء (heads of state) folds to what the database has as a name."""
    assert not small.agrees("روساء", "noun")
    assert small.agrees("رؤساء", "noun")


@pytest.mark.parametrize("word", ["مجهول", "سجِنْ", "12", "Tag", "،", "", "\u200f", "پنجره", "و" * 100_000])
def test_of_what_the_database_does_not_know_it_says_nothing(small, word):
    assert small.agrees(word, "perfect")
    assert small.agrees(word, "noun")


def test_marks_that_steer_the_layout_hide_no_word(small):
    assert not small.agrees("س\N{ARABIC TATWEEL}ِجْن\u200f", "perfect")


def test_the_words_it_remembers_are_bounded(small, monkeypatch):
    monkeypatch.setattr(tokens, "_REMEMBERED", 100)
    for number in range(250):
        small.agrees(f"{number:b}".replace("0", "س").replace("1", "ج"), "noun")

    assert 0 < len(small._known) <= 100


def test_without_a_database_there_is_no_opinion(tmp_path):
    assert find(tmp_path) is None
    assert find(tmp_path / "absent") is None
    assert analyzer.load(tmp_path) is None


def test_the_catalogues_default_is_taken_where_it_is_installed(tmp_path):
    other = written(tmp_path / "another.db")
    datasets = {"small": {"path": "morphology_db/small"}, "large": {"path": "morphology_db/large"}}

    def chosen(default):
        component = {"default": default, "datasets": datasets}
        return find(installed(tmp_path, EMPTY | {"components": {"MorphologyDB": component}}))

    assert chosen("small") == tmp_path / "data" / "morphology_db" / "small" / "morphology.db"
    assert chosen("large") == other


def test_a_folder_without_catalogue_says_what_to_write(folder):
    """Else camel-tools would download one while it is imported."""
    (folder / analyzer.CATALOGUE).unlink()

    with pytest.raises(AnalyzerError, match=r'catalogue\.json is missing.*write \{"version"'):
        find(folder)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"components": {"MorphologyDB": {"default": "x"}}}'])
def test_a_broken_catalogue_is_named(folder, text):
    (folder / analyzer.CATALOGUE).write_text(text, encoding="utf-8")

    with pytest.raises(AnalyzerError, match=r"catalogue\.json is no catalogue"):
        find(folder)


@pytest.mark.parametrize("text", ["", "SQLite", "###DEFINES###\nDEFINE pos pos:verb\n###DEFAULTS###\n", "\0\xff"])
def test_a_broken_database_is_named(folder, text):
    broken = folder / "broken.db"
    broken.write_bytes(text.encode("latin-1"))

    with pytest.raises(AnalyzerError, match=r"broken\.db: "):
        Analyzer(broken)


def article(text: str) -> UniqueArticle:
    return UniqueArticle(id="a", story_id="a", relation="new", paragraphs=(Paragraph(text=text),))


PRICE = "بلغ ثَمَن الجهود الدبلوماسية ملايين."
PRAISED = ("ثمن الرئيس جهود الوسطاء.", "ثَمَّن الرئيس جهود الوسطاء.", "وثمّن الرئيس جهود الوسطاء.")


def test_a_verb_that_is_written_as_a_noun_tells_nothing(small):
    """A price (ثمن) is written as the verb: he praised."""
    plain, second = Tag(), Tag(small)

    assert [event.event for event in plain(article(PRICE), AT).events] == ["SUPPORT"]
    assert second(article(PRICE), AT).events == ()


@pytest.mark.parametrize("text", [*PRAISED, "قَتَلَ مسلحون ثلاثة مدنيين في البلدة.", "هددت إيران بإغلاق المضيق."])
def test_what_is_confirmed_ambiguous_or_unknown_stays_as_it_was(small, text):
    assert Tag(small)(article(text), AT).events == Tag()(article(text), AT).events != ()


def test_a_phrase_has_no_part_of_speech_to_deny(small):
    """أمهلت is listed as written; the database has it for a name only."""
    text = "أمهلت الحكومة الشركات أسبوعا."

    assert not any(small.agrees("أمهلت", shape) for shape in ("perfect", "noun"))
    assert Tag(small)(article(text), AT).events == Tag()(article(text), AT).events != ()


def test_where_one_reading_falls_the_next_has_its_turn(small):
    """قَتْل is a noun here: what follows it is its patient, not who did it."""
    [event] = Tag(small)(article("في قَتْل ثلاثة مدنيين في البلدة أمس."), AT).events

    assert (event.event, event.trigger.text) == ("ASSAULT", "قَتْل")


def test_a_database_changes_the_version(small):
    assert Tag(small).version != Tag().version
    assert Tag(small).version == Tag(small).version


def test_the_flow_takes_the_database_from_the_environment(folder):
    settings = Settings.read({"CAMELTOOLS_DATA": str(folder)})

    [tag] = [step.build({}) for step in flow(settings) if step.name == "tag"]

    assert tag.version == Tag(analyzer.load(folder)).version != Tag().version


def test_a_database_that_can_not_be_used_is_a_setting_that_can_not(folder):
    (folder / analyzer.CATALOGUE).unlink()
    analyzer.load.cache_clear()

    with pytest.raises(SettingsError, match=r"CAMELTOOLS_DATA=.*catalogue\.json is missing"):
        flow(Settings.read({"CAMELTOOLS_DATA": str(folder)}))


def test_the_command_line_says_so_and_exits_as_for_any_setting(folder, capsys):
    (folder / "data" / "morphology_db" / "small" / "morphology.db").write_text("nothing", encoding="utf-8")
    article = folder / "article.txt"
    article.write_text(PRICE, encoding="utf-8")

    code = main(["explain", str(article), "--cameltools-data", str(folder)])

    assert code == USAGE
    assert "morphology.db: is no morphology database" in capsys.readouterr().err


def test_nothing_of_the_analyzer_is_imported_without_a_database(tmp_path):
    program = """
import sys
from workers.settings import Settings
from workers.topology import flow
[step.build({}) for step in flow(Settings.read({"CAMELTOOLS_DATA": sys.argv[1]}))]
print(*sorted(name for name in sys.modules if name.startswith(("camel_tools.morphology", "camel_tools.data", "torch"))))
"""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", program, str(tmp_path)]

    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=60)

    assert ran.stdout.strip() == ""
