"""REF108 bare-url."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.ref.kinds import is_bare
from citecheck.rules.remedies import advice

FEWEST_WORDS = 2
"""Words that tell readers what the page is; our choice."""
LONGEST_TEXT = 2_000
_NOT_WORDS = re.compile(r"(?:https?:)?//\S{1,2000}|\{\{[^{}]{0,1000}\}\}|<[^<>]{0,200}>")
_WORD = re.compile(r"[^\W\d_]{3,}")


class BareUrl(ReferenceRule):
    """A reference is nothing but an address.

    ## What it finds
    References with an address and neither title, author, outlet nor publisher. Lists that are meant to hold addresses
    only are left alone.

    ## Why it matters
    When the page is gone, nobody knows what it was.

    ## Known problems
    Words around the address satisfy the rule, also where they were not understood.

    ## Example
    ```wikitext bad
    Text.<ref>https://news.example/ferry</ref>
    ```
    ```wikitext good
    Text.<ref>{{cite news |url=https://news.example/ferry |title=Ferry sails again |newspaper=Courier |date=2019}}</ref>
    ```

    ## Fix and its safety
    Advice only; where the page was read, the report shows its title.

    ## Sources
    CS1: "bare URL needs a title"; reFill and the Citation bot fill such references in.
    """

    code = "REF108"
    name = "bare-url"
    severity = Severity.WARNING
    default_reason = "a gap that readers feel"
    wants = frozenset({"url", "not-urls"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if not is_bare(reference) or reference.origin.format is Format.URLS or reference.doi or reference.arxiv:
            return
        if _has_words(reference.text):
            return
        result = evidence.original_link(citation)
        title = None if result is None or result.page is None else result.page.title
        yield self.finding(
            citation,
            "The reference is nothing but an address.",
            at="url",
            remedy=advice(
                f"Add at least the title: “{title}”" if title else "Add at least title, author or outlet, and date."
            ),
        )


def _has_words(text: str) -> bool:
    """Tell whether words stand beside the address, or a template that supplies them: ``{{official website|…}}``."""
    if "{{official" in text[:LONGEST_TEXT].lower():
        return True
    return len(_WORD.findall(_NOT_WORDS.sub(" ", text[:LONGEST_TEXT]))) >= FEWEST_WORDS
