"""``audit``, ``show-id``, ``password``, ``key-slot``, ``repair``, ``retire`` by command."""

import subprocess
import sys
from pathlib import Path

import pytest

from counter_app import locks
from counter_app.domain.catalogue import edition_from_json
from counter_app.paths import Paths
from counter_app.services.new_office import SHIPPED_CATALOGUE
from tests.journeys.orders import as_lines, draw

NUMBER = "051185001234"


@pytest.fixture
def code(shell, tmp_path) -> str:
    """One dossier, received."""
    edition = edition_from_json(SHIPPED_CATALOGUE.read_bytes())
    (order,) = draw(edition, 1, seed=5, folder=tmp_path)
    order["applicant"] |= {"id_number": NUMBER, "born": "1985-08-15", "sex": "female"}
    (answer,) = shell.run("receive", "-", stdin=as_lines([order])).lines
    return answer["code"]


def test_looks_leave_traces_that_a_lead_lists_and_exports(shell, code, tmp_path):
    shell.done("show", code)
    shell.done("search", NUMBER)
    items = shell.done("audit", "list")["items"]
    assert {"view", "search.id", "sign_in"} <= {item["what"] for item in items}
    assert all(item["by"] == "lan" for item in items)
    assert NUMBER not in str(items)
    (looked,) = shell.done("audit", "list", "--code", code, "--limit", 1)["items"]
    assert looked["of"] == code
    assert shell.done("audit", "list", "--id-number", NUMBER)["items"][-1]["what"] == "search.id"
    exported = shell.done("audit", "export", "--out", tmp_path / "traces", "--reason", "thanh tra")
    assert exported["traces"] == len((tmp_path / "traces").read_bytes().splitlines())
    assert shell.done("audit", "check") == {"problems": []}
    assert shell.run("audit", "list", as_json=False).code == 0


def test_a_whole_number_is_shown_for_a_reason(shell, code):
    assert shell.done("show-id", code, "--reason", "đối chiếu")["id_number"] == NUMBER
    refused = shell.run("show-id", code, "--reason", " ")
    assert (refused.code, refused.error["code"]) == (3, "audit.reason_missing")


def test_a_password_is_changed_and_the_old_one_ends(shell):
    shell.as_officer("COUNTER_NEW_PASSWORD", "mật-khẩu-mới-9")
    assert shell.done("password") == {"officer": "lan"}
    assert shell.run("status").code == 8
    shell.as_officer("COUNTER_PASSWORD", "mật-khẩu-mới-9")
    assert [slot["kind"] for slot in shell.done("key-slot", "list")["items"]] == ["officer"]
    assert shell.run("key-slot", "recovery", "--key", "x").error["code"] == "recovery.bad_key"
    assert shell.run("recover", "ask", "--out", shell.data / "r").error["code"] == (
        "key_slot.no_recovery"
    )


def test_a_damaged_store_is_repaired_by_command(shell, code, tmp_path):
    shell.done("backup", "--to", tmp_path / "stick")
    file = shell.data / "counter.db"
    file.write_bytes(bytes(len(file.read_bytes())))
    assert shell.run("status").error["code"] in ("store.damaged", "store.not_a_store")
    words = ("repair", "--officer", "lan", "--backups", tmp_path / "stick")
    done = shell.done(*words)
    assert (done["facts"], done["unproven"], done["tables_lost"]) == (1, 0, [])
    assert shell.done("show", code)["code"] == code
    assert shell.done("check")["problems"] == []
    assert shell.run("repair").code == 2, "who repairs must be said"


def test_slots_that_are_gone_come_back_from_a_backup(shell, code, tmp_path):
    shell.done("backup", "--to", tmp_path / "stick")
    (shell.data / "keyslots.json").unlink()
    done = shell.done("repair", "--officer", "lan", "--backups", tmp_path / "stick")
    assert done["facts"] == 1
    assert shell.done("show", code)["code"] == code


SHOT = """
import os, sys
from counter_app.cli import main, output
output.Output.answer = lambda *_: os._exit(9)
main.main(sys.argv[1:])
"""


def test_a_dossier_shown_whole_leaves_its_trace_before_it_is_shown(shell, code):
    words = ("show", code, "--json", "--data", str(shell.data), "--reason", "đối chiếu thẻ")
    assert subprocess.run([sys.executable, "-c", SHOT, *words], check=False).returncode == 9
    assert shell.done("show", code)["applicant"]["id_number"] == NUMBER
    shell.run("show", code, as_json=False)
    items = [one for one in shell.done("audit", "list")["items"] if one["what"] == "show.id"]
    told = [(one["by"], one["of"], one["reason"]) for one in items]
    assert told == [("lan", code, "counter show --json"), ("lan", code, "đối chiếu thẻ")]


def test_a_book_taken_out_leaves_who_what_how_many_rows_and_why(shell, code, tmp_path):
    day = shell.done("show", code)["received_at"][:10]
    for words in (("register",), ("cash",), ("report", "06a")):
        period = ("--from", day, "--to", day, "--out", tmp_path / "sổ.xlsx")
        shell.done(*words, *period, "--reason", "kiểm tra cuối tháng")
    shell.done("daily", "received", "--out", tmp_path / "ngày.pdf")
    items = [one for one in shell.done("audit", "list")["items"] if one["what"] == "export"]
    told = [(one["by"], one["of"], one["reason"]) for one in reversed(items)]
    assert told == [
        ("lan", "RegisterPaper .xlsx rows=1", "kiểm tra cuối tháng"),
        ("lan", "CashPaper .xlsx rows=0", "kiểm tra cuối tháng"),
        ("lan", "ReportPaper .xlsx rows=1", "kiểm tra cuối tháng"),
        ("lan", "DailyPaper .pdf rows=1", ""),
    ]


def test_a_pc_is_retired_only_on_purpose(shell, code, tmp_path):
    words = ("retire", "--out", tmp_path / "biên bản.json")
    refused = shell.run(*words)
    assert (refused.code, refused.error["code"]) == (3, "retire.not_delivered")
    word = ("--undelivered", "máy cháy, đã nhập lại bằng giấy")
    assert shell.done(*words, *word)["destroyed"] is False
    assert shell.done("show", code)["code"] == code
    assert shell.done(*words, *word, "--yes-destroy")["destroyed"] is True
    assert [file.name for file in shell.data.iterdir() if file.suffix != ".lock"] == []
    assert (tmp_path / "biên bản.json").exists()
    assert shell.run("status").error["code"] == "settings.missing"


def test_a_pc_is_not_retired_while_somebody_practises_on_it(shell, code, tmp_path):
    practice = Paths(shell.data / "luyen-tap")
    practice.data.mkdir()
    out, word = tmp_path / "biên bản.json", ("--undelivered", "máy cháy, đã nhập lại bằng giấy")
    words = ("retire", "--out", out, *word, "--yes-destroy")
    with locks.desk(practice):
        ran = shell.run(*words)
    assert (ran.code, ran.error["code"]) == (5, "data.in_use")
    with locks.wire(Paths(shell.data)):
        ran = shell.run(*words)
    assert (ran.code, ran.error["code"]) == (5, "sync.in_use")
    assert not out.exists()
    assert shell.done("show", code)["code"] == code
    ran = shell.run("retire", "--out", shell.data / "a.json", *word, "--yes-destroy")
    assert (ran.code, ran.error["code"]) == (3, "retire.out_inside")
    assert shell.done(*words)["destroyed"] is True


def test_a_backup_is_tried_by_restoring_it(shell, code, tmp_path):
    made = shell.done("backup", "--to", tmp_path / "stick", "--check")
    assert (made["facts"], made["problems"]) == (1, [])
    assert [file.name for file in (tmp_path / "stick").iterdir()] == [Path(made["file"]).name]
