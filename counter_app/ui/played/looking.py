"""A look at every screen and form that the day itself does not pass."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.ui.office.help_sheet import HelpSheet
from counter_app.ui.office.screen import OfficeScreen
from counter_app.ui.played.hands import Hands
from counter_app.ui.reception.batch.sheet import BatchSheet
from counter_app.ui.register.screen import RegisterScreen
from counter_app.ui.scans.sheet import ScanSheet
from counter_app.ui.sync_centre.screen import SyncScreen

A4_200_DPI, METRE = (1654, 2339), 39.37
PEOPLE = (
    "Họ và tên\tSố CCCD\tNgày sinh\tGiới tính\tĐịa chỉ\n"
    "Nguyễn Thị Mẫu\t051185001234\t15/08/1985\tNữ\tThôn 1\n"
    "Trần Văn Thử\t051203009876\t01/02/2003\tNam\tThôn 1\n"
    "Lê Thị Mẫu\t0511900043\t20/11/1990\tNữ\tThôn 2\n"
)


class Looking:
    """Opens one thing after the other, keeps its picture and leaves it."""

    def __init__(self, hands: Hands) -> None:
        self._hands, self._window = hands, hands.window

    def play(self) -> None:
        """Look around before the end of the day."""
        for key, name in ((Qt.Key.Key_F7, "13-board"), (Qt.Key.Key_F10, "14-settings")):
            self._hands.press(key, self._window)
            self._hands.wait()
            self._hands.look(name)
        self._look_at_help()
        self._look_at_sheets()
        self._look_at_papers()

    def _look_at_help(self) -> None:
        hands = self._hands
        hands.press(Qt.Key.Key_F1, self._window)
        hands.wait()
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, HelpSheet)  # noqa: S101
        hands.look("17-keys", sheet)
        sheet.tabs.setCurrentIndex(1)
        hands.wait()
        hands.look("18-forms", sheet)
        self._leave(sheet)

    def _look_at_sheets(self) -> None:
        screens = self._window.screens
        register = screens.screen("register") if screens else None
        office = screens.screen("office") if screens else None
        centre = screens.screen("sync") if screens else None
        assert isinstance(register, RegisterScreen)  # noqa: S101
        assert isinstance(office, OfficeScreen)  # noqa: S101
        assert isinstance(centre, SyncScreen)  # noqa: S101
        for name, opens in (
            ("19-books", register.books.click),
            ("20-officers", office.officers.click),
            ("23-health", office.safety.show_health),
            ("24-traces", office.safety.show_traces),
            ("25-stick", centre.courier.click),
        ):
            sheet = self._opened(opens)
            self._hands.look(name, sheet)
            self._leave(sheet)

    def _look_at_papers(self) -> None:
        """The scans of a paper, the question before they are lost, and a list of people."""
        hands, screens = self._hands, self._window.screens
        assert screens is not None  # noqa: S101  (signed in)
        hands.press(Qt.Key.Key_F2, self._window)
        hands.wait()
        screen = screens.reception
        screen.search.setFocus()
        hands.write(screen.search, "chung thuc ban sao")
        hands.wait(screen.search.popup.isVisible)
        hands.press(Qt.Key.Key_Return, screen.search)
        hands.wait(lambda: screen.procedure is not None)
        screen.checklist.table.setFocus()
        sheet = self._opened(lambda: hands.press(Qt.Key.Key_F11, screen.checklist.table))
        assert isinstance(sheet, ScanSheet)  # noqa: S101
        with tempfile.TemporaryDirectory() as folder:
            sheet.flow.add_files([_page(Path(folder) / "trang-1.png")])
            hands.wait(lambda: bool(sheet.flow.document.pages))
            hands.look("26-scans", sheet)
        sheet.done(0)
        hands.wait()
        hands.press(Qt.Key.Key_F8, self._window)  # all papers are there
        hands.wait()
        people = self._opened(
            lambda: hands.press(Qt.Key.Key_B, self._window, Qt.KeyboardModifier.ControlModifier)
        )
        assert isinstance(people, BatchSheet)  # noqa: S101
        QApplication.clipboard().setText(PEOPLE)
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        hands.press(Qt.Key.Key_V, people, both)
        hands.wait()
        hands.look("27-many-people", people)
        people.model.drop(range(len(people.model.rows)))
        self._leave(people)
        screen.clear()
        hands.wait()

    def _opened(self, opens: Callable[[], object]) -> QWidget:
        opens()
        self._hands.wait(lambda: QApplication.activeModalWidget() is not None)
        sheet = QApplication.activeModalWidget()
        assert sheet is not None  # noqa: S101
        return sheet

    def _leave(self, sheet: QWidget) -> None:
        self._hands.press(Qt.Key.Key_Escape, sheet)
        self._hands.wait(lambda: QApplication.activeModalWidget() is None)


def _page(file: Path) -> Path:
    """Draw a made-up sheet of paper, as a scanner gives it."""
    image = QImage(*A4_200_DPI, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(round(200 * METRE))
    image.setDotsPerMeterY(round(200 * METRE))
    painter = QPainter(image)
    font = QFont(QApplication.font())
    font.setPixelSize(60)
    painter.setFont(font)
    for number in range(1, 18):
        place = QRect(150, 100 + 110 * number, 1354, 100)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, f"{number}. Giấy tờ mẫu, không có thật")
    painter.end()
    image.save(str(file))
    return file
