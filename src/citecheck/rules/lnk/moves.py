"""Where a link led, and whether that is worth a word."""

from __future__ import annotations

from urllib.parse import urlsplit

from citecheck.model.evidence import Evidence
from citecheck.model.reference import Citation
from citecheck.model.verdict import LinkReason, LinkResult

PERMANENT = frozenset({301, 308})
"""HTTP: the address has changed for good (RFC 9110, 15.4)."""
RESOLVERS = frozenset(
    {
        "doi.org",
        "dx.doi.org",
        "hdl.handle.net",
        "handle.net",
        "purl.org",
        "purl.oclc.org",
        "w3id.org",
        "n2t.net",
        "ark.org",
    }
    | {"nbn-resolving.org", "nbn-resolving.de", "urn.fi", "resolver.caltech.edu", "perma.cc", "id.loc.gov", "d-nb.info"}
    | {"urn.kb.se", "wikidata.org", "orcid.org", "isbn.org", "openurl.ac.uk", "persistent-identifier.nl", "arxiv.org"}
)
"""Hosts whose business is to lead elsewhere: the address there is the one to cite."""


def permanent_move(citation: Citation, evidence: Evidence) -> tuple[LinkResult, str] | None:
    """Give the result and the new address of a link that moved for good; ``None`` when it did not."""
    result = evidence.original_link(citation)
    if result is None or result.reason is not LinkReason.MOVED or not result.final_url:
        return None
    statuses = [hop.status for hop in result.hops if 300 <= hop.status < 400]  # noqa: PLR2004 - HTTP's redirects
    if not statuses or not PERMANENT.issuperset(statuses):
        return None
    facts = evidence.urls.get(result.url)
    if facts is not None and ({"shortener", "redirector"} & set(facts.problems) or facts.host in RESOLVERS):
        return None
    return (result, result.final_url) if host_of(result.url) not in RESOLVERS else None


def host_of(url: str) -> str:
    """Give the host in lower case without ``www.``; empty when there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_only_https(url: str, final: str) -> bool:
    """Tell whether two addresses differ in nothing but ``http`` and ``https``."""
    return url.startswith("http://") and final.rstrip("/") == f"https://{url.removeprefix('http://')}".rstrip("/")


def is_other_site(url: str, final: str, evidence: Evidence) -> bool:
    """Tell whether two addresses are of different registered domains; in doubt they are not."""
    known = [evidence.urls.get(address) for address in (url, final)]
    domains = [None if facts is None else facts.registrable_domain for facts in known]
    if all(domains):
        return domains[0] != domains[1]
    one, other = (".".join(host_of(address).rsplit(".", 2)[-2:]) for address in (url, final))
    return bool(one and other) and one != other
