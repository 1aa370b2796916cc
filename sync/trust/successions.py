"""Which keys follow the gateway's own: each is vouched for by the one before."""

from collections.abc import Iterable, Sequence

import msgspec

from sync import keys
from sync.canonical import canonical
from sync.contract import PublicKey, Succession


def succession_bytes(succession: Succession) -> bytes:
    """Return what a succession's signature covers: every field but the signature."""
    fields = msgspec.structs.asdict(succession)
    del fields["signature"]
    return canonical(fields)


def trusted(known: Sequence[PublicKey], told: Iterable[Succession]) -> list[PublicKey]:
    """Return ``known`` and every key that follows from it, whatever order they are told in.

    A key whose name is not its own, or that no trusted key signed for, is left out.
    """
    found = {own.key_id: own for own in known}
    waiting = [one for one in told if one.key_id not in found and _is_named_right(one)]
    while True:
        proven = [one for one in waiting if _is_vouched_for(one, found)]
        if not proven:
            return list(found.values())
        for one in proven:
            found.setdefault(one.key_id, PublicKey(key_id=one.key_id, key=one.key))
        waiting = [one for one in waiting if one.key_id not in found]


def _is_vouched_for(succession: Succession, found: dict[str, PublicKey]) -> bool:
    older = found.get(succession.by)
    if older is None:
        return False
    return keys.verify(older.key, succession.signature, succession_bytes(succession))


def _is_named_right(succession: Succession) -> bool:
    try:
        return keys.key_id(succession.key) == succession.key_id
    except (keys.KeyFormatError, UnicodeError):
        return False
