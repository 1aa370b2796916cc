"""The ways to the key beside passwords, and a new key for everything."""

import os
import secrets
import shutil
from contextlib import closing
from pathlib import Path

import keyring
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from keyring.backend import KeyringBackend
from keyring.backends.null import Keyring as NullKeyStore
from keyring.errors import NoKeyringError, PasswordDeleteError

from counter_app.domain.dossier import ComponentIntake
from counter_app.domain.errors import (
    CounterError,
    IntegrityError,
    MachineError,
    MissingError,
    SignInError,
)
from counter_app.paths import Paths
from counter_app.store import keyslots
from counter_app.store.keys import other_slots, pc, recovery, rekey, store_facts
from counter_app.store.store import Store
from counter_app.store.wire.healing import MUST_HEAL
from sync.courier import recovery as wire
from sync.errors import RejectedError
from tests.store.made import MORNING, receive

QUICK = keyslots.Patience(sleep=lambda _: None)
PASSWORD = "mật-khẩu-thử-1"
PDF = b"%PDF-1.4\n%%EOF\n"


class FileKeyStore(KeyringBackend):
    """A key store that keeps a file for each secret outside the data folder, as a PC's user has."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def get_password(self, service, username):
        file = self.folder / f"{service}.{username}"
        return file.read_text("utf-8") if file.exists() else None

    def set_password(self, service, username, password):
        (self.folder / f"{service}.{username}").write_text(password, "utf-8")

    def delete_password(self, service, username):
        try:
            (self.folder / f"{service}.{username}").unlink()
        except FileNotFoundError as gone:
            raise PasswordDeleteError(username) from gone


class NoKeyStore(FileKeyStore):
    def set_password(self, service, username, password):
        raise NoKeyringError


@pytest.fixture
def key_store(tmp_path):
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyStore(tmp_path / "key-store"))
    yield keyring.get_keyring()
    keyring.set_keyring(before)


@pytest.fixture
def key(folder) -> bytes:
    return keyslots.create(folder, "lan", PASSWORD, target_s=0.001)


@pytest.fixture
def province() -> X25519PrivateKey:
    return X25519PrivateKey.generate()


SCANS = 3


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Paths:
    """A closed store with two officers, three dossiers and their scans; copied, never changed."""
    folder = Paths(tmp_path_factory.mktemp("prepared") / "counter")
    key = keyslots.create(folder, "lan", PASSWORD, target_s=0.001)
    keyslots.add_slot(folder, key, "minh", "mật-khẩu-thử-2", target_s=0.001)
    with closing(Store.create(folder, key)) as store, store.write() as work:
        work.numbering.set_ranges(((3001, 3999),))
        for number in range(SCANS):
            scan = work.attachments.add(PDF + str(number).encode())
            receive(work, components=(ComponentIntake(1, originals=1, scans=(scan,)),))
    return folder


@pytest.fixture
def kept(folder, prepared):
    shutil.copytree(prepared.data, folder.data)
    store = Store.open(folder, unlocked(folder))
    yield store
    store.close()


def unlocked(paths: Paths, name: str = "lan", password: str = PASSWORD) -> bytes:
    return keyslots.unlock(paths, name, password, patience=QUICK)


def seen(store: Store) -> tuple:
    """Return all that matters of a store: facts, dossiers, scans."""
    with store.read() as work:
        report = work.journal.verify()
        assert report.problems == ()
        scans = [work.attachments.read(row[0].hex()) for row in _scans(work)]
        return report.head, report.facts, sorted(scans), work.registers.search("mẫu", 50)


def _scans(work):
    return work.connection.exec_driver_sql("SELECT hash FROM scans").all()


def test_the_province_gives_the_key_back_and_says_why(folder, key, province):
    recovery.add(folder, key, wire.public_of(province))
    asked = recovery.request(folder, unit="H48", counter=3, at=MORNING)
    assert key not in asked
    told = wire.answer(
        wire.read_request(asked), province, reason="quên mật khẩu", by="sở", at="2026-11-02"
    )
    given, act = recovery.open_answer(folder, told)
    assert given == key
    assert (act.reason, act.by) == ("quên mật khẩu", "sở")
    recovery.forget(folder)
    with pytest.raises(MissingError, match=r"recovery\.nothing_asked"):
        recovery.open_answer(folder, told)


def test_another_province_cannot_answer_and_another_pc_cannot_read(folder, key, province, tmp_path):
    recovery.add(folder, key, wire.public_of(province))
    asked = wire.read_request(recovery.request(folder, unit="H48", counter=3, at=MORNING))
    with pytest.raises(RejectedError, match=r"recovery\.not_for_this_key"):
        wire.answer(asked, X25519PrivateKey.generate(), reason="thử", by="ai", at="")
    told = wire.answer(asked, province, reason="thử", by="sở", at="")
    recovery.request(folder, unit="H48", counter=3, at=MORNING)  # asked anew: the old one is void
    with pytest.raises(RejectedError, match=r"recovery\.not_for_this_key"):
        recovery.open_answer(folder, told)


def test_an_answer_with_another_key_is_refused(folder, key, province):
    recovery.add(folder, key, wire.public_of(province))
    asked = wire.read_request(recovery.request(folder, unit="H48", counter=3, at=MORNING))
    foreign = wire.seal(wire.public_of(province), secrets.token_bytes(32), wire.SLOT)
    other = wire.Request(**{name: getattr(asked, name) for name in asked.__struct_fields__}
                         | {"sealed": foreign})  # fmt: skip
    told = wire.answer(other, province, reason="thử", by="sở", at="")
    with pytest.raises(SignInError, match=r"key\.wrong"):
        recovery.open_answer(folder, told)


def test_recovery_needs_a_reason_a_slot_and_a_real_key(folder, key, province):
    with pytest.raises(MissingError, match=r"key_slot\.no_recovery"):
        recovery.request(folder, unit="H48", counter=3, at=MORNING)
    with pytest.raises(RejectedError, match=r"recovery\.bad_key"):
        recovery.add(folder, key, "khong-phai-khoa")
    recovery.add(folder, key, wire.public_of(province))
    asked = wire.read_request(recovery.request(folder, unit="H48", counter=3, at=MORNING))
    with pytest.raises(RejectedError, match=r"recovery\.reason_missing"):
        wire.answer(asked, province, reason=" ", by="sở", at="")
    with pytest.raises(SignInError, match=r"key\.wrong"):
        recovery.add(folder, bytes(32), wire.public_of(province))


def test_officers_still_sign_in_beside_other_slots(folder, key, province, key_store):
    recovery.add(folder, key, wire.public_of(province))
    pc.add(folder, key)
    assert unlocked(folder) == key
    assert keyslots.officers(folder) == ("lan",)
    keyslots.add_slot(folder, key, "minh", "mật-khẩu-thử-2", target_s=0.001)
    assert {slot.kind for slot in keyslots.read(folder).slots} == {"officer", "recovery", "pc"}


def test_the_pc_opens_its_own_store_and_no_copy_of_it(folder, key, key_store, tmp_path):
    pc.add(folder, key)
    assert pc.unlock(folder) == key
    shutil.copytree(folder.data, tmp_path / "copy")
    with pytest.raises(MissingError, match=r"key_slot\.unknown"):
        pc.unlock(Paths(tmp_path / "copy"))
    (kept,) = key_store.folder.iterdir()
    kept.unlink()
    with pytest.raises(SignInError, match=r"key\.wrong"):
        pc.unlock(folder)
    pc.remove(folder)
    assert other_slots.of_kind(folder, pc.KIND) == ()


def test_without_a_key_store_the_pc_gets_no_slot(folder, key, key_store):
    keyring.set_keyring(NoKeyStore(key_store.folder))
    with pytest.raises(MachineError, match=r"key_store\.unavailable"):
        pc.add(folder, key)
    assert other_slots.of_kind(folder, pc.KIND) == ()


def test_a_key_store_that_keeps_nothing_is_none(folder, key, key_store):
    keyring.set_keyring(NullKeyStore())
    with pytest.raises(MachineError, match=r"key_store\.unavailable"):
        pc.add(folder, key)
    assert other_slots.of_kind(folder, pc.KIND) == ()


def test_after_rekeying_all_is_there_and_the_old_key_opens_nothing(folder, kept, province):
    old = kept.key
    recovery.add(folder, old, wire.public_of(province))
    before = seen(kept)
    steps = []
    done = rekey.rekey(kept, "lan", PASSWORD, target_s=0.001, report=lambda *s: steps.append(s))
    assert (done.scans, done.lost, done.without_password) == (SCANS, (), ("minh",))
    assert steps[-1] == (SCANS, SCANS + 1)
    fresh = unlocked(folder)
    assert fresh != old
    with closing(Store.open(folder, fresh)) as store:
        assert seen(store) == before
    with pytest.raises(SignInError, match=r"key\.wrong"):
        Store.open(folder, old)
    with pytest.raises(SignInError):
        unlocked(folder, "minh", "mật-khẩu-thử-2")
    asked = wire.read_request(recovery.request(folder, unit="H48", counter=3, at=MORNING))
    told = wire.answer(asked, province, reason="thử", by="sở", at="")
    assert recovery.open_answer(folder, told)[0] == fresh
    assert sorted(path.name for path in folder.data.iterdir()) == [
        "blobs", "counter.db", "counter.mark", "keyslots.json", "recovery-request.key",
        "slots.lock",
    ]  # fmt: skip


class PowerCutError(Exception):
    """The power goes."""


def test_a_crash_at_any_step_of_rekeying_loses_nothing(prepared, tmp_path, monkeypatch):
    """Every durable write, rename and removal is a step; the next start finishes or forgets."""
    monkeypatch.setattr(keyslots, "tuned", lambda _target_s: keyslots.Cost(1, 8))
    cut = 0
    while crashed(prepared, Paths(tmp_path / str(cut)), cut, monkeypatch):
        cut += 1
    assert cut > 15


def crashed(prepared: Paths, folder: Paths, cut: int, monkeypatch) -> bool:
    """Re-key a copy, crash at step ``cut``, start again; return whether it crashed at all."""
    shutil.copytree(prepared.data, folder.data)
    store, steps, has_crashed = Store.open(folder, unlocked(folder)), iter(range(1000)), False
    before = seen(store)

    def or_crash(plain):
        def stepped(*args, **more):
            if next(steps) == cut:
                raise PowerCutError
            return plain(*args, **more)

        return stepped

    with monkeypatch.context() as broken:
        for name in ("replace", "fsync"):
            broken.setattr(f"os.{name}", or_crash(getattr(os, name)))
        broken.setattr("shutil.rmtree", or_crash(shutil.rmtree))
        try:
            rekey.rekey(store, "lan", PASSWORD)
        except PowerCutError:
            has_crashed = True
    store.close()
    if rekey.is_ready(folder):
        rekey.finish(folder)
    with closing(Store.open(folder, unlocked(folder))) as store:
        assert seen(store) == before
        rekey.rekey(store, "lan", PASSWORD)
    with closing(Store.open(folder, unlocked(folder))) as store:
        assert seen(store) == before
    return has_crashed


def test_rekeying_goes_on_where_a_crash_left_it(folder, kept, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(rekey, "_database", lambda *_: (_ for _ in ()).throw(PowerCutError()))
        with pytest.raises(PowerCutError):
            rekey.rekey(kept, "lan", PASSWORD, target_s=0.001)
    made = {file: file.stat().st_mtime_ns for file in Path(folder.data / "rekey/blobs").rglob("*")}
    assert len([file for file in made if file.is_file()]) == SCANS
    assert rekey.is_begun(folder)
    assert not rekey.is_ready(folder), "nothing to finish: readers go on as before"
    with kept.write() as work:
        receive(work)  # work went on in between
    before = seen(kept)
    rekey.rekey(kept, "lan", PASSWORD, target_s=0.001)
    with closing(Store.open(folder, unlocked(folder))) as store:
        assert seen(store) == before


def test_a_damaged_scan_is_named_and_does_not_stop_the_rekeying(folder, kept):
    victim = next(file for file in folder.blobs.rglob("*") if file.is_file())
    victim.write_bytes(b"x" * 40)
    done = rekey.rekey(kept, "lan", PASSWORD, target_s=0.001)
    assert done.scans == SCANS - 1
    assert len(done.lost) == 1


def test_a_fact_of_the_store_is_chained_and_waits_while_the_store_must_heal(kept):
    with kept.write() as work:
        store_facts.record(work, "store.rekeyed", {"n": 1}, by="lan", at=MORNING)
        assert work.journal.head().seq == SCANS + 1
        work.state.set(MUST_HEAL, "1")
        store_facts.record(work, "store.recovered", {"n": 2}, by="lan", at=MORNING)
        assert work.journal.head().seq == SCANS + 1
        work.state.set(MUST_HEAL, "")
        assert store_facts.settle(work) == 1
        assert store_facts.settle(work) == 0
    with kept.read() as work:
        assert work.journal.verify().problems == ()
        assert [fact.kind for fact in work.journal.after(SCANS, limit=9)] == [
            "store.rekeyed", "store.recovered",
        ]  # fmt: skip


def test_the_wrong_password_rekeys_nothing(folder, kept):
    with pytest.raises(CounterError):
        rekey.rekey(kept, "lan", "không phải", target_s=0.001)
    assert not rekey.is_begun(folder)


@pytest.mark.parametrize("cost", [{"memory_kib": 10**9}, {"passes": 10**6}, {"lanes": 0}])
def test_a_slot_whose_cost_nobody_can_pay_is_damaged(folder, key, cost):
    kept = keyslots.read(folder)
    slot = kept.slots[0]
    assert slot.cost is not None
    dear = msgspec.structs.replace(slot, cost=msgspec.structs.replace(slot.cost, **cost))
    with keyslots.changing(folder) as change:
        change.to(slots=(dear,))
    with pytest.raises(IntegrityError, match=r"key_slots\.damaged"):
        unlocked(folder)
