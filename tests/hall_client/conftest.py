"""One hall without devices, shared by the tests of the client."""

from collections.abc import Iterator

import pytest

from firmware_protocol.emulator.fleet import Fleet
from tests.hall_server.small_hall import Server, make_folder


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A hall that serves a new folder."""
    with Server(make_folder(tmp_path_factory.mktemp("hall") / "hall", Fleet(1, seed=7))) as server:
        yield server
