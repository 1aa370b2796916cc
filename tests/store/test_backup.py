import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from counter_app.domain.deeds import HandedOver
from counter_app.domain.errors import IntegrityError, MissingError, RuleError, SignInError
from counter_app.paths import Paths
from counter_app.store import keyslots
from counter_app.store.backup import backup, prove, restore
from counter_app.store.retention import kept, thin
from counter_app.store.store import Store
from tests.store.made import KEY, act, receive, receive_many
from tests.store.wired import IDENTITY

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
IO = Path("/proc/self/io")


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


@pytest.fixture
def new(tmp_path):
    return Paths(tmp_path / "new")


def test_a_backup_brings_everything_back_with_a_password_alone(tmp_path, stick, new):
    old = Paths(tmp_path / "old")
    key = keyslots.create(old, "lan", "mật khẩu", target_s=0.001)
    store = Store.create(old, key)
    (old.data / "counter.toml").write_text("counter = 3")
    with store.write() as work:
        scan = work.attachments.add(b"%PDF-x")
        dossier = act(work, receive(work), HandedOver("Tư pháp"))
        head = work.journal.head()
    made = backup(store, stick, at=AT)
    store.close()
    manifest = restore(made, new)
    assert (manifest.head_seq, manifest.head_hash, manifest.scans) == (2, head.hash, 1)
    again = Store.open(new, keyslots.unlock(new, "lan", "mật khẩu"))
    with again.read() as work:
        assert work.dossiers.get(dossier.id) == dossier
        assert work.attachments.read(scan) == b"%PDF-x"
        assert work.registers.search("mau")[0].id == dossier.id
        assert work.journal.verify().problems == ()
    again.close()
    assert (new.data / "counter.toml").read_text() == "counter = 3"
    assert sorted(file.name for file in stick.iterdir()) == [made.name]


def test_an_enrolled_counter_must_heal_and_one_without_a_gateway_need_not(store, stick, tmp_path):
    for enrolled in (False, True):
        if enrolled:
            with store.write() as work:
                work.device.save(IDENTITY)
        made = backup(store, stick, at=AT + timedelta(days=enrolled))
        paths = Paths(tmp_path / f"new-{enrolled}")
        restore(made, paths)
        restored = Store.open(paths, KEY)
        assert restored.replica().must_heal() is enrolled
        restored.close()
    assert not store.replica().must_heal()


@pytest.mark.skipif(not IO.exists(), reason="only Linux counts the bytes a process writes")
def test_a_backup_is_written_twice_and_no_third_time(store, stick):
    """The copy and the archive; a log of the copy would be a third, and stop the window."""
    receive_many(store, 400)
    store.tidy()
    before = _written()
    made = backup(store, stick, at=AT)
    size = made.stat().st_size
    assert size > 1 << 20
    assert 2 * size <= _written() - before + 8192 < 2.2 * size


def _written() -> int:
    lines = dict(line.split(": ") for line in IO.read_text("ascii").splitlines())
    return int(lines["wchar"])


def test_deeds_go_on_while_a_backup_is_open(store, stick, new):
    receive_many(store, 3)
    with store.write() as work:  # a deed not yet committed is not in the backup, and not lost
        receive(work)
        made = backup(store, stick, at=AT)
    restore(made, new)
    restored = Store.open(new, KEY)
    with restored.read() as work, store.read() as before:
        assert (work.journal.head().seq, before.journal.head().seq) == (3, 4)
    restored.close()


def test_nothing_in_a_backup_can_be_read(store, stick):
    receive_many(store, 3)
    content = backup(store, stick, at=AT).read_bytes()
    for said in ("Nguyễn", "051185001234", "CREATE TABLE"):
        assert said.encode() not in content


def test_a_backup_is_proved_by_really_restoring_it(store, stick):
    receive_many(store, 3)
    made = backup(store, stick, at=AT)
    report = prove(made, KEY)
    assert (report.facts, report.problems) == (3, ())
    assert list(stick.iterdir()) == [made]
    with pytest.raises(IntegrityError):
        prove(made, bytes(32))


def test_a_folder_with_a_store_is_never_overwritten(store, stick, folder):
    made = backup(store, stick, at=AT)
    before = folder.database.read_bytes()
    with pytest.raises(RuleError, match=r"restore.not_empty"):
        restore(made, folder)
    assert folder.database.read_bytes() == before


def test_a_missing_backup_is_missing(stick, new):
    with pytest.raises(MissingError, match=r"backup.missing"):
        restore(stick / "none", new)


@pytest.mark.parametrize("damage", [slice(0, 100), slice(2000, 2300), slice(-60, None)])
def test_a_damaged_backup_is_refused_and_leaves_nothing(store, stick, new, damage):
    made = backup(store, stick, at=AT)
    content = bytearray(made.read_bytes())
    content[damage] = bytes(len(content[damage]))
    made.write_bytes(content)
    with pytest.raises(IntegrityError, match=r"backup.damaged"):
        restore(made, new)
    assert not new.data.exists() or list(new.data.iterdir()) == []


def test_a_cut_backup_is_refused(store, stick, new):
    made = backup(store, stick, at=AT)
    made.write_bytes(made.read_bytes()[:5000])
    with pytest.raises(IntegrityError, match=r"backup.damaged"):
        restore(made, new)


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "blobs/../../evil", "x.exe"])
def test_an_archive_with_foreign_names_is_refused_whole(store, stick, new, name):
    made = backup(store, stick, at=AT)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(IntegrityError, match=r"backup.foreign_file"):
        restore(made, new)
    assert list(new.data.iterdir()) == []


def test_a_backup_of_a_newer_program_is_refused(store, stick, new):
    made = stick / "x.counter-backup"
    stick.mkdir()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "manifest.json",
            '{"format":2,"made_at":"","schema":"","head_seq":0,"head_hash":"","scans":0}',
        )
    with pytest.raises(IntegrityError, match=r"backup.newer"):
        restore(made, new)


def test_backups_thin_out_to_days_weeks_and_months(stick):
    stick.mkdir()
    for day in range(400):
        for hour in (1, 9):
            at = AT - timedelta(days=day, hours=hour)
            (stick / f"counter-{at:%Y%m%d-%H%M%S}.counter-backup").touch()
    (stick / "holiday.jpg").touch()
    gone = thin(stick)
    staying = kept(stick)
    assert len(gone) + len(staying) == 800
    assert staying[0].made_at == AT - timedelta(hours=1)
    ages = [(AT - one.made_at).days for one in staying]
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert 7 + 2 + 10 <= len(staying) <= 7 + 4 + 12
    assert ages[-1] > 300
    assert thin(stick) == ()
    assert (stick / "holiday.jpg").exists()


def test_a_single_old_backup_is_kept(stick):
    stick.mkdir()
    (stick / "counter-20200101-000000.counter-backup").touch()
    assert thin(stick) == ()
    assert kept(stick / "nowhere") == ()


def test_a_wrong_password_opens_no_restored_store(tmp_path, stick, new):
    old = Paths(tmp_path / "old")
    store = Store.create(old, keyslots.create(old, "lan", "mật khẩu", target_s=0.001))
    restore(backup(store, stick, at=AT), new)
    store.close()
    with pytest.raises(SignInError):
        keyslots.unlock(new, "lan", "sai")
