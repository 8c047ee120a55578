r"""The examples in a rule's docstring: blocks that show a source, each with the facts that a run would have seen.

A block opens with three backquotes, the format, and ``bad`` or ``good``; a block of ``facts`` may follow it::

    bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}

    facts
    link dead not-found status=404
    archive broken missing offered=20190405052849
    registry crossref other-work title="On Dunes"
    today 2022-01-31

Each line of facts says what was found out about the first reference, or about the one whose key stands before a colon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.model.finding import RuleDescriptor

_BLOCK = re.compile(r"^```(?P<head>[^\n]*)\n(?P<body>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
HEADING = "Example"


@dataclass(frozen=True, slots=True)
class Example:
    """One block of a docstring that shows a source."""

    format: str
    """A ``Format``, or ``none`` where the source cannot be shown."""
    is_bad: bool
    """Whether the rule must speak of it; else it must be silent."""
    text: str
    facts: tuple[str, ...] = ()


def examples(told: RuleDescriptor) -> tuple[Example, ...]:
    """Give the examples of a rule in their order.

    Raises:
        ValueError: A block has no known head, or facts stand before any source.
    """
    found: list[Example] = []
    for block in _BLOCK.finditer(dict(told.sections)[HEADING]):
        head = block.group("head").split()
        if head == ["facts"]:
            last = found.pop()
            found.append(Example(last.format, last.is_bad, last.text, tuple(block.group("body").strip().splitlines())))
        elif len(head) == 2 and head[1] in {"bad", "good"}:  # noqa: PLR2004 - format and verdict
            found.append(Example(head[0], head[1] == "bad", block.group("body")))
        else:
            raise ValueError(f"{told.code}: a block of the example is headed {block.group('head')!r}")
    return tuple(found)
