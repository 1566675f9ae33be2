"""SPEC.md: every rule is tested by its number, and its lists are those of the code."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from firmware_protocol import codec, framing
from firmware_protocol import messages as m

SPEC = (files("firmware_protocol") / "SPEC.md").read_text("utf-8")
RULES = re.findall(r"^- \*\*(P-\d\d)\*\*", SPEC, re.MULTILINE)
TESTS = "".join(
    path.read_text("utf-8") for path in Path(__file__).parents[1].rglob("test_*.py") if path != Path(__file__)
)


def test_no_rule_is_without_a_test() -> None:
    """A test names its rule, in its own name (test_p31_…) or in what stands at its head."""
    assert len(RULES) > 25
    named = {f"P-{by_name or by_text}" for by_name, by_text in re.findall(r"_p(\d\d)_|P-(\d\d)", TESTS)}
    assert [rule for rule in RULES if rule not in named] == []


def test_every_rule_that_is_named_stands_in_it_once() -> None:
    assert len(RULES) == len(set(RULES))
    sources = "".join(path.read_text("utf-8") for path in Path(str(files("firmware_protocol"))).rglob("*.py"))
    assert set(re.findall(r"P-\d\d", SPEC + sources + TESTS)) <= set(RULES)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("information", m.Information),
        ("declined", m.Declined),
        ("removed", m.Removed),
        ("station-information", m.StationInformation),
        ("identify", m.Identify),
        ("offer", m.Offer),
        ("certificate", m.Certificate),
        ("announcement", m.Announcement),
        ("control", m.Control),
        ("assignment", m.Assignment),
        ("vote", m.Vote),
        ("receipt", m.Receipt),
        ("refusal", m.VoteRefused),
        ("release", m.Release),
        ("heartbeat", m.Heartbeat),
        ("result", m.Result),
        ("succession", m.Succession),
        ("status", m.Status),
        ("challenge", m.Challenge),
        ("attestation", m.Attestation),
        ("press", m.Press),
        ("panel", m.Panel),
        ("restart", m.Restart),
    ],
)
def test_the_cddl_has_the_numbers_and_fields_of_the_messages(name: str, message: type[m.Message]) -> None:
    found = re.search(rf"^{name} += \[(\d+)(.*?)\]$", SPEC, re.MULTILINE | re.DOTALL)
    assert found is not None
    assert codec.NUMBERS[message] == int(found[1])
    fields = [part for part in found[2].split(",") if part.strip()]
    assert len(fields) == len(message.__dataclass_fields__)


def test_every_message_stands_in_the_cddl() -> None:
    block = SPEC.split("```cddl")[1].split("```")[0]
    assert set(map(int, re.findall(r"^[\w-]+ += \[(\d+)", block, re.MULTILINE))) == set(codec.NUMBERS.values())


def test_the_reasons_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| (\d+) \| (\w+) \|", SPEC, re.MULTILINE)
    assert rows == [(str(reason.value), reason.name.lower()) for reason in m.RefusalReason]


def test_the_sizes_of_a_frame_are_those_of_the_code() -> None:
    assert framing.MAX_PAYLOAD == 1024
    assert framing.MAX_ENCODED == 1044
    assert all(f"`{fault}`" in SPEC for fault in framing.FrameFault)
