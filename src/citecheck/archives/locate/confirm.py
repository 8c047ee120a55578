"""From candidates to one address: the pages decide, and a tie that they do not break is left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from citecheck.archives.locate.search import Candidate, SearchResult


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A candidate whose page does not speak for it."""

    why: str = "its page does not agree with the citation"
    is_unseen: bool = False
    """The page could not be opened, so that it says nothing against it either."""


Confirm = Callable[[Candidate], tuple[str, ...] | Unconfirmed]
"""Opens a candidate's capture; gives the signs by which its page agrees with the citation."""


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
    silent: bool = False
    """The archive did not answer what had to be asked, so that another run may find it."""


def settle(result: SearchResult, confirm: Confirm) -> Located | NotLocated:
    """Confirm candidates in their order until one holds; of equally good ones all are opened, and one must hold.

    Where one of them cannot be opened, it stays open which one it is.
    """
    tried, silent = list(result.tried), result.silent
    for _, group in groupby(result.candidates, key=lambda candidate: candidate.score):
        held: list[Located] = []
        unseen = False
        for candidate in group:
            signs = confirm(candidate)
            if isinstance(signs, Unconfirmed):
                tried.append(f"{candidate.url}: {signs.why}")
                unseen = unseen or signs.is_unseen
            else:
                held.append(Located(candidate, (*candidate.signs, *signs)))
        silent = silent or unseen
        if len(held) == 1 and not unseen:
            return held[0]
        if held:
            tried.append("ambiguous: " + ", ".join(located.candidate.url for located in held))
            return NotLocated(tuple(tried), silent)
    return NotLocated(tuple(tried), silent)
