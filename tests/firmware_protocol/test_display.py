"""What a keypad shows: P-37."""

import pytest

from firmware_protocol import messages as m
from firmware_protocol.keypad import Keypad
from tests.firmware_protocol.parties import Hall, new_keypad, open_poll, pair


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def keypad() -> Keypad:
    return new_keypad()


def test_p37_from_the_rack_to_the_holder(keypad: Keypad, hall: Hall) -> None:
    assert keypad.display == ("", "SK-0001")
    keypad.receive(hall.offer(keypad.serial), over_cradle=True)
    assert keypad.display == ("Utrecht 75", "akkoord?")
    pair(keypad, hall)
    assert keypad.display == ("Utrecht 75", "")


def test_p37_through_a_poll(keypad: Keypad, hall: Hall) -> None:
    pair(keypad, hall)
    announcement = hall.announcement()
    keypad.receive(announcement)
    assert keypad.display == ("Motie", "nog niet open")
    keypad.receive(hall.control(m.Action.OPEN, announcement))
    assert keypad.display == ("Motie", "1 voor 2 tegen 3 onthouding")
    (vote,) = keypad.press(1)
    assert keypad.display == ("voor …", "")
    keypad.receive(hall.receipt(vote, keypad.serial))
    assert keypad.display == ("✓ voor", "")
    keypad.receive(hall.control(m.Action.HOLD, announcement))
    assert keypad.display == ("onderbroken", "staat: voor")
    keypad.receive(hall.control(m.Action.RESUME, announcement))
    assert keypad.display == ("✓ voor", "")
    keypad.receive(hall.control(m.Action.CLOSING, announcement))
    assert keypad.display == ("gesloten", "staat: voor")


def test_p37_a_hall_that_cannot_write_is_named_while_it_helps_to_vote_again(keypad: Keypad, hall: Hall) -> None:
    pair(keypad, hall)
    announcement = open_poll(keypad, hall)
    (first,) = keypad.press(1)
    keypad.receive(hall.refusal(first, keypad.serial, m.RefusalReason.NOT_READY))
    assert keypad.display == ("zaal wacht, stem later opnieuw", "")
    (second,) = keypad.press(1)
    assert keypad.display == ("voor …", "")
    keypad.receive(hall.refusal(second, keypad.serial))
    assert keypad.display == ("niet geteld", "")
    (third,) = keypad.press(1)
    keypad.receive(hall.refusal(third, keypad.serial, m.RefusalReason.NOT_READY))
    keypad.receive(hall.control(m.Action.CLOSED, announcement))
    assert keypad.display == ("gesloten", "niet geteld")


def test_p37_who_did_not_vote_reads_that_it_is_closed(keypad: Keypad, hall: Hall) -> None:
    pair(keypad, hall)
    keypad.receive(hall.control(m.Action.CLOSED, open_poll(keypad, hall)))
    assert keypad.display == ("gesloten", "")


def test_p37_a_test_poll_says_so(keypad: Keypad, hall: Hall) -> None:
    pair(keypad, hall)
    keypad.receive(hall.announcement(kind=m.PollKind.TEST, title="Schijnt de zon?"))
    assert keypad.display == ("PROEF Schijnt de zon?", "nog niet open")
