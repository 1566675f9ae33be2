"""`stemkast verify`: the committee's recount, and what a proof shows."""

import json
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

from stemkast.commands.mistakes import end, read
from stemkast.documents.proof_check import check_proofs
from stemkast.documents.proof_report import proof_report, refused_report
from stemkast.documents.publication import BUNDLE, differences, is_publication
from stemkast.ledger.tlog_proof import ProofRefused
from stemkast.verifier import Anchors, Unusable
from stemkast.verifier import verify as recount


def verify(
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
        end("name either a ledger, a bundle or a publication, or a proof with --proof")
    wrong = _wrong_files(ledger)
    anchors = Anchors(
        hall_key=hall_key,
        succession_key=succession_key,
        fleet_key=fleet_key,
        witness=tuple(witness or ()),
        register=read(register) if register is not None else None,
        checkpoint=tuple(read(each) for each in checkpoint or ()),
    )
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("recounting")
        report = recount(
            ledger / BUNDLE if is_publication(ledger) else ledger,
            running=running,
            anchors=anchors,
            progress=lambda done, of: bar.update(task, completed=done, total=of),
        )
    if isinstance(report, Unusable):
        end(report.text)
    sys.stdout.write((json.dumps(report.to_json(), ensure_ascii=False) if as_json else report.text()) + "\n")
    sys.stderr.write("".join(f"stemkast: {each}\n" for each in wrong))
    raise typer.Exit(0 if report.ok and not wrong else 1)


def _wrong_files(folder: Path) -> list[str]:
    """What is wrong with the files of a publication around its bundle; nothing of what is none."""
    try:
        return differences(folder) if is_publication(folder) else []
    except OSError as error:
        end(f"{folder} cannot be read: {error.strerror}")


def _verify_proof(file: Path, hall_key: str | None) -> NoReturn:
    """Says what the proof shows; exit status as of `verify`."""
    found = check_proofs(read(file), hall_key)
    if isinstance(found, ProofRefused):
        sys.stdout.write(refused_report(found))
        raise typer.Exit(1)
    sys.stdout.write(proof_report(found, is_compared=hall_key is not None))
    raise typer.Exit(0 if found.holds else 1)
