"""ARC501 unknown-url-status."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import raw
from citecheck.rules.remedies import advice, write
from citecheck.rules.wording import quoted

STATUSES = ("live", "dead", "deviated", "unfit", "usurped", "bot: unknown")
"""The words of CS1, module of 2025."""
OLD_WORDS = {"yes": "dead", "true": "dead", "y": "dead", "no": "live", "false": "live", "n": "live"}
"""What the parameter ``dead-url``, given up in 2019, said."""


class UnknownUrlStatus(ReferenceRule):
    """The status of the address is a word that nobody reads.

    ## What it finds
    A url-status other than live, dead, deviated, unfit, usurped and "bot: unknown".

    ## Why it matters
    CS1 shows an error and ignores it; readers are then led to the archive although the page may work, or the reverse.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urlstatus = {broken},
      archivedate = {2019-04-05}, archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urlstatus = {dead},
      archivedate = {2019-04-05}, archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    The old words yes and no are translated: safe. Anything else needs a person.

    ## Sources
    CS1, parameter url-status.
    """

    code = "ARC501"
    name = "unknown-url-status"
    severity = Severity.WARNING
    default_reason = "a closed set of words"
    one_of = frozenset({"url_status", "named"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        status = citation.reference.url_status or raw(citation.reference, "url_status")
        if status is None or status.strip().lower() in STATUSES:
            return
        meant = OLD_WORDS.get(status.strip().lower())
        yield self.finding(
            citation,
            f"The url-status {quoted(status, 40)} is none of {', '.join(STATUSES)}.",
            at="url_status",
            remedy=write(citation, f"Write {meant}.", {"url_status": meant}, safe=True)
            if meant
            else advice(f"Write one of {', '.join(STATUSES)}."),
        )
