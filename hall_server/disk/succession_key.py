"""The succession key: who has it can name the next hall. On paper only, as 24 words (BIP-39) and a QR code of the same.

It is made at `init` and shown once. No machine keeps it: whoever takes a hall's machine cannot make another hall of it,
and whoever has the paper cannot sign a vote, a receipt or a checkpoint with it.
"""

import html
import secrets

import segno
from mnemonic import Mnemonic

from firmware_protocol.ed25519 import SigningKey

_SIZE = 32
_LANGUAGE = "english"
_COLUMNS = 3


class SuccessionKey:
    """The key of 32 bytes of seed."""

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self.signing = SigningKey(seed)

    @classmethod
    def generate(cls) -> "SuccessionKey":
        """A new one from the system's source of randomness."""
        return cls(secrets.token_bytes(_SIZE))

    @classmethod
    def from_words(cls, words: str) -> "SuccessionKey | None":
        """The key in 24 words, in whatever case and with whatever between them; None if a word is wrong."""
        typed = " ".join(words.lower().split())
        reader = Mnemonic(_LANGUAGE)
        if len(typed.split()) != 24 or not reader.check(typed):
            return None
        return cls(bytes(reader.to_entropy(typed)))

    @property
    def seed(self) -> bytes:
        """32 bytes."""
        return self._seed

    @property
    def words(self) -> str:
        """Its 24 words; the last one is a check on the others."""
        return Mnemonic(_LANGUAGE).to_mnemonic(self._seed)

    def sheet(self, assembly: str, date: str) -> str:
        """A page to be printed and put in an envelope, in HTML that needs nothing else."""
        words = self.words.split()
        cells = [f"<li>{word}</li>" for word in words]
        code = segno.make(self.words, error="m").svg_inline(scale=4, border=2)
        return _SHEET.format(name=html.escape(assembly), date=html.escape(date), cells="".join(cells), code=code)


_SHEET = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<title>Opvolgsleutel</title>
<style>
body {{ font: 12pt/1.5 sans-serif; color: #10243A; max-width: 170mm; margin: 15mm auto; }}
h1 {{ font-size: 22pt; margin: 0; }}
ol {{ columns: 3; font: bold 14pt/1.9 monospace; border: 1px solid #5B6B7B; padding: 6mm 6mm 6mm 16mm; }}
li::marker {{ font: 11pt sans-serif; color: #5B6B7B; }}
svg {{ display: block; margin: 0 auto; }}
</style>
<h1>Opvolgsleutel</h1>
<p>{name}, {date}</p>
<p>Met deze 24 woorden kan een andere computer de zaal voortzetten als die van de zaal uitvalt.
Print dit blad, doe het in een gesloten envelop bij de secretaris, en wis het bestand.
Wie dit blad heeft kan geen stem uitbrengen of veranderen, maar wel een andere zaal aanwijzen.</p>
<ol>{cells}</ol>
{code}
<p>Nodig bij: <code>hall-server serve MAP --from KOPIE</code> en <code>hall-server move</code>.</p>
</html>
"""
