from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.errors import SourceError
from citecheck.sources.docx import docx_markdown, is_docx
from citecheck.sources.markdown.reader import MarkdownReader

HEAD = (
    '<?xml version="1.0"?><w:{0} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{1}</w:{0}>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="t" Target="https://n.example/a?b&amp;c" TargetMode="External"/>'
    '<Relationship Id="rId2" Type="t" Target="styles.xml"/></Relationships>'
)


def run(text: str, extra: str = "") -> str:
    return f'<w:r><w:rPr>{extra}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, style: str = "", listed: bool = False) -> str:
    number = "<w:numPr/>" if listed else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr>{inside}</w:p>'


def document(body: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", HEAD.format("document", f"<w:body>{body}</w:body>"))
        archive.writestr("word/_rels/document.xml.rels", RELATIONSHIPS)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", HEAD.format(name, content))
    return buffer.getvalue()


def test_headings_lists_italics_links_and_notes_become_markdown() -> None:
    data = document(
        paragraph(run("A Title"), "Title")
        + paragraph(run("Words [1]*") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + paragraph(run("References"), "Heading1")
        + paragraph(
            run("Doe, J. (2001). ")
            + f'<w:hyperlink r:id="rId1">{run("Bears and more")}</w:hyperlink>'
            + run(". ")
            + run("Beasts", "<w:i/>")
            + run(", 5.")
            + f"<w:del>{run('gone')}</w:del>",
            listed=True,
        ),
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("Poe, E. (2002). Two. https://x.example/"))}</w:footnote>',
    )
    assert is_docx(data)
    text = docx_markdown(data, "x.docx")
    assert text.split("\n\n") == [
        "# A Title",
        r"Words \[1\]\*[^f2]",
        "# References",
        "- Doe, J. (2001). [Bears and more](<https://n.example/a?b&c>). *Beasts*, 5.",
        "[^f2]: Poe, E. (2002). Two. https://x.example/\n",
    ]
    first, second = MarkdownReader().read(text, "x.docx").references
    assert (first.url, first.title, first.published) == ("https://n.example/a?b&c", "Bears and more", "2001")
    assert (second.key, second.url, len(second.uses)) == ("f2", "https://x.example/", 1)


def test_a_link_written_as_a_field_is_a_link() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://n.example/a" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the page")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert (
        docx_markdown(document(paragraph(run("See ") + field + run("."))), "x")
        == "See [the page](<https://n.example/a>).\n"
    )


def test_a_number_at_the_start_of_a_line_stays_one() -> None:
    assert docx_markdown(document(paragraph(run("1. Doe"))), "x") == "1\\. Doe\n"


def test_other_files_are_no_word_documents() -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("x", "y")
    for data in (b"", b"PK\x03\x04", b"words", other.getvalue()):
        assert not is_docx(data)
        with pytest.raises(SourceError):
            docx_markdown(data, "x")


def test_a_damaged_part_and_an_entity_bomb_are_errors_or_nothing() -> None:
    with pytest.raises(SourceError, match="damaged"):
        docx_markdown(document("<w:p>"), "x")
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    assert "aaaa" not in docx_markdown(buffer.getvalue(), "x")


@given(st.integers(0, 2000), st.integers(0, 255))
def test_a_flipped_byte_is_an_error_or_a_text(place: int, value: int) -> None:
    data = bytearray(document(paragraph(run("Doe (2001)."))))
    data[place % len(data)] = value
    try:
        text = docx_markdown(bytes(data), "x")
    except SourceError as error:
        text = str(error)
    assert text
