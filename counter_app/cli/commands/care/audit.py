"""``audit``, ``show-id``: who saw what, and a whole ID number for a reason."""

from pathlib import Path

from counter_app.cli.commands.care.sealed import may_seal, sealed_or_plain
from counter_app.cli.edge import BROKEN, DONE
from counter_app.cli.output import table
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.cli.shapes import moment
from counter_app.domain.clock import to_local
from counter_app.services.paper.whole import write_whole


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    audit = commands.group("audit", "who looked at, printed or took out what")
    listing = audit.add("list", "the newest traces", _list)
    listing.add_argument("--of", default="", metavar="NAME", help="one officer's")
    listing.add_argument("--code", default="", help="of one dossier")
    listing.add_argument("--id-number", default="", help="searches for one citizen")
    listing.add_argument("--limit", type=int, default=100)
    export = audit.add("export", "every trace as a line of JSON, for an inspector", _export)
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    export.add_argument("--reason", required=True)
    may_seal(export)
    audit.add("check", "is every trace still what was written?", _check)
    show = commands.add("show-id", "the applicant's whole ID number; leaves a trace", _show_id)
    show.add_argument("code")
    show.add_argument("--reason", required=True)


def _list(session: Session) -> None:
    counter, words = session.counter(), session.words
    found = counter.guard.audit.newest(
        by=counter.officer,
        limit=max(1, words.limit),
        officer=words.of,
        code=words.code,
        id_number=words.id_number,
    )
    items = [
        {
            "at": moment(trace.at),
            "by": trace.by,
            "what": trace.what.value,
            "of": trace.of,
            "reason": trace.reason,
        }
        for trace in found
    ]
    rows = [
        (f"{to_local(t.at):%d/%m/%Y %H:%M:%S}", t.by, t.what.value, t.of, t.reason) for t in found
    ]
    session.out.answer(
        {"items": items}, table(rows, head=("Lúc", "Cán bộ", "Việc", "Của", "Lý do"))
    )


def _export(session: Session) -> None:
    counter, words = session.counter(), session.words
    lines = list(counter.guard.audit.export(reason=words.reason, by=counter.officer))
    write_whole(words.out, sealed_or_plain(session, b"".join(line + b"\n" for line in lines)))
    document = {"out": str(words.out), "traces": len(lines)}
    session.out.answer(document, f"Đã ghi {len(lines)} dấu vết vào {words.out}.")


def _check(session: Session) -> int:
    wrong = session.counter().guard.audit.problems()
    session.out.answer({"problems": list(wrong)}, f"Dấu vết sai hoặc thiếu: {len(wrong)}.")
    return BROKEN if wrong else DONE


def _show_id(session: Session) -> None:
    words = session.words
    number = session.counter().guard.audit.show_id(words.code, reason=words.reason)
    session.out.answer({"code": words.code, "id_number": number}, number)
