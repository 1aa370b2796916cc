"""The headless commands: everything that matters, without a window."""
