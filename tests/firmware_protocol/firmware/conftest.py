"""What the tests of the firmware have in common."""

import pytest

from tests.firmware_protocol.firmware.device import HOW_TO_HAVE_IT, micropython


@pytest.fixture(scope="session")
def interpreter() -> str:
    """MicroPython. Where it cannot be had, the test is skipped, and says so."""
    found = micropython()
    if found is None:
        pytest.skip(HOW_TO_HAVE_IT)
    return found
