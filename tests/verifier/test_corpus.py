"""Every attack of the corpus is found, by the check that is named, with the anchor that is named and not without it."""

from pathlib import Path

import pytest

from stemkast.verifier import Anchors, Report, verify
from stemkast.verifier.checks import ANCHORS, RULES
from tests.verifier.attack import WITNESS_NAME, Attack, anchor, kept, published
from tests.verifier.corpus import ATTACKS
from tests.verifier.ledger_maker import FLEET, REGISTER, SUCCESSION, VKEY, bodies_of, story, to_base64, write_ledger


def report_of(path: Path, anchors: Anchors) -> Report:
    report = verify(path, anchors=anchors)
    assert isinstance(report, Report)
    return report


def failed(report: Report) -> list[str]:
    return [each.id for each in report.checks if not each.ok and not each.detail.startswith("not checked")]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda each: each.name.replace(" ", "-"))
def test_an_attack_is_found_by_the_check_that_is_named(attack: Attack, tmp_path: Path) -> None:
    made = attack.make(tmp_path)
    report = report_of(made, anchor(attack.anchor))
    assert set(failed(report)) == set(attack.found_by)
    text = report.text()
    for number in attack.found_by:
        assert f"FAILED {number} {RULES[number].rule}" in text
        assert RULES[number].means in text
        assert RULES[number].regel in text
        assert RULES[number].betekent in text
    if attack.anchor:
        without = report_of(made, Anchors())
        assert without.ok, "found without its anchor"
        assert not without.anchored
        assert ANCHORS[attack.anchor].vindt in " ".join(without.text().split())


def test_the_honest_story_holds_with_every_anchor(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path / "x.ledger", bodies_of(story().end()), [7, 40])
    everything = Anchors(
        hall_key=VKEY,
        succession_key=to_base64(SUCCESSION.public_key),
        fleet_key=to_base64(FLEET.public_key) + "\n",
        register=published(REGISTER),
        checkpoint=kept(),
    )
    report = report_of(ledger, everything)
    assert failed(report) == []
    assert report.anchors == ("hall-key", "succession-key", "fleet-key", "register", "checkpoint")
    assert WITNESS_NAME not in report.text()


def test_no_check_is_without_an_attack() -> None:
    assert {each.found_by[0] for each in ATTACKS} == set(RULES)


def test_a_hall_that_signed_two_histories_is_convicted_by_its_own_signature(tmp_path: Path) -> None:
    attack = next(each for each in ATTACKS if each.name == "Two stations shown two histories")
    report = report_of(attack.make(tmp_path), anchor("checkpoint"))
    detail = next(each.detail for each in report.checks if each.id == "V-37")
    assert "and the hall signed both" in detail
    honest = kept()[1]
    unsigned = Anchors(checkpoint=(honest.partition(b"\n\n")[0] + b"\n\n",))
    again = next(each.detail for each in report_of(tmp_path / "x.ledger", unsigned).checks if each.id == "V-37")
    assert "which this hall did not sign" in again


@pytest.mark.parametrize("note", [b"", b"hello", b"a\nb\nc\n", b"a\n99999\nc\n\n", b"a\n" + b"9" * 99 + b"\nc\n\n"])
def test_a_checkpoint_that_is_none_is_a_failure_not_a_fault(note: bytes, tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path / "x.ledger", bodies_of(story().end()))
    assert failed(report_of(ledger, Anchors(checkpoint=(note,)))) == ["V-37"]
