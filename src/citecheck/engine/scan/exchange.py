"""Rows that one task hands to many: an Arrow file with one batch a receiver, so that each reads only its own.

These files are the shuffle of a scan: from documents to the shard that owns a host, and back.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citecheck.engine.scan.parts import Row, temporary

if TYPE_CHECKING:
    import pyarrow as pa

_RECEIVERS = b"citecheck.receivers"


class Exchange:
    """Collects rows by receiver; ``write`` makes the file, also when there is nothing to hand over."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        """Take the columns: name -> ``text``, ``int``, ``bytes`` or ``bool``."""
        self._columns = dict(columns)
        self._rows: dict[int, list[Row]] = defaultdict(list)

    def add(self, receiver: int, row: Row) -> None:
        """Hand a row to a receiver."""
        self._rows[receiver].append(row)

    def __len__(self) -> int:
        """Count the rows."""
        return sum(len(rows) for rows in self._rows.values())

    @property
    def receivers(self) -> tuple[int, ...]:
        """Those who get something."""
        return tuple(sorted(self._rows))

    def write(self, path: Path) -> None:
        """Write all that came together; whole or not at all."""
        import pyarrow as pa

        receivers = self.receivers
        schema = _schema(self._columns).with_metadata({_RECEIVERS: json.dumps(receivers).encode()})
        path.parent.mkdir(parents=True, exist_ok=True)
        made = temporary(path)
        with pa.OSFile(str(made), "wb") as file, pa.ipc.new_file(file, schema) as writer:
            for receiver in receivers:
                rows = self._rows[receiver]
                arrays = [pa.array([row.get(name) for row in rows], schema.field(name).type) for name in self._columns]
                writer.write_batch(pa.record_batch(arrays, schema=schema))
        made.replace(path)


def received(paths: Iterable[Path], receiver: int) -> Iterator[dict[str, Any]]:
    """Give the rows for one receiver out of many files, file by file."""
    import pyarrow as pa

    for path in paths:
        with pa.OSFile(str(path), "rb") as file, pa.ipc.open_file(file) as reader:
            receivers = json.loads(reader.schema.metadata[_RECEIVERS])
            if receiver in receivers:
                yield from reader.get_batch(receivers.index(receiver)).to_pylist()


def receivers_of(paths: Iterable[Path]) -> set[int]:
    """Name all who get something from any of the files."""
    import pyarrow as pa

    named: set[int] = set()
    for path in paths:
        with pa.OSFile(str(path), "rb") as file, pa.ipc.open_file(file) as reader:
            named.update(json.loads(reader.schema.metadata[_RECEIVERS]))
    return named


def _schema(columns: Mapping[str, str]) -> pa.Schema:
    import pyarrow as pa

    kinds = {"text": pa.string(), "int": pa.int64(), "bytes": pa.binary(), "bool": pa.bool_()}
    return pa.schema([pa.field(name, kinds[kind]) for name, kind in columns.items()])
