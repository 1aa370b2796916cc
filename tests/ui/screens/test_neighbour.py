"""What another counter of the commune does stands in this window while nobody asks for it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app import locks
from counter_app.app import Counter, open_office
from counter_app.domain.orders import OrderedComponent, ReceiveOrder
from counter_app.domain.people import Person
from counter_app.trial.province import OFFICER, PASSWORD, Trial, trial
from counter_app.ui.main_window import MainWindow
from tests.ui.hands import FakePrinter, press, type_text, until_idle

PATIENCE_MS = 30_000


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[tuple[Trial, Trial]]:
    """Two counters of one commune, and their province."""
    folder = tmp_path / "trial"
    with trial(folder) as own, trial(folder, counter=2) as other:
        yield own, other


@pytest.fixture
def neighbour(commune: tuple[Trial, Trial]) -> Iterator[Counter]:
    """The other counter, without a window."""
    counter = open_office(commune[1].paths).sign_in(OFFICER, PASSWORD)
    yield counter
    counter.close()


@pytest.fixture
def window(qtbot, qapp, english, commune: tuple[Trial, Trial]) -> Iterator[MainWindow]:
    """The window of one of them, signed in."""
    paths = commune[0].paths
    window = MainWindow(
        open_office(paths), FakePrinter(), qapp, hold_wire=lambda: locks.wire(paths)
    )
    window.resize(1366, 697)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    type_text(window.sign_in.password, PASSWORD)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked, timeout=PATIENCE_MS)
    yield window
    until_idle(qtbot, window)
    began = time.monotonic()
    window.shut()
    assert time.monotonic() - began < 1, "it listened, and that kept the window from shutting"
    window.hide()
    window.deleteLater()


def _received(counter: Counter) -> str:
    seq = counter.catalogue.get("2.000815").components[0].seq
    order = ReceiveOrder(
        procedure="2.000815",
        applicant=Person("Lê Thị Mẫu", id_number="051190004321"),
        components=(OrderedComponent(seq, originals=1),),
    )
    return counter.reception.receive(order, by=counter.officer).dossier.code


def test_a_neighbours_dossier_comes_into_the_open_register(
    qtbot, window: MainWindow, neighbour: Counter
):
    """The look that the sync thread takes by itself comes after 24 s at the earliest."""
    told = []
    window.screens._place.news.province_told.connect(lambda: told.append(time.monotonic()))
    window.screens.show_screen("register")
    register = window.screens.screen("register")
    worker = window.room.bridge._worker
    qtbot.waitUntil(lambda: worker._ear._line is not None, timeout=PATIENCE_MS)
    until_idle(qtbot, window)
    assert register.model.rowCount() == 0
    code = _received(neighbour)
    engine = neighbour.engine()
    assert engine is not None
    assert engine.run(until_empty=True).pushed == 1
    delivered = time.monotonic()
    qtbot.waitUntil(lambda: register.model.rowCount() == 1, timeout=10_000)
    assert register.model.line_at(0).dossier.code == code
    assert told[0] - delivered < 2
