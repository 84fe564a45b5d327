"""The command line: what it reads and writes, its exit codes, and messages a person can act on."""
import base64
import json
import os
import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from topics.catalog import CATALOG, OUTCOMES
from topics.records import DeadLetter, Duplicate, Event, RawArticle, Rejected, TaggedArticle, UniqueArticle
from workers.cli import FAILED, NO_BROKER, OK, USAGE, main

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
PROSE = "قالت وزارة الصحة إن ثلاثة مستشفيات جديدة ستفتح أبوابها في المدينة خلال الأشهر المقبلة. "


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in list(os.environ):
        if name.startswith("RASID_"):
            monkeypatch.delenv(name)


def lines(folder, kind):
    text = (folder / f"{CATALOG[kind].name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_run_writes_a_file_for_each_topic_but_raw(tmp_path, capsys):
    assert main(["run", str(SAMPLES), "--output", str(tmp_path), "--in-process"]) == OK

    expected = {f"{topic.name}.jsonl" for kind, topic in CATALOG.items() if kind is not RawArticle}
    assert {path.name for path in tmp_path.iterdir()} == expected
    assert "every message has one outcome" in capsys.readouterr().out


def test_every_article_of_the_samples_has_exactly_one_outcome(tmp_path):
    main(["run", str(SAMPLES), "--output", str(tmp_path), "--in-process"])

    files = [path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html")]
    wire = (SAMPLES / "18-wire.jsonl").read_text(encoding="utf-8").splitlines()
    assert sum(len(lines(tmp_path, kind)) for kind in OUTCOMES) == len(files) + len(wire)


def test_the_samples_show_what_their_readme_says(tmp_path):
    main(["run", str(SAMPLES), "--output", str(tmp_path), "--in-process"])

    duplicates = {line["id"]: (line["duplicate_of"], line["kind"]) for line in lines(tmp_path, Duplicate)}
    rejected = {line["id"]: line["reason"] for line in lines(tmp_path, Rejected)}
    relations = {line["id"]: line["relation"] for line in lines(tmp_path, UniqueArticle)}
    assert duplicates["06-market-shelling-copied"] == ("04-market-shelling", "exact")
    assert duplicates["07-market-shelling-edited"] == ("04-market-shelling", "near")
    assert relations["08-market-shelling-aftermath"] == "partial"
    assert list(relations.values()).count("revision") == 1
    assert rejected["13-persian"] == "not_arabic"
    assert rejected["14-empty"] == "no_body"
    assert rejected["17-correction"] == "too_short"


def test_the_samples_readme_shows_the_real_outcomes(tmp_path, capsys):
    main(["run", str(SAMPLES), "--output", str(tmp_path), "--in-process"])

    def outcomes(text):
        return [line for line in text.splitlines() if line.startswith(("│ in: ", "│ out: ", "│ sum of out"))]

    printed = outcomes(capsys.readouterr().out)
    assert len(printed) == 2 + len(OUTCOMES)
    assert printed == outcomes((SAMPLES / "README.md").read_text(encoding="utf-8"))


def test_events_are_the_same_in_their_articles_and_on_their_own_topic(tmp_path):
    main(["run", str(SAMPLES), "--output", str(tmp_path), "--in-process"])

    inside = [event for article in lines(tmp_path, TaggedArticle) for event in article["events"]]
    assert inside
    assert sorted(event["id"] for event in inside) == sorted(event["id"] for event in lines(tmp_path, Event))


def test_a_run_repeated_gives_the_same_but_for_times(tmp_path):
    for name in ("first", "again"):
        main(["run", str(SAMPLES), "--output", str(tmp_path / name), "--in-process"])

    def settled(folder, kind):
        return [{**line, "processing": None} for line in lines(folder, kind)]

    for kind in CATALOG:
        if kind not in (RawArticle, DeadLetter):
            assert settled(tmp_path / "first", kind) == settled(tmp_path / "again", kind)


def test_a_dead_letter_is_a_line_with_its_bytes_in_base64(tmp_path):
    bad = b'{"id": 7, "text": "\xff"}'
    (tmp_path / "in.jsonl").write_bytes(bad + b"\n")

    assert main(["run", str(tmp_path / "in.jsonl"), "--output", str(tmp_path / "out"), "--in-process"]) == OK

    (letter,) = lines(tmp_path / "out", DeadLetter)
    assert list(letter) == ["topic", "partition", "offset", "stage", "class", "message", "time", "key", "value"]
    assert base64.b64decode(letter["value"]) == bad
    assert (letter["topic"], letter["partition"], letter["offset"]) == (CATALOG[RawArticle].name, 0, 0)
    assert (letter["stage"], letter["class"]) == ("strip", "DecodeError")


def test_an_empty_input_is_a_run_with_nothing(tmp_path, capsys):
    (tmp_path / "in.jsonl").write_bytes(b"")

    assert main(["run", str(tmp_path / "in.jsonl"), "--output", str(tmp_path / "out"), "--in-process"]) == OK
    assert lines(tmp_path / "out", TaggedArticle) == []


def rasid(*arguments, standard_input=b"", **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("RASID_")}
    return subprocess.run(
        [sys.executable, "-m", "workers.cli", *map(str, arguments)], cwd=ROOT, input=standard_input,
        capture_output=True, timeout=120, env={**clean, **environment})  # fmt: skip


def test_standard_input_is_read_when_no_input_is_named(tmp_path):
    article = json.dumps({"id": "a", "text": "\n".join([PROSE * 3, PROSE * 2])})

    ran = rasid("run", "--output", tmp_path, "--in-process", standard_input=article.encode())

    assert ran.returncode == OK, ran.stderr.decode()
    assert [line["id"] for line in lines(tmp_path, TaggedArticle)] == ["a"]


def test_without_java_run_names_the_ways_out_and_goes_on_in_process(tmp_path):
    ran = rasid("run", SAMPLES, "--output", tmp_path, PATH=str(tmp_path), JAVA_HOME="")

    said = ran.stderr.decode()
    assert ran.returncode == OK, said
    assert all(way in said for way in ("Java 17", "Maven", "docker compose up", "RASID_BROKER"))
    assert said.count("Ways out") == 1
    assert lines(tmp_path, TaggedArticle)


def unused_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_broker_asked_for_by_name_that_does_not_answer_stops_with_its_own_exit_code(tmp_path):
    """Both wait for a Kafka that may be starting; here they do so at the same time."""
    address = f"127.0.0.1:{unused_port()}"
    commands = [
        ("run", SAMPLES, "--output", tmp_path), ("worker", "--web-port", "0", "--data-dir", tmp_path / "state"),
        ("topics",)]

    with ThreadPoolExecutor() as at_once:
        for ran in at_once.map(lambda command: rasid(*command, RASID_BROKER=address), commands):
            assert ran.returncode == NO_BROKER, ran.stderr.decode()
            assert address in ran.stderr.decode()
            assert "Traceback" not in ran.stderr.decode()


@pytest.mark.parametrize(("arguments", "says"), [
    (["run", "missing.txt", "--output", "OUT"], "missing.txt: no such file"),
    (["run", "README.md", "--output", "OUT"], ".jsonl"),
    (["run", "samples", "--output", "OUT", "--partitions", "many"], "RASID_PARTITIONS='many'"),
    (["run", "samples", "--output", "OUT", "--partitions", "0"], "at least 1"),
    (["run", "samples", "--output", "README.md"], "--output README.md"),
    (["worker"], "RASID_BROKER is not set"),
    (["topics"], "RASID_BROKER is not set"),
    (["replay", "raw", "--broker", "localhost:1"], "range of time"),
    (["replay", "dead-letters", "--broker", "localhost:1", "--from", "2026-11-01"], "rasid replay raw"),
    (["explain", "missing.html"], "missing.html: no such file"),
])
def test_what_can_not_be_used_is_named_with_the_next_step(arguments, says, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)

    assert main([str(tmp_path / "out") if word == "OUT" else word for word in arguments]) == USAGE

    said = capsys.readouterr().err
    assert says in said
    assert all(line.startswith("rasid: ") for line in said.splitlines())


@pytest.mark.parametrize("arguments", [[], ["fly"], ["run", "samples"], ["replay", "some"], ["worker", "--fast", "1"]])
def test_a_wrong_command_line_is_a_usage_error(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == USAGE


def test_a_time_that_can_not_be_read_is_told_with_one_that_can(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["replay", "raw", "--from", "yesterday"])

    assert stopped.value.code == USAGE
    assert "'yesterday' is no time; say it as in 2026-11-29T06:30:00Z" in capsys.readouterr().err


def test_every_setting_is_an_option_of_every_command(capsys):
    for command in ("run", "worker", "topics", "explain", "replay"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        said = capsys.readouterr().out
        options = ("--broker", "--data-dir", "--web-port", "--partitions", "--topic-prefix")
        assert [option for option in options if option not in said] == []
        assert "exit codes:" in said


def test_a_file_that_ends_early_is_told_and_fails_the_run_after_all_the_rest(tmp_path, capsys):
    (tmp_path / "a.jsonl.gz").write_bytes(b"\x1f\x8b broken")
    (tmp_path / "b.txt").write_text("\n".join([PROSE * 3, PROSE * 2]), encoding="utf-8")

    assert main(["run", str(tmp_path), "--output", str(tmp_path / "out"), "--in-process"]) == FAILED
    assert "a.jsonl.gz" in capsys.readouterr().err
    assert [line["id"] for line in lines(tmp_path / "out", TaggedArticle)] == ["b"]


def test_explain_tells_the_journey_of_every_article_in_order(capsys):
    names = ("04-market-shelling", "07-market-shelling-edited")
    assert main(["explain", *(str(SAMPLES / f"{name}.txt") for name in names)]) == OK

    said = capsys.readouterr().out
    assert said.index("04-market-shelling · ") < said.index("07-market-shelling-edited · ")
    assert "Duplicate: near copy" in said


def test_explain_stops_quietly_when_its_reader_goes_away():
    program = f"{sys.executable} -m workers.cli explain samples | head -1"

    ran = subprocess.run(["bash", "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60)

    assert ran.stderr == ""


def test_ctrl_c_is_an_exit_code_and_not_a_traceback(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "workers.cli", "run", "-", "--output", str(tmp_path), "--in-process"], cwd=ROOT,
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin is not None
    process.stdin.write(b'{"id": "a", "text": "x"}\n' * 5_000)  # more than a pipe holds: by now it is reading
    process.send_signal(2)
    _, said = process.communicate(timeout=30)

    assert process.returncode == 130, said.decode()
    assert b"Traceback" not in said


@pytest.mark.kafka
@pytest.mark.skipif(
    not os.environ.get("RASID_REQUIRE_KAFKA") and not (shutil.which("java") and shutil.which("mvn")),
    reason="needs Java 17 and Maven")
def test_kafka_and_memory_give_the_same_articles(tmp_path):
    """make run itself, on the real broker; and the same agents on queues."""
    ran = rasid("run", SAMPLES, "--output", tmp_path / "kafka")
    assert ran.returncode == OK, ran.stderr.decode()
    assert b"in this process" not in ran.stderr
    rasid("run", SAMPLES, "--output", tmp_path / "memory", "--in-process")

    for kind in CATALOG:
        if kind not in (RawArticle, DeadLetter):
            through_kafka = [{**line, "processing": None} for line in lines(tmp_path / "kafka", kind)]
            through_memory = [{**line, "processing": None} for line in lines(tmp_path / "memory", kind)]
            assert through_kafka == through_memory
    assert [line["value"] for line in lines(tmp_path / "kafka", DeadLetter)] == [
        line["value"] for line in lines(tmp_path / "memory", DeadLetter)]
