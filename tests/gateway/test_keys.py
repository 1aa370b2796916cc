"""Keys follow each other with an overlap, and what an older key signed stays good."""

import asyncio
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
import requests
from sqlalchemy import text

from sync import keys
from sync.contract import (
    Enrolled,
    KeyChain,
    NewKey,
    Standing,
    Succession,
)
from sync.courier.bundle import Manifest, write_bundle
from sync.courier.reply import read_reply, reply_key
from sync.gateway.__main__ import main
from sync.gateway.deeds.keys import succeed
from sync.gateway.errors import RefusedError
from sync.gateway.gateway import Gateway
from sync.gateway.keyring import TOKENS_OUTLIVE
from sync.gateway.settings import Limits, Settings, utc_now
from sync.gateway.store.database import Database
from sync.ports import Identity
from sync.signing import new_key_bytes, verify_certificate, verify_checkpoint
from sync.statement import Statement, signed_statement, verified_statement
from sync.trust.successions import trusted
from tests.gateway.counter_pc import CounterPc
from tests.gateway.program import GatewayProgram, command

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
AGE = "counter_gateway_signing_key_age_days{"
FORTNIGHT = timedelta(days=14)


class Clock:
    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


def new_key(pc: CounterPc, private: bytes, **changes: str) -> NewKey:
    public = keys.public_key(private)
    message = new_key_bytes(pc.device, public)
    order = NewKey(
        public_key=public,
        signature=keys.sign(pc.private_key, message),
        proof=keys.sign(private, message),
    )
    return msgspec.structs.replace(order, **changes)


def chain(url: str) -> list[Succession]:
    answer = requests.get(f"{url}/v1/keys", timeout=30)
    return msgspec.json.decode(answer.content, type=KeyChain).successions


def checkpoint(pc: CounterPc):
    answer = pc.get(f"/v1/journal/{pc.device}?verdicts_after=0")
    found = msgspec.json.decode(answer.content, type=Standing).checkpoint
    assert found is not None
    return found


def rotate_long_ago(program: GatewayProgram) -> None:
    """Make a key whose fortnight is over."""
    database = Database(program.db)
    succeed(database, FORTNIGHT, utc_now() - FORTNIGHT - timedelta(minutes=1))
    database.close()


def test_a_new_key_is_announced_and_the_old_one_signs_on(own_gateway: GatewayProgram) -> None:
    pc = own_gateway.counter()
    [made] = command("rotate-key", "--db", own_gateway.db)
    pc.receive(3001)
    assert pc.deliver().checkpoint.key_id == made["follows"] == pc.enrolled.gateway_key.key_id
    [item] = [item for item in pc.feed()["items"] if item["kind"] == "gateway.key"]
    told = msgspec.convert(item["body"], Succession)
    assert told.key_id == made["key_id"]
    known = trusted([pc.enrolled.gateway_key], [told])
    assert [own.key_id for own in known] == [made["follows"], made["key_id"]]
    figures = requests.get(f"{own_gateway.url}/metrics", timeout=30).text
    [age] = [line for line in figures.splitlines() if line.startswith(AGE)]
    assert 0 < float(age.rpartition(" ")[2]) < 1
    listed = command("keys", "--db", own_gateway.db)
    assert [line["signs"] for line in listed] == [True, False]
    assert "private" not in json.dumps(listed)


def test_after_the_overlap_the_new_key_signs_and_all_that_was_signed_stays_good(
    own_gateway: GatewayProgram,
) -> None:
    pc = own_gateway.counter()
    pc.receive(3001)
    before = pc.deliver().checkpoint
    receipt = _receipt(pc)
    own_gateway.stop()
    rotate_long_ago(own_gateway)
    own_gateway.start()
    pc.url = own_gateway.url
    after = checkpoint(pc)  # by the token that the old key signed
    known = trusted([pc.enrolled.gateway_key], chain(pc.url))
    assert after.key_id != before.key_id
    assert verify_checkpoint(known, after)
    assert verify_checkpoint(known, before)
    assert not verify_checkpoint([pc.enrolled.gateway_key], after)
    assert verified_statement(receipt, known).device == pc.device
    page = requests.get(f"{pc.url}/receipt", params={"text": receipt}, timeout=30)
    assert 'class="yes"' in page.text
    newcomer = own_gateway.counter(4)
    assert newcomer.enrolled.gateway_key.key_id == after.key_id
    sealed_before = _bundle(pc, pc.enrolled.seal_key)
    answer = pc.post("/v1/courier", sealed_before)
    assert answer.status_code == 200, answer.text
    assert read_reply(answer.content, pc.private_key).standing.seq == 1


def _receipt(pc: CounterPc) -> str:
    told = pc.enrolled
    identity = Identity(
        device=told.device,
        unit=told.unit,
        counter=told.counter,
        gateway_url=pc.url,
        private_key=pc.private_key,
        gateway_keys=[told.gateway_key],
        certificate=told.certificate,
    )
    said = Statement(
        code=f"{pc.unit}-260302-3001", due="", counter=3, at="2026-03-02T01:00:00Z",
        device=pc.device,
    )  # fmt: skip
    return signed_statement(said, identity)


def _bundle(pc: CounterPc, seal_key: str) -> bytes:
    bundle = "b" * 32
    manifest = Manifest(
        bundle=bundle,
        device=pc.device,
        made_at="2026-03-02T01:00:00Z",
        append=pc.journal.append(0, pc.device, pc.private_key),
        scans=[],
        feed_after="",
        reply_key=reply_key(pc.private_key, bundle),
    )
    target = io.BytesIO()
    write_bundle(target, manifest, [], private_key=pc.private_key, seal_key=seal_key)
    return target.getvalue()


def test_a_running_worker_hears_of_a_new_key_and_of_its_moment(db: str, tmp_path: Path) -> None:
    clock = Clock()
    settings = Settings(
        db=db, blobs=str(tmp_path / "blobs"), clock=clock.now, limits=Limits(keys_s=0)
    )
    gateway = Gateway(settings)
    try:
        first = gateway.keys.signer(clock.now()).public.key_id
        told = succeed(gateway.database, FORTNIGHT, clock.now())
        with pytest.raises(RefusedError, match=r"key\.pending"):
            succeed(gateway.database, FORTNIGHT, clock.now())
        token = gateway.tokens.issue("d", "u", "k", clock.now()).access_token

        def signer() -> str:
            return gateway.keys.signer(clock.now()).public.key_id

        assert asyncio.run(gateway.read(signer)) == first
        clock.at += FORTNIGHT
        assert asyncio.run(gateway.read(signer)) == told.key_id
        fresh = gateway.tokens.issue("d", "u", "k", clock.now()).access_token
        assert gateway.tokens.caller(f"Bearer {fresh}", clock.now()).device == "d"
        clock.at += TOKENS_OUTLIVE + timedelta(seconds=1)
        assert gateway.keys.accepted(first, clock.now()) is None
        with pytest.raises(RefusedError, match=r"token\."):
            gateway.tokens.caller(f"Bearer {token}", clock.now())
    finally:
        gateway.close()


def test_a_key_nobody_we_trust_vouched_for_is_not_trusted(own_gateway: GatewayProgram) -> None:
    pc = own_gateway.counter()
    command("rotate-key", "--db", own_gateway.db)
    [good] = chain(own_gateway.url)
    own = pc.enrolled.gateway_key
    stranger = keys.public_key(keys.new_private_key())
    for forged in (
        {"key": stranger},
        {"key": stranger, "key_id": keys.key_id(stranger)},
        {"signs_from": "2020-01-01T00:00:00.000Z"},
        {"seal_key": stranger},
        {"by": keys.key_id(stranger)},
        {"signature": ""},
        {"key": "x"},
    ):
        assert trusted([own], [msgspec.structs.replace(good, **forged)]) == [own], forged
    assert len(trusted([own], [good, good])) == 2


def test_a_device_changes_its_key_and_may_ask_again(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    pc.receive(3001)
    pc.deliver()
    old, new = pc.private_key, keys.new_private_key()
    order = new_key(pc, new)
    first, again = pc.post("/v1/device-key", order), pc.post("/v1/device-key", order)
    assert first.status_code == again.status_code == 200, first.text
    assert first.content == again.content
    told = msgspec.json.decode(first.content, type=Enrolled)
    assert verify_certificate(told, keys.public_key(new))
    assert (told.device, told.counter) == (pc.device, 3)

    pc.receive(3002)
    pc.deliver(after=1)  # the answer got lost: the old key and the old token count still
    pc.log_in()
    pc.private_key = new
    pc.receive(3003)
    pc.deliver(after=2)  # the new key counts before a new token names it
    pc.log_in()
    pc.receive(3004)
    pc.deliver(after=3)
    assert len(gateway.facts(pc)) == 4
    assert gateway.verify()["problems"] == []
    pc.private_key = old
    _forget_former_keys(gateway)
    assert pc.post("/v1/token", {"client_assertion": pc.assertion()}).status_code == 401
    pc.receive(3005)
    assert pc.send(after=4).json()["code"] == "journal.bad_signature"


def _forget_former_keys(program: GatewayProgram) -> None:
    """A week goes by."""
    database = Database(program.db)
    with database.write() as connection:
        connection.execute(text("UPDATE devices SET former_until = '2026-01-01T00:00:00.000Z'"))
    database.close()


@pytest.mark.parametrize("field", ["signature", "proof", "public_key"])
def test_a_key_change_needs_the_word_of_both_keys(gateway: GatewayProgram, field: str) -> None:
    pc, other = gateway.counter(3), gateway.counter(4)
    order = new_key(pc, keys.new_private_key())
    theirs = new_key(other, keys.new_private_key())
    changed = msgspec.structs.replace(order, **{field: getattr(theirs, field)})
    answer = pc.post("/v1/device-key", changed)
    assert (answer.status_code, answer.json()["code"]) == (403, "key.not_proven")
    assert pc.post("/v1/device-key", theirs).status_code == 403
    assert requests.post(f"{gateway.url}/v1/device-key", json={}, timeout=30).status_code == 401
    pc.log_in()


def test_a_revoked_device_changes_no_key(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    command("revoke", "--db", gateway.db, "--device", pc.device)
    answer = pc.post("/v1/device-key", new_key(pc, keys.new_private_key()))
    assert (answer.status_code, answer.json()["code"]) == (403, "device.revoked")


def test_two_keys_cannot_wait_at_once(own_gateway: GatewayProgram, capsys) -> None:
    words = ["rotate-key", "--db", own_gateway.db, "--json"]
    main(words)
    capsys.readouterr()
    assert main(words) == 3
    assert json.loads(capsys.readouterr().err)["error"]["code"] == "key.pending"
    assert main(["rotate-key", "--db", own_gateway.db + "x", "--json"]) in (4, 6)
