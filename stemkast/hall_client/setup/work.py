"""Does what the setup window asks: reads and writes files, sends commands, asks the hall, takes over.

Waits for disks and answers, so it has a thread of its own. Never raises: what cannot be done is an answer.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from hall_server.keypads.enrolment import wrong_certificate
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.csv_rows import ImportRefused, Problem, refused
from stemkast.assembly.events import KeypadEnrolled, RegisterRow
from stemkast.assembly.register_import import read_register
from stemkast.assembly.shown import Meeting
from stemkast.assembly.weights import WeightRule
from stemkast.documents.cards import keypad_labels
from stemkast.documents.mandate_forms import MandateForms, mail_merge, mandate_forms
from stemkast.documents.typesetting import TemplateBroken
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import CommandSender, HallUnreachable
from stemkast.hall_client.connection.hall_admin import HallAdmin
from stemkast.hall_client.connection.sending import send_in_order
from stemkast.hall_client.hall_here.taking_over import take_over
from stemkast.hall_client.setup import asks as a
from stemkast.ledger.errors import LedgerError
from stemkast.ledger.replay import replay
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree
from stemkast.preparation.agenda_list import read_agenda_list
from stemkast.preparation.cells import MOST_BYTES
from stemkast.preparation.keypad_list import KeypadReport, read_keypads
from stemkast.preparation.mandate_list import read_mandates

_SQLITE = b"SQLite format 3\0"
_LARGE = Problem(0, "", "this file is larger than 5 MB; a list of municipalities is not")
_T = TypeVar("_T")
Progress = Callable[[int, int], object]


class SetupWork:
    """Works for one admin station. `halls` is the folder in which a hall that takes over gets its own."""

    def __init__(self, hall: HallAddress, halls: Path) -> None:
        self._hall = hall
        self._halls = halls
        self._sender = CommandSender(hall)
        self._admin = HallAdmin(hall, lambda: datetime.now(UTC))

    def close(self) -> None:
        """Ends the connections."""
        self._sender.close()
        self._admin.close()

    def do(self, ask: a.Ask, progress: Progress) -> a.Answer:
        """Does one thing; `progress(done, of)` is told on the way."""
        try:
            return self._do(ask, progress)
        except (OSError, ValueError, LedgerError, HallUnreachable, TemplateBroken) as error:
            return a.NotDone(str(error))

    def _do(self, ask: a.Ask, progress: Progress) -> a.Answer:
        match ask:
            case a.ReadRegister(earlier=True):
                return a.EarlierRead(_earlier(ask))
            case a.ReadRegister():
                return a.RegisterRead(_read(ask.path, lambda data: read_register(data, ask.reference_date)))
            case a.ReadAgendaFile():
                return a.AgendaRead(_read(ask.path, read_agenda_list))
            case a.ReadMandates(state=state):
                known = {row.municipality.code: row.mandate for row in state.mandates if row.mandate is not None}
                return a.MandatesRead(_read(ask.path, lambda data: read_mandates(data, state.register, known)))
            case a.ReadKeypads():
                return a.KeypadsRead(_fleet(ask))
            case a.Send():
                return send_in_order(self._sender, ask.commands, progress)
            case a.SaveForms():
                return _save_forms(ask.forms, ask.folder, progress)
            case a.SaveLabels(state=state):
                meeting = Meeting(state.name, state.date, state.place)
                ask.path.write_bytes(keypad_labels(meeting, [each.serial for each in state.keypads]))
                return a.Saved(1, ask.path)
            case _:
                return self._ask_hall(ask)

    def _ask_hall(self, ask: a.Ask) -> a.Answer:
        match ask:
            case a.Invite():
                return self._admin.invite(ask.name, ask.role)
            case a.SendAway():
                self._admin.send_away(ask.name)
                return a.SentAway(ask.name)
            case a.LookAtStations():
                return a.StationsSeen(self._admin.stations())
            case a.LookAtPages():
                return a.PagesSeen(self._admin.pages())
            case a.SwitchPage(page=page, on=on):
                self._admin.switch(page, on)
                return a.PagesSeen(self._admin.pages())
            case a.LookAtKeypads():
                return self._admin.keypads()
            case a.Examine():
                return a.Examined(self._admin.examine())
            case a.BecomeHall():
                name = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S")
                return take_over(ask.wanted, self._halls / name, self._hall)
            case _:
                raise ValueError(f"{type(ask).__name__} is nothing that can be done")


def _read(path: Path, read: Callable[[bytes], _T | ImportRefused]) -> _T | ImportRefused:
    """What `read` makes of a file, if it is not far too large to be a list. Raises OSError."""
    return refused([_LARGE]) if path.stat().st_size > MOST_BYTES else read(path.read_bytes())


def _earlier(ask: a.ReadRegister) -> tuple[RegisterRow, ...] | ImportRefused:
    """The rows of an earlier register, from its file or from the ledger of an earlier assembly."""
    with ask.path.open("rb") as file:
        is_ledger = file.read(len(_SQLITE)) == _SQLITE
    if is_ledger:
        return _of_ledger(ask.path)
    read = _read(ask.path, lambda data: read_register(data, ask.reference_date))
    return read if isinstance(read, ImportRefused) else read.rows(WeightRule())


def _of_ledger(path: Path) -> tuple[RegisterRow, ...] | ImportRefused:
    assembly = Assembly()
    try:
        with LedgerStore.open_read_only(path) as store:
            replay(store.entries(), assembly, Tree())
    except (LedgerError, sqlite3.Error):
        return refused([Problem(0, "", "this is no ledger of an assembly")])
    rows = tuple(assembly.register.values())
    return rows or refused([Problem(0, "", "this ledger holds no register")])


def _fleet(ask: a.ReadKeypads) -> KeypadReport | ImportRefused:
    """The keypads of a list, without those that the fleet key did not certify: the hall would stop at the first."""
    known = {each.serial: KeypadEnrolled(each.serial, each.public_key, b"") for each in ask.state.keypads}
    report = _read(ask.path, lambda data: read_keypads(data, known))
    if isinstance(report, ImportRefused):
        return report
    false = {each.serial for each in report.ready if wrong_certificate(ask.state.fleet_key, each) is not None}
    says = "the certificate of keypad %1 is not one of this fleet"
    return replace(
        report,
        ready=tuple(each for each in report.ready if each.serial not in false),
        problems=(*report.problems, *(Problem(0, "", says, (each,)) for each in sorted(false))),
    )


def _save_forms(forms: MandateForms, folder: Path, progress: Progress) -> a.Saved:
    """Raises OSError, ValueError, TemplateBroken."""
    folder.mkdir(parents=True, exist_ok=True)
    of = len(forms.forms) + 2
    (folder / "machtigingen.pdf").write_bytes(mandate_forms(forms))
    (folder / "machtigingen.csv").write_bytes(mail_merge(forms))
    for done, each in enumerate(forms.forms, start=1):
        (folder / each.file_name).write_bytes(mandate_forms(MandateForms(forms.meeting, (each,))))
        progress(done + 2, of)
    return a.Saved(of, folder / "machtigingen.pdf")
