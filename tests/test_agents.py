"""The one agent body: every message ends as one record, on its topic, under headers that tell where it came from."""
import asyncio
from datetime import UTC, datetime

import pytest

from topics.catalog import CATALOG
from topics.codec import decode, encode
from topics.records import CleanArticle, DeadLetter, Paragraph, RawArticle, Rejected, TaggedArticle, UniqueArticle
from workers.agents import ERRORS, MAX_BYTES, Message, Outgoing, attempt, carry
from workers.metrics import Metrics
from workers.topology import Step

CAME_IN = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


class Echo:
    """A stage that gives back the text as one paragraph, and fails when told to."""

    version = "echo-1"

    def __call__(self, article, at):
        if article.text == "fail":
            raise LookupError("no such rule: `x`")
        if article.text == "wrong":
            return article
        if article.text == "unfit":
            return Rejected(id=article.id, reason="too_short")
        return CleanArticle(id=article.id, fetched_at=at, paragraphs=(Paragraph(text=article.text),))


STEP = Step("echo", RawArticle, lambda _: Echo(), gives=(CleanArticle, Rejected))


def message(value=b'{"id": "1", "text": "x"}', *, key=b"site", headers=(), offset=7, timestamp=CAME_IN.timestamp()):
    return Message("news.article.raw.v1", 3, offset, timestamp, key, value, headers)


def tried(sent):
    return attempt(STEP, Echo(), sent, source="rasid/test")


def headers_of(outgoing):
    return {name: value.decode() for name, value in outgoing.headers}


def test_a_record_goes_out_under_its_key_with_cloud_event_headers():
    result = tried(message())

    (outgoing,) = result.outgoing
    headers = headers_of(outgoing)
    assert decode(outgoing.value, CleanArticle) == result.record
    assert outgoing.key == b"1"
    assert headers["ce_specversion"] == "1.0"
    assert headers["ce_type"] == CATALOG[CleanArticle].name
    assert headers["ce_source"] == "rasid/test"
    assert headers["content-type"].startswith("application/json")
    assert datetime.fromisoformat(headers["ce_time"]) == CAME_IN


def test_a_stage_is_told_when_the_article_came_in():
    assert tried(message()).record.fetched_at == CAME_IN


def test_later_stages_are_told_the_raw_articles_time_and_not_their_own_messages():
    (first,) = tried(message()).outgoing
    later = Message("news.article.clean.v1", 0, 0, CAME_IN.timestamp() + 900, first.key, first.value, first.headers)
    seen = []

    class Look:
        version = "look"

        def __call__(self, article, at):
            seen.append(at)
            return UniqueArticle(id=article.id, story_id=article.id, relation="new", paragraphs=article.paragraphs)

    attempt(Step("look", CleanArticle, lambda _: Look(), gives=(UniqueArticle,)), Look(), later, source="rasid/test")

    assert seen == [CAME_IN]


def test_the_same_message_gives_the_same_bytes_and_the_same_ce_id():
    """Delivered twice after a crash, it must overwrite and not double."""
    (first,), (again,) = tried(message()).outgoing, tried(message()).outgoing

    assert (first.key, first.value) == (again.key, again.value)
    assert headers_of(first)["ce_id"] == headers_of(again)["ce_id"]


def test_a_changed_article_under_one_id_has_another_ce_id():
    (first,) = tried(message()).outgoing
    (changed,) = tried(message(b'{"id": "1", "text": "y"}')).outgoing

    assert headers_of(first)["ce_id"] != headers_of(changed)["ce_id"]


def test_the_trace_travels_on():
    trace = ("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")

    (outgoing,) = tried(message(headers=(trace, ("cookie", b"secret")))).outgoing

    assert trace in outgoing.headers
    assert "cookie" not in headers_of(outgoing)


@pytest.mark.parametrize(("value", "error", "says"), [
    (b'{"id": "1", "text": "fail"}', "LookupError", "no such rule"),
    (b'{"id": "1", "text": "wrong"}', "TypeError", "RawArticle"),
    (b'{"id": "1", "text": 5}', "DecodeError", "$.text"),
    (b"\xff\xfe", "DecodeError", "UTF-8"),
    (None, "DecodeError", "tombstone"),
    (b'{"id": "1", "text": "' + b"x" * MAX_BYTES + b'"}', "DecodeError", "bytes"),
])
def test_what_fails_becomes_a_dead_letter_with_the_original_bytes(value, error, says):
    sent = message(value, headers=(("crawler", b"\xff\x00"), ("crawler", b"again")))

    result = tried(sent)

    (outgoing,) = result.outgoing
    assert isinstance(result.record, DeadLetter)
    assert (outgoing.key, outgoing.value) == (sent.key, sent.value)
    assert list(outgoing.headers[:2]) == list(sent.headers)
    reasons = {name: value.decode() for name, value in outgoing.headers if name.startswith(ERRORS)}
    assert reasons.pop(ERRORS + "message").find(says) >= 0
    assert reasons == {
        ERRORS + "topic": "news.article.raw.v1", ERRORS + "partition": "3", ERRORS + "offset": "7",
        ERRORS + "stage": "echo", ERRORS + "class": error, ERRORS + "time": CAME_IN.isoformat(),
    }  # fmt: skip


def test_a_dead_letter_that_fails_again_carries_the_reasons_of_the_last_time_only():
    (dead,) = tried(message(b"{")).outgoing
    again = message(dead.value, headers=dead.headers, offset=99)

    (outgoing,) = tried(again).outgoing

    offsets = [value for name, value in outgoing.headers if name == ERRORS + "offset"]
    assert offsets == [b"99"]


@pytest.mark.parametrize("timestamp", [-1.0, 1e18, float("inf")])
def test_an_impossible_timestamp_does_not_stop_the_stream(timestamp):
    assert tried(message(timestamp=timestamp)).record is not None


def test_stage_times_and_versions_are_gathered_on_the_way():
    class Last:
        version = "last-2"

        def __call__(self, article, at):
            return TaggedArticle(id=article.id, story_id=article.id, relation="new", paragraphs=article.paragraphs)

    (clean,) = tried(message()).outgoing
    step = Step("last", CleanArticle, lambda _: Last(), gives=(TaggedArticle,))

    sent = Message("news.article.clean.v1", 0, 0, CAME_IN.timestamp(), clean.key, clean.value, clean.headers)
    tagged = attempt(step, Last(), sent, source="rasid/test").record

    assert tagged.processing.versions == {"echo": "echo-1", "last": "last-2"}
    assert set(tagged.processing.seconds) == {"echo", "last"}


class Ledger:
    """A channel that writes down what was done, in order, and can fail to publish."""

    def __init__(self, batches, refuses=()):
        self._batches = batches
        self._refuses = refuses
        self.done = []

    async def batches(self):
        for batch in self._batches:
            yield batch

    def stage(self, partition):
        return Echo()

    async def publish(self, outgoing: Outgoing):
        self.done.append(("publish", outgoing.key))

        async def receipt():
            await asyncio.sleep(0)
            if outgoing.key in self._refuses:
                raise ConnectionError("no leader")
            self.done.append(("stored", outgoing.key))

        return receipt()

    async def written(self):
        return ()

    def acknowledge(self, batch):
        self.done.append(("acknowledge", [one.offset for one in batch]))


def sent(*numbers):
    return [message(encode(RawArticle(id=str(number), text="x")), offset=number) for number in numbers]


def test_a_batch_is_acknowledged_after_all_of_it_is_stored():
    channel = Ledger([sent(1, 2), sent(3)])

    asyncio.run(carry(STEP, channel, Metrics(), "rasid/test"))

    assert channel.done[:2] == [("publish", b"1"), ("publish", b"2")]
    assert set(channel.done[2:4]) == {("stored", b"1"), ("stored", b"2")}
    assert channel.done[4] == ("acknowledge", [1, 2])
    assert channel.done[-1] == ("acknowledge", [3])


def test_a_publish_that_fails_stops_the_worker_with_nothing_acknowledged():
    channel = Ledger([sent(1, 2), sent(3)], refuses=[b"2"])

    with pytest.raises(ConnectionError):
        asyncio.run(carry(STEP, channel, Metrics(), "rasid/test"))

    assert not [what for what, _ in channel.done if what == "acknowledge"]


def test_outcomes_and_reasons_are_counted():
    metrics = Metrics()
    batch = [*sent(1), message(b'{"id": "2", "text": "unfit"}'), message(b"{")]

    asyncio.run(carry(STEP, Ledger([batch]), metrics, "rasid/test"))

    def count(outcome, reason):
        labels = {"stage": "echo", "outcome": outcome, "reason": reason}
        return metrics.registry.get_sample_value("rasid_articles_total", labels)

    assert (count("clean", ""), count("rejected", "too_short"), count("deadletter", "DecodeError")) == (1, 1, 1)
    assert metrics.registry.get_sample_value("rasid_stage_seconds_count", {"stage": "echo"}) == 3
    assert metrics.registry.get_sample_value("rasid_end_to_end_seconds_count") == 2
