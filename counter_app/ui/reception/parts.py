"""The pieces of the reception screen, made one after the other.

All at once they would stop the window for longer than a person overlooks; made while the officer
types the password, each of them takes a few milliseconds.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSpinBox

from counter_app.domain.dossier import Channel
from counter_app.ui.language import tr
from counter_app.ui.look.parts import label
from counter_app.ui.look.theme import GRID
from counter_app.ui.reception.checklist import Checklist
from counter_app.ui.reception.panels.deadline_panel import DeadlinePanel
from counter_app.ui.reception.panels.earlier_panel import EarlierDossiers, EarlierPapers
from counter_app.ui.reception.panels.fee_panel import FeePanel
from counter_app.ui.reception.panels.late_row import LateRow
from counter_app.ui.reception.panels.procedure_panel import ProcedurePanel
from counter_app.ui.reception.person_form import PersonForm
from counter_app.ui.reception.strips import CardStrip, KnownStrip, SavedStrip

Step = Callable[[], None]


class Parts:
    """Widgets without a home yet; ``steps`` makes them, the screen lays them out."""

    def steps(self) -> tuple[Step, ...]:
        """Return what is to be done, in this order, each once."""
        return (
            self._make_applicant,
            self._make_owner,
            self._make_delegate,
            self._make_papers,
            self._make_money,
            self._make_strips,
        )

    def _make_applicant(self) -> None:
        self.applicant = PersonForm()
        self.return_by, self.channel = QComboBox(), QComboBox()
        self.sets = QSpinBox(minimum=1, maximum=99)
        self.summary, self.note = QLineEdit(), QLineEdit()

    def _make_owner(self) -> None:
        self.owner = PersonForm(heading=tr("Owner"))

    def _make_delegate(self) -> None:
        self.delegate = PersonForm(heading=tr("Delegate"), with_proof=True)
        self.late = LateRow()

    def _make_papers(self) -> None:
        self.panel, self.checklist = ProcedurePanel(), Checklist()

    def _make_money(self) -> None:
        self.deadline, self.fee = DeadlinePanel(), FeePanel()

    def _make_strips(self) -> None:
        self.card_strip, self.known_strip = CardStrip(), KnownStrip()
        self.saved_strip = SavedStrip()
        self.earlier_dossiers, self.earlier_papers = EarlierDossiers(), EarlierPapers()

    def more_rows(self) -> QGridLayout:
        """Return the rows below the people: how it came in, how it goes out, what it is about."""
        rows = QGridLayout()
        rows.setSpacing(GRID)
        for words, value in ((tr("At the counter"), "counter"), (tr("By post"), "post")):
            self.return_by.addItem(words, value)
        for words, way in (
            (tr("At the counter"), Channel.COUNTER),
            (tr("By post"), Channel.POSTAL),
        ):
            self.channel.addItem(words, way)
        for number, fields in enumerate(
            (
                ((tr("Came in"), self.channel), (tr("Sets"), self.sets)),
                ((tr("Return by"), self.return_by),),
                ((tr("Summary"), self.summary),),
                ((tr("Note"), self.note),),
            )
        ):
            for place, (name, field) in enumerate(fields):
                beside = label(name, "muted")
                beside.setBuddy(field)
                field.setAccessibleName(name)
                rows.addWidget(beside, number, 2 * place)
                rows.addWidget(field, number, 2 * place + 1, 1, 1 if len(fields) > 1 else 3)
        rows.setColumnStretch(1, 1)
        return rows
