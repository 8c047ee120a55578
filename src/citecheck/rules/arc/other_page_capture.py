"""ARC307 other-page-capture."""

from __future__ import annotations

from citecheck.model.verdict import ArchiveReason
from citecheck.rules.arc.copy_rule import BrokenCopyRule


class OtherPageCapture(BrokenCopyRule):
    """The archive copy shows another page than the one cited.

    ## What it finds
    A capture whose title and headings have nothing to do with the citation.

    ## Why it matters
    Readers who follow the copy find another text.

    ## Known problems
    A page whose title was rewritten may look like another page.

    ## Example
    ```bibtex bad
    @online{bridge, title = {Swing bridge opens}, url = {https://news.example/bridge}, archivedate = {2018-07-04},
      archiveurl = {https://web.archive.org/web/20180704214846/https://news.example/bridge}}
    ```
    ```facts
    archive broken other-page
    ```
    ```bibtex good
    @online{bridge, title = {Swing bridge opens}, url = {https://news.example/bridge}, archivedate = {2018-07-04},
      archiveurl = {https://web.archive.org/web/20180704214846/https://news.example/bridge}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    The nearest good capture is proposed where the archive's index holds one. It wants a look: it is another
    state of the page.

    ## Sources
    Ours, with the published method of comparing archived and live titles (CEUR 3246) as a model.
    """

    code = "ARC307"
    name = "other-page-capture"
    default_reason = "the copy was opened and judged by its content, with the signs listed"
    suppresses = ("ARC106", "PAG106")
    reasons = frozenset({ArchiveReason.OTHER_PAGE})
    what = "The archive copy{day} shows another page than the one cited."
