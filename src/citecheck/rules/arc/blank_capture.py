"""ARC305 blank-capture."""

from __future__ import annotations

from citecheck.model.verdict import ArchiveReason
from citecheck.rules.arc.copy_rule import BrokenCopyRule


class BlankCapture(BrokenCopyRule):
    """The archive copy has nothing to read.

    ## What it finds
    A capture that is empty, or a page that only a script would have filled.

    ## Why it matters
    Archives replay what they kept; what a script loaded later is often not among it.

    ## Known problems
    A few of such pages do come to life in a browser.

    ## Example
    ```bibtex bad
    @online{lamps, title = {Gas lamps listed}, url = {https://news.example/lamps}, archivedate = {2012-12-13},
      archiveurl = {https://web.archive.org/web/20121213174646/https://news.example/lamps}}
    ```
    ```facts
    archive broken blank
    ```
    ```bibtex good
    @online{lamps, title = {Gas lamps listed}, url = {https://news.example/lamps}, archivedate = {2012-12-13},
      archiveurl = {https://web.archive.org/web/20121213174646/https://news.example/lamps}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    The nearest good capture is proposed where the archive's index holds one. It wants a look: it is another
    state of the page.

    ## Sources
    WaybackMedic rejects captures of less than 900 bytes of text.
    """

    code = "ARC305"
    name = "blank-capture"
    default_reason = "the copy was opened and judged by its content, with the signs listed"
    reasons = frozenset({ArchiveReason.BLANK})
    what = "The archive copy{day} is blank: there is nothing to read."
    otherwise = "Open the copy in a browser; if it stays blank, link to another capture."
