"""An assembly with the municipalities whose names are long or strange, and forms for all of them."""

import pytest

from firmware_protocol.ed25519 import SigningKey
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
from tests.assembly.hall import START

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
