"""STL105 usurped-domain."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.page import Likeness
from citecheck.model.reference import Citation, Format
from citecheck.model.verdict import ArchiveState
from citecheck.rules.arc.captures import use_capture
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.lnk.moves import is_other_site
from citecheck.rules.pag.comparisons import archived, live
from citecheck.rules.remedies import write


class UsurpedDomain(ReferenceRule):
    """The domain seems to belong to somebody else by now.

    ## What it finds
    A live page that has neither the cited title nor the cited outlet, together with a sign that it was otherwise once:
    the archive copy shows the cited title, or the address now leads to another site.

    ## Why it matters
    A page that answers is not a page that is right: lapsed domains of outlets are bought for gambling, fraud and worse.

    ## Known problems
    An outlet that changed its name, its address and its titles at once looks the same.

    ## Example
    ```bibtex bad
    @article{ferry, title = {Ferry sails again}, journal = {Courier}, url = {https://courier.example/ferry},
      archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://courier.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=different page.outlet=different says="Ten best casino bonuses"
    archive verified ok page.title=match
    ```
    ```bibtex good
    @article{ferry, title = {Ferry sails again}, journal = {Courier}, url = {https://courier.example/ferry},
      archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://courier.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=different page.outlet=match says="Ferry timetable"
    archive verified ok page.title=match
    ```

    ## Fix and its safety
    Wikitext: sets the url-status to usurped, which hides the link; unsafe, a person should look first.

    ## Sources
    English Wikipedia counted over 50,000 usurped domains by December 2025.
    """

    code = "STL105"
    name = "usurped-domain"
    severity = Severity.ERROR
    confidence = Confidence.LIKELY
    needs = Need.PAGE
    default_reason = "three signs have to agree"
    wants = frozenset({"compared"})
    suppresses = ("PAG101", "PAG102", "PAG103", "PAG104", "LNK401", "LNK403", "STL103", "STL104")

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.original_link(citation)
        reference = citation.reference
        if result is None or (reference.url_status or "").lower() in {"usurped", "unfit"}:
            return
        for compared in live(citation, evidence):
            comparison = compared.comparison
            if Likeness.DIFFERENT is not comparison.title or comparison.outlet is not Likeness.DIFFERENT:
                continue
            copy = archived(citation, evidence)
            was_right = copy is not None and copy.title in {Likeness.MATCH, Likeness.NEAR}
            led_away = bool(result.final_url) and is_other_site(result.url, result.final_url or "", evidence)
            if not was_right and not led_away:
                continue
            row = evidence.archives.get(citation.id)
            covered = row is not None and row.archive_url is not None and row.state is not ArchiveState.BROKEN
            yield self.finding(
                citation,
                "The domain seems to belong to somebody else by now: the page has neither the cited title nor outlet"
                + (", while the archive copy shows them." if was_right else f", and it leads to {result.final_url}"),
                at="url",
                facts={"page_title": comparison.page_title or "", "final_url": result.final_url or ""},
                remedy=write(citation, "Set the url-status to usurped.", {"url_status": "usurped"})
                if covered and reference.origin.format is Format.WIKITEXT
                else use_capture(citation, evidence, "Lead readers to an archive copy, and take the live link out."),
            )
