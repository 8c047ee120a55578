"""One document while it is read: blocks, links and citations become references."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from citecheck.model.reference import (
    Document,
    Format,
    Origin,
    Reference,
    Remark,
    RemarkKind,
    Skipped,
    SourceField,
    Span,
)
from citecheck.sources.markdown.blocks import Block
from citecheck.sources.markdown.footnotes import Footnote
from citecheck.sources.markdown.front_matter import FrontMatter
from citecheck.sources.markdown.inline import Inlines, Link, LinkKind, is_external, outermost
from citecheck.sources.markdown.places import Definition
from citecheck.sources.markdown.plain import plain
from citecheck.sources.positions import LineIndex
from citecheck.sources.snapshots import day_in, is_snapshot
from citecheck.sources.words import may_cite, read_linked

_SKIPPED_CHARS = 200
"""Code points of a skipped block that are kept, see ``Skipped.text``."""
_LETTER = re.compile(r"[^\W_]")
_ITALICS = re.compile(r"(?<![\w*])([*_])(?![*\s])([^*_\n\x00]{2,300})\1(?![\w*])")
_QUOTES = "\"“”«»„'‘’ .,;"
_ADDRESS_LIKE = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)
_CROSS_REFERENCES = ("fig-", "tbl-", "sec-", "eq-", "lst-", "thm-", "lem-", "cor-", "prp-", "def-", "exm-", "exr-")
"""How Quarto's references to figures and the like begin (quarto.org, Cross References, 2025); they cite nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document and its double without code and comments, of the same length."""

    text: str
    masked: str
    path: str
    lines: LineIndex


@dataclass(slots=True)
class _Found:
    """A reference and the places that use it."""

    reference: Reference
    uses: list[Span] = field(default_factory=list)


class Page:
    """Collects the references of one document."""

    def __init__(self, source: Source, inlines: Inlines, defined: Mapping[str, Definition]) -> None:
        """Resolve the links that name a definition; what names none is no link."""
        self._source = source
        self._defined = defined
        self._inlines = inlines
        self._links = self._resolved(inlines.links)
        self._starts = [link.start for link in self._links]
        self._taken = [False] * len(self._links)
        self._cited: set[str] = set()
        self._found: list[_Found] = []
        self._by_note: dict[str, _Found] = {}
        self._skipped: list[Skipped] = []
        self._remarks: list[Remark] = []

    def front_matter(self, front: FrontMatter) -> None:
        """Take over what the front matter holds."""
        self._found += [_Found(reference) for reference in front.references]
        for unread in front.unread:
            self._skip(unread.start, unread.end, unread.reason)

    def footnotes(self, notes: Sequence[Footnote]) -> None:
        """Read footnotes and inline notes, and link the places that name them."""
        begins = {note.begin for note in notes}
        known: set[str] = set()
        for note in notes:
            if note.name in known:
                span = self._span(note.begin, note.end)
                self._remarks.append(Remark(RemarkKind.REFERENCE_REDEFINED, span, note.name, note.name))
            known.add(note.name)
            found = self._container(note.start, note.end, note.name, "footnote")
            if found is not None:
                self._by_note.setdefault(note.name, found)
        for start, end in self._inlines.inline_notes:
            self._container(start, end, None, "footnote")
        for mention in self._inlines.notes:
            if any(begin in begins for begin in range(max(0, mention.start - _INDENT), mention.start + 1)):
                continue
            span = self._span(mention.start, mention.end)
            if mention.name in self._by_note:
                self._by_note[mention.name].uses.append(span)
            elif mention.name not in known:
                self._remarks.append(Remark(RemarkKind.REFERENCE_UNDEFINED, span, mention.name, mention.name))

    def containers(self, blocks: Iterable[Block]) -> None:
        """Read the items of lists of references."""
        spans = sorted((each.start, each.end) for each in self._defined.values())
        for block in blocks:
            index = bisect_left(spans, (block.start, 0))
            if not (index < len(spans) and spans[index][0] < block.end):
                self._container(block.start, block.end, None, "item")

    def loose_links(self) -> None:
        """Read the links in running text."""
        for index, link in enumerate(self._links):
            if self._taken[index] or link.kind is LinkKind.REFERENCE or not is_external(link.url):
                continue
            seed = self._seed(link.start, link.end, None)
            self._keep(self._linked(seed, link, None))

    def definitions(self) -> None:
        """Read the link definitions that lead to the web, with the places that use them."""
        uses: dict[str, list[Link]] = {}
        for index, link in enumerate(self._links):
            if link.kind is LinkKind.REFERENCE and not self._taken[index]:
                uses.setdefault(link.url, []).append(link)
        for label, definition in self._defined.items():
            if not is_external(definition.url) or (label in self._cited and label not in uses):
                continue
            links = uses.get(label, [])
            title = definition.title or (self._label(links[0]) if links else None)
            place = SourceField(
                "url", self._written(definition.url_start, definition.url_end), definition.url_start, definition.url_end
            )
            seed = self._seed(definition.start, definition.end, definition.label.strip() or None)
            found = self._keep(replace(seed, type="webpage", title=title, url=definition.url, fields=(place,)))
            found.uses += [self._span(link.start, link.end) for link in links]

    def citations(self, front: FrontMatter) -> None:
        """Link ``@key`` to the references of the front matter; a key that nothing defines is remarked."""
        by_key = {each.reference.key: each for each in self._found[: len(front.references)]}
        if not by_key and not front.names_bibliography:
            return
        for mention in self._inlines.citations:
            span = self._span(mention.start, mention.end)
            if mention.name in by_key:
                by_key[mention.name].uses.append(span)
            elif not front.names_bibliography and not mention.name.startswith(_CROSS_REFERENCES):
                self._remarks.append(Remark(RemarkKind.REFERENCE_UNDEFINED, span, mention.name, mention.name))

    def document(self) -> Document:
        """Give what was found, in order of place."""
        self._found.sort(key=lambda each: each.reference.origin.span.start)
        return Document(
            path=self._source.path,
            format=Format.MARKDOWN,
            text=self._source.text,
            references=tuple(
                replace(each.reference, uses=tuple(each.uses)) if each.uses else each.reference for each in self._found
            ),
            skipped=tuple(sorted(self._skipped, key=lambda each: each.span.start)),
            remarks=tuple(sorted(self._remarks, key=lambda each: each.span.start)),
        )

    def _resolved(self, links: Iterable[Link]) -> list[Link]:
        spans = sorted((each.start, each.end) for each in self._defined.values())
        kept = (
            link
            for link in links
            if (link.kind is not LinkKind.REFERENCE or link.url in self._defined) and not _is_within(link.start, spans)
        )
        return outermost(kept)

    def _container(self, start: int, end: int, key: str | None, what: str) -> _Found | None:
        """Read one block as a citation in words with its links; further labelled links are references of their own."""
        first, stop = bisect_left(self._starts, start), bisect_left(self._starts, end)
        links: list[Link] = []
        for index in range(first, stop):
            if not self._taken[index] and (link := self._target(self._links[index])) is not None:
                self._taken[index] = True
                links.append(link)
        words = self._words(start, end, self._links[first:stop])
        originals = [link for link in links if not is_snapshot(link.url)]
        archive = next((link for link in links if is_snapshot(link.url)), None)
        if not _LETTER.search(words) or not (links or may_cite(words)):
            self._skip(start, end, f"{what} that does not read like a citation")
            return None
        main = originals[0] if originals else None
        italics = [plain(match[2]) for match in _ITALICS.finditer(self._source.masked, start, end)]
        found = self._keep(read_linked(words, self._linked(self._seed(start, end, key), main, archive), italics))
        for link in originals[1:]:
            if link.label_start < link.label_end:
                self._keep(self._linked(self._seed(link.start, link.end, None), link, None))
        return found

    def _target(self, link: Link) -> Link | None:
        """Give a link with its address, ``None`` when it does not lead to the web."""
        if link.kind is LinkKind.REFERENCE:
            definition = self._defined[link.url]
            self._cited.add(link.url)
            link = replace(link, url=definition.url, url_start=definition.url_start, url_end=definition.url_end)
        return link if is_external(link.url) else None

    def _linked(self, seed: Reference, original: Link | None, archive: Link | None) -> Reference:
        named = (("url", original), ("archive-url", archive))
        fields = tuple(
            SourceField(name, self._written(link.url_start, link.url_end), link.url_start, link.url_end)
            for name, link in named
            if link is not None
        )
        main = original or archive
        return replace(
            seed,
            type="webpage" if main is not None else None,
            title=(self._label(main) or main.title) if main is not None else None,
            url=original.url if original is not None else None,
            archive_url=archive.url if archive is not None else None,
            archived=day_in(archive.url) if archive is not None else None,
            claims_archive=archive is not None,
            fields=fields,
        )

    def _label(self, link: Link) -> str | None:
        label = plain(self._source.masked[link.label_start : link.label_end]).strip(_QUOTES)
        return None if not label or _ADDRESS_LIKE.match(label) else label

    def _words(self, start: int, end: int, links: Sequence[Link]) -> str:
        """Give what a reader sees of a stretch."""
        masked = self._source.masked
        pieces: list[str] = []
        position = start
        for link in links:
            if link.end > end:
                break
            label = masked[link.label_start : link.label_end]
            pieces += (masked[position : link.start], label or masked[link.url_start : link.url_end])
            position = link.end
        pieces.append(masked[position:end])
        return plain("".join(pieces))

    def _written(self, start: int, end: int) -> str:
        return self._source.text[start:end]

    def _span(self, start: int, end: int) -> Span:
        return self._source.lines.span(start, end)

    def _seed(self, start: int, end: int, key: str | None) -> Reference:
        origin = Origin(self._source.path, Format.MARKDOWN, self._span(start, end))
        return Reference(origin, self._source.text[start:end], key)

    def _keep(self, reference: Reference) -> _Found:
        found = _Found(reference)
        self._found.append(found)
        return found

    def _skip(self, start: int, end: int, reason: str) -> None:
        shown = self._source.text[start : min(end, start + _SKIPPED_CHARS)]
        self._skipped.append(Skipped(self._span(start, end), reason, shown))


_INDENT = 12
"""Blanks and quotation marks that may stand before the name of a footnote on its line."""


def _is_within(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_left(spans, (position + 1, 0)) - 1
    return index >= 0 and position < spans[index][1]
