"""The errors of this package. Bad input is never among them: decoders answer that with a value.

ProtocolError
├── TransportError        a transport cannot do what was asked
│   ├── TransportBusy     raised by `open`: another program has the port
│   └── TransportGone     raised by `read` and `write`: the device was unplugged or the port closed
└── MessageTooLong        raised by `encode_frame`: the caller made a message that no frame carries
"""


class ProtocolError(Exception):
    """Base of every error of this package."""


class TransportError(ProtocolError):
    """Raised by a transport that cannot be opened; the text says which and why."""


class TransportBusy(TransportError):
    """Raised by `open` when another program holds the port."""


class TransportGone(TransportError):
    """Raised by `read` and `write` once the device is unplugged. The port is closed; open it anew to go on."""


class MessageTooLong(ProtocolError):
    """Raised by `encode_frame` for a payload above `framing.MAX_PAYLOAD`; only a fault of the caller leads here."""
