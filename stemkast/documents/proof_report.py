"""What the proof of a municipality shows, for a terminal: in English and, since its clerk reads it, in Dutch."""

from stemkast.assembly import events as e
from stemkast.documents.proof_check import Proven, ProvenAll
from stemkast.ledger.tlog_proof import ProofRefused

_SIGNED = {
    True: ("signed by its keypad", "ondertekend door het stemkastje"),
    False: ("NOT signed by its keypad", "NIET ondertekend door het stemkastje"),
    None: ("signature not checked", "handtekening niet nagegaan"),
}
_NAMES = {
    "keypad_enrolled": ("the keypad was enrolled", "stemkastje ingeschreven"),
    "mandate_form_issued": ("a mandate form was issued", "machtigingsformulier uitgegeven"),
    "mandate_issued": ("the mandate was recorded", "machtiging vastgelegd"),
    "mandate_withdrawn": ("the mandate was withdrawn", "machtiging ingetrokken"),
    "pairing_ended": ("the keypad stands for it no longer", "stemkastje staat er niet meer voor"),
}


def proof_report(found: ProvenAll, is_compared: bool) -> str:
    """Every entry on two lines. `is_compared`: the hall's key was given by who asks, not by the file."""
    root = found.checkpoint.root.hex()
    size, fingerprint = found.checkpoint.size, f"{root[:4]} {root[4:8]}…"
    lines = [
        f"Log of {size} entries, root {fingerprint}, signed by {found.vkey}",
        f"Logboek van {size} regels, wortel {fingerprint}, ondertekend door {found.vkey}",
    ]
    for each in found.entries:
        english, dutch = _told(each)
        mark = "ok" if each.signed is not False else "FAILED"
        lines += [f"{mark:8}entry {each.entry.index}: {english}", f"{'':8}regel {each.entry.index}: {dutch}"]
    wrong = sum(each.signed is False for each in found.entries)
    if wrong:
        lines.append(f"{wrong} of these does NOT hold: who wrote this log changed it. Call the committee.")
        lines.append(f"{wrong} hiervan klopt NIET: wie dit logboek schreef, heeft eraan veranderd. Roep de commissie.")
    if not is_compared:
        lines.append("The key is the one in this file: compare it with the one made public, or give --hall-key.")
        lines.append("De sleutel is die uit dit bestand: vergelijk hem met de openbaar gemaakte, of geef --hall-key.")
    return "\n".join(lines) + "\n"


def refused_report(refused: ProofRefused) -> str:
    """That a file proves nothing, and what that can mean."""
    return (
        f"FAILED  {refused.text}\n"
        "        This file proves nothing: it is no proof, it was changed, or it is of another hall.\n"
        "        Dit bestand bewijst niets: het is geen bewijs, het is veranderd, of het is van een andere zaal.\n"
    )


def _told(proven: Proven) -> tuple[str, str]:
    match proven.event:
        case e.VoteAccepted() as vote:
            choice = f" ({proven.choice})" if proven.choice else ""
            signed, ondertekend = _SIGNED[proven.signed]
            return (
                f"vote of {vote.municipality} in poll {vote.poll}: key {vote.choice}{choice}, {signed}",
                f"stem van {vote.municipality} in stemming {vote.poll}: toets {vote.choice}{choice}, {ondertekend}",
            )
        case e.RollCallConfirmed(municipality=code, poll=number, choice=key):
            return (
                f"vote of {code} by roll call in poll {number}: key {key}, heard by two stations",
                f"hoofdelijke stem van {code} in stemming {number}: toets {key}, door twee posten gehoord",
            )
        case e.PollAnnounced() | e.RollCallAnnounced() as poll:
            return f"poll {poll.poll}: {poll.question.subject}", f"stemming {poll.poll}: {poll.question.subject}"
        case e.KeypadPaired() as paired:
            return (
                f"keypad {paired.serial} stands for {paired.municipality} with {paired.weight} votes",
                f"stemkastje {paired.serial} staat voor {paired.municipality} met {paired.weight} stemmen",
            )
        case _:
            name = proven.entry.event
            return _NAMES.get(name, (name, name))
