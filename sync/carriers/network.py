"""Which network this PC is in, asked of its own tables only: nothing is sent."""

import socket

# Addresses for documentation (RFC 5737, RFC 3849): routed like any far one, and nobody's.
_FAR = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def own_addresses() -> str:
    """Return the addresses this PC would speak from; empty while it is in no network."""
    return " ".join(filter(None, (_own_address(family, far) for family, far in _FAR)))


def _own_address(family: socket.AddressFamily, far: str) -> str:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as asking:
            asking.connect((far, 9))  # a datagram socket: only looks up the way
            return str(asking.getsockname()[0])
    except OSError:
        return ""
