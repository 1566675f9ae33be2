"""Assemblies to make papers of: one with long names and forms, that of 14 June 2023, and one where much goes wrong."""

from pathlib import Path

import pytest

from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.emulator.fleet import Fleet
from stemkast.assembly import form_code
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import (
    AssemblyInitialised,
    KeypadEnrolled,
    KeypadPaired,
    MandateFormIssued,
    MandateIssued,
    MergedPart,
    RepresentativeRole,
    SettingsAdopted,
)
from stemkast.assembly.register import Municipality, Register
from stemkast.assembly.settings import Settings
from stemkast.documents.proceedings import Proceedings, Seal
from stemkast.documents.publication import seal_of
from stemkast.documents.read_proceedings import read_proceedings
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree, leaf_hash
from tests.assembly.hall import START
from tests.documents.june import VKEY, June, plan
from tests.verifier.ledger_maker import VKEY as STORY_VKEY
from tests.verifier.ledger_maker import bodies_of, story, write_ledger

KEY = SigningKey(b"k" * 32)
REGISTER = Register(
    "2022-01-01",
    "CBS",
    (
        Municipality("GM0518", "'s-Gravenhage", 553_417),
        Municipality("GM0820", "Nuenen, Gerwen en Nederwetten", 23_826),
        Municipality("GM0088", "Schiermonnikoog", 944),
        Municipality("GM1900", "Súdwest-Fryslân", 90_300),
        Municipality(
            "GM1992",
            "Voorne aan Zee",
            73_238,
            (
                MergedPart("GM0501", "Brielle", 17_704),
                MergedPart("GM0530", "Hellevoetsluis", 40_574),
                MergedPart("GM0614", "Westvoorne", 14_960),
            ),
        ),
    ),
)


@pytest.fixture
def assembly() -> Assembly:
    """Five municipalities with forms; the second has a keypad."""
    assembly, name = Assembly(), "Algemene ledenvergadering van de Vereniging van Nederlandse Gemeenten"
    settings = Settings()
    events = [
        AssemblyInitialised(bytes(16), name, "2023-06-14", "Groningen", 1, KEY.public_key, b"s" * 32, b"f" * 32),
        SettingsAdopted(settings),
        *REGISTER.events(settings.weight),
        *(
            MandateFormIssued(each.code, 1, form_code.write(bytes(16), each.code, 1, KEY.sign))
            for each in REGISTER.municipalities
        ),
        KeypadEnrolled("SK-0417", b"p" * 32, b"certificate"),
        MandateIssued("GM0820", RepresentativeRole.ALDERMAN, "", "1"),
        KeypadPaired(1, "GM0820", "SK-0417", 23, b"acceptance"),
    ]
    for event in events:
        refusal = assembly.check(event)
        assert refusal is None, refusal
        assembly.apply(event, START)
    return assembly


@pytest.fixture(scope="session")
def june() -> June:
    """The assembly of 14 June 2023. Not to be changed."""
    made = plan()
    return June(made, Fleet(len(made.present), seed=1))


@pytest.fixture(scope="session")
def proceedings(june: June) -> Proceedings:
    """What papers know of it."""
    root = Tree(map(leaf_hash, june.bodies)).root()
    read = read_proceedings(june.bodies, Seal(len(june.bodies), root, june.note, VKEY, ()))
    assert isinstance(read, Proceedings)
    return read


@pytest.fixture(scope="session")
def story_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with nearly everything that an assembly can do, signed by real keys. Not to be changed."""
    return write_ledger(tmp_path_factory.mktemp("story") / "story.ledger", bodies_of(story().end()), [7, 40])


@pytest.fixture(scope="session")
def story_proceedings(story_ledger: Path) -> Proceedings:
    """What papers know of that."""
    with LedgerStore.open_read_only(story_ledger) as store:
        read = read_proceedings(store.entries(), seal_of(store, STORY_VKEY))
    assert isinstance(read, Proceedings)
    return read
