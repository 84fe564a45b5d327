"""The labelled sets of ../shared: sent through `rasid run` as its users would, scored by the sets' own scorer."""
from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.figures import Figure

SHARED = Path(__file__).resolve().parents[3] / "shared"

# Set -> (figure, where it stands in the scorer's answer, bound, target). The targets are those of issues 4, 5 and 6.
TARGETS: dict[str, list[tuple[str, str, str, float]]] = {
    "strip-real": [
        ("token F1", "f1", "≥", 0.992), ("worst page", "worst_f1", "≥", 0.97), ("leaked, of 40", "leaks", "≤", 1)],
    "strip-html": [
        ("token F1", "f1", "≥", 0.985), ("worst page", "worst_f1", "≥", 0.93), ("leaked, of 257", "leaks", "≤", 8)],
    "strip-natural": [
        ("boilerplate precision", "boilerplate.precision", "≥", 0.97),
        ("boilerplate recall", "boilerplate.recall", "≥", 0.85), ("content kept", "content_kept", "≥", 0.995)],
    "strip-spliced": [
        ("boilerplate precision", "boilerplate.precision", "≥", 0.985),
        ("boilerplate recall", "boilerplate.recall", "≥", 0.96), ("content kept", "content_kept", "≥", 0.995)],
    "dedup-generated": [
        ("accuracy", "accuracy", "≥", 0.97), ("merge F1", "merge.f1", "≥", 0.985),
        ("any relation F1", "any_relation.f1", "≥", 0.985),
        ("hard negatives merged", "by_label.hard_negative.merge", "≤", 0),
        ("pairs that share residue only merged", "by_label.residue_only_overlap.merge", "≤", 0)],
    "dedup-natural": [
        ("accuracy", "accuracy", "≥", 0.93), ("merge F1", "merge.f1", "≥", 0.97),
        ("any relation F1", "any_relation.f1", "≥", 0.97)],
    "events": [
        ("event F1", "event.f1", "≥", 0.80), ("event precision", "event.precision", "≥", 0.80),
        ("actor F1", "slots.actor.f1", "≥", 0.75), ("actor country F1", "slots.actor_country.f1", "≥", 0.75),
        ("recipient F1", "slots.recipient.f1", "≥", 0.60), ("place F1", "slots.place.f1", "≥", 0.75),
        ("mode F1", "slots.mode.f1", "≥", 0.70), ("figures F1", "slots.figures.f1", "≥", 0.85),
        ("date F1", "slots.date.f1", "≥", 0.75)],
    "events-gsr": [("ASSAULT F1", "ASSAULT.f1", "≥", 0.70), ("PROTEST F1", "PROTEST.f1", "≥", 0.70)],
}  # fmt: skip


def prepare(name: str, folder: Path) -> Path:
    """The set as a file of RawArticle lines."""
    sent = folder / f"{name}.jsonl"
    subprocess.run([sys.executable, SHARED / "score" / "prepare.py", name, sent], check=True, capture_output=True)
    return sent


def run(sent: Path, output: Path) -> Path:
    """The folder *output* as `rasid run` writes it of *sent*."""
    command = [sys.executable, "-m", "workers.cli", "run", sent, "--output", output, "--in-process"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return output


def score(name: str, output: Path) -> dict[str, Any]:
    """What the scorer says of a run's output."""
    command = [sys.executable, SHARED / "score" / "score.py", name, output]
    said: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return said


def figures(name: str, scored: dict[str, Any]) -> Iterable[Figure]:
    """What was asked for of the set *name*, beside what was scored."""
    for figure, path, bound, target in TARGETS[name]:
        yield Figure(name, figure, bound, target, number(scored, path))


def number(scored: dict[str, Any], path: str) -> float:
    """The number that stands at *path*; "1/40" is 1. A verdict that was never given is not there: 0."""
    value: Any = scored
    for part in path.split("."):
        value = value[part] if part != "merge" or "merge" in value else 0
    return float(value.split("/")[0] if isinstance(value, str) else value)
