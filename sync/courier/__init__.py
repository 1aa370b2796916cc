"""The USB courier: the journal and its scans in a sealed bundle, an acknowledgement back.

Harmless when the same facts travel by wire too: the gateway knows a repeat by number and hash.
"""

from sync.courier.bundle import Bundle, Manifest, ScanEntry, open_bundle
from sync.courier.counter_side import BundleReport, NewsReport, courier_in, courier_out
from sync.courier.reply import Reply, acknowledge

__all__ = [
    "Bundle",
    "BundleReport",
    "Manifest",
    "NewsReport",
    "Reply",
    "ScanEntry",
    "acknowledge",
    "courier_in",
    "courier_out",
    "open_bundle",
]
