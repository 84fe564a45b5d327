"""An offset is committed when everything before it is done (faust#606)."""
import asyncio

import pytest
from faust.types import TP
from faust.types.tuples import Message

from workers.kafka.app import build
from workers.kafka.consumer import WorkerFailed
from workers.metrics import Metrics
from workers.settings import Settings

TP0 = TP("raw", 0)


def message(offset, generation=1):
    return Message("raw", 0, offset, 0.0, 0, (), None, b"", None, generation_id=generation)


@pytest.fixture
def consumer(tmp_path):
    async def make():
        app = build(Settings(broker="127.0.0.1:1"), Metrics(), (), tmp_path, pytest.fail)
        app.finalize()
        app.consumer_generation_id = 1
        return app.consumer

    with asyncio.Runner() as runner:
        yield runner.run(make())


def read(consumer, *offsets):
    for offset in offsets:
        consumer.read(TP0, offset)


def done(consumer, *offsets, generation=1):
    consumer.done([message(offset, generation) for offset in offsets])


def test_what_is_done_in_order_is_committed(consumer):
    read(consumer, *range(2585, 2590))
    done(consumer, 2585, 2586)

    assert consumer._new_offset(TP0) == 2587


def test_nothing_is_committed_past_an_unfinished_message(consumer):
    """Faust, at committed 2585 with 2586 to 2589 acknowledged, commits 2590 and loses 2585."""
    consumer._committed_offset[TP0] = 2585
    read(consumer, *range(2585, 2590))

    with pytest.raises(WorkerFailed, match=r"raw/0: 2585\.\.2585 were read and never worked on"):
        done(consumer, 2586, 2587, 2588, 2589)

    assert consumer._new_offset(TP0) is None


def test_what_faust_skips_is_not_done(consumer):
    read(consumer, 7, 8)
    for offset in (7, 8):
        consumer.ack(message(offset))

    assert list(consumer._filter_tps_with_pending_acks()) == []
    assert consumer._new_offset(TP0) is None


def test_a_gap_of_the_topic_itself_stops_nothing(consumer):
    """Transaction markers take offsets, and compaction leaves holes."""
    read(consumer, 3, 4, 6, 20)
    done(consumer, 3, 4, 6, 20)

    assert consumer._new_offset(TP0) == 21


def test_messages_of_a_former_assignment_are_not_committed(consumer):
    consumer.app.consumer_generation_id = 2
    read(consumer, 10)
    done(consumer, 15, 16, generation=1)

    assert consumer._new_offset(TP0) is None


def test_a_repeat_never_takes_an_offset_back(consumer):
    read(consumer, 5, 6, 7, 5, 6)
    done(consumer, 5, 6, 7, 5, 6)

    assert consumer._new_offset(TP0) == 8


def test_where_a_former_assignment_was_read_to_says_nothing_of_this_one(consumer):
    """Faust skips what lies below its read offset, and writes that once more when reading stops for a rebalance."""
    read(consumer, *range(48))
    consumer._read_offset[TP0] = 47

    asyncio.run(consumer.on_partitions_assigned({TP0}, generation_id=2))
    read(consumer, 0)

    assert consumer._read_offset[TP0] is None
    done(consumer, 0)
    assert consumer._new_offset(TP0) == 1
