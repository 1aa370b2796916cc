"""Files sealed by a password of their own, as commands and screens use them."""

from counter_app.store.keys import sealed_file


def seal(content: bytes, password: str) -> bytes:
    """Return ``content`` sealed. Raises as ``sealed_file.seal``."""
    return sealed_file.seal(content, password)


def unseal(content: bytes, password: str) -> bytes:
    """Return what was sealed. Raises as ``sealed_file.unseal``."""
    return sealed_file.unseal(content, password)
