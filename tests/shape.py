"""Measures the shape of the code: every rule yields the places that break it."""

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import resolve_name
from pathlib import Path

LONGEST_FUNCTION = 40
LONGEST_MODULE = 300
BROAD_HANDLERS = 2

HOUSE = ("archive", "indexer", "web", "corpus")
# What each room may never ask: the arrows run web -> indexer -> archive, and only the command knows the samples.
NEVER = {
    "archive": ("indexer", "web", "corpus", "tests"),
    "indexer": ("web", "corpus", "tests"),
    "web": ("tests",),
    "corpus": ("tests",),
}
COMPOSITION_ROOT = "web.command"
MIGRATIONS = "archive.migrations.versions"
OPEN_TO_WEB = ("indexer.search", "indexer.errors")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One place that breaks a rule."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python: its path from the root, its dotted name, its text and what the parser made of it."""

    file: str
    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The package at the top."""
        return self.name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Import:
    """One name that a module asks for, fully dotted, with the line where it asks."""

    line: int
    target: str


def modules(root: Path, rooms: Sequence[str] = HOUSE) -> tuple[Module, ...]:
    """Read every module of the rooms; a room that is not there has none."""
    files = sorted(path for room in rooms for path in (root / room).rglob("*.py"))
    return tuple(_module(root, path) for path in files)


def _module(root: Path, path: Path) -> Module:
    file = path.relative_to(root).as_posix()
    text = path.read_text("utf-8")
    name = file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    return Module(file, name, text, ast.parse(text, file))


def imports(module: Module) -> tuple[Import, ...]:
    """Return what a module asks for, wherever in the file it asks; relative names are made absolute."""
    return tuple(each for node in ast.walk(module.tree) for each in _asked(module, node))


def _asked(module: Module, node: ast.AST) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        yield from (Import(node.lineno, alias.name) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        source = resolve_name("." * node.level + (node.module or ""), _package(module)) if node.level else node.module
        yield from (Import(node.lineno, f"{source}.{alias.name}") for alias in node.names)


def _package(module: Module) -> str:
    return module.name if module.file.endswith("/__init__.py") else module.name.rpartition(".")[0]


def within(name: str, package: str) -> bool:
    """Say whether a dotted name is a package or stands inside it."""
    return name == package or name.startswith(f"{package}.")


def wrong_arrows(house: Sequence[Module]) -> Iterator[Violation]:
    """A room asks only the rooms below it; nothing but the command knows the sample corpus."""
    for module in house:
        never = NEVER[module.room] if within(module.name, COMPOSITION_ROOT) else (*NEVER[module.room], "corpus")
        for asked in imports(module):
            room = asked.target.partition(".")[0]
            if room in never and room != module.room:
                yield Violation(module.file, asked.line, f"{module.room} must not ask {asked.target}")


def wrong_doors(house: Sequence[Module]) -> Iterator[Violation]:
    """The front asks the indexer only for searching and for its errors; the command may ask for all."""
    for module in house:
        if module.room != "web" or within(module.name, COMPOSITION_ROOT):
            continue
        for asked in imports(module):
            if within(asked.target, "indexer") and not any(within(asked.target, door) for door in OPEN_TO_WEB):
                yield Violation(module.file, asked.line, f"web may ask only {' and '.join(OPEN_TO_WEB)}")


def wrong_order(house: Sequence[Module], rooms: Sequence[str]) -> Iterator[Violation]:
    """A room among these asks those before it, and none behind it."""
    for module in house:
        place = next((n for n, room in enumerate(rooms) if within(module.name, room)), len(rooms))
        for asked in imports(module):
            if any(within(asked.target, room) for room in rooms[place + 1 :]):
                yield Violation(module.file, asked.line, f"{rooms[place]} must not ask {asked.target}")


def knots(house: Sequence[Module]) -> Iterator[Violation]:
    """No module asks, by however many steps, for itself."""
    known = {module.name: module for module in house}
    edges = {module.name: _edges(module, known) for module in house}
    for name in sorted(edges):
        for asked, line in sorted(edges[name].items()):
            if name in _reached(asked, edges):
                yield Violation(known[name].file, line, f"{name} asks {asked}, which comes back to it")


def _edges(module: Module, known: Mapping[str, Module]) -> dict[str, int]:
    """`from a import b` asks a.b when that is a module, and a otherwise."""
    pairs = ((_known(asked.target, known), asked.line) for asked in imports(module))
    return {name: line for name, line in pairs if name and name != module.name}


def _known(target: str, known: Mapping[str, Module]) -> str | None:
    return next((name for name in (target, target.rpartition(".")[0]) if name in known), None)


def _reached(start: str, edges: Mapping[str, Mapping[str, int]]) -> set[str]:
    found, ahead = {start}, [start]
    while ahead:
        new = edges[ahead.pop()].keys() - found
        found |= new
        ahead.extend(new)
    return found


def hidden_imports(house: Sequence[Module]) -> Iterator[Violation]:
    """Imports stand at the head of the module, not in a function, a class or an `if`."""
    for module in house:
        top = {id(node) for node in module.tree.body}
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in top:
                yield Violation(module.file, node.lineno, "an import that is not at the head of the module")


def long_functions(house: Sequence[Module]) -> Iterator[Violation]:
    """The body of a function, its docstring left out, stays under the ceiling; a migration says what it must."""
    for module in house:
        if within(module.name, MIGRATIONS):
            continue
        for function in functions(module):
            length = _body_lines(function)
            if length > LONGEST_FUNCTION:
                yield Violation(module.file, function.lineno, f"{function.name} has {length} lines")


def functions(module: Module) -> tuple[Function, ...]:
    """Return every function and method of a module."""
    return tuple(node for node in ast.walk(module.tree) if isinstance(node, Function))


def _body_lines(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def long_modules(house: Sequence[Module]) -> Iterator[Violation]:
    """A module stays under the ceiling; a migration says what it must."""
    for module in house:
        length = len(module.text.splitlines())
        if length > LONGEST_MODULE and not within(module.name, MIGRATIONS):
            yield Violation(module.file, length, f"the module has {length} lines")


def strays(house: Sequence[Module], homes: Mapping[str, Sequence[str]]) -> Iterator[Violation]:
    """Each library of others has one home; one that has none has yet to be given one."""
    for module in house:
        for asked in imports(module):
            library = asked.target.partition(".")[0]
            if library in HOUSE or library in sys.stdlib_module_names:
                continue
            if library not in homes:
                yield Violation(module.file, asked.line, f"{library} has no home")
            elif not any(within(module.name, home) for home in homes[library]):
                yield Violation(module.file, asked.line, f"{library} is at home in {' and '.join(homes[library])}")


def environment_reads(house: Sequence[Module]) -> Iterator[Violation]:
    """The environment is read in one place, the command, which hands it to `read_settings`."""
    for module in house:
        if within(module.name, COMPOSITION_ROOT):
            continue
        names = {"os.environ", "os.environb", "os.getenv"}
        dotted = (node for node in ast.walk(module.tree) if isinstance(node, ast.Attribute))
        read = [node.lineno for node in dotted if _dotted(node) in names]
        taken = [asked.line for asked in imports(module) if asked.target in names]
        yield from (Violation(module.file, line, "the environment is read here") for line in sorted(read + taken))


def _dotted(node: ast.Attribute) -> str:
    return f"{node.value.id}.{node.attr}" if isinstance(node.value, ast.Name) else ""


def broad_handlers(house: Sequence[Module]) -> Iterator[Violation]:
    """Every handler that catches whatever comes."""
    for module in house:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ExceptHandler) and _is_broad(node.type):
                yield Violation(module.file, node.lineno, "catches whatever comes")


def _is_broad(caught: ast.expr | None) -> bool:
    named = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(each is None or getattr(each, "id", "") in ("Exception", "BaseException") for each in named)


def missing_hints(house: Sequence[Module]) -> Iterator[Violation]:
    """Every parameter and every return has its type."""
    for module in house:
        for function in functions(module):
            bare = [each.arg for each in _parameters(function) if each.annotation is None]
            if function.returns is None:
                bare.append("return")
            if bare:
                yield Violation(module.file, function.lineno, f"{function.name} says no type for {', '.join(bare)}")


def _parameters(function: Function) -> list[ast.arg]:
    """`self` and `cls` need no type."""
    given = function.args
    plain = [*given.posonlyargs, *given.args]
    first = plain[1:] if plain and plain[0].arg in ("self", "cls") else plain
    return [*first, *given.kwonlyargs, *(each for each in (given.vararg, given.kwarg) if each)]


def silent_modules(house: Sequence[Module]) -> Iterator[Violation]:
    """The first line of a module is a sentence that says what it is for."""
    for module in house:
        first = (ast.get_docstring(module.tree) or "").partition("\n")[0]
        if not first.endswith("."):
            yield Violation(module.file, 1, "the module does not begin with a sentence that says what it is for")


def strangers(root: Path, agreed: Sequence[str]) -> Iterator[Violation]:
    """The top of the tree holds the agreed entries; what `.gitignore` names does not count."""
    lines = [line.strip().rstrip("/") for line in (root / ".gitignore").read_text("utf-8").splitlines()]
    passed = [*agreed, ".git", *(line for line in lines if line)]
    for path in sorted(root.iterdir()):
        if not any(path.match(pattern) for pattern in passed):
            yield Violation(path.name, 1, "is not among the agreed entries of the top")
