"""The numbered checks and the anchors, read from `checks.toml`, where each is declared once."""

import tomllib
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


_DECLARED = tomllib.loads(files("stemkast.verifier").joinpath("checks.toml").read_text("utf-8"))
RULES = {number: Rule(**fields) for number, fields in _DECLARED["checks"].items()}
ANCHORS = {name: Anchor(**fields) for name, fields in _DECLARED["anchors"].items()}
