"""A wheel built from this tree, and an environment in which it alone is installed."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_MADE_HERE = (
    ".git",
    ".venv*",
    ".interop",
    ".devices",
    ".hypothesis",
    ".*_cache",
    "__pycache__",
    "build",
    "dist",
    "demo-output",
)

_GUARD = """
import os, sys

def refuse(event, arguments, root={root!r}, packages={packages!r}):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        if path.startswith(root + os.sep) and not path.startswith(packages + os.sep):
            sys.stderr.write("a file of the checkout was opened: " + path + "\\n")
            os._exit(97)

sys.addaudithook(refuse)
"""
"""Put into the environment as sitecustomize.py, so it holds for every Python that runs there, a hall server too."""


def copy_tree(to: Path) -> Path:
    """The tree as another clone has it: without environments and whatever else was made here."""
    shutil.copytree(ROOT, to, ignore=shutil.ignore_patterns(*_MADE_HERE), symlinks=True)
    return to


def build(tree: Path, to: Path, *targets: str, umask: int = 0o022) -> list[Path]:
    """Wheel, sdist or both, as `make wheel` builds them; without network. The files, by name."""
    arguments = [part for each in targets for part in ("--target", each)]
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", *arguments, "--directory", to],
        cwd=tree,
        env=_plain(),
        umask=umask,
        capture_output=True,
        check=True,
    )
    return sorted(to.iterdir())


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with a wheel. The packages that it needs are those of the tests; of this project it sees only the
    wheel: to open a file of the checkout ends a Python that runs there with 97.
    """

    folder: Path

    @property
    def python(self) -> Path:
        """The Python of the environment."""
        return self.folder / "bin" / "python"

    def run(self, program: str | Path, *arguments: object, timeout: int = 120) -> "subprocess.CompletedProcess[str]":
        """Runs a program of the environment, in a folder that is not the checkout."""
        return subprocess.run(
            [self.folder / "bin" / program, *map(str, arguments)],
            cwd=self.folder,
            env=_plain(),
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )


def install(wheel: Path, to: Path) -> Installed:
    """Makes an environment in `to` with this wheel and nothing of the checkout."""
    venv.create(to, with_pip=False, symlinks=True)
    installed = Installed(to)
    pip = [sys.executable, "-m", "pip", "--python", installed.python, "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", wheel], env=_plain(), capture_output=True, check=True)
    own = Path(sysconfig.get_path("purelib", vars={"base": str(to), "platbase": str(to)}))
    packages = Path(sysconfig.get_path("purelib")).resolve()
    # A line of a .pth is a folder to look in; .pth files of that folder, an editable install's too, are not read then.
    (own / "packages_of_the_tests.pth").write_text(f"{packages}\n")
    environment = packages.parents[2]
    (own / "sitecustomize.py").write_text(_GUARD.format(root=str(ROOT), packages=str(environment)))
    return installed


def _plain() -> dict[str, str]:
    """The environment of who just has a computer: no screen, no path to modules, nothing of coverage."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "COV_CORE_SOURCE", "COVERAGE_PROCESS_START")
    return {name: value for name, value in os.environ.items() if name not in names} | {"QT_QPA_PLATFORM": "offscreen"}
