"""The tables of a scan's dataset and their columns, from ``engine/scan/schema.py``."""

from __future__ import annotations

from collections.abc import Iterator

from docs.generating.docstrings import of_members
from docs.generating.markdown import code, page, prose, table

from citecheck.engine.scan.layout import SCHEMA, Table
from citecheck.engine.scan.schema import COLUMNS

_INTRODUCTION = f"""
What `citecheck scan INPUT... -o DATASET/` writes, version `{SCHEMA}`. Each table is a folder of Parquet files
(zstd) named `part-….parquet`; all files of a table have the same columns, and each says in its own metadata which
table of which version it is (`citecheck`, `table`). Names that begin with `_` or a dot are no data, which Spark,
DuckDB, pandas and Arrow know. `scan.json` says what was scanned, `TABLE/_SUCCESS` that a stage is whole and with
which counts. A column is only ever added at the end within a version; anything else makes a new one, which is
refused by name and never mixed with the old.

`raw/` holds the answers as they came, one log a shard, to which `raw` columns point; it is citecheck's own, may
change with any release, and can be thrown away when nobody wants to judge again.

Types: `text` (UTF-8), `int` (64 bits), `real` (64 bits), `bool`, `time` (microseconds, UTC), `bytes`. Every column
may be null.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Give path and text of the page."""
    told = of_members(Table)
    parts = []
    for each in Table:
        parts.append(f"## {each.value}")
        parts.append(prose(told.get(each.name, "")))
        parts.append(
            table(
                ("column", "type", "holds"),
                [(code(column.name), column.type, column.says) for column in COLUMNS[each]],
            )
        )
    yield (
        "reference/dataset.md",
        page("Datasets of a scan", _INTRODUCTION, *parts, made_from="src/citecheck/engine/scan/schema.py"),
    )
