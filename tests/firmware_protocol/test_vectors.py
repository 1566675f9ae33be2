"""The vectors: the implementation takes and refuses what they say, and they are what their maker makes."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from firmware_protocol import cbor, codec, envelope, link_frames
from firmware_protocol.addresses import radio_address
from firmware_protocol.framing import BadFrame, Frame, FrameDecoder
from firmware_protocol.hid_device import HidDevice, Message
from firmware_protocol.link_frames import Ack, Start
from firmware_protocol.packets import Command, First, read, reports
from tests.firmware_protocol import make_sessions
from tests.firmware_protocol import make_vectors as make

VECTORS = files("firmware_protocol") / "vectors"
Case = dict[str, Any]


def cases(name: str) -> Any:  # noqa: ANN401 - a mark of pytest
    found: list[Case] = json.loads((VECTORS / f"{name}.json").read_text("utf-8"))
    return pytest.mark.parametrize("case", found, ids=[each["id"] for each in found])


def test_there_are_more_than_three_hundred_and_each_refusal_has_its_reason() -> None:
    every = [each for name in make.FILES for each in json.loads((VECTORS / f"{name}.json").read_text("utf-8"))]
    assert len(every) > 600
    assert sum(not each["valid"] for each in every) > 400
    assert all(bool(each["reason"]) is not each["valid"] and each["rules"] for each in every)
    for name in make.FILES:
        ids = [each["id"] for each in json.loads((VECTORS / f"{name}.json").read_text("utf-8"))]
        assert len(ids) == len(set(ids)), name


def test_they_are_what_their_maker_makes(tmp_path: Path) -> None:
    make.write(tmp_path)
    for name in make.FILES:
        assert (tmp_path / f"{name}.json").read_text("utf-8") == (VECTORS / f"{name}.json").read_text("utf-8"), name


@cases("frames")
def test_frames(case: Case) -> None:
    (found,) = FrameDecoder().feed(bytes.fromhex(case["input"]))
    if not case["valid"]:
        assert isinstance(found, BadFrame)
        assert found.fault == case["fault"]
        return
    assert isinstance(found, Frame)
    assert (found.kind, found.payload.hex()) == (case["kind"], case["payload"])
    for field in ("slot", "address", "sequence", "signal"):
        assert getattr(found, field) == case.get(field, 0)


@cases("cbor")
def test_cbor(case: Case) -> None:
    data = bytes.fromhex(case["input"])
    value = cbor.decode(data)
    assert (not isinstance(value, cbor.CborRefused)) is case["valid"]
    assert not case["valid"] or cbor.encode(value) == data


@cases("messages")
def test_messages(case: Case) -> None:
    data = bytes.fromhex(case["input"])
    message = codec.decode(data)
    assert (not isinstance(message, codec.MessageRefused)) is case["valid"], message
    if not isinstance(message, codec.MessageRefused):
        assert codec.NUMBERS[type(message)] == case["type"]
        assert codec.encode(message) == data


@cases("envelopes")
def test_envelopes(case: Case) -> None:
    data, key, external = (bytes.fromhex(case[field]) for field in ("input", "key", "external"))
    opened = (
        envelope.open_signed(data, key, external) if case["form"] == "sign1" else envelope.open_authenticated(data, key)
    )
    assert isinstance(opened, bytes) is case["valid"]
    assert not isinstance(opened, bytes) or opened.hex() == case["payload"]


@cases("derived")
def test_what_is_derived(case: Case) -> None:
    if case["what"] == "radio address":
        assert f"{radio_address(case['serial']):08x}" == case["expect"]
    else:
        derived = envelope.receipt_key(bytes.fromhex(case["input"]), case["serial"], case["pairing"])
        assert derived.hex() == case["expect"]


@cases("link")
def test_what_is_said_about_a_link(case: Case) -> None:
    found = link_frames.decode(bytes.fromhex(case["input"]))
    if not case["valid"]:
        assert found is None
    elif case["what"] == "start":
        assert found == Start(case["session"], case["first"], case["window"])
    else:
        assert found == Ack(case["session"], case["next"], case["bitmap"])


@cases("hid")
def test_reports_of_hid(case: Case) -> None:
    device = HidDevice(lambda: 0x01020304)
    device.receive(reports(0xFFFFFFFF, Command.INIT, bytes(8))[0], 0)
    device.outgoing()
    data = bytes.fromhex(case["input"])
    done = [message for at in range(0, len(data), 64) for message in device.receive(data[at : at + 64], 0)]
    if case["valid"]:
        assert done == [Message(Command(case["command"]), bytes.fromhex(case["message"]))]
        return
    assert done == []
    (answer,) = device.outgoing()
    first = read(answer)
    assert isinstance(first, First)
    assert (first.command, first.data[0]) == (Command.ERROR, case["error"])


SESSIONS: list[Case] = json.loads((VECTORS / "sessions.json").read_text("utf-8"))


def test_sessions_are_what_the_sessions_of_the_conformance_tool_give(tmp_path: Path) -> None:
    make_sessions.write(tmp_path)
    assert (tmp_path / "sessions.json").read_text("utf-8") == (VECTORS / "sessions.json").read_text("utf-8")
    assert len(SESSIONS) >= 24
    assert sum(len(each["steps"]) for each in SESSIONS) > 250


@pytest.mark.parametrize("session", SESSIONS, ids=[each["id"] for each in SESSIONS])
def test_the_reference_keypad_says_every_byte_of_a_session(session: Case) -> None:
    bench = make_sessions.reference_bench()
    for step in session["steps"]:
        if "hears" in step:
            bench.hear(bytes.fromhex(step["hears"]), step["over"] == "cradle", step["over"] == "air, to all")
        elif "press" in step:
            bench.press(step["press"])
        elif "wait_ms" in step:
            bench.wait(step["wait_ms"])
        else:
            bench.restart()
        assert bench.steps[-1] == step
