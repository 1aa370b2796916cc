"""The gateway's store: SQLite when embedded, PostgreSQL when it grows; rows never leave it."""
