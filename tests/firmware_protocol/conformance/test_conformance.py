"""The conformance tool: an emulated keypad passes, and keypads with a fault fail where they should (P-83)."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from click.testing import Result
from typer.testing import CliRunner

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ballot import Ballot
from firmware_protocol.conformance.bench import LineBench
from firmware_protocol.conformance.command import app
from firmware_protocol.conformance.report import by_rule, run
from firmware_protocol.conformance.sessions import SESSIONS, Session
from firmware_protocol.conformance.tester import Failed
from firmware_protocol.emulator.fleet import Fleet, monotonic
from firmware_protocol.emulator.keypad_port import KeypadOnBench
from firmware_protocol.emulator.pty_line import PtyLine
from firmware_protocol.keypad import Keypad
from firmware_protocol.storage import MemoryStorage, Storage
from firmware_protocol.transports.base import Descriptor
from firmware_protocol.transports.serial_line import SerialTransport

SERIAL = "SK-0001"
Make = Callable[[Fleet, Storage], Keypad]


def whole(fleet: Fleet, storage: Storage) -> Keypad:
    return fleet.switched_on(SERIAL, storage, monotonic)


@contextmanager
def on_bench(make: Make) -> Iterator[str]:
    """The path of a line with a keypad at its end, kept alive by a thread."""
    fleet, storage, line = Fleet(1, seed=5), MemoryStorage(), PtyLine()
    device = KeypadOnBench(lambda: make(fleet, storage), monotonic)
    stopping = threading.Event()

    def serve() -> None:
        while not stopping.wait(0.002):
            line.write(device.exchange(line.read(0)))
            line.flush(0)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield line.path
    finally:
        stopping.set()
        thread.join()
        line.close()


def failed(make: Make, *names: str) -> set[str]:
    """The names of the sessions that fail, of these or of all."""
    chosen = [each for each in SESSIONS if not names or each.name in names]
    assert len(chosen) == (len(names) or len(SESSIONS))
    with on_bench(make) as path:
        port = SerialTransport().open(Descriptor("serial", path))
        bench = LineBench(port)
        bench.connect()
        tried = run(bench, chosen, lambda _name: None)
        port.close()
    return {each.session.name for each in tried if each.why}


def command(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.mark.rule("P-83")
def test_an_emulated_keypad_passes_and_the_report_goes_by_rule() -> None:
    with on_bench(whole) as path:
        done = command(path, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert len(report) > 30
    assert {each["result"] for found in report.values() for each in found} == {"passed"}
    assert list(report) == sorted({rule for each in SESSIONS for rule in each.rules})


def test_a_keypad_with_a_fault_is_reported_by_the_rules_that_it_breaks() -> None:
    with on_bench(green_on_send) as path:
        done = command(path)
    assert done.exit_code == 1
    assert "P-35  FAILED" in done.stdout
    assert "a vote goes green with its receipt: expected state waiting, not waiting" not in done.stdout
    assert "P-24  passed  (1 tried)" in done.stdout
    assert "… it says who it is and proves it" in done.stderr


def test_what_cannot_be_tried_is_said_in_one_sentence() -> None:
    line = PtyLine()
    silent = command(line.path)
    line.close()
    assert (silent.exit_code, silent.stdout) == (2, "")
    assert silent.stderr.endswith("keypad-conformance: the device does not answer\n")
    missing = command("/dev/nothing-here")
    assert (missing.exit_code, missing.stderr) == (2, "keypad-conformance: /dev/nothing-here cannot be opened\n")


# Keypads with a fault each


class GreenOnSend(Ballot):
    """Believes in a vote that nobody wrote down."""

    def send(self, choice: int, vote_hash: bytes) -> None:
        super().send(choice, vote_hash)
        self.confirm(vote_hash)


def green_on_send(fleet: Fleet, storage: Storage) -> Keypad:
    class Faulty(Keypad):
        def _choose(self, key: int) -> list[bytes]:
            if self._ballot is not None and not isinstance(self._ballot, GreenOnSend):
                self._ballot = GreenOnSend(self._ballot.announcement, self._ballot.announcement_hash)
            return super()._choose(key)

    return remade(fleet, storage, Faulty)


def takes_offers_over_the_air(fleet: Fleet, storage: Storage) -> Keypad:
    class Faulty(Keypad):
        def receive(self, data: bytes, over_cradle: bool = False) -> list[bytes]:
            return super().receive(data, True)

    return remade(fleet, storage, Faulty)


def binds_to_nothing(fleet: Fleet, storage: Storage) -> Keypad:
    class Faulty(Keypad):
        def _signed_vote(self, ballot: Ballot, pairing: int, choice: int) -> bytes:
            vote = m.Vote(pairing, ballot.announcement.poll, self._memory.next_counter(), choice)
            return envelope.sign(_encode(vote), self._key)

    return remade(fleet, storage, Faulty)


def forgets_its_counter(fleet: Fleet, storage: Storage) -> Keypad:
    keypad = whole(fleet, storage)
    keypad._memory._counter = 0
    return keypad


def forgets_its_assignment(fleet: Fleet, storage: Storage) -> Keypad:
    return whole(fleet, MemoryStorage())


def never_repeats(fleet: Fleet, storage: Storage) -> Keypad:
    class Faulty(Keypad):
        def tick(self) -> list[bytes]:
            return []

    return remade(fleet, storage, Faulty)


def believes_anybody(fleet: Fleet, storage: Storage) -> Keypad:
    keypad = whole(fleet, storage)
    listener = keypad._listener
    listener.hear = lambda data, _poll: _inside(data)  # type: ignore[method-assign,assignment,return-value]
    return keypad


def ignores_hold(fleet: Fleet, storage: Storage) -> Keypad:
    class Faulty(Keypad):
        def _control(self, control: m.Control) -> None:
            if control.action is not m.Action.HOLD:
                super()._control(control)

    return remade(fleet, storage, Faulty)


def signs_every_press(fleet: Fleet, storage: Storage) -> Keypad:
    class Faulty(Keypad):
        def _choose(self, key: int) -> list[bytes]:
            if self._ballot is not None:
                self._ballot.last_choice = 0
            return super()._choose(key)

    return remade(fleet, storage, Faulty)


def takes_every_receipt(fleet: Fleet, storage: Storage) -> Keypad:
    class Faulty(Keypad):
        def _unicast(self, data: bytes) -> None:
            if self._ballot is not None and self._ballot.last_hash in self._ballot.unanswered:
                self._answered(m.Receipt(1, self._ballot.last_hash, 1))

    return remade(fleet, storage, Faulty)


def remade(fleet: Fleet, storage: Storage, kind: type[Keypad]) -> Keypad:
    good = whole(fleet, storage)
    return kind(good._key, good._identity, storage, monotonic)


def _encode(message: m.Message) -> bytes:
    return codec.encode(message)


def _inside(data: bytes) -> m.Message | None:
    payload = envelope.peek(data)
    message = codec.decode(payload) if isinstance(payload, bytes) else None
    return None if isinstance(message, codec.MessageRefused) else message


@pytest.mark.parametrize(
    ("make", "session"),
    [
        (green_on_send, "a vote goes green with its receipt"),
        (takes_offers_over_the_air, "it takes none over the air nor for another keypad"),
        (binds_to_nothing, "a vote goes green with its receipt"),
        (forgets_its_counter, "after a loss of power it is who it was"),
        (forgets_its_assignment, "after a loss of power it is who it was"),
        (never_repeats, "an unanswered vote is repeated and given up"),
        (believes_anybody, "forged announcements are not shown"),
        (ignores_hold, "a poll is held and resumed where it was"),
        (signs_every_press, "a key that says nothing new signs nothing"),
        (takes_every_receipt, "forged answers change nothing"),
    ],
    ids=lambda each: each.__name__ if callable(each) else "",
)
def test_a_fault_is_found_by_the_session_about_it(make: Make, session: str) -> None:
    assert failed(whole, session) == set()
    assert failed(make, session) == {session}


def test_every_rule_that_is_tried_is_reported_with_its_sessions() -> None:
    with on_bench(whole) as path:
        port = SerialTransport().open(Descriptor("serial", path))
        bench = LineBench(port)
        bench.connect()
        one = Session("it is never satisfied", ("P-35",), _fails)
        tried = run(bench, [SESSIONS[0], one], lambda _name: None)
        port.close()
    assert [(rule, [each.why for each in found]) for rule, found in by_rule(tried).items()] == [
        ("P-22", [""]),
        ("P-24", [""]),
        ("P-35", ["expected green, not red"]),
    ]


def _fails(_hall: object) -> None:
    raise Failed("green, not red")
