"""Topics are declared, never made by accident."""
from dataclasses import replace

import pytest
from confluent_kafka.admin import AdminClient, ConfigResource, NewTopic, ResourceType

from topics.catalog import CATALOG
from topics.records import CleanArticle, RawArticle, TaggedArticle
from workers.kafka import admin
from workers.settings import SettingsError
from workers.topology import flow


def configs(settings, topic):
    resource = ConfigResource(ResourceType.TOPIC, topic)
    client = AdminClient({"bootstrap.servers": settings.broker})
    found = client.describe_configs([resource])[resource].result()
    return {name: entry.value for name, entry in found.items()}


def partitions(settings):
    topics = AdminClient({"bootstrap.servers": settings.broker}).list_topics(timeout=10).topics
    return {name: len(topic.partitions) for name, topic in topics.items()}


def test_every_topic_of_the_catalogue_is_there_as_declared(settings):
    admin.ensure_topics(settings)

    found = partitions(settings)
    for record, topic in CATALOG.items():
        name = admin.topic_name(settings, record)
        assert found[name] == (1 if topic.ordered else settings.partitions)
        assert configs(settings, name)["retention.ms"] == str(topic.retention_days * 86_400_000)
    assert configs(settings, admin.topic_name(settings, TaggedArticle))["cleanup.policy"] == "compact,delete"
    assert configs(settings, admin.topic_name(settings, RawArticle))["cleanup.policy"] == "delete"


def test_a_memory_has_as_many_partitions_as_what_its_step_takes_and_is_compacted(settings):
    admin.ensure_topics(settings)

    found = partitions(settings)
    remembering = [step for step in flow(settings) if step.remembers]
    assert CleanArticle in [step.takes for step in remembering]
    for step in remembering:
        changelog = admin.changelog(settings, step)
        assert found[changelog] == found[admin.topic_name(settings, step.takes)]
        assert "compact" in configs(settings, changelog)["cleanup.policy"]


def test_the_second_time_nothing_is_created(settings):
    assert all(line.startswith("created: ") for line in admin.ensure_topics(settings))
    assert all(line.startswith("in place: ") for line in admin.ensure_topics(settings))


def test_another_number_of_partitions_is_an_error_with_the_next_step(settings):
    admin.ensure_topics(settings)

    with pytest.raises(SettingsError, match=r"raw\.v1 has 2 partitions.*set RASID_PARTITIONS"):
        admin.ensure_topics(replace(settings, partitions=3))


def test_a_topic_that_takes_only_small_messages_is_an_error_with_the_next_step(settings):
    name = admin.topic_name(settings, RawArticle)
    client = AdminClient({"bootstrap.servers": settings.broker})
    client.create_topics([NewTopic(name, 2, 1, config={"max.message.bytes": "1000000"})])[name].result()

    with pytest.raises(SettingsError, match=r"--add-config max\.message\.bytes=16777216"):
        admin.ensure_topics(settings)


def test_kafka_makes_no_topic_by_accident(settings, cluster):
    AdminClient({"bootstrap.servers": settings.broker}).list_topics("accident", timeout=10)

    assert "accident" not in partitions(settings)


def test_no_kafka_is_an_error_with_the_next_step(settings, monkeypatch):
    monkeypatch.setattr(admin, "_CONNECT_SECONDS", 0)

    with pytest.raises(ConnectionError, match="RASID_BROKER"):
        admin.ensure_topics(replace(settings, broker="127.0.0.1:1"))
