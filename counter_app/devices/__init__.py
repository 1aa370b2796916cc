"""What the PC is made of, as far as the counter must know it."""
