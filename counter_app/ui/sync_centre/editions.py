"""Editions of the catalogue and the calendar that wait for a lead, with what they would change."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from counter_app.domain.catalogue import Difference
from counter_app.domain.staff import may
from counter_app.services.editions.arrivals import WaitingEdition
from counter_app.ui.dialogs import Dialogs, Sheet
from counter_app.ui.jobs import Foreseen, Jobs
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import VerticalArea, button, clear, column, label, row
from counter_app.ui.place import Place
from counter_app.ui.words import formats
from counter_app.ui.words.delivery.line_words import parsed
from counter_app.ui.words.messages import words_for, words_of

MOST_NAMED = 200
QUESTIONS = {
    "fewer": mark("Put a much smaller catalogue in force?"),
    "other": mark("Replace most of the catalogue?"),
}
WARNINGS = {
    "fewer": mark(
        "Much smaller than the catalogue of today: {gone} procedures would go, {new} come. Ask the "
        "province first whether the file is whole."
    ),
    "other": mark(
        "Most of it is not the catalogue of today: {gone} procedures would go, {new} come. Ask the "
        "province first whether it is meant for this office."
    ),
}


class EditionStrip(QFrame):
    """One line an edition; hidden while none waits."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", "yellow")
        self._place = place
        self._errands = Jobs(self)  # compares whole catalogues: the desk thread is for citizens
        self.lines = column(self, margin=8)
        self.waiting: tuple[WaitingEdition, ...] = ()
        self.hide()
        place.news.closing.connect(self._errands.close)

    def load(self) -> None:
        """Look what waits."""
        catalogue = self._place.counter.catalogue
        self._errands.run(
            lambda _report: catalogue.waiting(),
            owner=self,
            done=self._show,
            failed=self._place.dialogs.explain,
        )

    def _show(self, waiting: tuple[WaitingEdition, ...]) -> None:
        self.waiting = waiting
        clear(self.lines)
        for edition in waiting:
            line = row()
            line.addWidget(label(headline(edition), wrap=True), 1)
            look = button(tr("&Look and decide …"), partial(self._look, edition))
            look.setObjectName("edition")
            line.addWidget(look)
            self.lines.addLayout(line)
        self.setVisible(bool(waiting))

    def _look(self, edition: WaitingEdition) -> None:
        sheet = EditionSheet(self._place, edition, self.window())
        sheet.decided.connect(self.load)
        sheet.open()


class EditionSheet(Sheet):
    """What one edition changes, and a lead's word on it.

    Signals:
        decided: it was put in force, or left out of force.
    """

    decided = Signal()

    def __init__(self, place: Place, edition: WaitingEdition, parent: QWidget) -> None:
        super().__init__(parent, headline(edition), width=720)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("editionSheet")
        self.resize(760, 560)
        self._place, self._edition = place, edition
        self._asks = Dialogs(self)
        self._errands = Jobs(self)
        self.finished.connect(lambda _code: self._errands.leave())
        if odd := warning(edition.difference):
            self.body.addWidget(label(odd, "warning", wrap=True))
        content = QWidget()
        self.changes = column(content)
        for line in changes(edition):
            self.changes.addWidget(label(line, wrap=True))
        self.changes.addStretch()
        self.body.addWidget(VerticalArea(content, headline(edition)), 1)
        self.fault = label("", "fault", wrap=True)
        self.body.addWidget(self.fault)
        leads = may(place.counter.officer, "import")
        self.put = button(tr("&Put in force"), self._put, kind="primary")
        self.leave = button(tr("&Do not use it"), self._decline, kind="harm")
        if leads:
            self.buttons.addWidget(self.put)
            self.buttons.addWidget(self.leave)
        else:
            self.fault.setText(tr("Only a lead decides about this. Ask yours to sign in."))
        self.add_reject(tr("&Later"))

    def _put(self) -> None:
        change = self._edition.difference
        if change.suspicious and not self._asks.ask(
            tr(QUESTIONS[change.suspicious]),
            warning(change),
            yes=tr("&Put in force all the same"),
            no=tr("&Go back"),
            harm=True,
        ):
            return
        counter, sha, asked = self._place.counter, self._edition.sha256, bool(change.suspicious)
        self._decide(lambda: counter.catalogue.accept(sha, by=counter.officer, smaller=asked))

    def _decline(self) -> None:
        if not self._asks.ask(
            tr("Leave this edition out of force?"),
            tr("It does not come again by itself: the province would have to send it anew."),
            yes=tr("&Do not use it"),
            no=tr("&Go back"),
            harm=True,
        ):
            return
        counter, sha = self._place.counter, self._edition.sha256
        self._decide(lambda: counter.catalogue.decline(sha, by=counter.officer))

    def _decide(self, deed: object) -> None:
        self.setEnabled(False)
        self._errands.run(
            lambda _report: deed(),  # type: ignore[operator]
            owner=self,
            done=lambda _done: self._decided(),
            failed=self._refused,
        )

    def _decided(self) -> None:
        self.decided.emit()
        self.accept()

    def _refused(self, error: Foreseen) -> None:
        self.setEnabled(True)
        words = words_for(error)
        self.fault.setText(f"{words.title}. {words.advice}")


def warning(change: Difference) -> str:
    """Return what is odd about an edition, in figures, and whom to ask; "" for nothing."""
    if not change.suspicious:
        return ""
    return tr(
        WARNINGS[change.suspicious],
        gone=formats.number(len(change.removed)),
        new=formats.number(len(change.added)),
    )


def headline(edition: WaitingEdition) -> str:
    """Return what waits, in one line."""
    what = tr("New catalogue of procedures: {name}", name=edition.name)
    if edition.kind != "catalogue":
        what = tr("New working calendar: {name}", name=edition.name)
    made = formats.day(parsed(edition.made_at))
    return f"{what} · {made}" if made else what


def changes(edition: WaitingEdition) -> list[str]:
    """Return what the edition would change, for people."""
    change = edition.difference
    lines = []
    if edition.problem:
        found = words_of(edition.problem)
        lines.append(f"{found[0]}. {found[1]}" if found else tr("This edition cannot be read."))
    for codes, words in (
        (change.added, tr("New procedures: {count}", count=len(change.added))),
        (change.removed, tr("Procedures that go: {count}", count=len(change.removed))),
        (change.changed, tr("Procedures that change: {count}", count=len(change.changed))),
    ):
        if codes:
            lines.append(f"{words}\n{_named(codes)}")
    if edition.moved:
        moved = tr(
            "Promises the new calendar would count otherwise (they stay as printed): {count}",
            count=len(edition.moved),
        )
        lines.append(f"{moved}\n{_named([one.code for one in edition.moved])}")
    return lines or [tr("Nothing that you would notice changes.")]


def _named(codes: Sequence[str]) -> str:
    named = ", ".join(codes[:MOST_NAMED])
    return f"{named} …" if len(codes) > MOST_NAMED else named
