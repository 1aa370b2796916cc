"""``recovery-key``, ``offer-recovery``, ``recover``: the last key to a counter nobody can open.

The private half stays off the gateway, in a file under a password of its own.
"""

import argparse
import os
from http import HTTPStatus
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from sync.courier import recovery
from sync.errors import RejectedError
from sync.gateway.commands.answers import DONE, say
from sync.gateway.commands.opened import opened
from sync.gateway.deeds.news import offer_recovery as offer
from sync.gateway.errors import RefusedError
from sync.gateway.keyring import stamp
from sync.gateway.settings import utc_now
from sync.gateway.store import keyring
from sync.keys import key_id

PASSWORD = "COUNTER_RECOVERY_PASSWORD"
_SHORTEST = 12


def recovery_key(asked: argparse.Namespace) -> int:
    """Make a recovery key; print its public half, which the counters get."""
    private = X25519PrivateKey.generate()
    locked = private.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(_password())
    )
    try:
        with open(asked.out, "xb", opener=_for_us_only) as file:
            file.write(locked)
    except FileExistsError:
        raise RefusedError(HTTPStatus.CONFLICT, "file.exists") from None
    public = recovery.public_of(private)
    say({"public": public, "recovery_key": key_id(public), "out": str(asked.out)})
    return DONE


def offer_recovery(asked: argparse.Namespace) -> int:
    """Put the recovery key into the communes' feeds: counters seal their key to it.

    Raises:
        RefusedError: 422 ``recovery.bad_key``.
    """
    with opened(asked.db) as database:
        signed, communes = offer(database, asked.public.strip(), utc_now())
    say({"recovery_key": key_id(signed.public), "at": signed.issued_at, "units": communes})
    return DONE


def open_support(asked: argparse.Namespace) -> int:
    """Open a counter's file for support with the keys bundles are sealed to.

    Raises:
        RefusedError: 404 ``file.missing``; 422 ``support.not_for_us``: another province's.
    """
    if not asked.file.is_file():
        raise RefusedError(HTTPStatus.NOT_FOUND, "file.missing")
    with opened(asked.db) as database, database.write() as connection:
        ring = keyring.keep(connection, stamp(utc_now()))
    told = asked.file.read_bytes().decode("ascii", "replace").strip()
    for own in ring:
        try:
            private = X25519PrivateKey.from_private_bytes(own.sealing)
            plain = recovery.unseal(private, told, b"support")
        except RejectedError:
            continue
        with open(asked.out, "wb", opener=_for_us_only) as file:
            file.write(plain)
        say({"out": str(asked.out), "size": len(plain)})
        return DONE
    raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "support.not_for_us")


def recover(asked: argparse.Namespace) -> int:
    """Answer a counter's request; the counter writes reason and name into its journal."""
    private = _opened(asked.key)
    if not asked.file.is_file():
        raise RefusedError(HTTPStatus.NOT_FOUND, "file.missing")
    try:
        request = recovery.read_request(asked.file.read_bytes())
        at = stamp(utc_now())
        told = recovery.answer(request, private, reason=asked.reason, by=asked.by, at=at)
    except RejectedError as wrong:
        raise RefusedError(
            HTTPStatus.UNPROCESSABLE_ENTITY, str(wrong.code), **wrong.facts
        ) from wrong
    asked.out.write_text(told + "\n", "utf-8")
    say(
        {
            "out": str(asked.out),
            "unit": request.unit,
            "counter": request.counter,
            "by": asked.by,
            "reason": asked.reason,
            "at": at,
        }
    )
    return DONE


def _opened(file: Path) -> X25519PrivateKey:
    try:
        private = load_pem_private_key(file.read_bytes(), _password())
    except FileNotFoundError:
        raise RefusedError(HTTPStatus.NOT_FOUND, "file.missing") from None
    except (ValueError, TypeError):
        raise RefusedError(HTTPStatus.UNAUTHORIZED, "recovery.wrong_password") from None
    if not isinstance(private, X25519PrivateKey):
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "recovery.bad_key")
    return private


def _password() -> bytes:
    given = os.environ.get(PASSWORD, "")
    if len(given) < _SHORTEST:
        raise RefusedError(HTTPStatus.UNAUTHORIZED, "recovery.password_missing", shortest=_SHORTEST)
    return given.encode()


def _for_us_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
