"""Against real sockets on loopback: what a prober sees of good answers, bad ones and none."""

from __future__ import annotations

import gzip
import time
from ipaddress import IPv4Address, ip_network
from itertools import pairwise

import pytest
from tests.net.faulty import (
    PAGE,
    FaultyHost,
    drip,
    flood,
    free_port,
    in_turn,
    leads_here,
    moved,
    page,
    probe,
    raw,
    request,
    settings,
    silent_listener,
)

from citecheck.clock import SystemClock
from citecheck.errors import UsageError
from citecheck.model.observation import FailureKind, Observation, Phase, ProbeRequest, Purpose
from citecheck.net.interface import ProbeTools
from citecheck.net.prober import CurlProber
from citecheck.net.settings import HostSettings, ResolveRule

pytestmark = pytest.mark.sockets

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CLOSED_HEAD = HEAD + b"Connection: close\r\n\r\n"


def failure_of(seen: Observation) -> tuple[FailureKind, Phase]:
    assert seen.failure is not None, seen
    assert seen.final is None
    return seen.failure.kind, seen.failure.phase


def test_an_answer_is_kept_as_it_came() -> None:
    packed = gzip.compress(PAGE, mtime=0)
    odd = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("X-Odd", "\xe9"), ("x-odd", ""))
    with FaultyHost(scripts={"/a?b=c": page(packed, 203, odd)}) as host:
        seen = probe([host.url("/a?b=c#part")], settings()).of(host.url("/a?b=c#part"))
    assert seen.final is not None
    assert (seen.final.url, seen.final.status, seen.final.body) == (host.url("/a?b=c"), 203, packed)
    assert seen.final.headers[1:] == odd
    assert (seen.final.address, seen.final.truncated, seen.attempts) == ("127.0.0.1", False, 1)
    assert seen.in_opened_range
    assert seen.asked_at.tzinfo is not None


def test_a_request_says_who_asks_and_tells_nothing_else() -> None:
    with FaultyHost(scripts={"/": moved("/next"), "/next": page()}) as host:
        probe([host.url("/")], settings(contact="https://me.example"))
    for asked in host.asked:
        assert asked.headers["User-Agent"].startswith("Mozilla/5.0 (compatible; citecheck/")
        assert "https://me.example" in asked.headers["User-Agent"]
        assert "text/html" in asked.headers["Accept"]
        assert asked.headers["Accept-Encoding"] == "gzip, deflate"
        assert not {"Referer", "Cookie", "Authorization"} & set(asked.headers)


def test_what_is_cited_reaches_the_wire_as_a_browser_would_send_it() -> None:
    cited = ["/bibliothèque/É cole", "/wiki/Caf%C3%A9", "/a/../b", "/go%0d%0aX-Smuggled:%20yes", "/?q=a|b"]
    with FaultyHost(default=page()) as host:
        probe([host.url(path) for path in cited], settings())
    assert set(host.targets()) == {
        "/biblioth%C3%A8que/%C3%89%20cole", "/wiki/Caf%C3%A9", "/b", "/go%0D%0AX-Smuggled:%20yes", "/?q=a%7Cb",
    }  # fmt: skip
    assert all("X-Smuggled" not in asked.headers for asked in host.asked)


def test_what_cannot_be_asked_ends_without_a_request() -> None:
    urls = ["http:///x", "ftp://news.example/", "no scheme", "http://[::1", "mailto:a@news.example", "http://10.0.0.1/"]
    probed = probe(urls, settings())
    kinds = {seen.url: seen.failure.kind for seen in probed.observations if seen.failure}
    assert list(kinds.values()).count(FailureKind.MALFORMED_URL) == 3
    assert list(kinds.values()).count(FailureKind.SCHEME_UNSUPPORTED) == 2
    assert kinds["http://10.0.0.1/"] is FailureKind.ADDRESS_REFUSED
    assert probed.summary.figures["requests"] == 0


def test_the_same_page_cited_often_is_one_request() -> None:
    with FaultyHost(default=page()) as host:
        urls = [host.url("/p"), host.url("/p#a"), host.url("/x/../p#b"), host.url("/p?")]
        probed = probe(urls, settings())
    assert sorted(host.targets()) == ["/p", "/p?"]
    assert {seen.url for seen in probed.observations} == set(urls)
    assert all(seen.final is not None and seen.final.body == PAGE for seen in probed.observations)


def test_redirects_are_followed_hop_by_hop() -> None:
    with FaultyHost(address="127.0.0.2", default=page()) as other, FaultyHost() as host:
        host.scripts |= {
            "/a": moved("../b?x#frag"), "/b?x": moved(f"//127.0.0.2:{other.port}/new place/Ã©", 302),
            "/empty": moved(""), "/none": page(b"", 302, ()), "/304": page(b"", 304), "/300": page(PAGE, 300),
        }  # fmt: skip
        probed = probe([host.url(path) for path in ("/a", "/empty", "/none", "/304", "/300")], settings())
        chain = probed.of(host.url("/a"))
    assert [exchange.status for exchange in chain.exchanges] == [301, 302, 200]
    assert chain.final is not None
    assert chain.final.url == f"http://127.0.0.2:{other.port}/new%20place/%C3%A9"
    for path, status in (("/empty", 301), ("/none", 302), ("/304", 304), ("/300", 300)):
        final = probed.of(host.url(path)).final
        assert final is not None
        assert final.status == status


def test_redirects_without_end_or_out_of_bounds_stop() -> None:
    with FaultyHost() as host:
        host.scripts |= {
            "/loop": moved("/loop"), "/ftp": moved("ftp://news.example/x"), "/file": moved("file:///etc/passwd"),
            "/inside": moved("http://169.254.169.254/latest"), "/bad": moved("http://news.example:99999/"),
            "/secret": moved(f"http://bob:hunter2@127.0.0.1:{host.port}/ok"), "/ok": page(),
        }  # fmt: skip
        host.default = lambda talk: moved(f"/{int(talk.target[1:] or 0) + 1}")(talk)
        probed = probe(
            [host.url(path) for path in ("/loop", "/ftp", "/file", "/inside", "/bad", "/secret", "/1")],
            settings(max_redirects=7),
        )
        kinds = {seen.url.rpartition("/")[2]: seen.failure.kind for seen in probed.observations if seen.failure}
        secret = probed.of(host.url("/secret"))
    assert kinds == {
        "loop": FailureKind.TOO_MANY_REDIRECTS, "1": FailureKind.TOO_MANY_REDIRECTS,
        "ftp": FailureKind.SCHEME_UNSUPPORTED, "file": FailureKind.SCHEME_UNSUPPORTED,
        "inside": FailureKind.ADDRESS_REFUSED, "bad": FailureKind.MALFORMED_URL,
    }  # fmt: skip
    assert probed.of(host.url("/ftp")).failed_url == "ftp://news.example/x"
    assert host.targets().count("/loop") <= 3
    assert len(probed.of(host.url("/1")).exchanges) == 8
    assert "hunter2" not in repr(secret)
    assert secret.final is not None


def test_cookies_live_within_one_chain_only() -> None:
    def door(talk: object) -> bool:
        headers = getattr(talk, "headers", {})
        found = headers.get("Cookie") == "seen=1"
        answer = page() if found else moved("/door", 302, ("Set-Cookie", "seen=1; Path=/"))
        return answer(talk)  # type: ignore[arg-type] # a script's own argument

    with FaultyHost(scripts={"/door": door}, default=page()) as host:
        probed = probe([host.url("/door"), host.url("/other")], settings(per_host=1))
    assert [exchange.status for exchange in probed.of(host.url("/door")).exchanges] == [302, 200]
    assert [asked.headers.get("Cookie") for asked in host.asked if asked.target == "/other"] == [None]


def test_answers_that_are_no_http_say_so() -> None:
    scripts = {
        "/garbage": raw(bytes(range(1, 200))), "/http09": raw(PAGE), "/status": raw(b"HTTP/1.1 OK fine\r\n\r\n"),
        "/minus": raw(HEAD + b"Content-Length: -5\r\n\r\nhello"),
        "/te": raw(HEAD + b"Transfer-Encoding: banana\r\n\r\nx"),
        "/chunk": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello"), "/cut": raw(HEAD),
        "/nul": raw(HEAD + b"X: a\0b\r\n\r\nhi"), "/switch": raw(b"HTTP/1.1 101 Switching\r\n\r\n"),
    }  # fmt: skip
    with FaultyHost(scripts=scripts) as host:
        probed = probe([host.url(path) for path in scripts], settings(late_retry=False, timeout_s=1.0))
    for path in scripts:
        kind, phase = failure_of(probed.of(host.url(path)))
        wanted = FailureKind.RESET if path == "/switch" else FailureKind.MALFORMED_RESPONSE
        assert (path, kind) == (path, wanted)
        assert phase in {Phase.WAIT, Phase.BODY}


def test_answers_that_are_odd_but_whole_enough_are_answers() -> None:
    scripts = {
        "/short": raw(HEAD + b"Content-Length: 5000\r\n\r\n" + PAGE),
        "/chunk-cut": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
        "/hints": raw(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + CLOSED_HEAD + PAGE),
        "/fold": raw(b"HTTP/1.1 200 OK\r\nX-Note: one\r\n\ttwo\r\nConnection: close\r\n\r\n" + PAGE),
        "/lie": raw(HEAD + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n" + PAGE),
        "/999": raw(b"HTTP/1.1 999 no\r\nConnection: close\r\n\r\n"),
        "/trailers": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX-Trailer: late\r\n\r\n"),
        "/204": raw(b"HTTP/1.1 204 x\r\n\r\n"),
    }
    with FaultyHost(scripts=scripts) as host:
        probed = probe([host.url(path) for path in scripts], settings())
        finals = {path: probed.of(host.url(path)).final for path in scripts}
    for path, final in finals.items():
        assert final is not None, (path, probed.of(host.url(path)).failure)
        assert final.truncated == (path in {"/short", "/chunk-cut"}), path
    assert finals["/hints"] is not None
    assert finals["/hints"].header("Link") is None
    assert finals["/fold"] is not None
    assert finals["/fold"].header("X-Note") == "one two"
    assert finals["/trailers"] is not None
    assert finals["/trailers"].header("X-Trailer") is None


def test_broken_lines_tell_how_far_they_came() -> None:
    scripts = {
        "/reset-first": raw(b"", "reset"), "/reset-headers": raw(HEAD, "reset"), "/nothing": raw(b""),
        "/reset-body": raw(HEAD + b"Content-Length: 50000\r\n\r\nhello", "reset"),
    }  # fmt: skip
    with FaultyHost(scripts=scripts) as host:
        probed = probe([host.url(path) for path in scripts], settings(late_retry=False))
    for path in scripts:
        kind, phase = failure_of(probed.of(host.url(path)))
        assert (path, kind) == (path, FailureKind.RESET)
        assert phase is (Phase.BODY if path == "/reset-body" else Phase.WAIT)
    partial = probed.of(host.url("/reset-body")).exchanges
    assert [(exchange.status, exchange.body, exchange.truncated) for exchange in partial] == [(200, b"hello", True)]


def test_time_outs_know_their_phase_and_are_not_tried_again() -> None:
    scripts = {
        "/silent": raw(b"", "stall"), "/drip-head": drip(HEAD * 20, 0.2),
        "/stall-body": raw(HEAD + b"Content-Length: 9000\r\n\r\n<html>", "stall"),
        "/drip-body": drip(CLOSED_HEAD[:-2] + b"\r\n" + PAGE, 0.02),
    }  # fmt: skip
    with FaultyHost(scripts=scripts) as host, silent_listener() as port:
        urls = [host.url(path) for path in scripts]
        began = time.monotonic()
        probed = probe([*urls, f"http://127.0.0.1:{port}/never"], settings(timeout_s=1.5, connect_timeout_s=0.7))
        took_s = time.monotonic() - began
    assert took_s < 3
    for path, phase in (
        ("/silent", Phase.WAIT),
        ("/drip-head", Phase.WAIT),
        ("/stall-body", Phase.BODY),
        ("/drip-body", Phase.BODY),
    ):
        assert failure_of(probed.of(host.url(path))) == (FailureKind.TIMEOUT, phase)
        assert probed.of(host.url(path)).attempts == 1
    assert failure_of(probed.of(f"http://127.0.0.1:{port}/never")) == (FailureKind.TIMEOUT, Phase.CONNECT)
    assert host.targets().count("/silent") == 1


def test_bodies_without_end_are_cut_and_bombs_do_not_unfold() -> None:
    bomb = gzip.compress(b"<p>" * 20_000_000, mtime=0)
    scripts = {
        "/endless": flood(CLOSED_HEAD, b"<p>all work and no play</p>" * 2000),
        "/bomb": flood(HEAD + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n", bomb),
        "/brotli": flood(HEAD + b"Content-Encoding: br\r\nConnection: close\r\n\r\n", b"\xff" * 60000),
        "/head": raw(CLOSED_HEAD + PAGE + b"x" * 300_000, "stall"),
        "/headers": flood(b"HTTP/1.1 200 OK\r\n", b"X-Pad: " + b"a" * 500 + b"\r\n"),
        "/line": flood(b"HTTP/1.1 200 OK\r\nX-Line: ", b"abcdefgh" * 1000),
        "/interim": flood(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100),
        "/many": raw(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(2500)) + b"\r\n"),
    }
    with FaultyHost(scripts=scripts) as host:
        urls = [host.url(path) for path in scripts]
        probed = probe([request(url, body_limit_bytes=100_000) for url in urls], settings())
    for path in ("/endless", "/bomb", "/brotli", "/head"):
        final = probed.of(host.url(path)).final
        assert final is not None, (path, probed.of(host.url(path)).failure)
        assert final.truncated
        assert len(final.body) <= 100_000
    for path in ("/headers", "/line", "/interim", "/many"):
        assert failure_of(probed.of(host.url(path)))[0] is FailureKind.TOO_LARGE, path


def test_a_fault_that_passes_is_tried_once_more_and_later() -> None:
    scripts = {
        "/flaky": in_turn(page(status=503), page()), "/drop": in_turn(raw(b""), page()),
        "/broken": page(status=500), "/worse": in_turn(page(b"first", 502), raw(b"", "stall")),
        "/gone": page(status=410),
    }  # fmt: skip
    with FaultyHost(scripts=scripts) as host:
        probed = probe([host.url(path) for path in scripts], settings(timeout_s=1.0))
        times = [asked.at for asked in host.asked if asked.target == "/flaky"]
    assert times[1] - times[0] >= 1.9
    for path, status, attempts in (("/flaky", 200, 2), ("/broken", 500, 2), ("/gone", 410, 1)):
        seen = probed.of(host.url(path))
        assert seen.final is not None
        assert (seen.final.status, seen.attempts) == (status, attempts)
    assert probed.of(host.url("/drop")).final is not None
    worse = probed.of(host.url("/worse"))
    assert worse.final is not None, "an answer counts more than the silence after it"
    assert worse.final.body == b"first"
    assert host.targets().count("/broken") == 2


def test_a_connection_that_the_server_dropped_while_idle_is_made_anew() -> None:
    def once(talk: object) -> bool:
        page()(talk)  # type: ignore[arg-type] # a script's own argument
        return False

    with FaultyHost(default=once) as host:
        probed = probe([host.url(f"/{n}") for n in range(3)], settings(per_host=1, interval_s=0.05))
    assert all(seen.final is not None for seen in probed.observations)


def test_slots_and_spacing_are_kept() -> None:
    with FaultyHost(default=page(delay_s=0.12)) as host:
        probed = probe([host.url(f"/{n}") for n in range(25)], settings(per_host=3, interval_s=0.05))
        times = sorted(asked.at for asked in host.asked)
    assert len(probed.observations) == 25
    assert host.most_open <= 3
    gaps = [after - before for before, after in pairwise(times)]
    assert sum(gaps) >= 0.9 * 0.05 * 24
    assert sum(gap < 0.025 for gap in gaps) <= 3
    bound = probed.summary.figures["lower_bound_s"]
    wall = probed.summary.figures["wall_s"]
    assert isinstance(bound, float)
    assert isinstance(wall, float)
    assert 1.0 <= bound <= wall <= 1.15 * bound + 0.2


def test_single_hosts_have_their_own_pace_headers_and_peace() -> None:
    with FaultyHost(default=page()) as host:
        hosts = {
            "a.example": HostSettings(slots=1, headers=(("X-Key", "secret"), ("User-Agent", "me/1"))),
            "c.example": HostSettings(skip=True),
        }
        probed = probe(
            ["http://a.example/1", "http://b.example/2", "http://c.example/3"],
            settings(hosts=hosts, resolve=(leads_here(host.port),)),
        )
        by_target = {asked.target: asked.headers for asked in host.asked}
    assert by_target["/1"]["X-Key"] == "secret"
    assert by_target["/1"]["User-Agent"] == "me/1"
    assert "X-Key" not in by_target["/2"]
    assert by_target["/2"]["Host"] == "b.example"
    assert failure_of(probed.of("http://c.example/3"))[0] is FailureKind.SKIPPED
    assert probed.of("http://a.example/1").exchanges[0].url == "http://a.example/1"


def test_a_key_for_one_host_is_not_shown_to_the_next() -> None:
    with FaultyHost(scripts={"/a": moved("http://b.example/b")}, default=page()) as host:
        hosts = {"a.example": HostSettings(headers=(("X-Key", "secret"),))}
        asked = request("http://a.example/a", headers=(("Authorization", "token"), ("X-Wish", "yes")))
        probe([asked], settings(hosts=hosts, resolve=(leads_here(host.port),)))
    first, second = host.asked
    assert (first.headers.get("X-Key"), first.headers.get("Authorization")) == ("secret", "token")
    assert (second.headers.get("X-Key"), second.headers.get("Authorization")) == (None, None)
    assert second.headers["X-Wish"] == "yes"


def test_rules_of_resolve_lead_names_and_leave_addresses_alone() -> None:
    with FaultyHost(default=page()) as host, FaultyHost(address="127.0.0.5", default=page(b"other")) as other:
        rules = (
            leads_here(host.port),
            ResolveRule("gone.example", None),
            ResolveRule("b.example", IPv4Address("127.0.0.5"), other.port),
        )
        urls = ["http://a.example/", "http://b.example/", "http://gone.example/x", host.url("/direct")]
        probed = probe(urls, settings(resolve=rules))
    finals = {seen.url: seen.final.body if seen.final else None for seen in probed.observations}
    assert finals == {urls[0]: PAGE, urls[1]: b"other", urls[2]: None, urls[3]: PAGE}
    assert failure_of(probed.of("http://gone.example/x")) == (FailureKind.NO_SUCH_HOST, Phase.NAME)


def test_the_guard_holds_for_names_rules_and_redirects() -> None:
    with FaultyHost(default=page()) as host, FaultyHost(address="127.0.0.9") as open_host:
        open_host.scripts["/out"] = moved(host.url("/in"))
        opened = settings(allow_net=(ip_network("127.0.0.9/32"),))
        urls = [
            f"http://localhost:{host.port}/",
            f"http://0x7f.1:{host.port}/",
            "http://ruled.example/",
            open_host.url("/out"),
        ]
        probed = probe(
            urls, settings(allow_net=opened.allow_net, resolve=(leads_here(host.port, host="ruled.example"),))
        )
    assert host.connections == 0
    for seen in probed.observations:
        assert failure_of(seen)[0] is FailureKind.ADDRESS_REFUSED, seen
        assert "loopback" in str(seen.failure)
    assert probed.of(open_host.url("/out")).failed_url == host.url("/in")


def test_a_dead_port_is_given_up_by_failed_connections_only_and_others_of_the_host_go_on() -> None:
    dead = free_port()
    with FaultyHost(default=page()) as host:
        down = [f"http://127.0.0.1:{dead}/{n}" for n in range(6)]
        alive = [host.url(f"/{n}") for n in range(6)]
        began = time.monotonic()
        probed = probe([*down, *alive], settings())
        took_s = time.monotonic() - began
    kinds = [failure_of(probed.of(url))[0] for url in down]
    assert kinds.count(FailureKind.REFUSED) == 2
    assert kinds.count(FailureKind.HOST_DOWN) == 4
    assert all("refused" in str(probed.of(url).failure) for url in down)
    assert all(probed.of(url).final is not None for url in alive)
    assert took_s < 4


def test_a_slow_first_page_condemns_nobody() -> None:
    with FaultyHost(scripts={"/0": raw(b"", "stall")}, default=page()) as host:
        probed = probe([host.url(f"/{n}") for n in range(8)], settings(per_host=2, timeout_s=1.0))
    assert failure_of(probed.of(host.url("/0"))) == (FailureKind.TIMEOUT, Phase.WAIT)
    assert sum(seen.final is not None for seen in probed.observations) == 7


def test_a_host_that_asks_for_rest_gets_it() -> None:
    busy = in_turn(page(b"slow", 429, (("Retry-After", "1"),)), page())
    waits: list[tuple[str, float]] = []
    with FaultyHost(scripts={"/0": busy}, default=page()) as host:
        tools = ProbeTools(
            SystemClock(), on_wait=lambda host, seconds, why: waits.append((host, seconds)), environment={}
        )
        probed = probe([host.url(f"/{n}") for n in range(4)], settings(per_host=1, interval_s=0.05), tools)
        times = [asked.at for asked in host.asked]
    assert times[1] - times[0] >= 0.95
    assert all(seen.final is not None and seen.final.status == 200 for seen in probed.observations)
    assert [name for name, _ in waits] == ["127.0.0.1"]
    assert probed.summary.figures["waits"] == 1


def test_a_host_that_wants_hours_is_left_alone() -> None:
    with FaultyHost(default=page(b"slow", 429, (("Retry-After", "3600"),))) as host:
        urls = [host.url(f"/{n}") for n in range(5)]
        probed = probe(urls, settings(per_host=1))
    assert len(host.asked) == 1
    statuses = [seen.final.status for seen in probed.observations if seen.final]
    kinds = [seen.failure.kind for seen in probed.observations if seen.failure]
    assert (statuses, kinds) == ([429], [FailureKind.HOST_RESTING] * 4)


def test_answers_lead_to_further_questions_in_the_same_run() -> None:
    seen: list[str] = []

    def on_answer(observation: Observation) -> list[ProbeRequest]:
        seen.append(observation.url)
        return [ProbeRequest(observation.url + "x", Purpose.PATH_TEST)] if len(observation.url) < limit else []

    with FaultyHost(default=page()) as host:
        limit = len(host.url("/")) + 3
        CurlProber(settings(), ProbeTools(SystemClock(), environment={})).probe([request(host.url("/"))], on_answer)
    assert seen == [host.url("/" + "x" * n) for n in range(4)]


def test_a_caller_that_takes_long_makes_no_server_look_silent() -> None:
    with FaultyHost(default=page(delay_s=0.1)) as host:
        outcome: list[Observation] = []

        def on_answer(observation: Observation) -> tuple[ProbeRequest, ...]:
            outcome.append(observation)
            time.sleep(1.2 if len(outcome) == 1 else 0.02)
            return ()

        requests = [request(host.url(f"/{n}")) for n in range(30)]
        CurlProber(settings(per_host=10, timeout_s=1.0), ProbeTools(SystemClock(), environment={})).probe(
            requests, on_answer
        )
    assert all(seen.final is not None for seen in outcome)
    assert len(outcome) == 30


def test_records_keep_the_public_address_when_another_is_dialled() -> None:
    with FaultyHost() as host:
        host.scripts |= {
            "/web/2020id_/http://a.example/": moved(host.url("/web/2021id_/http://a.example/"), 302),
            "/web/2021id_/http://a.example/": moved("https://archive.example/web/2022id_/http://a.example/", 302),
            "/web/2022id_/http://a.example/": page(),
        }
        asked = request(
            "https://archive.example/web/2020id_/http://a.example/", ask_as=host.url("/web/2020id_/http://a.example/")
        )
        seen = probe([asked], settings()).observations[0]
    assert [exchange.url for exchange in seen.exchanges] == [
        f"https://archive.example/web/{year}id_/http://a.example/" for year in (2020, 2021, 2022)
    ]


def test_a_bundle_that_cannot_be_used_is_told_at_once() -> None:
    with pytest.raises(UsageError, match="--ca-bundle"):
        probe(["http://news.example/"], settings(ca_bundle="/nowhere/ca.pem"))
