"""Documents that rot fail here: names, error codes, settings."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import PACKAGES, ROOT, modules, relative, tree

CODE = re.compile(r"^[a-z][a-z_0-9]*(\.[a-z][a-z_0-9]*)+$")
ERRORS = re.compile(r"^_?[A-Z]\w*Error$")


def _raised() -> dict[str, str]:
    """Return every error code a constructor of the trees is given, with the place."""
    found: dict[str, str] = {}
    for path in modules(*PACKAGES):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and node.args and ERRORS.match(_called(node)):
                for code in (code for word in node.args[:2] for code in _constants(word)):
                    found.setdefault(code, f"{relative(path)}:{node.lineno}")
    return found


def _called(node: ast.Call) -> str:
    name = node.func
    return name.id if isinstance(name, ast.Name) else getattr(name, "attr", "")


def _constants(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        value = inner.value if isinstance(inner, ast.Constant) else None
        if isinstance(value, str) and CODE.match(value):
            yield value


def _documented() -> set[str]:
    page = (ROOT / "docs/errors.md").read_text("utf-8")
    return set(re.findall(r"^\| `([a-z_0-9.]+)` \|", page, re.MULTILINE))


def test_every_error_code_is_documented():
    raised, documented = _raised(), _documented()
    missing = [f"{code} ({place})" for code, place in raised.items() if code not in documented]
    assert sorted(missing) == []


def test_no_error_code_is_documented_that_nobody_raises():
    said = "\n".join(path.read_text("utf-8") for path in modules(*PACKAGES))
    assert sorted(code for code in _documented() if f'"{code}"' not in said) == []


def test_every_name_on_the_architecture_page_exists():
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    names = {name for name in re.findall(r"`([\w./-]+)`", page) if "/" in name or "." in name}
    gone = [
        name
        for name in names
        if re.search(r"/|\.(py|md|toml|txt|cmd)$", name) and not (ROOT / name).exists()
    ]
    assert sorted(gone) == []


def test_every_setting_is_documented():
    page = (ROOT / "docs/settings.md").read_text("utf-8")
    documented = set(re.findall(r"^\| `([a-z_0-9]+\.[a-z_0-9]+)` \|", page, re.MULTILINE))
    source = tree(ROOT / "counter_app/settings.py")
    fields = {
        field.target.id.replace("_", ".", 1)
        for node in source.body
        if isinstance(node, ast.ClassDef) and node.name == "Settings"
        for field in node.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }
    assert fields
    assert documented == fields


def test_every_decision_has_a_number_of_its_own():
    numbers = [path.name[:4] for path in sorted((ROOT / "docs/decisions").glob("*.md"))]
    assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)]


def test_every_picture_of_readme_and_guide_is_there():
    pages = (ROOT / "README.md", ROOT / "docs/user/huong-dan.md")
    named = [
        (page.parent / name)
        for page in pages
        for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text("utf-8"))
    ]
    assert len(named) > 15
    assert [str(file) for file in named if not file.exists()] == []


def test_every_picture_of_a_screen_is_there_in_both_languages_and_sizes():
    folder = ROOT / "docs/user/pictures"
    sets = {
        name: {file.name for file in (folder / name).glob("*.png")}
        for name in ("vi-100", "vi-125", "en-100", "en-125")
    }
    assert len(sets["vi-100"]) >= 20
    assert set(map(frozenset, sets.values())) == {frozenset(sets["vi-100"])}
