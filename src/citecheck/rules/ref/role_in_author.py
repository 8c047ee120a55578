"""REF304 role-in-author."""

from __future__ import annotations

import re

from citecheck.model.finding import Confidence, Severity
from citecheck.model.names import Name
from citecheck.rules.ref.name_rule import NameRule

_ROLE = re.compile(
    r"\A(?:by|written by|posted by|reported by|edited by|compiled by|reviewed by|photo by)\s+\w"
    r"|[\s,]\(?(?:eds?\.|\(eds?\)|\(editors?\)|editors?|trans\.|translator|staff writer|staff reporter|correspondent"
    r"|contributing writer|special to [\w ]{1,30})\)?\Z",
    re.IGNORECASE,
)


class RoleInAuthor(NameRule):
    """A word about the author's part in the work stands in the name.

    ## What it finds
    "By" before a name; "ed.", "(eds.)", "staff writer" and the like behind it.

    ## Why it matters
    Styles print it as part of the surname, and editors are taken for authors.

    ## Known problems
    None known.

    ## Example
    ```wikitext bad
    <ref>{{cite news |author=By Jane Aldous |title=Ferry sails again |newspaper=Courier |date=2019}}</ref>
    ```
    ```wikitext good
    <ref>{{cite news |author=Jane Aldous |title=Ferry sails again |newspaper=Courier |date=2019}}</ref>
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    CS1 keeps maintenance categories for such extra text.
    """

    code = "REF304"
    name = "role-in-author"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "a closed set of words"
    otherwise = "Take the word out, and use the field for editors or translators."

    def fault(self, name: Name) -> str | None:
        """See ``NameRule.fault``."""
        parts = (name.literal, name.family, name.given)
        if any(part is not None and _ROLE.search(part.strip()[:200]) for part in parts):
            return "The name of the {role} holds a word that belongs to none: {name}"
        return None
