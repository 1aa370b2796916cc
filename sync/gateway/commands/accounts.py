"""``account``, ``accounts``: officers' accounts that the province makes, changes and ends."""

import argparse
from datetime import timedelta
from typing import Any

from sync.contract import StaffAccount
from sync.gateway.commands.answers import DONE, say
from sync.gateway.commands.opened import opened
from sync.gateway.deeds.accounts import AccountOrder, accounts_of, order_account
from sync.gateway.keyring import stamp
from sync.gateway.settings import utc_now
from sync.gateway.store import keyring


def account(asked: argparse.Namespace) -> int:
    """Order an account; a one-time password is printed once and kept nowhere."""
    order = AccountOrder(
        unit=asked.unit,
        name=asked.name.strip().lower(),
        full_name=asked.full_name,
        role=asked.role,
        is_revoked=asked.revoke,
        new_password=asked.new_password,
        id=asked.id,
        lifetime=timedelta(days=asked.days),
    )
    with opened(asked.db) as database:
        with database.write() as connection:
            own = keyring.keep(connection, stamp(utc_now()))
        told = order_account(database, own, order, utc_now())
    once = {"one_time_password": told.password} if told.password else {}
    say(_line(told.account) | once | {"n": told.n, "repeated": told.repeated})
    return DONE


def list_accounts(asked: argparse.Namespace) -> int:
    """Print each account as last ordered, JSON Lines."""
    with opened(asked.db) as database:
        for held in accounts_of(database, asked.unit):
            say(_line(held))
    return DONE


def _line(told: StaffAccount) -> dict[str, Any]:
    return {
        "id": told.id,
        "unit": told.unit,
        "name": told.name,
        "full_name": told.full_name,
        "role": told.role,
        "revoked": told.revoked,
        "issued_at": told.issued_at,
        "expires_at": told.expires_at,
    }
