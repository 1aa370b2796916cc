"""Power, disk and neighbours fail; what was acknowledged stays."""

import random
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import pytest

from counter_app.domain.deeds import HandedOver
from counter_app.domain.errors import BusyError, IntegrityError, MachineError
from counter_app.domain.registers import RegisterFilter
from counter_app.store import engine
from counter_app.store.engine import PAGE_BYTES
from counter_app.store.store import Store
from sync.contract import Checkpoint, Verdict
from tests.store.made import KEY, act, receive, receive_many


@contextmanager
def writer(folder, *more):
    command = [sys.executable, "-m", "tests.store.writer", str(folder.data), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _sound(folder):
    """Open the store and return its codes, after checking that nothing is there by half."""
    store = Store.open(folder, KEY)
    with store.read() as work:
        report = work.journal.verify()
        codes = [line.code for line in work.registers.page(RegisterFilter(), limit=100_000)]
        found = {line.code for line in work.registers.search("mau", 100_000)}
    store.close()
    assert report.problems == ()
    assert len(codes) == len(set(codes))
    assert found == set(codes)
    return codes


def test_what_was_reported_saved_survives_being_killed_at_any_moment(folder, store):
    with store.write() as work:
        work.numbering.set_ranges(((3001, 999_999),))
    store.close()
    chance = random.Random(4)
    reported = []
    for _ in range(6):
        with writer(folder) as process:
            for _ in range(chance.randrange(1, 25)):
                reported.append(process.stdout.readline().strip())
            threading.Event().wait(chance.random() / 100)
            process.kill()
            reported += [line.strip() for line in process.stdout if line.endswith("\n")]
        codes = _sound(folder)
        assert set(reported) <= set(codes)
    assert len(reported) == len(set(reported))


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_disk_that_fills_up_stops_the_deed_and_loses_nothing(folder, store):
    with store.write() as work:
        work.numbering.set_ranges(((3001, 999_999),))
    store.close()
    with writer(folder, str(folder.database.stat().st_size + 400_000)) as process:
        said = [line.strip() for line in process.stdout]
    assert said[-1] in ("error disk.full", "error disk.failing")  # EFBIG is not ENOSPC
    assert len(said) > 2
    assert set(said[:-1]) <= set(_sound(folder))


def test_a_full_file_is_told_and_the_store_goes_on_when_there_is_room(store):
    receive_many(store, 1)
    with store.read() as work:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(MachineError, match=r"disk.full"):
        receive_many(store, 50)
    with store.read() as work:
        seq = work.journal.head().seq
        work.connection.exec_driver_sql("PRAGMA max_page_count = 4294967294")
    receive_many(store, 3)
    with store.read() as work:
        assert work.journal.head().seq == seq + 3
        assert work.journal.verify().problems == ()


def test_a_read_only_store_is_told(store):
    with store.read() as work:
        work.connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(MachineError, match=r"disk.read_only"):
        receive_many(store, 1)


def test_a_neighbour_that_holds_the_store_is_told(store, folder, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", 0.01)
    second = Store.open(folder, KEY)
    with store.write() as work:
        receive(work)
        with pytest.raises(BusyError, match=r"store.locked"), second.write():
            pass
        with second.read() as reading:  # a reader is never kept waiting
            assert reading.journal.head().seq == 0
    second.close()


def test_a_flipped_bit_in_the_file_is_seen_when_it_is_read(store, folder):
    receive_many(store, 40)
    store.close()
    size = folder.database.stat().st_size
    with open(folder.database, "r+b") as file:
        for page in range(2, size // PAGE_BYTES):
            file.seek(page * PAGE_BYTES + 1000)
            file.write(b"\xff")
    with pytest.raises(IntegrityError, match=r"store.damaged"):
        _sound(folder)


def test_a_file_cut_short_is_damaged(store, folder):
    receive_many(store, 40)
    store.close()
    with open(folder.database, "r+b") as file:
        file.truncate(folder.database.stat().st_size // PAGE_BYTES // 2 * PAGE_BYTES)
    with pytest.raises(IntegrityError, match=r"store.damaged"):
        _sound(folder)


def _desk(store, deeds):
    for dossier in receive_many(store, deeds):
        with store.write() as work:
            act(work, dossier, HandedOver("Tư pháp"))


def _wire(replica, last):
    sent = 0
    while sent < last:
        for fact in replica.facts_after(sent, limit=7):
            sent = fact.seq
            checkpoint = Checkpoint(
                device="d",
                seq=sent,
                hash=fact.hash,
                facts_total=sent,
                at="2026-11-02T02:00:00Z",
                key_id="k",
                signature="s",
            )
        if sent:
            replica.settle([Verdict(sent, "accepted")], checkpoint)


def test_desk_and_sync_work_on_one_store_at_the_same_time(store):
    deeds = 40
    with ThreadPoolExecutor(2) as threads:
        both = [
            threads.submit(_desk, store, deeds),
            threads.submit(_wire, store.replica(), 2 * deeds),
        ]
        for one in both:
            one.result(timeout=60)
    with store.read() as work:
        counts = work.registers.counts()
        assert work.journal.verify().problems == ()
    assert (counts.head_seq, counts.pending, counts.dossiers_undelivered) == (2 * deeds, 0, 0)


def test_a_deed_is_one_commit(store):
    said = []
    with store.read() as work:
        driver = work.connection.connection.driver_connection
        driver.set_trace_callback(said.append)
    said.clear()
    receive_many(store, 1)
    driver.set_trace_callback(None)
    assert [word for word in said if word in ("COMMIT", "ROLLBACK")].count("COMMIT") == 1
    assert sum(word.startswith("BEGIN") for word in said) == 1
    assert "BEGIN IMMEDIATE" in said


def test_writers_of_one_program_come_in_the_order_in_which_they_asked(store):
    order, asked = [], []
    with ThreadPoolExecutor(5) as threads:
        with store.write():
            for place in range(5):
                seen = threading.Event()

                def ask(place=place, seen=seen):
                    seen.set()
                    with store.write():
                        order.append(place)

                asked.append(threads.submit(ask))
                seen.wait()
                while len(store._writers._line) < place + 2:
                    threading.Event().wait(0.001)
        for one in asked:
            one.result(timeout=30)
    assert order == [0, 1, 2, 3, 4]


def test_who_waits_for_itself_is_told(store, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", 0.01)
    with store.write() as work:
        with pytest.raises(BusyError, match=r"store.locked"), store.write():
            pass
        receive(work)
    receive_many(store, 1)


def test_who_goes_on_over_a_full_disk_writes_nothing_more(store):
    """SQLite undoes the whole transaction; each further statement would be one of its own."""
    receive_many(store, 1)
    with store.read() as work:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar()
    with pytest.raises(MachineError):
        _careless(store, pages + 8)
    with store.read() as work:
        assert (work.state.get("before"), work.state.get("after")) == ("", "")
    receive_many(store, 3)


def _careless(store, pages):
    with store.write() as work:
        work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        work.state.set("before", "1")
        with suppress(MachineError):
            for number in range(50):
                work.state.set(f"filler {number}", "x" * PAGE_BYTES * 4)
        work.state.set("after", "1")
