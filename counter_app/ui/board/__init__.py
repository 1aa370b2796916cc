"""The lead's board: the day's work at a glance."""
