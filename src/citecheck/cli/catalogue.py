"""The catalogue of rules as text, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from citecheck.errors import UsageError
from citecheck.model.finding import RuleDescriptor
from citecheck.rules.catalogue import RULES, UnknownRuleError, descriptor, find, select
from citecheck.rules.docs import rule_page

LISTINGS = ("text", "json", "markdown")


def list_rules(listing: str, words: Sequence[str]) -> str:
    """Give the catalogue in one of ``LISTINGS``.

    Raises:
        UsageError: There is no such listing or rule.
    """
    if listing not in LISTINGS:
        raise UsageError(f"--format {listing}: there is no such listing; known are {', '.join(LISTINGS)}")
    try:
        chosen = select(words) if words else RULES
    except UnknownRuleError as error:
        raise UsageError(f"--select: {error}") from error
    told = [descriptor(rule) for rule in chosen]
    if listing == "json":
        return json.dumps([_as_json(rule) for rule in told], indent=2, ensure_ascii=False)
    if listing == "markdown":
        return "\n\n".join(rule_page(rule) for rule in told)
    return _as_table(told)


def explain_rule(word: str) -> str:
    """Give the page of one rule.

    Raises:
        UsageError: There is no such rule.
    """
    try:
        return rule_page(descriptor(find(word)))
    except UnknownRuleError as error:
        raise UsageError(str(error)) from error


def _as_table(told: Sequence[RuleDescriptor]) -> str:
    width = max((len(rule.name) for rule in told), default=0)
    return "\n".join(
        f"{rule.code}  {rule.name:<{width}}  {rule.severity.value:<7}  {_switch(rule)}  {rule.summary}" for rule in told
    )


def _switch(rule: RuleDescriptor) -> str:
    return "on " if rule.default else "off"


def _as_json(rule: RuleDescriptor) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family.value,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "needs": rule.needs.value,
        "default": rule.default,
        "default_reason": rule.default_reason,
        "summary": rule.summary,
        "sections": dict(rule.sections),
        "since": rule.since,
        "suppresses": list(rule.suppresses),
    }
