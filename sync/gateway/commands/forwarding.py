"""``forward``, ``forwards``, ``forward-decide``: the way to the provincial system."""

import argparse
import signal
import threading
from http import HTTPStatus

from sync.gateway.commands.answers import DONE, say
from sync.gateway.commands.opened import opened
from sync.gateway.errors import RefusedError
from sync.gateway.forwarding.portal_file import read_portal
from sync.gateway.forwarding.round import Forwarder
from sync.gateway.keyring import stamp
from sync.gateway.settings import utc_now
from sync.gateway.store import forwards
from sync.gateway.watch.logs import open_logs


def forward(asked: argparse.Namespace) -> int:
    """Forward until told to stop; with ``--once`` one round."""
    settings = read_portal(asked.portal)
    stop = threading.Event()
    try:
        with opened(asked.db) as database:
            forwarder = Forwarder(database, settings, utc_now, stop.wait)
            if asked.once:
                done = forwarder.round()
                with database.read() as connection:
                    counts = forwards.counts(connection)
                figures = {"planned": done.planned, "asked": done.asked, "looked": done.looked}
                say(figures | {"troubles": done.troubles} | counts)
                return DONE
            open_logs()
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
            say({"forwarding": settings.file.dialect})
            forwarder.run()
    finally:
        settings.close()
    return DONE


def list_forwards(asked: argparse.Namespace) -> int:
    """Print what stands in the states asked for, JSON Lines; without, what waits for a person."""
    states = asked.state or [forwards.REFUSED, forwards.COMPARE]
    with opened(asked.db) as database, database.read() as connection:
        for line in forwards.to_look_at(connection, states):
            say(line)
    return DONE


def decide(asked: argparse.Namespace) -> int:
    """Write down what a person saw at the portal."""
    with opened(asked.db) as database, database.write() as connection:
        is_known = forwards.decide(
            connection, asked.key, is_there=asked.found == "there", at=stamp(utc_now())
        )
    if not is_known:
        raise RefusedError(HTTPStatus.NOT_FOUND, "forward.unknown")
    say({"key": asked.key, "found": asked.found})
    return DONE
