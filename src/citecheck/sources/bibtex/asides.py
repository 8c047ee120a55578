"""What people hide in ``note`` and ``howpublished``: addresses, access dates, archive copies, arXiv numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from citecheck.model.dates import date_at
from citecheck.sources.bibtex.latex import decode, url_commands, verbatim
from citecheck.sources.snapshots import is_snapshot

_ADDRESS = re.compile(
    r"\\(?:url|path|nolinkurl)\s*\{[^{}]*\}|\\href\s*\{[^{}]*\}\s*\{[^{}]*\}|<?\b(?:https?|ftp)://(?:[^\s{}\"<>\\]|\\[_%&#$~])+>?"
)
_MARK = "\ue000"
"""Stands for an address while the words around it are read (a private-use character, absent from real values)."""
_ACCESS = re.compile(
    r"\b(?:last\s+)?(?:accessed|access(?:\s+date)?|retrieved|visited|checked|viewed|consulted|downloaded|abgerufen"
    r"|aufgerufen|besucht|zugriff|zugegriffen|consult[ée]e?|consultado|visitado|acessado|acesso|consultato"
    r"|дата\s+обращения)\b[\s:,]*(?:(?:on|at|am|le|el|em|il|den)\s+)?[\s:(]*",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    r"\b(?:archived?|archive\s*url|archiviert|archiv[ée]e?|wayback|memento|snapshot)\b", re.IGNORECASE
)
_DATE_WORDS = re.compile(r"[\s,(]*(?:(?:on|at|am|le|el|from the original on|from the original|\(?)\s*)?", re.IGNORECASE)
_ARXIV = re.compile(
    r"\barxiv\s*(?:preprint\s*)?(?:arxiv)?\s*:\s*((?:\d{4}\.\d{4,5}|[a-z.-]{2,12}/\d{7})(?:v\d+)?)", re.IGNORECASE
)
_EMPTY_WORDS = re.compile(
    r"\b(?:online|available(?:\s+(?:at|from|online|via|under))*|url|website|web\s?page|web|internet|see|from|at|on|http)\b",
    re.IGNORECASE,
)
_ARCHIVE_PHRASE = re.compile(
    r"\b(?:an?\s+)?(?:archived?|archiviert|wayback|memento|snapshot)(?:\s+(?:version|copy|machine|link|url))*"
    r"(?:\s+(?:at|as|on|in|from\s+the\s+original|from|is))*[\s:,]*(?=[.;)\]]|$)",
    re.IGNORECASE,
)
_HOLLOW = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_STRAY = re.compile(r"(?:^|\s)+(?:([.,;:])[\s.,;:]*(?=\s|$))")
_WORD = re.compile(r"\w")
_BLANKS = re.compile(r"[ \t\r\n]+")
_LIMIT = 5000
"""Code points of a note that are searched."""
_NEAR = 60
"""Code points between "archived" and its address or its date."""


@dataclass(frozen=True, slots=True)
class Asides:
    """What was found, and what words are left."""

    url: str | None = None
    accessed: str | None = None
    archive_url: str | None = None
    archived: str | None = None
    arxiv: str | None = None
    claims_archive: bool = False
    rest: str | None = None


def read_asides(values: Iterable[str]) -> Asides:
    """Search values in LaTeX for what has no field of its own."""
    whole = "; ".join(value[:_LIMIT] for value in values)
    addresses: list[str] = []

    def mark(match: re.Match[str]) -> str:
        written = match[0]
        found = url_commands(written) if written.startswith("\\") else [verbatim(written.rstrip(".,;:)]"))]
        addresses.extend(found)
        tail = written[len(written.rstrip(".,;:)]")) :] if not written.startswith("\\") else ""
        return _MARK * len(found) + tail

    text = decode(_ADDRESS.sub(mark, whole.replace(_MARK, "")))
    accessed, text = _taken_date(text, _ACCESS)
    is_archive = _archives(text, addresses)
    claims = bool(_ARCHIVE.search(text)) or any(is_archive)
    archived, text = _archive_day(text)
    arxiv = _ARXIV.search(text)
    archive_url = next((a for a, is_copy in zip(addresses, is_archive, strict=True) if is_copy), None)
    url = next((a for a, is_copy in zip(addresses, is_archive, strict=True) if not is_copy), None)
    return Asides(
        url=url,
        accessed=accessed,
        archive_url=archive_url,
        archived=archived,
        arxiv=arxiv[1] if arxiv else None,
        claims_archive=claims,
        rest=_rest(text, addresses, {found for found in (url, archive_url, accessed, archived) if found}),
    )


def _taken_date(text: str, words: re.Pattern[str]) -> tuple[str | None, str]:
    """Find the date behind ``words``, and give it and the text without both."""
    for match in words.finditer(text):
        found = date_at(text, match.end(), min(len(text), match.end() + _NEAR))
        if found is not None:
            return found.edtf, f"{text[: match.start()]} {text[found.end :]}"
    return None, text


def _archives(text: str, addresses: list[str]) -> list[bool]:
    """Tell which addresses are archive copies: by their form, or by "archived at" before them."""
    flags: list[bool] = []
    position = 0
    for address in addresses:
        at = text.find(_MARK, position)
        before = text[max(position, at - _NEAR) : at] if at >= 0 else ""
        flags.append(is_snapshot(address) or bool(_ARCHIVE.search(before)))
        position = at + 1 if at >= 0 else position
    return flags


def _archive_day(text: str) -> tuple[str | None, str]:
    """Find the day of "Archived from the original on …" and of "archived at <address> on …"."""
    match = _ARCHIVE.search(text)
    if match is None:
        return None, text
    starts = [match.end()]
    mark = text.find(_MARK, match.end(), match.end() + _NEAR)
    if mark >= 0:
        starts.append(mark + 1)
    for start in starts:
        words = _DATE_WORDS.match(text, start)
        found = date_at(text, words.end() if words else start, min(len(text), start + _NEAR))
        if found is not None:
            return found.edtf, f"{text[:start]} {text[found.end :]}"
    return None, text


def _rest(text: str, addresses: list[str], used: set[str]) -> str | None:
    """Give the words around what was found; ``None`` when they say nothing by themselves."""
    for address in addresses:
        text = text.replace(_MARK, "" if address in used else address, 1)
    if used:
        text = _HOLLOW.sub("", _ARCHIVE_PHRASE.sub("", text))
        text = _STRAY.sub(r"\1", _BLANKS.sub(" ", text)).strip(" ,;:").removeprefix(".").strip()
    return text if _WORD.search(_EMPTY_WORDS.sub("", _ARCHIVE.sub("", text))) else None
