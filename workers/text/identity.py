"""Which article this is, whose it is, and which of its times can be believed."""
from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from urllib.parse import quote, unquote, urlsplit

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Arabic newspapers went online in the 1990s; an earlier time is a default that was never filled in."""

AHEAD = timedelta(days=1)
"""How far a time may lie ahead of the article's arrival: clocks are wrong and zones get lost, by less than a day."""

_PORTS = {"http": 80, "https": 443}
# Query parameters that say where a reader came from, and nothing of what is read: analytics and advertising click ids.
_TRACKING = re.compile(
    r"(?:utm_\w*|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|twclid|ttclid|igshid|igsh|mc_[ce]id|_hs\w+|mkt_tok|"
    r"yclid|_openstat|at_(?:medium|campaign|custom\d|link_\w+|ptr_\w+|bbc_\w+)|ns_(?:campaign|source|mchannel|linkname)|"
    r"ocid|cmpid|ref_src|ref_url|__twitter_impression|fb_(?:action_\w+|ref|source)|amp)",
    re.IGNORECASE)
_UNRESERVED = "-._~!$'()*,;:@"  # what RFC 3986 allows in a path, with `/`; + & = keep their meaning in a query
_MAX_URL = 8192


def canonical_url(url: str) -> str:
    """
    One spelling for the many of one page: scheme and host in lower case, the host in ASCII (IDNA), no default port, no
    user, no fragment, no tracking parameters, the rest of the query sorted by name (stable: repeated names keep their
    order), percent-encoding made uniform (the same Arabic path comes both ways). Path, scheme and `www.` stay: sites
    differ by them.

    What can't be read as a URL stays as it is, without white space around it.

    Source: RFC 3986, section 6 (syntax-based and scheme-based normalization).

    >>> canonical_url("HTTPS://News.Example:443/a?utm_source=x&id=7#top")
    'https://news.example/a?id=7'
    """
    url = url.strip()[:_MAX_URL]
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if not parts.scheme or not parts.hostname:
        return url
    host = _ascii(parts.hostname)
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != _PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    fields = [_encoded(field, "+=/?") for field in parts.query.split("&") if field]
    fields = [field for field in fields if not _TRACKING.fullmatch(field.partition("=")[0])]
    fields.sort(key=lambda field: field.partition("=")[0])
    query = f"?{'&'.join(fields)}" if fields else ""
    return f"{parts.scheme}://{host}{_encoded(parts.path, '/+&=') or '/'}{query}"


def article_id(url: str) -> str:
    """Hex SHA-256 of the canonical URL."""
    return sha256(canonical_url(url).encode("utf-8", "surrogatepass")).hexdigest()


def host(url: str | None) -> str:
    """The URL's host in lower case, "" when there is none."""
    try:
        return (urlsplit((url or "").strip()[:_MAX_URL]).hostname or "").lower()
    except ValueError:
        return ""


def trusted_time(value: str | None, name: str, at: datetime) -> tuple[datetime | None, str | None]:
    """
    Read a time of field *name* that came with an article at *at*.

    Returns:
        The time in UTC, or None when there is none to trust; and the flag that says what was wrong with it:
        `{name}_unreadable`, `{name}_before_1990`, `{name}_in_future`, `{name}_without_zone` (taken as UTC).
    """
    if not value or not value.strip():
        return None, None
    moment = _moment(value.strip())
    if moment is None:
        return None, f"{name}_unreadable"
    flag = None
    if moment.tzinfo is None:
        moment, flag = moment.replace(tzinfo=UTC), f"{name}_without_zone"
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        return None, f"{name}_unreadable"
    if moment < EARLIEST:
        return None, f"{name}_before_1990"
    if moment > at + AHEAD:
        return None, f"{name}_in_future"
    return moment, flag


def _moment(value: str) -> datetime | None:
    """RFC 3339, or RFC 2822 as feeds write it."""
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None


def _ascii(name: str) -> str:
    try:
        return name.encode("idna").decode().lower()
    except UnicodeError:
        return name.lower()


def _encoded(part: str, also: str) -> str:
    """*part* with one percent-encoding; an encoded delimiter stays encoded, so that no meaning changes."""
    kept = re.split(r"(%(?:2[3-6BFbf]|3[ABDFabdf]|40|5[BDbd]))", part)
    safe = _UNRESERVED + also
    return "".join(
        piece.upper() if number % 2 else quote(unquote(piece, errors="surrogateescape"), safe, errors="surrogateescape")
        for number, piece in enumerate(kept))
