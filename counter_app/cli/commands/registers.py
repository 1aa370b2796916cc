"""``show``, ``search`` and ``list``: finding dossiers again."""

from collections.abc import Sequence
from datetime import date, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from counter_app.cli import shapes
from counter_app.cli.edge import UsageError
from counter_app.cli.output import table
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.domain.clock import to_local
from counter_app.domain.dossier import Status

if TYPE_CHECKING:
    from counter_app.services.registers import DossierView, RegisterLine

DUE = ("today", "soon", "overdue")
MOST_LINES = 1_000_000  # of one answer; SQLite knows no larger number than 2^63


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    show = commands.add("show", "one dossier whole", _show)
    show.add_argument("code")
    show.add_argument("--reason", default="", help="why the whole ID number is seen (--json)")
    search = commands.add("search", "by name, code, ID number or phone", _search)
    search.add_argument("text")
    search.add_argument("--limit", type=int, default=50)
    listing = commands.add("list", "the register, newest first", _list)
    listing.add_argument("--status", help="1 to 10, or a name such as processing")
    listing.add_argument("--due", choices=DUE)
    listing.add_argument("--day", help="received on this day, YYYY-MM-DD")
    listing.add_argument("--limit", type=int, default=50)
    listing.add_argument("--offset", type=int, default=0)


def _show(session: Session) -> None:
    counter = session.counter()
    begun = perf_counter()
    view = counter.registers.view(session.words.code, counter.officer)
    document = shapes.view(view) | {"timing_ms": _since(begun)}
    if session.out.as_json:  # it holds whole ID numbers: written down before they are shown
        reason = session.words.reason or "counter show --json"
        counter.guard.audit.show_id(session.words.code, reason=reason)
    session.out.answer(document, *_plain(view))


def _search(session: Session) -> None:
    counter, limit = session.counter(), _limit(session.words.limit)
    begun = perf_counter()
    found = counter.registers.search(session.words.text, limit + 1)
    _answer(session, found, limit, _since(begun))


def _list(session: Session) -> None:
    counter, words = session.counter(), session.words
    limit = _limit(words.limit)
    statuses = (status_of(words.status),) if words.status else ()
    day = day_of(words.day) if words.day else None
    begun = perf_counter()
    wanted = counter.registers.filter_for(due=words.due or "", day=day, statuses=statuses)
    offset = min(max(0, words.offset), MOST_LINES)
    found = counter.registers.page(wanted, limit=limit + 1, offset=offset)
    _answer(session, found, limit, _since(begun))


def status_of(text: str) -> Status:
    """Return a status by its number or its name.

    Raises:
        UsageError: there is none like it.
    """
    try:
        return Status(int(text)) if text.isdigit() else Status[text.upper().replace("-", "_")]
    except (KeyError, ValueError):
        names = ", ".join(f"{status.value} {status.name.lower()}" for status in Status)
        raise UsageError("usage", message=f"--status: one of {names}") from None


def day_of(text: str) -> date:
    """Return a day written YYYY-MM-DD.

    Raises:
        UsageError: it is none.
    """
    try:
        day = date.fromisoformat(text)
        day + timedelta(days=2)  # a period ends with the day after, in whatever zone
    except (ValueError, OverflowError):
        raise UsageError("usage", message=f"not a day, YYYY-MM-DD: {text[:20]}") from None
    return day


def _limit(limit: int) -> int:
    if limit < 1:
        raise UsageError("usage", message="--limit: 1 or more")
    return min(limit, MOST_LINES)


def _since(begun: float) -> float:
    return round((perf_counter() - begun) * 1000, 2)


def _answer(
    session: Session, found: "Sequence[RegisterLine]", limit: int, timing_ms: float
) -> None:
    items = [shapes.register_line(line) for line in found[:limit]]
    rows = [
        (
            line.dossier.code,
            line.dossier.applicant,
            line.dossier.status.name.lower(),
            line.colour.value,
            line.procedure_name,
        )
        for line in found[:limit]
    ]
    document = {"items": items, "more": len(found) > limit, "timing_ms": timing_ms}
    session.out.answer(document, table(rows), f"{len(rows)} hồ sơ ({timing_ms} ms)")


def _plain(view: "DossierView") -> list[str]:
    dossier = view.dossier
    rows = [
        (line.seq, f"{to_local(line.at):%d/%m/%Y %H:%M}", line.kind, line.by)
        for line in view.timeline
    ]
    return [
        f"{dossier.code}  {view.procedure.name}",
        f"Người nộp: {dossier.applicant.name}",
        f"Trạng thái: {dossier.status.name.lower()}",
        f"Hẹn trả: {shapes.moment(dossier.deadline.due) or 'chưa có'}",
        table(rows, head=("Số", "Lúc", "Việc", "Cán bộ")),
    ]
