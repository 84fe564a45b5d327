"""
The embedded broker: a real Apache Kafka, one KRaft node on loopback, as a child process that never outlives its parent.

Between the parent and Java stands a keeper (this same file, run as a script): it holds a pipe from the parent, and the
end of that pipe is the end of the broker, whether the parent stopped it, raised, or was killed with SIGKILL. Java in
its turn is told by the kernel when the keeper dies. No import outside the standard library: the keeper must start fast.
"""
from __future__ import annotations

import argparse
import base64
import ctypes
import fcntl
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO

DEPLOY = Path(__file__).resolve().parents[2] / "deploy" / "kafka"
"""pom.xml (the jars), server.properties and log4j2.properties of the broker."""

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "rasid" / "kafka"
"""Where jars and data folders go unless told otherwise."""

_STARTED = "Kafka Server started"  # what its log says once it serves clients
_START_SECONDS = 60
_STOP_SECONDS = 15
_CLUSTER_ID = "cmFzaWQtZW1iZWRkZWQtMQ"  # 16 bytes in base64: "rasid-embedded-1"
_PR_SET_PDEATHSIG = 1


class BrokerUnavailable(RuntimeError):
    """No embedded broker on this machine; the message says why and names the ways out."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The embedded Kafka can't start: {why}\n"
            "Ways out:\n"
            "  - install Java 17 and Maven (Debian: apt install openjdk-17-jre-headless maven), or\n"
            "  - docker compose up, or\n"
            "  - set RASID_BROKER to the host:port of a Kafka that runs, or\n"
            "  - go without Kafka: rasid run --in-process")


class EmbeddedBroker:
    """
    One Apache Kafka node in a fresh data folder under *cache*, on free loopback ports; the folder goes with it.

    Jars, a formatted data folder and a class-data archive are made once (Maven, about 20 s) and shared by all runs.

    >>> with EmbeddedBroker() as broker:  # doctest: +SKIP
    ...     print(broker.address)
    127.0.0.1:40123
    """

    def __init__(self, cache: Path = CACHE, heap_mb: int = 512) -> None:
        self.cache = cache
        self.heap_mb = heap_mb
        self.address = ""  # host:port once started
        self._keeper: subprocess.Popen[bytes] | None = None
        self._folder = Path()

    def __enter__(self) -> EmbeddedBroker:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> str:
        """
        Start it and wait until it serves clients.

        Returns:
            Its address, host:port.

        Raises:
            BrokerUnavailable: Java or Maven is missing, the jars can't be had, or Kafka did not start.
        """
        java = _program("java", "Java 17 or newer")
        kit = _Kit(self.cache, java)
        kit.prepare()
        with _locked(self.cache / "lock"):
            _sweep(self.cache / "data")
            self._folder = Path(tempfile.mkdtemp(prefix="", dir=self.cache / "data"))
            lock = _hold(self._folder / "lock")
        try:
            kit.copy_formatted(self._folder / "log")
            port, controller = _free_ports(2)
            kit.configure(self._folder, port, controller)
            self._keeper = subprocess.Popen(
                [sys.executable, "-I", __file__, "--keep", str(self._folder), str(lock),
                 *kit.command(self._folder, self.heap_mb)],
                stdin=subprocess.PIPE, pass_fds=(lock,), start_new_session=True)
        finally:
            os.close(lock)  # the keeper holds it from here on
        self._await_started(times=1)
        self.address = f"127.0.0.1:{port}"
        return self.address

    def stop(self) -> None:
        """Stop it and remove its data; nothing happens when it does not run."""
        if self._keeper is None:
            return
        assert self._keeper.stdin is not None
        with suppress(BrokenPipeError):
            self._keeper.stdin.close()
        try:
            self._keeper.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._keeper.kill()
            self._keeper.wait()
        shutil.rmtree(self._folder, ignore_errors=True)  # what a keeper that died left
        self._keeper = None

    def restart(self) -> None:
        """Kill Kafka with SIGKILL and start it again on the same ports and data, as after a power cut."""
        assert self._keeper is not None and self._keeper.stdin is not None
        times = self._log().count(_STARTED)
        self._keeper.stdin.write(b"r")
        self._keeper.stdin.flush()
        self._await_started(times + 1)

    @property
    def processes(self) -> tuple[int, int]:
        """Process ids of the keeper and of Java."""
        assert self._keeper is not None
        return self._keeper.pid, int((self._folder / "java.pid").read_text())

    @property
    def folder(self) -> Path:
        """Its data folder."""
        return self._folder

    def _await_started(self, times: int) -> None:
        assert self._keeper is not None
        deadline = time.monotonic() + _START_SECONDS
        while self._log().count(_STARTED) < times:
            if self._keeper.poll() is not None or time.monotonic() > deadline:
                last = "\n".join(f"    {line}" for line in self._log().splitlines()[-8:])
                self.stop()
                raise BrokerUnavailable(f"Kafka did not start within {_START_SECONDS} s; its last words:\n{last}")
            time.sleep(0.02)

    def _log(self) -> str:
        with suppress(FileNotFoundError):
            return (self._folder / "kafka.log").read_text(errors="replace")
        return ""


class _Kit:
    """What every run shares: the jars, a formatted data folder, a class-data archive; made once for a Java."""

    def __init__(self, cache: Path, java: str) -> None:
        self._cache = cache
        self._java = java
        version = subprocess.run([java, "-version"], capture_output=True, check=False).stderr
        recipe = b"".join((DEPLOY / name).read_bytes() for name in ("pom.xml", "log4j2.properties"))
        digest = hashlib.sha256(recipe + version).hexdigest()[:16]
        self.folder = cache / f"kafka-{digest}"
        self.formatted = self.folder / "formatted"

    def prepare(self) -> None:
        (self._cache / "data").mkdir(parents=True, exist_ok=True)
        with _locked(self._cache / "kit.lock"):
            if (self.folder / "ready").exists():
                return
            shutil.rmtree(self.folder, ignore_errors=True)
            self._fetch_jars()
            self._format()
            self._archive_classes()
            (self.folder / "ready").touch()

    def command(self, folder: Path, heap_mb: int, *options: str) -> list[str]:
        """Kafka on *folder*."""
        archive = self.folder / "classes.jsa"
        return [
            # C1 alone (TieredStopAtLevel) takes half the CPU of a short run.
            *self._jvm(f"-Xmx{heap_mb}m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                       "-Xlog:disable", *(options or (f"-XX:SharedArchiveFile={archive}",))),
            "kafka.Kafka", str(folder / "server.properties")]

    def configure(self, folder: Path, port: int, controller: int) -> None:
        (folder / "server.properties").write_text(
            (DEPLOY / "server.properties").read_text()
            + f"listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}\n"
            f"advertised.listeners=PLAINTEXT://127.0.0.1:{port}\n"
            f"controller.quorum.voters=1@127.0.0.1:{controller}\n"
            f"log.dirs={folder / 'log'}\n")

    def copy_formatted(self, log: Path) -> None:
        """A data folder of a cluster of its own: what a worker kept of another cluster must not fit this one."""
        shutil.copytree(self.formatted, log)
        properties = log / "meta.properties"
        own = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        properties.write_text(properties.read_text().replace(_CLUSTER_ID, own))

    def _jvm(self, *options: str) -> list[str]:
        return [self._java, *options, f"-Dlog4j2.configurationFile={DEPLOY / 'log4j2.properties'}",
                "-cp", f"{self.folder / 'jars'}/*"]

    def _fetch_jars(self) -> None:
        maven = _program("mvn", "Maven, which fetches Kafka once")
        fetched = subprocess.run(
            [maven, "-q", "-B", "-f", str(DEPLOY / "pom.xml"), "dependency:copy-dependencies", "-DincludeScope=runtime",
             f"-DoutputDirectory={self.folder / 'jars'}"],
            capture_output=True, text=True, check=False)
        if fetched.returncode:
            shutil.rmtree(self.folder, ignore_errors=True)
            said = (fetched.stdout + fetched.stderr).strip().splitlines() or [f"exit code {fetched.returncode}"]
            raise BrokerUnavailable(f"Maven could not fetch Kafka: {said[0]}")

    def _format(self) -> None:
        """A formatted data folder to copy from: formatting costs a second of Java, copying nothing."""
        properties = self.folder / "server.properties"
        self.configure(self.folder, 1, 2)
        properties.write_text(properties.read_text() + f"log.dirs={self.formatted}\n")
        formatted = subprocess.run(
            [*self._jvm(), "kafka.tools.StorageTool", "format", "-t", _CLUSTER_ID, "-c", str(properties)],
            capture_output=True, text=True, check=False)
        if formatted.returncode:
            raise BrokerUnavailable(f"Kafka's data folder can't be formatted: {formatted.stdout}{formatted.stderr}")

    def _archive_classes(self) -> None:
        """Run Kafka once and keep its loaded classes: every later start takes a third of the time."""
        folder = self.folder / "warm"
        shutil.copytree(self.formatted, folder / "log")
        self.configure(folder, *_free_ports(2))
        log = folder / "kafka.log"
        with log.open("wb") as out:
            kafka = subprocess.Popen(
                self.command(folder, 512, f"-XX:ArchiveClassesAtExit={self.folder / 'classes.jsa'}"),
                stdout=out, stderr=out, stdin=subprocess.DEVNULL, preexec_fn=_die_with_parent)
            deadline = time.monotonic() + _START_SECONDS
            while _STARTED not in log.read_text(errors="replace") and kafka.poll() is None:
                if time.monotonic() > deadline:
                    kafka.kill()
                time.sleep(0.05)
            kafka.terminate()
            kafka.wait()
        if _STARTED not in log.read_text(errors="replace"):
            raise BrokerUnavailable(f"Kafka does not run here: {log.read_text(errors='replace')[-2000:]}")
        shutil.rmtree(folder)


def _program(name: str, what: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise BrokerUnavailable(f"`{name}` is not on the PATH ({what}).")
    return found


def _free_ports(count: int) -> list[int]:
    with_ports = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [listener.getsockname()[1] for listener in with_ports]
    for listener in with_ports:
        listener.close()
    return ports


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _hold(path: Path) -> int:
    """A lock that lasts as long as any process has this descriptor open: the sign of a folder in use."""
    lock = os.open(path, os.O_CREAT | os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def _sweep(folders: Path) -> None:
    """Remove the data of runs whose keeper was killed: nobody holds their lock."""
    for folder in folders.iterdir():
        with (folder / "lock").open("w") as lock, suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)


def _die_with_parent() -> None:
    """Linux: the kernel kills this process when the thread that started it ends, however it ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


class _Keeper:
    """Runs Java until the parent's pipe ends, then removes the data folder."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._folder = folder
        self._command = command
        self._orders = os.pipe()

    def run(self) -> int:
        threading.Thread(target=self._listen, args=(sys.stdin.buffer,), daemon=True).start()
        java = self._start()
        try:
            while order := os.read(self._orders[0], 1):
                if order == b"d" and java.poll() is None:
                    continue  # the one that was restarted died, as it was told to
                if order != b"r":
                    return java.returncode or 0
                java.kill()
                java.wait()
                java = self._start()
            return 0
        finally:
            java.kill()
            java.wait()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _listen(self, parent: IO[bytes]) -> None:
        """Pass the parent's orders on; the end of the pipe is the order to stop."""
        while order := parent.read(1):
            os.write(self._orders[1], order)
        os.write(self._orders[1], b"q")

    def _start(self) -> subprocess.Popen[bytes]:
        with (self._folder / "kafka.log").open("ab") as out:
            java = subprocess.Popen(
                self._command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, preexec_fn=_die_with_parent)
        (self._folder / "java.pid").write_text(str(java.pid))
        threading.Thread(target=self._watch, args=(java,), daemon=True).start()
        return java

    def _watch(self, java: subprocess.Popen[bytes]) -> None:
        java.wait()
        with suppress(OSError):
            os.write(self._orders[1], b"d")


def main() -> int:
    """Run the broker alone in the foreground, for a developer: make kafka."""
    options = argparse.ArgumentParser(prog="python -m workers.kafka.broker", description=main.__doc__)
    options.add_argument("--cache", type=Path, default=CACHE, help="folder for jars and data")
    options.add_argument("--heap-mb", type=int, default=512, help="cap of Java's heap, in megabytes")
    chosen = options.parse_args()

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with EmbeddedBroker(chosen.cache, chosen.heap_mb) as broker:
            print(broker.address, flush=True)
            print(f"Use it with RASID_BROKER={broker.address}; Ctrl-C stops it.", file=sys.stderr, flush=True)
            signal.pause()
    except BrokerUnavailable as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--keep"]:
        sys.exit(_Keeper(Path(sys.argv[2]), sys.argv[4:]).run())
    sys.exit(main())
