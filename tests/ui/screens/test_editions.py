"""An edition of the catalogue waits for a lead: seen, put in force, left out; nobody else decides.

How an edition comes over the wire is tried with a real gateway beside two counters.
"""

import hashlib
import json

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from counter_app.domain.errors import RuleError
from counter_app.domain.staff import Officer, Role
from counter_app.ui.dialogs import Sheet
from counter_app.ui.played.hands import pause
from counter_app.ui.sync_centre.editions import EditionSheet
from sync.contract import Edition, FeedItem
from tests.ui.hands import press
from tests.ui.screens.conftest import in_front

FEW, OTHERS = 3, 1200


def edition(count: int) -> bytes:
    """Return a catalogue of made-up procedures and one that is known."""
    codes = [f"9.{number:06}" for number in range(1, count)]
    return _edition([*codes, "1.004873"])


def _edition(codes: list[str]) -> bytes:
    procedures = [
        {"code": code, "name": f"Thủ tục mới {code}", "field": "Hộ tịch"} for code in codes
    ]
    return json.dumps({"meta": {"generated": "2026-03-01"}, "procedures": procedures}).encode()


@pytest.fixture
def usual(counter) -> bytes:
    """What is in force, every procedure changed, one gone and one new."""
    codes = [line.code for line in counter.catalogue.find("", limit=3000)]
    return _edition([*(code for code in codes if code != "2.000815"), "9.000001"])


@pytest.fixture
def arrive(counter):
    """Let an edition be there as the feed and the fetching of its file leave it."""

    def arrived(content: bytes, n: int = 1) -> None:
        sent = Edition(
            kind="catalogue",
            name="tháng 3",
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            made_at="2026-03-02T00:00:00Z",
            key_id="k1",
            signature="s",
        )
        item = FeedItem(n=n, kind="edition", body=msgspec.to_builtins(sent))
        counter.store.replica().apply([item], str(n))
        counter.store.replica().edition_arrived(sent, content)

    return arrived


@pytest.fixture
def opened(qtbot, window, idle):
    """Return the sheet of the edition that waits, opened from the sync centre."""

    def go() -> EditionSheet:
        window.activateWindow()
        centre = _centre(qtbot, window, idle)
        qtbot.waitUntil(centre.editions.isVisible, timeout=10_000)
        made = centre.findChild(QPushButton, "edition")
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, EditionSheet)
        assert QTest.qWaitForWindowActive(sheet)
        pause(60)
        return sheet

    return go


def _centre(qtbot, window, idle):
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.screens.show_screen("reception")
    press(window, "F5")
    idle()
    centre = window.screens.screen("sync")
    qtbot.waitUntil(lambda: centre.editions._errands.is_idle, timeout=10_000)
    return centre


def _words(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def _click(made) -> None:
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def test_nothing_is_said_while_no_edition_waits(qtbot, window, idle):
    assert not _centre(qtbot, window, idle).editions.isVisible()


def test_a_lead_sees_what_changes_and_puts_it_in_force(
    qtbot, window, counter, arrive, usual, opened, idle
):
    before = counter.catalogue.edition()
    arrive(usual)
    sheet = opened()
    said = _words(sheet)
    assert "New catalogue of procedures: tháng 3 · 02/03/2026" in sheet.windowTitle()
    assert "New procedures: 1\n9.000001" in said
    assert "Procedures that go: 1\n2.000815" in said
    assert "Procedures that change: " in said
    assert counter.catalogue.edition() == before
    _click(sheet.put)
    centre = window.screens.screen("sync")
    qtbot.waitUntil(lambda: not centre.editions.isVisible(), timeout=20_000)
    assert QApplication.activeModalWidget() is None
    assert counter.catalogue.edition() != before
    assert counter.catalogue.get("1.004873").name == "Thủ tục mới 1.004873"
    assert counter.catalogue.waiting() == ()


def test_later_leaves_it_waiting(qtbot, window, counter, arrive, usual, opened, idle):
    before = counter.catalogue.edition()
    arrive(usual)
    press(opened(), "Escape")
    assert QApplication.activeModalWidget() is None
    assert counter.catalogue.edition() == before
    assert len(counter.catalogue.waiting()) == 1
    assert _centre(qtbot, window, idle).editions.isVisible()


def test_declining_asks_first_and_then_it_waits_no_more(
    qtbot, window, counter, arrive, usual, opened, idle
):
    before = counter.catalogue.edition()
    arrive(usual)
    sheet, asked = opened(), []
    for answer in ("reject", "accept"):

        def decide(box, answer=answer) -> None:
            asked.append(box.windowTitle())
            getattr(box, answer)()

        assert len(counter.catalogue.waiting()) == 1
        _answer(decide)
        _click(sheet.leave)
    centre = window.screens.screen("sync")
    qtbot.waitUntil(lambda: not centre.editions.isVisible(), timeout=20_000)
    assert asked == ["Leave this edition out of force?"] * 2
    assert counter.catalogue.waiting() == ()
    assert counter.catalogue.edition() == before


@pytest.mark.parametrize(
    ("count", "title"),
    [
        (FEW, "Put a much smaller catalogue in force?"),
        (OTHERS, "Replace most of the catalogue?"),
    ],
)
def test_a_suspicious_catalogue_is_put_in_force_only_after_a_second_question(
    qtbot, window, counter, arrive, opened, idle, count, title
):
    before = counter.catalogue.edition()
    arrive(edition(count))
    sheet, asked = opened(), []
    gone = 1119 - 1  # of the shipped catalogue one code is in the new one too
    assert f"{gone:,} procedures would go".replace(",", ".") in _words(sheet)

    def no(box) -> None:
        asked.append((box.windowTitle(), box.focusWidget().text()))
        box.reject()

    _answer(no)
    _click(sheet.put)
    assert asked == [(title, "&Go back")]  # Enter harms nothing
    assert sheet.isVisible()
    assert counter.catalogue.edition() == before
    _answer(lambda box: box.accept())
    _click(sheet.put)
    centre = window.screens.screen("sync")
    qtbot.waitUntil(lambda: not centre.editions.isVisible(), timeout=20_000)
    assert len(counter.catalogue.find("", 3000)) == count


def test_an_edition_that_cannot_be_read_says_so_and_changes_nothing(
    qtbot, window, counter, arrive, opened, idle
):
    before = counter.catalogue.edition()
    arrive(b'{"procedures": "none"}')
    sheet = opened()
    assert counter.catalogue.waiting()[0].problem
    _click(sheet.put)
    qtbot.waitUntil(lambda: bool(sheet.fault.text()), timeout=20_000)
    assert sheet.isVisible()
    assert "Traceback" not in sheet.fault.text()
    assert counter.catalogue.edition() == before
    sheet.reject()


def test_who_is_no_lead_sees_what_changes_and_cannot_decide(
    window, counter, arrive, usual, opened, idle
):
    arrive(usual)
    sha256 = counter.catalogue.waiting()[0].sha256
    lead = counter.officer
    counter.change_officer(Officer("thu", "Phạm Thị Thử", Role.RECEIVE))
    sheet = opened()
    assert "New procedures" in _words(sheet)
    assert "Only a lead decides about this." in _words(sheet)
    names = [made.text() for made in sheet.findChildren(QPushButton) if made.isVisible()]
    assert names == ["&Later"]
    press(sheet, "Return")
    for deed in (counter.catalogue.accept, counter.catalogue.decline):
        with pytest.raises(RuleError, match=r"officer\.may_not"):
            deed(sha256, by=counter.officer)
    assert len(counter.catalogue.waiting()) == 1
    counter.change_officer(lead)


def _answer(do) -> None:
    """Do something with the question over the edition's sheet."""

    def only_question(box) -> None:
        if box.objectName() == "message":
            do(box)
        else:
            _answer(do)

    in_front(Sheet, only_question)
