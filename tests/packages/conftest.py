"""The wheel of this tree, built and installed once."""

from pathlib import Path

import pytest

from tests.packages.checkout import Installed, build, copy_tree, install


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree."""
    return copy_tree(tmp_path_factory.mktemp("tree") / "stemkast")


@pytest.fixture(scope="session")
def built(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Wheel and sdist of the tree."""
    wheel, sdist = build(tree, tmp_path_factory.mktemp("built"), "wheel", "sdist")
    return wheel, sdist


@pytest.fixture(scope="session")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """An environment with the wheel."""
    return install(built[0], tmp_path_factory.mktemp("installed") / "environment")
