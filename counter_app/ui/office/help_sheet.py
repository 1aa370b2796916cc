"""The keys of the program on one sheet (F1)."""

from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.ui.dialogs import Sheet
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import label
from counter_app.ui.look.theme import GRID

KEYS = (
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
    ("Ctrl+B", mark("Reception: the same for many people")),
    ("F11", mark("Reception: scans of this paper")),
    ("Space", mark("Tick a paper")),
    ("+  −", mark("One sheet more or less")),
    ("X", mark("This paper does not apply")),
    ("Enter", mark("Next field; choose; confirm a card")),
    ("Esc", mark("Back; close; not this card")),
    ("Alt + _", mark("The underlined letter of a button")),
    ("Ctrl+L", mark("Lock; change the officer")),
    ("Ctrl+F", mark("Find a dossier")),
)


class HelpSheet(Sheet):
    """Two columns of keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Keys"), width=680)
        self.setObjectName("helpSheet")
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        half = (len(KEYS) + 1) // 2
        for number, (key, words) in enumerate(KEYS):
            side = 2 * (number // half)
            grid.addWidget(label(key, "key"), number % half, side)
            grid.addWidget(label(tr(words)), number % half, side + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.body.addLayout(grid)
        hint = tr("A card or receipt may be scanned at any time, wherever the cursor stands.")
        self.body.addWidget(label(hint, "muted", wrap=True))
        self.add_accept(tr("&Close"))
