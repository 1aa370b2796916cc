"""``backup`` and ``restore``: an encrypted copy of everything, and back."""

from pathlib import Path
from typing import Any

from counter_app.cli.edge import BROKEN, DONE, UsageError
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    backup = commands.add("backup", "write an encrypted backup while work goes on", _backup)
    backup.add_argument("--to", type=Path, required=True, metavar="DIR")
    backup.add_argument("--check", action="store_true", help="restore it once, to see it work")
    restore = commands.add("restore", "a backup into an empty data folder", _restore)
    restore.add_argument("file", type=Path)
    restore.add_argument("--new-device", action="store_true", help="as another device")
    restore.add_argument("--enrolment", default="", metavar="CODE", help="for the new device")
    restore.add_argument("--gateway", default="", metavar="URL", help="if it moved")


def _backup(session: Session) -> int:
    counter = session.counter()
    made = counter.housekeeping.back_up(session.words.to, by=counter.officer)
    document: dict[str, Any] = {"file": str(made), "size_bytes": made.stat().st_size}
    if not session.words.check:
        session.out.answer(document, f"Đã sao lưu vào {made}.")
        return DONE
    report = counter.housekeeping.prove(made)
    document |= {"facts": report.facts, "problems": [one.code for one in report.problems]}
    session.out.answer(document, f"Đã sao lưu vào {made} và khôi phục thử: {report.facts} việc.")
    return BROKEN if report.problems else DONE


def _restore(session: Session) -> None:
    from counter_app.founding import restore_as_new_device, restore_office

    words, paths = session.words, session.paths
    if words.new_device != bool(words.enrolment):
        raise UsageError("usage", message="--new-device and --enrolment go together")
    if not words.new_device:
        restore_office(words.file, paths)
        document = {"data": str(paths.data), "must_heal": True}
        session.out.answer(document, f"Đã khôi phục vào {paths.data}. Hãy đồng bộ một lần.")
        return
    counter = restore_as_new_device(
        words.file,
        paths,
        getattr(words, "officer", ""),
        session.password(),
        enrolment=words.enrolment,
        gateway=words.gateway,
    )
    device = counter.delivery.device()
    counter.close()
    document = {"data": str(paths.data), "must_heal": False, "device": device}
    session.out.answer(document, f"Đã khôi phục vào {paths.data} thành thiết bị mới.")
