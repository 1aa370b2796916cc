"""Made-up dossiers and facts for the store's tests."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from counter_app.domain.clock import to_local
from counter_app.domain.deeds import Deed, Fact, Received
from counter_app.domain.dossier import ComponentIntake, Dossier, FeeLine, Term, TermUnit
from counter_app.domain.evolve import born, evolve
from counter_app.domain.ids import new_id
from counter_app.domain.people import Person, Sex
from counter_app.store.store import Store
from counter_app.store.work import Work

KEY = bytes(range(32))
MORNING = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)  # a Monday, 08:30 in Vietnam
APPLICANT = Person(
    name="Nguyễn Thị Mẫu",
    id_number="051185001234",
    old_id_number="211234567",
    born="1985-08-15",
    sex=Sex.FEMALE,
    phone="0912345678",
    address="Thôn 1, xã Mẫu, tỉnh Quảng Ngãi",
)


def code_of(day: date, number: int) -> str:
    return f"H48.12.34-{day:%y%m%d}-{number}"


def make_received(**changes) -> Received:
    deed = Received(
        code="H48.12.34-261102-3001",
        procedure="1.004873",
        edition="2026-11",
        unit="H48.12.34",
        counter=3,
        applicant=APPLICANT,
        received_at=MORNING,
        due=MORNING + timedelta(days=3),
        term=Term(TermUnit.WORKING_DAY, Decimal(3)),
        components=tuple(ComponentIntake(seq, originals=1) for seq in range(1, 7)),
        summary="Xác nhận tình trạng hôn nhân để kết hôn",
        fees=(FeeLine("le-phi", "Lệ phí", 15000), FeeLine("phi", "Phí", None)),
    )
    return replace(deed, **changes)


def make_fact(deed: Deed, *, at: datetime = MORNING, dossier: UUID | None = None) -> Fact:
    return Fact(id=new_id(at), dossier=dossier or new_id(at), at=at, by="lan", deed=deed)


def receive(work: Work, *, at: datetime = MORNING, **changes) -> Dossier:
    """Receive one dossier with the counter's next number, as the reception does."""
    if "code" not in changes:
        day = to_local(at).date()
        changes["code"] = code_of(day, work.numbering.draw(day).number)
    fact = make_fact(make_received(received_at=at, **changes), at=at)
    dossier = born(fact)
    work.dossiers.record(dossier, fact)
    return dossier


def act(work: Work, dossier: Dossier, deed: Deed, *, at: datetime | None = None) -> Dossier:
    fact = make_fact(deed, at=at or MORNING + timedelta(hours=1), dossier=dossier.id)
    after = evolve(dossier, fact)
    work.dossiers.record(after, fact)
    return after


def receive_many(store: Store, count: int, **changes) -> list[Dossier]:
    dossiers = []
    for place in range(count):
        with store.write() as work:
            at = MORNING + timedelta(minutes=place)
            dossiers.append(receive(work, at=at, **changes))
    return dossiers
