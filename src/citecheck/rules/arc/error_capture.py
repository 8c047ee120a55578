"""ARC302 error-capture."""

from __future__ import annotations

from citecheck.model.verdict import ArchiveReason
from citecheck.rules.arc.copy_rule import BrokenCopyRule


class ErrorCapture(BrokenCopyRule):
    """The archive copy is a capture of an error page.

    ## What it finds
    A capture of an answer such as 404 or 503 in place of the page.

    ## Why it matters
    The archive kept what the site said at that moment: that the page was not there.

    ## Known problems
    None known: archives say which status they captured.

    ## Example
    ```bibtex bad
    @online{pier, title = {Pier trust appeals}, url = {https://news.example/pier}, archivedate = {2015-10-15},
      archiveurl = {https://web.archive.org/web/20151015210005/https://news.example/pier}}
    ```
    ```facts
    archive broken error-capture offered=20150916190005
    ```
    ```bibtex good
    @online{pier, title = {Pier trust appeals}, url = {https://news.example/pier}, archivedate = {2015-10-15},
      archiveurl = {https://web.archive.org/web/20151015210005/https://news.example/pier}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    The nearest good capture is proposed where the archive's index holds one. It wants a look: it is another
    state of the page.

    ## Sources
    Found by WaybackMedic by opening each capture; the availability service of the Internet Archive alone does
    not tell.
    """

    code = "ARC302"
    name = "error-capture"
    default_reason = "the copy was opened and judged by its content, with the signs listed"
    reasons = frozenset({ArchiveReason.ERROR_CAPTURE})
    what = "The archive copy{day} is a capture of an error page, not of the work."
