"""Dossiers made by the services, so that a test is about its own screen."""

from collections.abc import Callable
from itertools import count

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.deeds import Decided
from counter_app.domain.dossier import Dossier
from counter_app.domain.orders import OrderedComponent, ReceiveOrder
from counter_app.domain.people import Person
from tests.ui.hands import SAME_DAY


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


def in_front(kind: type[QWidget], do: Callable[[QWidget], object]) -> None:
    """Do something with the next box of this kind that comes up, even one that is waited for."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, kind) and box.isActiveWindow():
            do(box)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
