"""ARC304 soft-404-capture."""

from __future__ import annotations

from citecheck.model.verdict import ArchiveReason
from citecheck.rules.arc.copy_rule import BrokenCopyRule


class Soft404Capture(BrokenCopyRule):
    """The archive copy is an error page that was sent as if it were the page.

    ## What it finds
    A capture with status 200 whose text says, in any of several languages, that the page is missing.

    ## Why it matters
    The archive counts it as a good capture, so that automatic tools keep choosing it.

    ## Known problems
    An article about error pages may look like one; titles and other signs are weighed before it is said.

    ## Example
    ```bibtex bad
    @online{pool, title = {Open-air pool}, url = {https://news.example/pool}, archivedate = {2016-06-03},
      archiveurl = {https://web.archive.org/web/20160603151434/https://news.example/pool}}
    ```
    ```facts
    archive broken soft-404
    ```
    ```bibtex good
    @online{pool, title = {Open-air pool}, url = {https://news.example/pool}, archivedate = {2016-06-03},
      archiveurl = {https://web.archive.org/web/20160603151434/https://news.example/pool}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    The nearest good capture is proposed where the archive's index holds one. It wants a look: it is another
    state of the page.

    ## Sources
    WaybackMedic keeps sixty tests for such pages.
    """

    code = "ARC304"
    name = "soft-404-capture"
    default_reason = "said only with its signs listed; articles about error pages are told apart"
    reasons = frozenset({ArchiveReason.SOFT_404})
    what = "The archive copy{day} is an error page, though it was sent as a normal one: a soft 404."
