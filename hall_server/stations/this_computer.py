"""Who asks from the hall's own computer: whoever works there can read the folder, and has nothing to prove."""

from ipaddress import IPv6Address, ip_address

from starlette.requests import HTTPConnection


def is_this_computer(host: str) -> bool:
    """Whether an address is a loopback address; False for what is no address."""
    try:
        address = ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


def asks_from_this_computer(connection: HTTPConnection) -> bool:
    """Whether a question was asked on this computer."""
    return connection.client is not None and is_this_computer(connection.client.host)
