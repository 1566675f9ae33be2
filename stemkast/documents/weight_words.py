"""Why a municipality has the votes that it has, in Dutch: from the inhabitants to the votes (statutes, article 10)."""

from stemkast.assembly.events import RegisterRow
from stemkast.assembly.weights import Limit, Rounding, WeightRule
from stemkast.documents.dutch import counted, day, listed, number

_PER = {
    Rounding.DOWN: "Eén stem per volle {divisor} inwoners",
    Rounding.NEAREST: "Eén stem per {divisor} inwoners, afgerond",
    Rounding.UP: "Eén stem per {divisor} inwoners, naar boven afgerond",
}


def why(row: RegisterRow, rule: WeightRule, reference_date: str) -> str:
    """The explanation of a weight under `rule`; `reference_date` is YYYY-MM-DD."""
    people = f"{counted(row.population, 'inwoner', 'inwoners')} op {day(reference_date)}"
    if row.merged_from:
        people += f", de som van {listed([f'{each.name} ({number(each.population)})' for each in row.merged_from])}"
    per = _PER[rule.rounding].format(divisor=number(rule.divisor))
    match rule.weigh(row.population).limit:
        case Limit.MAXIMUM:
            return f"{people}. {per}, met een maximum van {number(rule.maximum)}."
        case Limit.MINIMUM:
            return f"{people}. {per}, met een minimum van {number(rule.minimum)}."
        case Limit.NONE:
            return f"{people}. {per}."
