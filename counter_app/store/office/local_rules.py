"""The office's own rules about procedures; they outlive the editions of the catalogue."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from counter_app.domain.ids import ProcedureId
from counter_app.domain.local_rules import LocalComponent, LocalFee, LocalRule, LocalTime
from counter_app.store.office.state import State

_KEYS: Final[Mapping[type[LocalRule], str]] = {
    LocalFee: "local_fees",
    LocalTime: "local_times",
    LocalComponent: "local_components",
}
_DECODERS: Final[Mapping[type[LocalRule], Any]] = {
    LocalFee: msgspec.json.Decoder(tuple[LocalFee, ...]),
    LocalTime: msgspec.json.Decoder(tuple[LocalTime, ...]),
    LocalComponent: msgspec.json.Decoder(tuple[LocalComponent, ...]),
}


class LocalRules:
    """All rules ever said, oldest first; a later one replaces none, it takes effect."""

    def __init__(self, state: State) -> None:
        self._state = state

    def all(self) -> tuple[LocalRule, ...]:
        """Return every rule: fees, then times, then components."""
        kept = self._state.many(_KEYS.values())
        return tuple(
            rule
            for kind, key in _KEYS.items()
            if key in kept
            for rule in _DECODERS[kind].decode(kept[key])
        )

    def of(self, procedure: ProcedureId) -> tuple[LocalRule, ...]:
        """Return the rules about one procedure."""
        return tuple(rule for rule in self.all() if rule.procedure == procedure)

    def add(self, rule: LocalRule) -> None:
        """Keep one more rule."""
        kept = (*self._kept(type(rule)), rule)
        self._state.set(_KEYS[type(rule)], msgspec.json.encode(kept).decode())

    def _kept(self, kind: type[LocalRule]) -> tuple[LocalRule, ...]:
        kept = self._state.get(_KEYS[kind])
        found: tuple[LocalRule, ...] = _DECODERS[kind].decode(kept) if kept else ()
        return found
