"""ARC303 home-page-capture."""

from __future__ import annotations

from citecheck.model.verdict import ArchiveReason
from citecheck.rules.arc.copy_rule import BrokenCopyRule


class HomePageCapture(BrokenCopyRule):
    """The archive copy shows the site's home page in place of the work.

    ## What it finds
    A capture that redirects from the address of an article to the home page.

    ## Why it matters
    Sites that drop their articles often send every old address home; the archive kept the redirect.

    ## Known problems
    A site of a single page is its own home page.

    ## Example
    ```bibtex bad
    @online{clinic, title = {Walk-in clinic}, url = {https://news.example/clinic}, archivedate = {2016-03-29},
      archiveurl = {https://web.archive.org/web/20160329154517/https://news.example/clinic}}
    ```
    ```facts
    archive broken redirect-to-home
    ```
    ```bibtex good
    @online{clinic, title = {Walk-in clinic}, url = {https://news.example/clinic}, archivedate = {2016-03-29},
      archiveurl = {https://web.archive.org/web/20160329154517/https://news.example/clinic}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    The nearest good capture is proposed where the archive's index holds one. It wants a look: it is another
    state of the page.

    ## Sources
    WaybackMedic and reFill reject such captures.
    """

    code = "ARC303"
    name = "home-page-capture"
    default_reason = "the copy was opened and judged by its content, with the signs listed"
    reasons = frozenset({ArchiveReason.REDIRECT_TO_HOME})
    what = "The archive copy{day} leads to the home page of the site, not to the work."
