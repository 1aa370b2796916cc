"""One module a step; a step once shipped is never edited."""
