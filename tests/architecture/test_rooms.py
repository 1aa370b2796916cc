"""The floors and walls of the house, and how large a thing may grow."""

import ast
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import (
    PACKAGES,
    ROOT,
    Import,
    files,
    functions,
    imports,
    modules,
    relative,
    tree,
)

# A room, the longest prefix that fits a file, and what of ours it may import.
DOMAIN = "counter_app.domain"
ROOMS: dict[str, tuple[str, ...]] = {
    "counter_app/domain": (DOMAIN,),
    "counter_app/paths.py": (),
    "counter_app/logs.py": (),
    "counter_app/process.py": (),
    "counter_app/settings.py": (DOMAIN,),
    "counter_app/locks.py": (DOMAIN, "counter_app.paths"),
    "counter_app/devices": ("counter_app.devices", DOMAIN, "counter_app.paths"),
    "counter_app/printing": ("counter_app.printing", DOMAIN, "counter_app.paths"),
    "counter_app/store": (
        "counter_app.store",
        DOMAIN,
        "counter_app.locks",
        "counter_app.paths",
        "sync",
    ),
    "counter_app/services": (
        "counter_app.services",
        "counter_app.store",
        "counter_app.printing",
        "counter_app.devices",
        DOMAIN,
        "counter_app.paths",
        "counter_app.settings",
        "sync",
    ),
    "counter_app/cli": (
        "sync.engine",  # its type only; app.py makes it
        "sync.reconcile",  # the words for what differs
        "counter_app.cli",
        "counter_app.services",
        DOMAIN,
        "counter_app.app",
        "counter_app.front",
        "counter_app.founding",
        "counter_app.locks",
        "counter_app.logs",
        "counter_app.paths",
        "counter_app.settings",
        "sync.errors",
    ),
    "counter_app/ui": (
        "counter_app.ui",
        "counter_app.services",
        DOMAIN,
        "counter_app.paths",
        "counter_app.settings",
        "sync.errors",
    ),
    "counter_app/app.py": ("counter_app", "sync"),
    "counter_app/front.py": ("counter_app",),
    "counter_app/founding.py": ("counter_app", "sync"),
    "counter_app/__main__.py": ("counter_app",),
    "counter_app/trial": ("counter_app", "sync.errors"),
    "sync/gateway": ("sync",),
    "sync": ("sync",),
}
NOT_FOR = {"sync": ("sync.gateway",), "counter_app": ("sync.gateway",)}
SYNC_BRIDGE = "counter_app/ui/sync_centre/"  # the one place of ui/ that may know the engine

# Who may touch what is heavy, foreign or dangerous.
WALLS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("PySide6", "shiboken6"): ("counter_app/ui/", "counter_app/trial/"),
    ("sqlalchemy", "sqlcipher3", "sqlite3", "alembic"): (
        "counter_app/store/",
        "sync/gateway/store",
    ),
    ("requests",): ("sync/transport.py", "sync/gateway/adapters/line.py"),
    ("litestar", "uvicorn", "psycopg"): ("sync/gateway/",),
    ("boto3", "botocore"): ("sync/gateway/blobs/place.py",),
    ("reportlab",): ("counter_app/printing/",),
}
HEAVY = {
    "PIL",
    "alembic",
    "boto3",
    "botocore",
    "counter_app",
    "img2pdf",
    "keyring",
    "litestar",
    "openpyxl",
    "pikepdf",
    "pypdfium2",
    "reportlab",
    "jwt",
    "requests",
    "urllib3",
    "uvicorn",
    "xlsxwriter",
}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager"}
LARGE_FOLDERS = {"counter_app/domain": 28}  # docs/decisions/0009: the law stays in one folder


def _room(file: str) -> str:
    fitting = [room for room in ROOMS if file == room or file.startswith(room + "/")]
    return max(fitting, key=len, default="")


def _within(module: str, names: tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(name + ".") for name in names)


def _ours() -> list[Import]:
    return [
        found
        for path in modules(*PACKAGES)
        for found in imports(path)
        if found.module.split(".")[0] in PACKAGES
    ]


def _faults(found: list[str]) -> None:
    assert not found, "\n" + "\n".join(sorted(found))


def test_every_file_stands_in_a_room():
    _faults(
        [
            relative(path)
            for path in modules(*PACKAGES)
            if not _room(relative(path)) and path.name != "__init__.py"
        ]
    )


def test_imports_run_down_only():
    wrong = []
    for found in _ours():
        if found.file.startswith(SYNC_BRIDGE) and found.module.startswith("sync."):
            continue
        if not _within(found.module, ROOMS.get(_room(found.file), ())):
            wrong.append(str(found))
    _faults(wrong)


def test_the_gateway_is_nobodys_library():
    _faults(
        [
            str(found)
            for found in _ours()
            if _within(found.module, ("sync.gateway",))
            and not found.file.startswith("sync/gateway/")
        ]
    )


def test_walls_stand_where_they_were_drawn():
    wrong = []
    for path in modules(*PACKAGES):
        for found in imports(path):
            for names, rooms in WALLS.items():
                if _within(found.module, names) and not found.file.startswith(rooms):
                    wrong.append(str(found))
    _faults(wrong)


def test_the_domain_needs_the_standard_library_only():
    foreign = []
    for path in modules("counter_app"):
        if not relative(path).startswith("counter_app/domain/"):
            continue
        for found in imports(path):
            top = found.module.split(".")[0]
            if top != "counter_app" and top not in sys.stdlib_module_names:
                foreign.append(str(found))
    _faults(foreign)


def test_imports_stand_at_the_top_but_for_the_heavy_ones_that_are_listed():
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    listed = page.split("## Heavy imports")[1].split("\n## ")[0]
    wrong = []
    for path in modules(*PACKAGES):
        for found in imports(path):
            if not found.inside_function:
                continue
            if found.module.split(".")[0] not in HEAVY or f"`{found.file}`" not in listed:
                wrong.append(str(found))
    _faults(wrong)


def test_no_circle_of_imports():
    graph: dict[str, set[str]] = {}
    for found in _ours():
        if not found.for_types_only:
            graph.setdefault(_dotted(found.file), set()).add(found.module)
    done: set[str] = set()
    for start in graph:
        circle = _circle(start, graph, [], done)
        assert not circle, " -> ".join(circle)


def _dotted(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _circle(at: str, graph: dict[str, set[str]], way: list[str], done: set[str]) -> list[str]:
    if at in way:
        return [*way[way.index(at) :], at]
    if at in done:
        return []
    for after in sorted(graph.get(at, ())):
        found = _circle(after, graph, [*way, at], done) if after != at else []
        if found:
            return found
    done.add(at)
    return []


def test_a_module_has_at_most_400_lines():
    _faults(
        [
            f"{relative(path)}: {lines} lines"
            for path in files(".py")
            if (lines := len(path.read_text("utf-8").splitlines())) > 400
        ]
    )


def test_a_function_has_at_most_50_lines_and_8_parameters():
    wrong = []
    for path in modules(*PACKAGES, "installer"):
        for function in functions(path):
            where = f"{relative(path)}:{function.lineno} {function.name}"
            lines = (function.end_lineno or 0) - function.lineno + 1
            if lines > 50:
                wrong.append(f"{where}: {lines} lines")
            if len(_parameters(function)) > 8:
                wrong.append(f"{where}: {len(_parameters(function))} parameters")
    _faults(wrong)


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    words = function.args
    names = [word.arg for word in (*words.posonlyargs, *words.args, *words.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


def test_a_class_has_at_most_300_lines():
    _faults(
        [
            f"{relative(path)}:{node.lineno} {node.name}"
            for path in modules(*PACKAGES)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ClassDef) and (node.end_lineno or 0) - node.lineno >= 300
        ]
    )


def test_a_folder_holds_at_most_14_modules():
    counted: dict[Path, int] = {}
    for path in modules(*PACKAGES):
        if path.name != "__init__.py":
            counted[path.parent] = counted.get(path.parent, 0) + 1
    _faults(
        [
            f"{relative(folder)}: {count} modules"
            for folder, count in counted.items()
            if count > LARGE_FOLDERS.get(relative(folder), 14)
        ]
    )


def test_no_name_says_nothing():
    _faults(
        [
            relative(path)
            for path in modules(*PACKAGES, "tests")
            if BANNED_NAMES & {path.stem, path.parent.name}
        ]
    )


@pytest.mark.parametrize("package", PACKAGES)
def test_only_the_listed_edges_catch_everything(package):
    """``except Exception`` stands at the edges where a bug is reported, never to swallow one."""
    edges = {
        "counter_app/cli/edge.py",
        "counter_app/services/scanning/images.py",  # img2pdf raises a bare one for a broken file
        "counter_app/ui/jobs.py",
        "sync/worker.py",
    }
    wrong = []
    for path in modules(package):
        if relative(path) in edges or relative(path).startswith("sync/gateway/"):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler) and _catches_all(node):
                wrong.append(f"{relative(path)}:{node.lineno}")
    _faults(wrong)


def _catches_all(handler: ast.ExceptHandler) -> bool:
    names = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(n is None or (isinstance(n, ast.Name) and n.id == "Exception") for n in names)
