"""Settings of this counter: printer, paper, folders, language, text, lock; officers; practice."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from counter_app import settings as settings_file
from counter_app.domain.staff import require
from counter_app.services.doctor.folders import folder_troubles
from counter_app.settings import Settings
from counter_app.ui.files import which_folder
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import VerticalArea, button, card, column, label, row, set_state
from counter_app.ui.look.taste import TEXT_SIZES
from counter_app.ui.look.theme import GRID
from counter_app.ui.office.caretaker import Caretaker
from counter_app.ui.office.join_sheet import JoinSheet
from counter_app.ui.office.officers_sheet import OfficersSheet, PasswordSheet
from counter_app.ui.office.safety_card import SafetyCard
from counter_app.ui.office.training import Practice
from counter_app.ui.place import Place

LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))
FORMS = (("TT03/2025", "TT 03/2025"), ("TT01/2018", "TT 01/2018"))
LONGEST_WAIT = 120  # minutes
TROUBLES = {
    "watched.missing": mark("The folder the scanner drops files into is not there."),
    "watched.closed": mark("The folder the scanner drops files into cannot be read."),
    "watched.kept": mark("In the folder of the scanner nothing can be deleted: files stay there."),
    "second.missing": mark("The second folder for backups is not there now: put the stick in."),
    "second.closed": mark("Nothing can be written into the second folder for backups."),
}
PAPERS = (("A4", mark("A4")), ("A5", mark("A5")), ("A4-2xA5", mark("A4, two copies to cut")))


class OfficeScreen(QWidget):
    """Signals: text_size_changed: percent, to be seen at once."""

    text_size_changed = Signal(int)

    def __init__(self, place: Place, caretaker: Caretaker) -> None:
        super().__init__()
        self.setObjectName("page")
        self._place = place
        self.safety = SafetyCard(place, caretaker, self)
        settings = place.counter.settings
        self.text = _choice([(str(p), f"{p} %") for p in TEXT_SIZES], str(place.taste.text_percent))
        self.language = _choice(LANGUAGES, settings.window_language)
        self.printer = QComboBox()
        self.paper = _choice([(v, tr(w)) for v, w in PAPERS], settings.printing_paper)
        self.forms = _choice(FORMS, settings.printing_forms)
        self.watched, self.delete_watched = QLineEdit(), QCheckBox(tr("&Delete them once saved"))
        self.watched.setText(settings.window_watched_folder)
        self.watched.setPlaceholderText(tr("none: only files and the scanner"))
        self.delete_watched.setChecked(settings.window_watched_delete)
        self.practice = Practice(place, self)
        self.officers = button(tr("&Officers …"), self._show_officers)
        self.lock_after = QSpinBox()
        self.lock_after.setRange(0, LONGEST_WAIT)
        self.lock_after.setSuffix(" " + tr("minutes"))
        self.lock_after.setSpecialValueText(tr("never"))
        self.lock_after.setValue(settings.window_lock_after_minutes)
        self.said: QLabel = label("", "muted", wrap=True)
        self._lay_out()
        self.text.activated.connect(self._size_chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: printers and officers are read when one comes here."""
        super().showEvent(event)
        self._load_printers()
        self.safety.refresh()

    def save(self) -> None:
        """Write the settings; all but the language count at once."""
        counter = self._place.counter
        changes = {
            "window_language": str(self.language.currentData()),
            "printing_printer": str(self.printer.currentData() or ""),
            "printing_paper": str(self.paper.currentData()),
            "printing_forms": str(self.forms.currentData()),
            "window_lock_after_minutes": self.lock_after.value(),
            "window_watched_folder": self.watched.text().strip(),
            "window_watched_delete": self.delete_watched.isChecked(),
            "backup_second_folder": self.safety.second.text().strip(),
        }

        def work(_report: object) -> tuple[Settings, Settings, tuple[str, ...]]:
            require(counter.officer, "settings")
            before = counter.settings
            changed = before.changed(**changes)
            settings_file.save(counter.paths.settings, changed)
            counter.guard.seal(changed)
            counter.settings = changed
            return before, changed, folder_troubles(changed)

        self._place.jobs.run(work, owner=self, done=self._saved, failed=self._place.dialogs.explain)

    def _saved(self, done: tuple[Settings, Settings, tuple[str, ...]]) -> None:
        before, settings, troubles = done
        self._place.printer.use(settings.printing_printer)
        self._place.news.settings_changed.emit(settings)
        said = [tr("Saved.")]
        if settings.window_language != before.window_language:
            said.append(tr("The language counts from the next start."))
        said += [tr(TROUBLES[code]) for code in troubles]
        self.said.setText(" ".join(said))
        set_state(self.said, "ink", "red" if troubles else "")

    def _size_chosen(self) -> None:
        percent = int(self.text.currentData())
        self._place.taste.set_text_percent(percent)
        self.text_size_changed.emit(percent)

    def _load_printers(self) -> None:
        printer = self._place.printer
        chosen = self._place.counter.settings.printing_printer
        self._place.jobs.run(
            lambda _report: printer.names(),
            is_machine=True,
            owner=self,
            done=lambda found: self._show_printers(found, chosen),
            failed=self._place.dialogs.explain,
        )

    def _show_printers(self, names: list[str], chosen: str) -> None:
        self.printer.clear()
        self.printer.addItem(tr("The printer of this PC"), "")
        for name in names:
            self.printer.addItem(name, name)
        if chosen and chosen not in names:  # switched off today: still the one that is chosen
            self.printer.addItem(tr("{name} (not there now)", name=chosen), chosen)
        self.printer.setCurrentIndex(max(0, self.printer.findData(chosen)))

    def _choose_watched(self) -> None:
        title = tr("Folder the scanner drops files into")
        if (chosen := which_folder(self, title, self.watched.text())) is not None:
            self.watched.setText(str(chosen))

    def _print_test(self) -> None:
        """Print a page on the printer that is chosen now, saved or not."""
        counter, printer = self._place.counter, self._place.printer
        chosen, saved = str(self.printer.currentData() or ""), counter.settings.printing_printer

        def tried(pdf: bytes) -> None:
            printer.use(chosen)
            try:
                printer.print_pdf(pdf, tr("Test page"))
            finally:
                printer.use(saved)

        def made(pdf: bytes) -> None:
            self._place.jobs.run(
                lambda _report: tried(pdf),
                owner=self,
                done=lambda _none: self.said.setText(tr("The test page is at the printer.")),
                failed=self._place.dialogs.explain,
                is_machine=True,
            )

        self._place.jobs.run(
            lambda _report: counter.paperwork.trial_page(),
            owner=self,
            done=made,
            failed=self._place.dialogs.explain,
        )

    def _show_officers(self) -> None:
        OfficersSheet(self._place, self.window()).open()

    def _change_password(self) -> None:
        PasswordSheet(self._place, self._place.counter.officer, self.window()).open()

    def _join(self) -> None:
        JoinSheet(self._place, self.window()).open()

    def _show_province(self) -> None:
        settings = self._place.counter.settings
        self.province.setText(settings.gateway_url or tr("not connected to the province"))
        self.join.setVisible(not settings.gateway_url and not settings.window_training)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("page")
        middle = row(content, margin=2 * GRID, spacing=2 * GRID)
        middle.addWidget(self._window_card(), 1)
        beside = column(spacing=2 * GRID)
        beside.addWidget(self._office_card())
        beside.addWidget(self.safety)
        beside.addStretch()
        middle.addLayout(beside, 1)
        column(self).addWidget(VerticalArea(content))

    def _window_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(label(tr("Window and paper"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        fields: tuple[tuple[str, QWidget], ...] = (
            (tr("Text size"), self.text),
            (tr("Language"), self.language),
            (tr("Printer"), self.printer),
            (tr("Paper size"), self.paper),
            (tr("Set of forms"), self.forms),
            (tr("Lock after"), self.lock_after),
        )
        for number, (words, field) in enumerate(fields):
            _add_field(grid, number, words, field)
        inside.addLayout(grid)
        inside.addSpacing(GRID)
        folder = label(tr("Folder the scanner drops f&iles into"), "muted")
        folder.setBuddy(self.watched)
        self.watched.setAccessibleName(tr("Folder the scanner drops files into"))
        inside.addWidget(folder)
        line = row()
        line.addWidget(self.watched, 1)
        line.addWidget(button(tr("Choose …"), self._choose_watched))
        inside.addLayout(line)
        inside.addWidget(self.delete_watched)
        inside.addSpacing(GRID)
        below = row()
        save: Callable[[], None] = self.save
        below.addWidget(button(tr("&Save settings"), save, kind="primary"), 1)
        below.addWidget(button(tr("Print a t&est page"), self._print_test, picture="printer"))
        inside.addLayout(below)
        inside.addWidget(self.said)
        inside.addStretch()
        return frame

    def _office_card(self) -> QWidget:
        frame, inside = card()
        settings = self._place.counter.settings
        inside.addWidget(label(tr("This counter"), "heading"))
        counter = tr("Counter {counter}", counter=settings.office_counter)
        where = f"{settings.office_name} · {settings.office_unit} · {counter}"
        self.province = label("", wrap=True)
        for line in (label(where, wrap=True), self.province):
            inside.addWidget(line)
        self.join = button(tr("Co&nnect to the province …"), self._join)
        inside.addWidget(self.join)
        self._place.news.province_joined.connect(self._show_province)
        self._show_province()
        inside.addWidget(label(str(self._place.counter.paths.data), "small", wrap=True))
        inside.addWidget(self.officers)
        inside.addWidget(button(tr("Change my &password …"), self._change_password))
        if not settings.window_training:
            inside.addWidget(button(tr("P&ractise: another window …"), self.practice.open))
            hint = tr("The practice has its own data; nothing of it reaches the province.")
            inside.addWidget(label(hint, "muted", wrap=True))
        inside.addStretch()
        return frame


def _choice(entries: object, chosen: str) -> QComboBox:
    made = QComboBox()
    for value, words in entries:  # type: ignore[attr-defined]
        made.addItem(words, value)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made


def _add_field(grid: QGridLayout, number: int, words: str, field: QWidget) -> None:
    name = label(words, "muted")
    name.setBuddy(field)
    field.setAccessibleName(words)
    grid.addWidget(name, number, 0)
    grid.addWidget(field, number, 1)
