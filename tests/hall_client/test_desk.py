"""A desk at work, without a window: what it shows and what it asks of the hall on every path."""

import dataclasses

import pytest

from stemkast.assembly.commands import Attend, OfferPairing, Record
from stemkast.assembly.events import (
    AssemblyClosed,
    KeypadFound,
    MandateIssued,
    MandateWithdrawn,
    PairingEnd,
    PairingEnded,
    RepresentativeRole,
)
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.desk.aside import DesksNow, from_aside
from stemkast.hall_client.desk.book import Standing
from stemkast.hall_client.desk.history import Did
from stemkast.hall_client.desk.keypad import KeypadTrouble
from stemkast.hall_client.desk.state import Oddity
from stemkast.hall_client.desk.visit import DeskAction, Named, Said, Tell
from tests.assembly.hall import code
from tests.hall_client.desk_table import ME, OTHER, Table, Told

A = DeskAction
MAYOR = Said(named=Named(RepresentativeRole.MAYOR, "A. Naam"))
SOMEBODY = MandateIssued(code(1), RepresentativeRole.ALDERMAN, "", "7")


@pytest.fixture
def table() -> Table:
    table = Table()
    table.do(SOMEBODY)
    return table


def test_a_plain_hand_out_is_two_times_enter(table: Table) -> None:
    table.place(3)
    state = table.type("gemeente 1")
    assert [row.name for row in state.found] == ["Gemeente 1"]
    assert (state.next, state.card is not None and state.card.chosen) == (A.CHOOSE, False)
    table.enter()
    assert table.asked == [Attend(code(1), "SK-0003")]
    assert (table.state.query, table.state.next) == ("", A.HAND_OUT)
    table.obey()
    assert table.enter() == [OfferPairing(code(1), "SK-0003")]
    assert table.state.next is A.WAIT
    table.obey(lambda _offer: False)
    assert table.state.next is A.WAIT
    assert table.cards == []
    card = table.state.card
    assert card is not None
    assert card.standing is Standing.EXPECTED, "nothing is shown that the ledger lacks"
    table.do(table.hall.pairing(1, "SK-0003"))
    (printed,) = table.cards
    assert (printed.municipality, printed.votes, printed.serial, printed.pairing) == ("Gemeente 1", 40, "SK-0003", 1)
    state = table.state
    assert state.notice is not None
    assert (state.notice.tell, state.notice.name, state.notice.votes) == (Tell.HANDED_OUT, "Gemeente 1", 40)
    assert (state.card, state.next, state.query) == (None, A.FIND, ""), "the next one can come"
    assert table.asked[-1] == Attend("", "")
    assert (state.summary.present, state.summary.present_votes, state.summary.votes) == (1, 40, 166)


def test_who_is_not_known_is_asked_for_and_written_with_the_hand_out(table: Table) -> None:
    table.place(3)
    table.choose("gemeente 2")
    assert table.state.next is A.NAME
    assert table.state.card is not None
    assert [odd.kind for odd in table.state.card.odd] == [Oddity.NO_MANDATE]
    assert table.press(A.NAME, MAYOR) == []
    assert table.state.card is not None
    assert table.state.card.representative is not None
    assert not table.state.card.representative.written
    mandate = Record(MandateIssued(code(2), RepresentativeRole.MAYOR, "A. Naam", ""))
    assert table.enter() == [mandate, OfferPairing(code(2), "SK-0003")]
    table.obey()
    assert table.hall.assembly.current_pairing == {code(2): 1}


def test_the_holder_says_no_and_then_yes(table: Table) -> None:
    table.place(3)
    table.choose("gemeente 1")
    table.enter()
    table.obey(lambda _offer: False)
    table.told.offers[0]["declined"] = True
    table.look()
    assert table.state.notice is not None
    assert (table.state.notice.tell, table.state.next) == (Tell.DECLINED, A.HAND_OUT)
    table.enter()
    table.look()
    assert table.state.next is A.WAIT, "what was declined before is over"
    table.obey()
    assert len(table.cards) == 1


def test_a_keypad_that_was_lifted_while_it_was_offered_is_offered_again(table: Table) -> None:
    table.place(3)
    table.choose("gemeente 1")
    table.enter()
    table.obey(lambda _offer: False)
    table.lift()
    assert table.state.next is A.WAIT
    table.asked.clear()
    table.place(3, proof="asked")
    assert not any(isinstance(each, OfferPairing) for each in table.asked)
    table.place(3)
    assert table.asked[-1] == OfferPairing(code(1), "SK-0003")
    table.obey()
    assert len(table.cards) == 1


def test_what_lies_in_the_cradle_afterwards_is_not_taken_in_again(table: Table) -> None:
    table.place(3)
    table.choose("gemeente 1")
    table.enter()
    table.obey()
    assert (table.state.card, table.state.next) == (None, A.FIND)
    table.choose("gemeente 2")
    table.press(A.NAME, MAYOR)
    assert (table.state.next, table.state.keypad.trouble) == (A.PLACE, KeypadTrouble.OUT)
    assert table.state.keypad.whose == "Gemeente 1"
    table.press(A.AGAIN)
    table.lift()
    table.place(3)
    assert table.state.card is not None
    assert (table.state.card.name, table.state.next) == ("Gemeente 1", A.HAND_IN), "brought back"


@pytest.mark.parametrize(
    ("ends", "tell", "standing"),
    [
        (PairingEnd.RETURNED, Tell.HANDED_IN, Standing.HANDED_IN),
        (PairingEnd.LEFT_EARLY, Tell.LEFT_EARLY, Standing.LEFT_EARLY),
    ],
)
def test_brought_back_and_by_mistake(table: Table, ends: PairingEnd, tell: Tell, standing: Standing) -> None:
    table.hall.hand_out(1)
    table.place(1)
    assert table.press(A.HAND_IN, Said(ends=ends)) == [Record(PairingEnded(1, ends))]
    assert table.state.card is not None
    assert table.state.card.standing is Standing.PRESENT, "not before the ledger says so"
    table.obey()
    assert table.state.notice is not None
    assert (table.state.notice.tell, table.state.notice.name) == (tell, "Gemeente 1")
    assert table.state.card is None
    table.choose("gemeente 1")
    card = table.state.card
    assert card is not None
    assert (card.standing, [odd.kind for odd in card.odd]) == (standing, [Oddity.ENDED])
    assert [each.did for each in card.happened][-2:] == [Did.HANDED_OUT, Did(ends.value)]
    assert table.state.next is A.HAND_OUT, "it was a mistake, or somebody comes back: the same keypad again"
    table.enter()
    table.obey()
    assert table.hall.assembly.current_pairing == {code(1): 2}


@pytest.mark.parametrize("why", [PairingEnd.BROKEN, PairingEnd.LOST, PairingEnd.REPLACED])
def test_another_keypad(table: Table, why: PairingEnd) -> None:
    table.hall.hand_out(1)
    table.look()
    table.choose("gemeente 1")
    assert table.state.next is A.NEXT_VISITOR
    assert {A.OTHER_PERSON, A.OTHER_KEYPAD, A.HAND_IN, A.PRINT} <= table.state.others
    assert table.press(A.OTHER_KEYPAD, Said(ends=why)) == [Record(PairingEnded(1, why))]
    table.obey()
    assert table.state.card is not None
    assert (table.state.card.standing, table.state.next) == (Standing.WITHOUT_KEYPAD, A.PLACE)
    table.place(4)
    table.enter()
    table.obey()
    assert table.hall.assembly.keypad_out == {"SK-0004": 2}
    assert len(table.cards) == 1
    table.choose("gemeente 1")
    assert table.press(A.PRINT) == []
    assert len(table.cards) == 2
    assert table.press(A.NEXT_VISITOR) == []
    assert table.state.card is None


def test_another_person_with_the_keypad_and_without(table: Table) -> None:
    table.choose("gemeente 1")
    assert table.press(A.OTHER_PERSON, MAYOR) == []
    table.press(A.AGAIN)
    table.hall.hand_out(1)
    table.look()
    table.choose("gemeente 1")
    assert table.press(A.OTHER_PERSON, Said()) == [], "the question was not answered"
    written = table.press(A.OTHER_PERSON, MAYOR)
    assert written == [Record(MandateIssued(code(1), RepresentativeRole.MAYOR, "A. Naam", "F1"))]
    table.obey()
    assert table.state.card is not None
    assert table.state.card.representative is not None
    assert (table.state.card.representative.name, table.state.card.standing) == ("A. Naam", Standing.PRESENT)


BY_MISTAKE = Said(reason="Bij vergissing ingevoerd")


def test_a_mandate_is_withdrawn_and_somebody_named_again(table: Table) -> None:
    table.place(3)
    table.choose("gemeente 2")
    assert A.WITHDRAW not in table.state.others, "there is none"
    table.choose("gemeente 1")
    assert A.WITHDRAW in table.state.others
    assert table.press(A.WITHDRAW) == [], "why was not said"
    withdrawn = Record(MandateWithdrawn(code(1), "Bij vergissing ingevoerd"))
    assert table.press(A.WITHDRAW, BY_MISTAKE) == [withdrawn]
    assert table.state.notice is None, "nothing is said that the ledger lacks"
    table.obey()
    state = table.state
    assert state.notice is not None
    assert (state.notice.tell, state.notice.name, state.next) == (Tell.WITHDRAWN, "Gemeente 1", A.NAME)
    assert state.card is not None
    assert state.card.representative is None
    assert state.card.happened[-1].text == "Bij vergissing ingevoerd"
    assert state.latest[0][0].did is Did.MANDATE_WITHDRAWN
    table.press(A.NAME, MAYOR)
    table.enter()
    table.obey()
    assert table.hall.assembly.current_pairing == {code(1): 1}


def test_a_mandate_with_a_keypad_out_is_not_withdrawn(table: Table) -> None:
    table.hall.hand_out(1)
    table.look()
    table.choose("gemeente 1")
    assert A.WITHDRAW in table.state.others, "who looks for it is told why not"
    assert table.press(A.WITHDRAW, BY_MISTAKE) == []
    assert table.state.notice is not None
    assert (table.state.notice.tell, table.state.notice.serial) == (Tell.KEYPAD_IS_OUT, "SK-0001")
    assert code(1) in table.hall.assembly.mandates


def test_a_withdrawal_is_not_asked_while_a_keypad_is_offered_and_a_refusal_ends_it(table: Table) -> None:
    table.place(3)
    table.choose("gemeente 1")
    table.press(A.WITHDRAW, BY_MISTAKE)
    table.refuse(Refusal(Reason.MUNICIPALITY_HAS_KEYPAD, "another desk was first", "RULES"))
    assert table.state.notice is not None
    assert table.state.notice.tell is Tell.REFUSED
    table.enter()
    table.obey(lambda _offer: False)
    assert (table.state.next, A.WITHDRAW in table.state.others) == (A.WAIT, False)
    assert table.press(A.WITHDRAW, BY_MISTAKE) == []


def test_lost_and_found(table: Table) -> None:
    table.hall.hand_out(0)
    table.look()
    table.do(PairingEnded(1, PairingEnd.LOST))
    table.choose("gemeente 1")
    table.place(0)
    assert (table.state.keypad.trouble, table.state.keypad.whose) == (KeypadTrouble.LOST, "Gemeente 0")
    assert (table.state.next, A.FOUND in table.state.others) == (A.PLACE, True)
    assert table.press(A.FOUND) == [Record(KeypadFound("SK-0000"))]
    table.obey()
    assert table.state.next is A.HAND_OUT
    assert table.state.notice is not None
    assert table.state.notice.tell is Tell.KEYPAD_FOUND
    happened = table.work.hall.keypads["SK-0000"].happened
    assert [each.did for each in happened] == [Did.ENROLLED, Did.HANDED_OUT, Did.LOST, Did.FOUND]


@pytest.mark.parametrize(
    ("lying", "trouble"),
    [
        ({"proof": "asked"}, KeypadTrouble.BEING_ASKED),
        ({"proof": "false"}, KeypadTrouble.FALSE),
        ({"key": "AAAA"}, KeypadTrouble.FALSE),
        ({"usual": False, "usual_firmware": "1.1"}, KeypadTrouble.FIRMWARE),
        ({"battery": 20}, KeypadTrouble.LOW_BATTERY),
        ({"battery": 21}, None),
    ],
)
def test_what_is_the_matter_with_a_keypad(
    table: Table, lying: dict[str, object], trouble: KeypadTrouble | None
) -> None:
    table.choose("gemeente 1")
    table.place(3, **lying)
    assert table.state.keypad.trouble is trouble
    usable = trouble in (None, KeypadTrouble.LOW_BATTERY)
    assert table.state.next is (A.HAND_OUT if usable else A.PLACE)


def test_an_unknown_keypad_and_one_at_another_desk(table: Table) -> None:
    table.choose("gemeente 1")
    table.place("SK-7777")
    assert (table.state.keypad.trouble, table.state.next) == (KeypadTrouble.UNKNOWN, A.PLACE)
    table.place(3)
    table.told.attending[OTHER] = (code(2), "SK-0003")
    table.look()
    assert (table.state.keypad.trouble, table.state.keypad.whose) == (KeypadTrouble.AT_ANOTHER_DESK, OTHER)


def test_a_serial_number_is_typed_or_scanned(table: Table) -> None:
    table.choose("gemeente 1")
    table.choose("sk-0003")
    assert (table.state.keypad.serial, table.state.keypad.trouble) == ("SK-0003", KeypadTrouble.NOT_IN_CRADLE)
    table.place(3, path="/dev/ttyUSB1")
    table.place(2, path="/dev/ttyUSB2")
    assert table.state.next is A.HAND_OUT, "wherever it lies"
    table.enter()
    table.obey()
    assert table.hall.assembly.keypad_out == {"SK-0003": 1}
    table.choose("SK-0003")
    assert table.state.card is not None
    assert table.state.card.name == "Gemeente 1", "who has it"
    table.press(A.AGAIN)
    for text, tell in (("SK-0002", Tell.KEYPAD_IS_FREE), ("SK-9999", Tell.UNKNOWN_KEYPAD), ("xyz", Tell.NOTHING_FOUND)):
        table.choose(text)
        assert table.state.notice is not None
        assert (table.state.notice.tell, table.state.query) == (tell, "")


def test_which_cradle_is_this_desks(table: Table) -> None:
    table.choose("gemeente 1")
    table.place(2, path="/dev/ttyUSB2")
    assert table.state.keypad.serial == "SK-0002", "the only one"
    table.place(3, path="/dev/ttyUSB3")
    assert table.state.keypad.serial == ""
    assert table.state.cradles == (("/dev/ttyUSB2", "SK-0002"), ("/dev/ttyUSB3", "SK-0003"))
    table.press(A.CRADLE, Said(cradle="/dev/ttyUSB3"))
    assert table.state.keypad.serial == "SK-0003"
    table.lift("/dev/ttyUSB3")
    assert table.state.keypad.serial == ""
    table.place(4, path=f"{OTHER}/cradle")
    assert table.state.keypad.serial == "", "what another desk lends is not ours"
    table.place(1, path=f"{ME}/cradle")
    assert table.state.keypad.serial == "SK-0001"


def test_another_desk_is_first(table: Table) -> None:
    table.place(3)
    table.told.attending[OTHER] = (code(1), "")
    table.look()
    table.choose("gemeente 1")
    assert table.state.card is not None
    assert (table.state.card.attended_by, table.state.next) == (OTHER, A.BLOCKED)
    assert table.press(A.HAND_OUT) == []
    assert not table.state.others & {A.OTHER_PERSON, A.HAND_IN}
    table.refuse(Refusal(Reason.AT_ANOTHER_DESK, "", ""))
    assert table.state.notice is None, "it stands beside the municipality"
    table.told.attending.clear()
    table.look()
    assert table.asked == [Attend(code(1), "SK-0003")], "and asks again once the other is done"
    table.look()
    table.obey()
    assert table.state.next is A.HAND_OUT


def test_a_refusal_is_said_and_nothing_was_done(table: Table) -> None:
    table.place(3)
    table.choose("gemeente 1")
    table.enter()
    table.refuse(Refusal(Reason.KEYPAD_IN_USE, "", ""))
    assert table.state.notice is not None
    assert (table.state.notice.tell, table.state.next) == (Tell.REFUSED, A.HAND_OUT)
    table.type("g")
    assert table.state.notice is None


def test_without_the_hall_only_looking_up_is_left_and_what_was_done_meanwhile_is_found(table: Table) -> None:
    table.place(3)
    table.choose("gemeente 1")
    table.enter()
    table.work.hear(False)
    assert (table.state.connected, table.state.next) == (False, A.BLOCKED)
    assert table.enter() == []
    table.type("gemeente 2")
    assert [row.name for row in table.state.found] == ["Gemeente 2"]
    table.press(A.AGAIN)
    table.refuse(Refusal(Reason.NOT_READY, "the hall does not answer", ""))
    table.asked.clear()
    table.work.hear(True)
    assert table.asked == [Attend(code(1), "")]
    table.look()
    assert table.asked[1:] == [Attend(code(1), "SK-0003")], "once the hall has said what lies there"
    assert table.state.next is A.HAND_OUT, "it may be offered again"
    table.do(table.hall.pairing(1, "SK-0003"))
    assert len(table.cards) == 1, "it was done: the card is printed now"


def test_a_hall_that_is_back_says_anew_what_lies_in_its_cradles(table: Table) -> None:
    table.place(3)
    table.choose("gemeente 1")
    assert table.state.next is A.HAND_OUT
    table.work.hear(False)
    table.work.hear(True)
    assert table.state.next is A.PLACE, "what the hall said before is not so for sure"
    table.told.cradles.clear()
    table.look()
    assert table.state.next is A.PLACE
    table.place(3)
    assert table.state.next is A.HAND_OUT


def test_a_book_that_is_told_everything_again_says_nothing_twice(table: Table) -> None:
    table.hall.hand_out(1)
    table.place(3)
    before = table.work.hall
    table.anew()
    assert dataclasses.replace(table.work.hall, now=before.now) == before
    assert table.work.hall.now.cradles == before.now.cradles, "what stands in no entry stays"


def test_nothing_is_done_once_the_assembly_is_closed(table: Table) -> None:
    table.do(AssemblyClosed(0))
    table.choose("gemeente 1")
    assert table.state.next is A.BLOCKED
    assert A.OVERVIEW in table.state.others
    table.press(A.OVERVIEW)
    assert table.state.overview
    assert not table.type("u").overview


def test_rows_are_chosen_up_and_down_and_esc_goes_back_a_step(table: Table) -> None:
    table.type("gemeente")
    table.work.move(1)
    table.work.move(9)
    assert [row.selected for row in table.state.found] == [False] * 4 + [True]
    table.work.move(-9)
    table.enter()
    assert table.state.card is not None
    assert (table.state.card.name, table.state.card.chosen) == ("Gemeente 0", True)
    table.type("4")
    assert table.state.next is A.CHOOSE
    table.press(A.AGAIN)
    assert table.state.card.name == "Gemeente 0"
    table.press(A.AGAIN)
    assert (table.state.card, table.state.next) == (None, A.FIND)


def test_figures_and_history(table: Table) -> None:
    table.do(MandateWithdrawn(code(1), "ziek"))
    table.hall.hand_out(0, 1)
    table.look()
    assert (table.state.summary.last_ten_minutes, table.state.summary.desk, table.state.summary.desks) == (0, 1, 2)
    table.now = table.hall.done[-1][1]
    assert table.state.summary.last_ten_minutes == 2
    table.told.low = {"SK-0001": 12}
    table.look()
    table.choose("gemeente 1")
    card = table.state.card
    assert card is not None
    assert [(odd.kind, odd.battery) for odd in card.odd] == [(Oddity.BATTERY_OUT, 12)]
    did = [(each.did, each.by, each.text or each.serial) for each in card.happened]
    assert (Did.MANDATE_WITHDRAWN, OTHER, "ziek") in did
    assert did[-1] == (Did.HANDED_OUT, OTHER, "SK-0001")


@pytest.mark.parametrize("value", [None, {}, [], {"cradles": 1}, {**Told().value(), "low": []}])
def test_an_aside_in_another_form_is_passed_over(value: object) -> None:
    assert from_aside(value, 1) is None
    assert from_aside(Told().value(), 3) == dataclasses.replace(DesksNow(), desks=(ME, OTHER), number=3)
