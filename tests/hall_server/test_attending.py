"""Desks beside each other: who attends to whom, what lies where, and what the second one cannot do."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.keypad import Key
from firmware_protocol.keypad_state import KeypadState
from hall_server.keypads.firmware_seen import Firmware, FirmwareSeen
from hall_server.stations.access import Station
from hall_server.writer.attending import Attending
from stemkast.assembly.commands import Attend, Command, OfferPairing, Record
from stemkast.assembly.events import (
    MandateIssued,
    MandateWithdrawn,
    PairingEnd,
    PairingEnded,
    RepresentativeRole,
    Role,
)
from stemkast.assembly.refusal import Reason, Refusal
from tests.hall_server.inside import Inside
from tests.hall_server.small_hall import CODES
from tests.patience import PATIENCE

ONE, TWO = (Station(f"balie {number}", Role.DESK) for number in (1, 2))


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    with Inside(tmp_path / "hall", Fleet(5, seed=7, clock=lambda: 0)) as inside:
        yield inside


def ask(inside: Inside, station: Station, command: Command) -> Refusal | range:
    return inside.hall.ask(command, station).result(PATIENCE)


def test_the_first_attends_until_it_leaves_or_is_gone(inside: Inside) -> None:
    assert isinstance(ask(inside, ONE, Attend(CODES[0], "")), range)
    refused = ask(inside, TWO, Attend(CODES[0], ""))
    assert isinstance(refused, Refusal)
    assert (refused.reason, refused.text) == (Reason.AT_ANOTHER_DESK, "balie 1 attends to GM0344")
    assert isinstance(ask(inside, TWO, Attend(CODES[1], "")), range)
    both = [
        {"station": "balie 1", "municipality": CODES[0], "serial": ""},
        {"station": "balie 2", "municipality": CODES[1], "serial": ""},
    ]
    inside.devices.wait(lambda: inside.desks["attending"] == both)
    assert isinstance(ask(inside, ONE, Attend("", "")), range)
    assert isinstance(ask(inside, TWO, Attend(CODES[0], "")), range)
    inside.hall.came(TWO)
    inside.hall.came(TWO)
    inside.hall.gone(TWO)
    assert isinstance(ask(inside, ONE, Attend(CODES[0], "")), Refusal), "one of its connections is left"
    inside.devices.wait(lambda: inside.desks["desks"] == ["balie 2"])
    inside.hall.gone(TWO)
    assert isinstance(ask(inside, ONE, Attend(CODES[0], "")), range)
    inside.devices.wait(lambda: inside.desks["desks"] == [])
    unknown = ask(inside, ONE, Attend("GM9999", ""))
    assert isinstance(unknown, Refusal)
    assert unknown.reason is Reason.UNKNOWN
    assert isinstance(ask(inside, Station("voorzitter", Role.CHAIR), Attend(CODES[0], "")), Refusal)


def test_a_second_desk_changes_nothing_about_a_municipality_or_a_keypad(inside: Inside) -> None:
    inside.pair(1)
    inside.enrol(2)
    ask(inside, ONE, Attend(CODES[0], "SK-0002"))
    mandate = MandateIssued(CODES[0], RepresentativeRole.MAYOR, "", "F-2")
    in_the_way: list[Command] = [
        Record(mandate),
        Record(MandateWithdrawn(CODES[0], "ziek")),
        Record(PairingEnded(1, PairingEnd.RETURNED)),
        OfferPairing(CODES[0], "SK-0003"),
        OfferPairing(CODES[1], "SK-0002"),
        Attend(CODES[1], "SK-0002"),
    ]
    for command in in_the_way:
        answer = ask(inside, TWO, command)
        assert isinstance(answer, Refusal), command
        assert answer.reason is Reason.AT_ANOTHER_DESK, command
    assert isinstance(ask(inside, ONE, Record(mandate)), range)
    assert isinstance(ask(inside, TWO, Record(PairingEnded(99, PairingEnd.RETURNED))), Refusal)
    ask(inside, ONE, Attend("", ""))
    assert isinstance(ask(inside, TWO, Record(PairingEnded(1, PairingEnd.RETURNED))), range)


def test_desks_are_told_what_lies_where_and_what_was_offered(inside: Inside) -> None:
    inside.enrol(1)
    inside.placed(1)
    inside.devices.wait(lambda: [each["proof"] for each in inside.desks["cradles"]] == ["given"])
    (lying,) = inside.desks["cradles"]
    key = base64.b64encode(inside.devices.fleet.members[0].public_key).decode()
    assert (lying["path"], lying["serial"], lying["key"], lying["proof"]) == ("cradle", "SK-0001", key, "given")
    assert (lying["battery"], lying["usual"]) == (100, True)
    inside.offer(0, 1)
    keypad = inside.devices.keypad(1)
    inside.devices.work(lambda: keypad.state is KeypadState.OFFERED)
    inside.devices.wait(lambda: inside.desks["offers"])
    offered = {"pairing": 1, "municipality": CODES[0], "serial": "SK-0001", "station": "desk", "declined": False}
    assert inside.desks["offers"] == [offered]
    inside.devices.say_in_cradle(keypad.press(Key.NO)[0])
    inside.devices.wait(lambda: inside.desks["offers"] == [{**offered, "declined": True}])
    inside.offer(0, 1)
    inside.devices.work(lambda: keypad.state is KeypadState.OFFERED)
    inside.devices.say_in_cradle(keypad.press(Key.YES)[0])
    inside.devices.wait(lambda: inside.desks["offers"] == [])
    assert inside.book.assembly.current_pairing == {CODES[0]: 2}
    inside.devices.remove()
    inside.devices.wait(lambda: inside.desks["cradles"] == [])


def test_nothing_is_told_twice(inside: Inside) -> None:
    ask(inside, ONE, Attend(CODES[0], ""))
    inside.devices.wait(lambda: inside.desks["attending"])
    before = [each for each in inside.asides if each.kind == "desks"]
    inside.record(Role.DESK, MandateIssued(CODES[1], RepresentativeRole.MAYOR, "", "F-9"))
    ask(inside, ONE, Attend(CODES[0], ""))  # what followed from the mandate was told before this is answered
    assert [each for each in inside.asides if each.kind == "desks"] == before


@pytest.mark.parametrize(("versions", "usual"), [("11", ""), ("111", "1"), ("112", "1"), ("1122", ""), ("11222", "2")])
def test_what_most_keypads_run_is_usual(versions: str, usual: str) -> None:
    seen = FirmwareSeen()
    for number, version in enumerate(versions):
        seen.proved(f"SK-{number}", Firmware(version, version.encode() * 32))
    assert (seen.usual.version if seen.usual is not None else "") == usual


def test_attending_by_itself() -> None:
    attending = Attending()
    assert attending.attend("1", "GM0344", "SK-1") is None
    assert attending.attend("1", "GM0344", "") is None, "its own"
    assert attending.attend("2", "", "SK-1") is None
    attending.leave("3")
    assert list(attending.snapshot) == ["1", "2"]
