"""Forwarding: whole, once in effect, through every fault of a portal, and told back."""

import json
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.gateway.__main__ import main
from sync.gateway.store import forwards
from tests.gateway.counter_pc import UNIT
from tests.gateway.forwarded import PASSWORD, FakePortal, province

CODE = f"{UNIT}-260302-3001"
DIALECTS = ["mapi", "facade", "split"]


@pytest.fixture(scope="module")
def portal():
    fake = FakePortal()
    yield fake
    fake.stop()


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("PORTAL_PASSWORD", PASSWORD)


@pytest.fixture(params=DIALECTS)
def ours(request, db, portal, tmp_path):
    with province(db, portal, tmp_path, request.param) as made:
        yield made


@pytest.fixture
def asked(db, portal, tmp_path):
    """The dialect that can be asked what it holds."""
    with province(db, portal, tmp_path, "mapi") as made:
        yield made


def receive(ours, number=3001, **more):
    dossier = ours.journal.receive(number, **more)
    ours.deliver()
    return dossier


def finish(ours, dossier):
    for kind, body in (
        ("dossier.handed_over", {"to": "hop"}),
        ("supplement.asked", {"items": ["bản sao"]}),
        ("supplement.added", {"components": []}),
        ("dossier.decided", {"outcome": "granted", "number": "12/XN"}),
        ("result.returned", {"to": "applicant"}),
    ):
        minute = len(ours.journal.facts)
        ours.journal.add(kind, body, dossier, at=f"2026-03-02T02:{minute:02}:00Z")
    ours.deliver()


def test_a_dossier_and_its_steps_reach_the_portal_whole_and_in_order(ours, portal):
    dossier = receive(ours)
    ours.until_quiet()
    finish(ours, dossier)
    ours.until_quiet()
    held = portal.state()
    record = held["dossiers"][CODE]
    assert held["inserted"] == {CODE: 1}
    assert (record["TrangThaiHoSo"], record["NgayTiepNhan"]) == ("10", "20260302080000")
    assert (record["TenTTHC"], record["MaLinhVuc"]) == (
        "Xác nhận tình trạng hôn nhân (Thử)",
        "G15-TP02",
    )
    assert (record["ChuHoSo"], record["DonViXuLy"]) == ("Nguyễn Thị Mẫu", "UBND xã Mẫu")
    assert record["DinhDanhCHS"] == [{"LoaiDinhDanh": "1", "SoDinhDanh": "051185001234"}]
    assert record["NgayKetThucXuLy"]
    assert record["NgayTra"]
    assert [row["TrangThai"] for row in held["rows"]] == ["2", "4", "5", "4", "9", "10"]
    assert all(row["NguoiXuLy"] == "lan" for row in held["rows"])
    told = [(item["status"], item["portal_status"]) for item in ours.news()]
    assert told == [("Đã lên hệ thống của tỉnh", "2")]


def test_nothing_new_is_nothing_sent(asked, portal):
    receive(asked)
    asked.until_quiet()
    before = portal.state()["calls"]
    assert asked.round().asked == 0
    assert portal.state()["calls"] == before


@pytest.mark.parametrize("fault", ["drop", "502", "commit_drop", "commit_502", "commit_empty"])
def test_an_unclear_answer_never_makes_a_second_dossier(ours, portal, fault):
    dossier = receive(ours)
    is_mapi = ours.settings.file.dialect == "mapi"
    portal.control(faults=["", "", fault] if is_mapi else [fault])
    ours.until_quiet()
    finish(ours, dossier)
    ours.until_quiet()
    held = portal.state()
    assert held["inserted"] == {CODE: 1}
    assert held["dossiers"][CODE]["TrangThaiHoSo"] == "10"
    assert [row["TrangThai"] for row in held["rows"]] == ["2", "4", "5", "4", "9", "10"]


def test_a_session_that_ends_is_bought_anew(asked, portal):
    receive(asked)
    portal.control(faults=["", "session_over", "", "session_over"])
    asked.until_quiet()
    assert CODE in portal.state()["dossiers"]
    assert [call for call in portal.state()["calls"] if call.startswith("/login")] != []


def test_a_portal_that_asks_to_wait_is_left_alone_so_long(asked, portal):
    receive(asked)
    portal.control(faults=["", "", "busy"])
    done = asked.forwarder.round()
    assert done.pause_s == 7
    assert portal.state()["dossiers"] == {}


def test_a_dead_portal_is_asked_less_and_less_and_nothing_is_given_up(asked, portal):
    for number in range(3001, 3011):
        receive(asked, number)
    portal.control(faults=["502"] * 60)
    pauses, calls = [], []
    for _ in range(8):
        before = len(portal.state()["calls"])
        pauses.append(asked.forwarder.round().pause_s)
        calls.append(len(portal.state()["calls"]) - before)
        asked.now += timedelta(seconds=pauses[-1] + 3600)
    assert max(pauses) > 60
    assert max(calls[1:]) <= 2
    asked.until_quiet()
    assert len(portal.state()["dossiers"]) == 10


def test_a_second_request_to_supplement_is_never_sent_on_a_guess(asked, portal):
    dossier = receive(asked)
    asked.until_quiet()
    asked.journal.add("supplement.asked", {"items": ["x"]}, dossier)
    asked.deliver()
    portal.control(faults=["", "commit_drop"])  # the dossier, then its step
    asked.until_quiet()
    held = portal.state()
    assert [row["TrangThai"] for row in held["rows"]] == ["2", "5"]
    assert asked.counts()["steps"] == {"done": 1, "compare": 1}
    assert asked.news()[-1]["status"] == "Cần đối chiếu với hệ thống của tỉnh"


def test_what_the_portal_refuses_is_told_and_sent_again_when_put_right(asked, portal):
    dossier = receive(asked, applicant={"kind": "citizen", "name": "Sai Tên", "id_number": ""})
    receive(asked, 3002)
    asked.until_quiet()
    assert list(portal.state()["dossiers"]) == [f"{UNIT}-260302-3002"]
    refused = [item for item in asked.news() if item["status"] == "Hệ thống của tỉnh chưa nhận"]
    assert [item["text"] for item in refused] == ["Trường ChuHoSo không hợp lệ"]
    asked.journal.add(
        "fact.corrects", {"applicant": {"kind": "citizen", "name": "Trần Văn Thử"}}, dossier,
        at="2026-03-02T05:00:00Z",
    )  # fmt: skip
    asked.deliver()
    asked.until_quiet()
    assert portal.state()["dossiers"][CODE]["ChuHoSo"] == "Trần Văn Thử"
    assert asked.counts()["dossiers"] == {"done": 2}


def test_another_dossier_under_our_code_is_never_overwritten(ours, portal):
    strange = {"MaTTHC": "2.000815", "NgayTiepNhan": "20260101080000", "TrangThaiHoSo": "4",
               "ChuHoSo": "Ai Đó"}  # fmt: skip
    portal.control(dossiers={CODE: strange})
    receive(ours)
    ours.until_quiet()
    assert portal.state()["dossiers"][CODE] == strange
    assert ours.counts()["dossiers"] == {"refused": 1}


def test_what_lacks_a_field_is_refused_here_and_never_sent(asked, portal):
    receive(asked, procedure="9.999999")
    asked.until_quiet()
    assert portal.state()["dossiers"] == {}
    [line] = _listed(asked, "refused")
    assert (line["why"], line["text"], line["code"]) == ("record.incomplete", "TenTTHC", CODE)


def test_the_portals_own_status_comes_back_as_news(asked, portal):
    receive(asked)
    asked.until_quiet()
    portal.control(dossiers={CODE: {"TrangThaiHoSo": "6"}})
    asked.now += timedelta(days=2)
    asked.round()
    asked.round()
    [_, told] = asked.news()
    assert (told["status"], told["portal_status"]) == ("Yêu cầu thực hiện nghĩa vụ tài chính", "6")


def test_what_the_portal_lost_is_sent_anew(asked, portal):
    receive(asked)
    asked.until_quiet()
    portal.control(dossiers={CODE: None})
    asked.now += timedelta(days=2)
    asked.until_quiet()
    assert portal.state()["dossiers"][CODE]["TrangThaiHoSo"] == "2"


def test_an_end_that_only_the_portal_knows_is_not_overwritten(asked, portal):
    dossier = receive(asked)
    asked.until_quiet()
    portal.control(dossiers={CODE: {"TrangThaiHoSo": "7"}}, faults=["drop"])
    asked.journal.add("dossier.handed_over", {"to": "hop"}, dossier)
    asked.deliver()
    asked.until_quiet()
    assert portal.state()["dossiers"][CODE]["TrangThaiHoSo"] == "7"
    assert asked.counts()["dossiers"] == {"compare": 1}


def test_a_sender_that_dies_leaves_doubt_and_no_second_dossier(asked, portal):
    receive(asked)
    asked.forwarder.round()
    assert CODE in portal.state()["dossiers"]
    with asked.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE portal_dossiers SET state = 'sending', sent = 0, known = 'absent',"
            " leased_until = '2026-01-01T00:00:00.000Z'"
        )
        connection.exec_driver_sql(
            "UPDATE portal_steps SET state = 'sending', leased_until = '2026-01-01T00:00:00.000Z'"
        )
    asked.until_quiet()
    assert portal.state()["inserted"] == {CODE: 1}


def test_a_person_says_what_stands_at_the_portal(asked, portal, capsys):
    dossier = receive(asked)
    asked.until_quiet()
    asked.journal.add("supplement.asked", {"items": ["x"]}, dossier)
    asked.deliver()
    portal.control(faults=["", "drop"])
    asked.until_quiet()
    [waiting] = _listed(asked)
    db = str(asked.database._engine.url.render_as_string(hide_password=False))
    words = ["forward-decide", "--db", db, waiting["key"], "--found", "not-there"]
    assert main(words) == 0
    asked.until_quiet()
    assert [row["TrangThai"] for row in portal.state()["rows"]] == ["2", "5"]
    assert main(words) == 4


def _listed(ours, *states):
    with ours.database.read() as connection:
        return forwards.to_look_at(connection, states or ("refused", "compare"))


FAULTS = ["", "", "", "drop", "502", "busy", "session_over", "commit_drop", "commit_502",
          "commit_empty"]  # fmt: skip


@given(
    faults=st.lists(st.sampled_from(FAULTS), max_size=25),
    dialect=st.sampled_from(DIALECTS),
    dossiers=st.integers(1, 4),
)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
def test_whatever_the_portal_does_each_dossier_is_there_once_and_nothing_is_lost(
    portal, faults, dialect, dossiers
):
    with (
        tempfile.TemporaryDirectory() as name,
        province(str(Path(name) / "g.db"), portal, Path(name), dialect) as ours,
    ):
        portal.control(faults=faults)
        made = [receive(ours, 3001 + number) for number in range(dossiers)]
        ours.round()
        for dossier in made:
            finish(ours, dossier)
        ours.until_quiet()
        held = portal.state()
        assert set(held["inserted"].values()) <= {1}
        assert {r["TrangThaiHoSo"] for r in held["dossiers"].values()} == {"10"}
        assert len(held["dossiers"]) == dossiers
        asked_to_add = [row["MaHoSo"] for row in held["rows"] if row["TrangThai"] == "5"]
        assert len(asked_to_add) == len(set(asked_to_add)), "counted as late"
        counts = ours.counts()
        assert counts["dossiers"] == {"done": dossiers}
        assert sum(counts["steps"].values()) == 6 * dossiers
        seen = {json.dumps(row, sort_keys=True) for row in held["rows"]}
        assert len(seen) + counts["steps"].get("compare", 0) >= 6 * dossiers
