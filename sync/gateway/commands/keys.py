"""``rotate-key``, ``keys``: what the gateway signs with."""

import argparse
from datetime import timedelta

from sync.gateway.commands.answers import DONE, say
from sync.gateway.commands.opened import opened
from sync.gateway.deeds.keys import succeed
from sync.gateway.keyring import stamp
from sync.gateway.settings import utc_now
from sync.gateway.store import keyring


def rotate_key(asked: argparse.Namespace) -> int:
    """Announce a new key; it signs when its overlap is over."""
    with opened(asked.db) as database:
        told = succeed(database, timedelta(days=asked.days), utc_now())
    say({"key_id": told.key_id, "follows": told.by, "signs_from": told.signs_from})
    return DONE


def list_keys(asked: argparse.Namespace) -> int:
    """Print every key, oldest first, JSON Lines; public halves only."""
    now = utc_now()
    with opened(asked.db) as database:
        with database.write() as connection:
            ring = keyring.keep(connection, stamp(now))
        signer = ring.signer(now)
        for own in ring:
            say(
                {
                    "key_id": own.public.key_id,
                    "public": own.public.key,
                    "seal_key": own.seal_key,
                    "signs_from": own.signs_from,
                    "follows": own.succeeded.by if own.succeeded else "",
                    "signs": own is signer,
                }
            )
    return DONE
