"""What an attack of the corpus is, how one is declared, and what is known from elsewhere of the honest story.

An attack on entries is the work of a hall that holds its own key: every checkpoint is made and signed anew over what
it says now, so that it is not the changed root that gives the attack away.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nacl.signing import SigningKey as NoteKey

from firmware_protocol.ed25519 import SigningKey
from stemkast.assembly import events
from stemkast.ledger.cosignature import cosign, witness_key
from stemkast.ledger.store import LedgerStore
from stemkast.verifier import Anchors
from tests.verifier.ledger_maker import (
    FLEET,
    REGISTER,
    SUCCESSION,
    VKEY,
    Entry,
    bodies_of,
    note_over,
    story,
    to_base64,
    write_ledger,
)
from tests.verifier.tampering import Tampering

SIZES = [7, 40]
OTHER_SEED = b"o" * 32
OTHER = SigningKey(OTHER_SEED)
WITNESS, WITNESS_NAME = NoteKey(b"w" * 32), "commissie-1"
WITNESS_KEY = str(witness_key(WITNESS_NAME, bytes(WITNESS.verify_key)))
TIME = 1_686_729_600


def published(rows: tuple[events.RegisterRow, ...]) -> bytes:
    """A file as Statistics Netherlands would publish it."""
    return "".join(["cbs_code,name,population\n", *(f"{r.code},{r.name},{r.population}\n" for r in rows)]).encode()


@cache
def kept() -> tuple[bytes, ...]:
    """Checkpoints of the honest story that people in the hall kept."""
    bodies = bodies_of(story().end())
    return note_over(bodies[:100]).encode(), note_over(bodies).encode()


def anchor(name: str) -> Anchors:
    """What is known from elsewhere of the honest story."""
    return {
        "": Anchors(),
        "hall-key": Anchors(hall_key=VKEY),
        "succession-key": Anchors(succession_key=to_base64(SUCCESSION.public_key)),
        "fleet-key": Anchors(fleet_key=to_base64(FLEET.public_key)),
        "register": Anchors(register=published(REGISTER)),
        "witness": Anchors(witness=(WITNESS_KEY,)),
        "checkpoint": Anchors(checkpoint=kept()),
    }[name]


@dataclass(frozen=True, slots=True)
class Attack:
    """`found_by`: the checks that fail, the telling one first. `anchor`: what it takes, else nothing is found."""

    name: str
    who: str
    found_by: tuple[str, ...]
    anchor: str
    make: Callable[[Path], Path]


Change = Callable[[Tampering], None]
Make = Callable[[Path], Path]


class Corpus:
    """A part of the corpus; its methods are decorators that declare an attack by what makes it."""

    def __init__(self) -> None:
        self.attacks: list[Attack] = []

    def entries(
        self, who: str, found_by: str, anchor: str = "", of: Callable[[], Tampering] = Tampering
    ) -> Callable[[Change], Change]:
        """Declares an attack that changes entries of the story `of`; the hall signs every checkpoint anew.

        Where the committee's computer is a witness in that story, it cosigned the end: it was shown this history.
        """

        def declare(change: Change) -> Change:
            def make(folder: Path) -> Path:
                tampering = of()
                change(tampering)
                return written(folder, tampering.end())

            self._add(who, found_by, anchor, change, make)
            return change

        return declare

    def files(self, who: str, found_by: str, anchor: str = "") -> Callable[[Make], Make]:
        """Declares an attack that makes files in a folder."""

        def declare(make: Make) -> Make:
            self._add(who, found_by, anchor, make, make)
            return make

        return declare

    def _add(self, who: str, found_by: str, anchor: str, function: Callable[..., object], make: Make) -> None:
        name = function.__name__.replace("_", " ").capitalize()
        self.attacks.append(Attack(name, who, tuple(found_by.split()), anchor, make))


def written(folder: Path, ended: list[Entry]) -> Path:
    """A ledger of these entries, cosigned by the committee's computer if that is a witness there."""
    bodies = bodies_of(ended)
    ledger = write_ledger(folder / "x.ledger", bodies, SIZES)
    if any(each["data"].get("name") == WITNESS_NAME for each in ended if each["event"] == "witness_enrolled"):
        with LedgerStore.open(ledger) as store:
            store.add_cosignature(len(bodies), WITNESS_NAME, cosigned(bodies, WITNESS))
    return ledger


def cosigned(bodies: list[bytes], key: NoteKey) -> str:
    """The line with which this key cosigns the checkpoint over these entries."""
    return cosign(note_over(bodies).split("\n\n")[0] + "\n", WITNESS_NAME, key, TIME).line
