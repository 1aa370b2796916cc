"""QR codes, by segno: bytes in UTF-8, level M, L where the text is long."""

from functools import lru_cache
from typing import Final

import segno

from counter_app.domain.errors import RuleError

LONGEST_BYTES: Final = 666  # still read by a cheap scanner when printed 34 mm wide
_LONG_BYTES: Final = 200


@lru_cache(maxsize=8)
def encode(text: str) -> tuple[int, ...]:
    """Return the QR of ``text`` as rows, top first; bit ``size - 1 - x`` is column x, 1 = dark.

    The number of rows is the size; the quiet zone is the caller's.

    Raises:
        RuleError: ``qr.too_long``, more than 666 bytes.
    """
    payload = text.encode()
    if len(payload) > LONGEST_BYTES:
        raise RuleError("qr.too_long", bytes=len(payload))
    level = "l" if len(payload) > _LONG_BYTES else "m"
    code = segno.make(
        payload, error=level, mode="byte", micro=False, boost_error=False, encoding="utf-8"
    )
    return tuple(int("".join(str(bit & 1) for bit in row), 2) for row in code.matrix)
