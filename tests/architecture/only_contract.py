"""A contract for import-linter: a package imports the standard library and what its contract names, nothing else.

import-linter's own `forbidden` contract has to list everything that must not be imported, so a dependency that is new
tomorrow is allowed until somebody thinks of it. Here it is refused until somebody allows it.

Only direct imports are judged. That is enough: what is allowed is a closed set, so no chain can leave it.
"""

import sys

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class OnlyContract(Contract):  # type: ignore[misc]  # import-linter's base class is untyped
    """`source_modules` (packages) may import themselves, the standard library and `allowed_modules` (packages)."""

    type_name = "only"

    source_modules = fields.ListField(subfield=fields.ModuleField())
    allowed_modules = fields.ListField(subfield=fields.ModuleField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Look at every import of every source module; a source module that does not exist is an error."""
        sources = [module.name for module in self.source_modules]
        if missing := [name for name in sources if name not in graph.modules]:
            raise ValueError(f"contract '{self.name}' names modules that do not exist: {', '.join(missing)}")
        allowed = [*sources, *(module.name for module in self.allowed_modules or [])]
        illegal = [
            f"{detail['importer']}:{detail['line_number']} imports {detail['imported']}"
            for source in sources
            for importer in sorted({source, *graph.find_descendants(source)})
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if not _may_import(imported, allowed)
            for detail in graph.get_import_details(importer=importer, imported=imported)
        ]
        return ContractCheck(kept=not illegal, metadata={"illegal": illegal})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line per import that is not allowed, with its module and line number."""
        for line in check.metadata["illegal"]:
            output.print_error(line, bold=False)
        output.new_line()


def _may_import(imported: str, allowed: list[str]) -> bool:
    in_standard_library = imported.partition(".")[0] in sys.stdlib_module_names
    return in_standard_library or any(imported == name or imported.startswith(f"{name}.") for name in allowed)
