"""A recording in place of the network: same questions, same answers, in an order that the questions alone decide."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from citecheck.model.observation import (
    Failure,
    FailureKind,
    Observation,
    Phase,
    ProbeRequest,
    ProbeSummary,
    Provenance,
    Purpose,
)
from citecheck.net.interface import OnAnswer
from citecheck.net.warc import Recording

Headers = tuple[tuple[str, str], ...]
_NOT_RECORDED = Failure(FailureKind.NOT_RECORDED, Phase.URL, "the recording does not hold this exchange")


def _answer(recording: Recording, method: str, purpose: Purpose, url: str) -> Observation:
    found = recording.next(method, purpose, url)
    if found is not None:
        return found
    return Observation(
        url=url,
        purpose=purpose,
        asked_at=recording.started_at,
        failure=_NOT_RECORDED,
        attempts=0,
        provenance=Provenance.RECORDING,
    )


class ReplayProber:
    """Implements ``engine.ports.Prober`` from a recording."""

    def __init__(self, recording: Recording) -> None:
        """Take what was recorded."""
        self._recording = recording

    def probe(self, requests: Sequence[ProbeRequest], on_answer: OnAnswer) -> ProbeSummary:
        """Answer in the order of the requests, what they lead to after them."""
        waiting = deque(requests)
        while waiting:
            request = waiting.popleft()
            waiting.extend(on_answer(_answer(self._recording, "GET", request.purpose, request.url)))
        return self._recording.summary


class ReplayService:
    """Stands in for ``service.ServiceClient``."""

    def __init__(self, recording: Recording) -> None:
        """Take what was recorded."""
        self._recording = recording

    def get(
        self,
        url: str,
        *,
        purpose: Purpose,
        headers: Headers = (),  # noqa: ARG002 - the signature is ``ServiceClient``'s
        timeout_s: float = 22.0,  # noqa: ARG002
        body_limit_bytes: int = 2_097_152,  # noqa: ARG002
        ask_as: str | None = None,  # noqa: ARG002
    ) -> Observation:
        """See ``ServiceClient.get``."""
        return _answer(self._recording, "GET", purpose, url)

    def post(
        self,
        url: str,
        *,
        body: bytes,  # noqa: ARG002 - the signature is ``ServiceClient``'s
        purpose: Purpose,
        headers: Headers = (),  # noqa: ARG002
        timeout_s: float = 22.0,  # noqa: ARG002
        ask_as: str | None = None,  # noqa: ARG002
    ) -> Observation:
        """See ``ServiceClient.post``."""
        return _answer(self._recording, "POST", purpose, url)
