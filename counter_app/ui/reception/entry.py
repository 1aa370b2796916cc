"""What was typed at reception, with its checks: plain values, no widgets."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from uuid import uuid4

from counter_app.domain.clock import LOCAL
from counter_app.domain.dossier import Channel, FeeLine, Term, TermUnit, Waiver
from counter_app.domain.orders import Exemption, MoneyTaken, OrderedComponent, ReceiveOrder
from counter_app.domain.people import Person, PersonKind, Sex
from counter_app.domain.procedure import Procedure
from counter_app.domain.vietnamese import fold
from counter_app.ui.language import mark, tr
from counter_app.ui.words.formats import read_born

CLOSING = time(17)  # of a due day that an officer said
_CITIZEN = re.compile(r"\d{9}|\d{12}")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person as typed: ``born`` as people write it."""

    name: str = ""
    kind: PersonKind = PersonKind.CITIZEN
    id_number: str = ""
    old_id_number: str = ""
    born: str = ""
    sex: Sex = Sex.UNKNOWN
    phone: str = ""
    email: str = ""
    address: str = ""
    proof: str = ""

    @property
    def is_empty(self) -> bool:
        """True when nothing was typed."""
        texts = (self.name, self.id_number, self.born, self.phone, self.address, self.proof)
        return not any(text.strip() for text in texts)

    def sound(self) -> "PersonEntry":
        """Return it without a number that is wrong or only half typed."""
        return replace(self, id_number="") if "id_number" in self.faults() else self

    def may_be(self, person: Person) -> bool:
        """Return whether what is typed so far may be of ``person``: number and name, if any."""
        number, name = _SPACES.sub("", self.id_number), " ".join(fold(self.name).split())
        is_number = not number or number in (person.id_number, person.old_id_number)
        return is_number and (not name or name == " ".join(fold(person.name).split()))

    def faults(self) -> dict[str, str]:
        """Return what is wrong: name of the field → words (not yet translated)."""
        found: dict[str, str] = {}
        if not self.name.strip():
            found["name"] = mark("Enter the name.")
        number = _SPACES.sub("", self.id_number)
        if self.kind is PersonKind.CITIZEN and number and not _CITIZEN.fullmatch(number):
            found["id_number"] = mark("A citizen's number has 12 digits (9 on old papers).")
        if read_born(self.born) is None:
            found["born"] = mark("Enter day/month/year, or the year alone.")
        return found

    def person(self) -> Person:
        """Return the value the services take; call it only without faults."""
        return Person(
            name=_SPACES.sub(" ", self.name).strip(),
            kind=self.kind,
            id_number=_SPACES.sub("", self.id_number),
            old_id_number=self.old_id_number,
            born=read_born(self.born) or "",
            sex=self.sex,
            phone=_SPACES.sub("", self.phone),
            email=self.email.strip(),
            address=_SPACES.sub(" ", self.address).strip(),
            proof=self.proof.strip(),
        )


@dataclass(frozen=True, slots=True)
class TermEntry:
    """The officer's answer where the catalogue knows no processing time."""

    count: str = ""
    unit: TermUnit = TermUnit.WORKING_DAY

    def term(self) -> Term | None:
        """Return the term typed, None when it is none."""
        if self.unit is TermUnit.SAME_DAY:
            return Term(TermUnit.SAME_DAY)
        try:
            value = Decimal(self.count.strip().replace(",", "."))
        except InvalidOperation:
            return None
        is_half = self.unit is TermUnit.WORKING_DAY and value * 2 % 1 == 0
        return Term(self.unit, value) if 0 < value < 1000 and (is_half or value % 1 == 0) else None


@dataclass(frozen=True, slots=True)
class MoneyEntry:
    """What was said about money. ``amount``: as typed where the catalogue knows none."""

    pages: int = 0
    copies: int = 0
    amount: str = ""
    exempt_reason: str = ""
    exempt_proof: str = ""
    method: str = ""  # "", "cash" or "transfer"
    receipt_number: str = ""
    fees: tuple[FeeLine, ...] = ()


@dataclass(frozen=True, slots=True)
class LateEntry:
    """Done by hand at ``when`` (aware), and why it is entered only now."""

    when: datetime
    reason: str = ""

    def before(self, note: str) -> str:
        """Return ``note`` with the reason before it."""
        told = tr("Entered later: {reason}", reason=self.reason) if self.reason else ""
        return ". ".join(part for part in (told, note.strip()) if part)


@dataclass(frozen=True, slots=True)
class ReceptionEntry:
    """One reception as typed."""

    procedure: Procedure | None = None
    case: str = ""
    option: int = 0
    applicant: PersonEntry = PersonEntry()
    owner: PersonEntry | None = None
    delegate: PersonEntry | None = None
    components: tuple[OrderedComponent, ...] = ()
    waive: tuple[Waiver, ...] = ()
    term: TermEntry | None = None
    due: str = ""  # the day as typed, where the calendar does not reach
    money: MoneyEntry = MoneyEntry()
    channel: Channel = Channel.COUNTER
    sets: int = 1
    return_by: str = "counter"
    summary: str = ""
    note: str = ""
    late: LateEntry | None = None
    client_ref: str = field(default_factory=lambda: uuid4().hex)

    @property
    def is_empty(self) -> bool:
        """True when leaving the screen would lose nothing."""
        people = (self.applicant, self.owner or PersonEntry(), self.delegate or PersonEntry())
        typed = self.summary.strip() or self.note.strip()
        return self.procedure is None and all(p.is_empty for p in people) and not typed

    @property
    def lacks_reason(self) -> bool:
        """True while a late entry does not say why it is one."""
        return self.late is not None and not self.late.reason

    def to_quote(self) -> "ReceptionEntry":
        """Return it without numbers that are not whole yet: neither date nor fee hangs on them."""
        return replace(
            self,
            applicant=self.applicant.sound(),
            owner=self.owner.sound() if self.owner else None,
            delegate=self.delegate.sound() if self.delegate else None,
        )

    def order(self) -> ReceiveOrder | None:
        """Return the order for the services, None while no procedure is chosen."""
        if self.procedure is None:
            return None
        money = self.money
        exemption = Exemption(money.exempt_reason, money.exempt_proof)
        return ReceiveOrder(
            procedure=self.procedure.code,
            applicant=_person(self.applicant),
            components=self.components,
            waive=self.waive,
            owner=self.owner.person() if self.owner and not self.owner.is_empty else None,
            delegate=self.delegate.person()
            if self.delegate and not self.delegate.is_empty
            else None,
            case=self.case,
            option=self.option,
            channel=self.channel,
            sets=self.sets,
            return_by=self.return_by,
            summary=self.summary.strip(),
            note=self.late.before(self.note) if self.late else self.note.strip(),
            received_at=self.late.when if self.late else None,
            due=closing(self.due),
            term=self.term.term() if self.term else None,
            pages=money.pages,
            copies=money.copies,
            exemption=exemption if money.exempt_reason else None,
            taken=MoneyTaken(money.method, money.receipt_number) if money.method else None,
            fees=money.fees,
            client_ref=self.client_ref,
        )


def closing(typed: str) -> datetime | None:
    """Return the close of the day typed, None for no day."""
    try:
        return datetime.combine(date.fromisoformat(read_born(typed) or ""), CLOSING, LOCAL)
    except ValueError:
        return None


def _person(entry: PersonEntry) -> Person:
    """The applicant even while something is wrong: a quote needs no sound person."""
    return entry.person()
