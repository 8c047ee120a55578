"""Lists of addresses: one a line, ``#`` begins a comment line, blank lines are passed over."""

from __future__ import annotations

import re

from citecheck.model.reference import Document, Format, Origin, Reference, Skipped, Span

_LINE = re.compile(r"[^\r\n]+")
_TRAILING_COMMENT = re.compile(r"\s+#(?=\s|$)")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]{0,30}:|//|www\.)", re.IGNORECASE)
_HOST = re.compile(r"[^\s/.:]+(?:\.[^\s/.:]+)+(?::\d+)?(?:[/?#]\S*)?\Z")
_SPACE = re.compile(r"\s")
_EXCERPT = 200
"""Code points of a skipped line that the document repeats, see ``Skipped.text``."""


class UrlsReader:
    """Reads lists of addresses; a malformed address is a reference too, so that it gets a row in the report."""

    format = Format.URLS

    def read(self, text: str, path: str) -> Document:
        """See ``sources.interface.Reader.read``."""
        references: list[Reference] = []
        skipped: list[Skipped] = []
        for span, line in _told_lines(text):
            address = line[1:-1] if _is_bracketed(line) else line
            if _ADDRESS.match(address) or (_HOST.match(address) and not _SPACE.search(address)):
                references.append(Reference(Origin(path, Format.URLS, span), line, url=address))
            else:
                skipped.append(Skipped(span, "no address", line[:_EXCERPT]))
        return Document(path, Format.URLS, text, tuple(references), tuple(skipped))


def _told_lines(text: str) -> list[tuple[Span, str]]:
    """Give the lines that say something, without white space and comments around them."""
    told: list[tuple[Span, str]] = []
    number = 1
    position = 0
    for match in _LINE.finditer(text):
        gap = text[position : match.start()]
        number += gap.count("\n") + gap.count("\r") - gap.count("\r\n")
        position = match.end()
        line = match[0]
        comment = _TRAILING_COMMENT.search(line)
        content = (line[: comment.start()] if comment else line).strip(" \t\ufeff\u00a0")
        if content and not content.startswith("#"):
            lead = line.index(content)
            start = match.start() + lead
            told.append((Span(start, start + len(content), number, lead + 1), content))
    return told


def _is_bracketed(line: str) -> bool:
    """Whether an address stands between ``<`` and ``>``, as in mails; they are no part of it."""
    return line[0] == "<" and line[-1] == ">"
