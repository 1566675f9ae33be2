"""Every case of the corpus, and every vector whole, cut and changed, through what the fuzzer holds decoders to."""

import json
import random
from importlib.resources import files
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
VECTORS = files("firmware_protocol") / "vectors"


def inputs() -> list[bytes]:
    """The bytes of every vector."""
    names = sorted(each.name for each in VECTORS.iterdir() if each.name.endswith(".json"))
    cases = [case for name in names for case in json.loads((VECTORS / name).read_text("utf-8"))]
    return [bytes.fromhex(case["input"]) for case in cases if "input" in case]


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_holds(name: str) -> None:
    for case in sorted((CORPUS / name).glob("*")):
        TARGETS[name](case.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_vectors_whole_cut_and_changed_hold(name: str) -> None:
    randomness, every = random.Random(name), inputs()
    assert len(every) > 700
    for data in every:
        cases = [data, data[: randomness.randrange(len(data) + 1)], data + data]
        if data:
            at = randomness.randrange(len(data))
            cases.append(data[:at] + bytes([randomness.randrange(256)]) + data[at + 1 :])
        for case in cases:
            TARGETS[name](case)
