from __future__ import annotations

from citecheck.sources.note_lines import read_note


def test_lines_that_name_a_field_are_taken_out_of_a_note() -> None:
    note = read_note("First words.\nArchive-URL: https://c.example/1\nurl_status: dead\nSee: page 3\nurl-status: live")
    assert note.fields == {"archive_url": "https://c.example/1", "url_status": "dead"}
    assert note.rest == "First words.\nSee: page 3\nurl-status: live"


def test_archived_may_hold_an_address_or_a_day() -> None:
    assert read_note("archived: https://c.example/1").fields == {"archive_url": "https://c.example/1"}
    assert read_note("archived: 2020-01-02").fields == {"archived": "2020-01-02"}


def test_no_note_has_no_fields() -> None:
    assert (read_note(None).fields, read_note("").rest) == ({}, None)
