"""Every form of the window, opened one after the other."""

from counter_app.domain.workflow import Act
from counter_app.ui.dialogs import KeysSheet
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.office.help_sheet import HelpSheet
from counter_app.ui.office.officers_sheet import OfficersSheet, PasswordSheet
from counter_app.ui.paper.why_sheet import WhySheet
from counter_app.ui.reception.outcomes import AskSheet, RefuseSheet
from counter_app.ui.register.book_sheet import BookSheet
from counter_app.ui.sync_centre.courier_sheet import CourierSheet
from counter_app.ui.words.about import REFUSAL
from tests.ui.hands import until_idle


def every_sheet(qtbot, window):
    """Open every sheet of the window, one after the other."""
    place = window.screens._place
    dossier = window.screens.screen("dossier")
    makers = [
        lambda: HelpSheet(window),
        lambda: BookSheet(place, window),
        lambda: OfficersSheet(place, window),
        lambda: PasswordSheet(place, place.counter.officer, window),
        lambda: WhySheet(window, lambda _reason: None),
        lambda: AskSheet(window, ["Tờ khai theo mẫu"]),
        lambda: RefuseSheet(window),
        lambda: KeysSheet(RefuseSheet(window), REFUSAL),
        lambda: CourierSheet(window.screens.screen("sync").carrier, window.status.latest, window),
    ]
    if dossier.view is not None:
        makers += [lambda act=act: ActSheet(window, act, dossier.view, place) for act in Act]
    for make in makers:
        sheet = make()
        sheet.open()
        until_idle(qtbot, window)
        yield sheet
        sheet.done(0)
        sheet.deleteLater()
