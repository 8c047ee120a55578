"""ARC106 archive-target-mismatch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from citecheck.model.evidence import Evidence, UrlMatch
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.addresses_alike import Moved, may_be_one_page, moved_to_other_host
from citecheck.rules.arc.captures import link_of, use_capture
from citecheck.rules.interface import ReferenceRule

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
    A page that moved before it was captured has two addresses. Where a redirect was seen, both carry the same long
    number, or the path is the same on another host of the site, the rule is silent; the same path on another site is
    a note only.

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
    wants = frozenset({"archive_url", "url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        match = evidence.archive_matches.get(citation.id)
        what = None if match is None else _OTHER.get(match)
        link = link_of(citation, evidence)
        if what is None or link is None or link.original_url is None or citation.reference.url is None:
            return
        if citation.reference.url in evidence.archive_links:
            return
        if match is UrlMatch.SAME_HOST and may_be_one_page(link.original_url, citation.reference.url):
            return
        moved = moved_to_other_host(link.original_url, citation.reference.url)
        if moved is Moved.WITHIN_SITE:
            return
        finding = self.finding(
            citation,
            f"The archive link is of {what}: {link.original_url} is not {citation.reference.url}",
            at="archive_url",
            facts={"archived_address": link.original_url, "cited_address": citation.reference.url},
            remedy=use_capture(
                citation, evidence, "Find out which page is meant, and make the address and the archive link agree."
            ),
        )
        yield replace(finding, severity=Severity.INFO) if moved is Moved.TO_OTHER_SITE else finding
