"""The words of the command line: options stand before or after a command's own words."""

import argparse
from collections.abc import Callable
from typing import NoReturn

from counter_app.cli.edge import UsageError

Words = argparse.Namespace
Group = argparse.Action  # what add_subparsers returns, seen from outside


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the process."""

    def __init__(self, **words: object) -> None:
        super().__init__(allow_abbrev=False, **words)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Say that the words were not understood."""
        raise UsageError("usage", message=message, usage=" ".join(self.format_usage().split()))


class Commands:
    """Adds commands, each with the common options, to one level of the command line."""

    def __init__(self, parser: argparse.ArgumentParser, dest: str, *, required: bool) -> None:
        self._level = parser.add_subparsers(
            dest=dest, required=required, metavar="COMMAND", parser_class=Parser
        )

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
        parser: Parser = self._level.add_parser(name, help=about, description=about)
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
