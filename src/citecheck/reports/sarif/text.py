"""Text and addresses as SARIF wants them."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from citecheck.reports.inert import isolated, visible

_LINK = re.compile(r"\[(?=[^\[\]]{0,1000}\]\()")
"""The start of an embedded link (SARIF 2.1.0, 3.11.6), which a message of ours never holds."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def said(text: str) -> str:
    """Give foreign text as a plain SARIF message."""
    return isolated(_LINK.sub(r"\\[", visible(text)))


def uri(path: str) -> tuple[str, bool]:
    """Give the URI reference of a source, and whether it is relative to the root of what is checked."""
    if path == "-":
        return "stdin", True
    windows = PureWindowsPath(path)
    if windows.drive and windows.root:
        return f"file:///{quote(windows.as_posix(), safe='/:')}", False
    if _SCHEME.match(path):  # wikipedia:en:Title
        return quote(path, safe=":/", errors="replace"), False
    if path.startswith("/"):
        return f"file://{quote(path, safe='/', errors='replace')}", False
    return quote(str(PurePosixPath(path)), safe="/", errors="replace"), True
