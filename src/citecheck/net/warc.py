"""Evidence files: everything that was seen, as WARC/1.1 (ISO 28500:2017), and their reading for a replay.

An observation becomes a response and a request record for each hop, linked by ``WARC-Concurrent-To``, and one metadata
record (JSON) that holds the rest: purpose, tries, times and, where there was no answer, the failure. A ``warcinfo``
record comes first with the audit's clock; how a round of probing went stands in a metadata record of its own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import uuid
from collections import deque
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any, cast

from citecheck.errors import RecordingError
from citecheck.model.observation import Exchange, Observation, ProbeSummary, Purpose
from citecheck.net import blocks
from citecheck.net.settings import user_agent
from citecheck.net.wire import UrlProblem, on_wire, without_credentials

_FORMAT = "WARC File Format 1.1"
_JSON = "application/json"
_STARTED, _FORM = "citecheck-started-at", "citecheck-form"
_FORM_VERSION = "1"
_OBSERVATION, _SUMMARY = "urn:citecheck:observation", "urn:citecheck:summary"
_NAMES = uuid.UUID("6f0c4c3e-1f7b-5d0a-9d54-6a0b6a7f3c11")
"""Our own root of record names, drawn once: the same run makes the same names."""

_NOTICE = "description"
Key = tuple[str, Purpose, str]
"""Method, purpose, address without credentials."""


class Recorder:
    """Writes a recording; safe for use from several threads. Implements ``interface.Tape``."""

    def __init__(self, path: str, started_at: datetime, notice: str | None = None) -> None:
        """Begin the file: gzip, a member a record, when its name ends in ``.gz``.

        Args:
            path: Where to write.
            started_at: The clock of the audit, aware, UTC.
            notice: What every report of a replay says on top; stands in ``description``.

        Raises:
            RecordingError: The file cannot be written.
        """
        from warcio.warcwriter import WARCWriter

        from citecheck.version import __version__

        self._path = path
        self._lock = threading.Lock()
        self._count = 0
        self._started_at = started_at
        self._agent = user_agent(__version__, None)
        try:
            self._file: IO[bytes] = Path(path).open("wb")  # noqa: SIM115 - open for a whole run; see ``close``
        except OSError as error:
            raise RecordingError(f"{path}: cannot be written ({error.strerror}); name another --record file") from error
        self._writer = WARCWriter(self._file, gzip=path.endswith(".gz"), warc_version="1.1")
        fields = {
            "software": f"citecheck/{__version__}",
            "format": _FORMAT,
            "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            _FORM: _FORM_VERSION,
            _STARTED: blocks.stamp(started_at),
            **({} if notice is None else {_NOTICE: " ".join(notice.split())}),
        }
        text = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        self._write("warcinfo", "", text.encode(), started_at, content_type="application/warc-fields")

    def keep(self, observation: Observation, *, method: str = "GET", body: bytes = b"") -> None:
        """See ``Tape.keep``."""
        at = observation.asked_at
        with self._lock:
            responses: list[str] = []
            for exchange in observation.exchanges:
                name = self._write(
                    "response", exchange.url, blocks.response_block(exchange), at, facts=_facts(exchange)
                )
                sent = blocks.request_block(exchange.url, method, self._agent, body)
                digest = _digest(body[: blocks.SENT_LIMIT_BYTES])
                links = {"WARC-Concurrent-To": name, "WARC-Payload-Digest": digest}
                self._write("request", exchange.url, sent, at, facts=links)
                responses.append(name)
            content = blocks.observation_block(observation, method, responses)
            facts = {"WARC-Concurrent-To": responses[-1]} if responses else {}
            facts["WARC-Profile"] = _OBSERVATION
            self._write("metadata", _target(observation.url), content, at, facts=facts, content_type=_JSON)

    def sum_up(self, summary: ProbeSummary) -> None:
        """See ``Tape.sum_up``."""
        content = {
            "control_resolves": summary.control_resolves,
            "captive": summary.captive,
            "interrupted": summary.interrupted,
        }
        with self._lock:
            facts = {"WARC-Profile": _SUMMARY}
            self._write("metadata", "", blocks.json_block(content), self._started_at, facts=facts, content_type=_JSON)

    def close(self) -> None:
        """End the file; what was kept before is whole even if this never happens."""
        self._file.close()

    def _write(
        self,
        kind: str,
        uri: str,
        block: bytes,
        at: datetime,
        *,
        facts: Mapping[str, str] | None = None,
        content_type: str = "",
    ) -> str:
        self._count += 1
        name = f"<urn:uuid:{uuid.uuid5(_NAMES, f'{blocks.stamp(self._started_at)} {self._count} {kind} {uri}')}>"
        headers = {
            "WARC-Record-ID": name,
            "WARC-Date": blocks.stamp(at),
            **({"WARC-Target-URI": uri} if uri else {}),
            **(facts or {}),
            "WARC-Block-Digest": _digest(block),
        }
        # without an address, or warcio would take the message apart and write its own
        record = self._writer.create_warc_record(
            "", kind, payload=BytesIO(block), length=len(block), warc_headers_dict=headers,
            warc_content_type=content_type,
        )  # fmt: skip
        try:
            self._writer.write_record(record)
        except OSError as error:
            raise RecordingError(f"{self._path}: cannot be written ({error.strerror}); free disk space") from error
        return name


class Recording:
    """A recording, read: an index in memory, the messages on disk."""

    def __init__(self, path: str, started_at: datetime, notice: str | None = None) -> None:
        """Begin with nothing; see ``read``."""
        self._path = path
        self.notice = notice
        """What every report says on top, as the recorder was told."""
        self.started_at = started_at
        """The clock of the audit that was recorded; aware, UTC."""
        self.summary = ProbeSummary()
        self._offsets: dict[str, int] = {}
        self._found: dict[Key, deque[Mapping[str, Any]]] = {}

    @classmethod
    def read(cls, path: str) -> Recording:
        """Read a recording that ``Recorder`` wrote.

        Raises:
            RecordingError: The file cannot be read, or is no recording of citecheck.
        """
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        try:
            with Path(path).open("rb") as file:
                return cls._indexed(path, ArchiveIterator(file, no_record_parse=True))
        except OSError as error:
            raise RecordingError(f"{path}: cannot be read ({error.strerror or error}); name a --replay file") from error
        except (ArchiveLoadFailed, KeyError, ValueError, TypeError, EOFError, AttributeError) as error:
            raise RecordingError(f"{path}: is no recording of citecheck ({error}); record the run again") from error

    def next(self, method: str, purpose: Purpose, url: str) -> Observation | None:
        """Give what was seen when this was asked, in the order of asking; the last for ever; ``None`` for never."""
        found = self._found.get((method, purpose, without_credentials(url)))
        if not found:
            return None
        content = found[0] if len(found) == 1 else found.popleft()
        try:
            with Path(self._path).open("rb") as file:
                messages = {part["record"]: self._block(file, part["record"]) for part in content["exchanges"]}
            return blocks.read_observation(content, messages, url)
        except (OSError, KeyError, ValueError, TypeError, EOFError) as error:
            raise RecordingError(f"{self._path}: a record is damaged ({error}); record the run again") from error

    @classmethod
    def _indexed(cls, path: str, records: Any) -> Recording:  # noqa: ANN401 - warcio ships no types
        recording: Recording | None = None
        for record in records:
            kind, profile = record.rec_type, record.rec_headers.get_header("WARC-Profile")
            if kind == "warcinfo":
                recording = recording or cls(path, *_began(record.raw_stream.read()))
            elif recording is None:
                raise ValueError("it does not begin with a warcinfo record")
            elif kind == "response":
                name = record.rec_headers.get_header("WARC-Record-ID")
                recording._offsets[name] = records.get_record_offset()  # noqa: SLF001 - our own class
            elif kind == "metadata" and profile == _OBSERVATION:
                recording._take(json.loads(record.raw_stream.read()))  # noqa: SLF001 - our own class
            elif kind == "metadata" and profile == _SUMMARY:
                recording.summary = _joined(recording.summary, json.loads(record.raw_stream.read()))
        if recording is None:
            raise ValueError("it holds no record")
        return recording

    def _take(self, content: Mapping[str, Any]) -> None:
        key = (str(content["method"]), Purpose(content["purpose"]), str(content["url"]))
        self._found.setdefault(key, deque()).append(content)

    def _block(self, file: IO[bytes], name: str) -> bytes:
        from warcio.archiveiterator import ArchiveIterator

        file.seek(self._offsets[name])
        return cast("bytes", next(ArchiveIterator(file, no_record_parse=True)).raw_stream.read())


def _facts(exchange: Exchange) -> dict[str, str]:
    facts = {"WARC-Payload-Digest": _digest(exchange.body)}
    if exchange.address is not None:
        facts["WARC-IP-Address"] = exchange.address
    if exchange.truncated:
        facts["WARC-Truncated"] = "length"
    return facts


def _digest(data: bytes) -> str:
    """Name bytes as web archives do; tells equal captures, proves nothing."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode("ascii")


def _target(url: str) -> str:
    """Give the address of a metadata record; ``""`` where a file of addresses could not hold it."""
    wire = on_wire(url)
    return "" if isinstance(wire, UrlProblem) else wire.text


def _began(fields: bytes) -> tuple[datetime, str | None]:
    """Give the clock and the notice of a warcinfo record."""
    pairs = (line.partition(": ") for line in fields.decode("utf-8").splitlines())
    values = {name: value for name, _, value in pairs}
    if values.get(_FORM) != _FORM_VERSION:
        raise ValueError(f"form {values.get(_FORM)} where {_FORM_VERSION} is known")
    return blocks.moment(values[_STARTED]), values.get(_NOTICE)


def _joined(before: ProbeSummary, content: Mapping[str, Any]) -> ProbeSummary:
    """Sum up several rounds as one: the newest word on the network, any doubt about it."""
    newest = content["control_resolves"]
    return ProbeSummary(
        interrupted=before.interrupted or bool(content["interrupted"]),
        control_resolves=before.control_resolves if newest is None else bool(newest),
        captive=before.captive or bool(content["captive"]),
    )
