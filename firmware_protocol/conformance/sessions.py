"""What is tried on a device, one session for a thing that the SPEC says; each begins with a keypad that is free."""

from collections.abc import Callable
from dataclasses import dataclass

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.conformance.tester import TestHall, expect
from firmware_protocol.ed25519 import SigningKey

A, P = m.Action, m.Phase
_OTHER = SigningKey(b"somebody else's key, 32 bytes...")


@dataclass(frozen=True, slots=True)
class Session:
    """A name, the rules that it tries, and how."""

    name: str
    rules: tuple[str, ...]
    run: Callable[[TestHall], None]


SESSIONS: list[Session] = []


def _session(rules: str) -> Callable[[Callable[[TestHall], None]], Callable[[TestHall], None]]:
    def keep(run: Callable[[TestHall], None]) -> Callable[[TestHall], None]:
        SESSIONS.append(Session(run.__name__.replace("_", " ").strip(), tuple(rules.split()), run))
        return run

    return keep


@_session("P-22 P-24")
def it_says_who_it_is_and_proves_it(hall: TestHall) -> None:
    first, second = hall.attest(), hall.attest()
    expect(first.counter <= second.counter, "a counter that does not go back")
    expect(not hall.bench.hear(codec.encode(m.Challenge(bytes(32)))).sent, "no attestation over the air")


@_session("P-18 P-31 P-37")
def it_takes_an_assignment_in_the_cradle_after_yes(hall: TestHall) -> None:
    hall.pairing += 1
    hall.silent(hall.bench.hear(hall.offer(), over_cradle=True))
    hall.pairing -= 1
    hall.hand_out()
    hall.shows("idle", "off", "Utrecht 75", "")


@_session("P-31")
def it_takes_none_over_the_air_nor_for_another_keypad(hall: TestHall) -> None:
    hall.pairing += 1
    hall.silent(hall.bench.hear(hall.offer()))
    hall.silent(hall.bench.press(m.YES_KEY))
    hall.silent(hall.bench.hear(hall.offer(serial="SK-ANOTHER"), over_cradle=True))
    hall.silent(hall.bench.press(m.YES_KEY))
    hall.shows("unassigned")


@_session("P-31")
def it_declines_with_no_and_keeps_what_it_has(hall: TestHall) -> None:
    hall.pairing += 1
    hall.bench.hear(hall.offer(), over_cradle=True)
    declined = hall.only(hall.bench.press(m.NO_KEY), m.Declined)
    expect(declined == m.Declined(hall.serial, hall.pairing), "declined, with serial number and pairing")
    hall.hand_out()
    again = hall.bench.hear(hall.offer(), over_cradle=True)
    expect(again.sent == (hall.acceptance,), "the same acceptance again for the same assignment")
    hall.silent(hall.bench.hear(hall.offer(pairing=hall.pairing + 1), over_cradle=True))
    hall.silent(hall.bench.press(m.YES_KEY))
    hall.shows("idle")


@_session("P-17 P-19 P-32 P-33 P-35 P-38")
def a_vote_goes_green_with_its_receipt(hall: TestHall) -> None:
    hall.hand_out()
    hall.announcement = hall.announce()
    hall.to_all(hall.announcement)
    hall.shows("announced", "off")
    hall.silent(hall.bench.press(1))
    hall.to_all(hall.control(A.OPEN))
    hall.shows("open", "off", "Motie", "1 voor 2 tegen 3 onthouding")
    vote = hall.vote_in(hall.bench.press(2), 2)
    hall.shows("waiting", "waiting", "tegen …")
    hall.receipt(vote)
    hall.shows("confirmed", "green", "✓ tegen", "")


@_session("P-35 P-36 P-37")
def a_refused_vote_is_red_and_what_stands_is_shown(hall: TestHall) -> None:
    hall.hand_out()
    hall.open_poll()
    first = hall.vote_in(hall.bench.press(1), 1)
    hall.receipt(first)
    second = hall.vote_in(hall.bench.press(2), 2)
    hall.shows("waiting", "waiting", "tegen …", "staat: voor")
    hall.refusal(second)
    hall.shows("refused", "red", "niet geteld", "staat: voor")


@_session("P-35 P-37")
def a_hall_that_cannot_write_is_said_and_the_vote_is_sent_anew(hall: TestHall) -> None:
    hall.hand_out()
    hall.open_poll()
    first = hall.vote_in(hall.bench.press(1), 1)
    hall.refusal(first, m.RefusalReason.NOT_READY)
    hall.shows("refused", "red", "zaal wacht, stem later opnieuw", "")
    again = hall.vote_in(hall.bench.press(1), 1)
    hall.shows("waiting", "waiting", "voor …", "")
    hall.refusal(again)
    hall.shows("refused", "red", "niet geteld", "")
    third = hall.vote_in(hall.bench.press(1), 1)
    hall.refusal(third, m.RefusalReason.NOT_READY)
    hall.to_all(hall.control(A.CLOSED))
    hall.shows("closed", "red", "gesloten", "niet geteld")


@_session("P-39")
def a_key_that_says_nothing_new_signs_nothing(hall: TestHall) -> None:
    hall.hand_out()
    hall.open_poll()
    hall.silent(hall.bench.press(7))
    vote = hall.vote_in(hall.bench.press(1), 1)
    hall.silent(hall.bench.press(1))
    hall.receipt(vote)
    hall.silent(hall.bench.press(1))
    hall.shows("confirmed", "green")


@_session("P-16 P-21 P-23 P-35")
def forged_answers_change_nothing(hall: TestHall) -> None:
    hall.hand_out()
    hall.open_poll()
    vote = hall.vote_in(hall.bench.press(1), 1)
    receipt = m.Receipt(hall.pairing, envelope.sha256(vote), 7)
    hall.bench.hear(hall.sealed(receipt, bytes(32)))
    hall.bench.hear(codec.encode(receipt))
    hall.bench.hear(hall.signed(receipt))
    hall.bench.hear(hall.sealed(m.Receipt(hall.pairing, bytes(32), 7)))
    hall.shows("waiting", "waiting")
    hall.receipt(vote)
    hall.shows("confirmed", "green")


@_session("P-15 P-20 P-32 P-34")
def forged_announcements_are_not_shown(hall: TestHall) -> None:
    hall.hand_out()
    for forged in (
        hall.announce(key=_OTHER),
        hall.announce(assembly=bytes(16)),
        hall.announce(epoch=2),
        codec.encode(m.Identify()),
        b"\xd2noise",
        b"",
    ):
        hall.silent(hall.to_all(forged))
    hall.shows("idle", "off")


@_session("P-32 P-33")
def an_announcement_of_before_is_not_believed(hall: TestHall) -> None:
    hall.hand_out()
    old = hall.open_poll()
    hall.to_all(hall.control(A.CLOSED))
    hall.open_poll()
    hall.to_all(old)
    vote = hall.vote_in(hall.bench.press(1), 1)
    hall.receipt(vote)
    hall.shows("confirmed", "green")


@_session("P-33")
def an_old_control_is_not_obeyed(hall: TestHall) -> None:
    hall.hand_out()
    hall.announcement = hall.announce()
    opening, hold = hall.control(A.OPEN), hall.control(A.HOLD)
    for each in (hall.announcement, opening, hold, opening):
        hall.to_all(each)
    hall.shows("held")
    hall.to_all(hall.control(A.RESUME, key=_OTHER))
    hall.shows("held")


@_session("P-30 P-33 P-37")
def a_poll_is_held_and_resumed_where_it_was(hall: TestHall) -> None:
    hall.hand_out()
    hall.open_poll()
    hall.to_all(hall.control(A.HOLD))
    hall.shows("held", "off", "onderbroken")
    hall.silent(hall.bench.press(1))
    hall.to_all(hall.control(A.RESUME))
    hall.shows("open", "off")
    vote = hall.vote_in(hall.bench.press(1), 1)
    hall.to_all(hall.control(A.HOLD))
    hall.receipt(vote)
    hall.to_all(hall.control(A.RESUME))
    hall.shows("confirmed", "green")


@_session("P-30 P-37")
def a_closed_poll_takes_no_keys(hall: TestHall) -> None:
    hall.hand_out()
    hall.open_poll()
    hall.to_all(hall.control(A.CLOSING))
    hall.silent(hall.bench.press(1))
    hall.shows("closed", "off", "gesloten")


@_session("P-30")
def a_voided_poll_is_gone(hall: TestHall) -> None:
    hall.hand_out()
    hall.open_poll()
    hall.receipt(hall.vote_in(hall.bench.press(1), 1))
    hall.to_all(hall.control(A.VOIDED))
    hall.shows("idle", "off")


@_session("P-28 P-33")
def a_heartbeat_mends_what_was_missed(hall: TestHall) -> None:
    hall.hand_out()
    hall.announcement = hall.announce()
    opened = hall.heartbeat(P.OPEN, hall.announcement)
    for each in (opened, hall.announcement, opened):
        hall.to_all(each)
    hall.shows("open")
    hall.to_all(hall.heartbeat(P.HELD, hall.announcement))
    hall.shows("held")
    hall.to_all(hall.heartbeat(P.NONE))
    hall.shows("idle")


@_session("P-29")
def a_result_is_shown_with_its_poll(hall: TestHall) -> None:
    hall.hand_out()
    announcement = hall.open_poll()
    hall.to_all(hall.control(A.CLOSED))
    hall.to_all(hall.result("verworpen", b"another announcement"))
    hall.shows("closed", line1="gesloten")
    hall.to_all(hall.result("aangenomen met 98,58%", announcement))
    hall.shows("closed", line1="aangenomen met 98,58%")


@_session("P-26")
def another_hall_takes_over_under_the_succession_key(hall: TestHall) -> None:
    hall.hand_out()
    hall.open_poll()
    after = SigningKey(hall.random(32))
    said = m.Succession(hall.assembly, 2, after.public_key, 7, bytes(32))
    hall.to_all(hall.signed(said))
    hall.shows("open")
    hall.to_all(hall.signed(said, hall.succession))
    hall.shows("idle")
    hall.open_poll()
    hall.shows("idle")
    hall.key, hall.epoch = after, 2
    hall.open_poll()
    hall.vote_in(hall.bench.press(1), 1)


@_session("P-23 P-27")
def it_is_released_by_its_hall_or_in_a_cradle(hall: TestHall) -> None:
    hall.hand_out()
    hall.bench.hear(codec.encode(m.Release(hall.pairing)))
    hall.bench.hear(hall.sealed(m.Release(hall.pairing), bytes(32)))
    hall.shows("idle")
    hall.bench.hear(hall.sealed(m.Release(hall.pairing)))
    hall.shows("unassigned")
    hall.hand_out()
    hall.bench.hear(codec.encode(m.Release(hall.pairing + 1)), over_cradle=True)
    hall.shows("idle")
    hall.bench.hear(codec.encode(m.Release(hall.pairing)), over_cradle=True)
    hall.shows("unassigned")


@_session("P-38 P-81 P-82")
def after_a_loss_of_power_it_is_who_it_was(hall: TestHall) -> None:
    hall.hand_out()
    announcement = hall.open_poll()
    hall.vote_in(hall.bench.press(1), 1)
    hall.bench.restart()
    hall.shows("idle", "off", "Utrecht 75", "")
    hall.to_all(announcement)
    hall.to_all(hall.heartbeat(P.OPEN, announcement))
    hall.receipt(hall.vote_in(hall.bench.press(2), 2))
    hall.shows("confirmed", "green")


@_session("P-32 P-81")
def after_a_loss_of_power_an_old_announcement_is_not_believed(hall: TestHall) -> None:
    hall.hand_out()
    old = hall.open_poll()
    hall.open_poll()
    hall.bench.restart()
    hall.to_all(old)
    hall.shows("idle")


@_session("P-80 P-35 P-36")
def an_unanswered_vote_is_repeated_and_given_up(hall: TestHall) -> None:
    hall.hand_out()
    hall.open_poll()
    vote = hall.vote_in(hall.bench.press(1), 1)
    repeated = [each for each in hall.bench.wait(5_600).sent if envelope.is_signed(each)]
    expect(repeated == [vote] * 5, f"the same vote five times more, not {len(repeated)} messages")
    hall.shows("unconfirmed", "red", "niet bevestigd")
    hall.receipt(vote)
    hall.shows("confirmed", "green")


@_session("P-37")
def a_test_poll_says_so_and_the_longest_texts_fit(hall: TestHall) -> None:
    hall.hand_out()
    title, options = "é" * 64, tuple((key, "ë" * 40) for key in range(1, 10))
    hall.open_poll(kind=m.PollKind.TEST, title=title, options=options[:4])
    hall.shows("open", line1=f"PROEF {title}")
    hall.open_poll(title="M", options=tuple((key, "o" * 40) for key in range(1, 10)))
    hall.receipt(hall.vote_in(hall.bench.press(9), 9))
    hall.shows("confirmed", "green")


@_session("P-10 P-12 P-13 P-14 P-34")
def noise_changes_nothing(hall: TestHall) -> None:
    hall.hand_out()
    hall.open_poll()
    for noise in (
        b"",
        b"\0",
        b"\xff" * 900,
        b"\xd2\x84",
        b"\xd1\x84",
        codec.encode(m.Identify()),
        b"\x81\x18\x63",
        b"\x9f" * 60,
    ):
        for over_cradle in (False, True):
            hall.bench.hear(noise, over_cradle=over_cradle)
        hall.to_all(noise)
    hall.shows("open", "off")
    hall.receipt(hall.vote_in(hall.bench.press(3), 3))
