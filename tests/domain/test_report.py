"""Report II.06a over a hand-made register: every dossier is counted once, in the right column."""

from dataclasses import replace
from datetime import datetime, timedelta

from counter_app.domain.clock import LOCAL
from counter_app.domain.dossier import Channel, Pause, Status
from counter_app.domain.report import SectorCount, count_sectors
from tests.domain.test_evolve import after

SINCE = datetime(2026, 3, 2, tzinfo=LOCAL)
BEFORE = datetime(2026, 3, 9, tzinfo=LOCAL)
WEDNESDAY = datetime(2026, 3, 4, 9, tzinfo=LOCAL)


def make(received=SINCE, due=WEDNESDAY, closed=None, status=Status.PROCESSING, **changes):
    dossier = after()
    pauses = changes.pop("pauses", ())
    deadline = replace(dossier.deadline, due=due, pauses=pauses)
    return replace(
        dossier,
        received_at=received,
        deadline=deadline,
        closed_at=closed,
        status=status,
        **changes,
    )


def counted(*dossiers):
    (line,) = count_sectors([("Hộ tịch", d) for d in dossiers], SINCE, BEFORE)
    assert line.sector == "Hộ tịch"
    return line


def columns(*dossiers):
    line = counted(*dossiers)
    names = ("early", "on_time", "late", "open_in_time", "open_late")
    return {name: getattr(line, name) for name in names if getattr(line, name)}


def decided(days):
    return make(closed=WEDNESDAY + timedelta(days=days), status=Status.DECIDED)


def test_intake_is_by_channel_and_carried_over_from_before():
    line = counted(
        make(),
        make(channel=Channel.ONLINE),
        make(channel=Channel.POSTAL),
        make(received=SINCE - timedelta(seconds=1)),
    )
    assert (line.direct, line.online, line.carried) == (2, 1, 1)


def test_days_are_compared_not_hours():
    assert columns(decided(-1)) == {"early": 1}
    assert columns(decided(0.2), decided(-0.2)) == {"on_time": 2}
    assert columns(decided(1)) == {"late": 1}


def test_a_returned_one_without_a_due_day_is_on_time():
    assert columns(make(closed=WEDNESDAY, status=Status.RETURNED, due=None)) == {"on_time": 1}


def test_refused_stopped_and_withdrawn_ones_are_on_time_however_late():
    ends = (Status.REFUSED, Status.STOPPED, Status.WITHDRAWN)
    late = WEDNESDAY + timedelta(days=3)
    assert columns(*(make(closed=late, status=status) for status in ends)) == {"on_time": 3}


def test_one_that_waits_for_the_applicant_is_on_time():
    waiting = make(pauses=(Pause(SINCE, ""),))
    later = make(pauses=(Pause(SINCE, "", BEFORE + timedelta(days=1)),))
    over = make(pauses=(Pause(SINCE, "", WEDNESDAY),))
    assert columns(waiting, later) == {"on_time": 2}
    assert columns(over) == {"open_late": 1}


def test_what_ends_after_the_period_is_open_in_it():
    assert columns(make(closed=BEFORE, status=Status.DECIDED)) == {"open_late": 1}
    assert columns(make(due=BEFORE), make(due=None)) == {"open_in_time": 2}


def test_sectors_stand_in_the_order_of_the_vietnamese_alphabet():
    other = make(procedure="9.999999")
    lines = count_sectors([("Hộ tịch", make()), ("Đất đai", other)], SINCE, BEFORE)
    assert lines == (
        SectorCount("Đất đai", direct=1, open_late=1),
        SectorCount("Hộ tịch", direct=1, open_late=1),
    )
    assert count_sectors([], SINCE, BEFORE) == ()
