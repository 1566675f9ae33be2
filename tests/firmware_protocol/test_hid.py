"""HID: reports, the cradle's side with every case of the error table, and the hall's side: P-53 to P-66."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_protocol import envelope, packets
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.hid_device import TIMEOUT, HidDevice, Message
from firmware_protocol.hid_line import MOST_WAITING, HidLine
from firmware_protocol.line import OVER_CRADLE, Delivered, GaveUp, Noise, Up
from firmware_protocol.packets import BROADCAST_CHANNEL, MAX_MESSAGE, Command, First, Following, HidError, reports

NONCE = bytes(range(8))


@pytest.fixture
def device() -> HidDevice:
    numbers = count(0x01020304)
    return HidDevice(lambda: next(numbers))


def channel_of(device: HidDevice) -> int:
    """A channel, as INIT gives it."""
    for report in reports(BROADCAST_CHANNEL, Command.INIT, NONCE):
        device.receive(report, 0)
    (answer,) = device.outgoing()
    first = packets.read(answer)
    assert isinstance(first, First)
    assert (first.channel, first.command, first.length) == (BROADCAST_CHANNEL, Command.INIT, 17)
    assert first.data[:8] == NONCE
    assert first.data[12:17] == bytes([1, 1, 0, 0, 0])
    return int.from_bytes(first.data[8:12], "big")


def errors(device: HidDevice) -> list[tuple[int, HidError]]:
    """Channels and errors of what the device says; anything else fails."""
    found = []
    for report in device.outgoing():
        first = packets.read(report)
        assert isinstance(first, First)
        assert (first.command, first.length) == (Command.ERROR, 1)
        found.append((first.channel, HidError(first.data[0])))
    return found


# Reports


@pytest.mark.rule("P-53")
def test_the_bytes_of_reports() -> None:
    first, second = reports(0x01020304, Command.KEYPAD, bytes(range(1, 60)))
    assert first.hex() == "01020304c0003b" + bytes(range(1, 58)).hex()
    assert second.hex() == "0102030400" + "3a3b" + "00" * 57
    assert packets.read(first) == First(0x01020304, Command.KEYPAD, 59, bytes(range(1, 58)))
    assert packets.read(second) == Following(0x01020304, 0, bytes([58, 59]) + bytes(57))


@pytest.mark.rule("P-53")
@pytest.mark.parametrize(("length", "made"), [(0, 1), (57, 1), (58, 2), (116, 2), (117, 3), (MAX_MESSAGE, 18)])
def test_how_many_reports_a_message_takes(length: int, made: int) -> None:
    assert [len(each) for each in reports(1, Command.KEYPAD, bytes(length))] == [64] * made


@pytest.mark.rule("P-54")
def test_a_vote_takes_two_reports() -> None:
    largest = bytes.fromhex("85141b001fffffffffffff1b001fffffffffffff1b001fffffffffffff09")
    assert len(reports(1, Command.KEYPAD, envelope.sign(largest, SigningKey(bytes(32))))) == 2


def test_a_message_that_is_too_long_is_the_callers_fault() -> None:
    with pytest.raises(ValueError, match="at most 1024 bytes"):
        reports(1, Command.KEYPAD, bytes(MAX_MESSAGE + 1))


# The cradle's side


@pytest.mark.rule("P-55")
@given(st.binary(max_size=MAX_MESSAGE), st.sampled_from([Command.KEYPAD, Command.STATION, Command.PANEL]))
def test_a_message_arrives_as_it_was(message: bytes, command: Command) -> None:
    device = HidDevice(lambda: 7)
    channel = channel_of(device)
    *before, last = reports(channel, command, message)
    assert all(device.receive(each, 0) == [] for each in before)
    assert device.receive(last, 0) == [Message(command, message)]
    assert device.outgoing() == []


@pytest.mark.rule("P-53", "P-55")
@pytest.mark.parametrize(
    "length", [0, 1, *(57 + 59 * each + more for each in range(17) for more in (0, 1)), MAX_MESSAGE]
)
def test_messages_that_end_with_a_report_arrive_at_both_ends_whatever_is_behind_them(length: int) -> None:
    message = bytes(each % 255 + 1 for each in range(length))
    pair = Pair()
    pair.move()
    sent = reports(0x01020304, Command.KEYPAD, message)
    left = -(length - 57) % 59 if length > 57 else 57 - length
    sent[-1] = sent[-1][: 64 - left] + b"\xff" * left
    assert [each for report in sent for each in pair.device.receive(report, 0)] == [Message(Command.KEYPAD, message)]
    (heard,) = pair.line.receive(b"".join(sent), 0)
    assert isinstance(heard, Delivered)
    assert heard.frame.payload == message
    assert (pair.device.due(), pair.device.outgoing()) == (None, [])


@pytest.mark.rule("P-56")
def test_a_ping_comes_back(device: HidDevice) -> None:
    sent = reports(channel_of(device), Command.PING, bytes(range(200)))
    for each in sent:
        assert device.receive(each, 0) == []
    assert device.outgoing() == sent


@pytest.mark.rule("P-57")
def test_each_init_gives_another_channel_and_answers_go_to_the_last(device: HidDevice) -> None:
    assert not device.send(Command.KEYPAD, b"nobody is there")
    first, second = channel_of(device), channel_of(device)
    assert first != second
    assert device.send(Command.KEYPAD, b"hello")
    assert device.outgoing() == reports(second, Command.KEYPAD, b"hello")


@pytest.mark.rule("P-06", "P-57")
def test_an_answer_goes_to_who_asked_though_another_program_has_a_newer_channel(device: HidDevice) -> None:
    hall, other = channel_of(device), channel_of(device)
    (identify,) = reports(hall, Command.STATION, b"identify")
    assert device.receive(identify, 0) == [Message(Command.STATION, b"identify")]
    device.receive(reports(other, Command.PING, b"")[0], 0)
    device.receive(reports(other, 0x02, b"")[0], 0)
    device.outgoing()
    channel_of(device)
    for payload in (b"CR-7", b"a keypad is placed"):
        assert device.send(Command.STATION, payload)
        assert device.outgoing() == reports(hall, Command.STATION, payload)
    hall = channel_of(device)
    device.receive(reports(hall, Command.STATION, b"identify")[0], 0)
    assert device.send(Command.STATION, b"CR-7")
    assert device.outgoing() == reports(hall, Command.STATION, b"CR-7")


@pytest.mark.rule("P-58")
@pytest.mark.parametrize("channel", [0, 5, BROADCAST_CHANNEL])
@pytest.mark.parametrize("command", [Command.PING, Command.KEYPAD, Command.CANCEL])
def test_on_a_channel_that_nobody_has_the_channel_is_invalid(device: HidDevice, channel: int, command: Command) -> None:
    channel_of(device)
    device.receive(reports(channel, command, b"x")[0], 0)
    assert errors(device) == [(channel, HidError.INVALID_CHANNEL)]


@pytest.mark.rule("P-58")
def test_init_on_a_channel_that_nobody_has(device: HidDevice) -> None:
    device.receive(reports(5, Command.INIT, NONCE)[0], 0)
    assert errors(device) == [(5, HidError.INVALID_CHANNEL)]


@pytest.mark.rule("P-58")
@pytest.mark.parametrize("channel", [0, 5])
@pytest.mark.parametrize("nonce", [b"", bytes(7), bytes(9)])
def test_on_a_channel_that_nobody_has_the_length_does_not_matter(device: HidDevice, channel: int, nonce: bytes) -> None:
    device.receive(reports(channel, Command.INIT, nonce)[0], 0)
    device.receive(reports(channel, Command.KEYPAD, bytes(MAX_MESSAGE))[0], 0)
    assert errors(device) == [(channel, HidError.INVALID_CHANNEL)] * 2


@pytest.mark.rule("P-57", "P-58")
def test_a_flood_of_inits_leaves_the_last_eight_channels(device: HidDevice) -> None:
    given = [channel_of(device) for _ in range(1000)]
    for channel in given:
        device.receive(reports(channel, Command.CANCEL, b"")[0], 0)
    assert errors(device) == [(channel, HidError.INVALID_CHANNEL) for channel in given[:-8]]


@pytest.mark.rule("P-59")
@pytest.mark.parametrize("command", [0x02, 0x03, 0x04, 0x08, 0x10, Command.KEEPALIVE, Command.ERROR, 0x43, 0x7F])
def test_an_unknown_command_is_invalid(device: HidDevice, command: int) -> None:
    channel = channel_of(device)
    first, following = reports(channel, command, bytes(100))
    assert device.receive(first, 0) == device.receive(following, 0) == []
    assert errors(device) == [(channel, HidError.INVALID_CMD)]


@pytest.mark.rule("P-60")
@pytest.mark.parametrize(("command", "length"), [(Command.KEYPAD, MAX_MESSAGE + 1), (Command.PING, 0xFFFF)])
def test_a_length_that_no_message_has_is_invalid(device: HidDevice, command: Command, length: int) -> None:
    channel = channel_of(device)
    report = channel.to_bytes(4, "big") + bytes([command | 0x80]) + length.to_bytes(2, "big") + bytes(57)
    assert device.receive(report, 0) == []
    assert errors(device) == [(channel, HidError.INVALID_LEN)]


@pytest.mark.rule("P-60")
@pytest.mark.parametrize("nonce", [b"", bytes(7), bytes(9)])
def test_an_init_without_eight_bytes_has_an_invalid_length(device: HidDevice, nonce: bytes) -> None:
    device.receive(reports(BROADCAST_CHANNEL, Command.INIT, nonce)[0], 0)
    assert errors(device) == [(BROADCAST_CHANNEL, HidError.INVALID_LEN)]


@pytest.mark.rule("P-61")
def test_reports_out_of_order_are_refused_and_the_message_with_them(device: HidDevice) -> None:
    channel = channel_of(device)
    first, second, third = reports(channel, Command.KEYPAD, bytes(150))
    for each in (first, third):
        assert device.receive(each, 0) == []
    assert errors(device) == [(channel, HidError.INVALID_SEQ)]
    assert device.receive(second, 0) == []
    assert device.outgoing() == []


@pytest.mark.rule("P-61")
def test_a_message_that_begins_in_another_one_is_refused(device: HidDevice) -> None:
    channel = channel_of(device)
    first, second = reports(channel, Command.KEYPAD, bytes(100))
    device.receive(first, 0)
    assert device.receive(first, 0) == []
    assert errors(device) == [(channel, HidError.INVALID_SEQ)]
    assert device.receive(second, 0) == []
    for each in (first, second):
        done = device.receive(each, 0)
    assert done == [Message(Command.KEYPAD, bytes(100))]


@pytest.mark.rule("P-62")
def test_a_message_that_does_not_go_on_is_given_up_after_half_a_second(device: HidDevice) -> None:
    channel = channel_of(device)
    first, second, third = reports(channel, Command.KEYPAD, bytes(150))
    device.receive(first, 1000)
    assert device.due() == 1000 + TIMEOUT
    device.receive(second, 1400)
    device.expire(1899)
    assert errors(device) == []
    device.expire(1900)
    assert errors(device) == [(channel, HidError.MSG_TIMEOUT)]
    assert device.receive(third, 1901) == []
    assert device.due() is None


@pytest.mark.rule("P-63")
def test_while_one_channel_speaks_the_others_hear_busy(device: HidDevice) -> None:
    one, other = channel_of(device), channel_of(device)
    first, second = reports(one, Command.KEYPAD, bytes(100))
    device.receive(first, 0)
    assert device.receive(reports(other, Command.KEYPAD, b"x")[0], 0) == []
    assert errors(device) == [(other, HidError.CHANNEL_BUSY)]
    assert device.receive(reports(other, Command.KEYPAD, bytes(100))[1], 0) == []
    assert device.receive(second, 0) == [Message(Command.KEYPAD, bytes(100))]


@pytest.mark.rule("P-64")
@pytest.mark.parametrize("command", [Command.CANCEL, Command.INIT])
def test_cancel_and_init_on_the_channel_end_what_was_coming(device: HidDevice, command: Command) -> None:
    channel = channel_of(device)
    first, second = reports(channel, Command.KEYPAD, bytes(100))
    device.receive(first, 0)
    device.receive(reports(channel, command, NONCE if command is Command.INIT else b"")[0], 0)
    answers = device.outgoing()
    assert len(answers) == (command is Command.INIT)
    assert device.receive(second, 0) == []
    assert device.receive(reports(channel, Command.KEYPAD, b"x")[0], 0) == [Message(Command.KEYPAD, b"x")]


@pytest.mark.rule("P-60", "P-64")
@pytest.mark.parametrize("nonce", [b"", bytes(7), bytes(9)])
def test_an_init_without_eight_bytes_ends_what_was_coming_too(device: HidDevice, nonce: bytes) -> None:
    """Whoever hears an error says its message again: it must not arrive as well."""
    channel = channel_of(device)
    first, second = reports(channel, Command.KEYPAD, bytes(100))
    device.receive(first, 0)
    device.receive(reports(channel, Command.INIT, nonce)[0], 0)
    assert errors(device) == [(channel, HidError.INVALID_LEN)]
    assert device.receive(second, 0) == []


@pytest.mark.rule("P-57", "P-63", "P-64")
def test_init_is_answered_while_another_channel_speaks(device: HidDevice) -> None:
    one, other = channel_of(device), channel_of(device)
    first, second = reports(one, Command.KEYPAD, bytes(100))
    device.receive(first, 0)
    channel_of(device)
    (init,) = reports(other, Command.INIT, NONCE)
    device.receive(init, 0)
    (answer,) = map(packets.read, device.outgoing())
    assert isinstance(answer, First)
    assert (answer.channel, answer.command, answer.data[:12]) == (other, Command.INIT, NONCE + other.to_bytes(4, "big"))
    assert device.receive(second, 0) == [Message(Command.KEYPAD, bytes(100))]


@pytest.mark.rule("P-64")
def test_cancel_on_another_channel_ends_nothing(device: HidDevice) -> None:
    one, other = channel_of(device), channel_of(device)
    first, second = reports(one, Command.KEYPAD, bytes(100))
    device.receive(first, 0)
    device.receive(reports(other, Command.CANCEL, b"")[0], 0)
    assert device.receive(second, 0) == [Message(Command.KEYPAD, bytes(100))]


def test_a_report_of_another_size_is_none(device: HidDevice) -> None:
    for size in (0, 63, 65):
        assert device.receive(bytes(size), 0) == []
    assert device.outgoing() == []


# The hall's side, with a cradle at the other end


class Pair:
    """A line of the hall and a cradle, joined by a cable of reports."""

    def __init__(self) -> None:
        self.line = HidLine(lambda: NONCE)
        self.device = HidDevice(lambda: 0x01020304)
        self.arrived: list[Message] = []
        self.events: list[object] = []

    def move(self, now: int = 0) -> None:
        for report in self.line.outgoing(now):
            self.arrived += self.device.receive(report, now)
        for report in self.device.outgoing():
            self.events += self.line.receive(report, now)
        self.events += self.line.expired(now)


SOME_REPORTS = st.binary(min_size=64, max_size=64) | st.builds(
    lambda channel, second, length, data: channel.to_bytes(4, "big") + bytes([second]) + length + data,
    st.sampled_from([0, 1, 2, 3, BROADCAST_CHANNEL]),
    st.sampled_from([0, 1, 2, *(0x80 | each for each in (*Command, 0x02))]),
    st.sampled_from([bytes([0, each]) for each in (0, 1, 8, 57, 58, 116, 117)] + [b"\4\0", b"\4\1", b"\xff\xff"]),
    st.binary(min_size=57, max_size=57),
)


@pytest.mark.rule("P-55", "P-66")
@given(st.lists(st.tuples(st.booleans(), SOME_REPORTS, st.sampled_from([0, 1, 499, 500, 1000])), max_size=40))
def test_after_any_reports_a_message_of_the_hall_arrives(received: list[tuple[bool, bytes, int]]) -> None:
    pair, numbers, now = Pair(), count(1), 0
    pair.device = HidDevice(lambda: next(numbers))
    pair.move()
    for to_the_hall, report, later in received:
        now += later
        pair.events += pair.line.receive(report, now) if to_the_hall else pair.device.receive(report, now)
        pair.move(now)
    for _ in range(
        3
    ):  # half a message is given up, a channel is asked for, and one that is forgotten is asked for anew
        pair.arrived.clear()
        pair.line.send(FrameKind.DOWN, 0, bytes(100))
        now += 1000
        pair.move(now)
        pair.move(now)
    assert pair.arrived == [Message(Command.KEYPAD, bytes(100))]
    assert pair.line.due() is pair.device.due() is None


@pytest.fixture
def pair() -> Pair:
    pair = Pair()
    pair.move()
    assert pair.events == [Up()]
    pair.events.clear()
    return pair


@pytest.mark.rule("P-65")
def test_a_line_asks_for_a_channel_each_second_until_it_has_one() -> None:
    line = HidLine(lambda: NONCE)
    line.send(FrameKind.DOWN, 0, b"x")
    init = reports(BROADCAST_CHANNEL, Command.INIT, NONCE)
    assert [line.outgoing(now) for now in (0, 1, 999, 1000)] == [init, [], [], init]
    assert line.due() == 2000
    answer = reports(BROADCAST_CHANNEL, Command.INIT, bytes(8) + b"\0\0\0\x09" + bytes(5))
    assert line.receive(answer[0], 1001) == [], "to another nonce"
    answer = reports(BROADCAST_CHANNEL, Command.INIT, NONCE + b"\0\0\0\x09" + bytes(5))
    assert line.receive(answer[0], 1002) == [Up()]
    assert line.due() == 0
    assert line.outgoing(1003) == reports(9, Command.KEYPAD, b"x")
    assert line.due() is None


@pytest.mark.rule("P-65")
@pytest.mark.parametrize("late", [1, 999, 1000, 1001, 2500, 7300])
def test_a_cradle_comes_up_however_long_it_takes_to_answer(late: int) -> None:
    line, device = HidLine(), HidDevice(iter(range(7, 100)).__next__)
    on_the_way: list[tuple[int, bytes]] = []
    ups, now = 0, 0
    while not ups:
        for report in line.outgoing(now):
            device.receive(report, now)
            on_the_way += [(now + late, each) for each in device.outgoing()]
        due = [each for at, each in on_the_way if at <= now]
        on_the_way = [(at, each) for at, each in on_the_way if at > now]
        ups += sum(line.receive(each, now).count(Up()) for each in due)
        assert now <= late, "it answered, and the line did not come up"
        now += 1
    line.send(FrameKind.STATION, 0, b"who are you")
    for each in [each for _, each in on_the_way]:  # to what was asked again meanwhile
        assert line.receive(each, now) == []
    sent = [message for report in line.outgoing(now) for message in device.receive(report, now)]
    assert [each.payload for each in sent] == [b"who are you"]


@pytest.mark.rule("P-65")
def test_messages_go_both_ways(pair: Pair) -> None:
    for kind, payload in ((FrameKind.DOWN, b"offer"), (FrameKind.STATION, b"identify"), (FrameKind.PANEL, b"press")):
        assert pair.line.send(kind, 77, payload)
    assert pair.line.send(FrameKind.BROADCAST, 0, b"an announcement is not for a cradle")
    pair.device.send(Command.KEYPAD, bytes(range(256)))
    pair.device.send(Command.STATION, b"CR-1")
    pair.move()
    assert [(each.command, each.payload) for each in pair.arrived] == [
        (Command.KEYPAD, b"offer"),
        (Command.STATION, b"identify"),
        (Command.PANEL, b"press"),
    ]
    assert pair.events == [
        Delivered(Frame(FrameKind.UP, OVER_CRADLE, 0, 0, 0, bytes(range(256)))),
        Delivered(Frame(FrameKind.STATION, 0, 0, 0, 0, b"CR-1")),
    ]


@pytest.mark.rule("P-66")
def test_reports_that_come_in_pieces_are_put_together(pair: Pair) -> None:
    pair.device.send(Command.KEYPAD, bytes(100))
    data = b"".join(pair.device.outgoing())
    events = [event for at in range(0, len(data), 7) for event in pair.line.receive(data[at : at + 7], 0)]
    assert events == [Delivered(Frame(FrameKind.UP, OVER_CRADLE, 0, 0, 0, bytes(100)))]


@pytest.mark.rule("P-66")
def test_what_a_cradle_should_not_say_is_noise(pair: Pair) -> None:
    channel = 0x01020304
    first, second, third = reports(channel, Command.KEYPAD, bytes(150))
    assert pair.line.receive(first + third, 0) == [Noise("sequence")]
    assert pair.line.receive(second, 0) == [Noise("channel")]
    assert pair.line.receive(reports(9, Command.KEYPAD, b"x")[0], 0) == [Noise("channel")]
    assert pair.line.receive(reports(channel, 0x55, b"x")[0], 0) == [Noise("command")]
    assert pair.line.receive(reports(channel, Command.KEEPALIVE, b"\x01")[0], 0) == []
    too_long = channel.to_bytes(4, "big") + bytes([Command.KEYPAD | 0x80]) + b"\xff\xff" + bytes(57)
    assert pair.line.receive(too_long, 0) == [Noise("length")]
    pair.line.receive(first, 0)
    assert pair.line.due() == TIMEOUT
    assert pair.line.expired(TIMEOUT) == [Noise("timeout")]


@pytest.mark.rule("P-66")
def test_after_an_error_the_line_asks_for_a_channel_again(pair: Pair) -> None:
    pair.line.send(FrameKind.DOWN, 0, b"not sent yet")
    error = reports(0x01020304, Command.ERROR, bytes([HidError.CHANNEL_BUSY]))
    assert pair.line.receive(error[0], 2000) == [Noise("hid 06"), GaveUp(1)]
    assert pair.line.outgoing(2000) == reports(BROADCAST_CHANNEL, Command.INIT, NONCE)


@pytest.mark.rule("P-66")
def test_a_cradle_that_answers_with_errors_only_is_asked_for_a_channel_once_a_second() -> None:
    line, asked = HidLine(lambda: NONCE), []
    (answer,) = reports(BROADCAST_CHANNEL, Command.INIT, NONCE + b"\0\0\0\x09" + bytes(5))
    (error,) = reports(9, Command.ERROR, bytes([HidError.INVALID_CMD]))
    for now in range(3000):
        if line.outgoing(now):
            asked.append(now)
            assert line.receive(answer + error, now) == [Up(), Noise("hid 01"), GaveUp(0)]
            assert line.due() == now + 1000
    assert asked == [0, 1000, 2000]


@pytest.mark.rule("P-65", "P-66")
def test_after_an_error_an_answer_to_what_was_asked_before_it_gives_no_channel() -> None:
    line = HidLine(iter((NONCE, bytes(8))).__next__)
    line.outgoing(0)
    old, new = (
        reports(BROADCAST_CHANNEL, Command.INIT, nonce + b"\0\0\0\x09" + bytes(5))[0] for nonce in (NONCE, bytes(8))
    )
    assert line.receive(old, 1) == [Up()]
    assert line.receive(old, 2) == [], "the line has a channel"
    line.receive(reports(9, Command.ERROR, bytes([HidError.INVALID_CHANNEL]))[0], 3)
    assert line.receive(old, 4) == []
    assert line.outgoing(1000) == reports(BROADCAST_CHANNEL, Command.INIT, bytes(8))
    assert line.receive(old, 1001) == []
    assert line.receive(new, 1002) == [Up()]


@pytest.mark.rule("P-66")
@pytest.mark.parametrize("error", HidError)
def test_whatever_the_error_messages_arrive_on_the_next_channel(error: HidError) -> None:
    pair = Pair()
    numbers = count(1)
    pair.device = HidDevice(lambda: next(numbers))
    pair.move()
    pair.events += pair.line.receive(reports(1, Command.ERROR, bytes([error]))[0], 10)
    pair.line.send(FrameKind.DOWN, 0, b"again")
    for now in (1000, 1001):
        pair.move(now)
    assert pair.events == [Up(), Noise(f"hid {error:02x}"), GaveUp(0), Up()]
    assert pair.arrived == [Message(Command.KEYPAD, b"again")]


@pytest.mark.rule("P-58", "P-66")
def test_a_cradle_that_began_anew_is_asked_for_a_channel_by_the_first_message_to_it(pair: Pair) -> None:
    """It gives out the same number again: the errors to the messages before it are not taken for ones after it."""
    pair.device = HidDevice(lambda: 0x01020304)
    for _ in range(3):
        pair.line.send(FrameKind.DOWN, 0, bytes(100))
    pair.move(5000)
    assert pair.events == [Noise("hid 0b"), GaveUp(0), Noise("channel"), Noise("channel")]
    pair.events.clear()
    pair.line.send(FrameKind.DOWN, 0, bytes(100))
    pair.move(5001)
    pair.move(5002)
    assert (pair.arrived, pair.events) == ([Message(Command.KEYPAD, bytes(100))], [Up()])


@pytest.mark.rule("P-62", "P-63", "P-66")
def test_half_a_message_of_a_hall_that_died_holds_up_the_next_one_for_a_second(device: HidDevice) -> None:
    device.receive(reports(channel_of(device), Command.KEYPAD, bytes(100))[0], 0)
    after = Pair()
    after.device = device
    for now in range(1, 1005):
        was_up = after.events.count(Up())
        after.move(now)
        if after.events.count(Up()) > was_up:
            after.line.send(FrameKind.STATION, 0, b"identify")
    assert after.arrived == [Message(Command.STATION, b"identify")]
    timeout = Noise("channel")  # said to the one that died
    assert after.events == [Up(), Noise("hid 06"), GaveUp(0), timeout, Up()]


def test_what_nobody_takes_does_not_pile_up() -> None:
    line = HidLine()
    assert all(line.send(FrameKind.DOWN, 0, b"x") for _ in range(MOST_WAITING))
    assert not line.send(FrameKind.DOWN, 0, b"x")
    assert not HidLine().send(FrameKind.DOWN, 0, bytes(MAX_MESSAGE + 1))
