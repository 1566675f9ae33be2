"""How the hall server is started on this computer."""

import sys
from pathlib import Path


def hall_server() -> tuple[str, ...]:
    """The begin of its command line: in a bundle the program beside this one, elsewhere a module of this Python."""
    if not getattr(sys, "frozen", False):
        return sys.executable, "-m", "hall_server"
    program = Path(sys.executable)
    return (str(program.with_name(f"hall-server{program.suffix}")),)
