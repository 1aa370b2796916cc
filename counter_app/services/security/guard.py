"""All that keeps a counter locked and provable, each part made on first use."""

from contextlib import suppress
from functools import cached_property

from counter_app.domain.errors import CounterError
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.services.security.activation import Activation
from counter_app.services.security.audit import Audit
from counter_app.services.security.key_desk import KeyDesk
from counter_app.services.security.retiring import Retiring
from counter_app.services.security.seals import seal_settings, trusts
from counter_app.services.security.start_check import StartCheck
from counter_app.services.security.support import Support
from counter_app.settings import Settings


class Guard:
    """What a signed-in counter has of it."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk = desk
        self._paths = paths

    @cached_property
    def audit(self) -> Audit:
        """Who saw what, and the whole ID number for a reason."""
        return Audit(self._desk)

    @cached_property
    def accounts(self) -> Activation:
        """Officers whom the province sent or took away."""
        return Activation(self._desk, self._paths)

    @cached_property
    def start(self) -> StartCheck:
        """What is looked at after sign-in, and the chain in the background."""
        return StartCheck(self._desk, self._paths)

    @cached_property
    def keys(self) -> KeyDesk:
        """The ways to the store's key, and the change to a new one."""
        return KeyDesk(self._desk, self._paths)

    @cached_property
    def retiring(self) -> Retiring:
        """Wiping this PC."""
        return Retiring(self._desk, self._paths)

    @cached_property
    def support(self) -> Support:
        """The sealed file for those who help from afar."""
        return Support(self._desk, self._paths)

    def seal(self, settings: Settings) -> None:
        """Remember settings that the program itself has written."""
        with self._desk.store.write() as work:
            seal_settings(work, settings)

    def trusted_ca(self, ca_file: str) -> str:
        """Return the gateway's CA file; "" for one that was put there outside the program.

        Without it only the system's authorities count, and a forged gateway gets no word of ours.
        """
        with self._desk.store.read() as work:
            return ca_file if trusts(work, ca_file) else ""

    def settle(self) -> None:
        """Write the traces that wait; for idle moments."""
        if self._desk.tracks:
            self._desk.tracks.settle()

    def close(self) -> None:
        """Leave nothing unwritten; a store that is closed or full keeps nobody from closing."""
        with suppress(CounterError):
            self.settle()
