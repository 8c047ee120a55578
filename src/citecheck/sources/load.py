"""From the name of a source to a document: the only module of the room that opens anything."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from citecheck.errors import EmptySourceError, NoReferencesError, SourceError
from citecheck.model.reference import Document, Format
from citecheck.sources import catalogue
from citecheck.sources.decode import decode
from citecheck.sources.docx import docx_markdown, is_docx
from citecheck.sources.guess import guess_format
from citecheck.sources.suppressions import find_suppressions
from citecheck.sources.wikipedia import PREFIX, WikiFetch, wiki_text

__all__ = ["WikiFetch", "load", "parse_text"]

STANDARD_INPUT = "-"
_LIMIT_BYTES = 536_870_912
"""Half a GiB. Our choice: a text and its records take some ten times that in memory; ``citecheck scan`` takes more."""
_STEP_BYTES = 4_194_304
_ADDRESS_BEGINNINGS = ("http://", "https://", "ftp://")


def load(
    source: str,
    *,
    format: str | None = None,  # noqa: A002 - the word users know from --from
    fetch: WikiFetch | None = None,
    wiki_base: str | None = None,
    stdin: BinaryIO | None = None,
) -> Document:
    """Read one source.

    Args:
        source: A file, ``-`` for standard input, or ``wikipedia:LANG:Title``.
        format: One of ``Format``; guessed from suffix and content when left out.
        fetch: The way to a wiki; without one, wiki pages cannot be read.
        wiki_base: Address of a wiki to ask in place of the public one.
        stdin: Stands in for standard input.

    Raises:
        SourceError: It cannot be read.
        NoReferencesError: It holds no reference.
        UsageError: There is no such format.
    """
    chosen = catalogue.named(format) if format is not None else None
    if source.startswith(PREFIX) and not Path(source).exists():
        if fetch is None:
            raise SourceError("is a wiki page, and this run does not ask the network", path=source)
        text = wiki_text(source, fetch, wiki_base)
        return _told(_read(text, chosen or Format.WIKITEXT, source), is_guess=False)
    data = _standard_input(stdin) if source == STANDARD_INPUT else _file(source)
    if not data.strip():
        raise EmptySourceError("is empty", path=source)
    if is_docx(data):
        return _told(_read(docx_markdown(data, source), Format.MARKDOWN, source), is_guess=False)
    decoded = decode(data, source)
    document = _read(decoded.text, chosen or guess_format(decoded.text, source), source)
    remarks = tuple(sorted((*decoded.remarks, *document.remarks), key=lambda remark: remark.span.start))
    return _told(replace(document, encoding=decoded.encoding, remarks=remarks), is_guess=chosen is None)


def parse_text(
    text: str,
    *,
    format: str | None = None,  # noqa: A002 - as in ``load``
    path: str | None = None,
) -> Document:
    """Read references from text in memory; a text without any gives a document without any.

    Args:
        text: One reference, a list, or a whole article.
        format: See ``load``.
        path: A name for messages and for guessing the format by its suffix; nothing is opened.

    Raises:
        UsageError: There is no such format.
    """
    chosen = catalogue.named(format) if format is not None else guess_format(text, path)
    return _read(text, chosen, path or STANDARD_INPUT)


def _read(text: str, form: Format, path: str) -> Document:
    document = catalogue.reader(form).read(text, path)
    wishes = find_suppressions(text, form, document.references)
    return replace(document, suppressions=(*document.suppressions, *wishes)) if wishes else document


def _told(document: Document, *, is_guess: bool) -> Document:
    """Pass a document that holds references, and say of another why it does not."""
    if document.references:
        return document
    if document.skipped:
        first = document.skipped[0]
        message = f"holds no reference that can be read; {first.reason}"
        if len(document.skipped) > 1:
            message += f", and {len(document.skipped) - 1} more blocks"
        raise NoReferencesError(message, path=document.path, line=first.span.line)
    how = "taken for" if is_guess else "read as"
    advice = "; if it is something else, name its format with --from" if is_guess else ""
    raise EmptySourceError(f"holds no reference ({how} {document.format}{advice})", path=document.path)


def _standard_input(stdin: BinaryIO | None) -> bytes:
    stream = stdin if stdin is not None else sys.stdin.buffer
    data = _whole(stream)
    if len(data) > _LIMIT_BYTES:
        raise SourceError(_TOO_LARGE, path=STANDARD_INPUT)
    return data


def _whole(stream: BinaryIO) -> bytes:
    """Read in steps, for a single ``read`` of the limit would reserve all of it at once."""
    data = bytearray()
    while len(data) <= _LIMIT_BYTES and (step := stream.read(_STEP_BYTES)):
        data += step
    return bytes(data)


def _file(source: str) -> bytes:
    path = Path(source)
    try:
        if path.is_dir():
            raise SourceError(f"is a directory; name the files in it{_example(path)}", path=source)
        with path.open("rb") as file:
            data = _whole(file)
    except FileNotFoundError as error:
        raise SourceError(_not_found(source), path=source) from error
    except PermissionError as error:
        raise SourceError("may not be read; change its permissions", path=source) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(f"cannot be read: {reason}", path=source) from error
    if len(data) > _LIMIT_BYTES:
        raise SourceError(_TOO_LARGE, path=source)
    return data


_TOO_LARGE = "is larger than 512 MiB; split it, or use citecheck scan, which reads dumps piece by piece"


def _not_found(source: str) -> str:
    if source.lower().startswith(_ADDRESS_BEGINNINGS):
        return "is an address, and citecheck reads files; save the page, or put its addresses into a file, one a line"
    if any(character in source for character in "*?["):
        return "matches no file"
    path = Path(source)
    try:
        names = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    except OSError:
        names = []
    import difflib

    near = difflib.get_close_matches(path.name, names, n=1, cutoff=0.75)
    return f"there is no such file; did you mean {path.with_name(near[0])}?" if near else "there is no such file"


def _example(folder: Path) -> str:
    try:
        found = sorted(entry.name for entry in folder.iterdir() if entry.suffix.lower() == ".bib")
    except OSError:
        return ""
    return f", e.g. {folder / found[0]}" if found else ""
