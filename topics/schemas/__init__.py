"""
The published form of every record: a JSON Schema each, and one AsyncAPI document that says which travels where.

All are made from `topics.records` and `topics.catalog`, comments on fields included: `make schemas` writes them anew.
"""
from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from topics import records
from topics.catalog import CATALOG
from topics.records import DeadLetter, RawArticle, Record

_DESCRIBED_FIELD = re.compile(r"^    (\w+): [^#\n]+  # (.+)$", re.MULTILINE)
_CLOUD_EVENT = {
    "ce_specversion": "1.0",
    "ce_id": "the record's key, #, and a hash of the message it was made from; the same when work is repeated",
    "ce_source": "what made it, such as rasid/strip",
    "ce_type": "the topic's name without prefix",
    "ce_time": "RFC 3339: when the raw article came in (Kafka's timestamp of the raw message); the same on every hop",
    "content-type": "application/json; charset=utf-8",
}
_TRACE = {"traceparent": "W3C Trace Context: travels on when the input had one", "tracestate": "as traceparent"}
_GATHERED = {"rasid.processing": "JSON: versions and stage times so far, for TaggedArticle.processing"}
_ERRORS = {
    "rasid.errors.topic": "topic of the message that failed",
    "rasid.errors.partition": "its partition",
    "rasid.errors.offset": "its offset",
    "rasid.errors.stage": "stage that failed: strip, dedup or tag",
    "rasid.errors.class": "class of the error, such as DecodeError",
    "rasid.errors.message": "for people; names the field at fault",
    "rasid.errors.time": "RFC 3339: the failed message's own timestamp",
}


def documents() -> Mapping[str, str]:
    """File name -> text of every document in this folder."""
    schemas = {f"{kind.__name__}.schema.json": _json(json_schema(kind)) for kind in CATALOG}
    return {**schemas, "asyncapi.yaml": "\n".join(_yaml(_asyncapi())) + "\n"}


def json_schema(kind: type[Record]) -> dict[str, Any]:
    """JSON Schema (2020-12) of one record, with the comments on its fields as descriptions."""
    schema = msgspec.json.schema(kind)
    for name, definition in schema["$defs"].items():
        for field, description in _descriptions(getattr(records, name)).items():
            definition["properties"][field]["description"] = description
    if kind is RawArticle:
        schema["$defs"]["RawArticle"]["allOf"] = [
            {"anyOf": [_given("id", least=1), _given("url", least=1)]},
            {"anyOf": [_given("html"), _given("text")]},
        ]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": CATALOG[kind].name, **schema}


def _given(field: str, least: int = 0) -> dict[str, Any]:
    return {"required": [field], "properties": {field: {"type": "string", "minLength": least}}}


def _descriptions(kind: type[Record]) -> dict[str, str]:
    names = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    found: dict[str, str] = {}
    for ancestor in reversed(kind.__mro__):
        if ancestor.__module__ == records.__name__:
            found |= {names[field]: comment for field, comment in _DESCRIBED_FIELD.findall(inspect.getsource(ancestor))}
    return found


def _asyncapi() -> dict[str, Any]:
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Rasid",
            "version": "1",
            "description": "Arabic news from raw to tagged. Topic names stand without the prefix of a deployment.",
        },
        "defaultContentType": "application/json",
        "channels": {kind.__name__: _channel(kind) for kind in CATALOG},
        "operations": {
            ("receive" if kind is RawArticle else "send") + kind.__name__: {
                "action": "receive" if kind is RawArticle else "send",
                "channel": {"$ref": f"#/channels/{kind.__name__}"},
            }
            for kind in CATALOG
        },
        "components": {"messages": {kind.__name__: _message(kind) for kind in CATALOG}},
    }


def _channel(kind: type[Record]) -> dict[str, Any]:
    topic = CATALOG[kind]
    policy = ["delete", "compact"] if topic.compacted else ["delete"]
    return {
        "address": topic.name,
        "description": " ".join((kind.__doc__ or "").split()),
        "messages": {kind.__name__: {"$ref": f"#/components/messages/{kind.__name__}"}},
        "bindings": {"kafka": {"topicConfiguration": {
            "cleanup.policy": policy, "retention.ms": topic.retention_days * 86_400_000,
        }}},
    }  # fmt: skip


def _message(kind: type[Record]) -> dict[str, Any]:
    key = "as received" if CATALOG[kind].key is None else f"the record's {CATALOG[kind].key}"
    headers = _TRACE if kind is RawArticle else {**_CLOUD_EVENT, **_TRACE}
    message: dict[str, Any] = {"name": kind.__name__, "contentType": "application/json"}
    if kind is DeadLetter:
        headers = {**headers, **_ERRORS}
        message["summary"] = "Key, value and headers are those of the message that failed; the schema is a file's line."
    elif kind.__name__ in ("CleanArticle", "UniqueArticle"):
        headers = {**headers, **_GATHERED}
    return {
        **message,
        "headers": {
            "type": "object",
            "properties": {name: {"type": "string", "description": text} for name, text in headers.items()},
        },
        "payload": {"$ref": f"./{kind.__name__}.schema.json"},
        "bindings": {"kafka": {"key": {"type": "string", "description": key}}},
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _yaml(value: Any, indent: str = "") -> Iterator[str]:
    """Block-style YAML with every string in quotes: all that a document of dicts and lists of text needs."""
    for name, item in value.items():
        if isinstance(item, dict):
            yield f"{indent}{json.dumps(name)}:"
            yield from _yaml(item, indent + "  ")
        else:
            yield f"{indent}{json.dumps(name)}: {json.dumps(item, ensure_ascii=False)}"
