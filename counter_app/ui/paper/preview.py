"""A paper on the screen: look, print, keep as a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QWidget

from counter_app.domain.errors import MachineError
from counter_app.ui.dialogs import KeysSheet
from counter_app.ui.files import where_to_save
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, column, label, row
from counter_app.ui.look.theme import GRID
from counter_app.ui.paper.pages import rendered
from counter_app.ui.place import Place

SIZE = (900, 640)
SCREEN_DPI = 96.0
ZOOMS = (60, 80, 100, 125, 150, 200)


class Preview(QDialog):
    """Shows every page of one paper."""

    def __init__(self, place: Place, pdf: bytes, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("preview")
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self._place, self._pdf, self._title = place, pdf, title
        self._zoom, self._fitted = ZOOMS.index(100), False
        self.pages: list[QImage] = []
        self._sheets = QWidget()
        self._column = column(self._sheets, margin=2 * GRID, spacing=2 * GRID)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setAccessibleName(title)
        self._area.setProperty("reads", "true")
        self._area.setWidget(self._sheets)
        outer = column(self, margin=2 * GRID)
        outer.addWidget(self._area, 1)
        outer.addLayout(self._buttons())
        keys = QShortcut(QKeySequence("F1"), self)
        keys.activated.connect(lambda: KeysSheet(self).open())
        self._render()

    def _buttons(self) -> QHBoxLayout:
        line = row()
        line.addWidget(button("−", lambda: self._zoom_by(-1), key="Ctrl+-"))
        line.addWidget(button("+", lambda: self._zoom_by(1), key="Ctrl++"))
        line.addStretch()
        line.addWidget(button(tr("&Save as PDF…"), self._save))
        close = button(tr("&Close"), self.accept, key="Esc")
        print_it = button(
            tr("&Print"), self._print, kind="primary", picture="printer", key="Ctrl+P"
        )
        line.addWidget(print_it)
        line.addWidget(close)
        print_it.setFocus()
        return line

    def _render(self) -> None:
        ratio = self.devicePixelRatioF()
        dpi = SCREEN_DPI * ZOOMS[self._zoom] / 100 * ratio
        self._place.jobs.run(
            lambda _report: rendered(self._pdf, dpi=dpi),
            owner=self,
            done=lambda pages: self._show(pages, ratio),
            failed=self._place.dialogs.explain,
        )

    def _show(self, pages: list[QImage], ratio: float) -> None:
        self.pages = pages
        if not self._fitted and self._too_wide(pages, ratio):
            return
        self._fitted = True
        while self._column.count():
            item = self._column.takeAt(0)
            if item and (widget := item.widget()):
                widget.deleteLater()
        for number, page in enumerate(pages, 1):
            page.setDevicePixelRatio(ratio)
            sheet = label()
            sheet.setPixmap(QPixmap.fromImage(page))
            sheet.setAccessibleName(tr("Page {number}", number=number))
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()

    def _too_wide(self, pages: list[QImage], ratio: float) -> bool:
        """A page is first shown in its whole width: ask for smaller pages where it is not."""
        room = self._area.viewport().width() - 5 * GRID  # margins and a scroll bar
        widest = max((page.width() / ratio for page in pages), default=0)
        wanted = self._zoom
        while wanted and widest * ZOOMS[wanted] / ZOOMS[self._zoom] > room:
            wanted -= 1
        if wanted == self._zoom:
            return False
        self._zoom, self._fitted = wanted, True
        self._render()
        return True

    def _zoom_by(self, step: int) -> None:
        self._zoom = min(len(ZOOMS) - 1, max(0, self._zoom + step))
        self._render()

    def _print(self) -> None:
        printer, pdf, title = self._place.printer, self._pdf, self._title
        self._place.jobs.run(
            lambda _report: printer.print_pdf(pdf, title),
            owner=self,
            done=lambda _none: self.accept(),
            failed=self._place.dialogs.explain,
            is_machine=True,
        )

    def _save(self) -> None:
        kinds = tr("PDF files (*.pdf)")
        if file := where_to_save(self, tr("Save as PDF"), f"{self._title}.pdf", kinds):
            pdf, title, audit = self._pdf, self._title, self._place.counter.guard.audit

            def work(_report: object) -> None:
                audit.took_out(title)
                _write(file, pdf)

            self._place.jobs.run(
                work,
                owner=self,
                done=lambda _none: self.accept(),
                failed=self._place.dialogs.explain,
            )


def _write(path: Path, pdf: bytes) -> None:
    try:
        path.write_bytes(pdf)
    except OSError as wrong:
        raise MachineError("disk.full", errno=wrong.errno) from wrong
