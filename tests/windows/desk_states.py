"""Every state of the desk's window on a register of real names, for tests and for pictures."""

from collections.abc import Iterator
from datetime import timedelta

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import (
    AssemblyInitialised,
    KeypadEnrolled,
    MandateIssued,
    MergedPart,
    PairingEnd,
    PairingEnded,
    RegisterAdopted,
    RegisterChunk,
    RegisterRow,
    RepresentativeRole,
    SettingsAdopted,
)
from stemkast.assembly.hashes import register_hash
from stemkast.assembly.settings import Settings
from stemkast.hall_client.desk.state import DeskState
from stemkast.hall_client.desk.visit import DeskAction, Named, Said
from tests.assembly.hall import START, Hall
from tests.hall_client.desk_table import ME, OTHER, Table

A = DeskAction
_MERGED = (
    MergedPart("GM0501", "Brielle", 17_704),
    MergedPart("GM0530", "Hellevoetsluis", 40_574),
    MergedPart("GM0614", "Westvoorne", 14_960),
)
ROWS = (
    RegisterRow("GM0344", "Utrecht", 361_699, 75),
    RegisterRow("GM1581", "Utrechtse Heuvelrug", 49_912, 49),
    RegisterRow("GM1992", "Voorne aan Zee", 73_238, 73, _MERGED),
    RegisterRow("GM0088", "Schiermonnikoog", 944, 1),
    RegisterRow("GM0518", "'s-Gravenhage", 553_417, 75),
    RegisterRow("GM0820", "Nuenen, Gerwen en Nederwetten", 23_826, 23),
)


class RealNames(Hall):
    """An assembly of six municipalities as they are called."""

    def __init__(self) -> None:
        self.assembly = Assembly()
        self.done = []
        self.counter = 0
        first = AssemblyInitialised(
            bytes(16), "Algemene Ledenvergadering", "2023-06-14", "Groningen", 1, b"h" * 32, b"s" * 32, b"f" * 32
        )
        population = sum(row.population for row in ROWS)
        votes = sum(row.weight for row in ROWS)
        adopted = RegisterAdopted("2022-01-01", "CBS", 1, len(ROWS), population, votes, register_hash(ROWS))
        self.do(first, SettingsAdopted(Settings()), RegisterChunk(0, ROWS), adopted)
        for number in range(400, 420):
            self.do(KeypadEnrolled(f"SK-{number:04d}", number.to_bytes(32, "big"), b"certificate"))
        for row in ROWS[:4]:
            self.do(MandateIssued(row.code, RepresentativeRole.ALDERMAN, "", f"{row.code[-2:]}"))


def table() -> Table:
    """A desk at that assembly; one municipality has its keypad, one brought it back."""
    made = Table(RealNames())
    made.now = START + timedelta(minutes=1)
    for code, serial in (("GM0518", "SK-0401"), ("GM0088", "SK-0402")):
        if code == "GM0518":
            made.do(MandateIssued(code, RepresentativeRole.MAYOR, "", ""))
        made.do(made.hall.pairing(int(code[2:]), serial))
    made.do(PairingEnded(2, PairingEnd.RETURNED))
    return made


def states() -> Iterator[tuple[str, DeskState]]:
    """Name and state, in the order of a visit."""
    at = table()
    yield "ready", at.state
    yield "found", at.type("utr")
    yield "nothing-found", at.type("qqq")
    at.type("utr")
    at.enter()
    yield "no-keypad", at.state
    for name, lying in (
        ("being-asked", {"proof": "asked"}),
        ("low-battery", {"battery": 12}),
        ("false", {"proof": "false"}),
        ("firmware", {"usual": False, "firmware": "0.9", "usual_firmware": "1.0"}),
        ("keypad", {}),
    ):
        at.place("SK-0417", **lying)
        yield name, at.state
    at.press(A.HAND_OUT)
    at.obey(lambda _offer: False)
    yield "waiting", at.state
    at.told.offers[0]["declined"] = True
    at.look()
    yield "declined", at.state
    at.press(A.HAND_OUT)
    at.obey()
    yield "handed-out", at.state
    at.lift()
    at.choose("haag")
    yield "present", at.state
    at.choose("schier")
    yield "handed-in-before", at.state
    at.choose("nuenen")
    yield "no-mandate", at.state
    at.press(A.NAME, Said(named=Named(RepresentativeRole.CLERK, "")))
    at.place("SK-0401")
    yield "keypad-out", at.state
    at.choose("brielle")
    at.lift()
    yield "merged", at.state
    at.told.attending[OTHER] = ("GM1992", "")
    at.look()
    yield "other-desk", at.state
    at.told.attending.clear()
    at.press(A.AGAIN)
    at.place("SK-0417")
    yield "brought-back", at.state
    at.told.low = {"SK-0417": 14}
    at.look()
    at.press(A.OVERVIEW)
    yield "overview", at.state
    at.press(A.OVERVIEW)
    at.work.hear(False)
    yield "no-hall", at.state


__all__ = ["ME", "OTHER", "ROWS", "RealNames", "states", "table"]
