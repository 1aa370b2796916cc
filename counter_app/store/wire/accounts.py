"""Officers' accounts as the province orders them: checked, applied, and never half of one.

An order holds no secret: a newcomer has an account and no key slot until a one-time password is
given at this counter while its store is open (``services/security/activation.py``).
"""

import logging
from datetime import datetime
from typing import Final

import msgspec

from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.staff import Officer, Role
from counter_app.store.keys import store_facts
from counter_app.store.office.staff import INVITED
from counter_app.store.work import Work
from sync.contract import StaffAccount
from sync.signing import verify_account

log = logging.getLogger(__name__)

KIND: Final = "staff.account"
FACT: Final = "staff.ordered"
PROVINCE: Final = "province"  # who did it, in the fact
_PREFIX: Final = "account/"
LAST_ADMIN: Final = "officer.last_admin"
OTHER_PERSON: Final = "account.other_person"


class Ordered(msgspec.Struct, frozen=True, kw_only=True):
    """The newest order about a name. ``code``: why it was not followed. ``spent``: its one-time
    password was used.
    """

    account: StaffAccount
    code: str = ""
    spent: bool = False


def take(work: Work, body: object) -> bool:
    """Follow an order of the feed; return whether it told us something new.

    Not believed: a signature that is not our gateway's, another commune, an order that is not
    newer than the last one for that name. Not followed, and told in the fact: one that would
    take the last admin away, or give a name to somebody else than the officer who has it here.
    """
    account = _believed(work, body)
    if account is None:
        return False
    try:
        code = ""
        _follow(work, account)
    except RuleError as refused:
        code = refused.code
    keep(work, Ordered(account=account, code=code))
    told: dict[str, object] = {
        "account": account.id,
        "name": account.name,
        "role": account.role,
    }
    told |= {"revoked": account.revoked, "refused": code}
    store_facts.record(work, FACT, told, by=PROVINCE, at=datetime.fromisoformat(account.issued_at))
    return True


def of(work: Work, name: str) -> Ordered | None:
    """Return the newest order about a sign-in name, None where there is none."""
    kept = work.state.get(_PREFIX + name)
    return msgspec.json.decode(kept, type=Ordered) if kept else None


def keep(work: Work, ordered: Ordered) -> None:
    """Remember an order and what became of it."""
    work.state.set(_PREFIX + ordered.account.name, msgspec.json.encode(ordered).decode())


def _believed(work: Work, body: object) -> StaffAccount | None:
    identity = work.device.get()
    try:
        account = msgspec.convert(body, StaffAccount)
    except msgspec.ValidationError:  # of a newer gateway
        return None
    issued = _moment(account.issued_at)
    if identity is None or issued is None or account.unit != identity.unit:
        return None
    if not verify_account(identity.gateway_keys, account):
        log.warning("account %s has no good signature", account.id[:40])
        return None
    before = of(work, account.name)
    last = _moment(before.account.issued_at) if before else None
    return account if last is None or issued > last else None


def _follow(work: Work, account: StaffAccount) -> None:
    """Raises: RuleError: it cannot be followed here; nothing was changed."""
    try:
        known = work.staff.get(account.name)
    except MissingError:
        if not account.revoked:
            work.staff.add(Officer(account.name, account.full_name, Role(account.role)))
            work.state.set(INVITED + account.name, "1")
        return
    if account.revoked:
        work.staff.set_active(account.name, False)
        return
    if of(work, account.name) is None and known.full_name != account.full_name:
        raise RuleError(OTHER_PERSON, officer=account.name)
    work.staff.set_role(account.name, Role(account.role))
    work.staff.set_full_name(account.name, account.full_name)
    if not known.active:
        work.staff.set_active(account.name, True)
        work.state.set(INVITED + account.name, "1")  # its slot went when it was revoked


def _moment(text: str) -> datetime | None:
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return None
    return told if told.tzinfo else None
