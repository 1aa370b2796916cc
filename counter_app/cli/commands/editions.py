"""``catalogue waiting``, ``accept``, ``decline``: editions the province sent."""

from collections.abc import Iterable
from typing import Any

from counter_app.cli import shapes
from counter_app.cli.output import table
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.domain.catalogue import Difference
from counter_app.domain.due_date import DueChange
from counter_app.services.editions.arrivals import WaitingEdition
from counter_app.services.editions.force import ImportReport


def add(group: Commands) -> None:
    """Add the words of this subject to ``catalogue``."""
    group.add("waiting", "editions the province sent, and what each would change", _waiting)
    taking = group.add("accept", "put a waiting edition in force", _accept, lock="desk")
    taking.add_argument("sha", help="its SHA-256, or the first 8 digits or more")
    taking.add_argument("--smaller", action="store_true", help="even if it shrinks by over 5 %%")
    leaving = group.add("decline", "leave a waiting edition out of force", _decline, lock="desk")
    leaving.add_argument("sha")


def counts(change: Difference) -> str:
    """Return a difference in one line, in the officer's language."""
    return f"thêm {len(change.added)}, đổi {len(change.changed)}, bỏ {len(change.removed)}"


def document_of(report: ImportReport) -> dict[str, Any]:
    """Return what an edition changes, as JSON."""
    return {"edition": report.edition} | _difference(report.difference, report.moved)


def due_changes(moved: Iterable[DueChange]) -> list[dict[str, Any]]:
    """Return promises that another calendar would move, as JSON."""
    return [
        {
            "code": change.code,
            "dossier": str(change.dossier),
            "before": shapes.moment(change.before),
            "after": shapes.moment(change.after),
        }
        for change in moved
    ]


def _waiting(session: Session) -> None:
    found = session.counter().catalogue.waiting()
    rows = [
        (each.sha256[:12], each.kind, each.name, each.problem or counts(each.difference))
        for each in found
    ]
    head = ("Mã băm", "Loại", "Tên", "Thay đổi")
    text = table(rows, head=head) if rows else "Không có bản nào chờ."
    session.out.answer({"items": [_item(each) for each in found]}, text)


def _item(each: WaitingEdition) -> dict[str, Any]:
    return {
        "sha256": each.sha256,
        "kind": each.kind,
        "name": each.name,
        "made_at": each.made_at,
        "size": each.size,
        "problem": each.problem,
    } | _difference(each.difference, each.moved)


def _difference(change: Difference, moved: Iterable[DueChange]) -> dict[str, Any]:
    return {
        "added": list(change.added),
        "changed": list(change.changed),
        "removed": list(change.removed),
        "suspicious": change.suspicious,
        "changed_dues": due_changes(moved),
    }


def _accept(session: Session) -> None:
    counter, words = session.counter(), session.words
    report = counter.catalogue.accept(words.sha, by=counter.officer, smaller=words.smaller)
    session.out.answer(
        document_of(report),
        f"Đã áp dụng {report.edition}: {counts(report.difference)}. Hẹn trả đã in vẫn giữ nguyên.",
    )


def _decline(session: Session) -> None:
    counter = session.counter()
    counter.catalogue.decline(session.words.sha, by=counter.officer)
    session.out.answer({"declined": session.words.sha}, "Đã bỏ qua bản này.")
