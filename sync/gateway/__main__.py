"""``counter-gateway``: the province's end of the counters."""

import sys
from collections.abc import Callable, Mapping
from typing import Any

from sync.gateway.commands import (
    accounts,
    devices,
    editions,
    feeding,
    forwarding,
    keys,
    reading,
    recovering,
    serving,
)
from sync.gateway.commands.answers import DONE, refuse
from sync.gateway.commands.words import chosen
from sync.gateway.errors import GatewayError

_WORDS: Mapping[str, Callable[[Any], int]] = {
    "serve": serving.serve,
    "enrol": devices.enrol,
    "revoke": devices.revoke,
    "widen": devices.widen,
    "devices": devices.list_devices,
    "show": reading.show,
    "facts": reading.facts,
    "verify": reading.verify,
    "news": feeding.news,
    "edition": editions.edition,
    "account": accounts.account,
    "accounts": accounts.list_accounts,
    "keys": keys.list_keys,
    "rotate-key": keys.rotate_key,
    "forward": forwarding.forward,
    "forwards": forwarding.list_forwards,
    "forward-decide": forwarding.decide,
    "courier": feeding.courier,
    "rebuild": feeding.rebuild,
    "recovery-key": recovering.recovery_key,
    "recover": recovering.recover,
    "open-support": recovering.open_support,
    "offer-recovery": recovering.offer_recovery,
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    asked = chosen(arguments)
    try:
        return _WORDS[asked.word](asked)
    except GatewayError as error:
        return refuse(error, as_json=asked.json)
    except (BrokenPipeError, KeyboardInterrupt):
        return DONE


if __name__ == "__main__":
    sys.exit(main())
