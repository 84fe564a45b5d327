"""What goes in: every form a crawler's harvest may have, each article as one raw message, in order."""
import gzip
import io

import orjson
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from workers.inputs import LONGEST, InputError, Inputs

PAGE = "<html><body><p>افتتح الوزير المعرض صباح اليوم في دمشق</p></body></html>"


def read(*names, standard_input=b""):
    inputs = Inputs([str(name) for name in names], io.BytesIO(standard_input))
    return list(inputs), inputs.problems


def articles(*names, **given):
    return [orjson.loads(value) for _, value in read(*names, **given)[0]]


def test_a_text_files_id_is_its_name_without_the_ending(tmp_path):
    (tmp_path / "000_ab.cd.txt").write_text("خبر\nوسطر", encoding="utf-8")

    assert articles(tmp_path / "000_ab.cd.txt") == [{"id": "000_ab.cd", "text": "خبر\nوسطر"}]


def test_a_folders_files_come_in_name_order_and_others_are_left_alone(tmp_path):
    for name in ("b.txt", "a.html", "c.jsonl", "README.md", "z.txt~"):
        (tmp_path / name).write_text('{"id": "from-lines"}', encoding="utf-8")

    assert [article["id"] for article in articles(tmp_path)] == ["a", "b", "from-lines"]


@pytest.mark.parametrize(("charset", "label"), [
    ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("windows-1256", "windows-1256"),
    ("windows-1256", "utf-8"), ("utf-16", "utf-16"),
])
def test_a_pages_bytes_are_read_also_where_their_label_lies(tmp_path, charset, label):
    page = f'<meta charset="{label}">{PAGE}'
    (tmp_path / "page.html").write_bytes(page.encode(charset))

    assert articles(tmp_path / "page.html") == [{"id": "page", "html": page}]


def test_lines_are_sent_as_their_own_bytes(tmp_path):
    """A malformed line too: it is the flow that has to refuse it, with the original bytes."""
    lines = [b'{"id":  "1", "text": "\xd8\xae\xd8\xa8\xd8\xb1"}', b"{", b"\xff\xfe", b'["no", "object"]']
    (tmp_path / "raw.jsonl").write_bytes(b"\n".join([lines[0], b"", *lines[1:]]) + b"\r\n  \n")

    found, problems = read(tmp_path / "raw.jsonl")

    assert [value for _, value in found] == lines
    assert problems == []


def test_packed_lines_are_unpacked(tmp_path):
    (tmp_path / "raw.jsonl.gz").write_bytes(gzip.compress(b'{"id": "1"}\n{"id": "2"}\n'))

    assert [article["id"] for article in articles(tmp_path / "raw.jsonl.gz")] == ["1", "2"]


def test_standard_input_is_read_as_lines():
    assert articles("-", standard_input=b'{"id": "1", "text": "x"}\n') == [{"id": "1", "text": "x"}]


@pytest.mark.parametrize(("line", "key"), [
    (b'{"source": "feed", "url": "https://news.example/1"}', b"feed"),
    (b'{"url": "https://News.Example:8080/1"}', b"news.example"),
    (b'{"id": "1"}', b"standard input"),
    (b'{"source": 5, "url": {}}', b"standard input"),
    (b"{", b"standard input"),
])
def test_messages_are_keyed_by_their_site_so_that_its_order_is_kept(line, key):
    assert [key for key, _ in read("-", standard_input=line)[0]] == [key]


def test_files_of_one_folder_share_a_key(tmp_path):
    (tmp_path / "1.txt").write_text("x", encoding="utf-8")
    (tmp_path / "2.html").write_text("x", encoding="utf-8")

    assert {key for key, _ in read(tmp_path)[0]} == {tmp_path.name.encode()}


def archive(path, *, packed):
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        for url, status, kind in (
            ("https://news.example/1", "200 OK", "text/html; charset=windows-1256"),
            ("https://news.example/logo.png", "200 OK", "image/png"),
            ("https://news.example/gone", "404 Not Found", "text/html"),
        ):
            http = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(
                url, "response", payload=io.BytesIO(PAGE.encode("windows-1256")), http_headers=http,
                warc_headers_dict={"WARC-Date": "2026-11-20T08:00:00Z"}))
        writer.write_record(writer.create_warc_record("https://news.example/1", "metadata", payload=io.BytesIO(b"x")))


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_an_archives_pages_come_with_address_and_time(tmp_path, name):
    archive(tmp_path / name, packed=name.endswith(".gz"))

    found, problems = read(tmp_path / name)

    assert [(key, orjson.loads(value)) for key, value in found] == [
        (b"news.example", {"url": "https://news.example/1", "html": PAGE, "fetched_at": "2026-11-20T08:00:00Z"})]
    assert problems == []


@pytest.mark.parametrize(("name", "content"), [
    ("cut.jsonl.gz", gzip.compress(b'{"id": "1"}\n' * 1000)[:-20]),
    ("not.jsonl.gz", b"plain"),
    ("not.warc.gz", b"plain"),
])
def test_a_broken_file_is_told_and_the_others_are_read(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text("x", encoding="utf-8")

    found, problems = read(tmp_path)

    assert orjson.loads(found[-1][1])["id"] == "z"
    assert [name in problem for problem in problems] == [True]


def test_a_line_too_long_for_a_message_is_left_out_and_told():
    found, problems = read("-", standard_input=b"x" * (2 * LONGEST) + b'\n{"id": "next"}')

    assert [value for _, value in found] == [b'{"id": "next"}']
    assert ["line 1" in problem for problem in problems] == [True]


def test_a_page_too_long_for_a_message_is_left_out_and_told(tmp_path):
    (tmp_path / "long.html").write_bytes(b"\xc7" * (LONGEST - 100))  # twice as long in UTF-8
    (tmp_path / "next.txt").write_text("x", encoding="utf-8")

    found, problems = read(tmp_path)

    assert [orjson.loads(value)["id"] for _, value in found] == ["next"]
    assert len(problems) == 1


def test_missing_and_foreign_inputs_are_refused_before_anything_is_read(tmp_path):
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")

    for name in (tmp_path / "missing.txt", tmp_path / "notes.md", tmp_path):
        with pytest.raises(InputError, match=str(name)):
            read(name)
