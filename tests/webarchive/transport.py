"""Transports for tests: over loopback with requests, and one that answers from a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import requests
import urllib3

from citecheck.model.observation import Exchange, Failure, FailureKind, Observation, Phase, Purpose

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
Headers = tuple[tuple[str, str], ...]


class LoopbackTransport:
    """Single exchanges with requests; dials ``ask_as`` where it is given, and never anything but 127.0.0.1."""

    def __init__(self) -> None:
        self.session = requests.Session()
        self.session.trust_env = False

    def get(
        self,
        url: str,
        *,
        purpose: Purpose,
        headers: Headers = (),
        timeout_s: float = 22.0,
        body_limit_bytes: int = 2_097_152,
        ask_as: str | None = None,
    ) -> Observation:
        return self._exchange(requests.Request("GET", ask_as or url, dict(headers)), url, purpose, timeout_s)

    def post(
        self,
        url: str,
        *,
        body: bytes,
        purpose: Purpose,
        headers: Headers = (),
        timeout_s: float = 22.0,
        ask_as: str | None = None,
    ) -> Observation:
        return self._exchange(
            requests.Request("POST", ask_as or url, dict(headers), data=body), url, purpose, timeout_s
        )

    def _exchange(self, request: requests.Request, url: str, purpose: Purpose, timeout_s: float) -> Observation:
        at = datetime.now(UTC)
        if not request.url.startswith("http://127.0.0.1:"):
            return Observation(url, purpose, at, failure=Failure(FailureKind.ADDRESS_REFUSED, Phase.CONNECT, "guard"))
        request.headers = {"Accept-Encoding": "identity", **request.headers}
        try:
            answer = self.session.send(
                self.session.prepare_request(request), timeout=timeout_s, allow_redirects=False, stream=True
            )
            with answer:
                content = answer.raw.read(decode_content=False)
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            kind = FailureKind.TIMEOUT if "timed out" in str(error).lower() else FailureKind.RESET
            return Observation(url, purpose, at, failure=Failure(kind, Phase.WAIT, str(error)))
        exchange = Exchange(url, answer.status_code, tuple(answer.headers.items()), content, address="127.0.0.1")
        return Observation(url, purpose, at, (exchange,))


Answer = Exchange | FailureKind


class ScriptedTransport:
    """Answers from a function; keeps what was asked."""

    def __init__(self, answer: Callable[[str], Answer]) -> None:
        self.answer = answer
        self.asked: list[str] = []
        self.dialled: list[str] = []
        self.headers: list[Headers] = []
        self.bodies: list[bytes] = []

    def get(
        self,
        url: str,
        *,
        purpose: Purpose,
        headers: Headers = (),
        timeout_s: float = 22.0,
        body_limit_bytes: int = 2_097_152,
        ask_as: str | None = None,
    ) -> Observation:
        self.asked.append(url)
        self.dialled.append(ask_as or url)
        self.headers.append(headers)
        answer = self.answer(url)
        if isinstance(answer, FailureKind):
            return Observation(url, purpose, NOW, failure=Failure(answer, Phase.WAIT, answer.value))
        return Observation(url, purpose, NOW, (answer,))

    def post(
        self,
        url: str,
        *,
        body: bytes,
        purpose: Purpose,
        headers: Headers = (),
        timeout_s: float = 22.0,
        ask_as: str | None = None,
    ) -> Observation:
        self.bodies.append(body)
        return self.get(url, purpose=purpose, headers=headers, timeout_s=timeout_s, ask_as=ask_as)


def answer(url: str, status: int = 200, body: bytes | str = b"", **headers: str) -> Exchange:
    """Build an answer; ``Memento_Datetime="…"`` becomes ``Memento-Datetime``."""
    content = body.encode() if isinstance(body, str) else body
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Exchange(url, status, pairs, content)
