"""Help (F1): the keys of the program, and what each official form is for."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QTabWidget, QWidget

from counter_app.ui.dialogs import Sheet
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import VerticalArea, label
from counter_app.ui.look.theme import GRID

KEYS: Final = (
    ("F1", mark("This sheet")),
    ("F2", mark("Reception: receive a dossier")),
    ("F3", mark("Register: find a dossier")),
    ("F4", mark("Return results")),
    ("F5", mark("Sync centre: what is delivered")),
    ("F7", mark("Today's work")),
    ("F10", mark("Settings")),
    ("F6", mark("Reception: another procedure")),
    ("F8", mark("Reception: all papers are there")),
    ("F9", mark("Save and print")),
    ("F12", mark("Reception: use papers given before")),
    ("Ctrl+N", mark("Reception: throw away what is typed")),
    ("Ctrl+B", mark("Reception: the same for many people")),
    ("F11", mark("Reception: scans of this paper")),
    ("Space", mark("Tick a paper")),
    ("+  −", mark("One sheet more or less")),
    ("X", mark("This paper does not apply")),
    ("Enter", mark("Next field; choose; confirm a card")),
    ("Esc", mark("Back; close; not this card")),
    ("↑  ↓", mark("From the search into the list and back")),
    ("←  →", mark("Dossier: from button to button; calendar: from day to day")),
    ("A … Z", mark("In a list: letters search")),
    ("Ctrl+A", mark("Results: choose all that are shown")),
    ("Alt + _", mark("The underlined letter of a button")),
    ("Ctrl+L", mark("Lock; change the officer")),
    ("Ctrl+F", mark("Find a dossier")),
)
FORMS: Final = (
    (
        mark("Receipt (form 01)"),
        mark("Reception, F9: the citizen has it as proof. It names the code and the day."),
    ),
    (
        mark("Request for supplement (form 02)"),
        mark("A paper is missing. It says which, at once and in full; the clock stands still."),
    ),
    (
        mark("Refusal (form 03)"),
        mark("The dossier cannot be taken. It says why and on what legal basis."),
    ),
    (
        mark("Apology (form 04)"),
        mark("The result is late. It names the reason and the new day; once for a dossier."),
    ),
    (
        mark("Stop notice (form 05)"),
        mark("The citizen stops or withdraws. It lists the papers given back."),
    ),
    (
        mark("Control slip (form 06)"),
        mark("It goes with the dossier inside the office: who had it, from when to when."),
    ),
    (
        mark("Register book of dossiers (form 07)"),
        mark("The book of a period, numbered through the year; Register, button Books."),
    ),
    (
        mark("Hand-over of the result"),
        mark("Whoever collects the result signs it; it stays in the office."),
    ),
    (mark("Periodic report II.06a"), mark("Counts by sector: received, solved, late.")),
    (
        mark("Money taken at this counter"),
        mark("The cashier's list of a shift. It is no official receipt."),
    ),
    (
        mark("End-of-day sheet"),
        mark("Both sides of a day, ours and the province's, with every difference."),
    ),
)


HIGH = 470  # every key at the usual size of text; larger text scrolls


class HelpSheet(Sheet):
    """Two tabs; Ctrl+Tab goes from one to the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Keys and help"), width=760)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("helpSheet")
        self.tabs = QTabWidget()
        self.tabs.addTab(VerticalArea(_keys(), tr("Keys and help")), tr("&Keys"))
        what_for = tr("What each &form is for")
        self.tabs.addTab(VerticalArea(_forms(), what_for.replace("&", "")), what_for)
        self.tabs.setAccessibleName(tr("Keys and help"))
        self.tabs.setMinimumHeight(HIGH)
        self.body.addWidget(self.tabs)
        hint = tr("A card or receipt may be scanned at any time, wherever the cursor stands.")
        self.body.addWidget(label(hint, "muted", wrap=True))
        self.add_accept(tr("&Close")).setFocus()

    def show_keys(self) -> None:
        """They are shown already."""


def _keys() -> QWidget:
    content = QWidget()
    grid = QGridLayout(content)
    grid.setHorizontalSpacing(2 * GRID)
    half = (len(KEYS) + 1) // 2
    for number, (key, words) in enumerate(KEYS):
        side = 2 * (number // half)
        grid.addWidget(label(key, "key"), number % half, side)
        grid.addWidget(label(tr(words), wrap=True), number % half, side + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    return content


def _forms() -> QWidget:
    content = QWidget()
    grid = QGridLayout(content)
    grid.setHorizontalSpacing(2 * GRID)
    for number, (name, words) in enumerate(FORMS):
        grid.addWidget(label(tr(name), "strong", wrap=True), number, 0)
        grid.addWidget(label(tr(words), wrap=True), number, 1)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    return content
