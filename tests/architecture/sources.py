"""The tree as the architecture tests read it."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("counter_app", "sync")
UNSEEN = {"out", "__pycache__", "node_modules", "build", "dist"}  # and hidden ones, but for CI's
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Import:
    """One imported module and where it is asked for."""

    file: str  # relative, with slashes
    line: int
    module: str
    inside_function: bool
    for_types_only: bool

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.module}"


def relative(path: Path) -> str:
    """Return ``path`` from the root, with slashes."""
    return path.relative_to(ROOT).as_posix()


def files(*suffixes: str) -> Iterator[Path]:
    """Yield every file of the project with one of the suffixes; none: every file."""
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(d for d in below if d == ".ci" or not (d in UNSEEN or d[0] == "."))
        for name in sorted(names):
            path = Path(folder, name)
            if path.name != ".coverage" and (not suffixes or path.suffix in suffixes):
                yield path


def modules(*folders: str) -> list[Path]:
    """Return the Python files below ``folders``."""
    return [path for path in files(".py") if relative(path).split("/")[0] in folders]


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of ``path``, read once."""
    return ast.parse(path.read_text("utf-8"), str(path))


@cache
def imports(path: Path) -> tuple[Import, ...]:
    """Return every import of ``path``, those inside functions and TYPE_CHECKING included."""
    return tuple(_imports(tree(path), relative(path), inside=False, types=False))


def functions(path: Path) -> Iterator[Function]:
    """Yield every function and method of ``path``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def _imports(node: ast.AST, file: str, *, inside: bool, types: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for name in child.names:
                yield Import(file, child.lineno, name.name, inside, types)
        elif isinstance(child, ast.ImportFrom):
            for name in child.names:
                yield Import(file, child.lineno, _module(child, file, name.name), inside, types)
        else:
            deeper = inside or isinstance(child, Function | ast.Lambda)
            guarded = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)
            yield from _imports(child, file, inside=deeper, types=types or guarded)


def _module(node: ast.ImportFrom, file: str, name: str) -> str:
    module = node.module or ""
    if node.level:
        above = file.split("/")[: -node.level]
        module = ".".join([*above, module]).rstrip(".")
    inner = ROOT / Path(*module.split("."), name)
    if inner.with_suffix(".py").exists() or inner.is_dir():
        return f"{module}.{name}"
    return module
