"""What the gateway answers when it cannot say yes.

GatewayError              code, facts (ids and numbers), status of the answer
├── RefusedError            400/401/403/404/409/413/422/460: asking again changes nothing
├── SlowDownError           429: come back in ``retry_after_s``
└── ClosedError             503: the store does not answer, or we are stopping

Commands turn the same errors into exit codes (``commands/answers.py``).
"""

from http import HTTPStatus
from typing import ClassVar

CHECKSUM_MISMATCH = 460  # tus 1.0, no constant in http


class GatewayError(Exception):
    """An answer that is no success, foreseen."""

    cure: ClassVar[str] = "look"

    def __init__(self, status: int, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.status = int(status)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value}" for name, value in self.facts.items())])


class RefusedError(GatewayError):
    """The request, as it is, will never be granted."""

    cure = "correct"


class SlowDownError(GatewayError):
    """Too many at once; ``retry_after_s`` is this device's own slot."""

    cure = "wait"

    def __init__(self, code: str, /, *, retry_after_s: int, **facts: object) -> None:
        super().__init__(HTTPStatus.TOO_MANY_REQUESTS, code, retry_after_s=retry_after_s, **facts)
        self.retry_after_s = retry_after_s


class ClosedError(GatewayError):
    """We cannot keep anything just now."""

    cure = "wait"

    def __init__(self, code: str, /, *, retry_after_s: int = 10, **facts: object) -> None:
        super().__init__(HTTPStatus.SERVICE_UNAVAILABLE, code, retry_after_s=retry_after_s, **facts)
        self.retry_after_s = retry_after_s
