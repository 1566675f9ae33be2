"""Emulated keypads and the numbers they go by: P-05, P-22."""

import hashlib

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.emulator.fleet import Fleet


def test_the_same_seed_makes_the_same_fleet() -> None:
    assert Fleet(3, seed=7).members == Fleet(5, seed=7).members[:3]
    assert Fleet(3, seed=7).public_key == Fleet(3, seed=7).public_key
    one, other = Fleet(3, seed=7), Fleet(3, seed=8)
    assert not {each.public_key for each in one.members} & {each.public_key for each in other.members}
    assert one.public_key != other.public_key


def test_p22_every_keypad_is_certified_by_the_fleet_key() -> None:
    fleet = Fleet(4, seed=7)
    assert [each.serial for each in fleet.members] == ["SK-0001", "SK-0002", "SK-0003", "SK-0004"]
    for member in fleet.members:
        certified = envelope.open_signed(member.certificate, fleet.public_key)
        assert certified == codec.encode(m.Certificate(member.serial, member.public_key))
        information = codec.decode(fleet.keypads[member.serial].information())
        assert isinstance(information, m.Information)
        assert (information.public_key, information.certificate) == (member.public_key, member.certificate)


def test_p05_the_radio_address_follows_from_the_serial_number() -> None:
    assert radio_address("SK-0417") == int(hashlib.sha256(b"SK-0417").hexdigest()[:8], 16)
