"""What the recount found, as frozen values, as JSON and as text for a terminal."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

_NOT_ANCHORED = (
    "NOT ANCHORED: you gave no key, so this says only that the ledger agrees with itself. Whoever holds the hall's "
    "key, or made another one, could have written another ledger that agrees with itself as well. Compare the key "
    "below with the one that the hall made public before the assembly, and give it with --hall-key."
)


@dataclass(frozen=True, slots=True)
class Check:
    """One numbered check of VERIFY.md; `detail` says which entries fail it and what that means."""

    id: str
    title: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter in the order in which it was handled; `votes` by "for" and "against" or by the words of an option."""

    id: str
    subject: str
    kind: str
    method: str
    outcome: str | None
    votes: dict[str, int]
    abstained: int
    percentage: str | None
    voided: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The whole recount. `root` in hexadecimal; `hall_key` as a verifier key, None where the ledger names none."""

    anchors: tuple[str, ...]
    entries: int
    root: str
    hall_key: str | None
    checks: tuple[Check, ...]
    polls: tuple[Matter, ...]

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return all(check.ok for check in self.checks)

    @property
    def anchored(self) -> bool:
        """Whether anything that was known from elsewhere confirms this ledger."""
        return bool(self.anchors)

    def to_json(self) -> dict[str, object]:
        """The one object that `--json` writes."""
        return {"ok": self.ok, "anchored": self.anchored, **asdict(self)}

    def text(self) -> str:
        """For people, in English."""
        return "\n".join(_printable(line) for line in self._lines())

    def _lines(self) -> Iterator[str]:
        for matter in self.polls:
            votes = ", ".join(f"{votes} {option}" for option, votes in matter.votes.items())
            share = f" {matter.percentage}%" if matter.percentage else ""
            what = matter.outcome or ("test" if matter.kind == "test" else matter.method)
            said = f"{what}{share}{f' ({votes}, {matter.abstained} abstained)' if votes else ''}"
            yield f"{matter.id:>10}  {matter.subject}: {said}{' VOIDED' if matter.voided else ''}"
        yield ""
        for check in self.checks:
            yield f"{'ok    ' if check.ok else 'FAILED'} {check.id} {check.title}"
            yield from (f"            {line}" for line in check.detail.splitlines())
        yield ""
        failed = sum(not check.ok for check in self.checks)
        yield f"{self.entries} entries, root {self.root}"
        yield f"hall key {self.hall_key or 'unknown'}"
        yield f"anchored by {', '.join(self.anchors)}" if self.anchored else _NOT_ANCHORED
        yield "Everything holds." if self.ok else f"{failed} of {len(self.checks)} checks FAILED."


def _printable(line: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in line)
