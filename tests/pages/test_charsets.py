from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.pages.charsets import codec_of, text_of

RUSSIAN = "Реставрация старого моста завершена"
META = '<html><head><meta charset="{}"><title>{}</title>'


@pytest.mark.parametrize(
    ("text", "codec", "header"),
    [
        ("École d'été", "latin-1", "text/html; charset=ISO-8859-1"),
        ("École d'été", "latin-1", 'text/html; charset="iso-8859-1"'),
        ("“Quotes” – dashes", "cp1252", "text/html; charset=iso-8859-1"),
        (RUSSIAN, "cp1251", "text/html; charset=windows-1251"),
        (RUSSIAN, "koi8-r", "text/html; charset=KOI8-R"),
        ("長江大橋の維修", "shift_jis", "text/html; charset=Shift_JIS"),
        ("长江大桥的维修工程", "gb18030", "text/html; charset=gb2312"),
        ("한국어 페이지", "cp949", "text/html; charset=ks_c_5601-1987"),
        ("Žluťoučký kůň", "iso8859-2", "text/html; charset=iso-8859-2"),
        ("Ünlü şair", "cp1254", "text/html; charset=iso-8859-9"),
        ("plain", "utf-8", "text/html"),
        ("École", "utf-8", None),
    ],
)
def test_the_header_says_the_character_set(text: str, codec: str, header: str | None) -> None:
    assert text_of(text.encode(codec), header) == text


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "iso8859-5", "utf-8"])
def test_a_meta_element_says_it_where_the_header_does_not(codec: str) -> None:
    assert RUSSIAN in text_of(META.format(codec, RUSSIAN).encode(codec), "text/html")


@pytest.mark.parametrize(
    ("bom", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_wins_over_all(bom: bytes, codec: str) -> None:
    assert text_of(bom + RUSSIAN.encode(codec), "text/html; charset=latin-1") == RUSSIAN


def test_what_is_plainly_utf8_is_read_so_though_it_is_called_latin1() -> None:
    assert text_of(RUSSIAN.encode(), "text/html; charset=iso-8859-1") == RUSSIAN


@pytest.mark.parametrize(("language", "codec"), [("ru", "cp1251"), ("pl", "cp1250"), ("ja", "cp932"), ("el", "cp1253")])
def test_without_a_declaration_the_language_tells_the_old_habit(language: str, codec: str) -> None:
    sample = {"ru": RUSSIAN, "pl": "Zażółć gęślą jaźń", "ja": "港南図書館", "el": "Η σελίδα"}[language]
    page = f'<html lang="{language}"><title>{sample}</title>'
    assert sample in text_of(page.encode(codec), "text/html")


def test_a_cut_in_the_middle_of_a_character_spoils_nothing() -> None:
    whole = RUSSIAN.encode()
    assert text_of(whole[:-1], None) == RUSSIAN[:-1]


def test_a_stray_byte_does_not_turn_utf8_into_something_else() -> None:
    spoiled = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    assert text_of(spoiled, "text/html; charset=utf-8").startswith(RUSSIAN)


@pytest.mark.parametrize(
    "label", ["rot13", "base64", "hex", "utf-7", "unicode_escape", "idna", "undefined", "nonsense"]
)
def test_codecs_that_are_no_character_sets_are_not_obeyed(label: str) -> None:
    assert codec_of(label) is None
    assert text_of(b"plain text", f"text/html; charset={label}") == "plain text"


@given(st.binary(max_size=400), st.text(max_size=60))
def test_no_bytes_and_no_header_make_it_fail(body: bytes, header: str) -> None:
    assert isinstance(text_of(body, header), str)


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "iso8859-2", "shift_jis", "gb18030"])
def test_an_xml_declaration_says_it_where_nothing_else_does(codec: str) -> None:
    label = {"cp1251": "windows-1251", "iso8859-2": "ISO-8859-2"}.get(codec, codec)
    title = {"iso8859-2": "Příliš žluťoučký", "shift_jis": "港の橋", "gb18030": "长江大桥"}.get(codec, RUSSIAN)
    page = f'<?xml version="1.0" encoding="{label}"?>\n<html><head><title>{title}</title>'
    assert title in text_of(page.encode(codec), "application/xhtml+xml")


UNLABELLED = {
    "cp1251": "Мост через реку открыт после ремонта, сообщили в администрации",
    "koi8-r": "Мост через реку открыт после ремонта, сообщили в администрации",
    "koi8-u": "Після ремонту міст через річку знову відкрито для пішоходів",
    "cp932": "港の橋の修理が終わりました",
    "euc_jp": "港の橋の修理が終わりました",
    "gb18030": "长江大桥的维修工程在今天结束",
    "big5hkscs": "長江大橋的維修工程在今天結束",
    "cp949": "한강 다리의 수리가 오늘 끝났습니다",
}


@pytest.mark.parametrize("codec", UNLABELLED)
def test_the_letters_tell_where_nothing_is_declared(codec: str) -> None:
    text = UNLABELLED[codec]
    page = f'<html><head><title>{text}</title></head><body class="page home"><p>{text}</p><p>{text}</p></body></html>'
    assert text in text_of(page.encode(codec), "text/html")


@pytest.mark.parametrize("text", ["École d'été à Besançon", "Größe über alles für Bücher", "Señor, mañana habrá más"])
def test_a_western_page_without_a_declaration_is_not_taken_for_another(text: str) -> None:
    page = f"<html><head><title>{text}</title></head><body><p>{text}</p></body></html>"
    assert text in text_of(page.encode("cp1252"), "text/html")
