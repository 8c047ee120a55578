"""ARC306 login-wall-capture."""

from __future__ import annotations

from citecheck.model.verdict import ArchiveReason
from citecheck.rules.arc.copy_rule import BrokenCopyRule


class LoginWallCapture(BrokenCopyRule):
    """The archive copy shows a login, consent or pay wall.

    ## What it finds
    A capture of a form to sign in, to agree or to pay in place of the page.

    ## Why it matters
    The work is behind the form, and a form in an archive leads nowhere.

    ## Known problems
    A login link at the top of an article is no wall; signs are weighed before it is said.

    ## Example
    ```bibtex bad
    @online{budget, title = {Budget vote put off}, url = {https://news.example/budget}, archivedate = {2019-04-04},
      archiveurl = {https://web.archive.org/web/20190404052722/https://news.example/budget}}
    ```
    ```facts
    archive broken login-wall offered=20190330022722
    ```
    ```bibtex good
    @online{budget, title = {Budget vote put off}, url = {https://news.example/budget}, archivedate = {2019-04-04},
      archiveurl = {https://web.archive.org/web/20190404052722/https://news.example/budget}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    The nearest good capture is proposed where the archive's index holds one. It wants a look: it is another
    state of the page.

    ## Sources
    WaybackMedic looks for log-in words in captures.
    """

    code = "ARC306"
    name = "login-wall-capture"
    default_reason = "the copy was opened and judged by its content, with the signs listed"
    reasons = frozenset({ArchiveReason.LOGIN_WALL})
    what = "The archive copy{day} shows a login or consent wall, not the work."
