from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.sources.bibtex.latex import decode, url_commands, verbatim


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (r"G{\"o}del", "Gödel"),
        (r"G\"odel", "Gödel"),
        (r"G\"{o}del", "Gödel"),
        (r"{\'E}tudes", "Études"),
        (r"Mart{\'\i}nez", "Martínez"),
        (r"Mart\'{\i}nez", "Martínez"),
        (r"{\c c}a et \c{C}a", "ça et Ça"),
        (r"Ho{\v c}evar and \v{S}", "Hočevar and Š"),
        (r"Erd\H{o}s", "Erdős"),
        (r"\AA ngstr\"om, \o re, stra\ss e", "Ångström, øre, straße"),
        (r"{\L}ód{\'z}", "Łódź"),
        (r"P{\a'e}rez", "Pérez"),
        ("pages 1--2 --- and", "pages 1–2 — and"),
        ("``quoted'' text", "“quoted” text"),
        (r"R\&D at 5\% of \$3 \#1 a\_b", "R&D at 5% of $3 #1 a_b"),
        ("The {DNA} of {{BibTeX}}", "The DNA of BibTeX"),
        ("J.~A. Smith", "J. A. Smith"),
        ("a title\n     over  lines", "a title over lines"),
        (r"The \emph{great} \textbf{divide}", "The great divide"),
        (r"{\em old} and \textit{new}", "old and new"),
        (r"\enquote{Inner {words}} here", "“Inner words” here"),
        (r"\href{http://x.example/}{the link} text", "the link text"),
        (r"Cu$_2$O and $\alpha$-rays, 10$^{-3}$", "Cu₂O and α-rays, 10⁻³"),
        (r"H\textsubscript{2}O", "H₂O"),
        (r"costs $5 only", "costs $5 only"),
        (r"from $5 to $10", "from $5 to $10"),
        (r"\textasciitilde{} \textbackslash{} \textbraceleft{}\textbraceright{}", "~ \\ {}"),
        (r"-{}- and `{}` and '{}'", "-- and `` and ''"),
        (r"\unknowncommand stays, \unknownwith{shows}", r"\unknowncommand stays, shows"),
        ("\\", "\\"),
        ("", ""),
        ("}{", ""),
    ],
)
def test_what_latex_prints_is_what_is_read(typed: str, printed: str) -> None:
    assert decode(typed) == printed


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (r"\url{http://news.example/a_b}", "http://news.example/a_b"),
        (r"http://news.example/a\_b\%20c\#d\&e", "http://news.example/a_b%20c#d&e"),
        (r"http://news.example/{\_}x{\~}y\~{}z", "http://news.example/_x~y~z"),
        (r"http://news.example/{\textasciitilde}doe", "http://news.example/~doe"),
        ("http://news.example/long\n      /path", "http://news.example/long/path"),
        ("http://news.example/a--b~c", "http://news.example/a--b~c"),
        ("<http://news.example/>", "http://news.example/"),
        ("http://news.example/{id}", "http://news.example/{id}"),
        (r"http://news.example/a\textbackslash{}_b", r"http://news.example/a\_b"),
    ],
)
def test_addresses_lose_only_their_escapes(typed: str, address: str) -> None:
    assert verbatim(typed) == address


def test_addresses_in_commands_are_found_in_order() -> None:
    assert url_commands(r"See \url{http://a.example/x\_y} and \href{http://b.example}{B}") == [
        "http://a.example/x_y",
        "http://b.example",
    ]


@given(st.text(alphabet="\\{}$~-`'\"^_%&#ab é\n?!cuH", max_size=60))
def test_no_value_is_too_odd(value: str) -> None:
    assert isinstance(decode(value), str)
    assert isinstance(verbatim(value), str)


@pytest.mark.parametrize("piece", ["{", "\\'", "$", "\\enquote{", "\\href{", "$_", "---", "\\a"])
def test_endless_markup_is_read_in_time(piece: str) -> None:
    assert len(decode(piece * (90_000 // len(piece)))) <= 400_000
