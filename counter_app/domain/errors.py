"""The error tree of the counter.

CounterError                 code, facts (ids only), cure
├── RuleError                the regulation says no; the officer can put it right
│   ├── TransitionError        no such step from this status
│   └── IncompleteDossierError a required component is missing
├── MissingError             no such dossier, procedure, officer …
├── StaleError               the dossier changed since it was read
├── SignInError              unknown officer or wrong password
├── BusyError                another program holds what is asked for
├── IntegrityError           the store, the journal or a scan is not what it was
└── MachineError             disk, printer, scanner: nobody's bug

The wire has a tree of its own in ``sync/errors.py``. Anything else is a bug.
"""

from enum import StrEnum
from typing import ClassVar


class Cure(StrEnum):
    """What the person in front of the screen does next."""

    CORRECT = "correct"
    RELOAD = "reload"
    SIGN_IN = "sign_in"
    WAIT = "wait"
    CALL_SUPPORT = "call_support"
    RESTORE = "restore"
    UPDATE = "update"


class CounterError(Exception):
    """An error we foresaw.

    ``code`` names it for screens, logs and tests. ``facts`` say which thing, never
    whose: they are written to the log.
    """

    cure: ClassVar[Cure] = Cure.CALL_SUPPORT

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value}" for name, value in self.facts.items())])


class RuleError(CounterError):
    """The regulation, or the form's own check, says no; the officer can put it right."""

    cure = Cure.CORRECT


class TransitionError(RuleError):
    """The workflow knows no such step from this status."""


class IncompleteDossierError(RuleError):
    """A required component is neither handed over nor waived."""


class MissingError(CounterError):
    """There is no such thing."""

    cure = Cure.CORRECT


class StaleError(CounterError):
    """It was changed since it was read."""

    cure = Cure.RELOAD


class SignInError(CounterError):
    """Unknown officer, wrong password, or a role that may not do this."""

    cure = Cure.SIGN_IN


class BusyError(CounterError):
    """Another program holds the data folder or the store."""

    cure = Cure.WAIT


class IntegrityError(CounterError):
    """The store, the journal or a scan is not what was written."""

    cure = Cure.RESTORE


class MachineError(CounterError):
    """Disk, printer, scanner: nobody's bug."""
