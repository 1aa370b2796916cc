"""The rules of the trade as whoever calls from a script meets them."""

import json

import pytest

PERSON = {"kind": "citizen", "name": "Nguyễn Thị Mẫu", "id_number": "051185001234"}


def order(**changes):
    fields = {
        "procedure": "1.004873",
        "applicant": PERSON,
        "components": [{"seq": seq, "originals": 1} for seq in (1, 3, 4, 8, 30, 32)],
        "term": "1 wd",
    }
    return json.dumps(fields | changes)


def test_what_the_province_decided_is_said_once_and_counts_from_its_day(shell):
    since = ("--from", "2026-03-01", "--basis", "QĐ 12/QĐ-UBND")
    shell.done("catalogue", "time", "1.004873", "--term", "1.5 wd", *since)
    shell.done("catalogue", "fee", "1.004873", "--amount", "15000", *since)
    shell.done(
        "catalogue", "component", "1.004873", "--name", "Bản cam kết", "--originals", "1", *since
    )
    words = ("due", "--procedure", "1.004873", "--received")
    before, after = (shell.done(*words, f"2026-0{month}-02T08:00") for month in (2, 3))
    assert before["due"] == "2026-02-05T17:00:00+07:00"
    assert after["due"] == "2026-03-03T13:30:00+07:00"
    shown = shell.done("catalogue", "show", "1.004873", "--day", "2026-03-01")
    assert shown["times"][0]["term"] == "1.5 wd"
    assert shown["components"][-1]["name"] == "Bản cam kết"
    old = shell.done("catalogue", "show", "1.004873", "--day", "2026-02-28")
    assert old["times"][0]["term"] == "3 wd"
    local = shell.done("catalogue", "local")["items"]
    assert [{*rule} & {"amount", "term", "originals"} for rule in local] == [
        {"amount"},
        {"term"},
        {"originals"},
    ]
    assert {rule["by"] for rule in local} == {"lan"}
    assert shell.done("catalogue", "local", "1.000656")["items"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("time", "1.004873", "--term", "soon"), "term.unreadable"),
        (("component", "1.004873", "--name", "\u200b"), "component.nameless"),
        (("component", "1.004873", "--name", "Đơn", "--copies", "-1"), "component.bad_sheets"),
        (("time", "9.999999", "--term", "1 wd"), "procedure.unknown"),
    ],
)
def test_a_rule_that_makes_no_sense_is_not_kept(shell, words, code):
    ran = shell.run("catalogue", *words, "--from", "2026-03-01")
    assert ran.error["code"] == code
    assert shell.done("catalogue", "local")["items"] == []


def test_the_lists_of_the_day_are_commands_and_files(shell, tmp_path):
    received = shell.done("receive", "-", stdin=order())
    listed = shell.done("daily", "received", "--out", tmp_path / "list.xlsx")
    assert [item["code"] for item in listed["items"]] == [received["code"]]
    assert (listed["count"], (tmp_path / "list.xlsx").stat().st_size > 1000) == (1, True)
    assert shell.done("daily", "overdue")["items"] == []
    assert shell.done("daily", "received", "--day", "2026-01-05")["count"] == 0
    ran = shell.run("daily", "received", "--out", tmp_path / "list.doc")
    assert (ran.code, ran.error["code"]) == (3, "file.unknown_format")
    assert shell.run("daily", "everything").code == 2
