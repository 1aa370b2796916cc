"""The procedure chosen: its name, its case, and how its time is counted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from counter_app.domain.procedure import Procedure
from counter_app.ui.language import tr
from counter_app.ui.look.parts import badge, button, column, label, row
from counter_app.ui.look.theme import GRID
from counter_app.ui.words import formats

ALL_CASES = "*"
LONGEST = 110  # characters; the rest is in the tool tip


class ProcedurePanel(QWidget):
    """Signals:
    case_chosen: the officer chose which papers apply.
    option_chosen: the officer chose a processing time.
    other_wanted: another procedure is wanted.
    batch_wanted: many people want the same.
    """

    case_chosen = Signal()
    option_chosen = Signal()
    other_wanted = Signal()
    batch_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label("", "heading", wrap=True)
        self.code = label("", "muted", wrap=True)
        self.agency = badge(tr("Another agency decides"), "yellow")
        self.other = button(tr("Other procedure"), self.other_wanted.emit, kind="link", key="F6")
        self.batch = button(tr("Many people…"), self.batch_wanted.emit, kind="link", key="Ctrl+B")
        self.case_label = label(tr("Ca&se"), "muted")
        self.case_label.setTextFormat(Qt.TextFormat.AutoText)
        self.cases = QComboBox()
        self.options = QComboBox()
        self._lay_out()
        self.cases.activated.connect(lambda _n: self.case_chosen.emit())
        self.options.activated.connect(lambda _n: self.option_chosen.emit())

    @property
    def case(self) -> str:
        """The case chosen, empty where there is no choice or none was made."""
        chosen = str(self.cases.currentData() or "")
        return "" if chosen == ALL_CASES else chosen

    @property
    def must_choose(self) -> bool:
        """True while the procedure has cases and none is chosen."""
        return self.cases.count() > 0 and not self.cases.currentData()

    @property
    def option(self) -> int:
        """Which processing time, from 0."""
        return max(0, self.options.currentIndex())

    def choose(self, case: str, option: int) -> None:
        """Choose as it was chosen before."""
        self.cases.setCurrentIndex(max(0, self.cases.findData(case)) if case else 0)
        self.options.setCurrentIndex(min(option, self.options.count() - 1))

    def show_procedure(self, procedure: Procedure) -> None:
        """Show one procedure; its first processing time is chosen, no case is."""
        self.name.setText(procedure.short_name or procedure.name)
        self.name.setToolTip(procedure.name)
        self.code.setText(f"{procedure.code}  ·  {procedure.sector}")
        self.agency.setVisible(procedure.owner == "OTHER_AGENCY")
        self.cases.clear()
        if procedure.cases:
            self.cases.addItem(tr("— choose the case: it decides which papers —"), "")
        for case in procedure.cases:
            _add(self.cases, case, case)
        if procedure.cases:
            self.cases.addItem(tr("Every case: all papers"), ALL_CASES)
        self.case_label.setVisible(bool(procedure.cases))
        self.cases.setVisible(bool(procedure.cases))
        self.options.clear()
        for time in procedure.times:
            words = formats.term(time.term)
            _add(self.options, f"{words} ({time.label})" if time.label else words)
        self.options.setVisible(len(procedure.times) > 1)

    def _lay_out(self) -> None:
        outer = column(self, spacing=4)
        top = row()
        top.addWidget(self.name, 1)
        top.addWidget(self.batch, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        below = row()
        below.addWidget(self.code, 1)
        below.addWidget(self.agency)
        below.addWidget(self.options, 1)
        choice = row(spacing=GRID)
        choice.addWidget(self.case_label)
        choice.addWidget(self.cases, 1)
        self.case_label.setBuddy(self.cases)
        self.cases.setAccessibleName(tr("Case"))
        for box in (self.cases, self.options):
            box.setMinimumContentsLength(20)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.options.setAccessibleName(tr("Processing time"))
        outer.addLayout(top)
        outer.addLayout(below)
        outer.addLayout(choice)


def _add(choice: QComboBox, words: str, value: object = None) -> None:
    """Add a choice; a long one is cut, and whole in its tool tip."""
    choice.addItem(words if len(words) <= LONGEST else words[: LONGEST - 1] + "…", value)
    choice.setItemData(choice.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
