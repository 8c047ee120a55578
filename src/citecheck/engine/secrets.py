"""Passwords in addresses, masked before anything is judged, shown or stored.

A mask is as long as what it hides, so that every span of the document stays right. Files are never written from a
masked document: ``citecheck fix`` reads its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from citecheck.model.reference import Document, Reference, SourceField

_PASSWORD = re.compile(r"(?<=://)([^\s/?#@:]{0,200}:)([^\s/?#]{1,200})(?=@)")
"""User and password before ``@`` (RFC 3986, 3.2.1)."""
_MASK = "*"


def masked(text: str) -> str:
    """Replace the password of every address in a text by as many asterisks."""
    if "@" not in text:
        return text
    return _PASSWORD.sub(lambda found: found[1] + _MASK * len(found[2]), text)


def without_secrets(document: Document) -> Document:
    """Mask a document and all that was read from it."""
    if masked(document.text) == document.text:
        return document
    return replace(
        document,
        text=masked(document.text),
        references=tuple(_reference(reference) for reference in document.references),
        skipped=tuple(replace(block, text=masked(block.text)) for block in document.skipped),
        remarks=tuple(replace(remark, detail=masked(remark.detail)) for remark in document.remarks),
    )


def _reference(reference: Reference) -> Reference:
    return replace(
        reference,
        text=masked(reference.text),
        title=_maybe(reference.title),
        outlet=_maybe(reference.outlet),
        url=_maybe(reference.url),
        archive_url=_maybe(reference.archive_url),
        quote=_maybe(reference.quote),
        note=_maybe(reference.note),
        fields=tuple(_field(field) for field in reference.fields),
    )


def _field(field: SourceField) -> SourceField:
    return replace(field, value=masked(field.value))


def _maybe(text: str | None) -> str | None:
    return None if text is None else masked(text)
