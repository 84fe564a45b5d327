"""The embedded broker lives and dies with its parent."""
import os
import signal
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workers.kafka.broker import BrokerUnavailable, EmbeddedBroker

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from workers.kafka.broker import EmbeddedBroker
with EmbeddedBroker() as broker:
    print(*broker.processes, broker.folder, flush=True)
    sys.stdin.read()
    raise RuntimeError("the run fails")
"""


@pytest.fixture
def holder(broker):
    """A process that holds a broker of its own; its process, and the pids and folder of its broker."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL)
    keeper, java, folder = process.stdout.readline().split()
    yield process, int(keeper), int(java), Path(folder)
    process.kill()
    process.wait()


def gone(*pids, seconds=10):
    deadline = time.monotonic() + seconds
    while any(runs(pid) for pid in pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def runs(pid):
    """Whether there is such a process; one that only waits to be buried is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_no_process_and_no_folder_outlive_a_parent_that_is_killed(holder, how):
    process, keeper, java, folder = holder

    process.send_signal(how)

    assert gone(keeper, java)
    assert not folder.exists()


def test_no_process_and_no_folder_outlive_a_parent_that_raises(holder):
    process, keeper, java, folder = holder

    process.stdin.close()

    assert process.wait(20) == 1
    assert gone(keeper, java)
    assert not folder.exists()


def test_kafka_dies_with_a_keeper_that_is_killed_and_the_next_start_sweeps_up(holder):
    _, keeper, java, folder = holder

    os.kill(keeper, signal.SIGKILL)
    assert gone(keeper, java)
    assert folder.exists()
    with EmbeddedBroker():
        assert not folder.exists()


def test_a_data_folder_in_use_is_not_swept_up(holder):
    _, _, java, folder = holder

    with EmbeddedBroker():
        assert folder.exists()
        assert not gone(java, seconds=0)


def test_alone_in_the_foreground_it_prints_its_address_and_leaves_on_interrupt(broker):
    process = subprocess.Popen(
        [sys.executable, "-m", "workers.kafka.broker"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True)
    assert process.stdout.readline().startswith("127.0.0.1:")

    process.send_signal(signal.SIGINT)

    assert process.wait(20) == 0


def test_without_java_the_message_names_the_ways_out(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BrokerUnavailable) as error:
        EmbeddedBroker().start()

    for way in ("`java` is not on the PATH", "Java 17", "docker compose up", "RASID_BROKER", "--in-process"):
        assert way in str(error.value)


def test_without_maven_and_jars_the_message_names_the_ways_out(monkeypatch, tmp_path, maven_and_java):
    (tmp_path / "java").symlink_to(shutil.which("java"))
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BrokerUnavailable, match="`mvn` is not on the PATH"):
        EmbeddedBroker(cache=tmp_path / "cache").start()
