"""``enrol``, ``revoke``, ``widen``, ``devices``: who may speak, and with which numbers."""

import argparse
from datetime import timedelta
from http import HTTPStatus

from sync.contract import CodeRange
from sync.gateway.commands.answers import DONE, say
from sync.gateway.commands.opened import opened
from sync.gateway.deeds.enrol import default_range, prepare
from sync.gateway.deeds.oversight import revoke_device, widen_device
from sync.gateway.errors import RefusedError
from sync.gateway.settings import utc_now
from sync.gateway.store import units


def enrol(asked: argparse.Namespace) -> int:
    """Print a one-time code."""
    own = default_range(asked.counter)
    chosen = _range(asked.first or own.first, asked.last or own.last)
    with opened(asked.db, make=True) as database:
        code, expires_at = prepare(
            database,
            unit=asked.unit,
            unit_name=asked.unit_name,
            counter=asked.counter,
            ranges=(chosen,),
            at=utc_now(),
            lifetime=timedelta(days=asked.days),
        )
    say({"enrolment": code, "unit": asked.unit, "counter": asked.counter, "expires_at": expires_at})
    return DONE


def revoke(asked: argparse.Namespace) -> int:
    """End a device."""
    with opened(asked.db) as database:
        say(
            {"device": asked.device, "revoked_at": revoke_device(database, asked.device, utc_now())}
        )
    return DONE


def widen(asked: argparse.Namespace) -> int:
    """Give a device another range; facts refused for want of it are accepted now."""
    with opened(asked.db) as database:
        ranges, better = widen_device(
            database, asked.device, _range(asked.first, asked.last), utc_now()
        )
    shown = [[owned.first, owned.last] for owned in ranges]
    say({"device": asked.device, "ranges": shown, "accepted_now": better})
    return DONE


def list_devices(asked: argparse.Namespace) -> int:
    """Print every device, JSON Lines."""
    with opened(asked.db) as database, database.read() as connection:
        for device in units.all_devices(connection):
            say(
                {
                    "device": device.id,
                    "unit": device.unit.code,
                    "unit_name": device.unit.name,
                    "counter": device.counter,
                    "ranges": [[owned.first, owned.last] for owned in device.ranges],
                    "head": {"seq": device.head.seq, "hash": device.head.hash},
                    "enrolled_at": device.enrolled_at,
                    "seen_at": device.seen_at,
                    "revoked_at": device.revoked_at,
                    "forks": device.forks,
                }
            )
    return DONE


def _range(first: int, last: int) -> CodeRange:
    if not 1 <= first <= last <= 999_999_999:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "range.impossible", first=first, last=last)
    return CodeRange(first, last)
