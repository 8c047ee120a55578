"""Which addresses are copies in a web archive, as far as a reader must know: to tell the copy from the original.

The whole truth about archive addresses is the business of ``citecheck.links``, which readers may not use.
"""

from __future__ import annotations

import re

_ARCHIVES = re.compile(
    r"(?:https?:)?//(?:[a-z0-9-]+\.)*(?:(?:web|wayback|wwwb|liveweb)(?:-[a-z]+)?\.archive\.org|archive\.org/(?:web|wayback)/|"
    r"archive\.(?:today|is|ph|li|fo|md|vn|ec)/|webcitation\.org|wayback\.archive-it\.org|archive-it\.org|perma\.cc|"
    r"arquivo\.pt|ghostarchive\.org|megalodon\.jp|webarchive\.org\.uk|webarchive\.nationalarchives\.gov\.uk|"
    r"webarchive\.loc\.gov|wikiwix\.com/cache|archive\.wikiwix\.com|freezepage\.com|vefsafn\.is|"
    r"webarchiv(?:e)?\.cz|haw\.nsk\.hr|webharvest\.gov|swap\.stanford\.edu|screenshots\.com|timetravel\.mementoweb\.org|"
    r"collectionscanada\.gc\.ca/webarchives|webarchive\.parliament\.uk|pandora\.nla\.gov\.au|webarchive\.nla\.gov\.au|"
    r"trove\.nla\.gov\.au/nph-arch)",
    re.IGNORECASE,
)
"""Hosts that Template:Webarchive of English Wikipedia names; November 2026."""
_WAYBACK = re.compile(r"(?:https?:)?//(?:[a-z0-9-]+\.)*archive\.org/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/", re.IGNORECASE)
_EMBEDDED = re.compile(r"/(\d{4,14})(?:[a-z]{2}_)?/((?:https?|ftp)://?\S+)", re.IGNORECASE)


def is_snapshot(url: str) -> bool:
    """Whether an address is one of a web archive."""
    return _ARCHIVES.match(url) is not None or _WAYBACK.match(url) is not None


def original_in(url: str) -> str | None:
    """Give the original address where that of a snapshot holds it after a time, else ``None``."""
    match = _EMBEDDED.search(url)
    return None if match is None else match[2]


def day_in(url: str) -> str | None:
    """Give the day that a snapshot's address states, ``2012-03-04``, else ``None``."""
    match = _EMBEDDED.search(url)
    if match is None or len(match[1]) < 8:  # noqa: PLR2004 - figures of a day
        return None
    digits = match[1]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
