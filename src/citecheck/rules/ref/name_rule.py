"""The base of rules about names of authors and editors."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding
from citecheck.model.names import Name
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted


class NameRule(ReferenceRule):
    """Looks at names of authors and editors where the source parts them; one finding a field, on the first fault."""

    otherwise: str
    wants = frozenset({"structured"})
    one_of = frozenset({"authors", "editors"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        if not is_structured(citation.reference):  # in plain text the cut between names is ours, not the author's
            return
        for field in ("authors", "editors"):
            for name in getattr(citation.reference, field):
                what = self.fault(name)
                if what is not None:
                    yield self.finding(
                        citation,
                        what.format(name=quoted(str(name), 60), role=field.removesuffix("s")),
                        at=field,
                        facts={"name": str(name)[:200]},
                        remedy=advice(self.otherwise),
                    )
                    break

    @abstractmethod
    def fault(self, name: Name) -> str | None:
        """Give the message, with ``{name}`` and ``{role}``, when a name is at fault."""
