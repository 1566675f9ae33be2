"""The command `stemkast`."""

import json
import shutil
import signal
import sys
import threading
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, NoReturn

import platformdirs
import typer
from rich.console import Console
from rich.progress import Progress

from hall_server.disk import folder as hall_folder
from hall_server.stations.access import StationsUnusable
from stemkast.app import application, keypads, replay, stations, try_out
from stemkast.app.hall_windows import ScreenLook
from stemkast.assembly.events import Role
from stemkast.demo.following import HallBroken
from stemkast.demo.plan import Plan, PlanRefused, make_plan
from stemkast.documents.proof_check import check_proofs, proof_report
from stemkast.documents.publication import BUNDLE, differences, is_publication, publish_file
from stemkast.documents.typesetting import TEMPLATES, TemplateBroken
from stemkast.hall_client import base_host, enrolment
from stemkast.hall_client.commands import HallUnreachable
from stemkast.hall_client.discovery import find_halls
from stemkast.hall_client.enrolment import Enrolled, NotEnrolled
from stemkast.hall_client.local_hall import HallDidNotStart
from stemkast.ledger.errors import LedgerError
from stemkast.ledger.export import ExportRefused, export_file
from stemkast.ledger.tlog_proof import ProofRefused
from stemkast.verifier import Anchors, Unusable, verify
from stemkast.witness_command import witness as witness_command

_UNUSABLE = 2
_DATA = files("stemkast.demo") / "data"
_SEED = 1
_LISTEN_SECONDS = 2.0

cli = typer.Typer(help="Weighted voting in a hall: lead it, replay it, recount it.", pretty_exceptions_enable=False)

_Out = Annotated[Path, typer.Option("--out", help="Folder for ledger, bundle, screens and results.")]
_Headless = Annotated[bool, typer.Option("--headless", help="No windows, as fast as it goes.")]
_Speed = Annotated[float, typer.Option("--speed", min=0.1, max=1000, help="How fast windows show it; 1 is real.")]


def _end(text: str) -> NoReturn:
    sys.stderr.write(f"stemkast: {text}\n")
    raise typer.Exit(_UNUSABLE)


@cli.callback(invoke_without_command=True)
def main_window(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option(help="The folder of an assembly, made by hall-server init.")] = None,
    role: Annotated[
        Role | None,
        typer.Option(help="Be this station of a hall elsewhere; admin with --folder: of the one here."),
    ] = None,
    hall: Annotated[str, typer.Option(help="HOST:PORT of that hall, the first time.")] = "",
    code: Annotated[str, typer.Option(help="The code of the invitation, the first time.")] = "",
    line: Annotated[
        list[str] | None,
        typer.Option(help="With --role base or desk: line of a base station or cradle, which is lent."),
    ] = None,
    dark: Annotated[bool, typer.Option("--dark", help="The hall screen light on dark, for a dark hall.")] = False,
    still: Annotated[
        bool, typer.Option("--still", help="The hall screen without animation, whatever the system asks for.")
    ] = False,
) -> None:
    """Start a hall on this computer and open the chair's window and the hall screen, or be a station of another hall.

    Without a folder it is the assembly of 14 June 2023 with emulated keypads, to be led by hand; its ledger is kept.

    With --role base it has no window: it lends the hall the base stations at this computer, until Ctrl-C.

    Example: stemkast --folder alv-2023
    Example: stemkast --role admin --folder alv-2023
    Example: stemkast --role chair --hall 192.168.1.10:8420 --code K7QF-3M2P-9XW4-T6ZA-1BCD
    Example: stemkast --role screen --dark --still
    Example: stemkast --role desk --line /dev/ttyUSB0
    Example: stemkast --role base --line /dev/ttyACM0 --line /dev/ttyACM1
    """
    if context.invoked_subcommand is not None:
        return
    look = ScreenLook(dark, still)
    if role is not None and (folder is None or role is not Role.ADMIN):
        _be_station(role, hall, code, line or [], look)
    if folder is not None and not (folder / hall_folder.LEDGER).is_file():
        _end(f"{folder} holds no assembly; hall-server init makes one")
    if not application.has_screen():
        _end("there is no screen to open windows on; try: stemkast demo --headless")
    try:
        if folder is None:
            raise typer.Exit(_try_out(look))
        raise typer.Exit(stations.prepare(folder) if role is Role.ADMIN else stations.lead(folder, look))
    except (StationsUnusable, HallDidNotStart, HallBroken, HallUnreachable, OSError) as error:
        _end(str(error))


def _be_station(role: Role, hall: str, code: str, lines: list[str], look: ScreenLook) -> NoReturn:
    """Enrols with a code, or goes on as the station that this computer is."""
    named = base_host.line_names(lines)
    if named is None or (role is Role.BASE and not named):
        _end("--role base lends lines: give --line for each, and no two with the same last name")
    data = platformdirs.user_data_path("stemkast")
    place = data / "stations" / f"{role.value}.json"
    enrolled = enrolment.enrol(hall, code) if hall else enrolment.load(place)
    if isinstance(enrolled, NotEnrolled):
        _end(enrolled.text if hall else f"{enrolled.text}; {_halls_near()}")
    if enrolled.role is not role:
        _end(f"this code is for the role {enrolled.role.value}, not {role.value}")
    if role is not Role.BASE and not application.has_screen():
        _end("there is no screen to open windows on")
    try:
        if hall:
            enrolment.save(enrolled, place)
        if role is Role.BASE:
            _host(enrolled, named)
        raise typer.Exit(stations.station(enrolled, data / "replicas" / enrolled.hall.name / role.value, named, look))
    except (LedgerError, OSError) as error:
        _end(str(error))


def _host(enrolled: Enrolled, lines: dict[str, str]) -> NoReturn:
    """Lends lines until Ctrl-C, or until it is ended otherwise."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    sys.stdout.write(f"This is {enrolled.name}, at the hall at {enrolled.hall.address}. Ctrl-C ends it.\n")
    sys.stdout.flush()
    base_host.host(enrolled.hall, lines, _say_now, stop)
    raise typer.Exit


def _say_now(text: str) -> None:
    sys.stdout.write(f"{datetime.now().astimezone():%H:%M:%S}  {text}\n")
    sys.stdout.flush()


def _halls_near() -> str:
    found = find_halls(_LISTEN_SECONDS)
    if not found:
        return "no hall was found on this network: give --hall HOST:PORT and --code"
    near = ", ".join(f"{each.name} at {each.address}" for each in found)
    return f"give --code, and --hall of one that was found: {near}"


def _try_out(look: ScreenLook) -> int:
    plan = plan_of_2023()
    if isinstance(plan, PlanRefused):
        _end("\n  ".join(plan.problems))
    folder = platformdirs.user_data_path("stemkast") / datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S")
    sys.stdout.write(f"The ledger is kept in {folder}\n")
    return try_out.run(plan, folder, look)


def plan_of_2023() -> Plan | PlanRefused:
    """The assembly of 14 June 2023, with votes that give its percentages."""
    names = ("alv-2023-06-14.json", "gemeenten_2022_op_indeling_2023.csv", "aanwezig-2023-06-14.csv")
    agenda, register, present = ((_DATA / name).read_bytes() for name in names)
    return make_plan(agenda, register, present, _SEED)


@cli.command()
def demo(out: _Out = Path("demo-output"), headless: _Headless = False, speed: _Speed = 4.0) -> None:
    """Replay the assembly of 14 June 2023 with 328 emulated keypads.

    Example: stemkast demo --headless --out demo-output
    """
    _replay(plan_of_2023(), out, headless, speed)


@cli.command(name="replay")
def replay_command(
    agenda: Annotated[Path, typer.Argument(help="Agenda with outcomes, JSON.")],
    register: Annotated[Path, typer.Option(help="Population per municipality: CSV, also as StatLine exports it.")],
    present: Annotated[Path, typer.Option(help="Attendance list: CSV with the column cbs_code.")],
    out: _Out = Path("demo-output"),
    headless: _Headless = False,
    speed: _Speed = 4.0,
) -> None:
    """Replay any assembly from its published agenda, register and attendance list.

    Example: stemkast replay agenda.json --register gemeenten.csv --present aanwezig.csv --headless
    """
    contents = [_read(path) for path in (agenda, register, present)]
    _replay(make_plan(contents[0], contents[1], contents[2], _SEED), out, headless, speed)


@cli.command(name="keypads")
def keypads_command(
    count: Annotated[int, typer.Option(min=1, max=24, help="How many keypads.")] = 6,
    seed: Annotated[int, typer.Option(help="The same seed makes the same keypads.")] = _SEED,
) -> None:
    """Show a handful of emulated keypads, to be pressed by hand, and how a hall finds them.

    Example: stemkast keypads --count 6
    """
    if not application.has_screen():
        _end("there is no screen to open a window on; try: keypad-emulator --count 6 --pty")
    try:
        raise typer.Exit(keypads.run(count, seed))
    except OSError as error:
        _end(f"no pseudo-terminal to be had: {error.strerror}")


@cli.command(name="verify")
def verify_command(
    ledger: Annotated[Path | None, typer.Argument(help="A ledger file, a bundle or a whole publication.")] = None,
    proof: Annotated[Path | None, typer.Option(help="Instead: the proof of a municipality, or a tlog-proof.")] = None,
    hall_key: Annotated[str | None, typer.Option(help="The hall's verifier key, as handed over.")] = None,
    witness: Annotated[list[str] | None, typer.Option(help="The verifier key of a witness; may be repeated.")] = None,
    register: Annotated[Path | None, typer.Option(help="CSV with the population, from the site of CBS.")] = None,
    checkpoint: Annotated[
        list[Path] | None, typer.Option(help="A checkpoint of the running hall that you kept; may be repeated.")
    ] = None,
    fleet_key: Annotated[str | None, typer.Option(help="The key of the maker of the keypads, base64.")] = None,
    succession_key: Annotated[str | None, typer.Option(help="The public succession key, base64.")] = None,
    running: Annotated[bool, typer.Option("--running", help="The assembly is not closed yet.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Recount everything from the signed votes, trusting no stored result.

    What you give that you know from elsewhere is an anchor; the report says what each of them finds.

    Exit status 0: everything holds; 1: something does not; 2: this cannot be read.

    Example: stemkast verify demo-output/bundle --hall-key "$(cat hall.vkey)"
    Example: stemkast verify --proof bewijs/GM0344.zip --hall-key "$(cat hall.vkey)"
    """
    if proof is not None and ledger is None:
        _verify_proof(proof, hall_key)
    if ledger is None or proof is not None:
        _end("name either a ledger, a bundle or a publication, or a proof with --proof")
    wrong = _wrong_files(ledger)
    anchors = Anchors(
        hall_key=hall_key,
        succession_key=succession_key,
        fleet_key=fleet_key,
        witness=tuple(witness or ()),
        register=_read(register) if register is not None else None,
        checkpoint=tuple(_read(each) for each in checkpoint or ()),
    )
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("recounting")
        report = verify(
            ledger / BUNDLE if is_publication(ledger) else ledger,
            running=running,
            anchors=anchors,
            progress=lambda done, of: bar.update(task, completed=done, total=of),
        )
    if isinstance(report, Unusable):
        _end(report.text)
    sys.stdout.write((json.dumps(report.to_json(), ensure_ascii=False) if as_json else report.text()) + "\n")
    sys.stderr.write("".join(f"stemkast: {each}\n" for each in wrong))
    raise typer.Exit(0 if report.ok and not wrong else 1)


def _wrong_files(folder: Path) -> list[str]:
    """What is wrong with the files of a publication around its bundle; nothing of what is none."""
    try:
        return differences(folder) if is_publication(folder) else []
    except OSError as error:
        _end(f"{folder} cannot be read: {error.strerror}")


def _verify_proof(file: Path, hall_key: str | None) -> NoReturn:
    """Says what the proof shows; exit status as of `verify`."""
    found = check_proofs(_read(file), hall_key)
    if isinstance(found, ProofRefused):
        sys.stdout.write(f"FAILED  {found.text}\n")
        raise typer.Exit(1)
    sys.stdout.write(proof_report(found, is_compared=hall_key is not None))
    raise typer.Exit(0 if found.holds else 1)


@cli.command()
def export(
    ledger: Annotated[Path, typer.Argument(help="A ledger file.")],
    to: Annotated[Path, typer.Option("--to", help="A new folder, or one with an earlier export.")],
    bundle_only: Annotated[bool, typer.Option("--bundle", help="The bundle alone, without papers.")] = False,
    templates: Annotated[Path | None, typer.Option(help="The office's own templates of the papers.")] = None,
) -> None:
    """Write everything that is published of an assembly: results, voting behaviour, record, minutes, proofs, bundle.

    Example: stemkast export demo-output/assembly.ledger --to publicatie
    """
    try:
        exported = export_file(ledger, to) if bundle_only else publish_file(ledger, to, templates)
    except TemplateBroken as error:
        _end(f"a template cannot be set: {error}")
    except (LedgerError, OSError) as error:
        _end(str(error))
    if isinstance(exported, ExportRefused):
        _end(exported.text)
    sys.stdout.write(f"{exported.size} entries in {exported.folder}\n")


@cli.command()
def templates(to: Annotated[Path, typer.Option("--to", help="A new folder for the templates.")]) -> None:
    """Copy the templates of all papers, to be changed and given to export --templates.

    Example: stemkast templates --to sjablonen
    """
    try:
        with as_file(TEMPLATES) as folder:
            shutil.copytree(folder, to)
    except OSError as error:
        _end(f"{to} cannot be written: {error.strerror or error}")
    sys.stdout.write(f"The templates are in {to}\n")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        _end(f"{path} cannot be read: {error.strerror}")


def _replay(plan: Plan | PlanRefused, out: Path, headless: bool, speed: float) -> None:
    if isinstance(plan, PlanRefused):
        _end("\n  ".join(plan.problems))
    try:
        raise typer.Exit(replay.run(plan, out, headless, speed))
    except (LedgerError, OSError) as error:
        _end(str(error))


cli.command(name="witness")(witness_command)


def main() -> None:
    """Entry point of the command."""
    cli()


if __name__ == "__main__":
    main()
