from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.engine.fakes import NOW, FakeDesk, FakeProber, MemoryStore, NotingWatcher, World, document, page, reference

from citecheck.archives.save import SaveOptions
from citecheck.archives.save_outcomes import (
    Deferred,
    OutcomeUnknown,
    Rejected,
    Saved,
    SavedBefore,
    SaveOutcome,
    Stopped,
)
from citecheck.engine.saving import (
    YOUNG_S,
    SaveChoice,
    choose,
    dry_run,
    remember,
    save,
    with_captures,
)
from citecheck.model.audit import Audit
from citecheck.model.capture import Absent, Capture, Excluded, Found, LookupAnswer, Malformed, Refused, Unavailable
from citecheck.model.reference import ReferenceId
from citecheck.model.saving import SavedPage, SavePlan, SaveReason, SaveState, SaveWish, Saving
from citecheck.model.verdict import ArchiveJudgement, ArchiveReason, ArchiveResult, ArchiveState
from citecheck.reports.saved import saving_json, saving_text

A, B = "https://news.example/a", "https://news.example/b"
CAPTURE = Capture("20261122120001", A, f"https://web.archive.org/web/20261122120001/{A}", 200)


def audited(answer: LookupAnswer) -> Audit:
    world = World(FakeProber({A: page(A, "Title 1")}), FakeDesk(index={A: answer}))
    return world.run(document(reference(1, url=A)))


def row(audit: Audit, **changes: object) -> Audit:
    return replace(audit, archives=(replace(audit.archives[0], **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Absent("no row"), "never-archived"),
        (Found(()), "no-good-capture"),
        (Excluded("held back"), "excluded"),
        (Refused("429"), "not-looked-up"),
        (Unavailable("503"), "not-looked-up"),
        (Malformed("html"), "not-looked-up"),
    ],
)
def test_only_an_index_that_answered_makes_a_wish(answer: LookupAnswer, expected: str) -> None:
    plan = choose(audited(answer), SaveChoice())
    reasons = [wish.reason.value for wish in plan.wishes] + [item.reason.value for item in plan.left_alone]
    assert reasons == [expected]


def test_the_age_of_a_snapshot_counts_only_when_asked_for() -> None:
    audit = audited(Absent(""))
    ok = ArchiveJudgement(ArchiveReason.OK)
    for days, older_than, expected in ((400, None, 0), (400, 365, 1), (300, 365, 0)):
        cited = row(
            audit, archive_url=CAPTURE.archive_url, judgement=ok, captured_at=audit.finished_at - timedelta(days=days)
        )
        plan = choose(cited, SaveChoice(older_than))
        assert len(plan.wishes) == expected, (days, older_than)
        assert not plan.wishes or plan.wishes[0].reason is SaveReason.OLD_SNAPSHOT


def test_a_broken_copy_is_no_snapshot_unless_another_is_on_offer() -> None:
    broken = ArchiveJudgement(ArchiveReason.BLANK)
    audit = row(audited(Absent("")), archive_url="https://web.archive.org/web/2020/x", judgement=broken)
    assert "blank" in choose(audit, SaveChoice()).wishes[0].detail
    assert choose(row(audit, offered=CAPTURE, lookup="found"), SaveChoice()).wishes == ()


@dataclass
class FakeSaver:
    outcomes: Mapping[str, SaveOutcome]
    asked: list[tuple[str, int | None]] = field(default_factory=list)

    def save_all(
        self, urls: Iterable[str], on_outcome: Callable[[str, SaveOutcome], None], options: SaveOptions | None = None
    ) -> None:
        for url in urls:
            self.asked.append((url, options.not_within_s if options is not None else None))
            if url not in self.outcomes:
                raise KeyboardInterrupt
            on_outcome(url, self.outcomes[url])


def wish(url: str, reason: SaveReason = SaveReason.NEVER_ARCHIVED) -> SaveWish:
    return SaveWish(url, (ReferenceId(url[-1]),), reason, "no capture")


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Saved(CAPTURE, verified=True), SaveState.SAVED),
        (SavedBefore(None), SaveState.SAVED_BEFORE),
        (Rejected("blocked-url", "No."), SaveState.REJECTED),
        (Deferred("no-captures", "Later."), SaveState.DEFERRED),
        (OutcomeUnknown("timeout"), SaveState.OUTCOME_UNKNOWN),
        (Stopped("429"), SaveState.STOPPED),
    ],
)
def test_every_outcome_has_its_state_and_only_a_refusal_of_us_is_incomplete(
    outcome: SaveOutcome, state: SaveState
) -> None:
    pages, complete = save([wish(A)], FakeSaver({A: outcome}), SaveChoice(), NotingWatcher())
    assert [page.state for page in pages] == [state]
    assert complete is (state is not SaveState.STOPPED)
    told = json.loads(saving_json(Saving(pages, (), dry_run=False, complete=complete)))
    assert told["pages"][0]["state"] == state.value


def test_ctrl_c_tells_what_was_saved_and_what_was_not_answered() -> None:
    saver = FakeSaver({A: Saved(CAPTURE, verified=True)})
    pages, complete = save([wish(A), wish(B)], saver, SaveChoice(), NotingWatcher())
    assert [page.state for page in pages] == [SaveState.SAVED, SaveState.INTERRUPTED]
    assert not complete


def test_an_old_snapshot_is_renewed_only_if_there_is_none_younger_than_the_wish_says() -> None:
    saver = FakeSaver({A: SavedBefore(None), B: SavedBefore(None)})
    save([wish(A), wish(B, SaveReason.OLD_SNAPSHOT)], saver, SaveChoice(older_than_days=30), NotingWatcher())
    assert saver.asked == [(A, YOUNG_S), (B, 30 * 86_400)]


def test_a_new_capture_becomes_an_offer_and_is_remembered_under_the_day_of_access() -> None:
    world = World(FakeProber({A: page(A, "Title 1")}), FakeDesk())
    audit = world.run(document(reference(1, url=A, accessed="2026-11-20")))
    pages = [
        SavedPage(SaveWish(A, (ReferenceId("key1"),), SaveReason.NEVER_ARCHIVED, ""), SaveState.SAVED, CAPTURE, True)
    ]
    offered = with_captures(audit, pages)
    assert offered.archives[0].offered == CAPTURE
    assert offered.archives[0].state is ArchiveState.VERIFIED
    assert offered.archives[0].captured_at == datetime(2026, 11, 22, 12, 0, 1, tzinfo=UTC)
    store = MemoryStore()
    remember(audit, pages, store, NOW)
    assert {key: kept.answer for key, kept in store.lookups.items()} == {(A, "20261120"): Found((CAPTURE,))}


def test_an_unseen_capture_is_offered_but_not_called_verified() -> None:
    audit = audited(Absent(""))
    pages = [SavedPage(SaveWish(A, (ReferenceId("key1"),), SaveReason.NEVER_ARCHIVED, ""), SaveState.SAVED, CAPTURE)]
    assert with_captures(audit, pages).archives[0].state is ArchiveState.UNKNOWN
    broken = row(
        audit, archive_url="https://web.archive.org/web/2020/x", judgement=ArchiveJudgement(ArchiveReason.BLANK)
    )
    after: ArchiveResult = with_captures(broken, pages).archives[0]
    assert (after.state, after.offered) == (ArchiveState.BROKEN, CAPTURE)


def test_hostile_words_of_the_service_are_inert() -> None:
    pages = (SavedPage(wish(A), SaveState.REJECTED, detail="\x1b[31mno\n::error::x"),)
    text = saving_text(Saving(pages, (), dry_run=False))
    assert "\x1b" not in text
    assert "\n::error" not in text


def test_nothing_to_save_is_said() -> None:
    plan = SavePlan((), ())
    assert saving_text(Saving(dry_run(plan), (), dry_run=True)) == "0 pages would be saved"
