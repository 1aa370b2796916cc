"""``news``, ``courier``, ``rebuild``."""

import argparse

from sync.gateway.errors import RefusedError


def news(asked: argparse.Namespace) -> int:
    """Put news into feeds."""
    raise RefusedError(400, "news.later")


def courier(asked: argparse.Namespace) -> int:
    """Take a USB bundle."""
    raise RefusedError(400, "courier.later")


def rebuild(asked: argparse.Namespace) -> int:
    """Make derived dossiers anew."""
    raise RefusedError(400, "rebuild.later")
