"""The check finds what is not whole; backups are made once a day and dated; the doctor looks."""

import pytest

from counter_app.domain.errors import RuleError
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.registers import Colour
from counter_app.services.doctor.findings import Part
from counter_app.services.doctor.page import Doctor
from counter_app.services.housekeeping import Housekeeping
from counter_app.services.staff_desk import check_password, password_warnings
from counter_app.store import keyslots
from tests.builders import make_order
from tests.services.conftest import LAN


@pytest.fixture
def housekeeping(desk, paths):
    return Housekeeping(desk, paths)


@pytest.fixture
def scanned(reception, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 made up")
    component = OrderedComponent(1, originals=1, files=(tmp_path / "a.pdf",))
    return reception.receive(make_order(components=(component,)), by=LAN).dossier


def codes(report):
    return [(problem.seq, problem.code) for problem in report.problems]


def test_a_sound_store_has_no_problems(housekeeping, scanned):
    report = housekeeping.check()
    assert (report.facts, codes(report)) == (1, [])


def test_a_damaged_and_a_lost_scan_are_named_by_their_fact(housekeeping, scanned, paths):
    (file,) = [path for path in paths.blobs.rglob("*") if path.is_file()]
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert codes(housekeeping.check()) == [(1, "blob.damaged")]
    file.unlink()
    assert codes(housekeeping.check()) == [(1, "blob.missing")]


def test_the_day_gets_one_backup_and_the_next_day_another(housekeeping, scanned, clock, paths):
    assert housekeeping.last_backup() is None
    assert housekeeping.back_up_of_the_day().parent == paths.backups
    assert housekeeping.back_up_of_the_day() is None
    assert housekeeping.last_backup() == clock.now()
    clock.forward(days=1)
    assert housekeeping.back_up_of_the_day() is not None


def findings(desk, paths):
    return {finding.part: finding for finding in Doctor(desk, paths).examine()}


def test_the_doctor_says_what_to_mend(desk, paths, housekeeping, scanned, clock):
    keyslots.create(paths, "lan", "mat-khau-thu", target_s=0.01)
    before = findings(desk, paths)
    assert before[Part.GATEWAY].cure == "doctor.not_enrolled"
    assert before[Part.BACKUP].cure == "doctor.no_backup"
    assert before[Part.KEYS].cure == "doctor.one_key_slot"
    assert before[Part.JOURNAL].colour is Colour.GREEN
    assert before[Part.FONTS].colour is Colour.GREEN
    assert before[Part.DISK].value.endswith("ms")
    housekeeping.back_up_of_the_day()
    assert findings(desk, paths)[Part.BACKUP].colour is Colour.GREEN
    clock.forward(days=3)
    assert findings(desk, paths)[Part.BACKUP].cure == "doctor.backup_old"


def test_no_password_is_refused_and_a_short_one_is_warned_of():
    with pytest.raises(RuleError, match=r"password\.too_short"):
        check_password(" ")
    check_password("ngan")
    assert password_warnings("ngan") == ("password.short",)
    assert password_warnings("mat-khau-dai") == ()
