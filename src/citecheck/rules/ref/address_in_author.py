"""REF306 address-in-author."""

from __future__ import annotations

import re

from citecheck.model.finding import Severity
from citecheck.model.names import Name
from citecheck.rules.ref.name_rule import NameRule

_ADDRESS = re.compile(r"https?://|\bwww\.[\w-]+\.|[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE)


class AddressInAuthor(NameRule):
    """An address stands where a name belongs.

    ## What it finds
    Web and mail addresses in the names of authors and editors.

    ## Why it matters
    Readers are shown it as a name; mail addresses of people are exposed.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, author = {{https://news.example/staff/jane}}, title = {Ferry}, url = {https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, author = {Aldous, Jane}, title = {Ferry}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    CS1: "external link in author".
    """

    code = "REF306"
    name = "address-in-author"
    severity = Severity.WARNING
    default_reason = "the text itself shows it"
    otherwise = "Write the name."

    def fault(self, name: Name) -> str | None:
        """See ``NameRule.fault``."""
        parts = (name.literal, name.family, name.given)
        if any(part is not None and _ADDRESS.search(part[:300]) for part in parts):
            return "An address stands in the name of the {role}: {name}"
        return None
