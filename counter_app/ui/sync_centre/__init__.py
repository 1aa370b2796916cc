"""What is delivered, what waits, and why."""
