"""One citation in words, as markup readers meet it inside a footnote or a list item, read by the free-text reader."""

from __future__ import annotations

import re

from citecheck.model.reference import Origin, Reference
from citecheck.sources.freetext import grammar
from citecheck.sources.freetext.interface import Labelled
from citecheck.sources.freetext.record import to_reference

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


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


def is_citation_like(labelled: Labelled) -> bool:
    """Whether a labelling found what makes words a citation: two parts that cite, one of them of a fixed form."""
    names = {part.label.value for part in labelled.parts}
    fixed = names & {"published", "accessed", "archived", "url", "doi", "isbn", "issn", "pmid", "arxiv", "volume"}
    return bool(fixed) and len(names & {"authors", "title", "outlet", "publisher", "pages", *fixed}) > 1


def may_cite(words: str) -> bool:
    """Whether words in a list of references, or in a footnote, may be one: they hold a year, or parts that cite.

    Explanatory notes stand among references; one that names a year is taken for a reference rather than lost.
    """
    return _YEAR.search(words) is not None or is_citation_like(label_words(words))
