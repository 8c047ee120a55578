"""Writing an audit as JSON and reading one back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from citecheck.model.audit import Audit
from citecheck.model.same import Same
from citecheck.reports.inert import spelled
from citecheck.reports.interface import ReportOptions
from citecheck.reports.json_v1.audit import SCHEMA, AuditV1, members
from citecheck.reports.json_v1.packing import pack, unpack

_SURROGATES = re.compile("[\ud800-\udfff]")


class JsonReport:
    """Everything, for programs: version 1 of the audit's JSON, see ``docs/schema/audit-1.json``."""

    name = "json"
    suffixes = (".json",)

    def __init__(self, options: ReportOptions | None = None) -> None:
        """Take the options that all reports take; JSON needs none."""

    def render(self, audit: Audit) -> str:
        """See ``Report.render``."""
        return encode(audit)

    def pieces(self, audit: Audit) -> Iterator[str]:
        """See ``PieceReport.pieces``."""
        return unpack(packed(audit))


def encode(audit: Audit) -> str:
    """Give an audit as JSON, an item a line, ending in a line end."""
    return "".join(_pieces(audit))


def packed(audit: Audit) -> bytes:
    """Give an audit as JSON, compressed (zlib), a tenth of its length; made once for whoever asks in a row."""
    return _packed(Same(audit))


@lru_cache(maxsize=1)
def _packed(same: Same[Audit]) -> bytes:
    return pack(_pieces(same.value))


def _pieces(audit: Audit) -> Iterator[str]:
    """Give the JSON of an audit piece by piece, so that an audit of a million links need not be held twice."""
    encoder = msgspec.json.Encoder()
    separator = "{\n"
    for name, value in members(audit):
        yield f'{separator} "{name}": '
        separator = ",\n"
        if isinstance(value, Iterator):
            yield from _items(encoder, value)
        else:
            yield _text(encoder, value)
    yield "\n}\n"


def _items(encoder: msgspec.json.Encoder, items: Iterator[object]) -> Iterator[str]:
    before = "[\n  "
    for item in items:
        yield before + _text(encoder, item)
        before = ",\n  "
    yield "[]" if before.startswith("[") else "\n ]"


def _text(encoder: msgspec.json.Encoder, value: object) -> str:
    try:
        return spelled(encoder.encode(value).decode())
    except UnicodeEncodeError:  # half a surrogate pair, e.g. from "\ud800" in a CSL-JSON file: UTF-8 cannot hold it
        return spelled(encoder.encode(_without_surrogates(msgspec.to_builtins(value))).decode())


def decode(text: str | bytes) -> Audit:
    """Read an audit back; the texts of sources and pages were not kept and are empty.

    Raises:
        ValueError: It is not JSON, not of this version, or does not fit the schema; the message says where.
    """
    try:
        schema = msgspec.json.decode(text, type=_Head).schema
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"this is no audit of citecheck: {error}") from error
    if schema != SCHEMA:
        raise ValueError(f"this is no audit of citecheck in version 1: its schema is {schema[:60]!r}, not {SCHEMA!r}")
    try:
        return msgspec.json.decode(text, type=AuditV1).model()
    except msgspec.ValidationError as error:
        raise ValueError(f"this audit does not fit its schema {SCHEMA!r}: {error}") from error


class _Head(msgspec.Struct):
    schema: str


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATES.sub("�", value)
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value
