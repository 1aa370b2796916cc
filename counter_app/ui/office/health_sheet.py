"""The health of this PC: every part in green, yellow or red, each with its cure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.domain.errors import MachineError
from counter_app.domain.registers import Colour
from counter_app.services.doctor.findings import Finding, Part
from counter_app.ui.dialogs import Sheet
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import VerticalArea, badge, button, clear, label
from counter_app.ui.look.theme import GRID
from counter_app.ui.office.caretaker import Caretaker
from counter_app.ui.place import Place
from counter_app.ui.words import formats
from counter_app.ui.words.delivery.line_words import parsed
from counter_app.ui.words.health_words import CURES, PARTS

STATES = {
    Colour.GREEN: mark("good"),
    Colour.YELLOW: mark("look at it"),
    Colour.RED: mark("mend it today"),
    Colour.GREY: mark("not known"),
}
PATIENCE_MS = 3000  # a print system that says nothing so long holds up the rest no longer
DATED = (Part.BACKUP, Part.SECOND, Part.GATEWAY)


class HealthSheet(Sheet):
    """Looks when it opens; looks again and backs up when asked."""

    def __init__(self, parent: QWidget, place: Place, caretaker: Caretaker) -> None:
        super().__init__(parent, tr("Health of this PC"), width=980)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("healthSheet")
        self._place = place
        self.findings: tuple[Finding, ...] = ()
        self._said = label(tr("Looking …"), "muted", wrap=True)
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setColumnStretch(3, 1)
        area = VerticalArea(content, tr("Health of this PC"))
        area.setMinimumHeight(460)
        self.body.addWidget(self._said)
        self.body.addWidget(area, 1)
        self.again = button(tr("Look &again"), self.look)
        self.back_up = button(tr("&Back up now"), self._back_up)
        for made in (self.again, self.back_up):
            self.buttons.addWidget(made)
        self.add_accept(tr("&Close"))
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._examine)
        self._caretaker = caretaker
        caretaker.backed_up.connect(self.look)
        self.look()

    def look(self) -> None:
        """Ask for the printers on the thread that may wait for them, then examine the PC."""
        printer = self._place.printer
        self._said.setText(tr("Looking …"))
        self._patience.start()
        self._place.jobs.run(
            lambda _report: printer.names(),
            owner=self,
            done=self._examine,
            failed=lambda _error: self._examine(),
            is_machine=True,
        )

    def _examine(self, printers: Sequence[str] | None = None) -> None:
        """Examine the PC on the desk thread; None: nobody knows which printers it has."""
        self._patience.stop()
        doctor = self._place.counter.doctor

        def names() -> Sequence[str]:
            if printers is None:
                raise MachineError("printer.unknown")
            return printers

        self._place.jobs.run(
            lambda _report: doctor.examine(printers=names),
            owner=self,
            done=self._show,
            failed=self._place.dialogs.explain,
        )

    def _back_up(self) -> None:
        self._said.setText(tr("Backing up …"))
        self._caretaker.back_up()

    def _show(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        clear(self._grid)
        for place, finding in enumerate(findings):
            tone = "" if finding.colour is Colour.GREY else finding.colour.value
            self._grid.addWidget(badge(tr(STATES[finding.colour]), tone), place, 0)
            self._grid.addWidget(label(tr(PARTS[finding.part.value]), "strong"), place, 1)
            self._grid.addWidget(label(_value(finding), "muted"), place, 2)
            cure = tr(CURES[finding.cure]) if finding.cure else ""
            self._grid.addWidget(label(cure, wrap=True), place, 3)
        worst = {finding.colour for finding in findings}
        if self._caretaker.trouble:
            self._said.setText(self._caretaker.trouble)
        elif Colour.RED in worst:
            self._said.setText(tr("Something must be mended today."))
        elif Colour.YELLOW in worst:
            self._said.setText(tr("Work can go on; see to what is yellow this week."))
        else:
            self._said.setText(tr("All is well."))


def _value(finding: Finding) -> str:
    if finding.part in DATED and finding.value:
        return formats.minute(parsed(finding.value))
    return finding.value
