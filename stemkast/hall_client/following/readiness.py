"""What the hall tells of itself before the first real poll, as it comes in the aside `readiness` of the stream."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

KIND = "readiness"


@dataclass(frozen=True, slots=True)
class ReadinessNow:
    """What no ledger holds.

    silent       codes of municipalities whose keypad did not answer since it was handed out, the first 400;
                 `silent_count` counts them all
    low          percentages of batteries that are nearly empty, by code of the municipality that has the keypad
    connected    names of the base stations that answer; `lost` those that answered before
    keeping      stations that keep the ledger too; `committees` stations of a committee that follow
    """

    silent: tuple[str, ...] = ()
    silent_count: int = 0
    low: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    connected: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    keeping: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()


def from_aside(value: object) -> ReadinessNow | None:
    """What was told; None if it is not in the form that this station knows."""
    try:
        if not isinstance(value, Mapping):
            return None
        return ReadinessNow(
            _names(value["silent"]),
            int(value["silent_count"]),
            MappingProxyType({str(code): int(percent) for code, percent in value["low"].items()}),
            _names(value["connected"]),
            _names(value["lost"]),
            _names(value["keeping"]),
            _names(value["committees"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("names are a list")
    return tuple(str(each) for each in value)
