"""Words of the setup window for values of the assembly."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from stemkast.assembly.commands import Command, Record
from stemkast.assembly.events import (
    AgendaItemAdded,
    KeypadEnrolled,
    MandateIssued,
    ProposalAdded,
    RegisterRow,
    RepresentativeRole,
    WitnessEnrolled,
)
from stemkast.assembly.weights import Limit, Rounding, WeightRule
from stemkast.hall_client.setup.state import Step
from stemkast.hall_client.setup.witness_standing import WitnessStanding
from stemkast.windows.shared.numbers import long_weekday, whole

translate = QCoreApplication.translate


def witness(standing: WitnessStanding) -> str:
    """Ingeschreven, niet ingeschreven; short enough for a column."""
    return {
        WitnessStanding.UNKNOWN: "–",
        WitnessStanding.NOT_ENROLLED: translate("Setup", "○ not yet"),
        WitnessStanding.ENROLLED: translate("Setup", "✓ enrolled"),
        WitnessStanding.OTHER_KEY: translate("Setup", "✗ other key: give it a new name"),
    }[standing]


def representative(value: RepresentativeRole) -> str:
    """Burgemeester, wethouder, gemeentesecretaris, griffier, raadslid."""
    return {
        RepresentativeRole.MAYOR: translate("Setup", "mayor"),
        RepresentativeRole.ALDERMAN: translate("Setup", "alderman"),
        RepresentativeRole.SECRETARY: translate("Setup", "secretary"),
        RepresentativeRole.CLERK: translate("Setup", "clerk"),
        RepresentativeRole.COUNCILLOR: translate("Setup", "councillor"),
    }[value]


def step(value: Step) -> str:
    """What has to be done."""
    return {
        Step.RULES: translate("Setup", "Adopt the rules"),
        Step.REGISTER: translate("Setup", "Adopt the register"),
        Step.AGENDA: translate("Setup", "Record the agenda"),
        Step.MANDATES: translate("Setup", "Record the mandates"),
        Step.KEYPADS: translate("Setup", "Enrol the keypads"),
    }[value]


def votes(count: int) -> str:
    """75 stemmen, 1 stem."""
    if count == 1:
        return translate("Setup", "1 vote")
    return translate("Setup", "%1 votes").replace("%1", whole(count))


def why(row: RegisterRow, rule: WeightRule) -> str:
    """From the inhabitants to the votes: 361.699 inwoners → 361 duizendtallen → maximum 75."""
    weight = rule.weigh(row.population)
    people = translate("Setup", "%1 inhabitants").replace("%1", whole(row.population))
    if row.merged_from:
        parts = " + ".join(f"{each.name} {whole(each.population)}" for each in row.merged_from)
        people = f"{parts} = {people}"
    if rule.divisor == 1000 and rule.rounding is Rounding.DOWN:
        count = translate("Setup", "%1 whole thousands").replace("%1", whole(weight.whole))
    else:
        count = translate("Setup", "%1 times %2").replace("%1", whole(weight.whole)).replace("%2", whole(rule.divisor))
    end = {
        Limit.NONE: votes(weight.votes),
        Limit.MAXIMUM: translate("Setup", "maximum %1").replace("%1", whole(weight.votes)),
        Limit.MINIMUM: translate("Setup", "minimum %1").replace("%1", whole(weight.votes)),
    }[weight.limit]
    return f"{people} → {count} → {end}"


def moment(at: datetime) -> str:
    """Donderdag 1 juni 2023, 13.00 uur; a moment without a zone is by the clock in the Netherlands."""
    day = long_weekday(at.date().isoformat())
    return translate("Setup", "%1, %2 o'clock").replace("%1", day).replace("%2", clock(at))


def clock(at: datetime) -> str:
    """The time of day, 13.00, on this computer's clock where the moment has a zone."""
    local = at.astimezone() if at.tzinfo is not None else at
    return translate("Setup", "%1:%2").replace("%1", f"{local:%H}").replace("%2", f"{local:%M}")


def about(command: Command) -> str:
    """What a command was about, for who reads that it was refused; empty where that says nothing."""
    match command:
        case Record(event=AgendaItemAdded(item=item)):
            return translate("Setup", "Agenda item %1").replace("%1", item.number)
        case Record(event=ProposalAdded(proposal=proposal)):
            return proposal.subject
        case Record(event=KeypadEnrolled(serial=serial)):
            return translate("Setup", "Keypad %1").replace("%1", serial)
        case Record(event=MandateIssued(municipality=code)):
            return translate("Setup", "Mandate of %1").replace("%1", code)
        case Record(event=WitnessEnrolled(name=name)):
            return translate("Setup", "Witness %1").replace("%1", name)
        case _:
            return ""
