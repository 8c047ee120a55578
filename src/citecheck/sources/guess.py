"""Which format a text is in, by the suffix of its name, else by its first pages."""

from __future__ import annotations

import re
from pathlib import PurePath

from citecheck.model.reference import Format

SUFFIXES = {
    ".bib": Format.BIBTEX,
    ".bibtex": Format.BIBTEX,
    ".biblatex": Format.BIBTEX,
    ".ris": Format.RIS,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdx": Format.MARKDOWN,
    ".qmd": Format.MARKDOWN,
    ".rmd": Format.MARKDOWN,
    ".wiki": Format.WIKITEXT,
    ".wikitext": Format.WIKITEXT,
    ".mediawiki": Format.WIKITEXT,
    ".mw": Format.WIKITEXT,
    ".urls": Format.URLS,
    ".url": Format.URLS,
}
"""Suffixes that say what a file holds; ``.txt`` and ``.json`` say too little."""
_HEAD = 200_000
"""Code points looked at: an article's references begin after a long prose."""
_OURS = re.compile(r'"(?:schema"\s*:\s*"citecheck/|origin"\s*:|translated_title"\s*:|archive_url"\s*:)')
_RIS = re.compile(r"^TY {1,2}- ?[A-Z]", re.MULTILINE)
_BIBTEX = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]\w*\s{0,9}[{(]\s{0,99}[^\s=,{}\"]{1,200}\s{0,9}[,=]", re.MULTILINE)
_HTML = re.compile(r"<(?:!doctype html|html|head|body|article|section|div|ol|ul|li|cite|p|table|span)\b", re.IGNORECASE)
_WIKITEXT = re.compile(
    r"\{\{\s*(?:cite[ _]\w|citation|cita|literatur|internetquelle|lien web|ouvrage|cite|webarchive|reflist)\b"
    r"|<ref[\s>]|<references|\[\[[^\[\]\n]{1,200}\]\]|^==+[^=\n]+==+\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_MARKDOWN = re.compile(
    r"\[[^\]\n]{1,300}\]\(\s*<?(?:https?:|\.{0,2}/|mailto:)|^\[\^[^\]\n]{1,60}\]:"
    r"|^\[[^\]\n]{1,99}\]:\s+<?https?://|^#{1,6} \S",
    re.MULTILINE,
)
_WEIGHTY = re.compile(r"<ref[\s>]|\{\{\s*(?:cite|citation)", re.IGNORECASE)
_ADDRESS = re.compile(r"<?(?:[a-z][a-z0-9+.-]{1,20}://|www\.|//)\S+\Z", re.IGNORECASE)
_LEAST_SIGNS = 2
"""Signs of wikitext or Markdown that must be there: one pair of brackets is in many a plain text."""


def guess_format(text: str, path: str | None = None) -> Format:
    """Give the most likely format; plain text when nothing else fits.

    Args:
        text: The text; only its head is looked at.
        path: A name whose suffix counts more than the content, ``.txt`` and ``.json`` aside.
    """
    suffix = PurePath(path).suffix.lower() if path else ""
    if (known := SUFFIXES.get(suffix)) is not None:
        return known
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head[:1] in {"{", "["} and (suffix == ".json" or _is_json(head)):
        return Format.JSONL if _OURS.search(head) else Format.CSL_JSON
    if suffix == ".json":
        return Format.CSL_JSON
    if _only_addresses(head):
        return Format.URLS
    for form, sign in ((Format.RIS, _RIS), (Format.BIBTEX, _BIBTEX)):
        if sign.search(head):
            return form
    return _marked_up(head)


def _marked_up(head: str) -> Format:
    """Tell HTML, wikitext, Markdown and plain text by what marks them."""
    wiki = len(_WIKITEXT.findall(head))
    if _HTML.match(head) and not _WEIGHTY.search(head):
        return Format.HTML
    if wiki >= _LEAST_SIGNS or _WEIGHTY.search(head):
        return Format.WIKITEXT
    if head.startswith("---\n") or len(_MARKDOWN.findall(head)) >= _LEAST_SIGNS:
        return Format.MARKDOWN
    if len(_HTML.findall(head)) >= _LEAST_SIGNS and "</" in head:
        return Format.HTML
    return Format.TEXT


def _is_json(head: str) -> bool:
    return re.match(r"\{\s*[}\"]|\[\s*[\]{]", head) is not None


def _only_addresses(head: str) -> bool:
    """Whether every line is one address, comments and blank lines aside."""
    lines = [line.strip() for line in head.splitlines()[:200]]
    told = [line for line in lines if line and not line.startswith("#")]
    return bool(told) and sum(_ADDRESS.match(line) is not None for line in told) >= max(1, len(told) * 0.9)
