"""Serial ports through pyserial: base stations and cradles on USB, and pseudo-terminals in tests and the demo.

Unplugging shows as three kinds of exception, depending on the call; all become TransportGone.
"""

import termios
import threading
from contextlib import suppress

import serial
from serial.tools import list_ports

from firmware_protocol.errors import TransportBusy, TransportError, TransportGone
from firmware_protocol.transports.base import Descriptor, Port

BAUD = 921_600
WRITE_TIMEOUT = 1.0
"""Seconds after which a device that takes no bytes counts as gone: nobody may wait for it for ever."""
CLOSE_TIMEOUT = 1.0
"""Seconds that closing may take; what the system still does after that, it does by itself."""
_GONE = (serial.SerialException, OSError, termios.error, TypeError)  # TypeError: pyserial, closed in another thread
_VENDOR = 0x1209


class SerialPort:
    """One open serial line, held exclusively."""

    def __init__(self, descriptor: Descriptor, line: serial.Serial) -> None:
        self._descriptor = descriptor
        self._line = line
        self._writing = threading.Lock()
        self._is_stuck = False
        self._closing = threading.Thread(target=line.close, name=f"closing {descriptor.path}", daemon=True)
        self._to_close = threading.Lock()

    @property
    def descriptor(self) -> Descriptor:
        """What was opened."""
        return self._descriptor

    def read(self, timeout: float) -> bytes:
        """Everything that waits, or what arrives first within `timeout` seconds. Raises TransportGone."""
        try:
            if self._line.timeout != timeout:
                self._line.timeout = timeout
            return bytes(self._line.read(max(1, self._line.in_waiting)))
        except _GONE as error:
            raise TransportGone(f"{self._descriptor.path} is gone") from error

    def write(self, data: bytes) -> None:
        """Sends all bytes. Raises TransportGone, also when the device takes none for a second."""
        try:
            with self._writing:
                self._line.write(data)
        except _GONE as error:
            self._is_stuck = True
            raise TransportGone(f"{self._descriptor.path} is gone") from error

    def close(self) -> None:
        """Gives the line back, once, whoever asks. What a device did not take in time is dropped, where possible.

        Linux waits half a minute for a device that takes nothing, and its driver of ttyACM (cdc_acm of 6.1) can drop
        nothing: then the line is given back later, and nobody waits for that. The end of the process ends it, too.
        """
        with self._to_close:
            if self._closing.ident is None:
                if self._is_stuck:
                    with suppress(*_GONE):
                        self._line.reset_output_buffer()
                self._closing.start()
        self._closing.join(CLOSE_TIMEOUT)


class SerialTransport:
    """Finds and opens serial lines. `paths` are named by hand, beside the USB devices with the project's vendor id."""

    def __init__(self, paths: tuple[str, ...] = (), baud: int = BAUD) -> None:
        self._paths = paths
        self._baud = baud

    def enumerate(self) -> list[Descriptor]:
        """The lines named by hand, then the USB devices of the project's vendor."""
        named = [Descriptor("serial", path) for path in self._paths]
        try:
            ports = list_ports.comports()
        except OSError:  # a device vanished while it was being asked
            ports = []
        found = [
            Descriptor("serial", port.device, port.product or "", port.serial_number or "")
            for port in ports
            if port.vid == _VENDOR and port.device not in self._paths
        ]
        return named + found

    def open(self, descriptor: Descriptor) -> Port:
        """Takes a line for this process alone. Raises TransportBusy, TransportError."""
        try:
            line = serial.Serial(descriptor.path, self._baud, timeout=0.1, write_timeout=WRITE_TIMEOUT, exclusive=True)
        except (serial.SerialException, OSError, ValueError) as error:
            if "lock" in str(error) or "busy" in str(error).lower():
                raise TransportBusy(f"{descriptor.path} is used by another program") from error
            raise TransportError(f"{descriptor.path} cannot be opened") from error
        return SerialPort(descriptor, line)
