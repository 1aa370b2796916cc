"""What is written into form 02 or 03 survives a power cut, as the dossier behind it does."""

import json
import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from counter_app.domain.staff import Officer
from counter_app.services.at_hand.drafts import Drafts
from counter_app.ui.jobs import Foreseen
from counter_app.ui.place import Place
from counter_app.ui.reception.draft import KEEP_AFTER_MS
from counter_app.ui.reception.outcomes import AnswerSheet

log = logging.getLogger(__name__)
KIND = "answer"  # of draft


class AnswerKeeper(QObject):
    """Keeps the words of one form; opened again over the same dossier, it shows them again.

    ``client_ref``: the reference of the dossier that is not saved yet.
    """

    def __init__(self, place: Place, sheet: AnswerSheet, client_ref: str) -> None:
        super().__init__(sheet)
        self._place, self._sheet = place, sheet
        self._whose = f"{sheet.objectName()} {client_ref}"
        self._wait = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._wait.timeout.connect(self._keep)
        sheet.edited.connect(self._edited)
        sheet.finished.connect(self._forget)
        self._bring_back()

    def _edited(self) -> None:
        if not self._wait.isActive():
            self._wait.start()

    def _keep(self) -> None:
        text = json.dumps([self._whose, *self._sheet.texts()], ensure_ascii=False)
        self._on_drafts(lambda drafts, officer: drafts.keep(officer, text, KIND))

    def _forget(self, result: int) -> None:
        """Saved or left after the question; one that the lock closed comes back to its officer."""
        self._wait.stop()
        if result == QDialog.DialogCode.Accepted or self._sheet.is_left:
            self._on_drafts(lambda drafts, officer: drafts.drop(officer, KIND))

    def _on_drafts(self, work: Callable[[Drafts, Officer], None]) -> None:
        counter = self._place.counter
        self._place.jobs.run(
            lambda _report: work(counter.drafts, counter.officer),
            owner=self._place.jobs,
            done=lambda _none: None,
            failed=_not_kept,
        )

    def _bring_back(self) -> None:
        counter = self._place.counter
        self._place.jobs.run(
            lambda _report: counter.drafts.of(counter.officer, KIND),
            owner=self,
            done=self._brought_back,
            failed=_not_kept,
        )

    def _brought_back(self, text: str) -> None:
        whose, *texts = json.loads(text) if text else [""]
        if whose == self._whose:
            self._sheet.show_texts(texts)


def _not_kept(error: Foreseen) -> None:
    """A draft that cannot be kept stops nobody; the next key tries again."""
    log.warning("draft %s", error.code)
