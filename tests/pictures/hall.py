"""Pictures of the windows at moments of an assembly, each made from its ledger as the window itself would."""

import copy
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nacl.signing import SigningKey
from PIL import Image
from PySide6.QtCore import QSize

from hall_server.disk.succession_key import SuccessionKey
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import Record
from stemkast.assembly.events import Event, RollCallAnnounced, WitnessEnrolled
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.questions import question_about
from stemkast.assembly.screen_state import screen_state
from stemkast.hall_client.chair.roll_call_state import heard, roll_call_state
from stemkast.hall_client.chair.state import chair_state
from stemkast.hall_client.committee.state import Checkpoint, Witness, committee_state
from stemkast.hall_client.setup.state import setup_state
from stemkast.verifier import Report, verify
from stemkast.windows.chair.chair_window import ChairWindow
from stemkast.windows.committee.committee_window import CommitteeWindow
from stemkast.windows.hall_screen.hall_screen import HallScreen
from stemkast.windows.hall_screen.rendering import render
from stemkast.windows.roll_call.roll_call_window import RollCallWindow
from stemkast.windows.setup.page import Place
from stemkast.windows.setup.setup_window import SetupWindow
from stemkast.windows.setup.take_over_dialog import TakeOverDialog
from tests.pictures.moments import (
    Moment,
    Wanted,
    called,
    complete,
    counted,
    declared,
    moments,
    prepared,
    runs,
    tried_out,
)
from tests.pictures.painting import SMALL, grab, of_qt

_SCREEN = QSize(1280, 720)
_ROLL_CALL = QSize(1000, 620)
_SECONDS_LATER = 12
"""A replay asks, presses and counts within a moment; a countdown is shown as a hall sees it."""
_HEARD = 5
_SEED = bytes(range(32))
"""Of a succession key that belongs to nothing."""
Pictures = Iterator[tuple[str, Image.Image]]


def of_the_assembly(ledger: Path) -> Pictures:
    """The windows in the order of the day."""
    drawn: dict[str, tuple[Wanted, Callable[[Moment], Pictures]]] = {
        "preparation": (prepared, _setup),
        "complete": (complete, lambda moment: iter((_screen("screen-welcome", moment),))),
        "test poll": (tried_out, lambda moment: iter((_screen("screen-test", moment),))),
        "matter": (called("Groningen"), _matter),
        "poll": (
            runs("Groningen"),
            lambda moment: iter((_chair("chair-poll", moment), _screen("screen-poll", moment))),
        ),
        "counted": (counted("Groningen"), lambda moment: iter((_chair("chair-counted", moment),))),
        "declared": (declared("Groningen"), lambda moment: iter((_screen("screen-result", moment),))),
        "election": (declared("Boumans"), lambda moment: iter((_screen("screen-election", moment),))),
        "last poll": (declared("Buren"), lambda moment: iter((_committee(ledger, moment),))),
    }
    for moment in moments(ledger, {name: wanted for name, (wanted, _) in drawn.items()}):
        yield from drawn[moment.name][1](moment)


def _setup(moment: Moment) -> Pictures:
    with tempfile.TemporaryDirectory() as copied:
        for name, place in (("setup", Place.ASSEMBLY), ("setup-register", Place.REGISTER)):
            yield name, grab(_setup_window(moment, Path(copied), place), SMALL)
        window = _setup_window(moment, Path(copied), Place.HALL)
        dialog = TakeOverDialog(Path(copied), moment.entries, ("/dev/ttyACM0", "/dev/ttyACM1"), 8420, window)
        dialog.off.setChecked(True)
        dialog.words.setPlainText(SuccessionKey(_SEED).words)
        yield "setup-take-over", grab(dialog)
        window.close()


def _setup_window(moment: Moment, copied: Path, place: Place) -> SetupWindow:
    window = SetupWindow(copied)
    window.show_state(setup_state(moment.assembly, moment.entries))
    window.go(place)
    return window


def _matter(moment: Moment) -> Pictures:
    yield _chair("chair-matter", moment)
    yield _screen("screen-matter", moment)
    yield "roll-call", _roll_call(moment.assembly)


def _chair(name: str, moment: Moment) -> tuple[str, Image.Image]:
    later = moment.at + timedelta(seconds=_SECONDS_LATER)
    preview = HallScreen(clock=lambda: later, moving=False)
    window = ChairWindow(preview, preview.show_state, settle=0, clock=lambda: later)
    window.resize(SMALL)
    window.show_state(chair_state(moment.assembly), screen_state(moment.assembly))
    return name, grab(window)


def _screen(name: str, moment: Moment) -> tuple[str, Image.Image]:
    later = moment.at + timedelta(seconds=_SECONDS_LATER)
    return name, of_qt(render(screen_state(moment.assembly), _SCREEN, now=later))


def _roll_call(assembly: Assembly) -> Image.Image:
    """Had the keypads failed at this moment: two stations that heard the first few."""
    held = copy.deepcopy(assembly)
    keys = {name: SigningKey.generate() for name in ("voorzitter", "commissie")}
    for name, key in keys.items():
        _record(held, WitnessEnrolled(name, bytes(key.verify_key)))
    assert held.matter is not None
    question = question_about(held, held.matter.proposals)
    _record(
        held, RollCallAnnounced(max(held.polls) + 1, question, question_hash(question), "de stemkastjes werken niet")
    )
    for number in range(_HEARD):
        for name, key in keys.items():
            state = roll_call_state(held)
            assert state is not None
            said = heard(
                state, state.called[number], 1 + number % 2, name, lambda text, key=key: key.sign(text).signature
            )
            assert isinstance(said, Record)
            _record(held, said.event)
    window = RollCallWindow("voorzitter", lambda _said: b"")
    window.resize(_ROLL_CALL)
    window.show_state(roll_call_state(held))
    return grab(window)


def _committee(ledger: Path, moment: Moment) -> tuple[str, Image.Image]:
    """As a committee sees it that follows from the beginning, and cosigned what there is."""
    key = SigningKey.generate()
    _record(moment.assembly, WitnessEnrolled("commissie", bytes(key.verify_key)))
    report = verify(ledger)
    assert isinstance(report, Report)
    witness = Witness(
        "commissie", enrolled=True, cosigned=(Checkpoint(moment.entries, moment.root),), kept=moment.entries
    )
    window = CommitteeWindow()
    window.show_state(committee_state(moment.assembly, moment.chronicle, witness, report))
    return "committee", grab(window, SMALL)


def _record(assembly: Assembly, event: Event) -> None:
    refusal = assembly.check(event)
    assert refusal is None, refusal
    assembly.apply(event, datetime.now(UTC))
