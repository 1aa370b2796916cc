"""The words of ``counter-gateway`` and what each may say."""

import argparse
import os
import re
import sys
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import NoReturn, get_args

from sync.contract import EditionKind, StaffRole
from sync.gateway.errors import RefusedError
from sync.gateway.store.forwards import STATES

_UNIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.]{0,39}", re.ASCII)
_NAME = 200  # characters
DB = "COUNTER_GATEWAY_DB"
BLOBS = "COUNTER_GATEWAY_BLOBS"
_WITHOUT_STORE = ("recovery-key", "recover")
_Word = Callable[[str, str], argparse.ArgumentParser]


class _Parser(argparse.ArgumentParser):
    """Says a misuse as JSON where JSON is asked for."""

    as_json = False

    def error(self, message: str) -> NoReturn:
        """End with 2.

        Raises:
            RefusedError: 400 ``usage``.
        """
        if _Parser.as_json:
            raise RefusedError(HTTPStatus.BAD_REQUEST, "usage", why=message[:200])
        super().error(message)


def parser() -> argparse.ArgumentParser:
    """Return the parser; options stand before or after a command's own words."""
    shared = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--db", help=f"sqlite:///file, a path, or postgresql://… (or {DB})")
    shared.add_argument("--blobs", help=f"folder of scans, or s3://bucket/… (or {BLOBS})")
    shared.add_argument("--json", action="store_true", help="errors as JSON too")
    top = _Parser(
        prog="counter-gateway", description="The province's end of the counters.", parents=[shared]
    )
    words = top.add_subparsers(dest="word", required=True, metavar="COMMAND")

    def word(name: str, help_: str) -> argparse.ArgumentParser:
        return words.add_parser(name, help=help_, description=help_, parents=[shared])

    _serving(word("serve", "Answer the counters."))
    _devices(word)
    _reading(word)
    news = word("news", "Put news of the provincial system into the communes' feeds.")
    news.add_argument("file", help="JSON Lines; - for standard input")
    _edition(word)
    _accounts(word)
    courier = word("courier", "Take a counter's USB bundle and write the acknowledgement.")
    courier.add_argument("file", type=Path)
    courier.add_argument("--out", type=Path, required=True)
    word("rebuild", "Make every derived dossier anew from the facts.")
    _keys(word)
    _forwarding(word)
    _recovering(word)
    return top


def chosen(arguments: list[str] | None) -> argparse.Namespace:
    """Return what was asked, with the environment's defaults filled in."""
    words = sys.argv[1:] if arguments is None else arguments
    _Parser.as_json = "--json" in words
    top = parser()
    asked = top.parse_args(words)
    asked.json = getattr(asked, "json", False)
    asked.db = getattr(asked, "db", os.environ.get(DB, ""))
    if not asked.db and asked.word not in _WITHOUT_STORE:
        top.error(f"--db is needed (or {DB})")
    asked.blobs = getattr(asked, "blobs", os.environ.get(BLOBS, ""))
    return asked


def _serving(serve: argparse.ArgumentParser) -> None:
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8443, help="0 picks a free one")
    serve.add_argument("--workers", type=_workers, default=1)
    serve.add_argument("--tls-cert", type=Path)
    serve.add_argument("--tls-key", type=Path)


def _devices(word: _Word) -> None:
    enrol = word("enrol", "Make a one-time enrolment code for a counter.")
    enrol.add_argument("--unit", type=_unit, required=True)
    enrol.add_argument("--unit-name", type=_name, default="")
    enrol.add_argument("--counter", type=_counter, required=True)
    enrol.add_argument("--first", type=int, help="another code range than the counter's own")
    enrol.add_argument("--last", type=int)
    enrol.add_argument("--days", type=_overlap, default=7, help="until the code expires")
    revoke = word("revoke", "End a device; what it sent stays.")
    revoke.add_argument("--device", required=True)
    widen = word("widen", "Give a device another code range beside those it has.")
    widen.add_argument("--device", required=True)
    widen.add_argument("--first", type=int, required=True)
    widen.add_argument("--last", type=int, required=True)
    word("devices", "List every device with its head.")


def _edition(word: _Word) -> None:
    edition = word("edition", "Sign a catalogue or calendar and put it into the communes' feeds.")
    edition.add_argument("file", type=Path, help="JSON; a catalogue may be gzipped")
    edition.add_argument("--unit", default="", help="one commune; all of them without it")
    edition.add_argument("--kind", choices=get_args(EditionKind), default="", help="as it looks")
    edition.add_argument("--name", default="", help="the file's own without it")


def _accounts(word: _Word) -> None:
    account = word("account", "Make, change or end an officer's account in a commune.")
    account.add_argument("--unit", required=True)
    account.add_argument("--name", required=True, help="to sign in with")
    account.add_argument("--full-name", default="", help="as it is without it")
    account.add_argument("--role", choices=get_args(StaffRole), default="")
    ending = account.add_mutually_exclusive_group()
    ending.add_argument("--revoke", action="store_true", help="end it")
    ending.add_argument("--new-password", action="store_true", help="a one-time one again")
    account.add_argument("--days", type=_days, default=7, help="until that password expires")
    account.add_argument("--id", default="", help="the same id twice is one order")
    listed = word("accounts", "List the accounts ordered, as they stand.")
    listed.add_argument("--unit", default="")


def _reading(word: _Word) -> None:
    show = word("show", "Print the dossier that a code names, as derived here.")
    show.add_argument("code")
    facts = word("facts", "Print stored facts, JSON Lines.")
    facts.add_argument("--device")
    word("verify", "Check every chain; 7 when one is broken.")


def _keys(word: _Word) -> None:
    rotate = word("rotate-key", "Announce the key that follows the gateway's own.")
    rotate.add_argument(
        "--days", type=_overlap, default=14, help="until it signs; 0 is five minutes"
    )
    word("keys", "List the gateway's keys, public halves.")


def _forwarding(word: _Word) -> None:
    forward = word("forward", "Forward to the provincial system, at the pace it bears.")
    forward.add_argument("--portal", type=Path, required=True, help="the portal file, TOML")
    forward.add_argument("--once", action="store_true", help="one round, then tell and end")
    listed = word("forwards", "List what waits for a person: refused, or to be compared.")
    listed.add_argument("--state", action="append", choices=STATES)
    decide = word("forward-decide", "Say what you found at the portal.")
    decide.add_argument("key")
    decide.add_argument("--found", choices=("there", "not-there"), required=True)


def _recovering(word: _Word) -> None:
    made = word("recovery-key", "Make the province's recovery key; keep its file off the net.")
    made.add_argument("--out", type=Path, required=True)
    offered = word("offer-recovery", "Tell the communes of the recovery key, signed.")
    offered.add_argument("public", help="as recovery-key printed it")
    support = word("open-support", "Open the sealed file a counter made for those who help.")
    support.add_argument("file", type=Path)
    support.add_argument("--out", type=Path, required=True, help="a zip; delete it afterwards")
    recover = word("recover", "Answer the recovery request of a counter nobody can open.")
    recover.add_argument("file", type=Path)
    recover.add_argument("--key", type=Path, required=True)
    recover.add_argument("--out", type=Path, required=True)
    recover.add_argument("--by", required=True, help="who orders it")
    recover.add_argument("--reason", required=True)


def _unit(text: str) -> str:
    if not _UNIT.fullmatch(text):
        raise argparse.ArgumentTypeError("it is no code of a unit")
    return text


def _name(text: str) -> str:
    name = " ".join(text.split())
    if len(name) > _NAME or not (name or " ").isprintable():
        raise argparse.ArgumentTypeError("it is no name")
    return name


def _port(text: str) -> int:
    return _between(text, 0, 65_535)


def _workers(text: str) -> int:
    return _between(text, 1, 64)


def _counter(text: str) -> int:
    return _between(text, 1, 999)


def _days(text: str) -> int:
    return _between(text, 1, 366)


def _overlap(text: str) -> int:
    return _between(text, 0, 366)


def _between(text: str, low: int, high: int) -> int:
    number = int(text)
    if not low <= number <= high:
        raise argparse.ArgumentTypeError(f"{number} is not between {low} and {high}")
    return number
