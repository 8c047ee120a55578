"""One value of a record, changed inside the longer or encoded value of a source; and two changes of it in one."""

from __future__ import annotations

import re
from collections.abc import Callable

from citecheck.errors import FixError

_ENTITY = re.compile(r"&(?:#\w{1,8}|[A-Za-z]\w{1,30});")
_MOST_CONTEXT = 40
"""Code points around a change by which its place in the source is recognised."""


def rewritten(raw: str, old: str, new: str, spell: Callable[[str], str] = str) -> str:
    """Change ``raw``, a value as the source writes it, so that it says ``new`` where it says ``old``.

    Only the part in which the two differ is replaced, so markup around it stays; ``spell`` writes the new part in the
    manner of the source.

    Raises:
        FixError: The place of the change is not to be found in ``raw``, or found twice.
    """
    lead, trail = _frame(old, new)
    start, stop = lead, len(old) - trail
    left, right = start, stop
    if raw == old:
        return old[:lead] + spell(new[lead : len(new) - trail]) + old[stop:]
    while True:
        found = raw.find(old[left:right]) if left < right else -1
        if found >= 0 and raw.find(old[left:right], found + 1) < 0:
            at = found + start - left
            return raw[:at] + spell(new[lead : len(new) - trail]) + raw[at + stop - start :]
        grown = max(0, left - 1), min(len(old), right + 1)
        if (left < right and found < 0) or grown == (left, right) or right - left > stop - start + _MOST_CONTEXT:
            raise FixError("the source writes the value in a form that cannot be changed in part")
        left, right = grown


def both(old: str, first: str, second: str) -> str | None:
    """Give the value with two changes of ``old`` in one, ``None`` where they touch the same characters."""
    if first == second:
        return first
    spans = []
    for new in (first, second):
        lead, trail = _frame(old, new)
        spans.append((lead, len(old) - trail, new[lead : len(new) - trail]))
    (start, stop, one), (begin, end, other) = sorted(spans)
    if begin <= stop:
        return None
    return old[:start] + one + old[stop:begin] + other + old[end:]


def _frame(old: str, new: str) -> tuple[int, int]:
    """Give how many characters two texts share at the beginning and, without these, at the end."""
    limit = min(len(old), len(new))
    lead = next((index for index in range(limit) if old[index] != new[index]), limit)
    if old[lead - 1 : lead] == "&" and _ENTITY.match(old, lead - 1):
        lead -= 1  # an entity goes whole
    limit -= lead
    trail = next((index for index in range(limit) if old[-1 - index] != new[-1 - index]), limit)
    return lead, trail
