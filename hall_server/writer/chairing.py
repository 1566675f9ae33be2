"""The chair's commands about polls and declarations: the hall adds number, signature and words."""

from dataclasses import dataclass

from firmware_protocol.framing import MAX_PAYLOAD
from firmware_protocol.messages import Action
from hall_server.disk.book import Book
from hall_server.keypads.voice import Voice
from hall_server.stations.access import Station
from stemkast.assembly import declaration
from stemkast.assembly.commands import (
    AnnouncePoll,
    AnnounceRollCall,
    ClosePoll,
    CloseRollCall,
    Command,
    DeclareAcclamation,
    DeclareResult,
    ExtendPoll,
    HoldPoll,
    OpenPoll,
    ResumePoll,
    VoidPoll,
)
from stemkast.assembly.events import (
    AcclamationDeclared,
    Event,
    PollAnnounced,
    PollClosing,
    PollExtended,
    PollHeld,
    PollOpened,
    PollResumed,
    PollVoided,
    ResultDeclared,
    RollCallAnnounced,
    RollCallClosed,
)
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.state import Poll


@dataclass(frozen=True, slots=True)
class Said:
    """What follows once it is durable: what all keypads are told, nothing if empty.

    begins   the broadcast is the announcement of a new poll
    action   what happens to the poll, None if nothing that a keypad has to know
    counts_down  the countdown begins
    """

    poll: int = 0
    broadcast: bytes = b""
    begins: bool = False
    action: Action | None = None
    counts_down: bool = False


class Chairing:
    """Owned by the hall's thread."""

    def __init__(self, book: Book, voice: Voice) -> None:
        self._book = book
        self._voice = voice

    def do(self, command: Command, station: Station) -> Said | Refusal:
        """Records what the command asks for, or says why not."""
        match command:
            case AnnouncePoll():
                return self._announce(command, station)
            case AnnounceRollCall(question=question, reason=reason):
                number = len(self._book.assembly.polls) + 1
                event = RollCallAnnounced(number, question, question_hash(question), reason)
                return self._record(event, station, Said(number))
            case DeclareAcclamation():
                return self._acclamation(command, station)
            case ExtendPoll(poll=number, seconds=seconds):
                return self._record(PollExtended(number, seconds), station, Said(number, counts_down=True))
            case CloseRollCall(poll=number):
                return self._close_roll_call(number, station)
            case OpenPoll() | HoldPoll() | ResumePoll() | ClosePoll() | VoidPoll() | DeclareResult():
                poll = self._book.assembly.polls.get(command.poll)
                if poll is None:
                    return Refusal(Reason.UNKNOWN, f"there is no poll {command.poll}", "RULES: a poll")
                return self._on_poll(command, poll, station)
            case _:
                return Refusal(Reason.UNKNOWN, "this is no command of the chair", "stations and roles")

    def _record(self, event: Event, station: Station, said: Said) -> Said | Refusal:
        refusal = self._book.record(event, station.name, station.role)
        return refusal if refusal is not None else said

    def _announce(self, command: AnnouncePoll, station: Station) -> Said | Refusal:
        assembly = self._book.assembly
        register = assembly.register_adopted
        if register is None:
            return Refusal(Reason.WRONG_PHASE, "no register is adopted", "statutes, article 10")
        number = len(assembly.polls) + 1
        signed = self._voice.announcement(
            number, command.kind, command.question, register.register_hash, assembly.settings.revote
        )
        if len(signed) > MAX_PAYLOAD:
            return Refusal(
                Reason.INCONSISTENT, "question and options are too long for the keypads", "SPEC: announcement"
            )
        event = PollAnnounced(number, command.kind, command.question, question_hash(command.question), signed)
        return self._record(event, station, Said(number, signed, begins=True))

    def _on_poll(
        self,
        command: OpenPoll | HoldPoll | ResumePoll | ClosePoll | VoidPoll | DeclareResult,
        poll: Poll,
        station: Station,
    ) -> Said | Refusal:
        number = poll.number
        if poll.roll_call:
            return self._on_roll_call(command, poll, station)
        match command:
            case OpenPoll(seconds=seconds):
                signed = self._voice.control(number, Action.OPEN, poll.announcement_hash, max(seconds, 0))
                said = Said(number, signed, action=Action.OPEN, counts_down=True)
                return self._record(PollOpened(number, seconds, signed), station, said)
            case ResumePoll(seconds=seconds):
                signed = self._voice.control(number, Action.RESUME, poll.announcement_hash, max(seconds, 0))
                said = Said(number, signed, action=Action.RESUME, counts_down=True)
                return self._record(PollResumed(number, seconds, signed), station, said)
            case HoldPoll():
                signed = self._voice.control(number, Action.HOLD, poll.announcement_hash)
                return self._record(PollHeld(number, signed), station, Said(number, signed, action=Action.HOLD))
            case ClosePoll():
                signed = self._voice.control(number, Action.CLOSING, poll.announcement_hash)
                said = Said(number, signed, action=Action.CLOSING)
                return self._record(PollClosing(number, signed), station, said)
            case VoidPoll(reason=reason):
                signed = self._voice.control(number, Action.VOIDED, poll.announcement_hash) if poll.running else b""
                said = Said(number, signed, action=Action.VOIDED)
                return self._record(PollVoided(number, reason, signed), station, said)
            case DeclareResult():
                return self._declare(command, poll, station)

    def _on_roll_call(
        self,
        command: OpenPoll | HoldPoll | ResumePoll | ClosePoll | VoidPoll | DeclareResult,
        poll: Poll,
        station: Station,
    ) -> Said | Refusal:
        """Keypads know nothing of a roll call: they are told nothing."""
        match command:
            case VoidPoll(reason=reason):
                return self._record(PollVoided(poll.number, reason, b""), station, Said(poll.number))
            case DeclareResult():
                return self._declare(command, poll, station)
            case _:
                return Refusal(Reason.POLL_STATE, f"poll {poll.number} is a roll call", "RULES: roll call")

    def _close_roll_call(self, number: int, station: Station) -> Said | Refusal:
        assembly = self._book.assembly
        poll = assembly.polls.get(number)
        if poll is None:
            return Refusal(Reason.UNKNOWN, f"there is no poll {number}", "RULES: roll call")
        present, present_votes = assembly.present_in(poll)
        return self._record(RollCallClosed(number, present_votes, present), station, Said(number))

    def _declare(self, command: DeclareResult, poll: Poll, station: Station) -> Said | Refusal:
        assembly = self._book.assembly
        result = poll.result(assembly.settings)
        if result is None or result.outcome is None:
            return Refusal(Reason.POLL_STATE, f"poll {poll.number} has no result to declare", "BW 2:13 (3)")
        proposals = tuple(assembly.proposals[each] for each in poll.question.proposals)
        event = ResultDeclared(
            poll=poll.number,
            chair=assembly.chair,
            words=command.words or declaration.result_words(proposals, result, by_lot=poll.lot is not None),
            outcome=result.outcome,
            chosen=result.chosen,
            percentage=result.percentage,
            votes=result.votes,
            abstained=result.abstained,
        )
        return self._record(event, station, Said(poll.number))

    def _acclamation(self, command: DeclareAcclamation, station: Station) -> Said | Refusal:
        assembly = self._book.assembly
        unknown = [each for each in command.proposals if each not in assembly.proposals]
        if unknown or not command.proposals:
            return Refusal(Reason.UNKNOWN, "an acclamation is about proposals that exist", "RULES: acclamation")
        proposals = tuple(assembly.proposals[each] for each in command.proposals)
        words = command.words or declaration.acclamation_words(proposals)
        return self._record(AcclamationDeclared(command.proposals, assembly.chair, words), station, Said())
