"""Who may sign in, read without unlocking anything: the sign-in window shows it at once.

Nothing but the standard library: what checks a password loads while the officer types it.
"""

import json

from counter_app.domain.errors import IntegrityError, MachineError, MissingError
from counter_app.domain.ids import OfficerId
from counter_app.paths import Paths

OFFICER = "officer"  # the kind of slot that a password opens


def officers(paths: Paths) -> tuple[OfficerId, ...]:
    """Return who has a password, in the order in which they got one.

    Raises:
        MissingError: no key slots here. MachineError: the disk refuses.
        IntegrityError: the file is not what was written.
    """
    try:
        slots = json.loads(paths.keyslots.read_bytes())["slots"]
        return tuple(str(slot["name"]) for slot in slots if slot["kind"] == OFFICER)
    except FileNotFoundError:
        raise MissingError("key_slots.missing") from None
    except OSError as wrong:
        raise MachineError("disk.failing", errno=wrong.errno) from None
    except (ValueError, LookupError, TypeError, RecursionError):
        raise IntegrityError("key_slots.damaged") from None


def has_new_key(paths: Paths) -> bool:
    """Return whether a new key waits to be put in place before anybody signs in."""
    return paths.new_key.exists() or paths.old_key.exists()
