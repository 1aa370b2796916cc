"""Settings of this counter, shortcuts, help."""
