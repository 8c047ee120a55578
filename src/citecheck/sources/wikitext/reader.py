"""The reader of wikitext."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from citecheck.model.reference import Document, Format, Reference, Remark, RemarkKind, Skipped, Span
from citecheck.sources.positions import LineIndex
from citecheck.sources.wikitext.contents import Contents, Stretch
from citecheck.sources.wikitext.mask import mask
from citecheck.sources.wikitext.scan import Footnote, Scan, Template, scan
from citecheck.sources.wikitext.sections import reference_items
from citecheck.sources.wikitext.short_notes import anchor_of, fold_anchor, targets_of_note
from citecheck.sources.wikitext.vocabulary import Role, vocabulary

_SKIPPED_CHARS = 200
"""Code points of a skipped block that are kept, see ``Skipped.text``."""
_Name = tuple[str, str]
"""Group and name of a footnote."""


class WikitextReader:
    """Reads the source of a wiki page; linear in its length, whatever the nesting."""

    format = Format.WIKITEXT

    def read(self, text: str, path: str) -> Document:
        """See ``Reader.read``."""
        words = vocabulary()
        masked = mask(text)
        found = scan(masked, lambda name: words.kind(name) is not None)
        lines = LineIndex(text)
        page = _Page(text, found, Contents((text, masked), path, words, lines), lines)
        page.read(reference_items(masked))
        return page.document(path)


@dataclass(slots=True)
class _Found:
    """A reference with all that is known of its footnote."""

    reference: Reference
    uses: list[Span] = field(default_factory=list)


class _Page:
    """One page while it is read."""

    def __init__(self, text: str, found: Scan, contents: Contents, lines: LineIndex) -> None:
        self._text = text
        self._scan = found
        self._contents = contents
        self._lines = lines
        self._found: list[_Found] = []
        self._defined: dict[_Name, tuple[list[_Found], str]] = {}
        self._uses: list[tuple[_Name, int, int]] = []
        self._short: list[Template] = []
        self._skipped: list[Skipped] = []
        self._remarks: list[Remark] = []

    def read(self, items: Iterator[tuple[int, int]]) -> None:
        """Take up footnotes, templates outside them and list items, then link what points to them."""
        covered = self._footnotes()
        covered += self._lone_templates(covered)
        self._list_items(items, covered)
        self._link_uses()
        self._link_short_notes()
        for unclosed in self._scan.unclosed:
            line_end = self._text.find("\n", unclosed.start, unclosed.start + _SKIPPED_CHARS)
            end = min(len(self._text), unclosed.start + _SKIPPED_CHARS) if line_end < 0 else line_end
            span = self._lines.span(unclosed.start, end)
            self._remarks.append(Remark(RemarkKind.UNCLOSED_ENTRY, span, unclosed.what))
            self._skip(unclosed.start, end, f"{unclosed.what} does not close")

    def document(self, path: str) -> Document:
        """Give what was found, in order of place."""
        self._found.sort(key=lambda each: each.reference.origin.span.start)
        return Document(
            path=path,
            format=Format.WIKITEXT,
            text=self._text,
            references=tuple(
                replace(each.reference, uses=tuple(each.uses)) if each.uses else each.reference for each in self._found
            ),
            skipped=tuple(sorted(self._skipped, key=lambda each: each.span.start)),
            remarks=tuple(sorted([*self._remarks, *self._contents.remarks], key=lambda each: each.span.start)),
        )

    def _footnotes(self) -> list[tuple[int, int]]:
        """Read all footnotes; give the stretches they cover."""
        covered: list[tuple[int, int]] = []
        inside = _by_innermost(self._scan.footnotes, self._scan.templates)
        for index, footnote in enumerate(self._scan.footnotes):
            if footnote.is_use:
                self._use(footnote)
                continue
            covered.append((footnote.start, footnote.end))
            self._footnote(footnote, inside.get(index, ()))
        return covered

    def _footnote(self, footnote: Footnote, inside: Sequence[Template]) -> None:
        content = " ".join(self._text[footnote.inner_start : footnote.inner_end].split())
        if not content:
            if footnote.name is None:
                self._skip(footnote.start, footnote.end, "empty footnote")
            else:
                self._use(footnote)
            return
        short = [template for template in inside if self._contents.role(template) is Role.SHORT]
        self._short += short
        stretch = Stretch(footnote.inner_start, footnote.inner_end, inside, footnote.name)
        references = self._contents.references(stretch)
        if short and not any(reference.url or reference.source_type for reference in references):
            references = []
        elif not references:
            self._skip(footnote.start, footnote.end, "footnote that does not read like a citation")
        found = [self._keep(reference) for reference in references]
        if footnote.name is not None:
            self._define(footnote, footnote.name, found, content)

    def _define(self, footnote: Footnote, name: str, found: list[_Found], content: str) -> None:
        before = self._defined.setdefault((footnote.group, name), (found, content))
        if before[0] is not found and before[1] != content:
            span = self._lines.span(footnote.start, footnote.end)
            self._remarks.append(Remark(RemarkKind.REFERENCE_REDEFINED, span, name, name))

    def _use(self, footnote: Footnote) -> None:
        if footnote.name is not None:
            self._uses.append(((footnote.group, footnote.name), footnote.start, footnote.end))

    def _lone_templates(self, covered: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Read the templates outside footnotes; give the stretches of the citations among them."""
        outside = list(_outside(self._scan.templates, covered))
        taken: list[tuple[int, int]] = []
        for index, template in enumerate(outside):
            role = self._contents.role(template)
            if role is Role.CITATION:
                followers = self._followers(template, outside[index + 1 : index + 4])
                self._keep(self._contents.lone(template, followers))
                taken.append((template.start, template.end))
            elif role is Role.SHORT:
                self._short.append(template)
            elif role is Role.USE:
                for given in self._contents.arguments(template).fields:
                    if given.name.isdecimal():
                        self._uses.append((("", given.value), template.start, template.end))
        return taken

    def _followers(self, template: Template, after: Sequence[Template]) -> list[Template]:
        """Give the templates that stand right behind a citation, blanks aside."""
        found: list[Template] = []
        end = template.end
        for follower in after:
            if self._text[end : follower.start].strip(" \t.,") or self._contents.role(follower) is Role.CITATION:
                break
            found.append(follower)
            end = follower.end
        return found

    def _list_items(self, items: Iterator[tuple[int, int]], covered: list[tuple[int, int]]) -> None:
        """Read the items of lists of references that hold no citation template."""
        stretches = iter([*sorted(covered), (len(self._text) + 1, len(self._text) + 1)])
        templates = [each for each in self._scan.templates if self._contents.role(each) is not Role.CITATION]
        position = 0
        ahead = next(stretches)
        for start, end in items:
            while ahead[1] <= start:
                ahead = next(stretches)
            while position < len(templates) and templates[position].start < start:
                position += 1
            if ahead[0] < end:
                continue
            stop = position
            while stop < len(templates) and templates[stop].end <= end:
                stop += 1
            references = self._contents.references(Stretch(start, end, templates[position:stop]))
            if not references:
                self._skip(start, end, "list item that does not read like a citation")
            for reference in references:
                self._keep(reference)

    def _keep(self, reference: Reference) -> _Found:
        found = _Found(reference)
        self._found.append(found)
        return found

    def _link_uses(self) -> None:
        for name, start, end in self._uses:
            span = self._lines.span(start, end)
            if name in self._defined:
                for found in self._defined[name][0]:
                    found.uses.append(span)
            else:
                self._remarks.append(Remark(RemarkKind.REFERENCE_UNDEFINED, span, name[1], name[1]))

    def _link_short_notes(self) -> None:
        if not self._short:
            return
        anchors: dict[str, _Found] = {}
        for found in self._found:
            anchor = anchor_of(found.reference)
            if anchor is not None:
                anchors.setdefault(anchor, found)
        for template in self._short:
            span = self._lines.span(template.start, template.end)
            for target in targets_of_note(tuple(self._contents.arguments(template).fields)):
                found_there = anchors.get(fold_anchor(target))
                if found_there is not None:
                    found_there.uses.append(span)
                else:
                    self._remarks.append(Remark(RemarkKind.REFERENCE_UNDEFINED, span, target))
                    self._skip(template.start, template.end, "short footnote to a reference that is not here")

    def _skip(self, start: int, end: int, reason: str) -> None:
        shown = self._text[start : min(end, start + _SKIPPED_CHARS)]
        self._skipped.append(Skipped(self._lines.span(start, end), reason, shown))


def _by_innermost(footnotes: Sequence[Footnote], templates: Sequence[Template]) -> dict[int, list[Template]]:
    """Give each template to the innermost footnote around it, by the footnote's index; both in order of start."""
    inside: dict[int, list[Template]] = {}
    around: list[int] = []
    ahead = 0
    for template in templates:
        while ahead < len(footnotes) and footnotes[ahead].start < template.start:
            around.append(ahead)
            ahead += 1
        while around and footnotes[around[-1]].inner_end <= template.start:
            around.pop()
        if around and footnotes[around[-1]].inner_start <= template.start:
            inside.setdefault(around[-1], []).append(template)
    return inside


def _outside(templates: Sequence[Template], covered: Sequence[tuple[int, int]]) -> Iterator[Template]:
    """Give the templates that lie in none of the stretches, both in order of start."""
    stretches = iter([*covered, (1 << 62, 1 << 62)])
    ahead = next(stretches)
    for template in templates:
        while ahead[1] <= template.start:
            ahead = next(stretches)
        if template.start < ahead[0]:
            yield template
