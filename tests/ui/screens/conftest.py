"""Dossiers made by the services, so that a test is about its own screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from counter_app import locks
from counter_app.app import open_office
from counter_app.domain.deeds import Decided
from counter_app.domain.dossier import Dossier
from counter_app.domain.looks import Look
from counter_app.domain.orders import OrderedComponent, ReceiveOrder
from counter_app.domain.people import Person
from counter_app.domain.staff import Role
from counter_app.trial.province import PASSWORD as TRIAL_PASSWORD
from counter_app.trial.province import Trial, trial
from counter_app.ui.dialogs import Sheet
from counter_app.ui.main_window import MainWindow
from counter_app.ui.paper.why_sheet import WhySheet
from counter_app.ui.played.hands import pause
from counter_app.ui.register.screen import RegisterScreen
from tests.ui.hands import SAME_DAY, FakePrinter, press, type_text, until_idle

PATIENCE_MS = 30_000


@pytest.fixture
def make(counter) -> Callable[..., Dossier]:
    """Receive one dossier that lacks nothing."""
    numbers = count(1)

    def made(name="Nguyễn Thị Mẫu", id_number="", procedure=SAME_DAY, **more) -> Dossier:
        known = counter.catalogue.get(procedure)
        wanted = [part for part in known.demanded("") if part.required] or known.components[:1]
        order = ReceiveOrder(
            procedure=procedure,
            applicant=Person(name, id_number=id_number or f"0512030{next(numbers):05d}"),
            components=tuple(OrderedComponent(part.seq, originals=1) for part in wanted),
            **more,
        )
        return counter.reception.receive(order, by=counter.officer).dossier

    return made


@pytest.fixture
def decided(counter, make) -> Callable[..., Dossier]:
    """Receive one, and enter its result."""

    def made(*words, **more) -> Dossier:
        dossier = make(*words, **more)
        deed = Decided("granted", "12/XN")
        return counter.processing.decide(dossier.code, deed, by=counter.officer)

    return made


@pytest.fixture
def two(make) -> tuple[Dossier, Dossier]:
    """Two dossiers of two people."""
    return make("Nguyễn Thị Mẫu", "051185001234"), make("Đỗ Văn Thử", "051203009876")


@pytest.fixture
def register(window, idle) -> RegisterScreen:
    """The register, in front."""
    press(window, "F3")
    idle()
    return window.screens.screen("register")


def codes_of(register: RegisterScreen) -> list[str]:
    """Return what stands in the register, from the top."""
    return [register.model.line_at(n).dossier.code for n in range(register.model.rowCount())]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Trial]:
    """A counter and a province of this test alone: held scans and refusals outlive a window."""
    with trial(tmp_path / "trial") as made:
        yield made


@pytest.fixture
def enrolled(qtbot, qapp, english, running: Trial) -> Iterator[MainWindow]:
    """A window of an enrolled counter, signed in, its province a real process."""
    with signed_in(qtbot, qapp, running) as window:
        yield window


@contextmanager
def signed_in(qtbot, qapp, running: Trial) -> Iterator[MainWindow]:
    """A window on the counter of ``running``, and its officer at work."""
    window = MainWindow(
        open_office(running.paths),
        FakePrinter(),
        qapp,
        hold_wire=lambda: locks.wire(running.paths, patience_s=0),
    )
    window.resize(1366, 697)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    type_text(window.sign_in.password, TRIAL_PASSWORD)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked, timeout=20_000)
    until_idle(qtbot, window)
    yield window
    until_idle(qtbot, window)
    window.shut()
    window.hide()
    window.deleteLater()


@pytest.fixture
def until(qtbot, enrolled: MainWindow) -> Callable[[Callable[[], object]], None]:
    """Look at the line again and again until something is true."""

    def wait(true: Callable[[], object]) -> None:
        def looked() -> bool:
            if enrolled.jobs.is_idle:  # a look on every tick would only queue up
                enrolled.status.look()
            return bool(true())

        qtbot.waitUntil(looked, timeout=PATIENCE_MS)

    return wait


def in_front(kind: type[QWidget], do: Callable[[QWidget], object]) -> None:
    """Do something with the next box of this kind that comes up, even one that is waited for."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, kind) and box.isActiveWindow():
            do(box)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def save_as(file: Path) -> None:
    """Say what the file is for, type its name into the dialog that asks where to, press Enter."""

    def say_why(sheet: WhySheet) -> None:
        assert not sheet.go_on.isEnabled(), "no file without a reason"
        type_text(sheet.reason.lineEdit(), "Báo cáo tháng")
        in_front(QFileDialog, fill)
        QTest.keyClick(sheet.reason.lineEdit(), Qt.Key.Key_Return)

    def fill(dialog: QFileDialog) -> None:
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        name.setText(str(file))
        QTest.keyClick(name, Qt.Key.Key_Return)

    in_front(WhySheet, say_why)


def exported(window) -> list[tuple[str, str]]:
    """Return what was taken out and why, newest first."""
    counter = window.counter
    lead = replace(counter.officer, role=Role.LEAD)
    traces = counter.guard.audit.newest(by=lead)
    return [(trace.of, trace.reason) for trace in traces if trace.what is Look.EXPORT]


def told(register, title: str) -> None:
    """Wait for the message of this title and close it."""
    for _ in range(400):
        pause(25)
        box = QApplication.activeModalWidget()
        if isinstance(box, Sheet) and box.objectName() == "message":
            assert title in box.windowTitle()
            assert "Traceback" not in box.windowTitle()
            box.accept()
            return
    raise AssertionError("nothing was said")
