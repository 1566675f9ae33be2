"""What a keypad needs of the hardware that it runs on. A port to another device is one file that has these.

Times are milliseconds of a clock that never goes back, from any beginning. Nothing here waits, `wait` excepted.
"""


class Board:
    """The interface, written out. `board_unix.py` has one for a process; a keypad of wire and solder has its own."""

    serial = ""
    """The serial number on the label."""
    firmware = "micropython 1"
    """What runs here, as the factory calls it; its hash is in `firmware_hash`."""
    firmware_hash = bytes(32)

    def now(self) -> int:
        """The time."""
        raise NotImplementedError

    def random(self, size: int) -> bytes:
        """So many bytes that nobody can foresee."""
        raise NotImplementedError

    def battery(self) -> int:
        """What is left in it, in percent."""
        raise NotImplementedError

    def load(self, name: str) -> bytes | None:
        """What was stored under this name; None if nothing was."""
        raise NotImplementedError

    def store(self, name: str, data: bytes) -> None:
        """Stores it, durable on return. If power goes meanwhile, what was there before stays, whole."""
        raise NotImplementedError

    def lies_in_cradle(self) -> bool:
        """Whether its contacts are in a cradle. Where nothing tells, they are."""
        raise NotImplementedError

    def keys(self) -> list[int]:
        """The keys that were pressed since it was asked last: 1 to 9, 10 for yes, 11 for no."""
        raise NotImplementedError

    def show(self, line1: str, line2: str, light: int) -> None:
        """The two lines; the light: 0 off, 1 waiting, 2 green, 3 red. Called when something of it changed."""
        raise NotImplementedError

    def wait(self, milliseconds: int) -> None:
        """Until bytes come, a key is pressed, or so much time has gone by."""
        raise NotImplementedError

    def read(self) -> bytes | None:
        """The bytes that came, empty if none did; None if there is nobody at the other end any more."""
        raise NotImplementedError

    def write(self, data: bytes) -> None:
        """Bytes for the other end."""
        raise NotImplementedError
