"""What a footnote or a list item holds, cut into references: templates with words around, links, or words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citecheck.model.reference import Format, Origin, Reference, Remark, RemarkKind, SourceField
from citecheck.sources.positions import LineIndex
from citecheck.sources.snapshots import day_in, is_snapshot
from citecheck.sources.wikitext.addresses import ExternalLink, external_links
from citecheck.sources.wikitext.arguments import Arguments, read_arguments
from citecheck.sources.wikitext.mask import DROPPED
from citecheck.sources.wikitext.plain import plain
from citecheck.sources.wikitext.record import read_citation, read_webarchive, with_snapshot
from citecheck.sources.wikitext.scan import Template
from citecheck.sources.wikitext.vocabulary import Kind, Role, Vocabulary
from citecheck.sources.words import may_cite, read_linked

_EDGES = f" \t\r\n.,;:–—-•·{DROPPED}"
_ITALICS = re.compile(r"(?<!')''(?!')([^'\n]{2,300})''(?!')")
_QUOTES = "\"“”«»„'‘’ "
_ADDRESS = re.compile(r"[^\s\]\x00]+")
_LETTER = re.compile(r"[^\W_]")
_MOST_NOTE_CHARS = 2000
"""Words around a citation that are kept as its note; longer ones are running text."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """``text[start:end]`` with the templates of interest in it, in order."""

    start: int
    end: int
    templates: Sequence[Template] = ()
    key: str | None = None


class Contents:
    """Cuts stretches of one page."""

    def __init__(self, page: tuple[str, str], path: str, words: Vocabulary, lines: LineIndex) -> None:
        """Keep the page: its text and the same with comments and literal stretches blanked."""
        self._text, self._masked = page
        self._path = path
        self._words = words
        self._lines = lines
        self.remarks: list[Remark] = []

    def references(self, stretch: Stretch) -> list[Reference]:
        """Give the references in a stretch; none where it has neither a link nor words."""
        cited = [template for template in stretch.templates if self.role(template) is Role.CITATION]
        if cited:
            return self._templates(stretch, cited)
        return self._plain(stretch)

    def lone(self, template: Template, followers: Sequence[Template]) -> Reference:
        """Give the reference of a citation template that stands in no footnote, with what follows it."""
        return self._follow(self._citation(template, None), followers)

    def role(self, template: Template) -> Role | None:
        """Say what a template is for."""
        kind = self._words.kind(template.name)
        if kind is None:
            return None
        if kind.csl_type == "document" and self._masked.find("=", template.start, template.end) < 0:
            return None  # {{citation|words}} of other wikis shows a quotation
        return kind.role

    def arguments(self, template: Template) -> Arguments:
        """Read the parameters of a template."""
        kind = self._words.kind(template.name) or Kind(Role.CITATION)
        return read_arguments(self._text, self._masked, template, self._words.parameters(kind))

    def seed(self, start: int, end: int, key: str | None = None) -> Reference:
        """Make a reference of which only place, text and key are known."""
        span = self._lines.span(start, end)
        return Reference(Origin(self._path, Format.WIKITEXT, span), self._text[start:end], key)

    def _templates(self, stretch: Stretch, cited: list[Template]) -> list[Reference]:
        """One reference a citation template; what stands between belongs to the one before it."""
        found: list[Reference] = []
        before = self._shown(stretch.start, cited[0].start, stretch.templates)
        for index, template in enumerate(cited):
            end = cited[index + 1].start if index + 1 < len(cited) else stretch.end
            followers = [each for each in stretch.templates if template.end <= each.start < end]
            reference = self._follow(self._citation(template, stretch.key), followers)
            note = f"{before} {self._shown(template.end, end, stretch.templates)}".strip()
            if _LETTER.search(note) and len(note) <= _MOST_NOTE_CHARS:
                reference = replace(reference, note=note)
            found.append(reference)
            before = ""
        return found

    def _citation(self, template: Template, key: str | None) -> Reference:
        kind = self._words.kind(template.name) or Kind(Role.CITATION)
        given = self.arguments(template)
        self._remark(given, key)
        name = template.name[:1].lower() + template.name[1:]
        return read_citation(given, kind, name, self.seed(template.start, template.end, key))

    def _remark(self, given: Arguments, key: str | None) -> None:
        odd = [(RemarkKind.DUPLICATE_FIELD, each) for each in given.duplicates]
        odd += [(RemarkKind.UNKNOWN_TEMPLATE_PARAMETER, each) for each in given.unknown]
        for kind, each in odd:
            self.remarks.append(Remark(kind, self._lines.span(each.start, each.end), each.name, key))

    def _follow(self, reference: Reference, followers: Sequence[Template]) -> Reference:
        """Take up ``{{webarchive}}`` and ``{{dead link}}`` after a citation."""
        for template in followers:
            role = self.role(template)
            if role is Role.WEBARCHIVE:
                reference = with_snapshot(reference, self.arguments(template))
            elif role in {Role.DEAD_LINK, Role.PERMANENT_DEAD_LINK} and reference.url_status is None:
                reference = replace(reference, url_status="dead")
        return reference

    def _plain(self, stretch: Stretch) -> list[Reference]:
        start, end = self._trim(stretch.start, stretch.end)
        if start >= end:
            return []
        links = [
            replace(link, start=start + link.start, end=start + link.end)
            for link in external_links(self._without_templates(start, end, stretch.templates))
        ]
        originals = [link for link in links if not is_snapshot(link.url)]
        archive = next((link for link in links if is_snapshot(link.url)), None)
        if len(originals) > 1 and all(link.label for link in originals):
            return list(self._linked_one_by_one(stretch, originals, links))
        seed = self.seed(start, end, stretch.key)
        if originals or archive is not None:
            seed = self._linked(seed, originals[0] if originals else None, archive)
        words = self._shown(start, end, stretch.templates)
        if not links and not words:
            return self._archives(stretch)
        if not links and not may_cite(words):
            return []
        if words:
            italics = [plain(match[1]) for match in _ITALICS.finditer(self._text, start, end)]
            seed = read_linked(words, seed, italics)
        return [self._follow(seed, stretch.templates)]

    def _linked_one_by_one(
        self, stretch: Stretch, originals: list[ExternalLink], links: list[ExternalLink]
    ) -> Iterator[Reference]:
        """Several links with a label each are several references; a snapshot belongs to the one before it."""
        for index, link in enumerate(originals):
            end = originals[index + 1].start if index + 1 < len(originals) else stretch.end
            archive = next((each for each in links if link.end <= each.start < end and is_snapshot(each.url)), None)
            reference = self._linked(self.seed(link.start, link.end, stretch.key), link, archive)
            followers = [each for each in stretch.templates if link.end <= each.start < end]
            note = self._shown(link.end, end, stretch.templates)
            yield self._follow(replace(reference, note=note or None), followers)

    def _linked(self, seed: Reference, original: ExternalLink | None, archive: ExternalLink | None) -> Reference:
        fields: list[SourceField] = []
        title = None
        for name, link in (("url", original), ("archive-url", archive)):
            if link is None:
                continue
            start = link.start + (self._masked[link.start] == "[")
            address = _ADDRESS.match(self._masked, start, link.end)
            stop = address.end() if address is not None else link.end
            fields.append(SourceField(name, self._text[start:stop], start, stop))
            if title is None and link.label:
                title = plain(self._text[stop : link.end - 1]).strip(_QUOTES) or None
        archive_url = archive.url if archive is not None else None
        return replace(
            seed,
            type="webpage",
            title=title,
            url=original.url if original is not None else None,
            archive_url=archive_url,
            archived=day_in(archive_url) if archive_url is not None else None,
            claims_archive=archive_url is not None,
            fields=tuple(fields),
        )

    def _archives(self, stretch: Stretch) -> list[Reference]:
        """References from ``{{webarchive}}`` that stand alone."""
        return [
            read_webarchive(self.arguments(template), self.seed(template.start, template.end, stretch.key))
            for template in stretch.templates
            if self.role(template) is Role.WEBARCHIVE
        ]

    def _shown(self, start: int, end: int, templates: Sequence[Template]) -> str:
        """Give what a reader sees of a stretch, its templates of interest taken out."""
        pieces: list[str] = []
        position = start
        for template in templates:
            if start <= template.start and template.end <= end:
                pieces.append(self._text[position : template.start])
                position = template.end
        pieces.append(self._text[position:end])
        shown = plain("".join(pieces))
        return shown if _LETTER.search(shown) else ""

    def _without_templates(self, start: int, end: int, templates: Sequence[Template]) -> str:
        """Give a masked stretch with its templates of interest blanked, at the same length."""
        pieces: list[str] = []
        position = start
        for template in templates:
            if start <= template.start and template.end <= end:
                pieces += (self._masked[position : template.start], " " * (template.end - template.start))
                position = template.end
        pieces.append(self._masked[position:end])
        return "".join(pieces)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        stretch = self._masked[start:end]
        without = stretch.lstrip(_EDGES)
        return end - len(without), end - len(without) + len(without.rstrip(_EDGES.replace(".", "")))
