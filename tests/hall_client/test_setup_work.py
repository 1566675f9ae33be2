"""What the setup window asks, done at a real hall with real files."""

import base64
import dataclasses
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import httpx
import pytest

from firmware_protocol.emulator.fleet import Fleet
from hall_server.disk.page_switches import Page
from hall_server.doctor.finding import Finding
from stemkast.assembly.commands import Record
from stemkast.assembly.csv_rows import ImportRefused
from stemkast.assembly.events import ChairTaken, KeypadEnrolled, Role, SettingsAdopted
from stemkast.assembly.refusal import Reason
from stemkast.assembly.register import Register
from stemkast.assembly.settings import Settings
from stemkast.hall_client.connection.hall_admin import Heard, Invited, KeypadsNow
from stemkast.hall_client.connection.sending import Sending
from stemkast.hall_client.hall_here.taking_over import NotTakenOver, SucceedingHall, TakeOver
from stemkast.hall_client.setup import asks as a
from stemkast.hall_client.setup.draft import SetupDraft
from stemkast.hall_client.setup.keypad_checks import KeypadFacts, Verdict, checks, measured
from stemkast.hall_client.setup.state import SetupState, Step, setup_state
from stemkast.hall_client.setup.work import SetupWork
from stemkast.ledger.store import LedgerStore
from stemkast.preparation.keypad_list import KeypadReport
from tests.hall_server.house import SERIALS, House
from tests.hall_server.small_hall import Following, Server, make_folder
from tests.hall_server.stage import wait
from tests.patience import PATIENCE

DATA = files("stemkast.demo") / "data"
FLEET = Fleet(2, seed=1)


class Office:
    """An admin at a hall without devices."""

    def __init__(self, server: Server, path: Path) -> None:
        self.server = server
        self.work = SetupWork(server.station(Role.ADMIN), path / "halls")
        self.progress: list[tuple[int, int]] = []

    def do(self, ask: a.Ask) -> a.Answer:
        return self.work.do(ask, lambda done, of: self.progress.append((done, of)))

    def state(self) -> SetupState:
        with Following(self.server.station(Role.ADMIN)) as following:
            size = self.work._admin._ask("GET", "/health")["size"]
            following.wait(lambda it: len(it.entries) >= size)
            return setup_state(following.assembly, size)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Server(make_folder(tmp_path / "hall", FLEET)) as server:
        office = Office(server, tmp_path)
        yield office
        office.work.close()


def register(office: Office) -> Register:
    with as_file(DATA / "gemeenten_2022_op_indeling_2023.csv") as path:
        answer = office.do(a.ReadRegister(path, "2022-01-01"))
    assert isinstance(answer, a.RegisterRead)
    assert isinstance(answer.register, Register)
    return answer.register


def test_commands_go_in_order_and_stop_at_the_first_refusal(office: Office) -> None:
    draft = SetupDraft(register=register(office))
    assert office.do(a.Send(draft.commands_for_rules())) == Sending(1, 1)
    commands = draft.commands_for_register(office.state())
    assert office.do(a.Send(commands)) == Sending(5, 5)
    assert office.progress[-5:] == [(done, 5) for done in range(1, 6)]
    again = office.do(a.Send((Record(ChairTaken("De voorzitter")), *commands)))
    assert isinstance(again, Sending)
    assert (again.done, again.of, again.stopped_at) == (1, 6, commands[0])
    assert again.refusal is not None
    assert again.refusal.reason is Reason.ALREADY_EXISTS
    state = office.state()
    assert state.adopted is not None
    assert (len(state.register), state.adopted.votes) == (342, 12_972)
    assert [each.step for each in state.steps if not each.is_done] == [Step.AGENDA, Step.MANDATES, Step.KEYPADS]


def test_an_earlier_register_comes_from_a_file_or_from_a_ledger(office: Office, tmp_path: Path) -> None:
    draft = SetupDraft(register=register(office))
    office.do(a.Send((*draft.commands_for_rules(), *draft.commands_for_register(office.state()))))
    office.server.stop()
    copy = tmp_path / "last-time.ledger"
    shutil.copy(office.server.folder / "assembly.ledger", copy)
    answer = office.do(a.ReadRegister(copy, "", earlier=True))
    assert isinstance(answer, a.EarlierRead)
    assert isinstance(answer.rows, tuple)
    seen = dataclasses.replace(draft, before=answer.rows).register_preview(SetupState())
    assert seen is not None
    assert seen.changes == ()
    copy.write_bytes(b"SQLite format 3\0 and no more")
    broken = office.do(a.ReadRegister(copy, "", earlier=True))
    assert isinstance(broken, a.EarlierRead)
    assert isinstance(broken.rows, ImportRefused)


def test_files_that_cannot_be_read_say_why(office: Office, tmp_path: Path) -> None:
    assert isinstance(office.do(a.ReadAgendaFile(tmp_path / "nothing.csv")), a.NotDone)
    large = tmp_path / "large.csv"
    large.write_bytes(bytes(10_000_000))
    answer = office.do(a.ReadMandates(large, SetupState()))
    assert isinstance(answer, a.MandatesRead)
    assert "larger than 5 MB" in str(answer.report)


def test_a_keypad_of_another_fleet_is_left_out_before_anything_is_sent(office: Office, tmp_path: Path) -> None:
    members = [*FLEET.members, Fleet(3, seed=9).members[2]]
    rows = [f"{each.serial};{each.public_key.hex()};{base64.b64encode(each.certificate).decode()}" for each in members]
    path = tmp_path / "fleet.csv"
    path.write_text("\n".join(["serienummer;sleutel;certificaat", *rows]))
    answer = office.do(a.ReadKeypads(path, office.state()))
    assert isinstance(answer, a.KeypadsRead)
    assert isinstance(answer.report, KeypadReport)
    assert [each.serial for each in answer.report.ready] == ["SK-0001", "SK-0002"]
    assert [each.text for each in answer.report.problems] == [
        "the certificate of keypad SK-0003 is not one of this fleet"
    ]
    sent = office.do(a.Send(tuple(Record(each) for each in answer.report.ready)))
    assert sent == Sending(2, 2)
    labels = tmp_path / "labels.pdf"
    assert office.do(a.SaveLabels(office.state(), labels)) == a.Saved(1, labels)
    assert labels.read_bytes().startswith(b"%PDF")


def test_stations_are_invited_seen_and_sent_away(office: Office) -> None:
    invited = office.do(a.Invite("stembalie 2", Role.DESK))
    assert isinstance(invited, Invited)
    assert len(invited.code) == 24
    with Following(office.server.station(Role.CHAIR)):
        wait(lambda: following(office)[Role.CHAIR])
        assert not following(office)[Role.COMMITTEE]
    assert office.do(a.SendAway("station committee")) == a.SentAway("station committee")
    after = office.do(a.LookAtStations())
    assert isinstance(after, a.StationsSeen)
    assert "station committee" not in [each.name for each in after.stations]
    assert isinstance(office.do(a.SendAway("niemand")), a.NotDone)
    heard = next(each.heard for each in after.stations if each.role is Role.ADMIN)
    assert heard is not None


def following(office: Office) -> dict[Role, bool]:
    seen = office.do(a.LookAtStations())
    assert isinstance(seen, a.StationsSeen)
    return {each.role: each.following for each in seen.stations}


def test_the_doctor_speaks(office: Office) -> None:
    answer = office.do(a.Examine())
    assert isinstance(answer, a.Examined)
    assert all(isinstance(each, Finding) for each in answer.findings)
    assert {each.about for each in answer.findings} >= {"hall", "token", "writing"}


def test_pages_for_everybody_are_switched(office: Office) -> None:
    def seen(answer: a.Answer) -> dict[Page, bool]:
        assert isinstance(answer, a.PagesSeen)
        return {each.page: each.is_on for each in answer.pages}

    def status() -> int:
        return httpx.get(f"http://{office.server.address}/uitslagen", trust_env=False, timeout=PATIENCE).status_code

    assert seen(office.do(a.LookAtPages())) == dict.fromkeys(Page, True)
    assert status() == 200
    assert seen(office.do(a.SwitchPage(Page.RESULTS, on=False)))[Page.RESULTS] is False
    assert status() == 404
    assert seen(office.do(a.SwitchPage(Page.RESULTS, on=True))) == dict.fromkeys(Page, True)


def test_a_hall_that_is_gone_is_an_answer(office: Office) -> None:
    office.server.kill()
    assert isinstance(office.do(a.LookAtStations()), a.NotDone)
    sent = office.do(a.Send((Record(SettingsAdopted(Settings())),)))
    assert isinstance(sent, Sending)
    assert sent.done == 0
    assert sent.refusal is not None
    assert sent.refusal.reason is Reason.NOT_READY


def test_keypads_are_tested_as_far_as_the_wire_tells(tmp_path: Path) -> None:
    with House(tmp_path) as house, house.serve() as server:
        work = SetupWork(server.station(Role.ADMIN), tmp_path / "halls")
        house.devices.insert(0, SERIALS[0])
        known: KeypadsNow | None = None

        def lies_there() -> bool:
            nonlocal known
            answer = work.do(a.LookAtKeypads(), lambda _done, _of: None)
            assert isinstance(answer, KeypadsNow), answer
            known = answer
            return [each.proof for each in answer.placed] == ["given"]

        wait(lies_there)
        assert known is not None
        (placed,) = known.placed
        member = house.fleet.members[0]
        assert placed.keypad == KeypadEnrolled(member.serial, member.public_key, member.certificate)
        house.devices.remove(0)
        house.prepare(server)
        house.open_poll(server)
        house.press(1)
        wait(lambda: house.green() == set(SERIALS))
        with Following(server.station(Role.ADMIN)) as following:
            following.wait(lambda it: len(it.events("vote_accepted")) == 4)
            state = setup_state(following.assembly, 0)
        heard = Heard(SERIALS[0], 15, -90, datetime.now(UTC))
        (one, *_) = checks(state.keypads, measured({}, KeypadsNow(heard=(heard,)), state.keypads))
        assert (one.accepted, one.voted) == (Verdict.PASSED, Verdict.PASSED)
        assert (one.battery, one.radio) == (Verdict.FAILED, Verdict.FAILED), "nearly empty, and hardly heard"
        assert one.genuine is Verdict.OPEN, "it was not in a cradle since this window opened"
        (first, *_) = checks(state.keypads, measured({}, known, state.keypads))
        assert (first.genuine, first.radio) == (Verdict.PASSED, Verdict.OPEN)
        other = (KeypadFacts(SERIALS[0], bytes(32), False, False),)
        (false,) = checks(other, measured({}, known, other))
        assert false.whole is Verdict.FAILED, "it shows another key than the one that is enrolled"
        work.close()


def test_a_station_takes_over_from_a_hall_that_was_killed(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        with house.serve() as server:
            house.follow(server, Role.ADMIN)
            house.prepare(server)
            house.kept(Role.ADMIN, lambda: 10)
            admin = server.station(Role.ADMIN)
            server.kill()
        copy = tmp_path / Role.ADMIN.value
        work = SetupWork(admin, tmp_path / "halls")
        words = house.words.read_text()
        wrong = work.do(a.BecomeHall(TakeOver((copy,), " ".join(["abandon"] * 24), house.lines)), lambda *_: None)
        assert isinstance(wrong, NotTakenOver)
        assert "24 words" in wrong.text
        done = work.do(a.BecomeHall(TakeOver((copy,), words, house.lines, house.port)), lambda *_: None)
        assert isinstance(done, SucceedingHall), done
        assert done.said.startswith("epoch 2 goes on from")
        assert words not in repr(TakeOver((copy,), words))
        with Following(done.address) as following:
            following.wait(lambda it: bool(it.events("hall_succeeded")))
            assert following.assembly.epoch == 2
        wait(lambda: house.stations[Role.ADMIN].replica.size > 10)
        assert done.close() == 0
        work.close()
        (made,) = (each for each in (tmp_path / "halls").iterdir() if each.is_dir())
        with LedgerStore.open_read_only(made / "assembly.ledger") as store:
            assert b'"hall_succeeded"' in b"".join(store.entries())
        for path in (tmp_path / "halls").rglob("*"):
            # Two of the words: one may stand in a text of the program.
            assert not path.is_file() or " ".join(words.split()[:2]).encode() not in path.read_bytes()
