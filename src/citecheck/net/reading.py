"""One answer on its way in: its header lines and its body, as libcurl hands them over."""

from __future__ import annotations

from citecheck.model.observation import Exchange
from citecheck.net.bodies import DRAIN_LIMIT_BYTES, Body, Enough
from citecheck.net.wire import without_credentials

HEADER_LIMIT_BYTES = 262_144
"""Of all header blocks of one exchange, interim answers included. Browsers stop at 256 KB (Chrome, 2026-11)."""
HEADER_LIMIT_LINES = 2_000
"""Our choice; ordinary answers have 5..60."""
_ERROR = -1


class Reading:
    """Collects one answer; used again for the next, so that a run of many makes few objects.

    libcurl calls ``header`` and ``body``; both return what libcurl wants to hear.
    """

    __slots__ = ("_body", "_bytes", "_drains", "_headers", "_version", "closed", "oversized", "status")

    def __init__(self, enough: Enough) -> None:
        """Take the question that is asked of each body's beginning."""
        self._body = Body(enough)
        self.begin(0)

    def begin(self, limit_bytes: int, *, whole: bool = False) -> None:
        """Make ready for a new answer, whose body is wanted ``whole`` or as far as it is needed."""
        self._body.begin(limit_bytes, whole=whole)
        self._headers: list[tuple[str, str]] = []
        self._bytes = 0
        self._version = ""
        self._drains = False
        self.status = 0
        """Of the newest status line; 0 before the first."""
        self.closed = False
        """The header block of a final answer is whole."""
        self.oversized = False

    def header(self, line: bytes) -> int | None:
        """Take one header line, with its line end."""
        self._bytes += len(line)
        if self._bytes > HEADER_LIMIT_BYTES or len(self._headers) > HEADER_LIMIT_LINES:
            self.oversized = True
            return _ERROR
        text = line.decode("latin-1").rstrip("\r\n")
        if not text:
            self._end_block()
        elif text[:5] == "HTTP/" and (self._version == "" or self.closed or self._is_interim()):
            self._begin_block(text)
        elif self.closed:
            return None  # trailers of a chunked body: nobody reads them
        elif text[0] in " \t" and self._headers:
            name, value = self._headers[-1]
            self._headers[-1] = (name, f"{value} {text.strip()}")
        else:
            name, _, value = text.partition(":")
            self._headers.append((name.rstrip(), value.strip()))
        return None

    def body(self, chunk: bytes) -> int | None:
        """Take a piece of the body; anything but ``None`` ends the transfer."""
        if self._body.take(chunk):
            return None
        if not self._drains:
            self._drains = self._rest_is_short()
        return None if self._drains else _ERROR

    @property
    def satisfied(self) -> bool:
        """As much of the body has come as is wanted."""
        return self._body.satisfied

    @property
    def received_bytes(self) -> int:
        """Bytes of headers and body so far."""
        return self._bytes + self._body.received

    @property
    def has_body(self) -> bool:
        """Any byte of the body came."""
        return self._body.received > 0

    def find(self, name: str) -> list[str]:
        """Give the values of a header, name in lower case, in order."""
        return [value for key, value in self._headers if key.lower() == name]

    def exchange(self, url: str, address: str | None, elapsed_s: float, *, cut: bool) -> Exchange:
        """Make the record of it; ``cut`` when the line broke within the body."""
        truncated = cut or self._body.satisfied
        return Exchange(
            url=url,
            status=self.status,
            headers=tuple(
                (name, without_credentials(value) if "@" in value and name.lower() == "location" else value)
                for name, value in self._headers
            ),
            body=self._body.kept(),
            truncated=truncated,
            address=address,
            http_version=self._version,
            elapsed_s=elapsed_s,
            unpacked=self._body.unpacked(),
        )

    def _is_interim(self) -> bool:
        return 100 <= self.status < 200  # noqa: PLR2004 - RFC 9110, 15.2

    def _begin_block(self, line: str) -> None:
        version, _, rest = line[5:].partition(" ")
        self._version = version
        self.status = int(rest[:3]) if rest[:3].isdigit() else 0
        self.closed = False
        self._headers.clear()

    def _end_block(self) -> None:
        if self._is_interim():
            self._headers.clear()
            return
        if self.closed:
            return
        self.closed = True
        types, codings = self.find("content-type"), self.find("content-encoding")
        self._body.describe(types[-1] if types else None, ", ".join(codings) if codings else None)

    def _rest_is_short(self) -> bool:
        """Whether reading on costs less than a new connection: never with HTTP/2, which ends one stream alone."""
        if self._version[:1] != "1":
            return False
        lengths = self.find("content-length")
        if not lengths or not lengths[-1].isdigit() or self.find("transfer-encoding"):
            return False
        return 0 <= int(lengths[-1][:18]) - self._body.received <= DRAIN_LIMIT_BYTES
