"""Captures written as WARC records, with the index that pywb reads."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http.client import responses
from pathlib import Path
from urllib.parse import quote

from citecheck.links.archive_times import to_time
from citecheck.links.surt import surt
from tests.webarchive.index import Row

CONFIG = """
debug: false
framed_replay: false
enable_memento: true
redirect_to_exact: true
enable_auto_fetch: false
"""


@dataclass(frozen=True)
class Capture:
    """What was fetched, when, and what came."""

    url: str
    timestamp: str
    body: bytes | str = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    revisit_of: str | None = None
    """Timestamp of the capture whose body came again."""


def write(folder: Path, captures: Sequence[Capture]) -> list[Row]:
    """Write a collection named ``web``; gives its index as the CDX server tells it."""
    from warcio.warcwriter import WARCWriter

    base = folder / "collections" / "web"
    for name in ("archive", "indexes", "static", "templates"):
        (base / name).mkdir(parents=True, exist_ok=True)
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    rows: list[Row] = []
    lines: list[str] = []
    digests: dict[tuple[str, str], str] = {}
    with (base / "archive" / "captures.warc.gz").open("wb") as stream:
        writer = WARCWriter(stream, gzip=True, warc_version="WARC/1.1")
        for given in captures:
            capture = replace(given, url=quote(given.url, safe="%/:=&?~#+!$,;'@()*[]"))  # a WARC holds ASCII
            start = stream.tell()
            digest = _record(writer, capture, digests)
            mime, status = _kind(capture)
            key, length = surt(capture.url), str(stream.tell() - start)
            rows.append(Row(key, capture.timestamp, capture.url, mime, status or "-", digest, length))
            fields = {"url": capture.url, "mime": mime, **({"status": status} if status else {}), "digest": digest}
            place = {"length": length, "offset": str(start), "filename": "captures.warc.gz"}
            lines.append(f"{key} {capture.timestamp} {json.dumps(fields | place)}\n")
    (base / "indexes" / "index.cdxj").write_text("".join(sorted(lines)), encoding="utf-8")
    return rows


def _kind(capture: Capture) -> tuple[str, str]:
    if capture.revisit_of is not None:
        return "warc/revisit", ""
    kind = dict(capture.headers).get("Content-Type", "text/html")
    return kind.partition(";")[0].strip(), str(capture.status)


def _record(writer: object, capture: Capture, digests: dict[tuple[str, str], str]) -> str:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    assert isinstance(writer, WARCWriter)
    body = capture.body.encode() if isinstance(capture.body, str) else capture.body
    headers = [*capture.headers, ("Content-Length", str(len(body)))]
    head = StatusAndHeaders(f"{capture.status} {responses.get(capture.status, 'Odd')}", headers, protocol="HTTP/1.1")
    if capture.revisit_of is not None:
        digest = digests[capture.url, capture.revisit_of]
        record = writer.create_revisit_record(
            capture.url,
            f"sha1:{digest}",
            capture.url,
            _iso(capture.revisit_of),
            http_headers=head,
            warc_headers_dict={"WARC-Date": _iso(capture.timestamp)},
        )
    else:
        record = writer.create_warc_record(
            capture.url,
            "response",
            payload=io.BytesIO(body),
            http_headers=head,
            warc_headers_dict={"WARC-Date": _iso(capture.timestamp)},
        )
    writer.write_record(record)
    record.raw_stream.close()
    digest = str(record.rec_headers.get_header("WARC-Payload-Digest")).removeprefix("sha1:")
    digests[capture.url, capture.timestamp] = digest
    return digest


def _iso(stamp: str) -> str:
    moment = to_time(stamp)
    assert moment is not None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
