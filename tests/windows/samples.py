"""States of the hall screen, one of every kind and the hardest ones: long titles, many options, nothing cast.

The one list of them: the screen of Qt, the pages and the reference pictures are all tried with it.
"""

import csv
import dataclasses
from datetime import UTC, datetime
from fractions import Fraction
from importlib.resources import files

from stemkast.assembly.events import PollKind
from stemkast.assembly.hashes import fingerprint
from stemkast.assembly.majority import MORE_THAN_HALF, Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import (
    FOR_AGAINST,
    AgendaItem,
    ItemKind,
    Meaning,
    Option,
    ProposalKind,
    Recommendation,
    choice_options,
)
from stemkast.assembly.register import alphabetical
from stemkast.assembly.shown import (
    Ballot,
    Checking,
    Decided,
    Decision,
    FingerprintShown,
    ItemShown,
    MatterShown,
    Meeting,
    MessageOnScreen,
    MunicipalityVote,
    OptionTally,
    Pause,
    PollAnnouncedShown,
    PollOpenShown,
    ResultShown,
    RollCallShown,
    ScreenState,
    SpeakerShown,
    Topic,
    Turnout,
    Voided,
    VotingBehaviourShown,
    Welcome,
)

OPENED = datetime(2023, 6, 14, 10, 0, 0, tzinfo=UTC)
NOW = datetime(2023, 6, 14, 10, 0, 12, tzinfo=UTC)
MEETING = Meeting("Algemene Ledenvergadering VNG", "2023-06-14", "MartiniPlaza, Groningen")

# The longest title of the assembly of 14 June 2023.
LONGEST = (
    "Motie Buren “Treffen regeling gebruik chemische bestrijdingsmiddelen in relatie tot omvang spuitzones "
    "ten behoeve van woningbouw”"
)
FOUR_HUNDRED = (
    LONGEST + " en de daarmee samenhangende wijziging van de uitvoeringsovereenkomst tussen Rijk, provincies, "
    "waterschappen en gemeenten over de verdeling van de kosten van schadevergoedingen, handhaving en toezicht in het "
    "landelijk gebied, met inbegrip van het overgangsrecht voor bestaande bedrijven, woningen en voorzieningen"
)[:400]
TWO_THIRDS = Majority(Fraction(2, 3), strict=False)

SHORT = Topic(("06a",), "Contributievoorstel 2024", ProposalKind.PROPOSAL)
LONG = Topic(("08",), LONGEST, ProposalKind.MOTION, ("Buren",), Recommendation.ADOPT)
HUGE = Topic(
    ("06b", "06c"),
    FOUR_HUNDRED,
    ProposalKind.MOTION_OF_ORDER,
    ("Zeist", "Almere", "Súdwest-Fryslân", "Alphen aan den Rijn", "Leidschendam-Voorburg"),
    Recommendation.ADVISE_AGAINST,
    2,
)
TEST = Topic(("01",), "Proefstemming")
ORDER = Topic(("orde",), "Agendapunt 08 behandelen vóór de rondvraag", ProposalKind.POINT_OF_ORDER)

OPTIONS = choice_options(
    (
        "Optie 1: voorstel tweede vicevoorzitter in de Najaars ALV",
        "Optie 2: doorgaan met de reguliere stemming over de kandidaten",
    )
)
PERSONS = choice_options(("Koen Schuiling", "Mark Boumans"))
NINE_KEYS = choice_options(tuple(f"Kandidaat {number} met een lange dubbele achternaam" for number in range(1, 9)))

HALFWAY = Turnout(241, 9604, 328, 12576)
ALL_BUT_ONE = Turnout(327, 12549, 328, 12576)
NOBODY = Turnout(0, 0, 328, 12576)


def ballot(
    options: tuple[Option, ...] = FOR_AGAINST, kind: PollKind = PollKind.REAL, majority: Majority = MORE_THAN_HALF
) -> Ballot:
    return Ballot(4, kind, options, majority, any(option.meaning is Meaning.OPTION for option in options))


REAL, TEST_BALLOT = ballot(), ballot(kind=PollKind.TEST)


def result(
    topic: Topic,
    of: Ballot,
    votes: tuple[int, ...],
    outcome: Outcome | None,
    percentage: str | None,
    *,
    abstained: int = 120,
    abstentions_count: bool = False,
    leading: str | None = None,
    by_lot: bool = False,
    contested: bool = False,
) -> ResultShown:
    named = [option for option in of.options if option.meaning is not Meaning.ABSTAIN]
    tallies = tuple(OptionTally(option, vote, vote // 38) for option, vote in zip(named, votes, strict=True))
    cast = sum(votes) + (abstained if abstentions_count else 0)
    abstention = OptionTally(of.options[-1], abstained, abstained // 38)
    return ResultShown(
        MEETING,
        topic,
        of,
        ALL_BUT_ONE,
        tallies,
        abstention,
        cast,
        abstentions_count,
        percentage,
        outcome,
        leading,
        by_lot,
        contested,
    )


def being_voted(
    topic: Topic, of: Ballot = REAL, *, seconds: int = 30, held: bool = False, turnout: Turnout = HALFWAY
) -> PollOpenShown:
    return PollOpenShown(MEETING, topic, of, turnout, OPENED, seconds, held)


def voting_behaviour(of: ResultShown, rows: list[dict[str, str]]) -> VotingBehaviourShown:
    """Of a result, with choices that stand in no relation to it; every seventh municipality was silent."""
    keys = [0, *(option.key for option in of.ballot.options)]
    voted = [
        MunicipalityVote(
            row["name"],
            min(max(int(row["population"]) // 1000, 1), 75),
            0 if number % 7 == 3 else keys[1 + int(row["population"]) % (len(keys) - 1)],
        )
        for number, row in enumerate(rows)
    ]
    return VotingBehaviourShown(
        MEETING,
        of.topic,
        of.ballot,
        of.turnout,
        of.tallies,
        of.abstained,
        tuple(voted),
        OPENED,
        of.by_lot,
        of.contested,
        of.roll_call,
    )


_EIGHT = tuple(1000 + 150 * number for number in range(8))

REJECTED = result(LONG, REAL, (2671, 9758), Outcome.REJECTED, "21,49")
ADOPTED = result(SHORT, REAL, (12253, 176), Outcome.ADOPTED, "98,58")
CHOSEN = result(SHORT, ballot(PERSONS), (4867, 7642), Outcome.CHOSEN, "61,09", leading="Mark Boumans")
TEST_RESULT = result(TEST, TEST_BALLOT, (7100, 5449), None, "56,58", abstained=0)

TEST_STATES: dict[str, ScreenState] = {
    "announced": PollAnnouncedShown(MEETING, TEST, TEST_BALLOT, NOBODY),
    "open": being_voted(TEST, TEST_BALLOT),
    "held": being_voted(TEST, TEST_BALLOT, held=True),
    "checking": Checking(MEETING, TEST, TEST_BALLOT, ALL_BUT_ONE, closing=False),
    "result": TEST_RESULT,
    "result of a choice": result(TEST, ballot(PERSONS, PollKind.TEST), (1, 2), None, "66,67", leading="Mark Boumans"),
    "voided": Voided(MEETING, TEST, TEST_BALLOT, "de microfoon viel uit"),
}

with (files("stemkast.demo") / "data" / "gemeenten_2022_op_indeling_2023.csv").open(encoding="utf-8") as file:
    EVERYBODY = sorted(csv.DictReader(file), key=lambda row: alphabetical(row["name"]))
"""The 342 municipalities of 2023, as CBS names them."""
HARDEST = [row for row in EVERYBODY if len(row["name"]) > 20]

STATES: dict[str, ScreenState] = {
    "welcome": Welcome(MEETING, 328, 12576, 342, 12972),
    "welcome without an assembly": Welcome(Meeting("", "", ""), 0, 0, 0, 0),
    "pause": Pause(MEETING),
    "speaker": SpeakerShown(MEETING, LONG, "", "Groningen", OPENED, 180),
    "speaker with a name": SpeakerShown(MEETING, HUGE, "Mark Boumans", "Doetinchem", OPENED, 10),
    "speaker without time": SpeakerShown(MEETING, None, "", "'s-Hertogenbosch", OPENED, 0),
    "roll call": RollCallShown(
        MEETING,
        LONG,
        Ballot(5, PollKind.REAL, FOR_AGAINST, MORE_THAN_HALF, is_choice=False),
        Turnout(12, 410, 328, 12576),
        "Nuenen, Gerwen en Nederwetten",
        ("Oegstgeest", "Oirschot", "Oisterwijk", "Oldambt"),
    ),
    "roll call over": RollCallShown(
        MEETING,
        HUGE,
        Ballot(5, PollKind.REAL, FOR_AGAINST, MORE_THAN_HALF, is_choice=False),
        Turnout(328, 12576, 328, 12576),
        "",
        (),
    ),
    "message": MessageOnScreen(MEETING, "De lunch staat klaar in de hal. Neem uw stemkastje mee."),
    "long message": MessageOnScreen(MEETING, FOUR_HUNDRED[:280]),
    "fingerprint": FingerprintShown(MEETING, fingerprint(bytes(range(3, 255, 8))), 1234, OPENED),
    "item": ItemShown(MEETING, AgendaItem("07b", "Principeakkoord Hervormingsagenda Jeugd")),
    "item with the longest title": ItemShown(MEETING, AgendaItem("08", LONGEST, ItemKind.INFORMATION)),
    "item with 400 characters": ItemShown(MEETING, AgendaItem("08", FOUR_HUNDRED)),
    "matter": MatterShown(MEETING, SHORT, (), MORE_THAN_HALF),
    "matter, longest": MatterShown(MEETING, LONG, (), TWO_THIRDS),
    "matter, 400": MatterShown(MEETING, HUGE, (), TWO_THIRDS),
    "matter, order": MatterShown(MEETING, ORDER, (), MORE_THAN_HALF),
    "matter, choice": MatterShown(MEETING, SHORT, tuple(each.label for each in OPTIONS[:-1]), MORE_THAN_HALF),
    "matter, eight options": MatterShown(MEETING, HUGE, tuple(each.label for each in NINE_KEYS[:-1]), TWO_THIRDS),
    "announced": PollAnnouncedShown(MEETING, LONG, REAL, NOBODY),
    "announced, 400, nine keys": PollAnnouncedShown(MEETING, HUGE, ballot(NINE_KEYS), NOBODY),
    "open": being_voted(SHORT),
    "open, longest": being_voted(LONG),
    "open, 400": being_voted(HUGE),
    "open, open-ended": being_voted(SHORT, seconds=0),
    "open, options": being_voted(LONG, ballot(OPTIONS)),
    "open, 400, nine keys": being_voted(HUGE, ballot(NINE_KEYS)),
    "open, nobody there": being_voted(SHORT, turnout=Turnout(0, 0, 0, 0)),
    "held": being_voted(LONG, held=True),
    "held, 400, nine keys": being_voted(HUGE, ballot(NINE_KEYS), held=True),
    "closing": Checking(MEETING, LONG, REAL, ALL_BUT_ONE, closing=True),
    "checking, 400": Checking(MEETING, HUGE, REAL, ALL_BUT_ONE, closing=False),
    "rejected": REJECTED,
    "adopted": ADOPTED,
    "unanimous": result(LONG, REAL, (12549, 0), Outcome.ADOPTED, "100,00", abstained=0),
    "two thirds": result(LONG, ballot(majority=TWO_THIRDS), (8365, 4184), Outcome.REJECTED, "66,66"),
    "a quarter": result(LONG, ballot(majority=Majority(Fraction(1, 4))), (5, 5), Outcome.ADOPTED, "50,00"),
    "all votes": result(LONG, ballot(majority=Majority(Fraction(1), strict=False)), (9, 1), Outcome.REJECTED, "90,00"),
    "everything said, 400": result(
        HUGE, ballot(majority=TWO_THIRDS), (8365, 184), Outcome.ADOPTED, "100,00", by_lot=True, contested=True
    ),
    "abstentions count": result(
        LONG, REAL, (6000, 5000), Outcome.REJECTED, "50,00", abstained=1000, abstentions_count=True
    ),
    "tie": result(LONG, REAL, (6000, 6000), Outcome.TIE, "50,00"),
    "void": result(LONG, REAL, (0, 0), Outcome.VOID, None, abstained=12549),
    "chosen": CHOSEN,
    "option chosen": result(
        LONG, ballot(OPTIONS), (6116, 6370), Outcome.CHOSEN, "51,02", leading=OPTIONS[1].label, by_lot=True
    ),
    "no majority, 400": result(
        HUGE, ballot(NINE_KEYS), _EIGHT, Outcome.NO_MAJORITY, "16,80", leading=NINE_KEYS[7].label
    ),
    "eight candidates": result(
        SHORT, ballot(NINE_KEYS), _EIGHT, Outcome.CHOSEN, "16,80", leading=NINE_KEYS[7].label, by_lot=True
    ),
    "eight candidates, longest": result(
        LONG, ballot(NINE_KEYS), _EIGHT, Outcome.CHOSEN, "16,80", leading=NINE_KEYS[7].label
    ),
    "no votes in a choice": result(SHORT, ballot(PERSONS), (0, 0), Outcome.VOID, None),
    "voting behaviour": voting_behaviour(REJECTED, EVERYBODY),
    "voting behaviour of a few": voting_behaviour(ADOPTED, HARDEST),
    "voting behaviour of one": voting_behaviour(REJECTED, EVERYBODY[:1]),
    "voting behaviour of nobody": voting_behaviour(result(LONG, REAL, (0, 0), Outcome.VOID, None, abstained=0), []),
    "voting behaviour, everything said, 400": voting_behaviour(
        dataclasses.replace(
            result(HUGE, REAL, (8365, 4184), Outcome.ADOPTED, "66,66", by_lot=True, contested=True), roll_call=True
        ),
        EVERYBODY,
    ),
    "voting behaviour, election": voting_behaviour(CHOSEN, EVERYBODY[:328]),
    "voting behaviour, options": voting_behaviour(
        result(LONG, ballot(OPTIONS), (6116, 6370), Outcome.CHOSEN, "51,02", leading=OPTIONS[1].label), EVERYBODY
    ),
    "voting behaviour, eight candidates, 400": voting_behaviour(
        result(HUGE, ballot(NINE_KEYS), _EIGHT, Outcome.CHOSEN, "16,80", leading=NINE_KEYS[7].label), EVERYBODY
    ),
    "acclamation": Decided(MEETING, SHORT, Decision.ACCLAMATION),
    "withdrawn": Decided(MEETING, LONG, Decision.WITHDRAWN),
    "held over": Decided(MEETING, HUGE, Decision.HELD_OVER),
    "taken off": Decided(MEETING, ORDER, Decision.TAKEN_OFF),
    "voided": Voided(MEETING, LONG, REAL, "een basisstation viel uit tijdens de stemming"),
    "voided, 400": Voided(MEETING, HUGE, REAL, FOUR_HUNDRED),
    **{f"test: {name}": state for name, state in TEST_STATES.items()},
}


def entitled(title: str) -> dict[str, ScreenState]:
    """Every state that is about something, about something with this title and the hardest numbers and movers.

    Each once: many of the states differ in their titles alone.
    """
    found: dict[ScreenState, str] = {}
    for name, state in STATES.items():
        if isinstance(state, ItemShown):
            found.setdefault(dataclasses.replace(state, item=dataclasses.replace(state.item, title=title)), name)
        elif getattr(state, "topic", None) is not None:
            hardest = TEST if name.startswith("test:") else HUGE
            topic = dataclasses.replace(hardest, subject=title)
            found.setdefault(dataclasses.replace(state, topic=topic), name)  # type: ignore[call-arg]
    return {name: state for state, name in found.items()}
