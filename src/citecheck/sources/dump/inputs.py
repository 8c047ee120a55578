"""From the names that a user gives to slices: what kind of input each is, and where it can be cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from glob import iglob
from pathlib import Path

from citecheck.errors import SourceError
from citecheck.model.reference import Format
from citecheck.sources.decode import decode
from citecheck.sources.dump import streams
from citecheck.sources.dump.interface import Slice, SliceKind
from citecheck.sources.guess import guess_format

SLICE_BYTES = 8_388_608
"""About so much text is one task: a minute's work at most, and a few thousand references. Our choice."""
FILES_A_SLICE = 500
PACKING = 4
"""So many times shorter, about, is wikitext in bzip2: 3.5 times for that of ``make_dump.py`` (November 2026)."""
LINES_A_SLICE = 50_000
_SNIFFED_BYTES = 262_144
_DUMP = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?<mediawiki[\s>]")
_BASE = re.compile(rb"<base>https?://([a-z][a-z0-9-]{1,20})\.wikipedia\.org/")
_NAME = re.compile(rb"<dbname>([a-z0-9_]{1,40})</dbname>")
_SUFFIXES = frozenset(
    {
        ".bib",
        ".bibtex",
        ".biblatex",
        ".ris",
        ".jsonl",
        ".ndjson",
        ".json",
        ".html",
        ".htm",
        ".xhtml",
        ".md",
        ".markdown",
    }
    | {".mdx", ".qmd", ".rmd", ".wiki", ".wikitext", ".mediawiki", ".mw", ".urls", ".url", ".txt", ".docx"}
)
"""What is read in a folder; a file that is named itself is read whatever its suffix."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """How inputs are cut."""

    format: str | None = None
    """Of documents and lists, as the user named it; dumps and Parquet files say themselves what they are."""
    slice_bytes: int = SLICE_BYTES


def find_slices(inputs: Sequence[str], cutting: Cutting) -> Iterator[Slice]:
    """Cut inputs into slices, in their order.

    Args:
        inputs: Files, folders (with all below them) and patterns (``*``, ``**``).
        cutting: How.

    Raises:
        SourceError: One of them does not exist or cannot be read.
    """
    loose: list[tuple[Path, int]] = []
    for path in _files(inputs):
        try:
            size = path.stat().st_size
            cut = _cut(path, size, cutting)
        except OSError as error:
            raise SourceError(f"cannot be read: {error.strerror or error}", path=str(path)) from error
        if cut is not None:
            yield from _bundled(loose, cutting)
            loose = []
            yield from cut
            continue
        loose.append((path, size))
        if len(loose) >= FILES_A_SLICE or sum(size for _, size in loose) >= cutting.slice_bytes:
            yield from _bundled(loose, cutting)
            loose = []
    yield from _bundled(loose, cutting)


def facts_of(slices: Iterable[Slice]) -> Iterator[str]:
    """Give what tells the files of slices from other versions of themselves: name, size and time, a line each."""
    last: tuple[str, ...] = ()
    for each in slices:
        if each.names == last:
            continue
        last = each.names
        for name in each.names:
            at = Path(name).resolve().stat()
            yield f"{Path(name).resolve()}\t{at.st_size}\t{at.st_mtime_ns}\t{each.format}"


def _files(inputs: Sequence[str]) -> Iterator[Path]:
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            yield from (file for file in _below(path) if file.suffix.lower() in _SUFFIXES)
        elif path.exists():
            yield path
        else:
            is_pattern = any(sign in name for sign in "*?[")
            found = sorted(iglob(name, recursive=True)) if is_pattern else []  # noqa: PTH207 - pathlib takes no absolute pattern
            files = [Path(each) for each in found if Path(each).is_file()]
            if not files:
                raise SourceError("there is no such file, folder or match", path=name)
            yield from files


def _below(folder: Path) -> Iterator[Path]:
    """Give the files below a folder in a fixed order, hidden ones and links to folders aside."""
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _below(entry)
        elif entry.is_file():
            yield entry


def _bundled(files: Sequence[tuple[Path, int]], cutting: Cutting) -> Iterator[Slice]:
    if files:
        names = tuple(str(path) for path, _ in files)
        size = sum(size for _, size in files)
        yield Slice(SliceKind.FILES, names, format=cutting.format, size_bytes=size)


def _cut(path: Path, size: int, cutting: Cutting) -> Iterable[Slice] | None:
    """Cut one file, or give ``None`` when it is one document."""
    if path.suffix.lower() in {".parquet", ".pq"}:
        return _row_groups(path, size, cutting)
    packed = streams.is_bzip2(path)
    with path.open("rb") as file:
        head = next(streams.unpacked(path), b"") if packed else file.read(_SNIFFED_BYTES)
    if _DUMP.match(head[:1000]):
        named = Slice(SliceKind.PAGES, (str(path),), prefix=_prefix(head))
        return _streams(path, size, named, cutting) if packed else _pages(size, named, cutting)
    if size > cutting.slice_bytes and _is_list(head, path, cutting):
        return _lines(path, cutting)
    return None


def _prefix(head: bytes) -> str:
    """Name the wiki as ``wikipedia:LANG:`` where it is one, so that a document's name can be audited live."""
    if base := _BASE.search(head[:_SNIFFED_BYTES]):
        return f"wikipedia:{base[1].decode('ascii')}:"
    name = _NAME.search(head[:_SNIFFED_BYTES])
    return f"{name[1].decode('ascii')}:" if name else ""


def _pages(size: int, named: Slice, cutting: Cutting) -> Iterator[Slice]:
    for start in range(0, size, cutting.slice_bytes):
        end = min(start + cutting.slice_bytes, size)
        yield replace(named, start=start, end=end, size_bytes=end - start)


def _streams(path: Path, size: int, named: Slice, cutting: Cutting) -> Iterator[Slice]:
    """Join streams until they are long enough; a file of a single stream can only be read by one task."""
    packed = replace(named, kind=SliceKind.STREAMS)
    least = max(1, cutting.slice_bytes // PACKING)
    start = 0
    for place in [*streams.stream_starts(path)[1:], size]:
        if place - start >= least or place == size:
            yield replace(packed, start=start, end=place, size_bytes=(place - start) * PACKING)
            start = place


def _is_list(head: bytes, path: Path, cutting: Cutting) -> bool:
    if cutting.format is not None:
        return cutting.format == Format.URLS
    text = decode(head[: head.rfind(b"\n") + 1], str(path)).text
    return guess_format(text, str(path)) is Format.URLS


def _lines(path: Path, cutting: Cutting) -> Iterator[Slice]:
    """Cut a list at line ends, by bytes and by lines, whichever comes first."""
    named = Slice(SliceKind.LINES, (str(path),), format=Format.URLS)
    start, first_line, line = 0, 1, 1
    place = 0
    for piece in streams.plain(path):
        at = -1
        while (at := piece.find(b"\n", at + 1)) >= 0:
            line += 1
            end = place + at + 1
            if end - start >= cutting.slice_bytes or line - first_line >= LINES_A_SLICE:
                yield replace(named, start=start, end=end, first_line=first_line, size_bytes=end - start)
                start, first_line = end, line
        place += len(piece)
    if place > start:
        yield replace(named, start=start, end=place, first_line=first_line, size_bytes=place - start)


def _row_groups(path: Path, size: int, cutting: Cutting) -> Iterator[Slice]:
    from citecheck.sources.dump.tables import row_counts

    named = Slice(SliceKind.ROWS, (str(path),), format=Format.URLS)
    counts = row_counts(path)
    start, first_row, rows = 0, 1, 0
    for group, count in enumerate(counts):
        rows += count
        if rows >= LINES_A_SLICE or group == len(counts) - 1:
            share = size * (group + 1 - start) // max(1, len(counts))
            yield replace(
                named, start=start, end=group + 1, first_line=first_row, size_bytes=min(share, cutting.slice_bytes)
            )
            start, first_row, rows = group + 1, first_row + rows, 0
