"""What the recount found: as frozen values, as JSON, and as text for a member of the committee."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from textwrap import wrap

from stemkast.verifier.checks import ANCHORS, RULES, Rule
from stemkast.verifier.remarks import Remark
from stemkast.verifier.state import Matter

_WIDTH = 110
_MOST = 30  # remarks in the text; the JSON has all
_INDENT = " " * 12
NOT_MADE = "not checked, because"
"""How the detail of a check begins that could not be made."""
_WORDS = {  # of outcomes, methods and votes, in English and Dutch
    "adopted": "adopted / aangenomen",
    "rejected": "rejected / verworpen",
    "no_majority": "no majority / geen meerderheid",
    "tie": "a tie / de stemmen staken",
    "void": "void / nietig",
    "test": "test poll / proefstemming",
    "acclamation": "by acclamation / bij acclamatie",
    "roll_call": "roll call / hoofdelijk",
    "withdrawn": "withdrawn / ingetrokken",
    "held_over": "held over / aangehouden",
    "for": "for / voor",
    "against": "against / tegen",
    "abstained": "abstained / onthouding",
}
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
class Report:
    """The whole recount. `root` in hexadecimal; `hall_key` as a verifier key, None where the ledger names none."""

    anchors: tuple[str, ...]
    entries: int
    root: str
    hall_key: str | None
    checks: tuple[Check, ...]
    polls: tuple[Matter, ...]
    remarks: tuple[Remark, ...] = ()

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
        yield "DECISIONS, counted from the signed votes / BESLUITEN, geteld uit de ondertekende stemmen"
        for matter in self.polls:
            yield from _matter(matter)
        yield ""
        yield "CHECKS / CONTROLES"
        for check in sorted(self.checks, key=lambda each: not each.ok):  # what fails last, so that it is read
            yield from _checked(check)
        if self.remarks:
            yield ""
            yield "WORTH ASKING ABOUT, no faults / NAVRAGEN WAARD, geen fouten"
        for remark in self.remarks[:_MOST]:
            yield f"  entry / regel {remark.entry}: {remark.text}"
            yield f"      {remark.tekst}"
        if len(self.remarks) > _MOST:
            yield f"  and {len(self.remarks) - _MOST} more, all with --json / en meer, alle met --json"
        yield ""
        yield f"{self.entries} entries / regels, root / wortel {self.root}"
        yield f"hall key / sleutel van de zaal {self.hall_key or 'unknown / onbekend'}"
        yield ""
        yield from self._anchored()
        yield ""
        failed, made = sum(not check.ok for check in self.checks), len(self.checks)
        if self.ok:
            yield f"Everything holds. {made} checks were made on every entry, all votes counted anew."
            yield f"Alles klopt. {made} controles zijn op elke regel gedaan, alle stemmen opnieuw geteld."
        else:
            yield "? = not made, since another failed / niet gedaan, omdat een andere faalt. It counts as failed."
            yield f"{failed} of {made} checks FAILED. Do not adopt the results before each is explained."
            yield f"{failed} van {made} controles FALEN. Stel de uitslag niet vast vóór elk verklaard is."

    def _anchored(self) -> Iterator[str]:
        names = ", ".join(self.anchors)
        yield from [f"anchored by {names}", f"verankerd door {names}"] if names else _NOT_ANCHORED.splitlines()
        missing = [anchor for name, anchor in ANCHORS.items() if name not in self.anchors]
        if missing:
            yield "Nobody looked for / Niet nagegaan is:"
        for anchor in missing:
            yield f"  {anchor.option}"
            for text in (anchor.finds, anchor.vindt):
                yield from wrap(f"{text}.", _WIDTH, initial_indent="      - ", subsequent_indent="        ")


def _matter(matter: Matter) -> Iterator[str]:
    """What was decided, by which votes, and what the chair said of it."""
    votes = ", ".join(f"{votes} {_WORDS.get(option, option)}" for option, votes in matter.votes.items())
    method = matter.method if matter.method in _WORDS else ""
    what = [matter.outcome, method if method != matter.outcome else "", "test" if matter.kind == "test" else ""]
    said = ", ".join(_WORDS.get(each, each) for each in what if each)
    share = f" {matter.percentage}%" if matter.percentage else ""
    counted = f" ({votes}, {matter.abstained} {_WORDS['abstained']})" if votes else ""
    yield f"{matter.id:>10}  {matter.subject}"
    yield f"{_INDENT}{said}{share}{counted}{' VOIDED / VERVALLEN' if matter.voided else ''}"
    if matter.words:
        yield f"{_INDENT}“{matter.words}”"


def _checked(check: Check) -> Iterator[str]:
    """A check that holds in a line for each language; one that fails with the entries that fail it."""
    unmade = check.detail.startswith(NOT_MADE)
    yield f"{'ok    ' if check.ok else '?     ' if unmade else 'FAILED'} {check.id} {check.title}"
    yield from (f"{_INDENT}{line}" for line in check.detail.splitlines())
    if unmade or check.ok:
        yield f"{_INDENT}{check.rule.regel}"
        return
    for text in (f"= {check.rule.means}", check.rule.regel, f"= {check.rule.betekent}"):
        yield f"{_INDENT}{text}"
