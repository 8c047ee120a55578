"""Each network option is read whole, or says what to write instead."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest

from citecheck.errors import UsageError
from citecheck.net import options
from citecheck.net.settings import HostSettings, NetSettings, ResolveRule, user_agent

LOOPBACK = IPv4Address("127.0.0.1")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("news.example=127.0.0.1", ResolveRule("news.example", LOOPBACK)),
        ("*=127.0.0.1:8080", ResolveRule("*", LOOPBACK, 8080)),
        ("*=127.0.0.1:8080/8443", ResolveRule("*", LOOPBACK, 8080, 8443)),
        ("Bücher.example=[::1]:8080", ResolveRule("xn--bcher-kva.example", IPv6Address("::1"), 8080)),
        ("news.example=::1", ResolveRule("news.example", IPv6Address("::1"))),
        ("gone.example=-", ResolveRule("gone.example", None)),
    ],
)
def test_a_resolve_rule_is_read(text: str, rule: ResolveRule) -> None:
    assert options.resolve_rule(text) == rule


@pytest.mark.parametrize(
    "text",
    ["", "news.example", "=127.0.0.1", "news.example=", "news.example=localhost", "a b=127.0.0.1", "x=127.0.0.1:0",
     "x=127.0.0.1:80/", "x=127.0.0.1:80/y", "x=[::1]80", "http://x/=127.0.0.1", "x=127.0.0.1:99999"],
)  # fmt: skip
def test_a_mistaken_resolve_rule_says_what_to_write(text: str) -> None:
    with pytest.raises(UsageError, match=r"write|such as"):
        options.resolve_rule(text)


def test_ports_lead_where_the_rule_says() -> None:
    assert ResolveRule("*", LOOPBACK, 81, 444).port_for("https", 443) == 444
    assert ResolveRule("*", LOOPBACK, 81, 444).port_for("http", 80) == 81
    assert ResolveRule("*", LOOPBACK, 81).port_for("https", 443) == 81
    assert ResolveRule("*", LOOPBACK).port_for("https", 8443) == 8443


def test_ranges_and_single_addresses_are_opened() -> None:
    assert options.network("127.0.0.1/8") == ip_network("127.0.0.0/8")
    assert options.network("::1") == ip_network("::1/128")
    with pytest.raises(UsageError, match="write a range"):
        options.network("localhost")


def test_a_header_names_its_host() -> None:
    assert options.header("news.example:X-Key=a=b c") == ("news.example", ("X-Key", "a=b c"))
    assert options.header("*:Accept-Language=de") == ("*", ("Accept-Language", "de"))
    assert options.header("[::1]:X-Key=a") == ("::1", ("X-Key", "a"))


@pytest.mark.parametrize(
    "text", ["X-Key=a", "news.example:=a", "news.example:X Key=a", "*:X=a\r\nY: b", "*:Host=x", "*:X=ü"]
)
def test_a_mistaken_header_is_refused_without_repeating_its_value(text: str) -> None:
    with pytest.raises(UsageError):
        options.header(text)


def test_the_secret_of_a_mistaken_header_is_not_printed() -> None:
    with pytest.raises(UsageError) as caught:
        options.header("news.example X-Key=hunter2")
    assert "hunter2" not in str(caught.value)


def test_a_control_is_one_name() -> None:
    assert options.control("Example.com") == "example.com"
    for text in ("*", "http://x/", "a b", ""):
        with pytest.raises(UsageError):
            options.control(text)


def test_a_named_host_wins_over_all_hosts() -> None:
    settings = NetSettings(
        resolve=(ResolveRule("*", LOOPBACK, 1), ResolveRule("a.example", LOOPBACK, 2)),
        hosts={"*": HostSettings(slots=2, headers=(("X", "1"),)), "a.example": HostSettings(interval_s=9.0)},
    )
    assert settings.rule_for("a.example") == ResolveRule("a.example", LOOPBACK, 2)
    assert settings.rule_for("b.example") == ResolveRule("*", LOOPBACK, 1)
    assert settings.for_host("a.example") == HostSettings(slots=2, interval_s=9.0, headers=(("X", "1"),))
    assert settings.for_host("b.example").slots == 2
    assert NetSettings().for_host("b.example") == HostSettings()


def test_the_user_agent_is_honest_and_cannot_break_the_request() -> None:
    assert user_agent("1.2", None) == "Mozilla/5.0 (compatible; citecheck/1.2)"
    assert "\n" not in user_agent("1.2", "https://me.example/\r\nX: y")
