"""The store's side of the wire: the feed, healing, scans that wait."""
