"""Only public unicast addresses may be dialled, whatever dress a closed one wears."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.net.guard import Guard

CLOSED = """
    0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1
    192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1
    255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a00:1
    64:ff9b:1::1 100::1 2001::1 2001:0:a00:1::1 2001:db8::1 2002:7f00:1::1 2002:a9fe:a9fe::1 3fff::1 5f00::1 fc00::1
    fd00::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 4000::1 nonsense
"""
PUBLIC = """
    1.1.1.1 8.8.8.8 93.184.215.14 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.31.196.1 223.255.255.255
    2606:4700::1 2a00:1450:4001::1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1 2001:200::1
"""


@pytest.mark.parametrize("address", CLOSED.split())
def test_a_closed_address_is_refused_and_the_reason_named(address: str) -> None:
    admission = Guard().admit(address)
    assert not admission.allowed
    assert admission.why


@pytest.mark.parametrize("address", PUBLIC.split())
def test_a_public_address_is_allowed(address: str) -> None:
    admission = Guard().admit(address)
    assert (admission.allowed, admission.opened) == (True, False)


def test_an_opened_range_is_allowed_and_said_to_be_opened_in_every_form() -> None:
    guard = Guard([ip_network("127.0.0.0/8"), ip_network("::1/128")])
    for address in ("127.0.0.1", "::1", "::ffff:127.3.2.1"):
        assert guard.admit(address).opened
    assert not guard.admit("10.0.0.1").allowed


@given(st.ip_addresses(v=4))
def test_mapped_and_nat64_forms_are_judged_as_the_address_they_stand_for(address: IPv4Address) -> None:
    guard = Guard()
    for form in (f"::ffff:{address}", f"64:ff9b::{address}"):
        assert guard.admit(form).allowed == guard.admit(str(address)).allowed


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_whatever_the_standard_library_calls_not_global_is_closed(address: IPv4Address | IPv6Address) -> None:
    """A second opinion; it is laxer in places (6to4) and stricter in none."""
    if Guard().admit(str(address)).allowed and address.version == 4:
        assert ip_address(str(address)).is_global


def test_the_memory_of_judgements_is_bounded() -> None:
    guard = Guard()
    for number in range(25_000):
        guard.admit(str(IPv4Address(16_777_216 + number)))
    assert len(guard._known) <= 20_000
