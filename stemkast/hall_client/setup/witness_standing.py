"""How it stands with the key under which a station cosigns: the hall heard it, and the ledger has it or not."""

from collections.abc import Mapping
from enum import Enum

from stemkast.hall_client.connection.hall_admin import ListedStation
from stemkast.ledger.cosignature import witness_name


class WitnessStanding(Enum):
    """`UNKNOWN`: it said no key since the hall started. `OTHER_KEY`: its name stands for another key, and for good."""

    UNKNOWN = "unknown"
    NOT_ENROLLED = "not_enrolled"
    ENROLLED = "enrolled"
    OTHER_KEY = "other_key"


def witness_standing(station: ListedStation, witnesses: Mapping[str, bytes]) -> WitnessStanding:
    """How it stands with this station, where `witnesses` are the enrolled keys by name."""
    enrolled = witnesses.get(witness_name(station.name))
    if station.witness is None:
        return WitnessStanding.UNKNOWN if enrolled is None else WitnessStanding.ENROLLED
    if enrolled is None:
        return WitnessStanding.NOT_ENROLLED
    return WitnessStanding.ENROLLED if enrolled == station.witness.public_key else WitnessStanding.OTHER_KEY
