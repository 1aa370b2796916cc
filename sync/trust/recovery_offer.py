"""The province's recovery key, told by the feed and signed: a counter seals its key to no other."""

from collections.abc import Iterable
from typing import Annotated, Final

import msgspec

from sync import keys
from sync.canonical import canonical
from sync.contract import PublicKey

KIND: Final = "recovery.key"  # of the feed's item


class RecoveryOffer(msgspec.Struct, frozen=True, kw_only=True):
    """The body of a ``recovery.key`` item; of two the later ``issued_at`` stands.

    ``public``: X25519, as ``counter-gateway recovery-key`` prints it. The signature covers
    ``canonical`` of every field but ``key_id`` and ``signature``.
    """

    public: Annotated[str, msgspec.Meta(min_length=43, max_length=43)]
    issued_at: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    key_id: str
    signature: str


def offer_bytes(offer: RecoveryOffer) -> bytes:
    """Return what an offer's signature covers."""
    return canonical({"recovery_key": offer.public, "issued_at": offer.issued_at})


def is_signed(gateway_keys: Iterable[PublicKey], offer: RecoveryOffer) -> bool:
    """Return whether the gateway key named in ``offer`` is ours and signed it."""
    message = offer_bytes(offer)
    return any(
        keys.verify(known.key, offer.signature, message)
        for known in gateway_keys
        if known.key_id == offer.key_id
    )
