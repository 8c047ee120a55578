"""ARC309 broken-archive-link."""

from __future__ import annotations

from citecheck.model.verdict import ArchiveReason
from citecheck.rules.arc.copy_rule import BrokenCopyRule


class BrokenArchiveLink(BrokenCopyRule):
    """The archive link does not lead to a snapshot.

    ## What it finds
    An archive link that was judged to be no snapshot, for a reason that no other rule names.

    ## Why it matters
    The reference promises a copy that is not there.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```facts
    archive broken not-a-snapshot
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    The nearest good capture is proposed where the archive's index holds one. It wants a look: it is another
    state of the page.

    ## Sources
    Ours: it keeps any broken archive link from passing without a word.
    """

    code = "ARC309"
    name = "broken-archive-link"
    default_reason = "the judge has said what is wrong with the link"
    reasons = frozenset({ArchiveReason.NOT_A_SNAPSHOT, ArchiveReason.MALFORMED, ArchiveReason.SERVICE_GONE})
    what = "The archive link does not lead to a snapshot of the work."
