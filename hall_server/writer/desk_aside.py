"""What desks are told and no ledger holds: what lies in the cradles, who attends to whom, offers, low batteries.

One value, told whenever a part of it changed. Each part is an object that is replaced and never changed, so that a
batch of votes costs five comparisons here.
"""

import base64
from collections.abc import Mapping

from hall_server.keypads.cradles import Cradles, InCradle
from hall_server.keypads.firmware_seen import Firmware
from hall_server.keypads.keypads_seen import KeypadsSeen
from hall_server.writer.attending import Attending
from hall_server.writer.desk import Desk, Offered
from hall_server.writer.event_stream import Aside

KIND = "desks"


class DeskAside:
    """Owned by the hall's thread."""

    def __init__(self, cradles: Cradles, attending: Attending, desk: Desk, seen: KeypadsSeen) -> None:
        self._cradles = cradles
        self._attending = attending
        self._desk = desk
        self._seen = seen
        self._told: tuple[object, ...] = ()

    def changed(self) -> Aside | None:
        """The aside, if something is other than it was told last."""
        cradles, offers = self._cradles.snapshot, self._desk.snapshot
        attending, low = self._attending.snapshot, self._seen.low
        now = (cradles, attending, offers, low, self._attending.desks)
        if len(self._told) == len(now) and all(one is other for one, other in zip(now, self._told, strict=True)):
            return None
        self._told = now
        usual = self._cradles.firmware.usual
        return Aside(
            KIND,
            {
                "cradles": [_in_cradle(each, usual) for each in cradles.values()],
                "attending": [
                    {"station": name, "municipality": it.municipality, "serial": it.serial}
                    for name, it in attending.items()
                ],
                "offers": [_offer(each) for each in offers.values()],
                "low": dict(low),
                "desks": list(self._attending.desks),
            },
        )


def _in_cradle(here: InCradle, usual: Firmware | None) -> Mapping[str, object]:
    said = here.information
    runs = Firmware(said.firmware, said.firmware_hash)
    return {
        "path": here.path,
        "serial": said.serial,
        "key": base64.b64encode(said.public_key).decode("ascii"),
        "battery": said.battery,
        "firmware": said.firmware,
        "usual_firmware": usual.version if usual is not None and usual != runs else said.firmware,
        "usual": usual is None or usual == runs,
        "proof": "false" if here.failed else "asked" if here.attestation is None else "given",
    }


def _offer(offered: Offered) -> Mapping[str, object]:
    return {
        "pairing": offered.pairing,
        "municipality": offered.municipality,
        "serial": offered.serial,
        "station": offered.by,
        "declined": offered.declined,
    }
