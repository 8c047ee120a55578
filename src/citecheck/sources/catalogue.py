"""All formats and their readers; a reader is imported when its format is first asked for, so that start-up is light."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from citecheck.errors import UsageError
from citecheck.model.reference import Format
from citecheck.sources.interface import Reader

READERS: dict[Format, tuple[str, str]] = {
    Format.TEXT: ("citecheck.sources.freetext.reader", "FreetextReader"),
    Format.WIKITEXT: ("citecheck.sources.wikitext.reader", "WikitextReader"),
    Format.HTML: ("citecheck.sources.html.reader", "HtmlReader"),
    Format.BIBTEX: ("citecheck.sources.bibtex.reader", "BibtexReader"),
    Format.CSL_JSON: ("citecheck.sources.csl_json", "CslJsonReader"),
    Format.RIS: ("citecheck.sources.ris", "RisReader"),
    Format.MARKDOWN: ("citecheck.sources.markdown.reader", "MarkdownReader"),
    Format.URLS: ("citecheck.sources.urls", "UrlsReader"),
    Format.JSONL: ("citecheck.sources.jsonl", "JsonlReader"),
}
"""Format -> module and class. A new format is one line here and one reader."""


def reader(form: Format) -> Reader:
    """Give the reader of a format."""
    module, name = READERS[form]
    return cast("Reader", getattr(import_module(module), name)())


def named(word: str) -> Format:
    """Give the format that a user names.

    Raises:
        UsageError: There is no such format.
    """
    try:
        return Format(word.strip().lower())
    except ValueError:
        known = ", ".join(READERS)
        raise UsageError(f"there is no format {word!r}; known are {known}") from None
