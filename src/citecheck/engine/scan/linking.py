"""The second stage: from references to the distinct addresses of each owner, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from typing import Any

from citecheck.engine.modes import ArchiveMode
from citecheck.engine.plan import asked_address, plan
from citecheck.engine.scan.bench import Bench
from citecheck.engine.scan.codec import pack, unpack
from citecheck.engine.scan.exchange import Exchange, received
from citecheck.engine.scan.layout import Table, slice_name
from citecheck.engine.scan.owning import domain_of, shard_of
from citecheck.engine.scan.parts import PartWriter, part_rows
from citecheck.links.archive_table import services
from citecheck.links.urls import facts
from citecheck.model.evidence import UrlFacts
from citecheck.model.ids import assign_ids
from citecheck.model.reference import Citation, Document, Reference
from citecheck.model.verdict import LinkRole

CITED = "cited"
"""Name of the exchange from slices to owners."""
MOST_CITING = 3
"""Citations that an owner judges an answer by, in order to know whether the host must be asked for a path that cannot
exist; the others judge it for themselves. Our choice: most links are cited alike everywhere."""
_COLUMNS = {
    "url": "text",
    "role": "text",
    "service": "text",
    "host": "text",
    "domain": "text",
    "canonical": "text",
    "references": "int",
    "slice": "int",
    "citing": "bytes",
}

HostOf = Callable[[str], str | None]
"""The host that would be dialled for an address, as the network reads it; ``None`` for what cannot be dialled."""


@cache
def service_numbers() -> Mapping[str, int]:
    """Number the archive services in a fixed order: each has an owner of its own."""
    return {name: number for number, name in enumerate(sorted({service.id for service in services()}))}


def copies_owner(service: str, shards: int) -> int:
    """Give the receiver of an archive's links; behind the owners of hosts."""
    return shards + service_numbers()[service]


def documents_of(bench: Bench, number: int) -> Iterator[tuple[int, Document]]:
    """Give the documents of a slice with their numbers, one at a time."""
    for row in part_rows(bench.dataset.part(Table.DOCUMENTS, slice_name(number)), ("document", "raw"), batch=16):
        if row["raw"] is not None:
            yield row["document"], unpack(Document, row["raw"])


def hand_out_links(bench: Bench, number: int, host_of: HostOf) -> dict[str, int]:
    """Hand the addresses of one slice to those who own their hosts."""
    exchange = Exchange(_COLUMNS)
    counts = {"originals": 0, "copies": 0}
    options = bench.options
    for _, document in documents_of(bench, number):
        bench.check()
        work = plan(
            assign_ids([document]),
            archive_base=options.archive_base,
            today=options.thresholds.today,
            archives_off=options.archive_mode is ArchiveMode.OFF,
        )
        by_asked: dict[str, list[Citation]] = {}
        for url, who in work.originals.items():
            by_asked.setdefault(asked_address(url), []).extend(who)
        for asked, citations in by_asked.items():
            row = _row(asked, LinkRole.ORIGINAL, citations, work.urls.get(asked) or facts(asked), host_of)
            exchange.add(shard_of(row["domain"], bench.cut.shards), {**row, "slice": number})
            counts["originals"] += 1
        for url, holders in work.given.items():
            link = work.archive_links.get(url)
            if link is not None:
                row = _row(url, LinkRole.ARCHIVE, holders, work.urls[url], host_of)
                receiver = copies_owner(link.service, bench.cut.shards)
                exchange.add(receiver, {**row, "service": link.service, "slice": number})
                counts["copies"] += 1
    exchange.write(bench.dataset.exchange(CITED, slice_name(number)))
    return counts


def _row(asked: str, role: LinkRole, citations: Sequence[Citation], known: UrlFacts, host_of: HostOf) -> dict[str, Any]:
    host = host_of(asked) or known.host or ""
    return {
        "url": asked,
        "role": role.value,
        "host": host,
        "domain": domain_of(host),
        "canonical": known.canonical or asked,
        "references": len(citations),
        "citing": pack(_short(citations[0].reference)),
    }


def _short(reference: Reference) -> Reference:
    """Keep of a reference what pages are held against."""
    return replace(reference, text="", fields=(), uses=(), quote=None, note=None, confidence={})


@dataclass(slots=True)
class _Link:
    first: dict[str, Any]
    references: int = 0
    documents: int = 0
    slices: dict[int, None] = field(default_factory=dict)
    citing: dict[bytes, None] = field(default_factory=dict)


def gather_links(bench: Bench, owner: int) -> dict[str, int]:
    """Bring the addresses of one owner together, each once, in the order in which they are to be asked."""
    found: dict[str, _Link] = {}
    for row in received(bench.dataset.exchanges(CITED), owner):
        bench.check()
        link = found.get(row["url"])
        if link is None:
            link = found[row["url"]] = _Link(row)
        link.references += row["references"]
        link.documents += 1
        link.slices[row["slice"]] = None
        if len(link.citing) < MOST_CITING:
            link.citing[row["citing"]] = None
    hosts: dict[str, int] = {}
    with PartWriter(bench.dataset.part(Table.LINKS, slice_name(owner)), Table.LINKS) as writer:
        for link in _in_order(found):
            host = link.first["host"]
            hosts[host] = hosts.get(host, 0) + 1
            row = {name: link.first[name] for name in ("url", "role", "service", "host", "domain", "canonical")}
            row |= {"references": link.references, "documents": link.documents}
            row |= {"slices": list(link.slices), "citing": list(link.citing)}
            writer.add(row, size_bytes=300 + sum(map(len, link.citing)))
        counts = {"links": len(found), "hosts": len(hosts), "busiest": max(hosts.values(), default=0)}
        writer.tally(counts)
    return counts


def _in_order(found: Mapping[str, _Link]) -> list[_Link]:
    """Spread the links of each host evenly, so that every stretch of the list holds a share of every busy host.

    A round of asking takes a stretch; were a busy host bunched in one, all others would wait for it there.
    """
    by_host: dict[str, list[str]] = {}
    for url in sorted(found):
        by_host.setdefault(found[url].first["host"], []).append(url)
    placed: list[tuple[float, str]] = []
    for host, urls in by_host.items():
        shift = int.from_bytes(blake2b(host.encode(), digest_size=4).digest(), "big") / 2**32
        placed += [((place + shift) / len(urls), url) for place, url in enumerate(urls)]
    return [found[url] for _, url in sorted(placed)]
