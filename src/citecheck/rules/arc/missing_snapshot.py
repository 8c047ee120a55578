"""ARC301 missing-snapshot."""

from __future__ import annotations

from citecheck.model.verdict import ArchiveReason
from citecheck.rules.arc.copy_rule import BrokenCopyRule


class MissingSnapshot(BrokenCopyRule):
    """The archive does not hold the copy that is cited.

    ## What it finds
    An archive link whose replay said that there is no such capture, confirmed by the archive's index.

    ## Why it matters
    The reference promises a copy that does not exist: when the page goes, everything is gone.

    ## Known problems
    Archives sometimes lose or hold back a capture for a while; without a clear answer of the index the state is
    unknown and this rule is silent.

    ## Example
    ```bibtex bad
    @online{branch, title = {Branch closures}, url = {https://news.example/branch}, archivedate = {2017-11-28},
      archiveurl = {https://web.archive.org/web/20171128195130/https://news.example/branch}}
    ```
    ```facts
    archive broken missing offered=20171105101010
    ```
    ```bibtex good
    @online{branch, title = {Branch closures}, url = {https://news.example/branch}, archivedate = {2017-11-28},
      archiveurl = {https://web.archive.org/web/20171128195130/https://news.example/branch}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    The nearest good capture is proposed where the archive's index holds one. It wants a look: it is another
    state of the page.

    ## Sources
    WaybackMedic asks the same question in two ways, because each alone is wrong at times.
    """

    code = "ARC301"
    name = "missing-snapshot"
    default_reason = "absence is only said after the archive's index answered"
    reasons = frozenset({ArchiveReason.MISSING})
    what = "The archive copy{day} does not exist: the archive has no snapshot there."
