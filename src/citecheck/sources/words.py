"""One citation in words, as markup readers meet it inside a footnote or a list item, read by the free-text reader."""

from __future__ import annotations

import re
from dataclasses import replace

from citecheck.model.reference import Origin, Reference
from citecheck.sources.freetext import grammar
from citecheck.sources.freetext.interface import HAND_OVER, Label, Labelled
from citecheck.sources.freetext.record import to_reference

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")

_DIGIT = re.compile(r"\d")
_EDGES = "\"“”«»„'‘’ .,;:"


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


def read_linked(words: str, linked: Reference) -> Reference:
    """Read one citation in words; what its links said stays, and the label of its link is its title.

    Args:
        words: The citation as a reader sees it, in one line.
        linked: The reference with its place, text, key and all that its links tell.
    """
    is_all_label = linked.title is not None and words.strip(_EDGES) == linked.title
    if is_all_label and _YEAR.search(words) is None:
        return linked
    labelled = label_words(words)
    reference = to_reference(labelled, linked.text, linked.origin)
    title = linked.title
    if is_all_label and labelled.score >= HAND_OVER and _is_whole(labelled):
        title = reference.title
    return replace(
        reference,
        key=linked.key,
        type=reference.type if reference.type not in {None, "document"} else linked.type,
        title=title or reference.title,
        url=linked.url or reference.url,
        archive_url=linked.archive_url or reference.archive_url,
        archived=reference.archived or linked.archived,
        claims_archive=reference.claims_archive or linked.claims_archive,
        fields=linked.fields,
    )


def _is_whole(labelled: Labelled) -> bool:
    """Whether a link's label is a whole citation and not just a title."""
    return all(labelled.first(label) is not None for label in (Label.AUTHORS, Label.PUBLISHED, Label.TITLE))


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
