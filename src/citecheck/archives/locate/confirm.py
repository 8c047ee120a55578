"""From candidates to one address: the pages decide, and a tie that they do not break is left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from citecheck.archives.locate.search import Candidate, SearchResult

Confirm = Callable[[Candidate], tuple[str, ...] | None]
"""Opens a candidate's capture; gives the signs by which its page agrees with the citation, else ``None``."""


@dataclass(frozen=True, slots=True)
class Located:
    """A confirmed address."""

    candidate: Candidate
    signs: tuple[str, ...]
    """The search's and the page's."""


@dataclass(frozen=True, slots=True)
class NotLocated:
    """No address is offered; what was tried."""

    tried: tuple[str, ...]


def settle(result: SearchResult, confirm: Confirm) -> Located | NotLocated:
    """Confirm candidates in their order until one holds; of equally good ones all are opened, and one must hold."""
    tried = list(result.tried)
    for _, group in groupby(result.candidates, key=lambda candidate: candidate.score):
        held: list[Located] = []
        for candidate in group:
            signs = confirm(candidate)
            if signs is None:
                tried.append(f"{candidate.url}: its page does not agree with the citation")
            else:
                held.append(Located(candidate, (*candidate.signs, *signs)))
        if len(held) == 1:
            return held[0]
        if held:
            tried.append("ambiguous: " + ", ".join(located.candidate.url for located in held))
            return NotLocated(tuple(tried))
    return NotLocated(tuple(tried))
