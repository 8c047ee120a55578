"""The base of rules about the form of an archive link."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Remedy
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import use_capture
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import write


class ArchiveLinkRule(ReferenceRule):
    """Looks at each address of an archive, in the field for it or, where that is empty, in the field of the page."""

    wants = frozenset({"at-archive"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        field = "archive_url" if reference.archive_url is not None else "url"
        url = reference.archive_url if reference.archive_url is not None else reference.url
        link = None if url is None else evidence.archive_links.get(url)
        return () if link is None else self.look_at(citation, field, link, evidence)

    @abstractmethod
    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """Give the findings about one archive link, which stands in the record field ``field``."""

    def respell(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence, otherwise: str) -> Remedy:
        """Give the repair that spells the same snapshot right, else proposes a capture, else gives advice.

        Safe: the address leads to the same snapshot as before.
        """
        if link.repaired is None or link.repaired == link.url:
            return use_capture(citation, evidence, otherwise)
        return write(citation, f"Write {link.repaired}", {field: link.repaired}, safe=True)
