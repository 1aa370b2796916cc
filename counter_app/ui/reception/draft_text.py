"""The draft of a reception as text, and back onto the screen."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from counter_app.domain.dossier import TermUnit
from counter_app.domain.people import PersonKind, Sex
from counter_app.domain.procedure import Procedure
from counter_app.ui.reception.entry import (
    LateEntry,
    MoneyEntry,
    PersonEntry,
    ReceptionEntry,
    TermEntry,
)
from counter_app.ui.reception.screen import ReceptionScreen

Kept = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a draft names: the procedure as it is today, and the scans that were added."""

    procedure: Procedure | None = None
    scans: dict[int, tuple[tuple[bytes, ...], int]] = field(default_factory=dict)  # with pages


def to_text(entry: ReceptionEntry, keep_scan: Callable[[bytes], str]) -> str:
    """Return the draft as text; scans are kept by ``keep_scan`` and named in it."""
    people = {"applicant": entry.applicant, "owner": entry.owner, "delegate": entry.delegate}
    kept: Kept = {name: asdict(p) for name, p in people.items() if p is not None}
    money = asdict(entry.money)
    money.pop("fees")
    kept |= {
        "procedure": entry.procedure.code if entry.procedure else "",
        "case": entry.case,
        "option": entry.option,
        "handed": [[c.seq, c.originals, c.copies] for c in entry.components],
        "scans": {
            str(c.seq): [keep_scan(scan) for scan in c.scans] for c in entry.components if c.scans
        },
        "waived": [[w.seq, w.reason] for w in entry.waive],
        "term": asdict(entry.term) if entry.term else None,
        "due": entry.due,
        "money": money,
        "channel": entry.channel,
        "sets": entry.sets,
        "return_by": entry.return_by,
        "summary": entry.summary,
        "note": entry.note,
        "late": [entry.late.when.isoformat(), entry.late.reason] if entry.late else None,
        "client_ref": entry.client_ref,
    }
    return json.dumps(kept, ensure_ascii=False)


def from_text(text: str) -> Kept | None:
    """Return the draft, None for nothing or for one of another program."""
    try:
        kept = json.loads(text or "null")
    except ValueError:
        return None
    return kept if isinstance(kept, dict) and "client_ref" in kept else None


def restore(screen: ReceptionScreen, kept: Kept, found: Recovered) -> None:
    """Fill the screen with a draft; the same reference keeps a saved one from doubling."""
    if found.procedure is not None:
        screen.show_procedure(found.procedure)
        screen.panel.choose(str(kept.get("case", "")), int(kept.get("option", 0)))
        screen.show_case()
        screen.checklist.model.restore(
            {int(seq): (int(o), int(c)) for seq, o, c in kept.get("handed", ())},
            {int(seq): str(reason) for seq, reason in kept.get("waived", ())},
        )
        for seq, (scans, pages) in found.scans.items():
            screen.checklist.model.scanned(seq, scans, pages)
        screen.deadline.show_entry(_term(kept.get("term")))
        if said := str(kept.get("due", "")):
            screen.deadline.ask_day(said)
        screen.fee.show_entry(_money(kept.get("money")))
    screen.applicant.show_entry(_person(kept.get("applicant")))
    for name, form in (("owner", screen.owner), ("delegate", screen.delegate)):
        if name in kept:
            form.show()
            form.show_entry(_person(kept[name]))
    for choice, name in ((screen.return_by, "return_by"), (screen.channel, "channel")):
        choice.setCurrentIndex(max(0, choice.findData(kept.get(name))))
    screen.sets.setValue(int(kept.get("sets", 1)))
    screen.summary.setText(str(kept.get("summary", "")))
    screen.note.setText(str(kept.get("note", "")))
    if late := _late(kept.get("late")):
        screen.late.show_entry(late)
    screen.keep_reference(str(kept["client_ref"]))
    screen.edited.emit()


def _person(kept: Any) -> PersonEntry:
    if not isinstance(kept, dict):
        return PersonEntry()
    known = {name: str(kept.get(name, "")) for name in PersonEntry.__dataclass_fields__}
    texts = {name: text for name, text in known.items() if name not in ("kind", "sex")}
    kind = known["kind"] if known["kind"] in set(PersonKind) else PersonKind.CITIZEN
    sex = known["sex"] if known["sex"] in set(Sex) else Sex.UNKNOWN
    return PersonEntry(**texts, kind=PersonKind(kind), sex=Sex(sex))


def _late(kept: Any) -> LateEntry | None:
    try:
        when, reason = kept
        return LateEntry(datetime.fromisoformat(when), str(reason))
    except (TypeError, ValueError):
        return None


def _term(kept: Any) -> TermEntry:
    if not isinstance(kept, dict) or kept.get("unit") not in set(TermUnit):
        return TermEntry()
    return TermEntry(str(kept.get("count", "")), TermUnit(kept["unit"]))


def _money(kept: Any) -> MoneyEntry:
    if not isinstance(kept, dict):
        return MoneyEntry()
    words = {name: str(kept.get(name, "")) for name in MoneyEntry.__dataclass_fields__}
    return MoneyEntry(
        pages=int(kept.get("pages", 0)),
        copies=int(kept.get("copies", 0)),
        amount=words["amount"],
        exempt_reason=words["exempt_reason"],
        exempt_proof=words["exempt_proof"],
        method=words["method"],
        receipt_number=words["receipt_number"],
    )
