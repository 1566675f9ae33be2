"""A hall full of phones that follow while a poll runs: bounded, counted, and the hall goes on as without them.

In `make test` every vote of a poll gets its light while 150 phones and 100 screens follow. `PHONES=700` is a whole hall
on a machine that does nothing else: then a vote takes no more than a few times one of a poll without phones.
"""

import os
import statistics
import time

from hall_server.web.public_boards import MOST_SCREENS
from stemkast.assembly.events import PollKind
from tests.hall_server.public_stream import PublicStream
from tests.hall_server.small_hall import Meeting
from tests.patience import PATIENCE

PHONES = int(os.environ.get("PHONES", "150"))
ROUNDS = 15
MOST_TIMES = 4
"""How many times the median vote may take: the machine has few cores, and the phones of the test are on it, too."""


def votes(meeting: Meeting) -> list[float]:
    """Seconds from pressing a key to the light, many times over."""
    took = []
    for number in range(ROUNDS):
        begin = time.perf_counter()
        meeting.vote(1 + number % 2, 1 + number % 3)
        took.append(time.perf_counter() - begin)
    return took


def test_a_hall_full_of_phones_does_not_stall_a_poll(meeting: Meeting) -> None:
    meeting.pair(1, 2)
    poll = meeting.open()
    alone = statistics.median(votes(meeting))
    meeting.close(poll)
    address = meeting.server.address
    followers = [PublicStream(address, "uitslagen") for _ in range(PHONES)]
    screens = [PublicStream(address, "scherm") for _ in range(min(PHONES, MOST_SCREENS))]
    try:
        for each in [*followers, *screens]:
            assert each.status == 200
            each.together()
        poll = meeting.open(kind=PollKind.TEST)
        crowded = statistics.median(votes(meeting))
        meeting.close(poll)
        if "PHONES" in os.environ:  # on a machine that does nothing else meanwhile
            assert crowded <= MOST_TIMES * max(alone, 0.01), (alone, crowded)
        for each in screens:
            each.until("screen", f'"poll": {poll}')
    finally:
        for each in [*followers, *screens]:
            each.close()


def test_more_than_the_hall_takes_are_told_to_come_back(meeting: Meeting) -> None:
    address = meeting.server.address
    screens = [PublicStream(address, "overlay") for _ in range(MOST_SCREENS)]
    with PublicStream(address, "scherm") as refused:
        assert refused.status == 503
        assert refused.headers["retry-after"] == "10"
    with PublicStream(address, "uitslagen") as phone:  # the places of phones are others
        assert phone.status == 200
    for each in screens:
        each.close()
    deadline = time.monotonic() + PATIENCE
    while True:
        with PublicStream(address, "scherm") as later:
            if later.status == 200:
                break
        assert time.monotonic() < deadline, "no place came free"


def test_one_that_never_reads_holds_up_nobody(meeting: Meeting) -> None:
    meeting.pair(1, 2)
    address = meeting.server.address
    with PublicStream(address, "scherm", buffer=2048), PublicStream(address, "scherm") as reading:
        poll = meeting.open()
        for number in range(6):
            meeting.vote(1 + number % 2, 1 + number % 3)
        reading.until("screen", '"voted": 2')
        meeting.close(poll)
        reading.until("screen", '"closing": false')
