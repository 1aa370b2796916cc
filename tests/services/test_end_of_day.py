"""The two-sided sheet: what the province holds is laid beside what we hold."""

from datetime import date, timedelta

import pytest

from counter_app.printing import render
from counter_app.services.paper.end_of_day import EndOfDay
from sync.contract import Head, ReconciledDossier, Reconciliation
from tests.builders import make_order
from tests.services.conftest import LAN

DAY = date(2026, 3, 2)


@pytest.fixture
def sheet_of(desk):
    return lambda theirs, day=DAY: EndOfDay(desk).sheet(day, theirs, officer="Lan Thử")


def held(store, dossiers, **changes):
    """What a province that holds everything would answer."""
    with store.read() as work:
        head, device = work.journal.head(), work.state.get("device")
        lines = []
        for dossier in dossiers:
            last = work.dossiers.timeline(dossier.id)[-1]
            line = {
                "dossier": str(dossier.id),
                "code": dossier.code,
                "last_hash": work.journal.hash_at(last.seq),
                "facts": 1,
                "verdict": "accepted",
                "scans_held": 0,
                "scans_expected": 0,
                "portal": "",
            }
            lines.append(ReconciledDossier(**(line | changes)))
    return Reconciliation(
        device=device,
        day=DAY.isoformat(),
        head=Head(head.seq, head.hash),
        facts_total=head.seq,
        dossiers=lines,
    )


@pytest.fixture
def two(reception):
    return [reception.receive(make_order(), by=LAN).dossier for _ in range(2)]


def test_equal_sides_agree_and_every_dossier_stands_on_the_sheet(sheet_of, store, two):
    sheet = sheet_of(held(store, two))
    assert sheet.agrees
    assert [row.code for row in sheet.paper.rows] == [d.code for d in two]
    assert [row.person for row in sheet.paper.rows] == [d.applicant.name for d in two]
    assert sheet.differences == ()


def test_what_is_missing_there_is_named_with_its_action(sheet_of, store, two):
    theirs = held(store, two[:1])
    sheet = sheet_of(theirs)
    assert not sheet.agrees
    assert (two[1].code, "dossier.pending", "wait") in sheet.differences
    refused = sheet_of(held(store, two, verdict="refused"))
    assert (two[0].code, "dossier.refused", "put_right") in refused.differences


def test_another_hash_under_the_same_number_is_a_fork(sheet_of, store, two):
    theirs = held(store, two)
    forked = Reconciliation(
        device=theirs.device,
        day=theirs.day,
        head=Head(theirs.head.seq, "f" * 64),
        facts_total=2,
        dossiers=theirs.dossiers,
    )
    assert ("", "journal.fork", "call_support") in sheet_of(forked).differences


def test_a_province_that_does_not_answer_is_said_on_the_paper(sheet_of, two):
    sheet = sheet_of(None)
    assert not sheet.agrees
    assert sheet.paper.there is None
    assert render(sheet.paper).startswith(b"%PDF")


def test_only_the_days_own_dossiers_stand_on_its_sheet(sheet_of, store, two, reception, clock):
    clock.forward(days=1)
    third = reception.receive(make_order(), by=LAN).dossier
    tomorrow = sheet_of(None, DAY + timedelta(days=1))
    assert [row.code for row in tomorrow.paper.rows] == [third.code]
    assert len(sheet_of(None).paper.rows) == 2
