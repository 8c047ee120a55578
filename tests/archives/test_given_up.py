"""What the judge makes of links that were not asked because the service kept failing."""

from __future__ import annotations

import pytest
from tests.webarchive.transport import NOW, Answer, ScriptedTransport, answer

from citecheck.archives.desk import WebArchiveDesk
from citecheck.archives.interface import ArchiveSettings
from citecheck.clock import StoppedClock
from citecheck.judge.failures import reason_of_failure
from citecheck.links.archive_links import recognise
from citecheck.model.capture import ArchiveLink
from citecheck.model.observation import FailureKind, Observation
from citecheck.model.verdict import LinkReason

NOT_ASKED = {FailureKind.HOST_DOWN, FailureKind.HOST_RESTING}


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (429, LinkReason.RATE_LIMITED),
        (503, LinkReason.SERVER_ERROR),
        (200, LinkReason.MALFORMED_RESPONSE),
        (FailureKind.TIMEOUT, LinkReason.TIMEOUT),
        (FailureKind.RESET, LinkReason.RESET),
        (FailureKind.REFUSED, LinkReason.REFUSED),
    ],
)
def test_the_reason_is_that_of_those_which_were_asked(trouble: int | FailureKind, reason: LinkReason) -> None:
    def reply(url: str) -> Answer:
        return answer(url, trouble) if isinstance(trouble, int) else trouble

    links = [
        recognise(f"https://web.archive.org/web/20160801000000/http://example.org/{number}") for number in range(12)
    ]
    settings = ArchiveSettings(base="http://127.0.0.1:8300", interval_s=0, workers=1)
    desk = WebArchiveDesk(ScriptedTransport(reply), StoppedClock(NOW), settings)
    seen: list[Observation] = []

    def note(_: ArchiveLink, observation: Observation) -> None:
        seen.append(observation)

    desk.replay([link for link in links if link is not None], note)
    given_up = [one for one in seen if one.failure is not None and one.failure.kind in NOT_ASKED]
    assert len(given_up) >= 7
    assert {reason_of_failure(one, network_up=False)[0] for one in given_up} == {reason}
