"""``catalogue``: the procedures of the edition in force."""

from pathlib import Path
from typing import Any

from counter_app.cli.commands import editions, local_rules
from counter_app.cli.commands.registers import day_of
from counter_app.cli.output import table
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.domain.procedure import Component, FeeRule, Procedure, ProcessingTime

_SMALLER = "even if it shrinks by over 5 %%"


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    group = commands.group("catalogue", "procedures")
    listing = group.add("list", "find procedures; accents do not count", _list)
    listing.add_argument("text", nargs="?", default="")
    listing.add_argument("--limit", type=int, default=0, help="0: all")
    show = group.add("show", "one procedure whole", _show)
    show.add_argument("code")
    show.add_argument("--day", help="as it receives on this day, YYYY-MM-DD; today")
    taking = group.add("import", "a new edition, whole or not at all", _import, lock="desk")
    taking.add_argument("file", type=Path)
    taking.add_argument("--smaller", action="store_true", help=_SMALLER)
    taking.add_argument("--show-only", action="store_true", help="what it would change, no more")
    local_rules.add(group)
    editions.add(group)


def _list(session: Session) -> None:
    desk = session.counter().catalogue
    limit = session.words.limit or 100_000
    found = desk.find(session.words.text, limit)
    items = [
        {
            "code": line.code,
            "name": line.name,
            "short_name": line.short_name,
            "sector": line.sector,
            "owner": line.owner,
            "featured": line.featured,
            "uses": line.uses,
        }
        for line in found
    ]
    rows = [(line.code, line.short_name or line.name) for line in found]
    document = {"items": items, "count": len(items), "edition": desk.edition()}
    session.out.answer(document, table(rows), f"{len(rows)} thủ tục")


def _show(session: Session) -> None:
    words = session.words
    day = day_of(words.day) if words.day else None
    procedure = session.counter().catalogue.get(words.code, day=day)
    session.out.answer(document_of(procedure), *_plain(procedure))


def _import(session: Session) -> None:
    counter, words = session.counter(), session.words
    if words.show_only:
        report = counter.catalogue.preview(words.file)
        said = f"Danh mục {report.edition} (chưa nạp)"
    else:
        report = counter.catalogue.import_file(
            words.file, by=counter.officer, smaller=words.smaller
        )
        said = f"Đã nạp danh mục {report.edition}"
    document = editions.document_of(report)
    session.out.answer(document, f"{said}: {editions.counts(report.difference)}.")


def document_of(procedure: Procedure) -> dict[str, Any]:
    """Return a procedure as JSON; what the catalogue does not know is null."""
    return {
        "code": procedure.code,
        "name": procedure.name,
        "short_name": procedure.short_name,
        "sector": procedure.sector,
        "edition": procedure.edition,
        "owner": procedure.owner,
        "scope": procedure.scope,
        "agency": procedure.agency,
        "featured": procedure.featured,
        "times": [_time(time) for time in procedure.times],
        "fees": [_fee_rule(rule) for rule in procedure.fees],
        "fee_note": procedure.fee_note,
        "cases": list(procedure.cases),
        "components": [_component(component) for component in procedure.components],
        "result": procedure.result,
        "requirements": procedure.requirements,
        "legal": list(procedure.legal),
        "decision": procedure.decision,
        "subjects": procedure.subjects,
        "effective_from": procedure.effective_from,
        "effective_to": procedure.effective_to,
    }


def _time(time: ProcessingTime) -> dict[str, Any]:
    return {
        "term": str(time.term) if time.term else None,
        "label": time.label,
        "cutoff": time.cutoff,
        "basis": time.basis,
        "confidence": time.confidence,
        "raw": time.raw,
        "difficult": time.difficult,
    }


def _fee_rule(rule: FeeRule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in rule.__slots__}


def _component(component: Component) -> dict[str, Any]:
    return {name: getattr(component, name) for name in component.__slots__} | {
        "required": component.required
    }


def _plain(procedure: Procedure) -> list[str]:
    terms = "; ".join(str(time.term) if time.term else "chưa rõ" for time in procedure.times)
    rows = [(c.seq, c.originals, c.copies, c.group, c.name) for c in procedure.components]
    fees = [
        (rule.name, "chưa rõ" if rule.amount is None else rule.amount) for rule in procedure.fees
    ]
    return [
        f"{procedure.code}  {procedure.name}",
        f"Lĩnh vực: {procedure.sector}",
        f"Thời hạn: {terms or 'chưa rõ'}",
        table(fees, head=("Phí, lệ phí", "Đồng")),
        table(rows, head=("TT", "Bản chính", "Bản sao", "Nhóm", "Thành phần")),
    ]
