"""What every reader is: text in, document out."""

from __future__ import annotations

from typing import Protocol

from citecheck.model.reference import Document, Format


class Reader(Protocol):
    """Reads one format. A pure function of its text: nothing is opened, asked or kept."""

    format: Format

    def read(self, text: str, path: str) -> Document:
        """Read a whole source.

        Args:
            text: The decoded text, line ends untouched; the document keeps it as it is.
            path: Its name for people, as the user spelled it; nothing is opened.

        Never raises on any text: what cannot be read is listed in ``Document.skipped``.
        """
