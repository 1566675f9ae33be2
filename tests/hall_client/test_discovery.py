"""A hall is found on the network by its name; where nothing answers, nothing is found."""

import uuid

import ifaddr
import pytest

from hall_server.web.advertise import Advertisement, addresses_here, label_of
from stemkast.hall_client.connection import discovery
from stemkast.hall_client.connection.discovery import FoundHall, find_halls
from tests.hall_server.stage import wait

NAME = f"ALV {uuid.uuid4().hex[:12]}"
"""Of this run alone: another one on this computer is heard as well."""


def is_found(name: str) -> bool:
    """Who has just said where it is does not say it again for a second (RFC 6762, section 6)."""
    return FoundHall(name, ("127.0.0.1:8420",)) in find_halls(1.5)


def test_a_hall_is_found_by_name_until_it_ends() -> None:
    hall = Advertisement(f"{NAME}.6", "127.0.0.1", 8420)
    try:
        wait(lambda: is_found(f"{NAME} 6"))
    finally:
        hall.end()
    wait(lambda: f"{NAME} 6" not in [each.name for each in find_halls(0.5)])


@pytest.mark.parametrize(("name", "label"), [("", "hall"), (" . ", "hall"), ("é" * 40, "é" * 30), ("a.b", "a b")])
def test_a_name_is_one_label(name: str, label: str) -> None:
    assert label_of(name) == label


def test_where_there_is_no_network_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(**_: object) -> None:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(discovery, "AsyncZeroconf", no_network)
    assert find_halls(0.1) == ()


def test_a_hall_says_the_addresses_that_others_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    """Never its own loopback, which is what the name of a Debian machine stands for."""

    def adapters(*addresses: tuple[str, str]) -> None:
        made = [ifaddr.Adapter(name, name, [ifaddr.IP(address, 24, name)]) for name, address in addresses]
        monkeypatch.setattr(ifaddr, "get_adapters", lambda: made)

    adapters(("lo", "127.0.0.1"), ("eth1", "192.168.1.10"), ("eth0", "10.0.0.7"))
    assert addresses_here() == ["10.0.0.7", "192.168.1.10"]
    adapters(("lo", "127.0.0.1"), ("lo", "127.0.1.1"))
    assert addresses_here() == ["127.0.0.1"]
