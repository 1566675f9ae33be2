"""How far the hall keeps cosignatures, as it says beside its entries."""

from collections.abc import Mapping

KIND = "witnesses"


def from_aside(value: object) -> Mapping[str, int]:
    """The size of the newest cosigned checkpoint by the name of its witness; nothing of what is no such thing."""
    said = value.items() if isinstance(value, Mapping) else ()
    return {name: size for name, size in said if isinstance(name, str) and type(size) is int}
