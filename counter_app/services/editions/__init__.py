"""Editions of the catalogue and the calendar: from a file or the province, into force."""
