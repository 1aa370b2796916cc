"""A counter changes its key against the real gateway, and a crash anywhere costs nothing."""

from functools import partial

import pytest
from sqlalchemy import text

from sync import keys
from sync.errors import AuthError, OfflineError, ProtocolError
from sync.transport import HttpTransport
from sync.trust.own_key import change_key


class CrashError(Exception):
    """The PC goes dark."""


def wire(gateway, identity):
    return HttpTransport(gateway.url, identity)


def keep(pc, identity):
    pc.replica.who = identity


def change(pc):
    return change_key(pc.replica.who, partial(keep, pc), partial(wire, pc.gateway))


def begin_anew(pc):
    pc.wire.close()
    pc.begin()


def test_with_a_new_key_facts_go_on_and_the_old_one_ends(gateway, pc):
    pc.work(2)
    pc.run()
    old = pc.replica.who
    change(pc)
    assert pc.replica.who.private_key != old.private_key
    assert pc.replica.who.certificate != old.certificate
    assert (pc.replica.who.device, pc.replica.who.next_key) == (old.device, b"")
    begin_anew(pc)
    pc.work(2)
    pc.run()
    assert (len(pc.held), pc.replica.signed.seq) == (4, 4)
    _let_a_week_pass(gateway)
    pc.replica.who = old
    begin_anew(pc)
    with pytest.raises(AuthError):
        pc.engine.step()


def _let_a_week_pass(gateway):
    with gateway.store.write() as connection:
        connection.execute(text("UPDATE devices SET former_until = '2026-01-01T00:00:00.000Z'"))


@pytest.mark.parametrize("is_late", [False, True])
def test_an_answer_that_got_lost_is_asked_for_again(gateway, pc, is_late):
    """Also when the old key has ended meanwhile: then the new one speaks for itself."""

    def keep_until_the_answer(identity):
        if not identity.next_key:
            raise CrashError
        pc.replica.who = identity

    with pytest.raises(CrashError):
        change_key(pc.replica.who, keep_until_the_answer, partial(wire, gateway))
    made = pc.replica.who.next_key
    assert made
    if is_late:
        _let_a_week_pass(gateway)
    change(pc)
    assert pc.replica.who.private_key == made
    begin_anew(pc)
    pc.work(1)
    pc.run()
    assert pc.replica.signed.seq == 1


def test_without_a_line_the_old_key_goes_on(pc):
    nowhere = "http://127.0.0.1:1"
    with pytest.raises(OfflineError):
        change_key(pc.replica.who, partial(keep, pc), partial(HttpTransport, nowhere))
    pc.work(1)
    pc.run()
    assert pc.replica.signed.seq == 1
    change(pc)


def test_a_key_that_was_never_heard_of_is_refused_as_it_is(gateway, pc):
    stranger = pc.replica.who
    pc.replica.who = type(stranger)(
        **{name: getattr(stranger, name) for name in stranger.__struct_fields__}
        | {"private_key": keys.new_private_key(), "next_key": keys.new_private_key()}
    )
    with pytest.raises(AuthError):
        change(pc)


def test_a_gateway_we_do_not_know_certifies_nothing(gateway, pc):
    own = pc.replica.who
    pc.replica.who = type(own)(
        **{name: getattr(own, name) for name in own.__struct_fields__} | {"gateway_keys": []}
    )
    with pytest.raises(ProtocolError, match=r"enrolment\.bad_certificate"):
        change(pc)
    assert pc.replica.who.private_key == own.private_key
