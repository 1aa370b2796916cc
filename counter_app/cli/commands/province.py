"""``reconcile``, ``courier``, ``device-key``, ``verify-receipt``: what both sides hold."""

import sys
from pathlib import Path
from typing import Any

from counter_app.cli.commands.registers import day_of
from counter_app.cli.edge import BROKEN, DONE
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.services.paper.whole import write_whole
from sync.errors import OfflineError


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    reconcile = commands.add("reconcile", "the two-sided sheet of a day", _reconcile, lock="wire")
    reconcile.add_argument("--day", required=True, metavar="DAY")
    reconcile.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    courier = commands.group("courier", "the journal on a USB stick")
    out = courier.add("out", "a sealed bundle of what waits", _courier_out, lock="wire")
    out.add_argument("--to", type=Path, required=True, metavar="DIR")
    taken = courier.add("in", "the province's acknowledgement", _courier_in, lock="wire")
    taken.add_argument("file", type=Path)
    commands.add("device-key", "a new key of this PC for the gateway", _device_key, lock="wire")
    verify = commands.add("verify-receipt", "is this receipt ours?", _verify_receipt)
    verify.add_argument("text", metavar="TEXT|-", help="what the receipt's second QR says")


def _reconcile(session: Session) -> int:
    counter, words = session.counter(), session.words
    sheet = counter.reconcile(day_of(words.day))
    write_whole(words.out, counter.paperwork.print_paper(sheet.paper))
    document: dict[str, Any] = {
        "day": words.day,
        "out": str(words.out),
        "agrees": sheet.agrees,
        "heard": sheet.comparison is not None,
        "here": {"seq": sheet.paper.here.seq, "hash": sheet.paper.here.hash},
        "there": (
            {"seq": sheet.paper.there.seq, "hash": sheet.paper.there.hash}
            if sheet.paper.there
            else None
        ),
        "dossiers": len(sheet.paper.rows),
        "differences": [
            {"code": code, "difference": difference, "action": action}
            for code, difference, action in sheet.differences
        ],
    }
    if sheet.comparison is None:
        session.out.answer(document, f"Tỉnh chưa trả lời; đã ghi phần của quầy vào {words.out}.")
        raise OfflineError("line.no_answer")
    agrees = "Số liệu hai bên khớp nhau." if sheet.agrees else "Số liệu hai bên KHÔNG khớp."
    session.out.answer(document, f"{agrees} Đã ghi {words.out}.")
    return DONE if sheet.agrees else BROKEN


def _courier_out(session: Session) -> None:
    report = session.counter().courier_out(session.words.to)
    document = {
        "file": str(report.path),
        "facts": report.facts,
        "scans": report.scans,
        "head": {"seq": report.head.seq, "hash": report.head.hash},
        "more": report.more,
    }
    session.out.answer(document, f"Đã ghi {report.facts} việc vào {report.path}.")


def _courier_in(session: Session) -> None:
    report = session.counter().courier_in(session.words.file)
    document = {
        "head": {"seq": report.head.seq, "hash": report.head.hash},
        "facts": report.facts,
        "scans": report.scans,
        "pulled": report.pulled,
    }
    session.out.answer(document, f"Tỉnh đã xác nhận {report.facts} việc.")


def _device_key(session: Session) -> None:
    name = session.counter().change_device_key()
    session.out.answer({"device_key": name}, f"Máy này đã đổi khóa với tỉnh: {name}.")


def _verify_receipt(session: Session) -> None:
    text = session.words.text
    statement = session.counter().verify_receipt(sys.stdin.readline() if text == "-" else text)
    document = {
        "valid": True,
        "code": statement.code,
        "due": statement.due or None,
        "counter": statement.counter,
        "at": statement.at,
        "device": statement.device,
    }
    session.out.answer(document, f"Giấy tiếp nhận {statement.code} do quầy của tỉnh cấp.")
