"""What the model calls a token, and which part of a reference that is."""

from __future__ import annotations

from citecheck.sources.freetext.interface import Label

GIVEN, FAMILY, BODY = "ag", "af", "al"
"""Words of an author: given names, family name, a body; with ``BEGIN`` behind it the first word of each author."""
EDITOR = "e"
BEGIN = "+"
OTHER = "x"
"""Words of the style itself: "In", "vol.", "edited by", "et al."."""
AUTHOR_TAGS = frozenset((GIVEN, FAMILY, BODY))

LABELS = {
    "t": Label.TITLE,
    "tt": Label.TRANSLATED_TITLE,
    "j": Label.OUTLET,
    "c": Label.OUTLET,
    "se": Label.SERIES,
    "pb": Label.PUBLISHER,
    "pl": Label.PLACE,
    "d": Label.PUBLISHED,
    "da": Label.ACCESSED,
    "dr": Label.ARCHIVED,
    "v": Label.VOLUME,
    "n": Label.ISSUE,
    "p": Label.PAGES,
    "ed": Label.EDITION,
    "u": Label.URL,
    "doi": Label.DOI,
    "isbn": Label.ISBN,
    "issn": Label.ISSN,
    "pmid": Label.PMID,
    "arx": Label.ARXIV,
    "id": Label.IDENTIFIER,
    "sn": Label.IDENTIFIER,
    "la": Label.LANGUAGE,
    "fm": Label.FORMAT,
    "k": Label.KIND,
    "via": Label.VIA,
    "no": Label.NOTE,
}
"""Tag -> label, for all that is one stretch of words. ``j`` is a periodical, ``c`` a book or proceedings."""
