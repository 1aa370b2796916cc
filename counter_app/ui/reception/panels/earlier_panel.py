"""What a person gave before: earlier dossiers beside the applicant, papers over the checklist."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.services.at_hand.earlier import EarlierPaper
from counter_app.services.registers import RegisterLine
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, clear, column, label, notice
from counter_app.ui.words import formats, labels

LINES = 3


class EarlierDossiers(QWidget):
    """Signals: opened: the code of an earlier dossier."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = column(self, spacing=0)
        outer.addWidget(label(tr("Earlier dossiers"), "muted"))
        self._lines = column(spacing=0)
        outer.addLayout(self._lines)
        self.hide()

    def show_dossiers(self, lines: Sequence[RegisterLine]) -> None:
        """Show the newest dossiers of this person, nothing for a newcomer."""
        clear(self._lines)
        self.setVisible(bool(lines))
        for line in lines[:LINES]:
            code, day = line.dossier.code, formats.day(line.dossier.received_at)
            words = (day, line.procedure_name, labels.status(line.dossier.status))
            made = button("  ·  ".join(words), partial(self.opened.emit, code), kind="link")
            made.setObjectName("earlier")
            made.setToolTip(code)
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._lines.addWidget(made)


class EarlierPapers(QWidget):
    """Signals: wanted: the papers offered are to be used again."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers: tuple[EarlierPaper, ...] = ()
        outer = column(self, spacing=0)
        frame, line = notice("green")
        self._words = label("", wrap=True)
        line.addWidget(self._words, 1)
        line.addWidget(button(tr("Use them again"), self._use, key="F12"))
        outer.addWidget(frame)
        self.hide()

    def offer(self, papers: Sequence[EarlierPaper]) -> None:
        """Offer papers that were given before; F12 takes them."""
        self.papers = tuple(papers)
        scanned = sum(bool(paper.scans) for paper in papers)
        self._words.setText(
            tr(
                "Given before: {count} of these papers, {scanned} with scans.",
                count=len(papers),
                scanned=scanned,
            )
        )
        self.setVisible(bool(papers))

    def _use(self) -> None:
        if self.papers:
            self.wanted.emit(self.papers)
