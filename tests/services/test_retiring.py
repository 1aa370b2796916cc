"""A PC is wiped only when the province has everything, keys first, and a cut wipe goes on."""

import zipfile
from contextlib import closing
from dataclasses import replace

import pytest

from counter_app.domain.catalogue import Edition
from counter_app.domain.errors import MissingError, RuleError, SignInError
from counter_app.domain.staff import Role
from counter_app.services.oversight.training import prepare_training
from counter_app.services.reception import Reception
from counter_app.services.security import retiring
from counter_app.services.security.guard import Guard
from counter_app.services.staff_desk import StaffDesk, officer_from
from counter_app.settings import TRAINING_PASSWORD as TRAINING
from counter_app.store import keyslots
from counter_app.store.backup import backup
from counter_app.store.keys import wipe
from counter_app.store.store import Store
from sync.contract import Checkpoint
from tests.builders import make_order, make_procedure
from tests.services.conftest import CALENDAR, HOA, LAN

WORD = "máy hỏng, đã nhập lại bằng giấy"
PASSWORD = "mật-khẩu-thử-1"


@pytest.fixture
def store(paths):
    """A store with key slots, a backup, and whatever a counter leaves in its folder."""
    key = keyslots.create(paths, "hoa", PASSWORD, target_s=0.001)
    with closing(Store.create(paths, key)) as made:
        with made.write() as work:
            work.catalogue.load(Edition("thử", (make_procedure(),)))
            work.calendars.load(CALENDAR)
            work.staff.add(HOA)
            work.numbering.set_ranges(((1001, 1999),))
        backup(made, paths.backups)
        (paths.logs).mkdir()
        (paths.logs / "counter.log").write_text("x", "utf-8")
        yield made


@pytest.fixture
def guard(desk, paths) -> Guard:
    Reception(desk).receive(make_order(), by=LAN)
    return Guard(desk, paths)


def deliver(store) -> None:
    """Let the province sign for everything."""
    replica = store.replica()
    head = replica.head()
    replica.settle(
        [],
        Checkpoint(
            device="a", seq=head.seq, hash=head.hash, facts_total=head.seq, at="", key_id="",
            signature="",
        ),
    )  # fmt: skip


def test_what_the_province_lacks_stops_the_wipe(guard, paths):
    for word in ("", "vì thế"):
        with pytest.raises(RuleError, match=r"retire\.not_delivered") as refused:
            guard.retiring.retire(by=HOA, word=word)
        assert refused.value.facts == {"facts": 1, "scans": 0}
    assert paths.database.exists()
    assert not wipe.is_begun(paths)


def test_only_leads_retire(guard, store):
    deliver(store)
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        guard.retiring.retire(by=LAN)


def test_a_delivered_counter_is_wiped_to_an_empty_folder(guard, store, paths):
    deliver(store)
    told = guard.retiring.retire(by=HOA)
    assert (told.facts, told.delivered, told.word) == (1, 1, "")
    assert list(paths.data.iterdir()) == []


def test_practice_drafts_and_window_go_too_and_no_slot_is_left_on_the_disk(
    guard, desk, store, paths, tmp_path
):
    """What is held by another name here shows what a disk would still hold of deleted files."""
    practice = prepare_training(paths, desk.settings)
    with closing(Store.open(practice, keyslots.unlock(practice, "luyentap", TRAINING))) as other:
        (kept,) = [backup(other, practice.backups)]
    half_made = paths.backups / ".backup-x1"
    half_made.mkdir()
    (half_made / "keyslots.json").write_bytes(paths.keyslots.read_bytes())
    (half_made / kept.name).write_bytes(kept.read_bytes())
    (paths.data / "window.ini").write_text("[General]\ntext_percent=125\n", "utf-8")
    (paths.data / "slots.lock").touch()
    bearing = [kept, practice.keyslots, paths.keyslots, *half_made.iterdir()]
    bearing += paths.backups.glob("*.counter-backup")
    held = [tmp_path / f"sector-{place}" for place in range(len(bearing))]
    for file, sector in zip(bearing, held, strict=True):
        sector.hardlink_to(file)
    slots = [keyslots.read(one).slots[0].sealed.encode() for one in (paths, practice)]
    assert all(any(slot in one.read_bytes() for slot in slots) for one in held)
    deliver(store)
    guard.retiring.retire(by=HOA)
    assert list(paths.data.iterdir()) == []
    assert not any(slot in one.read_bytes() for one in held for slot in slots)


def test_what_a_link_leads_to_is_not_wiped(guard, store, paths, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "keyslots.json").write_text("not ours", "utf-8")
    (paths.data / "linked").symlink_to(elsewhere)
    (paths.data / "counter.db.bak").symlink_to(elsewhere / "keyslots.json")
    deliver(store)
    guard.retiring.retire(by=HOA)
    assert list(paths.data.iterdir()) == []
    assert (elsewhere / "keyslots.json").read_text("utf-8") == "not ours"


def test_what_is_left_to_do_by_hand_is_certified(desk, store, paths):
    away = {"backup_second_folder": "E:/sao lưu", "window_watched_folder": "D:/quét"}
    settings = desk.settings.changed(**away)
    told = Guard(replace(desk, settings=settings), paths).retiring.retire(by=HOA)
    assert told.by_hand == ("E:/sao lưu", "D:/quét")


def test_a_leads_word_is_certified(guard, paths):
    told = guard.retiring.retire(by=HOA, word=WORD)
    assert (told.facts, told.delivered, told.word) == (1, 0, WORD)
    assert list(paths.data.iterdir()) == []


def test_the_keys_go_first_and_a_cut_wipe_goes_on(guard, store, paths, monkeypatch):
    deliver(store)
    (copied,) = paths.backups.iterdir()
    slots, name = keyslots.read(paths).slots[0].sealed, copied.name

    class CutError(Exception):
        """The power goes."""

    def cut(_paths):
        raise CutError

    with monkeypatch.context() as broken:
        broken.setattr("shutil.rmtree", cut)
        with pytest.raises(CutError):
            guard.retiring.retire(by=HOA)
    with pytest.raises((MissingError, SignInError)):
        keyslots.unlock(paths, "hoa", PASSWORD)
    assert not (paths.backups / name).exists()
    for file in (f for f in paths.data.rglob("*") if f.is_file()):
        assert slots.encode() not in file.read_bytes()
        assert not zipfile.is_zipfile(file)
    assert wipe.is_begun(paths)
    assert retiring.finish(paths)
    assert list(paths.data.iterdir()) == []
    assert not retiring.finish(paths)


def test_the_last_admin_cannot_be_removed(desk, paths, store):
    staff = StaffDesk(desk, paths, store.key)
    admin = officer_from("quan", "Quản Trị Thử", Role.ADMIN.value)
    with store.write() as work:
        work.staff.add(admin)
    with pytest.raises(RuleError, match=r"officer\.last_admin"):
        staff.end("quan", by=admin)
