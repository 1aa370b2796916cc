"""The doctor's page: what it sees, in which colour, with which cure."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counter_app.cli import doctor_words
from counter_app.domain.errors import MachineError
from counter_app.domain.looks import Look, Trace
from counter_app.domain.registers import Colour
from counter_app.services.desk import Desk
from counter_app.services.doctor import machine, safety
from counter_app.services.doctor.findings import Finding, Part
from counter_app.services.doctor.page import Doctor
from counter_app.services.security.backups import Backups
from counter_app.store import keyslots
from counter_app.store.keys import recovery
from counter_app.store.traces import Traces
from counter_app.ui.words import health_words
from sync.keys import b64url
from tests.builders import make_order
from tests.fakes import FakeClock
from tests.services.conftest import LAN


def none_here() -> list[str]:
    return []


def cannot_be_asked() -> list[str]:
    raise MachineError("printer.unknown")


def seen(desk: Desk, paths, *, printers=none_here, scanners=none_here) -> dict[Part, Finding]:
    found = Doctor(desk, paths).examine(printers=printers, scanners=scanners)
    assert [finding.part for finding in found] == list(Part), "every part, once, in one order"
    return {finding.part: finding for finding in found}


@pytest.fixture
def desk_with_keys(desk, paths) -> Desk:
    keyslots.create(paths, "lan", "mat-khau-thu", target_s=0.001)
    return desk


def test_a_printer_of_the_settings_that_is_gone_is_told(desk_with_keys, paths):
    desk = desk_with_keys
    wanted = replace(desk, settings=replace(desk.settings, printing_printer="HP"))
    assert seen(desk, paths)[Part.PRINTER].cure == "doctor.printer_none"
    assert seen(desk, paths, printers=lambda: ["Canon"])[Part.PRINTER].value == "Canon"
    assert seen(wanted, paths, printers=lambda: ["Canon"])[Part.PRINTER].cure.endswith("gone")
    assert seen(wanted, paths, printers=lambda: ["HP"])[Part.PRINTER].colour is Colour.GREEN
    grey = seen(desk, paths, printers=cannot_be_asked, scanners=cannot_be_asked)
    assert {grey[Part.PRINTER].colour, grey[Part.SCANNER].colour} == {Colour.GREY}


def test_keys_and_recovery_turn_green_when_there_are_two_and_a_seal(desk_with_keys, paths):
    before = seen(desk_with_keys, paths)
    assert before[Part.KEYS].cure == "doctor.one_key_slot"
    assert before[Part.RECOVERY].cure == "doctor.no_recovery_slot"
    key = keyslots.unlock(paths, "lan", "mat-khau-thu")
    keyslots.add_slot(paths, key, "minh", "mat-khau-khac", target_s=0.001)
    recovery.add(paths, key, b64url(bytes([9]) + bytes(31)))
    after = seen(desk_with_keys, paths)
    assert after[Part.KEYS] == Finding(Part.KEYS, Colour.GREEN, "2")
    assert after[Part.RECOVERY].colour is Colour.GREEN
    paths.keyslots.write_bytes(b"{")
    assert seen(desk_with_keys, paths)[Part.KEYS].colour is Colour.RED


def test_backups_are_followed_from_none_to_old(desk_with_keys, paths, reception, clock, tmp_path):
    desk = replace(
        desk_with_keys,
        settings=replace(desk_with_keys.settings, backup_second_folder=str(tmp_path)),
    )
    assert seen(desk, paths)[Part.BACKUP].cure == "doctor.no_backup"
    assert seen(desk, paths)[Part.SECOND].cure == "doctor.second_never"
    assert seen(desk_with_keys, paths)[Part.SECOND].cure == "doctor.no_second_folder"
    reception.receive(make_order(), by=LAN)
    Backups(desk, paths).routine()
    well = seen(desk, paths)
    assert {well[Part.BACKUP].colour, well[Part.SECOND].colour} == {Colour.GREEN}
    clock.forward(days=3)
    old = seen(desk, paths)
    assert (old[Part.BACKUP].colour, old[Part.SECOND].cure) == (Colour.YELLOW, "doctor.second_old")
    clock.forward(days=20)
    assert seen(desk, paths)[Part.BACKUP].colour is Colour.RED


def test_a_clock_in_1970_and_a_disk_that_lies_are_red(desk_with_keys, paths, monkeypatch):
    lost = replace(desk_with_keys, clock=FakeClock(datetime(1970, 1, 1, tzinfo=UTC)))
    assert seen(lost, paths)[Part.CLOCK].cure == "doctor.clock_wrong"
    for flush_ms, free, cures in (
        (0.001, 1, {"doctor.flush_not_believable", "doctor.space_gone"}),
        (90.0, 1 << 30, {"doctor.flush_slow", "doctor.space_little"}),
    ):
        report = machine.disk.DiskReport(flush_ms, free)
        monkeypatch.setattr(machine.disk, "examine", lambda _folder, told=report: told)
        found = seen(desk_with_keys, paths)
        assert {found[Part.DISK].cure, found[Part.SPACE].cure} == cures
    monkeypatch.setattr(machine, "is_remote", lambda _folder: True)
    assert seen(desk_with_keys, paths)[Part.PLACE].cure == "doctor.on_network"


def test_an_edited_trace_is_red(desk_with_keys, paths, store, clock):
    assert seen(desk_with_keys, paths)[Part.TRACES].colour is Colour.GREEN
    with store.write() as work:
        Traces(work.connection).append([Trace(Look.VIEW, clock.now(), "lan", "H48")])
        work.connection.exec_driver_sql("DROP TRIGGER traces_stand")
        work.connection.exec_driver_sql("UPDATE traces SET body = replace(body, 'lan', 'hoa')")
    assert seen(desk_with_keys, paths)[Part.TRACES] == Finding(
        Part.TRACES, Colour.RED, "1", "doctor.traces"
    )


def test_every_part_and_every_cure_has_words_in_both_tongues():
    for words in (doctor_words, health_words):
        assert set(words.PARTS) == {part.value for part in Part}
    assert set(doctor_words.CURES) == set(health_words.CURES)
    source = "".join(Path(module.__file__).read_text("utf-8") for module in (machine, safety))
    for cure in doctor_words.CURES:
        assert f'"{cure.removeprefix("doctor.")}"' in source or f'"{cure}"' in source
