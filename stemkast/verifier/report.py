"""What the recount found: as frozen values, as JSON, and as text for a member of the committee."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from textwrap import wrap

from stemkast.verifier.checks import ANCHORS, RULES, Rule

_WIDTH = 110
_NOT_ANCHORED = (
    "NOT ANCHORED: you gave nothing that you know from elsewhere. The ledger agrees with itself; that is all.\n"
    "Whoever made all the keys could have written another one that does so as well.\n"
    "NIET VERANKERD: u gaf niets op dat u van elders weet. Het logboek klopt met zichzelf; dat is alles.\n"
    "Wie alle sleutels maakte, kan een ander hebben geschreven dat dat ook doet."
)


@dataclass(frozen=True, slots=True)
class Check:
    """One numbered check; `detail` says which entries fail it, one a line."""

    id: str
    title: str
    ok: bool
    detail: str

    @property
    def rule(self) -> Rule:
        """The check in two languages, and what it means if it fails."""
        return RULES[self.id]


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
        """For people, in English and Dutch."""
        return "\n".join("".join(each if each.isprintable() else "?" for each in line) for line in self._lines())

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
            detail = check.detail.splitlines()
            if not check.ok:
                detail += [f"= {check.rule.means}", check.rule.regel, f"= {check.rule.betekent}"]
            yield from (f"            {line}" for line in detail)
        yield ""
        failed = sum(not check.ok for check in self.checks)
        yield f"{self.entries} entries, root {self.root}"
        yield f"hall key {self.hall_key or 'unknown'}"
        yield ""
        names = ", ".join(self.anchors)
        yield from [f"anchored by {names}", f"verankerd door {names}"] if names else _NOT_ANCHORED.splitlines()
        missing = [anchor for name, anchor in ANCHORS.items() if name not in self.anchors]
        if missing:
            yield "Nobody looked for / Niet nagegaan is:"
        for anchor in missing:
            yield f"  {anchor.option}"
            for text in (anchor.finds, anchor.vindt):
                yield from wrap(f"{text}.", _WIDTH, initial_indent="      - ", subsequent_indent="        ")
        yield ""
        if self.ok:
            yield f"Everything holds. {len(self.checks)} checks were made on every entry, all votes counted anew."
            yield f"Alles klopt. {len(self.checks)} controles zijn op elke regel gedaan, alle stemmen opnieuw geteld."
        else:
            yield f"{failed} of {len(self.checks)} checks FAILED. Do not adopt the results before each is explained."
            yield f"{failed} van {len(self.checks)} controles FALEN. Stel de uitslag niet vast vóór elk verklaard is."
