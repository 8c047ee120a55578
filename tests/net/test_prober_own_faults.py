"""What lies with us is never a verdict on a page: Ctrl-C, descriptors, no network, a resolver that fails."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.net.faulty import FaultyHost, page, probe, raw, settings

from citecheck.model.observation import FailureKind

pytestmark = pytest.mark.sockets

needs_namespace = pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("unshare") is None or shutil.which("ip") is None,
    reason="needs root, unshare and ip, for a network without a way out",
)


def in_child(script: str, *arguments: str, limit: int | None = None, namespace: str | None = None) -> dict[str, object]:
    """Run a script that prints one JSON line, with few descriptors or in a namespace of its own."""
    command = f'exec {sys.executable} -W error -c "$0" {" ".join(arguments)}'
    if limit is not None:
        command = f"ulimit -n {limit}; {command}"
    shell = ["sh", "-c", f"{namespace or ''} {command}", script]
    if namespace is not None:
        shell = ["unshare", "-n", "-m", *shell]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(shell, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_an_interrupted_run_still_answers_every_request_once() -> None:
    with FaultyHost(scripts={"/slow": raw(b"", "stall"), "/busy": page(status=503)}, default=page()) as host:
        urls = [host.url("/quick"), host.url("/busy"), host.url("/slow"), *(host.url(f"/{n}") for n in range(50))]
        before = signal.getsignal(signal.SIGINT)
        timer = threading.Timer(0.7, os.kill, (os.getpid(), signal.SIGINT))
        timer.start()
        probed = probe(urls, settings(per_host=1, interval_s=0.15, timeout_s=20.0))
        timer.join()
    assert probed.summary.interrupted
    assert signal.getsignal(signal.SIGINT) is before
    assert sorted(seen.url for seen in probed.observations) == sorted(urls)
    interrupted = [seen for seen in probed.observations if seen.failure is not None]
    assert {seen.failure.kind for seen in interrupted if seen.failure} == {FailureKind.INTERRUPTED}
    assert 45 <= len(interrupted) <= 52
    assert probed.of(host.url("/quick")).final is not None
    busy = probed.of(host.url("/busy")).final
    assert busy is not None, "what the first try showed is not lost"
    assert busy.status == 503


FEW_DESCRIPTORS = """
import json, os, sys, threading
from tests.net.faulty import probe, settings, request
from citecheck.clock import SystemClock
from citecheck.net.interface import ProbeTools
from citecheck.net.prober import CurlProber
port, greedy = sys.argv[1], sys.argv[2] == "greedy"
seen, held = [], []
def release():
    while held:
        os.close(held.pop())
def on_answer(observation):
    seen.append(observation)
    if greedy and len(seen) == 20:
        try:
            while True:
                held.append(os.open(os.devnull, os.O_RDONLY))
        except OSError:
            threading.Timer(3.0, release).start()
    return ()
requests = [request(f"http://127.0.{n // 200}.{n % 200 + 1}:{port}/{n}") for n in range(300)]
summary = CurlProber(settings(timeout_s=10.0, connect_timeout_s=5.0)).probe(requests, on_answer)
good = sum(one.final is not None and one.final.status == 200 for one in seen)
print(json.dumps({"good": good, "of": len(seen), **summary.figures,
                  "wrong": sorted({str(one.failure) for one in seen if one.failure})[:5]}))
"""


@pytest.mark.parametrize("limit", [64, 256])
def test_with_few_descriptors_nothing_live_fails(limit: int) -> None:
    with FaultyHost(address="0.0.0.0", default=page(delay_s=0.02)) as host:
        told = in_child(FEW_DESCRIPTORS, str(host.port), "modest", limit=limit)
    assert (told["good"], told["of"], told["wrong"]) == (300, 300, []), told
    assert int(str(told["in_flight_limit"])) <= limit // 5


def test_descriptors_that_run_out_delay_and_condemn_nobody() -> None:
    with FaultyHost(address="0.0.0.0", default=page(delay_s=0.05)) as host:
        told = in_child(FEW_DESCRIPTORS, str(host.port), "greedy", limit=64)
    assert (told["good"], told["of"], told["wrong"]) == (300, 300, []), told
    assert int(str(told["local_faults"])) > 0, "the shortage was real"


NO_NETWORK = """
import json, time
from collections import Counter
from tests.net.faulty import probe, settings
urls = [f"https://host{n}.example/{n}" for n in range(60)]
urls += [f"http://8.8.{n}.8/{n}" for n in range(20)] + [f"http://[2606:4700::{n}]/" for n in range(20)]
began = time.monotonic()
probed = probe(urls, settings(controls=("example.com", "iana.org"), timeout_s=20.0, connect_timeout_s=8.0))
print(json.dumps({"took_s": time.monotonic() - began, "resolves": probed.summary.control_resolves,
                  "kinds": Counter(str(one.failure.kind) for one in probed.observations if one.failure),
                  "opened": sum(one.in_opened_range for one in probed.observations), "of": len(probed.observations)}))
"""


@needs_namespace
@pytest.mark.parametrize("loopback", ["", "ip link set lo up;"])
def test_without_a_network_nothing_is_said_of_any_page(loopback: str) -> None:
    told = in_child(NO_NETWORK, namespace=loopback)
    kinds = dict(told["kinds"])  # type: ignore[call-overload] # a JSON object
    assert set(kinds) <= {"local", "dns"}
    assert sum(kinds.values()) == told["of"] == 100
    assert told["resolves"] is False
    assert told["opened"] == 0
    assert float(str(told["took_s"])) < 10


RESOLVER = """
import json, os, socket, struct, subprocess, threading, time
from tests.net.faulty import FaultyHost, page, probe, settings

def answer(query):
    name = query[12:query.index(b"\\0", 12)]
    question = query[12:query.index(b"\\0", 12) + 5]
    first, kind = name[1:1 + name[0]].decode(), query[len(question) + 10:len(question) + 12]
    codes = {"gone": (3, b""), "broken": (2, b""), "refuses": (5, b""), "empty": (0, b"")}
    code, records = codes.get(first, (0, b"yes"))
    if first == "silent":
        return None
    count = 1 if records and kind == b"\\0\\1" else 0
    head = query[:2] + struct.pack("!HHHHH", 0x8180 | code, 1, count, 0, 0)
    address = socket.inet_aton("127.0.0.1")
    return head + question + (b"\\xc0\\x0c\\0\\1\\0\\1\\0\\0\\0\\x3c\\0\\4" + address if count else b"")

def serve(sock):
    while True:
        query, client = sock.recvfrom(512)
        said = answer(query)
        if said:
            sock.sendto(said, client)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", 53))
threading.Thread(target=serve, args=(sock,), daemon=True).start()
with FaultyHost(default=page()) as host:
    names = ["gone", "broken", "refuses", "empty", "silent", "here", "also"]
    urls = [f"http://{name}.example:{host.port}/{n}" for name in names for n in range(3)]
    probed = probe(urls, settings(controls=("control.example",), timeout_s=20.0, connect_timeout_s=8.0))
kinds = {}
for one in probed.observations:
    name = one.url.split("//")[1].split(".")[0]
    kinds.setdefault(name, set()).add(str(one.failure.kind) if one.failure else str(one.final.status))
print(json.dumps({"kinds": {name: sorted(found) for name, found in kinds.items()},
                  "resolves": probed.summary.control_resolves, "captive": probed.summary.captive}))
"""


@needs_namespace
def test_a_name_that_does_not_exist_is_told_from_a_resolver_that_fails(tmp_path: Path) -> None:
    (tmp_path / "resolv.conf").write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    (tmp_path / "nsswitch.conf").write_text("hosts: files dns\n")
    mounts = "".join(
        f"mount --bind {tmp_path}/{name} $(readlink -f /etc/{name}) || exit 1; "
        for name in ("resolv.conf", "nsswitch.conf")
        if Path(f"/etc/{name}").exists()
    )
    told = in_child(RESOLVER, namespace=f"ip link set lo up; {mounts}")
    assert told["kinds"] == {
        "gone": ["no-such-host"], "empty": ["no-such-host"], "broken": ["dns"], "refuses": ["dns"], "silent": ["dns"],
        "here": ["200"], "also": ["200"],
    }  # fmt: skip
    assert told["resolves"] is True
    assert told["captive"] is True, "a resolver that gives .invalid an address answers in the names of others"
