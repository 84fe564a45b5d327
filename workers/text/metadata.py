"""What a page says of itself: JSON-LD, Open Graph, <meta>, <link>, itemprop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import orjson
from workers.text.outline import Outline, letters
from workers.text.published import when

MAX_JSON = 1_000_000  # characters of one JSON-LD script; a long read with its markup has 100,000
MAX_SCRIPTS = 20
MAX_METAS = 400
MAX_ITEMS = 2_000  # objects looked at in one script
_MAX_TEXT = 2_000  # characters of a title, a name or an abstract

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlog\w*)$")
_DATED = re.compile(r"\b(?:datePublished|dc:date|dc:created|dc:issued)\b")
_CONTROL = re.compile(r"[\x00-\x1f]")
_WRAPPED = re.compile(r"^\s*(?://)?\s*<!(?:\[CDATA\[|--)|(?://)?\s*(?:\]\]|--)>\s*$")
_MARKUP = re.compile(r"<(/?(?:p|br|div|h[1-6]|li|blockquote)\b)?[^<>]{0,500}>", re.IGNORECASE)


@dataclass(slots=True)
class Metadata:
    """A page on itself; what it doesn't say is None or empty."""

    title: str | None = None
    titles: list[str] = field(default_factory=list)  # every form of the title it gives
    description: str | None = None
    author: str | None = None
    section: str | None = None
    url: str | None = None
    published_at: str | None = None
    language: str | None = None
    body: tuple[str, ...] = ()  # paragraphs of JSON-LD's articleBody


def metadata(page: Outline) -> Metadata:
    """Read *page*'s own words on it: JSON-LD before Open Graph before <meta> before <title> and itemprop."""
    said: dict[str, str] = {}
    link = None
    for attributes in page.metas[:MAX_METAS]:
        content = attributes.get("content")
        if content:
            for key in ("property", "name", "itemprop", "http-equiv"):
                if names := attributes.get(key):
                    for name in names.lower().split():
                        said.setdefault(name.removeprefix("schema:"), content)
        elif link is None and (attributes.get("rel") or "").lower() == "canonical":
            link = attributes.get("href")
    article = _article(page.scripts, [letters(_line(own) or "") for own in (said.get("og:title"), page.title)])
    forms = (
        article.get("headline"),
        said.get("og:title"),
        said.get("twitter:title"),
        said.get("headline"),
        article.get("name"),
        page.title,
    )
    titles = list(dict.fromkeys(line for form in forms if (line := _line(form))))
    body = article.get("articleBody")
    return Metadata(
        title=_own_title(titles, _line(said.get("og:site_name"))),
        titles=titles,
        description=_line(said.get("og:description") or article.get("description") or said.get("description")),
        author=_names(article.get("author")) or _line(said.get("article:author") or said.get("author"), url=False),
        section=_names(article.get("articleSection")) or _line(said.get("article:section") or said.get("section")),
        url=_address(link, said.get("og:url"), article.get("url")),
        published_at=_published(page, article, said),
        language=_language(
            article.get("inLanguage"), page.language, said.get("content-language"), said.get("og:locale")
        ),
        body=_paragraphs(body) if isinstance(body, str) else (),
    )


def _article(scripts: list[str], titles: list[str]) -> dict[str, Any]:
    """
    The page's JSON-LD article, else {}; of several the one that has one of the page's own *titles*, then the one with
    the longest body, then the first.
    """
    best: dict[str, Any] = {}
    rank = (False, -1)
    for script in scripts[:MAX_SCRIPTS]:
        for item in _items(_json(script)):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if not any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
                continue
            headline = letters(_line(item.get("headline")) or "")
            own = bool(headline) and any(headline in title or (title and title in headline) for title in titles)
            if (own, len(str(item.get("articleBody") or ""))) > rank:
                best, rank = item, (own, len(str(item.get("articleBody") or "")))
    return best


def _json(source: str) -> Any:
    """What a script says, repaired of the line breaks that templates leave inside strings; None when it isn't JSON."""
    if len(source) > MAX_JSON:
        return None
    source = _WRAPPED.sub("", _WRAPPED.sub("", source)).strip().rstrip(";")
    for attempt in (source, _CONTROL.sub(" ", source)):
        try:
            return orjson.loads(attempt)
        except (orjson.JSONDecodeError, RecursionError):
            continue
    return None


def _items(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in a JSON-LD document that may describe the page, outer before inner."""
    todo = [value]
    for _ in range(MAX_ITEMS):
        if not todo:
            return
        value = todo.pop(0)
        if isinstance(value, list):
            todo.extend(value[:100])
        elif isinstance(value, dict):
            yield value
            todo.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if key in value)


def _line(value: Any, url: bool = True) -> str | None:
    """*value* as one line of text, entities resolved; None when it isn't text, or is a URL where that says nothing."""
    if not isinstance(value, str):
        return None
    text = value[:_MAX_TEXT]
    if "&" in text:
        text = unescape(text)
    text = " ".join(text.split())
    if not url and text.startswith(("http://", "https://", "//", "@")):
        return None
    return text or None


def _names(value: Any) -> str | None:
    """Names out of JSON-LD's many ways to give them: text, object, list of either."""
    values = value if isinstance(value, list) else [value]
    names = [_line(item.get("name") if isinstance(item, dict) else item, url=False) for item in values[:10]]
    return "، ".join(dict.fromkeys(name for name in names if name)) or None


def _own_title(titles: list[str], site: str | None) -> str | None:
    """The first title, without the site's name behind a bar or a dash."""
    if not titles:
        return None
    title = titles[0]
    for joint in (" | ", " - ", " – ", " — ", " :: "):
        head, found, tail = title.rpartition(joint)
        # The tail is the site's when the page says so, or when another form of the title does without it.
        if found and (tail == site or any(other != title and other == head for other in titles)):
            return head.strip()
    return title


def _address(*candidates: Any) -> str | None:
    """The first absolute web address."""
    for candidate in candidates:
        if isinstance(candidate, str):
            address = urljoin("https:", candidate.strip()) if candidate.strip().startswith("//") else candidate.strip()
            try:
                parts = urlsplit(address)
            except ValueError:
                continue
            if parts.scheme in ("http", "https") and parts.netloc:
                return address
    return None


def _language(*candidates: Any) -> str | None:
    for candidate in candidates:
        if isinstance(candidate, list) and candidate:
            candidate = candidate[0]
        if isinstance(candidate, str) and re.fullmatch(
            r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}", candidate.strip()
        ):
            return candidate.strip().replace("_", "-")
    return None


def _published(page: Outline, article: dict[str, Any], said: dict[str, str]) -> str | None:
    candidates = [
        article.get("datePublished"),
        said.get("article:published_time"),
        said.get("datepublished"),
        said.get("og:published_time"),
        said.get("pubdate"),
        said.get("publishdate"),
        said.get("publish-date"),
        said.get("date"),
        said.get("dc.date"),
        said.get("dc.date.issued"),
        said.get("dcterms.created"),
        said.get("parsely-pub-date"),
        said.get("sailthru.date"),
        article.get("dateCreated"),
    ]
    dated = [time for time in page.items[:MAX_METAS] if _DATED.search(f"{time.get('itemprop')} {time.get('property')}")]
    candidates += [time.get("content") or time.get("datetime") for time in dated]
    for candidate in candidates:
        if isinstance(candidate, str) and (found := when(candidate)):
            return found
    return None


def _paragraphs(body: str) -> tuple[str, ...]:
    """articleBody's paragraphs; some sites put markup into it, escaped or not."""
    text = unescape(body) if "&" in body else body
    if "<" in text:
        text = _MARKUP.sub(lambda tag: "\n" if tag[1] else "", text)
    return tuple(line for part in text.splitlines() if (line := " ".join(part.split())))
