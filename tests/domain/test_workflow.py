from dataclasses import replace

import pytest

from counter_app.domain.dossier import Status
from counter_app.domain.errors import RuleError, TransitionError
from counter_app.domain.staff import MAY, Officer, Role, require
from counter_app.domain.workflow import STEPS, Act, after, steps_allowed
from tests.domain.test_evolve import ASK, DECIDE, HAND_OVER, RETURN, deeds
from tests.domain.test_evolve import after as dossier_after

FREE = {Act.TAKE_FEE, Act.ATTACH, Act.CORRECT}


@pytest.mark.parametrize(
    ("way", "end"),
    [
        ((Act.HAND_OVER, Act.DECIDE, Act.RETURN), Status.RETURNED),
        ((Act.HAND_OVER, Act.ASK_SUPPLEMENT, Act.ADD_SUPPLEMENT), Status.PROCESSING),
        ((Act.REFUSE,), Status.REFUSED),
        ((Act.ASK_SUPPLEMENT, Act.WITHDRAW), Status.WITHDRAWN),
        ((Act.HAND_OVER, Act.REPROMISE, Act.STOP), Status.STOPPED),
        ((Act.DECIDE, Act.RETURN, Act.ATTACH), Status.RETURNED),
    ],
)
def test_a_dossier_takes_the_ways_of_the_trade(way, end):
    status = Status.RECEIVED
    for act in way:
        status = after(status, act)
    assert status is end


@pytest.mark.parametrize(
    ("status", "act"),
    [
        (Status.RETURNED, Act.RETURN),
        (Status.DECIDED, Act.WITHDRAW),
        (Status.DECIDED, Act.STOP),
        (Status.PROCESSING, Act.REFUSE),
        (Status.WAITING, Act.DECIDE),
        (Status.REFUSED, Act.HAND_OVER),
        (Status.WITHDRAWN, Act.ADD_SUPPLEMENT),
        (Status.REGISTERED, Act.CORRECT),
        (Status.RETURNED, Act.REPROMISE),
    ],
)
def test_other_steps_do_not_exist(status, act):
    with pytest.raises(TransitionError) as raised:
        after(status, act)
    assert raised.value.facts == {"status": status.name, "act": act.value}
    assert isinstance(raised.value, RuleError)


def test_nothing_leads_back_from_an_end_but_a_correction():
    for status in (Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED):
        assert {act for (s, act) in STEPS if s is status} == FREE


def test_what_may_be_done_next_is_listed_in_the_order_of_the_acts():
    assert steps_allowed(dossier_after(HAND_OVER, ASK)) == (
        Act.ADD_SUPPLEMENT,
        Act.STOP,
        Act.WITHDRAW,
        Act.TAKE_FEE,
        Act.ATTACH,
        Act.CORRECT,
    )
    assert steps_allowed(dossier_after(DECIDE, RETURN)) == (Act.TAKE_FEE, Act.ATTACH, Act.CORRECT)


def test_a_promise_is_renewed_once():
    first = dossier_after(HAND_OVER)
    assert Act.REPROMISE in steps_allowed(first)
    again = replace(first, deadline=replace(first.deadline, repromised=True))
    assert Act.REPROMISE not in steps_allowed(again)


def test_every_step_allowed_is_a_step():
    for done in ((), (HAND_OVER,), (ASK,), (DECIDE,), (deeds.Refused("x"),)):
        dossier = dossier_after(*done)
        assert all(after(dossier.status, act) for act in steps_allowed(dossier))


def officer(role, active=True):
    return Officer("lan", "Trần Thị Thử", role, active)


@pytest.mark.parametrize(
    ("role", "deed", "may"),
    [
        (Role.RECEIVE, "receive", True),
        (Role.RECEIVE, "decide", False),
        (Role.PROCESS, "decide", True),
        (Role.RETURN, "return", True),
        (Role.RETURN, "receive", False),
        (Role.LEAD, "enter_late", True),
        (Role.LEAD, "staff", False),
        (Role.ADMIN, "staff", True),
    ],
)
def test_a_role_says_what_an_officer_may(role, deed, may):
    if may:
        require(officer(role), deed)
        return
    with pytest.raises(RuleError) as raised:
        require(officer(role), deed)
    assert raised.value.code == "officer.may_not"
    assert raised.value.facts == {"officer": "lan", "role": role.value, "deed": deed}


def test_an_admin_may_do_everything_and_an_ended_account_nothing():
    for deed in MAY:
        require(officer(Role.ADMIN), deed)
        with pytest.raises(RuleError):
            require(officer(Role.ADMIN, active=False), deed)


def test_every_act_has_its_roles():
    assert {act.value for act in Act} <= MAY.keys()


def test_leads_are_leads_and_admins():
    assert [role for role in Role if officer(role).is_lead] == [Role.LEAD, Role.ADMIN]
