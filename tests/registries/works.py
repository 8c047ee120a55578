"""Works in the shapes in which registries give them, and references to them."""

from __future__ import annotations

from dataclasses import replace

from citecheck.model.names import Name
from citecheck.model.reference import Citation, Format, Origin, Reference, ReferenceId, Span

TIDES: dict[str, object] = {
    "DOI": "10.5555/tides.1",
    "type": "journal-article",
    "title": ["On <i>Tides</i> and Their Causes"],
    "subtitle": ["A Survey"],
    "author": [
        {"given": "Jane", "family": "Aldous", "sequence": "first", "affiliation": []},
        {"name": "Estuary Consortium", "sequence": "additional"},
    ],
    "container-title": ["Journal of Shores"],
    "issued": {"date-parts": [[2011, 5]]},
    "publisher": "Shore Press",
}
DATA: dict[str, object] = {
    "doi": "10.5281/zenodo.555",
    "titles": [{"title": "Marées", "titleType": "TranslatedTitle"}, {"title": "Tide gauge readings 2001-2010"}],
    "creators": [{"name": "Aldous, Jane", "givenName": "Jane", "familyName": "Aldous", "nameType": "Personal"}],
    "publicationYear": 2012,
    "publisher": {"name": "Zenodo"},
    "relatedIdentifiers": [],
}
PREPRINT = """<entry><id>http://arxiv.org/abs/2101.00001v2</id><published>2021-01-03T12:00:00Z</published>
<title>Tides without
  a moon</title><author><name>Jane van Aldous</name></author><summary>Words.</summary>
<arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages</arxiv:comment>
<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.5555/moonless</arxiv:doi></entry>"""
BOOK: dict[str, object] = {
    "title": "The Shore",
    "subtitle": "a history",
    "authors": [{"url": "https://openlibrary.example/a", "name": "Jane Aldous"}],
    "publish_date": "May 2001",
    "publishers": [{"name": "Shore Press"}],
}
ARTICLE: dict[str, object] = {
    "pubdate": "2011 May 3",
    "source": "J Shores",
    "fulljournalname": "Journal of Shores",
    "authors": [{"name": "Aldous JB", "authtype": "Author"}],
    "title": "On tides and their causes.",
    "pubtype": ["Journal Article"],
}


def cited(identifier: str = "r", /, **values: object) -> Citation:
    """Cite the article on tides, but for what is given otherwise."""
    base = Reference(
        origin=Origin("list.bib", Format.BIBTEX, Span(0, 0)),
        text="",
        type="article-journal",
        authors=(Name("Aldous", "J."),),
        title="On tides and their causes: a survey",
        outlet="Journal of Shores",
        published="2011",
    )
    return Citation(ReferenceId(identifier), 0, replace(base, **values))  # type: ignore[arg-type] # fields by name
