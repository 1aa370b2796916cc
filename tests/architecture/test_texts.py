"""What no file of the project may hold."""

import re
from unicodedata import is_normalized

import pytest

from tests.architecture.sources import files, modules, relative

TEXT = (".py", ".md", ".toml", ".txt", ".cmd", ".sh", ".ts", ".qss", ".json", ".svg", ".ini", "")
MACHINE = re.compile(r"(^|[^A-Za-z0-9_.])/(" + "|".join(("work", "farm", "root", "home")) + ")/")
REGISTRY = re.compile(r"(py[p]i|python[h]osted|np[m]js)\.(org|com)")
LEFTOVER = re.compile(
    r"\b(FIX[M]E|XX[X]|TO[D]O)\b|unittest\.[m]ock|\bbreak[p]oint\(|import pd[b]"
    r"|raise Not[I]mplementedError|assert [T]rue\b"
    r"|QTest\.[q]Wait\("  # keeps the interpreter to itself: every other thread stands still
)
PRINTERS = ("counter_app/cli/", "counter_app/__main__.py", "counter_app/trial/")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    found = {}
    for path in files():
        if path.suffix not in TEXT or path.stat().st_size > 2_000_000:
            continue
        try:
            found[relative(path)] = path.read_text("utf-8")
        except UnicodeDecodeError:
            found[relative(path)] = ""
    return found


def _hits(texts: dict[str, str], wanted: re.Pattern[str], *, only: str = "") -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in texts.items()
        if name.endswith(only)
        for number, line in enumerate(text.splitlines(), 1)
        if wanted.search(line)
    ]


def test_every_text_is_composed_unicode(texts):
    assert [name for name, text in texts.items() if not is_normalized("NFC", text)] == []


def test_no_path_of_a_machine_stands_in_the_tree(texts):
    assert _hits(texts, MACHINE) == []


def test_no_address_of_a_package_index_stands_in_the_tree(texts):
    assert _hits(texts, REGISTRY) == []


def test_lock_files_hold_hashes_and_no_address(texts):
    for name in ("installer/lock.txt", "installer/lock-test.txt"):
        assert not re.search(r"https?://|--(extra-)?index-url|--find-links", texts[name])
        pins = [line for line in texts[name].splitlines() if re.match(r"[a-z0-9]", line)]
        assert len(pins) > 20
        assert all("==" in pin for pin in pins)
        assert texts[name].count("--hash=sha256:") >= len(pins)


def test_nothing_was_left_lying_about(texts):
    assert _hits(texts, LEFTOVER, only=".py") == []


def test_nobody_prints_but_the_command_line():
    said = [
        f"{relative(path)}:{number}"
        for path in modules("counter_app", "sync")
        if not relative(path).startswith((*PRINTERS, "sync/gateway/"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.match(r"\s*print\(", line)
    ]
    assert said == []
