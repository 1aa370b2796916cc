"""The form beside the list: which results, what is owed, and who collects them."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit

from counter_app.domain.cards import Card
from counter_app.domain.deeds import Returned
from counter_app.domain.dossier import Dossier
from counter_app.domain.id_numbers import mask_id
from counter_app.domain.people import Person
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import VerticalArea, button, column, label, set_state
from counter_app.ui.look.theme import GRID
from counter_app.ui.words import formats

RECEIVERS = (
    ("applicant", mark("Applicant")),
    ("owner", mark("Owner")),
    ("delegate", mark("Delegate")),
    ("post", mark("Sent by post")),
)


class HandOver(QFrame):
    """Says who may collect, and checks the card that was scanned against it."""

    def __init__(self, give_out: Callable[[], None], take_fee: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.chosen: tuple[Dossier, ...] = ()
        self.summary = label("", wrap=True)
        self.owed = label("", "fault", wrap=True)
        self.mixed = label(
            tr("These results belong to different people: look who collects which."),
            "warning",
            wrap=True,
        )
        self.pay = button(tr("Take the &fee …"), take_fee, picture="money")
        self.to = QComboBox()
        self.entitled = label("", "muted", wrap=True)
        self.checked = label("", wrap=True)
        self.name, self.id_number, self.tracking = QLineEdit(), QLineEdit(), QLineEdit()
        self.give = button(
            tr("Return and print"), give_out, kind="primary", picture="printer", key="F9"
        )
        for value, words in RECEIVERS:
            self.to.addItem(tr(words), value)
        self._lay_out()
        self.to.currentIndexChanged.connect(lambda _n: self._fit())

    @property
    def owed_amount(self) -> int:
        """What is still owed for the chosen results, in whole đồng."""
        return sum(dossier.payable for dossier in self.chosen)

    @property
    def is_typed_into(self) -> bool:
        """True when somebody typed who collects; what a card filled in is scanned again at once."""
        return any(
            line.isModified() and line.text() for line in (self.name, self.id_number, self.tracking)
        )

    def clear(self) -> None:
        """Begin anew."""
        self._forget_collector()
        self.show_chosen(())

    def show_chosen(self, dossiers: tuple[Dossier, ...]) -> None:
        """Show which results are to be given out."""
        before, now = {d.id for d in self.chosen}, {d.id for d in dossiers}
        if before and not before & now:
            self._forget_collector()  # of another result
        elif before != now:
            self.checked.clear()
        self.chosen = dossiers
        self.give.setEnabled(bool(dossiers))
        set_state(self.name, "fault", "")
        lines = [_in_one_line(dossier) for dossier in dossiers]
        self.summary.setText(
            "\n".join(lines) or tr("Choose a result on the left, or scan a receipt.")
        )
        owed = self.owed_amount
        self.owed.setText(tr("Still owed: {amount}", amount=formats.money(owed)) if owed else "")
        self.owed.setVisible(bool(owed))
        self.pay.setVisible(bool(owed))
        if any(dossier.return_by == "post" for dossier in dossiers):
            self.to.setCurrentIndex(self.to.findData("post"))
        self._fit()

    def show_card(self, card: Card) -> None:
        """Compare the card of whoever stands there with who may collect."""
        for value in ("applicant", "owner", "delegate"):
            people = [getattr(dossier, value) for dossier in self.chosen]
            if people and all(_is_on(person, card) for person in people):
                self.to.setCurrentIndex(self.to.findData(value))
                self._fill(card)
                words = dict(RECEIVERS)[value]
                self._say(tr("The card matches: {who}", who=tr(words)), "green")
                return
        self.to.setCurrentIndex(self.to.findData("delegate"))
        self._fill(card)
        self._say(
            tr("This card belongs to nobody named in the dossier: ask for the authorisation."),
            "yellow",
        )

    def deed(self) -> Returned | None:
        """Return what is to be done; None where something is missing, which is then marked."""
        to = str(self.to.currentData())
        needs_name = to in ("owner", "delegate") and any(
            getattr(one, to) is None for one in self.chosen
        )
        if not self.chosen:
            return None
        if needs_name and not self.name.text().strip():
            set_state(self.name, "fault", "true")
            self.name.setFocus()
            self._say(tr("Enter the name of the person who collects it."), "red")
            return None
        by_post = to == "post"
        return Returned(
            to,
            "" if by_post else self.name.text().strip(),
            "" if by_post else self.id_number.text().strip(),
            self.tracking.text().strip() if by_post else "",
        )

    def _forget_collector(self) -> None:
        for line in (self.name, self.id_number, self.tracking):
            line.clear()
        self.checked.clear()
        self.to.setCurrentIndex(0)

    def _fill(self, card: Card) -> None:
        self.name.setText(card.name)
        self.id_number.setText(card.id_number)

    def _say(self, words: str, tone: str) -> None:
        self.checked.setText(words)
        set_state(self.checked, "ink", tone)

    def _fit(self) -> None:
        """Ask only for what this way of collecting needs, and say who is entitled."""
        to = str(self.to.currentData())
        for field, shown in (
            (self.name, to != "post"),
            (self.id_number, to != "post"),
            (self.tracking, to == "post"),
        ):
            field.setVisible(shown)
            self._names[field].setVisible(shown)
        people = {getattr(one, to, None) for one in self.chosen} - {None}
        self.entitled.setText("\n".join(sorted(_person(person) for person in people if person)))
        missing = to in ("owner", "delegate") and bool(self.chosen) and not people
        if missing:
            self.entitled.setText(tr("The dossier names nobody here: look at the authorisation."))
        several = len({(d.applicant.name, d.applicant.id_number) for d in self.chosen}) > 1
        self.mixed.setVisible(several)
        self.entitled.setVisible(bool(self.entitled.text()))

    def _lay_out(self) -> None:
        outer = column(self, margin=2 * GRID)
        outer.addWidget(label(tr("Hand over"), "heading"))
        body = VerticalArea(self._fields())
        outer.addWidget(body, 1)
        outer.addWidget(self.give)

    def _fields(self) -> QFrame:
        content = QFrame()
        inside = column(content)
        inside.addWidget(self.summary)
        inside.addWidget(self.mixed)
        inside.addWidget(self.owed)
        inside.addWidget(self.pay)
        self._names = {}
        for words, field in (
            (tr("&Collected by"), self.to),
            (tr("&Name of the collector"), self.name),
            (tr("&ID number of the collector"), self.id_number),
            (tr("&Tracking number"), self.tracking),
        ):
            name = label(words, "muted")
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            self._names[field] = name
            inside.addWidget(name)
            inside.addWidget(field)
            if field is self.to:
                inside.addWidget(self.entitled)
                inside.addWidget(self.checked)
        inside.addStretch()
        return content


def _is_on(person: Person | None, card: Card) -> bool:
    if person is None or not person.id_number:
        return False
    numbers = {person.id_number, person.old_id_number} - {""}
    return bool(numbers & {card.id_number, card.old_id_number})


def _person(person: Person) -> str:
    number = mask_id(person.id_number) if person.id_number else ""
    return " · ".join(part for part in (person.name, number) if part)


def _in_one_line(dossier: Dossier) -> str:
    said = tr("Granted") if dossier.outcome and dossier.outcome.granted else tr("Rejected")
    number = dossier.outcome.number if dossier.outcome else ""
    return " · ".join(part for part in (dossier.code, dossier.applicant.name, said, number) if part)
