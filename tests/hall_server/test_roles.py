"""docs/ROLES.md, tried: every role asks a running hall for everything, and the answer is the one in the document."""

import dataclasses
import typing
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from types import UnionType

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from firmware_protocol.emulator.fleet import Fleet
from hall_server.stations.role_table import ALLOWED, NOBODY, REFUSED, document
from hall_server.stations.roles import STATIONS
from stemkast.assembly.commands import COMMANDS, RECORDABLE, Command, Record, to_json
from stemkast.assembly.event_codec import to_data
from stemkast.assembly.events import CATALOGUE, Event, Role
from tests.hall_server.offered import questions
from tests.hall_server.small_hall import Server, make_folder
from tests.patience import PATIENCE

DOCUMENT = Path(__file__).parents[2] / "docs" / "ROLES.md"
WEBSOCKETS = {"/stream": "", "/lines": "?name=line&carries=serial"}
Cell = tuple[str, str, str]


def table(head: str) -> list[Cell]:
    """The cells of the table in the document whose first column is called `head`: row, column, what stands there."""
    lines = iter(DOCUMENT.read_text("utf-8").splitlines())
    names = next(line for line in lines if line.startswith(f"| {head} |")).strip("| ").split(" | ")
    next(lines)
    found: list[Cell] = []
    for line in lines:
        if not line.startswith("|"):
            break
        row, *cells = line.strip("| ").split(" | ")
        found += [(row.strip("`"), column, cell) for column, cell in zip(names[1:], cells, strict=True)]
    return found


COMMAND_CELLS, QUESTION_CELLS = table("command"), table("question")


def sample(kind: typing.Any) -> typing.Any:  # noqa: ANN401 - a type hint has no type
    """Some value of this type."""
    if typing.get_origin(kind) is tuple:
        return ()
    if typing.get_origin(kind) in (typing.Union, UnionType):
        return None
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{field.name: sample(hints[field.name]) for field in dataclasses.fields(kind)})
    if issubclass(kind, StrEnum):
        return next(iter(kind))
    return {str: "x", int: 1, bool: True, bytes: b"x" * 32, Fraction: Fraction(1, 2)}[kind]


def command_called(name: str) -> Command:
    """A command of this name with some content."""
    if name in RECORDABLE:
        return Record(typing.cast(Event, sample(CATALOGUE[name].event)))
    return typing.cast(Command, sample(COMMANDS[name]))


class Asking:
    """A hall without devices, and everybody who asks it."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._client = httpx.Client(base_url=f"http://{server.address}", trust_env=False, timeout=PATIENCE)

    def headers(self, column: str) -> dict[str, str]:
        """Of the station of this role, or of nobody."""
        return self._server.station(Role(column)).headers if column != NOBODY else {}

    def ask(self, column: str, method: str, path: str, body: object = None) -> httpx.Response:
        return self._client.request(method, path, headers=self.headers(column), json=body)

    def begin(self, column: str, path: str) -> httpx.Response:
        """The beginning of an answer that does not end."""
        with self._client.stream("GET", path, headers=self.headers(column)) as answer:
            return answer

    def size(self) -> int:
        return int(self.ask("admin", "GET", "/health").json()["size"])

    def is_let_in(self, column: str, path: str) -> bool:
        """Whether it is let into this WebSocket."""
        url = f"ws://{self._server.address}{path}"
        with connect(url, additional_headers=self.headers(column), proxy=None) as socket:
            try:
                socket.recv(timeout=PATIENCE)
            except ConnectionClosed:
                assert socket.close_code == (4401 if column == NOBODY else 4403)
                return False
            return True

    def close(self) -> None:
        self._client.close()


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """One hall for all tests of this module."""
    with Server(make_folder(tmp_path_factory.mktemp("hall") / "hall", Fleet(1, seed=7))) as server:
        asking = Asking(server)
        yield asking
        asking.close()
        assert server.stop() == 0
        trouble = [
            each for each in server.said.splitlines() if "station gone" not in each and "not lent now" not in each
        ]
        assert trouble == [], "of lines that were lent for a moment it says that they went, and nothing else"


def test_the_document_is_the_one_in_the_code() -> None:
    assert DOCUMENT.read_text("utf-8") == document(), "due: python -m hall_server.stations.role_table > docs/ROLES.md"


def test_every_command_and_every_role_stand_in_it_once() -> None:
    roles = [role.value for role in Role if role in STATIONS]
    names = [name for name in CATALOGUE if name in RECORDABLE] + list(COMMANDS)
    assert [(row, column) for row, column, _ in COMMAND_CELLS] == [(name, role) for name in names for role in roles]
    assert {cell for *_, cell in COMMAND_CELLS + QUESTION_CELLS} == {ALLOWED, REFUSED}


def test_every_question_stands_in_it() -> None:
    assert {row for row, _, _ in QUESTION_CELLS} == {f"{method} {path}" for method, path in questions()}


@pytest.mark.parametrize(("name", "role", "said"), COMMAND_CELLS)
def test_a_command(asking: Asking, name: str, role: str, said: str) -> None:
    before = asking.size()
    answer = asking.ask(role, "POST", "/commands", to_json(command_called(name)))
    assert answer.status_code in (200, 409), answer.text
    wrong_role = answer.status_code == 409 and answer.json()["reason"] == "wrong_role"
    assert wrong_role is (said == REFUSED), answer.text
    assert asking.size() - before == (1 if answer.status_code == 200 else 0)


@pytest.mark.parametrize("role", sorted(STATIONS))
@pytest.mark.parametrize("name", sorted(set(CATALOGUE) - RECORDABLE))
def test_an_event_that_the_hall_writes(asking: Asking, name: str, role: Role) -> None:
    before = asking.size()
    event = typing.cast(Event, sample(CATALOGUE[name].event))
    answer = asking.ask(role, "POST", "/commands", {"command": name, "data": to_data(event)})
    assert (answer.status_code, "the hall writes it" in answer.text) == (422, True)
    assert asking.size() == before


@pytest.mark.parametrize(("question", "column", "said"), QUESTION_CELLS)
def test_a_question(asking: Asking, question: str, column: str, said: str) -> None:
    method, path = question.split(" ")
    for name, some in (("{name}", "nobody"), ("{path}", "0/000.p/1"), ("{page}", "overlay")):
        path = path.replace(name, some)
    if path in WEBSOCKETS:
        assert asking.is_let_in(column, path + WEBSOCKETS[path]) is (said == ALLOWED)
        return
    answer = asking.begin(column, path) if path.endswith("/events") else asking.ask(column, method, path, {})
    if said == REFUSED:
        assert answer.status_code == (401 if column == NOBODY else 403), answer.text
    else:
        assert answer.status_code in (200, 404, 422), answer.text
