"""One process is one worker: it starts the app, serves its probes, and ends when it can't go on."""
from __future__ import annotations

import asyncio
import contextlib
import fcntl
import gc
import logging
import os
import signal
import time
from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import IO, Any

import uvloop
from aiohttp import web
from aiokafka.errors import KafkaConnectionError
from faust.exceptions import ConsistencyError
from faust.types import TP
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from workers.kafka import admin
from workers.kafka.app import App, build
from workers.kafka.consumer import WorkerFailed
from workers.metrics import Metrics
from workers.rehearsal import rehearse
from workers.settings import Settings, SettingsError
from workers.topology import Step, flow

log = logging.getLogger("rasid.worker")

_WATCH_SECONDS = 10.0
_ASK_SECONDS = 10.0
_STUCK_SECONDS = 120.0  # lag and no progress for so long stops the worker
_STOP_SECONDS = 30.0
_YOUNG = 20_000  # objects made between two looks for garbage; Python's 700 cost a tenth of the stages' time


class Worker:
    """One worker: the Faust app over the steps, its probes and its watchdog."""

    def __init__(self, settings: Settings, metrics: Metrics, steps: Sequence[Step] | None = None) -> None:
        self.settings = settings
        self.metrics = metrics
        self.steps = flow(settings) if steps is None else steps
        self.app: App | None = None
        self.web_port = 0  # of the probes once started
        self.folder = settings.data_dir  # of the memory: this cluster's, once that is known
        self._failure: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._assigned = False
        self._prepared = False  # memory and stages of what is assigned
        self._lock: IO[str] | None = None
        self._web: web.AppRunner | None = None
        self._watchdog: asyncio.Task[None] | None = None
        self._lags: dict[TP, int] = {}

    async def start(self) -> None:
        """
        Load what stages need, declare the topics, join the group; recovery follows (`not_ready`).

        Raises:
            SettingsError: The data folder or the port is in use, or the topics differ from the settings.
            ConnectionError: No Kafka answers.
        """
        self._lock = _locked(self.settings.data_dir)
        await self._serve_web()
        await admin.declare(self.settings, self.steps)
        self.folder = self.settings.data_dir / await admin.cluster_id(self.settings)
        self.app = build(self.settings, self.metrics, self.steps, self.folder, self._failed)
        self.app.on_partitions_assigned.connect(self._on_assigned)  # type: ignore[arg-type]
        self.app.on_rebalance_complete.connect(self._on_recovered)  # type: ignore[arg-type]
        gc.set_threshold(_YOUNG)
        self.metrics.build.info(await asyncio.to_thread(rehearse, self.steps))
        self.app.finalize()
        try:
            await self._or_failure(self.app.start())
        except KafkaConnectionError as error:  # it answered a moment ago, and went away since
            raise admin.no_answer(self.settings, error) from error
        self._watchdog = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Finish the batch in hand, commit, leave the group."""
        if self._watchdog is not None:
            self._watchdog.cancel()
        try:
            if self.app is not None:
                await asyncio.wait_for(self.app.stop(), _STOP_SECONDS)
        except TimeoutError:
            log.error("the worker did not stop within %.0f s; what it did not acknowledge comes again", _STOP_SECONDS)
        finally:
            if self._web is not None:
                await self._web.cleanup()
            if self._lock is not None:
                self._lock.close()
            if not self._failure.done():
                self._failure.cancel()

    async def failed(self) -> None:
        """
        Wait until the worker can't go on.

        Raises:
            WorkerFailed: Why.
        """
        assert self.app is not None
        crashed: asyncio.Future[Any] = asyncio.ensure_future(self.app._crashed.wait())
        try:
            await asyncio.wait({crashed, self._failure}, return_when=asyncio.FIRST_COMPLETED)
            if self._failure.done():
                self._failure.result()
            reason = self.app._crash_reason
            if isinstance(reason, ConsistencyError):
                raise WorkerFailed(
                    f"The memory in {self.folder} knows more than its topic on Kafka, which was deleted and made anew, "
                    "or lost its end: remove that folder and start the worker again; it takes over what the topic has"
                ) from reason
            raise WorkerFailed(f"Faust stopped: {reason!r}") from reason
        finally:
            crashed.cancel()

    def not_ready(self) -> str:
        """Why this worker does not process yet; empty when it does."""
        app = self.app
        if app is None or not app.started:
            return "starting"
        if not self._assigned:
            return "no partitions assigned yet"
        if app.rebalancing:
            return "rebalancing"
        if not self._prepared or app.in_recovery or not app.tables.recovery.completed.is_set():
            return "recovering its memory"
        if app._producer is None or not app.producer.started:
            return "producer not up"
        if self._failure.done():
            return "failed"
        return ""

    def _failed(self, error: BaseException) -> None:
        if not self._failure.done():
            self._failure.set_exception(error)

    async def _or_failure(self, start: Awaitable[object]) -> None:
        starting = asyncio.ensure_future(start)
        failing = asyncio.ensure_future(self.failed())
        await asyncio.wait({starting, failing}, return_when=asyncio.FIRST_COMPLETED)
        try:
            if failing.done() and not starting.done():
                starting.cancel()
                failing.result()
            await starting
        finally:
            failing.cancel()

    async def _on_assigned(self, app: App, assigned: set[TP], **_: Any) -> None:
        self._assigned = True  # of nothing, too, when there are more workers than partitions
        self._prepared = False
        for channel in app.channels:
            topic = admin.topic_name(self.settings, channel.step.takes)
            here = {tp.partition for tp in assigned if tp.topic == topic}
            channel.keep(here)

    async def _on_recovered(self, app: App, **_: Any) -> None:
        for channel in app.channels:
            channel.prepare()
        self._prepared = True

    async def _watch(self) -> None:
        """A consumer may die quietly (faust#175): ask Kafka itself how far behind we are, and whether we move."""
        assert self.app is not None
        consumer = self.app.consumer
        behind_since: float | None = None
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            tps = [tp for tp in consumer.assignment() if tp.topic not in self.app.tables.changelog_topics]
            try:
                async with asyncio.timeout(_ASK_SECONDS):
                    starts, ends = await consumer.earliest_offsets(*tps), await consumer.highwaters(*tps)
            except Exception as error:  # Kafka is away: its return is not ours to force
                log.warning("the end of the topics is unknown: %r", error)
                behind_since = None
                continue
            # What retention took away is not ours to do any more.
            stands = {tp: max(consumer.position_of(tp) or 0, starts.get(tp) or 0) for tp in tps}
            self._lags = {tp: max(0, (ends.get(tp) or 0) - stands[tp]) for tp in tps}
            now = time.monotonic()
            if not any(self._lags.values()):
                behind_since = None
            elif behind_since is None or consumer.done_at > behind_since:
                behind_since = now
            elif now - behind_since > _STUCK_SECONDS:
                self._failed(WorkerFailed(
                    f"{sum(self._lags.values()):,} messages behind and nothing done for {_STUCK_SECONDS:.0f} s "
                    f"({self.not_ready() or 'ready'}); restart the worker"))  # fmt: skip

    async def _serve_web(self) -> None:
        server = web.Application()
        server.router.add_get("/metrics", self._metrics)
        server.router.add_get("/healthz", self._healthz)
        server.router.add_get("/ready", self._ready)
        self._web = web.AppRunner(server, access_log=None)
        await self._web.setup()
        site = web.TCPSite(self._web, port=self.settings.web_port)
        try:
            await site.start()
        except OSError as error:
            raise SettingsError(
                f"RASID_WEB_PORT={self.settings.web_port} is taken ({error.strerror}); give each worker its own, or 0"
            ) from error
        self.web_port = self._web.addresses[0][1]
        log.info("metrics and probes on port %d", self.web_port)

    async def _metrics(self, _: web.Request) -> web.Response:
        self._measure()
        return web.Response(
            body=generate_latest(self.metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.Response(text="turning\n")

    async def _ready(self, _: web.Request) -> web.Response:
        why = self.not_ready()
        return web.Response(text=f"{why or 'ready'}\n", status=503 if why else 200)

    def _measure(self) -> None:
        """Gauges are taken when asked for."""
        self.metrics.consumer_lag.clear()
        if self.app is None or not self._assigned:
            return
        consumer = self.app.consumer
        for tp in consumer.assignment():
            if tp.topic in self.app.tables.changelog_topics:
                continue
            end, position = consumer.highwater(tp), consumer.position_of(tp)
            lag = self._lags.get(tp, 0) if end is None or position is None else max(0, end - position)
            self.metrics.consumer_lag.labels(tp.topic, str(tp.partition)).set(lag)
        stages = {channel.step.name: channel.stages() for channel in self.app.channels}
        judges, parts = stages.get("dedup", []), stages.get("look", [])
        self.metrics.dedup_articles.set(sum(stage.articles for stage in judges))  # type: ignore[attr-defined]
        self.metrics.dedup_bytes.set(sum(stage.bytes for stage in judges + parts))  # type: ignore[attr-defined]

def _locked(folder: Path) -> IO[str]:
    """
    A folder of one worker's own.

    Raises:
        SettingsError: Another worker has it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = (folder / "lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        holder = lock.read().strip()
        lock.close()
        raise SettingsError(
            f"RASID_DATA_DIR={folder} is in use by another worker (process {holder}); give each worker its own"
        ) from None
    lock.truncate(0)
    lock.write(f"{os.getpid()}\n")
    lock.flush()
    return lock


async def serve(settings: Settings, steps: Sequence[Step] | None = None) -> None:
    """
    Work until SIGTERM or SIGINT.

    Raises:
        SettingsError: What the operator set can't be.
        ConnectionError: No Kafka answers.
        WorkerFailed: A publish failed for good, Faust stopped, or nothing moved.
    """
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    worker = Worker(settings, Metrics(), steps)
    stopping = asyncio.ensure_future(stopped.wait())
    running = asyncio.ensure_future(_run(worker))
    try:
        await asyncio.wait({stopping, running}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
    finally:
        stopping.cancel()
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await running
        await worker.stop()


async def _run(worker: Worker) -> None:
    await worker.start()
    log.info("ready: %s on %s", admin.app_id(worker.settings), worker.settings.broker)
    await worker.failed()


def main(settings: Settings, steps: Sequence[Step] | None = None) -> int:
    """Run one worker; the exit code: 0 after SIGTERM or SIGINT, 1 when it could not go on, 2 settings, 3 no broker."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for noisy in ("faust", "mode", "aiokafka", "workers.kafka"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("faust.agents").setLevel(logging.CRITICAL)  # an agent that fails says so itself, once
    uvloop.install()  # Faust's consumer thread makes its own loop from the policy, too
    try:
        asyncio.run(serve(settings, steps))
    except (SettingsError, ConnectionError, WorkerFailed) as error:
        log.error("%s", error)
        return 2 if isinstance(error, SettingsError) else 3 if isinstance(error, ConnectionError) else 1
    return 0
