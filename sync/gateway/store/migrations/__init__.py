"""Alembic's folder: one file a step, never edited after it shipped."""
