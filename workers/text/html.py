"""From a news page to its article: what the page says of itself, and its prose told from what stands between it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import accumulate

import trafilatura

from topics.records import Embed, Reason
from workers.text.charset import decode
from workers.text.metadata import Metadata, metadata
from workers.text.outline import Element, Line, Mark, Outline, Shown, guarded, headed, letters, outline
from workers.text.page import Block, Page
from workers.text.published import when

__all__ = ["decode", "read"]

_ENDS = tuple('.؟?!؛:…»"”)]،')  # what a sentence ends in
_STOPS = (".", "،", "؛")  # what no heading ends in
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_COLLECTIONS = frozenset(("ul", "ol", "dl", "li", "table", "tbody", "tr", "blockquote"))
_SENTENCE = 80  # characters: a line this long is prose even without a mark at its end; headlines stay under it
_LABEL = 40  # characters of the longest line that says what the box under it is
_SHORT = 25  # characters: with a mark at its end, a line from here on is prose too
_ENOUGH = 200  # characters of unmarked prose: an article's worth, so no mark need be doubted
_LONGEST = 1_500  # characters of one line that count; a page in one line must not outweigh the article

_CARD = Mark("teaser", "html-card", True)
_CARD_DEPTH = 4  # elements around an excerpt that may be its box
_CARD_LINES = 6  # lines in one: headline, excerpt, section, date, author
_HEADLINE = 15  # characters of the shortest headline: three words
_LEAD_LINES = 15  # lines between the title and the body: lead, date, author, share bar, caption
_DATED_ABOVE, _DATED_BELOW = 2, 12  # lines around the title that may give the date
_MAX_TIMES = 400  # <time> elements looked at
_DATE_LINE = 120  # characters of the longest line that gives the date
_BESIDE = 4  # steps between paragraphs of neighbouring boxes: up, up, down, down
_LEAST = 60  # score of a run of lines that may be an article: one short sentence
_MAX_BODY = 100_000  # characters of JSON-LD's articleBody held against the page
_MAX_COMPARED = 2_000  # lines held against it
_PUNCTUATION = 20  # characters of a title that its words are without
_MAX_TITLED = 400  # lines looked at for the title where no heading repeats it
_MAX_ASKED = 40_000  # "<" in a page that a second opinion is asked on

_SIGNED = re.compile(r"[—–-]\s*([^—–]{1,80}?\(@\w{1,30}\))\s*([^—–]{0,40})$")  # how tweets end: — Name (@handle) date


def read(html: str) -> Page:
    """Read one page. A page without an article, such as a list of headlines, has no blocks."""
    page = outline(html)
    about = metadata(page)
    titles = [letters(title) for title in about.titles]
    title = _title_line(page.lines, titles)
    _weigh(page, title)
    blocks = _blocks(page, about, title, titles, html)
    return Page(
        title=page.lines[title].text if title is not None else about.title,
        description=about.description,
        author=about.author,
        section=about.section,
        url=about.url,
        published_at=about.published_at or _shown_date(page, title),
        language=about.language,
        blocks=blocks,
    )


def _shown_date(page: Outline, title: int | None) -> str | None:
    """The date shown around the *title*: below it first, as a masthead above shows today's; else the first <time>."""
    times = page.times[:_MAX_TIMES]
    said: list[str] = []
    if title is not None:
        for lines in (range(title + 1, title + _DATED_BELOW), range(max(0, title - _DATED_ABOVE), title)):
            said += [time for number, time in times if number in lines]
            shown = page.lines[lines.start : lines.stop]
            said += [line.text for line in shown if not line.main and len(line.text) <= _DATE_LINE]
    said += [time for _, time in times]
    return next((found for text in said if (found := when(text))), None)


def _title_line(lines: list[Line], titles: list[str]) -> int | None:
    """Number of the line that shows the title: of the highest headings the first that the page's *titles* repeat."""
    found: dict[str, list[int]] = {"h1": [], "h2": [], "h3": []}
    for number, line in enumerate(lines):
        tag = line.element.tag
        if tag not in found and line.element.parent is not None:
            tag = line.element.parent.tag
        if tag in found and 10 <= len(line.text) <= 300:
            found[tag].append(number)
    for numbers in found.values():
        for number in numbers[:50]:
            if _repeats(lines[number].text, titles):
                return number
    lengths = [len(title) for title in titles if len(title) >= 10]
    if not lengths:
        return None
    least, most = min(lengths), max(lengths) + _PUNCTUATION
    for number, line in enumerate(lines[:_MAX_TITLED]):  # templates without headings
        if (
            least <= len(line.text) <= most
            and not line.links
            and letters(line.text) in titles
            and not any(element.mark is not None and element.mark.strong for element in line.element.within())
        ):
            return number
    return None


def _repeats(text: str, titles: list[str]) -> bool:
    """Is *text* one of *titles*, or most of one (the rest being the site's name)?"""
    words = letters(text)
    return len(words) >= 8 and any(
        words == title
        or (words in title and 3 * len(words) >= 2 * len(title))
        or (title in words and 3 * len(title) >= 2 * len(words))
        for title in titles
        if title
    )


def _weigh(page: Outline, title: int | None) -> None:
    """Find the lines that read as prose, and which names around them are right about what they hold."""
    for line in page.lines:
        length = len(line.text)
        if (
            3 * line.links < length
            and not line.element.embed
            and (length >= _SENTENCE or (length >= _SHORT and line.text.endswith(_ENDS)))
        ):
            line.prose = True
            line.element.prose += length
    for element in reversed(page.elements):
        if element.prose and element.parent is not None:
            element.parent.prose += element.prose
    if title is not None:  # furniture doesn't hold the article's title
        for element in page.lines[title].element.within():
            element.void = True
    for card in _cards(page.lines):
        card.mark = _CARD
    _headed(page.lines)
    _spread(page.elements)
    # The first below the title that holds prose is most likely the article, whatever its name.
    above = [0, *accumulate(len(line.text) if line.prose else 0 for line in page.lines)]  # characters of prose
    suspects = [
        (title is not None and title < element.first and above[element.first] - above[title + 1] < _ENOUGH, element)
        for element in page.elements
        if element.mark and not element.void and element.prose >= _ENOUGH
    ]
    for _ in range(8):  # wrappers nest, and each may be misnamed
        free = sum(len(line.text) for line in page.lines if line.prose and not (line.mark and line.mark.strong))
        wrong = [one for one in suspects if one[1].mark and _doubtful(one[1].mark, one[1].prose, free, one[0])]
        if not wrong:
            break
        worst = max(wrong, key=lambda one: (one[0], one[1].prose))
        worst[1].void = True
        suspects.remove(worst)
        _spread(page.elements)


def _cards(lines: list[Line]) -> list[Element]:
    """Boxes, many of a kind, that each hold one headline with a link and an excerpt: teasers for other articles."""
    kinds: dict[tuple[str, str, int], dict[int, Element]] = {}
    for line in lines:
        if not line.prose:
            continue
        box = line.element
        for _ in range(_CARD_DEPTH):
            if box.parent is None or box.last - box.first >= _CARD_LINES or box.void:
                break
            inside = lines[box.first : box.last + 1]
            if any(2 * one.links > len(one.text) >= _HEADLINE for one in inside):
                if sum(one.prose for one in inside) == 1:
                    kinds.setdefault((box.tag, box.attributes.get("class") or "", box.depth), {})[id(box)] = box
                break
            box = box.parent
    return [box for boxes in kinds.values() if len(boxes) > 1 for box in boxes.values()]


def _headed(lines: list[Line]) -> None:
    """Mark the boxes that hold prose under a line, not the article's title, which says that they are furniture."""
    for number, line in enumerate(lines):
        if line.prose or line.links or len(line.text) > _LABEL:
            continue
        box = None
        for element in line.element.within():
            if element.first != number or element.void:
                break
            if element.last > number and element.prose:
                box = element
        if box is not None and (mark := headed(line.text)) is not None and not (box.mark and box.mark.strong):
            box.mark = mark


def _spread(elements: list[Element]) -> None:
    """Tell each element what the marks around it say: the nearest strong one, else the nearest weak one."""
    for element in elements:
        around = element.parent.said if element.parent is not None else None
        own = element.mark
        if own is None or element.void or (not own.strong and around is not None and around.strong):
            element.said = around
        else:
            element.said = own


def _doubtful(mark: Mark, prose: int, free: int, leads: bool) -> bool:
    """
    Does a part named *mark* hold so much *prose*, against *free* outside such parts, that the name is wrong?

    Args:
        leads: It is the first below the title that holds an article's worth.
    """
    if not mark.strong:
        return 2 * prose > free
    if not leads and mark.reason in ("comment-prompt", "related-link", "navigation", "copyright"):
        return 10 * free < prose and free < _ENOUGH  # these can be longer than an article
    return 2 * free < prose


def _score(line: Line) -> int:
    """What *line* adds to a run of lines: its length when it is prose, a loss for furniture between."""
    if line.mark is not None and line.mark.strong:
        return -15
    if line.prose:
        return min(len(line.text), _LONGEST) - 2 * line.links
    if line.element.embed:
        return 0
    return -30 if 2 * line.links > len(line.text) else -8


def _steps(a: Element | None, b: Element | None) -> int:
    """Steps through the tree from *a* to *b*."""
    steps = 0
    while a is not b and a is not None and b is not None:
        if a.depth >= b.depth:
            a = a.parent
        else:
            b = b.parent
        steps += 1
    return steps


def _densest(lines: list[Line], first: int, last: int) -> tuple[int, int, int]:
    """
    The run of lines from number *first* to before *last* with the greatest sum of scores, less the way through the
    tree between its prose: (sum, start, end).

    Source: Pasternack and Roth 2009, "Extracting article text from the web with maximum subsequence segmentation".
    """
    best = (0, 0, 0)
    total, start = 0, first
    before: Line | None = None
    for number in range(first, last):
        line = lines[number]
        score = _score(line)
        if score > 0:
            if before is not None:
                total -= 20 * max(0, _steps(before.element, line.element) - 4)
            before = line
        if total <= 0:
            total, start = 0, number
        total += score
        if total > best[0]:
            best = total, start, number + 1
    return best


def _blocks(page: Outline, about: Metadata, title: int | None, titles: list[str], html: str) -> tuple[Block, ...]:
    """The article's blocks: where its prose is densest, or where the page says that it is."""
    lines = page.lines
    best, start, end = _densest(lines, 0, len(lines))
    if title is not None:
        after = _densest(lines, title, _next_article(lines, title))
        if 3 * after[0] >= best:
            best, start, end = after
    start, end, named = _said(page, start, end)
    told = _told(lines, about.body)
    if told is not None:
        start, end = told
    elif about.body and 2 * sum(map(len, about.body)) > 3 * sum(
        len(line.text) for line in lines[start:end] if line.prose
    ):
        return tuple(Block(text) for text in about.body)  # a page that scripts fill in: only its JSON-LD holds the text
    if told is None and best < _LEAST:
        return ()
    _carry(lines, start, end)
    main = [line for line in lines if line.main]
    if _unsure(lines, main, title) and (kept := _second_opinion(html, page, title)):
        main = kept
    if not main or _is_list(lines, main):
        return ()
    for line in main:
        for element in line.element.within():
            element.main += 1
    return _judge(page, _around(main), title, titles, named)


def _next_article(lines: list[Line], title: int) -> int:
    """Number of the line where another article begins below *title*: at the next heading of its kind, after prose."""
    heading = lines[title].element
    prose = 0
    for number in range(title + 1, len(lines)):
        element = lines[number].element
        if (
            prose > _ENOUGH
            and element.tag in ("h1", "h2")
            and element is not heading
            and _heads_alike(element, heading)
        ):
            return number
        prose += len(lines[number].text) if lines[number].prose else 0
    return len(lines)


def _heads_alike(one: Element, other: Element) -> bool:
    """Do two headings head articles of one kind: alike themselves, or first in boxes of one name?"""
    if one.tag == "h1" == other.tag and one.attributes == other.attributes:
        return True
    box, like = one.parent, other.parent
    return (
        box is not None
        and like is not None
        and box is not like
        and (box.tag, box.depth) == (like.tag, like.depth)
        and box.first == one.first
        and bool(name := box.attributes.get("class"))
        and name == like.attributes.get("class")
    )


def _said(page: Outline, start: int, end: int) -> tuple[int, int, bool]:
    """
    The run from *start* to *end* within the element that the page calls the article, when it holds most of the run's
    prose; and whether the page calls it the article's body.
    """
    prose = sum(len(line.text) for line in page.lines[start:end] if line.prose)
    for elements in (page.bodies, page.articles):
        bodies = [element for element in elements if element.first < end and element.last >= start]
        if bodies:
            body = max(bodies, key=lambda element: element.prose)
            first, last = max(start, body.first), min(end, body.last + 1)
            if 2 * sum(len(line.text) for line in page.lines[first:last] if line.prose) >= prose:
                start, end = first, last
                if elements is page.bodies:
                    return start, end, True
    return start, end, False


def _told(lines: list[Line], body: tuple[str, ...]) -> tuple[int, int] | None:
    """The run of lines that says JSON-LD's *body*; None when the page shows less than half of it."""
    said = letters(" ".join(body)[:_MAX_BODY])
    if len(said) < _LEAST:
        return None
    found = [
        number
        for number, line in enumerate(lines)
        if line.prose and number < _MAX_COMPARED and letters(line.text[:_LONGEST]) in said
    ]
    if 2 * sum(len(lines[number].text) for number in found) < len(said):
        return None
    return found[0], found[-1] + 1


def _unsure(lines: list[Line], main: list[Line], title: int | None) -> bool:
    """Is more prose left aside, under no furniture's name, than taken, and no title right above what was taken?"""
    taken = sum(len(line.text) for line in main)
    free = sum(len(line.text) for line in lines if line.prose and not line.main and line.mark is None)
    return free > max(taken, _ENOUGH) and not (
        title is not None and main and any(line.main for line in lines[title : title + _LEAD_LINES])
    )


def _second_opinion(html: str, page: Outline, title: int | None) -> list[Line]:
    """The lines that trafilatura keeps, made the main ones; none when it finds nothing or the page is too large."""
    if html.count("<") > _MAX_ASKED:
        return []
    text = trafilatura.extract(guarded(html).decode(), favor_precision=True, include_comments=False)
    if not text:
        return []
    said = letters(text)
    kept = [
        line
        for number, line in enumerate(page.lines[:_MAX_COMPARED])
        if number != title and letters(line.text) in said
    ]
    if kept:
        for line in page.lines:
            line.main = False
        for line in kept:
            line.main = True
    return kept


def _is_list(lines: list[Line], main: list[Line]) -> bool:
    """Are the *main* lines excerpts under headlines that lead elsewhere, one by one? Then the page has no article."""
    headed = 0
    linked = False
    for line in lines:
        if line.main:
            headed += linked
        linked = 2 * line.links > len(line.text) >= _HEADLINE
    return len(main) > 2 and 3 * headed >= 2 * len(main)


def _signature(line: Line) -> tuple[int, str, str | None, str, str | None]:
    """How *line* stands in the page: the paragraphs of one article mostly stand alike."""
    element, parent = line.element, line.element.parent
    return (
        element.depth,
        element.tag,
        element.attributes.get("class"),
        parent.tag if parent else "",
        parent.attributes.get("class") if parent else None,
    )


def _plain(line: Line) -> bool:
    return (
        not (line.mark is not None and line.mark.strong) and 2 * line.links < len(line.text) and not line.element.embed
    )


def _in_section(lines: list[Line], number: int, paragraph: Element) -> bool:
    """Stands a line in a section with its own heading that is a sibling of *paragraph*, which has none?"""
    section = lines[number].element.parent
    return (
        section is not None
        and section.parent is paragraph.parent
        and section.first < number
        and lines[section.first].element.tag in _HEADINGS
    )


def _carry(lines: list[Line], start: int, end: int) -> None:
    """
    Mark the lines that carry the article: those between *start* and *end* that stand in the page as most of its prose
    stands, and their siblings.
    """
    stands: dict[tuple[int, str, str | None, str, str | None], list[int]] = {}
    weights: Counter[tuple[int, str, str | None, str, str | None]] = Counter()
    for number in range(start, end):
        line = lines[number]
        if line.prose and _plain(line):
            signature = _signature(line)
            weights[signature] += len(line.text)
            stands.setdefault(signature, []).append(number)
    if not weights:
        return
    [(top, most)] = weights.most_common(1)
    # Another way of standing counts when it is common; wholly above or below the first, only right beside it.
    chosen = {top}
    weak = lines[stands[top][0]].mark
    for signature, weight in weights.items():
        first, last = stands[signature][0], stands[signature][-1]
        if (
            3 * weight >= most
            and lines[first].mark in (None, weak)
            and (
                stands[top][0] < first < stands[top][-1]
                or (signature[1:3] == top[1:3] and _in_section(lines, first, lines[stands[top][-1]].element))
                or (
                    signature[0] <= top[0]
                    and (
                        _steps(lines[stands[top][-1]].element, lines[first].element) <= _BESIDE
                        or _steps(lines[last].element, lines[stands[top][0]].element) <= _BESIDE
                    )
                )
            )
        ):
            chosen.add(signature)
    holders: dict[int, str] = {}
    for line in lines[start:end]:
        if _plain(line) and _signature(line) in chosen:
            line.main = True
            holders[id(line.element.parent)] = line.element.tag
            holders[id(line.element)] = ""
    for line in lines:
        if not line.main:
            tag, holder = line.element.tag, holders.get(id(line.element.parent))
            line.main = (
                (tag == "p" and holder in ("p", ""))
                or (tag == "div" and holder == "" and line.prose and not line.links)
                or (tag != "p" and holders.get(id(line.element)) == "")
            ) and _plain(line)


def _around(lines: list[Line]) -> Element:
    """The smallest element around all *lines*, as `main` counts tell, and around the list or table they make."""
    article = next(element for element in lines[0].element.within() if element.main == len(lines) or not element.parent)
    while article.tag in _COLLECTIONS and article.parent is not None:
        article = article.parent
    return article


def _branch(line: Line, article: Element) -> Element:
    """The widest element around *line* that holds nothing of the article's."""
    found = line.element
    for element in line.element.within():
        if element.main or element.void or element is article:
            break
        found = element
    return found


_Verdict = tuple[Reason | None, str | None]  # a reason and a rule, or None twice: it stays
_FURNITURE: dict[str, _Verdict] = {
    "lead": ("masthead", "html-before"),
    "before": ("masthead", "html-before"),
    "inside": ("teaser", "html-apart"),
    "after": ("disclaimer", "html-after"),
    "links": ("related-link", "html-links"),
}


def _judge(page: Outline, article: Element, title: int | None, titles: list[str], named: bool) -> tuple[Block, ...]:
    """
    The lines of *article* as blocks: the main ones kept, each branch between them judged as a whole.

    Args:
        title: Number of the line that shows the title.
        named: The page names the element that holds the body.
    """
    lines = page.lines
    numbers = [number for number in range(article.first, article.last + 1) if lines[number].main]
    first, last = numbers[0], numbers[-1]
    blocks: list[Block] = []
    waiting: list[int] = []  # places in `blocks` of headings that stay when prose follows
    number = article.first
    if (
        title is not None and not named and title < number <= title + _LEAD_LINES
    ):  # a lead may stand between the title and the body's box
        number = title + 1
    dropped_after = False
    total = sum(len(lines[number].text) for number in numbers)
    headings = {_signature(line) for line in lines[first:last] if line.element.tag in _HEADINGS and not line.links}

    def settle(reason: Reason | None, rule: str | None) -> None:
        for place in waiting:
            if reason is not None:
                blocks[place] = replace(blocks[place], reason=reason, rule=rule)
        waiting.clear()

    while number <= article.last:
        line = lines[number]
        if line.main:
            settle(None, None)
            blocks.append(Block(line.text, heading=_is_heading(line)))
            number += 1
            continue
        branch = _branch(line, article)
        until = min(branch.last, article.last if number >= article.first else article.first - 1) + 1
        if branch is line.element:  # text of its own may stand on both sides of what it holds
            until = number + 1
        group = lines[number:until]
        place = (
            "lead" if number < article.first else "before" if number < first else "after" if number > last else "inside"
        )
        if place == "before" and len(group) == 1 and _signature(line) in headings:  # the first of many subheads
            place = "inside"
        if embed := line.element.embed:
            until = number + 1
            while until <= article.last and lines[until].element.embed == embed:
                until += 1
            blocks.append(_embed(page.embeds[embed - 1], lines[number:until]))
            number = until
            continue
        share = (
            1.0
            if named
            else sum(len(one.text) for one in group if one.prose) / total
            if branch.depth < lines[first].element.depth
            else 0.0
        )
        verdicts = _verdicts(branch, group, place, not dropped_after, share, titles)
        for one, (reason, rule) in zip(group, verdicts, strict=True):
            heading = _is_heading(one)
            if reason is None and heading and len(group) == 1:
                waiting.append(len(blocks))
            elif reason in ("caption", "advertisement", "social-embed"):
                pass
            elif reason is not None:
                settle("related-link", "html-heading-alone")
            else:
                settle(None, None)
            blocks.append(Block(one.text, heading, reason, rule))
            if reason is not None and place == "after":
                dropped_after = True
        number = until
    settle("related-link", "html-heading-alone")
    return tuple(blocks)


def _is_heading(line: Line) -> bool:
    if any(element.tag in _HEADINGS for element in (line.element, line.element.parent) if element is not None):
        return len(line.text) < _SENTENCE or not line.text.endswith(_STOPS)
    return line.strong >= len(line.text) - 2 and len(line.text) < _SENTENCE and not line.text.endswith(_STOPS)


def _verdicts(
    branch: Element, group: list[Line], place: str, alone: bool, share: float, titles: list[str]
) -> list[_Verdict]:
    """
    What becomes of the lines of one *branch* beside the article's main lines.

    Args:
        place: "lead" (between the title and the body's box), "before", "inside" or "after" the main lines.
        alone: Nothing was taken out between the main lines and this branch that stands after them.
        share: The branch's prose as a share of the main lines' text; all of it where the page names the body.
    """
    chars = sum(len(line.text) for line in group)
    links = sum(line.links for line in group)
    prose = sum(len(line.text) for line in group if line.prose)
    keep = 3 * links <= chars and not any(line.mark is not None and line.mark.strong for line in group)
    if branch.tag in _COLLECTIONS or branch.tag in ("p", "pre"):
        keep = keep and (place == "inside" or (place == "after" and alone) or prose > 0)
    elif branch.tag in _HEADINGS or (len(group) == 1 and group[0].element.tag in _HEADINGS):
        keep = keep and (place == "inside" or (place in ("lead", "before") and prose > 0))
    else:
        keep = keep and links == 0 and 2 * prose >= chars and (place != "after" or (alone and 3 * share >= 1))
    if place == "lead":
        keep = keep and prose >= _SENTENCE
    furniture = _FURNITURE["links" if 3 * links > chars else place]
    verdicts: list[_Verdict] = []
    for line in group:
        if place != "inside" and _repeats(line.text, titles):
            verdicts.append(("repeated-title", "html-title"))
        elif line.mark is not None and (line.mark.strong or not line.prose or branch.tag not in _COLLECTIONS):
            verdicts.append((line.mark.reason, line.mark.rule))
        elif place in ("lead", "before") and len(line.text) <= _SENTENCE and when(line.text):
            verdicts.append(("byline", "html-date"))
        else:
            verdicts.append((None, None) if keep else furniture)
    return verdicts


def _embed(shown: Shown, group: list[Line]) -> Block:
    """The one block of an embedded post: its words, who wrote it, when."""
    text = " ".join(line.text for line in group)
    signed = _SIGNED.search(text)
    return Block(
        text,
        reason="social-embed",
        rule="html-embed",
        embed=Embed(
            kind=shown.kind,
            text=text[: signed.start()].strip() if signed else text,
            author=signed[1].strip() if signed else None,
            url=shown.url,
            date=day[:10] if (day := when(signed[2] if signed else group[-1].text)) else None,
        ),
    )
