"""The topics on a cluster: created as the catalogue and the flow declare them, or compared with that."""
from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from topics.catalog import CATALOG, TOPICS
from topics.records import DeadLetter, Record
from workers.settings import Settings, SettingsError
from workers.topology import Step, flow

APP = "rasid"
"""Consumer group and name of the Faust app, behind the prefix."""

MAX_MESSAGE_BYTES = 16 * 1024 * 1024
"""Largest message of any topic; a dead letter may be a mebibyte larger, for the headers that say why."""

_DAY_MS = 24 * 60 * 60 * 1000
_PATIENCE_SECONDS = 10
_CONNECT_SECONDS = 10  # a Kafka that starts; a worker is started anew after that, a person wants to know


@dataclass(frozen=True)
class Declared:
    """A topic as it should stand on the cluster."""

    name: str
    partitions: int
    replication: int
    configs: dict[str, str]
    chosen_by: str  # the setting that says how many partitions


def topic_name(settings: Settings, record: type[Record]) -> str:
    """The topic of *record* behind the prefix."""
    return settings.topic_prefix + TOPICS[record].name


def app_id(settings: Settings) -> str:
    """The Faust app's id, which is the consumer group's too."""
    return settings.topic_prefix + APP


def partitions_of(settings: Settings, record: type[Record]) -> int:
    """How many partitions the topic of *record* has: one where order counts, one for each part of dedup's memory."""
    topic = TOPICS[record]
    return settings.dedup_parts if topic.part else 1 if topic.ordered else settings.partitions


def declared(settings: Settings, steps: Sequence[Step]) -> tuple[Declared, ...]:
    """Every topic: the catalogue's, what else steps take, and a changelog for each step that remembers."""
    return (
        *(_of_record(settings, record) for record in CATALOG),
        *(_of_record(settings, step.takes) for step in steps if step.takes not in CATALOG),
        *(_of_memory(settings, step) for step in steps if step.remembers),
    )


def _of_record(settings: Settings, record: type[Record]) -> Declared:
    topic = TOPICS[record]
    room = 1024 * 1024 if record is DeadLetter else 0
    return Declared(topic_name(settings, record), partitions_of(settings, record), settings.replication, {
        "cleanup.policy": "compact,delete" if topic.compacted else "delete",
        "retention.ms": str(topic.retention_days * _DAY_MS),
        "max.message.bytes": str(MAX_MESSAGE_BYTES + room),
    }, _chosen_by(record))  # fmt: skip


def _of_memory(settings: Settings, step: Step) -> Declared:
    """
    A partition of memory for each partition of input, so that both move together.

    What was written more than the memory's days ago is forgotten by the stage anyhow; a day more for clocks.
    """
    return Declared(changelog(settings, step), partitions_of(settings, step.takes), settings.replication, {
        "cleanup.policy": "compact,delete",
        "retention.ms": str((settings.memory_days + 1) * _DAY_MS),
        "segment.ms": str(_DAY_MS),
        "max.message.bytes": str(MAX_MESSAGE_BYTES),
    }, _chosen_by(step.takes))  # fmt: skip


def _chosen_by(record: type[Record]) -> str:
    return "RASID_DEDUP_PARTS" if TOPICS[record].part else "RASID_PARTITIONS"


def changelog(settings: Settings, step: Step) -> str:
    """The topic that keeps the memory of *step*; Faust names it so."""
    return f"{app_id(settings)}-{step.name}-changelog"


def ensure_topics(settings: Settings, steps: Sequence[Step] | None = None) -> list[str]:
    """
    Create the topics that are missing and compare the others.

    Returns:
        One line for people about each topic.

    Raises:
        ConnectionError: No Kafka answers at settings.broker.
        SettingsError: A topic stands there with too few or too many partitions, or rules that would lose data.
    """
    return asyncio.run(declare(settings, steps))


async def declare(settings: Settings, steps: Sequence[Step] | None = None) -> list[str]:
    """As ensure_topics, within a running loop."""
    wanted = declared(settings, flow(settings) if steps is None else steps)
    async with client(settings) as admin:
        created = await _create(admin, wanted)
        await _await_partitions(admin, wanted)
        standing = [topic for topic in wanted if topic.name not in created]
        differences = [*await _partitions_differ(admin, standing), *await _configs_differ(admin, standing)]
    if differences:
        raise SettingsError("\n".join(differences))
    return [
        f"{'created' if topic.name in created else 'in place'}: {topic.name} ({topic.partitions} "
        f"partition{'s' if topic.partitions > 1 else ''}, {topic.configs['cleanup.policy']}, "
        f"{int(topic.configs['retention.ms']) // _DAY_MS} days)"
        for topic in wanted
    ]


async def cluster_id(settings: Settings) -> str:
    """What tells this cluster from any other: state kept for one is void for another."""
    async with client(settings) as admin:
        return str((await admin.describe_cluster())["cluster_id"])


@asynccontextmanager
async def client(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    """
    An administrator's connection; waits some seconds for a Kafka that is starting.

    Raises:
        ConnectionError: No Kafka answers.
    """
    deadline = time.monotonic() + _CONNECT_SECONDS
    while True:
        admin = AIOKafkaAdminClient(bootstrap_servers=settings.broker.split(","), client_id=APP)
        try:
            await admin.start()
            break
        except KafkaError as error:
            await admin.close()
            if time.monotonic() > deadline:
                raise no_answer(settings, error) from error
            await asyncio.sleep(0.5)
    try:
        yield admin
    finally:
        await admin.close()


def no_answer(settings: Settings, error: KafkaError) -> ConnectionError:
    """What to say when nobody answers, with the next step."""
    return ConnectionError(
        f"No Kafka answers at {settings.broker} ({error}); start it, or set RASID_BROKER to its host:port")


async def _create(admin: AIOKafkaAdminClient, wanted: Iterable[Declared]) -> set[str]:
    present = set(await admin.list_topics())
    missing = [topic for topic in wanted if topic.name not in present]
    if not missing:
        return set()
    response = await admin.create_topics([
        NewTopic(topic.name, topic.partitions, topic.replication, topic_configs=topic.configs) for topic in missing
    ])
    created = set()
    for name, code, *message in response.topic_errors:
        error = for_code(code)
        if code == 0:
            created.add(name)
        elif error is not TopicAlreadyExistsError:  # another worker was faster
            detail = next((str(said) for said in message if said), error.__name__)
            raise SettingsError(f"Topic {name} can't be created: {detail}")
    return created


async def _await_partitions(admin: AIOKafkaAdminClient, wanted: Sequence[Declared]) -> None:
    """A topic that was just created is not at once known everywhere; a worker that starts before that gets nothing."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    names = [topic.name for topic in wanted]
    while time.monotonic() < deadline:
        topics = await admin.describe_topics(names)
        if all(topic["partitions"] and min(part["leader"] for part in topic["partitions"]) >= 0 for topic in topics):
            return
        await asyncio.sleep(0.1)
    raise ConnectionError("Kafka created the topics but gives them no leader; look into its log")


async def _partitions_differ(admin: AIOKafkaAdminClient, standing: Sequence[Declared]) -> list[str]:
    if not standing:
        return []
    described = await admin.describe_topics([topic.name for topic in standing])
    counts = {topic["topic"]: len(topic["partitions"]) for topic in described}
    return [
        f"Topic {topic.name} has {counts[topic.name]} partitions and {topic.chosen_by} makes it {topic.partitions}: "
        f"set {topic.chosen_by} to what the topics have, or choose another RASID_TOPIC_PREFIX"
        for topic in standing
        if counts[topic.name] != topic.partitions
    ]


async def _configs_differ(admin: AIOKafkaAdminClient, standing: Sequence[Declared]) -> list[str]:
    """Where a topic would lose what Rasid needs; retention is the operator's to change."""
    if not standing:
        return []
    responses = await admin.describe_configs(
        [ConfigResource(ConfigResourceType.TOPIC, topic.name, configs=None) for topic in standing])
    found = {
        resource[3]: {entry[0]: entry[1] for entry in resource[4]}
        for response in responses
        for resource in response.resources
    }
    differences = []
    for topic in standing:
        has = found[topic.name]
        if ("compact" in has["cleanup.policy"]) != ("compact" in topic.configs["cleanup.policy"]):
            differences.append(
                f"Topic {topic.name} has cleanup.policy={has['cleanup.policy']} and needs "
                f"{topic.configs['cleanup.policy']}: kafka-configs.sh --alter --entity-type topics --entity-name "
                f"{topic.name} --add-config cleanup.policy=[{topic.configs['cleanup.policy']}]")
        if int(has["max.message.bytes"]) < int(topic.configs["max.message.bytes"]):
            differences.append(
                f"Topic {topic.name} takes {int(has['max.message.bytes']):,} bytes a message and needs "
                f"{int(topic.configs['max.message.bytes']):,}: kafka-configs.sh --alter --entity-type topics "
                f"--entity-name {topic.name} --add-config max.message.bytes={topic.configs['max.message.bytes']}")
    return differences
