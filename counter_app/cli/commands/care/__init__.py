"""What keeps a counter safe: checks, backups, keys, repair, traces."""
