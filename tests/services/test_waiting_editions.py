"""Editions the province sent: shown, accepted whole or not at all, declined."""

import gzip
import hashlib
import json
from datetime import date, timedelta

import msgspec
import pytest

from counter_app.domain.errors import MissingError, RuleError
from sync.contract import Edition, FeedItem
from tests.builders import make_order
from tests.services.conftest import HOA, LAN
from tests.services.test_catalogue_desk import edition as edition_text

CLOSED = {"years": {"2026": {"off": [["2026-03-04", "Nghỉ thử"]], "work": []}}}


@pytest.fixture
def arrive(store):
    numbers = iter(range(1, 100))

    def arrive(content, kind="catalogue", name="bản mới"):
        content = content.encode() if isinstance(content, str) else content
        edition = Edition(
            kind=kind,
            name=name,
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            made_at="2026-03-02T00:00:00Z",
            key_id="k1",
            signature="s",
        )
        n = next(numbers)
        item = FeedItem(n=n, kind="edition", body=msgspec.to_builtins(edition))
        store.replica().apply([item], str(n))
        store.replica().edition_arrived(edition, content)
        return edition.sha256

    return arrive


def test_what_arrived_is_shown_with_its_difference_and_is_not_in_force(catalogue, arrive):
    sha256 = arrive(edition_text())
    (waiting,) = catalogue.waiting()
    assert (waiting.sha256, waiting.kind, waiting.name) == (sha256, "catalogue", "bản mới")
    assert waiting.difference.added == ()
    assert "1.004873" in waiting.difference.changed
    assert (waiting.difference.suspicious, waiting.problem) == ("", "")
    assert catalogue.edition() == "thử"


def test_an_accepted_edition_is_in_force_and_waits_no_more(catalogue, arrive, reception, registers):
    dossier = reception.receive(make_order(), by=LAN).dossier
    sha256 = arrive(gzip.compress(edition_text().encode()))
    report = catalogue.accept(sha256[:8].upper(), by=HOA)
    assert report.edition == catalogue.edition() != "thử"
    assert catalogue.get("1.004873").name == "Thủ tục mới"
    view = registers.view(dossier.code, LAN)
    assert (view.procedure.edition, view.dossier.deadline) == ("thử", dossier.deadline)
    assert catalogue.waiting() == ()
    with pytest.raises(MissingError, match=r"edition\.not_waiting"):
        catalogue.accept(sha256, by=HOA)


def test_a_suspiciously_small_one_stays_waiting_unless_meant(catalogue, arrive):
    sha256 = arrive(edition_text(count=3))
    assert catalogue.waiting()[0].difference.suspicious == "fewer"
    with pytest.raises(RuleError, match=r"catalogue\.suspiciously_small"):
        catalogue.accept(sha256, by=HOA)
    assert (catalogue.edition(), len(catalogue.waiting())) == ("thử", 1)
    catalogue.accept(sha256, by=HOA, smaller=True)
    assert len(catalogue.find("", 100)) == 3


def test_a_calendar_shows_the_promises_it_would_move_and_moves_none(
    catalogue, calendars, arrive, reception, registers
):
    dossier = reception.receive(make_order(), by=LAN).dossier  # due 5 March 2026
    sha256 = arrive(json.dumps(CLOSED), "calendar")
    (waiting,) = catalogue.waiting()
    (change,) = waiting.moved
    assert (change.code, change.after.date()) == (dossier.code, date(2026, 3, 6))
    assert reception.quote(make_order()).due == dossier.deadline.due
    (told,) = catalogue.accept(sha256, by=HOA).moved
    assert told == change
    assert reception.quote(make_order()).due == change.after
    assert registers.view(dossier.code, LAN).dossier.deadline.due == dossier.deadline.due


def test_a_catalogue_with_a_calendar_is_taken_with_both_or_none(catalogue, arrive, reception):
    dossier = reception.receive(make_order(), by=LAN).dossier
    sha256 = arrive(edition_text(calendar=CLOSED))
    assert [change.code for change in catalogue.waiting()[0].moved] == [dossier.code]
    assert [change.code for change in catalogue.accept(sha256, by=HOA).moved] == [dossier.code]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (" ", "catalogue"),
        ("{" * 5000, "catalogue"),
        ('{"procedures": [{"code": "<b>"}]}', "catalogue"),
        ('{"procedures": [NaN]}', "catalogue"),
        (gzip.compress(b"[" * 3_000_000, mtime=0), "catalogue"),
        ("[" * 5000, "calendar"),
        ('{"years": {"2026": {"off": [["2026-99-99", ""]]}}}', "calendar"),
        (b"\xff\xfe", "calendar"),
    ],
)
def test_hostile_bytes_are_shown_as_a_problem_and_never_taken(catalogue, arrive, content, kind):
    sha256 = arrive(content, kind)
    (waiting,) = catalogue.waiting()
    assert waiting.problem.split(".")[0] in ("catalogue", "calendar")
    with pytest.raises(RuleError, match=waiting.problem):
        catalogue.accept(sha256, by=HOA)
    assert (catalogue.edition(), len(catalogue.waiting())) == ("thử", 1)


def test_a_declined_one_is_gone_and_not_fetched_again(catalogue, arrive, store):
    sha256 = arrive(edition_text())
    catalogue.decline(sha256, by=HOA)
    assert catalogue.waiting() == ()
    assert list(store.replica().told_editions()) == []
    assert catalogue.edition() == "thử"
    with pytest.raises(MissingError, match=r"edition\.not_waiting"):
        catalogue.decline(sha256, by=HOA)


def test_only_a_lead_decides(catalogue, arrive):
    sha256 = arrive(edition_text())
    for deed in (catalogue.accept, catalogue.decline):
        with pytest.raises(RuleError, match=r"officer\.may_not"):
            deed(sha256, by=LAN)
    assert len(catalogue.waiting()) == 1


@pytest.mark.parametrize("name", ["", "0" * 64, "abc"])
def test_a_hash_that_names_none_is_said(catalogue, arrive, name):
    arrive(edition_text())
    with pytest.raises(MissingError, match=r"edition\.not_waiting"):
        catalogue.accept(name, by=HOA)


def test_one_whose_file_is_gone_is_fetched_anew(catalogue, arrive, store):
    sha256 = arrive(edition_text())
    for file in store.paths.blobs.rglob("*"):
        if file.is_file():
            file.unlink()
    with pytest.raises(MissingError, match=r"edition\.not_waiting"):
        catalogue.accept(sha256, by=HOA)
    assert catalogue.waiting() == ()
    (told,) = store.replica().told_editions()
    store.replica().edition_arrived(told, edition_text().encode())
    assert [each.sha256 for each in catalogue.waiting()] == [sha256]


def test_a_preview_of_a_file_changes_nothing(catalogue, tmp_path):
    file = tmp_path / "edition.json"
    file.write_text(edition_text(count=3), "utf-8")
    assert catalogue.preview(file).difference.suspicious == "fewer"
    assert catalogue.edition() == "thử"


def test_a_dossier_is_received_under_the_version_of_its_day(catalogue, arrive, reception, clock):
    record = {"code": "1.004873", "name": "Thủ tục mới", "field": "Hộ tịch"}
    ahead = json.dumps({"edition": "b", "procedures": [record | {"effective_from": "2026-03-03"}]})
    catalogue.accept(arrive(ahead), by=HOA, smaller=True)
    assert reception.receive(make_order(), by=LAN).dossier.edition == "thử"
    clock.forward(days=1)
    assert reception.receive(make_order(components=()), by=LAN).dossier.edition == "b"
    late = make_order(received_at=clock.now() - timedelta(days=1))
    assert reception.receive(late, by=HOA).dossier.edition == "thử"


def test_a_procedure_that_has_ended_receives_nothing(catalogue, arrive, reception):
    record = {"code": "1.004873", "name": "Thủ tục cũ", "effective_to": "2026-03-01"}
    catalogue.accept(arrive(json.dumps({"procedures": [record]})), by=HOA, smaller=True)
    for deed in (reception.quote, lambda order: reception.receive(order, by=LAN)):
        with pytest.raises(RuleError, match=r"procedure\.not_in_force"):
            deed(make_order(components=()))
