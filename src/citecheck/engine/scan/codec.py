"""Values of the model as bytes for a row or a log, and back. MessagePack, since it keeps bytes as they are."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from citecheck.model.capture import LookupAnswer
from citecheck.model.observation import Observation

if TYPE_CHECKING:
    import msgspec

Value = TypeVar("Value")
_COMPRESS_FROM_BYTES = 1_024
_PACKED, _PLAIN = b"z", b"-"
_LOOKUPS = {kind.__name__: kind for kind in LookupAnswer.__args__}


class CodecError(ValueError):
    """Bytes of another version, or a value that no bytes can hold (half a surrogate pair)."""


def pack(value: object) -> bytes:
    """Make bytes of a dataclass of the model.

    Raises:
        CodecError: A text of it cannot be written as UTF-8.
    """
    try:
        data: bytes = _encoder().encode(value)
    except UnicodeEncodeError as error:
        raise CodecError("it holds half of a character, which cannot be written") from error
    return data


def unpack(kind: type[Value], data: bytes) -> Value:
    """Read ``pack`` back.

    Raises:
        CodecError: The bytes are of another version.
    """
    import msgspec

    try:
        found: Value = _decoder(cast("Any", kind)).decode(data)
    except msgspec.MsgspecError as error:
        raise CodecError(f"written by another version: {error}") from error
    return found


def pack_observation(observation: Observation) -> bytes:
    """Make the bytes of an observation. Bodies of redirects are left out: nobody reads them, and some are long."""
    last = len(observation.exchanges) - 1
    exchanges = tuple(
        exchange if number == last else replace(exchange, body=b"", truncated=exchange.truncated or bool(exchange.body))
        for number, exchange in enumerate(observation.exchanges)
    )
    data = pack(replace(observation, exchanges=exchanges))
    coded = bool(exchanges) and exchanges[-1].header("content-encoding") is not None
    return _PLAIN + data if coded or len(data) < _COMPRESS_FROM_BYTES else _PACKED + zlib.compress(data, 1)


def unpack_observation(data: bytes) -> Observation:
    """Read ``pack_observation`` back.

    Raises:
        CodecError: The bytes are of another version or broken.
    """
    try:
        return unpack(Observation, zlib.decompress(data[1:]) if data[:1] == _PACKED else data[1:])
    except zlib.error as error:
        raise CodecError(f"broken: {error}") from error


def pack_answer(answer: LookupAnswer) -> bytes:
    """Make the bytes of an index's answer."""
    return pack((type(answer).__name__, answer))


def unpack_answer(data: bytes) -> LookupAnswer:
    """Read ``pack_answer`` back.

    Raises:
        CodecError: The bytes are of another version.
    """
    import msgspec

    try:
        name, fields = msgspec.msgpack.decode(data)
        found: LookupAnswer = msgspec.convert(fields, _LOOKUPS[name])
    except (msgspec.MsgspecError, KeyError, TypeError, ValueError) as error:
        raise CodecError(f"written by another version: {error}") from error
    return found


def _plain(value: object) -> object:
    """Give what MessagePack can hold of a mapping that only looks like a dictionary."""
    if isinstance(value, MappingProxyType | Mapping):
        return dict(value)
    raise TypeError(f"cannot be written: {type(value).__name__}")


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    import msgspec

    return msgspec.msgpack.Encoder(enc_hook=_plain)


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:  # noqa: ANN401 - a type, as msgspec takes it
    import msgspec

    return msgspec.msgpack.Decoder(kind)
