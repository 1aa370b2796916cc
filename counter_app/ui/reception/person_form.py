"""The fields of one person: applicant, owner or delegate."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from counter_app.domain.people import Person, PersonKind, Sex
from counter_app.ui.language import tr
from counter_app.ui.look.parts import label, set_state
from counter_app.ui.look.theme import GRID, LARGE_PX
from counter_app.ui.reception.entry import PersonEntry
from counter_app.ui.words import formats
from counter_app.ui.words.labels import PERSON_KINDS, SEXES


class PersonForm(QWidget):
    """Signals:
    changed: something was typed.
    id_entered: the ID number is complete and the field was left.
    """

    changed = Signal()
    id_entered = Signal(str)

    def __init__(
        self, *, heading: str = "", with_proof: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._heading = label(heading, "heading")
        self._old_id_number = ""
        self.name = self._line(tr("Full name"))
        self.id_number = self._line(tr("ID number"))
        self.born = self._line(tr("Born"), "31/12/1990")
        self.phone = self._line(tr("Phone"))
        self.address = self._line(tr("Address"))
        self.proof = self._line(tr("Authorisation"), tr("paper, number, date"))
        self.sex = self._choice(tr("Sex"))
        for sex, name in SEXES.items():
            self.sex.addItem(tr(name), sex)
        self.kind = self._choice(tr("Kind of person"))
        for kind, name in PERSON_KINDS.items():
            self.kind.addItem(tr(name), kind)
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        self._lay_out(with_proof=with_proof)
        self.id_number.editingFinished.connect(self._say_id)
        self._fit()

    def entry(self) -> PersonEntry:
        """Return what is typed."""
        return PersonEntry(
            name=self.name.text(),
            kind=PersonKind(self.kind.currentData()),
            id_number=self.id_number.text(),
            old_id_number=self._old_id_number,
            born=self.born.text(),
            sex=Sex(self.sex.currentData()),
            phone=self.phone.text(),
            address=self.address.text(),
            proof=self.proof.text(),
        )

    def show_person(self, person: Person) -> None:
        """Fill the fields; what the person does not say stays as typed."""
        typed = self.entry()
        fields = ((self.name, person.name), (self.id_number, person.id_number))
        rest = ((self.phone, person.phone), (self.address, person.address))
        for line, text in (*fields, (self.born, formats.born(person.born)), *rest):
            if text:
                line.setText(text)
                line.setCursorPosition(0)  # a long address is read from its beginning
        self._old_id_number = person.old_id_number or typed.old_id_number
        self.kind.setCurrentIndex(max(0, self.kind.findData(person.kind)))
        if person.sex is not Sex.UNKNOWN:
            self.sex.setCurrentIndex(self.sex.findData(person.sex))
        self.show_faults({})

    def put(self, person: Person) -> None:
        """Show this person; what was typed of another goes, of the same one it stays."""
        if not self.entry().may_be(person):
            self.clear()
        self.show_person(person)

    def show_entry(self, entry: PersonEntry) -> None:
        """Fill the fields with what was typed before."""
        self.clear()
        self.show_person(replace(entry, born="").person())
        self.born.setText(entry.born)
        self.proof.setText(entry.proof)

    def show_faults(self, faults: dict[str, str]) -> None:
        """Mark the fields that are wrong and say the first fault."""
        for name in ("name", "id_number", "born"):
            set_state(getattr(self, name), "fault", "true" if name in faults else "")
        self.fault.setText("  ".join(tr(words) for words in faults.values()))
        self.fault.setVisible(bool(faults))

    def focus_fault(self, faults: dict[str, str]) -> None:
        """Put the cursor where the first fault is."""
        for name in faults:
            getattr(self, name).setFocus()
            getattr(self, name).selectAll()
            return

    def clear(self) -> None:
        """Empty every field."""
        for line in (self.name, self.id_number, self.born, self.phone, self.address, self.proof):
            line.clear()
        self._old_id_number = ""
        self.sex.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.show_faults({})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter goes on to the next field from a list, too."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self.focusNextChild()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: at another text size whole numbers must still fit."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_names"):
            self._fit()

    def _fit(self) -> None:
        self._arrange()
        for field, longest in ((self.id_number, 12), (self.born, 10), (self.phone, 10)):
            width = field.fontMetrics().horizontalAdvance("0" * longest)
            field.setMinimumWidth(width + 4 * GRID)

    def _say_id(self) -> None:
        number = self.id_number.text().replace(" ", "")
        if len(number) >= 9:
            self.id_entered.emit(number)

    def _line(self, name: str, hint: str = "") -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.setMaxLength(300)
        line.textChanged.connect(self.changed)
        return line

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(name)
        choice.currentIndexChanged.connect(self.changed)
        return choice

    def _lay_out(self, *, with_proof: bool) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        (self.kind if with_proof else self.proof).hide()
        last: QWidget = self.proof if with_proof else self.kind
        self._rows: tuple[tuple[QWidget, ...], ...] = (
            (self.name,),
            (self.id_number, self.born),
            (self.sex, self.phone),
            (self.address,),
            (last,),
        )
        self._names: dict[QWidget, QLabel] = {}
        for field in (field for fields in self._rows for field in fields):
            self._names[field] = label(field.accessibleName(), "muted")
            self._names[field].setBuddy(field)
        order = [field for fields in self._rows for field in fields]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        for choice in (self.sex, self.kind):
            choice.installEventFilter(self)

    def _arrange(self) -> None:
        """Two fields in a row; with very large text one below the other."""
        large = QApplication.font().pixelSize() >= LARGE_PX
        rows = [(f,) for fields in self._rows for f in fields] if large else list(self._rows)
        self._grid.addWidget(self._heading, 0, 0, 1, 4)
        self._heading.setHidden(not self._heading.text())
        for number, fields in enumerate(rows, 1):
            for place, field in enumerate(fields):
                width = 3 if len(fields) == 1 else 1
                self._grid.addWidget(self._names[field], number, 2 * place)
                self._grid.addWidget(field, number, 2 * place + 1, 1, width)
        self._grid.addWidget(self.fault, len(rows) + 1, 1, 1, 3)
        self._grid.setColumnStretch(1, 4)
        self._grid.setColumnStretch(3, 0 if large else 3)
