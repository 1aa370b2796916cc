"""Opening the form of an act, and doing the act when it is filled in; the form stays until then."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.domain.dossier import Dossier
from counter_app.domain.workflow import Act
from counter_app.services.registers import DossierView
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.dossier.deeds import perform
from counter_app.ui.jobs import Foreseen
from counter_app.ui.place import Place


def open_act(
    place: Place,
    parent: QWidget,
    act: Act,
    view: DossierView,
    done: Callable[[Dossier], None],
    *,
    back: bool = False,
    corrects: UUID | None = None,
) -> None:
    """Ask what must be said, then do it and tell ``done``.

    ``back``: the form stands on taking a step back; ``corrects``: the entry it puts right.
    """
    sheet = ActSheet(parent, act, view, place)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    counter = place.counter

    def keep(
        said: dict[str, Any], leave: Callable[[], None], refuse: Callable[[Foreseen], None]
    ) -> None:
        def succeeded(after: Dossier) -> None:
            leave()
            done(after)

        place.jobs.run(
            lambda _report: perform(counter, view, act, said),
            owner=sheet,
            done=succeeded,
            failed=refuse,
        )

    sheet.keep, sheet.corrects = keep, corrects
    if back:
        sheet.stand_on_step_back()
    sheet.open()
