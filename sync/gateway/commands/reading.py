"""``show``, ``facts``, ``verify``: what the province holds."""

import argparse
from http import HTTPStatus

import msgspec

from sync.gateway.commands.answers import BROKEN, DONE, say
from sync.gateway.commands.opened import opened
from sync.gateway.deeds.inspect import dossier_view, stored_facts, verified
from sync.gateway.errors import RefusedError
from sync.gateway.store import units
from sync.gateway.store.database import Database


def show(asked: argparse.Namespace) -> int:
    """Print a dossier."""
    with opened(asked.db) as database:
        found = dossier_view(database, asked.code) if _is_storable(asked.code) else None
    if found is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "dossier.unknown")
    say(found)
    return DONE


def facts(asked: argparse.Namespace) -> int:
    """Print stored facts, in each device's order: the fact's own fields, then where it stands."""
    with opened(asked.db) as database:
        if asked.device is not None:
            _check_device(database, asked.device)
        for line in stored_facts(database, asked.device):
            stands = msgspec.to_builtins(line)
            fact, verdict = stands.pop("fact"), stands.pop("verdict")
            judged = {"verdict": verdict["verdict"], "code": verdict.get("code", "")}
            say({**fact, **stands, **judged, "verdict_facts": verdict.get("facts", {})})
    return DONE


def verify(asked: argparse.Namespace) -> int:
    """Check every chain and every number."""
    with opened(asked.db) as database:
        report = verified(database)
    say(report)
    return BROKEN if report["problems"] else DONE


def _check_device(database: Database, device: str) -> None:
    with database.read() as connection:
        is_known = any(known.id == device for known in units.all_devices(connection))
    if not is_known:
        raise RefusedError(HTTPStatus.NOT_FOUND, "device.unknown")


def _is_storable(text: str) -> bool:
    """Whether a store could hold the text at all: no code has a NUL or half a character."""
    return "\x00" not in text and text == text.encode("utf-8", "replace").decode()
