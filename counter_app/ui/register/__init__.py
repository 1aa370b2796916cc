"""The register of dossiers: search as you type, filters, colours with words."""
