"""What a dataset says of itself: what is scanned, which stages are whole, and of which input and options."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from citecheck.engine.scan.layout import SCHEMA, TABLES_OF, Dataset, Stage, Table
from citecheck.engine.scan.parts import write_whole
from citecheck.errors import UsageError

_OWN = (*(table.value for table in Table), "raw", "_work", "scan.json")
_AGAIN = frozenset({Stage.FINDINGS, Stage.SUMMARY})
"""Stages that are made anew when their options change; the others cost hours or other people's patience."""


@dataclass(frozen=True, slots=True)
class ScanPlan:
    """What is scanned; kept as ``scan.json``."""

    inputs: tuple[str, ...]
    fingerprint: str
    """Of the input files and of how they are cut."""
    slices: int
    started_at: datetime
    tool_version: str
    is_offline: bool
    shards: int | None = None
    """Known when the references are."""
    archive_mode: str | None = None


def fingerprint(parts: Iterable[str]) -> str:
    """Give 128 bits of all parts together, as digits."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def open_dataset(root: Path, wanted: ScanPlan, *, fresh: bool) -> tuple[Dataset, ScanPlan]:
    """Begin a dataset, or go on with the one that is there.

    Raises:
        UsageError: The folder holds something else, or the scan of another input.
    """
    dataset = Dataset(root)
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root}: is a file; name a folder for the dataset")
    if root.is_dir() and any(root.iterdir()) and not dataset.plan.exists():
        raise UsageError(f"{root}: holds something else than a dataset of citecheck; name an empty folder")
    if fresh and dataset.plan.exists():
        for name in _OWN:
            remove(root / name)
    if not dataset.plan.exists():
        root.mkdir(parents=True, exist_ok=True)
        write_plan(dataset, wanted)
        return dataset, wanted
    kept = read_plan(dataset)
    if (kept.fingerprint, kept.slices) != (wanted.fingerprint, wanted.slices):
        raise UsageError(
            f"{root}: is the scan of another input, or its files have changed; name another folder, or --fresh"
        )
    if kept.is_offline != wanted.is_offline:
        raise UsageError(f"{root}: was begun {'with' if kept.is_offline else 'without'} --offline; name another folder")
    return dataset, kept


def read_plan(dataset: Dataset) -> ScanPlan:
    """Read ``scan.json``.

    Raises:
        UsageError: There is none, or it is of another version.
    """
    try:
        content = json.loads(dataset.plan.read_text(encoding="utf-8"))
        if content.pop("schema") != SCHEMA:
            raise UsageError(f"{dataset.root}: is a dataset of another version; scan anew with --fresh")
        started_at = datetime.fromisoformat(content.pop("started_at"))
        return ScanPlan(inputs=tuple(content.pop("inputs")), started_at=started_at, **content)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{dataset.root}: is no dataset of citecheck ({error})") from error


def write_plan(dataset: Dataset, plan: ScanPlan) -> None:
    """Write ``scan.json``."""
    content = {
        "schema": SCHEMA,
        "inputs": list(plan.inputs),
        "fingerprint": plan.fingerprint,
        "slices": plan.slices,
        "started_at": plan.started_at.isoformat(),
        "tool_version": plan.tool_version,
        "is_offline": plan.is_offline,
        "shards": plan.shards,
        "archive_mode": plan.archive_mode,
    }
    write_whole(dataset.plan, json.dumps(content, indent=1).encode())


def settled(dataset: Dataset, plan: ScanPlan, *, shards: int, archive_mode: str) -> ScanPlan:
    """Note what is known once the references are."""
    known = replace(plan, shards=shards, archive_mode=archive_mode)
    write_plan(dataset, known)
    return known


def begin(dataset: Dataset, stage: Stage, mark: str) -> bool:
    """Begin a stage or go on with it; ``False`` when it is whole.

    Args:
        dataset: Which.
        stage: Which.
        mark: Fingerprint of the input and options that this stage depends on.

    Raises:
        UsageError: It was begun with other options, and is too dear to be made anew unasked.
    """
    begun = dataset.root / stage.value / "_BEGUN"
    for path in (dataset.success(stage), begun):
        kept = _read(path).get("fingerprint")
        if kept not in (None, mark):
            if stage not in _AGAIN:
                raise UsageError(
                    f"{dataset.root}: its stage {stage} was begun with other options; use those again, "
                    "name another folder, or scan anew with --fresh"
                )
            _clear(dataset, stage)
    if dataset.success(stage).exists():
        return False
    for table in TABLES_OF[stage]:
        folder = dataset.folder(table)
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(".*.tmp"):
            left.unlink(missing_ok=True)
    write_whole(begun, json.dumps({"fingerprint": mark}).encode())
    return True


def finish(dataset: Dataset, stage: Stage, mark: str, counts: Mapping[str, int]) -> None:
    """Say that a stage is whole."""
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "stage": stage.value,
        "fingerprint": mark,
        "finished_at": datetime.now(UTC).isoformat(),
        "counts": dict(counts),
        "parts": {table.value: len(dataset.parts(table)) for table in TABLES_OF[stage]},
    }
    write_whole(dataset.success(stage), json.dumps(content, indent=1).encode())
    (dataset.root / stage.value / "_BEGUN").unlink(missing_ok=True)


def stage_counts(dataset: Dataset, stage: Stage) -> dict[str, int]:
    """Give the counts of a stage that is whole."""
    counts = _read(dataset.success(stage)).get("counts", {})
    return dict(counts)


def finished_at(dataset: Dataset, stage: Stage) -> datetime | None:
    """Give the time at which a stage became whole."""
    text = _read(dataset.success(stage)).get("finished_at")
    return None if text is None else datetime.fromisoformat(text)


def remove(path: Path) -> None:
    """Take a file or folder of the dataset away."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _clear(dataset: Dataset, stage: Stage) -> None:
    for table in TABLES_OF[stage]:
        remove(dataset.folder(table))


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
