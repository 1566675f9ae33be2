"""A planned assembly to be led by hand, put together: emulated people vote as planned for whatever is asked."""

from pathlib import Path

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from hall_server.disk import folder as hall_folder
from hall_server.disk.folder import Wanted
from stemkast.app.application import Look, make_application
from stemkast.app.hall_windows import HallWindows
from stemkast.app.leading import until_closed
from stemkast.assembly.events import Role
from stemkast.demo.following import Following
from stemkast.demo.plan import Plan
from stemkast.demo.replay import Replay
from stemkast.hall_client.hall_here.local_hall import LocalHall

_DECIDING = 3.0
"""Seconds within which a person has pressed."""
_PATIENCE = 5.0


class _Answers:
    """What emulated people answer to whatever is asked, found by the question of the poll."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.following: Following | None = None

    def choice(self, poll: int, municipality: str) -> int | None:
        """What a municipality presses in this poll."""
        if self.following is None:
            return None
        question = self.following.wait(lambda now: now.polls[poll].question if poll in now.polls else None, _PATIENCE)
        return self._plan.choice(question, municipality)


def run(plan: Plan, folder: Path, look: Look, seed: int = 1) -> int:
    """Prepares a planned assembly in `folder`, hands out emulated keypads, and lets a person lead it by hand.

    Whatever the order of the matters, the emulated people vote as planned for each.
    """
    application = make_application(look.language)
    windows = HallWindows(look=look)
    fleet = Fleet(len(plan.present), seed)
    hall_folder.init(folder, Wanted(plan.agenda.assembly, plan.agenda.date, plan.agenda.place, fleet.public_key))
    answers = _Answers(plan)
    people = VotingPeople(answers.choice, _DECIDING, seed)
    with (
        EmulatedHall(fleet, people=people) as devices,
        LocalHall(folder, devices.base_station_paths + devices.cradle_paths) as hall,
    ):
        Replay(plan, hall, devices, 0.0, lambda _progress: None, lambda _decision, _assembly: None).prepare()
        with Following(hall.address(Role.SCREEN)) as following:
            answers.following = following
            return until_closed(application, windows, hall, folder)
