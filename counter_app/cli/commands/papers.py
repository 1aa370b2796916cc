"""``slip``, ``register`` and ``report``: the official papers as files."""

import os
from pathlib import Path

from counter_app.cli.commands.registers import day_of
from counter_app.cli.edge import UsageError
from counter_app.cli.parser import Commands, Parser
from counter_app.cli.session import Session

KINDS = ("receipt", "supplement", "refusal", "apology", "stop", "control", "handover")
PAPER = ("A4", "A5", "A4-2xA5")
FORMS = ("TT03/2025", "TT01/2018")


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    slip = commands.add("slip", "an official form as PDF", _slip)
    slip.add_argument("code")
    slip.add_argument("kind", choices=KINDS)
    slip.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    slip.add_argument("--paper", choices=PAPER, default="")
    slip.add_argument("--forms", choices=FORMS, default="")
    slip.add_argument(
        "--list", dest="others", nargs="*", metavar="CODE", help="with these: one list"
    )
    register = commands.add("register", "the book of a period", _register)
    _period(register)
    register.add_argument("--closing", action="store_true", help="with the closing page")
    cash = commands.add("cash", "money taken in a period; no biên lai", _cash)
    cash.add_argument("--shift-of", default="", metavar="NAME", help="of one officer only")
    _period(cash)
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
    if words.others is None:
        content = counter.paperwork.slip(
            words.code, words.kind, paper=words.paper, forms=words.forms
        )
    elif words.kind == "handover":
        codes = (words.code, *words.others)
        content = counter.paperwork.hand_over_list(codes, by=counter.officer)
    elif words.kind == "receipt":
        codes = (words.code, *words.others)
        content = counter.paperwork.batch_receipt(codes, by=counter.officer)
    else:
        raise UsageError("usage", message="--list goes with handover or receipt")
    save(words.out, content)
    _written(session)


def _register(session: Session) -> None:
    books, words = session.counter().books, session.words
    paper = books.register(day_of(words.first), day_of(words.last), closing=words.closing)
    books.write(paper, words.out)
    _written(session)


def _cash(session: Session) -> None:
    books, words = session.counter().books, session.words
    paper = books.cash(day_of(words.first), day_of(words.last), officer=words.shift_of)
    books.write(paper, words.out)
    document = {
        "out": str(words.out),
        "entries": len(paper.rows),
        "total": sum(row.amount for row in paper.rows),
    }
    session.out.answer(document, f"Đã ghi {words.out}: {document['total']} đồng.")


def _report(session: Session) -> None:
    books, words = session.counter().books, session.words
    books.write(books.report_06a(day_of(words.first), day_of(words.last)), words.out)
    _written(session)


def _written(session: Session) -> None:
    path = session.words.out
    document = {"out": str(path), "size_bytes": path.stat().st_size}
    session.out.answer(document, f"Đã ghi {path} ({document['size_bytes']} byte).")
