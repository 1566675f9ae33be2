"""The recount: every check of VERIFY.md in order, and the report."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from stemkast.verifier.catalogue import EVENTS, read
from stemkast.verifier.decisions import Decisions
from stemkast.verifier.desk import Keys
from stemkast.verifier.envelopes import Key
from stemkast.verifier.log import Origin, parse, roots, sha256, tiles
from stemkast.verifier.reading import LEDGER, Material, Unusable
from stemkast.verifier.reading import read as read_material
from stemkast.verifier.report import Check, Report

_READ = "V-03 V-04 V-05"
_CHECKS = {  # title, and the checks without which this one cannot be made
    "V-01": ("The file holds the tables and triggers of a ledger and nothing else", ""),
    "V-02": ("The file is whole and its entries are numbered from 0 without gaps", "V-01"),
    "V-03": ("Every entry is canonical JSON with a time, a station, an event and its data", ""),
    "V-04": ("Every event is known and has exactly its fields", "V-03"),
    "V-05": ("The first entry, and no other, says which assembly this is", "V-03 V-04"),
    "V-06": ("The hall's key in the ledger is the one that you gave", _READ),
    "V-07": ("Every checkpoint says the size and root of a beginning of this ledger", _READ),
    "V-08": ("Every checkpoint is signed by the hall's key", _READ),
    "V-09": ("The last entry closes the assembly, and the last checkpoint covers it", _READ),
    "V-10": ("The settings are adopted before the register and never change after that", _READ),
    "V-11": ("The register: weights, merged municipalities, sums and hash", _READ),
    "V-12": ("Every keypad is certified by the fleet key", _READ),
    "V-13": ("One municipality, one mandate, one keypad, at every moment", _READ),
    "V-14": ("Every keypad signed for which municipality it votes", _READ),
    "V-15": ("The hall signed every announcement, and it says what the entry says", _READ),
    "V-16": ("The hall signed every step of a poll", _READ),
    "V-17": ("Polls go through their states in order, one at a time, the test poll first", _READ),
    "V-18": ("Every poll asks what its proposals say", _READ),
    "V-19": ("Every vote is signed by the keypad for this poll and this municipality", _READ),
    "V-20": ("Every vote came while its poll was open, from the keypad of that moment", _READ),
    "V-21": ("Counters rise: no vote is repeated, replaced by an older one, or cloned", _READ),
    "V-22": ("Every refused vote was signed and rightly refused", _READ),
    "V-23": ("The number present at the closing of a poll is right", _READ),
    "V-24": ("What the chair declared is what the votes give", _READ),
    "V-25": ("Every proposal is decided once, and in a way that the rules know", _READ),
    "V-26": ("The views in the file show the votes as recounted", f"V-01 {_READ} V-13 V-19 V-20 V-21"),
    "V-27": ("SHA256SUMS lists every other file of the bundle, rightly", ""),
    "V-28": ("The checkpoint and the key of the bundle are those of its ledger", _READ),
    "V-29": ("The tiles of the bundle are those of its ledger", "V-03"),
    "V-30": ("Nothing else is in the folder", _READ),
    "V-31": ("Every cosignature is by a witness of this assembly", _READ),
    "V-32": ("The witnesses that you named cosigned the end of this ledger", f"{_READ} V-31"),
    "V-33": ("Another machine became the hall only by the succession key, and went on from this ledger", _READ),
}
_OF_A_BUNDLE = ("V-27", "V-28", "V-29", "V-30")
_SUMS = "SHA256SUMS"
_LONGEST = 65_535
_MOST = 5  # faults that a check names
_TIME = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z", re.ASCII)


def verify(
    path: Path, hall_key: str | None = None, running: bool = False, witnesses: Sequence[str] = ()
) -> Report | Unusable:
    """Recounts the ledger or bundle `path`. Never raises, never writes.

    `hall_key` is the hall's verifier key, as it was made public before the assembly; `running` accepts an assembly
    that is not closed; `witnesses` are the verifier keys of witnesses that are known from elsewhere.
    """
    material = read_material(path)
    return material if isinstance(material, Unusable) else _Recount(material, hall_key, running, witnesses).report()


class _Recount:
    def __init__(self, material: Material, hall_key: str | None, running: bool, witnesses: Sequence[str]) -> None:
        self._material, self._hall_key, self._running, self._named = material, hall_key, running, witnesses
        self._roots: dict[int, bytes] = {}
        self._faults: dict[str, list[str]] = {check: [] for check in _CHECKS}
        self._remarks: list[str] = []
        self._entries: list[tuple[str, dict[str, Any]]] = []
        self._origin: Origin | None = None
        self._assembly: Decisions | None = None

    def report(self) -> Report:
        """Makes every check."""
        self._note(self._material.faults)
        self._read_entries()
        sizes = [size for size, _ in self._material.checkpoints]
        sizes += [index for index, (event, _) in enumerate(self._entries) if event == "hall_succeeded"]
        self._roots = roots(self._material.bodies, [len(self._material.bodies), *sizes])
        self._begin()
        if self._origin is not None and self._assembly is not None:
            self._check_assembly(self._assembly)
            self._check_log(self._origin, self._assembly)
            self._check_witnesses(self._origin, self._assembly)
            if self._material.files is not None:
                self._check_bundle(self._material.files, self._origin)
        size = len(self._material.bodies)
        return Report(
            anchors=("hall-key",) * (self._hall_key is not None) + ("witness",) * bool(self._named),
            entries=size,
            root=self._roots[size].hex(),
            hall_key=self._origin.vkey if self._origin else None,
            checks=tuple(self._check(each) for each in _CHECKS if self._applies(each)),
            polls=tuple(self._assembly.matters()) if self._assembly else (),
        )

    def _note(self, faults: Iterable[tuple[str, str]]) -> None:
        for check, text in faults:
            self._faults[check].append(text)

    def _applies(self, check: str) -> bool:
        asked = {"V-06": self._hall_key is not None, "V-32": bool(self._named)}
        return asked.get(check, True) and (check not in _OF_A_BUNDLE or self._material.files is not None)

    def _check(self, check: str) -> Check:
        title, needs = _CHECKS[check]
        faults = self._faults[check]
        missing = [each for each in needs.split() if self._faults[each]]
        if missing:
            faults = [f"not checked, because {missing[0]} failed"]
        more = [f"and {len(faults) - _MOST} more"] if len(faults) > _MOST else []
        remarks = self._remarks if check == "V-03" else []
        return Check(check, title, not faults, "\n".join(faults[:_MOST] + more + remarks))

    def _read_entries(self) -> None:
        latest = ""
        for index, body in enumerate(self._material.bodies):
            check = "V-03"
            try:
                value = parse(body)
                if not isinstance(value, dict) or value.keys() != {"at", "by", "data", "event"} or len(body) > _LONGEST:
                    raise ValueError("it does not have exactly at, by, data and event, or is too long")
                at, event = value["at"], value["event"]
                if not all(isinstance(each, str) for each in (at, event, value["by"])) or not _TIME.fullmatch(at):
                    raise ValueError("its time, station or event is not written as it should be")
                check = "V-04"
                if event not in EVENTS:
                    raise ValueError(f"there is no event {event!r}")
                self._entries.append((event, read(event, value["data"], event)))
            except ValueError as error:
                self._faults[check].append(f"entry {index}: {error}")
                continue
            if at < latest and not self._remarks:
                self._remarks.append(
                    f"The clock was set back before entry {index}: the order of entries is what counts."
                )
            latest = at

    def _begin(self) -> None:
        if self._faults["V-03"] or self._faults["V-04"]:
            return
        places = [index for index, (event, _) in enumerate(self._entries) if event == "assembly_initialised"]
        if places != [0]:
            self._faults["V-05"].append(f"the entries that say which assembly this is are {places[:_MOST]}, not [0]")
            return
        first = self._entries[0][1]
        hall, succession, fleet = (Key.of(first[name]) for name in ("hall_key", "succession_key", "fleet_key"))
        if hall is None or succession is None or fleet is None or first["epoch"] < 1:
            self._faults["V-05"].append("entry 0: a key is not acceptable, or the epoch is not 1 or higher")
            return
        self._origin = Origin(f"stemkast.nl/{first['assembly'].hex()}", hall)
        self._assembly = Decisions(first, Keys(hall, succession, fleet))

    def _check_log(self, first: Origin, assembly: Decisions) -> None:
        halls = [(start, Origin(first.name, key)) for start, key in assembly.halls]
        known = [origin.vkey for _, origin in halls]
        if self._hall_key is not None and self._hall_key.strip() not in known:
            self._faults["V-06"].append(f"the ledger was written with {known}: this is not the hall that you know")
        for start, _ in assembly.halls[1:]:
            if self._entries[start][1]["root"] != self._roots[start]:
                self._faults["V-33"].append(f"entry {start}: the new hall went on from other entries than these")
        self._origin = halls[-1][1]
        for size, note in self._material.checkpoints:
            origin = max((each for each in halls if each[0] < size or each[0] == 0), key=lambda each: each[0])[1]
            if size not in self._roots or not note.startswith(origin.text(size, self._roots[size]) + b"\n"):
                self._faults["V-07"].append(f"checkpoint {size}: an entry before it was changed, added or taken away")
            if not origin.signed(note):
                self._faults["V-08"].append(f"checkpoint {size}: the hall did not sign this")
        covered = self._material.checkpoints[-1][0] if self._material.checkpoints else 0
        size = len(self._entries)
        closed = [index for index, (event, _) in enumerate(self._entries) if event == "assembly_closed"]
        if closed[:1] not in ([], [size - 1]):
            self._faults["V-09"].append(f"entry {closed[0] + 1}: something follows the entry that closes the assembly")
        if not closed and not self._running:
            self._faults["V-09"].append("the assembly is not closed: the end may have been cut off")
        if covered != size and (self._material.files is not None or not self._running):
            self._faults["V-09"].append(f"entry {covered}: nothing from here on is covered by a checkpoint")

    def _check_assembly(self, assembly: Decisions) -> None:
        for index, (event, data) in enumerate(self._entries):
            assembly.take(index, event, data)
        self._note(assembly.faults)
        votes = [
            (poll.number, code.encode(), vote.pairing.weight, vote.choice, vote.index, int(poll.standing[code] is vote))
            for poll in assembly.polls.values()
            for vote in poll.votes
            for code in [vote.pairing.municipality]
            if poll.closed
        ]
        if self._material.votes != sorted(votes, key=lambda vote: vote[4]):
            self._faults["V-26"].append("who opens the file with other programs sees other votes than these")

    def _check_witnesses(self, origin: Origin, assembly: Decisions) -> None:
        notes = dict(self._material.checkpoints)
        cosigned: dict[str, int] = {}
        for size, name, line in self._material.cosignatures:
            witness = assembly.witnesses.get(name.decode(errors="replace"))
            if witness is None or size not in notes or not witness.cosigned(line, origin.text(size, self._roots[size])):
                self._faults["V-31"].append(f"checkpoint {size}: {name!a} is no witness, or did not cosign this")
            else:
                cosigned[witness.vkey] = size
        last = max(notes, default=0)
        for each in self._named:
            if cosigned.get(each.strip(), 0) != last or not last:
                seen = cosigned.get(each.strip(), 0)
                self._faults["V-32"].append(f"entry {seen}: {each} did not see what stands from here on")

    def _check_bundle(self, files: dict[str, bytes], origin: Origin) -> None:
        notes = [note for _, note in self._material.checkpoints]
        expected = tiles(self._material.bodies)
        last = self._material.checkpoints[-1][0] if notes else 0
        lines = b"".join(line + b"\n" for size, _, line in self._material.cosignatures if size == last)
        expected |= {"checkpoint": notes[-1] + lines if notes else b"", "hall.vkey": f"{origin.vkey}\n".encode()}
        for path, content in expected.items():
            if files.get(path) != content:
                check = "V-29" if path.startswith("tile/") else "V-28"
                self._faults[check].append(f"{path} is missing or not what the ledger gives")
        extra = sorted(files.keys() - expected.keys() - {LEDGER, _SUMS})
        self._faults["V-30"] += [f"{path!a} does not belong here" for path in extra]
        listed = [f"{sha256(files[path]).hex()}  {path}\n" for path in sorted(files) if path != _SUMS]
        if files.get(_SUMS) != "".join(listed).encode(errors="surrogateescape"):
            self._faults["V-27"].append(f"{_SUMS} is missing, or a file is other than it says, or it is not sorted")
