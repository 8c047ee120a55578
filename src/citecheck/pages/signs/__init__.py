"""Signs that a page is not what was asked for: missing, parked, walled off, blank, or a home page.

Enters: a ``Reading``. Leaves: ``Sign``s with weights, each a short sentence. Never: a verdict; what the signs add up to
is for the judge, who also knows the address, the redirects and the citation.
"""

from __future__ import annotations

from citecheck.pages.interface import Reading, Sign
from citecheck.pages.signs.content import content_signs
from citecheck.pages.signs.home import home_signs
from citecheck.pages.signs.missing import missing_signs
from citecheck.pages.signs.parked import parked_signs
from citecheck.pages.signs.shells import shell_signs
from citecheck.pages.signs.told import listen
from citecheck.pages.signs.walls import wall_signs


def signs_of(reading: Reading) -> tuple[Sign, ...]:
    """Look for signs of every kind; in no order of weight."""
    if not reading.page.is_html:
        return ()
    told = listen(reading)
    return (
        *missing_signs(reading, told),
        *parked_signs(reading, told),
        *wall_signs(reading, told),
        *shell_signs(reading, told),
        *home_signs(reading),
        *content_signs(reading, told),
    )
