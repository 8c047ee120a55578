"""The list of decisions, from their own titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docs.generating.markdown import page

FOLDER = Path(__file__).resolve().parents[1] / "decisions"
_TITLE = re.compile(r"^# (\d+)\. (.+)$", re.MULTILINE)


def pages() -> Iterator[tuple[str, str]]:
    """Give path and text of the page."""
    lines = []
    for path in sorted(FOLDER.glob("[0-9]*.md")):
        title = _TITLE.search(path.read_text(encoding="utf-8"))
        lines.append(f"{int(path.name[:4])}. [{title[2] if title else path.stem}]({path.name})")
    said = "Why things are as they are: what was to be decided, what was measured, what would make us choose otherwise."
    yield "decisions/index.md", page("Decisions", said, "\n".join(lines), made_from="the titles of the pages")
