"""``journal``, ``check``, ``doctor``: whether everything is what it should be."""

from pathlib import Path

from counter_app.cli import doctor_words as words
from counter_app.cli.commands.care.sealed import may_seal, sealed_or_plain
from counter_app.cli.edge import BROKEN, DONE
from counter_app.cli.output import table
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.domain.registers import Colour
from counter_app.services.paper.whole import write_whole

WORST = (Colour.RED, Colour.YELLOW, Colour.GREEN)


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    group = commands.group("journal", "the chain of facts")
    export = group.add("export", "every fact as a line of JSON, with its hashes", _export)
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    export.add_argument("--reason", default="", help="why; stands in the trace")
    may_seal(export)
    commands.add("check", "verify store, chain and scans", _check)
    commands.add("doctor", "disk, clock, gateway, backups, free space: what to mend", _doctor)


def _export(session: Session) -> None:
    counter, reason = session.counter(), session.words.reason
    lines = list(counter.housekeeping.export(by=counter.officer, reason=reason))
    content = b"".join(line.rstrip(b"\n") + b"\n" for line in lines)
    write_whole(session.words.out, sealed_or_plain(session, content))
    document = {"out": str(session.words.out), "facts": len(lines)}
    session.out.answer(document, f"Đã ghi {len(lines)} việc vào {session.words.out}.")


def _check(session: Session) -> int:
    report = session.counter().housekeeping.check()
    document = {
        "facts": report.facts,
        "head": {"seq": report.head.seq, "hash": report.head.hash},
        "problems": [{"seq": one.seq, "code": one.code} for one in report.problems],
    }
    lines = [f"Có vấn đề: việc {one.seq}: {one.code}" for one in report.problems]
    session.out.answer(document, f"Đã kiểm tra {report.facts} việc.", *(lines or ["Tốt."]))
    return BROKEN if report.problems else DONE


def _doctor(session: Session) -> None:
    findings = session.counter().doctor.examine()
    items = [
        {
            "part": finding.part.value,
            "colour": finding.colour.value,
            "value": finding.value,
            "cure": finding.cure,
        }
        for finding in findings
    ]
    found = {finding.colour for finding in findings}
    worst = next((colour for colour in WORST if colour in found), Colour.GREEN)
    rows = [
        (
            words.COLOURS[item["colour"]],
            words.PARTS[item["part"]],
            item["value"],
            words.CURES.get(item["cure"], ""),
        )
        for item in items
    ]
    session.out.answer({"colour": worst.value, "findings": items}, table(rows))
