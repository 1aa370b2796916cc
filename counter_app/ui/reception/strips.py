"""Strips over the form: a scanned card to confirm, a known citizen, a dossier just saved."""

from collections.abc import Callable

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

from counter_app.domain.cards import Card
from counter_app.domain.dossier import Dossier, Status
from counter_app.domain.people import Person
from counter_app.ui.language import tr
from counter_app.ui.look.flow_layout import FlowLayout
from counter_app.ui.look.icons import pixmap
from counter_app.ui.look.parts import button, column, label, notice, row
from counter_app.ui.look.theme import GRID
from counter_app.ui.words import formats
from counter_app.ui.words.warnings import worth_saying

SLIPS = {Status.WAITING: "supplement", Status.REFUSED: "refusal"}
BESIDE_PX = 14  # up to this size of text the buttons have room beside the words


class Strip(QWidget):
    """A coloured line that comes and goes."""

    def __init__(self, tone: str, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame, self.line = notice(tone)
        self.outer = column(self, spacing=GRID)
        self.outer.addWidget(self.frame)
        image = QLabel()
        image.setPixmap(pixmap(picture, tone or "accent", 22))
        self.line.addWidget(image)
        self.text = label("", wrap=True)
        self.line.addWidget(self.text, 1)
        self.frame.setFrameShape(QFrame.Shape.StyledPanel)
        self.hide()


class CardStrip(Strip):
    """A card was scanned: Enter takes it, Escape does not.

    Signals:
        taken: the card's values belong into the form.
        dropped: they do not.
    """

    taken = Signal(object)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "card", parent)
        self._card: Card | None = None
        take, drop = tr("&Use this card"), tr("&Not this one")
        self.take = button(f"{take}   Enter", self._take, kind="primary")
        self.drop = button(f"{drop}   Esc", self._drop)
        self.line.addWidget(self.take)
        self.line.addWidget(self.drop)

    def offer(self, card: Card, whose: str = "") -> None:
        """Show a card and wait for one key. ``whose``: said where it is not the applicant's."""
        self._card = card
        words = [whose, card.name, card.id_number, formats.born(card.born), card.address]
        lines = ["  ·  ".join(word for word in words if word)]
        lines += worth_saying(card.warnings)
        self.text.setText("\n".join(lines))
        self.show()
        self.take.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self._drop()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        card, self._card = self._card, None
        self.hide()
        if card is not None:
            self.taken.emit(card)

    def _drop(self) -> None:
        self._card = None
        self.hide()
        self.dropped.emit()


class KnownStrip(Strip):
    """This citizen was here before.

    Signals:
        wanted: fill in everything already given.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("green", "user", parent)
        self._person: Person | None = None
        self.use = button(tr("Use what we &know"), self._use)
        self.line.addWidget(self.use)

    def offer(self, person: Person, dossiers: int) -> None:
        """Offer what this person gave before."""
        self._person = person
        words = (person.name, person.phone, person.address)
        known = "  ·  ".join(word for word in words if word)
        self.text.setText(tr("Was here before ({count}): {known}", count=dossiers, known=known))
        self.show()

    def _use(self) -> None:
        person, self._person = self._person, None
        self.hide()
        if person is not None:
            self.wanted.emit(person)


class SavedStrip(Strip):
    """A dossier was saved: its code, when it is due, and what one may want next.

    Signals:
        paper_wanted, print_wanted, dossier_wanted: with the code.
        same_person, same_procedure: another one like it.
    """

    paper_wanted = Signal(str)
    print_wanted = Signal(str)
    dossier_wanted = Signal(str)
    same_person = Signal()
    same_procedure = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("green", "check", parent)
        self.slip = "receipt"  # the form that belongs to what was saved
        self.code = label("", "code")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.line.insertWidget(1, self.code)
        self.line.setSpacing(2 * GRID)
        below = QApplication.font().pixelSize() > BESIDE_PX
        buttons = FlowLayout() if below else row(spacing=2 * GRID)
        for words, signal in (
            (tr("Vie&w the paper"), self.paper_wanted),
            (tr("Pr&int again"), self.print_wanted),
            (tr("Open do&ssier"), self.dossier_wanted),
        ):
            buttons.addWidget(button(words, self._emitter(signal)))
        for words, plain in (
            (tr("Same &person"), self.same_person),
            (tr("Same pro&cedure"), self.same_procedure),
        ):
            buttons.addWidget(button(words, plain.emit, kind="link"))
        if below:
            self.outer.addLayout(buttons)  # below: beside there is no room
        else:
            self.line.addLayout(buttons)

    def _emitter(self, signal: SignalInstance) -> Callable[[], None]:
        return lambda: signal.emit(self.code.text())

    def offer(self, dossier: Dossier) -> None:
        """Show what was saved."""
        self.code.setText(dossier.code)
        self.say(dossier, tr("saved"))
        self.show()

    def say(self, dossier: Dossier, printed: str) -> None:
        """Say what became of the dossier, and how far its paper is."""
        self.slip = SLIPS.get(dossier.status, "receipt")
        due = formats.due(dossier.deadline.due) or tr("no due date")
        words = {
            "supplement": tr("Asked to complete. Form 02: {state}", state=printed),
            "refusal": tr("Refused. Form 03: {state}", state=printed),
        }
        received = tr("Received. Due {due}. Receipt: {state}", due=due, state=printed)
        self.text.setText(words.get(self.slip, received))
