"""From the words of the command line to a command, and from its end to an exit code."""

import sys
from collections.abc import Sequence
from typing import Final

from counter_app.cli.commands import (
    act,
    calendar,
    cards,
    catalogue,
    delivery,
    office,
    papers,
    province,
    receive,
    registers,
)
from counter_app.cli.commands.care import audit, backup, journal, keys, repair, retire, sealed
from counter_app.cli.edge import DONE, edge
from counter_app.cli.output import Output
from counter_app.cli.parser import Commands, Parser, add_common
from counter_app.cli.session import Session
from counter_app.paths import Paths

SUBJECTS: Final = (
    office,
    catalogue,
    calendar,
    cards,
    receive,
    act,
    registers,
    papers,
    delivery,
    province,
    journal,
    backup,
    keys,
    repair,
    audit,
    retire,
    sealed,
)
EPILOG: Final = (
    "Passwords: COUNTER_PASSWORD or --password-file. Exit codes: 0 done, 2 usage, 3 a rule says "
    "no, 4 not found, 5 busy, locked or disk, 6 gateway unreachable, 7 integrity broken, "
    "8 sign-in refused."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the window where there is none; return the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(given)
    except SystemExit as left:
        return int(left.code or DONE)


def _run(given: list[str]) -> int:
    as_json = "--json" in given
    with edge(Paths.chosen(_value(given, "--data")).logs, as_json=as_json):
        words = build().parse(given)
        if not getattr(words, "run", None):
            from counter_app.front import open_window

            return open_window(Paths.chosen(getattr(words, "data", None)))
        with Session(words, Output(as_json=as_json)) as session:
            return int(words.run(session) or DONE)


def build() -> Parser:
    """Return the parser of every command."""
    parser = Parser(
        prog="counter",
        description="The counter of a commune's one-stop shop. With no command: the window.",
        epilog=EPILOG,
    )
    add_common(parser)
    parser.set_defaults(lock="")
    commands = Commands(parser, "command", required=False)
    for subject in SUBJECTS:
        subject.add(commands)
    return parser


def _value(given: list[str], option: str) -> str | None:
    """Return an option's value before anything is parsed: a crash must find its folder."""
    for place, word in enumerate(given):
        if word == option and place + 1 < len(given):
            return given[place + 1]
        if word.startswith(option + "="):
            return word.partition("=")[2]
    return None
