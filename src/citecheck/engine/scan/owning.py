"""Who owns a host: one shard for all names of a registrable domain, the same on every machine and in every run."""

from __future__ import annotations

from hashlib import blake2b

from citecheck.links.hosts import registrable_domain, to_ascii


def domain_of(host: str) -> str:
    """Give the name whose owner owns a host: its registrable domain, else the host itself."""
    name = to_ascii(host).removesuffix(".")
    return registrable_domain(name) or name


def shard_of(domain: str, shards: int) -> int:
    """Give the shard that owns a domain."""
    if shards <= 1:
        return 0
    return int.from_bytes(blake2b(domain.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") % shards


def owner_of(host: str, shards: int) -> int:
    """Give the shard that owns a host."""
    return shard_of(domain_of(host), shards)
