"""Colours as they come onto the screen, not as they stand in a table."""

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QPlainTextEdit, QTableView, QWidget

from counter_app.ui.language import Language
from counter_app.ui.look import theme
from counter_app.ui.look.days import drop_calendar
from counter_app.ui.look.parts import badge, button, label

AA = 4.5
LETTERS = "HHHHHHHH"
BESIDE = 30  # points: borders and the box of a tick


def _contrast(one, other) -> float:
    def light(colour):
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _best(widget: QWidget) -> float:
    """Return the contrast of the strokes of ``LETTERS`` with what is most behind them."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(theme.colour("ground"))
    widget.render(image)
    inner = [
        image.pixelColor(x, y)
        for x in range(BESIDE, image.width() - BESIDE)
        for y in range(image.height() // 4, image.height() * 3 // 4)
    ]
    names = [colour.name() for colour in inner]
    ground = inner[names.index(max(set(names), key=names.count))]
    return max(_contrast(colour, ground) for colour in inner)


def _off(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


MADE = {
    "example in a field": lambda: QLineEdit(placeholderText=LETTERS),
    "example in a long field": lambda: QPlainTextEdit(placeholderText=LETTERS),
    "field that is off": lambda: _off(QLineEdit(LETTERS)),
    "button": lambda: button(LETTERS, print),
    "button that is off": lambda: _off(button(LETTERS, print)),
    "first button": lambda: button(LETTERS, print, kind="primary"),
    "first button that is off": lambda: _off(button(LETTERS, print, kind="primary")),
    "button of harm": lambda: button(LETTERS, print, kind="harm"),
    "button like a link": lambda: button(LETTERS, print, kind="link"),
    "link that is off": lambda: _off(button(LETTERS, print, kind="link")),
    "choice that is off": lambda: _off(QCheckBox(LETTERS)),
    "grey badge": lambda: badge(LETTERS),
    "yellow badge": lambda: badge(LETTERS, "yellow"),
    "red badge": lambda: badge(LETTERS, "red"),
    "small words": lambda: label(LETTERS, "small"),
}


@pytest.fixture
def dressed(qapp):
    theme.apply(qapp, percent=150)  # strokes of whole pixels
    yield
    theme.apply(qapp)


@pytest.mark.parametrize("name", MADE)
def test_what_is_written_can_be_read_as_it_is_drawn(qtbot, dressed, name):
    widget = MADE[name]()
    qtbot.addWidget(widget)
    widget.setFixedSize(max(160, widget.sizeHint().width()), 60)
    widget.show()
    assert _best(widget) >= AA


def test_the_calendar_of_a_day_is_whole_and_can_be_read(qtbot, dressed):
    language = Language()
    language.choose("vi")
    try:
        field = QDateEdit(QDate(2026, 3, 11))
        qtbot.addWidget(field)
        drop_calendar(field)
        calendar = field.calendarWidget()
        calendar.setParent(None)
        qtbot.addWidget(calendar)
        calendar.show()
        table = calendar.findChild(QTableView)
        assert table.horizontalScrollBar().maximum() == 0
        assert table.verticalScrollBar().maximum() == 0
        widest = max(
            table.fontMetrics().horizontalAdvance(str(table.model().index(0, column).data()))
            for column in range(7)
        )
        assert min(table.columnWidth(column) for column in range(7)) > widest
        assert table.model().index(0, 0).data() == "Th 2"
        bar = calendar.findChild(QWidget, "qt_calendar_navigationbar")
        assert _contrast(bar.grab().toImage().pixelColor(60, 3), theme.colour("text")) >= AA
        for column in (5, 6):
            ink = table.model().index(1, column).data(9)  # the colour of the letters
            ink = ink.color() if hasattr(ink, "color") else ink
            assert _contrast(ink, theme.colour("paper")) >= AA
    finally:
        language.choose("en")
