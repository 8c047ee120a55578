"""The dataset on disk: whole files, the columns that are written down, readable by what people use."""

from __future__ import annotations

import resource
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scan.scans import config, scanned
from tests.scan.test_resume import bib

from citecheck.engine.scan.exchange import Exchange, received, receivers_of
from citecheck.engine.scan.layout import SCHEMA, Dataset, Table
from citecheck.engine.scan.parts import PartWriter, part_rows, part_tally
from citecheck.engine.scan.schema import COLUMNS, arrow_schema
from citecheck.errors import InterruptedRunError, UsageError


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("scan")
    scanned([bib(folder / "in", 12)], folder / "set", config(), slice_bytes=200)
    return Dataset(folder / "set")


def test_every_part_names_its_schema_and_version(dataset: Dataset) -> None:
    for table in Table:
        for path in dataset.parts(table):
            schema = pq.read_schema(path)
            assert schema.metadata[b"citecheck"] == SCHEMA.encode()
            assert schema.metadata[b"table"] == table.value.encode()
            assert schema.equals(arrow_schema(table))
    assert [len(dataset.parts(table)) > 1 for table in (Table.DOCUMENTS, Table.REFERENCES, Table.FINDINGS)] == [
        True
    ] * 3


def test_columns_have_a_name_of_their_own_and_a_type_that_is_known() -> None:
    for table in Table:
        names = [column.name for column in COLUMNS[table]]
        assert len(set(names)) == len(names)
        assert len(arrow_schema(table)) == len(names)


def test_pandas_reads_every_table(dataset: Dataset) -> None:
    pandas: Any = pytest.importorskip("pandas")
    for table in Table:
        paths = dataset.parts(table)
        if paths:
            frame = pandas.read_parquet(dataset.folder(table))
            assert list(frame.columns) == [column.name for column in COLUMNS[table]]
            assert len(frame) == sum(part_tally(path)["rows"] for path in paths)
    references = pandas.read_parquet(dataset.folder(Table.REFERENCES), columns=["key", "year", "url"])
    assert references.sort_values("year")["key"].tolist() == [f"k{number}" for number in range(12)]


def test_duckdb_reads_and_joins_the_tables(dataset: Dataset) -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    with duckdb.connect() as base:
        for table in Table:
            if dataset.parts(table):
                base.sql(f"""CREATE VIEW "{table.value}" AS SELECT * FROM '{dataset.folder(table)}/*.parquet'""")
        asked = """
            SELECT r.year, v.state, count(*) FROM verdicts v
            JOIN "references" r ON r.document = v.document AND r.id = v.reference
            WHERE v.role = 'original' GROUP BY ALL ORDER BY 1
        """
        assert base.sql(asked).fetchall() == [(2000 + number, "unknown", 1) for number in range(12)]
        assert base.sql("SELECT number FROM summary WHERE topic = 'total' AND measure = 'references'").fetchall() == [
            (12,)
        ]


def test_spark_and_others_see_no_file_that_is_not_whole(dataset: Dataset) -> None:
    """Engines pass over names that begin with ``_`` or a dot; all others are whole Parquet files."""
    for table in Table:
        for path in dataset.folder(table).iterdir():
            assert path.name.startswith(("_", ".")) or pq.ParquetFile(path).metadata.num_rows >= 0


def test_a_part_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "part-1.parquet"
    with pytest.raises(pa.ArrowInvalid), PartWriter(path, Table.SUMMARY) as writer:
        writer.add({"topic": "total", "rank": "no number"})
    assert list(tmp_path.iterdir()) == []


def test_half_a_character_does_not_cost_a_part(tmp_path: Path) -> None:
    with PartWriter(tmp_path / "part-1.parquet", Table.SUMMARY) as writer:
        writer.add({"topic": "total", "name": "half \ud800 a pair", "number": 1})
    assert [row["name"] for row in part_rows(tmp_path / "part-1.parquet")] == ["half ? a pair"]


@given(st.lists(st.integers(0, 5), max_size=20))
def test_rows_that_are_handed_over_arrive_each_at_its_receiver_in_order(receivers: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        exchange = Exchange({"text": "text", "number": "int"})
        for number, receiver in enumerate(receivers):
            exchange.add(receiver, {"text": f"\N{SNOWMAN} {number}", "number": number})
        path = Path(folder, "a.arrow")
        exchange.write(path)
        assert receivers_of([path]) == set(receivers)
        for receiver in range(6):
            wanted = [number for number, each in enumerate(receivers) if each == receiver]
            got = list(received([path], receiver))
            assert [row["number"] for row in got] == wanted
            assert all(row["text"] == f"\N{SNOWMAN} {row['number']}" for row in got)


# -- what goes wrong around it


@contextmanager
def files_no_longer_than(size_bytes: int) -> Iterator[None]:
    """A disk that is full, for this process: a longer file is an error, as it is on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_stops_the_scan_and_it_goes_on_when_there_is_space(tmp_path: Path) -> None:
    source = bib(tmp_path / "in", 12)
    full = pytest.raises(InterruptedRunError, match=r"no space is left .* free some, then the same command goes on")
    with full, files_no_longer_than(6_000):
        scanned([source], tmp_path / "set", config())
    assert not list((tmp_path / "set").rglob("*.tmp"))
    assert "findings" in [stage.value for stage in scanned([source], tmp_path / "set", config()).made]


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    source = bib(tmp_path / "in", 1)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="file"):
        scanned([source], tmp_path / "file" / "set", config())


@pytest.mark.parametrize("missing", ["pyarrow", "distributed"])
def test_without_the_extra_it_is_said_what_to_install(
    tmp_path: Path, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from citecheck.assemble_scan import read_summary
    from citecheck.engine.scan.dask_hands import dask_client

    source = bib(tmp_path / "in", 1)
    for name in list(sys.modules):
        if name.partition(".")[0] == missing:
            monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError, match=r"pip install 'citecheck\[scale\]'"), dask_client(None, 1):
        pass
    if missing == "pyarrow":
        with pytest.raises(UsageError, match=r"pip install 'citecheck\[scale\]'"):
            scanned([source], tmp_path / "set", config())
        with pytest.raises(UsageError, match=r"pip install 'citecheck\[scale\]'"):
            read_summary(tmp_path / "set")
