"""Repairs of whole sources: from an audit to edited files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.engine.secrets import masked, without_secrets
from citecheck.errors import FixError, SourceError, UsageError
from citecheck.fixes.choosing import choose
from citecheck.fixes.encoding import edited
from citecheck.fixes.interface import Read, Refused, Retired, Splice
from citecheck.fixes.keys import repointed
from citecheck.fixes.repair import repair, splices_apart
from citecheck.fixes.splices import spliced
from citecheck.model.finding import Finding
from citecheck.model.ids import assign_ids
from citecheck.model.reference import Citation, Document, RemarkKind

if TYPE_CHECKING:
    from citecheck.config import Config
    from citecheck.model.audit import Audit
    from citecheck.reports.interface import TextEdits

STANDARD_INPUT = "-"
WIKI_PAGE = "wikipedia:"
_ROUNDS = 6
"""A repair may uncover what a rule can say only then; real chains end after two, and this ends the others."""
_OF_BYTES = frozenset({RemarkKind.DECODED_WITH_FALLBACK, RemarkKind.UNDECODABLE})


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file, before and after."""

    path: str
    before: str
    after: str
    encoding: str
    steps: tuple[tuple[Splice, ...], ...]
    """Changes in rounds, each of the text that the one before it left."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of an audit's findings."""

    changes: tuple[FileChange, ...]
    """Files that change, sources first, then those that cite their keys."""
    done: int
    """Findings that are mended."""
    refused: tuple[tuple[Finding, str], ...]
    """Findings whose repair was tried and could not be made, or contradicts another, and why."""
    held_back: tuple[tuple[Finding, str], ...]
    """Findings whose repair only a person should ask for, and how to."""
    retired: tuple[Retired, ...]
    left: Audit
    """As the audit is once the changes are written."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants to be mended."""

    unsafe: bool = False
    """Repairs, too, that a person should look at."""
    cited_in: tuple[str, ...] = ()
    """Files that cite the keys of ``.bib`` sources."""


def mended(documents: Sequence[Document], audit: Audit, config: Config, wish: Wish) -> Mended:
    """Carry out what the findings of an audit offer, in memory, until nothing more is offered.

    Args:
        documents: The sources as they were read, in the order of the audit's, which may have masked parts of its own.
        audit: Whose findings are to be mended.
        config: How the rules are applied to what is mended.
        wish: What is to be mended.

    Raises:
        SourceError: A file that cites keys cannot be read.
    """
    from citecheck.assemble import judged_again

    rounds = [_round(documents, audit, wish)]
    while rounds[-1].done and len(rounds) < _ROUNDS:
        last = rounds[-1]
        shown = tuple(without_secrets(document) for document in last.documents)
        audit = judged_again(replace(audit, documents=shown, citations=assign_ids(shown)), config)
        rounds.append(_round(last.documents, audit, wish))
    retired = tuple(each for item in rounds for each in item.retired)
    changes = [
        FileChange(
            document.path,
            document.text,
            rounds[-1].documents[source].text,
            document.encoding,
            tuple(item.splices[source] for item in rounds),
        )
        for source, document in enumerate(documents)
        if rounds[-1].documents[source].text != document.text
    ]
    return Mended(
        changes=(*changes, *_citing(wish.cited_in, retired)),
        done=sum(item.done for item in rounds),
        refused=rounds[-1].refused,
        held_back=rounds[-1].held_back,
        retired=retired,
        left=audit,
    )


@dataclass(frozen=True, slots=True)
class _Round:
    """All that one audit's findings offer, carried out."""

    documents: tuple[Document, ...]
    splices: tuple[tuple[Splice, ...], ...]
    done: int
    refused: tuple[tuple[Finding, str], ...]
    held_back: tuple[tuple[Finding, str], ...]
    retired: tuple[Retired, ...]


def _round(documents: Sequence[Document], audit: Audit, wish: Wish) -> _Round:
    citations = _matched(documents, audit)
    after: list[Document] = []
    splices: list[tuple[Splice, ...]] = []
    refused: list[Refused] = []
    held_back: list[Refused] = []
    retired: list[Retired] = []
    done = 0
    for source, document in enumerate(documents):
        chosen = choose(audit.findings, audit.citations, source, unsafe=wish.unsafe, follows_keys=bool(wish.cited_in))
        fixed = repair(document, citations, chosen.proposals, read_as(document))
        after.append(document if fixed.text == document.text else _read_again(document, fixed.text))
        splices.append(fixed.splices)
        refused += (*chosen.refused, *fixed.refused)
        held_back += chosen.held_back
        retired += fixed.retired
        done += len(fixed.applied) if fixed.splices else 0

    def told(items: Iterable[Refused]) -> tuple[tuple[Finding, str], ...]:
        return tuple((audit.findings[item.proposal.number], item.reason) for item in items)

    return _Round(tuple(after), tuple(splices), done, told(refused), told(held_back), tuple(retired))


def read_as(document: Document) -> Read:
    """Give the way in which a document was read."""
    from citecheck.sources.catalogue import reader

    return lambda text: reader(document.format).read(text, document.path)


def _read_again(document: Document, text: str) -> Document:
    """Read an edited text with all that loading adds: wishes written into it, and what is known of its bytes."""
    from citecheck.sources.load import parse_text

    read = parse_text(text, format=document.format.value, path=document.path)
    of_bytes = tuple(remark for remark in document.remarks if remark.kind in _OF_BYTES)
    return replace(read, encoding=document.encoding, remarks=(*of_bytes, *read.remarks))


def text_edits(audit: Audit) -> TextEdits:
    """Give the safe remedies of an audit as changes of its sources, worked out when the first one is asked for."""
    from citecheck.reports.interface import TextEdit

    numbers = {id(finding): number for number, finding in enumerate(audit.findings)}
    known: dict[int, Mapping[int, tuple[Splice, ...]]] = {}

    def of_finding(finding: Finding) -> Sequence[TextEdit]:
        number = numbers.get(id(finding))
        if number is None or not 0 <= finding.source < len(audit.documents):
            return ()
        if finding.source not in known:
            known[finding.source] = _safe_splices(audit, finding.source)
        return [TextEdit(*splice) for splice in known[finding.source].get(number, ())]

    return of_finding


def _safe_splices(audit: Audit, source: int) -> Mapping[int, tuple[Splice, ...]]:
    document = audit.documents[source]
    if not document.text:
        return {}
    chosen = choose(audit.findings, audit.citations, source, unsafe=False, follows_keys=False)
    return splices_apart(document, audit.citations, chosen.proposals, read_as(document))


def _matched(documents: Sequence[Document], audit: Audit) -> tuple[Citation, ...]:
    """Give the references of the documents under the ids of the audit, without those that have changed since."""
    own = assign_ids(documents)
    if len(own) == len(audit.citations):
        pairs = list(zip(audit.citations, own, strict=True))
    else:
        by_id = {citation.id: citation for citation in own}
        pairs = [(citation, by_id[citation.id]) for citation in audit.citations if citation.id in by_id]
    return tuple(
        Citation(theirs.id, ours.source, ours.reference)
        for theirs, ours in pairs
        if theirs.source == ours.source and masked(theirs.reference.text) == masked(ours.reference.text)
    )


def _citing(paths: Iterable[str], retired: Iterable[Retired]) -> Iterator[FileChange]:
    """Point files to the keys that stay."""
    from citecheck.sources.decode import decode

    keys: dict[str, str] = {}
    for each in retired:
        keys = {key: each.kept if kept == each.key else kept for key, kept in keys.items()} | {each.key: each.kept}
    for path in paths:
        decoded = decode(file_bytes(path), path)
        splices = repointed(decoded.text, keys) if keys else ()
        if splices:
            yield FileChange(path, decoded.text, spliced(decoded.text, splices), decoded.encoding, (splices,))


def file_bytes(path: str) -> bytes:
    """Read a file.

    Raises:
        SourceError: It cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(f"cannot be read ({reason})", path=path) from error


def check_writable(sources: Iterable[str]) -> None:
    """Complain of sources that cannot be written before an hour of work, not after it.

    Raises:
        UsageError: One cannot.
    """
    for source in sources:
        if source.startswith(WIKI_PAGE) and not Path(source).exists():
            raise UsageError(f"{source} is a wiki page: save its text to a file, and let --write mend that")
        if source != STANDARD_INPUT and Path(source).exists() and not os.access(source, os.W_OK):
            raise UsageError(f"{source}: may not be written; change its permissions")


def bytes_after(change: FileChange) -> bytes:
    """Give the bytes of a changed file, every byte outside the changes as it is on disk.

    Raises:
        FixError: The file has changed since it was read, or does not come back as it was.
        SourceError: It cannot be read.
    """
    if change.path == STANDARD_INPUT:
        return change.after.encode(change.encoding)
    data, text = file_bytes(change.path), change.before
    try:
        for splices in change.steps:
            data = edited(data, text, change.encoding, splices)
            text = spliced(text, splices)
    except FixError as error:
        raise FixError(f"{change.path}: {error}; nothing was written") from error
    return data
