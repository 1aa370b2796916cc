"""``key-slot``, ``password``, ``recover``, ``rekey``: who and what may open the store."""

import sys
from pathlib import Path

from counter_app import locks
from counter_app.cli.edge import UsageError
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session, secret
from counter_app.services.paper.whole import write_whole

NEW_PASSWORD = "COUNTER_NEW_PASSWORD"


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    slots = commands.group("key-slot", "the ways to the store's key")
    slots.add("list", "every way, oldest first", _list)
    sealed = slots.add("recovery", "seal the key to the province's recovery key", _put_recovery)
    sealed.add_argument("--key", required=True, metavar="PUBLIC")
    slots.add("pc", "let this PC's user open the store without a password", _put_pc)
    away = slots.add("remove", "take a way away that is no officer's", _remove)
    away.add_argument("kind", choices=("pc", "recovery"))
    away.add_argument("--name", default="", help="short name of a recovery key")
    password = commands.add("password", "a new password, one's own or as an admin", _password)
    password.add_argument("--of", default="", metavar="NAME")
    password.add_argument("--new-password-file", metavar="FILE", help=f"else {NEW_PASSWORD}")
    recover = commands.group("recover", "in through the province when no password opens")
    ask = recover.add("ask", "write the request for the province", _ask)
    ask.add_argument("--out", type=Path, required=True, metavar="FILE")
    answer = recover.add("answer", "take the province's answer: a new password", _answer)
    answer.add_argument("file", type=Path)
    answer.add_argument("--new-password-file", metavar="FILE", help=f"else {NEW_PASSWORD}")
    commands.add("rekey", "a new key for store, scans and slots", _rekey, lock="desk")


def _list(session: Session) -> None:
    slots = session.counter().guard.keys.slots()
    items = [{"kind": slot.kind, "name": slot.name} for slot in slots]
    session.out.answer({"items": items}, *(f"{slot.kind}  {slot.name}" for slot in slots))


def _put_recovery(session: Session) -> None:
    counter = session.counter()
    name = counter.guard.keys.put_recovery(session.words.key, by=counter.officer)
    session.out.answer({"recovery_key": name}, f"Đã niêm phong khóa cho khóa khôi phục {name}.")


def _put_pc(session: Session) -> None:
    counter = session.counter()
    counter.guard.keys.put_pc(by=counter.officer)
    session.out.answer({"kind": "pc"}, "Máy này đã mở được dữ liệu không cần mật khẩu.")


def _remove(session: Session) -> None:
    counter, words = session.counter(), session.words
    counter.guard.keys.take_away(words.kind, words.name, by=counter.officer)
    session.out.answer({"removed": words.kind}, "Đã bỏ khe khóa.")


def _password(session: Session) -> None:
    counter, words = session.counter(), session.words
    officer = counter.staff.get(words.of) if words.of else counter.officer
    new = secret(words.new_password_file, NEW_PASSWORD)
    counter.staff.change_password(officer, new, by=counter.officer)
    session.out.answer({"officer": officer.name}, f"Đã đổi mật khẩu của {officer.name}.")


def _ask(session: Session) -> None:
    from counter_app.services.security import recovering

    office = session.office()
    write_whole(session.words.out, recovering.ask(office.paths, office.settings, office.clock))
    document = {"out": str(session.words.out)}
    session.out.answer(document, f"Gửi {session.words.out} cho tỉnh, đợi tệp trả lời.")


def _answer(session: Session) -> None:
    from counter_app.services.security import recovering

    words, office = session.words, session.office()
    name = getattr(words, "officer", "")
    if not name:
        raise UsageError("usage", message="--officer: who gets the new password")
    new = secret(words.new_password_file, NEW_PASSWORD)
    with locks.desk(session.paths):
        told = words.file.read_text("utf-8")
        act = recovering.take_answer(office.paths, told, name, new, office.clock)
    document = {"officer": name, "ordered_by": act.by, "reason": act.reason, "at": act.at}
    session.out.answer(document, f"{name} đã có mật khẩu mới, theo lệnh của {act.by}.")


def _rekey(session: Session) -> None:
    counter = session.counter()
    with locks.wire(session.paths):
        done = counter.guard.keys.rekey(session.password(), by=counter.officer, report=_progress)
    document = {
        "scans": done.scans,
        "lost": list(done.lost),
        "without_password": list(done.without_password),
    }
    left = ", ".join(done.without_password) or "không ai"
    session.out.answer(document, f"Đã đổi khóa. Cần cấp lại mật khẩu: {left}.")


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done}/{total}")
