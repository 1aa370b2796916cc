"""The counter: an offline-first desktop program."""
