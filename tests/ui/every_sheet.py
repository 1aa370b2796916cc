"""Every form, box and paper of the window, opened one after the other."""

import io
from collections.abc import Callable, Iterator

from PIL import Image
from PySide6.QtWidgets import QDialog

from counter_app.domain.catalogue import Difference
from counter_app.domain.workflow import Act
from counter_app.front import doors
from counter_app.paths import Paths
from counter_app.services.at_hand.unprinted import UnprintedPaper
from counter_app.services.editions.arrivals import WaitingEdition
from counter_app.ui.dialogs import Dialogs, KeysSheet
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.dossier.number_sheet import NumberSheet
from counter_app.ui.language import tr
from counter_app.ui.office.health_sheet import HealthSheet
from counter_app.ui.office.help_sheet import HelpSheet
from counter_app.ui.office.join_sheet import JoinSheet
from counter_app.ui.office.officers_sheet import OfficersSheet, PasswordSheet
from counter_app.ui.office.traces_sheet import TracesSheet
from counter_app.ui.office.unprinted_sheet import UnprintedSheet
from counter_app.ui.paper.preview import Preview
from counter_app.ui.paper.why_sheet import WhySheet
from counter_app.ui.reception.batch.sheet import BatchSheet
from counter_app.ui.reception.outcomes import AskSheet, RefuseSheet
from counter_app.ui.register.book_sheet import BookSheet
from counter_app.ui.scans.sheet import ScanSheet
from counter_app.ui.set_up.sheet import SetUpSheet
from counter_app.ui.sign_in.activation_sheet import ActivationSheet
from counter_app.ui.sync_centre.courier_sheet import CourierSheet
from counter_app.ui.sync_centre.editions import EditionSheet
from counter_app.ui.words.about import REFUSAL
from tests.builders import make_order
from tests.ui.hands import until_idle

Makers = dict[str, Callable[[], QDialog]]


def every_sheet(qtbot, window) -> Iterator[QDialog]:
    """Open every sheet of the window, one after the other; a dossier must have been opened."""
    for make in makers(window).values():
        sheet = make()
        sheet.open()
        until_idle(qtbot, window)
        if isinstance(sheet, ScanSheet):
            sheet.add([_page(window)])
            until_idle(qtbot, window)
        yield sheet
        QDialog.done(sheet, 0)
        sheet.deleteLater()
        until_idle(qtbot, window)


def makers(window) -> Makers:
    """Return what makes each sheet, by what it is."""
    place = window.screens._place
    view = window.screens.screen("dossier").view
    assert view is not None, "open a dossier first"
    return (
        _of_work(window, place, view)
        | _of_office(window, place)
        | _boxes(window)
        | {f"act {act.value}": _act(window, act, view, place) for act in Act}
    )


def _act(window, act, view, place) -> Callable[[], QDialog]:
    return lambda: ActSheet(window, act, view, place)


def _of_work(window, place, view) -> Makers:
    slips, order = window.screens.slips, make_order()
    slip = place.counter.paperwork.slip
    return {
        "ask": lambda: AskSheet(window, ["Tờ khai theo mẫu"]),
        "refuse": lambda: RefuseSheet(window),
        "batch": lambda: BatchSheet(place, window, slips, order, "Chứng thực bản sao (Mẫu)"),
        "scans": lambda: ScanSheet(place, window, "Tờ khai theo mẫu"),
        "books": lambda: BookSheet(place, window),
        "why": lambda: WhySheet(window, lambda _reason: None),
        "number": lambda: NumberSheet(window, place, view.dossier.code),
        "preview": lambda: Preview(place, slip(view.dossier.code, "receipt"), "Giấy (Mẫu)", window),
        "courier": lambda: CourierSheet(
            window.screens.screen("sync").carrier, window.status.latest, window
        ),
        "edition": lambda: EditionSheet(place, _edition(), window),
    }


def _of_office(window, place) -> Makers:
    counter = place.counter

    def unprinted() -> QDialog:
        counter.unprinted.add(UnprintedPaper("H48.12.34-260302-1999", "receipt"))
        window.screens.slips.look()
        return UnprintedSheet(place, window, window.screens.slips)

    empty = Paths(counter.paths.data.parent / "another")
    return {
        "help": lambda: HelpSheet(window),
        "health": lambda: HealthSheet(window, place, window.room.caretaker),
        "officers": lambda: OfficersSheet(place, window),
        "password": lambda: PasswordSheet(place, counter.officer, window),
        "traces": lambda: TracesSheet(window, place),
        "join": lambda: JoinSheet(place, window),
        "unprinted": unprinted,
        "activation": lambda: ActivationSheet(window),
        "set-up": lambda: SetUpSheet(doors(empty)),
    }


def _boxes(window) -> Makers:
    asks = Dialogs(window)
    return {
        "keys": lambda: KeysSheet(RefuseSheet(window), REFUSAL),
        "question": lambda: asks.question(
            tr("Leave without saving?"),
            tr("What you entered in this form would be lost."),
            yes=tr("&Leave"),
            no=tr("&Go back"),
            harm=True,
        ),
    }


def _edition() -> WaitingEdition:
    codes = tuple(f"9.{number:06}" for number in range(1, 400))
    return WaitingEdition(
        "ab" * 32,
        "catalogue",
        "tháng 3",
        "2026-03-02T00:00:00Z",
        1000,
        Difference(codes, codes[:3], codes[:90]),
    )


def _page(window):
    """Return a scanned sheet of paper, of made-up lines."""
    file = window.counter.paths.data.parent / "trang.png"
    out = io.BytesIO()
    Image.new("L", (1654, 2339), 250).save(out, "PNG", dpi=(200, 200))
    file.write_bytes(out.getvalue())
    return file
