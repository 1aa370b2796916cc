"""Back in through the province when no password opens the store any more."""

from contextlib import closing

from counter_app.domain.clock import Clock
from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.staff import Officer, Role
from counter_app.paths import Paths
from counter_app.services.security.seals import seal_slots
from counter_app.services.staff_desk import check_password, officer_from
from counter_app.settings import Settings
from counter_app.store import keyslots
from counter_app.store.keys import recovery, store_facts
from counter_app.store.store import Store
from counter_app.store.work import Work
from sync.courier.recovery import FACT, Act


def ask(paths: Paths, settings: Settings, clock: Clock) -> bytes:
    """Return the request that goes to the province. Nothing in it is secret.

    Raises:
        MissingError: the store has no slot for a recovery key (``key_slot.no_recovery``).
    """
    unit, counter = settings.office_unit, settings.office_counter
    return recovery.request(paths, unit=unit, counter=counter, at=clock.now())


def take_answer(paths: Paths, content: str, name: str, password: str, clock: Clock) -> Act:
    """Give an admin a new password by the province's answer; the journal keeps who and why.

    An officer nobody knew becomes an admin: perhaps all admins have left.

    Raises:
        MissingError: ``recovery.nothing_asked``. RejectedError: ``recovery.not_for_this_key``.
        RuleError: ``password.too_short``, or the officer is known and no admin.
    """
    check_password(password)
    key, act = recovery.open_answer(paths, content)
    with closing(Store.open(paths, key)) as store, store.write() as work:
        admin = _admin(work, name)
        body = {"reason": act.reason, "ordered_by": act.by, "ordered_at": act.at}
        body["recovery_key"] = act.recovery_key
        store_facts.record(work, FACT, body, by=admin.name, at=clock.now())
        # Inside the transaction: without the fact there is no way in.
        keyslots.add_slot(paths, key, admin.name, password)
        seal_slots(work, paths)
    recovery.forget(paths)
    return act


def _admin(work: Work, name: str) -> Officer:
    try:
        known = work.staff.get(name)
    except MissingError:
        new = officer_from(name, "", Role.ADMIN.value)
        work.staff.add(new)
        return new
    if known.role is not Role.ADMIN:
        raise RuleError("officer.may_not", officer=name, role=known.role.value, deed="recover")
    work.staff.set_active(name, True)
    return known
