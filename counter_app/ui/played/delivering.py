"""The end of the day: everything goes to the province, and both sides are laid together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from counter_app.services.delivery import DeliveryStatus
from counter_app.ui.paper.preview import Preview
from counter_app.ui.played.hands import Hands
from counter_app.ui.sync_centre.screen import SyncScreen


class Delivering:
    """Plays the evening; ``status`` is where delivery stands at its end."""

    def __init__(self, hands: Hands) -> None:
        self._hands, self._window = hands, hands.window
        self.status: DeliveryStatus | None = None

    def play(self) -> DeliveryStatus:
        """Deliver, see everything confirmed, print the two-sided sheet."""
        hands, light = self._hands, self._window.status
        assert light is not None  # noqa: S101  (signed in)
        hands.press(Qt.Key.Key_F5, self._window)

        def all_confirmed() -> bool:
            light.look()
            latest = light.latest
            return bool(latest and latest.counts.head_seq and latest.counts.pending == 0)

        hands.wait(all_confirmed)
        hands.look("15-sync-centre")
        self._end_of_day()
        latest = light.latest
        assert latest is not None  # noqa: S101
        counts = latest.counts
        hands.say(f"The province confirmed {counts.covered_seq} of {counts.head_seq} entries.")
        return latest

    def _end_of_day(self) -> None:
        hands, screens = self._hands, self._window.screens
        centre = screens.screen("sync") if screens else None
        assert isinstance(centre, SyncScreen)  # noqa: S101
        centre.end_of_day.click()

        def sheet_is_shown() -> bool:
            shown = QApplication.activeModalWidget()
            return isinstance(shown, Preview) and bool(shown.pages)

        hands.wait(sheet_is_shown)
        preview = QApplication.activeModalWidget()
        assert preview is not None  # noqa: S101
        hands.look("16-end-of-day", preview)
        hands.press(Qt.Key.Key_P, preview, Qt.KeyboardModifier.ControlModifier)
        hands.wait(lambda: QApplication.activeModalWidget() is None)
