from __future__ import annotations

import pytest

from citecheck.sources.headings import is_reference_heading


@pytest.mark.parametrize(
    "heading",
    [
        "References", "5. References", "IV. Works Cited", "Selected bibliography", "References:", "[References]",
        "Further reading", "External links", "Einzelnachweise", "Quellen und Literatur", "Notes et références",
        "Enlaces externos", "Referências", "Note", "Список литературы", "Примечания", "Джерела", "脚注", "參考文獻",
        "각주", "Literature cited", "Källor",
    ],
)  # fmt: skip
def test_headings_of_references_are_known(heading: str) -> None:
    assert is_reference_heading(heading)


@pytest.mark.parametrize(
    "heading",
    ["", "History", "See also", "Reference frames in physics and their many uses", "Notes on style", "x" * 100],
)
def test_other_headings_are_not(heading: str) -> None:
    assert not is_reference_heading(heading)
