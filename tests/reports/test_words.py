"""Every state and reason has words of its own."""

from __future__ import annotations

from citecheck.model.audit import NetworkState
from citecheck.model.finding import Applicability
from citecheck.model.verdict import ArchiveReason, LinkReason
from citecheck.reports.words import (
    APPLICABILITY_WORDS,
    LINK_WORDS,
    NETWORK_WORDS,
    archive_words,
    counted,
    link_words,
    listed,
    sentences,
    severities,
)


def test_no_reason_is_without_words_and_no_two_share_them() -> None:
    links = [link_words(reason) for reason in LinkReason]
    archives = [archive_words(reason) for reason in ArchiveReason]
    assert len(set(links)) == len(LinkReason) == len(LINK_WORDS)
    assert len(set(archives)) == len(ArchiveReason)
    assert set(NETWORK_WORDS) == set(NetworkState)
    assert set(APPLICABILITY_WORDS) == set(Applicability)


def test_numbers_agree_with_their_nouns() -> None:
    assert counted(1, "link") == "1 link"
    assert counted(1200, "copy", "copies") == "1,200 copies"
    assert listed({"live": 2, "dead": 0}) == "2 live"
    assert listed({"live": 0}) == "none"
    assert severities({"error": 1, "warning": 2, "info": 3}) == "1 error, 2 warnings, 3 notes"
    assert severities({"error": 0}) == "none"


def test_sentences_end_once() -> None:
    assert sentences("One", "Two.", "", "Three?") == "One. Two. Three?"
