"""The error tree of the wire; a root of its own, since ``sync`` knows nothing of the counter.

SyncError            code, facts, cure
├── OfflineError       no answer: wait, then try again; never a dialog
├── BusyError          the gateway asks us to slow down (``retry_after_s``)
├── AuthError          enrolment, token or device is refused
├── RejectedError      a person must look (malformed, too large …)
├── GapError           the gateway holds another head than we thought
├── ForkError          two journals claim one device; sync stops, nothing is thrown away
├── StoreError         this PC's own store refuses (disk full, locked): try again later
├── SeveredError       we ourselves ended the exchange: the program shuts
└── ProtocolError      one side is too old, or the answer proves itself wrong
"""

from typing import ClassVar


class SyncError(Exception):
    """An error of the wire that we foresaw. ``facts`` carry ids and numbers only."""

    cure: ClassVar[str] = "call_support"

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value}" for name, value in self.facts.items())])


class OfflineError(SyncError):
    """No answer, or nothing that is one (captive portal, proxy page, cut body)."""

    cure = "wait"


class BusyError(SyncError):
    """The gateway asks to slow down."""

    cure = "wait"

    def __init__(self, code: str, *, retry_after_s: float, **facts: object) -> None:
        super().__init__(code, retry_after_s=retry_after_s, **facts)
        self.retry_after_s = retry_after_s


class AuthError(SyncError):
    """The gateway does not, or no longer, know this device."""

    cure = "sign_in"


class RejectedError(SyncError):
    """A person must look."""

    cure = "look"


class GapError(SyncError):
    """The head the gateway holds is not the one we appended to; ask and go on."""

    cure = "wait"


class ForkError(SyncError):
    """The gateway holds another fact under one of our numbers."""


class ProtocolError(SyncError):
    """One side is too old, or an answer contradicts itself."""

    cure = "update"


class SeveredError(SyncError):
    """We ended the exchange ourselves; it says nothing about the line."""

    cure = "wait"


class StoreError(SyncError):
    """The counter's own store refuses: its disk is full, or somebody holds it too long.

    Nothing was written; the code is the store's.
    """
