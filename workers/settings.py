"""Every setting: its default, its unit, its help line. The environment is read once; each is also an option."""
from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints


class SettingsError(ValueError):
    """A setting can't be used; the message names it and says what it takes."""


def _setting(default: Any, help_line: str, variable: str = "") -> Any:
    return field(default=default, metadata={"help": help_line, "variable": variable})


def variable(setting: Field[Any]) -> str:
    """The environment variable of a setting: RASID_ and its name, but where another program named it first."""
    return setting.metadata["variable"] or f"RASID_{setting.name.upper()}"


@dataclass(frozen=True)
class Settings:
    """What an operator may choose; `variable` tells each one's name in the environment."""

    broker: str = _setting("", "Kafka's host:port, several with commas; unset: rasid run starts its own")
    data_dir: Path = _setting(Path(".cache/rasid"), "folder for the state of one worker, never shared by two")
    web_port: int = _setting(6066, "port of /metrics, /healthz and /ready; 0 picks a free one")
    partitions: int = _setting(4, "partitions of the topics that workers share; rasid run on its own broker: 1")
    dedup_parts: int = _setting(1, "parts of dedup's memory, for workers to share; the same for all of them")
    topic_prefix: str = _setting("", "put before every topic's name and the consumer group's")
    replication: int = _setting(1, "replicas of each topic; 3 where the cluster has three brokers")
    memory_days: int = _setting(7, "days of event time that dedup and strip remember")
    cameltools_data: str = _setting(
        "", "camel-tools' data folder (CAMELTOOLS_DATA); a morphology database in it is a second opinion on triggers",
        "CAMELTOOLS_DATA")

    @staticmethod
    def read(environment: Mapping[str, str] = os.environ, **options: Any) -> Settings:
        """
        Settings from their variables in *environment*; an option that is not None wins.

        Raises:
            SettingsError: A value that can't be read or is out of range.
        """
        types = get_type_hints(Settings)
        values: dict[str, Any] = {}
        for setting in fields(Settings):
            name = variable(setting)
            value = options.pop(setting.name, None)
            if value is None:
                value = environment.get(name) or None
            if value is None:
                continue
            try:
                values[setting.name] = types[setting.name](value)
            except ValueError as error:
                raise SettingsError(f"{name}={value!r}: takes {setting.metadata['help']}") from error
        settings = Settings(**values)
        for least, name in (
            (1, "partitions"), (1, "dedup_parts"), (1, "replication"), (1, "memory_days"), (0, "web_port"),
        ):  # fmt: skip
            if getattr(settings, name) < least:
                raise SettingsError(f"RASID_{name.upper()}={getattr(settings, name)}: must be at least {least}")
        return settings
