"""`verify`: a ledger or a bundle, recounted, beside what is known from elsewhere, as a report."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from stemkast.verifier import bundle, published
from stemkast.verifier.checks import RULES, Anchors
from stemkast.verifier.reading import Material, Unusable, read
from stemkast.verifier.recount import Findings, recount
from stemkast.verifier.remarks import remarks
from stemkast.verifier.report import NOT_MADE, Check, Report

_MOST = 5  # faults that a check names


def verify(
    path: Path,
    hall_key: str | None = None,
    running: bool = False,
    witnesses: Sequence[str] = (),
    *,
    anchors: Anchors | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Report | Unusable:
    """Recounts the ledger or bundle `path`. Never raises, never writes beside it.

    `hall_key` and `witnesses` are anchors too, for who has no others; `running` accepts an assembly that is not closed;
    `progress` hears how far it is, in entries, and of how many.
    """
    material = read(path)
    if isinstance(material, Unusable):
        return material
    known = anchors or Anchors()
    known = replace(
        known, hall_key=known.hall_key if hall_key is None else hall_key, witness=(*known.witness, *witnesses)
    )
    found = recount(material, known, running, progress)
    try:
        _beside(path, material, known, found)
    except OSError as error:
        return Unusable(f"{path} cannot be read: {error.strerror or error}.")
    faults: dict[str, list[str]] = {number: [] for number in RULES}
    for number, text in found.faults:
        faults[number].append(text)
    return Report(
        anchors=known.names,
        entries=len(material.bodies),
        root=found.root.hex(),
        hall_key=found.hall_key,
        checks=tuple(_check(number, faults) for number in RULES if _is_made(number, known, path.is_dir())),
        polls=found.matters,
        remarks=tuple(remarks(found.entries)),
    )


def _beside(path: Path, material: Material, known: Anchors, found: Findings) -> None:
    """What is not in the ledger itself: the other files of a bundle, and the published register."""
    if path.is_dir() and found.hall_key is not None:
        found.faults += bundle.faults(path, material, found.hall_key)
    if known.register is not None and found.register:
        found.faults += [("V-34", each) for each in published.differences(found.register, known.register)]


def _is_made(number: str, known: Anchors, is_bundle: bool) -> bool:
    rule = RULES[number]
    given = rule.made != "anchor" or rule.anchor in known.names
    return given and (rule.made != "bundle" or is_bundle)


def _check(number: str, faults: dict[str, list[str]]) -> Check:
    own, rule = faults[number], RULES[number]
    missing = [each for each in rule.needs if faults[each]]
    if missing:
        own = [f"{NOT_MADE} {missing[0]} failed"]
    more = [f"and {len(own) - _MOST} more"] if len(own) > _MOST else []
    return Check(number, rule.rule, not own, "\n".join(own[:_MOST] + more))
