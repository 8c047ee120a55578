from __future__ import annotations

import pytest

from citecheck.rules.ref.placeholder_title import is_placeholder


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Archived copy",
            "404",
            "Error 404",
            "404 Not Found",
            "Page not found",
            "Page not found | The Courier",
            "???",
        ),
        *("District of Columbia Bar - Page not found", "Are you a robot?", "Just a moment...", "Untitled", "Log in"),
        *("Microsoft Word - Report_final.doc", "404: Page not found – Skarholm City Council"),
    ],
)
def test_titles_of_error_pages_and_tools_are_no_titles(title: str) -> None:
    assert is_placeholder(title)


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Page not found: how the 404 became a small art form",
            "404 days at sea",
            "Unknown Pleasures",
            "Error correction",
        ),
        *(
            "The untitled manuscript",
            "Log in to democracy: voting machines on trial in the north",
            "Not found in translation",
        ),
        *("Just a moment in time", "Wayback machines of the nineties", "Nineteen Eighty-Four"),
    ],
)
def test_titles_that_speak_of_errors_are_titles(title: str) -> None:
    assert not is_placeholder(title)
