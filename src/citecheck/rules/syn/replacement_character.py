"""SYN302 replacement-character."""

from __future__ import annotations

import re

from citecheck.model.finding import Severity
from citecheck.rules.syn.text_rule import TextRule


class ReplacementCharacter(TextRule):
    """A letter has been lost and replaced by U+FFFD.

    ## What it finds
    The replacement character, which programs write where they cannot read a byte.

    ## Why it matters
    The letter is gone for good; names can no longer be found.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, author = {M\ufffdller, Jane}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, author = {Müller, Jane}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    bibtex-tidy writes them when it is given a file in Latin-1.
    """

    code = "SYN302"
    name = "replacement-character"
    severity = Severity.WARNING
    default_reason = "the character has no other use"
    pattern = re.compile("\ufffd")
    otherwise = "Restore the letter from the work."

    def tell(self, found: str) -> str:  # noqa: ARG002 - always the same character
        """See ``TextRule.tell``."""
        return "A letter has been lost here and replaced by U+FFFD."
