"""Replication of a counter's journal to the province: an island, nothing of the counter in it."""
