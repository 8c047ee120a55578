"""HTTP messages and observations as the blocks of a WARC file, and back.

Bodies are kept content-coded but without chunking, as they reached us. Headers that would then lie about the block to
other readers (``Transfer-Encoding``; ``Content-Length`` of a body that was cut) keep their value under the name that
crawlers use for it, and get their own back on reading.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from citecheck.model.observation import Exchange, Failure, FailureKind, Observation, Phase, Provenance, Purpose
from citecheck.net.orders import ACCEPT, ACCEPT_ENCODING
from citecheck.net.wire import UrlProblem, on_wire, without_credentials

_ASIDE = "X-Crawler-"
_SET_ASIDE = {"transfer-encoding": "Transfer-Encoding", "content-length": "Content-Length"}
SECRET_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie", "set-cookie", "set-cookie2"})
"""Never written: what opens a door, or tells one visit from another."""
SENT_LIMIT_BYTES = 65_536
"""Of the body of a request; ours are short forms."""


def response_block(exchange: Exchange) -> bytes:
    """Write an answer as an HTTP/1.1 message."""
    lines = [f"HTTP/1.1 {exchange.status:03d} "]
    for name, value in exchange.headers:
        if name.lower() in SECRET_HEADERS:
            continue
        aside = name.lower() == "transfer-encoding" or (name.lower() == "content-length" and _lies(exchange, value))
        lines.append(f"{_ASIDE if aside else ''}{name}: {value}")
    head = "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n"
    return head + exchange.body


def read_response(block: bytes) -> tuple[tuple[tuple[str, str], ...], bytes]:
    """Give headers and body of a block that ``response_block`` wrote."""
    head, _, body = block.partition(b"\r\n\r\n")
    headers: list[tuple[str, str]] = []
    for line in head.decode("latin-1").split("\r\n")[1:]:
        name, _, value = line.partition(":")
        if name.startswith(_ASIDE) and name[len(_ASIDE) :].lower() in _SET_ASIDE:
            name = name[len(_ASIDE) :]
        headers.append((name, value.strip()))
    return tuple(headers), body


def request_block(url: str, method: str, agent: str, body: bytes) -> bytes:
    """Write a request as it was sent, less what must not be told: cookies, keys, headers of single hosts."""
    wire = on_wire(url)
    if isinstance(wire, UrlProblem):
        return b""
    lines = [
        f"{method} {wire.target} HTTP/1.1",
        f"Host: {wire.netloc}",
        f"User-Agent: {agent}",
        f"Accept: {ACCEPT}",
        f"Accept-Encoding: {ACCEPT_ENCODING}",
    ]
    if body:
        lines.append(f"Content-Length: {len(body[:SENT_LIMIT_BYTES])}")
    return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + body[:SENT_LIMIT_BYTES]


def observation_block(observation: Observation, method: str, records: list[str]) -> bytes:
    """Write an observation without its messages, which lie in the named records."""
    failure = observation.failure
    content: dict[str, Any] = {
        "url": without_credentials(observation.url),
        "purpose": observation.purpose,
        "method": method,
        "asked_at": stamp(observation.asked_at),
        "attempts": observation.attempts,
        "elapsed_s": round(observation.elapsed_s, 6),
        "in_opened_range": observation.in_opened_range,
        "failed_url": observation.failed_url,
        "failure": None
        if failure is None
        else {"kind": failure.kind, "phase": failure.phase, "detail": failure.detail},
        "exchanges": [
            {
                "record": record,
                "url": exchange.url,
                "status": exchange.status,
                "truncated": exchange.truncated,
                "address": exchange.address,
                "http_version": exchange.http_version,
                "elapsed_s": round(exchange.elapsed_s, 6),
            }
            for exchange, record in zip(observation.exchanges, records, strict=True)
        ],
    }
    return json_block(content)


def read_observation(content: Mapping[str, Any], blocks: Mapping[str, bytes], url: str) -> Observation:
    """Make an observation of its JSON and its messages; ``url`` as the source spells it, credentials and all.

    Raises:
        KeyError, ValueError, TypeError: The content is not what ``observation_block`` writes.
    """
    failure = content["failure"]
    return Observation(
        url=url,
        purpose=Purpose(content["purpose"]),
        asked_at=moment(content["asked_at"]),
        exchanges=tuple(_read_exchange(part, blocks[part["record"]]) for part in content["exchanges"]),
        failure=None
        if failure is None
        else Failure(FailureKind(failure["kind"]), Phase(failure["phase"]), failure["detail"]),
        failed_url=content["failed_url"],
        attempts=int(content["attempts"]),
        elapsed_s=float(content["elapsed_s"]),
        provenance=Provenance.RECORDING,
        in_opened_range=bool(content["in_opened_range"]),
    )


def json_block(content: Mapping[str, Any]) -> bytes:
    """Write JSON the same way each time."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


def stamp(at: datetime) -> str:
    """Write a time in UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """Read what ``stamp`` wrote."""
    return datetime.fromisoformat(text).astimezone(UTC)


def _read_exchange(part: Mapping[str, Any], block: bytes) -> Exchange:
    headers, body = read_response(block)
    return Exchange(
        url=part["url"],
        status=int(part["status"]),
        headers=headers,
        body=body,
        truncated=bool(part["truncated"]),
        address=part["address"],
        http_version=part["http_version"],
        elapsed_s=float(part["elapsed_s"]),
    )


def _lies(exchange: Exchange, value: str) -> bool:
    return value != str(len(exchange.body))
