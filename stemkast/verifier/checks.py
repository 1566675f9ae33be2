"""The numbered checks and the anchors: read from `checks.toml`, where each is declared once."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

_READ = ("V-03", "V-04", "V-05")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a check says, in English and Dutch; the fields are explained in `checks.toml`."""

    rule: str
    regel: str
    means: str
    betekent: str
    anchor: str = ""
    needs: tuple[str, ...] = _READ
    made: str = "always"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The option of `stemkast verify` that takes an anchor, and what only this anchor finds, in English and Dutch."""

    option: str
    finds: str
    vindt: str


@dataclass(frozen=True, slots=True)
class Anchors:
    """What is known from elsewhere, None or empty where it is not; each by its name in `checks.toml`.

    hall_key        verifier key of the hall, as it was made public before the assembly
    succession_key  public half of the key in the envelope, base64
    fleet_key       public key of the maker of the keypads, base64
    witness         verifier keys of witnesses
    register        a file of Statistics Netherlands with the population of every municipality
    checkpoint      signed notes of the running hall that somebody kept
    """

    hall_key: str | None = None
    succession_key: str | None = None
    fleet_key: str | None = None
    witness: Sequence[str] = ()
    register: bytes | None = None
    checkpoint: Sequence[bytes] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Those that are given; an empty text or file is given, and fits nothing."""
        return tuple(name for name in ANCHORS if getattr(self, name.replace("-", "_")) not in (None, (), []))


_DECLARED = tomllib.loads(files("stemkast.verifier").joinpath("checks.toml").read_text("utf-8"))
RULES = {number: Rule(**fields) for number, fields in _DECLARED["checks"].items()}
ANCHORS = {name: Anchor(**fields) for name, fields in _DECLARED["anchors"].items()}
