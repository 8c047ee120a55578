"""What changed between two audits, as text, Markdown and JSON; and the list of runs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from citecheck.model.difference import Difference, LinkChange
from citecheck.model.finding import Finding
from citecheck.model.memory import RunRecord
from citecheck.model.verdict import LinkResult
from citecheck.reports.inert import visible

_COLUMNS = (("live", 6), ("dead", 6), ("unknown", 8))
"""Of the list of runs: the state of a link, and the width of its column."""


def difference_text(found: Difference) -> str:
    """Give the difference for reading in a terminal."""
    lines = [f"from {_moment(found.earlier_at)} to {_moment(found.later_at)}", _summary(found)]
    for heading, items in _sections(found):
        if items:
            lines += ["", f"{heading} ({len(items)})", *(f"  {item}" for item in items)]
    return "\n".join(lines) + "\n"


def difference_markdown(found: Difference) -> str:
    """Give the difference for a pull request or a job summary."""
    lines = [f"### Since {_moment(found.earlier_at)}", "", _summary(found)]
    for heading, items in _sections(found):
        if items:
            lines += ["", f"#### {heading} ({len(items)})", "", *(f"- {_markdown(item)}" for item in items)]
    return "\n".join(lines) + "\n"


def difference_json(found: Difference) -> str:
    """Give the difference for programs, version 1."""

    def findings(items: Iterable[Finding]) -> list[dict[str, object]]:
        return [
            {
                "rule": item.rule,
                "name": item.name,
                "severity": item.severity.value,
                "message": item.message,
                "references": list(item.references),
            }
            for item in items
        ]

    def changes(items: Iterable[LinkChange]) -> list[dict[str, object]]:
        return [
            {
                "url": item.url,
                "role": item.role.value,
                "before": {"state": item.before.state.value, "reason": item.before.reason.value},
                "after": {"state": item.after.state.value, "reason": item.after.reason.value},
            }
            for item in items
        ]

    def links(items: Iterable[LinkResult]) -> list[dict[str, object]]:
        return [{"url": item.url, "role": item.role.value, "state": item.state.value} for item in items]

    wire = {
        "schema": "citecheck/diff/1",
        "earlier_at": _stamp(found.earlier_at),
        "later_at": _stamp(found.later_at),
        "new": findings(found.new),
        "fixed": findings(found.fixed),
        "unseen": findings(found.unseen),
        "staying": found.staying,
        "muted": found.muted,
        "worse": changes(found.worse),
        "better": changes(found.better),
        "added": links(found.added),
        "removed": links(found.removed),
        "failing": [
            {"url": link.url, "since": _stamp(link.streak.first_at), "failures": link.streak.failures}
            for link in found.failing
            if link.streak is not None
        ],
    }
    return json.dumps(wire, indent=1, ensure_ascii=False) + "\n"


def history_text(runs: Sequence[RunRecord]) -> str:
    """Give past runs, newest first, a line each."""
    if not runs:
        return "no run yet: `citecheck run SOURCE` makes one\n"
    lines = [f"{'run':>5}  {'finished (UTC)':<16}  {'live':>6} {'dead':>6} {'unknown':>8}  {'findings':>8}  sources"]
    for run in runs:
        ended = "unfinished" if run.finished_at is None else f"{run.finished_at:%Y-%m-%d %H:%M}"
        if run.finished_at is not None and not run.complete:
            ended = f"{run.finished_at:%Y-%m-%d} part"
        links = " ".join(f"{'–' if run.offline else run.links.get(state, 0):>{width}}" for state, width in _COLUMNS)
        sources = visible(" ".join(run.sources), 60)
        lines.append(f"{run.id:>5}  {ended:<16}  {links}  {sum(run.findings.values()):>8}  {sources}")
    return "\n".join(lines) + "\n"


def history_json(runs: Sequence[RunRecord]) -> str:
    """Give past runs for programs, version 1."""
    wire = [
        {
            "run": run.id,
            "sources": list(run.sources),
            "started_at": _stamp(run.started_at),
            "finished_at": None if run.finished_at is None else _stamp(run.finished_at),
            "complete": run.complete,
            "offline": run.offline,
            "links": dict(run.links),
            "archives": dict(run.archives),
            "findings": dict(run.findings),
        }
        for run in runs
    ]
    return json.dumps({"schema": "citecheck/history/1", "runs": wire}, indent=1, ensure_ascii=False) + "\n"


def _summary(found: Difference) -> str:
    new = f"{len(found.new)} new finding{'' if len(found.new) == 1 else 's'}"
    muted = f", {found.muted} muted since" if found.muted else ""
    unseen = f", {len(found.unseen)} not looked at again" if found.unseen else ""
    worse = f"{len(found.worse)} link{'' if len(found.worse) == 1 else 's'} worse"
    kept = f"{len(found.fixed)} fixed, {found.staying} as before"
    return f"{new}, {kept}{muted}{unseen}; {worse}, {len(found.better)} better"


def _sections(found: Difference) -> list[tuple[str, list[str]]]:
    return [
        ("New findings", [_finding(item) for item in found.new]),
        ("Links that got worse", [_change(item) for item in found.worse]),
        ("Failing since", [_failing(link) for link in found.failing]),
        ("Fixed findings", [_finding(item) for item in found.fixed]),
        ("Links that got better", [_change(item) for item in found.better]),
        ("Not looked at again, so neither fixed nor there", [_finding(item) for item in found.unseen]),
        ("New links", [f"{link.state.value}: {visible(link.url, 300)}" for link in found.added]),
        ("Links no longer cited", [visible(link.url, 300) for link in found.removed]),
    ]


def _finding(item: Finding) -> str:
    who = ", ".join(visible(reference, 80) for reference in item.references[:5])
    return f"{item.rule} {item.severity.value}: {who}: {visible(item.message, 300)}"


def _change(item: LinkChange) -> str:
    return f"{item.before.reason.value} → {item.after.reason.value}: {visible(item.url, 300)}"


def _failing(link: LinkResult) -> str:
    if link.streak is None:
        return visible(link.url, 300)
    times = "once" if link.streak.failures == 1 else f"{link.streak.failures} times"
    return f"{_day(link.streak.first_at)} ({times}): {visible(link.url, 300)}"


def _markdown(text: str) -> str:
    """Escape what Markdown and HTML would take for their own."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#~" else char for char in text).replace("&", "&amp;")


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _stamp(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
