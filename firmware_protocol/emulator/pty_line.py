"""The device end of a pseudo-terminal, as slow as the line that it stands for.

Writing never blocks: what the line does not take yet waits in a buffer, and what does not fit there is lost, as it is
in a device. A line of 921,600 baud carries 92 bytes in a millisecond, in each direction.
"""

import os
import tty

BUFFER = 1 << 20
"""Bytes that a station keeps for a hall that does not read."""
_GRAIN = 4
"""Milliseconds of bytes that may pass at once."""
_BITS = 10  # of a byte on the line: 8N1


class _Pace:
    """How many bytes may pass at a moment, in milliseconds."""

    def __init__(self, baud: int) -> None:
        self._baud = baud
        self._free_at = 0.0

    def allowed(self, now: int) -> int:
        if not self._baud:
            return BUFFER
        self._free_at = max(self._free_at, now - _GRAIN)
        return int((now - self._free_at) * self._baud / _BITS / 1000)

    def spend(self, count: int) -> None:
        if self._baud:
            self._free_at += count * _BITS * 1000 / self._baud


class PtyLine:
    """`path` is what the hall opens; `baud` 0 is as fast as it goes. Times are milliseconds."""

    def __init__(self, baud: int = 0) -> None:
        self.device, self._hall_end = os.openpty()
        tty.setraw(self._hall_end)
        os.set_blocking(self.device, False)
        self.path = os.ttyname(self._hall_end)
        self._waiting = bytearray()
        self._read_pace, self._write_pace = _Pace(baud), _Pace(baud)
        self._open = True

    @property
    def has_waiting(self) -> bool:
        """Whether bytes wait for the line."""
        return bool(self._waiting)

    def may_read(self, now: int) -> bool:
        """Whether the line could have carried anything since the last time."""
        return self._read_pace.allowed(now) > 0

    def may_write(self, now: int) -> bool:
        """The same for what waits."""
        return self._write_pace.allowed(now) > 0

    def read(self, now: int) -> bytes:
        """What the hall wrote and the line has carried; empty when nothing waits."""
        try:
            data = os.read(self.device, min(65_536, max(1, self._read_pace.allowed(now))))
        except BlockingIOError:
            return b""
        self._read_pace.spend(len(data))
        return data

    def write(self, data: bytes) -> None:
        """Takes bytes to be sent; loses them when the buffer is full."""
        if len(self._waiting) + len(data) <= BUFFER:
            self._waiting += data

    def flush(self, now: int) -> None:
        """Sends as much of what waits as the line takes."""
        while self._waiting and (allowed := self._write_pace.allowed(now)) > 0:
            try:
                sent = os.write(self.device, self._waiting[:allowed])
            except BlockingIOError:
                return
            self._write_pace.spend(sent)
            del self._waiting[:sent]

    def close(self) -> None:
        """Unplugs the station. Can be called again."""
        if self._open:
            self._open = False
            os.close(self.device)
            os.close(self._hall_end)
