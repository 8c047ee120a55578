"""What a status code proves by itself. Only 404 and 410 to a GET prove that a page is gone."""

from __future__ import annotations

from citecheck.model.verdict import LinkReason

_REASONS = {
    401: LinkReason.LOGIN_REQUIRED,
    402: LinkReason.LOGIN_REQUIRED,
    403: LinkReason.BLOCKED,
    404: LinkReason.NOT_FOUND,
    407: LinkReason.LOGIN_REQUIRED,
    408: LinkReason.TIMEOUT,
    410: LinkReason.GONE,
    420: LinkReason.RATE_LIMITED,  # "enhance your calm", in use before 429
    421: LinkReason.SERVER_ERROR,
    425: LinkReason.SERVER_ERROR,
    429: LinkReason.RATE_LIMITED,
    440: LinkReason.LOGIN_REQUIRED,  # IIS: the session has ended
    449: LinkReason.LOGIN_REQUIRED,  # IIS: retry with credentials
    451: LinkReason.BLOCKED,
    511: LinkReason.LOGIN_REQUIRED,  # a portal in between wants a login (RFC 6585)
    999: LinkReason.BLOCKED,  # LinkedIn's own
}
"""Codes with a meaning of their own. Sources: RFC 9110, RFC 6585, RFC 7725; the others as seen in issue threads."""
_SUCCESS = range(200, 300)
_REDIRECT = range(300, 400)
_CHOICES = 300
_CLIENT_ERROR = range(400, 500)
_SERVER_ERROR = range(500, 600)


def reason_of_status(status: int) -> LinkReason | None:
    """Give what a final status proves; ``None`` when there is a page to look at."""
    if status in _SUCCESS or status == _CHOICES:
        return None
    if status in _REASONS:
        return _REASONS[status]
    if status in _CLIENT_ERROR:
        return LinkReason.BLOCKED
    if status in _SERVER_ERROR:
        return LinkReason.SERVER_ERROR
    # A redirect that leads nowhere, a 304 that nobody asked for, a number outside of HTTP.
    return LinkReason.MALFORMED_RESPONSE


def is_redirect(status: int) -> bool:
    """Whether a status is of the 3xx class."""
    return status in _REDIRECT


def sentence_of_status(status: int) -> str:
    """Say what was answered."""
    return f"the answer to a GET was {status}"
