"""The recovery key the province told of: believed when signed, kept until an admin signs in."""

import logging
from datetime import datetime
from typing import Final

import msgspec

from counter_app.store.work import Work
from sync.trust.recovery_offer import KIND, RecoveryOffer, is_signed

__all__ = ["KIND", "newest", "take"]

log = logging.getLogger(__name__)

_NEWEST: Final = "recovery_offer"  # key of the state


def take(work: Work, body: object) -> bool:
    """Keep an offer of our gateway that is newer than the last; return whether it is one."""
    identity = work.device.get()
    try:
        offer = msgspec.convert(body, RecoveryOffer)
        issued = datetime.fromisoformat(offer.issued_at)
    except (msgspec.ValidationError, ValueError):  # of a newer gateway
        return False
    if identity is None or issued.tzinfo is None:
        return False
    if not is_signed(identity.gateway_keys, offer):
        log.warning("a recovery key has no good signature")
        return False
    before = newest(work)
    if before is not None and issued <= datetime.fromisoformat(before.issued_at):
        return False
    work.state.set(_NEWEST, msgspec.json.encode(offer).decode())
    return True


def newest(work: Work) -> RecoveryOffer | None:
    """Return the last offer, None where the province told of none."""
    kept = work.state.get(_NEWEST)
    return msgspec.json.decode(kept, type=RecoveryOffer) if kept else None
