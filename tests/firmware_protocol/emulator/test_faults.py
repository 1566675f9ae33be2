"""What goes wrong by a seed, and a keypad without power; P-71."""

from firmware_protocol.emulator.clock import VirtualClock
from firmware_protocol.emulator.faults import FaultMaker, Faults, FaultyFrames
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.room import Room
from firmware_protocol.hid_device import HidDevice, Message
from firmware_protocol.packets import BROADCAST_CHANNEL, Command, reports
from tests.firmware_protocol.parties import Hall


def test_frames_go_wrong_by_the_share_that_is_asked_for() -> None:
    every = Faults(loss=0.2, duplication=0.2, corruption=0.2, truncation=0.2, reordering=0.2)
    maker = FaultMaker(every, "seed")
    line = FaultyFrames(maker)
    frames = [bytes([1 + number % 250]) * 20 + b"\0" for number in range(2000)]
    arrived = b"".join(line.carry(frame) for frame in frames)
    harm = maker.harm
    for count in (harm.lost, harm.doubled, harm.corrupted, harm.cut, harm.overtaken):
        assert 200 < count < 700
    assert arrived != b"".join(frames)
    assert FaultyFrames(FaultMaker(Faults(), "seed")).carry(b"".join(frames)) == b"".join(frames)


def test_a_keypad_without_power_does_nothing_and_one_with_power_is_left_alone() -> None:
    clock, said = VirtualClock(), []
    room = Room(Fleet(1, 1, clock), 0, 1, clock, lambda _seat: None)
    (seat,) = room.seats.values()
    assert room.air.carrier_of(seat) is None
    before = seat.keypad
    seat.power_on()
    assert seat.keypad is before
    seat.power_off()
    seat.insert(said.append)
    seat.hear(Hall().offer("SK-0001"))
    seat.joined(52)
    assert said == []
    assert seat.keypad is before
    seat.power_on()
    assert seat.keypad is not before


def test_init_on_one_channel_leaves_what_is_coming_on_another() -> None:
    numbers = iter((1, 2))
    device = HidDevice(lambda: next(numbers))
    for _ in range(2):
        device.receive(reports(BROADCAST_CHANNEL, Command.INIT, bytes(8))[0], 0)
    first, second = reports(1, Command.KEYPAD, bytes(100))
    device.receive(first, 0)
    device.receive(reports(2, Command.INIT, bytes(8))[0], 0)
    assert device.receive(second, 0) == [Message(Command.KEYPAD, bytes(100))]
