"""The web archive's cases, judged directly from a replay that is worked out from the case data."""

from __future__ import annotations

import base64
import gzip
import json
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from citecheck.judge.archives import judge_archive
from citecheck.judge.interface import ArchiveContext, ArchiveVerdict
from citecheck.links.archive_links import recognise
from citecheck.links.surt import surt
from citecheck.model.capture import Absent, ArchiveLink, Capture, Found, LookupAnswer, Malformed
from citecheck.model.names import Name
from citecheck.model.observation import Exchange, Failure, FailureKind, Observation, Phase, Purpose
from citecheck.model.reference import Format, Origin, Reference, Span

Json = Any
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


class Replay:
    """Replays the captures of all cases as the Wayback Machine does, ``id_`` form."""

    def __init__(self, captures: list[Json], case: Json) -> None:
        self._rows: dict[str, list[Json]] = {}
        for capture in captures:
            self._rows.setdefault(surt(capture["url"]), []).append(capture)
        self._excluded = [surt(url).rstrip("/") for url in case.get("excluded") or ()]
        self._fault = next((fault for fault in case.get("faults") or () if fault["on"] == "replay"), None)

    def open(self, link: ArchiveLink) -> Observation:
        url, exchanges = link.url, list[Exchange]()
        target, stamp = link.original_url or "", (link.timestamp or "2").ljust(14, "0")
        fault = self._fault or {}
        if fault.get("action") in ("delay", "reset"):
            kind = FailureKind.TIMEOUT if fault["action"] == "delay" else FailureKind.RESET
            return Observation(url, Purpose.ARCHIVE, NOW, failure=Failure(kind, Phase.WAIT, "scripted"))
        while len(exchanges) < 10:
            exchange = self._answer(target, stamp)
            exchanges.append(exchange)
            location = exchange.header("Location")
            if location is None:
                break
            _, _, rest = location.partition("/web/")
            stamp, _, target = rest.partition("id_/")
        return Observation(url, Purpose.ARCHIVE, NOW, tuple(exchanges))

    def _answer(self, target: str, stamp: str) -> Exchange:
        asked = f"https://web.archive.org/web/{stamp}id_/{target}"
        html = ("Content-Type", "text/html; charset=utf-8")
        if any(surt(target).startswith(key) for key in self._excluded):
            error = "AdministrativeAccessControlException: Blocked Site Error"
            return Exchange(asked, 403, (html, ("X-Archive-Wayback-Runtime-Error", error)), b"<p>Excluded</p>")
        if self._fault is not None and "status" in self._fault:
            return Exchange(asked, self._fault["status"], (html,), self._fault["body"].encode())
        rows = self._rows.get(surt(target), [])
        if not rows:
            return Exchange(asked, 404, (html,), b"<p>This address is not in the archive</p>")
        row = min(rows, key=lambda one: abs(int(one["timestamp"]) - int(stamp)))
        if row["timestamp"] != stamp:
            there = f"https://web.archive.org/web/{row['timestamp']}id_/{row['url']}"
            return Exchange(asked, 302, (("Location", there),))
        return self._memento(asked, row)

    def _memento(self, asked: str, row: Json) -> Exchange:
        source = row
        if row.get("revisit_of"):
            source = next(one for one in self._rows[surt(row["url"])] if one["timestamp"] == row["revisit_of"])
        body = (
            base64.b64decode(source["body_base64"])
            if "body_base64" in source
            else source.get("body", "").encode(source.get("charset", "utf-8"))
        )
        headers = [
            ("Content-Type", source.get("type", "text/html; charset=utf-8")),
            ("Memento-Datetime", format_datetime(moment(row["timestamp"]), usegmt=True)),
            ("Link", f'<{row["url"]}>; rel="original", <https://web.archive.org/web/{row["url"]}>; rel="timegate"'),
        ]
        if source.get("encoding") == "gzip":
            body = gzip.compress(body)
            headers.append(("Content-Encoding", "gzip"))
        headers += [(name, value) for name, value in source.get("replay_headers", [])]
        if "Location" in row.get("headers", {}):
            goal = urljoin(row["url"], row["headers"]["Location"])
            headers.append(("Location", f"https://web.archive.org/web/{row['timestamp']}id_/{goal}"))
        return Exchange(asked, row.get("status", 200), tuple(headers), body)

    def look_up(self, case: Json, url: str) -> LookupAnswer:
        if any(fault["on"] == "cdx" for fault in case.get("faults") or ()):
            return Malformed("a web page in place of rows")
        rows = self._rows.get(surt(url), [])
        if not rows:
            return Absent("200, no rows")
        return Found(tuple(Capture(row["timestamp"], row["url"], "", row.get("status", 200)) for row in rows))


def reference_of(case: Json) -> Reference:
    record = case["reference"]
    authors = tuple(
        Name(family=name[0], given=name[1]) if len(name) > 1 else Name(literal=name[0]) for name in record["authors"]
    )
    return Reference(
        Origin("cases", Format.JSONL, Span(0, 0)),
        "",
        title=record["title"],
        authors=authors,
        outlet=record.get("outlet"),
        published=record.get("published"),
        accessed=record.get("accessed"),
        url=record.get("url"),
        archive_url=record["archive_url"],
        language=record.get("language"),
    )


def judge(case: Json, captures: list[Json]) -> ArchiveVerdict | None:
    """Judge as the engine does: the look-up only where the verdict asks for it."""
    reference = reference_of(case)
    link = recognise(reference.archive_url or "", today=NOW.date())
    if link is None:
        return None
    replay = Replay(captures, case)
    opened = link.service == "wayback" and link.kind.value in ("snapshot", "newest") and "nested" not in link.problems
    observation = replay.open(link) if opened else None
    context = ArchiveContext((reference,), reference.url, now=NOW)
    verdict = judge_archive(link, observation, context)
    if verdict.wants_lookup:
        answer = replay.look_up(case, link.original_url or "")
        verdict = judge_archive(link, observation, ArchiveContext((reference,), reference.url, answer, now=NOW))
    return verdict


@pytest.fixture(scope="module")
def archive_cases(shared: Path) -> Json:
    return json.loads((shared / "webarchive" / "cases" / "dev.json").read_text(encoding="utf-8"))


def test_every_archive_copy_of_the_cases_is_judged_right(archive_cases: Json) -> None:
    captures = [capture for case in archive_cases["cases"] for capture in case["captures"]] + archive_cases["captures"]
    wrong, judged = [], 0
    for case in archive_cases["cases"]:
        expect = case["expect"].get("archive")
        if expect is None or not case["reference"].get("archive_url"):
            continue
        verdict = judge(case, captures)
        if verdict is None:
            assert "not-a-snapshot" in expect["reasons"]  # for the engine: no archive's address at all
            continue
        judged += 1
        state, reason = verdict.judgement.state.value, verdict.judgement.reason.value
        if state not in expect["state"] or (state != "verified" and reason not in expect.get("reasons", [reason])):
            wrong.append(f"{case['id']}: {state}/{reason} for {expect}: {verdict.judgement.signs}")
        if state == "verified" and verdict.comparison is not None and verdict.comparison.title.value == "different":
            wrong.append(f"{case['id']}: verified with a title that differs: {verdict.comparison}")
    assert not wrong, "\n".join(wrong)
    assert judged > 50
