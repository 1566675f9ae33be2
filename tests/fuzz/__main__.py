"""Coverage-guided fuzzing with atheris: `make fuzz`, or `python -m tests.fuzz SECONDS [TARGET ...]` in .venv-fuzz.

Begins with the vectors. A case that fails stays in the corpus as `found-…`, and `make test` replays it from then on.
"""

import hashlib
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["firmware_protocol"]):
    from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent
_VECTORS = {
    "frames": "frames",
    "items": "cbor",
    "messages": "messages",
    "envelopes": "envelopes",
    "links": "frames",
    "hid": "hid",
}
_OF_A_KEYPAD = [b"\x01\x00\x03\x81\x18\x3c", b"\x00\x00\x02\xd2\x84"]


def seeds(name: str) -> list[bytes]:
    """The vectors that are about a target."""
    if name not in _VECTORS:
        return _OF_A_KEYPAD
    text = (files("firmware_protocol") / "vectors" / f"{_VECTORS[name]}.json").read_text("utf-8")
    return [bytes.fromhex(each["input"]) for each in json.loads(text)]


def fuzz(name: str, duration: int) -> None:
    """Fuzzes one target in this process, which ends with it."""
    work, found = HERE / ".work" / name, HERE / "corpus" / name
    for folder in (work, found):
        folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds(name):
        (work / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    arguments = ["fuzz", f"-max_total_time={duration}", "-max_len=2048", f"-artifact_prefix={found}/found-"]
    atheris.Setup([*arguments, "-verbosity=0", "-print_final_stats=1", str(work)], TARGETS[name])
    atheris.Fuzz()


def main() -> None:
    """One process for each target, since each ends its own."""
    duration, names = int(sys.argv[1]), sys.argv[2:] or list(TARGETS)
    if len(names) == 1:
        fuzz(names[0], duration)
        return
    failed = []
    for name in names:
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()
        command = [sys.executable, "-m", "tests.fuzz", str(duration // len(names)), name]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    sys.exit(f"found something: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
