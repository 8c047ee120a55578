from __future__ import annotations

import sqlite3
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from citecheck.errors import StoreError
from citecheck.model.capture import Absent, Capture, Found, Refused
from citecheck.model.memory import StoreAges
from citecheck.model.observation import Exchange, Failure, FailureKind, Observation, Phase, Purpose
from citecheck.model.page import Page
from citecheck.model.reference import ReferenceId
from citecheck.model.verdict import LinkJudgement, LinkReason, LinkResult, LinkRole
from citecheck.model.works import Held, KeptWork, Missing, Record
from citecheck.store import rows
from citecheck.store.history import History
from citecheck.store.runs import Counts
from citecheck.store.sqlite import SqliteStore, StoreRun

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAGE = "https://news.example/a"
RUN = StoreRun(
    command="run a.bib", sources=("a.bib",), fingerprint="a.bib", ages=StoreAges(7 * 86400, 86400, 7 * 86400)
)


def seen(url: str = PAGE, *, at: datetime = NOW, body: bytes = b"<title>A</title>") -> Observation:
    exchange = Exchange(url=url, status=200, headers=(("Content-Type", "text/html"),), body=body)
    return Observation(url=url, purpose=Purpose.ORIGINAL, asked_at=at, exchanges=(exchange,))


def judged(url: str = PAGE, reason: LinkReason = LinkReason.OK) -> LinkResult:
    return LinkResult(
        url=url,
        role=LinkRole.ORIGINAL,
        references=(ReferenceId("a"),),
        judgement=LinkJudgement(reason, ("a sign",)),
        page=Page(title="A"),
    )


def open_store(folder: Path, run: StoreRun = RUN, now: datetime = NOW) -> SqliteStore:
    return SqliteStore(folder / "store.sqlite3", run, now)


def finish(store: SqliteStore, now: datetime = NOW, *, complete: bool = True, offline: bool = False) -> None:
    store.finish(now, Counts(links={"live": 1}, offline=offline), zlib.compress(b"{}"), complete=complete)
    store.close()


def test_an_observation_comes_back_equal_from_its_row() -> None:
    failed = Observation(
        url=PAGE,
        purpose=Purpose.ORIGINAL,
        asked_at=NOW,
        failure=Failure(FailureKind.TLS, Phase.TLS, "expired"),
        attempts=2,
    )
    for observation in (seen(), seen(body=b"x" * 5000), failed):
        assert rows.read_observation(rows.observation_row(observation)) == observation


def test_bodies_are_cut_at_the_limit_and_marked_as_cut() -> None:
    kept = rows.read_observation(rows.observation_row(seen(body=b"x" * (rows.BODY_LIMIT_BYTES + 1))))
    assert len(kept.exchanges[-1].body) == rows.BODY_LIMIT_BYTES
    assert kept.exchanges[-1].truncated


def test_a_fresh_result_is_reused_for_the_same_context_and_judged_again_for_another(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.keep_link(seen(), judged(), "title A")
    finish(store)
    again = open_store(tmp_path, now=NOW + timedelta(days=1))
    same = again.fresh({PAGE: "title A"}, Purpose.ORIGINAL, NOW + timedelta(days=1))
    other = again.fresh({PAGE: "title B"}, Purpose.ORIGINAL, NOW + timedelta(days=1))
    again.close()
    assert same[PAGE].result == judged()
    assert other[PAGE].result is None
    assert other[PAGE].observation == seen()


@pytest.mark.parametrize(
    ("reason", "days", "reused"),
    [
        (LinkReason.OK, 6, True),
        (LinkReason.OK, 8, False),
        (LinkReason.NOT_FOUND, 0.5, True),
        (LinkReason.NOT_FOUND, 2, False),
        (LinkReason.TIMEOUT, 0, False),
    ],
)
def test_live_counts_for_a_week_dead_for_a_day_and_unknown_never(
    tmp_path: Path, reason: LinkReason, days: float, *, reused: bool
) -> None:
    store = open_store(tmp_path)
    store.keep_link(seen(), judged(reason=reason), "c")
    finish(store)
    later = NOW + timedelta(days=days)
    again = open_store(tmp_path, now=later)
    assert (PAGE in again.fresh({PAGE: "c"}, Purpose.ORIGINAL, later)) is reused
    again.close()


def test_an_unfinished_run_is_resumed_with_all_that_it_had_seen(tmp_path: Path) -> None:
    killed = open_store(tmp_path)
    killed.keep_link(seen(), judged(reason=LinkReason.TIMEOUT), "c")
    killed.close()
    again = open_store(tmp_path, now=NOW + timedelta(minutes=5))
    assert again.resumed
    assert again.run_id == killed.run_id
    assert PAGE in again.fresh({PAGE: "c"}, Purpose.ORIGINAL, NOW + timedelta(minutes=5))
    again.close()


def test_a_finished_run_another_command_or_a_fresh_start_is_not_resumed(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    other = open_store(tmp_path, replace(RUN, command="run b.bib"))
    anew = open_store(tmp_path, replace(RUN, resume=False))
    assert not other.resumed
    assert not anew.resumed
    other.close()
    finish(anew)
    after = open_store(tmp_path)
    assert not after.resumed
    after.close()


def test_without_the_cache_nothing_old_is_read_but_checkpoints_are_written(tmp_path: Path) -> None:
    uncached = replace(RUN, read_old=False, resume=False)
    store = open_store(tmp_path, uncached)
    store.keep_link(seen(), judged(), "c")
    store.close()
    again = open_store(tmp_path, uncached)
    assert again.fresh({PAGE: "c"}, Purpose.ORIGINAL, NOW) == {}
    assert again.streak(PAGE) is None
    again.close()
    reader = open_store(tmp_path)
    assert PAGE in reader.fresh({PAGE: "c"}, Purpose.ORIGINAL, NOW)
    reader.close()


def test_a_streak_counts_failures_in_a_row_an_hour_apart_up_to_now(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    story = [
        (0, LinkReason.TIMEOUT),
        (2, LinkReason.OK),
        (3, LinkReason.TIMEOUT),
        (3.01, LinkReason.RESET),
        (9, LinkReason.TIMEOUT),
    ]
    for days, reason in story:
        at = NOW + timedelta(days=days)
        store.keep_link(seen(at=at), judged(reason=reason), "c")
    streak = store.streak(PAGE)
    store.close()
    assert streak is not None
    assert streak.failures == 2
    assert (streak.first_at, streak.last_at) == (NOW + timedelta(days=3.01), NOW + timedelta(days=9))


def test_only_answers_of_the_index_itself_are_kept(tmp_path: Path) -> None:
    found = Found((Capture("20200101000000", PAGE, "https://web.archive.org/web/20200101000000/" + PAGE, status=200),))
    store = open_store(tmp_path)
    store.keep_lookup("u", "2020", found, NOW)
    store.keep_lookup("v", "2020", Absent("no row"), NOW)
    store.keep_lookup("w", "2020", Refused("429"), NOW)
    finish(store)
    again = open_store(tmp_path)
    kept = [again.fresh_lookup(url, "2020", NOW) for url in "uvw"]
    stale = again.fresh_lookup("u", "2020", NOW + timedelta(days=8))
    again.close()
    assert [one.answer if one else None for one in kept] == [found, Absent("no row"), None]
    assert stale is None


def test_answers_of_registries_are_kept_as_long_as_what_they_prove(tmp_path: Path) -> None:
    held = KeptWork(NOW, "Crossref", Held(Record("Tides", authors=("Aldous, Jane",), notices=(("retraction", "x"),))))
    gone = KeptWork(NOW, "doi.org", Missing("no such DOI"))
    store = open_store(tmp_path)
    store.keep_work("doi", "10.5555/1", held)
    store.keep_work("doi", "10.5555/2", gone)
    finish(store)
    again = open_store(tmp_path)
    wanted = ["10.5555/1", "10.5555/2", "10.5555/3"]
    assert again.fresh_works("doi", wanted, NOW) == {"10.5555/1": held, "10.5555/2": gone}
    assert again.fresh_works("pmid", wanted, NOW) == {}
    assert set(again.fresh_works("doi", wanted, NOW + timedelta(days=2))) == {"10.5555/1"}
    assert again.fresh_works("doi", wanted, NOW + timedelta(days=8)) == {}
    again.close()


def test_what_one_archive_holds_says_nothing_about_another(tmp_path: Path) -> None:
    store = open_store(tmp_path, replace(RUN, place=" http://127.0.0.1:8080"))
    store.keep_lookup("u", "2020", Absent("no row"), NOW)
    assert store.fresh_lookup("u", "2020", NOW) is not None
    finish(store)
    public = open_store(tmp_path)
    assert public.fresh_lookup("u", "2020", NOW) is None
    public.close()


def test_the_trend_holds_complete_runs_that_asked_over_the_same_sources_oldest_first(tmp_path: Path) -> None:
    for day, (complete, offline) in enumerate(((True, False), (False, False), (True, False), (True, True))):
        finish(
            open_store(tmp_path, replace(RUN, resume=False), NOW + timedelta(days=day)),
            NOW + timedelta(days=day),
            complete=complete,
            offline=offline,
        )
    finish(open_store(tmp_path, replace(RUN, fingerprint="other", command="other")))
    store = open_store(tmp_path, replace(RUN, resume=False), NOW + timedelta(days=4))
    trend = store.trend()
    store.close()
    assert [point.finished_at for point in trend] == [NOW, NOW + timedelta(days=2)]
    assert trend[0].links == {"live": 1}


def test_raw_bytes_are_dropped_after_a_month_while_the_history_stays(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.keep_link(seen(), judged(reason=LinkReason.TIMEOUT), "c")
    later = NOW + timedelta(days=31)
    finish(store, later)
    reader = open_store(tmp_path, now=later)
    assert reader.streak(PAGE) is not None
    reader.close()
    with sqlite3.connect(tmp_path / "store.sqlite3") as connection:
        assert connection.execute("SELECT COUNT(*) FROM observations WHERE raw NOT NULL").fetchone() == (0,)
    connection.close()


def test_the_history_lists_runs_newest_first_and_gives_their_audits(tmp_path: Path) -> None:
    history = History(tmp_path / "store.sqlite3")
    assert history.runs() == ()
    finish(open_store(tmp_path))
    listed = history.runs()
    assert [run.sources for run in listed] == [("a.bib",)]
    assert history.audit_json(listed[0].id) == "{}"
    assert history.audit_json(99) is None


def test_a_file_that_is_no_database_is_set_aside_and_not_lost(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite3").write_bytes(b"not a database at all, but somebody may want it" * 50)
    open_store(tmp_path).close()
    assert (tmp_path / "store.sqlite3.old").read_bytes().startswith(b"not a database")


def test_a_folder_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="CITECHECK_CACHE"):
        SqliteStore(tmp_path / "file" / "store.sqlite3", RUN, NOW)


@pytest.mark.parametrize("row", [b"", b"-garbage", b"zgarbage", b"\xc1", rows.lookup_row(Absent("a"))[:-1]])
def test_a_row_of_another_version_is_a_value_error(row: bytes) -> None:
    for read in (rows.read_observation, rows.read_result, rows.read_lookup):
        with pytest.raises(ValueError, match="another version"):
            read(row)


def test_an_answer_that_is_judged_later_fills_its_row(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.keep(seen(), "unknown", "soft-404")
    store.keep_link(seen(), judged(), "c")
    finish(store)
    with sqlite3.connect(tmp_path / "store.sqlite3") as connection:
        assert connection.execute("SELECT state, context FROM observations").fetchall() == [("live", "c")]
    connection.close()
