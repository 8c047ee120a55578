"""A Word document as Markdown, from where the Markdown reader takes over.

A ``.docx`` file is XML in a ZIP archive (ECMA-376, part 1). What matters for references survives the way: headings,
list items, italics, links, footnotes and endnotes. The places of references are places in the Markdown, which is shown
to the user as the text of the document; nothing is written back. Deleted text
of tracked changes is left out.

PDF is not read: it holds glyphs at places, not text. Columns, hyphens, running heads and page breaks would have to be
guessed, and a reference put together from guesses is worse than none.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citecheck.errors import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "word/document.xml"
_NOTES = (("word/footnotes.xml", "f"), ("word/endnotes.xml", "e"))
_LIMIT_BYTES = 100_000_000
"""Unpacked bytes of one part; a book has some 20 MB. A ZIP bomb has more."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")
_LINE_START = re.compile(r"^(\d{1,9})([.)])(?= )|^([-+>])(?= )")
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|заголовок|berschrift)\s*(\d)", re.IGNORECASE)
_LINK_FIELD = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"')
_ADDRESS = re.compile(r"[^\s<>]+\Z")


def is_docx(data: bytes) -> bool:
    """Whether bytes are a Word document: a ZIP archive with its main part."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _MAIN in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def docx_markdown(data: bytes, path: str) -> str:
    """Give the text of a Word document as Markdown.

    Args:
        data: The file.
        path: Its name, for messages.

    Raises:
        SourceError: It is no Word document, is damaged, or unpacks to more than a book could hold.
    """
    from lzma import LZMAError
    from zlib import error as zlib_error

    from lxml.etree import XMLSyntaxError

    damage = (zipfile.BadZipFile, XMLSyntaxError, zlib_error, LZMAError, struct.error, RuntimeError, EOFError, OSError)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _part(archive, _MAIN, path)
            if main is None:
                raise SourceError("is no Word document; save it as .docx", path=path)
            lines = list(_blocks(main, _links(archive, "word/_rels/document.xml.rels", path)))
            for name, prefix in _NOTES:
                notes = _part(archive, name, path)
                if notes is not None:
                    relations = f"word/_rels/{name.removeprefix('word/')}.rels"
                    lines += _notes(notes, prefix, _links(archive, relations, path))
    except (*damage, ValueError, KeyError, NotImplementedError) as error:
        raise SourceError(f"is a damaged Word document: {error}", path=path) from error
    return "\n\n".join(lines) + "\n"


def _part(archive: zipfile.ZipFile, name: str, path: str) -> _Element | None:
    """Parse one part, without entities and without asking anybody; ``None`` where there is none."""
    from lxml import etree

    if name not in archive.namelist():
        return None
    with archive.open(name) as stream:
        content = stream.read(_LIMIT_BYTES + 1)
    if len(content) > _LIMIT_BYTES:
        raise SourceError(f"holds more than {_LIMIT_BYTES // 1_000_000} MB of text in {name}", path=path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _links(archive: zipfile.ZipFile, name: str, path: str) -> dict[str, str]:
    """Give the addresses outside the document by their relationship ids."""
    part = _part(archive, name, path)
    if part is None:
        return {}
    return {
        str(each.get("Id")): str(each.get("Target"))
        for each in part
        if each.get("TargetMode") == "External" and each.get("Id") and each.get("Target")
    }


def _blocks(part: _Element, links: dict[str, str]) -> Iterator[str]:
    """Give the paragraphs of a part, each one line of Markdown."""
    for paragraph in part.iter(f"{_W}p"):
        words = _words(paragraph, links)
        if not words:
            continue
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = str(style.get(f"{_W}val") or "") if style is not None else ""
        heading = _HEADING.match(name)
        if heading is not None:
            yield f"{'#' * max(1, min(6, int(heading[1])))} {words}"
        elif name.lower() == "title":
            yield f"# {words}"
        elif paragraph.find(f"{_W}pPr/{_W}numPr") is not None or name.lower().startswith("list"):
            yield f"- {words}"
        else:
            yield words


def _notes(part: _Element, prefix: str, links: dict[str, str]) -> Iterator[str]:
    """Give footnotes or endnotes as those of Markdown; the separators that Word keeps among them are left out."""
    for note in part:
        if note.get(f"{_W}type") is not None:
            continue
        words = " ".join(filter(None, (_words(paragraph, links) for paragraph in note.iter(f"{_W}p"))))
        if words:
            yield f"[^{prefix}{note.get(f'{_W}id')}]: {words}"


class _Line:
    """One paragraph while its runs are read; fields nest, so the instructions are kept on a stack."""

    def __init__(self, links: dict[str, str]) -> None:
        self._links = links
        self._pieces: list[str] = []
        self._fields: list[list[str]] = []
        self._link: tuple[str, int] | None = None

    def run(self, run: _Element) -> None:
        """Read one run of equally formatted text."""
        italic = run.find(f"{_W}rPr/{_W}i")
        is_italic = italic is not None and italic.get(f"{_W}val") not in {"0", "false"}
        text = "".join(self._piece(each) for each in run)
        stripped = text.strip()
        if is_italic and stripped and "[^" not in text:
            head, _, tail = text.partition(stripped)
            text = f"{head}*{stripped}*{tail}"
        self._pieces.append(text)

    def open_link(self, element: _Element) -> None:
        """Begin a hyperlink element."""
        self._begin(self._links.get(str(element.get(f"{_R}id")), ""))

    def close_link(self) -> None:
        """End the link that is open."""
        if self._link is not None:
            url, at = self._link
            label = "".join(self._pieces[at:]).strip()
            self._pieces[at:] = [f"[{label}](<{url}>)" if label else f"<{url}>"]
            self._link = None

    def text(self) -> str:
        """Give the line, its blanks single, nothing at its start that Markdown would take for a mark."""
        self.close_link()
        line = " ".join("".join(self._pieces).replace("**", "").split())
        return _LINE_START.sub(r"\1\\\2\3", line) if _LINE_START.match(line) and line[0].isdigit() else line

    def _begin(self, url: str) -> None:
        if self._link is None and "://" in url and _ADDRESS.match(url):
            self._link = (url, len(self._pieces))

    def _piece(self, each: _Element) -> str:
        name = str(each.tag).removeprefix(_W)
        if name == "t":
            return _SPECIAL.sub(r"\\\1", each.text or "") if not self._fields or not self._fields[-1] else ""
        if name in {"tab", "br", "cr"}:
            return " "
        if name == "noBreakHyphen":
            return "-"
        if name in {"footnoteReference", "endnoteReference"}:
            return f"[^{name[0]}{each.get(f'{_W}id')}]"
        if name == "instrText":
            if self._fields:
                self._fields[-1].append(each.text or "")
        elif name == "fldChar":
            self._field(str(each.get(f"{_W}fldCharType")))
        return ""

    def _field(self, mark: str) -> None:
        """Follow a field: its instructions come first, then ``separate``, then what is shown of it."""
        if mark == "begin":
            self._fields.append([])
        elif mark == "separate" and self._fields:
            link = _LINK_FIELD.search("".join(self._fields[-1]))
            self._fields[-1] = []
            if link is not None:
                self._begin(link[1])
        elif mark == "end" and self._fields:
            self._fields.pop()
            self.close_link()


def _words(paragraph: _Element, links: dict[str, str]) -> str:
    from lxml import etree

    line = _Line(links)
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        name = str(element.tag)
        if name == f"{_W}hyperlink":
            if event == "start":
                line.open_link(element)
            else:
                line.close_link()
        elif name == f"{_W}r" and event == "start" and _is_shown(element):
            line.run(element)
    return line.text()


def _is_shown(run: _Element) -> bool:
    """Whether a run was not deleted in a tracked change, nor moved away."""
    parent = run.getparent()
    return parent is None or parent.tag not in {f"{_W}del", f"{_W}moveFrom"}
