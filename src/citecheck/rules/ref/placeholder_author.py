"""REF303 placeholder-author."""

from __future__ import annotations

from citecheck.model.finding import Confidence, Severity
from citecheck.model.names import Name
from citecheck.rules.ref.name_rule import NameRule

_WORDS = """
admin|administrator|webmaster|author|authors|author name|no author|unknown|unknown author|n/a|na|none|editor
correspondent|our correspondent|staff|staff reporter|staff writer|staff and agencies|contributor|user|guest|guest author
guest writer|guest post|submitted|email|e-mail|about us|contact us|home page|homepage
newsroom|news room|privacy|privacy policy|desk|news|web desk|news desk|firstname|lastname|surname|given name
family name|first last|last first|last, first|john doe|jane doe|doe, john|doe, jane|by|posted by|written by
"""
PLACEHOLDERS = frozenset(word for line in _WORDS.split("\n") for word in line.split("|") if word)
"""Folded; from CS1's table of generic names and from templates of reference managers."""


class PlaceholderAuthor(NameRule):
    """A word that is nobody's name stands as an author.

    ## What it finds
    Words such as admin, webmaster, staff reporter, "by", unknown, John Doe and Firstname.

    ## Why it matters
    A tool copied the wrong part of a page, or a template was left as it was.

    ## Known problems
    There are people called Guest and Author; a single such word is taken for a placeholder all the same.

    ## Example
    ```bibtex bad
    @online{ferry, author = {{admin}}, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, author = {Aldous, Jane}, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    CS1: "generic name"; HALLMARK's placeholder authors.
    """

    code = "REF303"
    name = "placeholder-author"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "a closed set of words"
    otherwise = "Write the author's name, or leave the field out."

    def fault(self, name: Name) -> str | None:
        """See ``NameRule.fault``."""
        text = name.literal or " ".join(part for part in (name.given, name.family) if part)
        folded = " ".join(text[:80].casefold().split()).removeprefix("the ").rstrip(".")
        return "{name} is nobody's name." if folded in PLACEHOLDERS else None
