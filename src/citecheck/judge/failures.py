"""What silence proves: nothing about a page, except that a name which does not exist has no page.

``network-down`` explains silence only. It is said when our own network is known not to work, of links that got no
answer, and never of an address in an ``--allow-net`` range, which does not need our uplink.
"""

from __future__ import annotations

import re

from citecheck.model.observation import Failure, FailureKind, Observation, Phase
from citecheck.model.verdict import LinkReason

_REASONS = {
    FailureKind.NO_SUCH_HOST: LinkReason.NO_SUCH_HOST,
    FailureKind.DNS: LinkReason.DNS,
    FailureKind.REFUSED: LinkReason.REFUSED,
    FailureKind.RESET: LinkReason.RESET,
    FailureKind.TIMEOUT: LinkReason.TIMEOUT,
    FailureKind.TLS: LinkReason.TLS,
    FailureKind.TOO_MANY_REDIRECTS: LinkReason.TOO_MANY_REDIRECTS,
    FailureKind.MALFORMED_RESPONSE: LinkReason.MALFORMED_RESPONSE,
    FailureKind.TOO_LARGE: LinkReason.TOO_LARGE,
    FailureKind.ADDRESS_REFUSED: LinkReason.ADDRESS_REFUSED,
    FailureKind.SCHEME_UNSUPPORTED: LinkReason.SCHEME_UNSUPPORTED,
    FailureKind.MALFORMED_URL: LinkReason.MALFORMED_URL,
    FailureKind.INTERRUPTED: LinkReason.INTERRUPTED,
    FailureKind.NOT_RECORDED: LinkReason.OFFLINE,
    FailureKind.SKIPPED: LinkReason.OFFLINE,
    FailureKind.HOST_RESTING: LinkReason.RATE_LIMITED,
    # Our machine had no descriptor, memory or route: our fault, and of the closed set only this word says so.
    FailureKind.LOCAL: LinkReason.NETWORK_DOWN,
    # The closed set has no word for "no route". A router that says so refuses us, as a closed port does.
    FailureKind.UNREACHABLE: LinkReason.REFUSED,
}
_SAYS = {
    FailureKind.NO_SUCH_HOST: "the name of the host does not exist, asked twice",
    FailureKind.DNS: "the name of the host could not be looked up",
    FailureKind.REFUSED: "the host refused the connection",
    FailureKind.UNREACHABLE: "there is no route to the host",
    FailureKind.RESET: "the connection was cut",
    FailureKind.TIMEOUT: "there was no answer in time",
    FailureKind.TLS: "no trustworthy TLS connection came about",
    FailureKind.TOO_MANY_REDIRECTS: "it redirects without end",
    FailureKind.MALFORMED_RESPONSE: "the answer is not HTTP as it should be",
    FailureKind.TOO_LARGE: "the headers have no end",
    FailureKind.ADDRESS_REFUSED: "it leads to a private or otherwise closed address, which is not dialled",
    FailureKind.SCHEME_UNSUPPORTED: "it leads to something other than http and https",
    FailureKind.MALFORMED_URL: "it is no address that can be asked",
    FailureKind.LOCAL: "our own machine could not ask",
    FailureKind.INTERRUPTED: "the run ended before it was answered",
    FailureKind.NOT_RECORDED: "the recording does not hold it",
    FailureKind.SKIPPED: "not asked, because the configuration skips the host",
    FailureKind.HOST_RESTING: "not asked, because the host wants to be left alone for longer than a run waits",
}
_SILENCE = frozenset(
    {
        FailureKind.NO_SUCH_HOST,
        FailureKind.DNS,
        FailureKind.REFUSED,
        FailureKind.UNREACHABLE,
        FailureKind.RESET,
        FailureKind.TIMEOUT,
        FailureKind.TLS,
        FailureKind.HOST_DOWN,
    }
)
"""Failures that a network of ours that does not work, or a portal in its place, may cause."""
_KIND = re.compile("|".join(sorted((kind.value for kind in _REASONS), key=len, reverse=True)))

_BROKEN_SERVICE = re.compile(r"last: status 5\d\d\b")
"""How a service is given up that was out of order each time it was asked (``archives.pace``)."""


def reason_of_failure(observation: Observation, *, network_up: bool | None) -> tuple[LinkReason, str]:
    """Give the reason for a missing answer, and a sentence that says it.

    Args:
        observation: One that ends in a failure.
        network_up: ``False`` when our own network is known not to work.
    """
    failure = observation.failure
    if failure is None:
        return LinkReason.INTERRUPTED, "nothing was asked"
    if network_up is False and failure.kind in _SILENCE and not observation.in_opened_range:
        return LinkReason.NETWORK_DOWN, "our own network did not work"
    if failure.kind is FailureKind.HOST_DOWN and _BROKEN_SERVICE.search(failure.detail):
        return LinkReason.SERVER_ERROR, "not asked, because the service was out of order several times before"
    kind = _underlying(failure)
    says = _SAYS[kind]
    if failure.kind is FailureKind.HOST_DOWN:
        says = f"not asked, because earlier connections to the host failed: {says}"
    elif observation.failed_url is not None and observation.exchanges:
        says = f"after a redirect, {says}"
    return _REASONS[kind], says


def answered_all_the_same(observation: Observation) -> bool:
    """Whether status and headers came before the failure, so that there is an answer to judge by its status."""
    failure = observation.failure
    return failure is not None and failure.phase is Phase.BODY and bool(observation.exchanges)


def _underlying(failure: Failure) -> FailureKind:
    """Give the failure itself; of a host that was given up, the one that its evidence names."""
    if failure.kind is not FailureKind.HOST_DOWN:
        return failure.kind
    named = _KIND.search(failure.detail.lower())
    return FailureKind(named.group()) if named is not None else FailureKind.TIMEOUT
