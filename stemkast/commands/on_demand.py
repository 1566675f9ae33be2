"""Commands that are read when they are asked for: who recounts a ledger waits for no window."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

_WHERE = {
    "demo": "replay:demo",
    "replay": "replay:replay",
    "keypads": "keypads:keypads",
    "verify": "verify:verify",
    "export": "export:export",
    "templates": "export:templates",
    "witness": "witness:witness",
}
"""Name of a command: its module here, and its function there; in the order of the help."""


class _Commands(Mapping[str, TyperCommand]):
    """Each command by its name."""

    def __getitem__(self, name: str) -> TyperCommand:
        module, _, function = _WHERE[name].partition(":")
        alone = typer.Typer(add_completion=False)
        alone.command(name)(getattr(import_module(f"{__package__}.{module}"), function))
        return cast("TyperCommand", typer.main.get_command(alone))

    def __iter__(self) -> Iterator[str]:
        return iter(_WHERE)

    def __len__(self) -> int:
        return len(_WHERE)


class OnDemand(TyperGroup):
    """The group of all of them."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - what Typer gives its groups
        super().__init__(**settings)
        self.commands = cast("MutableMapping[str, Any]", _Commands())  # nobody adds to it
