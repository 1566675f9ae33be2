"""What the committee did itself stands in its record: whom it drew, what it found, and that it compared."""

import json
from dataclasses import replace

from stemkast.assembly.committee import sample
from stemkast.assembly.events import PollExtended, ReadinessWaived, RootCompared, SpotCheckDone, SpotCheckDrawn
from stemkast.assembly.proposals import Proposal
from stemkast.documents.record import record_json
from stemkast.hall_client.chair.check_list import CheckPoint
from tests.assembly.hall import Hall, code
from tests.documents.of_a_hall import proceedings_of


def test_spot_checks_and_what_was_compared_stand_in_the_record() -> None:
    hall = Hall()
    hall.hand_out(0, 1, 2)
    hall.test_poll(0)
    hall.propose(Proposal("01-1", "01", "Begroting"))
    hall.poll({0: 1, 1: 2, 2: 1})
    drawn = sample(b"seed", (code(number) for number in range(3)), 2)
    hall.do(
        RootCompared(12, bytes(32)),
        SpotCheckDrawn(2, b"seed", "een dobbelsteen", drawn),
        SpotCheckDone(2, drawn[0], agreed=True, remark=""),
        SpotCheckDone(2, drawn[1], agreed=False, remark="het kastje zegt Tegen."),
    )
    first, second = (hall.assembly.register[each].name for each in drawn)
    read = proceedings_of(hall)
    said = [
        "De commissie vergeleek de vingerafdruk van de eerste 12 regels.",
        f"Stemming 2: steekproef getrokken met “seed” (een dobbelsteen): {first} en {second}.",
        f"Stemming 2: steekproef bij {first} klopt.",
        f"Stemming 2: steekproef bij {second} klopt niet (het kastje zegt Tegen).",
    ]
    assert [each.text for each in read.incidents] == said
    assert [each["text"] for each in json.loads(record_json(read))["incidents"]] == said


def test_what_the_operator_corrected_and_waived_stands_in_the_record_in_dutch() -> None:
    hall = Hall()
    hall.hand_out(0, 1)
    hall.do(*(ReadinessWaived(point.value, "de zaal wacht.") for point in CheckPoint))
    hall.test_poll(0)
    hall.propose(Proposal("01-1", "01", "Begroting"))
    number = hall.open()
    hall.do(PollExtended(number, 45), PollExtended(number, 0), hall.vote(0, 1))
    as_ever = hall.declaration(hall.close())
    hall.do(replace(as_ever, words="Aangenomen met algemene stemmen."))
    said = [each.text for each in proceedings_of(hall).incidents]
    waived = [each for each in said if each.startswith("Begonnen terwijl een punt open stond, ")]
    assert len(waived) == len(CheckPoint)
    assert "Begonnen terwijl een punt open stond, basisstations: de zaal wacht." in waived
    assert not any(f", {point.value}:" in each for each in waived for point in CheckPoint)
    assert said[len(waived) :] == [
        "Stemming 2: meer tijd gegeven terwijl zij open was, nog 45 seconden.",
        "Stemming 2: meer tijd gegeven terwijl zij open was, zonder eind.",
        "Stemming 2: uitslag vastgesteld in eigen woorden: Aangenomen met algemene stemmen.",
    ]
