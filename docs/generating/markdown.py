"""Pieces of Markdown, and the remark on top of every page that is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def page(title: str, *parts: str, made_from: str) -> str:
    """Give a page: a remark for editors, its title, its parts."""
    remark = f"<!-- Made by docs/generate.py from {made_from}: edit that, not this. -->"
    return "\n\n".join([remark, f"# {title}", *(part.strip("\n") for part in parts if part.strip())]) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table; cells are Markdown on one line."""
    lines = [_row(headings), "|" + "---|" * len(headings), *(_row(row) for row in rows)]
    return "\n".join(lines)


def code(text: str) -> str:
    """Give a code span that holds any text on one line."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def codes(texts: Iterable[str]) -> str:
    """Give code spans with commas between them; a dash for none."""
    return ", ".join(code(text) for text in texts) or "–"


def prose(text: str) -> str:
    """Give words from a docstring: one paragraph, its ``literals`` as code spans."""
    return " ".join(text.split()).replace("``", "`")


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
