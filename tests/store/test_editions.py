"""Editions as the store keeps them, and which version of a procedure a day receives under."""

import hashlib
from dataclasses import replace
from datetime import date

import msgspec
import pytest

from counter_app.domain.catalogue import Edition as Catalogue
from counter_app.domain.errors import MissingError, RuleError
from counter_app.store.store import Store
from sync.contract import Edition, FeedItem
from tests.builders import make_procedure
from tests.store.made import KEY

CONTENT = b'{"procedures": []}'


def make_edition(**changes):
    fields = {
        "kind": "catalogue",
        "name": "2026-04",
        "sha256": hashlib.sha256(CONTENT).hexdigest(),
        "size": len(CONTENT),
        "made_at": "2026-03-02T00:00:00Z",
        "key_id": "k1",
        "signature": "s",
    }
    return Edition(**(fields | changes))


def tell(store, *editions, first=1):
    items = [
        FeedItem(n=n, kind="edition", body=msgspec.to_builtins(edition))
        for n, edition in enumerate(editions, first)
    ]
    return store.replica().apply(items, str(first + len(items)))


def test_an_edition_is_remembered_with_the_cursor_and_survives_a_restart(store):
    edition = make_edition()
    assert tell(store, edition) == 1
    assert tell(store, edition) == 0
    again = Store.open(store.paths, KEY)
    assert list(again.replica().told_editions()) == [edition]
    assert again.replica().cursor() == "2"
    again.close()


def test_a_page_that_fails_remembers_no_edition(store):
    item = FeedItem(n=1, kind="edition", body=msgspec.to_builtins(make_edition()))
    with pytest.raises(AttributeError):
        store.replica().apply([item, None], "9")
    assert list(store.replica().told_editions()) == []


def test_what_arrived_waits_encrypted_and_is_not_fetched_again(store):
    edition = make_edition()
    tell(store, edition)
    store.replica().edition_arrived(edition, CONTENT)
    assert list(store.replica().told_editions()) == []
    with store.read() as work:
        assert work.editions.waiting() == (edition,)
        assert work.editions.content(edition.sha256) == CONTENT
        assert work.catalogue.edition() == ""
    files = [file for file in store.paths.data.rglob("*") if file.is_file()]
    assert all(CONTENT not in file.read_bytes() for file in files)


def test_a_refused_one_does_not_take_the_good_one_of_the_same_bytes_with_it(store):
    forged, good = make_edition(signature="forged", kind="calendar"), make_edition()
    tell(store, forged, good)
    store.replica().edition_refused(forged, "edition.bad_signature")
    assert list(store.replica().told_editions()) == [good]
    store.replica().edition_arrived(good, CONTENT)
    with store.read() as work:
        assert work.editions.waiting() == (good,)


@pytest.mark.parametrize(
    "body",
    [
        {"id": "e", "edition": "2026-03", "sha256": "ab"},
        msgspec.to_builtins(make_edition()) | {"sha256": "../../etc/passwd"},
        msgspec.to_builtins(make_edition()) | {"size": 1 << 40},
        msgspec.to_builtins(make_edition()) | {"kind": "program"},
        msgspec.to_builtins(make_edition()) | {"name": {"a": []}},
    ],
)
def test_what_is_no_edition_stays_mere_news(store, body):
    assert store.replica().apply([FeedItem(n=1, kind="edition", body=body)], "2") == 1
    assert list(store.replica().told_editions()) == []


def version(edition, **changes):
    return Catalogue(edition, (make_procedure(edition=edition, **changes),))


@pytest.fixture
def versions(store):
    with store.write() as work:
        work.catalogue.load(version("a", effective_to="2026-06-30"))
        work.catalogue.load(version("b", effective_from="2026-07-01"))
        work.catalogue.load(version("c", effective_from="2026-09-01", effective_to="2026-12-31"))
    return store


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ((2026, 1, 1), "a"),
        ((2026, 6, 30), "a"),
        ((2026, 7, 1), "b"),
        ((2026, 8, 31), "b"),
        ((2026, 9, 1), "c"),
        ((2026, 12, 31), "c"),
    ],
)
def test_a_day_receives_under_the_version_in_force(versions, day, edition):
    with versions.read() as work:
        assert work.catalogue.in_force("1.004873", date(*day)).edition == edition


def test_what_has_ended_is_not_looked_for_in_older_editions(versions):
    with versions.read() as work, pytest.raises(RuleError, match="not_in_force") as refused:
        work.catalogue.in_force("1.004873", date(2027, 1, 1))
    assert refused.value.facts["effective_to"] == "2026-12-31"


def test_a_gap_between_versions_receives_nothing(store):
    with store.write() as work:
        work.catalogue.load(version("a", effective_to="2026-05-31"))
        work.catalogue.load(version("b", effective_from="2026-07-01"))
    with store.read() as work, pytest.raises(RuleError, match="not_in_force"):
        work.catalogue.in_force("1.004873", date(2026, 6, 15))


def test_what_the_current_edition_dropped_is_unknown_and_what_is_new_is_not_yet_in_force(store):
    with store.write() as work:
        work.catalogue.load(version("a"))
        work.catalogue.load(version("b", code="2.000001", effective_from="2026-07-01"))
    with store.read() as work:
        with pytest.raises(MissingError, match=r"procedure\.unknown"):
            work.catalogue.in_force("1.004873", date(2026, 3, 2))
        with pytest.raises(RuleError, match="not_in_force"):
            work.catalogue.in_force("2.000001", date(2026, 3, 2))


def test_an_edition_that_begins_later_leaves_the_one_before_in_place_until_then(store):
    march, first, later = date(2026, 3, 2), date(2026, 7, 1), date(2026, 7, 2)
    with store.write() as work:
        work.catalogue.load(version("a", short_name="Tên cũ"))
        new = version("b", code="2.000001", short_name="Tên mới")
        work.catalogue.load(replace(new, effective_from="2026-07-01"))
    with store.read() as work:
        assert [work.catalogue.edition(day) for day in (march, first, None)] == ["a", "b", "b"]
        assert work.catalogue.in_force("1.004873", march).edition == "a"
        assert work.catalogue.in_force("2.000001", first).edition == "b"
        with pytest.raises(MissingError):
            work.catalogue.in_force("2.000001", march)
        with pytest.raises(MissingError):
            work.catalogue.in_force("1.004873", later)
        for day, name in ((march, "Tên cũ"), (later, "Tên mới"), (march, "Tên cũ")):
            assert [line.short_name for line in work.catalogue.find("", day=day)] == [name]


def test_a_search_calls_a_procedure_as_the_version_of_the_day_does(store):
    with store.write() as work:
        work.catalogue.load(version("a", short_name="Tên cũ"))
        work.catalogue.load(version("b", short_name="Tên mới", effective_from="2026-07-01"))
    with store.read() as work:
        names = [
            [line.short_name for line in work.catalogue.find("1.004873", day=day)]
            for day in (date(2026, 6, 30), date(2026, 7, 1), None)
        ]
    assert names == [["Tên cũ"], ["Tên mới"], ["Tên mới"]]


def test_what_is_received_only_from_a_later_day_on_is_found_as_it_will_be(store):
    with store.write() as work:
        work.catalogue.load(version("a", short_name="Tên mới", effective_from="2026-07-01"))
    with store.read() as work:
        found = work.catalogue.find("", day=date(2026, 3, 2))
    assert [line.short_name for line in found] == ["Tên mới"]


def test_a_dossier_of_an_edition_that_never_came_is_called_as_well_as_we_know(store):
    with store.write() as work:
        work.catalogue.load(version("a"))
    with store.read() as work:
        assert work.catalogue.known_as("1.004873", "a").edition == "a"
        assert work.catalogue.known_as("1.004873", "b").edition == "a"
        bare = work.catalogue.known_as("9.999999", "b")
    assert (bare.name, bare.components, bare.edition) == ("9.999999", (), "b")
