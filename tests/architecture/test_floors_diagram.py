"""The diagrams of floors: as the imports are, without the arrows that follow from others."""

from graphlib import CycleError
from pathlib import Path

import grimp
import pytest

from tests.architecture.floors_diagram import DOCUMENT, Arrows, Diagram, arrows, floors, mermaid, reduced, written


def of(**known: str) -> Arrows:
    return {node: frozenset(names.split()) for node, names in known.items()}


HOUSE = of(roof="wall floor", wall="floor ground", floor="ground", ground="", tree="ground")


def test_the_document_draws_what_is_imported() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert "    of_stemkast_ledger --> of_stemkast_assembly\n" in text
    assert written(text) == text, "python -m tests.architecture.floors_diagram draws it anew"


def test_what_follows_from_two_arrows_has_none() -> None:
    assert reduced(HOUSE) == of(roof="wall", wall="floor", floor="ground", ground="", tree="ground")


def test_each_stands_above_all_that_it_knows() -> None:
    assert floors(HOUSE) == [["ground"], ["floor", "tree"], ["wall"], ["roof"]]


def test_the_highest_is_drawn_first() -> None:
    lines = mermaid(of(a="", b="a")).splitlines()
    assert lines == ["```mermaid", "flowchart TD", '    of_b["b"]', '    of_a["a"]', "    of_b --> of_a", "```"]


def test_a_circle_cannot_be_drawn() -> None:
    with pytest.raises(CycleError):
        reduced(of(a="b", b="c", c="a"))


def test_modules_stand_in_the_node_of_their_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modules = {
        "home/__init__.py": "",
        "home/door.py": "import home.rooms.kitchen\nimport home.shed",
        "home/shed.py": "import home.rooms",
        "home/rooms/__init__.py": "",
        "home/rooms/kitchen.py": "import home.cellar.wine",
        "home/cellar/__init__.py": "",
        "home/cellar/wine.py": "",
    }
    for name, text in modules.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    graph = grimp.build_graph("home", cache_dir=None)
    rooms = {"home.rooms": frozenset({"home.cellar"}), "home.cellar": frozenset()}
    opened = Diagram(frozenset({"home"}), ("home",))
    assert arrows(graph, opened) == rooms | {"home": frozenset({"home.rooms"})}
    assert arrows(graph, Diagram(frozenset(), ("home",))) == {"home": frozenset()}
    outside = Diagram(frozenset({"home"}), ("home",), frozenset({"home.door", "home.shed"}))
    assert arrows(graph, outside) == rooms | {"home": frozenset()}
