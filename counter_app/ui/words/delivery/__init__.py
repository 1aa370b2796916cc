"""What the sync centre says: the line, what waits, what must be put right."""
