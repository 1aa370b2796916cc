"""The gateway changed its key: believe the new one when a key we trust vouches for it."""

from collections.abc import Iterable, Sequence

import msgspec

from sync.contract import FeedItem, Succession
from sync.ports import Identity, Replica
from sync.trust.successions import trusted


def believe(replica: Replica, identity: Identity, told: Iterable[Succession]) -> bool:
    """Keep what follows from the keys we trust; return whether anything did."""
    told = list(told)
    known = trusted(identity.gateway_keys, told)
    if len(known) == len(identity.gateway_keys):
        return False
    names = {own.key_id for own in known}
    newest = max((one for one in told if one.key_id in names), key=lambda one: one.signs_from)
    replica.trust(known, newest.seal_key)
    return True


def told_keys(items: Sequence[FeedItem]) -> list[Succession]:
    """Return the keys a page of the feed tells of; what is none is left out."""
    found = []
    for item in items:
        if item.kind == "gateway.key":
            try:
                found.append(msgspec.convert(item.body, Succession))
            except msgspec.ValidationError:
                continue
    return found
