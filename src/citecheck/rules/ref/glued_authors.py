"""REF302 glued-authors."""

from __future__ import annotations

import re

from citecheck.model.finding import Confidence, Severity
from citecheck.model.names import Name
from citecheck.rules.ref.name_rule import NameRule

_SEPARATOR = re.compile(r"\s*;\s*|\s+(?:and|&)\s+", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w'’-]+\Z|[^\W\d_][\w'’-]+(?:\s[\w'’-]+)?,\s[^\W\d_][\w.'’\s-]*\Z"
)
_BODY = re.compile(
    r"\b(?:society|institute|council|committee|department|ministry|association|university|college|bureau|office|agency"
    r"|board|commission|center|centre|foundation|museum|library|press|service|group|company|corporation|inc|ltd|corp|union|bank|staff"
    r"|news|sons|co|partners|bros|brothers|trust|survey|academy|school|team|project|network|authority|fund|arts|sciences"
    r"|affairs|culture|sport|education|health|development|research|technology|engineering|law|history|family|world)\b",
    re.IGNORECASE,
)


class GluedAuthors(NameRule):
    """Several people stand in the place of one name.

    ## What it finds
    ``Jane Aldous; Tom Byrne`` or ``Jane Aldous and Tom Byrne`` as a single name.

    ## Why it matters
    Styles print them as one surname, and sort and count them so.

    ## Known problems
    Bodies with "and" in their names are left alone where a word tells that it is a body.

    ## Example
    ```wikitext bad
    <ref>{{cite news |author=Jane Aldous; Tom Byrne |title=Ferry sails again |newspaper=Courier |date=2019}}</ref>
    ```
    ```wikitext good
    <ref>{{cite news |author1=Jane Aldous |author2=Tom Byrne |title=Ferry sails |newspaper=Courier |date=2019}}</ref>
    ```

    ## Fix and its safety
    Advice only: names are never taken apart unseen.

    ## Sources
    CS1: "multiple names"; JabRef's integrity checks.
    """

    code = "REF302"
    name = "glued-authors"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "only where both halves have the form of a person's name"
    otherwise = "Give each person a name of their own."

    def fault(self, name: Name) -> str | None:
        """See ``NameRule.fault``."""
        text = name.literal or " ".join(part for part in (name.given, name.family) if part)
        if text.startswith("The "):
            return None
        halves = _SEPARATOR.split(text[:300].strip())
        if len(halves) > 1 and all(_PERSON.match(half) for half in halves) and not _BODY.search(text):
            return "Several people stand in the place of one {role}: {name}"
        return None
