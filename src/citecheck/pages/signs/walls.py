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
        signs += _spoken(told, SignKind.CONSENT_WALL, Speech.CONSENT, Speech.CONSENT_STRONG, 2)
        if told.count(Speech.PAYWALL):
            signs.append(Sign(SignKind.PAY_WALL, 2, "it asks to subscribe in order to read on"))
    if reading.traits.has_password_field:
        signs.append(Sign(SignKind.LOGIN_WALL, 2, "it asks for a password"))
    return tuple(signs)


def _challenge(reading: Reading) -> list[Sign]:
    headers = {name.lower(): value.lower() for name, value in reading.headers}
    if headers.get("cf-mitigated") == "challenge" or headers.get("x-amzn-waf-action") in ("challenge", "captcha"):
        return [Sign(SignKind.ROBOT_WALL, 6, "its headers say that it is a challenge for robots")]
    if reading.traits.challenge is not None:
        return [Sign(SignKind.ROBOT_WALL, 2, f"it holds the script of a robot check ({reading.traits.challenge})")]
    return []


def _spoken(told: Told, kind: SignKind, core: Speech, strong: Speech, weight: int) -> list[Sign]:
    signs: list[Sign] = []
    for where, pure in ((Where.TITLE, told.pure_title), (Where.HEADING, told.pure_heading)):
        text = pure(core) or (pure(strong) if kind is SignKind.ROBOT_WALL else None)
        if text is not None:
            signs.append(Sign(kind, weight, f"its {where} says “{text}” and nothing else", where=where))
    heads = (*told.titles[:1], *told.headings)
    said = told.count(strong) + sum(part.count(strong) for part in heads)
    if kind is SignKind.ROBOT_WALL:
        said += told.count(core)
    if said and (signs or kind is not SignKind.LOGIN_WALL):
        signs.append(Sign(kind, min(said, _MOST_STRONG), _SAYS[kind]))
    elif said:
        signs.append(Sign(kind, 1, _SAYS[kind]))
    return signs


_SAYS = {
    SignKind.ROBOT_WALL: "it wants proof that the visitor is human",
    SignKind.LOGIN_WALL: "it wants the visitor to log in",
    SignKind.CONSENT_WALL: "it wants the visitor's consent first",
}
