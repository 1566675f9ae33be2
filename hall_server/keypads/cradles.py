"""Which keypad lies in which cradle, and whether it has proved to be that keypad (SPEC P-24).

- Whatever says who it is over a cradle is challenged with 32 random bytes that are used once.
- It is in the cradle only after it signed them with the key that is enrolled for its serial number. A keypad that
  proved its key before it was enrolled counts from then on.
- What lies there and is unknown, or proves nothing, stays visible as such.
"""

import secrets
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from hall_server.keypads.devices import Devices
from hall_server.keypads.firmware_seen import Firmware, FirmwareSeen
from stemkast.assembly.refusal import Reason, Refusal

_NONCE_SIZE = 32
_REMEMBERED = 64
"""Challenges that are known to have been asked, for answers that come late."""
_RULE = "SPEC: attestation"


@dataclass(frozen=True, slots=True)
class InCradle:
    """What lies in the cradle at the end of this line.

    information  what it says of itself      nonce  what it is asked to sign
    attestation  what it signed with the key that it shows, None before
    failed       whether it answered with something else
    released     whether it was told that the pairing in its attestation is over
    """

    path: str
    information: m.Information
    nonce: bytes
    attestation: m.Attestation | None = None
    failed: bool = False
    released: bool = False

    def waits_for(self, information: m.Information) -> bool:
        """Whether this keypad was asked already and did not answer yet: it said twice who it is."""
        asked = (self.information.serial, self.information.public_key) == (information.serial, information.public_key)
        return asked and self.attestation is None and not self.failed

    @property
    def pairing(self) -> int:
        """The pairing that the keypad is in, 0 for none."""
        return 0 if self.attestation is None or self.released else self.attestation.pairing


class Cradles:
    """Owned by the hall's thread; `snapshot` may be looked at from any."""

    def __init__(self, devices: Devices) -> None:
        self._devices = devices
        self._asked: deque[bytes] = deque(maxlen=_REMEMBERED)
        self.firmware = FirmwareSeen()
        self.snapshot: Mapping[str, InCradle] = MappingProxyType({})

    def placed(self, path: str, information: m.Information) -> None:
        """A keypad says who it is: it is asked to prove it."""
        known = self.snapshot.get(path)
        if known is not None and known.waits_for(information):
            self._keep(replace(known, information=information))
            return
        nonce = secrets.token_bytes(_NONCE_SIZE)
        self._asked.append(nonce)
        self._keep(InCradle(path, information, nonce))
        self.send(path, m.Challenge(nonce))

    def attested(self, path: str, signed: bytes, attestation: m.Attestation) -> bool:
        """The answer to a challenge; False if it proves nothing now."""
        here = self.snapshot.get(path)
        if here is None or here.attestation is not None or here.failed:
            return False
        if attestation.nonce != here.nonce and attestation.nonce in self._asked:
            return False  # the answer to what was asked before it was lifted and placed again
        proved = attestation.nonce == here.nonce and attestation.serial == here.information.serial
        if not proved or not isinstance(envelope.open_signed(signed, here.information.public_key), bytes):
            self._keep(replace(here, failed=True))
            return False
        for other in [each for each in self.snapshot.values() if each.information.serial == attestation.serial]:
            self._drop(other.path)  # it was taken from there, and nobody said so
        self.firmware.proved(attestation.serial, Firmware(attestation.firmware, attestation.firmware_hash))
        self._keep(replace(here, attestation=attestation))
        return True

    def removed(self, path: str, serial: str) -> None:
        """A cradle is empty again."""
        here = self.snapshot.get(path)
        if here is not None and here.information.serial == serial:
            self._drop(path)

    def gone(self, path: str) -> None:
        """Nobody answers at this line: what lies in its cradle is not known."""
        self._drop(path)

    def holding(self, serial: str, public_key: bytes) -> InCradle | Refusal:
        """Where the keypad with this key lies, or why nothing can be offered to it."""
        found = [each for each in self.snapshot.values() if each.information.serial == serial]
        for each in found:
            if each.attestation is not None and each.information.public_key == public_key:
                return each
        if any(each.failed or each.attestation is not None for each in found):
            text = f"what lies in the cradle calls itself keypad {serial} and does not prove it"
            return Refusal(Reason.BAD_SIGNATURE, text, _RULE)
        return Refusal(Reason.UNKNOWN, f"keypad {serial} is in no cradle", "SPEC: assignment")

    def release(self, here: InCradle) -> None:
        """Frees the keypad of the pairing that it is in, which is none of this hall's (P-27)."""
        self.send(here.path, m.Release(here.pairing))
        self._keep(replace(here, released=True))

    def send(self, path: str, message: m.Message) -> None:
        """Says something plain to the keypad in a cradle."""
        here = self.snapshot.get(path)
        if here is not None:
            self._devices.send(path, here.information.serial, codec.encode(message))

    def _keep(self, here: InCradle) -> None:
        self.snapshot = MappingProxyType({**self.snapshot, here.path: here})

    def _drop(self, path: str) -> None:
        self.snapshot = MappingProxyType({at: each for at, each in self.snapshot.items() if at != path})
