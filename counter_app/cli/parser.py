"""The words of the command line: options stand before or after a command's own words."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from counter_app.cli.edge import UsageError

Words = argparse.Namespace
Group = argparse.Action  # what add_subparsers returns, seen from outside


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the process.

    ``takes_value`` holds the options of every level that are followed by a value; the parsers of
    one command line share it.
    """

    def __init__(self, takes_value: set[str] | None = None, **words: object) -> None:
        self.takes_value = set() if takes_value is None else takes_value
        super().__init__(allow_abbrev=False, **words)  # type: ignore[arg-type]

    def add_argument(self, *names: str, **words: Any) -> argparse.Action:
        """Add an argument and remember an option that takes a value."""
        action = super().add_argument(*names, **words)
        if action.nargs is None:
            self.takes_value.update(action.option_strings)
        return action

    def parse(self, given: Sequence[str]) -> Words:
        """Parse ``given``; what follows an option that takes a value is its value.

        argparse takes a value that begins with a dash for an option, and one key in sixty-four
        begins so in base64url. Bytes that are no text are in no name of ours.
        """
        joined: list[str] = []
        for word in given:
            if not _is_text(word):
                self.error("a word is no text: bytes that are not UTF-8, or a NUL")
            if joined and joined[-1] in self.takes_value and word.startswith("-") and word != "--":
                joined[-1] += f"={word}"
            else:
                joined.append(word)
        return self.parse_args(joined)

    def error(self, message: str) -> NoReturn:
        """Say that the words were not understood."""
        raise UsageError("usage", message=message, usage=" ".join(self.format_usage().split()))


def _is_text(word: str) -> bool:
    try:
        return b"\0" not in word.encode()
    except UnicodeEncodeError:
        return False


class Commands:
    """Adds commands, each with the common options, to one level of the command line."""

    def __init__(self, parser: Parser, dest: str, *, required: bool) -> None:
        self._level = parser.add_subparsers(
            dest=dest, required=required, metavar="COMMAND", parser_class=Parser
        )
        self._takes_value = parser.takes_value

    def add(
        self, name: str, about: str, run: Callable[..., int | None], *, lock: str = ""
    ) -> Parser:
        """Return the parser of command ``name``; ``lock``: "desk" or "wire" while it runs."""
        parser = self._bare(name, about)
        parser.set_defaults(run=run, lock=lock)
        return parser

    def group(self, name: str, about: str) -> "Commands":
        """Return a further level of commands below ``name``."""
        return Commands(self._bare(name, about), f"{name}_command", required=True)

    def _bare(self, name: str, about: str) -> Parser:
        parser: Parser = self._level.add_parser(
            name,
            help=about,
            description=about,
            takes_value=self._takes_value,
        )
        add_common(parser)
        return parser


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add the options every command takes; absent ones leave what stood before the command."""
    silent = argparse.SUPPRESS
    parser.add_argument("--data", metavar="DIR", default=silent, help="data folder of this counter")
    parser.add_argument("--json", action="store_true", default=silent, help="answer in JSON")
    parser.add_argument("--officer", metavar="NAME", default=silent, help="who signs in")
    parser.add_argument(
        "--password-file", metavar="FILE", default=silent, help="else COUNTER_PASSWORD"
    )
