"""What was typed survives a power cut: kept encrypted in the store, at most two seconds late."""

import json
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QObject, QTimer

from counter_app.domain.people import PersonKind, Sex
from counter_app.domain.procedure import Procedure
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.place import Place
from counter_app.ui.reception.entry import PersonEntry, ReceptionEntry
from counter_app.ui.reception.screen import ReceptionScreen

KEEP_AFTER_MS = 1500


class DraftKeeper(QObject):
    """Keeps the reception screen's typed work, and brings it back after signing in."""

    def __init__(self, place: Place, screen: ReceptionScreen) -> None:
        super().__init__(screen)
        self._place, self._screen = place, screen
        self._kept = ""
        self._wait = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._wait.timeout.connect(self._keep)

    def bring_back(self) -> None:
        """Show what was kept before the program ended, if anything was."""
        self._screen.edited.connect(self._edited)
        drafts, officer = self._place.counter.drafts, self._place.counter.officer
        self._place.jobs.run(
            lambda _report: drafts.of(officer),
            owner=self,
            done=self._found,
            failed=self._place.dialogs.explain,
        )

    def _edited(self) -> None:
        if not self._wait.isActive():
            self._wait.start()

    def _keep(self) -> None:
        entry = self._screen.entry()
        text = "" if entry.is_empty else to_text(entry)
        if text == self._kept:
            return
        self._kept = text
        drafts, officer = self._place.counter.drafts, self._place.counter.officer
        self._place.jobs.run(
            lambda _report: drafts.keep(officer, text) if text else drafts.drop(officer),
            owner=self,
            done=lambda _none: None,
            failed=self._not_kept,
        )

    def _not_kept(self, _error: Foreseen) -> None:
        """A draft that cannot be kept stops nobody; the next key tries again."""
        self._kept = ""

    def _found(self, text: str) -> None:
        kept = from_text(text)
        if kept is None or not self._screen.entry().is_empty:
            return
        self._kept = text
        code = kept.get("procedure", "")
        if not code:
            restore(self._screen, kept, None)
            self._say()
            return
        catalogue = self._place.counter.catalogue
        self._place.jobs.run(
            lambda _report: catalogue.get(code),
            owner=self,
            done=lambda procedure: self._restored(kept, procedure),
            failed=self._place.dialogs.explain,
        )

    def _restored(self, kept: dict[str, Any], procedure: Procedure) -> None:
        restore(self._screen, kept, procedure)
        self._say()

    def _say(self) -> None:
        self._screen.say_fault(tr("This was typed before the program ended: please look at it."))


def to_text(entry: ReceptionEntry) -> str:
    """Return the draft as text."""
    people = {"applicant": entry.applicant, "owner": entry.owner, "delegate": entry.delegate}
    kept: dict[str, Any] = {name: asdict(p) for name, p in people.items() if p is not None}
    kept |= {
        "procedure": entry.procedure.code if entry.procedure else "",
        "case": entry.case,
        "option": entry.option,
        "handed": [[c.seq, c.originals, c.copies] for c in entry.components],
        "waived": [[w.seq, w.reason] for w in entry.waive],
        "return_by": entry.return_by,
        "summary": entry.summary,
        "note": entry.note,
        "client_ref": entry.client_ref,
    }
    return json.dumps(kept, ensure_ascii=False)


def from_text(text: str) -> dict[str, Any] | None:
    """Return the draft, None for nothing or for one of another program."""
    try:
        kept = json.loads(text or "null")
    except ValueError:
        return None
    return kept if isinstance(kept, dict) and "client_ref" in kept else None


def restore(screen: ReceptionScreen, kept: dict[str, Any], procedure: Procedure | None) -> None:
    """Fill the screen with a draft; the same reference keeps a saved one from doubling."""
    if procedure is not None:
        screen.show_procedure(procedure)
        screen.panel.choose(str(kept.get("case", "")), int(kept.get("option", 0)))
        screen.show_case()
        screen.checklist.model.restore(
            {int(seq): (int(o), int(c)) for seq, o, c in kept.get("handed", ())},
            {int(seq): str(reason) for seq, reason in kept.get("waived", ())},
        )
    screen.applicant.show_entry(_person(kept.get("applicant")))
    for name, form in (("owner", screen.owner), ("delegate", screen.delegate)):
        if name in kept:
            form.show()
            form.show_entry(_person(kept[name]))
    screen.return_by.setCurrentIndex(max(0, screen.return_by.findData(kept.get("return_by"))))
    screen.summary.setText(str(kept.get("summary", "")))
    screen.note.setText(str(kept.get("note", "")))
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
