"""The board's counts, other counters' results included, and an office to practise in."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest

from counter_app.app import open_office
from counter_app.domain.clock import to_local
from counter_app.domain.deeds import (
    Decided,
    FeeAsked,
    HandedOver,
    Refused,
    Returned,
    SupplementAsked,
)
from counter_app.domain.dossier import Status
from counter_app.domain.errors import RuleError, SignInError
from counter_app.domain.registers import Share
from counter_app.founding import first_officer, restore_as_new_device, set_up_office
from counter_app.paths import Paths
from counter_app.services.oversight import training
from counter_app.services.oversight.board import Board
from counter_app.settings import TRAINING_PASSWORD, Settings, load
from tests.builders import make_order
from tests.services.conftest import HOA, LAN, MINH


def test_a_week_counts_what_came_and_what_was_given_out(desk, reception, processing, clock):
    code = reception.receive(make_order(), by=LAN).dossier.code
    reception.receive(make_order(), by=HOA)
    clock.forward(days=1)
    processing.decide(code, Decided("granted"), by=MINH)
    processing.return_result(code, Returned("applicant"), by=LAN)
    view = Board(desk).look()
    assert [(d.day, d.received, d.returned) for d in view.week[-2:]] == [
        (date(2026, 3, 2), 2, 0),
        (date(2026, 3, 3), 0, 1),
    ]
    assert (view.figures["received"], view.figures["returned"]) == (0, 1)
    shares = {one.key: one.received for one in view.shares["week", "officer"]}
    assert shares == {"lan": 1, "hoa": 1}
    assert view.names["lan"] == LAN.full_name


def test_late_work_stands_by_its_procedure_and_its_day(desk, reception, processing, clock):
    dossier = reception.receive(make_order(), by=LAN).dossier
    processing.hand_over(dossier.code, HandedOver("Phòng"), by=LAN)
    clock.forward(days=4)  # Friday: due on Thursday
    view = Board(desk).look()
    (share,) = view.shares["week", "procedure"]
    assert (share.running, share.overdue) == (1, 1)
    due = {one.day: one.count for one in view.calendar if one.count}
    assert due == {date(2026, 3, 5): 1}
    closed = [one.day.weekday() for one in view.calendar if not one.is_open]
    assert set(closed) <= {3, 4, 5, 6}


STEPS = {  # what may have happened to a dossier, as a chain of deeds
    "new": (),
    "handed": (("hand_over", HandedOver("Phòng")),),
    "papers": (("ask_supplement", SupplementAsked(("Tờ khai",))),),
    "money": (("ask_fee", FeeAsked("Thuế thử")),),
    "refused": (("refuse", Refused("Không đúng nơi")),),
    "ready": (("decide", Decided("granted")),),
    "gone": (("decide", Decided("granted")), ("return_result", Returned("applicant"))),
}


def test_every_figure_is_what_one_counts_by_hand(desk, reception, processing, clock):
    """Forty dossiers of eleven days, counted one by one beside the board."""
    chance = Random(7)
    codes = []
    for _ in range(40):
        officer = chance.choice((LAN, HOA))
        code = reception.receive(make_order(), by=officer).dossier.code
        for deed, body in STEPS[chance.choice(list(STEPS))]:
            getattr(processing, deed)(code, body, by=HOA)
        codes.append(code)
        clock.forward(hours=chance.choice((1, 3, 9)))
    now, view = clock.now(), Board(desk).look()
    today, all_of_them = to_local(now).date(), [processing.dossier(code) for code in codes]
    running = [d for d in all_of_them if d.status in (Status.RECEIVED, Status.PROCESSING)]

    def of_day(moment: datetime | None) -> date | None:
        return to_local(moment).date() if moment else None

    assert view.figures | {"soon": 0} == {
        "received": sum(of_day(d.received_at) == today for d in all_of_them),
        "returned": sum(of_day(d.handing.at) == today for d in all_of_them if d.handing),
        "due": sum(of_day(d.deadline.due) == today for d in running),
        "overdue": sum(d.deadline.due < now for d in running),
        "waiting": sum(d.status in (Status.WAITING, Status.PAYING) for d in all_of_them),
        "ready": sum(d.status is Status.DECIDED for d in all_of_them),
        "soon": 0,
    }
    assert 0 not in {view.figures[name] for name in ("overdue", "waiting", "ready")}
    for one in view.week:
        assert one.received == sum(of_day(d.received_at) == one.day for d in all_of_them)
        given = (of_day(d.handing.at) for d in all_of_them if d.handing)
        assert one.returned == sum(day == one.day for day in given)
    for day in view.calendar:
        assert day.count == sum(of_day(d.deadline.due) == day.day for d in running), day
    monday = today - timedelta(days=today.weekday())
    for share in view.shares["week", "officer"]:
        theirs = [d for d in all_of_them if d.received_by == share.key]
        at_work = [d for d in running if d.received_by == share.key]
        assert share == Share(
            share.key,
            sum(of_day(d.received_at) >= monday for d in theirs),
            len(at_work),
            sum(d.deadline.due < now for d in at_work),
        )


@pytest.fixture
def settings_of_a_counter() -> Settings:
    return Settings("H48.12.34", "Xã Mẫu", 1, gateway_url="https://tinh.example")


def test_the_practice_is_never_enrolled_and_opens_with_its_own_password(
    tmp_path, settings_of_a_counter
):
    paths = Paths(tmp_path)
    practice = training.prepare_training(paths, settings_of_a_counter)
    assert load(practice.settings) == replace(
        load(practice.settings), gateway_url="", window_training=True, office_unit="LT"
    )
    with pytest.raises(SignInError):
        open_office(practice).sign_in("luyentap", "khac")
    counter = open_office(practice).sign_in("luyentap", TRAINING_PASSWORD)
    assert counter.engine() is None
    counter.close()


def test_no_way_leads_from_a_practice_to_a_province(tmp_path, settings_of_a_counter):
    """Neither by its settings, nor by a file somebody changed, nor from a backup of it."""
    practice = training.prepare_training(Paths(tmp_path), settings_of_a_counter)
    url = "http://127.0.0.1:1"  # nobody is asked: the rule speaks first
    counter = open_office(practice).sign_in("luyentap", TRAINING_PASSWORD)
    with pytest.raises(RuleError, match=r"training\.stays_here"):
        counter.join(url, "code")
    file = counter.housekeeping.back_up(tmp_path, by=counter.officer)
    counter.settings = replace(counter.settings, window_training=False, office_unit="H48.12.34")
    with pytest.raises(RuleError, match=r"training\.stays_here"):
        counter.join(url, "code")
    assert counter.engine() is None
    counter.close()
    words = ("luyentap", TRAINING_PASSWORD)
    with pytest.raises(RuleError, match=r"training\.stays_here"):
        restore_as_new_device(file, Paths(tmp_path / "new"), *words, enrolment="code", gateway=url)


def test_a_counter_set_up_for_training_is_enrolled_nowhere(tmp_path, settings_of_a_counter):
    wanted = replace(settings_of_a_counter, window_training=True)
    lan = first_officer("lan", "Lan Thử")
    with pytest.raises(RuleError, match=r"training\.stays_here"):
        set_up_office(Paths(tmp_path), wanted, lan, "mat-khau-dai-2026", enrolment="code")
    made = set_up_office(Paths(tmp_path), wanted, lan, "mat-khau-dai-2026")
    with pytest.raises(RuleError, match=r"training\.stays_here"):
        made.join("http://127.0.0.1:1", "code")
    made.close()


def test_a_practice_that_was_cut_short_is_made_anew(tmp_path, settings_of_a_counter):
    paths = Paths(tmp_path)
    half = training.training_paths(paths)
    half.data.mkdir()
    half.database.write_bytes(b"half")
    practice = training.prepare_training(paths, settings_of_a_counter)
    assert open_office(practice).officers() == ("luyentap",)
    training.forget_training(paths)
    assert not practice.data.exists()
