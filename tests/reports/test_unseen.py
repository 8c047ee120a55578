"""What has no verdict is gathered, most frequent reason first; banners say what comes before everything."""

from __future__ import annotations

from dataclasses import replace

from citecheck.model.audit import Audit, NetworkState
from citecheck.model.verdict import LinkReason, LinkState
from citecheck.reports.unseen import banners, unseen


def test_nothing_without_a_verdict_is_left_out(rich: Audit) -> None:
    missing = unseen(rich)
    assert missing.links_total == sum(link.state is LinkState.UNKNOWN for link in rich.links) == 18
    assert missing.archives_total == 23
    assert (missing.rules_total, len(missing.unread), len(missing.skipped), len(missing.registries)) == (1, 1, 1, 1)
    assert missing


def test_the_most_frequent_reason_comes_first(rich: Audit) -> None:
    slow = next(link for link in rich.links if link.reason is LinkReason.TIMEOUT)
    reasons = [reason for reason, _ in unseen(replace(rich, links=(*rich.links, slow))).links]
    assert reasons[0] is LinkReason.TIMEOUT


def test_an_audit_that_saw_everything_has_nothing_unseen(empty: Audit) -> None:
    assert not unseen(empty)


def test_the_state_of_the_network_is_told_before_everything(rich: Audit) -> None:
    whole = replace(rich, complete=True, unread=(), notice=None, incomplete_because=None)
    told = {state: " ".join(banners(replace(whole, network=state))) for state in NetworkState}
    assert told[NetworkState.UP] == ""
    assert "says nothing about the pages" in told[NetworkState.DOWN]
    assert told[NetworkState.OFFLINE] == "Offline, as wished: no link and no archive was asked."
    assert told[NetworkState.REPLAY] == "Told from a recording of 2026-11-22: nothing was asked since."
    assert banners(replace(whole, complete=False)) == ("This audit is incomplete: not everything could be looked at.",)
