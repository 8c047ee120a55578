"""What is told of a rule, read from its class: attributes, and the sections of its docstring."""

from __future__ import annotations

import inspect
from functools import cache

from citecheck.model.finding import Family, RuleDescriptor
from citecheck.rules.interface import Rule

SECTIONS = (
    "What it finds",
    "Why it matters",
    "Known problems",
    "Example",
    "Fix and its safety",
    "Sources",
)
"""Headings that every rule's docstring has, in this order."""


class MissingSectionError(ValueError):
    """A rule's docstring lacks a section. Do: write it; ``explain``, the docs and SARIF show it."""


def descriptor(rule: Rule) -> RuleDescriptor:
    """Give all that is told of a rule.

    Raises:
        MissingSectionError: The docstring lacks a section, or they stand in another order.
    """
    return _descriptor(type(rule))


@cache
def _descriptor(rule: type[Rule]) -> RuleDescriptor:
    """Read a class once: a scan of a million documents asks for each rule a million times."""
    summary, sections = _read(inspect.cleandoc(rule.__doc__ or ""))
    if tuple(heading for heading, text in sections if text) != SECTIONS:
        raise MissingSectionError(f"{rule.__name__}: the docstring needs the sections {', '.join(SECTIONS)}")
    return RuleDescriptor(
        code=rule.code,
        name=rule.name,
        family=Family(rule.code[:3]),
        severity=rule.severity,
        confidence=rule.confidence,
        needs=rule.needs,
        default=rule.default,
        default_reason=rule.default_reason,
        summary=summary,
        sections=sections,
        since=rule.since,
        suppresses=rule.suppresses,
    )


def _read(docstring: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Split a docstring into its summary and its sections, each headed by a line ``## Heading``."""
    head, *parts = f"\n{docstring}".split("\n## ")
    sections = []
    for part in parts:
        heading, _, text = part.partition("\n")
        sections.append((heading.strip(), text.strip()))
    return head.strip(), tuple(sections)
