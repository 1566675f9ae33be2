"""A dishonest hall with its own key: it changes the ledger and signs the checkpoints anew. One check finds each."""

import base64
import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from firmware_protocol import envelope
from firmware_protocol import messages as m
from stemkast.assembly import events
from stemkast.assembly.event_codec import to_data
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.proposals import Question
from stemkast.assembly.settings import RevotePolicy
from stemkast.ledger.store import LedgerStore
from stemkast.verifier import Report, verify
from tests.verifier.ledger_maker import (
    HALL,
    REGISTER,
    SUCCESSION,
    SUCCESSION_SEED,
    TEST_QUESTION,
    VKEY,
    Entry,
    Hall,
    acceptance,
    announcement,
    bodies_of,
    control,
    enrolled,
    keypad_key,
    note_over,
    signed_vote,
    story,
    to_base64,
    write_bundle,
    write_ledger,
)


class Tampering:
    """The story, not closed yet, to change at will."""

    def __init__(self) -> None:
        self.hall = story()
        self.entries = self.hall.entries
        self.polls = len(self.hall.assembly.polls)

    def index(self, event: str, nth: int = 0, **fields: object) -> int:
        """Where the nth event of this name with these fields stands."""
        return [
            index
            for index, entry in enumerate(self.entries)
            if entry["event"] == event and fields.items() <= entry["data"].items()
        ][nth]

    def data(self, event: str, nth: int = 0, **fields: object) -> dict[str, Any]:
        found: dict[str, Any] = self.entries[self.index(event, nth, **fields)]["data"]
        return found

    def insert(self, index: int, event: str, data: dict[str, Any]) -> None:
        self.entries.insert(index, {**self.entries[index], "event": event, "data": data})

    def append(self, event: str, data: dict[str, Any]) -> None:
        self.entries.append(Hall.entry(event, data, len(self.entries)))

    def announce(self, changed: Mapping[str, Any] = MappingProxyType({}), question: Question = TEST_QUESTION) -> None:
        """One more test poll, voided as soon as it is announced, so that no vote depends on it.

        `changed` are fields of the signed announcement, or of how it is made: number, key, skip, entry_hash.
        """
        other = dict(changed)
        number, key = other.pop("number", 8), other.pop("key", HALL)
        self.hall.sequence += other.pop("skip", 1)
        sequence, kind = self.hall.sequence, events.PollKind.TEST
        digest = other.pop("entry_hash", question_hash(question))
        said = announcement(self.polls + 1, kind, question, sequence, RevotePolicy.LAST, other, key)
        self.append("poll_announced", to_data(events.PollAnnounced(number, kind, question, digest, said)))
        voided = control(number, m.Action.VOIDED, envelope.sha256(said), max(sequence, 60))
        self.append("poll_voided", {"poll": number, "reason": "proef", "control": to_base64(voided)})
        self.polls += 1

    def vote(self, poll: int, pairing: int, counter: int, choice: int) -> dict[str, Any]:
        """The fields of a vote that the keypad of this pairing signed."""
        signed = self.hall.signed_vote(pairing, poll, counter, choice)
        code = self.hall.assembly.pairings[pairing].municipality
        return to_data(events.VoteAccepted(poll, pairing, code, counter, choice, signed))

    def signed_control(self, poll: int, action: m.Action, sequence: int, seconds: int = 0, epoch: int = 1) -> str:
        announced = self.hall.assembly.polls[poll].announcement_hash
        return to_base64(control(poll, action, announced, sequence, seconds, epoch))

    def end(self) -> list[Entry]:
        self.append("assembly_closed", {"polls": self.polls})
        return self.entries


Change = Callable[[Tampering], None]
CHANGES: list[tuple[str, Change]] = []


def finds(check: str) -> Callable[[Change], Change]:
    """This change of the story is found by this check and by no other."""

    def register(change: Change) -> Change:
        CHANGES.append((check, change))
        return change

    return register


def failing(report: Report) -> set[str]:
    """The checks that fail, without those that could not be made because of them."""
    return {check.id for check in report.checks if not check.ok and not check.detail.startswith("not checked")}


def verified(path: Path, hall_key: str | None = None) -> Report:
    report = verify(path, hall_key)
    assert isinstance(report, Report)
    assert report.text()
    return report


@pytest.mark.parametrize(("check", "change"), CHANGES, ids=lambda each: getattr(each, "__name__", each))
def test_change_is_found_by(check: str, change: Change, tmp_path: Path) -> None:
    tampering = Tampering()
    change(tampering)
    report = verified(write_ledger(tmp_path / "x.ledger", bodies_of(tampering.end()), [7, 40]), VKEY)
    assert failing(report) == {check}


@finds("V-04")
def unknown_event(t: Tampering) -> None:
    t.append("vote_corrected", {"poll": 1})


@finds("V-04")
def additional_field(t: Tampering) -> None:
    t.data("vote_accepted")["weight"] = 75


@finds("V-04")
def missing_field(t: Tampering) -> None:
    del t.data("vote_accepted")["municipality"]


@finds("V-04")
def text_for_a_number(t: Tampering) -> None:
    t.data("vote_accepted")["choice"] = "1"


@finds("V-04")
def truth_for_a_number(t: Tampering) -> None:
    t.data("vote_accepted", choice=1)["choice"] = True


@finds("V-04")
def negative_number(t: Tampering) -> None:
    t.data("poll_opened")["seconds"] = -1


@finds("V-04")
def text_for_a_list(t: Tampering) -> None:
    t.data("matter_called")["proposals"] = "01-1"


@finds("V-04")
def unknown_word(t: Tampering) -> None:
    t.data("screen_shown")["view"] = "advertisement"


@finds("V-04")
def kind_for_a_value(t: Tampering) -> None:
    t.data("poll_opened")["seconds"] = "int"


@finds("V-04")
def null_where_there_is_a_value(t: Tampering) -> None:
    t.data("chair_taken")["name"] = None


@finds("V-04")
def key_of_another_size(t: Tampering) -> None:
    t.data("keypad_enrolled")["public_key"] = to_base64(b"k" * 31)


@finds("V-04")
def fraction_not_in_lowest_terms(t: Tampering) -> None:
    t.data("proposal_added")["proposal"]["majority"]["fraction"] = "2/4"


@finds("V-04")
def fraction_above_one(t: Tampering) -> None:
    t.data("proposal_added")["proposal"]["majority"]["fraction"] = "3/2"


@finds("V-04")
def base64_written_differently(t: Tampering) -> None:
    data = t.data("vote_accepted", pairing=6)
    envelope_text = data["envelope"]
    data["envelope"] = to_base64(base64.b64decode(envelope_text))[:-2] + {"A": "B", "Q": "R", "g": "h", "w": "x"}.get(
        envelope_text[-3], "="
    )
    assert data["envelope"] != envelope_text


@finds("V-05")
def second_first_entry(t: Tampering) -> None:
    t.append("assembly_initialised", t.data("assembly_initialised"))


@finds("V-05")
def key_of_small_order(t: Tampering) -> None:
    t.data("assembly_initialised")["fleet_key"] = to_base64(bytes(32))


@finds("V-05")
def epoch_zero(t: Tampering) -> None:
    t.data("assembly_initialised")["epoch"] = 0


@finds("V-09")
def closing_entry_with_another_number_of_polls(t: Tampering) -> None:
    t.polls -= 1


@finds("V-10")
def settings_change_later(t: Tampering) -> None:
    settings = t.data("settings_adopted")["settings"]
    t.append("settings_adopted", {"settings": {**settings, "abstentions_count": True}})


@finds("V-10")
def no_settings(t: Tampering) -> None:
    del t.entries[t.index("settings_adopted")]


@finds("V-10")
def settings_without_weights(t: Tampering) -> None:
    settings = t.data("settings_adopted")["settings"]
    t.insert(2, "settings_adopted", {"settings": {**settings, "weight": {**settings["weight"], "divisor": 0}}})


@finds("V-11")
def sums_of_the_register(t: Tampering) -> None:
    t.data("register_adopted")["votes"] += 1


@finds("V-11")
def hash_of_the_register(t: Tampering) -> None:
    t.data("register_adopted")["register_hash"] = to_base64(b"r" * 32)


@finds("V-11")
def register_adopted_twice(t: Tampering) -> None:
    t.append("register_adopted", t.data("register_adopted"))


@finds("V-11")
def chunks_in_another_order(t: Tampering) -> None:
    t.data("register_chunk")["chunk"], t.data("register_chunk", 1)["chunk"] = 1, 0


@finds("V-12")
def keypad_of_another_fleet(t: Tampering) -> None:
    serial, raw = "SK-0001", keypad_key("SK-0001").public_key
    certificate = envelope.sign(b"\x83\x18\x46\x67SK-0001\x58\x20" + raw, SUCCESSION)
    t.data("keypad_enrolled", serial=serial)["certificate"] = to_base64(certificate)


@finds("V-12")
def certificate_of_another_keypad(t: Tampering) -> None:
    t.data("keypad_enrolled", serial="SK-0001")["certificate"] = t.data("keypad_enrolled", serial="SK-0002")[
        "certificate"
    ]


@finds("V-12")
def keypad_enrolled_twice(t: Tampering) -> None:
    t.append("keypad_enrolled", to_data(enrolled("SK-0001")))


@finds("V-13")
def keypad_without_mandate(t: Tampering) -> None:
    del t.entries[t.index("mandate_issued", municipality="GM0088")]


@finds("V-13")
def mandate_of_nobody(t: Tampering) -> None:
    t.append("mandate_issued", {**t.data("mandate_issued"), "municipality": "GM9999"})


@finds("V-13")
def mandate_withdrawn_while_a_keypad_is_out(t: Tampering) -> None:
    t.append("mandate_withdrawn", {"municipality": "GM0344", "reason": ""})


@finds("V-13")
def pairing_ended_twice(t: Tampering) -> None:
    t.append("pairing_ended", t.data("pairing_ended"))


@finds("V-13")
def pairing_ended_that_never_was(t: Tampering) -> None:
    t.append("pairing_ended", {"pairing": 99, "reason": "lost"})


def pair(t: Tampering, number: int, row: events.RegisterRow, serial: str, accepted: bytes | None = None) -> None:
    signed = acceptance(number, row, serial) if accepted is None else accepted
    t.append("keypad_paired", to_data(events.KeypadPaired(number, row.code, serial, row.weight, signed)))


@finds("V-13")
def second_keypad_of_a_municipality(t: Tampering) -> None:
    pair(t, 7, REGISTER[0], "SK-0005")


@finds("V-13")
def keypad_of_two_municipalities(t: Tampering) -> None:
    t.append("pairing_ended", {"pairing": 2, "reason": "lost"})
    pair(t, 7, REGISTER[1], "SK-0001")


@finds("V-13")
def number_of_an_earlier_pairing(t: Tampering) -> None:
    t.append("pairing_ended", {"pairing": 2, "reason": "lost"})
    pair(t, 2, REGISTER[1], "SK-0005")


@finds("V-13")
def weight_that_the_register_does_not_give(t: Tampering) -> None:
    t.append("pairing_ended", {"pairing": 2, "reason": "lost"})
    row = events.RegisterRow("GM0088", "Schiermonnikoog", 947, 75)
    pair(t, 7, row, "SK-0005")


@finds("V-13")
def keypad_that_is_not_enrolled(t: Tampering) -> None:
    t.append("pairing_ended", {"pairing": 2, "reason": "lost"})
    pair(t, 7, REGISTER[1], "SK-7777")


@finds("V-14")
def acceptance_of_another_keypad(t: Tampering) -> None:
    t.append("pairing_ended", {"pairing": 2, "reason": "lost"})
    pair(t, 7, REGISTER[1], "SK-0005", acceptance(7, REGISTER[1], "SK-0002"))


@pytest.mark.parametrize(
    "changed",
    [
        {"assembly": b"a" * 16},
        {"epoch": 2},
        {"municipality": "GM0344"},
        {"name": "Utrecht"},
        {"weight": 2},
        {"pairing": 8},
        {"serial": "SK-0002"},
        {"hall_key": SUCCESSION.public_key},
        {"succession_key": b"k" * 32},
    ],
    ids=str,
)
def test_a_keypad_that_accepted_something_else_is_found(changed: dict[str, Any], tmp_path: Path) -> None:
    t = Tampering()
    t.append("pairing_ended", {"pairing": 2, "reason": "lost"})
    message = acceptance(7, REGISTER[1], "SK-0005", changed)
    if "serial" in changed:
        payload = envelope.peek(message)
        assert isinstance(payload, bytes)
        message = envelope.sign(payload, keypad_key("SK-0005"))
    pair(t, 7, REGISTER[1], "SK-0005", message)
    assert failing(verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end())))) == {"V-14"}


@pytest.mark.parametrize(
    ("changed", "check"),
    [
        ({}, ""),
        ({"key": SUCCESSION}, "V-15"),
        ({"assembly": b"a" * 16}, "V-15"),
        ({"epoch": 2}, "V-15"),
        ({"skip": 0}, "V-15"),
        ({"poll": 9}, "V-15"),
        ({"number": 9}, "V-15"),
        ({"kind": m.PollKind.REAL}, "V-15"),
        ({"question_hash": b"q" * 32}, "V-15"),
        ({"entry_hash": b"q" * 32}, "V-15"),
        ({"register_hash": b"r" * 32}, "V-15"),
        ({"nonce": b"n" * 15}, "V-15"),
        ({"revote": m.Revote.FIRST}, "V-15"),
        ({"options": ((1, "Tegen"), (2, "Voor"), (3, "Onthouding"))}, "V-15"),
        ({"title": "Iets anders"}, "V-15"),
    ],
    ids=str,
)
def test_an_announcement_that_says_something_else_is_found(changed: dict[str, Any], check: str, tmp_path: Path) -> None:
    t = Tampering()
    t.announce(changed)
    assert failing(verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end())))) == {check} - {""}


@pytest.mark.parametrize("payload", [b"\x81\x01", b"\xff", b"\xa0", b"\x98\x0c" + bytes(12)], ids=repr)
def test_an_announcement_that_is_no_announcement_is_found(payload: bytes, tmp_path: Path) -> None:
    t = Tampering()
    t.announce()
    from_hall = envelope.sign(payload, HALL)
    t.data("poll_announced", poll=8)["announcement"] = to_base64(from_hall)
    assert "V-15" in failing(verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end()))))


@pytest.mark.parametrize(
    "said",
    [
        (2, m.Action.OPEN, 5, 60, 1),
        (2, m.Action.HOLD, 4, 0, 1),
        (2, m.Action.HOLD, 5, 30, 1),
        (2, m.Action.HOLD, 5, 0, 2),
        (3, m.Action.HOLD, 5, 0, 1),
    ],
)
def test_a_control_that_says_something_else_is_found(said: tuple[Any, ...], tmp_path: Path) -> None:
    t = Tampering()
    poll, action, sequence, seconds, epoch = said
    right = t.signed_control(2, m.Action.HOLD, 7)
    assert t.data("poll_held")["control"] == right
    t.data("poll_held")["control"] = t.signed_control(poll, action, sequence + 2 - (sequence == 4) * 2, seconds, epoch)
    assert failing(verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end())))) == {"V-16"}


@finds("V-16")
def control_for_a_poll_that_was_closed(t: Tampering) -> None:
    t.data("poll_voided", poll=2)["control"] = t.signed_control(2, m.Action.VOIDED, 11)


@finds("V-17")
def poll_opened_again(t: Tampering) -> None:
    opened = t.signed_control(7, m.Action.OPEN, 90, 30)
    t.append("poll_opened", {"poll": 7, "seconds": 30, "control": opened})


@finds("V-17")
def declared_again(t: Tampering) -> None:
    t.append("result_contested", {"poll": 6, "ground": "majority_asks", "municipality": ""})


@finds("V-17")
def step_of_no_poll(t: Tampering) -> None:
    t.append("poll_opened", {"poll": 99, "seconds": 0, "control": ""})


@finds("V-17")
def closed_before_the_contest_is_decided(t: Tampering) -> None:
    t.append("result_contested", {"poll": 7, "ground": "majority_asks", "municipality": ""})


@finds("V-18")
def words_that_are_not_those_of_the_proposal(t: Tampering) -> None:
    t.data("proposal_added")["proposal"]["subject"] = "Motie tegen de zon"


@finds("V-18")
def majority_that_is_not_that_of_the_proposal(t: Tampering) -> None:
    t.data("proposal_added", 4)["proposal"]["majority"] = {"fraction": "3/4", "strict": True}


@finds("V-18")
def option_that_the_proposal_does_not_have(t: Tampering) -> None:
    t.data("proposal_added", 1)["proposal"]["options"][1] = "Mars"


@finds("V-18")
def option_that_is_left_out(t: Tampering) -> None:
    t.data("proposal_added", 1)["proposal"]["options"].append("Mars")


@finds("V-18")
def amendment_that_is_decided_later(t: Tampering) -> None:
    proposal = {**t.data("proposal_added", 5)["proposal"], "id": "01-10"}
    t.insert(t.index("matter_called", proposals=["01-5"]), "proposal_added", {"proposal": proposal})


@finds("V-18")
def proposal_in_a_test_poll(t: Tampering) -> None:
    t.announce(question=Question("Proef", ("01-9",)))


@finds("V-18")
def question_without_options(t: Tampering) -> None:
    t.announce(question=Question("Proef", (), TEST_QUESTION.options[:2][::-1]))


@finds("V-19")
def vote_of_another_keypad(t: Tampering) -> None:
    hall = t.hall.assembly
    bound = envelope.vote_aad(hall.polls[1].announcement, hall.pairings[1].acceptance)
    t.data("vote_accepted", poll=1, pairing=1)["envelope"] = to_base64(signed_vote("SK-0002", 1, 1, 1, 1, bound))


@finds("V-19")
def vote_of_another_poll(t: Tampering) -> None:
    hall = t.hall.assembly
    bound = envelope.vote_aad(hall.polls[2].announcement, hall.pairings[1].acceptance)
    t.data("vote_accepted", poll=1, pairing=1)["envelope"] = to_base64(signed_vote("SK-0001", 1, 1, 1, 1, bound))


@finds("V-19")
def choice_that_the_keypad_did_not_sign(t: Tampering) -> None:
    t.data("vote_accepted", poll=1, pairing=1)["choice"] = 2


@finds("V-19")
def vote_in_no_poll(t: Tampering) -> None:
    t.data("vote_accepted", poll=1, pairing=1)["poll"] = 99


@finds("V-20")
def late_vote(t: Tampering) -> None:
    t.insert(t.index("poll_closed", poll=1) + 1, "vote_accepted", t.vote(1, 3, 1, 1))


@finds("V-20")
def vote_before_the_poll_is_open(t: Tampering) -> None:
    at = t.index("vote_accepted", poll=1, pairing=1)
    t.entries.insert(t.index("poll_opened", poll=1), t.entries.pop(at))


@finds("V-20")
def vote_given_to_another_municipality(t: Tampering) -> None:
    t.data("vote_accepted", poll=1, pairing=2)["municipality"] = "GM1904"


@finds("V-20")
def vote_for_no_option(t: Tampering) -> None:
    t.insert(t.index("poll_closing", poll=1), "vote_accepted", t.vote(1, 3, 1, 9))


@finds("V-20")
def vote_of_a_keypad_that_was_handed_in(t: Tampering) -> None:
    refused = t.data("vote_refused", pairing=5)
    accepted = {key: value for key, value in refused.items() if key != "reason"} | {"municipality": "GM0106"}
    t.entries[t.index("vote_refused", pairing=5)].update(event="vote_accepted", data=accepted)


@finds("V-21")
def vote_counted_twice(t: Tampering) -> None:
    t.insert(t.index("poll_closing", poll=1), "vote_accepted", t.data("vote_accepted", poll=1, pairing=1))


@finds("V-21")
def cloned_keypad(t: Tampering) -> None:
    t.insert(t.index("poll_closing", poll=1), "vote_accepted", t.vote(1, 1, 1, 2))


@finds("V-21")
def older_vote_put_in_the_place_of_a_newer_one(t: Tampering) -> None:
    refused = t.data("vote_refused", poll=3, pairing=1)
    accepted = {key: value for key, value in refused.items() if key != "reason"} | {"municipality": "GM0344"}
    t.entries[t.index("vote_refused", poll=3, pairing=1)].update(event="vote_accepted", data=accepted)


@finds("V-22")
def vote_kept_out(t: Tampering) -> None:
    data = t.data("vote_accepted", poll=1, pairing=2)
    refused = {key: value for key, value in data.items() if key != "municipality"} | {"reason": "not_open"}
    t.entries[t.index("vote_accepted", poll=1, pairing=2)].update(event="vote_refused", data=refused)


@finds("V-22")
def refusal_for_another_reason(t: Tampering) -> None:
    t.data("vote_refused", reason="held")["reason"] = "superseded"


@finds("V-22")
def refusal_of_a_vote_that_nobody_signed(t: Tampering) -> None:
    t.data("vote_refused", reason="held")["choice"] = 1


@finds("V-23")
def more_present_than_there_were(t: Tampering) -> None:
    t.data("poll_closed", poll=7)["present_votes"] += 75


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("outcome", "rejected"),
        ("percentage", "78,21"),
        ("abstained", 1),
        ("chosen", "Zon"),
        ("chair", "de voorzitter"),
        ("words", ""),
        ("votes", [{"key": 1, "municipalities": 3, "votes": 209}, {"key": 2, "municipalities": 1, "votes": 58}]),
    ],
)
def test_a_declaration_that_the_votes_do_not_give_is_found(name: str, value: object, tmp_path: Path) -> None:
    t = Tampering()
    t.data("result_declared", poll=7)[name] = value
    report = verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end())))
    assert failing(report) == {"V-24"}
    assert report.polls[-1].outcome == "adopted"


@finds("V-24")
def lot_without_a_tie(t: Tampering) -> None:
    t.append("lot_drawn", {"poll": 7, "seed": "", "source": "munt", "chosen": 1})


@finds("V-24")
def dropped_vote(t: Tampering) -> None:
    del t.entries[t.index("vote_accepted", poll=7, pairing=3)]


@finds("V-25")
def acclamation_after_an_objection(t: Tampering) -> None:
    acclamation = t.data("acclamation_declared", proposals=["01-7"])
    t.insert(t.index("proposal_held_over"), "matter_called", {"item": "01", "proposals": ["01-7"]})
    t.insert(t.index("proposal_held_over"), "acclamation_declared", acclamation)
    del t.entries[t.index("proposal_held_over")]


@finds("V-25")
def decided_twice(t: Tampering) -> None:
    t.append("matter_called", {"item": "01", "proposals": ["01-1"]})


@finds("V-25")
def proposal_that_does_not_exist(t: Tampering) -> None:
    t.append("acclamation_declared", {"proposals": ["99"], "chair": "de vicevoorzitter", "words": "Ja."})


@finds("V-25")
def withdrawn_after_it_was_adopted(t: Tampering) -> None:
    t.append("proposal_withdrawn", {"proposal": "01-1"})


@finds("V-25")
def taken_off_for_no_reason(t: Tampering) -> None:
    t.data("proposal_taken_off")["because"] = "01-3"


@finds("V-25")
def acclamation_by_who_is_not_in_the_chair(t: Tampering) -> None:
    t.data("acclamation_declared")["chair"] = "iemand anders"


@finds("V-25")
def objection_to_what_was_not_called(t: Tampering) -> None:
    t.append("acclamation_objected", {"proposals": ["01-3"]})


@finds("V-25")
def proposal_added_twice(t: Tampering) -> None:
    proposal = t.data("proposal_added")["proposal"]
    t.insert(t.index("proposal_added", 1), "proposal_added", {"proposal": proposal})


@finds("V-25")
def contested_by_who_is_not_there(t: Tampering) -> None:
    t.data("result_contested", poll=2)["municipality"] = "GM9999"


@finds("V-25")
def contest_rejected_by_a_minority(t: Tampering) -> None:
    t.data("contest_rejected")["votes_for"] = 3


@finds("V-25")
def voided_without_a_reason(t: Tampering) -> None:
    t.data("poll_voided", poll=2)["reason"] = ""


def test_the_hall_that_you_do_not_know(ledger: Path) -> None:
    report = verified(ledger, VKEY.replace("AV", "AW"))
    assert failing(report) == {"V-06"}


def test_an_entry_that_is_not_canonical(whole_story: Hall, tmp_path: Path) -> None:
    right = bodies_of(whole_story.end())
    deep = b'{"at":' + b"[" * 30_000 + b"]" * 30_000 + b"}"
    at = b'"at":"2023-06-14T08:00:08.000Z"'
    other = {
        b" " + right[8],
        right[8] + b"\n",
        right[8].replace(b'","', b'", "', 1),
        right[8].replace(b'"at"', b'"at":1,"at"', 1),
        right[8].replace(b'"by":"station 1"', b'"by":"station \\u0031"'),
        right[8].replace(b"station 1", "Zuide\u0301nland".encode()),
        right[8].replace(b"station 1", b"\\ud800"),
        right[8].replace(b'"station 1"', b"1"),
        right[8].replace(b'"by"', b'"bye"'),
        right[8].replace(at, b'"at":"2023-13-14T08:00:08.000Z"'),
        right[8].replace(at, b'"at":"2023-06-14T08:00:08Z"'),
        right[8].replace(b"station 1", b"s" * 65_536),
        b"[]",
        b"null",
        b"{}",
        b"",
        b"NaN",
        b"1e999",
        b"9" * 5_000,
        b"-9007199254740992",
        deep,
    }
    assert len(other) == 21
    for number, body in enumerate(sorted(other)):
        bodies = [*right[:8], body, *right[9:]]
        report = verified(write_ledger(tmp_path / f"{number}.ledger", bodies))
        assert failing(report) == {"V-03"}, body[:100]
        assert "entry 8: " in report.checks[2].detail


def test_an_entry_that_is_changed_without_the_halls_key(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.end())
    note = note_over(bodies)
    place = next(index for index, body in enumerate(bodies) if b'"chair_taken"' in body and b"vice" in body)
    bodies[place - 1], bodies[place] = bodies[place], bodies[place - 1]
    report = verified(write_ledger(tmp_path / "x.ledger", bodies, note=lambda _: note))
    assert failing(report) == {"V-07"}


def test_checkpoints_of_somebody_else(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.end())
    other = write_ledger(tmp_path / "x.ledger", bodies, note=lambda part: note_over(part, SUCCESSION_SEED))
    assert failing(verified(other)) == {"V-08"}
    first, _, second = note_over(bodies).rpartition("\n\n")
    twice = write_ledger(tmp_path / "y.ledger", bodies, note=lambda _: f"{first}\n\n{second}{second}")
    assert failing(verified(twice)) == {"V-08"}


def test_a_checkpoint_that_goes_beyond_the_entries(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.end())
    with tampered(write_ledger(tmp_path / "x.ledger", bodies)) as connection:
        connection.execute("INSERT INTO checkpoint VALUES (999, ?)", [note_over(bodies)])
    assert failing(verified(tmp_path / "x.ledger")) == {"V-07", "V-09"}


def test_a_ledger_whose_end_is_cut_off(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.entries)
    report = verified(write_ledger(tmp_path / "x.ledger", bodies))
    assert failing(report) == {"V-09"}
    assert "not closed" in report.checks[7].detail


def test_nothing_follows_the_closing_entry(whole_story: Hall, tmp_path: Path) -> None:
    shown = Hall.entry("screen_shown", {"view": "pause", "poll": 0}, 999)
    report = verified(write_ledger(tmp_path / "x.ledger", bodies_of([*whole_story.end(), shown])))
    assert failing(report) == {"V-09"}


def test_the_last_checkpoint_covers_the_closing_entry(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.end())
    path = write_ledger(tmp_path / "x.ledger", bodies[:-1])
    with LedgerStore.open(path) as store:
        store.append(bodies[-1:])
    assert failing(verified(path)) == {"V-09"}


def test_a_weight_that_article_10_does_not_give(tmp_path: Path) -> None:
    t = Tampering()
    t.data("register_chunk")["municipalities"][1]["weight"] = 75
    t.data("register_chunk", 1)["municipalities"][0]["population"] += 1
    t.data("register_chunk", 1)["municipalities"].append(t.data("register_chunk")["municipalities"][0])
    report = verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end())))
    assert "V-11" in failing(report)
    detail = next(check.detail for check in report.checks if check.id == "V-11")
    assert "'GM0088' has 75 votes, but gets 1" in detail
    assert "'GM1992' is not the sum" in detail
    assert "'GM0344' stands twice" in detail


@contextmanager
def tampered(ledger: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file whose triggers are out of the way; they are put back."""
    with closing(sqlite3.connect(ledger)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER entry_never_goes",
        "CREATE TABLE notes (text TEXT)",
        "CREATE INDEX bodies ON entry (json_extract(body, '$.at'))",
        "CREATE TRIGGER helpful AFTER INSERT ON entry BEGIN SELECT 1; END",
        "CREATE VIEW more AS SELECT 1",
    ],
)
def test_a_file_with_another_schema(ledger: Path, tmp_path: Path, statement: str) -> None:
    path = Path(shutil.copy(ledger, tmp_path / "x.ledger"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    assert failing(verified(path)) == {"V-01"}


def test_an_index_that_is_left_out(ledger: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(ledger, tmp_path / "x.ledger"))
    with tampered(path) as connection:
        connection.execute("UPDATE entry SET idx = idx + 1 WHERE idx = (SELECT max(idx) FROM entry)")
    assert failing(verified(path)) == {"V-02"}


def test_a_file_that_sqlite_finds_damaged(ledger: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(ledger, tmp_path / "x.ledger"))
    raw = bytearray(path.read_bytes())
    raw[2 * 4096 + 7] += 1  # bytes in fragments on the page of the checkpoints
    path.write_bytes(raw)
    assert failing(verified(path)) == {"V-02"}


@pytest.mark.parametrize("name", ["votes", "results", "handouts"])
def test_a_view_that_shows_something_else(ledger: Path, tmp_path: Path, name: str) -> None:
    path = Path(shutil.copy(ledger, tmp_path / "x.ledger"))
    with closing(sqlite3.connect(path)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()
        connection.execute(f"DROP VIEW {name}")
        connection.execute(sql.replace("SELECT", "SELECT ALL", 1))
        connection.commit()
    assert failing(verified(path)) == {"V-26"}


@pytest.fixture
def own_bundle(bundle: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundle, tmp_path / "bundle"))


def sum_up(bundle: Path) -> None:
    """SHA256SUMS as the export would write it."""
    files = sorted(each.relative_to(bundle).as_posix() for each in bundle.rglob("*") if each.is_file())
    lines = [f"{hashlib.sha256((bundle / each).read_bytes()).hexdigest()}  {each}\n" for each in files]
    (bundle / "SHA256SUMS").write_text("".join(line for line in lines if "SHA256SUMS" not in line))


def test_sums_that_are_not_right(own_bundle: Path) -> None:
    sums = (own_bundle / "SHA256SUMS").read_text()
    for wrong in (sums.upper(), sums.replace("0", "1", 1), sums[:-1], "".join(sorted(sums.splitlines(True))), ""):
        (own_bundle / "SHA256SUMS").write_text(wrong)
        assert failing(verified(own_bundle)) == {"V-27"}
    (own_bundle / "SHA256SUMS").unlink()
    assert failing(verified(own_bundle)) == {"V-27"}


@pytest.mark.parametrize("name", ["checkpoint", "hall.vkey"])
def test_a_checkpoint_or_key_of_something_else(own_bundle: Path, name: str) -> None:
    (own_bundle / name).write_text((own_bundle / name).read_text() + "\n")
    sum_up(own_bundle)
    assert failing(verified(own_bundle)) == {"V-28"}
    (own_bundle / name).unlink()
    sum_up(own_bundle)
    assert failing(verified(own_bundle)) == {"V-28"}


def test_a_tile_of_something_else(own_bundle: Path) -> None:
    tile = next(each for each in (own_bundle / "tile" / "entries").rglob("*") if each.is_file())
    tile.write_bytes(tile.read_bytes().replace(b"GM0344", b"GM0088", 1))
    sum_up(own_bundle)
    assert failing(verified(own_bundle)) == {"V-29"}


def test_something_else_in_the_folder(own_bundle: Path) -> None:
    strange = own_bundle / "read\x1bme\udcff"
    strange.write_text("hello")
    sums = (own_bundle / "SHA256SUMS").read_bytes()
    line = f"{hashlib.sha256(b'hello').hexdigest()}  ".encode() + b"read\x1bme\xff\n"
    lines = [*sums.splitlines(True), line]
    (own_bundle / "SHA256SUMS").write_bytes(b"".join(sorted(lines, key=lambda each: each[66:])))
    report = verified(own_bundle)
    assert failing(report) == {"V-30"}
    assert "\x1b" not in report.text()
    strange.unlink()
    (own_bundle / "SHA256SUMS").write_bytes(sums)
    (own_bundle / "empty").mkdir()
    (own_bundle / "link").symlink_to("/etc")
    report = verified(own_bundle)
    assert failing(report) == {"V-30"}
    assert len(report.checks[-1].detail.splitlines()) == 2


def test_a_bundle_and_a_ledger_that_differ(whole_story: Hall, own_bundle: Path, tmp_path: Path) -> None:
    other = write_ledger(tmp_path / "other.ledger", bodies_of(story().end()))
    assert bodies_of(whole_story.end())[0] == bodies_of(story().end())[0]
    shutil.copy(write_bundle(tmp_path / "other", other) / "assembly.ledger", own_bundle / "assembly.ledger")
    assert "V-27" in failing(verified(own_bundle))


def test_only_some_faults_are_named(tmp_path: Path) -> None:
    t = Tampering()
    for entry in t.entries:
        if entry["event"] == "vote_accepted":
            entry["data"]["envelope"] = ""
    report = verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end())))
    detail = next(check.detail for check in report.checks if check.id == "V-19")
    assert detail.splitlines()[-1] == "and 20 more"
    assert next(check.detail for check in report.checks if check.id == "V-26") == "not checked, because V-19 failed"
