"""`stemkast keypads`: a handful of keypads on the screen."""

from typing import Annotated

import typer

from stemkast.app import application
from stemkast.app import keypads as bench
from stemkast.commands.mistakes import end
from stemkast.windows.shared.languages import Language


def keypads(
    count: Annotated[int, typer.Option(min=1, max=24, help="How many keypads.")] = 6,
    seed: Annotated[int, typer.Option(help="The same seed makes the same keypads.")] = 1,
    language: Annotated[Language, typer.Option(envvar="STEMKAST_LANGUAGE", help="Of the window.")] = Language.DUTCH,
) -> None:
    """Show a handful of emulated keypads, to be pressed by hand, and how a hall finds them.

    Example: stemkast keypads --count 6
    """
    if not application.has_screen():
        end("there is no screen to open a window on; try: keypad-emulator --count 6 --pty")
    try:
        raise typer.Exit(bench.run(count, seed, language))
    except OSError as error:
        end(f"no pseudo-terminal to be had: {error.strerror}")
