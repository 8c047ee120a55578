"""REF307 author-in-capitals."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.names import Name
from citecheck.rules.ref.name_rule import NameRule

_LONGEST_ABBREVIATION = 4
"""Letters: families such as NG and bodies such as NATO are written so."""


class AuthorInCapitals(NameRule):
    """The family name of an author is written in capitals.

    ## What it finds
    Family names of five letters and more in capitals only.

    ## Why it matters
    The style of one journal has been copied into the data of a list that may be set in another.

    ## Known problems
    Some editors keep capitals to mark which name is the family's.

    ## Example
    ```bibtex bad
    @article{tides, author = {ALDOUS, Jane}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite reports it.
    """

    code = "REF307"
    name = "author-in-capitals"
    severity = Severity.INFO
    default = False
    default_reason = "off: a matter of taste"
    otherwise = "Write it in small letters, and let the style set capitals."

    def fault(self, name: Name) -> str | None:
        """See ``NameRule.fault``."""
        family = name.family or ""
        letters = [character for character in family if character.isalpha()]
        if len(letters) > _LONGEST_ABBREVIATION and family.isupper():
            return "The {role} {name} is written in capitals."
        return None
