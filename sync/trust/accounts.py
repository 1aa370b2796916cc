"""One-time passwords of accounts that the province orders: made there, checked at the counter.

Sixteen letters and digits that nothing reads as something else: 78 bits, so that nobody finds one
from its verifier. Case, dashes and spaces do not matter when it is typed.
"""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_GROUPS, _GROUP = 4, 4
_PAID_AT_MOST = 64 * 1024  # KiB; a dearer verifier is nonsense, and would stop a weak PC
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID)


def spoken_code() -> str:
    """Return a fresh code, easy to read over the telephone."""
    letters = [secrets.choice(ALPHABET) for _ in range(_GROUPS * _GROUP)]
    return "-".join("".join(letters[at : at + _GROUP]) for at in range(0, len(letters), _GROUP))


def verifier_of(password: str) -> str:
    """Return what a counter is told of a one-time password (Argon2id, PHC text)."""
    return _HASHER.hash(plain_code(password))


def is_password_of(verifier: str, typed: str) -> bool:
    """Return whether ``typed`` is the one-time password; nonsense is not, and never raises."""
    if not _is_payable(verifier):
        return False
    try:
        return _HASHER.verify(verifier, plain_code(typed))
    except (VerificationError, InvalidHashError, ValueError):
        return False


def plain_code(text: str) -> str:
    """Return a code as it counts: capitals and digits only."""
    return "".join(letter for letter in text.upper() if letter.isalnum())


def _is_payable(verifier: str) -> bool:
    parts = verifier.split("$")
    if len(parts) != 6 or parts[1] != "argon2id":
        return False
    try:
        cost = {
            name: int(value) for name, value in (pair.split("=") for pair in parts[3].split(","))
        }
    except ValueError:
        return False
    return cost.get("m", 0) <= _PAID_AT_MOST and cost.get("t", 0) <= 10 and cost.get("p", 0) <= 4
