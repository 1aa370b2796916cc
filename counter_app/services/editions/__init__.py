"""Editions of catalogue and calendar: from the province or a file, into force."""
