"""What the content of a page adds up to: is it what was asked for, or an error page, a wall, a parked domain?

The weights of signs are added up by kind and held against the signs of real content. Thresholds are our choice, set on
cases of our own in two dozen languages with as many decoys.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citecheck.pages.interface import Reading, Sign, SignKind, Where, weight_of
from citecheck.pages.signs import signs_of
from citecheck.pages.signs.announced import is_announced

_PURE = 3
"""Weight of a title or heading that says nothing else."""
_SPOKEN = 2
"""Weight of a sentence to the visitor."""
_LONG_CONTENT = 4
"""Weight of long running text: no error page, wall or parked domain has it."""
_SOME_CONTENT = 2
_WALL = 4
_PARKED = 5
_MISSING = 3


class Fault(StrEnum):
    """What a page is in place of what was asked for."""

    MISSING = "missing"
    NO_RESULTS = "no-results"
    PARKED = "parked"
    ROBOT_WALL = "robot-wall"
    LOGIN_WALL = "login-wall"
    CONSENT_WALL = "consent-wall"
    MAINTENANCE = "maintenance"
    BLANK = "blank"
    SCRIPT_SHELL = "script-shell"


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a page, judged by itself."""

    fault: Fault | None
    signs: tuple[Sign, ...]
    """All that was seen."""
    maybe_missing: bool = False
    """It speaks of something missing, but not so that it proves anything."""

    is_announced: bool = False
    """The address asked for itself names what looks amiss."""

    @property
    def is_all_missing(self) -> bool:
        """Whether all there is on the page is a sentence that tells the visitor so."""
        if not self.maybe_missing or self.is_announced or self.weight(SignKind.CONTENT):
            return False
        return any(sign.where is Where.ALONE for sign in self.signs)

    def sentences(self, *kinds: SignKind) -> tuple[str, ...]:
        """Give the signs of some kinds as sentences, most telling first."""
        chosen = sorted((sign for sign in self.signs if sign.kind in kinds), key=lambda sign: -sign.weight)
        return tuple(dict.fromkeys(sign.says for sign in chosen))

    def weight(self, kind: SignKind) -> int:
        """Add up the weights of one kind."""
        return weight_of(self.signs, kind)


def judge_content(reading: Reading, *, is_cited: bool, asked: str | None = None) -> Content:
    """Judge a page by what it shows.

    Args:
        reading: The page.
        is_cited: Its title is the one that is cited, which weighs as much as long text.
        asked: The address that was asked for, before redirects; it may name just what looks amiss.
    """
    signs = signs_of(reading)
    content = weight_of(signs, SignKind.CONTENT) + (_LONG_CONTENT if is_cited else 0)
    found = _by_words(signs, content)
    if found.fault in (Fault.MISSING, Fault.PARKED) and not reading.has_body:
        return Content(None, signs, maybe_missing=True)  # a title alone proves nothing while the text was not read
    if found.fault in _NAMEABLE and asked is not None and is_announced(reading, asked):
        return _as_announced(found)
    return found


def _as_announced(found: Content) -> Content:
    """Think again of a page that shows what its address says: it may be about errors, log-ins, domains.

    A wall that says more than its name, or has a form or a script, is a wall wherever it stands.
    """
    kind = _KINDS.get(found.fault) if found.fault is not None else None
    if kind is not None and any(sign.kind is kind and not sign.pure for sign in found.signs):
        return found
    return Content(None, found.signs, maybe_missing=found.fault is Fault.MISSING, is_announced=True)


_KINDS = {
    Fault.ROBOT_WALL: SignKind.ROBOT_WALL,
    Fault.LOGIN_WALL: SignKind.LOGIN_WALL,
    Fault.CONSENT_WALL: SignKind.CONSENT_WALL,
}


_NAMEABLE = frozenset({Fault.MISSING, Fault.PARKED, Fault.ROBOT_WALL, Fault.LOGIN_WALL, Fault.CONSENT_WALL})


def _by_words(signs: tuple[Sign, ...], content: int) -> Content:
    wall = _wall(signs, content)
    if wall is not None:
        return Content(wall, signs)
    if _is_parked(signs, content):
        return Content(Fault.PARKED, signs)
    missing = _missing(signs, content)
    if missing is True:
        return Content(Fault.MISSING, signs)
    if weight_of(signs, SignKind.NO_RESULTS) and content < _LONG_CONTENT:
        return Content(Fault.NO_RESULTS, signs, maybe_missing=missing is None)
    if weight_of(signs, SignKind.MAINTENANCE) >= _PURE and content < _SOME_CONTENT:
        return Content(Fault.MAINTENANCE, signs)
    return Content(_shell(signs), signs, maybe_missing=missing is None)


def _wall(signs: tuple[Sign, ...], content: int) -> Fault | None:
    """Find the wall that stands before the page. A page with text of its own behind it is no wall."""
    if content >= _LONG_CONTENT:
        return None
    emptiness = 1 if content < _SOME_CONTENT else 0
    for kind, fault in _WALLS:
        weight = weight_of(signs, kind)
        if weight and weight + emptiness >= _WALL and not _stands_aside(signs, kind, content):
            return fault
    return None


def _stands_aside(signs: tuple[Sign, ...], kind: SignKind, content: int) -> bool:
    """Whether a form of consent lies over a page that is there, or a word such as "register" only names a page."""
    of_kind = [sign for sign in signs if sign.kind is kind]
    if content >= _SOME_CONTENT and any(sign.where is Where.SUBHEADING for sign in of_kind):
        return all(sign.where is not Where.TITLE and sign.weight <= _PURE for sign in of_kind)
    if kind is SignKind.CONSENT_WALL:
        return content >= _SOME_CONTENT and all(sign.where is not Where.TITLE for sign in of_kind)
    return kind is SignKind.LOGIN_WALL and content > 0 and all(sign.pure for sign in of_kind)


_WALLS = (
    (SignKind.ROBOT_WALL, Fault.ROBOT_WALL),
    (SignKind.CONSENT_WALL, Fault.CONSENT_WALL),
    (SignKind.LOGIN_WALL, Fault.LOGIN_WALL),
)


def _is_parked(signs: tuple[Sign, ...], content: int) -> bool:
    """Title and heading that say so, or words of sale or suspension with the address or the words of the trade.

    "For sale" alone may be a house, and "Suspended" a film.
    """
    parked, trade = weight_of(signs, SignKind.PARKED), weight_of(signs, SignKind.TRADE)
    if content >= _LONG_CONTENT:
        return False
    pure = [sign.weight for sign in signs if sign.kind is SignKind.PARKED and sign.pure]
    if trade > 0 and parked + trade >= _PARKED:
        return True
    return len(pure) > 1 and _PURE in pure and content < _SOME_CONTENT


def _missing(signs: tuple[Sign, ...], content: int) -> bool | None:
    """``True`` a soft 404 by its words, ``False`` not, ``None`` it takes more than words to tell."""
    missing = [sign for sign in signs if sign.kind is SignKind.MISSING]
    total = sum(sign.weight for sign in missing)
    pure = [sign for sign in missing if sign.pure]
    spoken = any(sign.weight == _SPOKEN for sign in missing)
    if total < _SPOKEN:
        return False
    named = any(sign.weight > _PURE for sign in pure)  # "this article", "die Seite", and not just "not found"
    if content >= _LONG_CONTENT:
        if named and len(pure) > 1 and any(sign.where is Where.LEAD for sign in missing):
            return True  # teasers of other stories stand below
        return None if pure else False
    if all(sign.where is Where.SUBHEADING for sign in pure) and content >= _SOME_CONTENT:
        return None if pure else False  # a notice within a page of its own
    if pure and (spoken or content == 0):
        return True
    if named and (len(pure) > 1 or pure[0].where is not Where.TITLE) and content < _SOME_CONTENT:
        return True
    if spoken and total >= _MISSING and content < _SOME_CONTENT:
        return True
    return None if pure or content < _SOME_CONTENT else False


def _shell(signs: tuple[Sign, ...]) -> Fault | None:
    if weight_of(signs, SignKind.SCRIPT_SHELL):
        return Fault.SCRIPT_SHELL
    return Fault.BLANK if weight_of(signs, SignKind.BLANK) else None
