"""Lists of references that are no footnotes: the items under "Bibliography", "External links" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.sources.headings import is_reference_heading
from citecheck.sources.wikitext.plain import plain

_HEADING = re.compile(r"^(?P<level>={1,6})(?P<text>[^\n]{1,200}?)(?P=level)[ \t\x00]*$", re.MULTILINE)
_ITEM = re.compile(r"^[*#]+[:;]*[ \t]*(?P<item>\S[^\n]*)$", re.MULTILINE)


def reference_items(masked: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each list item under a heading of references, marker left out, in order.

    Args:
        masked: The page with comments and literal stretches blanked.
    """
    headings = [
        (match.start(), match.end(), len(match["level"]), is_reference_heading(plain(match["text"])))
        for match in _HEADING.finditer(masked)
    ]
    open_level = 0
    for index, (_, body, level, is_list) in enumerate(headings):
        if open_level and level <= open_level:
            open_level = 0
        if is_list and not open_level:
            open_level = level
        if not open_level:
            continue
        end = headings[index + 1][0] if index + 1 < len(headings) else len(masked)
        for match in _ITEM.finditer(masked, body, end):
            yield match.start("item"), match.start("item") + len(match["item"].rstrip(" \t\r\x00"))
