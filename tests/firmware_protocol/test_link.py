"""The serial link: P-40 to P-50."""

import os
from collections.abc import Callable
from importlib.resources import files
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_protocol import link_frames
from firmware_protocol.framing import Frame, FrameDecoder, FrameKind, encode_frame
from firmware_protocol.line import Delivered, GaveUp, LinkEvent, Noise, Up
from firmware_protocol.link import Link, random_session
from firmware_protocol.link_frames import Ack, Start
from firmware_protocol.link_sender import ATTEMPTS, MOST_WAITING
from firmware_protocol.link_state import RECEIVER, SENDER, ReceiverState, SenderState, document
from tests.firmware_protocol.bad_line import BadLine, Faults

UP = FrameKind.UP
SEEDS = int(os.environ.get("SOAK_SEEDS", "8"))
"""Of a bad line; `make soak` takes a hundred."""


def sessions(first: int = 1) -> Callable[[], int]:
    numbers = count(first)
    return lambda: next(numbers)


def payloads(events: list[LinkEvent]) -> list[bytes]:
    return [each.frame.payload for each in events if isinstance(each, Delivered)]


def frames(pieces: list[bytes]) -> list[Frame]:
    found = FrameDecoder().feed(b"".join(pieces))
    assert all(isinstance(each, Frame) for each in found)
    return [each for each in found if isinstance(each, Frame)]


def said(pieces: list[bytes]) -> list[Start | Ack | bytes]:
    """What the frames say: a message about the link, or the payload of another frame."""
    return [
        link_frames.decode(each.payload) or b"?" if each.kind is FrameKind.LINK else each.payload
        for each in frames(pieces)
    ]


def link(message: Start | Ack) -> bytes:
    return encode_frame(Frame(FrameKind.LINK, 0, 0, 0, 0, link_frames.encode(message)))


def data(sequence: int, payload: bytes) -> bytes:
    return encode_frame(Frame(UP, 3, 77, sequence, -52, payload))


def running(first: int = 1) -> Link:
    """A link whose other end acknowledged session and sequence `first`."""
    here = Link(sessions(first))
    here.outgoing(0)
    assert here.receive(link(Ack(first, first, 0)), 0) == [Up()]
    return here


# What is said


@pytest.mark.rule("P-40")
@pytest.mark.parametrize(
    ("message", "payload"),
    [
        (Start(0x01020304, 0xA0B0, 64), "0101020304a0b040"),
        (Ack(0x01020304, 0xA0B0, 5), "0201020304a0b00000000000000005"),
    ],
)
def test_the_bytes_about_a_link(message: Start | Ack, payload: str) -> None:
    assert link_frames.encode(message).hex() == payload
    assert link_frames.decode(bytes.fromhex(payload)) == message


@pytest.mark.rule("P-41")
@pytest.mark.parametrize(
    "payload",
    [
        *("", "01", "0300000001000040", "0100000000000040", "0100000001000000", "0100000001000041", "02" + "00" * 15),
        *("01000000010000", "010000000100004000"),
    ],
)
def test_what_says_nothing_about_a_link_is_noise(payload: str) -> None:
    frame = encode_frame(Frame(FrameKind.LINK, 0, 0, 0, 0, bytes.fromhex(payload)))
    assert Link().receive(frame, 0) == [Noise("link")]


@pytest.mark.rule("P-42")
def test_the_document_of_the_states_is_the_one_made_from_the_tables() -> None:
    assert (files("firmware_protocol") / "link-states.md").read_text("utf-8") == document()
    assert {state for state, _ in SENDER} == set(SenderState) == set(SENDER.values())
    assert {state for state, _ in RECEIVER} == set(ReceiverState)


# The sender


@pytest.mark.rule("P-43")
def test_a_sender_says_start_until_it_is_acknowledged() -> None:
    here = Link(sessions(70_000))
    here.send(UP, 1, b"a")
    begin = Start(70_000, 70_000 % 65_536, 64)
    assert [said(here.outgoing(now)) for now in (0, 1, 199, 200, 400)] == [[begin], [], [], [begin], [begin]]
    assert here.due() == 600
    assert not here.is_up
    assert here.receive(link(Ack(70_000, begin.first, 0)), 410) == [Up()]
    assert here.is_up
    assert said(here.outgoing(410)) == [b"a"]


@pytest.mark.rule("P-44")
def test_no_more_than_a_window_is_under_way() -> None:
    here = running()
    for number in range(70):
        assert here.send(UP, 1, bytes([number]))
    assert said(here.outgoing(1)) == [bytes([number]) for number in range(64)]
    assert here.outgoing(2) == []
    here.receive(link(Ack(1, 1, 0b11)), 3)  # the first is missing: the window does not move
    assert here.outgoing(4) == []
    here.receive(link(Ack(1, 4, 0)), 5)
    assert said(here.outgoing(5)) == [bytes([number]) for number in (64, 65, 66)]


@pytest.mark.rule("P-44")
def test_too_many_waiting_frames_are_not_taken() -> None:
    here = Link(sessions())
    assert all(here.send(UP, 1, b"") for _ in range(MOST_WAITING))
    assert not here.send(UP, 1, b"")


@pytest.mark.rule("P-45")
def test_a_frame_that_was_overtaken_is_sent_again_at_once_and_others_are_not() -> None:
    here = running()
    for number in range(4):
        here.send(UP, 1, bytes([number]))
    here.outgoing(0)
    here.receive(link(Ack(1, 2, 0b10)), 14)  # frame 2 was not overtaken long enough; 4 arrived, 3 did not
    assert here.outgoing(14) == []
    here.receive(link(Ack(1, 2, 0b10)), 15)
    assert said(here.outgoing(15)) == [b"\x01", b"\x02"]
    assert here.repeated == 2


@pytest.mark.rule("P-45")
def test_a_frame_without_an_answer_is_sent_again_ever_later() -> None:
    here = running()
    here.send(UP, 1, b"a")
    sent = [now for now in range(3000) if b"a" in said(here.outgoing(now))]
    assert sent == [0, 60, 120, 240, 360, 600, 840, 1320]
    assert len(sent) == ATTEMPTS


@pytest.mark.rule("P-46")
def test_what_was_sent_as_often_as_it_may_be_is_given_up_with_all_that_waits() -> None:
    here = running()
    for number in range(100):
        here.send(UP, 1, bytes([number]))
    now = 0
    while here.is_up:
        now += 1
        pieces = here.outgoing(now)
    assert said(pieces) == [Start(2, 2, 64)]
    assert here.expired(now) == [GaveUp(100)]
    assert here.expired(now) == []
    here.receive(link(Ack(2, 2, 0)), now)
    assert here.outgoing(now) == []


@pytest.mark.rule("P-46")
def test_an_other_end_that_forgot_the_session_gets_what_was_under_way_in_a_new_one() -> None:
    here = running()
    for number in range(3):
        here.send(UP, 1, bytes([number]))
    here.outgoing(300)
    here.receive(link(Ack(1, 2, 0)), 301)
    here.receive(link(Ack(0, 0, 0)), 302)
    assert said(here.outgoing(302)) == [Start(2, 2, 64)]
    here.receive(link(Ack(0, 0, 0)), 303)  # it has not heard yet
    here.receive(link(Ack(2, 2, 0)), 304)
    assert said(here.outgoing(304)) == [b"\x01", b"\x02"]


@pytest.mark.rule("P-46")
def test_acknowledgements_of_other_sessions_or_of_what_was_never_sent_change_nothing() -> None:
    here = running(5)
    here.send(UP, 1, b"a")
    here.outgoing(0)
    for ack in (Ack(4, 6, 0), Ack(5, 9, 0), Ack(5, 4, 0), Ack(99, 0, 2**64 - 1)):
        here.receive(link(ack), 1)
    assert said(here.outgoing(60)) == [b"a"]


# The receiver


@pytest.mark.rule("P-47")
def test_frames_are_delivered_in_order_and_once() -> None:
    here = Link(sessions())
    here.receive(link(Start(9, 65_535, 64)), 0)
    arriving = [data(0, b"b"), data(1, b"c"), data(65_535, b"a"), data(0, b"b"), data(2, b"d")]
    assert [payloads(here.receive(each, 1)) for each in arriving] == [[], [], [b"a", b"b", b"c"], [], [b"d"]]


@pytest.mark.rule("P-47")
def test_slot_address_and_signal_travel_along() -> None:
    here = Link(sessions())
    here.receive(link(Start(9, 0, 64)), 0)
    (event,) = here.receive(data(0, b"a"), 0)
    assert event == Delivered(Frame(UP, 3, 77, 0, -52, b"a"))


@pytest.mark.rule("P-48")
def test_an_acknowledgement_says_what_is_missing() -> None:
    here = running()
    here.receive(link(Start(9, 10, 64)), 0)
    assert said(here.outgoing(0)) == [Ack(9, 10, 0)]
    here.receive(data(12, b"c") + data(14, b"e"), 1)
    assert said(here.outgoing(1)) == [Ack(9, 10, 0b1010)]
    here.receive(data(10, b"a"), 2)
    assert said(here.outgoing(2)) == [Ack(9, 11, 0b101)]


@pytest.mark.rule("P-48")
def test_frames_that_come_together_are_acknowledged_together() -> None:
    here = running()
    here.receive(link(Start(9, 0, 64)), 0)
    here.outgoing(0)
    here.receive(b"".join(data(number, b"") for number in range(15)), 10)
    assert (here.due(), here.outgoing(19)) == (20, [])
    assert said(here.outgoing(20)) == [Ack(9, 15, 0)]
    here.receive(b"".join(data(number, b"") for number in range(15, 31)), 30)
    assert said(here.outgoing(30)) == [Ack(9, 31, 0)]
    here.receive(data(30, b""), 31)  # a repetition: its acknowledgement was lost
    assert said(here.outgoing(31)) == [Ack(9, 31, 0)]


@pytest.mark.rule("P-49")
def test_without_a_session_nothing_is_delivered_and_a_start_is_asked_for() -> None:
    here = running()
    assert here.receive(data(5, b"a"), 0) == []
    assert said(here.outgoing(0)) == [Ack(0, 0, 0)]


@pytest.mark.rule("P-49")
def test_a_new_session_begins_anew_and_an_old_one_is_not_gone_back_to() -> None:
    here = running()
    for start in (Start(9, 10, 64), Start(11, 500, 64)):
        here.receive(link(start), 0)
    assert payloads(here.receive(data(10, b"old") + data(500, b"new"), 0)) == [b"new"]
    here.receive(link(Start(9, 10, 64)), 1)
    here.receive(link(Start(11, 500, 64)), 1)
    assert said(here.outgoing(1)) == [Ack(11, 501, 0)]


@pytest.mark.rule("P-50")
@given(st.lists(st.binary(max_size=80), max_size=30))
def test_any_bytes_are_events_or_nothing(pieces: list[bytes]) -> None:
    here = running()
    for now, piece in enumerate(pieces):
        assert all(isinstance(each, Noise) for each in here.receive(piece, now))
        here.outgoing(now)


@pytest.mark.rule("P-50")
def test_what_comes_too_early_fills_no_more_than_a_window() -> None:
    here = running()
    here.receive(link(Start(9, 0, 64)), 0)
    for sequence in range(1, 3000):
        here.receive(data(sequence, b"x"), 0)
    assert len(payloads(here.receive(data(0, b"x"), 0))) == 64


# Both ends over a bad line

BAD = Faults(loss=0.1, duplication=0.05, reordering=0.05, corruption=0.02, truncation=0.02)


def numbered(events: list[LinkEvent]) -> list[int]:
    return [int.from_bytes(each, "big") for each in payloads(events)]


@pytest.mark.rule("P-47")
@pytest.mark.parametrize("seed", range(SEEDS))
def test_over_a_bad_line_everything_arrives_in_order_and_once(seed: int) -> None:
    left, right = Link(sessions(1 + seed * 1000)), Link(sessions(65_500 + seed))
    line = BadLine(left, right, BAD, seed)
    sent = 0

    def speak(now: int) -> None:
        nonlocal sent
        if now <= 1500:
            for end in (left, right):
                assert end.send(UP, 1, sent.to_bytes(4, "big"))
            sent += 1

    line.run(8000, speak)
    for end in (line.left, line.right):
        assert numbered(end.events) == list(range(1500))
        assert not any(isinstance(each, GaveUp) for each in end.events)
    assert line.lost > 100
    assert line.harmed > 20
    assert left.repeated > 100


@pytest.mark.rule("P-46")
@pytest.mark.parametrize("seed", range(-(-SEEDS // 4)))
def test_after_a_line_that_carried_nothing_it_flows_again(seed: int) -> None:
    left, right = Link(sessions(1)), Link(sessions(1000))
    line = BadLine(left, right, Faults(loss=1.0, until=6000), seed)
    line.faults = Faults()
    line.run(300)
    line.faults = Faults(loss=1.0, until=6000)
    sent = 0

    def speak(_now: int) -> None:
        nonlocal sent
        if line.now % 10 == 0:
            left.send(UP, 1, sent.to_bytes(4, "big"))
            sent += 1

    line.run(6000, speak)
    given_up = sum(each.frames for each in line.left.events if isinstance(each, GaveUp))
    assert given_up > 0
    line.run(9000, speak)
    line.run(9200)
    arrived = numbered(line.right.events)
    assert arrived == list(range(sent - len(arrived), sent))
    assert len(arrived) > 290


@pytest.mark.rule("P-49")
@pytest.mark.parametrize("seed", range(-(-SEEDS // 2)))
def test_an_end_that_starts_anew_in_the_middle_is_spoken_to_again(seed: int) -> None:
    left = Link(sessions(1))
    line = BadLine(left, Link(sessions(1000)), BAD, seed)
    sent = 0

    def speak(now: int) -> None:
        nonlocal sent
        left.send(UP, 1, sent.to_bytes(4, "big"))
        sent += 1
        if now == 700:
            line.right.line = Link(sessions(5000 + seed))

    line.run(1500, speak)
    before = len(line.right.events)
    line.run(12_000)
    arrived = numbered(line.right.events)
    assert before
    given_up = sum(each.frames for each in line.left.events if isinstance(each, GaveUp))
    assert len(set(range(sent)) - set(arrived)) <= given_up, "what is missing was given up, and that was said (P-46)"
    twice = len(arrived) - len(set(arrived))
    assert twice <= 64, "what was under way may come twice, to the old end and the new"


def test_sessions_are_never_zero() -> None:
    assert all(0 < random_session() < 2**32 for _ in range(1000))
