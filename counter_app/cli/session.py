"""One command's way into the office: paths, locks, sign-in, each only when it is asked for."""

import getpass
import logging
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app import locks, logs
from counter_app.cli.output import Output
from counter_app.cli.parser import Words
from counter_app.cli.words import warned
from counter_app.domain.errors import SignInError
from counter_app.paths import Paths

if TYPE_CHECKING:
    from counter_app.app import Counter, Office


class Session:
    """What a command has at hand. Closing it lets every lock and file go."""

    def __init__(self, words: Words, out: Output) -> None:
        self.words = words
        self.out = out
        self.paths = Paths.chosen(getattr(words, "data", None))
        self._stack = ExitStack()
        self._counter: Counter | None = None

    def office(self) -> "Office":
        """Return the office of the data folder, nobody signed in.

        Raises:
            MissingError: ``settings.missing``.
        """
        from counter_app.app import open_office

        office = open_office(self.paths)
        logging.raiseExceptions = False  # a log that cannot be written is nobody's answer
        logs.begin(self.paths.logs)
        self._stack.callback(logs.end)
        return office

    def counter(self) -> "Counter":
        """Return the counter, the officer signed in and the command's lock held.

        Raises:
            SignInError: wrong or no password. BusyError: ``data.in_use``, ``sync.in_use``.
        """
        if self._counter is None:
            office = self.office()
            self.hold(self.words.lock)
            counter = office.sign_in(getattr(self.words, "officer", ""), self.password())
            self._stack.callback(counter.close)
            self._counter = counter
            self._tell(counter)
        return self._counter

    def _tell(self, counter: "Counter") -> None:
        """Say what the start found; a program that reads JSON asks ``doctor`` instead."""
        if not getattr(self.words, "json", False):
            for one in counter.warned:
                print(warned(one.code, one.found), file=sys.stderr, flush=True)

    def hold(self, lock: str) -> None:
        """Hold the desk or the wire until the command ends."""
        if lock:
            self._stack.enter_context(getattr(locks, lock)(self.paths))

    def password(self) -> str:
        """Return the officer's password: file, environment, or asked for at a terminal.

        Raises:
            SignInError: ``sign_in.password_missing``.
        """
        return secret(getattr(self.words, "password_file", None), "COUNTER_PASSWORD")

    def close(self) -> None:
        """Let everything go."""
        self._stack.close()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


def secret(file: str | None, variable: str) -> str:
    """Return a password from the first line of ``file``, else from the environment.

    Raises:
        SignInError: ``sign_in.password_missing``; a file that holds no text has none.
    """
    if file is not None:
        try:
            found = Path(file).read_text("utf-8-sig").split("\n", 1)[0].rstrip("\r")
        except UnicodeDecodeError:
            found = ""
        if found:
            return found
        raise SignInError("sign_in.password_missing", variable=variable)
    if os.environ.get(variable):
        return os.environ[variable]
    if sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty():
        return getpass.getpass("Mật khẩu: ", stream=sys.stderr)
    raise SignInError("sign_in.password_missing", variable=variable)
