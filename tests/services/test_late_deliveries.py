"""Evidence for dossiers received in time and delivered late."""

from datetime import date, timedelta

from counter_app.printing import render
from counter_app.services.paper.end_of_day import EndOfDay
from sync.contract import Checkpoint
from sync.ports import LineState
from tests.builders import make_order
from tests.printing.reading import pages_of, squeeze
from tests.services.conftest import LAN


def wire(moment):
    return moment.isoformat().replace("+00:00", "Z")


def delivered(store, seq, at):
    replica = store.replica()
    signed = Checkpoint(
        device="d", seq=seq, hash=replica.hash_at(seq), facts_total=seq, at=wire(at), key_id="k",
        signature="Chuky" + "x" * 80,
    )  # fmt: skip
    replica.settle([], signed)


def sheet(desk, day):
    return EndOfDay(desk).sheet(day, None, officer="Lan Thử").paper


def test_a_dossier_delivered_late_stands_with_the_outage_that_made_it_late(
    desk, store, reception, clock
):
    day = clock.now()
    first = reception.receive(make_order(), by=LAN).dossier
    delivered(store, 1, day + timedelta(minutes=2))
    down = day + timedelta(minutes=5)
    store.replica().report(LineState(state="offline", code="line.no_answer", since=wire(down)))
    clock.forward(minutes=10)
    late = reception.receive(make_order(), by=LAN).dossier
    clock.forward(hours=20)
    up = clock.now()
    store.replica().report(LineState(state="sending", since=wire(up)))
    delivered(store, 2, up)
    paper = sheet(desk, date(day.year, day.month, day.day))
    assert [row.code for row in paper.late] == [late.code]
    assert first.code not in {row.code for row in paper.late}
    assert paper.late[0].waited == "20 giờ 0 phút"
    (outage,) = paper.outages
    assert (outage.lasted, outage.why) == ("20 giờ 5 phút", "Không kết nối được tới cổng của tỉnh")
    page = squeeze(pages_of(render(paper))[-1])
    assert "GỬI LÊN CỔNG CHẬM" in page
    assert "Không kết nối được tới cổng của tỉnh" in page
    assert "20 giờ 0 phút" in page


def test_what_still_waits_is_late_too_and_the_outage_still_lasts(desk, store, reception, clock):
    day = clock.now().date()
    reception.receive(make_order(), by=LAN)
    down = clock.now()
    store.replica().report(LineState(state="busy", code="gateway.busy", since=wire(down)))
    clock.forward(minutes=20)
    assert sheet(desk, day).late == ()
    clock.forward(hours=1)
    paper = sheet(desk, day)
    assert paper.late[0].delivered is None
    assert paper.outages[0].until is None


def test_a_blip_is_no_outage_and_the_oldest_ones_are_forgotten(store, clock):
    replica, at = store.replica(), clock.now()
    for number in range(450):
        down = at + timedelta(minutes=10 * number)
        short = timedelta(seconds=20 if number % 10 == 0 else 120)
        replica.report(LineState(state="offline", code="line.cut", since=wire(down)))
        replica.report(LineState(state="idle", since=wire(down + short)))
    kept = replica.outages(at, at + timedelta(days=9))
    assert len(kept) == 400
    assert all(one.until - one.since == timedelta(minutes=2) for one in kept)
