"""LNK202 no-such-host."""

from __future__ import annotations

from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import DeadLinkRule


class NoSuchHost(DeadLinkRule):
    """The host of the page does not exist any more.

    ## What it finds
    A name that the resolver denied twice, while other names resolved.

    ## Why it matters
    The domain has lapsed; soon a stranger may own it.

    ## Known problems
    A name that exists only inside a network of its own looks the same.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link dead no-such-host
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200
    ```

    ## Fix and its safety
    A capture is proposed where an archive was asked and holds one; it wants a look. Where a copy is cited
    already, the finding is a warning, and in wikitext the url-status is set to dead (safe when the copy was
    verified in this run).

    ## Sources
    A resolver that fails is told from a name that does not exist (RFC 1035, RCODE 3); many checkers mix them
    up.
    """

    code = "LNK202"
    name = "no-such-host"
    default_reason = "the resolver denied the name twice while others resolved"
    reasons = frozenset({LinkReason.NO_SUCH_HOST})
    what = "The host name {host} does not exist any more."
