"""Acts from JSON bodies, as the command line hands them in."""

from datetime import datetime

import pytest

from counter_app.domain.clock import LOCAL
from counter_app.domain.dossier import Status
from counter_app.domain.errors import RuleError
from counter_app.domain.workflow import Act
from counter_app.services.from_json.act_bodies import ActOrder, run_act
from tests.builders import make_order
from tests.services.conftest import HOA, LAN


@pytest.fixture
def act(processing, reception, tmp_path):
    dossier = reception.receive(make_order(), by=LAN).dossier

    def run(name, body, by=HOA):
        return run_act(processing, Act(name), ActOrder(dossier.code, body, tmp_path, by))

    return run


def test_every_act_has_its_body(act, tmp_path, clock):
    (tmp_path / "kq.pdf").write_bytes(b"%PDF-1.4 made up")
    act("take-fee", {"amount": 15000, "name": "Lệ phí", "method": "cash", "receipt_number": "7"})
    act("hand-over", {"to": "Tư pháp", "sheets": 3, "note": "gấp"})
    asked = act("ask-supplement", {"items": ["Tờ khai"], "reason": "Thiếu", "contact": "Lan"})
    assert asked.status is Status.WAITING
    clock.forward(hours=1)
    added = act("add-supplement", {"components": [{"seq": 2, "copies": 1, "files": ["kq.pdf"]}]})
    assert [len(c.scans) for c in added.components] == [0, 1]
    act("attach", {"component": 1, "files": ["kq.pdf"]})
    act("repromise", {"due": "2026-03-10T17:00:00", "reason": "Chờ xác minh"})
    granted = {"outcome": "granted", "number": "12", "summary": "Giấy", "files": ["kq.pdf"]}
    assert len(act("decide", granted).outcome.files) == 1
    collector = {"name": "Trần Văn Thử", "id_number": "051203009876"}
    returned = act("return", {"to": "delegate", "collector": collector, "tracking": ""})
    assert returned.handing.collector_id_number == "051203009876"
    fixed = act("correct", {"fields": {"applicant": {"phone": "0987654321"}}, "reason": "Sai"})
    assert (fixed.applicant.phone, fixed.applicant.name) == ("0987654321", "Nguyễn Thị Mẫu")
    back = act("correct", {"fields": {"status": "decided"}, "reason": "Trả nhầm"})
    assert back.status is Status.DECIDED


@pytest.mark.parametrize("due", ["2026-03-10T17:00:00", "2026-03-10T17:00", "2026-03-10 17:00"])
def test_a_time_without_offset_is_local(act, due):
    dossier = act("repromise", {"due": due, "reason": "Chờ"})
    assert dossier.deadline.due == datetime(2026, 3, 10, 17, 0, tzinfo=LOCAL)


MONEY = {"expected": "whole number", "least": -(10**12), "most": 10**12}
FIELDS = "applicant|owner|delegate|summary|note|return_by|status|corrects|taken_out|due"


@pytest.mark.parametrize(
    ("name", "body", "field", "told"),
    [
        ("hand-over", {}, "to", {"expected": "something", "why": "missing"}),
        ("hand-over", {"to": 7}, "to", {"expected": "text"}),
        ("take-fee", {"amount": "15000", "name": "Phí"}, "amount", MONEY),
        ("take-fee", {"amount": 1.5, "name": "Phí"}, "amount", MONEY),
        ("ask-supplement", {"items": "Tờ khai"}, "items", {"expected": "list", "most": 200}),
        ("ask-supplement", {"items": [7]}, "items[0]", {"expected": "text"}),
        (
            "add-supplement",
            {"components": [{}]},
            "components[0].seq",
            {"expected": "whole number", "why": "missing"},
        ),
        ("repromise", {"due": "tomorrow", "reason": "Chờ"}, "due", {"expected": "time with hour"}),
        (
            "return",
            {"to": "applicant", "collector": {"name": 7}},
            "collector.name",
            {"expected": "text"},
        ),
        (
            "correct",
            {"fields": {"code": "x"}, "reason": "Sai"},
            "fields.code",
            {"expected": FIELDS},
        ),
        ("correct", {"fields": {}, "reason": "Sai"}, "fields", {"expected": "one field at least"}),
        (
            "correct",
            {"fields": {"status": "gone"}, "reason": "Sai"},
            "fields.status",
            {"expected": "status"},
        ),
        (
            "correct",
            {"fields": {"applicant": "Mẫu"}, "reason": "Sai"},
            "fields.applicant",
            {"expected": "object"},
        ),
        ("withdraw", {"reason": "Đổi ý", "at": 7}, "at", {"expected": "text"}),
    ],
)
def test_a_field_of_the_wrong_shape_is_named(act, name, body, field, told):
    with pytest.raises(RuleError, match=r"body\.bad_field") as refused:
        act(name, body)
    assert refused.value.facts == {"field": field} | told


def test_a_body_nested_without_end_is_refused(act):
    body: dict = {}
    for _ in range(50):
        body = {"to": body}
    with pytest.raises(RuleError, match=r"body\.bad_field"):
        act("hand-over", body)


def test_text_is_cleaned_on_its_way_in(act):
    dossier = act("hand-over", {"to": "Tu\u031b pha\u0301p "})  # NFD
    assert dossier.holder == "Tư pháp"
