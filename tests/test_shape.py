"""The shape of the code: rooms import downwards only, pieces stay small, every name says its reason."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "lexloci"
FILES = sorted(PACKAGE.rglob("*.py"))

BELOW_LAW = {"core", "places", "record"}
MAY_IMPORT = {
    "core": set(),
    "places": {"core"},
    "record": {"core", "places"},
    "law": BELOW_LAW,
    "reading": BELOW_LAW,
    "answers": BELOW_LAW | {"law", "reading"},
    "evidence": BELOW_LAW,
    "services": BELOW_LAW,
    "upkeep": BELOW_LAW | {"evidence", "services"},
    "library": BELOW_LAW | {"law", "reading", "answers", "evidence", "services", "upkeep"},
    "surfaces": BELOW_LAW
    | {"law", "reading", "answers", "evidence", "services", "upkeep", "library", "__init__"},
    "__init__": {"library"},
    "__main__": {"surfaces"},
}
TYPES_OF_THE_RECORD = ("lexloci.record.compiled", "lexloci.record.timeline", "lexloci.record.model")
OUTSIDE_WORLD = {
    "os",
    "io",
    "pathlib",
    "sqlite3",
    "time",
    "datetime",
    "random",
    "socket",
    "subprocess",
    "logging",
}
NETWORK = {
    "socket",
    "ssl",
    "urllib.request",
    "http.client",
    "ftplib",
    "httpx",
    "httpx2",
    "requests",
    "aiohttp",
}

MAX_MODULE, MAX_FUNCTION, MAX_CLASS, MAX_PARAMETERS, MAX_DEPTH = 400, 50, 250, 6, 8

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """The dotted name of the module at ``path``."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str:
    """The room a module of ours belongs to."""
    return module.split(".")[1] if "." in module else "__init__"


NAMES = {name_of(path): path for path in FILES}


@cache
def tree_of(path: Path) -> ast.Module:
    """The module at ``path`` as a syntax tree."""
    return ast.parse(path.read_text(), str(path))


@cache
def imports(module: str) -> frozenset[str]:
    """Every module that ``module`` imports, at its head, in a function or for its types."""
    return frozenset(_imports(module))


def _imports(module: str) -> Iterator[str]:
    for node in ast.walk(tree_of(NAMES[module])):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} uses a relative import"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in NAMES else str(node.module)


def ours(module: str) -> set[str]:
    """The modules of ours that ``module`` imports."""
    return {name for name in imports(module) if name.split(".")[0] == "lexloci"} - {module}


def functions() -> Iterator[tuple[str, Function]]:
    """Every function and method, with where it stands."""
    for name, path in NAMES.items():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, Function):
                yield f"{name}:{node.lineno} {node.name}", node


def lines(node: ast.stmt) -> int:
    """How many lines a definition takes."""
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def test_every_room_is_in_the_table() -> None:
    assert {room_of(module) for module in NAMES} <= set(MAY_IMPORT)


@pytest.mark.parametrize("module", sorted(NAMES))
def test_a_room_imports_only_rooms_below_it(module: str) -> None:
    room = room_of(module)
    strangers = {name for name in ours(module) if room_of(name) not in MAY_IMPORT[room] | {room}}
    assert strangers == set()


def test_the_law_knows_the_types_of_the_record_and_not_its_files() -> None:
    for module in NAMES:
        if room_of(module) == "law":
            record = {name for name in ours(module) if room_of(name) == "record"}
            assert all(name.startswith(TYPES_OF_THE_RECORD) for name in record), module


def test_the_law_reads_no_file_and_no_clock() -> None:
    for module in NAMES:
        if room_of(module) == "law":
            assert not OUTSIDE_WORLD & {name.split(".")[0] for name in imports(module)}, module


def test_only_upkeep_reaches_for_the_network() -> None:
    reaching = [module for module in NAMES if NETWORK & imports(module) and room_of(module) != "upkeep"]
    assert reaching == []


def test_only_the_command_line_calls_upkeep() -> None:
    callers = [module for module in NAMES if any(room_of(name) == "upkeep" for name in ours(module))]
    allowed = ("lexloci.upkeep", "lexloci.surfaces.cli", "lexloci.library")
    assert [module for module in callers if not module.startswith(allowed)] == []


def test_no_module_imports_itself_round_a_corner() -> None:
    graph = {module: ours(module) & set(NAMES) for module in NAMES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_no_module_stands_on_too_long_a_chain_of_rooms() -> None:
    @cache
    def depth(room: str) -> int:
        below = {room_of(name) for module in NAMES if room_of(module) == room for name in ours(module)}
        return 1 + max((depth(other) for other in below - {room}), default=0)

    assert max(depth(room_of(module)) for module in NAMES) <= MAX_DEPTH


def test_modules_are_short() -> None:
    long = {name: len(path.read_text().splitlines()) for name, path in NAMES.items()}
    assert {name: count for name, count in long.items() if count >= MAX_MODULE} == {}


def test_functions_are_short() -> None:
    assert {where: lines(node) for where, node in functions() if lines(node) > MAX_FUNCTION} == {}


def test_classes_are_short() -> None:
    classes = [
        (f"{name}:{node.lineno} {node.name}", node)
        for name, path in NAMES.items()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
    ]
    assert {where: lines(node) for where, node in classes if lines(node) > MAX_CLASS} == {}


def test_functions_take_few_parameters() -> None:
    def count(node: Function) -> int:
        names = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
        return len(names) - (names[:1] in (["self"], ["cls"]))

    assert {where: count(node) for where, node in functions() if count(node) > MAX_PARAMETERS} == {}


def undocumented(body: list[ast.stmt], owner: str) -> Iterator[str]:
    """Public classes and functions of ``body`` that lack a docstring, methods included."""
    for node in body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield f"{owner}.{node.name}"
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node.body, f"{owner}.{node.name}")


@pytest.mark.parametrize("module", sorted(NAMES))
def test_every_module_and_public_name_says_its_reason(module: str) -> None:
    tree = tree_of(NAMES[module])
    assert ast.get_docstring(tree), f"{module} has no docstring"
    assert list(undocumented(tree.body, module)) == []


FORBIDDEN = {
    "a path of somebody's machine": re.compile(r"(?<![\w.~:/-])/(?:work|root|tmp|home|Users|mnt)/"),
    "a package registry": re.compile(
        r"\b(?:" + "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)")) + ")"
    ),
    "an unfinished thought": re.compile(
        r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", r"(?<![Aa]rt\. )(?<!\d-)X" + "XX")) + r")\b"
    ),
}
BINARY = {".sqlite", ".png", ".ico", ".woff2", ".pdf", ".gz"}


@cache
def texts() -> list[tuple[Path, str]]:
    """Every text file of the repository that is not ignored, with what it says."""
    ignored = (ROOT / ".gitignore").read_text().split()
    folders = {".git", *(line.strip("/") for line in ignored)}
    found = []
    for place, below, names in os.walk(ROOT):
        inside = Path(place).relative_to(ROOT)
        below[:] = [name for name in below if not {name, (inside / name).as_posix()} & folders]
        paths = [Path(place, name) for name in names if name not in folders]
        found += [
            (path.relative_to(ROOT), path.read_text(errors="replace"))
            for path in paths
            if path.is_file() and path.suffix not in BINARY and not any(map(path.match, ignored))
        ]
    return found


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds_what_does_not_belong_in_it(what: str) -> None:
    found = []
    for path, text in texts():
        for number, line in enumerate(text.splitlines(), 1) if FORBIDDEN[what].search(text) else ():
            if FORBIDDEN[what].search(line):
                found.append(f"{path}:{number}")
    assert found == []
