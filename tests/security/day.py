"""A counter's full day in one process: ``python -m tests.security.day DATA OUT [URL CODE]``.

What an officer asks for on purpose (printed slips, books) goes to OUT; nothing else may be
readable anywhere.
"""

import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from counter_app import logs
from counter_app.app import Counter, open_office
from counter_app.domain.deeds import Corrected, Decided, HandedOver, Returned, SupplementAsked
from counter_app.domain.dossier import Waiver
from counter_app.domain.errors import CounterError
from counter_app.domain.orders import OrderedComponent, ReceiveOrder
from counter_app.domain.people import Person
from counter_app.founding import first_officer, set_up_office
from counter_app.paths import Paths
from counter_app.settings import Settings
from tests.builders import make_person

PASSWORD = "mật-khẩu-thử-1"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
APPLICANT = make_person()
OWNER = make_person(
    name="Trần Văn Thử", id_number="051083004321", born="1983-02-03", sex="male", phone="0987654321"
)
DELEGATE = make_person(name="Lê Thuỳ Mẫu Thử", id_number="051190007777", phone="0977000777")
NEW_NAME = "Nguyễn Thị Mẫu Đính Chính"
PEOPLE = (APPLICANT, OWNER, DELEGATE)


def main(data: Path, out: Path, *gateway: str) -> None:
    """Set the counter up, work a day, close."""
    paths = Paths(data)
    settings = Settings("H48.12.34", "Xã Mẫu", 1, gateway_url=gateway[0] if gateway else "")
    enrolment = gateway[1] if gateway else ""
    set_up_office(
        paths, settings, first_officer("lan", "Cán Bộ Thử"), PASSWORD, enrolment=enrolment
    ).close()
    logs.begin(paths.logs)
    counter = open_office(paths).sign_in("lan", PASSWORD)
    try:
        _work(counter, out)
        if gateway:
            engine = counter.engine()
            assert engine is not None
            for _ in range(20):
                engine.step()
    finally:
        counter.close()
        logs.end()


def _work(counter: Counter, out: Path) -> None:
    codes = [_receive(counter, out, number) for number in range(4)]
    by: dict[str, Any] = {"by": counter.officer}
    counter.drafts.keep(counter.officer, f"{DELEGATE.name} {DELEGATE.id_number} {DELEGATE.phone}")
    processing = counter.processing
    processing.hand_over(codes[0], HandedOver(to="Tư pháp"), **by)
    processing.ask_supplement(codes[0], SupplementAsked(items=(f"ảnh của {OWNER.name}",)), **by)
    processing.correct(codes[1], Corrected("sai tên", make_person(name=NEW_NAME)), **by)
    processing.hand_over(codes[2], HandedOver(to="Tư pháp"), **by)
    processing.decide(codes[2], Decided(outcome="granted"), **by)
    processing.return_result(
        codes[2],
        Returned("delegate", DELEGATE.name, DELEGATE.id_number),
        **by,
    )
    for text in (APPLICANT.name, OWNER.id_number, "nguyen thi mau", DELEGATE.phone):
        counter.registers.search(text)
    for code in codes:
        counter.registers.view(code, counter.officer)
        (out / f"{code}.pdf").write_bytes(counter.paperwork.slip(code, "receipt"))
    today = counter.clock.now().date()
    books = counter.books
    books.write(books.register(date(today.year, 1, 1), today), out / "sổ.xlsx")
    _fail(counter, codes[0])
    counter.doctor.examine()
    counter.housekeeping.back_up(counter.paths.backups, by=counter.officer)


def _receive(counter: Counter, out: Path, number: int) -> str:
    procedure = counter.catalogue.find("tình trạng hôn nhân")[0]
    whole = counter.catalogue.get(procedure.code)
    case = whole.cases[0] if whole.cases else ""
    scan = out / f"{APPLICANT.name} {number}.pdf"
    scan.write_bytes(PDF + f"{APPLICANT.name} {OWNER.id_number} {number}".encode())
    demanded = [c for c in whole.demanded(case) if not c.is_note]
    first, rest = demanded[0], demanded[1:]
    order = ReceiveOrder(
        procedure=whole.code,
        applicant=APPLICANT,
        owner=OWNER,
        delegate=DELEGATE,
        case=case,
        components=(OrderedComponent(first.seq, originals=1, files=(scan,)),),
        waive=tuple(Waiver(component.seq, f"đã có của {OWNER.name}") for component in rest),
        note=f"gọi {OWNER.phone} trước",
        summary=f"Xác nhận cho {APPLICANT.name}",
        client_ref=f"{APPLICANT.id_number}-{number}",
    )
    counter.reception.quote(order)
    return counter.reception.receive(order, by=counter.officer).dossier.code


def _fail(counter: Counter, code: str) -> None:
    """Meet errors whose words could carry a person's data into the log."""
    bad = Person(name=OWNER.name, id_number=APPLICANT.id_number)
    order = ReceiveOrder(procedure=f"{OWNER.name}", applicant=bad)
    deeds = (
        lambda: counter.reception.receive(order, by=counter.officer),
        lambda: counter.registers.view(OWNER.name, counter.officer),
        lambda: counter.processing.return_result(
            code, Returned(APPLICANT.name), by=counter.officer
        ),
    )
    for deed in deeds:
        with suppress(CounterError):
            deed()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
