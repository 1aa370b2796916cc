"""One dossier: all of it, its timeline, and what may be done next."""
