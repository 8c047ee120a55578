"""A Wayback Machine without sockets: the index and the pages in memory, behind a transport."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from citecheck.links.archive_times import to_time
from citecheck.links.surt import surt
from citecheck.model.observation import Exchange
from tests.webarchive.captures import Capture
from tests.webarchive.front import http_date
from tests.webarchive.index import Index, Row
from tests.webarchive.index import answer as cdx_answer
from tests.webarchive.transport import ScriptedTransport, answer

_REPLAY = re.compile(r"https://web\.archive\.org/web/(\d{1,14})id_/(.+)\Z", re.DOTALL)


class MemoryArchive(ScriptedTransport):
    """Answers replay and CDX for the captures it was given."""

    def __init__(self, captures: Iterable[Capture]) -> None:
        super().__init__(self.reply)
        self.captures = {(surt(capture.url), capture.timestamp): capture for capture in captures}
        self.index = Index(_row(capture) for capture in self.captures.values())

    def reply(self, url: str) -> Exchange:
        found = _REPLAY.match(url)
        if found is None:
            return answer(url, 200, cdx_answer(self.index, urlsplit(url).query))
        row = self.index.nearest(found.group(2), found.group(1))
        if row is None:
            return answer(url, 404)
        if row.timestamp != found.group(1):
            return answer(url, 302, Location=f"/web/{row.timestamp}id_/{row.original}")
        capture = self.captures[row.urlkey, row.timestamp]
        headers = (*capture.headers, ("Memento-Datetime", http_date(row.timestamp)))
        body = capture.body.encode() if isinstance(capture.body, str) else capture.body
        return Exchange(url, capture.status, headers, body)


def _row(capture: Capture) -> Row:
    assert to_time(capture.timestamp) is not None
    kind = dict(capture.headers).get("Content-Type", "text/html").partition(";")[0]
    digest = f"{hash(capture.body) & 0xFFFFFFFF:032X}"
    return Row(surt(capture.url), capture.timestamp, capture.url, kind, str(capture.status), digest, "500")
