"""``show``, ``facts``, ``verify``: what the province holds."""

import argparse
from http import HTTPStatus

import msgspec

from sync.gateway.commands.answers import BROKEN, DONE, say
from sync.gateway.commands.opened import opened
from sync.gateway.deeds.inspect import dossier_view, stored_facts, verified
from sync.gateway.errors import RefusedError


def show(asked: argparse.Namespace) -> int:
    """Print a dossier."""
    with opened(asked.db) as database:
        found = dossier_view(database, asked.code)
    if found is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "dossier.unknown", code=asked.code)
    say(found)
    return DONE


def facts(asked: argparse.Namespace) -> int:
    """Print stored facts, in each device's order: the fact's own fields, then where it stands."""
    with opened(asked.db) as database:
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
