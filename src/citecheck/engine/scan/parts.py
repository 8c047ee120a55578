"""Parquet files that are there whole or not at all, and what their footers say."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from citecheck.engine.scan.layout import Table
from citecheck.engine.scan.schema import COLUMNS, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]
ROWS_A_GROUP = 4_096
BYTES_A_GROUP = 16_777_216
"""Rows are written when so much has come together, so that a part costs little memory. Our choice."""
_TALLY = b"citecheck.tally"


def temporary(path: Path) -> Path:
    """Name the file under which ``path`` is written; no two processes share it, and readers pass over it."""
    return path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = temporary(path)
    made.write_bytes(data)
    made.replace(path)


class PartWriter:
    """Writes one part of a table; a context that leaves nothing behind when it is left by an exception."""

    def __init__(self, path: Path, table: Table) -> None:
        """Begin a part that appears as ``path`` at the end."""
        self.path = path
        self.table = table
        self.rows = 0
        self._names = [column.name for column in COLUMNS[table]]
        self._held: dict[str, list[Any]] = {name: [] for name in self._names}
        self._held_rows = self._held_bytes = 0
        self._tally: Mapping[str, Any] = {}

    def __enter__(self) -> Self:
        """Open a file under another name."""
        import pyarrow.parquet as pq

        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._made = temporary(self.path)
        self._schema = arrow_schema(self.table)
        self._writer = pq.ParquetWriter(self._made, self._schema, compression="zstd", compression_level=3)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the file its name, or take it away."""
        try:
            if kind is None:
                self._flush()
                self._writer.add_key_value_metadata({_TALLY: json.dumps(dict(self._tally)).encode()})
                self._writer.close()
                self._made.replace(self.path)
        finally:
            with suppress(OSError):
                self._writer.close()  # again does nothing; a full disk has told of itself already
            with suppress(OSError):
                self._made.unlink(missing_ok=True)

    def add(self, row: Row, size_bytes: int = 500) -> None:
        """Add a row; columns that it does not name are null.

        Args:
            row: Column -> value.
            size_bytes: About what it takes in memory.
        """
        for name in self._names:
            self._held[name].append(row.get(name))
        self.rows += 1
        self._held_rows += 1
        self._held_bytes += size_bytes
        if self._held_rows >= ROWS_A_GROUP or self._held_bytes >= BYTES_A_GROUP:
            self._flush()

    def tally(self, counts: Mapping[str, Any]) -> None:
        """Note counts in the footer, where ``part_tally`` finds them."""
        self._tally = counts

    def _flush(self) -> None:
        import pyarrow as pa

        if self._held_rows:
            arrays = [_array(self._held[name], self._schema.field(name).type) for name in self._names]
            self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
            self._held = {name: [] for name in self._names}
            self._held_rows = self._held_bytes = 0


def part_rows(path: Path, columns: Sequence[str] | None = None, batch: int = 512) -> Iterator[dict[str, Any]]:
    """Give the rows of a part one by one, some of them in memory at a time."""
    for each in part_batches(path, columns, batch):
        yield from each.to_pylist()


def part_batches(path: Path, columns: Sequence[str] | None = None, batch: int = 512) -> Iterator[pa.RecordBatch]:
    """Give the rows of a part in batches."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        yield from file.iter_batches(batch_size=batch, columns=None if columns is None else list(columns))


def part_tally(path: Path) -> dict[str, Any]:
    """Give what ``PartWriter.tally`` noted, and the number of rows as ``rows``."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        noted = json.loads((file.metadata.metadata or {}).get(_TALLY, b"{}"))
        return {**noted, "rows": file.metadata.num_rows}


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    """Make a column; half a character, which UTF-8 cannot hold, becomes a question mark."""
    import pyarrow as pa

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        whole = [each.encode("utf-8", "replace").decode() if isinstance(each, str) else each for each in values]
        return pa.array(whole, kind)
