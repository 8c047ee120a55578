"""An address as people write it, made into what goes over the wire, or the reason why nothing can.

Follows what browsers do (URL standard of the WHATWG, 2026-11) where a browser would open the page: spaces and letters
of all scripts are percent-encoded, international names become punycode, odd spellings of IPv4 (``0x7f.1``) are read as
the system's resolver reads them, so that the guard sees what would be dialled. Credentials and fragments never leave.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address

from citecheck.model.observation import FailureKind
from citecheck.net.settings import IPAddress

URL_LIMIT_CHARS = 32_768
"""Longer than any server takes (8..16 kB are usual); our choice."""
NAME_LIMIT_CHARS = 253
LABEL_LIMIT_CHARS = 63
"""Both: RFC 1035, section 2.3.4."""
PORT_LIMIT = 65_535
DEFAULT_PORTS = {"http": 80, "https": 443}

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*(?=:)")
_AUTHORITY = re.compile(r"//([^/?#\\]*)")
_PORT_AT_ONCE = re.compile(r"[0-9]{1,5}(?:[/?#]|\Z)")
"""``localhost:8080/x``: what looks like a scheme is a host."""
_EDGES = "".join(map(chr, range(0x21)))
_LINE_BREAKS = str.maketrans("", "", "\t\r\n")
_NAME = re.compile(r"[a-z0-9_\-]+(?:\.[a-z0-9_\-]+)*")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")
_ENCODED = re.compile(rb"[^A-Za-z0-9%/?:@!$&'()*+,;=~._\[\]-]")
"""All bytes but those that RFC 3986 allows in path and query, and ``%``, which is never encoded twice."""
_OCTET = re.compile(r"%[0-9a-fA-F]{2}")
"""Written in capitals, as libcurl sends it and RFC 3986, 6.2.2.1, has it; records say what was sent."""
_USERINFO = re.compile(r"(\A\s*(?:[A-Za-z][A-Za-z0-9+.\-]*:/+|[Hh][Tt][Tt][Pp][Ss]?:))[^/?#\\]*@")
"""After slashes, or after ``http:`` without them; the ``@`` of ``mailto:`` is no secret."""


@dataclass(frozen=True, slots=True)
class WireUrl:
    """An address ready to be asked."""

    scheme: str
    """``http`` or ``https``."""
    host: str
    """Lower case and punycode, or an address without brackets; what lanes and rules are keyed by."""
    port: int
    target: str
    """Path and query, ASCII, beginning with ``/``."""
    literal: IPAddress | None
    """The host, when it is an address."""

    @property
    def netloc(self) -> str:
        """Host and, where it is not the scheme's own, port, as in a ``Host`` header."""
        host = f"[{self.host}]" if isinstance(self.literal, IPv6Address) else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def text(self) -> str:
        """The whole address, without credentials and fragment."""
        return f"{self.scheme}://{self.netloc}{self.target}"


@dataclass(frozen=True, slots=True)
class UrlProblem:
    """Why an address cannot be asked."""

    kind: FailureKind
    """``MALFORMED_URL`` or ``SCHEME_UNSUPPORTED``."""
    detail: str


def on_wire(url: str) -> WireUrl | UrlProblem:
    """Make an address ready to be asked; never raises, whatever the text."""
    text = url.strip(_EDGES).translate(_LINE_BREAKS)
    if len(text) > URL_LIMIT_CHARS:
        return _malformed(f"longer than {URL_LIMIT_CHARS} characters")
    found = _SCHEME.match(text)
    if found is None:
        return _malformed("no scheme such as https://")
    scheme = found[0].lower()
    rest = text[found.end() + 1 :]
    if scheme not in DEFAULT_PORTS:
        if "." in scheme or _PORT_AT_ONCE.match(rest):
            return _malformed("no scheme such as https://")
        return UrlProblem(FailureKind.SCHEME_UNSUPPORTED, f"only http and https are asked, not {scheme[:40]}")
    authority = _AUTHORITY.match(rest)
    if authority is None:
        return _malformed("no // after the scheme")
    return _with_authority(scheme, authority[1].rpartition("@")[2], rest[authority.end() :])


def without_credentials(url: str) -> str:
    """Take name and password out of any address-like text, however malformed the rest is."""
    return _USERINFO.sub(r"\1", url)


def _malformed(detail: str) -> UrlProblem:
    return UrlProblem(FailureKind.MALFORMED_URL, detail)


def _with_authority(scheme: str, authority: str, rest: str) -> WireUrl | UrlProblem:
    bracketed = authority.startswith("[")
    name, bracket, tail = authority.partition("]") if bracketed else (authority, "", "")
    if not bracketed:
        name, _, port_text = authority.partition(":")
    elif not bracket or (tail and not tail.startswith(":")):
        return _malformed("a bracket of the host is not closed")
    else:
        port_text = tail[1:]
    if port_text and not (port_text.isascii() and port_text.isdigit() and 0 < int(port_text[:6]) <= PORT_LIMIT):
        return _malformed("the port is no number from 1 to 65535")
    host = _ipv6(name[1:]) if bracketed else _host(name)
    if isinstance(host, UrlProblem):
        return host
    literal = host if not isinstance(host, str) else None
    port = int(port_text) if port_text else DEFAULT_PORTS[scheme]
    return WireUrl(scheme, _spelled(host), port, _target(rest), literal)


def _spelled(host: str | IPAddress) -> str:
    """Give a host as browsers spell it; Python writes a mapped address with points from 3.13 on, and they never do."""
    if isinstance(host, IPv6Address) and host.ipv4_mapped is not None:
        number = int(host.ipv4_mapped)
        return f"::ffff:{number >> 16:x}:{number & 0xFFFF:x}"
    return str(host)


def _ipv6(text: str) -> IPv6Address | UrlProblem:
    try:
        return IPv6Address(text.partition("%")[0])
    except ValueError:
        return _malformed("the host in brackets is no IPv6 address")


def _host(text: str) -> str | IPv4Address | UrlProblem:
    """Give the name in its ASCII form, or the address that the text spells."""
    from urllib.parse import unquote

    name = unquote(text, errors="replace") if "%" in text else text
    name = name.lower() if name.isascii() else _punycode(name)
    name = name.removesuffix(".")
    if not name:
        return _malformed("no host")
    if _NAME.fullmatch(name) is None:
        return _malformed("the host holds characters that no name has")
    if len(name) > NAME_LIMIT_CHARS or any(len(label) > LABEL_LIMIT_CHARS for label in name.split(".")):
        return _malformed("the host is longer than names can be")
    last = name.rpartition(".")[2]
    return _ipv4(name) if _NUMBER.fullmatch(last) else name


def _ipv4(name: str) -> IPv4Address | UrlProblem:
    """Read one to four numbers, decimal, octal or hexadecimal, as ``inet_aton`` does."""
    parts = name.split(".")
    if len(parts) > 4 or any(_NUMBER.fullmatch(part) is None for part in parts):  # noqa: PLR2004 - IPv4 has 4 bytes
        return _malformed("the host ends in a number and is no address")
    try:
        numbers = [_number(part) for part in parts]
    except ValueError:
        return _malformed("the host is no address")
    last_limit = 256 ** (5 - len(numbers))
    if any(number > 255 for number in numbers[:-1]) or numbers[-1] >= last_limit:  # noqa: PLR2004 - a byte
        return _malformed("the host is no address")
    value = numbers[-1]
    for place, number in enumerate(numbers[:-1]):
        value += number << (8 * (3 - place))
    return IPv4Address(value)


def _number(text: str) -> int:
    if text[:2] in {"0x", "0X"}:
        return int(text[2:] or "0", 16)
    return int(text, 8) if text.startswith("0") else int(text)


def _punycode(name: str) -> str:
    """Map and encode an international name (UTS 46, non-transitional); what cannot be encoded comes back as it is."""
    import idna

    try:
        mapped = idna.uts46_remap(name, std3_rules=False, transitional=False)
        return ".".join(_label(label) for label in mapped.rstrip(".").split("."))
    except (idna.IDNAError, UnicodeError):
        return name


def _label(label: str) -> str:
    """Encode one label; symbols that only browsers take in names (hearts, emoji) too, since such names exist."""
    import idna

    if label.isascii():
        return label.lower()
    try:
        return idna.alabel(label).decode("ascii")
    except idna.IDNAError:
        if not all(_stands_in_names(char) for char in label):
            raise
        return "xn--" + label.encode("punycode").decode("ascii")


def _stands_in_names(char: str) -> bool:
    import unicodedata

    return unicodedata.category(char)[0] in "LMN" or unicodedata.category(char) == "So" or char == "-"


def _target(rest: str) -> str:
    """Make path and query of what follows the authority: fragment off, dots resolved, the rest percent-encoded."""
    before, mark, query = rest.partition("#")[0].partition("?")
    path = before.replace("\\", "/")
    if not path.startswith("/"):
        path = "/" + path
    return encoded(_without_dots(path)) + (mark and "?" + encoded(query))


def encoded(text: str) -> str:
    """Percent-encode what may not stand in a path or query; what is encoded already stays as it is."""
    raw = text.encode("utf-8", "replace")
    written = _ENCODED.sub(lambda byte: b"%%%02X" % byte[0][0], raw).decode("ascii")
    return _OCTET.sub(lambda octet: octet[0].upper(), written) if "%" in written else written


def _without_dots(path: str) -> str:
    """Resolve ``.`` and ``..`` segments (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept)
