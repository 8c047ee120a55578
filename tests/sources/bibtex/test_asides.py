from __future__ import annotations

import pytest

from citecheck.sources.bibtex.asides import Asides, read_asides

COPY = "https://web.archive.org/web/20200503000000/https://x.example/"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("[Online; accessed 22-July-2004]", Asides(accessed="2004-07-22")),
        ("Accessed: 2020-01-02", Asides(accessed="2020-01-02")),
        ("Last accessed on May 3, 2020", Asides(accessed="2020-05-03")),
        ("Zugriff am 3. Mai 2020", Asides(accessed="2020-05-03")),
        (r"\url{https://x.example/a\_b}", Asides(url="https://x.example/a_b")),
        (r"Available at \url{https://x.example/}", Asides(url="https://x.example/")),
        (r"Available online: https://x.example/a, accessed 2020-05-03.", Asides("https://x.example/a", "2020-05-03")),
        (r"\href{https://x.example/}{the page}, in German", Asides(url="https://x.example/", rest="in German")),
        (
            rf"Archived at \url{{{COPY}}} on 3 May 2020. In German.",
            Asides(archive_url=COPY, archived="2020-05-03", claims_archive=True, rest="In German."),
        ),
        (
            "Archived from the original on 26 March 2022",
            Asides(archived="2022-03-26", claims_archive=True),
        ),
        (
            r"\url{https://x.example/} (archived: \url{https://copies.example/abc})",
            Asides(url="https://x.example/", archive_url="https://copies.example/abc", claims_archive=True),
        ),
        (COPY, Asides(archive_url=COPY, claims_archive=True)),
        ("arXiv: 2107.05616", Asides(arxiv="2107.05616", rest="arXiv: 2107.05616")),
        ("Reprinted in 1999", Asides(rest="Reprinted in 1999")),
        ("Website", Asides()),
        ("Retrieved by the police", Asides(rest="Retrieved by the police")),
        ("", Asides()),
    ],
)
def test_what_hides_in_notes_is_found_and_the_rest_kept(value: str, found: Asides) -> None:
    assert read_asides([value]) == found


def test_note_and_howpublished_are_read_together() -> None:
    found = read_asides([r"\url{https://x.example/}", "Accessed: 2020-01-02"])
    assert (found.url, found.accessed, found.rest) == ("https://x.example/", "2020-01-02", None)
