"""DUP106 preprint-beside-article."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.dup.likeness import authors_agree, titles_alike
from citecheck.rules.dup.signature import Signature, family_of, fold_title, signature
from citecheck.rules.interface import GroupRule
from citecheck.rules.remedies import advice

_SERVERS = ("arxiv", "biorxiv", "medrxiv", "ssrn", "chemrxiv", "osf preprints", "research square", "preprints", "corr")
_PREFIXES = ("10.48550/", "10.1101/", "10.2139/ssrn", "10.26434/", "10.31234/", "10.21203/", "10.20944/")
"""DOI prefixes of preprint servers."""
_YEARS_APART = 3
"""Between preprint and article; our choice."""


class PreprintBesideArticle(GroupRule):
    """A preprint and the article that it became are both cited.

    ## What it finds
    References alike in title and authors, of which one is at a preprint server and the other is not.

    ## Why it matters
    One work is counted as two sources, and the reviewed version may say something else.

    ## Known problems
    Both may be meant, where a text speaks of what changed between them.

    ## Example
    ```bibtex bad
    @misc{pre, author = {Aldous, Jane}, title = {Tides and dunes in the north}, year = 2021,
      eprint = {2101.00001}, eprinttype = {arxiv}}
    @article{art, author = {Aldous, Jane}, title = {Tides and dunes in the north}, journal = {Sea}, year = 2022}
    ```
    ```bibtex good
    @misc{pre, author = {Aldous, Jane}, title = {Tides and dunes in the north}, year = 2021,
      eprint = {2101.00001}, eprinttype = {arxiv}}
    @article{art, author = {Aldous, Jane}, title = {Storms and seals in the south}, journal = {Sea}, year = 2022}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite and citecheck-refs relate the two by registries; here the list alone shows it.
    """

    code = "DUP106"
    name = "preprint-beside-article"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    default_reason = "a note only: it never fails a run"
    suppresses = ("DUP105",)

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        citations = evidence.citations
        preprints: dict[tuple[str, str], list[Citation]] = {}
        known = {citation.id for citation in citations if _is_preprint(citation, evidence)}
        for citation in citations:
            if citation.id in known and (key := _key(citation)) is not None:
                preprints.setdefault(key, []).append(citation)
        for citation in citations if preprints else ():
            key = _key(citation)
            if citation.id in known or key not in preprints:
                continue
            article = signature(citation.reference)
            for preprint in preprints[key]:
                if _is_one(signature(preprint.reference), article):
                    yield self._tell(preprint, citation)
                    break

    def _tell(self, preprint: Citation, article: Citation) -> Finding:
        pair = sorted((preprint, article), key=lambda item: (item.source, item.reference.origin.span.start))
        return self.group_finding(
            pair,
            f"{preprint.id} is a preprint, and {article.id} the article that it became.",
            remedy=advice(f"Cite {article.id} alone, unless the preprint itself is meant."),
        )


def _key(citation: Citation) -> tuple[str, str] | None:
    """Give first author and longest word of the title: what a preprint and its article share."""
    reference = citation.reference
    if not reference.title or not reference.authors:
        return None
    words = fold_title(reference.title).split()
    return (family_of(reference.authors[0]), max(words, key=len)) if words else None


def _is_preprint(citation: Citation, evidence: Evidence) -> bool:
    reference = citation.reference
    outlet = (reference.outlet or reference.publisher or "").casefold()
    known = evidence.identifiers.get(citation.id)
    doi = None if known is None else known.doi
    if outlet.startswith(_SERVERS) or (doi is not None and doi.startswith(_PREFIXES)):
        return True
    return known is not None and known.arxiv is not None and not reference.outlet and doi is None


def _is_one(preprint: Signature, article: Signature) -> bool:
    if authors_agree(preprint, article) is not True or not titles_alike(preprint, article, strict=False):
        return False
    return preprint.year is None or article.year is None or 0 <= article.year - preprint.year + 1 <= _YEARS_APART + 1
