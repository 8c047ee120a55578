"""REF301 et-al-as-author."""

from __future__ import annotations

import re

from citecheck.model.finding import Severity
from citecheck.model.names import Name
from citecheck.rules.ref.name_rule import NameRule

_ET_AL = re.compile(r"(?:\A|[\s,;(])et\.?\s+al(?:ii|iae|ia)?\.?\s*\)?\Z|\A(?:and|&)\s+others\Z", re.IGNORECASE)


class EtAlAsAuthor(NameRule):
    """The words "et al." stand among the authors as if they were a name.

    ## What it finds
    ``et al.`` as a name or at the end of one.

    ## Why it matters
    Styles print it as a surname or twice, and the further authors are lost.

    ## Known problems
    None known: names such as "Future, Al" are not taken for it.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane and et al.}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane and others}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    BibTeX writes ``and others``, CS1 has ``display-authors=etal``; veracite looks for it, with false alarms.
    """

    code = "REF301"
    name = "et-al-as-author"
    severity = Severity.WARNING
    default_reason = "a closed set of words"
    otherwise = "Name the further authors, or say that there are more in the way of the format (and others)."

    def fault(self, name: Name) -> str | None:
        """See ``NameRule.fault``."""
        parts = (name.literal, name.family, name.given)
        if any(part is not None and _ET_AL.search(part.strip()) for part in parts):
            return "“et al.” stands among the {role}s as if it were a name: {name}"
        return None
