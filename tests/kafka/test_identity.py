"""raw = tagged + duplicate + rejected + deadletter, whatever is killed; read by a client that is not ours."""
import gzip
from itertools import islice
from pathlib import Path

import pytest

from topics.records import DeadLetter, Duplicate, RawArticle, Rejected, TaggedArticle

REPLAY = Path(__file__).resolve().parents[3] / "shared" / "data" / "replay.jsonl.gz"


def mixed(articles, count):
    """*count* malformed messages spread among *articles*."""
    articles = list(articles)
    every = len(articles) // count
    for number in range(count):
        articles.insert(number * (every + 1), (f"bad{number}".encode(), f'{{"id": "bad{number}", '.encode()))
    return articles


def generated(news):
    """600 articles, some of them again under another id, and 20 malformed."""
    copies = [(key, value.replace(b'"id":"a', b'"id":"copy')) for key, value in news(40, start=100)]
    return mixed([*news(600), *copies], 20)


def replayed(_):
    with gzip.open(REPLAY) as lines:
        return mixed([(None, line.rstrip(b"\n")) for line in islice(lines, 5000)], 50)


INPUTS = [
    generated,
    pytest.param(replayed, marks=[
        pytest.mark.long, pytest.mark.skipif(not REPLAY.exists(), reason="../shared is absent")]),
]  # fmt: skip


def assert_identity(cluster, raw, malformed):
    """Each raw message has one outcome, and one only, after keying."""
    dead = cluster.read(DeadLetter)
    reasons = {(headers["rasid.errors.class"], headers["rasid.errors.message"][:28])
               for headers in (dict(letter.headers) for letter in dead)}
    assert reasons == {(b"DecodeError", b"RawArticle: not UTF-8 JSON: ")}
    outcomes = cluster.outcomes()
    stored = {(message.partition, message.offset) for message in cluster.read(RawArticle)}
    assert len(stored) == len(raw)
    assert set(outcomes) == stored
    assert [kinds for kinds in outcomes.values() if len(kinds) > 1] == []

    keyed = {
        record: {message.key for message in cluster.read(record)} for record in (TaggedArticle, Duplicate, Rejected)}
    letters = {(message.key, message.value) for message in dead}
    assert len(letters) == malformed
    assert sum(len(keys) for keys in keyed.values()) + len(letters) == len(raw)


@pytest.mark.parametrize("source", INPUTS)
def test_nothing_is_lost_or_doubled_when_the_worker_is_killed_half_way(cluster, news, source):
    raw = source(news)
    cluster.send(raw)
    worker = cluster.start_worker()
    cluster.await_published(len(raw) // 2)
    worker.kill()
    cluster.start_worker()

    cluster.await_outcomes(len(raw))

    assert_identity(cluster, raw, sum(1 for key, _ in raw if key is not None))


@pytest.mark.parametrize("source", INPUTS)
def test_nothing_is_lost_or_doubled_among_workers_with_kills_and_a_broker_restart(cluster, broker, news, source):
    """A quarter is sent before each disaster, which strikes when half of it is done and before the next one comes."""
    raw = source(news)
    workers = {name: cluster.start_worker(name) for name in ("one", "two", "three")}
    for worker in workers.values():
        worker.await_ready()

    def kill(name):
        workers[name].kill()
        workers[name] = cluster.start_worker(name)

    disasters = (lambda: kill("one"), broker.restart, lambda: kill("two"), lambda: kill("three"))
    quarter = len(raw) // len(disasters)
    for number, strike in enumerate(disasters):
        last = number == len(disasters) - 1
        cluster.send(raw[number * quarter : None if last else (number + 1) * quarter])
        cluster.await_published(number * quarter + quarter // 2)
        strike()

    cluster.await_outcomes(len(raw), seconds=400)

    assert_identity(cluster, raw, sum(1 for key, _ in raw if key is not None))


def test_a_worker_that_is_told_to_stop_leaves_with_zero_and_nothing_to_repeat(cluster, news):
    cluster.send(news(50))
    worker = cluster.start_worker()
    cluster.await_outcomes(50)

    assert worker.terminate() == 0

    again = cluster.start_worker()
    again.await_ready()
    cluster.send(news(50, start=50))
    cluster.await_outcomes(100)
    assert cluster.count(TaggedArticle, Duplicate, Rejected, DeadLetter) == 100


def test_probes_and_metrics_tell_what_the_worker_does(cluster, news):
    worker = cluster.start_worker()
    worker.await_ready()
    cluster.send([*news(30), (None, b"{")])
    cluster.await_outcomes(31)

    assert worker.get("healthz")[0] == 200
    status, page = worker.get("metrics")
    assert status == 200
    lines = page.splitlines()
    assert 'rasid_articles_total{outcome="deadletter",reason="DecodeError",stage="strip"} 1.0' in lines
    assert 'rasid_articles_total{outcome="tagged",reason="",stage="tag"} 30.0' in lines
    assert "rasid_dedup_articles 30.0" in lines
    for number in range(2):
        assert f'rasid_consumer_lag{{partition="{number}",topic="{cluster.topic(RawArticle)}"}} 0.0' in lines
    for name in (
        "rasid_stage_seconds_bucket{", "rasid_end_to_end_seconds_bucket{", "rasid_dedup_bytes ", "rasid_build_info{",
    ):  # fmt: skip
        assert any(line.startswith(name) for line in lines), name
