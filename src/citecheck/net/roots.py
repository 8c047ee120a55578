"""Which roots are trusted: the user's file, else the system's."""

from __future__ import annotations

import os
from pathlib import Path

from citecheck.errors import UsageError

_VARIABLES = ("CURL_CA_BUNDLE", "SSL_CERT_FILE")
_SYSTEM = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch, Gentoo
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",  # Alpine, macOS, BSD
)
"""Where systems keep their roots, 2026-11; libcurl in a wheel knows only the place on the machine that built it."""


def trusted_roots(ca_bundle: str | None) -> str:
    """Give the file of trusted roots; a file the user named must hold certificates."""
    if ca_bundle is not None:
        try:
            with Path(ca_bundle).open("rb") as file:
                holds = any(b"-----BEGIN" in line for line in file)
        except OSError as error:
            raise UsageError(f"--ca-bundle {ca_bundle}: {error.strerror}; name a readable PEM file") from error
        if not holds:
            raise UsageError(f"--ca-bundle {ca_bundle}: no certificate in it; name a PEM file")
        return ca_bundle
    named = (os.environ[name] for name in _VARIABLES if os.environ.get(name))
    found = next((path for path in (*named, *_SYSTEM) if Path(path).is_file()), None)
    if found is not None:
        return found
    import certifi  # comes with requests; Windows keeps no such file

    return certifi.where()
