"""What `rasid run` and `rasid explain` read: files, folders and standard input, each article as one raw message."""
from __future__ import annotations

import os
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from gzip import GzipFile
from pathlib import Path
from typing import BinaryIO, cast

import orjson
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from workers.text.charset import decode
from workers.text.identity import host

ENDINGS = (".txt", ".html", ".htm", ".jsonl", ".jsonl.gz", ".warc", ".warc.gz")
"""Files that can be read."""

LONGEST = 15 * 1024 * 1024
"""Bytes of a message at most; topics take a mebibyte more, for key and headers. A longer one is left out, and told."""

STANDARD_INPUT = "-"

Raw = tuple[bytes | None, bytes]
"""Key and value of one raw message."""


class InputError(ValueError):
    """An input that can't be read; the message says what can."""


class Inputs:
    """
    The articles of some files and folders, in order; standard input is read as `.jsonl`.

    Every message is keyed by its site, else by the file or folder it came from, so that the order of each is kept.

    Raises:
        InputError: An input that is missing or has another ending; before anything is read.
    """

    def __init__(self, inputs: Sequence[str], standard_input: BinaryIO) -> None:
        self._standard_input = standard_input
        self._files = [found for name in inputs for found in _files(name)]
        self.problems: list[str] = []  # what could not be read, for people
        self.began = 0.0  # monotonic seconds when the first was taken

    def __iter__(self) -> Iterator[Raw]:
        self.began = time.monotonic()
        for path, name in self._files:
            try:
                for key, value in self._read(path, name):
                    if len(value) > LONGEST:
                        self.problems.append(f"{name}: an article left out: longer than {LONGEST:,} bytes")
                    else:
                        yield key, value
            except (OSError, EOFError, zlib.error, ArchiveLoadFailed) as error:
                self.problems.append(f"{name}: read up to here only: {error}")

    def _read(self, path: Path | None, name: str) -> Iterator[Raw]:
        if path is None:
            yield from self._lines(self._standard_input, name)
            return
        file_name = path.name.lower()
        with path.open("rb") as file:
            if file_name.endswith((".warc", ".warc.gz")):
                yield from self._pages(file, name)
            elif file_name.endswith(".jsonl.gz"):
                with GzipFile(fileobj=file) as unpacked:
                    yield from self._lines(cast(BinaryIO, unpacked), name)
            elif file_name.endswith(".jsonl"):
                yield from self._lines(file, name)
            else:
                yield from self._whole(file, path, name)

    def _whole(self, file: BinaryIO, path: Path, name: str) -> Iterator[Raw]:
        content = file.read(LONGEST + 1)
        field = "text" if path.suffix.lower() == ".txt" else "html"
        article = {"id": os.fsencode(path.stem).decode(errors="replace"), field: decode(content)}
        yield os.fsencode(path.parent.name), orjson.dumps(article)

    def _lines(self, file: BinaryIO, name: str) -> Iterator[Raw]:
        number = 0
        while line := file.readline(LONGEST + 1):
            number += 1
            if len(line) > LONGEST:
                self.problems.append(f"{name}: line {number} left out: longer than {LONGEST:,} bytes")
                while line and not line.endswith(b"\n"):
                    line = file.readline(LONGEST)
            elif line.strip():
                value = line.rstrip(b"\r\n")
                yield _site(value) or os.fsencode(name), value

    def _pages(self, file: BinaryIO, name: str) -> Iterator[Raw]:
        for record in ArchiveIterator(file):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            kind = record.http_headers.get_header("Content-Type") or ""
            status = record.http_headers.get_statuscode() or ""
            if not url or "html" not in kind.lower() or not status.startswith("2"):
                continue
            content = record.content_stream().read(LONGEST + 1)
            article = {"url": url, "html": decode(content, kind)}
            if fetched_at := record.rec_headers.get_header("WARC-Date"):
                article["fetched_at"] = fetched_at
            yield host(url).encode(errors="replace") or os.fsencode(name), orjson.dumps(article)


def _files(name: str) -> Iterable[tuple[Path | None, str]]:
    """The files that *name* stands for, in name order, each with the name it has for people."""
    if name == STANDARD_INPUT:
        return [(None, "standard input")]
    path = Path(name)
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.name.lower().endswith(ENDINGS) and file.is_file())
        if not found:
            raise InputError(f"{name}: no file in this folder ends in {', '.join(ENDINGS)}")
        return [(file, str(file)) for file in found]
    if not path.exists():
        raise InputError(f"{name}: no such file or folder")
    if not path.name.lower().endswith(ENDINGS):
        raise InputError(f"{name}: reads {', '.join(ENDINGS)}; JSON lines of another name go in as standard input (-)")
    return [(path, name)]


def _site(value: bytes) -> bytes | None:
    """The source, else the URL's host, of a raw article; None where it has neither or can't be read."""
    try:
        article = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(article, dict):
        return None
    source, url = article.get("source"), article.get("url")
    site = source if isinstance(source, str) else host(url) if isinstance(url, str) else ""
    return site.encode(errors="replace") or None

