"""One counter PC as its officer's shell sees it: real processes, real files."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PASSWORD = "mật-khẩu-thử-1"


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document it answered with."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Its answers, one JSON document a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def error(self) -> dict[str, Any]:
        """The error it told on stderr."""
        return json.loads(self.err)["error"]


@dataclass
class CounterPc:
    """A data folder and the commands run on it."""

    data: Path
    environment: dict[str, str] = field(default_factory=dict)

    def command(self, *words: str | Path) -> list[str]:
        """Return the words of a process."""
        return [
            sys.executable,
            "-m",
            "counter_app",
            "--data",
            str(self.data),
            "--json",
            *map(str, words),
        ]

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of its processes."""
        return {**os.environ, "COUNTER_PASSWORD": PASSWORD, **self.environment}

    def run(self, *words: str | Path, stdin: str | bytes = b"", timeout_s: float = 120) -> Ran:
        """Run one command to its end."""
        told = stdin.encode() if isinstance(stdin, str) else stdin
        ended = subprocess.run(
            self.command(*words),
            input=told,
            capture_output=True,
            env=self.surroundings,
            timeout=timeout_s,
            check=False,
        )
        return Ran(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    def start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """Start one command and let it run."""
        return subprocess.Popen(
            self.command(*words),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.surroundings,
        )

    def done(self, *words: str | Path, stdin: str | bytes = b"") -> Any:
        """Run one command that must succeed and return its document."""
        ran = self.run(*words, stdin=stdin)
        assert ran.code == 0, ran.err
        return ran.document

    def init(self, *words: str, counter: int = 1) -> dict[str, Any]:
        """Make the counter."""
        return self.done(
            "init", "--unit", "H48.12.34", "--unit-name", "Xã Mẫu", "--counter", str(counter),
            "--officer", "lan", "--officer-name", "Trần Văn Thử", *words,
        )  # fmt: skip
