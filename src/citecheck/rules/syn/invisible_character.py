"""SYN301 invisible-character."""

from __future__ import annotations

import re
import unicodedata

from citecheck.model.finding import Severity
from citecheck.rules.syn.text_rule import TextRule


class InvisibleCharacter(TextRule):
    """A character that nobody can see stands in a reference.

    ## What it finds
    Control characters, zero-width spaces, soft hyphens, marks of writing direction.

    ## Why it matters
    They break searches, addresses and comparisons, and can hide what a text really says.

    ## Known problems
    Joiners inside words of Arabic, Indic and similar scripts, direction marks beside right-to-left text, and joiners in
    emoji belong there and are left alone.

    ## Example
    ```bibtex bad
    @article{tides, title = {On\u200b Tides}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    CS1: "invisible characters"; veracite reports them.
    """

    code = "SYN301"
    name = "invisible-character"
    severity = Severity.WARNING
    default_reason = "a closed set of characters"
    is_about_foreign_characters = False
    pattern = re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u00ad\u2060-\u2064\ufeff\ufff9-\ufffb]"
        "|(?<![\u0590-\u1fff\ufb1d-\ufdff\ufe70-\ufefc])[\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
        "(?![\u0590-\u1fff\ufb1d-\ufdff\ufe70-\ufefc\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])"
    )
    otherwise = "Delete it; deleting and retyping the characters around it does."

    def tell(self, found: str) -> str:
        """See ``TextRule.tell``."""
        return f"An invisible character stands here: U+{ord(found):04X} {unicodedata.name(found, 'control character')}."
