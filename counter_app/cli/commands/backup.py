"""``backup`` and ``restore``: an encrypted copy of everything, and back."""

from pathlib import Path

from counter_app.cli.parser import Commands
from counter_app.cli.session import Session


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    backup = commands.add("backup", "write an encrypted backup while work goes on", _backup)
    backup.add_argument("--to", type=Path, required=True, metavar="DIR")
    restore = commands.add("restore", "a backup into an empty data folder", _restore)
    restore.add_argument("file", type=Path)


def _backup(session: Session) -> None:
    counter = session.counter()
    made = counter.housekeeping.back_up(session.words.to, by=counter.officer)
    document = {"file": str(made), "size_bytes": made.stat().st_size}
    session.out.answer(document, f"Đã sao lưu vào {made}.")


def _restore(session: Session) -> None:
    from counter_app.app import restore_office

    restore_office(session.words.file, session.paths)
    document = {"data": str(session.paths.data), "must_heal": True}
    session.out.answer(document, f"Đã khôi phục vào {session.paths.data}. Hãy đồng bộ một lần.")
