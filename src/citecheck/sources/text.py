"""The reader of text without markup; the work is done in ``freetext``."""

from __future__ import annotations

from citecheck.sources.freetext.reader import FreetextReader as TextReader

__all__ = ["TextReader"]
