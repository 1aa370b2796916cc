"""From an account the province ordered to a key slot here: the one-time password, once.

The store must be open: a colleague signed in. What the officer types opens nothing by itself; the
open program makes the slot, under a password of the officer's own.
"""

from contextlib import suppress
from datetime import datetime
from typing import Final

from counter_app.domain.errors import RuleError, SignInError
from counter_app.domain.staff import Officer
from counter_app.paths import Paths
from counter_app.services.desk import EARLIEST, Desk
from counter_app.services.security.seals import seal_slots
from counter_app.services.staff_desk import check_password
from counter_app.store import keyslots
from counter_app.store.keys import store_facts
from counter_app.store.office.staff import INVITED
from counter_app.store.wire import accounts
from counter_app.store.work import Work
from sync.trust.accounts import is_password_of

FACT: Final = "staff.activated"


class Activation:
    """Gives officers whom the province sent their way in, and takes it from those who left."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk = desk
        self._paths = paths

    def waiting(self) -> tuple[Officer, ...]:
        """Return the officers whose one-time password can be used now."""
        with self._desk.store.read() as work:
            return tuple(
                officer
                for officer in work.staff.all()
                if officer.active and self._opens(work, officer)
            )

    def activate(self, name: str, once: str, password: str) -> Officer:
        """Make ``name``'s key slot with ``password``; the one-time password is spent by it.

        Raises:
            SignInError: ``sign_in.wrong``: no such account, ended, expired, spent, or another
                password; which of them is not said.
            RuleError: ``password.too_short``. MachineError: the disk refuses; nothing is spent.
        """
        check_password(password)
        store, now = self._desk.store, self._desk.clock.now()
        with store.read() as work:
            ordered = accounts.of(work, name)
        if ordered is None or not is_password_of(ordered.account.verifier, once):
            raise SignInError("sign_in.wrong")
        with store.write() as work:
            newest = accounts.of(work, name)
            officer = work.staff.get(name)
            if newest != ordered or not officer.active or not self._opens(work, officer):
                raise SignInError("sign_in.wrong")
            accounts.keep(work, accounts.Ordered(account=ordered.account, spent=True))
            work.state.set(INVITED + name, "")
            told = {"account": ordered.account.id, "name": name}
            store_facts.record(work, FACT, told, by=name, at=now)
            # Inside the transaction: a spent password without a slot would lock the officer out.
            keyslots.add_slot(self._paths, store.key, name, password)
            seal_slots(work, self._paths)
        return officer

    def settle(self) -> tuple[str, ...]:
        """Take the key slots of ended accounts away; return whose. For starts and idle moments."""
        with self._desk.store.read() as work:
            ended = {officer.name for officer in work.staff.all() if not officer.active}
        gone = []
        for name in (
            [one for one in keyslots.officers(self._paths) if one in ended] if ended else []
        ):
            with suppress(RuleError):  # the last slot: nobody could ever open the store again
                keyslots.remove_slot(self._paths, name)
                gone.append(name)
        if gone:
            with self._desk.store.write() as work:
                seal_slots(work, self._paths)
        return tuple(gone)

    def _opens(self, work: Work, officer: Officer) -> bool:
        ordered, now = accounts.of(work, officer.name), self._desk.clock.now()
        if ordered is None or ordered.spent or ordered.code or not ordered.account.verifier:
            return False
        try:
            until = datetime.fromisoformat(ordered.account.expires_at)
        except ValueError:
            return False
        return EARLIEST <= now < until if until.tzinfo else False
