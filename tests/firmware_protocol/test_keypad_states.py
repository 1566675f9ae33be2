"""The table of states and the documents made from it: P-30."""

import re
from importlib.resources import files

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ballot import Light
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.keypad import Key
from firmware_protocol.keypad_state import TRANSITIONS, KeypadEvent, KeypadState, diagram, document
from tests.firmware_protocol.parties import Clock, Hall

DOCUMENT = files("firmware_protocol") / "keypad-states.md"


def test_p30_the_document_is_the_one_made_from_the_table() -> None:
    assert DOCUMENT.read_text("utf-8") == document(), "due: write document() of keypad_state.py into keypad-states.md"


def test_p30_the_diagram_has_every_transition_once() -> None:
    arrows = re.findall(r"^    (\w+) --> (\w+): (.+)$", diagram(), re.MULTILINE)
    drawn = {
        (KeypadState[source.upper()], KeypadEvent(event)): KeypadState[target.upper()]
        for source, target, events in arrows
        for event in events.split(", ")
    }
    assert drawn == dict(TRANSITIONS)
    assert len(arrows) == len({(source, target) for source, target, _ in arrows})


def test_p30_the_numbers_are_those_of_the_wire() -> None:
    names = "unassigned offered idle announced open waiting confirmed refused held closed unconfirmed"
    assert [state.name.lower() for state in KeypadState] == names.split()
    assert [state.value for state in KeypadState] == list(range(11))


def test_p30_every_state_can_be_reached_and_left() -> None:
    reached, last = {KeypadState.UNASSIGNED}, 0
    while len(reached) > last:
        last = len(reached)
        reached |= {target for (source, _), target in TRANSITIONS.items() if source in reached}
    assert reached == set(KeypadState)
    for state in KeypadState:
        assert any(source is state and target is not state for (source, _), target in TRANSITIONS.items())


def counter_of(signed: bytes) -> int:
    payload = envelope.peek(signed)
    vote = codec.decode(payload) if isinstance(payload, bytes) else None
    assert isinstance(vote, m.Vote)
    return vote.counter


class KeypadMachine(RuleBasedStateMachine):
    """Anything that a hall can say and a holder can press, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.hall = Hall()
        self.clock = Clock()
        self.fleet = Fleet(1, seed=1, clock=self.clock)
        self.keypad = self.fleet.keypads["SK-0001"]
        self.announcements = [self.hall.announcement()]
        self.votes: list[bytes] = []
        self.confirmed: set[bytes] = set()
        self.counters: list[int] = []
        self.pairing = 0

    @rule()
    def offer(self) -> None:
        self.pairing += self.keypad.state is KeypadState.UNASSIGNED
        self.keypad.receive(self.hall.offer(self.keypad.serial, self.pairing), over_cradle=True)

    @rule(key=st.sampled_from([Key.YES, Key.YES, Key.NO]))
    def answer(self, key: Key) -> None:
        self.keypad.press(key)

    @rule()
    def lift(self) -> None:
        self.keypad.lifted()

    @rule()
    def announce(self) -> None:
        self.announcements.append(self.hall.announcement(len(self.announcements) + 1))
        self.keypad.receive(self.announcements[-1])

    @rule(action=st.sampled_from(m.Action), back=st.integers(1, 2))
    def control(self, action: m.Action, back: int) -> None:
        about = max(0, len(self.announcements) - back)
        self.keypad.receive(self.hall.control(action, self.announcements[about], about + 1))

    @rule(phase=st.sampled_from(m.Phase), back=st.integers(0, 2))
    def heartbeat(self, phase: m.Phase, back: int) -> None:
        about = max(0, len(self.announcements) - back)
        announcement = self.announcements[about] if about < len(self.announcements) else b""
        self.heard(self.hall.heartbeat(phase, announcement, about + 1 if announcement else 0))

    @rule(key=st.integers(1, 4))
    def press(self, key: int) -> None:
        for vote in self.keypad.press(key):
            if vote not in self.votes:
                self.counters.append(counter_of(vote))
            else:
                self.votes.remove(vote)
            self.votes.append(vote)

    @rule(after=st.sampled_from([1, 500, 1000, 5000, 60_000]))
    def time_goes_by(self, after: int) -> None:
        self.clock.now += after
        for message in self.keypad.tick():
            assert message in self.votes or envelope.is_authenticated(message)

    @rule()
    def lose_power(self) -> None:
        serial = self.keypad.serial
        self.keypad = self.fleet.switched_on(serial, self.fleet.storages[serial], self.clock)

    def heard(self, broadcast: bytes) -> None:
        for message in self.keypad.receive(broadcast):
            assert message in self.votes

    @rule(back=st.integers(1, 3), counts=st.booleans())
    def answer_vote(self, back: int, counts: bool) -> None:
        if len(self.votes) < back:
            return
        vote = self.votes[-back]
        if counts:
            self.confirmed.add(vote)
            self.keypad.receive(self.hall.receipt(vote, self.keypad.serial, self.pairing))
        else:
            self.keypad.receive(self.hall.refusal(vote, self.keypad.serial))

    @rule()
    def release(self) -> None:
        self.keypad.receive(self.hall.to_keypad(m.Release(self.pairing or 1), self.keypad.serial, self.pairing or 1))

    @invariant()
    def green_only_for_the_last_vote_and_with_its_receipt(self) -> None:
        if self.keypad.light is Light.GREEN:
            assert self.votes[-1] in self.confirmed

    @invariant()
    def every_counter_is_above_those_before_it(self) -> None:
        assert self.counters == sorted(set(self.counters))

    @invariant()
    def state_and_light_agree(self) -> None:
        lights = {
            KeypadState.OPEN: {Light.OFF},
            KeypadState.WAITING: {Light.WAITING},
            KeypadState.CONFIRMED: {Light.GREEN},
            KeypadState.REFUSED: {Light.RED},
            KeypadState.UNCONFIRMED: {Light.RED},
            KeypadState.HELD: set(Light),
            KeypadState.CLOSED: set(Light),
        }
        assert self.keypad.light in lights.get(self.keypad.state, {Light.OFF})
        assert (self.keypad.poll is not None) == (self.keypad.state >= KeypadState.ANNOUNCED)
        assert (self.keypad.assignment is None) == (self.keypad.state is KeypadState.UNASSIGNED)

    @invariant()
    def the_display_has_two_lines(self) -> None:
        upper, lower = self.keypad.display
        assert upper or lower


TestKeypadMachine = KeypadMachine.TestCase
