"""The `only` contract, on a package written for the occasion."""

from collections.abc import Callable
from pathlib import Path

import grimp
import pytest
from importlinter import ContractCheck

from tests.architecture.only_contract import OnlyContract


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ContractCheck]:
    """Judges a package `house` whose module `rules` has the given text and may import `cobs` and `house.allowed`."""

    def run(text: str, source: str = "house.rules") -> ContractCheck:
        folder = tmp_path / "house"
        folder.mkdir()
        for name in ("__init__", "allowed", "other"):
            (folder / f"{name}.py").write_text("")
        (folder / "rules").mkdir()
        (folder / "rules" / "__init__.py").write_text("")
        (folder / "rules" / "weights.py").write_text(text)
        monkeypatch.syspath_prepend(tmp_path)
        graph = grimp.build_graph("house", include_external_packages=True, cache_dir=None)
        options = {"source_modules": [source], "allowed_modules": ["cobs", "house.allowed"]}
        return OnlyContract("rules", session_options={}, contract_options=options).check(graph, verbose=False)

    return run


@pytest.mark.parametrize(
    "line",
    ["from fractions import Fraction", "import cobs.cobs", "import house.allowed", "from house.rules import x", ""],
)
def test_what_is_named_is_allowed(check: Callable[[str], ContractCheck], line: str) -> None:
    assert check(line).kept


@pytest.mark.parametrize("module", ["nacl", "house.other", "cobs2", "PySide6"])
def test_anything_else_is_not_and_the_line_is_named(check: Callable[[str], ContractCheck], module: str) -> None:
    judged = check(f"import json\nimport {module}\n")
    assert not judged.kept
    assert judged.metadata["illegal"] == [f"house.rules.weights:2 imports {module}"]


def test_a_source_that_is_not_there_is_an_error(check: Callable[..., ContractCheck]) -> None:
    with pytest.raises(ValueError, match=r"house\.gone"):
        check("", source="house.gone")
