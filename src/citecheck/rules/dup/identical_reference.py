"""DUP102 identical-reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Applicability, Edit, EditKind, Finding, Remedy, Severity
from citecheck.model.reference import Citation, Format, Reference
from citecheck.rules.dup.group_findings import CopiesRule, groups_of_indexes
from citecheck.rules.places import fold
from citecheck.rules.ref.kinds import is_short_note
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured

CITED_BY_KEY = frozenset({Format.BIBTEX, Format.CSL_JSON})
"""Formats whose references other files cite by their keys."""
FEWEST_FIELDS = 2
"""Fields that two copies have to share; our choice."""


class IdenticalReference(CopiesRule):
    """The same reference stands more than once, word for word.

    ## What it finds
    References whose text or fields are the same, keys and white space aside, also in different files. Short notes such
    as "Smith 2005, p. 4." are left alone.

    ## Why it matters
    Readers take them for two sources; and a correction reaches only one of them.

    ## Known problems
    Lists that are sorted by chapter repeat references on purpose.

    ## Example
    ```bibtex bad
    @online{ball1, author = {Ball, Tom}, title = {Ferry sails again}, date = {2022-03-24}}
    @online{ball2, author = {Ball, Tom}, title = {Ferry sails again}, date = {2022-03-24}}
    ```
    ```bibtex good
    @online{ball1, author = {Ball, Tom}, title = {Ferry sails again}, date = {2022-03-24}}
    @online{ball2, author = {Ball, Tom}, title = {Ferry sinks again}, date = {2022-03-26}}
    ```

    ## Fix and its safety
    Keeps the first and points the uses of the others in the same file to it. Safe where no other file can use them;
    unsafe in .bib and CSL-JSON files, whose keys are cited from elsewhere: `citecheck fix --cited-in thesis.tex`
    changes those files with it, and then needs no ``--unsafe``. Copies in several files get advice only.

    ## Sources
    No other tool looks for it; it occurs in the wild.
    """

    code = "DUP102"
    name = "identical-reference"
    severity = Severity.WARNING
    default_reason = "the texts are the same"
    suppresses = ("DUP101", "DUP103", "DUP104", "DUP105", "DUP106")
    because = "are the same, word for word"

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        citations = evidence.citations
        for _, indexes in groups_of_indexes([_content(citation.reference) for citation in citations]):
            yield self.tell([citations[index] for index in indexes])

    def repair(self, citations: Sequence[Citation], disagreements: Sequence[str]) -> Remedy:
        """See ``CopiesRule.repair``."""
        kept = citations[0]
        copies = [citation for citation in citations[1:] if citation.source == kept.source]
        if disagreements or not copies:
            return advice(f"Keep {kept.id} and use it in place of the others.")
        edits = tuple(Edit(EditKind.REMOVE_REFERENCE, citation.id, value=kept.id) for citation in copies)
        text = f"Keep {kept.id}, take the copies out and use it in their place."
        if kept.reference.origin.format in CITED_BY_KEY and any(
            copy.reference.key != kept.reference.key for copy in copies
        ):
            return Remedy(text, Applicability.UNSAFE, edits)
        return Remedy(text, Applicability.SAFE, edits)


def _is_free_text(reference: Reference) -> bool:
    """Tell whether a wiki's reference is no template but words around a link: then the words count too."""
    return reference.origin.format is Format.WIKITEXT and not reference.text.startswith("{{")


def _says_little(reference: Reference) -> bool:
    """Tell whether a single field was understood, so that it is perhaps no reference at all: "Chart positions:"."""
    fields = (reference.title, reference.outlet, reference.publisher, reference.published, reference.accessed)
    known = (
        reference.authors or reference.editors,
        reference.url,
        reference.doi,
        reference.isbn,
        reference.arxiv,
        *fields,
    )
    return sum(map(bool, known)) < FEWEST_FIELDS


def _content(reference: Reference) -> object:
    """Give what makes two references the same, ``None`` for those that are left alone."""
    if is_short_note(reference) or _says_little(reference):
        return None
    if reference.fields and is_structured(reference) and not _is_free_text(reference):
        fields = sorted(
            (fold(item.name), " ".join(item.value.split())) for item in reference.fields if item.value.strip()
        )
        kind = (reference.source_type or "").lower()
        own = {"id", "citationkey", "key"} if reference.origin.format in {Format.CSL_JSON, Format.JSONL} else set()
        return (kind, tuple(item for item in fields if item[0] not in own)) if fields else None
    text = " ".join(reference.text.split())
    return text.casefold() if text else None
