"""What goes on in a hall all the time: thumbs on keypads, and a chair who leads one poll after the other."""

import random
import threading
from collections.abc import Callable, Sequence

from firmware_protocol.emulator.hall import EmulatedHall
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, Command, HoldPoll, OpenPoll, ResumePoll
from stemkast.assembly.events import PollKind
from stemkast.assembly.poll_state import PollState
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import CommandSender, HallUnreachable
from tests.hall_server.small_hall import TEST_QUESTION


class Going:
    """Something that is done again and again in a thread, after a pause by chance, until it is to stop."""

    def __init__(self, seed: float | str, shortest: float, longest: float) -> None:
        self._stop = threading.Event()
        self._chance = random.Random(seed)
        self._pause = shortest, longest
        self._thread = threading.Thread(target=self._go_on)

    def once(self, chance: random.Random) -> None:
        """What is done."""
        raise NotImplementedError

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def stop(self) -> None:
        """Ends soon; `join` waits for that."""
        self._stop.set()

    def join(self) -> None:
        """Waits for the end."""
        self._thread.join()

    def _go_on(self) -> None:
        while not self._stop.wait(self._chance.uniform(*self._pause)):
            self.once(self._chance)


class Thumbs(Going):
    """Presses any key of any keypad."""

    def __init__(
        self, devices: EmulatedHall, serials: Sequence[str], seed: float | str, shortest: float, longest: float
    ) -> None:
        super().__init__(seed, shortest, longest)
        self._devices, self._serials = devices, serials

    def once(self, chance: random.Random) -> None:
        """One key."""
        self._devices.press(chance.choice(self._serials), chance.randint(1, 3))


class Chair(Going):
    """Announces, opens, holds, resumes and closes test polls. A hall that does not answer is asked again."""

    def __init__(
        self, hall: HallAddress, assembly: Callable[[], Assembly], seed: float | str, shortest: float, longest: float
    ) -> None:
        super().__init__(seed, shortest, longest)
        self._hall, self._assembly = hall, assembly

    def once(self, chance: random.Random) -> None:
        """The next step, as far as it is known."""
        last = self._assembly().last_poll
        command: Command = AnnouncePoll(PollKind.TEST, TEST_QUESTION)
        if last is not None and last.running:
            match last.state:
                case PollState.ANNOUNCED:
                    command = OpenPoll(last.number, 0)
                case PollState.HELD:
                    command = ResumePoll(last.number, 0)
                case _:  # open for four steps on average
                    ways = [HoldPoll(last.number), ClosePoll(last.number), None, None, None, None]
                    chosen = chance.choice(ways)
                    if chosen is None:
                        return
                    command = chosen
        self._ask(command)

    def _ask(self, command: Command) -> None:
        sender = CommandSender(self._hall)
        try:
            sender.send(command)  # what is refused came too late, or too early
        except HallUnreachable:
            pass
        finally:
            sender.close()
