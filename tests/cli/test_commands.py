"""The contract of the headless commands: what each prints, in the shapes that scripts rely on."""

import json
from datetime import datetime, timedelta

import pypdfium2
import pytest

from tests.cli.conftest import PASSWORD

ORDER = {
    "procedure": "1.004873",
    "applicant": {
        "kind": "citizen",
        "name": "Nguyễn Thị Mẫu",
        "id_number": "051185001234",
        "born": "1985-08-15",
        "sex": "female",
        "phone": "0912345678",
        "address": "Thôn 1, xã Mẫu, tỉnh Quảng Ngãi",
    },
    "summary": "Xác nhận tình trạng hôn nhân để kết hôn",
}


@pytest.fixture
def order(shell):
    """Return a function that makes a valid order line."""
    shown = shell.done("catalogue", "show", ORDER["procedure"])
    case = shown["cases"][0] if shown["cases"] else ""
    components = [
        {"seq": one["seq"], "originals": one["originals"], "copies": one["copies"]}
        for one in shown["components"]
        if one["required"] and one["group"] in ("", case or one["group"])
    ]
    whole = ORDER | {"case": case, "components": components}
    return lambda **changes: json.dumps(whole | changes, ensure_ascii=False) + "\n"


@pytest.fixture
def received(shell, order):
    """One dossier, received."""
    return shell.done("receive", "-", stdin=order())


def act(shell, code, deed, **body):
    return shell.run("act", code, deed, "--body", "-", stdin=json.dumps(body, ensure_ascii=False))


def offset(text):
    return datetime.fromisoformat(text).utcoffset()


def test_init_answers_with_unit_counter_and_device(tmp_path, shell):
    shell.data = tmp_path / "new"
    made = shell.done("init", "--unit", "H48.12.34", "--unit-name", "Xã Thử", "--counter", "7")
    assert (made["unit"], made["counter"]) == ("H48.12.34", 7)
    assert len(made["device"]) == 36


def test_init_refuses_a_bad_counter_and_leaves_nothing(tmp_path, shell):
    shell.data = tmp_path / "new"
    ran = shell.run("init", "--unit", "H48.12.34", "--unit-name", "Xã Thử", "--counter", "100")
    assert (ran.code, ran.error["code"]) == (3, "settings.bad_value")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("unit", "name", "key"), [("../x", "Xã Thử", "office.unit"), ("H48.12.34", " ", "office.name")]
)
def test_init_refuses_a_unit_whose_dossiers_could_get_no_code(tmp_path, shell, unit, name, key):
    shell.data = tmp_path / "new"
    ran = shell.run("init", "--unit", unit, "--unit-name", name, "--counter", "1")
    assert (ran.code, ran.error["code"]) == (3, "settings.bad_value")
    assert ran.error["facts"]["key"] == key
    assert not (tmp_path / "new").exists()


def test_another_officer_signs_in_with_a_role_of_their_own(shell, received):
    shell.as_officer("COUNTER_NEW_PASSWORD", "mật-khẩu-thử-2")
    words = ("officer", "add", "hoa", "--full-name", "Lê Thị Thử", "--role", "return")
    assert shell.done(*words)["officer"] == "hoa"
    shell.as_officer("COUNTER_PASSWORD", "mật-khẩu-thử-2")
    ran = shell.run("--officer", "hoa", "act", received["code"], "hand-over")
    assert (ran.code, ran.error["code"]) == (3, "body.bad_field")
    refused = act(shell, received["code"], "decide", outcome="granted")
    assert (refused.code, refused.error["code"]) == (8, "sign_in.wrong")
    shell.as_officer("COUNTER_PASSWORD", PASSWORD)
    again = shell.run(*words)
    assert (again.code, again.error["code"]) == (3, "officer.exists")


def test_the_catalogue_lists_every_procedure_and_shows_one(shell):
    everything = shell.done("catalogue", "list")["items"]
    assert len(everything) == 1119
    assert {"code", "name", "short_name", "sector", "owner", "featured"} <= set(everything[0])
    found = shell.done("catalogue", "list", "dang ky khai sinh")["items"]
    assert any("khai sinh" in one["name"].lower() for one in found[:3])
    shown = shell.done("catalogue", "show", "1.004873")
    assert {"code", "name", "sector", "times", "fees", "components", "cases"} <= set(shown)
    assert {"seq", "name", "originals", "copies", "group"} <= set(shown["components"][0])


def test_an_edition_is_taken_whole_or_not_at_all(shell, tmp_path):
    file = tmp_path / "edition.json"
    file.write_text('{"procedures": [{"code": 1}]}', "utf-8")
    before = shell.done("catalogue", "list")
    ran = shell.run("catalogue", "import", file)
    assert ran.code == 3
    assert ran.error["code"].startswith("catalogue.")
    assert shell.done("catalogue", "list") == before


def test_a_term_is_counted_with_every_day_told(shell):
    told = shell.done("due", "--term", "7.5 wd", "--received", "2026-03-02T08:00")
    assert told["due"] == "2026-03-11T13:30:00+07:00"
    assert [day["day"] for day in told["counted"]][-1] == "2026-03-11"
    assert all({"day", "part"} <= set(day) for day in told["counted"])
    assert told["paused"] == []


def test_a_procedure_counts_by_its_own_term(shell):
    told = shell.done("due", "--procedure", "1.004873", "--received", "2026-03-02T08:00+07:00")
    assert told["due"] == "2026-03-05T17:00:00+07:00"


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("--term", "7.5 d", "--received", "2026-03-02T08:00"), 3, "term.bad_fraction"),
        (("--term", "soon", "--received", "2026-03-02T08:00"), 3, "term.unreadable"),
        (("--term", "3 wd", "--received", "2055-03-02T08:00"), 3, "calendar.year_unknown"),
        (("--procedure", "9.9", "--received", "2026-03-02T08:00"), 4, "procedure.unknown"),
        (("--term", "3 wd", "--received", "Monday"), 2, "usage"),
    ],
)
def test_a_term_that_cannot_be_counted_says_why(shell, words, code, error):
    ran = shell.run("due", *words)
    assert (ran.code, ran.error["code"], ran.out) == (code, error, "")


def test_a_card_is_read_without_any_counter(tmp_path, shell):
    shell.data = tmp_path / "nothing"
    payload = "051185001234|212345678|Nguyễn Thị Mẫu|15081985|Nữ|Thôn 1, Quảng Ngãi|22052021"
    card = shell.done("scan-card", payload)
    assert (card["kind"], card["name"], card["born"]) == ("citizen", "Nguyễn Thị Mẫu", "1985-08-15")
    assert set(card) == {
        "kind", "id_number", "old_id_number", "name", "born", "sex", "address", "issued",
        "warnings", "extra", "registered_in",
    }  # fmt: skip


def test_a_reception_answers_in_the_contracts_shape(received):
    assert {
        "code", "dossier", "received_at", "due", "due_unknown", "fees", "missing", "warnings",
    } <= set(received)  # fmt: skip
    assert received["code"].startswith("H48.12.34-")
    assert received["code"].endswith("-3001")
    assert offset(received["received_at"]) == offset(received["due"]) == timedelta(hours=7)
    assert {"kind", "name", "amount", "unknown", "basis"} <= set(received["fees"][0])


def test_what_is_waived_or_optional_and_not_there_is_listed_as_missing(shell, order):
    whole = json.loads(order())
    first = whole["components"].pop(0)
    whole["waive"] = [{"seq": first["seq"], "reason": "đã có trong cơ sở dữ liệu"}]
    answer = shell.done("receive", "-", stdin=json.dumps(whole) + "\n")
    assert first["seq"] in answer["missing"]


def test_an_unknown_field_is_a_warning_and_no_error(shell, order):
    answer = shell.done("receive", "-", stdin=order(colour="đỏ"))
    assert "order.unknown_field" in answer["warnings"]
    assert answer["unknown_fields"] == ["colour"]


def test_a_bad_line_does_not_stop_the_following_ones_and_the_command_ends_with_3(shell, order):
    ran = shell.run("receive", "-", stdin=order(sets=0) + order())
    assert ran.code == 3
    first, second = ran.lines
    assert set(first["error"]) == {"code", "facts", "cure"}
    assert "code" in second


def test_files_are_looked_for_beside_the_orders(shell, order, tmp_path):
    folder = tmp_path / "đơn"
    folder.mkdir()
    (folder / "scan1.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    whole = json.loads(order())
    whole["components"][0]["files"] = ["scan1.pdf"]
    (folder / "orders.jsonl").write_text(json.dumps(whole) + "\n", "utf-8")
    code = shell.done("receive", folder / "orders.jsonl")["code"]
    assert len(shell.done("show", code)["components"][0]["scans"]) == 1
    assert shell.done("status")["scans"]["pending"] == 1


def test_a_paper_book_is_entered_late_and_its_code_carries_its_day(shell, order):
    day = (datetime.now().astimezone() - timedelta(days=3)).replace(hour=9, minute=0)
    answer = shell.done("receive", "-", stdin=order(received_at=day.isoformat(timespec="minutes")))
    assert f"-{day:%y%m%d}-" in answer["code"]
    assert shell.done("show", answer["code"])["entered_late"] is True


def test_show_tells_everything_about_a_dossier(shell, received):
    shown = shell.done("show", received["code"])
    assert {
        "procedure", "applicant", "owner", "delegate", "components", "status", "steps_allowed",
        "deadline", "aliases", "facts", "timing_ms",
    } <= set(shown)  # fmt: skip
    assert shown["procedure"] == ORDER["procedure"]
    assert shown["applicant"].items() >= ORDER["applicant"].items()
    assert set(shown["status"]) >= {"business", "money", "delivery", "sync"}
    assert shown["status"]["business"] == 2
    assert set(shown["deadline"]) >= {"due", "first_due", "pauses"}
    (fact,) = shown["facts"]
    assert {"seq", "kind", "at", "by", "delivered"} <= set(fact)
    assert (fact["kind"], fact["by"], fact["delivered"]) == ("dossier.received", "lan", False)


@pytest.mark.parametrize(
    "text", ["mau", "NGUYEN THI", "Nguyễn Thị Mẫu", "051185001234", "0912345678"]
)
def test_a_dossier_is_found_by_name_number_and_phone(shell, received, text):
    found = shell.done("search", text)
    assert [line["code"] for line in found["items"]] == [received["code"]]
    assert set(found["items"][0]) >= {
        "code", "dossier", "applicant", "procedure", "due", "colour", "status", "delivered",
    }  # fmt: skip
    assert found["more"] is False
    assert found["timing_ms"] >= 0


def test_lists_are_narrowed_by_status_day_and_limit(shell, order):
    lines = "".join(order(client_ref=str(n)) for n in range(3))
    codes = [answer["code"] for answer in shell.run("receive", "-", stdin=lines).lines]
    assert [line["code"] for line in shell.done("list")["items"]] == codes[::-1]
    page = shell.done("list", "--limit", "2")
    assert (len(page["items"]), page["more"]) == (2, True)
    assert shell.done("list", "--status", "returned")["items"] == []
    assert len(shell.done("list", "--status", "2")["items"]) == 3
    assert shell.done("list", "--day", "2020-01-06")["items"] == []
    assert shell.done("list", "--due", "overdue")["items"] == []


def test_a_dossier_walks_its_whole_way(shell, received):
    code = received["code"]
    ways = [
        ("hand-over", {"to": "Nguyễn Văn Thử", "sheets": 3}, 4),
        ("ask-supplement", {"items": ["Bản sao giấy khai sinh"], "reason": "thiếu"}, 5),
        ("add-supplement", {"components": [{"seq": 1, "copies": 1}]}, 4),
        ("take-fee", {"amount": 15000, "name": "Lệ phí", "method": "cash"}, 4),
        ("decide", {"outcome": "granted", "number": "12/XN"}, 9),
        ("return", {"to": "applicant", "collector": {"name": "Nguyễn Thị Mẫu"}}, 10),
    ]
    for name, body, status in ways:
        ran = act(shell, code, name, **body)
        assert ran.code == 0, ran.err
        assert ran.document["status"]["business"] == status
    shown = shell.done("show", code)
    assert len(shown["facts"]) == 1 + len(ways)
    assert len(shown["deadline"]["pauses"]) == 1
    wrong = act(shell, code, "hand-over", to="ai đó")
    assert (wrong.code, wrong.error["code"]) == (3, "dossier.no_such_step")
    assert shell.done("check") | {"head": 0} == {"facts": 7, "head": 0, "problems": []}


def test_an_act_on_a_dossier_nobody_knows_is_not_found(shell):
    ran = shell.run("act", "H48.12.34-260302-3999", "hand-over", "--body", "-", stdin='{"to": "x"}')
    assert (ran.code, ran.error["code"]) == (4, "dossier.unknown")


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_a_receipt_is_a_pdf_with_its_code(shell, received, tmp_path, paper):
    file = tmp_path / "receipt.pdf"
    shell.done("slip", received["code"], "receipt", "--out", file, "--paper", paper)
    document = pypdfium2.PdfDocument(file)
    try:
        said = document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
    assert received["code"] in said
    assert "Nguyễn Thị Mẫu" in said
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize("spelling", ["apart", "listed", "commas"])
def test_several_codes_make_one_hand_over_list(shell, order, tmp_path, spelling):
    lines = order(client_ref="một") + order(client_ref="hai") + order(client_ref="ba")
    received = shell.run("receive", "-", stdin=lines)
    first, *rest = [line["code"] for line in received.lines]
    words = {
        "apart": (first, *rest, "handover"),
        "listed": (first, "handover", "--list", *rest),
        "commas": (",".join((first, *rest)), "handover", "--list"),
    }[spelling]
    file = tmp_path / "list.pdf"
    shell.done("slip", *words, "--out", file)
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file))
    assert all(code in text.replace("\r\n", "") for code in (first, *rest))
    refused = shell.run("slip", first, *rest, "control", "--out", tmp_path / "x.pdf")
    assert (refused.code, refused.error["code"]) == (2, "usage")


def test_a_slip_of_a_deed_that_never_was_is_refused(shell, received, tmp_path):
    ran = shell.run("slip", received["code"], "refusal", "--out", tmp_path / "x.pdf")
    assert (ran.code, ran.error["code"]) == (3, "slip.nothing_to_print")
    assert not (tmp_path / "x.pdf").exists()


def test_the_register_is_written_as_pdf_and_as_a_sheet(shell, received, tmp_path):
    today = f"{datetime.now().astimezone():%Y-%m-%d}"
    for name in ("book.pdf", "book.xlsx"):
        words = ("register", "--from", today, "--to", today, "--out", tmp_path / name)
        assert shell.done(*words)["size_bytes"] > 1000


def test_status_counts_without_touching_the_wire(shell, received):
    told = shell.done("status")
    assert told["journal"]["head"]["seq"] == told["journal"]["pending"] == 1
    assert told["journal"]["refused"] == 0
    assert told["scans"] == {"pending": 0}
    assert told["dossiers"] == {"undelivered": 1}
    assert set(told["checkpoint"]) == {"seq", "hash", "at"}
    assert {"state", "put_right", "waiting"} <= set(told)
    assert {"what", "since", "why", "next_try"} <= set(told["waiting"][0])


def test_the_journal_is_exported_chained(shell, received, tmp_path):
    file = tmp_path / "journal.jsonl"
    assert shell.done("journal", "export", "--out", file)["facts"] == 1
    (fact,) = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert (fact["seq"], fact["kind"], fact["prev"]) == (1, "dossier.received", "0" * 64)
    assert fact["hash"] == shell.done("check")["head"]["hash"]


def test_a_backup_is_restored_into_an_empty_folder_only(shell, received, tmp_path):
    backup = shell.done("backup", "--to", tmp_path / "backups")["file"]
    assert shell.run("restore", backup).error["code"] == "restore.not_empty"
    shell.data = tmp_path / "other"
    shell.done("restore", backup)
    assert shell.done("show", received["code"])["dossier"] == received["dossier"]


def test_the_doctor_names_parts_colours_and_cures(shell):
    told = shell.done("doctor")
    assert {finding["colour"] for finding in told["findings"]} <= {"green", "yellow", "red", "grey"}
    assert all({"part", "value", "cure"} <= set(finding) for finding in told["findings"])


def test_a_person_reads_vietnamese_and_no_json(shell, received):
    for words in (("list",), ("status",), ("check",), ("catalogue", "list", "khai sinh")):
        said = shell.run(*words, as_json=False)
        assert said.code == 0
        assert "{" not in said.out
