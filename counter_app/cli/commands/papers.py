"""``slip``, ``register`` and ``report``: the official papers as files."""

import os
from pathlib import Path

from counter_app.cli.commands.registers import day_of
from counter_app.cli.edge import UsageError
from counter_app.cli.parser import Commands, Parser
from counter_app.cli.session import Session

KINDS = ("receipt", "supplement", "refusal", "apology", "stop", "control", "handover")
PAPER = ("A4", "A5")
FORMS = ("TT03/2025", "TT01/2018")


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    slip = commands.add("slip", "an official form as PDF", _slip)
    slip.add_argument("code")
    slip.add_argument("kind", choices=KINDS)
    slip.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    slip.add_argument("--paper", choices=PAPER, default="A4")
    slip.add_argument("--forms", choices=FORMS, default=None)
    slip.add_argument("--list", nargs="*", default=None, metavar="CODE", help="of a hand-over")
    register = commands.add("register", "the book of a period", _register)
    _period(register)
    report = commands.add("report", "a periodic report", _report)
    report.add_argument("name", choices=("06a",))
    _period(report)


def save(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    fresh = path.with_name(path.name + ".part")
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _period(parser: Parser) -> None:
    parser.add_argument("--from", dest="first", required=True, metavar="DAY")
    parser.add_argument("--to", dest="last", required=True, metavar="DAY")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")


def _slip(session: Session) -> None:
    words, counter = session.words, session.counter()
    if words.list is not None:
        if words.kind != "handover":
            raise UsageError("usage", message="--list goes with handover")
        content = counter.paperwork.handover_list((words.code, *words.list), paper=words.paper)
    else:
        content = counter.paperwork.slip(
            words.code, words.kind, paper=words.paper, forms=words.forms
        )
    _written(session, content)


def _register(session: Session) -> None:
    words = session.words
    first, last = day_of(words.first), day_of(words.last)
    kind = words.out.suffix.lower().lstrip(".")
    if kind not in ("pdf", "xlsx"):
        raise UsageError("usage", message="--out: FILE.pdf or FILE.xlsx")
    _written(session, session.counter().paperwork.register(first, last, kind=kind))


def _report(session: Session) -> None:
    words = session.words
    first, last = day_of(words.first), day_of(words.last)
    _written(session, session.counter().paperwork.report(words.name, first, last))


def _written(session: Session, content: bytes) -> None:
    path = session.words.out
    save(path, content)
    document = {"out": str(path), "size_bytes": len(content)}
    session.out.answer(document, f"Đã ghi {path} ({len(content)} byte).")
