"""Which character set a page is in: byte order mark, header, ``<meta>``, XML, the language's old habit, a guess."""

from __future__ import annotations

import re

from citecheck.pages.unlabelled import guess_codec

_LABELS = {
    "cp1252": "iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ascii us-ascii windows-1252 cp1252 x-cp1252",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8",
    "utf-16-le": "utf-16 utf-16le utf-16-le unicode ucs-2 iso-10646-ucs-2",
    "utf-16-be": "utf-16be utf-16-be unicodefffe",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251 win-1251 win1251",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 iso-8859-9 iso8859-9 latin5 x-cp1254",
    "cp1255": "windows-1255 cp1255 iso-8859-8-i logical x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11 tis620 dos-874",
    "cp866": "ibm866 cp866 866",
    "koi8-r": "koi8-r koi8 koi",
    "koi8-u": "koi8-u koi8-ru",
    "iso8859-2": "iso-8859-2 iso8859-2 latin2 iso_8859-2",
    "iso8859-3": "iso-8859-3",
    "iso8859-4": "iso-8859-4 iso8859-4",
    "iso8859-5": "iso-8859-5 iso8859-5 cyrillic",
    "iso8859-6": "iso-8859-6 iso8859-6 arabic",
    "iso8859-7": "iso-8859-7 iso8859-7 greek sun_eu_greek",
    "iso8859-8": "iso-8859-8 iso8859-8 hebrew visual",
    "iso8859-10": "iso-8859-10 latin6",
    "iso8859-13": "iso-8859-13",
    "iso8859-14": "iso-8859-14",
    "iso8859-15": "iso-8859-15 iso8859-15 latin9 latin-9 l9",
    "iso8859-16": "iso-8859-16",
    "gb18030": "gb18030 gbk gb2312 gb_2312-80 x-gbk chinese csgb2312 hz-gb-2312 euc-cn",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5 csbig5",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji ms932 cp932 csshiftjis",
    "euc_jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "iso2022_jp": "iso-2022-jp csiso2022jp",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601-1989 korean windows-949 cp949 uhc cseuckr ksc5601",
    "mac-roman": "macintosh mac x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
}
"""Python codec -> labels that the web uses for it; what is not here is not obeyed, for Python also knows codecs that
are no character sets. Source: WHATWG Encoding Standard, table of labels, 2026-11 (with a few misspellings in use)."""
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}

_OLD_HABITS = {
    "ru": "cp1251", "uk": "cp1251", "be": "cp1251", "bg": "cp1251", "mk": "cp1251", "sr": "cp1251",
    "pl": "cp1250", "cs": "cp1250", "sk": "cp1250", "hu": "cp1250", "sl": "cp1250", "hr": "cp1250", "ro": "cp1250",
    "el": "cp1253", "tr": "cp1254", "he": "cp1255", "ar": "cp1256", "fa": "cp1256", "th": "cp874",
    "lt": "cp1257", "lv": "cp1257", "et": "cp1257", "vi": "cp1258",
    "ja": "cp932", "zh": "gb18030", "ko": "cp949",
}  # fmt: skip
"""Language -> what its pages were in before UTF-8. Source: WHATWG HTML, default encodings by locale, 2026-11."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META = re.compile(rb"charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,80}<\?xml[^>]{0,200}?\sencoding\s{0,8}=\s{0,8}[\"']([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_LANG = re.compile(rb"<html[^>]{0,400}?\slang\s{0,4}=\s{0,4}[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
_META_WINDOW_BYTES = 4096
"""How far a declaration is looked for; the standard says 1,024 bytes, real pages put it later."""
_TAIL_BYTES = 4
"""A cut body may end inside a character, which is at most this long."""


def text_of(body: bytes, content_type: str | None) -> str:
    """Decode a body that is text. Never fails; what cannot be read becomes U+FFFD at worst.

    Args:
        body: The bytes, content codings undone, perhaps cut.
        content_type: The ``Content-Type`` header as received.
    """
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(codec, "replace")
    declared = codec_of(_first(_HEADER, content_type or "")) or _declared_inside(body)
    if declared is not None and declared.startswith("utf-16") and b"\x00" not in body[:200]:
        declared = "utf-8"  # the declaration itself was read as ASCII, so it is wrong (WHATWG says so too)
    if declared in (None, "utf-8", "cp1252"):
        strict = _as_utf8(body)
        if strict is not None:
            return strict
    if declared in (None, "utf-8"):
        declared = _by_language(body) or guess_codec(body)
    return body.decode(declared or "cp1252", "replace")


def codec_of(label: str | None) -> str | None:
    """Give Python's name for a label of the web, ``None`` when it is none."""
    return None if label is None else _CODECS.get(label.strip().lower())


def _as_utf8(body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(body) - _TAIL_BYTES:  # only the cut is to blame
            return body[: error.start].decode("utf-8")
        if _mostly_utf8(body):
            return body.decode("utf-8", "replace")
        return None


def _mostly_utf8(body: bytes) -> bool:
    """Whether a stray byte or two spoil what is otherwise UTF-8."""
    lossy = body.decode("utf-8", "replace")
    bad = lossy.count("�")
    good = sum(1 for character in lossy[:20_000] if character > "\x7f") - bad
    return good > 20 * bad


def _declared_inside(body: bytes) -> str | None:
    match = _META.search(body[:_META_WINDOW_BYTES]) or _XML.match(body[:_META_WINDOW_BYTES])
    return codec_of(match.group(1).decode("ascii")) if match else None


def _by_language(body: bytes) -> str | None:
    match = _LANG.search(body[:_META_WINDOW_BYTES])
    return _OLD_HABITS.get(match.group(1).decode("ascii").lower()) if match else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match.group(1) if match else None
