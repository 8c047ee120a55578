"""What pages hand to one another and to the judge: a page as read, the blocks of its text, signs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from citecheck.model.page import Page


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item of the visible text."""

    tag: str
    """Name of the element that opened it, lower case: ``p``, ``h1``, ``li``, ``div`` …"""
    text: str
    """White space folded, entities resolved."""
    link_chars: int = 0
    """How much of ``text`` stands inside links."""
    boilerplate: bool = False
    """Inside navigation, footer or aside."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Features of the markup that signs look at."""

    has_password_field: bool = False
    forms: int = 0
    scripts: int = 0
    frames: int = 0
    has_app_root: bool = False
    """An empty element that a script is to fill: ``<div id="root"></div>``."""
    media: int = 0
    """Pictures, films and embedded objects."""
    challenge: str | None = None
    """The maker of the robot check whose script it holds."""
    noscript: str = ""
    """Text for visitors without scripts, bounded."""
    refresh: tuple[float, str] | None = None
    """Seconds and address of ``<meta http-equiv=refresh>`` or of a ``Refresh`` header, the address as written."""
    og_type: str | None = None
    og_url: str | None = None
    has_article_data: bool = False
    """Says of itself that it is one article: JSON-LD, Highwire or Dublin Core data, ``og:type`` article, or a date."""
    robots: str = ""
    """``<meta name=robots>``, lower case."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A page with all that signs are read from; made anew for each judgement, never stored."""

    url: str
    status: int
    page: Page
    blocks: tuple[Block, ...] = ()
    """Visible text in order; empty when reading stopped before the body."""
    traits: Traits = field(default_factory=Traits)
    has_body: bool = False
    """The markup went past the head, so that ``blocks`` tells something."""
    body_chars: int = 0
    """Length of the decoded markup that was read."""
    readable: bool = True
    """``False``: it came in a coding that we cannot undo."""
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def main_text(self) -> str:
        """The visible text without navigation, footer and asides; all of it when nothing else is there."""
        main = [block.text for block in self.blocks if not block.boilerplate]
        return "\n".join(main or [block.text for block in self.blocks])


PROSE_BLOCK_CHARS = 60
"""A block of fewer characters is a label. Our choice."""
_DENSE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SAMPLE_CHARS = 200


def is_dense(text: str) -> bool:
    """Whether a text is mostly in a script such as Chinese or Japanese, which needs a third of the characters."""
    if text.isascii():
        return False
    sample = text[:_SAMPLE_CHARS]
    return 2 * len(_DENSE.findall(sample)) > len(sample)


class SignKind(StrEnum):
    """What a sign speaks for."""

    MISSING = "missing"
    """The page says that what was asked for is not there."""
    PARKED = "parked"
    """Nobody runs a site here: for sale, suspended, lapsed, or a server's welcome page."""
    TRADE = "trade"
    """Words, titles and addresses of those who deal in domains and hosting; alone it says nothing."""
    MAINTENANCE = "maintenance"
    """The site says that it is down for now."""
    ROBOT_WALL = "robot-wall"
    LOGIN_WALL = "login-wall"
    CONSENT_WALL = "consent-wall"
    PAY_WALL = "pay-wall"
    BLANK = "blank"
    """Nothing to read."""
    SCRIPT_SHELL = "script-shell"
    """A page that only a script fills."""
    HOME = "home"
    """A home page by its own account."""
    NO_RESULTS = "no-results"
    """A search that found nothing."""
    CONTENT = "content"
    """Speaks for real content; its weight counts against the others."""
    FORWARD = "forward"
    """The page only forwards to another address."""


class Where(StrEnum):
    """Where a page says something and nothing else."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    """Below a heading that says something else."""
    LEAD = "lead"
    """Right behind the heading, with nothing else before the next one."""
    ALONE = "alone"
    """In its text, and no heading says anything else."""
    PAGE = "page"
    """Anywhere else, among other things."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing seen on a page."""

    kind: SignKind
    weight: int
    """How much it says: 1 a hint, 2 tells something, 3 tells much."""
    says: str
    """A short sentence for people."""
    where: Where = Where.PAGE
    """In which part of the page it was seen."""

    @property
    def pure(self) -> bool:
        """Whether it is a title or heading that says this and nothing else."""
        return self.where in (Where.TITLE, Where.HEADING, Where.SUBHEADING)


def weight_of(signs: tuple[Sign, ...], kind: SignKind) -> int:
    """Add up the weights of one kind."""
    return sum(sign.weight for sign in signs if sign.kind is kind)
