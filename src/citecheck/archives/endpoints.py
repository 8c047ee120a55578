"""Where an archive is asked: at its public address, or at ``--archive-base`` in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

PUBLIC = "https://web.archive.org"
_REPLAY_PATH = re.compile(r"(?:https?:)?(?://[^/?#]*)?(?P<path>/web/\d{1,14}(?:[a-z]{2}_)?/\S+)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ArchiveEndpoints:
    """The addresses of the Wayback Machine in this run; records and reports always speak of the public ones."""

    base: str = PUBLIC
    """Without a slash at its end."""

    @classmethod
    def at(cls, base: str | None) -> ArchiveEndpoints:
        """Give the endpoints below a base address, all of them; the public ones for ``None``."""
        return cls(base.rstrip("/")) if base else cls()

    def ask_as(self, public_url: str) -> str | None:
        """Give the address to dial for a public one; ``None`` when it is dialled itself."""
        if self.base == PUBLIC or not public_url.startswith(f"{PUBLIC}/"):
            return None
        return self.base + public_url[len(PUBLIC) :]

    def public(self, url: str) -> str:
        """Give the public form of an address that the archive sent us, relative ones and those below the base too."""
        if url.startswith(f"{self.base}/"):
            return PUBLIC + url[len(self.base) :]
        found = _REPLAY_PATH.match(url)
        # a stand-in may name itself otherwise than we dialled it (localhost, its own port, a recording's address)
        return PUBLIC + found.group("path") if found is not None else url
