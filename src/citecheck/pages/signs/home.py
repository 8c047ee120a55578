"""Signs that a page is a home page by its own account, whatever address it was asked by."""

from __future__ import annotations

from urllib.parse import urljoin

from citecheck.pages.addresses import is_home
from citecheck.pages.interface import Reading, Sign, SignKind


def home_signs(reading: Reading) -> tuple[Sign, ...]:
    """Look at what the page calls its own address and kind."""
    signs: list[Sign] = []
    own = own_address(reading)
    if own is not None and is_home(own):
        signs.append(Sign(SignKind.HOME, 2, "it calls a home page its own address"))
    if reading.traits.og_type == "website" and not reading.traits.has_article_data:
        signs.append(Sign(SignKind.HOME, 1, "it calls itself a site, not an article"))
    return tuple(signs)


def own_address(reading: Reading) -> str | None:
    """Give the address that a page calls its own, absolute; ``None`` when it names none that can be read."""
    own = reading.page.canonical_url or reading.traits.og_url
    if not own:
        return None
    if own.startswith(("https://", "http://")):
        return own
    try:
        return urljoin(reading.url, own)
    except ValueError:
        return None
