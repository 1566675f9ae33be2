"""`stemkast demo` and `stemkast replay`: an assembly that was held, held again by emulated keypads."""

from pathlib import Path
from typing import Annotated

import typer

from stemkast.app import replay as replaying
from stemkast.commands.mistakes import end, read
from stemkast.demo.assembly_of_2023 import SEED, plan_of_2023
from stemkast.demo.plan import Plan, PlanRefused, make_plan
from stemkast.ledger.errors import LedgerError

_Out = Annotated[Path, typer.Option("--out", help="Folder for ledger, bundle, screens and results.")]
_Headless = Annotated[bool, typer.Option("--headless", help="No windows, as fast as it goes.")]
_Speed = Annotated[float, typer.Option("--speed", min=0.1, max=1000, help="How fast windows show it; 1 is real.")]


def demo(out: _Out = Path("demo-output"), headless: _Headless = False, speed: _Speed = 4.0) -> None:
    """Replay the assembly of 14 June 2023 with 328 emulated keypads.

    Example: stemkast demo --headless --out demo-output
    """
    _replay(plan_of_2023(), out, headless, speed)


def replay(
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
    contents = [read(path) for path in (agenda, register, present)]
    _replay(make_plan(contents[0], contents[1], contents[2], SEED), out, headless, speed)


def _replay(plan: Plan | PlanRefused, out: Path, headless: bool, speed: float) -> None:
    if isinstance(plan, PlanRefused):
        end("\n  ".join(plan.problems))
    try:
        raise typer.Exit(replaying.run(plan, out, headless, speed))
    except (LedgerError, OSError) as error:
        end(str(error))
