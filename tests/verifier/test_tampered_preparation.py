"""Changes of register, keypads and pairings: V-10 to V-14."""

from pathlib import Path
from typing import Any

import pytest

from firmware_protocol import envelope
from stemkast.assembly import events
from stemkast.assembly.event_codec import to_data
from tests.verifier.ledger_maker import (
    REGISTER,
    SUCCESSION,
    acceptance,
    bodies_of,
    enrolled,
    keypad_key,
    to_base64,
    write_ledger,
)
from tests.verifier.tampering import Change, Changes, Tampering, failing, failing_after, pair, verified

finds = Changes()


@pytest.mark.parametrize(("check", "change"), finds.all, ids=lambda each: getattr(each, "__name__", each))
def test_change_is_found_by(check: str, change: Change, tmp_path: Path) -> None:
    assert failing_after(change, tmp_path) == {check}


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


@finds("V-13")
def second_keypad_of_a_municipality(t: Tampering) -> None:
    pair(t, 7, REGISTER[0], "SK-0005")


@finds("V-13")
def keypad_of_two_municipalities(t: Tampering) -> None:
    t.append("pairing_ended", {"pairing": 2, "reason": "lost"})
    pair(t, 7, REGISTER[1], "SK-0001")


@finds("V-13")
def keypad_that_was_lost_and_not_found(t: Tampering) -> None:
    t.append("pairing_ended", {"pairing": 2, "reason": "lost"})
    pair(t, 7, REGISTER[1], str(t.data("keypad_paired", 1)["serial"]))


@finds("V-13")
def keypad_that_is_found_and_was_not_lost(t: Tampering) -> None:
    t.append("keypad_found", {"serial": "SK-0001"})


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
