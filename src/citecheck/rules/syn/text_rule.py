"""The base of rules about characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import ClassVar

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding
from citecheck.model.reference import Citation
from citecheck.rules.aspects import NOT_ASCII, UNPRINTABLE
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import fold, within
from citecheck.rules.remedies import advice

ASIDES = frozenset({"abstract", "file", "keywords", "annote", "annotation", "review", "comment", "groups", "bdskfile1"})
"""Folded names of fields that no style prints."""


class TextRule(ReferenceRule):
    """Looks for characters anywhere in the text of a reference; one finding a reference, at the first place."""

    pattern: ClassVar[re.Pattern[str]]
    otherwise: ClassVar[str]

    def concerns(self, aspects: AbstractSet[str]) -> bool:
        """See ``ReferenceRule.concerns``."""
        return (NOT_ASCII if self.is_about_foreign_characters else UNPRINTABLE) in aspects

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        text = citation.reference.text
        if text.isascii() and self.is_about_foreign_characters:
            return
        found = next((match for match in self.pattern.finditer(text) if not _is_aside(citation, match)), None)
        if found is not None:
            finding = self.finding(citation, self.tell(found.group()), remedy=advice(self.otherwise))
            yield replace(finding, span=within(citation.reference, found.start(), found.end()))

    is_about_foreign_characters: ClassVar[bool] = True
    """Whether text of ASCII alone can be passed over."""

    def tell(self, found: str) -> str:
        """Give the message about what was found."""
        raise NotImplementedError


def _is_aside(citation: Citation, match: re.Match[str]) -> bool:
    """Tell whether a place lies in a field that readers of the list never see, such as an abstract."""
    place = citation.reference.origin.span.start + match.start()
    return any(item.start <= place < item.end and fold(item.name) in ASIDES for item in citation.reference.fields)
