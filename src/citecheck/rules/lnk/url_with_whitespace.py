"""LNK103 url-with-whitespace."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.lnk.address_rule import AddressRule


class UrlWithWhitespace(AddressRule):
    """White space breaks the address.

    ## What it finds
    Spaces, tabs and line breaks inside or around an address.

    ## Why it matters
    Everything after the space is lost when readers click.

    ## Known problems
    Several addresses in one field are reported too.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/the ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/the%20ferry}}
    ```

    ## Fix and its safety
    Advice only: whether the space belongs to the address or two addresses stand there, a person has to say.

    ## Sources
    JabRef's integrity checks; CS1 shows an error.
    """

    code = "LNK103"
    name = "url-with-whitespace"
    severity = Severity.WARNING
    default_reason = "the address itself says so"
    faults = frozenset({"whitespace"})
    what = "The address is broken by white space: {url}"
    otherwise = "Write the address in one piece, or %20 for a space that belongs to it."
