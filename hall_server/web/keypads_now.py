"""How the keypads are, as JSON: what lies in the cradles, and what those that are out said last."""

import base64
from collections.abc import Mapping

from hall_server.keypads.cradles import InCradle
from hall_server.keypads.keypads_seen import KeypadSeen


def keypads(placed: Mapping[str, InCradle], seen: Mapping[str, KeypadSeen]) -> dict[str, object]:
    """The fields of `bodies.Keypads`."""
    return {
        "placed": [_placed(path, each) for path, each in placed.items()],
        "seen": [
            {
                "serial": each.serial,
                "battery": each.battery,
                "signal": each.signal,
                "station": each.station,
                "at": each.at.isoformat(timespec="seconds"),
            }
            for each in seen.values()
        ],
    }


def _placed(path: str, here: InCradle) -> dict[str, object]:
    said = here.information
    return {
        "cradle": path,
        "serial": said.serial,
        "key": base64.b64encode(said.public_key).decode("ascii"),
        "certificate": base64.b64encode(said.certificate).decode("ascii"),
        "firmware": said.firmware,
        "battery": said.battery,
        "proof": "failed" if here.failed else "asked" if here.attestation is None else "given",
    }
