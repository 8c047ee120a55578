"""The gauntlet's web without sockets: case data in, observations out, as the net would have seen them."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest

from citecheck.model.observation import Exchange, Observation, Purpose

Json = Any
AT = datetime(2026, 11, 22, tzinfo=UTC)
BODY_LIMIT = 262_144
MOST_HOPS = 20
ACCEPT = [
    ["Accept", "text/html,*/*"],
    ["Accept-Encoding", "gzip, deflate"],
    ["User-Agent", "citecheck/0"],
]


def _module(folder: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"gauntlet_{name}", folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class GauntletWeb:
    """Answers requests from the data of one case; knows plain answers only, no faults of the line."""

    def __init__(self, folder: Path, case: Json, number: int) -> None:
        self._answers = _module(folder, "answers")
        self._turns: dict[tuple[str, int], int] = {}
        hosts = {"host": f"127.30.{number // 200}.{number % 200 + 1}", "other": f"127.31.0.{number % 200 + 1}"}
        words = {
            "http": f"http://{hosts['host']}:8080",
            "https": f"https://{hosts['host']}:8443",
            "other": f"http://{hosts['other']}:8080",
            "other_https": f"https://{hosts['other']}:8443",
            "http6": "http://[::1]:8080",
            "host": hosts["host"],
            "other_host": hosts["other"],
            "port": "8080",
            "tls_port": "8443",
        }
        self.case = self._fill(case, words)
        self._other = hosts["other"]

    def _fill(self, value: Json, words: dict[str, str]) -> Json:
        if isinstance(value, str):
            for word, text in words.items():
                value = value.replace("{" + word + "}", text)
            return value
        if isinstance(value, list):
            return [self._fill(part, words) for part in value]
        if isinstance(value, dict):
            return {key: self._fill(part, words) for key, part in value.items()}
        return value

    def see(self, url: str, purpose: Purpose = Purpose.ORIGINAL) -> Observation | None:
        """What a GET sees, redirects followed; ``None`` where the case is about faults of the line."""
        exchanges: list[Exchange] = []
        cookies = False
        address = url.partition("#")[0]
        for _ in range(MOST_HOPS):
            exchange = self._get(address, cookie=cookies)
            if exchange is not None and exchange.status == 503:
                exchange = self._get(address, cookie=cookies)  # as the net asks once more
            if exchange is None:
                return None
            exchanges.append(exchange)
            cookies = cookies or exchange.header("Set-Cookie") is not None
            location = exchange.header("Location")
            if location is None or not 300 < exchange.status < 400 or exchange.status == 304:
                return Observation(url, purpose, AT, tuple(exchanges), in_opened_range=True)
            goal = location.encode("latin-1").decode("utf-8", "replace")
            if not urljoin(address, goal).startswith("http"):
                return None
            address = quote(urljoin(address, goal).partition("#")[0], safe="%/:?#[]@!$&'()*+,;=~-._")
        return None

    def _get(self, url: str, *, cookie: bool) -> Exchange | None:
        parts = urlsplit(url)
        target = quote(parts.path or "/", safe="%/:?#[]@!$&'()*+,;=~-._") + (f"?{parts.query}" if parts.query else "")
        headers = [*ACCEPT, ["Host", parts.netloc.encode("idna").decode()], *([["Cookie", "seen=1"]] if cookie else [])]
        serve = self.case["other"] if parts.hostname == self._other else self.case["serve"]
        answer = self._find(serve, target, headers, parts.hostname or "")
        if answer is None or "raw" in answer or serve.get("accept") or serve.get("tls"):
            return None
        built = self._answers.build({**answer, "framing": "none"}, "GET", "gzip, deflate")
        body, size = b"", 0
        for piece in built.body:
            body += (piece.data * min(piece.times, 1 + BODY_LIMIT // max(1, len(piece.data))))[: BODY_LIMIT + 1]
            size += len(piece)
        final_head = built.head.decode("latin-1").strip().split("\r\n\r\n")[-1].split("\r\n")
        rows = tuple((name, value.strip()) for name, _, value in (row.partition(":") for row in final_head[1:]))
        return Exchange(url, built.status, rows, body[:BODY_LIMIT], truncated=size > BODY_LIMIT)

    def _find(self, serve: Json, target: str, headers: list[list[str]], host: str) -> Json:
        for index, route in enumerate(serve.get("routes", [])):
            if self._fits(route, target, headers):
                answers = route.get("answers") or [route["answer"]]
                turn = self._turns.get((host, index), 0)
                self._turns[(host, index)] = turn + 1
                return answers[min(turn, len(answers) - 1)]
        return serve.get("default", {"status": 404, "body": "<h1>Not Found</h1>"})

    @staticmethod
    def _fits(route: Json, target: str, headers: list[list[str]]) -> bool:
        def folded(text: str) -> str:
            return re.sub("%[0-9a-fA-F]{2}", lambda octet: octet[0].upper(), text)

        def has(rule: Json) -> bool:
            return any(name.lower() == rule[0].lower() and rule[1].lower() in value.lower() for name, value in headers)

        if "path" in route and folded(target) != folded(quote(route["path"], safe="%/:?#[]@!$&'()*+,;=~-._")):
            return False
        if "prefix" in route and not target.startswith(route["prefix"]):
            return False
        if route.get("method", "GET") != "GET":
            return False
        return (not route.get("need") or has(route["need"])) and not (route.get("unless") and has(route["unless"]))


@pytest.fixture(scope="session")
def gauntlet_cases(shared: Path) -> list[Json]:
    cases: list[Json] = json.loads((shared / "gauntlet" / "cases" / "dev.json").read_text(encoding="utf-8"))
    return cases


@pytest.fixture
def gauntlet_web(shared: Path) -> Callable[[Json, int], GauntletWeb]:
    return lambda case, number: GauntletWeb(shared / "gauntlet", case, number)
