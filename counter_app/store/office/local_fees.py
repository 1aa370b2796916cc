"""The office's own answers about fees; they outlive the editions of the catalogue."""

from typing import Final

import msgspec

from counter_app.domain.ids import ProcedureId
from counter_app.domain.local_fees import LocalFee
from counter_app.store.office.state import State

_KEY: Final = "local_fees"
_DECODER = msgspec.json.Decoder(tuple[LocalFee, ...])


class LocalFees:
    """All answers ever given, oldest first; a later one replaces none, it takes effect."""

    def __init__(self, state: State) -> None:
        self._state = state

    def all(self) -> tuple[LocalFee, ...]:
        """Return every answer."""
        kept = self._state.get(_KEY)
        return _DECODER.decode(kept) if kept else ()

    def of(self, procedure: ProcedureId) -> tuple[LocalFee, ...]:
        """Return the answers about one procedure."""
        return tuple(fee for fee in self.all() if fee.procedure == procedure)

    def add(self, fee: LocalFee) -> None:
        """Keep one more answer."""
        self._state.set(_KEY, msgspec.json.encode((*self.all(), fee)).decode())
