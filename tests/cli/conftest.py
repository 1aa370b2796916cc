"""A counter made once, copied for each test that writes, and spoken to in this very process."""

import io
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from counter_app.cli.main import main
from counter_app.paths import Paths
from counter_app.store import keyslots

PASSWORD = "mật-khẩu-thử-1"
UNIT = ("--unit", "H48.12.34", "--unit-name", "Xã Mẫu", "--counter", "3")


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def error(self) -> dict[str, Any]:
        return json.loads(self.err)["error"]


@dataclass
class Shell:
    """Runs commands on one data folder."""

    data: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: object, stdin: str | bytes = "", as_json: bool = True) -> Ran:
        """Run one command and return what it said."""
        told = stdin.encode() if isinstance(stdin, str) else stdin
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(told)))
        self.capsys.readouterr()
        more = ["--json"] if as_json else []
        code = main([*map(str, words), "--data", str(self.data), *more])
        said = self.capsys.readouterr()
        return Ran(code, said.out, said.err)

    def done(self, *words: object, stdin: str = "") -> Any:
        """Run one command that must succeed, and return its document."""
        ran = self.run(*words, stdin=stdin)
        assert ran.code == 0, ran.err
        return ran.document

    def as_officer(self, variable: str, value: str) -> None:
        """Set one variable of the environment."""
        self.monkeypatch.setenv(variable, value)


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Path:
    """A data folder as ``counter init`` leaves it; copy it, never write to it."""
    data = tmp_path_factory.mktemp("made") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTER_PASSWORD", PASSWORD)
        officer = ("--officer", "lan", "--officer-name", "Trần Văn Thử")
        assert main(["init", *UNIT, *officer, "--data", str(data)]) == 0
    hasten(data, PASSWORD)
    return data


def hasten(data: Path, password: str) -> None:
    """Wrap the store's key anew at the least cost, so that a test does not wait to sign in."""
    paths = Paths(data)
    key = keyslots.unlock(paths, "lan", password)
    keyslots.add_slot(paths, key, "lan", password, target_s=0)


@pytest.fixture
def shell(made, tmp_path, monkeypatch, capsys) -> Shell:
    """A counter of one's own."""
    shutil.copytree(made, tmp_path / "pc")
    monkeypatch.setenv("COUNTER_PASSWORD", PASSWORD)
    return Shell(tmp_path / "pc", monkeypatch, capsys)
