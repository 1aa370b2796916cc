"""Who stands at the counter: cards, citizens seen before, and what they gave before."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.cards import Card
from counter_app.domain.people import Person
from counter_app.services.at_hand.earlier import EarlierPaper
from counter_app.services.registers import RegisterLine
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.place import Place
from counter_app.ui.reception.person_form import PersonForm
from counter_app.ui.reception.screen import ReceptionScreen
from counter_app.ui.words import formats

Found = tuple[Person | None, tuple[RegisterLine, ...]]
Papers = tuple[tuple[EarlierPaper, tuple[bytes, ...], int], ...]  # with scans and their pages


class PeopleFlow(QObject):
    """Joins the people of the reception screen to what this counter knows of them."""

    def __init__(self, place: Place, screen: ReceptionScreen) -> None:
        super().__init__(screen)
        self._place, self.screen = place, screen
        self._target: PersonForm = screen.applicant
        self._focus_before: QWidget | None = None
        self._asked = 0
        for form in (screen.applicant, screen.owner, screen.delegate):
            form.id_entered.connect(partial(self._look_up, form))
        screen.card_strip.taken.connect(self._take_card)
        screen.card_strip.dropped.connect(self._focus_back)
        screen.known_strip.wanted.connect(self._use_known)
        screen.earlier_dossiers.opened.connect(place.news.dossier_wanted)
        screen.earlier_papers.wanted.connect(self._use_papers)
        screen.procedure_shown.connect(self.look_for_papers)
        screen.cleared.connect(self._forget)

    def offer(self, card: Card) -> None:
        """Show a scanned card; it is for the person in whose fields the cursor stands."""
        screen, focus = self.screen, QApplication.focusWidget()
        forms = {
            screen.owner: tr("For the owner"),
            screen.delegate: tr("For the delegate"),
        }
        self._target, words = next(
            (found for found in forms.items() if focus and found[0].isAncestorOf(focus)),
            (screen.applicant, ""),
        )
        self._focus_before = focus
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()  # an open list of choices would take the Enter that confirms
        screen.card_strip.offer(card, words)

    def show_again(self, person: Person) -> None:
        """Show the applicant of the dossier before, with everything given before."""
        self.screen.applicant.put(person)
        if person.id_number:
            self._look_up(self.screen.applicant, person.id_number)

    def look_for_papers(self) -> None:
        """Ask what the owner of the dossier gave before of the procedure's papers."""
        screen = self.screen
        owner = screen.owner.entry() if screen.owner.isVisibleTo(screen) else None
        person = owner if owner and owner.id_number.strip() else screen.applicant.entry()
        number, procedure = person.id_number.replace(" ", ""), screen.procedure
        self._asked += 1
        screen.earlier_papers.offer(())
        if procedure is None or len(number) < 9:
            return
        ticket, counter = self._asked, self._place.counter
        self._place.jobs.run(
            lambda _report: counter.earlier.papers(number, procedure),
            owner=self,
            done=lambda papers: self._offer_papers(ticket, papers),
            failed=self._not_found,
        )

    def _look_up(self, form: PersonForm, id_number: str) -> None:
        counter = self._place.counter
        self._place.jobs.run(
            lambda _report: (
                counter.reception.known(id_number),
                counter.earlier.dossiers(id_number),
            ),
            owner=self,
            done=partial(self._offer_known, form, id_number),
            failed=self._not_found,
        )

    def _offer_known(self, form: PersonForm, id_number: str, found: Found) -> None:
        person, dossiers = found
        typed = form.entry()
        if typed.id_number.replace(" ", "") != id_number:
            return  # another number meanwhile
        if form is self.screen.applicant:
            self.screen.earlier_dossiers.show_dossiers(dossiers)
        self._target = form
        if person is not None and typed.person() != person:
            self.screen.known_strip.offer(person, len(dossiers))
        else:
            self.screen.known_strip.hide()
        self.look_for_papers()

    def _use_known(self, person: Person) -> None:
        self._target.show_person(person)
        self.screen.focus_next()

    def _take_card(self, card: Card) -> None:
        person = Person(
            name=card.name,
            id_number=card.id_number,
            old_id_number=card.old_id_number,
            born=card.born,
            sex=card.sex,
            address=card.address,
        )
        self._target.put(person)
        self._look_up(self._target, card.id_number)
        if self._target is not self.screen.applicant:
            self._focus_back()
        elif self.screen.procedure is None:
            self.screen.search.setFocus()
            self.screen.search.open_list()
        else:
            self.screen.focus_next()

    def _focus_back(self) -> None:
        (self._focus_before or self.screen.search).setFocus()

    def _offer_papers(self, ticket: int, papers: tuple[EarlierPaper, ...]) -> None:
        if ticket == self._asked:
            shown = {row.seq for row in self.screen.checklist.model.demanded()}
            self.screen.earlier_papers.offer(tuple(p for p in papers if p.seq in shown))

    def _use_papers(self, papers: tuple[EarlierPaper, ...]) -> None:
        counter = self._place.counter

        def read() -> Papers:
            found = []
            for paper in papers:
                scans = counter.earlier.scans(paper)
                pages = sum(len(counter.scans.read(scan).pages) for scan in scans)
                found.append((paper, scans, pages))
            return tuple(found)

        self._place.jobs.run(
            lambda _report: read(),
            owner=self,
            done=self._put_papers,
            failed=self._place.dialogs.explain,
        )

    def _put_papers(self, papers: Papers) -> None:
        model = self.screen.checklist.model
        for paper, scans, pages in papers:
            reason = tr(
                "Kept from dossier {code} of {day}",
                code=paper.code,
                day=formats.day(paper.received_at),
            )
            model.keep(paper.seq, reason, scans, pages)
        self.screen.earlier_papers.offer(())
        self.screen.focus_next()

    def _forget(self) -> None:
        self._asked += 1
        self.screen.earlier_papers.offer(())
        if self.screen.applicant.entry().is_empty:
            self.screen.earlier_dossiers.show_dossiers(())

    def _not_found(self, _error: Foreseen) -> None:
        """What was given before is a help, not a condition: nothing is said."""
