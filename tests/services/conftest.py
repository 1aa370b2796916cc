"""A counter's desk on a real store, with a small catalogue and the calendar of 2026."""

import secrets
from collections.abc import Iterator
from decimal import Decimal

import pytest

from counter_app.domain.catalogue import Edition
from counter_app.domain.dossier import Term, TermUnit
from counter_app.domain.procedure import Component, FeeRule, ProcessingTime
from counter_app.domain.staff import Officer, Role
from counter_app.services.catalogue_desk import CatalogueDesk
from counter_app.services.delivery import Delivery
from counter_app.services.desk import Desk
from counter_app.services.editions.calendar_desk import CalendarDesk
from counter_app.services.paper.books import Books
from counter_app.services.paper.paperwork import Paperwork
from counter_app.services.processing import Processing
from counter_app.services.reception import Reception
from counter_app.services.registers import Registers
from counter_app.settings import Settings
from counter_app.store.store import Store
from tests.builders import make_procedure
from tests.fakes import FakeClock

LAN = Officer("lan", "Trần Thị Lan Thử", Role.RECEIVE)
MINH = Officer("minh", "Lê Minh Thử", Role.PROCESS)
HOA = Officer("hoa", "Phạm Hoà Thử", Role.LEAD)

CALENDAR = {
    "years": {
        "2026": {
            "provisional": False,
            "off": [["2026-04-30", "Ngày Chiến thắng"], ["2026-05-01", "Quốc tế Lao động"]],
            "work": [],
        }
    }
}
CASES = (
    Component(1, "Đơn đề nghị", originals=1, group="Trường hợp một"),
    Component(2, "Giấy uỷ quyền", originals=1, group="Trường hợp hai"),
    Component(3, "Lưu ý chung", group="Lưu ý", is_note=True),
)
UNKNOWN = make_procedure(code="1.000001", times=(ProcessingTime(None),), fees=())
WITH_CASES = make_procedure(code="1.000002", components=CASES, fees=())
ELSEWHERE = make_procedure(code="1.000003", owner="OTHER_AGENCY", sector="Thuế")
SAME_DAY = make_procedure(
    code="1.000004",
    times=(ProcessingTime(Term(TermUnit.SAME_DAY), cutoff="15:00"),),
    fees=(FeeRule("phi", "Phí chứng thực", "page_tier", None, 2000, 1000, 200_000),),
)
LONG = make_procedure(
    code="1.000005", times=(ProcessingTime(Term(TermUnit.WORKING_DAY, Decimal(20))),), fees=()
)


@pytest.fixture
def settings() -> Settings:
    return Settings("H48.12.34", "Xã Mẫu", 1)


@pytest.fixture
def store(paths) -> Iterator[Store]:
    store = Store.create(paths, secrets.token_bytes(32))
    procedures = (make_procedure(), UNKNOWN, WITH_CASES, ELSEWHERE, SAME_DAY, LONG)
    with store.write() as work:
        work.catalogue.load(Edition("thử", procedures))
        work.calendars.load(CALENDAR)
        for officer in (LAN, MINH, HOA):
            work.staff.add(officer)
    yield store
    store.close()


@pytest.fixture
def desk(store: Store, clock: FakeClock, settings: Settings) -> Desk:
    return Desk(store, clock, settings)


@pytest.fixture
def reception(desk: Desk) -> Reception:
    return Reception(desk)


@pytest.fixture
def processing(desk: Desk) -> Processing:
    return Processing(desk)


@pytest.fixture
def registers(desk: Desk) -> Registers:
    return Registers(desk)


@pytest.fixture
def paperwork(desk: Desk) -> Paperwork:
    return Paperwork(desk)


@pytest.fixture
def books(desk: Desk) -> Books:
    return Books(desk)


@pytest.fixture
def catalogue(desk: Desk) -> CatalogueDesk:
    return CatalogueDesk(desk)


@pytest.fixture
def calendars(desk: Desk) -> CalendarDesk:
    return CalendarDesk(desk)


@pytest.fixture
def delivery(desk: Desk) -> Delivery:
    return Delivery(desk)
