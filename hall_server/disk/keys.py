"""The secrets of a hall: its signing key and the receipt master, in `hall.keys`, readable by the owner only.

The succession key is not among them: it is made at `init`, leaves the machine on paper, and is needed only where
another machine becomes the hall (`succession_key.py`). The receipt master never enters the ledger; the key of each
pairing is derived from it (design decision 4).

With a passphrase the file is sealed by AES-256-GCM under a key from Argon2id (RFC 9106, second recommended choice:
3 passes, 64 MiB, 4 lanes).
"""

import base64
import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from firmware_protocol.ed25519 import SigningKey
from stemkast import private_file

FILE = "hall.keys"
_SIZE = 32
_SALT, _NONCE = 16, 12
_PASSES, _LANES, _KIBIBYTES = 3, 4, 64 * 1024
_NAMES = ("hall", "receipts")


class KeysUnusable(Exception):
    """Raised by `load`: the file is missing or no file of keys; the text says so in one sentence."""


class PassphraseNeeded(KeysUnusable):
    """Raised by `load`: the file is sealed, and the passphrase is missing or wrong."""


@dataclass(frozen=True, slots=True)
class HallKeys:
    """32 bytes each: the seed of the hall's key, and the receipt master."""

    hall_seed: bytes
    receipt_master: bytes

    @classmethod
    def generate(cls) -> "HallKeys":
        """New keys from the system's source of randomness."""
        return cls(secrets.token_bytes(_SIZE), secrets.token_bytes(_SIZE))

    @property
    def hall(self) -> SigningKey:
        """The key that signs announcements and checkpoints."""
        return SigningKey(self.hall_seed)

    def save(self, folder: Path, passphrase: str = "") -> None:
        """Writes the file, for its owner only; sealed if there is a passphrase.

        Raises FileExistsError rather than overwrite keys.
        """
        plain = {"hall": _text(self.hall_seed), "receipts": _text(self.receipt_master)}
        fields = _sealed(json.dumps(plain).encode(), passphrase) if passphrase else plain
        private_file.create(folder / FILE, json.dumps(fields).encode("ascii"))

    @classmethod
    def load(cls, folder: Path, passphrase: str = "") -> "HallKeys":
        """Reads the file. Raises KeysUnusable, PassphraseNeeded."""
        path = folder / FILE
        try:
            fields = json.loads(path.read_text(encoding="ascii"))
            if isinstance(fields, dict) and "sealed" in fields:
                fields = json.loads(_opened(fields, passphrase, path))
            keys = [base64.b64decode(fields[name], validate=True) for name in _NAMES]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise KeysUnusable(f"{path} holds no keys of a hall; was `hall-server init` run here?") from error
        if any(len(key) != _SIZE for key in keys):
            raise KeysUnusable(f"{path} holds keys of a wrong size")
        return cls(*keys)


def is_sealed(folder: Path) -> bool:
    """Whether the keys in this folder take a passphrase."""
    try:
        return "sealed" in json.loads((folder / FILE).read_text(encoding="ascii"))
    except (OSError, ValueError, TypeError):
        return False


def _sealed(plain: bytes, passphrase: str) -> dict[str, str]:
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    sealed = AESGCM(_key(passphrase, salt)).encrypt(nonce, plain, FILE.encode())
    return {"sealed": _text(sealed), "salt": _text(salt), "nonce": _text(nonce)}


def _opened(fields: dict[str, str], passphrase: str, path: Path) -> bytes:
    if not passphrase:
        raise PassphraseNeeded(f"{path} takes a passphrase")
    sealed, salt, nonce = (base64.b64decode(fields[name], validate=True) for name in ("sealed", "salt", "nonce"))
    try:
        return AESGCM(_key(passphrase, salt)).decrypt(nonce, sealed, FILE.encode())
    except InvalidTag:
        raise PassphraseNeeded(f"this is not the passphrase of {path}") from None


def _key(passphrase: str, salt: bytes) -> bytes:
    kdf = Argon2id(salt=salt, length=_SIZE, iterations=_PASSES, lanes=_LANES, memory_cost=_KIBIBYTES)
    return kdf.derive(passphrase.encode())


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
