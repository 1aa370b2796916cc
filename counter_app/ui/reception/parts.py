"""The pieces of the reception screen, made one after the other.

All at once they would stop the window for longer than a person overlooks; made while the officer
types the password, each of them takes a few milliseconds.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from counter_app.ui.language import tr
from counter_app.ui.reception.checklist import Checklist
from counter_app.ui.reception.panels.deadline_panel import DeadlinePanel
from counter_app.ui.reception.panels.earlier_panel import EarlierDossiers, EarlierPapers
from counter_app.ui.reception.panels.fee_panel import FeePanel
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

    def _make_papers(self) -> None:
        self.panel, self.checklist = ProcedurePanel(), Checklist()

    def _make_money(self) -> None:
        self.deadline, self.fee = DeadlinePanel(), FeePanel()

    def _make_strips(self) -> None:
        self.card_strip, self.known_strip = CardStrip(), KnownStrip()
        self.saved_strip = SavedStrip()
        self.earlier_dossiers, self.earlier_papers = EarlierDossiers(), EarlierPapers()
