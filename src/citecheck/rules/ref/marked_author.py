"""REF305 marked-author."""

from __future__ import annotations

import re

from citecheck.model.finding import Confidence, Severity
from citecheck.model.names import Name
from citecheck.rules.ref.name_rule import NameRule

_MARKED = re.compile(r"[^\W\d_]{2,}\s?[\d¹²³⁰-⁹]{1,2}\Z|[*†‡§¶]\Z")


class MarkedAuthor(NameRule):
    """A footnote mark has become part of a name.

    ## What it finds
    A figure, asterisk or dagger at the end of a name.

    ## Why it matters
    It was copied with the name from the head of a paper, where it points at an affiliation.

    ## Known problems
    Names of one part are left alone: "Newswire7" is a pen name, "Studio 54" a body.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous1, Jane and Byrne*, Tom}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane and Byrne, Tom}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite reports it.
    """

    code = "REF305"
    name = "marked-author"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "only people's names are looked at"
    otherwise = "Take the mark out."

    def fault(self, name: Name) -> str | None:
        """See ``NameRule.fault``."""
        if name.family is None or name.given is None:
            return None  # a pen name or a body: "Newswire7", "Studio 54"
        if any(_MARKED.search(part.strip()) for part in (name.family, name.given)):
            return "A footnote mark has become part of the name of the {role} {name}."
        return None
