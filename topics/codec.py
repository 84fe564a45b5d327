"""Bytes <-> record: orjson at the edge, msgspec for the types."""
from __future__ import annotations

from typing import TypeVar

import msgspec
import orjson

from topics.records import Record

R = TypeVar("R", bound=Record)


class DecodeError(ValueError):
    """The bytes are not the record they should be; the message names the field at fault."""


def decode(value: bytes | None, record: type[R]) -> R:
    """
    Read one record from its UTF-8 JSON bytes.

    Raises:
        DecodeError: Not UTF-8, not JSON, not an object, a field of the wrong type or a missing one.
    """
    if value is None:
        raise DecodeError(f"{record.__name__}: empty message (a tombstone); send a JSON object")
    try:
        return msgspec.convert(orjson.loads(value), record)
    except orjson.JSONDecodeError as error:
        raise DecodeError(f"{record.__name__}: not UTF-8 JSON: {error}") from error
    except msgspec.ValidationError as error:
        raise DecodeError(f"{record.__name__}: {error}") from error
    except RecursionError as error:
        raise DecodeError(f"{record.__name__}: nested too deeply") from error


def encode(record: Record) -> bytes:
    """Write one record as UTF-8 JSON, fields in the order they are declared."""
    return orjson.dumps(msgspec.to_builtins(record, builtin_types=()))
