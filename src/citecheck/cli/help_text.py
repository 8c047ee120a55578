"""Docstrings and help of options, made ready for the renderer of ``--help``."""

from __future__ import annotations

import inspect
import re

_TAG = re.compile(r"(?<!\\)\[(?=[a-z#@/])")
"""What rich's console markup takes for a tag (its documentation, "Console Markup")."""


def joined(docstring: str | None) -> str:
    """Join the lines of each paragraph, so that a terminal of any width breaks them anew; indented lines stay."""
    paragraphs = inspect.cleandoc(docstring or "").split("\n\n")
    return "\n\n".join(
        paragraph if paragraph.startswith(" ") else " ".join(paragraph.split("\n")) for paragraph in paragraphs
    )


def literal(text: str) -> str:
    """Keep square brackets from being taken for markup: ``[default: 22]`` is to be read."""
    return _TAG.sub(r"\\[", text)
