"""ARC106 archive-target-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence, UrlMatch
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import link_of, use_capture
from citecheck.rules.interface import ReferenceRule

_LONG_NUMBER = re.compile(r"(?<!\d)\d{6,}(?!\d)")
_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?\Z")
_OTHER = {
    UrlMatch.SAME_HOST: "another page of the same site",
    UrlMatch.DIFFERENT: "a page of another site",
}


class ArchiveTargetMismatch(ReferenceRule):
    """The archive link is of another address than the one cited.

    ## What it finds
    A snapshot whose original address is neither the cited one nor a spelling of it: scheme, www, port, trailing slash,
    letter case of the host, percent-encoding, fragment, tracking parameters and mobile hosts do not count.

    ## Why it matters
    Readers who follow the copy see another page than the one that supports the claim.

    ## Known problems
    A page that moved before it was captured has two addresses; where a redirect was seen, or both carry the same long
    number, the rule is silent.

    ## Example
    ```bibtex bad
    @online{bridge, title = {Swing bridge opens}, url = {https://news.example/2018/05/12/swing-bridge},
      archivedate = {2018-07-04},
      archiveurl = {https://web.archive.org/web/20180704214846/https://news.example/2018/05/30/council-tax}}
    ```
    ```bibtex good
    @online{bridge, title = {Swing bridge opens}, url = {https://news.example/2018/05/12/swing-bridge},
      archivedate = {2018-07-04},
      archiveurl = {https://web.archive.org/web/20180704214846/http://www.news.example:80/2018/05/12/swing-bridge/}}
    ```

    ## Fix and its safety
    A capture of the cited address is proposed where an archive was asked; a person has to say which address is meant.

    ## Sources
    InternetArchiveBot flags it as a mismatch; how addresses are compared follows WaybackMedic and SURT.
    """

    code = "ARC106"
    name = "archive-target-mismatch"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "both addresses stand in the text; spellings of one address are told apart from two pages"

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        match = evidence.archive_matches.get(citation.id)
        what = None if match is None else _OTHER.get(match)
        link = link_of(citation, evidence)
        if what is None or link is None or link.original_url is None or citation.reference.url is None:
            return
        if citation.reference.url in evidence.archive_links:
            return
        if match is UrlMatch.SAME_HOST and _share_an_id(link.original_url, citation.reference.url):
            return
        yield self.finding(
            citation,
            f"The archive link is of {what}: {link.original_url} is not {citation.reference.url}",
            at="archive_url",
            facts={"archived_address": link.original_url, "cited_address": citation.reference.url},
            remedy=use_capture(
                citation, evidence, "Find out which page is meant, and make the address and the archive link agree."
            ),
        )


def _share_an_id(one: str, other: str) -> bool:
    """Tell whether two addresses of a site carry the same number of six digits or more that is no date."""
    ids = set(_LONG_NUMBER.findall(one)) & set(_LONG_NUMBER.findall(other))
    return any(not _DATE.match(number) for number in ids)
