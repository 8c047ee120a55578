"""What every writer of records is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from citecheck.model.reference import Document


class RecordWriter(Protocol):
    """Writes references in one format."""

    name: str
    """The word for ``--to``."""

    def write(self, documents: Sequence[Document]) -> str:
        """Write the references of all documents, in their order, as one text that ends in a line end."""
