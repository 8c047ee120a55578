from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.engine.fakes import document, reference

from citecheck.engine.secrets import masked, without_secrets

SECRET = "http://ana:s3cret-0@news.example/a?b=c@d"


def test_the_password_of_an_address_is_masked_at_its_own_length() -> None:
    assert masked(f"see {SECRET}.") == "see http://ana:********@news.example/a?b=c@d."


def test_what_is_no_password_stays() -> None:
    for text in ("mail ana@news.example", "https://news.example/@ana", "https://ana@news.example/", "a:b@c", ""):
        assert masked(text) == text


def test_nothing_that_was_read_from_a_document_repeats_its_password() -> None:
    read = document(reference(1, url=SECRET, archive_url=SECRET, text=SECRET, note=SECRET, title=SECRET))
    assert "s3cret" not in repr(without_secrets(replace(read, text=f"x {SECRET} y")))


@given(st.text(max_size=80))
def test_a_mask_changes_no_length_and_masking_again_changes_nothing(text: str) -> None:
    once = masked(f"http://u:{text}@h/ {text}")
    assert len(once) == len(f"http://u:{text}@h/ {text}")
    assert masked(once) == once
