"""The rules of the trade as whoever calls from a script meets them."""

import json

import pytest

from tests.domain.legacy_fonts import in_tcvn3, in_vni
from tests.services.test_paperwork import text_of

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


def test_a_calendar_is_shown_previewed_taken_in_and_confirmed(shell, tmp_path):
    shown = shell.done("calendar", "show", "--year", "2027")
    assert [year["provisional"] for year in shown["years"]] == [True]
    assert shown["hours"][0] == ["07:00-11:30", "13:30-17:00"]
    assert shown["hours"][5] == []
    code = shell.done("receive", "-", stdin=order(term="3 wd"))["code"]
    due = shell.done("show", code)["deadline"]["due"]
    file = tmp_path / "calendar.json"
    year = {"off": [[due[:10], "Nghỉ bão"]], "work": []}
    file.write_text(json.dumps({"years": {due[:4]: year}}), encoding="utf-8")
    seen = shell.done("calendar", "import", file, "--show-only")
    assert [change["code"] for change in seen["changed_dues"]] == [code]
    assert shell.done("show", code)["deadline"]["due"] == due
    taken = shell.done("calendar", "import", file, "--recount", "all")
    assert taken["recounted"] == [code]
    moved = shell.done("show", code)["deadline"]
    assert moved["due"] == taken["changed_dues"][0]["after"] != due == moved["first_due"]
    assert shell.done("calendar", "confirm", "2027") == {"year": 2027, "provisional": False}
    assert shell.run("calendar", "confirm", "2099").code == 3


def test_a_duty_is_waited_for_and_the_clock_goes_on(shell, tmp_path):
    code = shell.done("receive", "-", stdin=order())["code"]
    asked = shell.done("act", code, "ask-fee", "--body", "-", stdin='{"name": "Lệ phí trước bạ"}')
    assert asked["status"]["business"] == 6
    assert asked["deadline"]["pauses"][0]["until"] is None
    assert "settle-fee" in asked["steps_allowed"]
    paid = shell.done("act", code, "settle-fee", "--body", "-", stdin='{"receipt_number": "12"}')
    assert paid["status"]["business"] == 4
    assert paid["deadline"]["pauses"][0]["until"]


def test_an_old_address_stands_beside_the_commune_of_today(shell, tmp_path):
    found = shell.done("places", "ba dinh ha noi")["items"][0]
    assert (found["code"], found["name"]) == ("00004", "Phường Ba Đình")
    assert shell.done("places", "00004")["items"] == [found]
    person = PERSON | {"address": "Số 1, Quận Ba Đình cũ, Hà Nội", "commune": "00004"}
    answer = shell.done("receive", "-", stdin=order(applicant=person))
    assert "person.unknown_commune" not in answer["warnings"]
    applicant = shell.done("show", answer["code"])["applicant"]
    assert (applicant["address"], applicant["commune"]) == (person["address"], "00004")
    shell.done("slip", answer["code"], "receipt", "--out", tmp_path / "receipt.pdf")
    said = text_of((tmp_path / "receipt.pdf").read_bytes())
    assert "Số 1, Quận Ba Đình cũ, Hà Nội (nay là Phường Ba Đình, Hà Nội)" in said
    odd = shell.done("receive", "-", stdin=order(applicant=person | {"commune": "99999"}))
    assert "person.unknown_commune" in odd["warnings"]
    bad = shell.run("receive", "-", stdin=order(applicant=person | {"commune": "Ba Đình"}))
    assert bad.lines[0]["error"]["facts"]["field"] == "applicant.commune"


def test_a_paper_past_its_date_is_told(shell):
    papers = [{"seq": seq, "originals": 1} for seq in (1, 3, 4, 8, 30, 32)]
    papers[0]["valid_until"] = "2025-01-31"
    assert (
        "component.expired"
        in shell.done("receive", "-", stdin=order(components=papers))["warnings"]
    )
    papers[0]["valid_until"] = "tháng sau"
    bad = shell.run("receive", "-", stdin=order(components=papers))
    assert bad.lines[0]["error"]["facts"]["field"] == "components[0].valid_until"


def test_a_card_says_where_its_number_was_given(shell):
    card = shell.done("scan-card", "051185001234||Nguyễn Thị Mẫu|15081985|Nữ|Quảng Ngãi|22052021")
    assert card["registered_in"] == "Quảng Ngãi (nay là Quảng Ngãi)"


@pytest.mark.parametrize(("font", "name"), [(in_tcvn3, "tcvn3"), (in_vni, "vni")])
def test_an_old_fonts_text_is_told_and_put_right_on_demand(shell, font, name):
    said = "nguyễn thị hường, thôn đức phổ, xã mỹ lộc"
    old = order(applicant=PERSON | {"name": font(said)}, client_ref="old")
    told = shell.done("receive", "-", stdin=old)
    assert f"text.old_font:{name}" in told["warnings"]
    for way in ("auto", name):
        answer = shell.done(
            "receive",
            "-",
            "--convert",
            way,
            stdin=order(applicant=PERSON | {"name": font(said)}, client_ref=way),
        )
        assert not [w for w in answer["warnings"] if w.startswith("text.")]
        assert shell.done("show", answer["code"])["applicant"]["name"] == said
    plain = shell.done("receive", "-", "--convert", "auto", stdin=order())
    assert shell.done("show", plain["code"])["applicant"]["name"] == PERSON["name"]


def test_who_lacks_papers_is_told_all_of_them_at_once_and_nothing_is_received(shell, tmp_path):
    file = tmp_path / "guide.pdf"
    lacking = order(components=[{"seq": 1, "originals": 1}])
    told = shell.done("guide", "-", "--out", file, stdin=lacking)
    assert told["missing"] == [3, 4, 8, 30, 32]
    said = text_of(file.read_bytes())
    assert "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ" in said
    assert "Số: ……/PBS" in said
    for seq in told["missing"]:
        name = next(
            c["name"]
            for c in shell.done("catalogue", "show", "1.004873")["components"]
            if c["seq"] == seq
        )
        assert " ".join(name.split())[:60] in said
    assert shell.run("guide", "-", "--out", file, stdin=order()).error["code"] == (
        "slip.nothing_to_print"
    )
    refused = ("--refuse", "Không thuộc thẩm quyền", "--basis", "Điều 17")
    shell.done("guide", "-", "--out", file, *refused, stdin=lacking)
    said = text_of(file.read_bytes())
    assert "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ" in said
    assert "Không thuộc thẩm quyền" in said
    assert shell.done("list")["items"] == []
