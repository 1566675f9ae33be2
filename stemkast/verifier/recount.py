"""The recount: every check of `checks.toml` in order, and the report. Start reading here."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from stemkast.verifier.catalogue import EVENTS, read
from stemkast.verifier.checks import RULES, Anchors
from stemkast.verifier.committee import Committee
from stemkast.verifier.envelopes import Key
from stemkast.verifier.log import Signer, checkpoint_text, encode_base64, parse, roots, sha256, tiles
from stemkast.verifier.published import differences
from stemkast.verifier.reading import LEDGER, Material, Unusable
from stemkast.verifier.reading import read as read_material
from stemkast.verifier.report import Check, Report

_SUMS = "SHA256SUMS"
_LONGEST = 65_535
_MOST = 5  # faults that a check names
_STRIDE = 256  # entries between two words about progress
_TIME = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z", re.ASCII)


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
    `progress` hears how many entries are recounted, and of how many.
    """
    material = read_material(path)
    if isinstance(material, Unusable):
        return material
    known = anchors or Anchors()
    known = replace(
        known, hall_key=known.hall_key if hall_key is None else hall_key, witness=(*known.witness, *witnesses)
    )
    return _Recount(material, known, running).report(progress)


class _Recount:
    def __init__(self, material: Material, anchors: Anchors, running: bool) -> None:
        self._material, self._anchors, self._running = material, anchors, running
        self._faults: dict[str, list[str]] = {number: [] for number in RULES}
        self._remarks: list[str] = []
        self._entries: list[tuple[str, dict[str, Any]]] = []
        self._roots: dict[int, bytes] = {}
        self._hall_key: str | None = None  # of the hall that wrote last

    def report(self, progress: Callable[[int, int], None]) -> Report:
        """Makes every check."""
        self._note(self._material.faults)
        self._read_entries()
        size = len(self._material.bodies)
        sizes = {each for each, _ in self._material.checkpoints} | set(map(_size_of, self._anchors.checkpoint))
        sizes |= {index for index, (event, _) in enumerate(self._entries) if event == "hall_succeeded"}
        compared = {data["size"] for event, data in self._entries if event in ("root_compared", "root_shown")}
        sizes |= {each for each in compared if each <= size}
        self._roots = roots(self._material.bodies, [size, *sizes])
        assembly = self._first_entry()
        if assembly is not None:
            self._check_assembly(assembly, progress)
            self._check_log(assembly)
        return Report(
            anchors=self._anchors.names,
            entries=size,
            root=self._roots[size].hex(),
            hall_key=self._hall_key,
            checks=tuple(self._check(number) for number in RULES if self._is_made(number)),
            polls=tuple(assembly.matters()) if assembly else (),
        )

    def _need(self, good: object, check: str, text: str) -> None:
        if not good:
            self._faults[check].append(text)

    def _note(self, faults: Iterable[tuple[str, str]]) -> None:
        for check, text in faults:
            self._faults[check].append(text)

    def _is_made(self, number: str) -> bool:
        rule = RULES[number]
        given = rule.made != "anchor" or rule.anchor in self._anchors.names
        return given and (rule.made != "bundle" or self._material.files is not None)

    def _check(self, number: str) -> Check:
        faults, rule = self._faults[number], RULES[number]
        missing = [each for each in rule.needs if self._faults[each]]
        if missing:
            faults = [f"not checked, because {missing[0]} failed"]
        more = [f"and {len(faults) - _MOST} more"] if len(faults) > _MOST else []
        remarks = self._remarks if number == "V-03" else []
        return Check(number, rule.rule, not faults, "\n".join(faults[:_MOST] + more + remarks))

    def _read_entries(self) -> None:
        """Every entry alone: V-03 and V-04."""
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
                self._remarks = [f"The clock was set back before entry {index}: the order of entries is what counts."]
            latest = at

    def _first_entry(self) -> Committee | None:
        """The assembly, if the first entry says which it is (V-05), and the keys in it (V-35, V-36)."""
        if self._faults["V-03"] or self._faults["V-04"]:
            return None
        places = [index for index, (event, _) in enumerate(self._entries) if event == "assembly_initialised"]
        self._need(places == [0], "V-05", f"the entries that say which assembly this is are {places[:_MOST]}, not [0]")
        if places != [0]:
            return None
        first = self._entries[0][1]
        hall, succession, fleet = (Key.of(first[name]) for name in ("hall_key", "succession_key", "fleet_key"))
        if hall is None or succession is None or fleet is None or first["epoch"] < 1:
            self._need(False, "V-05", "entry 0: a key is not acceptable, or the epoch is not 1 or higher")
            return None
        given = ("V-35", self._anchors.fleet_key, fleet), ("V-36", self._anchors.succession_key, succession)
        for check, known, key in given:
            written = encode_base64(key.raw)
            self._need(known is None or known.strip() == written, check, f"entry 0: the key in the ledger is {written}")
        return Committee(first, hall, succession, fleet)

    def _check_assembly(self, assembly: Committee, progress: Callable[[int, int], None]) -> None:
        """Every entry behind those before it, and what they come to: V-10 to V-26, V-33, V-34 and V-38."""
        for index, (event, data) in enumerate(self._entries):
            assembly.take(index, event, data)
            if index % _STRIDE == 0:
                progress(index, len(self._entries))
        progress(len(self._entries), len(self._entries))
        self._note(assembly.faults)
        votes = [
            (poll.number, code.encode(), vote.pairing.weight, vote.choice, vote.index, int(poll.standing[code] is vote))
            for poll in assembly.polls.values()
            for vote in poll.votes
            for code in [vote.pairing.municipality]
            if poll.closed
        ]
        same = self._material.votes == sorted(votes, key=lambda vote: vote[4])
        self._need(same, "V-26", "who opens the file with other programs sees other votes than these")
        if self._anchors.register is not None:
            self._note(("V-34", each) for each in differences(assembly.register, self._anchors.register))

    def _check_log(self, assembly: Committee) -> None:
        """Who signed which beginning of the ledger, and that it is whole: V-06 to V-09, V-27 to V-33 and V-37."""
        log = f"stemkast.nl/{assembly.first['assembly'].hex()}"
        halls = [(start, Signer(log, key)) for start, key in assembly.halls]
        known, self._hall_key = [hall.vkey for _, hall in halls], halls[-1][1].vkey
        given = self._anchors.hall_key
        self._need(given is None or given.strip() in known, "V-06", f"the ledger was written with {known}")
        for start, _ in halls[1:]:
            same = self._entries[start][1]["root"] == self._roots[start]
            self._need(same, "V-33", f"entry {start}: the new hall went on from other entries than these")
        said = {size: checkpoint_text(log, size, root) for size, root in self._roots.items()}
        for size, note in self._material.checkpoints:
            hall = next(hall for start, hall in reversed(halls) if start < size or start == 0)
            text, _, line = note.partition(b"\n\n")
            same = said.get(size) == text + b"\n"
            self._need(same, "V-07", f"checkpoint {size}: an entry before it was changed, added or taken away")
            signed = line.endswith(b"\n") and hall.signed(line[:-1], text + b"\n")
            self._need(signed, "V-08", f"checkpoint {size}: the hall did not sign this")
        for index, size, root in assembly.compared:
            same = size <= index and self._roots[size] == root
            self._need(
                same, "V-07", f"entry {index}: the committee compared, or the hall saw, another root of {size} entries"
            )
        for note in self._anchors.checkpoint:
            text, size = note.partition(b"\n\n")[0] + b"\n", _size_of(note)
            same = text == said.get(size)
            self._need(same, "V-37", f"entry {size}: up to here your checkpoint says something else{_by(halls, note)}")
        self._check_end()
        self._check_witnesses(assembly, said)
        if self._material.files is not None:
            self._check_bundle(self._material.files)

    def _check_end(self) -> None:
        covered = max((size for size, _ in self._material.checkpoints), default=0)
        size = len(self._entries)
        closed = [index for index, (event, _) in enumerate(self._entries) if event == "assembly_closed"]
        self._need(closed[:1] in ([], [size - 1]), "V-09", f"entry {closed[:1]}: something follows the closing entry")
        self._need(closed or self._running, "V-09", "the assembly is not closed: the end may have been cut off")
        whole = covered == size or (self._running and self._material.files is None)
        self._need(whole, "V-09", f"entry {covered}: nothing from here on is covered by a checkpoint")

    def _check_witnesses(self, assembly: Committee, said: dict[int, bytes]) -> None:
        sizes = {size for size, _ in self._material.checkpoints}
        seen: dict[str, int] = {}
        for size, name, line in self._material.cosignatures:
            witness = assembly.witnesses.get(name.decode(errors="replace"))
            if witness is None or size not in sizes & said.keys() or not witness.signed(line, said[size]):
                self._need(False, "V-31", f"checkpoint {size}: {name!a} is no witness, or did not cosign this")
            else:
                seen[witness.vkey] = size
        last = max(sizes, default=0)
        for each in self._anchors.witness:
            size = seen.get(each.strip(), 0)
            self._need(size == last and last, "V-32", f"entry {size}: {each} did not see what stands from here on")

    def _check_bundle(self, files: dict[str, bytes]) -> None:
        last, note = self._material.checkpoints[-1] if self._material.checkpoints else (0, b"")
        lines = b"".join(line + b"\n" for size, _, line in self._material.cosignatures if size == last)
        expected = tiles(self._material.bodies)
        expected |= {"checkpoint": note + lines, "hall.vkey": f"{self._hall_key}\n".encode()}
        for path, content in expected.items():
            check = "V-29" if path.startswith("tile/") else "V-28"
            self._need(files.get(path) == content, check, f"{path} is missing or not what the ledger gives")
        for path in sorted(files.keys() - expected.keys() - {LEDGER, _SUMS}):
            self._need(False, "V-30", f"{path!a} does not belong here")
        listed = [f"{sha256(files[path]).hex()}  {path}\n" for path in sorted(files) if path != _SUMS]
        right = files.get(_SUMS) == "".join(listed).encode(errors="surrogateescape")
        self._need(right, "V-27", f"{_SUMS} is missing, or a file is other than it says, or it is not sorted")


def _size_of(note: bytes) -> int:
    """The number of entries that a checkpoint covers; -1 where it does not say."""
    lines = note.split(b"\n")
    return int(lines[1]) if len(lines) > 2 and re.fullmatch(rb"[0-9]{1,15}", lines[1]) else -1


def _by(halls: Sequence[tuple[int, Signer]], note: bytes) -> str:
    """Whether the hall itself signed a checkpoint that contradicts this ledger: then it told two histories."""
    text, _, lines = note.partition(b"\n\n")
    signed = any(hall.signed(line, text + b"\n") for _, hall in halls for line in lines.split(b"\n"))
    return ", and the hall signed both" if signed else ", which this hall did not sign"
