"""Every metric that Rasid exposes, with its labels and its unit."""
from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info

_SECONDS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_END_TO_END = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 1, 2.5, 5, 10, 30, 60, 300)


class Metrics:
    """One set of metrics on one registry; a worker has one of these."""

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        self.registry = registry if registry is not None else CollectorRegistry()
        self.articles = Counter(
            "rasid_articles", "Messages by the stage that took them and the record that came of it.",
            ("stage", "outcome", "reason"), registry=self.registry)
        self.stage_seconds = Histogram(
            "rasid_stage_seconds", "Time a stage took to decide one message, in seconds.",
            ("stage",), buckets=_SECONDS, registry=self.registry)
        self.end_to_end_seconds = Histogram(
            "rasid_end_to_end_seconds", "Time from the raw message's timestamp to its outcome's receipt, in seconds.",
            buckets=_END_TO_END, registry=self.registry)
        self.events = Counter(
            "rasid_events", "Events published, by PLOVER event type.", ("event",), registry=self.registry)
        self.consumer_lag = Gauge(
            "rasid_consumer_lag", "Messages behind the end of the topic.", ("topic", "partition"),
            registry=self.registry)
        self.dedup_articles = Gauge(
            "rasid_dedup_articles", "Articles in the dedup memory.", registry=self.registry)
        self.dedup_bytes = Gauge(
            "rasid_dedup_bytes", "Bytes that the dedup memory holds, index included.", registry=self.registry)
        self.build = Info("rasid_build", "Version, and digests of rules and lexicon.", registry=self.registry)
