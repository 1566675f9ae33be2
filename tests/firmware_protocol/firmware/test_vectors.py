"""The firmware and the vectors, on MicroPython and on CPython: what is read, refused and said, byte for byte."""

import json
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from firmware_protocol.firmware import try_speed, try_vectors
from firmware_protocol.firmware.ed25519 import Curve, SigningKey, base_comb
from firmware_protocol.firmware.try_vectors import MemoryBoard, Player
from tests.firmware_protocol.firmware.device import PACKAGES

VECTORS = Path(str(files("firmware_protocol") / "vectors"))
NAMES = ("frames", "cbor", "messages", "envelopes", "derived", "sessions")
CURVE = Curve(base_comb())


def all_right() -> str:
    counts = {name: len(json.loads((VECTORS / f"{name}.json").read_text("utf-8"))) for name in NAMES}
    assert min(counts.values()) > 10
    return "".join(f"{name}: {count} of {count}\n" for name, count in counts.items())


def test_on_micropython(interpreter: str) -> None:
    done = subprocess.run(
        [interpreter, "-m", "firmware.try_vectors", str(VECTORS)], cwd=PACKAGES, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr, done.returncode) == (all_right(), "", 0)


def test_on_cpython(capsys: pytest.CaptureFixture[str]) -> None:
    assert try_vectors.main(str(VECTORS)) == 0
    assert capsys.readouterr().out == all_right()


def test_it_tells_how_long_a_signature_takes(interpreter: str, capsys: pytest.CaptureFixture[str]) -> None:
    try_speed.main()
    here = capsys.readouterr().out
    there = subprocess.run(
        [interpreter, "-m", "firmware.try_speed"], cwd=PACKAGES, capture_output=True, text=True, check=True
    ).stdout
    for said in (here, there):
        assert all(float(each) > 0 for each in said.split())
        assert len(said.split()) == 2


def test_what_is_wrong_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in NAMES:
        (tmp_path / f"{name}.json").write_text("[]")
    cases = json.loads((VECTORS / "sessions.json").read_text("utf-8"))[:2]
    cases[1]["steps"][-1]["line1"] = "iets anders"
    (tmp_path / "sessions.json").write_text(json.dumps(cases))
    assert try_vectors.main(str(tmp_path)) == 1
    assert capsys.readouterr().out.endswith(f"sessions: 1 of 2\n    {cases[1]['id']}\n")


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("frames", {"input": "", "valid": True}),
        ("frames", {"input": "00", "valid": False, "fault": "crc"}),
        ("frames", {"input": "0101", "valid": False, "fault": "crc"}),
        ("cbor", {"input": "ff", "valid": True}),
        ("cbor", {"input": "00", "valid": False}),
        ("messages", {"input": "ff", "valid": True, "type": 1}),
        ("messages", {"input": "81183c", "valid": False, "type": 60}),
        ("envelopes", {"input": "ff", "key": "00", "external": "", "form": "sign1", "valid": True, "payload": "00"}),
        ("derived", {"what": "radio address", "serial": "SK-0001", "expect": "00000000"}),
    ],
)
def test_a_wrong_case_is_seen_in_every_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, case: dict[str, object]
) -> None:
    for each in NAMES:
        (tmp_path / f"{each}.json").write_text("[]")
    (tmp_path / f"{name}.json").write_text(json.dumps([case | {"id": "a wrong case"}]))
    assert try_vectors.main(str(tmp_path)) == 1
    assert "    a wrong case\n" in capsys.readouterr().out
    assert try_vectors.certificate_of([]) == b""


def test_ed25519_of_wycheproof(shared: Path) -> None:
    groups = json.loads((shared / "vectors/wycheproof-ed25519.json").read_text())["testGroups"]
    tried = 0
    for group in groups:
        key = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            tried += 1
            accepted = CURVE.verify(key, bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]))
            assert accepted is (case["result"] == "valid"), case
    assert tried == 151


def test_ed25519_of_rfc_8032() -> None:
    """Section 7.1, TEST 1 to 3."""
    for seed, public_key, message, signature in (
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ):
        key = SigningKey(bytes.fromhex(seed), CURVE)
        assert key.public_key.hex() == public_key
        assert key.sign(bytes.fromhex(message)).hex() == signature
        assert CURVE.verify(key.public_key, bytes.fromhex(message), bytes.fromhex(signature))
        assert not CURVE.verify(key.public_key, bytes.fromhex(message) + b".", bytes.fromhex(signature))


def test_what_is_offered_is_over_when_it_is_lifted() -> None:
    session = json.loads((VECTORS / "sessions.json").read_text("utf-8"))[1]
    board = MemoryBoard(base_comb(), try_vectors.certificate_of(session["steps"]))
    player = Player(board)
    for step in session["steps"]:
        if step.get("press") == 10:
            break
        player.does(step)
    assert player.keypad.lines()[1] == "akkoord?"
    player.keypad.lifted()
    assert player.keypad.lines() == ("", "SK-0417")
    assert player.keypad.press(10) == []
