"""States and reasons of links and archive copies, from ``model/verdict.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TypeVar

from docs.generating.docstrings import of_members
from docs.generating.markdown import code, page, prose, table

from citecheck.model.audit import NetworkState
from citecheck.model.finding import Applicability, Confidence, Severity
from citecheck.model.verdict import (
    ArchiveReason,
    ArchiveState,
    LinkReason,
    LinkState,
    archive_state_of,
    state_of,
)

Reason = TypeVar("Reason", bound=StrEnum)
_INTRODUCTION = """
Every link is `live`, `dead` or `unknown`, every archive copy `verified`, `broken` or `unknown`, and each says why.
These words stand in JSON, in the tables of a scan and in every report; the sets are closed. Two things hold for all:

- What a bot wall, a rate limit, a time-out or our own network hides is **unknown**, never dead.
- "No snapshot" is said only when the archive's index answered, in a form that can be read, that it holds none.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Give path and text of the page."""
    text = page(
        "States and reasons",
        _INTRODUCTION,
        "## Links",
        _members(LinkState),
        _reasons(LinkReason, state_of),
        "## Archive copies",
        _members(ArchiveState),
        _reasons(ArchiveReason, archive_state_of),
        "## Findings",
        "Severity:",
        _members(Severity),
        "Confidence:",
        _members(Confidence),
        "What applying the repair may cost you:",
        _members(Applicability),
        "## The network of a run",
        _members(NetworkState),
        made_from="src/citecheck/model/verdict.py, finding.py and audit.py",
    )
    yield "reference/states.md", text


def _members(kind: type[StrEnum]) -> str:
    told = of_members(kind)
    return table(("word", "meaning"), [(code(each.value), prose(told.get(each.name, ""))) for each in kind])


def _reasons(kind: type[Reason], state: Callable[[Reason], StrEnum]) -> str:
    told = of_members(kind)
    order = {value: number for number, value in enumerate(dict.fromkeys(state(each) for each in kind))}
    members = sorted(kind, key=lambda each: order[state(each)])
    rows = [(state(each).value, code(each.value), prose(told.get(each.name, ""))) for each in members]
    return table(("state", "reason", "meaning"), rows)
