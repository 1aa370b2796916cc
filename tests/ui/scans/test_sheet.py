"""The sheet of scans through real keys, drops, files and a real store."""

import time
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from counter_app.domain.procedure import Component
from counter_app.services.scanning.document import MOST_PAGES
from counter_app.ui.dialogs import Sheet
from counter_app.ui.scans.sheet import ScanSheet, open_scans
from tests.services.scanned import pdf_of, picture
from tests.ui.hands import (
    press,
)
from tests.ui.scans.dropping import drop, drop_files, file_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _turns(sheet: ScanSheet) -> list[int]:
    return [page.turn for page in sheet.flow.document.pages]


def _order(sheet: ScanSheet) -> list[int]:
    return [page.number + 1 for page in sheet.flow.document.pages]


def _key(sheet: ScanSheet, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(sheet.list, key, modifier)


@pytest.fixture
def three(sheet, tmp_path, settle) -> ScanSheet:
    """The sheet with a PDF of three pages."""
    drop_files(sheet, file_of(tmp_path, "ba-trang.pdf", pdf_of(3)))
    settle()
    return sheet


def test_dropped_files_become_pages_in_their_order(sheet, tmp_path, settle):
    pdf = file_of(tmp_path, "a.pdf", pdf_of(2))
    jpeg = file_of(tmp_path, "b.jpg", picture())
    assert drop_files(sheet, pdf, jpeg)
    settle()
    assert _order(sheet) == [1, 2, 1]
    assert sheet.model.rowCount() == 3
    assert "Pages: 3" in sheet.status.text()
    assert sheet.list.hasFocus()
    assert not sheet.warnings.isVisible()
    assert pdf.exists()
    assert jpeg.exists()


def test_words_dropped_are_not_taken(sheet):
    assert not drop(sheet, QUrl("https://example.vn/a.pdf"))
    assert not drop(sheet)


def test_every_page_is_seen_small_and_the_current_one_large(three, settle):
    assert len(three.model.images) == 3
    assert three.view.sheet.pixmap().width() > 200
    press(three.list, "Down")
    before = three.view.sheet.pixmap().width()
    QTest.keyClick(three, Qt.Key.Key_Plus)
    settle()
    assert three.view.sheet.pixmap().width() > before


def test_keys_turn_move_delete_and_undo(three):
    _key(three, Qt.Key.Key_R)
    assert _turns(three) == [90, 0, 0]
    _key(three, Qt.Key.Key_R, SHIFT)
    _key(three, Qt.Key.Key_R, SHIFT)
    assert _turns(three) == [270, 0, 0]
    _key(three, Qt.Key.Key_Down, CTRL)
    assert _order(three) == [2, 1, 3]
    assert three.list.chosen() == [1]
    _key(three, Qt.Key.Key_Down, CTRL)
    _key(three, Qt.Key.Key_Down, CTRL)
    assert _order(three) == [2, 3, 1]
    _key(three, Qt.Key.Key_Up, CTRL)
    assert _order(three) == [2, 1, 3]
    _key(three, Qt.Key.Key_Delete)
    assert _order(three) == [2, 3]
    assert three.list.chosen() == [1]
    for _ in range(3):
        _key(three, Qt.Key.Key_Z, CTRL)
    assert _order(three) == [2, 1, 3]
    for _ in range(4):
        _key(three, Qt.Key.Key_Z, CTRL)
    assert _order(three) == [1, 2, 3]
    assert _turns(three) == [0, 0, 0]


def test_several_pages_at_once(three):
    _key(three, Qt.Key.Key_A, CTRL)
    _key(three, Qt.Key.Key_R)
    assert _turns(three) == [90, 90, 90]
    _key(three, Qt.Key.Key_Delete)
    assert three.flow.document.pages == ()
    assert three.stack.currentIndex() == 0
    QTest.keyClick(three, Qt.Key.Key_Z, CTRL)
    assert _order(three) == [1, 2, 3]


def test_f9_gives_one_pdf_with_what_was_done(qtbot, three, settle):
    _key(three, Qt.Key.Key_Delete)
    _key(three, Qt.Key.Key_R)
    with qtbot.waitSignal(three.accepted):
        press(three, "F9")
    (pdf,) = three.scans
    assert three.pages == 2
    with pikepdf.open(BytesIO(pdf)) as file:
        assert [int(page.obj.get("/Rotate", 0)) for page in file.pages] == [90, 0]
        assert "Trang 2" in file.pages[0].Contents.read_bytes().decode()


def test_a_pdf_only_looked_at_is_given_on_to_the_byte(qtbot, three, tmp_path):
    with qtbot.waitSignal(three.accepted):
        press(three, "F9")
    assert three.scans == ((tmp_path / "ba-trang.pdf").read_bytes(),)


def test_below_200_dpi_is_said_beside_the_page_and_below_the_list(sheet, tmp_path, settle):
    coarse = picture(dpi=150, size=(1240, 1754))
    drop_files(sheet, file_of(tmp_path, "a.jpg", coarse))
    settle()
    assert sheet.model.index(0).data() == "1 · ⚠ 150 dpi"
    assert "Below 200 dpi: page 1" in sheet.warnings.text()
    assert sheet.use.isEnabled()


def test_a_blank_page_is_pointed_at(sheet, tmp_path, settle):
    drop_files(sheet, file_of(tmp_path, "a.jpg", picture(ink="")))
    settle()
    assert sheet.model.index(0).data() == "1 · blank?"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", pdf_of(2)[:400], "This PDF cannot be used"),
        ("a.pdf", pdf_of(1, password="mat-khau"), "This PDF cannot be used"),
        ("a.jpg", picture()[:900], "This picture is damaged"),
        ("a.docx", b"PK\x03\x04 nothing", "This is no scan"),
        ("a.pdf", pdf_of(MOST_PAGES + 1), "Too many pages"),
    ],
)
def test_a_bad_file_is_explained_and_the_good_ones_stay(
    sheet, tmp_path, settle, name, content, words
):
    good = file_of(tmp_path, "tot.jpg", picture())
    drop_files(sheet, file_of(tmp_path, name, content), good)
    settle()
    assert sheet.trouble.isVisible()
    assert words in sheet.trouble_words.text()
    assert len(sheet.flow.document.pages) == 1
    assert sheet.use.isEnabled()


def test_new_files_of_the_watched_folder_are_offered_and_added(qtbot, sheet, folder, settle):
    assert not sheet.offer.isVisible()
    (folder / "quet-1.jpg").write_bytes(picture())
    qtbot.waitUntil(sheet.offer.isVisible, timeout=10_000)
    assert "new files: 1" in sheet.offer_words.text()
    press(sheet, "F7")
    settle()
    assert len(sheet.flow.document.pages) == 1
    assert not sheet.offer.isVisible()
    with qtbot.waitSignal(sheet.accepted):
        press(sheet, "F9")
    assert (folder / "quet-1.jpg").exists()


def test_a_broken_file_of_the_watched_folder_stays_there_and_on_offer(qtbot, sheet, folder, settle):
    (folder / "quet-1.pdf").write_bytes(pdf_of(2)[:400])
    qtbot.waitUntil(sheet.offer.isVisible, timeout=10_000)
    press(sheet, "F7")
    settle()
    assert sheet.trouble.isVisible()
    qtbot.waitUntil(sheet.offer.isVisible, timeout=10_000)
    assert (folder / "quet-1.pdf").exists()


def test_files_taken_and_not_kept_are_offered_again(qtbot, window, place, sheet, folder, settle):
    (folder / "quet-1.jpg").write_bytes(picture())
    qtbot.waitUntil(sheet.offer.isVisible, timeout=10_000)
    press(sheet, "F7")
    settle()
    sheet.done(0)
    settle()
    again = ScanSheet(place, window, "Tờ khai")
    again.open()
    qtbot.waitUntil(again.offer.isVisible, timeout=10_000)
    again.done(0)
    again.deleteLater()


def test_a_page_comes_from_the_scanner_at_the_resolution_chosen(qtbot, sheet, scanner, settle):
    scanner.glass = [picture(dpi=None, size=(2481, 3508))]
    sheet.resolution.setCurrentIndex(1)
    press(sheet, "F6")
    qtbot.waitUntil(lambda: len(sheet.flow.document.pages) == 1, timeout=10_000)
    assert scanner.wishes[0].dpi == 300
    assert sheet.flow.document.pages[0].dpi == 300


def test_a_slow_scanner_blocks_nothing_and_can_be_stopped(qtbot, sheet, scanner, settle):
    scanner.glass, scanner.is_slow = [picture()], True
    started = time.perf_counter()
    press(sheet, "F6")
    assert time.perf_counter() - started < 0.2
    assert "at work" in sheet.waits.text()
    assert not sheet.use.isEnabled()
    settle()
    press(sheet, "F6")
    assert scanner.runs[0].is_cancelled
    settle()
    assert not sheet.trouble.isVisible()
    assert sheet.flow.document.pages == ()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("scanner.none", "No scanner was found"),
        ("scanner.busy", "The scanner is busy"),
        ("scanner.failed", "The scanner gave no page"),
    ],
)
def test_a_scanner_that_fails_is_explained_and_the_pages_stay(
    qtbot, three, scanner, settle, fault, words
):
    scanner.fault = fault
    press(three, "F6")
    qtbot.waitUntil(three.trouble.isVisible, timeout=5_000)
    assert words in three.trouble_words.text()
    assert _order(three) == [1, 2, 3]


def test_without_any_way_to_a_scanner_the_way_around_is_said(sheet, scanner):
    scanner.is_supported = False
    press(sheet, "F6")
    assert "drop the files here" in sheet.trouble_words.text()


def _answer(text: str) -> None:
    """Press the button that begins with ``text`` in the question that comes next."""

    def look() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, Sheet) and asked.objectName() == "message":
            next(b for b in asked.findChildren(QPushButton) if text in b.text()).click()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def test_leaving_with_pages_asks_first(three):
    _answer("Stay")
    press(three, "Escape")
    assert three.isVisible()
    _answer("Leave")
    press(three, "Escape")
    assert not three.isVisible()
    assert three.scans == ()


def test_leaving_without_pages_asks_nothing(sheet):
    press(sheet, "Escape")
    assert not sheet.isVisible()


def test_what_the_paper_has_already_is_shown_and_may_stay_as_it_is(qtbot, window, place, settle):
    pdf = pdf_of(2)
    sheet = ScanSheet(place, window, "Tờ khai", (pdf,))
    sheet.open()
    settle()
    assert _order(sheet) == [1, 2]
    assert not sheet.flow.can_undo
    with qtbot.waitSignal(sheet.accepted):
        press(sheet, "F9")
    assert sheet.scans == (pdf,)
    assert sheet.pages == 2
    sheet.deleteLater()


def test_all_pages_deleted_means_no_scan(qtbot, window, place, settle):
    sheet = ScanSheet(place, window, "Tờ khai", (pdf_of(2),))
    sheet.open()
    settle()
    sheet.list.setFocus()
    QTest.keyClick(sheet.list, Qt.Key.Key_A, CTRL)
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    with qtbot.waitSignal(sheet.accepted):
        press(sheet, "F9")
    assert sheet.scans == ()
    assert sheet.pages == 0
    sheet.deleteLater()


@pytest.mark.parametrize(
    ("component", "waived", "words"),
    [
        (Component(1, "Căn cước", present_only=True), "", "only shown"),
        (Component(1, "Hộ khẩu", originals=1), "Already in a database", "Already in a database"),
    ],
)
def test_a_paper_that_is_shown_or_waived_is_not_scanned(
    qtbot, window, place, component, waived, words
):
    open_scans(place, window, component, lambda *_: pytest.fail("not scanned"), waived=waived)
    told = QApplication.activeModalWidget()
    assert isinstance(told, Sheet)
    assert not isinstance(told, ScanSheet)
    assert words in " ".join(child.text() for child in told.findChildren(QLabel))
    told.accept()


def test_the_window_is_never_blocked_while_fifty_pages_come_in(qtbot, sheet, tmp_path, settle):
    heavy = file_of(tmp_path, "nam-muoi.pdf", pdf_of(50))
    large = [file_of(tmp_path, f"{n}.jpg", picture()) for n in range(4)]
    pauses, last = [], [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        pauses.append(now - last[0])
        last[0] = now

    clock = QTimer(interval=5)
    clock.timeout.connect(tick)
    clock.start()
    last[0] = time.perf_counter()
    drop_files(sheet, heavy, *large)
    settle()
    clock.stop()
    assert len(sheet.flow.document.pages) == 54
    assert sorted(pauses)[-1] < 0.3, sorted(pauses)[-5:]


def test_no_readable_scan_is_left_on_the_disk(qtbot, three, window, tmp_path):
    with qtbot.waitSignal(three.accepted):
        press(three, "F9")
    key = sha256(three.scans[0]).hexdigest()
    readable = [
        file
        for file in (tmp_path / "data").rglob("*")
        if file.is_file() and b"%PDF-" in file.read_bytes()
    ]
    assert readable == []
    assert not any(key in file.name for file in (tmp_path / "data").rglob("*"))
