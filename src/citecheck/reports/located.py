"""Addresses that were found, as JSON and as text."""

from __future__ import annotations

import json

from citecheck.model.located import Location
from citecheck.reports.inert import visible

SCHEMA = "citecheck/locate/1"


def located_json(location: Location) -> str:
    """Give the outcome as JSON, version 1."""
    return json.dumps(
        {
            "schema": SCHEMA,
            "complete": location.complete,
            "located": [
                {
                    "reference": work.reference,
                    "url": work.url,
                    "archive_url": work.archive_url,
                    "confidence": work.confidence.value,
                    "signs": list(work.signs),
                }
                for work in location.located
            ],
            "not_located": [{"reference": work.reference, "tried": list(work.tried)} for work in location.not_located],
        },
        indent=1,
        ensure_ascii=False,
    )


def located_text(location: Location) -> str:
    """Give the outcome for reading in a terminal."""
    lines = []
    for work in location.located:
        lines += [f"{visible(work.reference)}: located ({work.confidence.value})", f"  {visible(work.url)}"]
        lines += [f"  {visible(work.archive_url)}", *(f"    {visible(sign)}" for sign in work.signs)]
    for left in location.not_located:
        said = "not known, the archive did not answer" if left.silent else "not located"
        lines += [f"{visible(left.reference)}: {said}", *(f"    {visible(step)}" for step in left.tried)]
    total = len(location.located) + len(location.not_located)
    lines.append(f"{len(location.located)} of {total} references without an address were located")
    silent = sum(left.silent for left in location.not_located)
    if silent:
        lines.append(f"of {silent} nothing is known: the archive did not answer; the same command asks again")
    return "\n".join(lines)
