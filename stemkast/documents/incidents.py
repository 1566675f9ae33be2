"""What a committee wants to know of an entry beyond the ordinary course, in one Dutch sentence."""

from stemkast.assembly import events as e
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.declaration import in_other_words
from stemkast.documents.dutch import counted, listed, number
from stemkast.documents.words import CHECK_POINT, CONTEST, PAIRING_END

_REFUSED = {
    "not_open": "de stemming was niet open",
    "not_current_pairing": "het stemkastje stond niet meer voor deze gemeente",
    "unknown_pairing": "het stemkastje was niet uitgegeven",
    "unknown_choice": "deze toets hoorde niet bij de vraag",
    "superseded": "er was al een latere stem",
    "cloned_key": "twee verschillende stemmen hadden hetzelfde volgnummer",
    "held": "de stemming was onderbroken",
    "already_voted": "de eerste stem telt",
    "wrong_poll": "de stem was voor een andere stemming",
}


def incident(assembly: Assembly, event: e.Event) -> str:
    """The sentence about this event, which `assembly` has taken over; empty if it is nothing unusual."""
    match event:
        case e.PairingEnded() if event.reason is not e.PairingEnd.RETURNED:
            pairing = assembly.pairings[event.pairing]
            name = assembly.register[pairing.municipality].name
            return f"{name}: stemkastje {pairing.serial} {PAIRING_END[event.reason]}."
        case e.MandateWithdrawn():
            return f"{assembly.register[event.municipality].name}: machtiging ingetrokken ({_plain(event.reason)})."
        case e.HallSucceeded():
            return f"Een andere computer is de zaal geworden (nummer {event.epoch}), met de opvolgsleutel."
        case e.AcclamationObjected():
            return "Bezwaar tegen een acclamatie; er is gewogen gestemd."
        case e.ProposalRestored():
            return f"Weer op de agenda, na een vergissing: {_plain(assembly.subject_of(event.proposal))}."
        case e.PollHeld():
            return f"Stemming {event.poll} onderbroken."
        case e.PollExtended():
            more = f"nog {counted(event.seconds, 'seconde', 'seconden')}" if event.seconds else "zonder eind"
            return f"Stemming {event.poll}: meer tijd gegeven terwijl zij open was, {more}."
        case e.ResultDeclared() if in_other_words(assembly, event):
            return f"Stemming {event.poll}: uitslag vastgesteld in eigen woorden: {_plain(event.words)}."
        case e.PollVoided():
            return f"Stemming {event.poll} vervallen: {_plain(event.reason)}."
        case e.LotDrawn():
            return f"Stemming {event.poll}: de stemmen staakten en het lot is getrokken met {_drawn_with(event)}."
        case e.ResultContested():
            return f"Uitslag van stemming {event.poll} betwist, {CONTEST[event.ground]}{_by(assembly, event)}."
        case e.ContestRejected():
            votes = f"{number(event.votes_for)} van {counted(event.votes_present, 'stem', 'stemmen')}"
            return f"Betwisting van stemming {event.poll} afgewezen: {votes} voor een nieuwe stemming."
        case e.VoteRefused():
            why = _REFUSED.get(event.reason, event.reason)
            return f"Stemming {event.poll}: een stem van {_sender(assembly, event)} telt niet, want {why}."
        case e.ReplicationWaived():
            return f"Stemming {event.poll}: verder zonder kopie op een ander station ({_plain(event.reason)})."
        case e.RollCallAnnounced():
            return f"Stemming {event.poll} hoofdelijk gehouden, niet met stemkastjes: {_plain(event.reason)}."
        case e.ReadinessWaived():
            point = CHECK_POINT.get(event.open_point, event.open_point)
            return f"Begonnen terwijl een punt open stond, {point}: {_plain(event.reason)}."
        case e.SpotCheckDrawn():
            names = listed([assembly.register[each].name for each in event.municipalities])
            return f"Stemming {event.poll}: steekproef getrokken met {_drawn_with(event)}: {names}."
        case e.SpotCheckDone():
            found = "klopt" if event.agreed else f"klopt niet ({_plain(event.remark)})"
            return f"Stemming {event.poll}: steekproef bij {assembly.register[event.municipality].name} {found}."
        case e.RootCompared():
            return f"De commissie vergeleek de vingerafdruk van de eerste {counted(event.size, 'regel', 'regels')}."
        case _:
            return ""


def _by(assembly: Assembly, event: e.ResultContested) -> str:
    row = assembly.register.get(event.municipality)
    return f": {row.name}" if row is not None else ""


def _sender(assembly: Assembly, event: e.VoteRefused) -> str:
    pairing = assembly.pairings.get(event.pairing)
    return assembly.register[pairing.municipality].name if pairing is not None else "een onbekend stemkastje"


def _drawn_with(event: e.LotDrawn | e.SpotCheckDrawn) -> str:
    """The seed as somebody typed it, so that anybody can draw again, and where it came from."""
    seed = event.seed.decode("ascii", "replace")
    return f"“{seed if seed.isprintable() and seed.isascii() else event.seed.hex()}” ({_plain(event.source)})"


def _plain(sentence: str) -> str:
    return sentence.rstrip(". ")
