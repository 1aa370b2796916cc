"""Officers' accounts as the province orders them: signed items of their commune's feed."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

import msgspec

from sync.contract import StaffAccount
from sync.gateway.errors import RefusedError
from sync.gateway.keyring import KeyRing, stamp
from sync.gateway.store import feed, units
from sync.gateway.store.database import Connection, Database
from sync.gateway.store.feed import NewsItem
from sync.gateway.store.units import Unit
from sync.trust.accounts import spoken_code, verifier_of

KIND = "staff.account"


@dataclass(frozen=True, slots=True)
class AccountOrder:
    """What an administrator of the province wants; empty means "as it is".

    ``id``: the sender's own; the same one twice is one order. ``lifetime``: of a one-time password.
    """

    unit: str
    name: str
    full_name: str = ""
    role: str = ""
    is_revoked: bool = False
    new_password: bool = False
    id: str = ""
    lifetime: timedelta = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Ordered:
    """What the commune was told. ``password``: to be handed to the officer, empty when it stays;
    nothing keeps it.
    """

    account: StaffAccount
    n: int
    password: str
    repeated: bool


def order_account(database: Database, own: KeyRing, order: AccountOrder, at: datetime) -> Ordered:
    """Put an account into its commune's feed; a fresh one gets a one-time password.

    Raises:
        RefusedError: 404 ``unit.unknown``, ``account.unknown``; 422 ``account.malformed`` with
            the field.
    """
    password = spoken_code()
    verifier = "" if order.is_revoked else verifier_of(password)  # dear; before any lock
    with database.write() as connection:
        unit = units.unit(connection, order.unit, lock=True)
        if unit is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "unit.unknown", unit=order.unit)
        known = _known(connection, unit)
        for item, account in known:
            if order.id and account.id == order.id:
                return Ordered(account, item.n, "", repeated=True)
        before = next((a for _, a in reversed(known) if a.name == order.name), None)
        if order.is_revoked and before is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "account.unknown", unit=order.unit)
        stays = before is not None and not before.revoked and not order.new_password
        if order.is_revoked or stays:
            password, verifier = "", ""
        account = own.signer(at).account(
            _account(order, before, verifier, stamp(at), stamp(at + order.lifetime))
        )
        n = unit.n + 1
        item = NewsItem(n, KIND, "", msgspec.to_builtins(account))
        feed.add(connection, unit.no, item, id_=f"account:{account.id}", at=stamp(at))
        units.set_number(connection, unit.no, n)
    return Ordered(account, n, password, repeated=False)


def accounts_of(database: Database, unit: str) -> list[StaffAccount]:
    """Return the newest order of each account of a commune (all communes when empty)."""
    found: dict[tuple[str, str], StaffAccount] = {}
    with database.read() as connection:
        for commune in units.all_units(connection):
            if unit in ("", commune.code):
                for _, account in _known(connection, commune):
                    found[account.unit, account.name] = account
    return list(found.values())


def _known(connection: Connection, unit: Unit) -> list[tuple[NewsItem, StaffAccount]]:
    told = feed.of_kind(connection, unit.no, KIND)
    return [(item, msgspec.convert(item.body, StaffAccount)) for item in told]


def _account(
    order: AccountOrder, before: StaffAccount | None, verifier: str, at: str, expires_at: str
) -> StaffAccount:
    fields: dict[str, Any] = {
        "id": order.id or str(uuid.uuid4()),
        "unit": order.unit,
        "name": order.name,
        "full_name": " ".join(order.full_name.split()) or (before.full_name if before else ""),
        "role": order.role or (before.role if before else ""),
        "verifier": verifier,
        "expires_at": expires_at if verifier else "",
        "revoked": order.is_revoked,
        "issued_at": at,
        "key_id": "",
        "signature": "",
    }
    if not fields["full_name"]:
        raise _malformed("full_name")
    try:
        return msgspec.convert(fields, StaffAccount)
    except msgspec.ValidationError as wrong:
        raise _malformed(str(wrong).rpartition("$.")[2].strip("`")) from None


def _malformed(field: str) -> RefusedError:
    return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "account.malformed", field=field)
