"""``init`` and ``officer``: making a counter, and who may sign in."""

from counter_app.cli.edge import UsageError
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session, secret
from counter_app.domain.staff import Role
from counter_app.domain.vietnamese import one_line

NEW_PASSWORD = "COUNTER_NEW_PASSWORD"
ONCE = "COUNTER_ONE_TIME_PASSWORD"


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    init = commands.add("init", "make a counter in an empty data folder", _init)
    init.add_argument("--unit", required=True, help="identifier of the unit, e.g. H48.12.34")
    init.add_argument("--unit-name", required=True, help="name of the commune")
    init.add_argument("--counter", type=int, required=True, help="number of this counter, 1 to 99")
    init.add_argument("--officer-name", default="", help="full name of the first officer")
    init.add_argument("--gateway", default="", metavar="URL")
    init.add_argument("--enrolment", default="", metavar="CODE")
    enrol = commands.add("enrol", "make a counter a device of the province", _enrol, lock="desk")
    enrol.add_argument("--gateway", required=True, metavar="URL")
    enrol.add_argument("--enrolment", required=True, metavar="CODE")
    officer = commands.group("officer", "who may sign in")
    new = officer.add("add", "give somebody a sign-in", _add_officer, lock="desk")
    new.add_argument("name")
    new.add_argument("--full-name", required=True)
    new.add_argument("--role", required=True, choices=[role.value for role in Role])
    new.add_argument("--new-password-file", metavar="FILE", help=f"else {NEW_PASSWORD}")
    officer.add("list", "everybody who has or had a sign-in", _list_officers)
    mine = officer.add(
        "activate", "a one-time password of the province becomes one's own", _activate, lock="desk"
    )
    mine.add_argument("name", help="of the new officer; a colleague signs in beside them")
    mine.add_argument("--once-file", metavar="FILE", help=f"else {ONCE}")
    mine.add_argument("--new-password-file", metavar="FILE", help=f"else {NEW_PASSWORD}")
    ended = officer.add("end", "take somebody's sign-in away", _end_officer, lock="desk")
    ended.add_argument("name")
    role = officer.add("role", "give somebody another role", _change_role, lock="desk")
    role.add_argument("name")
    role.add_argument("role", choices=[role.value for role in Role])


def _init(session: Session) -> None:
    from counter_app.founding import set_up_office
    from counter_app.services.staff_desk import officer_from, password_warnings
    from counter_app.settings import Settings

    words = session.words
    if bool(words.gateway) != bool(words.enrolment):
        raise UsageError("usage", message="--gateway and --enrolment go together")
    settings = Settings(
        office_unit=words.unit.strip().upper(),
        office_name=one_line(words.unit_name),
        office_counter=words.counter,
        gateway_url=words.gateway,
    )
    name = getattr(words, "officer", "") or "admin"
    officer = officer_from(name, words.officer_name or name, Role.ADMIN)
    counter = set_up_office(
        session.paths, settings, officer, session.password(), enrolment=words.enrolment
    )
    device = counter.delivery.device()
    counter.close()
    warnings = password_warnings(session.password())
    document = {
        "unit": settings.office_unit,
        "counter": words.counter,
        "device": device,
        "warnings": list(warnings),
    }
    advice = ["Mật khẩu ngắn hơn 8 ký tự: nên đổi."] if warnings else []
    session.out.answer(
        document, f"Đã tạo quầy {words.counter} của đơn vị {settings.office_unit}.", *advice
    )


def _enrol(session: Session) -> None:
    counter, words = session.counter(), session.words
    counter.join(words.gateway, words.enrolment)
    document = {
        "unit": counter.settings.office_unit,
        "counter": counter.settings.office_counter,
        "device": counter.delivery.device(),
    }
    session.out.answer(document, f"Quầy này nay là thiết bị {document['device']} của tỉnh.")


def _add_officer(session: Session) -> None:
    from counter_app.services.staff_desk import officer_from, password_warnings

    words, counter = session.words, session.counter()
    password = secret(words.new_password_file, NEW_PASSWORD)
    officer = officer_from(words.name, words.full_name, words.role)
    counter.staff.add(officer, password, by=counter.officer)
    document = {
        "officer": officer.name,
        "full_name": officer.full_name,
        "role": officer.role.value,
        "warnings": list(password_warnings(password)),
    }
    session.out.answer(document, f"Đã thêm cán bộ {officer.name} ({officer.role.value}).")


def _list_officers(session: Session) -> None:
    found = [
        {
            "officer": officer.name,
            "full_name": officer.full_name,
            "role": officer.role.value,
            "active": officer.active,
        }
        for officer in session.counter().staff.all()
    ]
    lines = [f"{one['officer']}  {one['role']}  {one['full_name']}" for one in found]
    session.out.answer({"items": found}, *lines)


def _activate(session: Session) -> None:
    from counter_app.services.staff_desk import password_warnings

    words, counter = session.words, session.counter()
    once = secret(words.once_file, ONCE)
    password = secret(words.new_password_file, NEW_PASSWORD)
    officer = counter.guard.accounts.activate(words.name, once, password)
    document = {
        "officer": officer.name,
        "role": officer.role.value,
        "warnings": list(password_warnings(password)),
    }
    session.out.answer(document, f"{officer.name} đã có mật khẩu của mình tại quầy này.")


def _end_officer(session: Session) -> None:
    counter = session.counter()
    counter.staff.end(session.words.name, by=counter.officer)
    document = {"officer": session.words.name, "active": False}
    session.out.answer(document, f"Đã kết thúc tài khoản {session.words.name}.")


def _change_role(session: Session) -> None:
    counter, words = session.counter(), session.words
    officer = counter.staff.change_role(words.name, words.role, by=counter.officer)
    document = {"officer": officer.name, "role": officer.role.value}
    session.out.answer(document, f"{officer.name} nay có vai trò {officer.role.value}.")
