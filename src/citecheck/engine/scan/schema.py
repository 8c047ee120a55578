"""The columns of every table, version 1: the one place that names them, and what the documentation is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citecheck.engine.scan.layout import SCHEMA, Table

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    type: str
    """``text``, ``int``, ``real``, ``bool``, ``time`` (UTC), ``bytes``, ``list of`` one, ``hops`` or ``places``."""
    says: str


_PLACE = (
    Column("document", "int", "number of the document in this dataset"),
    Column("path", "text", "its name: a file, or `wikipedia:en:Title` for a page of a dump"),
)
_ASKED = (
    Column("asked_at", "time", "when; null where nothing was asked"),
    Column("status", "int", "HTTP status of the last answer"),
    Column("final_url", "text", "where the answer came from; null without one"),
    Column("hops", "hops", "redirects on the way: list of `{url, status}`"),
    Column("failure", "text", "why there is no answer: a closed set, `FailureKind`"),
    Column("failure_detail", "text", "the same in words; text of strangers"),
    Column("attempts", "int", "requests made, redirects not counted"),
    Column("elapsed_s", "real", "seconds"),
    Column("content_type", "text", "header of the last answer"),
    Column("body_bytes", "int", "of the body that was kept, as received"),
    Column("state", "text", "as judged by the first citations, see `verdicts` for each"),
    Column("reason", "text", "likewise"),
    Column("title", "text", "of the page"),
    Column("raw", "places", "where the answers stand in `raw/`: list of `{log, offset, length}`, hop by hop"),
)
_LINK = (
    Column("url", "text", "the address that is asked, without fragment"),
    Column("host", "text", "lower case, punycode"),
    Column("domain", "text", "registrable domain, else the host; who owns the pace"),
)

COLUMNS: Mapping[Table, tuple[Column, ...]] = {
    Table.DOCUMENTS: (
        *_PLACE,
        Column("slice", "int", "the part of the input it stood in"),
        Column("format", "text", "how it was read; null when it could not be"),
        Column("encoding", "text", "of the file"),
        Column("characters", "int", "length of the text"),
        Column("references", "int", "references found"),
        Column("skipped", "int", "blocks that are no reference; listed in `raw`"),
        Column("unread", "text", "why it could not be read; null when it was"),
        Column("raw", "bytes", "all that was read, MessagePack of citecheck's own; for later stages"),
    ),
    Table.REFERENCES: (
        *_PLACE,
        Column("position", "int", "from 0, in the order of the document"),
        Column("id", "text", "its name in the document"),
        Column("line", "int", "from 1"),
        Column("column", "int", "from 1"),
        Column("start", "int", "offset in code points"),
        Column("end", "int", "likewise"),
        Column("key", "text", "the source's own name for it"),
        Column("type", "text", "CSL type"),
        Column("authors", "list of text", "`Family, Given` or a literal name"),
        Column("editors", "list of text", "likewise"),
        Column("title", "text", "of the work"),
        Column("translated_title", "text", ""),
        Column("outlet", "text", "newspaper, website, journal, agency; of a chapter the book"),
        Column("publisher", "text", ""),
        Column("published", "text", "EDTF"),
        Column("accessed", "text", "EDTF"),
        Column("archived", "text", "EDTF, as stated"),
        Column("year", "int", "of publication, where it is one year"),
        Column("url", "text", "as spelled"),
        Column("archive_url", "text", "as spelled"),
        Column("url_status", "text", "as stated"),
        Column("doi", "text", "as spelled, like the other identifiers"),
        Column("isbn", "text", ""),
        Column("issn", "text", ""),
        Column("pmid", "text", ""),
        Column("arxiv", "text", ""),
        Column("volume", "text", ""),
        Column("issue", "text", ""),
        Column("pages", "text", ""),
        Column("edition", "text", ""),
        Column("language", "text", ""),
        Column("text", "text", "as it stands in the source"),
    ),
    Table.LINKS: (
        *_LINK,
        Column("role", "text", "`original` or `archive`"),
        Column("service", "text", "archive service; null for originals"),
        Column("canonical", "text", "the same for spellings of one address"),
        Column("references", "int", "how many cite it"),
        Column("documents", "int", "in how many documents"),
        Column("slices", "list of int", "in which parts of the input"),
        Column("citing", "list of bytes", "the first citations, MessagePack, for judging"),
    ),
    Table.OBSERVATIONS: (
        *_LINK,
        Column("purpose", "text", "`original`, or `path-test`: a path that cannot exist, to know how the host says so"),
        Column("network_up", "bool", "our own network meanwhile; null when nobody had to ask"),
        *_ASKED,
        Column("references", "int", "how many cite it"),
        Column("documents", "int", "in how many documents"),
    ),
    Table.ARCHIVES: (
        Column("url", "text", "the copy that was opened, or the address an index was asked about"),
        Column("purpose", "text", "`archive` for a copy, `lookup` for an index"),
        Column("service", "text", "archive service"),
        Column("near", "text", "the day wanted of an index, `YYYYMMDD`"),
        Column("answer", "text", "how the index answered: `found`, `absent`, `excluded` …"),
        Column("answer_raw", "bytes", "its answer, MessagePack"),
        *_ASKED,
    ),
    Table.VERDICTS: (
        *_PLACE,
        Column("reference", "text", "id of the reference"),
        Column("role", "text", "`original`, or `archive` for its copy, or for the copy that it could have"),
        Column("url", "text", "as spelled; null for a copy that it could have"),
        Column("host", "text", "lower case, punycode"),
        Column("service", "text", "archive service, for copies"),
        Column("state", "text", "live, dead, unknown; for copies verified, broken, unknown"),
        Column("reason", "text", "a closed set, see the documentation of `run`"),
        Column("signs", "list of text", "what was seen, most telling first"),
        Column("status", "int", "HTTP status"),
        Column("final_url", "text", ""),
        Column("checked_at", "time", ""),
        Column("captured_at", "time", "of a copy"),
        Column("offered_url", "text", "a capture to use in its place"),
        Column("year", "int", "in which the work was published"),
    ),
    Table.FINDINGS: (
        *_PLACE,
        Column("rule", "text", "code"),
        Column("name", "text", "its name"),
        Column("severity", "text", "`error`, `warning`, `info`"),
        Column("confidence", "text", "`certain`, `likely`, `possible`"),
        Column("message", "text", ""),
        Column("references", "list of text", "ids"),
        Column("line", "int", "from 1"),
        Column("column", "int", "from 1"),
        Column("start", "int", "offset in code points"),
        Column("end", "int", "likewise"),
        Column("evidence", "text", "JSON"),
        Column("remedy", "text", "what to do, in words"),
        Column("applicability", "text", "`safe`, `unsafe`, `display`; null without a remedy"),
        Column("muted", "text", "why it does not count; null when it does"),
    ),
    Table.SUMMARY: (
        Column("topic", "text", "`total`, `link`, `archive`, `finding`, `rule`, `year`, `host`, `service`, `shared` …"),
        Column("rank", "int", "order within the topic, from 0"),
        Column("name", "text", "what is counted: a host, a year, a rule; empty for totals"),
        Column("measure", "text", "what the number is: `live`, `dead`, `documents` …"),
        Column("number", "int", ""),
    ),
}


def arrow_schema(table: Table, metadata: Mapping[str, str] | None = None) -> pa.Schema:
    """Give the Arrow schema of a table; the file says itself which version it is of."""
    import pyarrow as pa

    said = {"citecheck": SCHEMA, "table": table.value, **(metadata or {})}
    return pa.schema([pa.field(column.name, _arrow_type(column.type)) for column in COLUMNS[table]], metadata=said)


def _arrow_type(word: str) -> pa.DataType:
    import pyarrow as pa

    if word.startswith("list of "):
        return pa.list_(_arrow_type(word.removeprefix("list of ")))
    return {
        "text": pa.string(),
        "int": pa.int64(),
        "real": pa.float64(),
        "bool": pa.bool_(),
        "time": pa.timestamp("us", tz="UTC"),
        "bytes": pa.binary(),
        "hops": pa.list_(pa.struct([("url", pa.string()), ("status", pa.int64())])),
        "places": pa.list_(pa.struct([("log", pa.string()), ("offset", pa.int64()), ("length", pa.int64())])),
    }[word]
