"""The sheet “Many people”: a village's list, one procedure, a dossier for each of them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.cards import Card, parse
from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import CounterError
from counter_app.domain.orders import ReceiveOrder
from counter_app.services.at_hand.people_list import ListedPerson, people_in, people_of
from counter_app.ui.dialogs import Dialogs, Sheet
from counter_app.ui.files import which_file
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, label, row
from counter_app.ui.look.reading_order import read_in_order
from counter_app.ui.paper.slips import Slips
from counter_app.ui.place import Place
from counter_app.ui.reception.batch.kept import KIND, lists_in, with_list
from counter_app.ui.reception.batch.model import BatchModel, BatchRow, Column, State
from counter_app.ui.reception.batch.table import PeopleTable
from counter_app.ui.words import formats
from counter_app.ui.words.labels import SEXES
from counter_app.ui.words.messages import words_for

SIZE = (1240, 640)
KEEP_AFTER_MS = 1000


class BatchSheet(Sheet):
    """Everybody in the list gets a dossier like ``pattern``; whoever is received stays shown."""

    def __init__(
        self, place: Place, parent: QWidget, slips: Slips, pattern: ReceiveOrder, name: str
    ) -> None:
        super().__init__(parent, tr("The same procedure for many people"), width=900)
        self.setObjectName("batchSheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._place, self._slips, self._pattern = place, slips, pattern
        self._asks = Dialogs(self)
        self._is_running = False
        self._unprinted = 0
        self.model = BatchModel()
        self.table = PeopleTable(self.model, self)
        self.status, self.fault = label("", "muted"), label("", "fault", wrap=True)
        self._lay_out(name)
        self._keep = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep.timeout.connect(self._write_down)
        self.model.changed.connect(self._count)
        self.model.changed.connect(self._edited)
        self._count()
        self.table.selectionModel().currentRowChanged.connect(
            lambda current, _before: self._explain_line(current)
        )
        self._bring_back()

    def scanned(self, payload: str) -> None:
        """A card was scanned: its person is the next of the list."""
        try:
            self._add([_listed(parse(payload))])
        except CounterError as error:
            self._show_error(error)

    def accept(self) -> None:
        """Qt: receive everybody who is sound and not received yet, one after the other."""
        if self._is_running:
            return
        self._finish_typing()
        if not self.model.waiting():
            self._point_at_fault()
            return
        self._is_running, self._unprinted = True, 0
        self._next()

    def reject(self) -> None:
        """Qt: leave; a list that is not received is kept, or thrown away after a question."""
        if self._is_running:
            self._is_running = False  # the dossier under way is the last one
            return
        left = self._left()
        is_asked = self.isVisible()  # locked away, it is put aside: its draft stays
        if (
            left
            and is_asked
            and not self._asks.ask(
                tr("Leave the list?"),
                tr("Not received yet: {count}. They are thrown away.", count=left),
                yes=tr("&Throw them away"),
                no=tr("&Stay here"),
                harm=True,
            )
        ):
            return
        self._keep.stop()
        if is_asked:
            self._forget()
        super().reject()

    def _finish_typing(self) -> None:
        """Take what is being typed into a cell."""
        self.table.setCurrentIndex(QModelIndex())

    def _left(self) -> int:
        """Return how many people are not received yet."""
        tally = self.model.tally()
        return tally[State.READY] + tally[State.FAULTY]

    def _next(self) -> None:
        waiting = self.model.waiting()
        if not waiting or not self._is_running:
            self._end()
            return
        person, counter = waiting[0], self._place.counter
        order = replace(self._pattern, applicant=person.person(), client_ref=person.client_ref)
        self._place.jobs.run(
            lambda _report: (
                counter.reception.receive(order, by=counter.officer, prints="receipt").dossier
            ),
            owner=self,
            done=lambda dossier: self._received(person, dossier),
            failed=lambda error: self._refused(person, error),
        )

    def _received(self, person: BatchRow, dossier: Dossier) -> None:
        self.model.received(person.client_ref, dossier.code)
        self._place.news.dossier_changed.emit(dossier.code)
        self._slips.print_quietly(dossier.code, "receipt", self._printed)

    def _printed(self, came_out: bool) -> None:
        self._unprinted += not came_out
        self._next()

    def _refused(self, person: BatchRow, error: Foreseen) -> None:
        words = words_for(error)
        self.model.refused(person.client_ref, f"{words.title}. {words.advice}")
        self._next()

    def _end(self) -> None:
        self._is_running = False
        self._count()
        self._slips.look()
        self._point_at_fault()
        if self._unprinted:
            self.fault.setText(
                tr(
                    "Receipts not printed: {count}. They wait in the list below.",
                    count=self._unprinted,
                )
            )
        if not self._left():
            self._forget()

    def _point_at_fault(self) -> None:
        number = self.model.first_fault()
        if number >= 0:
            self.table.setFocus()
            self.table.setCurrentIndex(self.model.index(number, Column.NAME))

    def _explain_line(self, current: QModelIndex) -> None:
        """Say in full what is wrong with the person on whom the cursor stands."""
        faults = self.model.faults(current.row()) if current.isValid() else ()
        self.fault.setText("  ".join(faults))

    def _pick(self) -> None:
        kinds = tr("Lists (*.xlsx *.csv *.txt)")
        if chosen := which_file(self, tr("Open a list"), kinds):
            self.open_file(chosen)

    def open_file(self, path: Path) -> None:
        """Add the people of a file."""
        self._place.jobs.run(
            lambda _report: people_in(path),
            owner=self,
            done=self._add,
            failed=self._show_error,
        )

    def _paste(self) -> None:
        try:
            self._add(people_of(QApplication.clipboard().text()))
        except CounterError as error:
            self._show_error(error)

    def _add(self, people: list[ListedPerson] | tuple[ListedPerson, ...]) -> None:
        self._finish_typing()
        added = self.model.add(people)
        left_out = len(people) - added
        self.table.scrollToBottom()
        self.table.setCurrentIndex(self.model.index(self.model.rowCount() - 1, Column.NAME))
        self.fault.setText(
            tr("Already in the list, not added again: {count}.", count=left_out) if left_out else ""
        )

    def _drop(self) -> None:
        self.model.drop(sorted({index.row() for index in self.table.selectedIndexes()}))

    def _show_error(self, error: Foreseen) -> None:
        words = words_for(error)
        self.fault.setText(f"{words.title}. {words.advice}")

    def _count(self) -> None:
        tally = self.model.tally()
        self.status.setText(
            tr(
                "Ready: {ready} · Received: {received} · To be corrected: {faulty}",
                ready=tally[State.READY],
                received=tally[State.RECEIVED],
                faulty=tally[State.FAULTY],
            )
        )
        self.receive.setEnabled(not self._is_running and tally[State.READY] > 0)

    def _edited(self) -> None:
        if not self._keep.isActive():
            self._keep.start()

    def _write_down(self) -> None:
        """A power cut loses two seconds of the list at most."""
        self._put_down(self.model.people())

    def _forget(self) -> None:
        self._keep.stop()
        self._put_down(())

    def _put_down(self, people: Sequence[BatchRow]) -> None:
        counter, procedure = self._place.counter, self._pattern.procedure

        def work(_report: object) -> None:
            drafts, officer = counter.drafts, counter.officer
            text = with_list(drafts.of(officer, KIND), procedure, people)
            drafts.keep(officer, text, KIND)

        self._place.jobs.run(
            work,
            owner=self,
            done=lambda _none: None,
            failed=self._not_kept,
        )

    def _not_kept(self, error: Foreseen) -> None:
        """The list would be lost in a power cut: said, and tried again."""
        self._show_error(error)
        if self.isVisible():
            self._keep.start()

    def _bring_back(self) -> None:
        counter = self._place.counter
        self._place.jobs.run(
            lambda _report: counter.drafts.of(counter.officer, KIND),
            owner=self,
            done=self._brought_back,
            failed=self._show_error,
        )

    def _brought_back(self, text: str) -> None:
        people = lists_in(text).get(self._pattern.procedure)
        if people and not self.model.people():
            self.model.restore(people)

    def _lay_out(self, name: str) -> None:
        self.body.addWidget(label(name, "strong", wrap=True))
        hint = tr(
            "Papers, fee and summary are those ticked at reception, for everybody. "
            "Type, paste from a table, open a file, or scan one card after the other."
        )
        self.body.addWidget(label(hint, "muted", wrap=True))
        ways = row()
        ways.addWidget(button(tr("Open a list…"), self._pick, picture="file", key="Ctrl+O"))
        ways.addWidget(button(tr("Paste"), self._paste, key="Ctrl+Shift+V"))
        ways.addWidget(button(tr("Take out"), self._drop, key="Ctrl+Del"))
        ways.addStretch()
        ways.addWidget(self.status)
        self.body.addLayout(ways)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.fault)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.table)
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        paste.activated.connect(self._paste)
        self.receive = self.add_accept(tr("Receive all and print"), key="F9")
        self.add_reject(tr("Close"))
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            outer.setStretchFactor(self.body, 1)
        read_in_order(self)
        self.table.setFocus()


def _listed(card: Card) -> ListedPerson:
    from_card = SEXES.get(card.sex, "")
    return ListedPerson(
        name=card.name,
        id_number=card.id_number,
        born=formats.born(card.born),
        sex=tr(from_card) if card.sex else "",
        address=card.address,
    )
