"""SYN303 mojibake."""

from __future__ import annotations

import re

from citecheck.model.finding import Confidence, Severity
from citecheck.rules.syn.text_rule import TextRule
from citecheck.rules.wording import quoted


class Mojibake(TextRule):
    """UTF-8 has been read as another encoding.

    ## What it finds
    Pairs such as ``Ã¼`` for ü and ``â€™`` for an apostrophe.

    ## Why it matters
    Names and titles are garbled, and can no longer be found.

    ## Known problems
    Portuguese and Vietnamese words have Ã and Â by right; only pairs that no language writes are reported.

    ## Example
    ```bibtex bad
    @article{tides, author = {MÃ¼ller, Jane}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, author = {Müller, Jane}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    bibaudit knows it as a defect of registries.
    """

    code = "SYN303"
    name = "mojibake"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "only pairs that no language writes"
    pattern = re.compile(
        "Ã[\u00a0-\u00bf\u0192\u02c6\u0160\u0178\u2018-\u203a\u20ac]|â€[\u0090-\u009f™œ˜“”¦“]|Â[©®°±»«§¶\u00a0´·]"
        "|Ð[\u0080-\u00bf][ÐÑ][\u0080-\u00bf]|[äåæçèé][\u0080-\u00bf][\u0080-\u00bf](?=[äåæçèé][\u0080-\u00bf])"
    )
    otherwise = "Open the file with the right encoding and correct the letters."

    def tell(self, found: str) -> str:
        """See ``TextRule.tell``."""
        return f"Letters are garbled here, as if UTF-8 had been read as another encoding: {quoted(found)}"
