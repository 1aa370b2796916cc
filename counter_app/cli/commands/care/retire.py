"""``retire``: wipe this counter for good."""

import dataclasses
import json
from pathlib import Path

from counter_app import locks, logs
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.domain.errors import RuleError
from counter_app.paths import Paths
from counter_app.services.paper.whole import write_whole


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    retire = commands.add("retire", "destroy this counter's data, keys first", _retire)
    retire.add_argument("--out", type=Path, required=True, metavar="FILE", help="the certificate")
    retire.add_argument("--yes-destroy", action="store_true", help="without it nothing happens")
    retire.add_argument("--undelivered", default="", metavar="WHY", help="a lead's word")


def _retire(session: Session) -> None:
    from counter_app.services.security import retiring

    words = session.words
    if retiring.finish(session.paths):
        session.out.answer({"finished": True}, "Đã xóa xong phần còn lại.")
        return
    counter = session.counter()
    told = counter.guard.retiring.certificate(by=counter.officer, word=words.undelivered)
    document = dataclasses.asdict(told)
    if not words.yes_destroy:
        session.out.answer(
            document | {"destroyed": False}, "Chưa xóa gì. Thêm --yes-destroy để xóa vĩnh viễn."
        )
        return
    if words.out.resolve().is_relative_to(session.paths.data.resolve()):
        raise RuleError("retire.out_inside")
    _nobody_practises(session.paths)
    with locks.desk(session.paths), locks.wire(session.paths):
        write_whole(words.out, json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n")
        logs.end()  # its file goes too
        counter.guard.retiring.retire(by=counter.officer, word=words.undelivered)
    said = [f"Đã xóa. Biên bản: {words.out}."]
    said += [f"Còn phải tự xóa: {folder}" for folder in told.by_hand]
    session.out.answer(document | {"destroyed": True}, "\n".join(said))


def _nobody_practises(paths: Paths) -> None:
    """The practice beside the office goes too: a window open on it would write on into nowhere.

    Raises:
        BusyError: ``data.in_use``.
    """
    from counter_app.services.oversight.training import training_paths

    practice = training_paths(paths)
    if practice.data.is_dir():
        with locks.desk(practice), locks.wire(practice):
            return
