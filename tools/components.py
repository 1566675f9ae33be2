"""Writes what stemkast consists of: a list of components in the form of CycloneDX 1.6 (ECMA-424), JSON.

    components.py FILE [--bundle FOLDER]

Packages, versions and hashes are those of requirements.lock; licences, and who needs whom, are what the installed
packages say of themselves. What only a developer needs has the scope "excluded". For a bundle the list holds what is in
its folder: the packages that run, Python, and the libraries that came from the system. The same input gives the same
bytes: there is neither a time nor a random number in it.
"""

import argparse
import hashlib
import json
import platform
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
Json = dict[str, Any]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_LONGEST_NAME = 60
"""Characters: what is longer in the field for a licence's name is its text."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A package of a lock: its canonical name, its version, and SHA-256 of every file of that release, in hex."""

    name: str
    version: str
    hashes: tuple[str, ...]

    @property
    def reference(self) -> str:
        """Its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"


def pins(lock: Path) -> dict[str, Pin]:
    """The packages of a lock, by name."""
    found: dict[str, Pin] = {}
    for block in lock.read_text("utf-8").replace("\\\n", " ").splitlines():
        if pinned := _PIN.match(block):
            name = canonicalize_name(pinned[1])
            found[name] = Pin(name, pinned[2], tuple(_HASH.findall(block)))
    return found


def running(wanted: Iterable[str]) -> set[str]:
    """Names of all packages that these requirements bring along, as far as they are installed here."""
    found: set[tuple[str, frozenset[str]]] = set()
    open_ends = list(_names(wanted))
    while open_ends:
        name, extras = each = open_ends.pop()
        if each not in found and is_installed(name):
            found.add(each)
            open_ends += _names(_requires(name), extras)
    return {name for name, _ in found}


def is_installed(name: str) -> bool:
    """Whether the package is here; one that is for another system is not."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _requires(name: str) -> list[str]:
    return (distribution(name).requires or []) if is_installed(name) else []


def _names(requirements: Iterable[str], extras: frozenset[str] = frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    """Name and extras of each requirement that holds here, with these extras asked for."""
    for requirement in map(Requirement, requirements):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in {"", *extras}):
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def project() -> Json:
    """The table `project` of pyproject.toml."""
    found: Json = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def _package(pin: Pin, scope: str) -> Json:
    component: Json = {
        "type": "library",
        "bom-ref": pin.reference,
        "name": pin.name,
        "version": pin.version,
        "scope": scope,
        "purl": pin.reference,
        # Each file of the release that may be installed: which of them it was depends on the machine.
        "externalReferences": [
            {
                "type": "distribution",
                "url": pin.reference,
                "hashes": [{"alg": "SHA-256", "content": each} for each in pin.hashes],
            }
        ],
    }
    licences = _licences(distribution(pin.name)) if is_installed(pin.name) else []
    return component | ({"licenses": licences} if licences else {})


def _licences(installed: Distribution) -> list[Json]:
    """As an SPDX expression where the package gives one, else by the names that it gives."""
    said = installed.metadata
    if "License-Expression" in said:
        return [{"expression": said["License-Expression"]}]
    kinds = [each.split(" :: ")[-1] for each in said.get_all("Classifier", []) if each.startswith("License :: ")]
    name = said["License"].strip() if "License" in said else ""
    if not kinds and name and "\n" not in name and len(name) <= _LONGEST_NAME:
        kinds = [name]
    return [{"license": {"name": each}} for each in sorted(set(kinds) - {"OSI Approved"})]


def _file(path: Path, folder: Path) -> Json:
    name = path.relative_to(folder).as_posix()
    content = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"type": "file", "bom-ref": name, "name": name, "hashes": [{"alg": "SHA-256", "content": content}]}


def _around(folder: Path) -> list[Json]:
    """What a bundle holds besides packages: Python, the program that starts it, and libraries of the system."""
    version = platform.python_version()
    python = f"pkg:generic/cpython@{version}"
    starter = pins(ROOT / "tools" / "bundle" / "requirements.lock")["pyinstaller"]
    libraries = sorted(each for each in (folder / "_internal").glob("lib*.so*") if not each.is_symlink())
    return [
        {
            "type": "platform",
            "bom-ref": python,
            "name": "cpython",
            "version": version,
            "purl": python,
            "licenses": [{"license": {"id": "PSF-2.0"}}],
        },
        _package(starter, "required"),
        *(_file(each, folder) for each in libraries),
    ]


def components(bundle: Path | None = None) -> Json:
    """The list: of everything in the lock, or of what is in the folder of a bundle."""
    about = project()
    locked = pins(ROOT / "requirements.lock")
    needed = running(about["dependencies"]) & locked.keys()
    listed = [locked[name] for name in sorted(needed if bundle else locked)]
    parts = [_package(pin, "required" if pin.name in needed else "excluded") for pin in listed]
    own = f"pkg:pypi/{about['name']}@{about['version']}"
    here = {pin.name: pin.reference for pin in listed}
    dependencies = [(own, about["dependencies"])] + [(pin.reference, _requires(pin.name)) for pin in listed]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": about["name"],
                "version": about["version"],
                "description": about["description"],
                "licenses": [{"license": {"id": about["license"]}}],
                "purl": own,
            }
        },
        "components": parts + (_around(bundle) if bundle else []),
        "dependencies": [
            {"ref": reference, "dependsOn": sorted({here[name] for name, _ in _names(wanted) if name in here})}
            for reference, wanted in dependencies
        ],
    }


def main() -> None:
    """The command."""
    arguments = argparse.ArgumentParser(description="List what stemkast consists of, as CycloneDX 1.6.")
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--bundle", type=Path, help="List what is in the folder of a bundle.")
    given = arguments.parse_args()
    given.file.parent.mkdir(parents=True, exist_ok=True)
    given.file.write_text(json.dumps(components(given.bundle), indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
