"""What happens at reception: quoting while one types, saving, printing, asking, refusing."""

from dataclasses import replace

from PySide6.QtCore import QObject
from shiboken6 import isValid

from counter_app.domain.cards import parse
from counter_app.domain.dossier import Dossier, Waiver
from counter_app.domain.errors import CounterError, IncompleteDossierError
from counter_app.domain.orders import ReceiveOrder
from counter_app.domain.people import Person
from counter_app.domain.procedure import Procedure
from counter_app.services.reception import ReceptionAnswer
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.paper.slips import Slips
from counter_app.ui.place import Place
from counter_app.ui.reception.answer_draft import AnswerKeeper
from counter_app.ui.reception.batch.model import pattern
from counter_app.ui.reception.batch.sheet import BatchSheet
from counter_app.ui.reception.outcomes import Answer, AnswerSheet, AskSheet, RefuseSheet
from counter_app.ui.reception.people import PeopleFlow
from counter_app.ui.reception.quoting import Quoting
from counter_app.ui.reception.screen import ReceptionScreen
from counter_app.ui.scans.checklist_scans import scan_paper


class ReceptionFlow(QObject):
    """Joins the reception screen to the services."""

    def __init__(self, place: Place, screen: ReceptionScreen, slips: Slips) -> None:
        super().__init__(screen)
        self._place, self.screen, self._slips = place, screen, slips
        self.people = PeopleFlow(place, screen)
        self._saving = False
        self._scanned_early = ""
        self._last_applicant: Person | None = None
        self._last_procedure = ""  # its code
        self._quoting = Quoting(place, screen)
        screen.search.chosen.connect(self._load)
        screen.edited.connect(lambda: screen.say_fault(""))
        screen.checklist.scan_wanted.connect(
            lambda files: scan_paper(place, screen.checklist, files)
        )
        screen.receive_wanted.connect(self.receive)
        screen.ask_wanted.connect(self.ask)
        screen.refuse_wanted.connect(self.refuse)
        screen.panel.batch_wanted.connect(self.open_batch)
        screen.start_over_wanted.connect(self.start_over)
        saved = screen.saved_strip
        saved.paper_wanted.connect(lambda code: slips.show_slip(code, saved.slip))
        saved.print_wanted.connect(
            lambda code: slips.print_slip(code, saved.slip, lambda _ok: None)
        )
        saved.dossier_wanted.connect(place.news.dossier_wanted)
        saved.same_person.connect(self._same_person)
        saved.same_procedure.connect(self._same_procedure)

    @property
    def has_typed_work(self) -> bool:
        """True when leaving would lose something."""
        return not self.screen.entry().is_empty

    def scanned(self, payload: str) -> None:
        """A scanner delivered ``payload``: offer the card, or open the dossier it names."""
        if self._saving:
            self._scanned_early = payload  # the next citizen's card; the last one counts
            return
        try:
            card = parse(payload)
        except CounterError:
            self._place.news.dossier_wanted.emit(payload)
            return
        self.people.offer(card)

    def let_enter_late(self, allowed: bool) -> None:
        """Offer late entry to a lead; whoever takes a late dossier over and is none is told."""
        screen = self.screen
        was_late = screen.late.entry() is not None
        screen.late.let(allowed)
        if was_late and not allowed:
            screen.edited.emit()
            screen.say_fault(
                tr("Only a lead enters what was received earlier: saved now, it is of today.")
            )

    def start_over(self) -> None:
        """Throw away what is typed, after a question where there is something to lose."""
        if not self.has_typed_work or self._place.dialogs.ask(
            tr("Throw away what is typed?"),
            tr("The dossier is not saved. What you typed and scanned for it would be lost."),
            yes=tr("&Throw it away"),
            no=tr("&Go back"),
            harm=True,
        ):
            self.screen.clear()

    def receive(self) -> None:
        """Save and print, or say what is still missing."""
        order = self._sound_order(need_papers=True)
        if order is None:
            return
        self._save(order, "receipt")

    def ask(self) -> None:
        """Take the dossier down and ask to complete it (form 02)."""
        order = self._sound_order(need_papers=False)
        if order is None:
            return
        sheet = AskSheet(self.screen, [c.name for c in self.screen.checklist.model.missing()])
        full = self._with_missing_waived(order, tr("To be supplemented"))
        sheet.keep = lambda asked: self._save(full, "supplement", sheet, asked)
        AnswerKeeper(self._place, sheet, order.client_ref)
        sheet.open()

    def refuse(self) -> None:
        """Take the dossier down and refuse it (form 03)."""
        order = self._sound_order(need_papers=False)
        if order is None:
            return
        sheet = RefuseSheet(self.screen)
        full = replace(self._with_missing_waived(order, tr("Reception refused")), taken=None)
        sheet.keep = lambda refused: self._save(full, "refusal", sheet, refused)
        AnswerKeeper(self._place, sheet, order.client_ref)
        sheet.open()

    def open_batch(self) -> None:
        """Many people want what is chosen here: open the list, with papers and fee as ticked."""
        self.screen.checklist.finish_typing()
        screen, entry = self.screen, self.screen.entry()
        order = entry.order()
        if order is None or screen.procedure is None:
            return
        lacks_term = entry.term is not None and entry.term.term() is None
        is_open = lacks_term or screen.deadline.lacks_day or screen.fee.is_unreadable
        if screen.panel.must_choose or entry.lacks_reason or is_open:
            self._sound_order(need_papers=False, people=False)
            return
        if screen.checklist.model.missing():
            self._point_at_missing()
            return
        name = screen.procedure.short_name or screen.procedure.name
        BatchSheet(self._place, screen, self._slips, pattern(order), name).open()

    def _with_missing_waived(self, order: ReceiveOrder, reason: str) -> ReceiveOrder:
        missing = self.screen.checklist.model.missing()
        waive = (*order.waive, *(Waiver(component.seq, reason) for component in missing))
        return replace(order, waive=waive)

    def _sound_order(self, *, need_papers: bool, people: bool = True) -> ReceiveOrder | None:
        """Return the order, or None after saying what is missing and going there."""
        self.screen.checklist.finish_typing()
        screen, entry = self.screen, self.screen.entry()
        wrong = screen.show_person_faults() if people else None
        if entry.procedure is None:
            screen.say_fault(tr("Choose a procedure first."))
            screen.search.setFocus()
        elif wrong is not None:
            screen.say_fault("")
            wrong.focus_fault(wrong.entry().faults())
        elif screen.panel.must_choose:
            screen.say_fault(tr("Choose the case: it decides which papers are needed."))
            screen.panel.cases.setFocus()
        elif entry.term is not None and entry.term.term() is None:
            screen.say_fault(tr("Say how long the procedure takes: the catalogue does not know."))
            screen.deadline.count.setFocus()
        elif screen.deadline.lacks_day:
            screen.say_fault(tr("Say on which day the result is due: nobody knows the holidays."))
            screen.deadline.day.setFocus()
        elif screen.fee.is_unreadable:
            screen.say_fault(tr("Type the fee in whole đồng, for example 15000."))
            screen.fee.amount.setFocus()
        elif entry.lacks_reason:
            screen.say_fault(tr("Say why it is entered only now."))
            screen.late.reason.setFocus()
        elif need_papers and screen.checklist.model.missing():
            self._point_at_missing()
        elif not self._saving:
            screen.say_fault("")
            return entry.order()
        return None

    def _point_at_missing(self) -> None:
        count = len(self.screen.checklist.model.missing())
        words = tr(
            "Still missing: {count}. Tick what is there (Space), say why it is not needed, "
            "or ask to complete.",
            count=count,
        )
        self.screen.say_fault(words)
        checklist = self.screen.checklist
        checklist.table.setFocus()
        checklist.table.setCurrentIndex(checklist.model.index(checklist.model.first_missing(), 0))

    def _save(
        self,
        order: ReceiveOrder,
        slip: str,
        sheet: AnswerSheet | None = None,
        answer: Answer | None = None,
    ) -> None:
        """Save and print; ``sheet``: the form that waits for it, with the ``answer`` it gave."""
        reception, officer = self._place.counter.reception, self._place.counter.officer

        def done(received: ReceptionAnswer) -> None:
            if sheet is not None and isValid(sheet):
                sheet.saved()
            self._saved(received.dossier, slip)

        def failed(error: Foreseen) -> None:
            if sheet is not None and isValid(sheet):
                self._let_save()
                sheet.refused(error)
            else:
                self._not_saved(error)

        self._saving = True
        self.screen.hold(True)
        self._place.jobs.run(
            lambda _report: reception.receive(order, by=officer, prints=slip, answer=answer),
            owner=self,
            done=done,
            failed=failed,
        )

    def _saved(self, dossier: Dossier, slip: str) -> None:
        self._let_save()
        self.screen.clear()
        strip = self.screen.saved_strip
        self._offer_saved(dossier)
        self._place.news.dossier_changed.emit(dossier.code)

        early, self._scanned_early = self._scanned_early, ""
        if early:
            self.scanned(early)

        def told(printed: bool) -> None:
            strip.say(dossier, tr("printed") if printed else tr("not printed yet"))

        self._slips.print_slip(dossier.code, slip, told)

    def was_saved(self, dossier: Dossier) -> None:
        """The program ended after saving and before the officer saw it: show it now."""
        self._offer_saved(dossier)
        self.screen.saved_strip.say(dossier, tr("not printed yet"))

    def _offer_saved(self, dossier: Dossier) -> None:
        self._last_applicant, self._last_procedure = dossier.applicant, dossier.procedure
        self.screen.saved_strip.offer(dossier)

    def _not_saved(self, error: Foreseen) -> None:
        self._let_save()
        self._scanned_early = ""
        if isinstance(error, IncompleteDossierError):
            self._point_at_missing()
        self._place.dialogs.explain(error)

    def _let_save(self) -> None:
        self._saving = False
        self.screen.hold(False)

    def _load(self, code: str) -> None:
        if not self._may_change(code):
            self.screen.search.clear()
            self.screen.checklist.table.setFocus()
            return
        catalogue = self._place.counter.catalogue
        self._place.jobs.run(
            lambda _report: catalogue.today(code),
            owner=self,
            done=self._loaded,
            failed=self._place.dialogs.explain,
        )

    def _may_change(self, code: str) -> bool:
        """Ask before ticks and scans of one procedure give way to another."""
        procedure, model = self.screen.procedure, self.screen.checklist.model
        count = len(model.handed()) + len(model.waived())
        if procedure is None or procedure.code == code or not count:
            return True
        return self._place.dialogs.ask(
            tr("Change the procedure?"),
            tr("Ticks and scans of this procedure's papers would be lost: {count}.", count=count),
            yes=tr("&Change it"),
            no=tr("&Go back"),
            harm=True,
        )

    def _loaded(self, procedure: Procedure) -> None:
        self.screen.saved_strip.hide()
        self.screen.show_procedure(procedure)
        self._quoting.ask_now()

    def _same_person(self) -> None:
        person, typed = self._last_applicant, self.screen.applicant.entry()
        if person is None or not (typed.may_be(person) or self._may_replace(typed.name)):
            return
        self.screen.saved_strip.hide()
        self.people.show_again(person)
        self.screen.search.setFocus()

    def _same_procedure(self) -> None:
        if self._last_procedure:
            self._load(self._last_procedure)

    def _may_replace(self, name: str) -> bool:
        """Ask before the next applicant gives way to the one before."""
        return self._place.dialogs.ask(
            tr("Another applicant is entered already"),
            tr("What you entered of {name} would be lost.", name=name or tr("this person")),
            yes=tr("&Put the one before"),
            no=tr("&Go back"),
            harm=True,
        )
