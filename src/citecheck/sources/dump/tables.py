"""Lists of addresses in Parquet: a column named ``url``, else the first column of text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.errors import SourceError

if TYPE_CHECKING:
    import pyarrow as pa

_NAMED = ("url", "URL", "link", "address")


def row_counts(path: Path) -> list[int]:
    """Give the number of rows of each row group.

    Raises:
        SourceError: It is no Parquet file, or holds no column of text.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            _column(file.schema_arrow, path)
            return [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)]
    except pa.ArrowException as error:
        raise SourceError(f"is no Parquet file: {error}", path=str(path)) from error


def addresses(path: Path, start: int, end: int) -> Iterator[str | None]:
    """Give the addresses of some row groups, row by row; ``None`` where there is none.

    Raises:
        SourceError: It is no Parquet file, or holds no column of text.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            column = _column(file.schema_arrow, path)
            for batch in file.iter_batches(row_groups=range(start, end), columns=[column]):
                yield from batch.column(0).to_pylist()
    except pa.ArrowException as error:
        raise SourceError(f"cannot be read: {error}", path=str(path)) from error


def _column(schema: pa.Schema, path: Path) -> str:
    import pyarrow as pa

    texts = [field.name for field in schema if pa.types.is_string(field.type) or pa.types.is_large_string(field.type)]
    for name in _NAMED:
        if name in texts:
            return name
    if not texts:
        raise SourceError("has no column of text; name the column of addresses url", path=str(path))
    return str(texts[0])
