from __future__ import annotations

import bz2
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.errors import SourceError
from citecheck.model.reference import Document, UnreadSource
from citecheck.sources.dump.inputs import Cutting, find_slices
from citecheck.sources.dump.interface import SliceKind
from citecheck.sources.dump.pages import BrokenPageError, raw_pages, read_page
from citecheck.sources.dump.read import Passed, documents

HEADER = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">\n'
    "  <siteinfo><sitename>Wikipedia</sitename><dbname>enwiki</dbname>"
    "<base>https://en.wikipedia.org/wiki/Main_Page</base></siteinfo>\n"
)
FOOTER = "</mediawiki>\n"


def element(title: str, text: str, *, ns: int = 0, model: str = "wikitext", extra: str = "") -> str:
    # a real export names its namespace on the root only, so an element cut out has none
    return (
        f"  <page>\n    <title>{escape(title)}</title>\n    <ns>{ns}</ns>\n    <id>7</id>\n{extra}"
        f"    <revision>\n      <id>9</id>\n      <model>{model}</model>\n      <format>text/x-wiki</format>\n"
        f'      <text bytes="{len(text)}" xml:space="preserve">{escape(text)}</text>\n    </revision>\n  </page>\n'
    )


def article(number: int) -> str:
    cite = f"{{{{cite web |title=Work {number} & more |url=https://h{number % 7}.example/p{number}}}}}"
    return element(f"Page {number}", f"Prose <i>of</i> {number}.<ref>{cite}</ref>\n== References ==\n{{{{reflist}}}}")


def streamed(pages: Sequence[str], a_stream: int) -> tuple[bytes, list[int]]:
    """Pack as the foundation does: header, so many pages a stream, footer; give the offsets of the page streams."""
    packed = bz2.compress(HEADER.encode())
    starts = []
    for first in range(0, len(pages), a_stream):
        starts.append(len(packed))
        packed += bz2.compress("".join(pages[first : first + a_stream]).encode())
    return packed + bz2.compress(FOOTER.encode()), starts


def read(inputs: Sequence[str], slice_bytes: int) -> Iterator[Document | UnreadSource]:
    for part in find_slices(inputs, Cutting(slice_bytes=slice_bytes)):
        yield from documents(part, Passed())


def titles(found: Iterator[Document | UnreadSource]) -> list[str]:
    return [each.path for each in found]


WANTED = [f"wikipedia:en:Page {number}" for number in range(40)]


@pytest.mark.parametrize("slice_bytes", [1, 37, 700, 5_000, 10**9])
def test_every_page_of_a_plain_dump_is_read_once_wherever_it_is_cut(tmp_path: Path, slice_bytes: int) -> None:
    file = tmp_path / "enwiki-pages.xml"
    file.write_text(HEADER + "".join(map(article, range(40))) + FOOTER, encoding="utf-8")
    size = file.stat().st_size
    assert titles(read([str(file)], max(slice_bytes, size // 400))) == WANTED


@pytest.mark.parametrize("indexed", [True, False])
@pytest.mark.parametrize("slice_bytes", [1, 3_000, 10**9])
def test_streams_are_found_by_the_index_or_by_their_mark(tmp_path: Path, indexed: bool, slice_bytes: int) -> None:
    packed, starts = streamed([article(number) for number in range(40)], 10)
    file = tmp_path / "enwiki-20261101-pages-articles-multistream.xml.bz2"
    file.write_bytes(packed)
    if indexed:
        lines = "".join(f"{starts[number // 10]}:{number}:Page {number}\n" for number in range(40))
        index = tmp_path / "enwiki-20261101-pages-articles-multistream-index.txt.bz2"
        index.write_bytes(bz2.compress(lines.encode()))
    assert titles(read([str(file)], slice_bytes)) == WANTED
    parts = list(find_slices([str(file)], Cutting(slice_bytes=1)))
    footer = len(packed) - len(bz2.compress(FOOTER.encode()))  # a stream that no index names
    assert [part.start for part in parts] == ([0, *starts] if indexed else [0, *starts, footer])
    assert all(part.kind is SliceKind.STREAMS for part in parts)


def test_a_file_of_one_stream_is_one_slice(tmp_path: Path) -> None:
    file = tmp_path / "dump.xml.bz2"
    file.write_bytes(bz2.compress((HEADER + "".join(map(article, range(40))) + FOOTER).encode()))
    assert len(list(find_slices([str(file)], Cutting(slice_bytes=1)))) == 1
    assert titles(read([str(file)], 1)) == WANTED


def test_only_articles_are_read_and_the_others_are_counted(tmp_path: Path) -> None:
    pages = [
        element("Moved", "#REDIRECT [[Page 1]]", extra='    <redirect title="Page 1" />\n'),
        element("Template:Cite", "{{cite web|url=https://a.example/}}", ns=10),
        element("Module:X", "return {}", model="Scribunto"),
        article(1),
        element("No reference", "Prose."),
    ]
    file = tmp_path / "dump.xml"
    file.write_text(HEADER + "".join(pages) + FOOTER, encoding="utf-8")
    passed = Passed()
    (part,) = find_slices([str(file)], Cutting())
    found = list(documents(part, passed))
    assert [(each.path, isinstance(each, Document) and len(each.references)) for each in found] == [
        ("wikipedia:en:Page 1", 1),
        ("wikipedia:en:No reference", 0),
    ]
    assert (passed.redirects, passed.other_pages) == (1, 2)
    assert passed.bytes > 50


def test_escapes_are_undone_in_titles_and_text(tmp_path: Path) -> None:
    file = tmp_path / "dump.xml"
    file.write_text(HEADER + element("A & B <i>", "a &lt; b<ref>{{cite web|title=&}}</ref>") + FOOTER, encoding="utf-8")
    (found,) = read([str(file)], 10**6)
    assert isinstance(found, Document)
    assert found.path == "wikipedia:en:A & B <i>"
    assert found.text == "a &lt; b<ref>{{cite web|title=&}}</ref>"


def test_a_broken_page_costs_no_other(tmp_path: Path) -> None:
    file = tmp_path / "dump.xml"
    broken = "<page><title>x</wrong></page>"
    control = "<page><title>y</title><revision><text>\x01</text></revision></page>"
    file.write_text(HEADER + article(0) + broken + control + "<page></page>" + article(1) + FOOTER, encoding="utf-8")
    found = list(read([str(file)], 10**6))
    assert [each.path for each in found if isinstance(each, Document)] == WANTED[:2]
    told = [each for each in found if isinstance(each, UnreadSource)]
    assert len(told) == 3
    assert told[0].path.startswith(f"{file}#")


def test_a_page_beyond_the_limit_is_named_and_not_held() -> None:
    long = b"<page>" + b"x" * 50_000 + b"</page>"
    pieces = [
        b"<page>a</page>",
        *(long[start : start + 1000] for start in range(0, len(long), 1000)),
        b"<page>b</page>",
    ]
    found = list(raw_pages(iter(pieces), limit_bytes=5_000))
    assert [page.element for page in found] == [b"<page>a</page>", None, b"<page>b</page>"]
    assert [page.offset for page in found] == [0, 14, 14 + len(long)]


def test_a_page_that_does_not_end_is_named() -> None:
    assert [page.element for page in raw_pages([b"<page>a</page><page>b"])] == [b"<page>a</page>", None]


@given(
    st.lists(st.binary(max_size=30).filter(lambda text: b"<page>" not in text and b"</page>" not in text), max_size=6),
    st.integers(1, 9),
)
def test_pages_are_cut_out_alike_whatever_the_pieces(texts: list[bytes], size: int) -> None:
    pages = [b"<page>" + text + b"</page>" for text in texts]
    stream = b"<mediawiki> " + b" \n".join(pages) + b"</mediawiki>"
    pieces = [stream[start : start + size] for start in range(0, len(stream), size)]
    found = list(raw_pages(pieces))
    assert [page.element for page in found] == [page.element for page in raw_pages([stream])]
    assert all(page.element is None or stream[page.offset :].startswith(page.element) for page in found)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading_of_pages(data: bytes) -> None:
    for page in raw_pages([data]):
        if page.element is not None:
            try:
                read_page(page.element)
            except BrokenPageError:
                continue


def test_entities_are_not_expanded() -> None:
    bomb = b"<page><title>&xxe;</title><revision><text>x</text></revision></page>"
    with pytest.raises(BrokenPageError):
        read_page(bomb)


def test_broken_bzip2_is_an_error_with_its_place(tmp_path: Path) -> None:
    packed, _ = streamed([article(number) for number in range(40)], 10)
    file = tmp_path / "cut-multistream.xml.bz2"
    file.write_bytes(packed[: len(packed) // 2])
    with pytest.raises(SourceError, match="in the middle"):
        list(read([str(file)], 10**9))


def test_an_index_of_another_dump_is_refused(tmp_path: Path) -> None:
    packed, _ = streamed([article(1)], 1)
    (tmp_path / "x-multistream.xml.bz2").write_bytes(packed)
    (tmp_path / "x-multistream-index.txt").write_text("99999999:1:Page 1\n", encoding="utf-8")
    with pytest.raises(SourceError, match="does not fit its dump"):
        list(find_slices([str(tmp_path / "x-multistream.xml.bz2")], Cutting()))


def test_folders_patterns_and_files_give_documents_and_name_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.bib").write_text("@misc{b, title={T}, url={https://b.example/}}", encoding="utf-8")
    (tmp_path / "a.md").write_text("See [A](https://a.example/x).\n\nAnd [B](https://b.example/y).\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.bib").write_text("@misc{c}", encoding="utf-8")
    found = list(read([str(tmp_path)], 10**6))
    assert [(Path(each.path).name, isinstance(each, Document)) for each in found] == [
        ("a.md", True),
        ("b.bib", True),
        ("empty.txt", False),
    ]
    assert titles(read([str(tmp_path / "**" / "*.bib")], 10**6)) == [str(tmp_path / "deep" / "b.bib")]
    with pytest.raises(SourceError, match="no such file"):
        list(find_slices([str(tmp_path / "none.xml")], Cutting()))


def test_long_lists_are_cut_at_lines_and_keep_the_lines_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("".join(f"https://h{n}.example/{n}\n" for n in range(1, 1001)), encoding="utf-8")
    found = [each for each in read([str(file)], 2_000) if isinstance(each, Document)]
    assert len(found) > 5
    references = [reference for document in found for reference in document.references]
    assert [reference.url for reference in references] == [f"https://h{n}.example/{n}" for n in range(1, 1001)]
    assert [reference.origin.span.line for reference in references] == list(range(1, 1001))
    assert [reference.text for reference in references] == [reference.url for reference in references]
    assert found[1].path == f"{file}#L{found[1].references[0].origin.span.line}"


def test_addresses_are_read_from_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    rows = [f"https://h.example/{n}" for n in range(10)] + [None]
    table = pa.table({"id": list(range(11)), "note": ["x"] * 11, "url": rows})
    pq.write_table(table, tmp_path / "links.parquet", row_group_size=4)
    (found,) = read([str(tmp_path / "links.parquet")], 10**6)
    assert isinstance(found, Document)
    assert [reference.url for reference in found.references] == rows[:10]
    pq.write_table(pa.table({"id": [1]}), tmp_path / "none.parquet")
    with pytest.raises(SourceError, match="no column of text"):
        list(read([str(tmp_path / "none.parquet")], 10**6))
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 not")
    with pytest.raises(SourceError, match="no Parquet"):
        list(read([str(tmp_path / "broken.parquet")], 10**6))
