"""A municipality's own proof (bewijs per gemeente): every entry about it, each as a tlog-proof, in one zip.

Beside its votes these are its mandate, the keypad with its key, the pairings, and the announcements of the polls, so
that the signature of each vote can be checked too, without the ledger.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence

from stemkast.documents.dutch import day
from stemkast.documents.proceedings import Proceedings
from stemkast.ledger.entry import Entry, from_body
from stemkast.ledger.tlog_proof import Prover

VKEY, SUFFIX = "hall.vkey", ".tlog-proof"
_READ_ME_NAME = "LEESMIJ.txt"
_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip knows: the same ledger gives the same bytes
_NAMES = {
    "keypad_enrolled": "stemkastje",
    "mandate_form_issued": "formulier",
    "mandate_issued": "machtiging",
    "mandate_withdrawn": "machtiging-ingetrokken",
    "keypad_paired": "uitgifte",
    "pairing_ended": "einde-uitgifte",
    "poll_announced": "stemming",
    "vote_accepted": "stem-in-stemming",
    "roll_call_announced": "hoofdelijke-stemming",
    "roll_call_confirmed": "stem-in-hoofdelijke-stemming",
}
_READ_ME = """Bewijs van {name} ({code})
{assembly}, {date}, {place}

Elk bestand hiernaast bewijst dat één feit over deze gemeente in het logboek van de vergadering staat: het stemkastje
met zijn sleutel, de machtiging, de uitgifte, elke aangekondigde stemming en elke uitgebrachte stem, ondertekend door
het stemkastje.

Controleren:  stemkast verify --proof {file} --hall-key SLEUTEL
SLEUTEL is de sleutel van de zaal zoals die vooraf bekend is gemaakt; hall.vkey hiernaast is wat de zaal zelf zegt.
De bestanden zijn in de vorm van C2SP tlog-proof, die ook andere programma's lezen. Controlegetal: {fingerprint}
"""


def proof_files(proceedings: Proceedings, bodies: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    """Name and content of the zip of each municipality that is in the ledger beyond the register."""
    prover = Prover(bodies, proceedings.seal.note)
    for code, trail in proceedings.trail.items():
        name = f"{code}.zip"
        yield name, _zip(_of(proceedings, prover, bodies, code, trail, name))


def _of(
    proceedings: Proceedings, prover: Prover, bodies: Sequence[bytes], code: str, trail: Sequence[int], file: str
) -> Iterator[tuple[str, str]]:
    meeting = proceedings.meeting
    yield (
        _READ_ME_NAME,
        _READ_ME.format(
            name=proceedings.register[code].name,
            code=code,
            assembly=meeting.name,
            date=day(meeting.date),
            place=meeting.place,
            file=file,
            fingerprint=proceedings.seal.fingerprint,
        ),
    )
    yield VKEY, f"{proceedings.seal.vkey}\n"
    for index in trail:
        entry = from_body(index, bodies[index])
        if isinstance(entry, Entry):
            number = f"-{entry.data['poll']:02d}" if "poll" in entry.data else ""
            yield f"{index:06d}-{_NAMES[entry.event]}{number}{SUFFIX}", prover.proof(index)


def _zip(files: Iterator[tuple[str, str]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files:
            archive.writestr(zipfile.ZipInfo(name, _DATE), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()
