"""Line rules: what stands around an article's prose, by what the lines say and where they stand."""
from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, cast

import regex
import xxhash

from topics.records import Embed, Reason, Removed
from workers.text.months import GREGORIAN, HIJRI
from workers.text.published import when
from workers.text.segment import Line, ends_sentence, offset

DATA = Path(__file__).parent / "data" / "boilerplate.toml"

SHORT = 160
"""Characters of a line that every rule is tried on; a longer one needs one of the rule's keys. So does a sentence of
more than `SENTENCE` characters, which is prose with few exceptions: most lines of most articles cost no match."""

SENTENCE = 70

_LONGEST = 700  # characters of a line that a rule looks at: keeps hostile lines cheap
_MOST_LINES = 4000  # lines that rules look at: half at the start, half at the end; a longer text is no news page
_HEADLINE = 150  # characters; longer lines are prose, whatever ends them
_HEADLINES = 12  # under one header
_CRAWL_LINES = 40  # from the top, among which a crawler's own line may stand
_PROSE = 80  # characters of a line of prose: half as many when a full stop ends it, else half as many again
_OUTERMOST = 3  # lines at each end of a text without prose that may be furniture
_BEGINNINGS = 4096  # pairs of letters that lines begin with, whose rules are remembered; Arabic news has 400 of them
_TAKES = ("line", "header", "names", "next", "office", "masthead", "start", "end")
_WHERE = ("any", "inside", "edge", "top", "tail")


class RuleError(ValueError):
    """A rule can't be used; the message names file, rule and what to change."""


@dataclass(frozen=True)
class Rule:
    """One rule as data: the header of boilerplate.toml explains the fields."""

    id: str
    reason: Reason
    takes: str
    where: str
    pattern: str
    why: str
    removes: tuple[str, ...]
    spares: tuple[str, ...]
    keys: tuple[str, ...] = ()
    strict: bool = False

    @cached_property
    def matcher(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.pattern)


class Cut(NamedTuple):
    """What goes, of one line: all of it, or *start* up to *end* of its text."""

    line: int  # index into the lines
    reason: Reason
    rule: str
    start: int | None = None
    end: int | None = None


@dataclass
class Reading:
    """What rules made of the lines of one text."""

    lines: Sequence[Line]
    whole: dict[int, Cut] = field(default_factory=dict)  # by index of the line
    parts: dict[int, list[Cut]] = field(default_factory=dict)
    embeds: list[Embed] = field(default_factory=list)
    summary: str | None = None
    date: str | None = None  # YYYY-MM-DD that the crawler wrote into the text
    title: int | None = None  # index of the line that looks like the title

    def take(self, index: int, reason: Reason, rule: str) -> None:
        """The line *index* goes, unless it went already."""
        self.whole.setdefault(index, Cut(index, reason, rule))

    def rest(self, index: int) -> str:
        """What stays of the line *index*: its text without the parts cut from its ends."""
        text = self.lines[index].text
        if index not in self.parts:
            return text
        start, end = 0, len(text)
        for cut in self.parts[index]:
            if cut.start == 0:
                start = cut.end or 0
            else:
                end = cut.start or end
        return text[start:end].strip()

    def cut(self, index: int, rule: Rule, start: int, end: int) -> None:
        """The part of the line *index* from *start* up to *end* goes."""
        self.parts.setdefault(index, []).append(Cut(index, rule.reason, rule.id, start, end))

    def removed(self) -> list[Removed]:
        """Everything that went, in order."""
        parts = [cut for line, cuts in self.parts.items() if line not in self.whole for cut in cuts]
        cuts = sorted([*self.whole.values(), *parts], key=lambda cut: (cut.line, cut.start or 0))
        found = []
        for cut in cuts:
            line = self.lines[cut.line]
            start = None if cut.start is None else line.start + cut.start
            found.append(Removed(text=line.text[cut.start : cut.end], reason=cut.reason, rule=cut.rule,
                                 line=line.number, start=start))
        return found


def load(path: Path = DATA) -> tuple[tuple[Rule, ...], str]:
    """
    The rules in *path* and a digest of what they say.

    Raises:
        RuleError: A rule lacks something or its pattern can't be compiled.
    """
    content = path.read_bytes()
    tables = tomllib.loads(content.decode())
    months = "|".join(sorted({**GREGORIAN, **HIJRI}, key=len, reverse=True))
    words = {"month": months}
    for name, alternatives in tables["words"].items():  # a list may name one above it
        words[name] = _filled("|".join(alternatives), words)
    rules = tuple(_rule(table, words, path) for table in tables["rule"])
    if len({rule.id for rule in rules}) != len(rules):
        raise RuleError(f"{path}: two rules with one id")
    return rules, xxhash.xxh3_64_hexdigest(content + months.encode())


def _rule(table: dict[str, Any], words: dict[str, str], path: Path) -> Rule:
    name = table.get("id", "?")
    missing = {"id", "reason", "takes", "where", "pattern", "why", "removes", "spares"} - table.keys()
    if missing:
        raise RuleError(f"{path}: rule {name!r} lacks {', '.join(sorted(missing))}")
    if not table["removes"] or not table["spares"]:
        raise RuleError(f"{path}: rule {name!r} needs a line it removes and a look-alike it spares")
    if table["takes"] not in _TAKES or table["where"] not in _WHERE:
        raise RuleError(f"{path}: rule {name!r} takes one of {_TAKES} where one of {_WHERE}")
    pattern = _filled(table["pattern"], words)
    try:
        if re.compile(pattern).groups:
            raise RuleError(f"{path}: rule {name!r} has a capturing group; write (?:…)")
    except re.error as error:
        raise RuleError(f"{path}: rule {name!r}: {error}") from error
    return Rule(
        id=name, reason=cast(Reason, table["reason"]), takes=table["takes"], where=table["where"], pattern=pattern,
        why=table["why"], removes=tuple(table["removes"]), spares=tuple(table["spares"]),
        keys=tuple(table.get("keys", ())), strict=table.get("strict", False))


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    return re.sub("<([a-z]+)>", lambda match: words.get(match[1], match[0]), pattern)


class AnyOf:
    """Several rules: the first that matches the whole line, tried where the line begins as a match of it can."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple((rule, regex.compile(rule.pattern)) for rule in rules)
        self._beginning = lru_cache(maxsize=_BEGINNINGS)(self._may_begin)

    def _may_begin(self, letters: str) -> tuple[tuple[Rule, Callable[[str], re.Match[str] | None]], ...]:
        return tuple((rule, rule.matcher.fullmatch) for rule, matcher in self._rules
                     if matcher.fullmatch(letters, partial=True))

    def __call__(self, bare: str) -> Rule | None:
        for rule, matches in self._beginning(bare[:2]):
            if matches(bare):
                return rule
        return None


# A post's signature as the network's embed code writes it: — Name (@account) January 8, 2026, or the date in Arabic.
_SIGNATURE = re.compile(
    r"[-–—―]\s{0,3}(?P<name>[^()@]{1,80}?)\s{0,3}\((?P<account>@\w{1,30})\)\s{0,3}"
    r"(?P<date>[^\W\d_]{3,12}\.? \d{1,2}[,،] \d{4}|\d{1,2} [^\W\d_]{3,12}(?: [^\W\d_]{3,8})?[,،]? \d{4})?\s*[.]?$")
_POST_LINK = re.compile(r"(?:https?://)?(?:pic\.twitter\.com|t\.co|twitter\.com|x\.com)/\w[\w/]{2,80}")
_CRAWL_DATE = re.compile(r"date:?\s{1,3}(\d{4}-\d{2}-\d{2})\b[T\d:.Z+]*\s{0,3}(?:[-–—|]\s{0,3})?", re.IGNORECASE)
# How a paragraph goes on: a headline in a box of links doesn't start like that.
_CONTINUES = re.compile(
    r"و(?:قال|اضاف|اكد|اوضح|اشار|تابع|ذكر|افاد|اعلن|كان|كشف|شدد|لفت|بين|نقل|جاء|ياتي|تاتي|في |من |ق[ءا-ي]|حسب|بحسب|وفق"
    r"|هذا|هو |هي |لم |لن |لا |قد )"
    r"|(?:من جانبه|من جهته|من جهتها|بدوره|في المقابل|يذكر|يشار|كما |الي ذلك|في السياق|في سياق|جدير|تجدر|هذا و|يا?تي )")
_WORD = re.compile(r"[^\W_]")


@cache
def standard() -> Boilerplate:
    """The project's rules, made ready once a process: they never change."""
    return Boilerplate()


class Boilerplate:
    """The rules, ready to read texts."""

    def __init__(self, path: Path = DATA) -> None:
        rules, self.version = load(path)
        self.rules = rules
        whole = [rule for rule in rules if rule.takes not in ("start", "end")]
        lines = [rule for rule in whole if not rule.strict]
        self._anywhere = AnyOf(rule for rule in lines if rule.where in ("any", "inside"))
        self._opening = AnyOf(rule for rule in lines if rule.where == "any")  # the first line may be a title
        self._top = AnyOf(rule for rule in lines if rule.where in ("top", "edge"))
        self._tail = AnyOf(rule for rule in lines if rule.where in ("tail", "edge"))
        self._keyed = tuple((rule, frozenset(rule.keys)) for rule in whole
                            if rule.keys and rule.where in ("any", "inside"))
        self._starts = tuple(rule for rule in rules if rule.takes == "start")
        self._ends = tuple((rule, frozenset(rule.keys)) for rule in rules if rule.takes == "end")
        self._keys = frozenset(key for rule in rules for key in rule.keys)
        words = tomllib.loads(path.read_text(encoding="utf-8"))["words"]
        self._sections = frozenset(words["section"])

    def read(self, lines: Sequence[Line], title: str, gone: Mapping[int, Cut] = MappingProxyType({})) -> Reading:
        """
        Decide every line.

        Args:
            lines: Of one text.
            title: The article's, bare; "" when it is not known and may stand in the text.
            gone: What the page's own mark-up told already, by index of the line.
        """
        reading = Reading(lines, dict(gone))
        looked_at = range(len(lines)) if len(lines) <= _MOST_LINES else [
            *range(_MOST_LINES // 2), *range(len(lines) - _MOST_LINES // 2, len(lines))]
        short = [index for index in looked_at if _is_short(lines[index])]
        self._embeds(reading, looked_at)
        keyed = [index for index in looked_at if not self._keys.isdisjoint(lines[index].words)]
        for index in keyed:
            self._keyed_line(reading, index)
        self._short_lines(reading, short, titled=bool(title))
        first, last = _prose_bounds(reading, looked_at)
        self._edges(reading, short, first, last, title)
        self._parts(reading, looked_at, first, frozenset(keyed))
        return reading

    def _embeds(self, reading: Reading, looked_at: Iterable[int]) -> None:
        lines = reading.lines
        for index in looked_at:
            if index in reading.whole:
                continue
            text = lines[index].text
            if "(@" in text and (signed := _SIGNATURE.search(text, max(0, len(text) - 220))):
                said = text[: signed.start()].strip()
                if _WORD.search(said):
                    reading.take(index, "social-embed", "post")
                else:  # the signature alone: the post itself is the line before
                    reading.take(index, "social-embed", "post-signature")
                    if index and index - 1 not in reading.whole and len(lines[index - 1].text) <= 400:
                        said = lines[index - 1].text
                        reading.take(index - 1, "social-embed", "post")
                reading.embeds.append(_post(said, signed))
            elif "pic.twitter.com/" in text and len(text) <= 400:
                reading.take(index, "social-embed", "post-link")
                reading.embeds.append(_post(text, None))
            elif index < _CRAWL_LINES and text[0] in "dD" and (dated := _CRAWL_DATE.match(text)):
                reading.take(index, "crawl-metadata", "crawl-date")
                reading.date = reading.date or dated[1]
                reading.summary = reading.summary or text[dated.end() :].strip() or None

    def _keyed_line(self, reading: Reading, index: int) -> None:
        """Rules that only a key word calls for: every one on a long line, the strict ones on any."""
        line = reading.lines[index]
        if len(line.folded) > _LONGEST:
            return
        short = _is_short(line)
        called = self._keys.intersection(line.words)
        for rule, keys in self._keyed:
            if (rule.strict or not short) and not keys.isdisjoint(called) and rule.matcher.fullmatch(line.bare):
                reading.take(index, rule.reason, rule.id)
                return

    def _short_lines(self, reading: Reading, short: Sequence[int], titled: bool) -> None:
        lines = reading.lines
        self._section_runs(reading, short)
        opened = False  # a line of prose was seen
        seen = 0
        for index in short:
            while not opened and seen < index:
                opened = seen not in reading.whole and _is_prose(lines[seen])
                seen += 1
            if index in reading.whole:
                continue
            bare = lines[index].bare
            if not _WORD.search(bare):
                reading.take(index, "separator", "no-word")
                continue
            rule = (self._anywhere if index or titled else self._opening)(bare)
            if rule is None:
                continue
            reading.take(index, rule.reason, rule.id)
            if rule.takes == "header" and (opened or titled):
                self._under(reading, index, rule)

    def _section_runs(self, reading: Reading, short: Sequence[int]) -> None:
        """Three sections of a site and more, one below the other, are its menu."""
        run: list[int] = []
        for index in (*short, -1):
            if index >= 0 and reading.lines[index].bare in self._sections and (not run or index == run[-1] + 1):
                run.append(index)
                continue
            if len(run) >= 3:
                for member in run:
                    reading.take(member, "navigation", "sections")
            run = [index] if index >= 0 and reading.lines[index].bare in self._sections else []

    def _under(self, reading: Reading, index: int, rule: Rule) -> None:
        """The headlines under a header go with it, up to the first line of prose."""
        lines = reading.lines
        for below in range(index + 1, min(len(lines), index + 1 + _HEADLINES)):
            if below in reading.whole:
                continue
            if not _is_headline(lines[below]) or self._anywhere(lines[below].bare):
                if _heads(lines[below - 1], lines[below]) and below - 1 > index:
                    del reading.whole[below - 1]
                return
            reading.take(below, rule.reason, rule.id)

    def _edges(self, reading: Reading, short: Sequence[int], first: int, last: int, title: str) -> None:
        lines = reading.lines
        offices: list[int] = []
        for index in short:
            if index in reading.whole or first <= index <= last:
                continue
            top = index < first
            rule = (self._top if top else self._tail)(lines[index].bare)
            if rule is not None:
                if rule.takes == "start":
                    continue
                reading.take(index, rule.reason, rule.id)
                if rule.takes == "names":
                    self._names(reading, index, rule)
                elif rule.takes == "next":
                    self._next(reading, index, rule)
                elif rule.takes == "office":
                    offices.append(index)
                elif rule.takes == "masthead" and index and len(lines[index - 1].bare.split()) <= 3 and (
                        not top or index > 1) and not ends_sentence(lines[index - 1].folded):
                    reading.take(index - 1, rule.reason, rule.id)
            elif lines[index].bare in self._sections:
                reading.take(index, "navigation", "section")
        self._offices(reading, offices)
        self._title(reading, short, first, title)

    def _offices(self, reading: Reading, offices: Sequence[int]) -> None:
        """Who holds an office stands below it; a lone office that is no editor's signs a statement, and stays."""
        for index in offices:
            if len(offices) == 1 and "تحرير" not in reading.lines[index].bare:
                del reading.whole[index]
            elif index + 1 < len(reading.lines) and _is_name(reading.lines[index + 1]):
                reading.take(index + 1, "masthead", reading.whole[index].rule)

    def _title(self, reading: Reading, short: Sequence[int], first: int, title: str) -> None:
        """Which line is the title, and which repeat it or say twice what an image shows."""
        lines = reading.lines
        top = [index for index in short if index < min(first, _CRAWL_LINES)]
        if not title:
            reading.title = next(
                (index for index in top if index not in reading.whole and len(lines[index].bare.split()) >= 3), None)
            title = "" if reading.title is None else lines[reading.title].bare
        known = title.split()
        for index in top:
            if index == reading.title or (index in reading.whole and reading.whole[index].rule != "section"):
                continue
            bare = lines[index].bare
            words = bare.split()
            beside = [lines[near].bare for near in (index - 1, index + 1) if 0 <= near < len(lines)]
            twin = len(words) <= 6 and bare in beside
            if len(words) >= 3 and bare == title:
                reading.take(index, "repeated-title", "title")
            elif known and len(words) <= 4 and all(word in known for word in words):
                reading.whole[index] = Cut(index, "caption", "title-words")
            elif twin:
                reading.whole[index] = Cut(index, "caption", "image-description")

    def _names(self, reading: Reading, index: int, rule: Rule) -> None:
        for below in range(index + 1, min(len(reading.lines), index + 1 + 2 * _HEADLINES)):
            line = reading.lines[below]
            if below in reading.whole or len(line.bare.split()) > 5 or ends_sentence(line.folded):
                return
            reading.take(below, rule.reason, rule.id)

    def _next(self, reading: Reading, index: int, rule: Rule) -> None:
        if index + 1 < len(reading.lines) and _is_headline(reading.lines[index + 1]):
            reading.take(index + 1, rule.reason, rule.id)

    def _parts(self, reading: Reading, looked_at: Sequence[int], first: int, keyed: frozenset[int]) -> None:
        for index in looked_at:
            if index in reading.whole:
                continue
            line = reading.lines[index]
            folded = line.folded
            head = folded[:90]
            if "(" in head or "-" in head or "–" in head or "—" in head or "/" in head or index <= first:
                self._start(reading, index, head, top=index <= first)
            if folded.endswith((")", "]", ").", "].")):
                self._end(reading, index, None)
            elif index in keyed:
                self._end(reading, index, line.words[-50:])
        for index, cuts in reading.parts.items():
            if not _WORD.search(reading.rest(index)):
                reading.take(index, cuts[0].reason, cuts[0].rule)

    def _start(self, reading: Reading, index: int, head: str, top: bool) -> None:
        for rule in self._starts:
            if (top or rule.where == "any") and (found := rule.matcher.match(head)):
                reading.cut(index, rule, 0, offset(reading.lines[index], found.end()))
                return

    def _end(self, reading: Reading, index: int, words: list[str] | None) -> None:
        line = reading.lines[index]
        since = max(0, len(line.folded) - 240)
        for rule, keys in self._ends:
            if (words is None) == (not keys) and (words is None or not keys.isdisjoint(words)) and (
                    found := rule.matcher.search(line.folded, since)):
                start = offset(line, found.start())
                if start:
                    reading.cut(index, rule, start, len(line.text))
                return


def _is_short(line: Line) -> bool:
    letters = len(line.folded)
    return letters <= SENTENCE or (letters <= SHORT and not _full_stop(line.folded))


def _is_prose(line: Line) -> bool:
    letters = len(line.folded)
    return letters >= _PROSE * 3 // 2 or (letters >= _PROSE // 2 and _full_stop(line.folded))


def _full_stop(folded: str) -> bool:
    """A headline may ask or exclaim; only prose ends with a full stop."""
    return folded.rstrip("\"'»”’)] ").endswith((".", "…"))


def _is_headline(line: Line) -> bool:
    """Short, without a full stop, and not the beginning of a paragraph that goes on."""
    folded = line.folded
    return len(folded) <= _HEADLINE and not folded.endswith((".", "،", ":", '."', ".»", ".”")) and not _CONTINUES.match(
        folded)


def _heads(line: Line, following: Line) -> bool:
    """Does *line* announce what *following* says? Then it is the article's own heading, and no link."""
    said = {_stem(word) for word in following.folded.split()}
    words = [_stem(word) for word in line.bare.split() if len(word) > 3]
    return len(words) >= 3 and 2 * sum(word in said for word in words) > len(words)


def _stem(word: str) -> str:
    return word.strip("\"'«»،.:؟!()").removeprefix("و").removeprefix("ب").removeprefix("ال")[:5]


def _is_name(line: Line) -> bool:
    return len(line.bare) <= 40 and 1 <= len(line.bare.split()) <= 5 and not ends_sentence(line.folded)


def _prose_bounds(reading: Reading, looked_at: Iterable[int]) -> tuple[int, int]:
    """First and last line of prose among those that stay; without any, all but the outermost lines may be a poem."""
    prose = [index for index in looked_at if index not in reading.whole and _is_prose(reading.lines[index])]
    return (prose[0], prose[-1]) if prose else (_OUTERMOST, len(reading.lines) - 1 - _OUTERMOST)


def _post(said: str, signed: re.Match[str] | None) -> Embed:
    link = _POST_LINK.search(said)
    url = link[0] if link else None
    if url and not url.startswith("http"):
        url = f"https://{url}"
    text = (said[: link.start()] + said[link.end() :]).strip() if link else said
    if signed is None:
        return Embed(kind="tweet", text=text, url=url)
    return Embed(kind="tweet", text=text, author=f"{signed['name'].strip()} ({signed['account']})", url=url,
                 date=when(signed["date"] or ""))
