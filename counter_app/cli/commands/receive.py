"""``receive``: orders in, one answer a line, each its own transaction."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from counter_app.cli import shapes
from counter_app.cli.edge import DONE, RULE, as_document, from_system
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.cli.words import sentence
from counter_app.domain.clock import to_local
from counter_app.domain.errors import BusyError, CounterError, MachineError

if TYPE_CHECKING:
    from counter_app.services.reception import ReceptionAnswer


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    receive = commands.add("receive", "orders in, one JSON object a line", _receive, lock="desk")
    receive.add_argument("file", metavar="FILE|-")
    receive.add_argument(
        "--convert",
        choices=("auto", "tcvn3", "vni"),
        default="",
        help="texts of an old font become Unicode; auto: where they are surely of one",
    )


def _receive(session: Session) -> int:
    from counter_app.services.from_json.json_reader import lines, loads
    from counter_app.services.from_json.old_fonts import encoding_of, put_right
    from counter_app.services.from_json.order_json import read_order

    counter, convert = session.counter(), session.words.convert
    ended = DONE
    with opened(session.words.file) as (stream, folder):
        for number, line in enumerate(lines(stream), 1):
            try:
                if isinstance(line, CounterError):
                    raise line
                record = loads(line)
                record = put_right(record, convert) if convert else record
                font = encoding_of(record)
                read = read_order(record, folder=folder)
                answer = counter.reception.receive(read.order, by=counter.officer)
            except CounterError as wrong:
                ended = _refused(session, number, wrong)
            except OSError as system:
                ended = _refused(session, number, from_system(system))
            else:
                _tell(session, answer, read.unknown_fields, font)
    return ended


@contextmanager
def opened(name: str) -> Iterator[tuple[BinaryIO, Path]]:
    """Yield a file, or stdin for ``-``, and the folder its own file names are relative to."""
    if name == "-":
        yield sys.stdin.buffer, Path.cwd()
        return
    with Path(name).open("rb") as stream:
        yield stream, Path(name).resolve().parent


def _tell(session: Session, answer: "ReceptionAnswer", unknown: tuple[str, ...], font: str) -> None:
    dossier = answer.dossier
    warnings = [*answer.warnings, *(["order.unknown_field"] if unknown else [])]
    warnings += [f"text.old_font:{font}"] if font else []
    document: dict[str, Any] = {
        "code": dossier.code,
        "dossier": str(dossier.id),
        "received_at": shapes.moment(dossier.received_at),
        "due": shapes.moment(dossier.deadline.due),
        "due_unknown": dossier.deadline.unknown,
        "fees": [shapes.fee(line) for line in answer.fees],
        "missing": list(answer.missing),
        "warnings": warnings,
        "again": answer.again,
    }
    if unknown:
        document["unknown_fields"] = list(unknown)
    due = dossier.deadline.due
    promised = f"hẹn trả {to_local(due):%H:%M %d/%m/%Y}" if due else "chưa có hẹn trả"
    session.out.answer(document, f"{dossier.code}  {promised}")


def _refused(session: Session, number: int, wrong: CounterError) -> int:
    """Tell the line's error; a fault of this PC ends the command."""
    document = as_document(wrong) | {"line": number}
    words = sentence(wrong.code, wrong.facts, str(wrong.cure))
    session.out.answer(document, f"Dòng {number}: {words}")
    if isinstance(wrong, BusyError | MachineError) and "seq" not in wrong.facts:
        raise wrong
    return RULE
