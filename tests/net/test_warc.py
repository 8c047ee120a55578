"""What is recorded is what is replayed, and what must not be told is not written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from citecheck.errors import RecordingError
from citecheck.model.observation import (
    Exchange,
    Failure,
    FailureKind,
    Observation,
    Phase,
    ProbeRequest,
    ProbeSummary,
    Provenance,
    Purpose,
)
from citecheck.net.replay import ReplayProber, ReplayService
from citecheck.net.warc import Recorder, Recording

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PAGE = Exchange(
    "https://news.example/a",
    200,
    (("Content-Type", "text/html"), ("Transfer-Encoding", "chunked"), ("X-Odd", "\xe9\xff"), ("x-odd", "")),
    b"\x1f\x8b\r\n\r\nbytes",
    truncated=True,
    address="127.0.0.1",
    http_version="2",
    elapsed_s=0.25,
)


def seen(
    url: str, *exchanges: Exchange, purpose: Purpose = Purpose.ORIGINAL, failure: Failure | None = None
) -> Observation:
    return Observation(
        url=url, purpose=purpose, asked_at=NOW + timedelta(seconds=1), exchanges=exchanges, failure=failure,
        failed_url=None, attempts=2, elapsed_s=1.5, provenance=Provenance.RECORDING, in_opened_range=True,
    )  # fmt: skip


def recorded(path: Path, *observations: Observation, summary: ProbeSummary | None = None) -> Recording:
    recorder = Recorder(str(path), NOW)
    for observation in observations:
        recorder.keep(observation)
    if summary is not None:
        recorder.sum_up(summary)
    recorder.close()
    return Recording.read(str(path))


HOP = Exchange("https://news.example/old", 301, (("Location", "/a"), ("Content-Length", "0")))
MOVED = seen("https://news.example/old", HOP, PAGE)
FAILED = seen("http://gone.example/", failure=Failure(FailureKind.NO_SUCH_HOST, Phase.NAME, "gone: unknown"))
BROKEN = seen("http://broken.example/", PAGE, failure=Failure(FailureKind.RESET, Phase.BODY, "Ärger"))
MALFORMED = seen("http:///no host", failure=Failure(FailureKind.MALFORMED_URL, Phase.URL, "no host"))
ALL = (MOVED, FAILED, BROKEN, MALFORMED)


@pytest.mark.parametrize("name", ["run.warc.gz", "run.warc"])
def test_what_is_recorded_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    recording = recorded(tmp_path / name, *ALL, summary=ProbeSummary(control_resolves=True, captive=True))
    assert recording.started_at == NOW
    assert recording.summary == ProbeSummary(control_resolves=True, captive=True)
    for observation in reversed(ALL):
        assert recording.next("GET", observation.purpose, observation.url) == observation


HEADER = st.tuples(
    st.text(st.sampled_from("ABcd-"), min_size=1, max_size=8),
    st.text(st.characters(min_codepoint=33, max_codepoint=255, exclude_characters="\x7f\x85\xa0"), max_size=20),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.lists(HEADER, max_size=6), st.integers(100, 999), st.booleans())
def test_any_answer_survives_the_file(
    tmp_path: Path, body: bytes, headers: list[tuple[str, str]], status: int, truncated: bool
) -> None:
    exchange = Exchange("http://a.example/x", status, tuple(headers), body, truncated=truncated)
    observation = seen("http://a.example/x", exchange)
    assert recorded(tmp_path / "any.warc.gz", observation).next("GET", Purpose.ORIGINAL, observation.url) == observation


def records(path: Path) -> Iterator[tuple[str, dict[str, str], bytes]]:
    with path.open("rb") as file:
        for record in ArchiveIterator(file, no_record_parse=True):
            yield record.rec_type, dict(record.rec_headers.headers), record.raw_stream.read()


def test_the_file_is_a_warc_that_others_read(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    recorded(path, *ALL)
    kinds = [kind for kind, _, _ in records(path)]
    assert kinds[0] == "warcinfo"
    assert kinds.count("response") == kinds.count("request") == 3
    assert kinds.count("metadata") == 4
    names = [headers["WARC-Record-ID"] for kind, headers, _ in records(path) if kind == "response"]
    linked = [headers["WARC-Concurrent-To"] for _, headers, _ in records(path) if "WARC-Concurrent-To" in headers]
    assert set(linked) == set(names)
    targets = {headers.get("WARC-Target-URI") for kind, headers, _ in records(path) if kind == "response"}
    assert targets == {"https://news.example/old", "https://news.example/a"}
    check = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", str(path)], capture_output=True, text=True, check=False
    )
    assert check.returncode == 0, check.stdout
    with path.open("rb") as file:
        bodies = [record.content_stream().read() for record in ArchiveIterator(file) if record.rec_type == "response"]
    assert len(bodies) == 3


def test_the_same_run_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        recorded(tmp_path / f"{name}.warc.gz", *ALL, summary=ProbeSummary())
    assert (tmp_path / "one.warc.gz").read_bytes() == (tmp_path / "two.warc.gz").read_bytes()


def test_secrets_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "run.warc"
    headers = (("Set-Cookie", "session=s3cret"), ("Authorization", "s3cret"), ("Content-Type", "text/html"))
    url = "http://me:s3cret@news.example/x"
    observation = seen(url, Exchange("http://news.example/x", 200, headers, b"page"))
    recording = recorded(path, observation)
    assert b"s3cret" not in path.read_bytes()
    again = recording.next("GET", Purpose.ORIGINAL, url)
    assert again is not None
    assert again.url == url
    assert again.exchanges[0].headers == (("Content-Type", "text/html"),)


def test_questions_are_told_apart_by_method_and_purpose_and_kept_in_order(tmp_path: Path) -> None:
    recorder = Recorder(str(tmp_path / "run.warc.gz"), NOW)
    url = "https://archive.example/save"
    bodies = [b"first", b"second", b"third"]
    for body in bodies:
        recorder.keep(seen(url, Exchange(url, 200, (), body), purpose=Purpose.SAVE), method="POST", body=b"url=x")
    recorder.keep(seen(url, Exchange(url, 404, ()), purpose=Purpose.SAVE))
    recorder.close()
    service = ReplayService(Recording.read(str(tmp_path / "run.warc.gz")))
    posted = [service.post(url, body=b"url=x", purpose=Purpose.SAVE).final for _ in range(4)]
    assert [final.body for final in posted if final] == [*bodies, b"third"]
    got = service.get(url, purpose=Purpose.SAVE).final
    assert got is not None
    assert got.status == 404
    missing = service.get(url, purpose=Purpose.LOOKUP)
    assert missing.failure is not None
    assert missing.failure.kind is FailureKind.NOT_RECORDED


def test_a_replay_answers_in_the_order_of_the_questions(tmp_path: Path) -> None:
    recording = recorded(tmp_path / "run.warc.gz", *reversed(ALL), summary=ProbeSummary(control_resolves=False))
    heard: list[Observation] = []

    def on_answer(observation: Observation) -> list[ProbeRequest]:
        heard.append(observation)
        if observation.url == MOVED.url:
            return [ProbeRequest("http://unknown.example/", Purpose.PATH_TEST)]
        return []

    summary = ReplayProber(recording).probe([ProbeRequest(one.url, one.purpose) for one in ALL], on_answer)
    assert heard[:4] == list(ALL)
    assert heard[4].failure is not None
    assert (heard[4].failure.kind, heard[4].asked_at) == (FailureKind.NOT_RECORDED, NOW)
    assert summary.control_resolves is False


def test_several_rounds_are_summed_up_as_one(tmp_path: Path) -> None:
    recorder = Recorder(str(tmp_path / "run.warc.gz"), NOW)
    for summary in (ProbeSummary(control_resolves=True), ProbeSummary(interrupted=True), ProbeSummary(captive=True)):
        recorder.sum_up(summary)
    recorder.close()
    told = Recording.read(str(tmp_path / "run.warc.gz")).summary
    assert told == ProbeSummary(interrupted=True, control_resolves=True, captive=True)


def test_a_recording_that_cannot_be_used_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="--record"):
        Recorder(str(tmp_path / "no folder" / "run.warc.gz"), NOW)
    with pytest.raises(RecordingError, match="--replay"):
        Recording.read(str(tmp_path / "missing.warc.gz"))
    for name, data in {
        "empty": b"",
        "text": b"hello",
        "other": b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
    }.items():
        bad = tmp_path / f"{name}.warc.gz"
        bad.write_bytes(data)
        with pytest.raises(RecordingError, match="record the run again"):
            Recording.read(str(bad))


def test_a_file_cut_anywhere_is_refused_or_gives_what_is_whole(tmp_path: Path) -> None:
    good = tmp_path / "run.warc.gz"
    recorded(good, *ALL)
    whole = good.read_bytes()
    answers = set()
    for length in range(0, len(whole), 97):
        bad = tmp_path / "cut.warc.gz"
        bad.write_bytes(whole[:length])
        try:
            recording = Recording.read(str(bad))
            answers |= {recording.next("GET", one.purpose, one.url) == one for one in ALL}
        except RecordingError:
            continue
    assert answers == {True, False}
