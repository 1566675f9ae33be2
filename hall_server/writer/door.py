"""The one door for commands: whether the role may ask comes first, then each goes to whom it concerns.

With what the rules of the assembly leave to the hall.
"""

from hall_server.disk.book import Book
from hall_server.keypads.devices import Devices
from hall_server.keypads.enrolment import wrong_certificate
from hall_server.keypads.voice import Voice
from hall_server.stations.access import Station
from hall_server.stations.roles import may
from hall_server.writer.after_commit import AfterCommit
from hall_server.writer.attending import Attending
from hall_server.writer.course import Course
from hall_server.writer.desk import Desk
from hall_server.writer.forms import issue_forms
from hall_server.writer.replicas import Replicas
from hall_server.writer.roll_call import wrong_signature
from stemkast.assembly.commands import (
    Attend,
    CloseAssembly,
    Command,
    IssueForms,
    OfferPairing,
    Record,
    ShowRoot,
    command_name,
)
from stemkast.assembly.events import (
    AssemblyClosed,
    Event,
    KeypadEnrolled,
    MandateIssued,
    MandateWithdrawn,
    PairingEnded,
    ReplicationWaived,
    RollCallConfirmed,
    RollCallEntered,
    RootShown,
)
from stemkast.assembly.refusal import Reason, Refusal


class Door:
    """Owned by the hall's thread."""

    def __init__(
        self,
        book: Book,
        voice: Voice,
        devices: Devices,
        after: AfterCommit,
        *,
        desk: Desk,
        attending: Attending,
        course: Course,
        replicas: Replicas,
    ) -> None:
        self._book = book
        self._voice = voice
        self._devices = devices
        self._after = after
        self._desk = desk
        self._attending = attending
        self._course = course
        self._replicas = replicas

    def do(self, command: Command, station: Station) -> Refusal | None:
        """Does what a station asks for, or says why not; its entries are in the batch."""
        if not may(station.role, command):
            text = f"{command_name(command)} is not for {station.role.value}"
            return Refusal(Reason.WRONG_ROLE, text, "stations and roles")
        match command:
            case Record():
                return self._record(command.event, station)
            case OfferPairing():
                return self._attending.in_the_way(
                    station.name, command.municipality, command.serial
                ) or self._desk.offer(self._book.assembly, command.municipality, command.serial, station.name)
            case Attend():
                return self._attend(command, station)
            case IssueForms():
                return issue_forms(self._book, self._voice, command.municipalities, station)
            case ShowRoot():
                self._book.ask_for_checkpoint()
                return self._book.record(RootShown(*self._book.root()), station.name, station.role)
            case CloseAssembly():
                closed = AssemblyClosed(len(self._book.assembly.polls))
                self._book.ask_for_checkpoint()
                return self._book.record(closed, station.name, station.role)
            case _:
                return self._course.do(command, station)

    def _record(self, event: Event, station: Station) -> Refusal | None:
        assembly = self._book.assembly
        if isinstance(event, KeypadEnrolled):
            refusal = assembly.check(event, station.role) or self._wrong_certificate(event)
            if refusal is not None:
                return refusal
        if isinstance(event, RollCallEntered | RollCallConfirmed):
            refusal = assembly.check(event, station.role) or wrong_signature(assembly, event)
            if refusal is not None:
                return refusal
        refusal = self._at_another_desk(event, station) or self._book.record(event, station.name, station.role)
        if refusal is None and isinstance(event, PairingEnded):
            self._release(event.pairing)
        if refusal is None and isinstance(event, ReplicationWaived):
            self._after.when_durable(self._replicas.waived)
        return refusal

    def _wrong_certificate(self, event: KeypadEnrolled) -> Refusal | None:
        first = self._book.assembly.initialised
        return wrong_certificate(first.fleet_key, event) if first is not None else None

    def _attend(self, command: Attend, station: Station) -> Refusal | None:
        if command.municipality and command.municipality not in self._book.assembly.register:
            text = f"{command.municipality} is not in the register of this assembly"
            return Refusal(Reason.UNKNOWN, text, "RULES: who may vote")
        return self._attending.attend(station.name, command.municipality, command.serial)

    def _at_another_desk(self, event: Event, station: Station) -> Refusal | None:
        match event:
            case MandateIssued(municipality=municipality) | MandateWithdrawn(municipality=municipality):
                return self._attending.in_the_way(station.name, municipality)
            case PairingEnded(pairing=number) if number in self._book.assembly.pairings:
                pairing = self._book.assembly.pairings[number]
                return self._attending.in_the_way(station.name, pairing.municipality, pairing.serial)
            case _:
                return None

    def _release(self, number: int) -> None:
        pairing = self._book.assembly.pairings[number]
        message = self._voice.release(pairing)
        self._after.when_durable(lambda: self._devices.send_to(pairing.serial, message))
