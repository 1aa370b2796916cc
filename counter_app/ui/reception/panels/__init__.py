"""What stands on the reception screen beside people and papers."""
