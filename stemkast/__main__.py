"""The command `stemkast`."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from stemkast.assembly.events import Role
from stemkast.commands.on_demand import OnDemand
from stemkast.windows.shared.languages import Language

cli = typer.Typer(
    help="Weighted voting in a hall: lead it, replay it, recount it.", cls=OnDemand, pretty_exceptions_enable=False
)


@cli.callback(invoke_without_command=True)
def main_window(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option(help="The folder of an assembly, made by hall-server init.")] = None,
    role: Annotated[
        Role | None,
        typer.Option(help="Be this station of a hall elsewhere; admin with --folder: of the one here."),
    ] = None,
    hall: Annotated[str, typer.Option(help="HOST:PORT of that hall, where the code does not find it.")] = "",
    code: Annotated[
        str, typer.Option(help="The code of the invitation, the first time; without it a window asks.")
    ] = "",
    line: Annotated[
        list[str] | None,
        typer.Option(help="With --role base or desk: line of a base station or cradle, which is lent."),
    ] = None,
    dark: Annotated[bool, typer.Option("--dark", help="The hall screen light on dark, for a dark hall.")] = False,
    still: Annotated[
        bool, typer.Option("--still", help="The hall screen without animation, whatever the system asks for.")
    ] = False,
    language: Annotated[
        Language, typer.Option(envvar="STEMKAST_LANGUAGE", help="Of the windows, the hall screen among them.")
    ] = Language.DUTCH,
) -> None:
    """Start a hall on this computer and open the chair's window and the hall screen, or be a station of another hall.

    Without a folder it is the assembly of 14 June 2023 with emulated keypads, to be led by hand; its ledger is kept.

    With --role base it has no window: it lends the hall the base stations at this computer, until Ctrl-C.

    Example: stemkast --folder alv-2023
    Example: stemkast --role admin --folder alv-2023
    Example: stemkast --role chair
    Example: stemkast --role chair --hall 192.168.1.10:8420 --code K7QF-3M2P-9XW4-T6ZA-1BCD
    Example: stemkast --role screen --dark --still
    Example: stemkast --role committee --language en
    Example: stemkast --role desk --line /dev/ttyUSB0
    Example: stemkast --role base --line /dev/ttyACM0 --line /dev/ttyACM1
    """
    if context.invoked_subcommand is None:
        import_module("stemkast.commands.hall").start(folder, role, hall, code, line or [], dark, still, language)


def main() -> None:
    """Entry point of the command."""
    cli()


if __name__ == "__main__":
    main()
