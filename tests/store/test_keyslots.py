import json
import subprocess
import sys

import pytest

from counter_app import locks
from counter_app.domain.errors import (
    BusyError,
    IntegrityError,
    MissingError,
    RuleError,
    SignInError,
)
from counter_app.store import keyslots
from counter_app.store.keyslots import Patience
from tests.store.slot_changer import SLOTS

QUICK = 0.001


class Hourglass:
    def __init__(self):
        self.time = 1000.0
        self.slept = []

    def patience(self) -> Patience:
        return Patience(now=lambda: self.time, sleep=self._sleep)

    def _sleep(self, seconds):
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture
def key(folder):
    return keyslots.create(folder, "lan", "mật khẩu", target_s=QUICK)


def test_the_right_password_gives_the_key(folder, key):
    assert len(key) == 32
    assert keyslots.unlock(folder, "lan", "mật khẩu") == key
    assert keyslots.fits(folder, key)
    assert not keyslots.fits(folder, bytes(32))


@pytest.mark.parametrize(("officer", "password"), [("lan", "mat khau"), ("hoa", "mật khẩu")])
def test_a_wrong_name_or_password_is_refused_alike(folder, key, officer, password):
    with pytest.raises(SignInError, match=r"sign_in.wrong"):
        keyslots.unlock(folder, officer, password)


def test_wrong_passwords_slow_down_and_never_destroy(folder, key):
    glass = Hourglass()
    for _ in range(12):
        with pytest.raises(SignInError):
            keyslots.unlock(folder, "lan", "sai", patience=glass.patience())
    assert glass.slept == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert keyslots.unlock(folder, "lan", "mật khẩu", patience=glass.patience()) == key
    assert glass.slept[-1] == 60
    assert keyslots.unlock(folder, "lan", "mật khẩu", patience=glass.patience()) == key
    assert len(glass.slept) == 12  # forgotten after the right one


def test_time_that_passed_is_not_waited_again(folder, key):
    glass = Hourglass()
    for _ in range(4):
        with pytest.raises(SignInError):
            keyslots.unlock(folder, "lan", "sai", patience=glass.patience())
    glass.time += 3600
    keyslots.unlock(folder, "lan", "mật khẩu", patience=glass.patience())
    assert glass.slept[-1] == 0


def test_a_clock_set_back_does_not_lock_anybody_out(folder, key):
    glass = Hourglass()
    for _ in range(4):
        with pytest.raises(SignInError):
            keyslots.unlock(folder, "lan", "sai", patience=glass.patience())
    glass.time = 0.0
    keyslots.unlock(folder, "lan", "mật khẩu", patience=glass.patience())
    assert glass.slept[-1] == 2


def test_names_that_never_were_share_one_counter(folder, key):
    for name in ("a", "b", "c"):
        with pytest.raises(SignInError):
            keyslots.unlock(folder, name, "sai")
    assert list(keyslots.read(folder).failures) == [""]


def test_a_second_officer_opens_the_same_store(folder, key):
    keyslots.add_slot(folder, key, "hoa", "khác", target_s=QUICK)
    assert keyslots.officers(folder) == ("lan", "hoa")
    assert keyslots.unlock(folder, "hoa", "khác") == key
    assert keyslots.unlock(folder, "lan", "mật khẩu") == key


def test_a_new_password_ends_the_old_one(folder, key):
    keyslots.add_slot(folder, key, "lan", "mới", target_s=QUICK)
    assert keyslots.unlock(folder, "lan", "mới") == key
    with pytest.raises(SignInError):
        keyslots.unlock(folder, "lan", "mật khẩu")


def test_only_the_holder_of_the_key_adds_slots(folder, key):
    with pytest.raises(SignInError, match=r"key.wrong"):
        keyslots.add_slot(folder, bytes(32), "hoa", "khác", target_s=QUICK)


def test_the_last_password_cannot_be_removed(folder, key):
    keyslots.add_slot(folder, key, "hoa", "khác", target_s=QUICK)
    keyslots.remove_slot(folder, "lan")
    with pytest.raises(SignInError):
        keyslots.unlock(folder, "lan", "mật khẩu")
    with pytest.raises(RuleError, match=r"key_slot.last"):
        keyslots.remove_slot(folder, "hoa")
    with pytest.raises(MissingError):
        keyslots.remove_slot(folder, "lan")


def test_an_empty_password_is_none(folder):
    with pytest.raises(RuleError, match=r"password.empty"):
        keyslots.create(folder, "lan", "", target_s=QUICK)
    assert not folder.keyslots.exists()


def test_key_slots_are_made_once(folder, key):
    with pytest.raises(RuleError, match=r"key_slots.exist"):
        keyslots.create(folder, "lan", "khác", target_s=QUICK)


def test_a_slot_moved_to_another_name_opens_nothing(folder, key):
    content = json.loads(folder.keyslots.read_text())
    content["slots"][0]["name"] = "hoa"
    folder.keyslots.write_text(json.dumps(content))
    with pytest.raises(SignInError):
        keyslots.unlock(folder, "hoa", "mật khẩu")


@pytest.mark.parametrize("content", ["", "{", '{"format": 1}', '{"slots": 3}'])
def test_a_broken_slot_file_is_named(folder, key, content):
    folder.keyslots.write_text(content)
    with pytest.raises(IntegrityError, match=r"key_slots.damaged"):
        keyslots.unlock(folder, "lan", "mật khẩu")


def test_a_slot_file_of_a_newer_program_is_refused(folder, key):
    content = json.loads(folder.keyslots.read_text())
    folder.keyslots.write_text(json.dumps(content | {"format": 2}))
    with pytest.raises(IntegrityError, match=r"key_slots.newer"):
        keyslots.unlock(folder, "lan", "mật khẩu")


def test_slots_of_other_kinds_survive_a_change(folder, key):
    content = json.loads(folder.keyslots.read_text())
    pc = {"kind": "pc", "name": "dpapi", "nonce": "", "sealed": "AAAA", "more": {"x": 1}}
    content["slots"].append(pc)
    folder.keyslots.write_text(json.dumps(content))
    keyslots.add_slot(folder, key, "hoa", "khác", target_s=QUICK)
    kept = [slot for slot in keyslots.read(folder).slots if slot.kind == "pc"]
    assert [slot.more for slot in kept] == [{"x": 1}]
    assert keyslots.officers(folder) == ("lan", "hoa")


def test_the_key_is_not_in_the_file(folder, key):
    content = folder.keyslots.read_bytes()
    assert key.hex().encode() not in content
    assert keyslots.KEY_BYTES == 32


def test_the_cost_grows_until_the_wished_time_and_memory_stays_bounded():
    ticks = iter([0.0, 0.05])
    cost = keyslots.tuned(0.5, timer=lambda: next(ticks))
    assert (cost.passes, cost.memory_kib) == (10, 65536)


def test_a_slow_pc_gets_less_memory():
    ticks = iter([0.0, 2.0, 2.0, 3.0, 3.0, 3.5])
    cost = keyslots.tuned(0.5, timer=lambda: next(ticks))
    assert (cost.passes, cost.memory_kib) == (1, 16384)


def test_two_programs_that_change_the_slots_at_once_both_have_their_way(folder, key):
    words = [sys.executable, "-m", "tests.store.slot_changer", str(folder.data)]
    pipe, both = subprocess.PIPE, []
    for name in ("hoa", "minh"):
        both.append(subprocess.Popen([*words, name, key.hex()], stdin=pipe, stdout=pipe, text=True))
    for program in both:
        assert program.stdout.readline() == "ready\n"
    for program in both:
        program.stdin.write("\n")
        program.stdin.flush()
    assert [program.wait(60) for program in both] == [0, 0]
    for program in both:
        program.stdin.close()
        program.stdout.close()
    kept = [f"{name}{place}" for name in ("hoa", "minh") for place in range(0, SLOTS, 2)]
    assert sorted(keyslots.officers(folder)) == sorted(["lan", *kept])
    told = keyslots.read(folder).failures
    assert {name: told[name].count for name in told} == {"hoa0": SLOTS, "minh0": SLOTS}
    assert keyslots.unlock(folder, "minh10", "mật khẩu") == key


def test_who_holds_the_slots_for_ever_keeps_nobody_out_who_only_signs_in(folder, key, monkeypatch):
    monkeypatch.setattr(locks.key_slots.__wrapped__, "__kwdefaults__", {"patience_s": 0.05})
    before = folder.keyslots.read_bytes()
    with locks.key_slots(folder):
        assert keyslots.unlock(folder, "lan", "mật khẩu") == key
        with pytest.raises(BusyError, match=r"data\.in_use"):
            keyslots.add_slot(folder, key, "hoa", "mật khẩu", target_s=QUICK)
    assert folder.keyslots.read_bytes() == before
