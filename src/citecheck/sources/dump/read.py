"""From a slice to its documents, one at a time; beside ``inputs``, ``streams`` and ``tables`` what opens files here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from citecheck.errors import SourceError
from citecheck.model.reference import Document, Format, Span, UnreadSource
from citecheck.sources.decode import decode
from citecheck.sources.dump import streams
from citecheck.sources.dump.interface import Slice, SliceKind
from citecheck.sources.dump.pages import BrokenPageError, RawPage, raw_pages, read_page
from citecheck.sources.load import load, parse_text


@dataclass(slots=True)
class Passed:
    """What was passed over on the way, since it is no article."""

    redirects: int = 0
    other_pages: int = 0
    """Of other namespaces, or no wikitext: templates, modules, talk."""
    bytes: int = field(default=0)
    """Of text that was read, in UTF-8."""


def documents(part: Slice, passed: Passed) -> Iterator[Document | UnreadSource]:
    """Read a slice.

    A document without a reference is given as it is when it is a page of a dump, and as ``UnreadSource`` when it is a
    file, as ``load`` has it.

    Args:
        part: The slice.
        passed: Counts up while documents are taken.

    Raises:
        SourceError: The file itself cannot be read any more.
    """
    match part.kind:
        case SliceKind.FILES:
            yield from _from_files(part, passed)
        case SliceKind.PAGES:
            yield from _from_pages(part, _pages_between(part), passed)
        case SliceKind.STREAMS:
            pieces = streams.unpacked(part.path(part.names[0]), part.start, part.end)
            yield from _from_pages(part, raw_pages(pieces), passed)
        case SliceKind.LINES:
            yield from _from_lines(part, passed)
        case SliceKind.ROWS:
            yield from _from_rows(part, passed)


def _from_files(part: Slice, passed: Passed) -> Iterator[Document | UnreadSource]:
    for name in part.names:
        try:
            document = load(str(part.path(name)), format=part.format)
        except SourceError as error:
            yield UnreadSource(name, str(error))
            continue
        passed.bytes += len(document.text.encode("utf-8", "surrogatepass"))
        yield _named(document, name)


def _named(document: Document, name: str) -> Document:
    """Name a document as the user did, wherever it was read."""
    if document.path == name:
        return document
    references = (replace(each, origin=replace(each.origin, path=name)) for each in document.references)
    return replace(document, path=name, references=tuple(references))


def _pages_between(part: Slice) -> Iterator[RawPage]:
    for page in raw_pages(streams.plain(part.path(part.names[0]), part.start)):
        if part.start + page.offset >= part.end:
            return
        yield page


def _from_pages(part: Slice, pages: Iterable[RawPage], passed: Passed) -> Iterator[Document | UnreadSource]:
    for page in pages:
        place = f"{part.names[0]}#{part.start + page.offset}"
        if page.element is None:
            yield UnreadSource(place, "the page is too long to be held, or does not end")
            continue
        try:
            article = read_page(page.element)
        except BrokenPageError as error:
            yield UnreadSource(place, str(error))
            continue
        if article.is_redirect:
            passed.redirects += 1
        elif not article.is_article:
            passed.other_pages += 1
        else:
            passed.bytes += len(article.text.encode("utf-8", "surrogatepass"))
            yield parse_text(article.text, format=Format.WIKITEXT, path=part.prefix + article.title)


def _from_lines(part: Slice, passed: Passed) -> Iterator[Document | UnreadSource]:
    name = part.names[0]
    with part.path(name).open("rb") as file:
        file.seek(part.start)
        data = file.read(part.end - part.start)
    passed.bytes += len(data)
    try:
        text = decode(data, name).text
    except SourceError as error:
        yield UnreadSource(f"{name}#L{part.first_line}", str(error))
        return
    yield from _list(text, part)


def _from_rows(part: Slice, passed: Passed) -> Iterator[Document | UnreadSource]:
    from citecheck.sources.dump.tables import addresses

    rows = (" ".join((row or "").split()) for row in addresses(part.path(part.names[0]), part.start, part.end))
    text = "".join(f"{row}\n" for row in rows)
    passed.bytes += len(text.encode("utf-8", "surrogatepass"))
    yield from _list(text, part)


def _list(text: str, part: Slice) -> Iterator[Document | UnreadSource]:
    """Read a piece of a list as a document of its own, named by its first line, with the lines of the file."""
    name = f"{part.names[0]}#L{part.first_line}"
    document = parse_text(text, format=Format.URLS, path=name)
    if not document.references:
        yield UnreadSource(name, "holds no address")
        return
    yield _moved(document, part.first_line - 1)


def _moved(document: Document, lines: int) -> Document:
    """Count lines from the beginning of the file; offsets stay those of the piece, whose text the document holds."""
    if not lines:
        return document

    def lower(span: Span) -> Span:
        return replace(span, line=span.line + lines)

    return replace(
        document,
        references=tuple(
            replace(each, origin=replace(each.origin, span=lower(each.origin.span))) for each in document.references
        ),
        skipped=tuple(replace(each, span=lower(each.span)) for each in document.skipped),
        remarks=tuple(replace(each, span=lower(each.span)) for each in document.remarks),
    )
