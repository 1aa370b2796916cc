"""The official forms of a dossier, filled from its facts."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from counter_app.domain.clock import to_local
from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import RuleError
from counter_app.domain.looks import Look
from counter_app.domain.orders import ReceiveOrder
from counter_app.domain.staff import Officer
from counter_app.printing import render
from counter_app.printing.papers import OfficePaper, Paper
from counter_app.services.desk import Desk
from counter_app.services.paper import processing_slips, reception_slips
from counter_app.services.paper.before_reception import guidance, turned_away
from counter_app.services.paper.lists import batch_receipt, list_paper
from counter_app.services.paper.sheet import Sheet, list_code, office_of, overlay_of
from counter_app.services.paper.trial_page import trial_page
from counter_app.services.reception import Quote
from sync.ports import Identity
from sync.statement import Statement, signed_statement

_FORMS: Final[Mapping[str, Callable[[Sheet], Paper]]] = {
    "receipt": reception_slips.receipt,
    "supplement": reception_slips.supplement,
    "refusal": reception_slips.refusal,
    "apology": processing_slips.apology,
    "stop": processing_slips.stop,
    "control": processing_slips.control,
    "handover": processing_slips.handover,
}


class Paperwork:
    """Prints the forms of dossiers to PDF bytes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def slip(self, code: str, kind: str, *, paper: str = "", forms: str | None = None) -> bytes:
        """Return one form of a dossier as PDF.

        ``kind``: receipt, supplement, refusal, apology, stop, control, handover. ``forms`` and
        ``paper`` default to the form set the dossier was received under and to the settings.

        Raises:
            MissingError: ``dossier.unknown``.
            RuleError: ``slip.unknown_kind``, ``slip.nothing_to_print``, ``overlay.bad`` …
        """
        if kind not in _FORMS:
            raise RuleError("slip.unknown_kind", kind=kind[:20])
        sheet = self._sheet(code)
        self._desk.note(Look.PRINT, f"{sheet.dossier.code} {kind}")
        return render(
            _FORMS[kind](sheet),
            size=paper or self._desk.settings.printing_paper,
            forms=forms or sheet.dossier.form_set,
            overlay=overlay_of(self._desk),
        )

    def guide(self, order: ReceiveOrder, quote: Quote, *, by: Officer, contact: str = "") -> bytes:
        """Return form 02 for papers that are not complete yet: everything missing, told at once.

        Nothing is received, so it has neither number nor code (decree 61/2018 art. 17.1, 17.2a).

        Raises:
            RuleError: ``slip.nothing_to_print``: nothing is missing.
        """
        now = to_local(self._desk.clock.now())
        return self.print_paper(guidance(order, quote, self.office(), now, by, contact))

    def turn_away(
        self, order: ReceiveOrder, quote: Quote, *, by: Officer, reason: str, basis: str = ""
    ) -> bytes:
        """Return form 03 for what is not received at all: neither number nor code.

        Raises:
            RuleError: ``refuse.reason_missing``.
        """
        if not reason.strip():
            raise RuleError("refuse.reason_missing")
        now = to_local(self._desk.clock.now())
        return self.print_paper(turned_away(order, quote, self.office(), now, by, reason, basis))

    def hand_over_list(self, codes: Sequence[str], *, by: Officer, paper: str = "A4") -> bytes:
        """Return the list by which several dossiers, or their results, change hands.

        It lists results when every dossier has one, dossiers otherwise.

        Raises:
            MissingError: ``dossier.unknown``. RuleError: ``slip.nothing_to_print``.
        """
        now = to_local(self._desk.clock.now())
        code = list_code(self._desk.settings, "BG", now)
        return self.print_paper(list_paper(self._sheets(codes), now, by, code), size=paper)

    def batch_receipt(self, codes: Sequence[str], *, by: Officer) -> bytes:
        """Return one receipt for several dossiers of one applicant, with its list.

        Raises:
            MissingError: ``dossier.unknown``. RuleError: ``slip.nothing_to_print``,
                ``slip.other_applicant``.
        """
        now = to_local(self._desk.clock.now())
        return self.print_paper(batch_receipt(self._sheets(codes), now, by))

    def office(self) -> OfficePaper:
        """Return the letterhead of this office."""
        return office_of(self._desk.settings)

    def print_paper(self, paper: Paper, *, size: str = "A4") -> bytes:
        """Return any other paper as PDF, with the province's overlay."""
        return render(
            paper,
            size=size,
            forms=self._desk.settings.printing_forms,
            overlay=overlay_of(self._desk),
        )

    def trial_page(self) -> bytes:
        """Return the page a printer is tried with; nobody real stands on it."""
        return self.print_paper(trial_page(self.office(), self._desk.clock.now()))

    def _sheets(self, codes: Sequence[str]) -> list[Sheet]:
        if not codes:
            raise RuleError("slip.nothing_to_print")
        return [self._sheet(code) for code in dict.fromkeys(codes)]

    def _sheet(self, code: str) -> Sheet:
        with self._desk.store.read() as work:
            dossier = work.dossiers.by_code(code)
            identity = work.device.get()
            return Sheet(
                dossier,
                self._desk.procedure_of(work, dossier),
                work.dossiers.deeds(dossier.id),
                {officer.name: officer.full_name for officer in work.staff.all()},
                self.office(),
                statement_of(dossier, identity),
            )


def statement_of(dossier: Dossier, identity: Identity | None) -> str:
    """Return the signed statement of a receipt that this very device issues, else nothing."""
    if identity is None or not identity.certificate or identity.counter != dossier.counter:
        return ""
    due = dossier.deadline.first_due
    return signed_statement(
        Statement(
            code=dossier.code,
            due=to_local(due).isoformat(timespec="minutes") if due else "",
            counter=dossier.counter,
            at=to_local(dossier.received_at).isoformat(timespec="seconds"),
            device=identity.device,
        ),
        identity,
    )
