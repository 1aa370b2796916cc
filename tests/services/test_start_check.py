"""What a counter says when it starts: a file that went back, a lost date, a network drive."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counter_app.devices.folder_kind import is_remote, type_of
from counter_app.domain.errors import BusyError, MachineError
from counter_app.services.reception import Reception
from counter_app.services.security.guard import Guard
from counter_app.store.rescue import high_water
from counter_app.store.store import Store
from sync.ports import Identity
from tests.builders import make_order
from tests.fakes import FakeClock
from tests.services.conftest import LAN

MOUNTS = """\
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/chung\\040nhà rw - cifs //may-chu/chung rw
41 22 0:36 / /srv rw - nfs4 may-chu:/srv rw
"""


def codes(desk, paths) -> list[str]:
    return [warned.code for warned in Guard(desk, paths).start.at_once()]


def receive(desk, number: int):
    return Reception(desk).receive(make_order(client_ref=f"thử-{number}"), by=LAN)


@pytest.fixture
def without_log(desk, paths, store):
    """A store whose write-ahead log, with the newest deeds in it, is gone."""
    receive(desk, 1)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    receive(desk, 2)
    old = paths.data / "old.db"
    shutil.copy(paths.database, old)  # the log is not copied: it is what goes missing
    store.close()
    old.replace(paths.database)
    Path(f"{paths.database}-wal").unlink(missing_ok=True)
    Path(f"{paths.database}-shm").unlink(missing_ok=True)
    opened = Store.open(paths, store.key)
    yield replace(desk, store=opened)
    opened.close()


def test_a_sound_store_starts_without_a_word(desk, paths):
    assert codes(desk, paths) == []
    receive(desk, 1)
    assert codes(desk, paths) == []


def test_a_missing_log_is_found_out(without_log, paths):
    with without_log.store.read() as work:
        assert work.journal.verify().problems == ()  # the file by itself is sound
        assert work.journal.head().seq == 1
    assert codes(without_log, paths) == ["store.behind"]
    receive(without_log, 3)  # not enrolled: nobody else knows better, work goes on


def test_an_enrolled_counter_that_went_back_heals_before_any_deed(without_log, paths):
    identity = Identity(
        device="a", unit="H48.12.34", counter=1, gateway_url="", private_key=b"", gateway_keys=[]
    )
    with without_log.store.write() as work:
        work.device.save(identity)
    assert codes(without_log, paths) == ["store.behind"]
    with pytest.raises(BusyError, match=r"journal\.must_heal"):
        receive(without_log, 3)


def test_a_note_nobody_signed_or_of_another_key_says_nothing(desk, paths):
    receive(desk, 1)
    file = paths.data / "counter.mark"
    file.write_text(file.read_text("utf-8").replace('"seq":1', '"seq":9'), "utf-8")
    assert high_water.noted(paths, desk.store.key) is None
    file.write_bytes(b"\xff\x00")
    assert codes(desk, paths) == []


def test_a_clock_in_1970_is_told_and_takes_no_deed(desk, paths):
    lost = replace(desk, clock=FakeClock(datetime(1970, 1, 1, tzinfo=UTC)))
    assert codes(lost, paths) == ["clock.wrong"]
    with pytest.raises(MachineError, match=r"clock\.wrong"):
        receive(lost, 1)


def test_a_clock_behind_the_newest_fact_is_told(desk, paths):
    receive(desk, 1)
    back = replace(desk, clock=FakeClock(datetime(2026, 2, 1, tzinfo=UTC)))
    assert codes(back, paths) == ["clock.went_back"]


def test_the_chain_is_checked_once_and_then_only_what_is_new(desk, paths):
    start = Guard(desk, paths).start
    receive(desk, 1)
    receive(desk, 2)
    assert start.chain().facts == 2
    assert start.chain().facts == 0
    receive(desk, 3)
    assert start.chain().facts == 1
    with desk.store.write() as work:
        work.connection.exec_driver_sql("DROP TRIGGER facts_stand")
    receive(desk, 4)
    with desk.store.write() as work:
        work.connection.exec_driver_sql("UPDATE facts SET body = '{}' WHERE seq = 4")
    assert [problem.seq for problem in start.chain().problems] == [4]
    assert [problem.seq for problem in start.chain().problems] == [4], "until it is put right"


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib/counter", "ext4"),
        ("/mnt/chung nhà/quay", "cifs"),
        ("/srv", "nfs4"),
        ("/srvx", "ext4"),
    ],
)
def test_the_kind_of_a_folder_is_that_of_its_nearest_mount(folder, kind):
    assert type_of(folder, MOUNTS) == kind


def test_a_folder_of_this_pc_is_not_remote(tmp_path):
    assert not is_remote(tmp_path)
    assert type_of("/a", "nonsense\n") == ""
