"""The factory's list of keypads."""

import base64

from firmware_protocol.emulator.fleet import Fleet
from stemkast.assembly.csv_rows import ImportRefused
from stemkast.assembly.events import KeypadEnrolled
from stemkast.preparation.keypad_list import KeypadReport, read_keypads
from tests.preparation.sheets import csv, xlsx

FLEET = Fleet(3, seed=4)


def base64_of(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def test_a_fleet_is_read_from_csv_and_from_excel() -> None:
    rows = [["Serienummer", "Publieke sleutel", "Certificaat"]]
    rows += [[each.serial, each.public_key.hex(), base64_of(each.certificate)] for each in FLEET.members]
    rows[1][1] = base64_of(FLEET.members[0].public_key)
    expected = tuple(KeypadEnrolled(each.serial, each.public_key, each.certificate) for each in FLEET.members)
    for data in (csv(*(";".join(row) for row in rows)), xlsx(rows)):
        read = read_keypads(data, {})
        assert read == KeypadReport(expected, 0, ())


def test_what_is_wrong_with_a_keypad_is_said_in_its_row() -> None:
    one, two, three = FLEET.members
    key, certificate = one.public_key.hex(), base64_of(one.certificate)
    data = csv(
        "serial;public_key;certificate",
        f"{one.serial};{key};{certificate}",
        f"{one.serial};{two.public_key.hex()};{certificate}",
        f"{two.serial};{key};{certificate}",
        f"{two.serial};abc;{certificate}",
        f"{two.serial};{two.public_key.hex()};",
        f";{two.public_key.hex()};{certificate}",
        f"{three.serial};{three.public_key.hex()};{certificate}",
    )
    known = {three.serial: KeypadEnrolled(three.serial, one.public_key, b"c")}
    read = read_keypads(data, known)
    assert isinstance(read, KeypadReport)
    assert [each.serial for each in read.ready] == [one.serial]
    assert [(each.row, each.text) for each in read.problems] == [
        (3, "keypad SK-0001 stands in row 2 too"),
        (4, "keypad SK-0002 stands in row 2 too"),
        (5, "keypad SK-0002 has no key of 32 bytes in base64 or hexadecimal"),
        (6, "keypad SK-0002 has no certificate in base64"),
        (7, "is missing"),
        (8, "keypad SK-0003 is enrolled already, with another key"),
    ]


def test_those_that_are_enrolled_are_passed_over() -> None:
    one = FLEET.members[0]
    known = {one.serial: KeypadEnrolled(one.serial, one.public_key, one.certificate)}
    data = csv("serial,key,certificate", f"{one.serial},{one.public_key.hex()},{base64_of(one.certificate)}")
    assert read_keypads(data, known) == KeypadReport((), 1, ())
    assert isinstance(read_keypads(b"serial\n1", {}), ImportRefused)
