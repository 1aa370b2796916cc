"""The power goes at any write: what had been flushed is there, what had not may be torn.

The files are copied after each commit. A cut in the middle of the next commit is played by giving
the write-ahead log only a part of what that commit wrote, torn or spoilt; a cut in the middle of
a checkpoint by giving the main file only some of its new pages.
"""

import random
import shutil

import pytest

from counter_app.domain.deeds import HandedOver
from counter_app.domain.registers import RegisterFilter
from counter_app.paths import Paths
from counter_app.store.engine import PAGE_BYTES
from counter_app.store.store import Store
from tests.store.made import KEY, act, receive

DEEDS = 50


def _log(paths):
    return paths.database.with_name(paths.database.name + "-wal")


@pytest.fixture
def journey(store, folder):
    """Return the main file, and the log and the deeds acknowledged after each commit."""
    store.close()
    store = Store.open(folder, KEY)
    before = folder.database.read_bytes()
    moments, deeds, dossier = [], [], None
    for place in range(DEEDS):
        with store.write() as work:
            if place % 3 == 2:
                dossier = act(work, dossier, HandedOver("Tư pháp"))
            else:
                dossier = receive(work)
                deeds.append(dossier.code)
        moments.append((_log(folder).read_bytes(), place + 1, tuple(deeds)))
    assert folder.database.read_bytes() == before  # no checkpoint yet: all of it is in the log
    with store.read() as work:
        connection = work.connection
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
        connection.exec_driver_sql("BEGIN")
    after = folder.database.read_bytes()
    assert after != before
    store.close()
    return before, after, moments


def _reopened(tmp_path, database, log):
    """Return how many facts and which codes a store with these files holds, all checked."""
    paths = Paths(tmp_path / "cut")
    shutil.rmtree(paths.data, ignore_errors=True)
    paths.data.mkdir()
    paths.database.write_bytes(database)
    _log(paths).write_bytes(log)
    store = Store.open(paths, KEY)
    with store.write() as work:
        report = work.journal.verify()
        codes = {line.code for line in work.registers.page(RegisterFilter(), limit=1000)}
        assert report.problems == ()
        assert {line.code for line in work.registers.search("mau", 1000)} == codes
        receive(work)  # and it goes on
    store.close()
    return report.facts, codes


def test_a_cut_in_the_middle_of_a_commit_loses_no_deed_before_it(journey, tmp_path):
    before, _, moments = journey
    chance = random.Random(7)
    for place in chance.sample(range(DEEDS - 1), 14):
        (log, facts, codes), (longer, *_) = moments[place], moments[place + 1]
        cut = chance.randrange(len(log), len(longer))
        torn = bytearray(longer[:cut])
        if chance.random() < 0.5:  # the disk wrote the later sectors first, or rubbish
            torn += chance.randbytes(chance.randrange(1, 9000))
        found, held = _reopened(tmp_path, before, bytes(torn))
        assert (found, held) == (facts, set(codes))


def test_a_commit_that_was_flushed_is_there_without_the_index_of_the_log(journey, tmp_path):
    before, _, moments = journey
    log, facts, codes = moments[-1]
    assert _reopened(tmp_path, before, log) == (facts, set(codes))


def test_a_cut_in_the_middle_of_a_checkpoint_loses_nothing(journey, tmp_path):
    before, after, moments = journey
    log, facts, codes = moments[-1]
    chance = random.Random(8)
    for _ in range(6):
        mixed = bytearray()
        for start in range(0, chance.randrange(len(before), len(after) + 1), PAGE_BYTES):
            page = after[start : start + PAGE_BYTES]
            old = before[start : start + PAGE_BYTES]
            mixed += page if chance.random() < 0.5 or not old else old
        mixed = mixed[: len(mixed) - chance.randrange(0, 900)]  # a page written by half
        assert _reopened(tmp_path, bytes(mixed), log) == (facts, set(codes))
