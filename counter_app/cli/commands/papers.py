"""``slip``, ``register`` and ``report``: the official papers as files."""

from pathlib import Path

from counter_app.cli import shapes
from counter_app.cli.commands.receive import opened
from counter_app.cli.commands.registers import day_of
from counter_app.cli.edge import UsageError
from counter_app.cli.output import table
from counter_app.cli.parser import Commands, Parser
from counter_app.cli.session import Session
from counter_app.domain.registers import Daily
from counter_app.services.paper.whole import write_whole

KINDS = ("receipt", "supplement", "refusal", "apology", "stop", "control", "handover")
PAPER = ("A4", "A5", "A4-2xA5")
FORMS = ("TT03/2025", "TT01/2018")


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    slip = commands.add("slip", "an official form as PDF", _slip)
    slip.add_argument("code", nargs="+", metavar="CODE", help="several make one list")
    slip.add_argument("kind", choices=KINDS)
    slip.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    slip.add_argument("--paper", choices=PAPER, default="")
    slip.add_argument("--forms", choices=FORMS, default="")
    slip.add_argument(
        "--list", dest="others", nargs="*", metavar="CODE", help="with these: one list"
    )
    guide = commands.add("guide", "form 02, or 03, for an order that is not received", _guide)
    guide.add_argument("file", metavar="FILE|-", help="one reception order")
    guide.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    guide.add_argument("--contact", default="", help="whom to ask; else the officer")
    guide.add_argument("--refuse", default="", metavar="REASON", help="form 03 instead")
    guide.add_argument("--basis", default="", help="the provision a refusal rests on")
    register = commands.add("register", "the book of a period", _register)
    _period(register)
    register.add_argument("--closing", action="store_true", help="with the closing page")
    register.add_argument("--volume", default="", help="number of the volume (quyển số)")
    daily = commands.add("daily", "a list of the day", _daily)
    daily.add_argument("name", choices=[kind.value for kind in Daily])
    daily.add_argument("--day", help="YYYY-MM-DD; today")
    daily.add_argument("--out", type=Path, metavar="FILE.pdf|FILE.xlsx")
    _reason(daily)
    cash = commands.add("cash", "money taken in a period; no biên lai", _cash)
    cash.add_argument("--shift-of", default="", metavar="NAME", help="of one officer only")
    _period(cash)
    report = commands.add("report", "a periodic report", _report)
    report.add_argument("name", choices=("06a",))
    _period(report)


def _period(parser: Parser) -> None:
    parser.add_argument("--from", dest="first", required=True, metavar="DAY")
    parser.add_argument("--to", dest="last", required=True, metavar="DAY")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    _reason(parser)


def _reason(parser: Parser) -> None:
    parser.add_argument("--reason", default="", help="why it is taken out, for the traces")


def _slip(session: Session) -> None:
    words, counter = session.words, session.counter()
    codes = tuple(code for word in (*words.code, *(words.others or ())) for code in word.split(","))
    if words.others is None and len(codes) == 1:
        content = counter.paperwork.slip(codes[0], words.kind, paper=words.paper, forms=words.forms)
    elif words.kind == "handover":
        content = counter.paperwork.hand_over_list(codes, by=counter.officer)
    elif words.kind == "receipt":
        content = counter.paperwork.batch_receipt(codes, by=counter.officer)
    else:
        raise UsageError("usage", message="several codes: handover or receipt only")
    write_whole(words.out, content)
    _written(session)


def _guide(session: Session) -> None:
    from counter_app.services.from_json.json_reader import MAX_LINE_BYTES, loads
    from counter_app.services.from_json.order_json import read_order

    words, counter = session.words, session.counter()
    with opened(words.file) as (stream, folder):
        order = read_order(loads(stream.read(MAX_LINE_BYTES)), folder=folder).order
    quote = counter.reception.quote(order)
    if words.refuse:
        content = counter.paperwork.turn_away(
            order, quote, by=counter.officer, reason=words.refuse, basis=words.basis
        )
    else:
        content = counter.paperwork.guide(order, quote, by=counter.officer, contact=words.contact)
    write_whole(words.out, content)
    document = {
        "out": str(words.out),
        "missing": list(quote.missing_required),
        "size_bytes": len(content),
    }
    session.out.answer(document, f"Đã ghi {words.out}.")


def _register(session: Session) -> None:
    books, words = session.counter().books, session.words
    first, last = day_of(words.first), day_of(words.last)
    paper = books.register(first, last, closing=words.closing, volume=words.volume)
    books.write(paper, words.out, reason=words.reason)
    _written(session)


def _daily(session: Session) -> None:
    counter, words = session.counter(), session.words
    day = day_of(words.day) if words.day else None
    paper = counter.daily.paper(Daily(words.name), day)
    if words.out:
        counter.books.write(paper, words.out, reason=words.reason)
    items = [
        {
            "code": row.code,
            "applicant": row.person,
            "procedure": row.procedure,
            "phone": row.phone,
            "received_at": shapes.moment(row.received),
            "due": shapes.moment(row.due),
            "note": row.note,
        }
        for row in paper.rows
    ]
    document = {"name": words.name, "day": paper.day.isoformat(), "items": items}
    rows = [(row.code, row.person, row.procedure, row.note) for row in paper.rows]
    said = f"{len(rows)} hồ sơ" + (f", đã ghi {words.out}" if words.out else "")
    session.out.answer(document | {"count": len(items)}, table(rows), said)


def _cash(session: Session) -> None:
    books, words = session.counter().books, session.words
    paper = books.cash(day_of(words.first), day_of(words.last), officer=words.shift_of)
    books.write(paper, words.out, reason=words.reason)
    document = {
        "out": str(words.out),
        "entries": len(paper.rows),
        "total": sum(row.amount for row in paper.rows),
    }
    session.out.answer(document, f"Đã ghi {words.out}: {document['total']} đồng.")


def _report(session: Session) -> None:
    books, words = session.counter().books, session.words
    paper = books.report_06a(day_of(words.first), day_of(words.last))
    books.write(paper, words.out, reason=words.reason)
    _written(session)


def _written(session: Session) -> None:
    path = session.words.out
    document = {"out": str(path), "size_bytes": path.stat().st_size}
    session.out.answer(document, f"Đã ghi {path} ({document['size_bytes']} byte).")
