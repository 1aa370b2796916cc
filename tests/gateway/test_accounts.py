"""``counter-gateway account``: signed, for one commune, once; the password is told once."""

import json

import msgspec
import pytest

from sync.contract import StaffAccount
from sync.gateway.__main__ import main
from sync.signing import verify_account
from sync.trust.accounts import is_password_of
from tests.gateway.program import command


@pytest.fixture
def order(gateway):
    def order(*more, name="lan", code=0):
        words = ("account", "--db", gateway.db, "--unit", gateway.unit, "--name", name)
        return command(*words, *more, code=code)

    return order


NEW = ("--full-name", "Nguyễn Thị Mẫu", "--role", "receive")


def accounts(pc):
    items = [item for item in pc.feed()["items"] if item["kind"] == "staff.account"]
    return [msgspec.convert(item["body"], StaffAccount) for item in items]


def test_an_account_is_signed_and_its_one_time_password_proves_itself(gateway, order):
    pc = gateway.counter()
    [told] = order(*NEW)
    [account] = accounts(pc)
    assert (account.unit, account.name, account.role) == (gateway.unit, "lan", "receive")
    assert verify_account([pc.enrolled.gateway_key], account)
    assert is_password_of(account.verifier, told["one_time_password"])
    assert is_password_of(account.verifier, told["one_time_password"].lower().replace("-", " "))
    assert not is_password_of(account.verifier, "AAAA-AAAA-AAAA-AAAA")
    assert account.issued_at < account.expires_at
    for forged in ({"role": "admin"}, {"unit": "H48.1"}, {"revoked": True}, {"name": "binh"}):
        assert not verify_account(
            [pc.enrolled.gateway_key], msgspec.structs.replace(account, **forged)
        )


def test_a_change_keeps_the_password_and_an_end_ends(gateway, order):
    pc = gateway.counter()
    order(*NEW)
    [promoted] = order("--role", "lead")
    [ended] = order("--revoke")
    assert "one_time_password" not in promoted | ended
    _, second, third = accounts(pc)
    assert (second.full_name, second.role, second.verifier) == ("Nguyễn Thị Mẫu", "lead", "")
    assert (third.revoked, third.role, third.verifier) == (True, "lead", "")
    [again] = order("--new-password")
    assert again["one_time_password"]
    assert accounts(pc)[-1].revoked is False


def test_the_same_order_twice_is_one(gateway, order):
    pc = gateway.counter()
    [first] = order(*NEW, "--id", "hr-17")
    [again] = order(*NEW, "--id", "hr-17")
    assert (first["repeated"], again["repeated"], again["n"]) == (False, True, first["n"])
    assert "one_time_password" not in again
    assert len(accounts(pc)) == 1


def test_other_communes_hear_nothing_of_it(gateway, order):
    pc, stranger = gateway.counter(), gateway.counter(unit=gateway.unit + "7")
    order(*NEW)
    assert len(accounts(pc)) == 1
    assert accounts(stranger) == []


def test_the_list_tells_how_each_account_stands_and_no_verifier(gateway, order, capsys):
    gateway.counter()
    order(*NEW)
    order(*NEW, name="binh")
    order("--revoke", name="binh")
    listed = command("accounts", "--db", gateway.db, "--unit", gateway.unit)
    assert [(line["name"], line["revoked"]) for line in listed] == [("lan", False), ("binh", True)]
    assert "argon2" not in json.dumps(listed)


@pytest.mark.parametrize(
    ("more", "code", "error"),
    [
        ((), 3, "account.malformed"),
        (("--full-name", "Mẫu"), 3, "account.malformed"),
        (("--revoke",), 4, "account.unknown"),
        ((*NEW, "--id", "x" * 101), 3, "account.malformed"),
        ((*NEW, "--name", "a b"), 3, "account.malformed"),
        ((*NEW, "--name", "x" * 41), 3, "account.malformed"),
        ((*NEW, "--name", "a\x00b"), 3, "account.malformed"),
        ((*NEW, "--unit", "H48.404"), 4, "unit.unknown"),
    ],
)
def test_what_is_no_account_is_refused(gateway, capsys, more, code, error):
    pc = gateway.counter()
    words = ["account", "--db", gateway.db, "--unit", gateway.unit, "--name", "lan", "--json"]
    assert main([*words, *more]) == code
    assert json.loads(capsys.readouterr().err)["error"]["code"] == error
    assert accounts(pc) == []


@pytest.mark.parametrize(
    "verifier",
    [
        "",
        "x",
        "$argon2id$v=19$m=9999999,t=2,p=1$c2FsdHNhbHQ$aGFzaA",
        "$argon2id$v=19$m=,t=2,p=1$c2FsdA$aGFzaA",
        "$argon2id$v=19$m=19456,t=2,p=1$$",
        "$2b$12$abcdefghijklmnopqrstuv",
    ],
)
def test_a_verifier_that_is_none_or_too_dear_proves_nothing(verifier):
    assert not is_password_of(verifier, "ABCD-EFGH-JKMN-PQRS")
