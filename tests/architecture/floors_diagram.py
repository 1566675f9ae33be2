"""The diagrams of floors in ARCHITECTURE.md. `python -m tests.architecture.floors_diagram` draws them.

A node is a package, or the modules that lie directly in one that is looked into. An arrow is an import between modules
of two nodes. One that follows from others is left out, so a diagram can be drawn only where nobody imports in a circle.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
from grimp import ImportGraph

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "ARCHITECTURE.md"
ROOTS = ("stemkast", "hall_server", "firmware_protocol")

Arrows = Mapping[str, frozenset[str]]
"""Whom each node imports."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """One diagram: the packages that are looked into, and what does not count.

    opened   a package in one of these is a node of its own, else the whole of a root is one
    roots    the packages that it is about
    left_out modules that everybody may know; they lie beside the packages and would only draw arrows
    """

    opened: frozenset[str]
    roots: tuple[str, ...]
    left_out: frozenset[str] = frozenset()

    def node(self, module: str, graph: ImportGraph) -> str:
        """The node that a module belongs to."""
        root, *inner = module.split(".")
        if root not in self.opened or not inner:
            return root
        package = f"{root}.{inner[0]}"
        return package if graph.find_children(package) else root


DIAGRAMS = {
    "floors": Diagram(
        frozenset({"stemkast", "firmware_protocol"}),
        ROOTS,
        frozenset({"stemkast.private_file", "stemkast.pinned_tls"}),
    ),
    "hall floors": Diagram(frozenset({"hall_server"}), ("hall_server",)),
}


def arrows(graph: ImportGraph, diagram: Diagram) -> Arrows:
    """Every import between two nodes."""
    inside = {module for module in graph.modules if module.partition(".")[0] in diagram.roots} - diagram.left_out
    found: dict[str, set[str]] = {diagram.node(module, graph): set() for module in inside}
    for module in inside:
        importer = diagram.node(module, graph)
        imported = graph.find_modules_directly_imported_by(module) & inside
        found[importer] |= {diagram.node(each, graph) for each in imported} - {importer}
    return {node: frozenset(known) for node, known in found.items()}


def reduced(all_arrows: Arrows) -> Arrows:
    """Without the arrows that follow from others. Raises graphlib.CycleError where nodes import in a circle."""
    reached: dict[str, frozenset[str]] = {}
    for node in TopologicalSorter(all_arrows).static_order():
        reached[node] = all_arrows[node].union(*(reached[each] for each in all_arrows[node]))
    return {
        node: frozenset(each for each in known if not any(each in reached[other] for other in known - {each}))
        for node, known in all_arrows.items()
    }


def floors(all_arrows: Arrows) -> list[list[str]]:
    """The nodes by floor, the lowest first: each stands right above the highest that it imports."""
    height: dict[str, int] = {}
    for node in TopologicalSorter(all_arrows).static_order():
        height[node] = max((height[each] + 1 for each in all_arrows[node]), default=0)
    return [sorted(node for node in height if height[node] == level) for level in range(max(height.values()) + 1)]


def mermaid(all_arrows: Arrows) -> str:
    """A flowchart with the highest floor first."""
    lines = ["flowchart TD"]
    ordered: Iterable[str] = [node for floor in reversed(floors(all_arrows)) for node in floor]
    lines += [f'    {_name(node)}["{node}"]' for node in ordered]
    few = reduced(all_arrows)
    lines += [f"    {_name(node)} --> {_name(each)}" for node in ordered for each in sorted(few[node])]
    return "\n".join(["```mermaid", *lines, "```", ""])


def _name(node: str) -> str:
    """A name that Mermaid takes, and that nobody takes for a command."""
    return f"of_{node.replace('.', '_')}"


def written(text: str) -> str:
    """The document with its diagrams as the imports are now."""
    graph = grimp.build_graph(*ROOTS, cache_dir=None)
    for name, diagram in DIAGRAMS.items():
        drawn = mermaid(arrows(graph, diagram))
        place = rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->\n)"
        text, places = re.subn(place, lambda _, drawn=drawn: drawn, text, flags=re.DOTALL)
        if places != 1:
            raise ValueError(f"{DOCUMENT.name} has {places} places for the diagram '{name}'")
    return text


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text("utf-8")), "utf-8")
