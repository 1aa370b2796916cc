"""Accounts that the province orders: given, used, changed and ended at a counter."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from counter_app.domain.errors import MachineError, RuleError, SignInError
from counter_app.domain.evolve import born
from counter_app.domain.staff import Officer, Role
from counter_app.services.desk import Desk
from counter_app.services.security.activation import Activation
from counter_app.services.staff_desk import StaffDesk
from counter_app.settings import Settings
from counter_app.store import keyslots
from counter_app.store.store import Store
from counter_app.store.wire import accounts
from counter_app.trial.province import Province
from sync import keys
from sync.contract import FeedItem, PublicKey, StaffAccount
from sync.ports import Identity
from sync.signing import account_bytes
from sync.trust.accounts import spoken_code, verifier_of
from tests.fakes import FakeClock
from tests.journeys.counter_pc import CounterPc
from tests.store.made import make_fact, make_received

SEED = bytes(range(32))
PUBLIC = keys.public_key(SEED)
UNIT = "H48.12.34"
PASSWORD = "mật-khẩu-thử-1"
OWN = "mật-khẩu-của-tôi-9"
LAN = Officer("lan", "Trần Thị Lan Thử", Role.ADMIN)
ONCE = spoken_code()
VERIFIER = verifier_of(ONCE)
QUICK = keyslots.Patience(now=lambda: 0.0, sleep=lambda _: None)


def order(serial: int, *, seed: bytes = SEED, n: int = 0, **changes: object) -> FeedItem:
    """An item of the feed with an account, signed; ``serial``: the minute of its issue."""
    issued = datetime(2026, 3, 2, 1, 0, tzinfo=UTC) + timedelta(minutes=serial)
    fields = {
        "id": f"order-{serial}", "unit": UNIT, "name": "minh", "full_name": "Lê Minh Thử",
        "role": "receive", "verifier": VERIFIER, "revoked": False,
        "expires_at": "2026-03-20T01:00:00.000Z", "key_id": keys.key_id(PUBLIC), "signature": "",
        "issued_at": issued.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    } | changes  # fmt: skip
    account = msgspec.convert(fields, StaffAccount)
    signature = keys.sign(seed, account_bytes(account))
    signed = msgspec.structs.replace(account, signature=signature)
    return FeedItem(n=n or 100 + serial, kind="staff.account", body=msgspec.to_builtins(signed))


@pytest.fixture
def store(paths):
    key = keyslots.create(paths, "lan", PASSWORD, target_s=0.001)
    made = Store.create(paths, key)
    with made.write() as work:
        work.staff.add(LAN)
        work.device.save(
            Identity(
                device="dev-1",
                unit=UNIT,
                counter=1,
                gateway_url="https://gateway.example",
                private_key=bytes(32),
                gateway_keys=[PublicKey(key_id=keys.key_id(PUBLIC), key=PUBLIC)],
            )
        )
    yield made
    made.close()


@pytest.fixture
def desk(store) -> Desk:
    clock = FakeClock(datetime(2026, 3, 3, 2, 0, tzinfo=UTC))
    return Desk(store, clock, Settings(UNIT, "Xã Mẫu", 1))


@pytest.fixture
def activation(desk, paths) -> Activation:
    return Activation(desk, paths)


def told(store, *items: FeedItem) -> int:
    return store.replica().apply(list(items), f"cursor-{items[-1].n}")


def officer(store, name: str = "minh") -> Officer:
    with store.read() as work:
        return work.staff.get(name)


def facts(store) -> list[tuple[str, str, object]]:
    found = store.replica().facts_after(0, limit=50)
    return [(fact.kind, fact.by, fact.body.get("refused")) for fact in found]


def test_a_newcomer_gets_in_with_the_one_time_password_and_one_of_their_own(
    store, desk, paths, activation
):
    assert told(store, order(1)) == 1
    assert officer(store) == Officer("minh", "Lê Minh Thử", Role.RECEIVE)
    assert keyslots.officers(paths) == ("lan",), "an order alone opens nothing"
    assert [one.name for one in activation.waiting()] == ["minh"]
    with pytest.raises(SignInError):
        activation.activate("minh", spoken_code(), OWN)
    activation.activate("minh", ONCE.lower(), OWN)
    assert keyslots.unlock(paths, "minh", OWN, patience=QUICK) == store.key
    assert activation.waiting() == ()
    with pytest.raises(SignInError):
        activation.activate("minh", ONCE, "một mật khẩu khác")
    assert facts(store) == [("staff.ordered", "province", ""), ("staff.activated", "minh", None)]
    report = store.replica()
    assert report.head().seq == 2


def test_the_same_order_again_or_an_older_one_changes_nothing(store):
    revoked = order(2, revoked=True, verifier="", expires_at="")
    assert told(store, order(1), revoked) == 2
    assert not officer(store).active
    assert told(store, order(1, n=300), order(2, n=301, revoked=True)) == 0
    assert not officer(store).active, "an older order, played again, revives nobody"


@pytest.mark.parametrize(
    "forged",
    [
        order(1, seed=bytes(32)), order(1, unit="H48.99.99"), order(1, key_id="0" * 16),
        order(1, issued_at="hôm qua, lúc nào đó"), order(1, issued_at="2026-03-02T01:00:00"),
        FeedItem(n=101, kind="staff.account", body={"name": "minh"}),
        FeedItem(n=101, kind="staff.account", body=order(1).body | {"role": "admin"}),
        FeedItem(n=101, kind="staff.account", body=order(1).body | {"role": "root"}),
    ],
)  # fmt: skip
def test_an_order_that_is_not_our_provinces_is_nothing(store, forged, log_warnings):
    assert told(store, forged) == 0
    with store.read() as work:
        assert [one.name for one in work.staff.all()] == ["lan"]
        assert work.state.get("cursor") == f"cursor-{forged.n}"


def test_an_ended_account_can_do_nothing_more_and_loses_its_slot(store, desk, paths, activation):
    told(store, order(1))
    activation.activate("minh", ONCE, OWN)
    told(store, order(2, revoked=True, verifier="", expires_at=""))
    with store.read() as work:
        assert not work.staff.get("minh").active
    assert activation.settle() == ("minh",)
    assert keyslots.officers(paths) == ("lan",)
    with pytest.raises(SignInError):
        activation.activate("minh", ONCE, OWN)
    told(store, order(3))
    assert [one.name for one in activation.waiting()] == ["minh"], "hired again"


def test_the_last_admin_is_never_taken_away_by_an_order(store, activation, paths):
    own = {"name": "lan", "full_name": LAN.full_name, "verifier": "", "expires_at": ""}
    told(store, order(1, role="admin"))  # invited: nobody knows whether they ever come
    told(store, order(2, revoked=True, **own))
    assert officer(store, "lan").active
    assert facts(store)[-1] == ("staff.ordered", "province", "officer.last_admin")
    told(store, order(3, role="receive", **own))
    assert officer(store, "lan").role is Role.ADMIN
    activation.activate("minh", ONCE, OWN)
    told(store, order(4, revoked=True, **own))
    assert not officer(store, "lan").active, "now there is another one"
    assert activation.settle() == ("lan",)
    assert keyslots.officers(paths) == ("minh",)


def test_a_name_that_is_somebody_elses_here_is_not_taken_over(store, desk, paths):
    staff = StaffDesk(desk, paths, store.key)
    staff.add(Officer("minh", "Phạm Minh Khác", Role.PROCESS), "mật-khẩu-khác", by=LAN)
    told(store, order(1, role="admin"))
    assert officer(store) == Officer("minh", "Phạm Minh Khác", Role.PROCESS)
    assert facts(store) == [("staff.ordered", "province", "account.other_person")]
    assert Activation(desk, paths).waiting() == ()


def test_a_changed_role_counts_and_the_password_stays(store, activation, paths):
    told(store, order(1))
    activation.activate("minh", ONCE, OWN)
    told(store, order(2, role="lead", full_name="Lê Minh Thử Hai", verifier="", expires_at=""))
    assert officer(store) == Officer("minh", "Lê Minh Thử Hai", Role.LEAD)
    assert keyslots.unlock(paths, "minh", OWN, patience=QUICK) == store.key
    assert activation.waiting() == ()


def test_a_one_time_password_expires_and_a_clock_in_1970_does_not_revive_it(
    store, desk, activation
):
    told(store, order(1))
    desk.clock.forward(days=30)
    assert activation.waiting() == ()
    with pytest.raises(SignInError):
        activation.activate("minh", ONCE, OWN)
    desk.clock.forward(days=-365 * 56)
    with pytest.raises(SignInError):
        activation.activate("minh", ONCE, OWN)


def test_a_full_disk_spends_no_one_time_password(store, desk, paths, activation):
    told(store, order(1))
    paths.keyslots.with_name(paths.keyslots.name + ".new").mkdir()  # nothing can be written there
    with pytest.raises(MachineError):
        activation.activate("minh", ONCE, OWN)
    paths.keyslots.with_name(paths.keyslots.name + ".new").rmdir()
    activation.activate("minh", ONCE, OWN)


def test_an_ended_officer_who_is_still_signed_in_writes_no_fact(store, desk):
    told(store, order(1))
    told(store, order(2, revoked=True, verifier="", expires_at=""))
    mine = replace(make_fact(make_received()), by="minh")
    with pytest.raises(RuleError, match=r"officer\.ended"), store.write() as work:
        work.dossiers.record(born(mine), mine)


def test_the_order_is_kept_with_what_became_of_it(store):
    told(store, order(1))
    with store.read() as work:
        kept = accounts.of(work, "minh")
    assert kept is not None
    assert (kept.account.id, kept.code, kept.spent) == ("order-1", "", False)


def test_the_province_hires_and_dismisses_over_the_wire(tmp_path):
    with Province(tmp_path / "province") as province:
        pc = CounterPc(tmp_path / "pc", {"COUNTER_NEW_PASSWORD": OWN})
        pc.init("--gateway", province.url, "--enrolment", province.enrol())
        given = _ordered(province, "--full-name", "Lê Minh Thử", "--role", "receive")
        pc.done("sync")
        assert pc.run("list", "--officer", "minh").code == 8, "no password yet"
        wrong = CounterPc(pc.data, pc.environment | {"COUNTER_ONE_TIME_PASSWORD": "A" * 16})
        assert wrong.run("officer", "activate", "minh").error["code"] == "sign_in.wrong"
        once = {"COUNTER_ONE_TIME_PASSWORD": given["one_time_password"]}
        opener = CounterPc(pc.data, pc.environment | once)
        assert opener.done("officer", "activate", "minh")["role"] == "receive"
        minh = CounterPc(pc.data, {"COUNTER_PASSWORD": OWN})
        assert minh.done("list", "--officer", "minh")["items"] == []
        _ordered(province, "--revoke")
        assert pc.done("sync", "--until-empty")["pending"] == 0
        assert minh.run("list", "--officer", "minh").code == 8
        slots = pc.done("key-slot", "list")["items"]
        assert [slot["name"] for slot in slots if slot["kind"] == "officer"] == ["lan"]
        kinds = ["staff.ordered", "staff.activated", "staff.ordered"]
        assert [one["kind"] for one in _at(province, "facts")] == kinds
        assert {one["verdict"] for one in _at(province, "facts")} == {"accepted"}


def _ordered(province: Province, *words: str) -> dict[str, str]:
    return _at(province, "account", "--unit", UNIT, "--name", "minh", *words)[0]


def _at(province: Province, word: str, *more: str) -> list[dict[str, str]]:
    """Run a command of the province and return its lines."""
    ended = subprocess.run(
        [sys.executable, "-m", "sync.gateway", word, "--db", str(province.database), *more],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return [json.loads(line) for line in ended.stdout.splitlines()]
