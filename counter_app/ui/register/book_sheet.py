"""The books of a period and the lists of a day: look, print, or save."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLabel, QWidget

from counter_app.domain.clock import to_local
from counter_app.domain.registers import Daily
from counter_app.services.paper.files import BookPaper
from counter_app.ui.dialogs import Sheet
from counter_app.ui.files import where_to_save
from counter_app.ui.jobs import Jobs
from counter_app.ui.language import mark, tr
from counter_app.ui.look.days import drop_calendar
from counter_app.ui.look.parts import button, label, row
from counter_app.ui.paper.preview import Preview
from counter_app.ui.paper.why_sheet import WhySheet
from counter_app.ui.place import Counter, Place

BOOKS = (
    ("register", mark("Register book of dossiers (form 07)")),
    ("report", mark("Periodic report II.06a")),
    ("cash", mark("Money taken at this counter")),
)
LISTS = (
    (Daily.RECEIVED, mark("List: received on the day")),
    (Daily.RETURNED, mark("List: results given out on the day")),
    (Daily.DUE_TODAY, mark("List: due on the day")),
    (Daily.DUE_TOMORROW, mark("List: due on the working day after")),
    (Daily.OVERDUE, mark("List: overdue now")),
    (Daily.WAITING, mark("List: waiting for the citizen now")),
    (Daily.UNCOLLECTED, mark("List: results not collected yet")),
    (Daily.UNDELIVERED, mark("List: not delivered to the province yet")),
)
OF_A_DAY = (Daily.RECEIVED, Daily.RETURNED, Daily.DUE_TODAY, Daily.DUE_TOMORROW)


class BookSheet(Sheet):
    """Choose a book and its period, or a list and its day, then look, print, or save."""

    about = mark(
        "Books count a period; lists name the dossiers of one day, or those that wait now, with "
        "phone numbers. Each can be looked at, printed, or saved as Excel and PDF."
    )

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent, tr("Books and lists"), width=520)
        self.setObjectName("bookSheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place = place
        self._errands = Jobs(self)
        self.finished.connect(lambda _code: self._errands.leave())
        today = to_local(place.counter.clock.now()).date()
        self.kind = QComboBox()
        for value, words in BOOKS:
            self.kind.addItem(tr(words), value)
        self.kind.insertSeparator(self.kind.count())
        for daily, words in LISTS:
            self.kind.addItem(tr(words), daily.value)
        self.first, self.last = _day(today.replace(day=1)), _day(today)
        self.closing = QCheckBox(tr("With the &closing page"))
        self._names: dict[str, QLabel] = {}
        for words, field in (
            (tr("&Book or list"), self.kind),
            (tr("&From"), self.first),
            (tr("&Until"), self.last),
        ):
            name = label(words, "muted")
            name.setBuddy(field)
            self._names[words] = name
            field.setAccessibleName(words.replace("&", ""))
            self.body.addWidget(name)
            self.body.addWidget(field)
        self.body.addWidget(self.closing)
        self._periods: list[QWidget] = []
        periods = row()
        for words, months in ((tr("Last month"), 1), (tr("This year"), 12)):
            choose = button(words, partial(self._choose, months), kind="link")
            self._periods.append(choose)
            periods.addWidget(choose)
        periods.addStretch()
        self.body.addLayout(periods)
        self.kind.currentIndexChanged.connect(lambda _n: self._fit())
        self.show_it = self.add_accept(tr("&View and print"))
        self.excel = button(tr("Save as &Excel …"), lambda: self._save("xlsx"))
        self.buttons.addWidget(self.excel)
        self.buttons.addWidget(button(tr("Save as &PDF …"), lambda: self._save("pdf")))
        self.add_reject(tr("Close"))
        self._fit()

    def accept(self) -> None:
        """Qt: show the book; the sheet stays for the next one."""
        counter, kind, first, last = self._asked()
        closing = self.closing.isChecked()

        def work(_report: object) -> bytes:
            return counter.paperwork.print_paper(_paper(counter, kind, first, last, closing))

        title = self.kind.currentText()
        self._errands.run(
            work,
            owner=self,
            done=lambda pdf: Preview(self._place, pdf, title, self).open(),
            failed=self._place.dialogs.explain,
        )

    def write(self, file: Path, reason: str) -> None:
        """Write the chosen book into ``file``, as its ending says; the ``reason`` is kept."""
        counter, kind, first, last = self._asked()
        closing = self.closing.isChecked()

        def work(_report: object) -> Path:
            paper = _paper(counter, kind, first, last, closing)
            counter.books.write(paper, file, reason=reason)
            return file

        self._errands.run(
            work,
            owner=self,
            done=lambda saved: self._place.dialogs.tell(tr("The book is saved"), str(saved)),
            failed=self._place.dialogs.explain,
        )

    def _save(self, ending: str) -> None:
        WhySheet(self, lambda reason: self._choose_file(ending, reason)).open()

    def _choose_file(self, ending: str, reason: str) -> None:
        name = f"{self.kind.currentData()}-{_python(self.last.date()):%Y-%m-%d}.{ending}"
        kinds = tr("Excel workbook") if ending == "xlsx" else tr("PDF to print")
        file = where_to_save(self, tr("Save the book"), name, f"{kinds} (*.{ending})")
        if file is not None:
            self.write(file, reason)

    def _asked(self) -> tuple[Counter, str, date, date]:
        return (
            self._place.counter,
            str(self.kind.currentData()),
            _python(self.first.date()),
            _python(self.last.date()),
        )

    def _choose(self, months: int) -> None:
        today = to_local(self._place.counter.clock.now()).date()
        last = today
        if months == 1:
            last = today.replace(day=1) - timedelta(days=1)
        first = last.replace(day=1) if months == 1 else last.replace(month=1, day=1)
        for field, day in ((self.first, first), (self.last, last)):
            field.setDate(QDate(day.year, day.month, day.day))

    def _fit(self) -> None:
        kind = self.kind.currentData()
        is_list = kind in set(Daily)
        self.closing.setVisible(kind == "register")
        for widget in (self.first, self._names[tr("&From")], *self._periods):
            widget.setVisible(not is_list)
        until = self._names[tr("&Until")]
        until.setText(tr("&Day") if is_list else tr("&Until"))
        self.last.setAccessibleName(until.text().replace("&", ""))
        for widget in (self.last, until):
            widget.setVisible(not is_list or kind in OF_A_DAY)


def _paper(counter: Counter, kind: str, first: date, last: date, closing: bool) -> BookPaper:
    """Return a book, or a list of the last day. On a thread of its own."""
    if kind in set(Daily):
        return counter.daily.paper(Daily(kind), last if kind in OF_A_DAY else None)
    return counter.books.of(kind, first, last, closing=closing)


def _day(day: date) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    drop_calendar(field)
    field.setDisplayFormat("dd/MM/yyyy")
    return field


def _python(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
