"""The calendar that drops from a field of a day: our colours, the week from Monday, none cut."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDateTimeEdit, QToolButton

from counter_app.ui.language import tr
from counter_app.ui.look.icons import icon
from counter_app.ui.look.theme import colour

USUAL_PX, SIZE = 13, (308, 232)


def drop_calendar(field: QDateTimeEdit) -> None:
    """Let ``field`` have a calendar."""
    calendar = QCalendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    free = QTextCharFormat()
    free.setForeground(colour("red"))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, free)
    heads = QTextCharFormat()
    heads.setForeground(colour("muted"))
    heads.setBackground(colour("ground"))
    calendar.setHeaderTextFormat(heads)
    grown = QApplication.font().pixelSize() / USUAL_PX
    calendar.setMinimumSize(QSize(*SIZE) * grown)
    for name, picture, words in (
        ("qt_calendar_prevmonth", "chevron-left", tr("Month before")),
        ("qt_calendar_nextmonth", "chevron-right", tr("Month after")),
    ):
        for made in calendar.findChildren(QToolButton, name):
            made.setIcon(icon(picture))
            made.setAccessibleName(words)
    field.setCalendarPopup(True)
    field.setCalendarWidget(calendar)
