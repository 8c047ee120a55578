"""Signs of a wall between us and the page: robot checks, logins, consent forms, pay walls."""

from __future__ import annotations

from citecheck.pages.interface import Reading, Sign, SignKind, Where
from citecheck.pages.signs.told import Told
from citecheck.pages.vocabulary import Speech

_MOST_STRONG = 3


def wall_signs(reading: Reading, told: Told) -> tuple[Sign, ...]:
    """Look at status, headers, form fields and words."""
    signs = [*_challenge(reading)]
    if told.languages:
        signs += _spoken(told, SignKind.ROBOT_WALL, Speech.ROBOT, Speech.ROBOT_STRONG, 3)
        signs += _spoken(told, SignKind.LOGIN_WALL, Speech.LOGIN, Speech.LOGIN_STRONG, 2)
        if not any(told.mentions(part, Speech.POLICY) for part in (*told.titles, *told.headings)):
            signs += _spoken(told, SignKind.CONSENT_WALL, Speech.CONSENT, Speech.CONSENT_STRONG, 2)
        if told.count(Speech.PAYWALL):
            signs.append(Sign(SignKind.PAY_WALL, 2, "it asks to subscribe in order to read on"))
    if reading.traits.has_password_field:
        signs.append(Sign(SignKind.LOGIN_WALL, 2, "it asks for a password"))
    return tuple(signs)


def _challenge(reading: Reading) -> list[Sign]:
    headers = {name.lower(): value.lower() for name, value in reading.headers}
    if any(headers.get(name) in actions for name, actions in _CHALLENGE_HEADERS.items()):
        return [Sign(SignKind.ROBOT_WALL, 6, "its headers say that it is a challenge for robots")]
    if reading.traits.challenge is None:
        return []
    # Some makers put their script into every page; where there is nothing else, it is the page.
    empty = reading.page.is_complete and sum(len(block.text) for block in reading.blocks) <= _NO_WORDS_CHARS
    says = f"it holds the script of a robot check ({reading.traits.challenge})"
    return [Sign(SignKind.ROBOT_WALL, 4, f"{says} and nothing else") if empty else Sign(SignKind.ROBOT_WALL, 2, says)]


_CHALLENGE_HEADERS = {
    "cf-mitigated": ("challenge",),
    "x-amzn-waf-action": ("challenge", "captcha"),
    "x-vercel-mitigated": ("challenge", "deny"),
}
"""Header -> values that only a challenge has, lower case. As the makers' own documentation has them, 2026-11."""
_NO_WORDS_CHARS = 3


def _spoken(told: Told, kind: SignKind, core: Speech, strong: Speech, weight: int) -> list[Sign]:
    signs: list[Sign] = []
    for where, pure in ((Where.TITLE, told.pure_title), (Where.HEADING, told.pure_heading)):
        text = pure(core) or (pure(strong) if kind is SignKind.ROBOT_WALL else None)
        if text is not None and not (where is Where.HEADING and told.is_qualified(core)):
            place = told.place_of(text) if where is Where.HEADING else where
            signs.append(Sign(kind, weight, f"its {where} says “{text}” and nothing else", where=place))
    heads = (*told.titles[:1], *told.headings)
    said = told.count(strong) + sum(part.count(strong) for part in heads)
    if kind is SignKind.ROBOT_WALL:
        said += told.count(core)
    if kind is SignKind.CONSENT_WALL and not signs and _phrases(told, strong) < _LEAST_PHRASES:
        said = 0  # "vendors", said thrice, is a headline
    if said and (signs or kind is not SignKind.LOGIN_WALL):
        signs.append(Sign(kind, min(said, _MOST_STRONG), _SAYS[kind]))
    elif said:
        signs.append(Sign(kind, 1, _SAYS[kind]))
    return signs


def _phrases(told: Told, speech: Speech) -> int:
    """How many different phrases of a list are said."""
    parts = (*told.titles[:1], *told.headings, *told.blocks)
    return len({part.tokens[hit.start : hit.end] for part in parts for hit in part.hits if hit.speech is speech})


_LEAST_PHRASES = 2
_SAYS = {
    SignKind.ROBOT_WALL: "it wants proof that the visitor is human",
    SignKind.LOGIN_WALL: "it wants the visitor to log in",
    SignKind.CONSENT_WALL: "it wants the visitor's consent first",
}
