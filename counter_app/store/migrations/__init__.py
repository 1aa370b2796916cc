"""Alembic's scripts; nothing imports them but Alembic."""
