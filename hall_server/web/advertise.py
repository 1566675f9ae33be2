"""Says on the network that a hall is here (DNS-SD over multicast DNS, RFC 6762 and 6763).

Whoever looks finds name, address and port. Nothing of that is believed: a station believes the certificate that its
code names, wherever the hall says it is.
"""

import socket
from ipaddress import ip_address

import ifaddr
from zeroconf import InterfaceChoice, ServiceInfo, Zeroconf

SERVICE = "_stemkast._tcp.local."
_LONGEST_NAME = 60
"""Bytes; a label of DNS has 63 at most."""


class Advertisement:
    """On the network until `end`. `address` is what the hall listens on; 0.0.0.0 is every address of this machine.

    Raises OSError where nothing can be said on the network: the hall serves without.
    """

    def __init__(self, name: str, address: str, port: int) -> None:
        interfaces = InterfaceChoice.All if address == "0.0.0.0" else [address]
        self._network = Zeroconf(interfaces=interfaces)
        addresses = addresses_here() if address == "0.0.0.0" else [address]
        self._info = ServiceInfo(
            SERVICE,
            f"{label_of(name)}.{SERVICE}",
            port=port,
            addresses=[ip_address(each).packed for each in addresses],
            properties={},
            server=f"{socket.gethostname()}.local.",
        )
        self._network.register_service(self._info, allow_name_change=True)

    def end(self) -> None:
        """Says that the hall is gone."""
        self._network.unregister_service(self._info)
        self._network.close()


def label_of(name: str) -> str:
    """The name of an assembly as one label of at most 60 bytes; a dot would end it."""
    plain = name.replace(".", " ").strip() or "hall"
    return plain.encode()[:_LONGEST_NAME].decode(errors="ignore")


def addresses_here() -> list[str]:
    """The addresses (IPv4) under which other machines reach this one; 127.0.0.1 where there is none."""
    found = {str(each.ip) for adapter in ifaddr.get_adapters() for each in adapter.ips if each.is_IPv4}
    return sorted(each for each in found if not ip_address(each).is_loopback) or ["127.0.0.1"]
