"""Whether two addresses that differ may be those of one page all the same."""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import urlsplit

_LONG_NUMBER = re.compile(r"(?<!\d)\d{6,}(?!\d)")
_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?\Z")
_SHORT_FORM = re.compile(r"/\?p=\d{1,12}\Z")
SHORTEST_PATH = 12
"""Characters of a path that two pages hardly share by chance; our choice."""


class Moved(Enum):
    """Where the path of an address is found again."""

    NOWHERE = "nowhere"
    WITHIN_SITE = "within-site"
    """On another host of the same domain."""
    TO_OTHER_SITE = "to-other-site"


def may_be_one_page(archived: str, cited: str) -> bool:
    """Tell whether two addresses of one host may be those of one page: an id, a short form, a needless query."""
    return _share_an_id(archived, cited) or _SHORT_FORM.search(cited) is not None or _has_more_words(archived, cited)


def moved_to_other_host(archived: str, cited: str) -> Moved:
    """Tell whether two addresses have one path, on which host."""
    if not _path(archived) or _path(archived) != _path(cited):
        return Moved.NOWHERE
    return Moved.WITHIN_SITE if _domain(archived) == _domain(cited) else Moved.TO_OTHER_SITE


def _share_an_id(one: str, other: str) -> bool:
    """Tell whether two addresses of a site carry the same number of six digits or more that is no date."""
    ids = set(_LONG_NUMBER.findall(one)) & set(_LONG_NUMBER.findall(other))
    return any(not _DATE.match(number) for number in ids)


def _has_more_words(archived: str, cited: str) -> bool:
    """Tell whether the captured address is that of a static page as cited, with a query behind it."""
    return "?" not in cited and cited.endswith((".html", ".htm")) and archived.startswith(f"{cited}?")


def _path(url: str) -> str:
    """Give the path of an address, "" for a home page or a path so short that it tells nothing."""
    try:
        path = urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""
    return path if len(path) >= SHORTEST_PATH else ""


def _domain(url: str) -> tuple[str, ...]:
    """Give the last two parts of the host: good enough where the paths are the same."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ()
    return tuple(host.split(".")[-2:])
