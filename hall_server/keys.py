"""The secrets of a hall, made at `init`: its signing key, the receipt master, and the succession key.

They stand in `hall.keys`, readable by the owner only, apart from the ledger. The receipt master never enters the
ledger; the key of each pairing is derived from it (design decision 4).
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from firmware_protocol.ed25519 import SigningKey

FILE = "hall.keys"
_SIZE = 32


class KeysUnusable(Exception):
    """Raised by `load`: the file is missing or no file of keys; the text says so in one sentence."""


@dataclass(frozen=True, slots=True)
class HallKeys:
    """32 bytes each: the seeds of the hall's and the succession key, and the receipt master."""

    hall_seed: bytes
    succession_seed: bytes
    receipt_master: bytes

    @classmethod
    def generate(cls) -> "HallKeys":
        """New keys from the system's source of randomness."""
        return cls(*(secrets.token_bytes(_SIZE) for _ in range(3)))

    @property
    def hall(self) -> SigningKey:
        """The key that signs announcements and checkpoints."""
        return SigningKey(self.hall_seed)

    @property
    def succession(self) -> SigningKey:
        """The key that can name a next hall."""
        return SigningKey(self.succession_seed)

    def save(self, folder: Path) -> None:
        """Writes the file, for its owner only. Raises FileExistsError rather than overwrite keys."""
        text = json.dumps(
            {
                "hall": _text(self.hall_seed),
                "succession": _text(self.succession_seed),
                "receipts": _text(self.receipt_master),
            }
        )
        handle = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)

    @classmethod
    def load(cls, folder: Path) -> "HallKeys":
        """Reads the file. Raises KeysUnusable."""
        try:
            fields = json.loads((folder / FILE).read_text(encoding="ascii"))
            keys = [base64.b64decode(fields[name], validate=True) for name in ("hall", "succession", "receipts")]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise KeysUnusable(f"{folder / FILE} holds no keys of a hall; was `hall-server init` run here?") from error
        if any(len(key) != _SIZE for key in keys):
            raise KeysUnusable(f"{folder / FILE} holds keys of a wrong size")
        return cls(*keys)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
