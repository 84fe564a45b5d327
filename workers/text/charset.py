"""From a page's bytes to its characters, also where its label lies."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HEAD = 4096  # bytes searched for a meta element; HTML asks for the first 1024, older templates need more
_META = re.compile(rb"""<meta\b[^<>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
# What servers call Latin-1 or ASCII is windows-1252 to every browser (WHATWG Encoding Standard, "names and labels").
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_SAMPLE = 200_000  # bytes that decide between encodings
# Whole words: UTF-8 read as windows-1256 shows an Arabic letter too for every letter, but never three in a row.
_ARABIC = re.compile("[\u0621-\u064a]{3,}")
_ODD = re.compile("[\ufffd\u0080-\u009f\u00c0-\u00ff]")  # what the wrong table makes of Arabic


def decode(html: bytes, content_type: str | None = None) -> str:
    """
    Decode a page: byte-order mark, else whatever is valid UTF-8, else the header's or the page's own label, or
    windows-1256, whichever yields the most Arabic. Bytes that fit nothing become U+FFFD.

    Valid UTF-8 comes before the labels: Arabic in another encoding is practically never valid UTF-8 by chance, while
    UTF-8 pages labelled windows-1256 are common.

    Args:
        html: The page as it came.
        content_type: The `Content-Type` header's value, such as `text/html; charset=windows-1256`.

    Source: WHATWG Encoding Standard and HTML, "determining the character encoding", with the content asked first.

    >>> decode("خبر".encode("windows-1256"), "text/html; charset=utf-8")
    'خبر'
    """
    for mark, name in _BOMS:
        if html.startswith(mark):
            return html.decode(name, errors="replace")
    try:
        return html.decode("utf-8")
    except UnicodeDecodeError:
        pass
    sample = html[:_SAMPLE]
    names = dict.fromkeys([*_labels(html, content_type), "utf-8", "cp1256"])
    best = max(names, key=lambda name: _arabic(sample.decode(name, errors="replace")))  # the first of equals
    return html.decode(best, errors="replace")


def _labels(html: bytes, content_type: str | None) -> Iterator[str]:
    """Python's names of the encodings that the header and the page claim, unknown ones left out."""
    claims = []
    if content_type and (header := _HEADER.search(content_type)):
        claims.append(header[1])
    if meta := _META.search(html, 0, _HEAD):
        claims.append(meta[1].decode("ascii", errors="replace"))
    for claim in claims:
        try:
            found = codecs.lookup(claim)
        except LookupError:
            continue
        # Python also lists codecs that make no text, such as `hex`; and utf-7 hides markup from every reader.
        if found._is_text_encoding and found.name != "utf-7":
            yield _MEANT.get(found.name, found.name)


def _arabic(text: str) -> int:
    """How much like Arabic *text* looks: its letters less what a wrong table leaves behind."""
    return sum(map(len, _ARABIC.findall(text))) - 4 * len(_ODD.findall(text))
