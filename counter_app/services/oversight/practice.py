"""What was made to practise in never becomes a device of a province."""

from typing import Final

from counter_app.domain.errors import RuleError
from counter_app.settings import TRAINING_UNIT, Settings
from counter_app.store.store import Store
from counter_app.store.work import Work

_KEY: Final = "practice"


def mark_practice(work: Work) -> None:
    """Write into the store itself that it was made to practise: its settings are but a file."""
    work.state.set(_KEY, "yes")


def require_real(store: Store, settings: Settings) -> None:
    """Let what is here be delivered.

    Raises:
        RuleError: ``training.stays_here``: it was made to practise in.
    """
    with store.read() as work:
        made_for_it = bool(work.state.get(_KEY))
    if made_for_it or settings.window_training or settings.office_unit == TRAINING_UNIT:
        raise RuleError("training.stays_here")
