"""ARC308 parked-capture."""

from __future__ import annotations

from citecheck.model.verdict import ArchiveReason
from citecheck.rules.arc.copy_rule import BrokenCopyRule


class ParkedCapture(BrokenCopyRule):
    """The archive copy shows a parked or sold domain.

    ## What it finds
    A capture of a page that offers the domain for sale or shows nothing but advertising.

    ## Why it matters
    The domain had lapsed before the capture was taken.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{mast, title = {Pirate radio mast}, url = {https://news.example/mast}, archivedate = {2011-09-15},
      archiveurl = {https://web.archive.org/web/20110915211633/https://news.example/mast}}
    ```
    ```facts
    archive broken parked
    ```
    ```bibtex good
    @online{mast, title = {Pirate radio mast}, url = {https://news.example/mast}, archivedate = {2011-09-15},
      archiveurl = {https://web.archive.org/web/20110915211633/https://news.example/mast}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    The nearest good capture is proposed where the archive's index holds one. It wants a look: it is another
    state of the page.

    ## Sources
    WaybackMedic's phrases for parked domains.
    """

    code = "ARC308"
    name = "parked-capture"
    default_reason = "the copy was opened and judged by its content, with the signs listed"
    reasons = frozenset({ArchiveReason.PARKED})
    what = "The archive copy{day} shows a parked domain, not the work."
