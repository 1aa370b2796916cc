"""QR codes of our own: small, quick, without a library."""

from counter_app.printing.qr.code import MAX_VERSION, encode

__all__ = ["MAX_VERSION", "encode"]
