"""A committee's key goes from its computer to the ledger by two commands, and then it can hear a roll call."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from firmware_protocol.emulator.fleet import Fleet
from stemkast.__main__ import cli
from stemkast.assembly.events import Role
from stemkast.demo.following import Following
from stemkast.hall_client.connection import enrolment
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.enrolment import Enrolled
from stemkast.hall_client.following.control_station import ControlStation
from tests.hall_server.small_hall import Server, make_folder


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "stemkast"


def witness(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["witness", *arguments])
    return done.exit_code, done.stdout, done.stderr


def station(data: Path, server: Server, code: str) -> Enrolled:
    """Let in, as the window does it."""
    enrolled = enrolment.enrol(server.address, code)
    assert isinstance(enrolled, Enrolled), enrolled
    enrolment.save(enrolled, data / "stations" / f"{enrolled.role.value}.json")
    return enrolled


def kept_in(data: Path, hall: HallAddress, role: Role) -> Path:
    return data / "replicas" / hall.name / role.value


def test_a_committee_is_enrolled_by_two_commands(tmp_path: Path, data: Path) -> None:
    folder = make_folder(tmp_path / "hall", Fleet(1, seed=1))
    with Server(folder, host="0.0.0.0", invite="committee:commissie een") as server:
        committee = station(data, server, server.invitations[0])
    with Server(folder, host="0.0.0.0", invite="admin:beheer") as server:
        admin = station(data, server, server.invitations[0])
        status, said, wrong = witness("--role", "committee")
        assert (status, wrong) == (0, "")
        assert witness("--enrol", said) == (0, "commissie-een is enrolled.\n", "")
        assert "enrolled already" in witness("--enrol", said)[2]
        with Following(admin.hall) as following:
            enrolled = following.wait(lambda it: it.witnesses or None, 15.0)
    assert enrolled is not None
    there = ControlStation(committee.hall, kept_in(data, committee.hall, Role.COMMITTEE), committee.name)
    assert enrolled == {there.witness_name: there.witness_public_key}
    there.replica.close()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "give --role"),
        (("--role", "chair", "--enrol", "x"), "give --role"),
        (("--role", "committee"), "is no station yet"),
        (("--enrol", "commissie+00000000+AAAA"), "mind that it is whole"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(data: Path, arguments: tuple[str, ...], says: str) -> None:
    status, _, said = witness(*arguments)
    assert status == 2
    assert says in said
    assert said.count("\n") == 1
