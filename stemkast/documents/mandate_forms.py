"""Mandate forms on paper: one page for each municipality, and the list with which they are mailed."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stemkast.assembly.shown import Meeting
from stemkast.assembly.state import State
from stemkast.documents import qr_code
from stemkast.documents.dutch import counted, day
from stemkast.documents.typesetting import pdf
from stemkast.documents.weight_words import why

_NOT_IN_A_FILE_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class MandateForm:
    """One form: `votes` and why it is so many, the number of the form, and what its QR code says."""

    municipality: str
    name: str
    votes: int
    why: str
    number: int
    code: str

    @property
    def file_name(self) -> str:
        """The name of its own PDF: machtiging-gm0344-utrecht-1.pdf."""
        letters = unicodedata.normalize("NFKD", f"{self.municipality} {self.name}").encode("ascii", "ignore").decode()
        return f"machtiging-{_NOT_IN_A_FILE_NAME.sub('-', letters.lower()).strip('-')}-{self.number}.pdf"


@dataclass(frozen=True, slots=True)
class MandateForms:
    """The newest form of each municipality that has one."""

    meeting: Meeting
    forms: tuple[MandateForm, ...]

    def only(self, municipalities: Iterable[str]) -> "MandateForms":
        """Those of these municipalities, by code."""
        wanted = frozenset(municipalities)
        return MandateForms(self.meeting, tuple(each for each in self.forms if each.municipality in wanted))


def forms_of(state: State) -> MandateForms:
    """What the forms say, in the order of the names. Raises ValueError before the register is adopted."""
    first, adopted = state.initialised, state.register_adopted
    if first is None or adopted is None:
        raise ValueError("there are no forms before the register is adopted")
    rows = [row for code, row in state.register.items() if code in state.forms]
    forms = tuple(
        MandateForm(
            municipality=row.code,
            name=row.name,
            votes=row.weight,
            why=why(row, state.settings.weight, adopted.reference_date),
            number=state.forms[row.code].number,
            code=state.forms[row.code].code,
        )
        for row in rows
    )
    return MandateForms(Meeting(first.name, first.date, first.place), forms)


def mandate_forms(forms: MandateForms, templates: Path | None = None) -> bytes:
    """A PDF of A4 with a page for each form. Raises ValueError without a form, TemplateBroken."""
    if not forms.forms:
        raise ValueError("there is no form to print")
    meeting = forms.meeting
    return pdf(
        "mandate_form.typ",
        {
            "assembly": meeting.name,
            "date": day(meeting.date, weekday=True),
            "place": meeting.place,
            "forms": [
                {
                    "code": each.municipality,
                    "name": each.name,
                    "votes": counted(each.votes, "stem", "stemmen"),
                    "why": each.why,
                    "number": each.number,
                    "qr": qr_code.svg(each.code),
                }
                for each in forms.forms
            ],
        },
        meeting.date,
        templates,
    )


def mail_merge(forms: MandateForms) -> bytes:
    """The CSV with which an office mails the secretaries, as Excel and Word read it in Dutch: `;`, UTF-8 with a BOM."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(("cbs_code", "gemeente", "stemmen", "toelichting", "formulier", "bestand", "vergadering", "datum"))
    for each in forms.forms:
        date = day(forms.meeting.date)
        row = (
            each.municipality,
            each.name,
            each.votes,
            each.why,
            each.number,
            each.file_name,
            forms.meeting.name,
            date,
        )
        writer.writerow(row)
    return out.getvalue().encode("utf-8-sig")
