"""Which of the addresses printed in a reference is the archive copy: "Archived from the original on DATE at URL"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from citecheck.model.reference import Reference
from citecheck.sources.freetext.tail import trimmed
from citecheck.sources.snapshots import day_in, is_snapshot, original_in

_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\"”“]{1,2000}")
_OF_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/")
_MOST_ADDRESSES = 20
"""Addresses of one reference that are looked at."""
_LEFT_OVER = re.compile(
    r"[\s()\[\].,:;]*(?:(?:archived?(?:\s(?:copy|version|at|from|by|on|the|original))*|at)[\s()\[\].,:;]*)?\Z",
    re.IGNORECASE,
)
"""What remains of a note once the address is taken out of it."""


def with_archive_copy(reference: Reference) -> Reference:
    """Move the address of an archive copy to where it belongs, and the other one to ``url``.

    Where the copy is the only address, the original is the one that stands inside it, if one does. An address that no
    labeller took is the reference's all the same.
    """
    if "://" not in reference.text or reference.archive_url is not None:
        return reference
    found = islice(_ADDRESS.finditer(reference.text), _MOST_ADDRESSES)
    addresses = [trimmed(match.group()) for match in found if _OF_DOI.match(match.group()) is None]
    copy = next(filter(is_snapshot, addresses), None)
    if copy is None:
        return replace(reference, url=addresses[0]) if addresses and reference.url is None else reference
    printed = reference.url if reference.url is not None and not is_snapshot(reference.url) else None
    other = next((address for address in addresses if not is_snapshot(address)), None)
    return replace(
        reference,
        url=printed or other or original_in(copy),
        archive_url=copy,
        archived=reference.archived or day_in(copy),
        claims_archive=True,
        note=_without(reference.note, addresses),
    )


def _without(note: str | None, addresses: list[str]) -> str | None:
    """Take addresses, and the words that lead to them, out of a note."""
    if note is None:
        return None
    kept = []
    for item in note.split("; "):
        rest = item
        for address in sorted(addresses, key=len, reverse=True):
            rest = rest.replace(address, "")
        if _LEFT_OVER.match(rest) is None:
            kept.append(item)
    return "; ".join(kept) or None
