"""
One article's journey, for a person: what went and why, what was seen before, what happened.

Every line stands alone, because columns break where a terminal reorders Arabic. An Arabic line begins with a
right-to-left mark, so that terminals which take a line's direction from its first strong letter align it right, and
holds the article's text in an isolate, so that neither disturbs the other (Unicode Annex 9, sections 2.4 and 3.1).
"""
from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len, chop_cells

from topics.records import (
    Actor, CleanArticle, DeadLetter, Duplicate, Event, Record, Rejected, Removed, TaggedArticle, UniqueArticle,
)  # fmt: skip

_RLM, _RLI, _LRI, _PDI = (
    "\N{RIGHT-TO-LEFT MARK}", "\N{RIGHT-TO-LEFT ISOLATE}", "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}",
)  # fmt: skip
# Format characters that spelling needs; all others can move text about, or hide it.
_SPELLING = frozenset(
    "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{SOFT HYPHEN}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}")


def visible(text: str) -> str:
    """
    *text* with nothing in it that could command a terminal or reorder what stands around it: controls, bidi controls,
    line and paragraph separators and private characters are spelled out.

    >>> visible("خبر\\x1b[31m")
    'خبر\\\\x1b[31m'
    """
    return "".join(_spelled(letter) for letter in text)


def _spelled(letter: str) -> str:
    if letter == "\t":
        return " "
    if letter not in _SPELLING and unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return letter.encode("unicode_escape", errors="surrogatepass").decode("ascii")
    return letter


def arabic(text: str, width: int, mark: str = " ", note: str = "") -> Iterator[str]:
    """*text* as lines of *width* columns, right to left; *mark* stands before the first, *note* after the last."""
    lines = list(_wrapped(visible(text), width - 4)) or [""]
    for number, line in enumerate(lines):
        beside = ""
        if note and number == len(lines) - 1 and cell_len(line) + cell_len(note) + 8 <= width:
            beside, note = f"  {_LRI}[{visible(note)}]{_PDI}", ""
        yield f"{_RLM}{mark if number == 0 else ' '} {_RLI}{line}{_PDI}{beside}"
    if note:  # no room beside the last line
        yield f"{_RLM}  {_LRI}[{visible(note)}]{_PDI}"


def _wrapped(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for word in text.split():
        if cell_len(word) > width:  # a word without end: a URL, or a trick
            if line:
                yield line
                line, used = "", 0
            *full, word = chop_cells(word, width)
            yield from full
        if line and used + 1 + cell_len(word) > width:
            yield line
            line, used = "", 0
        line = f"{line} {word}" if line else word
        used += cell_len(word) + (1 if used else 0)
    if line:
        yield line


class Journey:
    """Tells one article after another; remembers the titles it told, to name what was seen before."""

    def __init__(self, width: int) -> None:
        """*width*: columns of the terminal."""
        self._width = min(width, 110)
        self._titles: dict[str, str] = {}

    def tell(self, records: Sequence[Record]) -> Iterator[str]:
        """The lines for one article: *records* is what came of it, stage after stage, its outcome last."""
        outcome = records[-1]
        clean = next((record for record in records[:-1] if isinstance(record, CleanArticle)), None)
        yield "═" * self._width
        if isinstance(outcome, DeadLetter):
            yield from self._dead_letter(outcome)
            return
        assert isinstance(outcome, TaggedArticle | Duplicate | Rejected)
        yield f"{visible(outcome.id)} · {visible(outcome.source or 'no source')} · {_when(outcome.published_at)}"
        if outcome.url:
            yield visible(outcome.url)
        title = outcome.title or (clean.title if clean else None)
        if title:
            yield from self._arabic(title, "#")
        if clean is not None:
            yield from self._stripped(clean)
        match outcome:
            case Rejected():
                yield from self._heading(f"Rejected: {outcome.reason}")
                yield "  " + visible(outcome.detail)
            case Duplicate():
                yield from self._heading(f"Duplicate: {outcome.kind} copy")
                yield from self._earlier(outcome.duplicate_of, outcome.containment, outcome.resemblance)
            case TaggedArticle():
                yield from self._seen(outcome)
                yield from self._happened(outcome)
        first = clean.paragraphs[0].text if clean is not None and clean.paragraphs else ""
        self._titles.setdefault(outcome.id, title or first)

    def _arabic(self, text: str, mark: str = " ", note: str = "") -> Iterator[str]:
        return arabic(text, self._width, mark, note)

    @staticmethod
    def _heading(text: str) -> Iterator[str]:
        yield ""
        yield f"── {text}"

    def _dead_letter(self, letter: DeadLetter) -> Iterator[str]:
        yield from self._heading(f"Dead letter: stage {letter.stage} failed with {visible(letter.error_class)}")
        yield "  " + visible(letter.message)
        value = letter.value or b""
        yield f"  {len(value):,} bytes, which begin: {visible(value[:120].decode(errors='backslashreplace'))}"

    def _stripped(self, clean: CleanArticle) -> Iterator[str]:
        kept, removed_count = _count(len(clean.paragraphs), "paragraph"), _count(len(clean.removed), "piece")
        yield from self._heading(f"Stripped: {kept} kept, {removed_count} removed")
        if clean.flags:
            yield f"  flags: {', '.join(clean.flags)}"
        for removed in clean.removed:
            yield from self._arabic(removed.text, "−", _why(removed))
        if clean.summary:
            yield "  summary"
            yield from self._arabic(clean.summary, "∑")
        for embed in clean.embeds:
            origin = filter(None, (embed.kind, embed.author, embed.date, embed.url))
            yield from self._arabic(embed.text, "@", " · ".join(origin))
        for number, paragraph in enumerate(clean.paragraphs):
            yield from self._arabic(paragraph.text, "+", f"¶{number}{' heading' if paragraph.heading else ''}")

    def _seen(self, article: UniqueArticle) -> Iterator[str]:
        relation = f"{article.relation} {article.revision}" if article.relation == "revision" else article.relation
        yield from self._heading(f"Seen before: {relation}, {article.novelty:.0%} of its words are new")
        if article.story_id != article.id:
            yield f"  belongs to the story {visible(article.story_id)}"
        for reuse in article.reuse:
            yield from self._earlier(reuse.article_id, reuse.containment, reuse.resemblance)
            pairs = ", ".join(f"{mine}←{theirs}" for mine, theirs in reuse.paragraphs)
            if pairs:
                yield f"  paragraphs, mine ← theirs: {pairs}"

    def _earlier(self, article_id: str, containment: float, resemblance: float) -> Iterator[str]:
        yield f"  {visible(article_id)}: {containment:.0%} of this one stands there, resemblance {resemblance:.2f}"
        if title := self._titles.get(article_id):
            yield from self._arabic(title, "↩")

    def _happened(self, article: TaggedArticle) -> Iterator[str]:
        yield from self._heading(f"Happened: {_count(len(article.events), 'event')}")
        for (paragraph, sentence), events in groupby(article.events, key=lambda event: (event.paragraph, event.text)):
            yield from self._arabic(sentence, "»", f"¶{paragraph}")
            for event in events:
                yield from self._event(event)
        if article.places:
            yield from self._heading(f"Places: {_count(len(article.places), 'place')}")
            for place in article.places:
                known = [place.name_en, place.country]
                if place.lat is not None and place.lon is not None:
                    known.append(f"{place.lat:.2f}, {place.lon:.2f}")
                yield from self._arabic(place.name, "·", f"{' '.join(filter(None, known))}, named {place.mentions}×")
        if article.topics:
            scored = ", ".join(f"{visible(topic.name)} {topic.score:.2f}" for topic in article.topics)
            yield from self._heading(f"Topics: {scored}")

    def _event(self, event: Event) -> Iterator[str]:
        how = ", ".join((*event.mode, *event.context, *event.aux))
        what = f"{event.event} ({how})" if how else event.event
        yield f"  {what}, confidence {event.confidence:.2f}"
        yield from self._arabic(event.trigger.text, "?", f"rule {event.rule}")
        for name, actors in (("who", event.actor), ("to whom", event.recipient)):
            for actor in actors:
                yield from self._arabic(actor.text, "·", f"{name}{_code(actor)}")
        if event.event_loc:
            where = filter(None, ("where", event.event_loc.name, event.event_loc.country))
            yield from self._arabic(event.event_loc.text, "·", " ".join(where))
        if event.date or event.date_text:
            yield from self._arabic(event.date_text or event.date or "", "·", f"when {event.date or 'not known'}")
        for figure in event.figures:
            yield from self._arabic(figure.text, "·", f"how many: {figure.kind} {figure.qualifier} {figure.value:g}")
        if event.attribution:
            yield from self._arabic(" ← ".join(event.attribution), "·", "says who")
        if event.first_reported_in:
            yield f"    first reported in {visible(event.first_reported_in)}"


def _why(removed: Removed) -> str:
    part = "" if removed.start is None else f", from column {removed.start}"
    return f"{removed.reason} · rule {removed.rule} · line {removed.line}{part}"


def _code(actor: Actor) -> str:
    known = [part for part in (actor.code, actor.sector) if part]
    return f" {' '.join(known)}" if known else ""


def _when(moment: object) -> str:
    return str(moment) if moment else "no date"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


