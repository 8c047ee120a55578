"""Where things lie in a dataset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SCHEMA = "citecheck/dataset/1"
SEEN = "seen"
"""Name of the exchange from those who asked to the slices that cite what was asked."""


class Table(StrEnum):
    """The tables, each a folder of Parquet files."""

    DOCUMENTS = "documents"
    """One row a document that was read, with all that was read from it."""
    REFERENCES = "references"
    """One row a reference."""
    LINKS = "links"
    """One row a distinct address to ask, with who cites it."""
    OBSERVATIONS = "observations"
    """One row a page that was asked."""
    ARCHIVES = "archives"
    """One row an archive copy that was opened, or an index that was asked."""
    VERDICTS = "verdicts"
    """One row a reference and link, and one a reference and archive copy: how it was judged."""
    FINDINGS = "findings"
    SUMMARY = "summary"
    """Counts, in long form."""


class Stage(StrEnum):
    """The stages in their order; each is named for the table whose folder holds its ``_SUCCESS``."""

    REFERENCES = "references"
    LINKS = "links"
    OBSERVATIONS = "observations"
    ARCHIVES = "archives"
    FINDINGS = "findings"
    SUMMARY = "summary"


TABLES_OF: dict[Stage, tuple[Table, ...]] = {
    Stage.REFERENCES: (Table.DOCUMENTS, Table.REFERENCES),
    Stage.LINKS: (Table.LINKS,),
    Stage.OBSERVATIONS: (Table.OBSERVATIONS,),
    Stage.ARCHIVES: (Table.ARCHIVES,),
    Stage.FINDINGS: (Table.VERDICTS, Table.FINDINGS),
    Stage.SUMMARY: (Table.SUMMARY,),
}


@dataclass(frozen=True, slots=True)
class Dataset:
    """The folder of one scan."""

    root: Path

    @property
    def plan(self) -> Path:
        """What is scanned and how; written first."""
        return self.root / "scan.json"

    @property
    def work(self) -> Path:
        """What tasks hand to each other; taken away when the scan is whole."""
        return self.root / "_work"

    @property
    def raw(self) -> Path:
        """Answers as they came, to which rows of ``observations`` and ``archives`` point."""
        return self.root / "raw"

    def folder(self, table: Table) -> Path:
        """Give the folder of a table."""
        return self.root / table.value

    def part(self, table: Table, name: str) -> Path:
        """Give the file of one part of a table."""
        return self.folder(table) / f"part-{name}.parquet"

    def parts(self, table: Table) -> tuple[Path, ...]:
        """Give the parts that are there, by name."""
        return tuple(sorted(self.folder(table).glob("part-*.parquet")))

    def success(self, stage: Stage) -> Path:
        """Give the file that says that a stage is whole."""
        return self.root / stage.value / "_SUCCESS"

    def exchange(self, name: str, sender: str) -> Path:
        """Give the file in which one task hands rows to others."""
        return self._handed(name) / f"{sender}.arrow"

    def exchanges(self, name: str, senders: Iterable[str] | None = None) -> tuple[Path, ...]:
        """Give the files that were handed over under a name."""
        if senders is None:
            return tuple(sorted(self._handed(name).glob("*.arrow")))
        return tuple(path for sender in senders if (path := self.exchange(name, sender)).exists())

    def _handed(self, name: str) -> Path:
        """Who needs which answer is kept, so that documents can be judged again; the rest is only for the way."""
        return (self.raw if name == SEEN else self.work) / name


def slice_name(number: int) -> str:
    """Name a slice, a shard or whatever is counted, so that names sort as numbers do."""
    return f"{number:06d}"
