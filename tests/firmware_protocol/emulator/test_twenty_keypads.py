"""Twenty keypads through two polls, over real lines, by scripted people: P-17, P-31, P-35, P-38 together."""

import time

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.ballot import Light
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.messages import Action
from tests.firmware_protocol.emulator.lines import PATIENCE, HallEnd
from tests.firmware_protocol.parties import Hall

COUNT = 20


def pair_all(fleet: Fleet, emulated: EmulatedHall, cradle: HallEnd, hall: Hall) -> dict[str, bytes]:
    """Hands out every keypad through one cradle; the acceptances by serial number, each verified."""
    acceptances = {}
    for pairing, member in enumerate(fleet.members, start=1):
        emulated.insert(0, member.serial)
        information = cradle.hear_message()
        assert isinstance(information, m.Information)
        assert information.public_key == member.public_key
        cradle.say(FrameKind.DOWN, hall.offer(member.serial, pairing), member.serial)
        acceptance = cradle.hear().payload
        assert envelope.open_signed(acceptance, member.public_key) == hall.assignment(member.serial, pairing)
        acceptances[member.serial] = acceptance
        emulated.remove(0)
        assert cradle.hear_message() == m.Removed(member.serial)
    return acceptances


def verified(frame: Frame, fleet: Fleet, announcement: bytes, acceptances: dict[str, bytes]) -> tuple[str, m.Vote]:
    """Whose vote this is, opened as a hall opens it: under the key and the binding of the pairing that it names."""
    payload = envelope.peek(frame.payload)
    assert isinstance(payload, bytes)
    vote = codec.decode(payload)
    assert isinstance(vote, m.Vote)
    member = fleet.members[vote.pairing - 1]
    bound = envelope.vote_aad(announcement, acceptances[member.serial])
    assert envelope.open_signed(frame.payload, member.public_key, bound) == payload
    assert (frame.kind, frame.address) == (FrameKind.UP, radio_address(member.serial))
    return member.serial, vote


def all_green(fleet: Fleet, emulated: EmulatedHall) -> bool:
    deadline = time.monotonic() + PATIENCE
    while any(emulated.light(serial) is not Light.GREEN for serial in fleet.keypads):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.005)
    return True


def test_from_the_cradle_to_green_and_through_a_second_poll() -> None:
    hall, fleet = Hall(), Fleet(COUNT, seed=3)
    people = VotingPeople(lambda poll, _: poll, pace=0.05, seed=9)
    with (
        EmulatedHall(fleet, base_stations=2, people=people) as emulated,
        HallEnd(emulated.cradle_paths[0]) as cradle,
        HallEnd(emulated.base_station_paths[0]) as first,
        HallEnd(emulated.base_station_paths[1]) as second,
    ):
        acceptances = pair_all(fleet, emulated, cradle, hall)
        answered: set[bytes] = set()
        for poll in (1, 2):
            announcement = hall.announcement(poll)
            for message in (announcement, hall.control(Action.OPEN, announcement, poll)):
                first.say(FrameKind.BROADCAST, message)
                second.say(FrameKind.BROADCAST, message)
            voted = set()
            for station in [first, second] * (COUNT // 2):
                while (frame := station.hear()).payload in answered:
                    pass  # said again while its receipt was under way
                answered.add(frame.payload)
                serial, vote = verified(frame, fleet, announcement, acceptances)
                assert (vote.poll, vote.choice, vote.counter) == (poll, poll, poll)
                assert emulated.light(serial) is Light.WAITING
                station.say(FrameKind.DOWN, hall.receipt(frame.payload, serial, vote.pairing), serial)
                voted.add(serial)
            assert voted == set(fleet.keypads)
            assert all_green(fleet, emulated)
