"""One citation in words, as markup readers meet it inside a footnote or a list item, read by the free-text reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from citecheck.model.reference import Origin, Reference
from citecheck.sources.freetext import grammar
from citecheck.sources.freetext.interface import HAND_OVER, Label, Labelled
from citecheck.sources.freetext.record import to_reference

OPENING = "\"“„«‚‘'「『《"
CLOSING = "\"”“»’‘'」』》"
_TITLE, _OUTLET = "Aaaa", "Periodical"
"""Stand-ins: words of no meaning to the labelling."""
_WHOLE = (Label.AUTHORS, Label.PUBLISHED, Label.TITLE)
"""What makes the label of a link a whole citation and not just a title."""
_AROUND = " ,;:"
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DIGIT = re.compile(r"\d")
_EDGES = "\"“”«»„'‘’ .,;:"


@dataclass(frozen=True, slots=True)
class Places:
    """Where title and outlet stand in the words of a citation, as far as its markup tells."""

    title: tuple[int, int] | None = None
    outlet: tuple[int, int] | None = None

    def given(self) -> list[tuple[int, int, str]]:
        """Give the places that are known, each with its stand-in."""
        named = ((self.title, _TITLE), (self.outlet, _OUTLET))
        return [(*place, name) for place, name in named if place is not None]


def label_words(words: str) -> Labelled:
    """Label the parts of one citation, given in one line with its markup undone; never raises."""
    return grammar.label(words)


def read_words(words: str, origin: Origin, text: str) -> Reference:
    """Read one citation in words.

    Args:
        words: The citation as a reader sees it, in one line.
        origin: Where it stands.
        text: How it stands there, markup and all.
    """
    return to_reference(label_words(words), text, origin)


def read_placed(words: str, places: Places, origin: Origin, text: str) -> Reference:
    """Read one citation in words whose markup says where title and outlet stand.

    Stand-ins replace both before the rest is labelled, so that no dot or quotation mark in them misleads the labelling.

    Args:
        words: The citation as a reader sees it, in one line.
        places: Where in it title and outlet stand, without quotation marks.
        origin: Where the citation stands.
        text: How it stands there, markup and all.
    """
    marked, title, outlet = words, None, None
    for start, end, name in sorted(places.given(), reverse=True):
        if name == _OUTLET:
            outlet = words[start:end]
            marked = marked[:start] + _OUTLET + marked[end:]
        else:
            title = words[start:end].strip(_AROUND)
            has_marks = 0 < start <= end < len(marked) and marked[start - 1] in OPENING and marked[end] in CLOSING
            marked = marked[: start - has_marks] + f'"{_TITLE}"' + marked[end + has_marks :]
    reference = read_words(marked, origin, text)
    if title is not None:
        reference = replace(reference, title=title)
    if outlet is not None:
        rest = (value for value in (reference.publisher, reference.outlet) if value and value != _OUTLET)
        publisher = next((value for value in rest if len(_LETTER.findall(value)) > 1), None)
        reference = replace(reference, outlet=outlet, publisher=publisher)
    return _freed_of_stand_ins(reference)


def read_linked(words: str, linked: Reference, emphasised: Sequence[str] = ()) -> Reference:
    """Read one citation in words; what its links said stays, and the label of its link is its title.

    Args:
        words: The citation as a reader sees it, in one line.
        linked: The reference with its place, text, key and all that its links tell.
        emphasised: What stands in italics, as a reader sees it, in order.
    """
    label = linked.title
    is_all_label = label is not None and words.strip(_EDGES) == label
    if is_all_label and _YEAR.search(words) is None:
        return linked
    labelled = label_words(words)
    if is_all_label:
        is_whole = labelled.score >= HAND_OVER and all(labelled.first(each) is not None for each in _WHOLE)
        reference = to_reference(labelled, linked.text, linked.origin)
        title = reference.title if is_whole else label
    else:
        places = _places(words, labelled, label, emphasised)
        reference = (
            read_placed(words, places, linked.origin, linked.text)
            if places.given()
            else to_reference(labelled, linked.text, linked.origin)
        )
        title = reference.title or label
    return replace(
        reference,
        key=linked.key,
        type=reference.type if reference.type not in {None, "document"} else linked.type,
        title=title,
        outlet=_without_dash(reference.outlet),
        publisher=_without_dash(reference.publisher),
        url=linked.url or reference.url,
        archive_url=linked.archive_url or reference.archive_url,
        archived=reference.archived or linked.archived,
        claims_archive=reference.claims_archive or linked.claims_archive,
        fields=linked.fields,
    )


def _without_dash(value: str | None) -> str | None:
    """Cut off the dash by which people part a link from the name of its site."""
    return None if value is None else value.lstrip("-–— ") or None


def _places(words: str, labelled: Labelled, label: str | None, emphasised: Sequence[str]) -> Places:
    """Say where title and outlet stand: a title in quotation marks, else a link's label, else italics in a title."""
    part = labelled.first(Label.TITLE)
    is_quoted = part is not None and part.start > 0 and words[part.start - 1] in OPENING
    italics = [found for each in emphasised if (found := _find(words, each)) is not None]
    linked = _find(words, label) if label else None
    if part is not None and is_quoted:
        title = (part.start, part.end)
        outlet = next((place for place in italics if place[0] > part.end), None)
        if outlet is None and linked is not None and linked[0] > part.end:
            outlet = linked
        return Places(title, outlet)
    if linked is not None:
        return Places(linked, next((place for place in italics if place[0] >= linked[1]), None))
    inside = [place for place in italics if part is not None and part.start < place[0] < part.end]
    if part is not None and len(inside) == 1 and words[part.start : inside[0][0]].rstrip()[-1:] in {":", ",", "."}:
        return Places(inside[0])
    return Places()


def _find(words: str, wanted: str) -> tuple[int, int] | None:
    wanted = wanted.strip(_EDGES)
    start = words.find(wanted) if wanted else -1
    return None if start < 0 else (start, start + len(wanted))


def _freed_of_stand_ins(reference: Reference) -> Reference:
    """Make sure that no stand-in is left in a field, whatever the labelling did with it."""
    for name in ("title", "publisher", "outlet", "note"):
        value = getattr(reference, name)
        if isinstance(value, str) and (_TITLE in value or _OUTLET in value):
            reference = replace(reference, **{name: None})  # type: ignore[arg-type] # all four are optional texts
    return reference


def is_citation_like(labelled: Labelled) -> bool:
    """Whether a labelling found what makes words a citation: two parts that cite, one of them of a fixed form."""
    names = {part.label.value for part in labelled.parts}
    fixed = names & {"published", "accessed", "archived", "url", "doi", "isbn", "issn", "pmid", "arxiv", "volume"}
    return bool(fixed) and len(names & {"authors", "title", "outlet", "publisher", "pages", *fixed}) > 1


def may_cite(words: str) -> bool:
    """Whether words in a list of references, or in a footnote, may be one: they hold a year, or parts that cite.

    Explanatory notes stand among references; one that names a year is taken for a reference rather than lost.
    """
    if _YEAR.search(words) is not None:
        return True
    return _DIGIT.search(words) is not None and is_citation_like(label_words(words))
