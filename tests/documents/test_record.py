import json
from pathlib import Path

from stemkast.documents.proceedings import Proceedings
from stemkast.documents.record import record, record_json
from tests.documents.june import June
from tests.documents.paper import has_clear_edges, needs_poppler, pictures, texts


@needs_poppler
def test_the_record_of_14_june(june: June, proceedings: Proceedings, tmp_path: Path) -> None:
    raw = record(proceedings)
    whole = " ".join(texts(raw, tmp_path))
    for poll in june.assembly.polls.values():
        assert poll.question.subject in whole
        if poll.declared is not None:
            assert f"“{poll.declared.words}”" in whole
    for each in (
        *("342 gemeenten met 12.972 stemmen", "328 gemeenten met 12.576 stemmen", "Jan van Zanen, Sharon Dijksma"),
        *("meer dan de helft", "17.590.672 op 1 januari 2022", proceedings.seal.fingerprint),
        *(
            "Er zijn geen bijzonderheden",
            "Motie Alphen aan den Rijn “Brandbrief asielbeleid”",
            "De motie is ingetrokken.",
        ),
        "bij acclamatie aangenomen",
    ):
        assert each in whole, each
    assert proceedings.seal.vkey in whole.replace(" ", "")
    assert whole.count("Handtekening") >= 3
    root = proceedings.seal.root.hex()
    assert " ".join(root[place : place + 4] for place in range(0, 64, 4)) in whole
    for row in june.plan.present:
        assert row.name in whole
    assert all(has_clear_edges(page, 0.03) for page in pictures(raw, tmp_path, dpi=60))


@needs_poppler
def test_what_a_committee_wants_to_know(story_proceedings: Proceedings, tmp_path: Path) -> None:
    whole = " ".join(texts(record(story_proceedings), tmp_path))
    for each in (
        "Assen: stemkastje SK-0005 als defect gemeld.",
        "Stemming 2: een stem van Schiermonnikoog telt niet, want de stemming was onderbroken.",
        "Stemming 2 onderbroken.",
        "Uitslag van stemming 2 betwist, op verzoek van een stemgerechtigde: Stichtse Vecht.",
        "Stemming 2 vervallen: betwist.",
        "Betwisting van stemming 3 afgewezen: 2 van 5 stemmen voor een nieuwe stemming.",
        "Stemming 5 vervallen: een basisstation viel uit.",
        "Bezwaar tegen een acclamatie; er is gewogen gestemd.",
        "ten minste twee derde",
    ):
        assert each in whole, each


def test_the_record_for_machines(june: June, proceedings: Proceedings) -> None:
    read = json.loads(record_json(proceedings))
    assert read["assembly"] == {
        "name": "Algemene Ledenvergadering VNG",
        "date": "2023-06-14",
        "place": "MartiniPlaza, Groningen",
    }
    assert read["register"]["votes"] == 12_972
    assert len(read["attendance"]) == 328
    assert read["ledger"]["entries"] == len(june.bodies)
    assert read["ledger"]["root"] == proceedings.seal.root.hex()
    assert (read["closed"], read["emulated"]) == (True, True)
    for poll in read["polls"]:
        counted = june.assembly.polls[poll["number"]]
        assert poll["choices"] == {code: vote.choice for code, vote in counted.votes.items()}
        for option in poll["options"]:
            votes = [vote.weight for vote in counted.votes.values() if vote.choice == option["key"]]
            assert (option["votes"], option["municipalities"]) == (sum(votes), len(votes))
        if counted.declared is not None:
            assert poll["declared"] == {"chair": counted.declared.chair, "words": counted.declared.words}
            assert poll["percentage"] == counted.declared.percentage
    assert [each["how"] for each in read["decisions"]].count("acclamation") == 22


def test_an_unusual_evening_for_machines(story_proceedings: Proceedings) -> None:
    read = json.loads(record_json(story_proceedings))
    assert [poll["voided_because"] for poll in read["polls"]] == [
        *(None, "betwist", None, None, "een basisstation viel uit", None, None)
    ]
    hidden = read["polls"][4]
    assert (hidden["options"], hidden["choices"], hidden["voted"]) == ([], {}, {"municipalities": 0, "votes": 0})
    assert [poll["refused"] for poll in read["polls"]][1:3] == [3, 2]
    assert not read["emulated"]
    wind = [each["how"] for each in read["decisions"] if each["subject"] == "Motie over wind"]
    assert wind == ["objected", "objected", "held_over"]
