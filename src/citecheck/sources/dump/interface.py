"""What large inputs are cut into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class SliceKind(StrEnum):
    """How the documents of a slice are found."""

    FILES = "files"
    """Each name is a file of its own."""
    PAGES = "pages"
    """The pages of a MediaWiki dump whose element begins between two offsets of the XML."""
    STREAMS = "streams"
    """The pages of bzip2 streams between two offsets of the compressed file."""
    LINES = "lines"
    """The lines of a list of addresses between two offsets, both at the beginning of a line."""
    ROWS = "rows"
    """Row groups of a Parquet file, from ``start`` up to ``end``."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the input that one task reads."""

    kind: SliceKind
    names: tuple[str, ...]
    """Files, as the user named them; one, except for ``SliceKind.FILES``."""
    start: int = 0
    """Bytes, or row groups for ``SliceKind.ROWS``; not used for ``SliceKind.FILES``."""
    end: int = 0
    first_line: int = 1
    """Line of the file, from 1, on which the slice begins; for Parquet its first row."""
    prefix: str = ""
    """What stands before the title of a page in the name of its document, e.g. ``wikipedia:en:``."""
    format: str | None = None
    """As the user named it with ``--from``."""
    size_bytes: int = 0
    """About how much there is to read, so that long tasks can begin first."""
    folder: str = ""
    """Where relative names begin, for whoever reads the slice elsewhere; empty for the working folder."""

    def path(self, name: str) -> Path:
        """Give where a file lies."""
        return Path(self.folder, name)
