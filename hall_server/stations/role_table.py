"""docs/ROLES.md, made from the roles that are declared: `python -m hall_server.stations.role_table > docs/ROLES.md`."""

import sys
from collections.abc import Iterable, Iterator

from hall_server.stations.roles import QUESTIONS, STATIONS, may_ask, may_record
from stemkast.assembly.commands import COMMANDS, RECORDABLE
from stemkast.assembly.events import CATALOGUE, Role

ALLOWED, REFUSED = "allowed", "refused"
NOBODY = "no token"
_ROLES = tuple(role for role in Role if role in STATIONS)
_TEXT = """# Who may ask what
Made from the code by `python -m hall_server.stations.role_table > docs/ROLES.md`; a test asks a running hall \
everything below as every role and compares.

A station has one role, and its token says which. **{refused}** is refused whatever the state of the assembly, before \
its rules are asked, and nothing is written. **{allowed}** is looked at by the rules of the assembly, which may \
still refuse it for another reason.

## Commands
What may be posted to `/commands`. Refused is status 409 with the reason `wrong_role`. The first {recordable} are \
events that a station asks to have written, the last {commands} are commands from which the hall makes events. \
Every other event is the hall's own: whoever asks for one is answered 422.

{command_table}

## Questions
What else is asked by HTTP. Refused is status 401 without a known token, and 403 with the token of another role. \
`/stream` and `/lines` are WebSockets: refused is their closing, with code 4401 without a known token, and 4403 with \
the token of another role.

{question_table}
"""


def document() -> str:
    """The document in Markdown."""
    return _TEXT.format(
        allowed=ALLOWED.capitalize(),
        refused=REFUSED.capitalize(),
        recordable=len(RECORDABLE),
        commands=len(COMMANDS),
        command_table="\n".join(_table(("command", *(role.value for role in _ROLES)), _commands())),
        question_table="\n".join(_table(("question", *(role.value for role in _ROLES), NOBODY), _questions())),
    )


def main() -> None:
    """Writes the document to standard output."""
    sys.stdout.write(document())


def _commands() -> Iterator[tuple[str, ...]]:
    for name, declaration in CATALOGUE.items():
        if name in RECORDABLE:
            yield (f"`{name}`", *_answers(may_record(declaration.event)))
    for name, command in COMMANDS.items():
        yield (f"`{name}`", *_answers(may_ask(command)))


def _questions() -> Iterator[tuple[str, ...]]:
    for (method, path), roles in QUESTIONS.items():
        of_nobody = ALLOWED if roles is None else REFUSED
        yield (f"`{method} {path}`", *_answers(STATIONS if roles is None else roles), of_nobody)


def _answers(allowed: frozenset[Role]) -> Iterator[str]:
    return (ALLOWED if role in allowed else REFUSED for role in _ROLES)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    main()
