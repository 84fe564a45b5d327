"""The command line: run, worker, topics, explain, replay. Kafka is imported only by the commands that talk to it."""
from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from topics.catalog import CATALOG, OUTCOMES
from topics.records import CleanArticle, RawArticle, Record
from workers.agents import Message
from workers.explain import Journey, visible
from workers.inputs import STANDARD_INPUT, InputError, Inputs
from workers.inprocess import Queues
from workers.metrics import Metrics
from workers.outputs import Outputs, summarise
from workers.settings import Settings, SettingsError

OK, FAILED, USAGE, NO_BROKER, INTERRUPTED = 0, 1, 2, 3, 130
_EXIT_CODES = """exit codes:
  0    done; every message has its outcome
  1    something failed on the way; the last lines say what
  2    an option, a setting or an input that can't be used
  3    the broker does not answer
  130  interrupted
"""
_INPUT = "files or folders of .txt, .html, .jsonl(.gz), .warc(.gz); - or nothing: JSON lines on standard input"
_PLAIN_PROGRESS_SECONDS = 5.0



def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        chosen = {setting.name: getattr(options, setting.name) for setting in fields(Settings)}
        settings = Settings.read(os.environ, **chosen)
        if settings.cameltools_data:
            os.environ["CAMELTOOLS_DATA"] = settings.cameltools_data  # camel-tools reads it itself when it is imported
        return int(options.command(options, settings))
    except (SettingsError, InputError) as error:
        return _complain(str(error), USAGE)
    except KeyboardInterrupt:
        return _complain("interrupted", INTERRUPTED)
    except BrokenPipeError:  # who read our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _complain(message: str, code: int) -> int:
    for line in message.splitlines():
        print(f"rasid: {visible(line)}", file=sys.stderr)
    return code


def _run(options: argparse.Namespace, settings: Settings) -> int:
    inputs = _inputs(options.input)
    try:
        outputs = Outputs(options.output)
    except OSError as error:
        raise InputError(f"--output {options.output}: {error.strerror}") from error
    metrics = Metrics()
    with outputs, _Progress() as progress:
        code = _drained(options, settings, inputs, outputs, progress, metrics)
    if code != OK:
        return code
    seconds = outputs.delivered_at - inputs.began
    balanced = summarise(Console(markup=False, highlight=False), progress.sent, outputs, metrics, seconds)
    print(f"written to {options.output}/")
    for problem in inputs.problems:
        _complain(problem, FAILED)
    if not balanced:
        _complain(f"{progress.sent:,} messages went in and {outputs.finished:,} came out; please report this", FAILED)
    return OK if balanced and not inputs.problems else FAILED


def _inputs(names: Sequence[str]) -> Inputs:
    if not names and sys.stdin.isatty():
        raise InputError("nothing to read: name files or folders, or pipe JSON lines in")
    return Inputs(names or [STANDARD_INPUT], sys.stdin.buffer)


def _quiet() -> None:
    """What Kafka's clients log on their way is not for people: what matters is raised."""
    for name in ("aiokafka", "faust", "mode"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _drained(
    options: argparse.Namespace, settings: Settings, inputs: Inputs, outputs: Outputs, progress: _Progress,
    metrics: Metrics,
) -> int:  # fmt: skip
    """Send *inputs* through Kafka; through memory when that was asked for, or when there is no Kafka to be had."""
    if not options.in_process:
        from workers.kafka.broker import BrokerUnavailable, EmbeddedBroker

        _quiet()
        if settings.broker:
            return _through(settings, inputs, outputs, progress, metrics)
        try:
            with EmbeddedBroker() as broker, tempfile.TemporaryDirectory(prefix="rasid-") as state:
                # On one partition the input's order is kept, which is what decides who copied whom.
                partitions = settings.partitions if _chosen("partitions", options) else 1
                own = replace(settings, broker=broker.address, data_dir=Path(state), partitions=partitions)
                return _through(own, inputs, outputs, progress, metrics)
        except BrokerUnavailable as error:
            _complain(f"{error}\nGoing on in this process, without Kafka.", OK)
    from workers import inprocess

    asyncio.run(inprocess.drain(settings, inputs, outputs.deliver, progress, metrics))
    return OK


def _through(settings: Settings, inputs: Inputs, outputs: Outputs, progress: _Progress, metrics: Metrics) -> int:
    import uvloop

    from workers.kafka import feed
    from workers.kafka.consumer import WorkerFailed

    uvloop.install()  # Faust's consumer thread makes its own loop from the policy, too
    try:
        asyncio.run(feed.drain(settings, inputs, outputs.deliver, progress, metrics))
    except ConnectionError as error:
        return _complain(str(error), NO_BROKER)
    except WorkerFailed as error:
        return _complain(str(error), FAILED)
    return OK


def _replay(options: argparse.Namespace, settings: Settings) -> int:
    from workers.kafka import feed

    settings = _with_broker(settings, "replay")
    if options.what == "dead-letters":
        if options.start or options.end:
            raise InputError("--from and --to go with `rasid replay raw`; dead letters are all sent")
        replayed = feed.replay_dead_letters(settings)
    elif options.start and options.end and options.start < options.end:
        replayed = feed.replay_raw(settings, options.start, options.end)
    else:
        raise InputError("replay raw takes a range of time, as in --from 2026-11-20T00:00Z --to 2026-11-21T00:00Z")
    _quiet()
    try:
        print(f"{asyncio.run(replayed):,} messages sent again")
    except ConnectionError as error:
        return _complain(str(error), NO_BROKER)
    return OK


def _chosen(setting: str, options: argparse.Namespace) -> bool:
    return getattr(options, setting) is not None or bool(os.environ.get(f"RASID_{setting.upper()}"))


def _explain(options: argparse.Namespace, settings: Settings) -> int:
    inputs = _inputs(options.file)
    asyncio.run(_tell(inputs, Queues(settings)))
    for problem in inputs.problems:
        _complain(problem, FAILED)
    return FAILED if inputs.problems else OK


async def _tell(inputs: Inputs, queues: Queues) -> None:
    """One article at a time through one flow, so that each sees those before it."""
    journey = Journey(Console().width)
    kinds: tuple[type[Record], ...] = (CleanArticle, *OUTCOMES)
    for offset, (key, value) in enumerate(inputs):
        await queues.run([Message(CATALOG[RawArticle].name, 0, offset, time.time(), key, value)])
        records = [outgoing.record for kind in kinds for outgoing in queues.published[kind]]
        for line in journey.tell(records):
            print(line)
        queues.published.clear()


def _worker(_: argparse.Namespace, settings: Settings) -> int:
    from workers.kafka import worker

    return worker.main(_with_broker(settings, "worker"))


def _topics(_: argparse.Namespace, settings: Settings) -> int:
    from workers.kafka.admin import ensure_topics

    _quiet()
    try:
        for line in ensure_topics(_with_broker(settings, "topics")):
            print(line)
    except ConnectionError as error:
        return _complain(str(error), NO_BROKER)
    return OK


def _with_broker(settings: Settings, command: str) -> Settings:
    if not settings.broker:
        raise SettingsError(f"RASID_BROKER is not set: rasid {command} needs a Kafka, as in --broker localhost:9092")
    return settings


class _Progress:
    """How far it is: a bar on a terminal, else a line now and then; both on standard error."""

    def __init__(self) -> None:
        self.sent = 0
        self._told: float | None = None
        self._bar: Progress | None = None
        if sys.stderr.isatty():
            self._bar = Progress(
                TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
                console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> _Progress:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if self._bar:
            self._bar.stop()

    def __call__(self, sent: int, finished: int) -> None:
        self.sent = sent
        if self._bar:
            self._bar.update(self._task, total=sent, completed=finished)
        elif self._told is None:
            self._told = time.monotonic()
        elif time.monotonic() - self._told >= _PLAIN_PROGRESS_SECONDS:
            self._told = time.monotonic()
            print(f"rasid: {sent:,} sent, {finished:,} finished", file=sys.stderr)


def _moment(value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no time; say it as in 2026-11-29T06:30:00Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rasid", description="Arabic news in real time: strip boilerplate, find copies, tag events.",
        epilog=_EXIT_CODES, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", action="version", version=f"rasid {version('rasid')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    shared = _settings_options()

    def command(name: str, does: Callable[[argparse.Namespace, Settings], int], about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, help=about, description=about, parents=[shared], epilog=_EXIT_CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter)
        added.set_defaults(command=does)
        return added

    run = command("run", _run, "Send articles through the whole flow and write what comes out.")
    run.add_argument("input", nargs="*", metavar="INPUT", help=_INPUT)
    run.add_argument("--output", type=Path, required=True, metavar="DIR", help="folder for one .jsonl file a topic")
    run.add_argument("--in-process", action="store_true", help="the same agents on queues in memory, without Kafka")
    command("worker", _worker, "Work on a Kafka's topics until stopped; several workers share the work.")
    command("topics", _topics, "Create the topics, or check those that are there.")
    replay = command("replay", _replay, "Send messages through again; ids make what comes of them overwrite.")
    replay.add_argument("what", choices=("dead-letters", "raw"), help="all that failed; or a time range of raw")
    for name, bound in (("from", "first moment taken"), ("to", "first moment no longer taken")):
        replay.add_argument(
            f"--{name}", dest={"from": "start", "to": "end"}[name], type=_moment, metavar="TIME",
            help=f"{bound}, RFC 3339; without zone it is UTC")
    explain = command("explain", _explain, "Show each article's journey, for people.")
    explain.add_argument("file", nargs="*", metavar="FILE", help=_INPUT)
    return parser


def _settings_options() -> argparse.ArgumentParser:
    """Every setting as an option; left out, its variable or the default stands."""
    shared = argparse.ArgumentParser(add_help=False)
    group = shared.add_argument_group("settings, each also an environment variable RASID_*")
    for setting in fields(Settings):
        default = f"; default {setting.default}" if setting.default != "" else ""
        group.add_argument(
            f"--{setting.name.replace('_', '-')}", metavar=setting.name.rpartition("_")[2].upper(),
            help=f"{setting.metadata['help']}{default}".replace("%", "%%"))
    return shared


if __name__ == "__main__":
    sys.exit(main())
