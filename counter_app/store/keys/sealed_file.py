"""A file sealed by a password of its own, for whoever carries it: an inspector, support.

``MAGIC ‖ one line of JSON ‖ AES-256-GCM``; the line says how dear Argon2id makes a guess, and is
covered by the seal. The password goes another way than the file.
"""

import base64
import secrets
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from counter_app.domain.errors import IntegrityError, RuleError, SignInError
from counter_app.store.keyslots import Cost, is_bearable, stretch

MAGIC: Final = b"counter-sealed-file-1\n"
SHORTEST: Final = 8  # characters of a password that lies beside nobody
_COST: Final = Cost(passes=3, memory_kib=65536)
_LONGEST_LINE: Final = 1000


class _Head(msgspec.Struct, frozen=True):
    salt: str
    nonce: str
    cost: Cost


def seal(plain: bytes, password: str, *, cost: Cost = _COST) -> bytes:
    """Return ``plain``, readable with ``password`` only.

    Raises:
        RuleError: ``file.password_short``.
    """
    if len(password.strip()) < SHORTEST:
        raise RuleError("file.password_short", shortest=SHORTEST)
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    head = _Head(base64.b64encode(salt).decode(), base64.b64encode(nonce).decode(), cost)
    opening = MAGIC + msgspec.json.encode(head) + b"\n"
    return opening + AESGCM(stretch(password, salt, cost)).encrypt(nonce, plain, opening)


def unseal(content: bytes, password: str) -> bytes:
    """Return what ``seal`` took.

    Raises:
        RuleError: ``file.not_sealed``. SignInError: ``file.wrong_password``, or damaged.
        IntegrityError: ``file.seal_damaged``.
    """
    line, mark, sealed = content.removeprefix(MAGIC).partition(b"\n")
    if not content.startswith(MAGIC) or not mark or len(line) > _LONGEST_LINE:
        raise RuleError("file.not_sealed")
    try:
        head = msgspec.json.decode(line, type=_Head)
        salt, nonce = base64.b64decode(head.salt), base64.b64decode(head.nonce)
        if not is_bearable(head.cost) or len(nonce) != 12 or len(salt) < 8:
            raise IntegrityError("file.seal_damaged")
        cipher = AESGCM(stretch(password, salt, head.cost))
        return cipher.decrypt(nonce, sealed, MAGIC + line + b"\n")
    except InvalidTag as wrong:
        raise SignInError("file.wrong_password") from wrong
    except (msgspec.MsgspecError, ValueError, RecursionError) as wrong:
        raise IntegrityError("file.seal_damaged") from wrong
