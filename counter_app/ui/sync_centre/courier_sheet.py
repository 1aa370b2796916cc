"""The journal on a stick, where there is no line: a sealed file out, the province's answer in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from counter_app.services.delivery import DeliveryStatus
from counter_app.ui.dialogs import Sheet
from counter_app.ui.files import which_file, which_folder
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import busy_bar, button, card, label
from counter_app.ui.sync_centre.courier import Courier
from counter_app.ui.words import formats


class CourierSheet(Sheet):
    """Two steps, one button each; what came of the last one stands below."""

    about = mark(
        "Where there is no line, what waits travels on a stick: sealed, so that only the province "
        "can open it. Its answer file is read here; the same file twice changes nothing."
    )

    def __init__(self, courier: Courier, status: DeliveryStatus | None, parent: QWidget) -> None:
        super().__init__(parent, tr("By USB stick"), width=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("courierSheet")
        self.courier = courier
        courier.is_watched = True
        self.finished.connect(lambda _code: self._leave())
        self.body.addWidget(label(tr(self.about), wrap=True))
        waits = _waiting(status)
        self.out = button(tr("&Write to the stick…"), self._write, kind="primary", key="F9")
        self.take = button(tr("&Read the answer…"), self._read, key="F8")
        self._add_step(tr("1. Out"), waits, self.out)
        answer = tr("The province's clerk gives the stick back with an answer file on it.")
        self._add_step(tr("2. Back"), answer, self.take)
        self.busy = busy_bar()
        self.said, self.fault = label("", "strong", wrap=True), label("", "fault", wrap=True)
        for widget in (self.busy, self.said, self.fault):
            self.body.addWidget(widget)
        self.add_reject(tr("Close"))
        courier.begun.connect(self._wait)
        courier.told.connect(self._show)
        if courier.is_idle:
            self._show("", "")
        else:
            self._wait()

    def _write(self) -> None:
        if folder := which_folder(self, tr("The stick")):
            self.courier.write_to(folder)

    def _read(self) -> None:
        if file := which_file(self, tr("The province's answer"), tr("All files (*)")):
            self.courier.read_from(file)

    def _leave(self) -> None:
        self.courier.is_watched = False  # what still runs is told by the window

    def _wait(self) -> None:
        self._show(tr("At work. Please leave the stick in."), "", busy=True)

    def _show(self, said: str, fault: str, *, busy: bool = False) -> None:
        for words, text in ((self.said, said), (self.fault, fault)):
            words.setText(text)
            words.setVisible(bool(text))
        self.busy.setVisible(busy)
        for made in (self.out, self.take):
            made.setEnabled(not busy)

    def _add_step(self, title: str, words: str, made: QPushButton) -> None:
        frame, inside = card()
        inside.addWidget(label(title, "heading"))
        inside.addWidget(label(words, wrap=True))
        line: QVBoxLayout = inside
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(frame)


def _waiting(status: DeliveryStatus | None) -> str:
    if status is None:
        return tr("What no stick and no line has brought yet is written.")
    return tr(
        "Waiting: {facts} entries and {scans} scans. Scans go with the stick after their entries.",
        facts=formats.number(status.counts.pending),
        scans=formats.number(status.counts.scans_pending),
    )
