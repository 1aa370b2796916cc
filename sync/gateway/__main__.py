"""``counter-gateway``: the province's end of the counters."""

import errno
import sys
from collections.abc import Callable, Mapping
from http import HTTPStatus
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
from sync.gateway.errors import GatewayError, RefusedError

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
    as_json = True  # only then does a misuse come as an error of ours
    try:
        asked = chosen(arguments)
        as_json = asked.json
        return _WORDS[asked.word](asked)
    except GatewayError as error:
        return refuse(error, as_json=as_json)
    except (BrokenPipeError, KeyboardInterrupt):
        return DONE
    except OSError as wrong:  # a file or folder that we were told to use
        unusable = RefusedError(
            HTTPStatus.CONFLICT, "file.unusable", errno=errno.errorcode.get(wrong.errno or 0, "")
        )
        return refuse(unusable, as_json=as_json)


if __name__ == "__main__":
    sys.exit(main())
