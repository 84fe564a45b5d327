"""What `rasid run` leaves behind: a file of JSON lines for each topic, and a table that sums up."""
from __future__ import annotations

import time
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import orjson
from rich.console import Console
from rich.table import Table

from topics.catalog import CATALOG, OUTCOMES
from topics.records import DeadLetter, Event, RawArticle, Record
from workers.agents import ERRORS, Message
from workers.metrics import Metrics

_LETTER = ("topic", "partition", "offset", "stage", "class", "message", "time")
_NUMBERS = ("partition", "offset")


class Outputs:
    """The files of one run, one for each topic but raw, written as the messages come in."""

    def __init__(self, folder: Path) -> None:
        """
        Raises:
            OSError: The folder can't be made or written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self.delivered: Counter[type[Record]] = Counter()
        self.delivered_at = time.monotonic()  # when the last one came
        self._files: Mapping[type[Record], BinaryIO] = {
            kind: (folder / f"{topic.name}.jsonl").open("wb")
            for kind, topic in CATALOG.items() if kind is not RawArticle
        }  # fmt: skip

    def __enter__(self) -> Outputs:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
    ) -> None:  # fmt: skip
        for file in self._files.values():
            file.close()

    def deliver(self, kind: type[Record], message: Message) -> None:
        """Write one message that came out: records are JSON without line breaks already."""
        self.delivered[kind] += 1
        self.delivered_at = time.monotonic()
        self._files[kind].write((_letter(message) if kind is DeadLetter else message.value or b"null") + b"\n")

    @property
    def finished(self) -> int:
        """Raw messages that have their outcome."""
        return sum(self.delivered[kind] for kind in OUTCOMES)


def _letter(message: Message) -> bytes:
    """One dead letter as a line: the reasons from its headers, its bytes in base64."""
    headers = dict(message.headers)
    reasons = {name: headers.get(ERRORS + name, b"").decode(errors="replace") for name in _LETTER}
    line: dict[str, str | int | None] = {**reasons, **{name: int(reasons[name] or 0) for name in _NUMBERS}}
    line["key"] = None if message.key is None else b64encode(message.key).decode()
    line["value"] = None if message.value is None else b64encode(message.value).decode()
    return orjson.dumps(line)


def summarise(console: Console, sent: int, outputs: Outputs, metrics: Metrics, seconds: float) -> bool:
    """
    Print what went in, what came out of it, and where the time went; *seconds* is from the first in to the last out.

    Returns:
        Whether every raw message has exactly one outcome.
    """
    table = Table(title=None, show_header=True, header_style="bold")
    table.add_column("messages")
    table.add_column("", justify="right")
    table.add_column("of which")
    table.add_row("in: raw", f"{sent:,}", "", end_section=True)
    reasons = _reasons(metrics)
    for kind in OUTCOMES:
        name = kind.__name__.removesuffix("Article").lower()
        table.add_row(f"out: {name}", f"{outputs.delivered[kind]:,}", reasons.get(name, ""))
    balanced = outputs.finished == sent
    verdict = "every message has one outcome" if balanced else "NOT what went in"
    table.add_row("sum of out", f"{outputs.finished:,}", verdict, end_section=True)
    table.add_row("events", f"{outputs.delivered[Event]:,}", _events(metrics), end_section=True)
    for stage, spent, decided in _stages(metrics):
        table.add_row(f"{stage}: seconds", f"{spent:.2f}", f"{1000 * spent / decided:.2f} ms an article")
    table.add_row("all: seconds", f"{seconds:.2f}", f"{sent / max(seconds, 1e-3):,.0f} articles a second")
    console.print(table)
    return balanced


def _samples(metrics: Metrics, name: str) -> list[tuple[dict[str, str], float]]:
    samples = (sample for family in metrics.registry.collect() for sample in family.samples)
    return [(sample.labels, sample.value) for sample in samples if sample.name == name]


def _reasons(metrics: Metrics) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for labels, value in _samples(metrics, "rasid_articles_total"):
        outcome = "tagged" if labels["outcome"] == "unique" else labels["outcome"]  # the relation tells what was tagged
        if labels["reason"]:
            counts[outcome, labels["reason"]] += int(value)
    for (outcome, reason), count in counts.most_common():
        found.setdefault(outcome, []).append(f"{reason} {count:,}")
    return {outcome: ", ".join(words) for outcome, words in found.items()}


def _events(metrics: Metrics) -> str:
    counts = sorted((-value, labels["event"]) for labels, value in _samples(metrics, "rasid_events_total"))
    return ", ".join(f"{event} {-value:,.0f}" for value, event in counts)


def _stages(metrics: Metrics) -> list[tuple[str, float, float]]:
    decided = {labels["stage"]: value for labels, value in _samples(metrics, "rasid_stage_seconds_count")}
    spent = {labels["stage"]: value for labels, value in _samples(metrics, "rasid_stage_seconds_sum")}
    return [(stage, spent[stage], number) for stage, number in decided.items() if number]
