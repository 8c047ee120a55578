"""From a stream of bytes to the pages of a MediaWiki export, one element at a time.

The format is that of mediawiki.org/xml/export-0.11: ``<page>`` elements one after the other, each with ``<title>``,
``<ns>``, perhaps ``<redirect>``, and revisions with ``<model>`` and ``<text>``. Inside text every ``<`` is escaped, so
the tags of a page can be found as bytes, and a broken page costs no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

PAGE_LIMIT_BYTES = 33_554_432
"""Of one element. MediaWiki takes 2 MiB of wikitext a page ($wgMaxArticleSize), which escapes may make six times as
long; longer elements are those of dumps with whole histories."""
_OPEN, _CLOSE = b"<page>", b"</page>"
_WIKITEXT = "wikitext"


@dataclass(frozen=True, slots=True)
class RawPage:
    """One ``<page>`` element."""

    offset: int
    """Of its first byte in the stream."""
    element: bytes | None
    """``None`` when it is longer than the limit or does not end."""


@dataclass(frozen=True, slots=True)
class DumpPage:
    """A page with text."""

    title: str
    namespace: int
    is_redirect: bool
    model: str
    """``wikitext``, ``Scribunto``, ``css`` …"""
    text: str

    @property
    def is_article(self) -> bool:
        """Whether it is a page of the main namespace that holds wikitext of its own."""
        return self.namespace == 0 and not self.is_redirect and self.model == _WIKITEXT


class BrokenPageError(ValueError):
    """An element that is no page; the message says why."""


def raw_pages(pieces: Iterable[bytes], limit_bytes: int = PAGE_LIMIT_BYTES) -> Iterator[RawPage]:
    """Cut a stream into page elements; what stands between them is passed over.

    Args:
        pieces: The XML, in pieces of any length.
        limit_bytes: Longer elements are given without their content; so much is held in memory at most, and a piece.
    """
    held = bytearray()
    base = 0  # offset of held[0]
    begun: int | None = None  # offset of the element that is open
    for piece in pieces:
        looked = max(0, len(held) - len(_CLOSE))
        held += piece
        place = 0  # everything before it is done with
        while True:
            if begun is None:
                found = held.find(_OPEN, place)
                if found < 0:
                    place = max(place, len(held) - len(_OPEN) + 1)
                    break
                begun, place, looked = base + found, found, found
            end = held.find(_CLOSE, looked)
            if end < 0:
                if len(held) - place > limit_bytes:
                    place = len(held) - len(_CLOSE) + 1  # begun stays: the element is too long to be kept
                break
            end += len(_CLOSE)
            whole = begun == base + place and end - place <= limit_bytes
            yield RawPage(begun, bytes(held[place:end]) if whole else None)
            begun, place, looked = None, end, end
        del held[:place]
        base += place
    if begun is not None:
        yield RawPage(begun, None)


def read_page(element: bytes) -> DumpPage:
    """Read one page; of several revisions the last.

    Raises:
        BrokenPageError: It is no well-formed page.
    """
    from lxml import etree

    try:
        # The element stands alone, without a document type, so there are no entities that could be defined in it.
        root = etree.fromstring(element, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise BrokenPageError(f"its XML is broken: {error.msg}") from error
    title = _text(root, "title")
    revisions = root.findall("revision")
    if not title or not revisions:
        raise BrokenPageError("it has no title or no revision")
    namespace = _text(root, "ns")
    return DumpPage(
        title=title,
        namespace=int(namespace) if namespace.lstrip("-").isdecimal() and len(namespace) <= 9 else 0,  # noqa: PLR2004 - any real number of a namespace is shorter
        is_redirect=root.find("redirect") is not None,
        model=_text(revisions[-1], "model") or _WIKITEXT,
        text=_text(revisions[-1], "text"),
    )


def _text(element: etree._Element, name: str) -> str:
    child = element.find(name)
    return (child.text or "") if child is not None else ""
