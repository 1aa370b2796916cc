"""The JWT by which a device asks for a token (RFC 7523)."""

from datetime import datetime, timedelta
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

AUDIENCE = "counter-gateway"
LIFE = timedelta(minutes=4)


def client_assertion(device: str, private_key: bytes, at: datetime) -> str:
    """Return a signed assertion. ``at``: the gateway's clock as well as we know it."""
    import jwt  # with its own cryptography: only a PC that speaks to a gateway pays for it

    claims = {
        "iss": device,
        "sub": device,
        "aud": AUDIENCE,
        "jti": uuid4().hex,
        "iat": at,
        "exp": at + LIFE,
    }
    return jwt.encode(claims, Ed25519PrivateKey.from_private_bytes(private_key), algorithm="EdDSA")
