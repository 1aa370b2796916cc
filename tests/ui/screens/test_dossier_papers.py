"""Each deed that has an official form prints it at once, and the paper says what was typed."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from counter_app.domain.deeds import Decided
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.paper.preview import Preview
from counter_app.ui.played.hands import pause
from tests.printing.reading import text_of
from tests.ui.hands import THREE_DAYS, FakePrinter, press, type_text

FORMS = {  # the act, what is typed, the heading of its form, and its button afterwards
    "ask-supplement": (
        {"items": "Bản sao giấy khai sinh Mẫu", "reason": "Chưa nộp kèm"},
        "PHIẾU YÊU CẦU BỔ SUNG",
        "supplement",
    ),
    "refuse": (
        {"reason": "Không thuộc thẩm quyền xã Mẫu", "basis": "Điều 4"},
        "PHIẾU TỪ CHỐI",
        "refusal",
    ),
    "repromise": ({"reason": "Chờ tỉnh xác minh"}, "PHIẾU XIN LỖI", "apology"),
    "stop": ({"reason": "Công dân đề nghị dừng", "returned": "Tờ khai Mẫu"}, "DỪNG", "stop"),
    "withdraw": ({"reason": "Công dân rút hồ sơ", "returned": "Tờ khai Mẫu"}, "RÚT", "stop"),
    "return": ({"name": "Trần Văn Thử"}, "KẾT QUẢ", "handover"),
}


@pytest.mark.parametrize("act", FORMS)
def test_the_form_says_what_was_typed_and_may_be_looked_at_again(
    window, counter, make, idle, printer: FakePrinter, act
):
    said, heading, slip = FORMS[act]
    code = make(procedure=THREE_DAYS).code
    if act == "return":
        counter.processing.decide(code, Decided("granted", "1/XN"), by=counter.officer)
    window.screens.show_dossier(code)
    idle()
    screen = window.screens.screen("dossier")
    made = next(b for b in screen.findChildren(QPushButton, f"act-{act}") if b.isVisible())
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ActSheet)
    assert QTest.qWaitForWindowActive(sheet)
    pause(60)
    for field, text in said.items():
        type_text(sheet.widgets[field], text)
    if act == "repromise":
        sheet.widgets["due"].setDate(QDate(2026, 3, 16))
    press(sheet, "F9")
    idle()
    (pdf,) = printer.pdfs
    paper = " ".join(text_of(pdf).split())
    assert heading in paper.upper()
    assert code in paper
    for text in said.values():
        assert text in paper
    if act == "repromise":
        assert "16/03/2026" in paper or "ngày 16 tháng" in paper
    again = next(b for b in screen.findChildren(QPushButton, f"slip-{slip}") if b.isVisible())
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    idle()
    preview = window.findChild(Preview)
    assert heading in " ".join(text_of(preview._pdf).split()).upper()
    preview.accept()
    idle()
