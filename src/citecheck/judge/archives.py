"""Judge one archive copy: verified, broken or unknown, with the signs."""

from __future__ import annotations

from citecheck.judge.interface import ArchiveContext, ArchiveVerdict
from citecheck.model.capture import ArchiveLink
from citecheck.model.observation import Observation
from citecheck.model.verdict import ArchiveJudgement, ArchiveReason
from citecheck.pages.read import read_page


def judge_archive(link: ArchiveLink, observation: Observation | None, context: ArchiveContext) -> ArchiveVerdict:
    """Judge what was seen of one archive copy."""
    if observation is None or observation.final is None:
        return ArchiveVerdict(ArchiveJudgement(ArchiveReason.NOT_LOOKED_UP), original_url=link.original_url)
    page = read_page(observation.final)
    reason = ArchiveReason.OK if observation.final.header("Memento-Datetime") else ArchiveReason.MALFORMED_RESPONSE
    url = link.original_url or context.cited_url
    return ArchiveVerdict(ArchiveJudgement(reason), link.captured_at, url, page, status=observation.final.status)
