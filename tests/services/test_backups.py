"""The day's backup: when it is due, proved, copied to a stick, and what a bad one pushes out."""

from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.services.housekeeping import Housekeeping
from counter_app.services.security import backups as module
from counter_app.services.security.backups import Backups
from counter_app.store import backup, retention
from tests.builders import make_order
from tests.services.conftest import LAN


@pytest.fixture
def backups(desk, paths) -> Backups:
    return Backups(desk, paths)


@pytest.fixture
def on_a_stick(desk, paths, tmp_path) -> tuple[Backups, Path]:
    stick = tmp_path / "stick"
    stick.mkdir()
    settings = replace(desk.settings, backup_second_folder=str(stick))
    return Backups(replace(desk, settings=settings), paths), stick


def names(folder: Path) -> list[str]:
    return [one.file.name for one in retention.kept(folder)]


def test_an_empty_counter_needs_none_and_todays_work_waits_for_the_evening(
    backups, reception, clock
):
    assert not backups.is_due()
    reception.receive(make_order(), by=LAN)  # Monday, 08:00
    assert backups.is_due(), "there is none at all yet"
    backups.routine()
    assert not backups.is_due()
    reception.receive(make_order(), by=LAN)
    assert not backups.is_due()
    clock.forward(hours=8, minutes=10)  # 16:10
    assert backups.is_due()
    backups.routine()
    assert not backups.is_due()
    clock.forward(hours=1)
    assert not backups.is_due(), "nothing was done since"
    clock.forward(hours=14, minutes=50)
    assert backups.is_due(), "none today yet"


def test_each_is_restored_once_to_see_it_work(backups, reception, clock, paths):
    reception.receive(make_order(), by=LAN)
    made = backups.routine()
    assert (made.facts, made.fault) == (1, "")
    assert backups.standing().proved == clock.now().isoformat()
    assert [file.name for file in paths.backups.iterdir()] == [made.file.name], "nothing is left"


def test_one_that_cannot_be_restored_is_told_and_pushes_no_older_one_out(
    backups, reception, clock, monkeypatch, log_warnings
):
    reception.receive(make_order(), by=LAN)
    for _ in range(9):
        backups.make()
        clock.forward(days=40)
    honest = backup.backup

    def spoiled(*words: object, **more: object) -> Path:
        made = honest(*words, **more)
        content = bytearray(made.read_bytes())
        content[len(content) // 2] ^= 0xFF
        made.write_bytes(content)
        return made

    monkeypatch.setattr(backup, "backup", spoiled)
    made = backups.routine()
    assert made.fault in ("backup.damaged", "store.damaged", "key.wrong")
    assert backups.standing().fault == made.fault
    assert len(retention.kept(made.file.parent)) == 10
    assert log_warnings
    monkeypatch.setattr(backup, "backup", honest)
    clock.forward(days=1)
    assert backups.routine().fault == ""
    assert backups.standing().fault == ""


def test_the_stick_gets_a_copy_and_is_thinned_too(on_a_stick, reception, clock, paths):
    backups, stick = on_a_stick
    reception.receive(make_order(), by=LAN)
    for _ in range(40):
        backups.routine()
        clock.forward(days=1)
    own = stick / "H48.12.34-1"
    assert names(own) == names(paths.backups)
    assert 10 <= len(names(own)) <= 7 + 4 + 12
    assert backups.prove(own / names(own)[0]) == 1


def test_two_counters_on_one_stick_thin_only_their_own(on_a_stick, desk, reception, clock, paths):
    backups, stick = on_a_stick
    settings = replace(desk.settings, backup_second_folder=str(stick), office_counter=4)
    neighbour = Backups(replace(desk, settings=settings), paths)
    reception.receive(make_order(), by=LAN)
    neighbour.routine()
    for _ in range(40):
        clock.forward(days=1)
        backups.routine()
    assert len(names(stick / "H48.12.34-4")) == 1, "however old, it is the neighbour's only one"
    assert len(names(stick / "H48.12.34-1")) >= 10


def test_a_stick_that_is_not_there_is_told_and_the_backup_stands(
    on_a_stick, reception, paths, log_warnings
):
    backups, stick = on_a_stick
    stick.rmdir()
    reception.receive(make_order(), by=LAN)
    assert backups.routine().fault == "second.missing"
    assert len(names(paths.backups)) == 1
    assert backups.standing().second == ""
    assert log_warnings


def test_scans_are_left_out_before_the_disk_is_full(backups, reception, paths, monkeypatch):
    reception.receive(make_order(), by=LAN)
    assert backups.make().name.count(module.WITHOUT_SCANS) == 0
    monkeypatch.setattr(module, "ROOM_LEFT", 1 << 60)
    made = backups.make()
    assert module.WITHOUT_SCANS in made.name
    assert not backups.standing().has_scans
    assert backups.prove(made) == 1


def test_a_backup_by_command_counts_as_one_and_leaves_a_trace(desk, paths, reception, tmp_path):
    keeping = Housekeeping(desk, paths)
    reception.receive(make_order(), by=LAN)
    keeping.back_up(tmp_path / "anywhere", by=LAN)
    assert keeping.last_backup() == desk.clock.now()
    assert keeping.back_up_of_the_day() is None


def test_the_proof_lets_others_work_at_every_fact_and_every_dossier(backups, reception):
    for _ in range(3):
        reception.receive(make_order(), by=LAN)
    steps = []
    assert backups.routine(lambda: steps.append(1)).facts == 3
    assert len(steps) == 3 + 3
