"""What lies in a cradle has to prove it, and is offered nothing before (P-24, P-27, P-31)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.framing import FrameKind
from firmware_protocol.keypad import Key
from firmware_protocol.keypad_state import KeypadState
from firmware_protocol.line import OVER_CRADLE
from stemkast.assembly.commands import OfferPairing
from stemkast.assembly.events import PairingEnd, PairingEnded, Role
from stemkast.assembly.refusal import Reason, Refusal
from tests.hall_server.hand_worked import Devices
from tests.hall_server.inside import Inside
from tests.hall_server.small_hall import CODES

pytestmark = pytest.mark.rule("P-24")


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    """Keypads 1 to 3 of four are enrolled."""
    with Inside(tmp_path / "hall", Fleet(4, seed=7, clock=lambda: 0)) as inside:
        inside.enrol(1, 2, 3)
        inside.devices.work(lambda: inside.devices.heard)  # the stations were asked who they are
        yield inside


def said_over_cradle(devices: Devices, kind: type[m.Message]) -> list[m.Message]:
    """Messages of this kind that the hall said over the cradle, in order."""
    read = [codec.decode(frame.payload) for frame in devices.over_cradle]
    return [each for each in read if isinstance(each, kind)]


def refused(answer: Refusal | range) -> Refusal:
    assert isinstance(answer, Refusal), answer
    return answer


def attested(inside: Inside, number: int, nonce: bytes, serial: str = "", key_of: int = 0) -> bytes:
    """An attestation for this nonce, under the key of any keypad."""
    said = m.Attestation(nonce, serial or f"SK-{number:04d}", "x", bytes(32), 0, 0)
    return envelope.sign(codec.encode(said), inside.devices.keypad(key_of or number)._key)


def challenge(inside: Inside) -> bytes:
    """The nonce of the next challenge, which the keypad does not get."""
    devices = inside.devices
    before = len(devices.cradle.arrived)

    def asked() -> list[m.Message]:
        read = [codec.decode(frame.payload) for frame in list(devices.cradle.arrived)[before:]]
        return [each for each in read if isinstance(each, m.Challenge)]

    devices.wait(lambda: asked())
    (found,) = asked()
    assert isinstance(found, m.Challenge)
    devices.cradle.arrived.clear()
    return found.nonce


def test_nothing_is_offered_before_the_proof_and_every_placing_is_asked_anew(inside: Inside) -> None:
    devices = inside.devices
    nonces = set()
    for _ in range(3):
        devices.insert(devices.keypad(1))
        nonces.add(challenge(inside))
        assert refused(inside.offer(0, 1)).text == "keypad SK-0001 is in no cradle"
        devices.remove()
    assert (len(nonces), {len(each) for each in nonces}) == (3, {32})
    inside.placed(1)
    assert isinstance(inside.offer(0, 1), range)
    devices.work(lambda: devices.keypad(1).state is KeypadState.OFFERED)


@pytest.mark.parametrize(
    ("serial", "key_of"),
    [("", 2), ("SK-0002", 1)],
    ids=["the key of another keypad", "another serial number"],
)
def test_a_keypad_that_proves_something_else(inside: Inside, serial: str, key_of: int) -> None:
    inside.devices.insert(inside.devices.keypad(1))
    inside.devices.say_in_cradle(attested(inside, 1, challenge(inside), serial, key_of))
    inside.devices.wait(lambda: any(each.failed for each in inside.hall.in_cradles().values()))
    refusal = refused(inside.offer(0, 1))
    assert refusal.reason is Reason.BAD_SIGNATURE
    assert refusal.text == "what lies in the cradle calls itself keypad SK-0001 and does not prove it"
    inside.devices.remove()
    inside.placed(1)
    assert isinstance(inside.offer(0, 1), range), "lifted and placed again it is asked again"


def test_the_proof_of_another_moment_is_none(inside: Inside) -> None:
    inside.devices.insert(inside.devices.keypad(1))
    first = attested(inside, 1, challenge(inside))
    inside.devices.remove()
    inside.devices.insert(inside.devices.keypad(1))
    nonce = challenge(inside)
    inside.devices.say_in_cradle(first)
    inside.devices.say_in_cradle(attested(inside, 1, nonce))
    inside.devices.wait(lambda: any(each.attestation for each in inside.hall.in_cradles().values()))
    inside.devices.remove()
    inside.devices.insert(inside.devices.keypad(1))
    challenge(inside)
    inside.devices.say_in_cradle(attested(inside, 1, bytes(32)))
    inside.devices.wait(lambda: any(each.failed for each in inside.hall.in_cradles().values()))


def test_a_device_with_the_label_of_another_is_not_that_keypad(inside: Inside) -> None:
    """It proves a key, only not the one that is enrolled for the serial number."""
    devices = inside.devices
    other = Fleet(1, seed=8, clock=lambda: 0).keypads["SK-0001"]
    devices.insert(other)
    devices.work(lambda: any(each.attestation for each in inside.hall.in_cradles().values()))
    assert refused(inside.offer(0, 1)).reason is Reason.BAD_SIGNATURE


def test_an_unknown_keypad_is_seen_and_counts_once_it_is_enrolled(inside: Inside) -> None:
    inside.placed(4)
    assert "not enrolled" in refused(inside.offer(0, 4)).text
    (lying,) = inside.hall.in_cradles().values()
    assert (lying.path, lying.information.serial, lying.information.battery) == ("cradle", "SK-0004", 100)
    inside.enrol(4)
    assert isinstance(inside.offer(0, 4), range)
    inside.devices.work(lambda: inside.devices.keypad(4).state is KeypadState.OFFERED)


def test_what_was_taken_out_or_unplugged_lies_nowhere(inside: Inside) -> None:
    inside.placed(1)
    inside.devices.remove()
    inside.devices.wait(lambda: not inside.hall.in_cradles())
    inside.placed(1)
    inside.devices.cradle.unplug()
    inside.devices.wait(lambda: not inside.hall.in_cradles())


def test_in_two_cradles_it_lies_in_the_one_where_it_proved_it_last(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    inside.placed(1)
    devices.base.up(keypad.information(), keypad.serial, OVER_CRADLE)
    inside.devices.wait(lambda: len(inside.hall.in_cradles()) == 2)
    at_base = inside.hall.in_cradles()["base 0"]
    devices.base.up(attested(inside, 1, at_base.nonce), keypad.serial, OVER_CRADLE)
    inside.devices.wait(lambda: list(inside.hall.in_cradles()) == ["base 0"])


@pytest.mark.rule("P-31")
def test_over_the_air_nobody_is_in_a_cradle(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    devices.say(keypad, keypad.information())
    devices.say(keypad, attested(inside, 1, bytes(32)))
    devices.work_for(0.1)
    assert dict(inside.hall.in_cradles()) == {}
    devices.base.up(keypad.information(), keypad.serial, OVER_CRADLE)
    devices.wait(lambda: inside.hall.in_cradles())


def test_handed_out_over_the_contacts_of_a_base_station(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)

    def carry() -> None:
        while devices.base.arrived:
            frame = devices.base.arrived.popleft()
            for answer in keypad.receive(frame.payload, over_cradle=True):
                devices.base.up(answer, keypad.serial, OVER_CRADLE)

    devices.base.up(keypad.information(), keypad.serial, OVER_CRADLE)
    devices.wait(lambda: carry() or any(each.attestation for each in inside.hall.in_cradles().values()))
    assert isinstance(inside.offer(0, 1), range)
    devices.wait(lambda: carry() or keypad.state is KeypadState.OFFERED)
    (acceptance,) = keypad.press(Key.YES)
    devices.base.up(acceptance, keypad.serial, OVER_CRADLE)
    devices.wait(lambda: inside.book.assembly.current_pairing)


# Offers that were not answered, and keypads that are in a pairing already


@pytest.mark.rule("P-31")
def test_an_acceptance_that_got_lost_is_asked_for_again(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    inside.placed(1)
    inside.offer(0, 1)
    devices.work(lambda: keypad.state is KeypadState.OFFERED)
    (lost,) = keypad.press(Key.YES)
    devices.remove()
    inside.placed(1)
    assert isinstance(inside.offer(0, 1), range)
    devices.work(lambda: inside.book.assembly.current_pairing)
    assert inside.book.assembly.pairings[1].acceptance_hash == envelope.sha256(lost)
    first, second = said_over_cradle(devices, m.Offer)
    assert first == second
    assert said_over_cradle(devices, m.Release) == []
    assert keypad.state is KeypadState.IDLE


def test_after_a_no_or_another_offer_the_number_is_a_new_one(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    inside.placed(1)
    inside.offer(0, 1)
    devices.work(lambda: keypad.state is KeypadState.OFFERED)
    (declined,) = keypad.press(Key.NO)
    devices.say_in_cradle(declined)
    devices.work(lambda: any(each["declined"] for each in inside.desks["offers"]))
    inside.offer(0, 1)
    inside.offer(1, 1)
    inside.offer(1, 1)
    inside.offer(0, 1)
    devices.work(lambda: len(said_over_cradle(devices, m.Offer)) == 5)
    offers = [codec.decode(each.assignment) for each in said_over_cradle(devices, m.Offer) if isinstance(each, m.Offer)]
    numbers = [(each.municipality, each.pairing) for each in offers if isinstance(each, m.Assignment)]
    assert numbers == [(CODES[0], 1), (CODES[0], 2), (CODES[1], 3), (CODES[1], 3), (CODES[0], 4)]


@pytest.mark.rule("P-27")
def test_a_keypad_of_an_offer_that_is_over_is_freed_before_it_is_offered_another(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    inside.placed(1)
    inside.offer(0, 1)
    devices.work(lambda: keypad.state is KeypadState.OFFERED)
    (late,) = keypad.press(Key.YES)  # lost
    devices.remove()
    inside.placed(1)
    assert isinstance(inside.offer(1, 1), range)
    devices.work(lambda: keypad.state is KeypadState.OFFERED)
    assert said_over_cradle(devices, m.Release) == [m.Release(1)]
    devices.say_in_cradle(late)
    (acceptance,) = keypad.press(Key.YES)
    devices.say_in_cradle(acceptance)
    devices.work(lambda: inside.book.assembly.current_pairing)
    assert inside.book.assembly.current_pairing == {CODES[1]: 2}, "what came late is an acceptance of nothing"


@pytest.mark.rule("P-27")
def test_a_keypad_of_another_assembly_is_freed_even_if_the_numbers_are_equal(inside: Inside, tmp_path: Path) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    with Inside(tmp_path / "old", devices.fleet) as old:
        old.enrol(1)
        old.placed(1)
        old.offer(2, 1)
        old.devices.work(lambda: keypad.state is KeypadState.OFFERED)
        old.devices.say_in_cradle(keypad.press(Key.YES)[0])
        old.devices.work(lambda: old.book.assembly.current_pairing)
    assert keypad.assignment is not None
    assert (keypad.state, keypad.assignment.pairing) == (KeypadState.IDLE, 1)
    inside.placed(1)
    assert isinstance(inside.offer(0, 1), range)
    devices.work(lambda: keypad.state is KeypadState.OFFERED)
    assert isinstance(inside.offer(0, 1), range)
    devices.work(lambda: len(said_over_cradle(devices, m.Offer)) == 2)
    assert said_over_cradle(devices, m.Release) == [m.Release(1)], "once"
    devices.say_in_cradle(keypad.press(Key.YES)[0])
    devices.work(lambda: inside.book.assembly.current_pairing == {CODES[0]: 1})


def test_a_keypad_that_missed_its_release_is_freed_in_the_cradle(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    inside.placed(1)
    inside.offer(0, 1)
    devices.work(lambda: keypad.state is KeypadState.OFFERED)
    devices.say_in_cradle(keypad.press(Key.YES)[0])
    devices.wait(lambda: inside.book.assembly.current_pairing)
    assert refused(inside.ask(OfferPairing(CODES[1], "SK-0001"))).reason is Reason.KEYPAD_IN_USE
    devices.remove()
    devices.wait(lambda: not inside.hall.in_cradles())
    inside.record(Role.DESK, PairingEnded(1, PairingEnd.RETURNED))
    for station in (devices.base, devices.cradle):  # nobody hears the release
        devices.wait(lambda station=station: any(frame.kind is FrameKind.DOWN for frame in list(station.arrived)))
        station.arrived.clear()
    inside.placed(1)
    assert keypad.state is KeypadState.IDLE
    inside.offer(1, 1)
    devices.work(lambda: keypad.state is KeypadState.OFFERED)
