"""``repair``: a damaged store made anew from the file, its backups and the gateway."""

import dataclasses
from pathlib import Path

from counter_app import locks
from counter_app.cli.edge import BROKEN, DONE, UsageError
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    repair = commands.add("repair", "save what can be saved of a damaged store", _repair)
    repair.add_argument("--backups", type=Path, metavar="DIR", help="a further folder of backups")


def _repair(session: Session) -> int:
    from counter_app.services.security.repair import repair

    office, words = session.office(), session.words
    name = getattr(words, "officer", "")
    if not name:
        raise UsageError("usage", message="--officer: who repairs")
    folders = (words.backups,) if words.backups else ()
    with locks.desk(session.paths), locks.wire(session.paths):
        done = repair(session.paths, name, session.password(), office.clock, backups=folders)
    lost = done.unproven or done.tables_lost or done.scans_lost
    session.out.answer(
        dataclasses.asdict(done),
        f"Đã cứu {done.facts} việc; tệp cũ giữ ở {done.kept_as}.",
        f"Chưa chứng minh được: {done.unproven} việc; thiếu {len(done.scans_lost)} bản quét.",
        "Hãy đồng bộ một lần để lấy phần còn lại từ tỉnh.",
    )
    return BROKEN if lost else DONE
