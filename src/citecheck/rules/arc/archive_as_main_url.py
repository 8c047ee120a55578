"""ARC104 archive-as-main-url."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice, write


class ArchiveAsMainUrl(ReferenceRule):
    """An archive link stands where the address of the page belongs.

    ## What it finds
    The address of a snapshot in the field for the page's own address.

    ## Why it matters
    Readers and tools take it for the publisher's page: whether the page itself still works is never checked, and
    the same page cited directly is not recognised as a duplicate.

    ## Known problems
    Some citation styles have a single field for addresses; there the archive link is the best that can be given.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again},
      url = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    Safe: parts the link into the page's address, the archive link and the archive date. Where another archive link is
    there already, only the page's address is written.

    ## Sources
    InternetArchiveBot and the Citation bot part such links in the same way.
    """

    code = "ARC104"
    name = "archive-as-main-url"
    severity = Severity.WARNING
    default_reason = "the address itself says that it is a snapshot"
    wants = frozenset({"url", "at-archive"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        link = None if reference.url is None else evidence.archive_links.get(reference.url)
        if reference.url is None or link is None or reference.url == reference.archive_url:
            return
        if link.original_url is None:
            remedy = advice("Write the page's own address here, and this link as the archive link.")
        else:
            values: dict[str, str | None] = {"url": link.original_url}
            if reference.archive_url is None:
                values["archive_url"] = link.repaired or link.url
                if reference.archived is None and link.captured_at is not None:
                    values["archived"] = link.captured_at.date().isoformat()
            remedy = write(
                citation,
                f"Write {link.original_url} as the address, and the snapshot as the archive link.",
                values,
                safe=True,
            )
        yield self.finding(
            citation,
            f"The address is a snapshot at {link.service_name}, not the page itself.",
            at="url",
            facts={"service": link.service, "original": link.original_url or ""},
            remedy=remedy,
        )
