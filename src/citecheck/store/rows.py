"""Values of the model as bytes for a row, and back. MessagePack, because it keeps bytes as they are and is quick."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from citecheck.model.capture import LookupAnswer
from citecheck.model.observation import Observation
from citecheck.model.verdict import Drift, LinkResult

if TYPE_CHECKING:
    import msgspec

BODY_LIMIT_BYTES = 65_536
"""Bytes of a final body that are kept, as received. Our choice: titles and notices stand well before that, and a
thousand news pages of 60 KB in gzip stay under 64 MB."""
_COMPRESS_FROM_BYTES = 2_048
_PACKED = b"z"
_PLAIN = b"-"
_LOOKUPS = {kind.__name__: kind for kind in LookupAnswer.__args__}


def observation_row(observation: Observation) -> bytes:
    """Make the bytes of an observation; bodies of hops are left out, the final one is cut at the limit."""
    exchanges = tuple(
        replace(exchange, body=b"", unpacked=None, truncated=exchange.truncated or bool(exchange.body))
        if number < len(observation.exchanges) - 1
        else replace(
            exchange,
            body=exchange.body[:BODY_LIMIT_BYTES],
            unpacked=None,
            truncated=exchange.truncated or len(exchange.body) > BODY_LIMIT_BYTES,
        )
        for number, exchange in enumerate(observation.exchanges)
    )
    data: bytes = _encoder().encode(replace(observation, exchanges=exchanges))
    coded = bool(exchanges) and exchanges[-1].header("content-encoding") is not None
    if coded or len(data) < _COMPRESS_FROM_BYTES:
        return _PLAIN + data
    return _PACKED + zlib.compress(data, 1)


def read_observation(row: bytes) -> Observation:
    """Read ``observation_row`` back; ``ValueError`` for bytes of another version."""
    with _as_value_error():
        data = zlib.decompress(row[1:]) if row[:1] == _PACKED else row[1:]
        found: Observation = _decoder(Observation).decode(data)
    return found


def result_row(result: LinkResult) -> bytes:
    """Make the bytes of a judged link."""
    data: bytes = _encoder().encode(result)
    return data


def read_result(row: bytes) -> LinkResult:
    """Read ``result_row`` back; ``ValueError`` for bytes of another version."""
    with _as_value_error():
        found: LinkResult = _decoder(LinkResult).decode(row)
    return found


def lookup_row(answer: LookupAnswer) -> bytes:
    """Make the bytes of an index's answer."""
    return named_row(answer)


def read_lookup(row: bytes) -> LookupAnswer:
    """Read ``lookup_row`` back; ``ValueError`` for bytes of another version."""
    found: LookupAnswer = read_named(row, _LOOKUPS)
    return found


def drift_row(found: Drift | None) -> bytes:
    """Make the bytes of a comparison."""
    data: bytes = _encoder().encode(found)
    return data


def read_drift(row: bytes) -> Drift | None:
    """Read ``drift_row`` back; ``ValueError`` for bytes of another version."""
    with _as_value_error():
        found: Drift | None = _decoder(Drift | None).decode(row)
    return found


def named_row(value: object) -> bytes:
    """Make the bytes of one of several kinds of values, with the name of its kind."""
    data: bytes = _encoder().encode((type(value).__name__, value))
    return data


def read_named(row: bytes, kinds: Mapping[str, type]) -> Any:  # noqa: ANN401 - one of ``kinds``
    """Read ``named_row`` back; ``ValueError`` for bytes of another version."""
    import msgspec

    with _as_value_error():
        name, fields = msgspec.msgpack.decode(row)
        return msgspec.convert(fields, kinds[name])


def at(timestamp: float) -> datetime:
    """Give the time of a row, aware, UTC."""
    return datetime.fromtimestamp(timestamp, UTC)


@contextmanager
def _as_value_error() -> Iterator[None]:
    import msgspec

    try:
        yield
    except (msgspec.MsgspecError, zlib.error, KeyError, TypeError) as error:
        raise ValueError(f"a row of another version: {error}") from error


@lru_cache(maxsize=1)
def _encoder() -> msgspec.msgpack.Encoder:
    import msgspec

    return msgspec.msgpack.Encoder()


@lru_cache(maxsize=4)
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:  # noqa: ANN401 - a type, as msgspec takes it
    import msgspec

    return msgspec.msgpack.Decoder(kind)
