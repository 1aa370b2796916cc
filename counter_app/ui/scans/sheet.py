"""The sheet “Scans” of one paper: see, turn, order, delete pages; one PDF comes out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.procedure import Component
from counter_app.ui.dialogs import Dialogs, Sheet
from counter_app.ui.files import local_files, which_files
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.flow_layout import FlowLayout
from counter_app.ui.look.parts import button, card, label, notice, row
from counter_app.ui.look.theme import GRID
from counter_app.ui.place import Place
from counter_app.ui.scans.flow import ScanFlow
from counter_app.ui.scans.page_list import PageList
from counter_app.ui.scans.page_model import PageModel, key_of
from counter_app.ui.scans.page_view import PageView
from counter_app.ui.scans.wording import findings_words, size_words, why_not
from counter_app.ui.words.messages import words_for

SIZE = (1180, 680)
RESOLUTIONS = (200, 300)
MOST_TROUBLES = 4  # files told one by one
Done = Callable[[tuple[bytes, ...], int], None]


class ScanSheet(Sheet):
    """The pages of one paper. After ``accepted``: ``scans`` and how many ``pages`` they have."""

    def __init__(
        self, place: Place, parent: QWidget | None, paper: str, scans: tuple[bytes, ...] = ()
    ) -> None:
        super().__init__(parent, tr("Scans"), width=720)
        self.setObjectName("scanSheet")
        self.resize(*SIZE)
        self.setAcceptDrops(True)
        self.scans, self.pages = scans, 0
        self._asks = Dialogs(self)
        self._is_binding = False
        self._troubles: list[str] = []
        self.flow = ScanFlow(place, self)
        self.model = PageModel(place, self, ratio=self.devicePixelRatioF())
        self.list, self.view = PageList(self.model), PageView(place)
        self.status, self.warnings = label("", "muted"), label("", "warning", wrap=True)
        self.waits = label("", "muted")
        self.empty = label(
            tr("Drop files here, or choose how the pages come in above."), "muted", wrap=True
        )
        self._lay_out(paper)
        self._connect()
        self.flow.begin(scans)
        self._show_waits()
        self._show([])

    def accept(self) -> None:
        """Qt: bind the pages, then leave."""
        if not self.use.isEnabled():
            return
        document = self.flow.document
        self.pages = len(document.pages)
        if not self.flow.is_changed:
            super().accept()
        elif not document.pages:
            self._leave_with(b"")
        else:
            self._hold(True)
            self.flow.bind(self._leave_with)

    def reject(self) -> None:
        """Qt: leave; pages that were changed are asked for first."""
        if self._is_binding:
            return  # the PDF is there in a moment
        if self.flow.is_changed and not self._asks.ask(
            tr("Leave without these pages?"),
            tr("What you changed here is not kept. Files on the disk stay where they are."),
            yes=tr("&Leave without them"),
            no=tr("&Stay here"),
            harm=True,
        ):
            return
        super().reject()

    def done(self, result: int) -> None:
        """Qt: the sheet closes, one way or the other."""
        self.flow.leave(kept=result == Sheet.DialogCode.Accepted)
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped anywhere on the sheet."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: files were dropped; they are copied, never moved."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.add(local_files(event.mimeData()))

    def add(self, files: Sequence[Path]) -> None:
        """Add the pages of files on disk."""
        self._forget_trouble()
        self.flow.add_files(files)

    def _pick(self) -> None:
        kinds = tr("Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)")
        self.add(which_files(self, tr("Scans"), kinds))

    def _scan(self) -> None:
        self._forget_trouble()
        self.flow.scan(int(self.resolution.currentData()))

    def _show(self, chosen: list[int] | None) -> None:
        document = self.flow.document
        if document.pages and not self.model.rowCount():
            self.list.setFocus()
        self.model.show_document(document)
        self.list.choose(chosen)
        self.stack.setCurrentIndex(1 if document.pages else 0)
        self.status.setText(size_words(document))
        said = findings_words(document.findings())
        self.warnings.setText("  ".join(f"⚠ {words}" for words in said))
        self.warnings.setVisible(bool(said))
        for made in self._needs_pages:
            made.setVisible(bool(document.pages))
        self.tools.setVisible(bool(document.pages) or self.flow.can_undo)
        self.undo.setEnabled(self.flow.can_undo)
        self.redo.setVisible(self.flow.can_redo)
        self._let_use()

    def _show_waits(self) -> None:
        count = len(self.flow.offered)
        self.offer.setVisible(count > 0)
        self.offer_words.setText(tr("The watched folder has new files: {count}.", count=count))
        self.scanner.setText(
            (tr("Stop the scanner") if self.flow.is_scanning else tr("From the scanner")) + "   F6"
        )
        if self.flow.is_scanning:
            self.waits.setText(tr("The scanner is at work…"))
        elif self.flow.reading:
            self.waits.setText(tr("Reading files: {count}…", count=self.flow.reading))
        else:
            self.waits.clear()
        self._let_use()

    def _let_use(self) -> None:
        has_work = bool(self.flow.document.pages) or self.flow.is_changed
        is_busy = self._is_binding or self.flow.reading or self.flow.is_scanning
        self.use.setEnabled(has_work and not is_busy)

    def _show_current(self, number: int) -> None:
        pages = self.flow.document.pages
        page = pages[number] if 0 <= number < len(pages) else None
        self.view.show_page(page, self.model.images.get(key_of(page)) if page else None)

    def _show_trouble(self, error: Foreseen, name: str) -> None:
        words = words_for(error)
        said = f"{words.title}. {words.advice}"
        self._troubles.append(f"{name}: {said}" if name else said)
        shown = self._troubles[:MOST_TROUBLES]
        if (more := len(self._troubles) - len(shown)) > 0:
            shown.append(tr("And {count} more files.", count=more))
        self.trouble_words.setText("\n".join(shown))
        self.trouble.show()
        self._hold(False)

    def _forget_trouble(self) -> None:
        self._troubles.clear()
        self.trouble.hide()

    def _hold(self, held: bool) -> None:
        """While the pages are bound none comes and none is changed."""
        if self._is_binding == held:
            self._let_use()
            return
        self._is_binding = held
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.setEnabled(not held)
        self.setAcceptDrops(not held)
        self._show(None)

    def _leave_with(self, pdf: bytes) -> None:
        self.scans = (pdf,) if pdf else ()
        super().accept()

    def _connect(self) -> None:
        self.flow.changed.connect(self._show)
        self.flow.waits_changed.connect(self._show_waits)
        self.flow.failed.connect(self._show_trouble)
        self.list.current_changed.connect(self._show_current)

    def _lay_out(self, paper: str) -> None:
        name = label(paper, wrap=True)
        name.setMaximumHeight(3 * name.fontMetrics().lineSpacing())
        name.setToolTip(paper)
        self.body.addWidget(name)
        self.body.addLayout(self._ways_in())
        self._add_strips()
        middle = row(spacing=2 * GRID)
        self.stack = QStackedWidget()
        frame, inside = card()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self.empty, 1)
        self.stack.addWidget(frame)
        self.stack.addWidget(self.list)
        middle.addWidget(self.stack, 5)
        middle.addWidget(self.view, 6)
        self.body.addLayout(middle, 1)
        self.body.addWidget(self._tools())
        self.buttons.insertWidget(0, self.status)
        self.buttons.insertWidget(1, self.warnings, 1)
        self.use = self.add_accept(tr("Use these pages"), key="F9")
        self.add_reject()
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            outer.setStretchFactor(self.body, 1)

    def _ways_in(self) -> QHBoxLayout:
        ways = row()
        self.resolution = QComboBox()
        self.resolution.setAccessibleName(tr("Resolution of the scanner"))
        for dpi in RESOLUTIONS:
            self.resolution.addItem(tr("{dpi} dpi", dpi=dpi), dpi)
        self.scanner = button(tr("From the scanner"), self._scan, key="F6")
        ways.addWidget(button(tr("Add files…"), self._pick, picture="file", key="Ctrl+O"))
        ways.addWidget(self.scanner)
        ways.addWidget(self.resolution)
        ways.addWidget(self.waits)
        ways.addStretch()
        smaller = button(tr("Smaller"), partial(self.view.zoom_by, -1), kind="link", key="-")
        larger = button(tr("Larger"), partial(self.view.zoom_by, 1), kind="link", key="+")
        for made in (smaller, larger):
            ways.addWidget(made)
        self._needs_pages: list[QWidget] = [self.view, smaller, larger]
        return ways

    def _tools(self) -> QWidget:
        self.tools = QWidget()
        tools = FlowLayout(self.tools)
        flow, chosen = self.flow, self.list.chosen
        self.undo = button(tr("Undo"), flow.undo, key="Ctrl+Z")
        self.redo = button(tr("Redo"), flow.redo, key="Ctrl+Y")
        for made in (
            button(tr("Turn left"), lambda: flow.turn(chosen(), -90), key="Shift+R"),
            button(tr("Turn right"), lambda: flow.turn(chosen(), 90), key="R"),
            button(tr("Earlier"), lambda: flow.move(chosen(), -1), key="Ctrl+Up"),
            button(tr("Later"), lambda: flow.move(chosen(), 1), key="Ctrl+Down"),
            button(tr("Delete page"), lambda: flow.drop(chosen()), key="Del"),
            self.undo,
            self.redo,
        ):
            tools.addWidget(made)
        return self.tools

    def _add_strips(self) -> None:
        self.offer, line = notice()
        self.offer_words = label()
        line.addWidget(self.offer_words, 1)
        line.addWidget(button(tr("Add them"), self.flow.add_offered, key="F7"))
        self.trouble, line = notice("red")
        self.trouble_words = label("", wrap=True)
        line.addWidget(self.trouble_words, 1)
        line.addWidget(button(tr("Understood"), self._forget_trouble, kind="link"))
        for strip in (self.offer, self.trouble):
            strip.hide()
            self.body.addWidget(strip)


def open_scans(
    place: Place,
    parent: QWidget,
    component: Component,
    done: Done,
    *,
    scans: tuple[bytes, ...] = (),
    waived: str = "",
    files: Sequence[Path] = (),
) -> None:
    """Open the sheet for one paper; ``done`` gets its scans and how many pages they have.

    ``files`` are added to the ``scans`` it has.

    A paper that is only shown, or was waived, is not scanned: that is said instead.
    """
    if reason := why_not(component, waived):
        Dialogs(parent).tell(tr("This paper is not scanned"), reason)
        return
    sheet = ScanSheet(place, parent, component.name, scans)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.accepted.connect(lambda: done(sheet.scans, sheet.pages))
    sheet.add(files)
    sheet.open()
