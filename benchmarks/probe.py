"""How the bulk engine does on a web of its own: wall time against the lanes' bound, CPU, memory, states.

    python benchmarks/probe.py                     # 2,000 addresses on 200 hosts, a tenth of real latencies
    python benchmarks/probe.py --urls 10000 --hosts 1000 --latency 1 --per-host 10 --interval 0.05
    python benchmarks/probe.py --urls 100000 --hosts 10000 --latency 0 --faults 0 --interval 0 --per-host 100

Addresses per host follow Zipf's law, latencies a lognormal law, both as reference lists have them. Faults are part of
it: redirects, 404, 410, 403, 500, refused, unknown names, answers that come late and answers that never come. All is on
loopback, names are led there by rules of ``--resolve``. The server is a process of its own; on two cores it takes about
one of them, so the figures are those of the client only where they say CPU.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import multiprocessing
import random
import resource
import ssl
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_network
from multiprocessing.connection import Connection
from pathlib import Path

from citecheck.clock import SystemClock
from citecheck.model.observation import FailureKind, Observation, ProbeRequest, Purpose
from citecheck.net.interface import ProbeTools
from citecheck.net.prober import CurlProber
from citecheck.net.settings import NetSettings, ResolveRule

DOMAIN = "web.example"
MEDIAN_S, SPREAD, SLOWEST_S = 0.25, 0.74, (12.0, 18.0)
SHARES = (
    ("redirect", 0.05),
    ("404", 0.055),
    ("410", 0.012),
    ("403", 0.02),
    ("500", 0.01),
    ("slow", 0.003),
    ("hang", 0.002),
)
HOST_FAULTS = (("refused", 0.005), ("unknown", 0.006), ("silent", 0.004))
PAGE = (
    b"<!doctype html><html><head><title>Tides</title>" + b"<!-- style -->" * 1300 + b"</head><body>"
    + b"".join(b"<p>Paragraph %d of a page like many others.</p>" % n for n in range(3300)) + b"</body></html>"
)  # fmt: skip
SHORT = gzip.compress(
    b"<!doctype html><html><head><title>Tides</title></head><body><p>High at noon.</p></body></html>", mtime=0
)
"""What ``rerun.py`` asks for, where reading pages is not what is measured."""
EXPECTED: dict[str, object] = {
    "ok": 200, "slow": 200, "redirect": 200, "404": 404, "410": 410, "403": 403, "500": 500,
    "hang": FailureKind.TIMEOUT, "silent": FailureKind.TIMEOUT, "refused": FailureKind.REFUSED,
    "unknown": FailureKind.NO_SUCH_HOST,
}  # fmt: skip


@dataclass(frozen=True)
class Web:
    """The list, the truth about it, and where its names lead."""

    truth: dict[str, str]
    rules: tuple[ResolveRule, ...]


def make_web(options: argparse.Namespace, ports: tuple[int, int]) -> Web:
    rng = random.Random(options.seed)
    weights = [1 / (host + 1) for host in range(options.hosts)]
    hosts = list(range(options.hosts)) + rng.choices(
        range(options.hosts), weights, k=max(0, options.urls - options.hosts)
    )
    rng.shuffle(hosts)
    faults = [pick(rng, HOST_FAULTS) if options.faults and host >= 20 else "ok" for host in range(options.hosts)]
    truth = {}
    for number, host in enumerate(hosts[: options.urls]):
        kind = faults[host] if faults[host] != "ok" else pick(rng, SHARES) if options.faults else "ok"
        seconds = rng.uniform(*SLOWEST_S) if kind == "slow" else MEDIAN_S * rng.lognormvariate(0, SPREAD)
        scheme = "https" if options.tls and rng.random() > 0.12 else "http"
        truth[f"{scheme}://h{host}.{DOMAIN}/{kind}/{seconds * options.latency * 1000:.0f}/{number}"] = kind
    rules = []
    for host in range(options.hosts):
        address = IPv4Address(f"127.{1 + host // 62_500}.{host // 250 % 250}.{host % 250 + 1}")
        plain, secure = (1, 1) if faults[host] == "refused" else ports
        rules.append(ResolveRule(f"h{host}.{DOMAIN}", None if faults[host] == "unknown" else address, plain, secure))
    return Web(truth, tuple(rules))


def pick(rng: random.Random, shares: tuple[tuple[str, float], ...]) -> str:
    drawn = rng.random()
    for kind, share in shares:
        drawn -= share
        if drawn < 0:
            return kind
    return "ok"


def serve(pipe: Connection, certificate: str | None) -> None:
    """The server process: what to do is written in the address."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    packed = gzip.compress(PAGE, 6, mtime=0)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                target = head.split(" ", 2)[1]
                _, kind, milliseconds, number = target.split("/")
                await asyncio.sleep(3600 if kind in {"hang", "silent"} else float(milliseconds) / 1000)
                writer.write(answer(kind, milliseconds, number, packed))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            pass
        finally:
            writer.close()

    async def run() -> None:
        context = None
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
        plain = await asyncio.start_server(talk, "0.0.0.0", 0, backlog=4096)
        secure = await asyncio.start_server(talk, "0.0.0.0", 0, backlog=4096, ssl=context) if context else plain
        pipe.send((plain.sockets[0].getsockname()[1], secure.sockets[0].getsockname()[1]))
        await asyncio.Event().wait()

    asyncio.run(run())


def answer(kind: str, milliseconds: str, number: str, packed: bytes) -> bytes:
    if kind == "redirect":
        return f"HTTP/1.1 301 Moved\r\nLocation: /ok/{milliseconds}/r{number}\r\nContent-Length: 0\r\n\r\n".encode()
    if kind.isdigit():
        body = b"<html><head><title>error</title></head><body>" + b"x " * 1500 + b"</body></html>"
        return f"HTTP/1.1 {kind} x\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    if kind == "short":
        packed = SHORT
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n"
    )
    return head.encode() + packed


def seen_of(observation: Observation) -> object:
    if observation.final is not None:
        return observation.final.status
    failure = observation.failure
    if failure is not None and failure.kind is FailureKind.HOST_DOWN:
        return FailureKind.REFUSED if "refused" in failure.detail else FailureKind.TIMEOUT
    return failure.kind if failure is not None else None


def main() -> int:
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        certificate = roots = None
        if options.tls:
            import trustme

            authority = trustme.CA()
            roots, certificate = str(Path(folder) / "ca.pem"), str(Path(folder) / "leaf.pem")
            authority.cert_pem.write_to_path(roots)
            authority.issue_cert(f"*.{DOMAIN}").private_key_and_cert_chain_pem.write_to_path(certificate)
        with served(certificate) as ports:
            return measure(options, make_web(options, ports), roots)


@contextmanager
def served(certificate: str | None) -> Iterator[tuple[int, int]]:
    """Start the server process; give its ports, without and with TLS."""
    parent, child = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(child, certificate), daemon=True)
    server.start()
    try:
        yield parent.recv()
    finally:
        server.terminate()
        server.join()


def measure(options: argparse.Namespace, web: Web, roots: str | None) -> int:
    wrong: Counter[str] = Counter()

    def on_answer(observation: Observation) -> tuple[ProbeRequest, ...]:
        kind, seen = web.truth[observation.url], seen_of(observation)
        if seen != EXPECTED[kind]:
            wrong[f"{kind} -> {seen}"] += 1
        return ()

    settings = NetSettings(
        per_host=options.per_host,
        interval_s=options.interval,
        concurrency=options.concurrency,
        allow_net=(ip_network("127.0.0.0/8"),),
        resolve=web.rules,
        ca_bundle=roots,
        controls=(),
    )
    requests = [ProbeRequest(url, Purpose.ORIGINAL) for url in web.truth]
    used, began = cpu_s(), time.monotonic()
    summary = CurlProber(settings, ProbeTools(SystemClock(), environment={})).probe(requests, on_answer)
    told = {
        "urls": len(requests),
        "hosts": options.hosts,
        "wall_s": round(time.monotonic() - began, 2),
        "cpu_us_per_url": round(1e6 * (cpu_s() - used) / len(requests)),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "wrong": dict(wrong.most_common(8)),
        **summary.figures,
    }
    print(json.dumps(told))
    return 1 if wrong else 0


def cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--urls", type=int, default=2_000)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--latency", type=float, default=0.1, help="1 for those of the real web, 0 for none")
    parser.add_argument("--faults", type=int, choices=(0, 1), default=1)
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--per-host", type=int, default=4)
    parser.add_argument("--interval", type=float, default=0.05)
    parser.add_argument("--concurrency", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
