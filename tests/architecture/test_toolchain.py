"""The commands of a checkout and what they install."""

import os
import re
import tomllib

import pytest

from tests.architecture.sources import ROOT


def _pins(name: str) -> set[str]:
    text = (ROOT / "installer" / name).read_text("utf-8")
    return {line.split(" \\")[0] for line in text.splitlines() if re.match(r"[a-z0-9]", line)}


@pytest.mark.parametrize("name", ["run", "test", ".ci/run", "installer/lock"])
def test_what_is_to_be_run_can_be_run(name):
    assert os.access(ROOT / name, os.X_OK)


@pytest.mark.parametrize("name", ["run.cmd", "test.cmd"])
def test_windows_reads_its_own_line_ends(name):
    lines = (ROOT / name).read_bytes().split(b"\n")
    assert all(line.endswith(b"\r") for line in lines[:-1])


def test_tests_run_on_the_very_versions_that_are_shipped():
    assert _pins("lock.txt") <= _pins("lock-test.txt")


def test_every_library_the_project_names_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = {re.split(r"[=\[]", pin)[0] for pin in _pins("lock-test.txt")}
    wanted = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    names = {re.split(r"[\[<>=; ]", each)[0].lower().replace("_", "-") for each in wanted}
    assert names - locked == set()
